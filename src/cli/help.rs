//! The help texts in both languages: the structures of clap name the arguments, this table says what they mean.
use super::usage;
use clap::Command;
use dabiao::diagnostic::{Language, Wording};
use dabiao::wording;
use std::ffi::OsString;

/// The language before anything is parsed: `--lang` if it is there, else the system's.
pub(super) fn language(arguments: impl Iterator<Item = OsString>) -> Language {
    let mut arguments = arguments.map(|argument| argument.to_string_lossy().into_owned());
    while let Some(argument) = arguments.next() {
        let value = if argument == "--lang" { arguments.next() } else { argument.strip_prefix("--lang=").map(str::to_owned) };
        match value.as_deref() {
            Some("zh") => return Language::Chinese,
            Some("en") => return Language::English,
            _ => {}
        }
    }
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| std::env::var(name).ok().filter(|locale| !locale.is_empty()));
    of_locale(set.as_deref(), sys_locale::get_locale().as_deref())
}

/// The language of a locale: the one that the system prefers, unless the locale that is set is none of any language.
fn of_locale(set: Option<&str>, preferred: Option<&str>) -> Language {
    let of_none = set.and_then(|set| set.split('.').next()).is_some_and(|name| matches!(name, "C" | "POSIX"));
    let chinese = preferred.is_some_and(|locale| locale.to_ascii_lowercase().starts_with("zh"));
    if chinese && !of_none { Language::Chinese } else { Language::English }
}

/// The command with all its help texts in one language.
pub(super) fn in_language(command: Command, language: Language) -> Command {
    let path = command.get_name().to_owned();
    let version = wording!("显示版本", "Print version").say(language).to_owned();
    let version = clap::Arg::new("version").short('V').long("version").action(clap::ArgAction::Version).help(version);
    let command = described(command, &path, language).disable_version_flag(true).arg(version);
    if language == Language::Chinese { usage::in_chinese(command) } else { command }
}

fn described(command: Command, path: &str, language: Language) -> Command {
    let mut command = command.about(about(path).say(language).to_owned());
    let arguments: Vec<clap::Id> = command.get_arguments().map(|argument| argument.get_id().clone()).collect();
    for id in arguments {
        let text = argument(id.as_str()).say(language).to_owned();
        // what every command takes stands behind what the command is for
        let everywhere = ["lang", "color", "quiet"].contains(&id.as_str());
        command = command.mut_arg(id, |argument| if everywhere { argument.help(text).display_order(900) } else { argument.help(text) });
    }
    let subcommands: Vec<String> = command.get_subcommands().map(|subcommand| subcommand.get_name().to_owned()).collect();
    for name in subcommands {
        let below = format!("{path} {name}");
        command = command.mut_subcommand(name, |subcommand| described(subcommand, &below, language));
    }
    let help = wording!("显示帮助", "Print help").say(language).to_owned();
    command.disable_help_flag(true).arg(clap::Arg::new("help").short('h').long("help").action(clap::ArgAction::Help).help(help).display_order(999))
}

/// What a command does.
fn about(path: &str) -> Wording {
    match path {
        "dabiao" => wording!("对照公布的标准核查政务服务站点", "Audit government service sites against published standards"),
        "dabiao audit" => wording!("核查填报表:档次、得分、整改台账", "Audit survey spreadsheets: tiers, scores, rectification"),
        "dabiao explain" => wording!("说明一个检查项:依据、判定、填法、计分、整改", "Explain a check: clause, rule, question, scoring, remedy"),
        "dabiao completions" => wording!("打印命令行补全脚本", "Print a completion script for a shell"),
        "dabiao check" => wording!("只查填报数据:哪一格有问题、怎样改", "Check the survey data alone: which cell is wrong and how to mend it"),
        "dabiao read" => wording!("列出读到的每个答案:原文、读法、所在单元格", "List every answer as it was read: raw text, reading, cell"),
        "dabiao standards" => wording!("列出、查看、检查标准", "List, show and check standards"),
        "dabiao standards list" => wording!("列出内置的标准", "List the standards that are built in"),
        "dabiao standards show" => wording!("查看一个标准", "Show one standard"),
        "dabiao standards overlap" => {
            wording!(
                "几个标准并排:共用哪些采集项、要求哪里不同、合成一份调查问什么",
                "Hold standards side by side: shared questions, differing demands, one survey"
            )
        }
        "dabiao standards schema" => {
            wording!("打印 JSON Schema:编写标准的编辑器用,或核对输出用", "Print a JSON Schema: for an editor of standards, or of what is written")
        }
        "dabiao standards check" => wording!("检查自己编写的标准", "Check standards of your own"),
        _ => Wording::default(),
    }
}

/// What an argument means.
fn argument(id: &str) -> Wording {
    match id {
        "surveys" => wording!("填报表或文件夹(xlsx、xls、et、ods、csv)", "Survey files or folders (xlsx, xls, et, ods, csv)"),
        "limits" => wording!(
            "放宽读文件的上限,如 cells=20000000;可用 file、unpacked、cells、values、text",
            "Raise a limit on what is read, as cells=20000000; NAME is file, unpacked, cells, values or text"
        ),
        "standard" => {
            wording!("标准的编号,或标准所在的文件夹、文件;可写几次,各按各的评", "Id of a standard, or the folder or file of one; may be given several times")
        }
        "output" => wording!("把工作簿、台账、网页和 audit.json 写到这个文件夹", "Write the workbooks, the page and audit.json into this folder"),
        "format" => wording!("标准输出的格式", "Format on standard output"),
        "check" => wording!("检查项的编号、编号的后半段、名称,或一个指标", "Id of a check, its last part, its title, or an indicator"),
        "of" => wording!("什么的 JSON Schema", "Of what"),
        "section" => wording!("只看这些部分", "Show these parts only"),
        "shell" => wording!("哪一种命令行", "Which shell"),
        "findings" => wording!("all:连同符合的检查结果一起列出", "all: list findings that are met as well"),
        "missing" => wording!("没有填报的答案怎样计分", "What unknown answers do to scores"),
        "as_of" => wording!("截至日期(默认今天),如 2023-11-30", "The day of which everything is said (default: today), as 2023-11-30"),
        "fail_on" => wording!(
            "满足其一即以 1 退出:unmet、partial、unknown、tier<档次、score<分、target、overdue,用逗号分开",
            "Exit with 1 if any holds: unmet, partial, unknown, tier<ID, score<N, target, overdue, separated by commas"
        ),
        "max_warnings" => wording!("警告多于 N 类时以 1 退出", "Exit with 1 if there are more than N warnings"),
        "kind" => wording!(
            "认不出类型的行按这一类站点评;几个标准可各写一次",
            "Take rows of which nothing tells the kind for this kind of site; once for each standard"
        ),
        "force" => wording!("替换输出文件夹里已有的、改动过的文件", "Replace files in the output folder that are not this program's or were changed"),
        "lang" => wording!("程序说中文(zh)还是英文(en),默认随系统", "Speak Chinese (zh) or English (en); default: the system's language"),
        "color" => wording!("是否用颜色", "Whether to use colours"),
        "quiet" => wording!("标准错误上只说错误", "Say nothing but errors on standard error"),
        "id" => wording!("标准的编号或路径", "Id or path of a standard"),
        "ids" => wording!("两个以上标准的编号或路径", "Ids or paths of two or more standards"),
        "paths" => wording!("标准所在的文件夹或文件", "Folders or files of standards"),
        _ => Wording::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::{about, argument, of_locale};
    use clap::CommandFactory;
    use dabiao::diagnostic::Language;

    fn sweep(command: &clap::Command, path: &str) {
        assert!(!about(path).zh.is_empty() && !about(path).en.is_empty(), "{path} has no help text");
        for id in command.get_arguments().map(|argument| argument.get_id().as_str()).filter(|id| *id != "help") {
            assert!(!argument(id).zh.is_empty() && !argument(id).en.is_empty(), "{path} {id} has no help text");
        }
        for below in command.get_subcommands() {
            sweep(below, &format!("{path} {}", below.get_name()));
        }
    }

    #[test]
    fn the_locale_that_is_in_force_tells_the_language() {
        let cases = [
            (Some("zh_CN.UTF-8"), Some("zh-CN"), Language::Chinese),
            (Some("zh_TW"), Some("zh-TW"), Language::Chinese),
            (Some("en_US.UTF-8"), Some("en-US"), Language::English),
            (Some("C"), Some("zh-CN"), Language::English),
            (Some("C.UTF-8"), Some("C"), Language::English),
            (Some("POSIX"), Some("POSIX"), Language::English),
            // desktops that set no such variable name the language themselves
            (None, Some("zh-Hans-CN"), Language::Chinese),
            (None, None, Language::English),
        ];
        for (set, preferred, language) in cases {
            assert_eq!(of_locale(set, preferred), language, "{set:?} {preferred:?}");
        }
    }

    #[test]
    fn every_command_and_argument_is_explained_in_both_languages() {
        sweep(&super::super::Arguments::command(), "dabiao");
    }
}
