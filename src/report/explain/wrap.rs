//! Breaks Chinese and English texts into lines of so many columns: Chinese between any two characters, but never before a mark that
//! closes or after one that opens; English between words.
use unicode_width::UnicodeWidthChar;

/// Marks that never begin a line.
const CLOSING: &str = "、，。；：！？）》”’〕】,.;:!?)]}";
/// Marks that never end a line.
const OPENING: &str = "（《“‘〔【([{";

/// The lines of a text, none wider than so many columns unless a word alone is.
pub(in crate::report) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut used) = (String::new(), 0);
    for piece in pieces(text) {
        let wide = columns(piece.trim_end());
        if used + wide > width && !line.is_empty() {
            lines.push(line.trim_end().to_owned());
            (line, used) = (String::new(), 0);
        }
        line.push_str(piece);
        used += columns(piece);
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// What stays together: a word with the blank behind it, a Chinese character with its marks.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut before): (usize, Option<char>) = (0, None);
    for (at, c) in text.char_indices() {
        if before.is_some_and(|before| may_break(before, c)) {
            pieces.push(&text[start..at]);
            start = at;
        }
        before = Some(c);
    }
    pieces.push(&text[start..]);
    pieces
}

fn may_break(before: char, after: char) -> bool {
    let glued = OPENING.contains(before) || CLOSING.contains(after) || after == ' ';
    !glued && (before == ' ' || is_wide(before) || is_wide(after))
}

fn is_wide(c: char) -> bool {
    c.width() == Some(2)
}

fn columns(text: &str) -> usize {
    text.chars().filter_map(UnicodeWidthChar::width).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_breaks_between_characters_and_never_before_a_closing_mark() {
        assert_eq!(wrapped("咨询服务区、窗口服务区", 10), ["咨询服务", "区、窗口服", "务区"]);
        assert_eq!(wrapped("按“大厅式”办公", 6), ["按“大", "厅式”", "办公"]);
    }

    #[test]
    fn words_stay_whole_and_no_line_is_too_wide() {
        assert_eq!(wrapped("in m², asked of 便民服务站", 12), ["in m², asked", "of 便民服务", "站"]);
        let text = "满分 100,指标“十个一”的分由应达的检查项等分(自拟);all or nothing";
        assert!((8..60).all(|width| wrapped(text, width).iter().all(|line| columns(line) <= width)));
        assert_eq!(wrapped(text, 1000), [text]);
    }
}
