//! What people fill in: the columns of each ledger sheet that are theirs, and the lists that a cell offers.
use super::book::Book;
use super::cell::Cell;
use super::column::Columns;
use super::error::WriteError;
use super::page::Page;
use super::style::Look;
use crate::assess::Item;
use crate::diagnostic::{Language, Wording};
use crate::wording;
use rust_xlsxwriter::{DataValidation, DataValidationRule, ExcelDateTime};

/// A column that people fill in.
struct Input {
    head: Wording,
    look: Look,
    /// What a cell may say, the first of which it says from the start; nothing where anything may.
    choices: Vec<Wording>,
    preset: bool,
}

impl Input {
    fn text(head: Wording) -> Self {
        Self { head, look: Look::Input, choices: Vec::new(), preset: false }
    }

    fn date(head: Wording) -> Self {
        Self { look: Look::InputDate, ..Self::text(head) }
    }

    fn choice(head: Wording, choices: Vec<Wording>) -> Self {
        Self { choices, ..Self::text(head) }
    }
}

/// The columns that people fill in for what becomes of a finding.
fn inputs(item: Item) -> Vec<Input> {
    match item {
        Item::Rectify => {
            let states = vec![
                wording!("未整改", "open"),
                wording!("整改中", "in progress"),
                wording!("已整改待验收", "mended, to be accepted"),
                wording!("已销号", "closed"),
                wording!("无法整改", "cannot be mended"),
            ];
            vec![
                Input { preset: true, ..Input::choice(wording!("整改状态", "State"), states) },
                Input::text(wording!("整改进展", "Progress")),
                Input::date(wording!("完成日期", "Done on")),
                Input::text(wording!("验收人/意见", "Accepted by, remarks")),
            ]
        }
        Item::Advise => vec![
            Input::choice(wording!("是否采纳", "Taken"), vec![wording!("采纳", "yes"), wording!("不采纳", "no")]),
            Input::text(wording!("不采纳理由", "If not, why")),
        ],
        Item::Verify => vec![
            Input::choice(
                wording!("核实结果", "What was found"),
                vec![wording!("符合", "met"), wording!("部分符合", "partial"), wording!("不符合", "unmet"), wording!("不适用", "n/a")],
            ),
            Input::text(wording!("核实说明", "Remarks")),
        ],
        Item::Improve | Item::None => Vec::new(),
    }
}

/// The columns of a sheet with those behind them that people fill in.
pub(super) fn with_inputs(columns: Columns, item: Item) -> Columns {
    inputs(item).iter().fold(columns, |columns, input| columns.with(&input.head, input.look, 12))
}

/// What stands in these columns before anyone filled them in.
pub(super) fn blank(item: Item, language: Language) -> Vec<String> {
    inputs(item).iter().map(|input| input.choices.first().filter(|_| input.preset).map(|choice| choice.say(language).to_owned()).unwrap_or_default()).collect()
}

/// The cells of these columns.
pub(super) fn cells(blank: &[String]) -> impl Iterator<Item = Cell<'_>> {
    blank.iter().map(|text| if text.is_empty() { Cell::Blank } else { text.as_str().into() })
}

/// Lets the cells of these columns offer what they may say.
pub(super) fn validate(page: &mut Page, book: &Book<'_>, item: Item, first_column: u16) -> Result<(), WriteError> {
    let (first, end) = page.rows();
    if first == end {
        return Ok(());
    }
    for (input, column) in inputs(item).iter().zip(first_column..) {
        let Some(validation) = validation(input, book)? else { continue };
        page.sheet.add_data_validation(first, column, end - 1, column, &validation)?;
    }
    Ok(())
}

fn validation(input: &Input, book: &Book<'_>) -> Result<Option<DataValidation>, WriteError> {
    let any = DataValidation::new().ignore_blank(true);
    if !input.choices.is_empty() {
        let choices: Vec<String> = input.choices.iter().map(|choice| book.say(choice)).collect();
        let help = book.say(&wording!("请从列表中选择", "Choose from the list"));
        return Ok(Some(any.allow_list_strings(&choices)?.set_error_message(help)?));
    }
    if input.look == Look::InputDate {
        let help = book.say(&wording!("请填写日期,如 2024-03-01", "A date, such as 2024-03-01"));
        let first = ExcelDateTime::from_ymd(2000, 1, 1)?;
        return Ok(Some(any.allow_date(DataValidationRule::GreaterThan(first)).set_error_message(help)?));
    }
    Ok(None)
}
