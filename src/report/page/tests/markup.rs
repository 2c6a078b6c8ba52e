//! Reads a page back as a strict reader would: every element closed in its turn, every text unescaped.

/// Elements that have no end.
const VOID: &[&str] = &["meta", "input"];
/// Elements whose content is no markup.
const RAW: &[&str] = &["style", "script"];
/// Elements that begin a line of an outline.
const LINES: &[&str] = &["h1", "h2", "h3", "p", "tr", "li", "div", "summary", "caption", "nav", "form"];
/// Elements that begin a cell of a line.
const CELLS: &[&str] = &["td", "th", "dd", "a", "label", "option"];

/// What one step of reading finds.
#[derive(Debug)]
enum Token {
    Start { name: String, attributes: Vec<(String, String)> },
    Text(String),
}

/// A page that was read.
#[derive(Debug)]
pub(super) struct Markup(Vec<Token>);

/// Reads a page; panics where an element is not closed in its turn.
pub(super) fn read(page: &str) -> Markup {
    let mut rest = page.strip_prefix("<!DOCTYPE html>").expect("a page");
    let (mut tokens, mut open) = (Vec::new(), Vec::<String>::new());
    while !rest.is_empty() {
        if let Some(raw) = open.last().filter(|name| RAW.contains(&name.as_str())) {
            // what is no markup is no text for people either
            rest = &rest[rest.find(&format!("</{raw}>")).expect("an end")..];
        }
        let text = rest.find('<').unwrap_or(rest.len());
        tokens.push(Token::Text(unescaped(&rest[..text])));
        rest = &rest[text..];
        let Some(end) = rest.find('>') else { break };
        let tag = &rest[1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "closed out of turn");
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(!name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric()), "<{tag}>");
        tokens.push(Token::Start { name: name.to_owned(), attributes: read_attributes(attributes) });
        if !VOID.contains(&name) {
            open.push(name.to_owned());
        }
    }
    assert!(open.is_empty(), "{open:?} are left open");
    Markup(tokens)
}

fn read_attributes(mut rest: &str) -> Vec<(String, String)> {
    let mut attributes = Vec::new();
    while !rest.trim().is_empty() {
        rest = rest.trim_start();
        let name = rest.find(['=', ' ']).unwrap_or(rest.len());
        let (key, behind) = rest.split_at(name);
        let Some(value) = behind.strip_prefix("=\"") else {
            attributes.push((key.to_owned(), String::new()));
            rest = behind;
            continue;
        };
        let end = value.find('"').expect("a quoted value");
        attributes.push((key.to_owned(), unescaped(&value[..end])));
        rest = &value[end + 1..];
    }
    attributes
}

fn unescaped(text: &str) -> String {
    assert!(!text.contains('<'), "{text}");
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

impl Markup {
    /// How many elements there are of a name.
    pub(super) fn count(&self, element: &str) -> usize {
        self.0.iter().filter(|token| matches!(token, Token::Start { name, .. } if name == element)).count()
    }

    /// The values of an attribute, in the order of the page.
    pub(super) fn values(&self, attribute: &str) -> Vec<&str> {
        let attributes = self.0.iter().filter_map(|token| match token {
            Token::Start { attributes, .. } => Some(attributes),
            Token::Text(_) => None,
        });
        attributes.flatten().filter(|(name, _)| name == attribute).map(|(_, value)| value.as_str()).collect()
    }

    /// Everything that can be read.
    pub(super) fn text(&self) -> String {
        let texts = self.0.iter().filter_map(|token| match token {
            Token::Text(text) => Some(text.as_str()),
            Token::Start { .. } => None,
        });
        texts.collect()
    }

    /// What can be read, a line for each row, paragraph and heading.
    pub(super) fn outline(&self) -> String {
        let mut outline = String::new();
        for token in &self.0 {
            match token {
                Token::Start { name, .. } if LINES.contains(&name.as_str()) => outline.push_str(if name == "h2" { "\n\n== " } else { "\n" }),
                Token::Start { name, .. } if CELLS.contains(&name.as_str()) => outline.push_str(" | "),
                Token::Start { .. } => {}
                Token::Text(text) => outline.push_str(text),
            }
        }
        let lines = outline.lines().map(|line| line.trim().trim_start_matches("| ").trim_end());
        let mut kept: Vec<&str> = Vec::new();
        lines.for_each(|line| kept.extend((!line.is_empty() || kept.last().is_some_and(|last| !last.is_empty())).then_some(line)));
        kept.join("\n")
    }
}
