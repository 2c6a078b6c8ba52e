//! How names are compared and how lists of names are written, so that the loader and the readers of surveys agree.
use super::normal::normalised;

/// The names of a list that is written with 、; blanks and line breaks around them do not count.
pub fn listed(list: &str) -> Vec<String> {
    list.split('、').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

/// The name and the other names of a member that is written with `/`.
pub fn alternatives(member: &str) -> Vec<String> {
    member.split('/').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

/// Whether a character belongs to Chinese writing, letters and punctuation alike.
pub(super) fn is_chinese(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3134f}' | '“' | '”' | '‘' | '’' | '…' | '—')
}

/// A folded block without the blanks that its line breaks became between Chinese characters.
pub(super) fn unfolded(text: &str) -> String {
    let characters: Vec<char> = text.trim_end().chars().collect();
    let mut plain = String::with_capacity(text.len());
    for (position, &c) in characters.iter().enumerate() {
        let between_chinese = || {
            let before = position.checked_sub(1).is_some_and(|before| is_chinese(characters[before]));
            before || characters.get(position + 1).is_some_and(|after| is_chinese(*after))
        };
        if c != ' ' || !between_chinese() {
            plain.push(c);
        }
    }
    plain
}

/// The candidate that looks most like a mistyped name, if one looks like it at all.
pub fn nearest<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let scored = candidates.into_iter().filter_map(|candidate| Some((likeness(name, candidate)?, candidate)));
    let best = scored.fold(None, |best: Option<(f64, &str)>, next| match best {
        Some(best) if best.0 >= next.0 => Some(best),
        _ => Some(next),
    });
    best.map(|(_, candidate)| candidate)
}

/// How much two names look alike, up to 1; `None` where they hardly do.
pub(super) fn likeness(name: &str, other: &str) -> Option<f64> {
    Some(strsim::normalized_damerau_levenshtein(&normalised(name), &normalised(other))).filter(|likeness| *likeness >= 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_name_finds_its_neighbour() {
        assert_eq!(nearest("statoin", ["center", "station"]), Some("station"));
        assert_eq!(nearest("电老", ["打印机", "电脑"]), Some("电脑"));
        assert_eq!(nearest("zzz", ["center", "station"]), None);
    }

    #[test]
    fn a_folded_list_is_whole_again() {
        assert_eq!(unfolded("服务流程、服务规范、 服务标准"), "服务流程、服务规范、服务标准");
        assert_eq!(unfolded("two words"), "two words");
    }
}
