//! Printed forms: which of the options in a cell is ticked (□有 ☑无, 有√ 无, [√]有 [ ]无).
use crate::standard::normal::without_final_marks;

/// A mark beside an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// √, ☑.
    Tick,
    /// ■, ●, ☒: filled, which marks an option but says nothing alone.
    Filled,
    /// □, ○, ( ).
    Empty,
    /// ×, ✗.
    Cross,
}

/// A piece of a text with marks.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Mark(Mark),
    Option(String),
}

/// What the marks of a text say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Marked {
    /// The text has marks and nothing else.
    Alone(Mark),
    /// These options are marked, the others are not; all options in their order.
    Options(Vec<(String, Option<Mark>)>),
    /// Which mark belongs to which option cannot be told.
    Unclear,
}

/// The mark that a character is.
fn mark(character: char) -> Option<Mark> {
    Some(match character {
        '√' | '✓' | '✔' | '☑' | '✅' | '🗸' | '🗹' => Mark::Tick,
        '☒' | '🗷' | '■' | '●' | '◉' | '◼' | '▣' | '⊠' | '⦿' => Mark::Filled,
        '□' | '☐' | '○' | '◯' | '◻' | '▢' | '⬜' | '❏' | '❑' | '〇' => Mark::Empty,
        '×' | '✗' | '✘' | '╳' | '✕' | '✖' | '❌' | '⨯' => Mark::Cross,
        _ => return None,
    })
}

/// Reads the marks of a folded text; `None` where it has none.
pub(super) fn read(text: &str) -> Option<Marked> {
    if !text.contains(|c| mark(c).is_some()) && !has_empty_bracket(text) {
        return None;
    }
    let tokens = tokens(text);
    let marks: Vec<Mark> = tokens.iter().filter_map(|(token, _)| if let Token::Mark(mark) = token { Some(*mark) } else { None }).collect();
    if marks.is_empty() {
        return None;
    }
    if marks.len() == tokens.len() {
        return Some(if marks.iter().all(|mark| *mark == marks[0]) { Marked::Alone(marks[0]) } else { Marked::Unclear });
    }
    Some(paired(&tokens).map_or(Marked::Unclear, Marked::Options))
}

/// Whether the text has a bracket for a tick in which nothing stands.
fn has_empty_bracket(text: &str) -> bool {
    ["( )", "()", "[ ]", "[]", "(  )", "[  ]"].iter().any(|bracket| text.contains(bracket))
}

/// Marks and options in their order, each with the number of blanks before it.
fn tokens(text: &str) -> Vec<(Token, usize)> {
    let characters: Vec<char> = text.chars().collect();
    let mut tokens: Vec<(Token, usize)> = Vec::new();
    let (mut at, mut blanks) = (0, 0);
    while let Some(character) = characters.get(at).copied() {
        if character.is_whitespace() || SEPARATORS.contains(character) {
            (at, blanks) = (at + 1, blanks + 1);
            continue;
        }
        let (token, end) = bracketed(&characters, at).unwrap_or_else(|| match mark(character) {
            Some(mark) => (Token::Mark(mark), at + 1),
            None => option(&characters, at),
        });
        match (tokens.last_mut(), &token) {
            // a tick drawn into a box
            (Some((Token::Mark(before @ (Mark::Empty | Mark::Tick)), _)), Token::Mark(mark @ (Mark::Tick | Mark::Empty)))
                if blanks == 0 && *before != *mark =>
            {
                *before = Mark::Tick;
            }
            _ => tokens.push((token, blanks)),
        }
        (at, blanks) = (end, 0);
    }
    tokens
}

/// What stands between options.
const SEPARATORS: &str = "/,;、:。|";

/// A bracket that holds a mark or nothing.
fn bracketed(characters: &[char], at: usize) -> Option<(Token, usize)> {
    let square = *characters.get(at)? == '[';
    if !square && characters[at] != '(' {
        return None;
    }
    let closing = if square { ']' } else { ')' };
    let end = at + 1 + characters[at + 1..].iter().take(6).position(|c| *c == closing)?;
    let mut inside = characters[at + 1..end].iter().filter(|c| !c.is_whitespace());
    let mark = match (inside.next(), inside.next()) {
        (None, _) => Mark::Empty,
        (Some('x' | '*'), None) if square => Mark::Filled,
        (Some(character), None) => mark(*character)?,
        _ => return None,
    };
    Some((Token::Mark(mark), end + 1))
}

/// A run of other characters, with the brackets that belong to it.
fn option(characters: &[char], start: usize) -> (Token, usize) {
    let (mut end, mut depth) = (start, 0_usize);
    while let Some(character) = characters.get(end).copied() {
        let ends = mark(character).is_some() || character.is_whitespace() || SEPARATORS.contains(character) || bracketed(characters, end).is_some();
        if depth == 0 && ends && end > start {
            break;
        }
        match character {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        end += 1;
    }
    let text: String = characters[start..end].iter().collect();
    (Token::Option(without_final_marks(&text).to_owned()), end)
}

/// Gives every mark its option: in turn where they alternate, else to the nearer one.
fn paired(tokens: &[(Token, usize)]) -> Option<Vec<(String, Option<Mark>)>> {
    let alternate = tokens.len().is_multiple_of(2) && tokens.windows(2).all(|pair| matches!(pair[0].0, Token::Mark(_)) != matches!(pair[1].0, Token::Mark(_)));
    let mut marks: Vec<Option<Mark>> = vec![None; tokens.len()];
    for (index, (token, _)) in tokens.iter().enumerate() {
        let Token::Mark(mark) = token else { continue };
        let owner = if alternate { index ^ 1 } else { nearest(tokens, index)? };
        if marks[owner].replace(*mark).is_some() {
            return None;
        }
    }
    let options = tokens.iter().zip(marks).filter_map(|((token, _), mark)| if let Token::Option(text) = token { Some((text.clone(), mark)) } else { None });
    Some(options.collect())
}

/// The option beside a mark; the nearer where there are two.
fn nearest(tokens: &[(Token, usize)], index: usize) -> Option<usize> {
    let is_option = |at: usize| matches!(tokens.get(at), Some((Token::Option(_), _)));
    let before = index.checked_sub(1).filter(|at| is_option(*at));
    let after = Some(index + 1).filter(|at| is_option(*at));
    match (before, after) {
        (Some(before), Some(after)) => match tokens[index].1.cmp(&tokens[after].1) {
            std::cmp::Ordering::Less => Some(before),
            std::cmp::Ordering::Greater => Some(after),
            std::cmp::Ordering::Equal => None,
        },
        (one, other) => one.or(other),
    }
}
