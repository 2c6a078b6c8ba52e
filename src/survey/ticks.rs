//! Questions with a column for each answer, of which one is ticked: none is missing, two contradict each other.
use super::answer::{Answer, Value, YesNo};
use super::head::Tick;
use super::pool::ClassIx;
use super::reader::{Open, Reader};
use super::row::RowCells;
use super::{ReadingIx, objection};

impl Reader<'_> {
    /// Reads columns of which one is ticked: none is missing, two contradict each other.
    pub(super) fn ticks(&mut self, open: &Open<'_>, cells: &RowCells<'_>, class: ClassIx, ticks: &[(usize, Tick)]) -> ReadingIx {
        let mut ticked: Option<(Tick, String)> = None;
        let mut denied: Option<String> = None;
        for (column, tick) in ticks {
            let Some(value) = cells.index(*column) else { continue };
            let reading = self.pool.read(open.tick_class, value, open.values);
            let entry = self.pool.get(reading);
            match &entry.reading.answer {
                Answer::Given(Value::YesNo(YesNo::Yes)) => {}
                // 无 under 无 says what its head says
                Answer::Given(Value::YesNo(YesNo::No)) if *tick == Tick::No && entry.raw.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) => {}
                Answer::Given(_) => {
                    denied.get_or_insert_with(|| entry.raw.to_string());
                    continue;
                }
                Answer::Missing => continue,
                Answer::NotApplicable | Answer::NotInspected | Answer::Unreadable(_) => return reading,
            }
            if let Some((_, before)) = &ticked {
                let raw = format!("{before} | {}", entry.raw);
                return self.pool.unreadable(raw, objection::two_ticks());
            }
            ticked = Some((*tick, entry.raw.to_string()));
        }
        match (ticked, denied) {
            (Some((tick, raw)), _) => self.pool.read_tick(class, tick, &raw),
            (None, Some(raw)) => self.pool.unreadable(raw, objection::no_tick()),
            (None, None) => ReadingIx::BLANK,
        }
    }
}
