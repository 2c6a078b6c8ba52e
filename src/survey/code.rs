//! Repairs site codes that a spreadsheet has damaged, and refuses those that cannot be repaired.
use super::workbook::CellValue;
use unicode_normalization::UnicodeNormalization;

/// What a code cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Code {
    /// Nothing.
    Blank,
    /// A code, repaired: blanks inside, a leading apostrophe and a trailing `.0` are gone.
    Given(String),
    /// Digits are lost: E-notation, or more digits than a number cell keeps.
    Damaged,
}

/// Digits that a number cell keeps exactly.
const EXACT_DIGITS: usize = 15;

/// What people write where a site has no code.
const NO_CODE: &[&str] = &["无", "暂无", "没有", "/", "\\", "-", "--", "—", "——", "?", "空", "待填", "不详"];

/// Reads a code cell.
pub(super) fn read(value: &CellValue) -> Code {
    match value {
        CellValue::Number { shown, .. } => from_number(shown),
        CellValue::Text(text) => from_text(text),
        CellValue::Bool(_) | CellValue::Date { .. } | CellValue::Error(_) | CellValue::Uncomputed(_) => Code::Damaged,
    }
}

fn from_number(shown: &str) -> Code {
    let digits = shown.strip_suffix(".0").unwrap_or(shown);
    if digits.len() > EXACT_DIGITS || !digits.bytes().all(|byte| byte.is_ascii_digit()) { Code::Damaged } else { Code::Given(digits.to_owned()) }
}

fn from_text(text: &str) -> Code {
    let plain: String = text.nfkc().filter(|c| !c.is_whitespace() && !matches!(c, '\u{200b}' | '\u{feff}' | '\u{a0}')).collect();
    let plain = plain.trim_start_matches(['\'', '’', '‘', '`']);
    if plain.is_empty() || NO_CODE.contains(&plain) {
        return Code::Blank;
    }
    if is_e_notation(plain) {
        return Code::Damaged;
    }
    let whole = plain.strip_suffix(".0").filter(|rest| rest.bytes().all(|byte| byte.is_ascii_digit())).unwrap_or(plain);
    Code::Given(whole.to_owned())
}

/// `9.90801E+11`: digits, an E and an exponent.
fn is_e_notation(text: &str) -> bool {
    let Some((digits, exponent)) = text.split_once(['E', 'e']) else { return false };
    let exponent = exponent.trim_start_matches(['+', '-']);
    let numeric = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let mantissa = digits.split_once('.').map_or(numeric(digits), |(whole, rest)| numeric(whole) && numeric(rest));
    mantissa && numeric(exponent) && exponent.len() <= 3
}

#[cfg(test)]
mod tests {
    use super::{Code, read};
    use crate::survey::workbook::CellValue;

    fn text(text: &str) -> Code {
        read(&CellValue::Text(text.into()))
    }

    #[test]
    fn blanks_apostrophes_and_trailing_zeros_are_repaired() {
        for written in ["990204 002", "'990204002", "９９０２０４００２", "990204002.0", " 990204002　"] {
            assert_eq!(text(written), Code::Given("990204002".to_owned()), "{written}");
        }
        assert_eq!(text("DAB-01"), Code::Given("DAB-01".to_owned()));
    }

    #[test]
    fn a_code_in_e_notation_is_no_code() {
        assert_eq!(text("9.90801E+11"), Code::Damaged);
        assert_eq!(text("1E+11"), Code::Damaged);
        assert_eq!(read(&CellValue::Number { value: None, shown: "123456789012345678".into(), percent: false }), Code::Damaged);
    }

    #[test]
    fn a_blank_is_no_damage() {
        assert_eq!(text("　"), Code::Blank);
        assert_eq!(text("无"), Code::Blank);
        assert_eq!(text(" / "), Code::Blank);
    }
}
