//! Reads a cell that lists which of several things are there.
use super::harmless::masked;
use super::marks::{self, Mark, Marked};
use super::numeral;
use super::phrase::Phrase;
use super::words;
use super::{Answer, Listed, Others, Reading, Trouble, Value, Written, YesNo};
use super::{state, trouble};
use crate::standard::normal::{normalised, without_blanks, without_final_marks};
use crate::standard::{Member, Unit};

/// All of them are there.
const ALL: &[&str] = &[
    "齐全",
    "齐备",
    "完备",
    "全部",
    "全",
    "全有",
    "都有",
    "均有",
    "全部有",
    "全都有",
    "全部都有",
    "均具备",
    "都具备",
    "全部具备",
    "配齐",
    "已配齐",
    "备齐",
    "已备齐",
    "均齐全",
    "全齐",
    "全部齐全",
    "均已配备",
    "全部配备",
    "全部已配备",
    "已全部配备",
    "均已设置",
    "全部设置",
    "已全部设置",
    "都已配备",
    "都配备",
    "均配备",
    "均设置",
    "都设置",
    "均已具备",
    "全部到位",
    "均已到位",
    "已全部到位",
];

/// What may stand before the name of a thing that is there.
const PRESENT: &[&str] = &["已设置", "已配备", "已安装", "已设", "已有", "设有", "配有", "配备", "设置", "共有", "有"];

/// What may stand before or behind the name of a thing that is not there.
const ABSENT: &[&str] = &["没有", "未设置", "未配备", "未安装", "未设", "未配", "缺少", "无", "缺", "没", "×", "✗", "✘", "x"];

/// What may stand behind the name of a thing that is there.
const PRESENT_BEHIND: &[&str] = &["√", "✓", "✔", "有", "已配备", "已设置", "齐全", "正常"];

/// Separators that no name contains.
const SEPARATORS: &[char] = &['、', ',', ';', '/', '|', '+', '。', '\n'];

/// A set question's members with their names in the form in which they are compared.
struct Members(Vec<Vec<String>>);

/// What one piece of a list says of a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    member: u16,
    present: bool,
}

/// Reads a text.
pub(super) fn text(written: Written<'_>, members: &[Member]) -> Reading {
    let members = Members(members.iter().map(|member| member.names.iter().map(|name| normalised(name)).collect()).collect());
    match members.read(written) {
        Ok(reading) => reading,
        Err(trouble) => Reading::unreadable(trouble),
    }
}

impl Members {
    fn read(&self, written: Written<'_>) -> Result<Reading, Trouble> {
        let text = written.folded;
        if self.named(&normalised(text)).is_none() {
            if let Some((answer, note)) = state::read(text) {
                return Ok(Reading { note: note.map(Into::into), ..answer.into() });
            }
            if let Some(reading) = self.as_a_whole(written)? {
                return Ok(reading);
            }
        }
        if let Some(Marked::Options(options)) = marks::read(text)
            && options.iter().all(|(_, mark)| mark.is_some())
        {
            return self.marked(&options);
        }
        self.listed(text)
    }

    /// 齐全, 无, 不齐全, 除复印机外都有, 缺复印机.
    fn as_a_whole(&self, written: Written<'_>) -> Result<Option<Reading>, Trouble> {
        let word = normalised(without_final_marks(&Phrase::of(written.folded).head));
        if ALL.contains(&word.as_str()) {
            return Ok(Some(self.reading(self.all())));
        }
        if let Some(missing) = exception(&word) {
            return self.all_but(missing).map(Some);
        }
        match marks::read(written.folded) {
            Some(Marked::Alone(Mark::Cross)) => return Ok(Some(self.reading(Vec::new()))),
            Some(Marked::Alone(Mark::Empty)) if written.folded.contains(['(', '[']) => return Ok(Some(Answer::Missing.into())),
            Some(Marked::Alone(_)) => return Err(trouble::which_members()),
            _ => {}
        }
        let names_none = !self.0.iter().flatten().any(|name| word.contains(name.as_str()));
        match words::read(&word, "").filter(|_| names_none) {
            Some(said) if said.value == YesNo::No => Ok(Some(Reading::said(none(), said.noteworthy, written))),
            Some(said) if said.value == YesNo::Partial => {
                Ok(Some(Reading::said(Value::Set(Listed { present: Vec::new(), others: Others::SomeAbsent }), said.noteworthy, written)))
            }
            Some(_) => Err(trouble::which_members()),
            None => Ok(None),
        }
    }

    /// ☑打印机 □复印机.
    fn marked(&self, options: &[(String, Option<Mark>)]) -> Result<Reading, Trouble> {
        let mut present = Vec::new();
        for (option, mark) in options {
            let member = self.named(&normalised(&Phrase::of(option).head)).ok_or_else(trouble::not_member)?;
            if matches!(mark, Some(Mark::Tick | Mark::Filled)) {
                present.push(member);
            }
        }
        let unmarked = present.is_empty() && options.iter().all(|(_, mark)| *mark == Some(Mark::Empty));
        Ok(if unmarked { Answer::Missing.into() } else { self.reading(present) })
    }

    /// Names one after another.
    fn listed(&self, text: &str) -> Result<Reading, Trouble> {
        let head = Phrase::of(text).head;
        let bare = without_final_marks(&head);
        if bare.ends_with("等") || bare.ends_with("等等") || head.contains('…') {
            return Err(trouble::open_list());
        }
        let mut pieces = Vec::new();
        for piece in bare.split(SEPARATORS).filter(|piece| !piece.trim().is_empty()) {
            self.take(piece, &mut pieces)?;
        }
        let present: Vec<u16> = pieces.iter().filter(|piece| piece.present).map(|piece| piece.member).collect();
        let contradicted = pieces.iter().any(|piece| !piece.present && present.contains(&piece.member));
        if contradicted {
            return Err(trouble::contradiction());
        }
        if present.is_empty() { Err(trouble::which_members()) } else { Ok(self.reading(present)) }
    }

    /// Takes one piece of a list: a member, several with blanks between, or several joined by 和.
    fn take(&self, piece: &str, into: &mut Vec<Piece>) -> Result<(), Trouble> {
        // 1、 before a name
        if piece.trim().len() <= 2 && piece.trim().chars().all(|c| c.is_ascii_digit()) {
            return Ok(());
        }
        if let Some(found) = self.piece(&without_blanks(piece)) {
            into.push(found);
            return Ok(());
        }
        for word in piece.split_whitespace() {
            if let Some(found) = self.piece(word) {
                into.push(found);
                continue;
            }
            for name in word.split("以及").flat_map(|word| word.split(['和', '及', '与', '&'])).filter(|name| !name.is_empty()) {
                into.push(self.piece(name).ok_or_else(trouble::not_member)?);
            }
        }
        Ok(())
    }

    /// One name with what may stand around it: numbering, a count, 有, 无.
    fn piece(&self, text: &str) -> Option<Piece> {
        let text = normalised(text);
        let present = |member| Piece { member, present: true };
        let absent = |member| Piece { member, present: false };
        if let Some(member) = self.named(&text) {
            return Some(present(member));
        }
        let masked_start = masked(&text);
        if let Some(member) = PRESENT.iter().filter_map(|word| text.strip_prefix(word)).find_map(|rest| self.named(rest).or_else(|| self.counted(rest))) {
            return Some(present(member));
        }
        if let Some(member) =
            ABSENT.iter().filter(|word| masked_start.starts_with(**word)).filter_map(|word| text.strip_prefix(word)).find_map(|rest| self.named(rest))
        {
            return Some(absent(member));
        }
        let split = |words: &[&str]| words.iter().filter_map(|word| text.strip_suffix(word)).find_map(|rest| self.named(rest.trim_end_matches(':')));
        if let Some(member) = split(ABSENT) {
            return Some(absent(member));
        }
        split(PRESENT_BEHIND).or_else(|| self.counted(&text)).map(present)
    }

    /// 2台打印机, 打印机2台, 1.打印机; a count of nothing is none of them.
    fn counted(&self, text: &str) -> Option<u16> {
        let text = without_numbering(text);
        if let Some(member) = self.named(text) {
            return Some(member);
        }
        if let Ok((number, rest)) = numeral::leading(text) {
            let rest = rest.trim_start_matches('.');
            let rest = if self.named(rest).is_some() { rest } else { Unit::leading(rest).map_or(rest, |(_, rest)| rest) };
            return self.named(rest).filter(|_| !number.value.is_zero());
        }
        let at = text.char_indices().find(|(_, c)| c.is_ascii_digit() || numeral::is_figure(*c) || *c == '×')?.0;
        let (name, count) = text.split_at(at);
        let (number, rest) = numeral::leading(count.trim_start_matches('×')).ok()?;
        let whole = rest.is_empty() || Unit::leading(rest).is_some_and(|(_, rest)| rest.is_empty());
        if whole && !number.value.is_zero() { self.named(name.trim_end_matches(':')) } else { None }
    }

    /// All members but those that a text names.
    fn all_but(&self, missing: &str) -> Result<Reading, Trouble> {
        let mut pieces = Vec::new();
        for piece in missing.split(SEPARATORS).filter(|piece| !piece.is_empty()) {
            self.take(piece, &mut pieces)?;
        }
        if pieces.is_empty() || pieces.iter().any(|piece| !piece.present) {
            return Err(trouble::not_member());
        }
        Ok(self.reading(self.all().into_iter().filter(|member| pieces.iter().all(|piece| piece.member != *member)).collect()))
    }

    /// The member that has this name.
    fn named(&self, name: &str) -> Option<u16> {
        self.0.iter().position(|names| names.iter().any(|known| known == name)).and_then(|index| u16::try_from(index).ok())
    }

    fn all(&self) -> Vec<u16> {
        (0..u16::try_from(self.0.len()).unwrap_or(u16::MAX)).collect()
    }

    fn reading(&self, mut present: Vec<u16>) -> Reading {
        present.sort_unstable();
        present.dedup();
        present.truncate(self.0.len());
        Reading::given(Value::Set(Listed { present, others: Others::Absent }))
    }
}

/// The text without the number of its line (1., ①).
fn without_numbering(text: &str) -> &str {
    let bare = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '\u{e0b2}');
    if bare.len() < text.len() && bare.starts_with(['.', ')']) { &bare[1..] } else { text.trim_start_matches('\u{e0b2}') }
}

/// Nothing is there.
fn none() -> Value {
    Value::Set(Listed { present: Vec::new(), others: Others::Absent })
}

/// 缺复印机, 除复印机外都有, 除复印机外齐全: the names of what is not there.
fn exception(text: &str) -> Option<&str> {
    const REST: &[&str] = &["都有", "均有", "齐全", "全有", "其他都有", "其余都有", "其他均有", "其余均有", "其他齐全", "其余齐全", "均齐全", "都齐全"];
    let text = text.trim_end_matches(['。', ',']);
    if let Some(inner) = text.strip_prefix("除").or_else(|| text.strip_prefix("除了")) {
        let inner = inner.strip_prefix('了').unwrap_or(inner);
        let (names, rest) = inner.split_once("以外").or_else(|| inner.split_once("之外")).or_else(|| inner.split_once('外'))?;
        return REST.contains(&rest.trim_start_matches(',')).then_some(names);
    }
    let inner = text.strip_prefix("缺少").or_else(|| text.strip_prefix("只缺")).or_else(|| text.strip_prefix("仅缺")).or_else(|| text.strip_prefix('缺'))?;
    (!inner.is_empty()).then_some(inner)
}
