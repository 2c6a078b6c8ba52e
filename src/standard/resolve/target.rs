//! Makes targets: whom they measure, what is measured, and what is wanted of it.
use crate::diagnostic::{Code, Wording};
use crate::standard::complaint::{Complaints, Span};
use crate::standard::decode::Draft;
use crate::standard::decode::inherited::Ask;
use crate::standard::decode::rule::{Amount, Comparison, Form, RuleDraft, Value};
use crate::standard::decode::target::{CountedDraft, MeasureDraft, MeasureForm, TargetDraft};
use crate::standard::resolve::check::Linked;
use crate::standard::resolve::names::{Flat, Names, unknown};
use crate::standard::resolve::question::Questions;
use crate::standard::resolve::rule::{self, interval};
use crate::standard::tree::Text;
use crate::standard::{AnswerType, Bound, CheckIx, Counted, Interval, KindIx, Measured, QuestionIx, Rule, Target, TargetId, TargetUnit, Unit};
use crate::wording;
use rust_decimal::Decimal;

/// What targets are made with.
#[derive(Debug, Clone, Copy)]
struct Workshop<'w, 'd> {
    draft: &'w Draft,
    names: &'w Names<'d>,
    checks: &'w [Linked<'d>],
    questions: &'w Questions<'d>,
}

/// Makes the targets.
pub(in crate::standard) fn targets(
    draft: &Draft,
    names: &Names<'_>,
    checks: &[Linked<'_>],
    questions: &Questions<'_>,
    complaints: &mut Complaints,
) -> Vec<Option<Target>> {
    let workshop = Workshop { draft, names, checks, questions };
    draft.targets.iter().map(|target| workshop.target(target, complaints)).collect()
}

impl<'w> Workshop<'w, '_> {
    fn target(self, draft: &TargetDraft, complaints: &mut Complaints) -> Option<Target> {
        let clause = draft.clause.as_ref().map(|clause| self.names.clause(clause, complaints));
        let (lead, responsible) = (self.names.bodies(&draft.lead, complaints), self.names.bodies(&draft.responsible, complaints));
        let kinds = draft.measure.as_ref().and_then(|measure| self.kinds(measure, complaints));
        let measure = draft.measure.as_ref().and_then(|measure| self.measure(measure, complaints));
        let wanted = measure.as_ref().zip(draft.rule.as_ref()).and_then(|(measure, rule)| self.wanted(measure, rule, complaints));
        let (unit, rule) = wanted?;
        Some(Target {
            id: TargetId::new(draft.id.text.as_str()),
            clause: clause??,
            text: draft.text.as_ref()?.text.clone(),
            kinds: kinds?,
            measure: measure?,
            unit,
            rule,
            due: draft.due,
            per_kind: draft.per_kind,
            strength: draft.strength,
            lead,
            responsible,
            authored: draft.authored.as_ref().map(|text| text.text.clone()),
            covers: draft.covers.iter().map(|id| id.text.clone()).collect(),
        })
    }

    /// The kinds over which a target measures: sites are counted, bodies give figures, and either may be added up.
    fn kinds(self, draft: &MeasureDraft, complaints: &mut Complaints) -> Option<Vec<KindIx>> {
        let Flat { kinds, bodies, broken } = self.names.flat(&draft.of, Code::UnknownKind, complaints);
        let span = draft.of.first().map_or(draft.span, |name| name.span);
        if broken {
            return None;
        }
        if kinds.is_empty() && bodies.is_empty() {
            let help = wording!("of: [站点类型或单位]", "of: [kinds or bodies]");
            complaints.report(Code::MissingKey, draft.span, wording!("of 没有写对谁", "`of` names nobody"), help);
            return None;
        }
        let misfit = |message: Wording, help: Wording, complaints: &mut Complaints| {
            complaints.report(Code::MeasureMisfit, span, message, help);
            None
        };
        match &draft.form {
            MeasureForm::Share(_) | MeasureForm::Number(_) if !bodies.is_empty() => misfit(
                wording!("share 和 number 数站点,of 里有单位", "`share` and `number` count sites, and `of` names bodies"),
                wording!("of 只写站点类型;单位的数用 figure 或 ratio", "name kinds of sites; what bodies answer is a `figure` or a `ratio`"),
                complaints,
            ),
            MeasureForm::Figure(_) if !kinds.is_empty() => misfit(
                wording!("figure 取单位填报的数,of 里有站点类型", "a `figure` is what a body answers, and `of` names kinds of sites"),
                wording!("of 只写单位;站点的数用 share、number 或 ratio", "name bodies; sites are measured by `share`, `number` or `ratio`"),
                complaints,
            ),
            MeasureForm::Ratio { .. } if !kinds.is_empty() && !bodies.is_empty() => misfit(
                wording!("ratio 的 of 里既有站点又有单位,会重复计数", "`of` names sites and bodies, which would be added up twice"),
                wording!("只写站点类型,或只写单位", "name kinds of sites, or bodies"),
                complaints,
            ),
            _ => Some(if kinds.is_empty() { bodies } else { kinds }),
        }
    }

    fn measure(self, draft: &MeasureDraft, complaints: &mut Complaints) -> Option<Measured> {
        match &draft.form {
            MeasureForm::Share(counted) => self.counted(counted, complaints).map(Measured::Share),
            MeasureForm::Number(counted) => self.counted(counted, complaints).map(Measured::Number),
            MeasureForm::Figure(ask) => {
                let (question, answer) = self.asked(ask)?;
                let fits = matches!(answer, AnswerType::Percent(_)) || adds_up(answer);
                if !fits {
                    let help = wording!("改问数量、百分比或时长", "ask for a count, a number, a percentage or a duration");
                    no_amount(ask, &wording!("figure 要可比较的数", "a `figure` needs an amount"), help, complaints);
                }
                fits.then_some(Measured::Figure(question))
            }
            MeasureForm::Ratio { top, bottom } => {
                let both = [top, bottom].map(|ask| {
                    let (question, answer) = self.asked(ask)?;
                    let fits = adds_up(answer);
                    if !fits {
                        let help = wording!("改问数量或时长;百分比不能相加", "ask for a count, a number or a duration; percentages do not add up");
                        no_amount(ask, &wording!("ratio 要可相加的数", "a `ratio` needs amounts that add up"), help, complaints);
                    }
                    fits.then_some(question)
                });
                Some(Measured::Ratio { top: both[0]?, bottom: both[1]? })
            }
        }
    }

    /// The question that a measure asks, and what it takes as an answer.
    fn asked(self, ask: &Ask) -> Option<(QuestionIx, &'w AnswerType)> {
        let id = match ask {
            Ask::Shared(name) => name,
            Ask::Own(own) => &own.id,
        };
        let question = self.questions.find(&id.text)?;
        Some((question, self.questions.asked(question).answer.as_ref()?))
    }

    /// The rule on a measure, and in what it is expressed; rates are from 0 to 1.
    fn wanted(self, measure: &Measured, rule: &RuleDraft, complaints: &mut Complaints) -> Option<(TargetUnit, Interval)> {
        let percent = |values: &[Value]| values.iter().all(|value| matches!(value.amount, Amount::Percent(_)));
        let number = |values: &[Value]| values.iter().all(|value| matches!(value.amount, Amount::Number(_)));
        let (comparison, values): (Comparison, &[Value]) = match &rule.form {
            Form::Broken => return None,
            Form::Within(comparison, values) => (*comparison, values),
            _ => return misfit(measure, rule, complaints),
        };
        let accepted = interval(comparison, values);
        match measure {
            Measured::Share(_) if percent(values) => Some((TargetUnit::Rate, rate(accepted))),
            Measured::Figure(question) => {
                let Rule::Within(accepted) = rule::rule(rule, *question, self.questions, complaints)? else { return misfit(measure, rule, complaints) };
                match self.questions.asked(*question).answer.as_ref()? {
                    AnswerType::Percent(_) => Some((TargetUnit::Rate, rate(accepted))),
                    answer => Some((TargetUnit::Plain(answer.unit().cloned()), accepted)),
                }
            }
            Measured::Ratio { top, bottom } if percent(values) => {
                let unit = |question: &QuestionIx| self.questions.asked(*question).answer.as_ref().and_then(AnswerType::unit);
                unlike(unit(top), unit(bottom), rule.span, complaints);
                Some((TargetUnit::Rate, rate(accepted)))
            }
            Measured::Number(_) | Measured::Ratio { .. } if number(values) => Some((TargetUnit::Plain(None), accepted)),
            _ => misfit(measure, rule, complaints),
        }
    }

    fn counted(self, draft: &CountedDraft, complaints: &mut Complaints) -> Option<Counted> {
        match draft {
            CountedDraft::Every => Some(Counted::Every),
            CountedDraft::Reach(tier) => self.names.tier(tier, complaints).map(Counted::Reach),
            CountedDraft::Meet(meet) => {
                let found: Vec<Option<Vec<CheckIx>>> = meet.iter().map(|name| named_checks(name, self.draft, self.checks, complaints)).collect();
                let all: Option<Vec<Vec<CheckIx>>> = found.into_iter().collect();
                all.map(|all| Counted::Meet(all.into_iter().flatten().collect()))
            }
        }
    }
}

/// The checks that an id names: of an indicator all, of a check with rules by tier each of them.
pub(in crate::standard) fn named_checks(name: &Text, standard: &Draft, checks: &[Linked<'_>], complaints: &mut Complaints) -> Option<Vec<CheckIx>> {
    let named = |linked: &Linked<'_>| linked.id == name.text || linked.effective.draft.id.text == name.text || linked.effective.home.id().text == name.text;
    let found: Vec<CheckIx> = checks.iter().enumerate().filter(|(_, linked)| named(linked)).map(|(at, _)| CheckIx::at(at)).collect();
    if !found.is_empty() || homes(standard).any(|id| id == name.text) {
        return Some(found);
    }
    if name.text.contains('.') {
        unknown(name, Code::UnknownCheck, ("检查项", "check"), checks.iter().map(|linked| linked.effective.draft.id.text.as_str()), complaints);
    } else {
        unknown(name, Code::UnknownIndicator, ("指标", "indicator"), homes(standard), complaints);
    }
    None
}

/// The ids of indicators, then of tasks.
fn homes(standard: &Draft) -> impl Iterator<Item = &str> {
    standard.indicators.iter().map(|indicator| indicator.id.text.as_str()).chain(standard.tasks.iter().map(|task| task.id.text.as_str()))
}

/// Whether answers are amounts of which a sum says something.
fn adds_up(answer: &AnswerType) -> bool {
    matches!(answer, AnswerType::Count(_) | AnswerType::Number(_) | AnswerType::Duration(_))
}

/// Says that a question is answered by no amount of the kind that is needed.
fn no_amount(ask: &Ask, needs: &Wording, help: Wording, complaints: &mut Complaints) {
    let (span, id) = match ask {
        Ask::Shared(name) => (name.span, &name.text),
        Ask::Own(own) => (own.key("type"), &own.id.text),
    };
    let Wording { zh, en } = needs;
    complaints.report(Code::MeasureMisfit, span, wording!("{zh},采集项 {id} 不是", "{en}, and `{id}` is none"), help);
}

/// Percentages as shares from 0 to 1.
fn rate(percent: Interval) -> Interval {
    let share = |bound: Bound| Bound { value: (bound.value / Decimal::ONE_HUNDRED).normalize(), ..bound };
    Interval { low: percent.low.map(share), high: percent.high.map(share) }
}

/// Says that a percentage compares things of different dimensions.
fn unlike(top: Option<&Unit>, bottom: Option<&Unit>, span: Span, complaints: &mut Complaints) {
    let (Some(top), Some(bottom)) = (top, bottom) else { return };
    if top.dimension != bottom.dimension {
        let (one, other) = (top.shown(), bottom.shown());
        let help = wording!("要求写成数(不带 %),或改采集项的 unit", "write the rule as a number without %, or change a unit");
        let message = wording!("{one} 与 {other} 之比不是百分数", "{one} to {other} is no percentage");
        complaints.report(Code::MeasureMisfit, span, message, help);
    }
}

fn misfit<T>(measure: &Measured, rule: &RuleDraft, complaints: &mut Complaints) -> Option<T> {
    let (name, form) = (measure.as_str(), rule.form.name());
    let help = match measure {
        Measured::Share(_) => wording!("比率的要求写成百分数,如 rule: {{at_least: 90%}}", "a rate is judged by a percentage, such as rule: {{at_least: 90%}}"),
        Measured::Number(_) => wording!("个数的要求写成数,如 rule: {{at_least: 30}}", "a number is judged by a number, such as rule: {{at_least: 30}}"),
        Measured::Figure(_) => wording!("写上下限,如 rule: {{at_most: 15}}", "write a bound, such as rule: {{at_most: 15}}"),
        Measured::Ratio { .. } => wording!("写百分数或数,如 rule: {{at_least: 95%}}", "write a percentage or a number, such as rule: {{at_least: 95%}}"),
    };
    complaints.report(Code::RuleMisfit, rule.span, wording!("{name} 不能用这里的 {form} 判定", "this `{form}` cannot judge a `{name}`"), help);
    None
}
