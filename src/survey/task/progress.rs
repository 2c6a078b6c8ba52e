//! What 完成情况 and 完成日期 say together: done, with the day where one is given. A date alone is done; one beside 未完成 contradicts it.
use crate::survey::answer::{Answer, Reading, Trouble, Value, YesNo};
use crate::wording;

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
