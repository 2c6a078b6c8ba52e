//! Rows that add up the rows above them and do not say so: they would count as a site.
use super::ReadingIx;
use super::answer::{Answer, Value};
use super::pool::Pool;
use super::reader::{Open, ReadRow};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::wording;
use rust_decimal::Decimal;

/// Columns in which a row must be the sum of the others to be taken for a total.
const COLUMNS: usize = 2;

/// The last row of a table, if in two columns or more it is the sum of all rows above and in none it is not.
pub(super) fn looks_like_one(open: &Open<'_>, rows: &[ReadRow], pool: &Pool) -> Option<u32> {
    let (last, above) = rows.split_last().filter(|(_, above)| above.len() >= 2)?;
    let mut sums = 0;
    for source in &open.columns.kinds[last.site.kind.index()].sources {
        let of = |row: &ReadRow| number(pool, row.site.answers[source.slot.index()]);
        let Some(total) = of(last).filter(|total| !total.is_zero()) else { continue };
        // a number that one row alone brings about is an answer like any other
        let several = above.iter().filter(|row| of(row).is_some_and(|number| !number.is_zero())).take(2).count() == 2;
        let sum = above.iter().filter_map(of).try_fold(Decimal::ZERO, Decimal::checked_add)?;
        if !several || sum != total {
            return None;
        }
        sums += 1;
    }
    (sums >= COLUMNS).then_some(last.site.row)
}

/// The one number that an answer is.
fn number(pool: &Pool, reading: ReadingIx) -> Option<Decimal> {
    match &pool.get(reading).reading.answer {
        Answer::Given(Value::Quantity(interval)) => interval.single(),
        _ => None,
    }
}

/// That a row which looks like a total counts as a site.
pub(super) fn is_counted(place: Place) -> Diagnostic {
    let message = wording!(
        "这一行的数正好是上面各行之和,像是合计行,已按一个站点计",
        "the numbers of this row are the sums of those above: it looks like a total and counts as a site"
    );
    Diagnostic::new(Code::TotalRow, message, wording!("是合计的,删去这一行,或在名称处写“合计”", "delete the row if it is a total, or call it 合计")).at(place)
}
