//! Reads free text: nothing is interpreted but what is no text at all.
use super::state;
use super::{Answer, Reading, Value, Written};
use crate::standard::normal::{cleaned, without_blanks};
use unicode_normalization::UnicodeNormalization;

/// What is an answer to an open question although it is none to any other.
const OPEN_ANSWERS: &[&str] = &["已整改", "整改", "完成整改"];

/// Reads a text.
pub(super) fn text(written: Written<'_>) -> Reading {
    let open = OPEN_ANSWERS.iter().any(|answer| without_blanks(written.folded).contains(answer));
    match state::read(written.folded) {
        Some((answer, note)) if !open && note.is_none() => answer.into(),
        _ => shown(written.raw),
    }
}

/// A text in which width, blanks and line breaks are of one kind.
pub(super) fn shown(raw: &str) -> Reading {
    let plain: String = cleaned(raw).nfkc().collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    if words.is_empty() { Answer::Missing.into() } else { Reading::given(Value::Text(words.join(" ").into())) }
}
