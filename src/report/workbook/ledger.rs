//! 整改项、建议项、提升项、待核实: one row for each item, all four sheets filled in one pass over the sites. What no column asks of a whole
//! kind is one row of 待核实, at its end: nobody finds a misread cell below a thousand rows that say only this.
use super::book::Book;
use super::cell::Cell;
use super::column::Column;
use super::error::WriteError;
use super::input;
use super::page::Page;
use super::style::Look;
use super::task;
use crate::assess::{Item, Verdict};
use crate::diagnostic::Wording;
use crate::programme::{Overdue, item_overdue};
use crate::report::in_order::in_order;
use crate::report::view::{FindingView, Named, OpenView};
use crate::report::{basis, phrase};
use crate::standard::{Check, CheckIx, KindIx, Standard};
use crate::survey::Site;
use crate::wording;
use std::collections::BTreeMap;

/// Columns that stay in view: number, id, code, name.
const FROZEN: u16 = 4;
/// Columns of the document's own date.
const DATES: usize = 2;
/// Columns of the program behind these: where it stands, what is written beside it.
const BEHIND_DATES: u16 = 2;

/// A sheet with how many items stand in it.
struct Ledger {
    item: Item,
    page: Page,
    items: usize,
    /// What stands in the columns that people fill in.
    blank: Vec<String>,
    /// How many columns are the program's.
    own: u16,
}

/// Writes the four sheets.
pub(super) fn write(book: &mut Book<'_>) -> Result<(), WriteError> {
    let mut ledgers = [Item::Rectify, Item::Advise, Item::Improve, Item::Verify].into_iter().map(|item| open(book, item)).collect::<Result<Vec<_>, _>>()?;
    let mut unasked = BTreeMap::new();
    let result = book.result;
    in_order(
        result.site_count(),
        |index| result.site(index),
        |site| {
            let of = (site.site, site.kind);
            site.findings.iter().try_for_each(|finding| add(&mut ledgers, &mut unasked, book, of, finding))?;
            let verify = ledgers.iter_mut().find(|ledger| ledger.item == Item::Verify);
            verify.map_or(Ok(()), |ledger| site.open.iter().try_for_each(|open| ledger.add_open(book, of, open)))
        },
    )?;
    for body in book.result.bodies() {
        for finding in &body.findings {
            add(&mut ledgers, &mut unasked, book, (body.body, body.kind), finding)?;
        }
    }
    for mut ledger in ledgers {
        if ledger.item == Item::Verify {
            for ((kind, check), subjects) in &unasked {
                ledger.add_unasked(book, *kind, *check, *subjects)?;
            }
        }
        input::validate(&mut ledger.page, book, ledger.item, ledger.own)?;
        book.add(ledger.page)?;
    }
    Ok(())
}

/// How many subjects of a kind are not asked what a check needs, because no column asks it of the kind.
type Unasked = BTreeMap<(KindIx, CheckIx), usize>;

/// Adds what is found of a subject to the sheet of what becomes of it.
fn add(ledgers: &mut [Ledger], unasked: &mut Unasked, book: &Book<'_>, of: (&Site, Named<'_>), finding: &FindingView<'_>) -> Result<(), WriteError> {
    if finding.item == Item::Verify && finding.place.is_none() && !asked(book, of.0.kind, finding.check) {
        *unasked.entry((of.0.kind, finding.index)).or_default() += 1;
        return Ok(());
    }
    match ledgers.iter_mut().find(|ledger| ledger.item == finding.item) {
        Some(ledger) => ledger.add(book, of, finding),
        None => Ok(()),
    }
}

fn asked(book: &Book<'_>, kind: KindIx, check: &Check) -> bool {
    let standard = book.result.standard();
    let asks = |question| book.result.survey().asks_question(standard, kind, standard.question(question).slot);
    check.criterion.questions().into_iter().any(asks)
}

fn open(book: &mut Book<'_>, item: Item) -> Result<Ledger, WriteError> {
    let (name, what) = (phrase::item(item), meaning(item));
    let mut page = book.page(&name)?;
    let (as_of, surveyed, name, what) = (book.report.as_of, book.say(&basis::surveyed(book.result)), book.say(&name), book.say(&what));
    let note = wording!("截至 {as_of}　{surveyed}　{what}", "As of {as_of}, {surveyed}. {what}");
    let own = columns(book, item);
    let count = u16::try_from(own.len()).unwrap_or(u16::MAX);
    let mut all = own;
    all.extend(input::with_inputs(book.columns(), item).finish());
    page.table(&format!("{}　{name}", book.title()), &[book.say(&note)], all)?;
    page.freeze(FROZEN)?;
    Ok(Ledger { item, page, items: 0, blank: input::blank(item, book.report.language), own: count })
}

/// What stands in the sheet.
fn meaning(item: Item) -> Wording {
    match item {
        Item::Rectify => {
            wording!("应达档次内不符合的“应”类检查项;浅黄色的列由责任单位填写", "Unmet musts that the site owes; the yellow columns are filled in by the units")
        }
        Item::Advise => wording!("不符合的“宜”类检查项,可说明理由后不采纳", "Unmet shoulds; they may be waived with a reason"),
        Item::Improve => wording!("只有更高档次才要求的检查项,没有整改时限", "What only a higher tier asks; it has no due date"),
        Item::Verify | Item::None => wording!(
            "未填报、未检查或无法读取的检查项,核实后请改正调查表再重新评;整类没有一列填报的列在最后,每项一行",
            "Not answered, not inspected or unreadable: mend the survey and audit again; what no column asks of a kind stands at the end, a row each"
        ),
    }
}

fn columns(book: &Book<'_>, item: Item) -> Vec<Column> {
    let due = item == Item::Rectify;
    let dated = tells_dates(book.result.standard(), item);
    book.columns()
        .with(&wording!("序号", "No."), Look::Count, 6)
        .with(&wording!("问题编号", "Item"), Look::Code, 18)
        .with(&wording!("编码", "Code"), Look::Code, 11)
        .with(&wording!("对象", "Site or body"), Look::Text, 18)
        .with(&wording!("类型", "Kind"), Look::Centre, 12)
        .with(&wording!("所属街镇", "Township"), Look::Text, 12)
        .with(&wording!("指标", "Indicator"), Look::Text, 12)
        .with(&wording!("检查项", "Check"), Look::Text, 14)
        .with(&wording!("条款", "Clause"), Look::Centre, 16)
        .with(&wording!("要求(原文)", "Requirement (in its words)"), Look::Text, 30)
        .with(&wording!("现状", "Observed"), Look::Text, 14)
        .with(&wording!("要求值", "Expected"), Look::Text, 14)
        .with(&wording!("差距", "Short by"), Look::Text, 12)
        .with_if(tells_points(book.result.standard()), &wording!("得分", "Points"), Look::Text, 12)
        .with(&wording!("整改措施", "Remedy"), Look::Text, 22)
        .with(&wording!("责任单位", "Responsible"), Look::Input, 10)
        .with_if(due, &wording!("整改时限", "Due"), Look::Date, 11)
        .with_if(due, &wording!("时限依据", "Due because of"), Look::Centre, 12)
        .with_if(dated, &wording!("文件期限", "The document's date"), Look::Date, 11)
        .with_if(dated, &wording!("是否逾期", "Overdue"), Look::Centre, 12)
        .with(&wording!("位置", "Where"), Look::Text, 18)
        .with(&wording!("说明/佐证", "Remarks, evidence"), Look::Text, 14)
        .finish()
}

impl Ledger {
    fn add(&mut self, book: &Book<'_>, of: (&Site, Named<'_>), finding: &FindingView<'_>) -> Result<(), WriteError> {
        self.items += 1;
        let mut cells = cells(book, of, finding, self.items);
        cells.extend(input::cells(&self.blank));
        self.page.row(&cells)
    }

    /// Adds an answer that keeps a site open though no check asks for it.
    fn add_open(&mut self, book: &Book<'_>, (site, kind): (&Site, Named<'_>), open: &OpenView<'_>) -> Result<(), WriteError> {
        self.items += 1;
        let mut cells = of_site((site, kind), open.item_id.as_str().into(), self.items);
        cells.extend([book.say(&phrase::concerns(open)).into(), open.question.label.as_str().into(), Cell::Blank, open.concerns.name.into()]);
        cells.extend([phrase::open(open, book.report.language).into(), book.say(&phrase::to_fill(open)).into()]);
        cells.resize_with(usize::from(self.own - BEHIND_DATES), || Cell::Blank);
        cells.extend([open.place.map_or(Cell::Blank, |place| phrase::cell(place).into()), Cell::Blank]);
        cells.extend(input::cells(&self.blank));
        self.page.row(&cells)
    }

    /// Adds what no column asks of a kind, once for all its subjects.
    fn add_unasked(&mut self, book: &Book<'_>, kind: KindIx, check: CheckIx, subjects: usize) -> Result<(), WriteError> {
        self.items += 1;
        let standard = book.result.standard();
        let of_all = wording!("全部 {subjects} 个", "all {subjects}");
        let mut cells = vec![Cell::Count(self.items), Cell::Blank, Cell::Blank, book.say(&of_all).into(), book.result.kind(kind).name.into(), Cell::Blank];
        cells.extend(of_check(standard, standard.check(check)));
        cells.extend([book.say(&phrase::unasked()).into(), book.result.expected(check).into()]);
        cells.resize_with(usize::from(self.own - BEHIND_DATES) - if tells_dates(standard, self.item) { DATES } else { 0 }, || Cell::Blank);
        cells.extend(dates(book, self.item, standard.check(check), item_overdue(self.item, standard.check(check), Verdict::Unknown, book.report.as_of)));
        cells.resize_with(usize::from(self.own), || Cell::Blank);
        cells.extend(input::cells(&self.blank));
        self.page.row(&cells)
    }
}

/// Whether the standard gives points to checks, so that what each earns can be told.
pub(super) fn tells_points(standard: &Standard) -> bool {
    standard.checks.iter().any(|check| check.points.is_some())
}

/// Whether the sheet tells the document's own dates, which it sets for what must be done.
fn tells_dates(standard: &Standard, item: Item) -> bool {
    matches!(item, Item::Rectify | Item::Verify) && standard.checks.iter().any(|check| check.due.is_some())
}

/// The document's own date and whether it has passed, in the sheets that tell it.
fn dates<'t>(book: &Book<'_>, item: Item, check: &Check, overdue: Overdue) -> Vec<Cell<'t>> {
    if !tells_dates(book.result.standard(), item) {
        return Vec::new();
    }
    // of what has no date nothing is said
    let past = if check.due.is_some() { task::overdue(book, overdue) } else { Cell::Blank };
    vec![Cell::date(check.due), past]
}

/// What is the same of a check at every site: its indicator, its title, its clause and the requirement.
pub(super) fn of_check<'t>(standard: &'t Standard, check: &'t Check) -> [Cell<'t>; 4] {
    [standard.home_title(check).into(), check.title.as_str().into(), standard.clause(check.clause).id.as_str().into(), check.text.as_str().into()]
}

/// The row of an item begins with its number, its id and whose it is.
fn of_site<'t>((site, kind): (&'t Site, Named<'t>), item: Cell<'t>, number: usize) -> Vec<Cell<'t>> {
    vec![Cell::Count(number), item, Cell::maybe(site.code.as_deref()), site.name.as_str().into(), kind.name.into(), Cell::maybe(site.group.as_deref())]
}

fn cells<'t>(book: &Book<'t>, (site, kind): (&'t Site, Named<'t>), finding: &'t FindingView<'t>, number: usize) -> Vec<Cell<'t>> {
    let standard = book.result.standard();
    let check = finding.check;
    let mut cells = of_site((site, kind), finding.item_id().into(), number);
    cells.extend(of_check(standard, check));
    cells.extend([
        phrase::observed(finding, book.report.language).into(),
        finding.expected.into(),
        finding.shortfall.as_ref().map_or(Cell::Blank, |short| book.say(&phrase::shortfall(short)).into()),
    ]);
    if tells_points(standard) {
        cells.push(finding.points.as_ref().map_or(Cell::Blank, |points| book.say(&phrase::earned(points)).into()));
    }
    cells.extend([check.remedy.text.as_deref().unwrap_or(&check.text).into(), finding.responsible.join("、").into()]);
    if finding.item == Item::Rectify {
        let because = phrase::due_because(finding).map_or(Cell::Blank, |because| book.say(&because).into());
        cells.extend([Cell::date(finding.due.map(|due| due.date)), because]);
    }
    cells.extend(dates(book, finding.item, check, finding.overdue));
    let beside: Vec<&str> = finding.remark.into_iter().chain(finding.evidence).collect();
    cells.extend([finding.place.map_or(Cell::Blank, |place| phrase::cell(place).into()), beside.join("\n").into()]);
    cells
}
