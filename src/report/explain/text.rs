//! Lays an explanation out for the terminal: labels in a column of their own, and what stands behind them wrapped beside it.
use super::wrap::wrapped;
use super::{Explanation, lines, part};
use crate::diagnostic::Language;
use crate::report::phrase;
use crate::standard::Home;
use crate::wording;
use comfy_table::{ContentArrangement, Table, presets};
use std::io;
use unicode_width::UnicodeWidthStr;

/// Columns before a label, and between it and what it says.
const INDENT: usize = 2;

/// Writes the list of an indicator or task, or each check in full.
pub(super) fn write(explanation: &Explanation<'_>, width: usize, out: &mut dyn io::Write) -> io::Result<()> {
    if let Some(explained) = &explanation.part {
        writeln!(out, "{}  {}", explained.id, explained.title)?;
        return write!(out, "{}", aligned(&part::lines(explained, explanation.standard, explanation.language), explanation.language, width));
    }
    if let Some(home) = explanation.home {
        return list(explanation, home, width, out);
    }
    for (position, explained) in explanation.checks.iter().enumerate() {
        if position > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{}  {}", explained.check.id, explained.check.title)?;
        write!(out, "{}", aligned(&lines::of(explanation.standard, explained, explanation.language), explanation.language, width))?;
    }
    Ok(())
}

/// Labels in a column of their own; what stands behind them is wrapped beside it, paragraph by paragraph.
fn aligned(lines: &[lines::Line], language: Language, width: usize) -> String {
    let label_width = lines.iter().map(|(label, _)| label.say(language).width()).max().unwrap_or(0);
    let indent = INDENT + label_width + INDENT;
    let mut text = String::new();
    for (label, said) in lines {
        let label = label.say(language);
        let mut before = format!("{:INDENT$}{label}{:padding$}", "", "", padding = indent - INDENT - label.width());
        for line in said.iter().flat_map(|paragraph| wrapped(paragraph, width.saturating_sub(indent))) {
            text.push_str(&before);
            text.push_str(&line);
            text.push('\n');
            before = " ".repeat(indent);
        }
    }
    text
}

/// The checks of an indicator or task, and how to have one of them explained.
fn list(explanation: &Explanation<'_>, home: Home, width: usize, out: &mut dyn io::Write) -> io::Result<()> {
    let (standard, language) = (explanation.standard, explanation.language);
    let (title, count) = match home {
        Home::Indicator(indicator) => (&standard.indicator(indicator).title, standard.indicator(indicator).count),
        Home::Task(task) => (&standard.task(task).title, None),
    };
    let count = count.map(|count| wording!("　共 {count} 项", "  {count} items").say(language).to_owned()).unwrap_or_default();
    writeln!(out, "{}  {title}{count}", standard.home_id(home))?;
    let mut table = Table::new();
    let heads =
        [wording!("检查项", "Check"), wording!("要求", "Requirement"), wording!("判定", "Met when"), wording!("强度", "Strength"), wording!("档次", "Tiers")];
    table.load_style(presets::UTF8_FULL_CONDENSED).set_header(heads.iter().map(|head| head.say(language)));
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(columns(width));
    for explained in &explanation.checks {
        table.add_row([
            explained.check.id.to_string(),
            explained.check.text.clone(),
            explained.expected.say(language).to_owned(),
            super::strengths(explained.check, language),
            phrase::tiers(standard, explained.check),
        ]);
    }
    writeln!(out, "{table}")?;
    if let Some(first) = explanation.checks.first() {
        let (standard, check) = (&standard.id, &first.check.id);
        writeln!(out, "{}", wording!("看一项:dabiao explain {standard} {check}", "One check: dabiao explain {standard} {check}").say(language))?;
    }
    Ok(())
}

fn columns(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX)
}
