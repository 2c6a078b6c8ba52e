//! Reads the answer to a question with a few named answers.
use super::marks::{self, Mark, Marked};
use super::phrase::Phrase;
use super::{Answer, Reading, Value, Written};
use super::{state, trouble};
use crate::standard::Choice;
use crate::standard::normal::{normalised, without_final_marks};

/// Endings that change nothing: 竖牌 and 竖牌式.
const ENDINGS: &[char] = &['型', '类', '式', '的', '级'];

/// Reads a text.
pub(super) fn text(written: Written<'_>, choices: &[Choice]) -> Reading {
    if let Some(index) = named(written.folded, choices) {
        return Reading::given(Value::Choice(index));
    }
    if let Some(Marked::Options(options)) = marks::read(written.folded) {
        return marked(&options, choices);
    }
    if let Some((answer, note)) = state::read(written.folded) {
        return Reading { note: note.map(Into::into), ..answer.into() };
    }
    let head = Phrase::of(written.folded).head;
    match named(&head, choices).or_else(|| nearly_named(&head, choices)) {
        Some(index) => Reading::given(Value::Choice(index)),
        None => Reading::unreadable(trouble::not_choice()),
    }
}

/// The one option that is ticked.
fn marked(options: &[(String, Option<Mark>)], choices: &[Choice]) -> Reading {
    let ticked: Vec<&String> = options.iter().filter(|(_, mark)| matches!(mark, Some(Mark::Tick | Mark::Filled))).map(|(text, _)| text).collect();
    match ticked.as_slice() {
        [] if options.iter().all(|(_, mark)| *mark == Some(Mark::Empty)) => Answer::Missing.into(),
        [] => Reading::unreadable(trouble::marked_unclearly()),
        [option] => match named(option, choices).or_else(|| nearly_named(option, choices)) {
            Some(index) => Reading::given(Value::Choice(index)),
            None => Reading::unreadable(trouble::not_choice()),
        },
        _ => Reading::unreadable(trouble::marked_twice()),
    }
}

/// The choice that has this name.
fn named(text: &str, choices: &[Choice]) -> Option<u16> {
    let text = normalised(without_final_marks(text));
    only(choices, |name| normalised(name) == text)
}

/// The one choice whose name differs in its ending alone.
fn nearly_named(text: &str, choices: &[Choice]) -> Option<u16> {
    let text = normalised(without_final_marks(text));
    let bare = text.trim_end_matches(ENDINGS);
    if bare.is_empty() { None } else { only(choices, |name| normalised(name).trim_end_matches(ENDINGS) == bare) }
}

/// The index of the only choice one of whose names fits.
fn only(choices: &[Choice], fits: impl Fn(&str) -> bool) -> Option<u16> {
    let mut fitting = choices.iter().enumerate().filter(|(_, choice)| choice.names.iter().any(|name| fits(name)));
    let (index, _) = fitting.next()?;
    if fitting.next().is_some() { None } else { u16::try_from(index).ok() }
}
