//! What stopped the program, in both languages: its own words, those of the library's errors, those of the system.
use super::terminal::Told;
use dabiao::diagnostic::Wording;
use dabiao::standard::{SourceError, TooMuch};
use dabiao::wording;

/// One link of what stopped the program.
pub(super) fn reason(cause: &(dyn std::error::Error + 'static)) -> Wording {
    if let Some(Told(words)) = cause.downcast_ref() {
        return words.clone();
    }
    if let Some(error) = cause.downcast_ref::<SourceError>() {
        return of_source(error);
    }
    if let Some(TooMuch) = cause.downcast_ref() {
        return wording!("要两两比较的太多,不会是几份标准", "more pairs to compare than any standards have");
    }
    cause.downcast_ref().map_or_else(|| wording!("{cause}", "{cause}"), system)
}

/// What the system says of a file. What happens often is said in the program's languages, the rest in the system's.
pub(super) fn system(error: &std::io::Error) -> Wording {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => wording!("没有这个文件或文件夹", "no such file or folder"),
        ErrorKind::PermissionDenied => wording!("没有权限", "permission denied"),
        ErrorKind::AlreadyExists | ErrorKind::NotADirectory => {
            wording!("这里已有一个同名的文件,不是文件夹", "there is a file of that name, which is no folder")
        }
        ErrorKind::IsADirectory => wording!("这是文件夹,不是文件", "it is a folder, not a file"),
        ErrorKind::StorageFull => wording!("磁盘已满", "the disk is full"),
        ErrorKind::ReadOnlyFilesystem => wording!("磁盘只读", "the disk is read-only"),
        _ => wording!("{error}", "{error}"),
    }
}

/// Why the files of a standard cannot be read.
fn of_source(error: &SourceError) -> Wording {
    match error {
        SourceError::Unreadable { path, cause } => {
            let Wording { zh, en } = system(cause);
            wording!("{path}:{zh}", "{path}: {en}")
        }
        SourceError::TooLarge { path } => wording!("{path} 太大,不会是标准", "{path} is larger than any standard is"),
        SourceError::NotText { path } => wording!("{path} 不是 UTF-8 文本", "{path} is not UTF-8 text"),
        SourceError::TooMany { path } => wording!("{path} 里的文件太多,不会是标准", "{path} holds more files than any standard has"),
        SourceError::Nothing { path } => wording!("{path} 里没有标准(*.yaml)", "{path} holds no standard (*.yaml)"),
    }
}
