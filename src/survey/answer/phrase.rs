//! Takes an answer apart into what it says and what it adds in brackets.

/// What stands outside the brackets of a text, and what stands inside each of them.
#[derive(Debug, Default)]
pub(super) struct Phrase {
    /// The text without its brackets.
    pub(super) head: String,
    /// The content of each outermost bracket, in order, without empty ones.
    pub(super) notes: Vec<String>,
}

impl Phrase {
    /// Takes a folded text apart. A bracket that is not closed runs to the end; where all stands in one bracket, that is the text.
    pub(super) fn of(text: &str) -> Self {
        let mut phrase = Self::default();
        let mut inside = String::new();
        let mut depth = 0_usize;
        for character in text.chars() {
            match character {
                '(' | '[' => {
                    if depth > 0 {
                        inside.push(character);
                    }
                    depth += 1;
                }
                ')' | ']' if depth > 0 => {
                    depth -= 1;
                    if depth == 0 {
                        phrase.note(&mut inside);
                    } else {
                        inside.push(character);
                    }
                }
                _ if depth > 0 => inside.push(character),
                _ => phrase.head.push(character),
            }
        }
        phrase.note(&mut inside);
        if phrase.head.trim().is_empty() && phrase.notes.len() == 1 {
            phrase.head = phrase.notes.remove(0);
        }
        phrase
    }

    fn note(&mut self, inside: &mut String) {
        let note = std::mem::take(inside);
        if !note.trim().is_empty() {
            self.notes.push(note.trim().to_owned());
        }
    }
}

/// What a cleaned text says in brackets, as it was written; `None` where it has none, or nothing beside them.
pub(super) fn bracket_text(raw: &str) -> Option<&str> {
    let opening = raw.find(['(', '（', '[', '［', '【', '〔'])?;
    let inside = raw.get(opening..)?.trim_start_matches(['(', '（', '[', '［', '【', '〔']);
    let closed = inside.trim_end_matches(|c: char| c.is_whitespace() || "。；;，,".contains(c));
    let note = closed.trim_end_matches([')', '）', ']', '］', '】', '〕']).trim();
    (!note.is_empty() && opening > 0).then_some(note)
}
