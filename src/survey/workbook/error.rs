//! Why a file cannot be read, told so that a clerk knows what to do next.
use super::Measure;
use crate::diagnostic::Wording;
use crate::wording;
use thiserror::Error;

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReadError {
    /// The file has no bytes.
    #[error("the file is empty")]
    Empty,
    /// The file is something else.
    #[error("not a spreadsheet but {0:?}")]
    NotASpreadsheet(Actual),
    /// A password is needed to open the file.
    #[error("the file is encrypted")]
    Encrypted,
    /// The file is cut off or damaged; the detail is for whoever looks into it.
    #[error("the file is damaged: {0}")]
    Damaged(String),
    /// The file holds more than is read.
    #[error("more than {most} of {measure:?}")]
    TooLarge {
        /// What there is too much of.
        measure: Measure,
        /// How much of it is read at most.
        most: u64,
    },
    /// A text file is written in more than one encoding, or is damaged, from this line on.
    #[error("line {line} is encoded otherwise than the rest")]
    MixedEncoding {
        /// The line, counted from one.
        line: u64,
    },
    /// A spreadsheet in a form that is not read.
    #[error("a kind of spreadsheet that is not read: {0}")]
    Unsupported(&'static str),
}

/// What a file is that is no spreadsheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actual {
    /// A web page, also one saved under the name of a spreadsheet.
    Html,
    /// A web page with its pictures in one file.
    WebArchive,
    /// The XML form of Excel 2003.
    XmlSpreadsheet,
    /// Any other XML file.
    Xml,
    /// A PDF document.
    Pdf,
    /// A picture.
    Picture,
    /// A Word document.
    Word,
    /// A presentation.
    Slides,
    /// Rich text.
    RichText,
    /// An archive that holds no workbook.
    Archive,
    /// The lock file that a spreadsheet program leaves while a file is open.
    LockFile,
    /// Bytes of no known kind.
    Binary,
}

impl Actual {
    fn named(self) -> Wording {
        match self {
            Self::Html => wording!("网页(HTML)", "a web page (HTML)"),
            Self::WebArchive => wording!("单个文件网页(MHT)", "a web page in one file (MHT)"),
            Self::XmlSpreadsheet => wording!("“XML 表格 2003”", "an “XML Spreadsheet 2003”"),
            Self::Xml => wording!("XML 文件", "an XML file"),
            Self::Pdf => wording!("PDF 文档", "a PDF document"),
            Self::Picture => wording!("图片", "a picture"),
            Self::Word => wording!("文字文档(Word)", "a text document (Word)"),
            Self::Slides => wording!("演示文稿", "a presentation"),
            Self::RichText => wording!("RTF 文档", "an RTF document"),
            Self::Archive => wording!("里面没有工作簿的压缩包", "an archive that holds no workbook"),
            Self::LockFile => wording!("表格软件打开文件时留下的锁文件", "the lock file of a spreadsheet program"),
            Self::Binary => wording!("认不出的二进制文件", "a binary file of unknown kind"),
        }
    }

    fn remedy(self) -> Wording {
        match self {
            Self::Html | Self::WebArchive | Self::XmlSpreadsheet => wording!(
                "用表格软件打开它,另存为 .xlsx 再来;只改扩展名不行",
                "open it in a spreadsheet program and save it as .xlsx; a new extension alone does not help"
            ),
            Self::Archive => wording!("先解压,把里面的表格文件交来", "unpack it first and pass the spreadsheets inside"),
            Self::LockFile => wording!("关闭正在打开的表格,交原来的文件", "close the open spreadsheet and pass the file itself"),
            _ => wording!(
                "请核对是不是选错了文件;能读的是 xlsx、xlsm、xlsb、xls、et、ods、csv",
                "check that this is the right file; xlsx, xlsm, xlsb, xls, et, ods and csv are read"
            ),
        }
    }
}

impl ReadError {
    /// Damage, with at most a line of detail, since hostile files may put anything there.
    #[expect(clippy::needless_pass_by_value, reason = "map_err hands its error over")]
    pub(super) fn damaged(detail: impl ToString) -> Self {
        Self::Damaged(detail.to_string().chars().filter(|c| !c.is_control()).take(80).collect())
    }

    /// What is wrong and how to mend it, as a person is told.
    pub fn told(&self) -> (Wording, Wording) {
        match self {
            Self::Empty => (
                wording!("文件是空的,一个字节也没有", "the file is empty"),
                wording!("多半是下载或传输没有完成,请重新取一份", "the transfer probably failed: fetch the file again"),
            ),
            Self::NotASpreadsheet(actual) => {
                let Wording { zh, en } = actual.named();
                (wording!("这不是表格文件,而是{zh}", "this is no spreadsheet but {en}"), actual.remedy())
            }
            Self::Encrypted => (
                wording!("文件加了打开密码,是加密文件", "the file is encrypted and needs a password"),
                wording!("用表格软件打开,去掉密码后另存", "open it in a spreadsheet program and save it without the password"),
            ),
            Self::Damaged(detail) => (
                wording!("文件已损坏或不完整,打不开", "the file is damaged or incomplete ({detail})"),
                wording!(
                    "请重新取一份;若表格软件还打得开,打开后另存为 .xlsx",
                    "fetch it again; if a spreadsheet program still opens it, save it from there as .xlsx"
                ),
            ),
            Self::TooLarge { measure, most } => (too_much(*measure, *most), lessen(*measure)),
            Self::MixedEncoding { line } => (
                wording!(
                    "第 {line} 行的文字编码与别的行不同,或这一行已损坏,照读会出乱码",
                    "line {line} is in another encoding than the rest, or damaged; its text would come out wrong"
                ),
                wording!(
                    "多半是两个文件拼成的:改正这一行,整个文件另存为 UTF-8 或 .xlsx",
                    "the file was probably joined from two: mend that line and save the whole as UTF-8 or .xlsx"
                ),
            ),
            Self::Unsupported(what) => (
                wording!("这种表格文件读不了({what})", "this kind of spreadsheet is not read ({what})"),
                wording!("用表格软件打开,另存为 .xlsx", "open it in a spreadsheet program and save it as .xlsx"),
            ),
        }
    }
}

fn too_much(measure: Measure, most: u64) -> Wording {
    let mib = most >> 20;
    match measure {
        Measure::FileBytes => wording!("文件太大,超过 {mib} MiB", "the file is too large: more than {mib} MiB"),
        Measure::UnpackedBytes => {
            wording!("文件解开后太大,超过 {mib} MiB", "the file is too large when unpacked: more than {mib} MiB")
        }
        Measure::Cells => wording!("文件里的单元格太多,超过 {most} 格", "the file has too many cells: more than {most}"),
        Measure::DistinctValues => {
            wording!("文件里各不相同的值太多,超过 {most} 个", "the file has too many distinct values: more than {most}")
        }
        Measure::TextBytes => {
            wording!("文件里的文字太多,超过 {mib} MiB", "the file has too much text: more than {mib} MiB")
        }
    }
}

fn lessen(measure: Measure) -> Wording {
    let name = measure.as_str();
    wording!(
        "正常的摸底表远到不了这个上限:删去数据以外的行列和工作表,或拆成几份再来;确实需要时用 --limit {name}=… 放宽",
        "no ordinary survey comes near this limit: delete rows, columns and sheets beyond the data, or split the file; where it must be, raise it with --limit {name}=…"
    )
}
