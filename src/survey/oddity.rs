//! What is odd about a cell that can be read: told once for each distinct value, so that a million cells cost nothing.
use super::answer::{Answer, DateValue, Trouble, Value};
use super::workbook::{CellValue, Format, Workbook};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::standard::AnswerType;
use crate::wording;
use rust_decimal::Decimal;

/// Days between the two days from which spreadsheets count.
const FROM_1900_TO_1904: i64 = 1_462;
/// Numbers that are taken for days as spreadsheets count them from 1900: 2000-01-01 to 2049-12-31.
const SERIALS: std::ops::RangeInclusive<i64> = 36_526..=54_788;

/// What is odd about a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Oddity {
    /// A number stored as text, in a file that could store it as a number.
    NumberAsText,
    /// A day stored as a bare number.
    DaySerial,
    /// A day in a workbook that counts from 1904.
    DayFrom1904,
}

impl Oddity {
    /// What is told of a column that has such cells, and under which name.
    pub(super) fn of_column(self) -> Option<(Code, Trouble)> {
        Some(match self {
            Self::NumberAsText => (
                Code::NumberAsText,
                Trouble {
                    message: wording!("数字是按文本存的,已照数字读", "the number is stored as text, and is read as a number"),
                    help: wording!(
                        "不必处理;要在表格软件里求和、排序,请转换为数字",
                        "nothing to do, unless a spreadsheet program is to add or sort it: convert it to a number"
                    ),
                },
            ),
            Self::DaySerial => (
                Code::DaySerial,
                Trouble {
                    message: wording!(
                        "日期存成了数字,已按表格软件的日期序号读",
                        "the day is stored as a bare number, and is read as spreadsheet programs count days"
                    ),
                    help: wording!("把单元格设为日期格式,核对显示的日期", "give the cell a date format and check the day it shows"),
                },
            ),
            Self::DayFrom1904 => return None,
        })
    }
}

/// That a workbook counts its days from 1904, at one of them.
pub(super) fn days_from_1904(place: Place) -> Diagnostic {
    let message = wording!("工作簿的日期从1904年起算,已照此读", "the workbook counts its days from 1904, and they are read so");
    let help = wording!(
        "核对日期:从别的工作簿粘贴来的可能差4年零1天;可在表格软件的选项里取消“使用1904日期系统”",
        "check the days: those pasted from another workbook may be off by 4 years and a day; the 1904 date system can be switched off in the options"
    );
    Diagnostic::new(Code::DaysFrom1904, message, help).at(place)
}

/// How a workbook keeps its values.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Kept {
    /// It tells numbers from texts.
    typed: bool,
    counted_from_1904: bool,
}

impl Kept {
    /// How this one does.
    pub(super) fn by(workbook: &Workbook) -> Self {
        Self { typed: workbook.format != Format::Csv, counted_from_1904: workbook.counted_from_1904 }
    }

    /// The same day counted from 1900, where a bare number stands for a day counted from 1904.
    pub(super) fn day(self, cell: &CellValue, question: &AnswerType) -> Option<CellValue> {
        let CellValue::Number { value: Some(value), shown, percent: false } = cell else { return None };
        let moved = value + Decimal::from(FROM_1900_TO_1904);
        (self.counted_from_1904 && *question == AnswerType::Date && is_serial(moved)).then(|| CellValue::Number {
            value: Some(moved),
            shown: shown.clone(),
            percent: false,
        })
    }

    /// What is odd about a cell that was read as `answer`.
    pub(super) fn oddity(self, cell: &CellValue, question: &AnswerType, answer: &Answer) -> Option<Oddity> {
        let Answer::Given(value) = answer else { return None };
        let is_day = matches!(value, Value::Date(DateValue::Days(_)));
        match cell {
            CellValue::Date { .. } | CellValue::Number { .. } if is_day && self.counted_from_1904 => Some(Oddity::DayFrom1904),
            CellValue::Number { value: Some(value), .. } if is_day && is_serial(*value) => Some(Oddity::DaySerial),
            CellValue::Text(text) if is_day && plain_number(text).is_some_and(is_serial) => Some(Oddity::DaySerial),
            CellValue::Text(text) if self.typed && is_measured(question) && plain_number(text).is_some() => Some(Oddity::NumberAsText),
            _ => None,
        }
    }
}

fn is_serial(value: Decimal) -> bool {
    i64::try_from(value.trunc()).is_ok_and(|whole| SERIALS.contains(&whole))
}

fn is_measured(question: &AnswerType) -> bool {
    matches!(question, AnswerType::Count(_) | AnswerType::Number(_) | AnswerType::Percent(_) | AnswerType::Duration(_))
}

/// The number that a text is and nothing else.
fn plain_number(text: &str) -> Option<Decimal> {
    let text = text.trim();
    text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.').then(|| text.parse().ok()).flatten()
}
