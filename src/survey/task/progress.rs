//! What 完成情况 and 完成日期 say together: done, with the day where one is given. A date alone is done, unless it is the very deadline, which
//! may have been copied; one beside 未完成 contradicts it.
use crate::survey::answer::{Answer, DateValue, Reading, Trouble, Value, YesNo, day_number};
use crate::wording;
use jiff::civil::Date;

/// What two cells come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Both {
    /// The state alone says it.
    State,
    /// The day says it, and the state agrees.
    Day,
    /// They contradict each other.
    Contradiction,
}

/// Compares what the two cells say.
pub(super) fn both(state: &Reading, day: &Reading) -> Both {
    match (&state.answer, &day.answer) {
        (Answer::Missing, Answer::Missing) => Both::State,
        (Answer::Missing, _) => Both::Day,
        // who says that it is done says so, whether or not the day can be read, which is told by itself
        (_, Answer::Missing | Answer::Unreadable(_)) | (Answer::Unreadable(_), _) => Both::State,
        (a, b) if a == b => Both::State,
        (Answer::Given(Value::YesNo(YesNo::Yes)), Answer::Given(Value::Date(_))) => Both::Day,
        _ => Both::Contradiction,
    }
}

/// That two cells contradict each other.
pub(super) fn contradiction() -> Trouble {
    Trouble {
        message: wording!("完成情况和完成日期矛盾,不能判断哪一个对", "the state and the day of completion contradict each other"),
        help: wording!("没有完成的不填完成日期;完成了的,完成情况写“已完成”", "leave the day out where it is not done; where it is, write 已完成"),
    }
}

/// Whether an answer in which no word says that it is done ends on the day of the deadline.
pub(super) fn may_be_deadline(reading: &Reading, raw: &str, due: Date) -> bool {
    let is_bare = raw.chars().all(|c| c.is_ascii_digit() || "年月日号-/. ".contains(c));
    let ends_then = |days: &DateValue| matches!(days, DateValue::Days(days) if days.high.is_some_and(|end| end.value == day_number(due)));
    is_bare && matches!(&reading.answer, Answer::Given(Value::Date(days)) if ends_then(days))
}

/// That a day stands alone and is the deadline itself.
pub(super) fn doubtful(due: Date) -> Trouble {
    Trouble {
        message: wording!(
            "只填了日期,又正是文件的期限 {due}:分不清是完成的日期还是抄下的期限,按待核实计",
            "a day alone, and the very deadline of the document ({due}): it may be the day of completion or the deadline copied, and counts as unknown"
        ),
        help: wording!("完成了的,在完成情况里写“已完成”", "where it is done, write 已完成 into the state"),
    }
}
