//! Reads texts as what the grammar wants of them: numbers, days, words, lists. Each says what it cannot read.
use crate::diagnostic::Code;
use crate::standard::complaint::{Complaints, Span};
use crate::standard::decode::fields::wrong_shape;
use crate::standard::name::nearest;
use crate::standard::tree::{Content, Entry, Node, Text};
use crate::wording;
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::str::FromStr;
use unicode_normalization::UnicodeNormalization;

/// A text that is not empty.
pub(in crate::standard) fn text(node: &Node, complaints: &mut Complaints) -> Option<Text> {
    match &node.content {
        Content::Text(text) if !text.trim().is_empty() => Some(Text { text: text.trim_end().to_owned(), span: node.span }),
        _ => {
            wrong_shape(node, node.span, ("文字", "a text"), complaints);
            None
        }
    }
}

/// An exact number; full-width digits count.
pub(in crate::standard) fn number(text: &Text, complaints: &mut Complaints) -> Option<Decimal> {
    let plain: String = text.text.nfkc().collect();
    let number = plain.starts_with(|c: char| c.is_ascii_digit() || c == '-').then(|| Decimal::from_str(plain.trim()).ok()).flatten();
    if number.is_none() {
        let written = &text.text;
        let help = wording!("只写数字,如 50 或 0.5;单位写在 unit", "write digits only, such as 50 or 0.5; the unit stands in `unit`");
        complaints.report(Code::InvalidNumber, text.span, wording!("“{written}”不是数字", "`{written}` is not a number"), help);
    }
    number
}

/// A whole number that is not negative.
pub(in crate::standard) fn whole(text: &Text, complaints: &mut Complaints) -> Option<u32> {
    let number = text.text.parse::<u32>().ok();
    if number.is_none() {
        let written = &text.text;
        let help = wording!("写整数,如 8", "write a whole number, such as 8");
        complaints.report(Code::InvalidNumber, text.span, wording!("“{written}”不是整数", "`{written}` is not a whole number"), help);
    }
    number
}

/// A day as 2023-04-30.
pub(in crate::standard) fn date(text: &Text, complaints: &mut Complaints) -> Option<Date> {
    let day = if text.text.len() == 10 { Date::from_str(&text.text).ok() } else { None };
    if day.is_none() {
        let written = &text.text;
        let help = wording!("日期写成 2023-04-30", "write a day as 2023-04-30");
        complaints.report(Code::InvalidDate, text.span, wording!("“{written}”不是日期", "`{written}` is not a day"), help);
    }
    day
}

/// One of a closed set of words.
pub(in crate::standard) fn word<T: Copy>(text: &Text, words: &[(&str, T)], complaints: &mut Complaints) -> Option<T> {
    let found = words.iter().find(|(word, _)| *word == text.text).map(|(_, value)| *value);
    if found.is_none() {
        let (written, all) = (&text.text, words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join("、"));
        let help = match nearest(written, words.iter().map(|(word, _)| *word)) {
            Some(near) => wording!("是不是 {near}?", "did you mean `{near}`?"),
            None => wording!("可写:{all}", "it may be: {all}"),
        };
        complaints.report(Code::WrongType, text.span, wording!("这里不能写“{written}”", "`{written}` cannot stand here"), help);
    }
    found
}

/// One of a closed set of words, or a list of some.
pub(in crate::standard) fn words<T: Copy>(node: &Node, words: &[(&str, T)], complaints: &mut Complaints) -> Vec<T> {
    match &node.content {
        Content::Text(_) => text(node, complaints).and_then(|text| word(&text, words, complaints)).into_iter().collect(),
        Content::List(items) if !items.is_empty() => items.iter().filter_map(|item| word(&text(item, complaints)?, words, complaints)).collect(),
        _ => {
            wrong_shape(node, node.span, ("一个词,或几个词的列表 [a, b]", "a word, or a list of words [a, b]"), complaints);
            Vec::new()
        }
    }
}

/// A share, written as a percentage: 90% is 0.9.
pub(in crate::standard) fn percent(text: &Text, complaints: &mut Complaints) -> Option<Decimal> {
    let plain: String = text.text.nfkc().collect();
    let written = plain.trim().strip_suffix('%').map(str::trim).filter(|share| share.starts_with(|c: char| c.is_ascii_digit()));
    if let Some(share) = written {
        return number(&Text { text: share.to_owned(), span: text.span }, complaints).map(|percent| (percent / Decimal::ONE_HUNDRED).normalize());
    }
    let written = &text.text;
    let help = wording!("写成百分数,如 30%", "write it as a percentage, such as 30%");
    complaints.report(Code::InvalidNumber, text.span, wording!("“{written}”不是百分数", "`{written}` is not a percentage"), help);
    None
}

/// Names written as one text with 、 between them, each at its own place.
pub(in crate::standard) fn names(node: &Node, complaints: &mut Complaints) -> Vec<Text> {
    if matches!(node.content, Content::List(_)) {
        wrong_shape(node, node.span, ("一行文字,成员之间用顿号(、)", "one text with 、 between the members"), complaints);
        return Vec::new();
    }
    let Some(list) = text(node, complaints) else { return Vec::new() };
    let (pieces, comma) = split(&list.text);
    if comma {
        let help = wording!("成员之间用顿号(、)", "put 、 between the members");
        complaints.report(Code::MemberPunctuation, node.span, wording!("成员之间用了逗号或分号", "there are commas or semicolons between the members"), help);
    }
    let source = complaints.source(node.span.file).text.clone();
    let mut cursor = node.span;
    pieces.into_iter().map(|piece| Text { span: place(&source, &mut cursor, &piece), text: piece }).collect()
}

/// Cuts at 、 and, where that was meant, at commas outside brackets; tells whether there were such.
fn split(list: &str) -> (Vec<String>, bool) {
    let (mut pieces, mut piece, mut depth, mut comma) = (Vec::new(), String::new(), 0_u32, false);
    for c in list.chars() {
        match c {
            '(' | '（' | '“' | '《' | '〔' => depth += 1,
            ')' | '）' | '”' | '》' | '〕' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let slip = depth == 0 && matches!(c, ',' | '，' | ';' | '；');
        comma |= slip;
        if c == '、' || slip {
            pieces.push(std::mem::take(&mut piece));
        } else if c != '\n' {
            piece.push(c);
        }
    }
    pieces.push(piece);
    let pieces = pieces.iter().map(|piece| piece.trim().to_owned()).filter(|piece| !piece.is_empty()).collect();
    (pieces, comma)
}

/// Where a piece of a list stands; the whole list where it was folded inside the piece.
fn place(source: &str, cursor: &mut Span, piece: &str) -> Span {
    let whole = *cursor;
    let Some(rest) = source.get(cursor.start..cursor.start + cursor.len) else { return whole };
    let Some(found) = rest.find(piece) else { return Span { len: 0, ..whole } };
    let before = &rest[..found];
    let lines = u32::try_from(before.matches('\n').count()).unwrap_or(0);
    let in_line = u32::try_from(before.rsplit('\n').next().unwrap_or_default().chars().count()).unwrap_or(0);
    let column = if lines == 0 { cursor.column + in_line } else { in_line + 1 };
    let span = Span { start: cursor.start + found, len: piece.len(), line: cursor.line + lines, column, ..*cursor };
    let taken = found + piece.len();
    let width = u32::try_from(piece.chars().count()).unwrap_or(0);
    *cursor = Span { start: cursor.start + taken, len: cursor.len - taken, line: span.line, column: span.column + width, ..*cursor };
    span
}

/// Ids written as a list (`[a, b]`), or one id alone.
pub(in crate::standard) fn ids(node: &Node, complaints: &mut Complaints) -> Vec<Text> {
    match &node.content {
        Content::List(items) => items.iter().filter_map(|item| text(item, complaints)).collect(),
        Content::Text(_) => names(node, complaints),
        Content::Empty | Content::Map(_) => {
            wrong_shape(node, node.span, ("列表 [a, b]", "a list [a, b]"), complaints);
            Vec::new()
        }
    }
}

/// The entries of a map from ids to what they name; ids that are not well-formed are said and kept.
pub(in crate::standard) fn entries<'n>(node: &'n Node, owner: Span, complaints: &mut Complaints) -> &'n [Entry] {
    let Content::Map(entries) = &node.content else {
        wrong_shape(node, owner, ("映射(编号: …)", "a map from ids"), complaints);
        return &[];
    };
    for Entry { key, .. } in entries.iter().filter(|entry| !is_id(&entry.key.text)) {
        let id = &key.text;
        let help = if key.is_chinese() {
            wording!(
                "编号用拼音或英文小写,中文名写在 title、name 或 label;若是文字被半角逗号切开,改为分行书写",
                "ids are small letters, the Chinese name stands in title, name or label; if a half-width comma cut a text, write it on a line of its own"
            )
        } else {
            wording!("编号以小写字母开头,只用小写字母、数字和下划线", "an id begins with a small letter and has small letters, digits and underscores only")
        };
        complaints.report(Code::MalformedId, key.span, wording!("“{id}”不能作编号", "`{id}` cannot be an id"), help);
    }
    entries
}

fn is_id(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_lowercase()) && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}
