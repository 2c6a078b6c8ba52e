//! Reads the keys of one map: all keys are closed, every key that does not belong is said at its line, and reading goes on.
use crate::diagnostic::Code;
use crate::standard::complaint::{Complaints, Span};
use crate::standard::decode::scalar;
use crate::standard::grammar::Map;
use crate::standard::name::nearest;
use crate::standard::tree::{Content, Entry, Node, Text, full_width};
use crate::wording;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// The entries of a map whose keys the grammar knows.
#[derive(Debug)]
pub(in crate::standard) struct Fields<'n> {
    /// Where the owner of the map stands: its key, or the map itself.
    pub(in crate::standard) owner: Span,
    entries: Vec<&'n Entry>,
    /// Some key was not understood, so that a missing one is probably that one.
    slipped: bool,
    map: &'static Map,
}

impl<'n> Fields<'n> {
    /// Takes a node as a map of the grammar; `None` where it is no map.
    pub(in crate::standard) fn open(node: &'n Node, owner: Span, map: &'static Map, complaints: &mut Complaints) -> Option<Self> {
        let Content::Map(all) = &node.content else {
            wrong_shape(node, owner, ("映射(键: 值)", "a map (key: value)"), complaints);
            return None;
        };
        let keys = map.names();
        let (known, unknown): (Vec<&Entry>, Vec<&Entry>) = all.iter().partition(|entry| keys.contains(&entry.key.text.as_str()));
        for entry in &unknown {
            unknown_key(&entry.key, &keys, complaints);
        }
        Some(Self { owner, entries: known, slipped: !unknown.is_empty(), map })
    }

    /// The value of a key.
    pub(in crate::standard) fn get(&self, key: &str) -> Option<&'n Node> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// The entry of a key.
    pub(in crate::standard) fn entry(&self, key: &str) -> Option<&'n Entry> {
        debug_assert!(self.map.keys().any(|known| known.name == key), "`{key}` is no key of the grammar");
        self.entries.iter().find(|entry| entry.key.text == key).copied()
    }

    /// The entries there are.
    pub(in crate::standard) fn entries(&self) -> &[&'n Entry] {
        &self.entries
    }

    /// The value of a key that must be there.
    pub(in crate::standard) fn needed(&self, key: &'static str, complaints: &mut Complaints) -> Option<&'n Node> {
        let found = self.get(key);
        if found.is_none() && !self.slipped {
            let help = wording!("补上一行 {key}: …", "add a line {key}: …");
            complaints.report(Code::MissingKey, self.owner, wording!("这里缺少 {key}", "`{key}` is missing here"), help);
        }
        found
    }

    /// Says that one of several keys must be there.
    pub(in crate::standard) fn needed_one_of(&self, keys: &[&'static str], complaints: &mut Complaints) {
        if !self.slipped {
            let all = keys.join("、");
            let help = wording!("补上其中一个", "add one of them");
            complaints.report(Code::MissingKey, self.owner, wording!("这里缺少 {all} 之一", "one of {all} is missing here"), help);
        }
    }

    /// The text of a key.
    pub(in crate::standard) fn text(&self, key: &str, complaints: &mut Complaints) -> Option<Text> {
        self.get(key).and_then(|node| scalar::text(node, complaints))
    }

    /// The text of a key that must be there.
    pub(in crate::standard) fn needed_text(&self, key: &'static str, complaints: &mut Complaints) -> Option<Text> {
        self.needed(key, complaints).and_then(|node| scalar::text(node, complaints))
    }

    /// The exact number of a key.
    pub(in crate::standard) fn number(&self, key: &str, complaints: &mut Complaints) -> Option<(Decimal, Span)> {
        let text = self.text(key, complaints)?;
        scalar::number(&text, complaints).map(|number| (number, text.span))
    }

    /// The whole number of a key.
    pub(in crate::standard) fn whole(&self, key: &str, complaints: &mut Complaints) -> Option<(u32, Span)> {
        let text = self.text(key, complaints)?;
        scalar::whole(&text, complaints).map(|number| (number, text.span))
    }

    /// The percentage of a key.
    pub(in crate::standard) fn percent(&self, key: &str, complaints: &mut Complaints) -> Option<(Decimal, Span)> {
        let text = self.text(key, complaints)?;
        scalar::percent(&text, complaints).map(|share| (share, text.span))
    }

    /// The day of a key.
    pub(in crate::standard) fn date(&self, key: &str, complaints: &mut Complaints) -> Option<Date> {
        self.text(key, complaints).and_then(|text| scalar::date(&text, complaints))
    }

    /// `true` or `false`.
    pub(in crate::standard) fn flag(&self, key: &str, complaints: &mut Complaints) -> Option<bool> {
        self.word(key, &[("true", true), ("false", false)], complaints).map(|(flag, _)| flag)
    }

    /// One of a closed set of words.
    pub(in crate::standard) fn word<T: Copy>(&self, key: &str, words: &[(&str, T)], complaints: &mut Complaints) -> Option<(T, Span)> {
        let text = self.text(key, complaints)?;
        scalar::word(&text, words, complaints).map(|word| (word, text.span))
    }

    /// Names written as one text with 、 between them.
    pub(in crate::standard) fn names(&self, key: &str, complaints: &mut Complaints) -> Option<Vec<Text>> {
        self.get(key).map(|node| scalar::names(node, complaints))
    }

    /// Ids written as a list.
    pub(in crate::standard) fn ids(&self, key: &str, complaints: &mut Complaints) -> Option<Vec<Text>> {
        self.get(key).map(|node| scalar::ids(node, complaints))
    }

    /// Says of every form that this version does not evaluate that it does not; tells whether there was one.
    pub(in crate::standard) fn refuse_later(&self, complaints: &mut Complaints) -> bool {
        let later = self.map.later();
        let refused = self.entries.iter().filter(|entry| later.contains(&entry.key.text.as_str()));
        refused.map(|entry| not_supported(&entry.key, complaints)).count() > 0
    }
}

/// Says that a form of the language is not yet evaluated.
pub(in crate::standard) fn not_supported(form: &Text, complaints: &mut Complaints) {
    let name = &form.text;
    let message = wording!("本版本不评 {name}", "this version does not evaluate `{name}`");
    let help = wording!("暂时删去,或等支持它的版本", "leave it out for now, or wait for a version that evaluates it");
    complaints.report(Code::FormNotSupported, form.span, message, help);
}

/// Says that a value has another shape than the grammar asks for.
pub(in crate::standard) fn wrong_shape(node: &Node, owner: Span, wanted: (&str, &str), complaints: &mut Complaints) {
    let ((found_zh, found_en), (wanted_zh, wanted_en)) = (node.shape(), wanted);
    let span = if matches!(node.content, Content::Text(_)) { node.span } else { owner };
    let message = wording!("这里应为{wanted_zh},写的是{found_zh}", "this should be {wanted_en} and is {found_en}");
    let help = match full_width(complaints.line_of(span)) {
        Some(help) => help,
        None => wording!("改成{wanted_zh}", "make it {wanted_en}"),
    };
    complaints.report(Code::WrongType, span, message, help);
}

fn unknown_key(key: &Text, keys: &[&'static str], complaints: &mut Complaints) {
    let name = &key.text;
    let message = wording!("这里没有 {name} 这个键", "there is no key `{name}` here");
    let help = if let Some(help) = full_width(name).filter(|_| name.contains('：')) {
        help
    } else if let Some(near) = nearest(name, keys.iter().copied()) {
        wording!("是不是 {near}?", "did you mean `{near}`?")
    } else if key.is_chinese() {
        wording!("文字中的半角逗号把一句话切开了:改为分行书写", "a half-width comma in the text cut the sentence: write the text on a line of its own")
    } else {
        let all = keys.join("、");
        wording!("可用的键:{all}", "the keys are: {all}")
    };
    complaints.report(Code::UnknownKey, key.span, message, help);
}
