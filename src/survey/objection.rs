//! What is said of rows and tables that cannot be read as they stand.
use super::answer::Trouble;
use super::complaint::quote;
use super::understand::InputFile;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::wording;

pub(super) fn damaged_code() -> Trouble {
    Trouble {
        message: wording!(
            "编码的数字已丢失(科学计数法、超过 15 位或不是编码),改按街镇和名称认站",
            "digits of the code are lost (E-notation, more than 15 digits, or no code): the site is known by group and name"
        ),
        help: wording!("把编码列设为文本格式后重新填写编码", "format the column as text and type the code again"),
    }
}

pub(super) fn two_ticks() -> Trouble {
    Trouble {
        message: wording!("两格都打了勾,不知道是哪一个", "both cells are ticked, and they contradict each other"),
        help: wording!("只在一格打勾", "tick one of them only"),
    }
}

pub(super) fn no_tick() -> Trouble {
    Trouble {
        message: wording!("没有一格打勾,却填了别的内容,不知道是有还是无", "nothing is ticked, and something else is written: it may mean either"),
        help: wording!("只在一格打勾", "tick one of them"),
    }
}

pub(super) fn two_columns() -> Trouble {
    Trouble {
        message: wording!("两列问的是同一项,填的却不同,不能判断哪一个对", "two columns ask the same and say different things"),
        help: wording!("改成一致,或删去其中一列", "make them agree, or delete one of the columns"),
    }
}

pub(super) fn no_table(file: &InputFile, known: usize) -> Diagnostic {
    let place = Place::File { file: file.path.clone() };
    if file.workbook.sheets.iter().all(|sheet| sheet.cells.is_empty()) {
        let message = wording!("工作簿里没有内容", "the workbook holds nothing");
        return Diagnostic::new(Code::EmptyWorkbook, message, wording!("是不是发错了文件?", "was the wrong file sent?")).at(place);
    }
    let help = wording!(
        "能读的版式:一行一个站点、表头写明站点名称(或编码)和检查项目的宽表;请核对表头,或换用正确的标准(-s)",
        "the layout that is read: one row a site, under a header that names the site (or its code) and the items; check the header, or name another standard with -s"
    );
    let message = wording!("没有找到能认得的表头(最多的一行认得 {known} 列)", "no header that is known was found (the best row names {known} known columns)");
    Diagnostic::new(Code::NoRecognisableColumn, message, help).at(place)
}

/// A row that is called a total and has a code.
pub(super) fn coded_total(place: Place) -> Diagnostic {
    let message = wording!("这一行名称像合计,却有站点编码,没有评", "this row is called a total and has a site code: it is not assessed");
    let help = wording!("是站点的,改正名称;是合计的,删去编码", "mend the name if it is a site, delete the code if it is a total");
    Diagnostic::new(Code::TotalRow, message, help).at(place)
}

pub(super) fn no_site_column(place: Place, known: usize) -> Diagnostic {
    let message = wording!(
        "这张表认得 {known} 列,但没有站点名称或编码的列,整张表没有评",
        "{known} columns of this sheet are known, but none of them names the site or its code: the whole sheet is not assessed"
    );
    Diagnostic::new(Code::NoRecognisableColumn, message, wording!("给站点名称一列加上表头“站点名称”", "head the column of names 站点名称")).at(place)
}

pub(super) fn no_site(place: Place) -> Diagnostic {
    let message = wording!("表头认得,但下面没有一行是站点", "the header is known, but no row below it is a site");
    Diagnostic::new(
        Code::NoSiteRow,
        message,
        wording!("在表头下一行一个站点填写,站点名称或编码不能空着", "fill in one row a site; its name or code must not be blank"),
    )
    .at(place)
}

pub(super) fn nameless(place: Place) -> Diagnostic {
    let message = wording!("这一行有答案,却没有站点名称和编码,没有评", "this row holds answers and names no site: it is not assessed");
    Diagnostic::new(Code::RowWithoutSite, message, wording!("补上站点名称或编码;不是站点的行请删去", "write the site's name or code, or delete the row"))
        .at(place)
}

/// That nothing tells the kind of a row; `bodies` is the name of a kind of bodies, where the standard has any.
pub(super) fn unknown_kind(place: Place, bodies: Option<&str>) -> Diagnostic {
    let message = wording!("认不出这一行是哪一类站点,没有评", "what kind of site this row is cannot be told: it is not assessed");
    let help = match bodies {
        Some(bodies) => wording!(
            "加一列“站点类型”,或写全站点名称,或用 --kind 指定;是单位的,工作表或“类型”列写单位的种类,如“{bodies}”",
            "add a column 站点类型, write the site's full name, or name the kind with --kind; for bodies the sheet's name or a column 类型 says which they are, as “{bodies}”"
        ),
        None => wording!("加一列“站点类型”,或写全站点名称,或用 --kind 指定", "add a column 站点类型, write the site's full name, or name the kind with --kind"),
    };
    Diagnostic::new(Code::UnknownSiteKind, message, help).at(place)
}

pub(super) fn unknown_tier(text: &str, place: Place) -> Diagnostic {
    let text = quote(text);
    let message = wording!("申报档次“{text}”不是本标准这类站点的档次,未采用", "“{text}” is no tier of this kind of site: it is not taken");
    Diagnostic::new(Code::UnknownDeclaredTier, message, wording!("写档次的名称,或空着", "write the name of a tier, or leave it blank")).at(place)
}
