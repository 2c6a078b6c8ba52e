//! One form for what is written in many: width, blanks, dashes, quotes, case and traditional characters.
use super::traditional::simplified;
use unicode_normalization::UnicodeNormalization;

/// The form in which two heads or names are compared: NFKC, without blanks and invisible characters, simplified, lower case, with dashes,
/// quotes and brackets of one kind.
///
/// ```
/// use dabiao::standard::normalised;
/// assert_eq!(normalised("免費ＷＩＦＩ（個）"), normalised(" 免费 WiFi(个) "));
/// ```
pub fn normalised(text: &str) -> String {
    if text.chars().all(is_settled) {
        return text.chars().map(settled).filter(|c| *c != ' ').collect();
    }
    // a character that NFKC took apart from a blank may join what then stands before it
    without_blanks(&folded(text)).nfkc().collect()
}

/// The text without the blanks around it and without characters that cannot be seen, otherwise as written.
pub(crate) fn cleaned(text: &str) -> String {
    let visible: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    visible.trim().to_owned()
}

/// Like [`normalised`], but blanks between the words stay, as plain ones, and line breaks stay line breaks.
pub(crate) fn folded(text: &str) -> String {
    if text.chars().all(is_settled) {
        let plain: String = text.chars().map(settled).collect();
        return plain.trim_matches(' ').to_owned();
    }
    by_rule(text)
}

/// What [`folded`] does to any text.
fn by_rule(text: &str) -> String {
    let mut prepared = String::with_capacity(text.len());
    for character in text.chars().filter(|c| !is_invisible(*c)) {
        prepared.push(prepare(character, prepared.chars().next_back()));
    }
    let folded: String = prepared.nfkc().flat_map(char::to_lowercase).map(|c| simplified(plain(c))).collect();
    folded.trim().to_owned()
}

/// Whether NFKC does the same to a character whatever stands around it: nearly all that is written in Chinese, for which its tables
/// need not be asked.
fn is_settled(character: char) -> bool {
    matches!(character, ' '..='~' | '、' | '。' | '《' | '》' | '“' | '”' | '—' | '\u{4e00}'..='\u{9fff}' | '！'..='～')
}

/// The one form of such a character.
fn settled(character: char) -> char {
    let half = match character {
        '！'..='～' => char::from_u32(u32::from(character) - (u32::from('！') - u32::from('!'))).unwrap_or(character),
        _ => character,
    };
    simplified(plain(half.to_ascii_lowercase()))
}

/// The text without any blank.
pub(crate) fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The text without the marks that end a sentence: they add nothing to a clear word (有。).
pub(crate) fn without_final_marks(text: &str) -> &str {
    text.trim_end_matches(|c: char| c.is_whitespace() || FINAL_MARKS.contains(c))
}

/// Marks that end a sentence or separate two.
const FINAL_MARKS: &str = "。．;,、!:·~…";

/// Small digits that NFKC would turn into full ones, so that 20² would become 202.
const SMALL_DIGITS: &str = "²³¹⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞";

/// Stands for a character that no number may contain.
const NO_DIGIT: char = '\u{e0b2}';

/// Keeps NFKC from making numbers of what is none.
fn prepare(character: char, before: Option<char>) -> char {
    match character {
        '²' if matches!(before, Some('m' | 'M' | 'ｍ' | 'Ｍ')) => '2',
        _ if SMALL_DIGITS.contains(character) || is_enclosed(character) => NO_DIGIT,
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => '\n',
        _ if character.is_whitespace() => ' ',
        _ => character,
    }
}

/// ①, ⑴, ⒈ and their kin: NFKC makes 1, (1) and 1. of them, which number a line and count nothing.
fn is_enclosed(character: char) -> bool {
    matches!(character, '\u{2460}'..='\u{249b}' | '\u{24ea}'..='\u{24ff}' | '\u{2776}'..='\u{2793}' | '\u{3220}'..='\u{3229}' | '\u{3280}'..='\u{3289}')
}

/// Characters that leave nothing to see: marks of width zero, of direction, of variant forms, and controls.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{ad}' | '\u{180e}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' | '\u{34f}'
    ) || (character.is_control() && !character.is_whitespace())
}

/// One of the many forms of a dash, a wave, a quote or a bracket.
fn plain(character: char) -> char {
    match character {
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '─' | '━' | '﹘' | 'ー' | '⁻' => '-',
        '～' | '〜' | '∼' | '˜' | '∽' => '~',
        '“' | '”' | '„' | '〝' | '〞' => '"',
        '‘' | '’' | '`' | '´' => '\'',
        '【' | '〔' | '〖' => '[',
        '】' | '〕' | '〗' => ']',
        '≧' | '⩾' | '⪰' => '≥',
        '≦' | '⩽' | '⪯' => '≤',
        '•' | '‧' | '・' | '∙' => '·',
        '∶' | '︰' => ':',
        '∕' | '⁄' | '⧸' => '/',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn settled_characters_come_out_as_the_rule_has_it() {
        for character in ('\0'..='\u{ffff}').filter(|c| is_settled(*c)) {
            let between = format!("有{character}e");
            assert_eq!(folded(&between), by_rule(&between), "{character}");
            assert_eq!(normalised(&between), without_blanks(&by_rule(&between)).nfkc().collect::<String>(), "{character}");
        }
    }

    proptest! {
        #[test]
        fn texts_of_settled_characters_come_out_as_the_rule_has_it(text in "[ -~、。《》“”—一-鿿！-～]{0,12}") {
            prop_assert_eq!(folded(&text), by_rule(&text));
            prop_assert_eq!(normalised(&text), without_blanks(&by_rule(&text)).nfkc().collect::<String>());
        }
    }
}
