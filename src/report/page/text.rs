//! Texts of surveys on a page: of bounded length, whatever a cell holds.
use std::borrow::Cow;

/// The most characters of a text that are shown.
const MOST_CHARACTERS: usize = 600;

/// The text as far as it is shown; what is left out shows as `…`.
pub(super) fn cut(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(MOST_CHARACTERS) {
        None => Cow::Borrowed(text),
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
    }
}
