//! YAML as a tree in which every key and every value keeps its place, and every scalar is still the text that was typed:
//! what a text means is decided by the reader that knows what it asked for, so 1.10 stays 1.10 and `yes` stays a word.
use super::complaint::{Complaints, Span};
use super::name::{is_chinese, unfolded};
use crate::diagnostic::{Code, SourceText, Wording};
use crate::wording;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{Location, Spanned};
use std::fmt;
use std::num::NonZero;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A value and where it stands.
#[derive(Debug)]
pub(super) struct Node {
    /// Where it stands.
    pub(super) span: Span,
    /// What it is.
    pub(super) content: Content,
}

/// What a value is.
#[derive(Debug)]
pub(super) enum Content {
    /// Nothing is written.
    Empty,
    /// A scalar, as typed.
    Text(String),
    /// A map without doubled keys.
    Map(Vec<Entry>),
    /// A list.
    List(Vec<Node>),
}

/// A key and its value.
#[derive(Debug)]
pub(super) struct Entry {
    /// The key.
    pub(super) key: Text,
    /// The value.
    pub(super) value: Node,
}

/// A text and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Text {
    /// The text.
    pub(super) text: String,
    /// Where it stands.
    pub(super) span: Span,
}

/// What the parser hands over: scalars that it takes for something else than text are left for the source to tell.
enum Raw {
    Plain,
    Text(String),
    Map(Vec<(Spanned<Raw>, Spanned<Raw>)>),
    List(Vec<Spanned<Raw>>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

macro_rules! plain {
    ($($method:ident $type:ty,)*) => {
        $(fn $method<E>(self, _: $type) -> Result<Raw, E> {
            Ok(Raw::Plain)
        })*
    };
}

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("YAML")
    }

    plain! { visit_bool bool, visit_i64 i64, visit_u64 u64, visit_i128 i128, visit_u128 u128, visit_f64 f64, }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
        Raw::deserialize(deserializer)
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Raw, E> {
        Ok(Raw::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Raw, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Raw::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Raw, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            map.push(entry);
        }
        Ok(Raw::Map(map))
    }
}

/// What keeps a hostile file from costing more than a good one: no anchors, no nests deeper than twice the grammar, no endless lists.
fn limits() -> serde_saphyr::Options {
    serde_saphyr::options! {
        budget: serde_saphyr::budget! { max_aliases: 0, max_anchors: 0, max_depth: 24, max_nodes: 200_000, max_events: 500_000, max_documents: 1, },
        duplicate_keys: serde_saphyr::options::DuplicateKeyPolicy::PassThrough,
        merge_keys: serde_saphyr::options::MergeKeyPolicy::AsOrdinary,
        non_finite_float_policy: serde_saphyr::options::NonFiniteFloatPolicy::PassThrough,
        strict_booleans: true,
        reject_unsupported_tags: true,
        with_snippet: false,
    }
}

/// What one file came to: its tree with what is wrong in it, or where it stops being YAML and what the parser says of that.
pub(super) struct Parsed(Result<(Node, Vec<Slip>), (Span, String)>);

/// A slip in a file that is YAML.
struct Slip {
    code: Code,
    spans: Vec<Span>,
    message: Wording,
    help: Wording,
}

/// What the parser needs for each nested level adds up to more than the main thread of some systems has.
const STACK: usize = 32 * 1024 * 1024;

/// Parses files on all cores, in their order, on stacks of their own, so that the limit on nesting is met before the end of the stack.
pub(super) fn parse(files: &[SourceText]) -> Vec<Parsed> {
    let parsed: Vec<OnceLock<Parsed>> = files.iter().map(|_| OnceLock::new()).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        let one = || Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, files.get(at)?, parsed.get(at)?)));
        while let Some((at, file, place)) = one() {
            place.get_or_init(|| Parsed::of(at, &file.text));
        }
    };
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get).min(files.len());
    std::thread::scope(|scope| {
        let started = (0..threads).filter(|_| std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work).is_ok()).count();
        if started == 0 {
            work();
        }
    });
    parsed.into_iter().filter_map(OnceLock::into_inner).collect()
}

impl Parsed {
    fn of(file: usize, text: &str) -> Self {
        // some editors put a mark before the text
        let body = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut growing = Growing { file, body, skipped: text.len() - body.len(), slips: Vec::new() };
        Self(match serde_saphyr::from_str_with_options(body, limits()) {
            Ok(root) => Ok((growing.node(root), growing.slips)),
            Err(error) => Err((growing.span(error.location().unwrap_or(Location::UNKNOWN)), error.without_snippet().to_string())),
        })
    }

    /// The tree, with its slips told; `None` where the file is not YAML, which is then said.
    pub(super) fn told(self, complaints: &mut Complaints) -> Option<Node> {
        match self.0 {
            Ok((root, slips)) => {
                for Slip { code, spans, message, help } in slips {
                    complaints.report_at(code, &spans, message, help);
                }
                Some(root)
            }
            Err((span, message)) => {
                syntax_error(&message, span, complaints);
                None
            }
        }
    }
}

fn syntax_error(message: &str, span: Span, complaints: &mut Complaints) {
    complaints.break_file(span.file);
    let message = message.lines().next().unwrap_or_default();
    let message = message.split(" at line ").next().unwrap_or_default();
    let over = |words: &[&str]| words.iter().any(|word| message.to_lowercase().contains(word));
    let (said, help) = if over(&["anchor", "alias"]) {
        (wording!("用了锚点或别名(& *)", "there are anchors or aliases (& *)"), wording!("把内容写全", "write it out"))
    } else if over(&["documents"]) {
        (wording!("一个文件里有两份文档", "there are two documents in one file"), wording!("去掉 ---,或分成两个文件", "take --- out, or make two files"))
    } else if over(&["budget", "recursion", "nesting", "depth"]) {
        (
            wording!("嵌套太深或内容太多", "it is nested too deep or too long"),
            wording!("标准文件不会这样:检查缩进和括号", "no standard is: check the indent and the brackets"),
        )
    } else {
        let help = full_width(complaints.line_of(span)).unwrap_or_else(|| {
            wording!(
                "检查缩进、冒号后的空格和引号;有标点的长文字改为分行书写(>-)",
                "check the indent, the blank after the colon and the quotes; put long texts with punctuation in a block (>-)"
            )
        });
        (wording!("不是正确的 YAML,从这里读不下去", "this is not YAML: {message}"), help)
    };
    complaints.report(Code::SyntaxError, span, said, help);
}

/// The help where a shape is wrong and full-width punctuation stands nearby.
pub(super) fn full_width(text: &str) -> Option<Wording> {
    text.contains(['：', '，', '“', '”', '｛', '｝', '［', '］']).then(|| {
        wording!(
            "这里有全角标点(：，“”):键后面用半角冒号加空格,括号和引号用半角",
            "there is full-width punctuation here (：，“”): after a key stands a half-width colon and a blank, brackets and quotes are half-width"
        )
    })
}

/// Whether a text is a key and its value with a full-width colon between them.
fn is_glued(text: &str) -> bool {
    text.split_once('：').is_some_and(|(key, _)| !key.is_empty() && key.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
}

/// Turns what the parser handed over into nodes.
struct Growing<'g> {
    file: usize,
    body: &'g str,
    skipped: usize,
    slips: Vec<Slip>,
}

impl Growing<'_> {
    fn node(&mut self, raw: Spanned<Raw>) -> Node {
        let span = self.span(raw.referenced);
        let content = match raw.value {
            Raw::Plain => self.typed(span),
            Raw::Text(text) => Content::Text(if self.typed_text(span).contains('\n') { unfolded(&text) } else { text }),
            Raw::List(items) => Content::List(items.into_iter().map(|item| self.node(item)).collect()),
            Raw::Map(entries) => Content::Map(self.entries(entries)),
        };
        Node { span, content }
    }

    fn entries(&mut self, raw: Vec<(Spanned<Raw>, Spanned<Raw>)>) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::with_capacity(raw.len());
        for (key, value) in raw {
            let key = self.node(key);
            let value = self.node(value);
            if let Content::Text(text) = &value.content
                && is_glued(text)
            {
                let message = wording!("“{text}”里用了全角冒号,没有成为键和值", "`{text}` has a full-width colon, and is no key with a value");
                self.slip(Code::WrongType, vec![value.span], message, full_width(text).unwrap_or_default());
            }
            let Content::Text(text) = key.content else {
                let message = wording!("这里的键不是文字", "this key is not a text");
                self.slip(Code::WrongType, vec![key.span], message, wording!("键写成一个词,如 title", "a key is one word, such as title"));
                continue;
            };
            match entries.iter().find(|entry| entry.key.text == text) {
                Some(first) => {
                    let (line, spans) = (first.key.span.line, vec![key.span, first.key.span]);
                    let message = wording!("“{text}”写了两次,第一次在第 {line} 行", "`{text}` stands here twice, first in line {line}");
                    self.slip(Code::DuplicateId, spans, message, wording!("改名或合并为一处", "rename one of them, or make them one"));
                }
                None => entries.push(Entry { key: Text { text, span: key.span }, value }),
            }
        }
        entries
    }

    fn slip(&mut self, code: Code, spans: Vec<Span>, message: Wording, help: Wording) {
        self.slips.push(Slip { code, spans, message, help });
    }

    /// A plain scalar as it was typed, without what the parser made of it.
    fn typed(&self, span: Span) -> Content {
        let typed = self.typed_text(span).trim();
        if typed.is_empty() || typed == "~" { Content::Empty } else { Content::Text(typed.to_owned()) }
    }

    fn typed_text(&self, span: Span) -> &str {
        let start = span.start.saturating_sub(self.skipped);
        self.body.get(start..start + span.len).unwrap_or_default()
    }

    fn span(&self, location: Location) -> Span {
        let (start, len) = match (location.span().byte_offset(), location.span().byte_len()) {
            (Some(start), Some(len)) => (usize::try_from(start).unwrap_or(0), usize::try_from(len).unwrap_or(0)),
            _ => (line_start(self.body, location.line()), 0),
        };
        let start = start.min(self.body.len());
        let line = u32::try_from(location.line()).unwrap_or(u32::MAX).max(1);
        let column = u32::try_from(location.column()).unwrap_or(u32::MAX).max(1);
        Span { file: self.file, start: start + self.skipped, len: len.min(self.body.len() - start), line, column }
    }
}

fn line_start(text: &str, line: u64) -> usize {
    let before = usize::try_from(line.saturating_sub(1)).unwrap_or(0);
    text.split_inclusive('\n').take(before).map(str::len).sum()
}

impl Node {
    /// The shape in both languages, for messages.
    pub(super) fn shape(&self) -> (&'static str, &'static str) {
        match self.content {
            Content::Empty => ("空值", "nothing"),
            Content::Text(_) => ("文字", "a text"),
            Content::Map(_) => ("映射", "a map"),
            Content::List(_) => ("列表", "a list"),
        }
    }
}

impl Text {
    /// Whether it looks like a piece of a Chinese sentence and not like a key or an id.
    pub(super) fn is_chinese(&self) -> bool {
        self.text.chars().any(is_chinese)
    }
}
