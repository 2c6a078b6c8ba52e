//! What is said of a check, line by line: a label and what stands behind it. Lines with nothing to say are left out.
use super::spelling::answer_type;
use super::{Asked, Explained};
use crate::diagnostic::{Language, Wording};
use crate::report::sentence;
use crate::report::{phrase, view::Named};
use crate::standard::{AnswerType, Check, Home, Standard, Strength};
use crate::wording;

/// A label and the paragraphs behind it.
pub(super) type Line = (Wording, Vec<String>);

/// All lines of a check.
pub(super) fn of(standard: &Standard, explained: &Explained<'_>, language: Language) -> Vec<Line> {
    let mut lines = requirement(standard, explained, language);
    lines.extend(explained.questions.iter().flat_map(|asked| question(asked, language)));
    lines.extend(judgement(standard, explained, language));
    lines.extend(mending(explained, language));
    lines.push((wording!("读法", "Readings"), explained.readings.iter().map(|reading| reading_of(standard, reading, language)).collect()));
    lines.push((wording!("自拟", "Authored"), explained.check.authored.iter().cloned().collect()));
    lines.push((wording!("覆盖", "Covers"), joined(&explained.check.covers)));
    lines.push((wording!("原编号", "Former id"), explained.check.was.iter().map(ToString::to_string).collect()));
    lines.retain(|(_, said)| !said.is_empty());
    lines
}

fn requirement(standard: &Standard, explained: &Explained<'_>, language: Language) -> Vec<Line> {
    let check = explained.check;
    let clause = standard.clause(check.clause);
    vec![
        (wording!("条款", "Clause"), vec![format!("{} {}", clause.id, clause.title)]),
        (wording!("要求", "Requirement"), vec![check.text.clone()]),
        (wording!("备注", "Note"), check.note.iter().cloned().collect()),
        home(standard, check, language),
        (wording!("对象", "Binds"), strengths(&explained.bound, language)),
        (wording!("条件", "Applies when"), said(explained.when.as_ref(), language)),
    ]
}

/// The indicator of a check with its aspect, or the task of an action.
fn home(standard: &Standard, check: &Check, language: Language) -> Line {
    match check.home {
        Home::Task(task) => {
            let task = standard.task(task);
            (wording!("任务", "Task"), vec![format!("{} ({})", task.title, task.id)])
        }
        Home::Indicator(indicator) => {
            let indicator = standard.indicator(indicator);
            let aspect = indicator.aspect.map(|aspect| standard.aspects[aspect.index()].title.as_str());
            let list = indicator.count.map(|count| wording!("{count} 项", "{count} items").say(language).to_owned());
            let place = aspect.into_iter().chain([indicator.title.as_str()]).collect::<Vec<_>>().join(" ▸ ");
            let id = [Some(indicator.id.to_string()), list].into_iter().flatten().collect::<Vec<_>>().join(", ");
            (wording!("指标", "Indicator"), vec![format!("{place} ({id})")])
        }
    }
}

/// Kinds of one strength in one line.
fn strengths(bound: &[(Named<'_>, Strength)], language: Language) -> Vec<String> {
    let line = |strength: Strength| {
        let kinds = bound.iter().filter(|(_, of)| *of == strength).map(|(kind, _)| kind.name).collect::<Vec<_>>().join("、");
        let (word, id) = (phrase::strength(strength).say(language).to_owned(), strength.as_str());
        (!kinds.is_empty()).then(|| wording!("{kinds}:{word}({id})", "{kinds}: {word}").say(language).to_owned())
    };
    [Strength::Must, Strength::Should, Strength::May].into_iter().filter_map(line).collect()
}

/// How a question is asked and answered.
pub(super) fn question(asked: &Asked<'_>, language: Language) -> Vec<Line> {
    let question = asked.question;
    let mut what = vec![format!("{} ({})", question.label, question.id)];
    what.push(type_line(asked, language));
    what.extend(names(&question.answer, language));
    vec![
        (wording!("采集项", "Question"), what),
        (wording!("填报说明", "Help"), question.help.iter().cloned().collect()),
        (wording!("表头", "Heads"), all(&asked.heads, language)),
        (wording!("填法", "Answers"), all(&asked.spellings, language)),
    ]
}

fn type_line(asked: &Asked<'_>, language: Language) -> String {
    let question = asked.question;
    let mut parts = vec![answer_type(&question.answer)];
    if let Some(unit) = question.unit() {
        let unit = unit.shown();
        parts.push(wording!("单位 {unit}", "in {unit}"));
    }
    if let Some(range) = question.answer.measure().and_then(|measure| measure.range) {
        let Wording { zh, en } = sentence::within(question, &range);
        parts.push(wording!("合理范围 {zh},超出的算看不清", "plausible {en}, what is outside is unreadable"));
    }
    let kinds = asked.kinds.iter().map(|kind| kind.name).collect::<Vec<_>>().join("、");
    parts.push(wording!("问 {kinds}", "asked of {kinds}"));
    let separator = if language == Language::Chinese { ";" } else { "; " };
    all(&parts, language).join(separator)
}

/// The choices or members with their other names.
fn names(answer: &AnswerType, language: Language) -> Option<String> {
    let list = |names: Vec<String>| names.join("、");
    let words = match answer {
        AnswerType::Choice(choices) => {
            let names = list(choices.iter().map(|choice| choice.names.join("/")).collect());
            wording!("选项:{names}", "choices: {names}")
        }
        AnswerType::Set(members) => {
            let names = list(members.iter().map(|member| member.names.join("/")).collect());
            wording!("成员:{names}", "members: {names}")
        }
        _ => return None,
    };
    Some(words.say(language).to_owned())
}

fn judgement(standard: &Standard, explained: &Explained<'_>, language: Language) -> Vec<Line> {
    let check = explained.check;
    let ticked = phrase::tiers(standard, check);
    let tiers = if ticked.is_empty() {
        wording!("不决定档次", "it decides no tier")
    } else if explained.bound.iter().all(|(_, strength)| *strength != Strength::Must) {
        wording!("列在{ticked},但不是“应”,不决定档次", "ticked in {ticked}; it is no must and decides no tier")
    } else {
        let names = |needed: bool| {
            let tiers = standard.tiers.iter().filter(|tier| explained.required_by.iter().any(|named| named.id == tier.id.as_str()));
            tiers.filter(|tier| tier.needs.takes(check) == needed).map(|tier| tier.name.as_str()).collect::<Vec<_>>().join("、")
        };
        match (names(true), names(false)) {
            (needing, counting) if counting.is_empty() => wording!("列在{ticked};达到{needing}须符合本项", "ticked in {ticked}; needed for {needing}"),
            (needing, counting) if needing.is_empty() => {
                wording!("列在{ticked};计入{counting}的符合率", "ticked in {ticked}; counts for the share of {counting}")
            }
            (needing, counting) => wording!(
                "列在{ticked};达到{needing}须符合本项,并计入{counting}的符合率",
                "ticked in {ticked}; needed for {needing}, counts for the share of {counting}"
            ),
        }
    };
    vec![
        (wording!("判定", "Met when"), vec![explained.expected.say(language).to_owned()]),
        (wording!("档次", "Tiers"), vec![tiers.say(language).to_owned()]),
        (wording!("计分", "Scores"), all(&explained.scoring, language)),
        (wording!("检查方法", "Inspect by"), check.how.iter().cloned().collect()),
    ]
}

fn mending(explained: &Explained<'_>, language: Language) -> Vec<Line> {
    let check = explained.check;
    let mut remedy: Vec<String> = check.remedy.text.iter().cloned().collect();
    remedy.extend(check.remedy.days.map(|days| wording!("发现后 {days} 天内(自拟)", "within {days} days of being found (authored)").say(language).to_owned()));
    remedy.extend(check.remedy.effort.map(|effort| {
        let effort = effort.normalize();
        wording!("{effort} 人日(自拟)", "{effort} person-days (authored)").say(language).to_owned()
    }));
    let mut due: Vec<String> = check.due.map(|due| wording!("{due}(文件规定)", "{due} (the document's)").say(language).to_owned()).into_iter().collect();
    if check.ongoing {
        let ongoing = if check.due.is_some() {
            wording!("完成后持续推进", "to be kept up after that")
        } else {
            wording!("长期推进,没有期限", "ongoing, without a date")
        };
        due.push(ongoing.say(language).to_owned());
    }
    vec![
        (wording!("整改", "Mend by"), remedy),
        (wording!("期限", "Due"), due),
        (wording!("牵头", "Led by"), joined(&check.lead)),
        (wording!("责任", "Responsible"), joined(&check.responsible)),
    ]
}

fn reading_of(standard: &Standard, reading: &crate::standard::TextReading, language: Language) -> String {
    let clause = &standard.clause(reading.clause).id;
    let crate::standard::TextReading { text, decided, because, .. } = reading;
    wording!("{clause}:{text} → {decided}({because})", "{clause}: {text} → {decided} ({because})").say(language).to_owned()
}

fn joined(names: &[String]) -> Vec<String> {
    if names.is_empty() { Vec::new() } else { vec![names.join("、")] }
}

fn said(words: Option<&Wording>, language: Language) -> Vec<String> {
    words.iter().map(|words| words.say(language).to_owned()).collect()
}

fn all(words: &[Wording], language: Language) -> Vec<String> {
    words.iter().map(|words| words.say(language).to_owned()).collect()
}
