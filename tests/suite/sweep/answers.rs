//! Answers that meet rules, or fail them, made from the rules themselves: whatever a standard asks, someone can say it.
use dabiao::standard::{AnswerType, Bound, Condition, Interval, KindIx, Need, Question, QuestionIx, RegisterField, Rule, Standard};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::fmt::Write;

/// What a cell says.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Said {
    Yes,
    No,
    Amount(Decimal),
    Choice(u16),
    Text(String),
    Size(Decimal, Decimal),
    /// Member by member, those that are there.
    Set(Vec<u16>),
    Done,
    NotBegun,
}

/// That a rule on a question is to be met, or to be failed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wish<'s> {
    pub(super) question: QuestionIx,
    pub(super) rule: &'s Rule,
    pub(super) met: bool,
}

/// What a subject answers.
pub(super) type Row = BTreeMap<QuestionIx, Said>;

/// What is to hold for a rule to be met or failed: of several cases, in the first one.
pub(super) fn of_rule(question: QuestionIx, rule: &Rule, met: bool) -> Vec<Wish<'_>> {
    let Rule::Cases(cases) = rule else { return vec![Wish { question, rule, met }] };
    let first = cases.first().expect("a case");
    let when = first.when.iter().flat_map(|when| of_condition(when, true));
    when.chain(of_rule(question, &first.rule, met)).collect()
}

/// What is to hold for a condition to hold, or not to.
pub(super) fn of_condition(condition: &Condition, holds: bool) -> Vec<Wish<'_>> {
    match (condition, holds) {
        (Condition::Answer { question, rule }, _) => of_rule(*question, rule, holds),
        (Condition::AllOf(parts), true) => parts.iter().flat_map(|part| of_condition(part, true)).collect(),
        (Condition::AnyOf(parts), false) | (Condition::NoneOf(parts), true) => parts.iter().flat_map(|part| of_condition(part, false)).collect(),
        (Condition::AnyOf(parts) | Condition::NoneOf(parts), _) => parts.first().map(|part| of_condition(part, true)).unwrap_or_default(),
        (Condition::AllOf(parts), false) => parts.first().map(|part| of_condition(part, false)).unwrap_or_default(),
    }
}

/// The answers that grant most of some wishes; earlier wishes about a question come before later ones.
pub(super) fn row(standard: &Standard, wishes: &[Wish<'_>]) -> Row {
    let mut questions: Vec<QuestionIx> = wishes.iter().map(|wish| wish.question).collect();
    questions.sort_unstable();
    questions.dedup();
    let answer = |at: QuestionIx| {
        let own: Vec<&Wish<'_>> = wishes.iter().filter(|wish| wish.question == at).collect();
        let question = standard.question(at);
        let granted = |said: &Said| own.iter().map(|wish| meets(wish.rule, said) == wish.met).collect::<Vec<bool>>();
        let all = candidates(question, &own);
        // all of them if one answer can, else the earliest
        let best = all.into_iter().max_by_key(|said| {
            let granted = granted(said);
            (granted.iter().all(|granted| *granted), granted)
        });
        (at, best.expect("a candidate"))
    };
    questions.into_iter().map(answer).collect()
}

/// Answers among which there is one for every wish.
fn candidates(question: &Question, wishes: &[&Wish<'_>]) -> Vec<Said> {
    match &question.answer {
        AnswerType::YesNo => vec![Said::Yes, Said::No],
        AnswerType::Choice(choices) => (0..choices.len()).filter_map(|at| u16::try_from(at).ok()).map(Said::Choice).collect(),
        AnswerType::Progress => vec![Said::Done, Said::NotBegun],
        AnswerType::Set(_) => sets(wishes),
        AnswerType::Size(_) => wishes.iter().flat_map(|wish| sizes(wish.rule)).collect(),
        AnswerType::Text => wishes.iter().flat_map(|wish| names(wish.rule)).chain([Said::Text("另取的名".to_owned())]).collect(),
        AnswerType::Count(measure) | AnswerType::Number(measure) | AnswerType::Percent(measure) | AnswerType::Duration(measure) => {
            let step = if matches!(question.answer, AnswerType::Number(_)) { Decimal::new(5, 1) } else { Decimal::ONE };
            let plausible = measure.range.unwrap_or(Interval::from(Bound::closed(Decimal::ZERO)));
            let most = if matches!(question.answer, AnswerType::Percent(_)) { Decimal::ONE_HUNDRED } else { Decimal::MAX };
            let near = ends(wishes).into_iter().flat_map(|end| [end, end - step, end + step]).chain([Decimal::ZERO, Decimal::TWO]);
            near.filter(|amount| *amount <= most && Interval::exactly(*amount).is_within(&plausible)).map(Said::Amount).collect()
        }
        AnswerType::Date => ends(wishes).into_iter().flat_map(|end| [end, end - Decimal::ONE, end + Decimal::ONE]).map(Said::Amount).collect(),
    }
}

/// The ends of the intervals that somebody compares an answer with.
fn ends(wishes: &[&Wish<'_>]) -> Vec<Decimal> {
    let of = |rule: &Rule| match rule {
        Rule::Within(interval) => interval.low.into_iter().chain(interval.high).map(|bound| bound.value).collect(),
        _ => Vec::new(),
    };
    wishes.iter().flat_map(|wish| of(wish.rule)).collect()
}

/// Every member as the wishes about it want it, the earliest first; and all, and none.
fn sets(wishes: &[&Wish<'_>]) -> Vec<Said> {
    let mut wanted: BTreeMap<u16, bool> = BTreeMap::new();
    for wish in wishes {
        if let Rule::Has { members, need } = wish.rule {
            for member in members {
                wanted.entry(member.member).or_insert((*need == Need::None) != wish.met);
            }
        }
    }
    let all: Vec<u16> = wanted.keys().copied().collect();
    let as_wanted = wanted.into_iter().filter(|(_, there)| *there).map(|(member, _)| member).collect();
    vec![Said::Set(all), Said::Set(Vec::new()), Said::Set(as_wanted)]
}

fn sizes(rule: &Rule) -> Vec<Said> {
    match rule {
        Rule::Size { long, short, .. } => vec![Said::Size(*long, *short), Said::Size(*long + *long, *short)],
        _ => Vec::new(),
    }
}

fn names(rule: &Rule) -> Vec<Said> {
    match rule {
        Rule::Named(templates) => templates.iter().map(|template| Said::Text(template.written.replace("XX", "晴川"))).collect(),
        _ => Vec::new(),
    }
}

/// Whether a rule takes an answer.
fn meets(rule: &Rule, said: &Said) -> bool {
    match (rule, said) {
        (Rule::Present, said) => !matches!(said, Said::No) && *said != Said::Amount(Decimal::ZERO) && *said != Said::Set(Vec::new()),
        (Rule::Absent, said) => matches!(said, Said::No) || *said == Said::Amount(Decimal::ZERO) || *said == Said::Set(Vec::new()),
        (Rule::Done, said) => *said == Said::Done,
        (Rule::Within(interval), Said::Amount(amount)) => Interval::exactly(*amount).is_within(interval),
        (Rule::OneOf(choices), Said::Choice(choice)) => choices.contains(choice),
        (Rule::Named(templates), Said::Text(name)) => templates.iter().any(|template| template.written.replace("XX", "晴川") == *name),
        (Rule::Size { long, short, .. }, said) => *said == Said::Size(*long, *short),
        (Rule::Has { members, need }, Said::Set(there)) => {
            let count = members.iter().filter(|wanted| there.contains(&wanted.member)).count();
            match need {
                Need::All => count == members.len(),
                Need::Any => count > 0,
                Need::None => count == 0,
                Need::AtLeast(least) => usize::try_from(*least).is_ok_and(|least| count >= least),
            }
        }
        (Rule::Cases(cases), said) => cases.iter().all(|case| meets(&case.rule, said)),
        (rule, said) => panic!("{said:?} is no answer to {rule:?}"),
    }
}

/// The columns of a form for a kind: their heads, and what a row says in them.
#[derive(Debug)]
pub(super) struct Form<'s> {
    standard: &'s Standard,
    /// By column its head, its question, and the member where it asks for one.
    columns: Vec<(String, QuestionIx, Option<u16>)>,
}

impl<'s> Form<'s> {
    /// One column for each question of a kind, and for a list one for each member that is asked.
    pub(super) fn new(standard: &'s Standard, kind: KindIx) -> Self {
        let questions: Vec<QuestionIx> =
            standard.questions_of(kind).into_iter().filter(|at| standard.question(*at).register != Some(RegisterField::Name)).collect();
        let alike = |label: &str| questions.iter().filter(|at| standard.question(**at).label == label).count() > 1;
        let mut columns = Vec::new();
        for at in &questions {
            let question = standard.question(*at);
            let group = question.group.as_ref().filter(|_| alike(&question.label));
            let head = group.map_or_else(|| question.label.clone(), |group| format!("{group}-{}", question.label));
            if question.members().is_empty() {
                columns.push((head, *at, None));
                continue;
            }
            let members = (0..question.members().len()).filter_map(|member| u16::try_from(member).ok());
            for member in members.filter(|member| standard.asks_member(kind, *at, *member)) {
                columns.push((format!("{head}-{}", standard.slot_label(question.member_slot(member))), *at, Some(member)));
            }
        }
        Self { standard, columns }
    }

    /// A file of rows, each with a name of its own unless it says one.
    pub(super) fn csv(&self, rows: &[Row]) -> String {
        let heads: Vec<String> = self.columns.iter().map(|(head, ..)| quoted(head)).collect();
        let mut csv = format!("站点名称,站点编码,{}\n", heads.join(","));
        for (at, row) in rows.iter().enumerate() {
            let named = |said: (&QuestionIx, &Said)| match said.1 {
                Said::Text(name) if self.standard.question(*said.0).register == Some(RegisterField::Name) => Some(name.clone()),
                _ => None,
            };
            let name = row.iter().find_map(named).unwrap_or_else(|| format!("第{at}处"));
            let cells: Vec<String> = self.columns.iter().map(|(_, question, member)| quoted(&self.cell(row.get(question), *question, *member))).collect();
            writeln!(csv, "{},R{at},{}", quoted(&name), cells.join(",")).expect("a text grows");
        }
        csv
    }

    fn cell(&self, said: Option<&Said>, question: QuestionIx, member: Option<u16>) -> String {
        let of = &self.standard.question(question).answer;
        match (said, of) {
            (None, _) => String::new(),
            (Some(Said::Set(there)), _) => if member.is_some_and(|member| there.contains(&member)) { "有" } else { "无" }.to_owned(),
            (Some(Said::Yes), _) => "有".to_owned(),
            (Some(Said::No), _) => "无".to_owned(),
            (Some(Said::Done), _) => "已完成".to_owned(),
            (Some(Said::NotBegun), _) => "未开展".to_owned(),
            (Some(Said::Choice(choice)), AnswerType::Choice(choices)) => choices[usize::from(*choice)].names[0].clone(),
            (Some(Said::Text(text)), _) => text.clone(),
            (Some(Said::Size(long, short)), _) => format!("{}×{}", long.normalize(), short.normalize()),
            (Some(Said::Amount(days)), AnswerType::Date) => {
                let days: i32 = days.to_string().parse().expect("days");
                (jiff::civil::date(1970, 1, 1) + jiff::Span::new().days(days)).to_string()
            }
            (Some(Said::Amount(amount)), AnswerType::Percent(_)) => format!("{}%", amount.normalize()),
            (Some(Said::Amount(amount)), _) => amount.normalize().to_string(),
            (Some(said), of) => panic!("{said:?} is no answer to {of:?}"),
        }
    }
}

fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}
