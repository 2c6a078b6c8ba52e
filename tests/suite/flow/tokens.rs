//! Paths and words among tokens that have no grammar of their own: what macros and attributes are given, and what `macro_rules!` writes.
use super::gather::Gather;
use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use syn::Lit;

/// What a string among the tokens may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Strings {
    AreText,
    /// As in `#[serde(with = "crate::…")]`.
    MayBePaths,
}

/// Tells of every path of more than one segment, every method called and every word.
pub(super) fn scan(gather: &mut Gather<'_>, tokens: TokenStream, strings: Strings) {
    scan_below(gather, tokens, &[], strings);
}

/// What a literal says, without its quotes and escapes.
pub(super) fn text(literal: &Lit) -> String {
    match literal {
        Lit::Str(text) => text.value(),
        Lit::ByteStr(text) => String::from_utf8_lossy(&text.value()).into_owned(),
        Lit::CStr(text) => text.value().to_string_lossy().into_owned(),
        Lit::Int(number) => number.to_string(),
        Lit::Char(mark) => mark.value().to_string(),
        _ => String::new(),
    }
}

fn scan_below(gather: &mut Gather<'_>, tokens: TokenStream, prefix: &[String], strings: Strings) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at] {
            TokenTree::Group(group) if is_comment(&tokens[..at], group) => {}
            TokenTree::Group(group) => scan_below(gather, group.stream(), &[], strings),
            TokenTree::Literal(literal) => {
                let literal = Lit::new(literal.clone());
                gather.word(literal.span(), text(&literal));
                if let (Lit::Str(text), Strings::MayBePaths) = (&literal, strings) {
                    text.parse().iter().for_each(|path| gather.path(path));
                }
            }
            TokenTree::Ident(first) => {
                at = scan_path(gather, &tokens, at, first, prefix, strings);
                continue;
            }
            TokenTree::Punct(_) => {}
        }
        at += 1;
    }
}

/// Reads the path that begins with a name; gives the place after it.
fn scan_path(gather: &mut Gather<'_>, tokens: &[TokenTree], start: usize, first: &Ident, prefix: &[String], strings: Strings) -> usize {
    gather.word(first.span(), first.to_string());
    if start > 0 && is_mark(&tokens[start - 1], '.') {
        gather.method(first.span(), first.to_string());
    }
    let is_variable = start > 0 && is_mark(&tokens[start - 1], '$') && first != "crate";
    let is_global = prefix.is_empty() && start > 1 && is_separator(tokens, start - 2);
    let mut path = prefix.to_vec();
    path.extend(is_global.then(String::new));
    path.push(first.to_string());
    let mut at = start + 1;
    while is_separator(tokens, at) {
        match tokens.get(at + 2) {
            Some(TokenTree::Ident(next)) => {
                gather.word(next.span(), next.to_string());
                path.push(next.to_string());
                at += 3;
            }
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace && !is_variable => {
                scan_below(gather, group.stream(), &path, strings);
                return at + 3;
            }
            Some(star) if is_mark(star, '*') && !is_variable => {
                gather.mention(first.span(), path, true);
                return at + 3;
            }
            _ => break,
        }
    }
    if path.len() > 1 && !is_variable {
        gather.mention(first.span(), path, false);
    }
    at
}

/// To a macro a doc comment is an attribute.
fn is_comment(before: &[TokenTree], group: &Group) -> bool {
    let is_doc = || group.stream().into_iter().next().is_some_and(|first| first.to_string() == "doc");
    let mark = before.iter().rev().find(|token| !is_mark(token, '!'));
    group.delimiter() == Delimiter::Bracket && mark.is_some_and(|mark| is_mark(mark, '#')) && is_doc()
}

fn is_separator(tokens: &[TokenTree], at: usize) -> bool {
    tokens.get(at..at + 2).is_some_and(|pair| pair.iter().all(|token| is_mark(token, ':')))
}

fn is_mark(token: &TokenTree, mark: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == mark)
}
