//! A form that is headed by a standard's own words is read whole: no head is ambiguous, no question unread, and a site that has everything meets everything.
use crate::support::dabiao;
use dabiao::standard::{AnswerType, Check, Interval, KindIx, Question, QuestionIx, Rule, SlotIx, Standard, embedded, load};
use serde_json::Value;

/// A column: its head, and what a site that has everything answers.
type Column = (String, String);

/// One column for each question of a kind, and for a list one for each member that is asked.
fn columns(standard: &Standard, kind: KindIx) -> Vec<Column> {
    let questions = standard.questions_of(kind).into_iter().filter(|at| standard.question(*at).register.is_none());
    questions.flat_map(|at| columns_of(standard, kind, at)).collect()
}

fn columns_of(standard: &Standard, kind: KindIx, at: QuestionIx) -> Vec<Column> {
    let question = standard.question(at);
    let checks: Vec<&Check> = standard.checks_of(kind).map(|check| standard.check(check)).filter(|check| check.criterion.asks(at)).collect();
    if question.members().is_empty() {
        return vec![(question.label.clone(), answer(question, &checks))];
    }
    let asked = (0..question.members().len()).filter_map(|member| u16::try_from(member).ok()).filter(|member| standard.asks_member(kind, at, *member));
    let name = |slot: SlotIx| standard.slot_label(slot).to_owned();
    asked.map(|member| (format!("{}-{}", question.label, name(question.member_slot(member))), "有".to_owned())).collect()
}

/// What every check of a question accepts.
fn answer(question: &Question, checks: &[&Check]) -> String {
    let intervals = checks.iter().filter_map(|check| if let Some(Rule::Within(interval)) = check.rule() { Some(interval) } else { None });
    let accepted = intervals.fold(Interval::ALL, |all, interval| all.intersection(interval));
    match (checks.first().and_then(|check| check.rule()), &question.answer) {
        (Some(Rule::Absent), _) => "无".to_owned(),
        (Some(Rule::OneOf(choices)), AnswerType::Choice(known)) => known[usize::from(choices[0])].names[0].clone(),
        (Some(Rule::Named(templates)), _) => templates[0].written.replace("XX", "晴川"),
        (Some(Rule::Within(_)), _) => accepted.low.or(accepted.high).expect("an end").value.to_string(),
        _ => "有".to_owned(),
    }
}

/// A name such as the standard asks for.
fn name(standard: &Standard, kind: KindIx) -> String {
    let template = standard.checks_of(kind).find_map(|check| match standard.check(check).criterion.rule() {
        Some((question, Rule::Named(templates))) if standard.question(question).register.is_some() => Some(templates[0].written.replace("XX", "晴川")),
        _ => None,
    });
    template.unwrap_or_else(|| format!("晴川{}", standard.kind(kind).name))
}

fn audit(standard: &Standard, kind: KindIx, columns: &[Column]) -> Value {
    let cells = |of: fn(&Column) -> &str| columns.iter().map(|column| format!("\"{}\"", of(column))).collect::<Vec<_>>().join(",");
    let survey = std::env::temp_dir().join(format!("dabiao-form-{}-{}-{}.csv", standard.id, standard.kind(kind).id, std::process::id()));
    std::fs::write(&survey, format!("站点名称,{}\n{},{}\n", cells(|column| &column.0), name(standard, kind), cells(|column| &column.1))).expect("written");
    let arguments = ["audit", survey.to_str().expect("a path"), "-s", standard.id.as_str(), "--kind", standard.kind(kind).id.as_str(), "--format", "json"];
    let run = dabiao(arguments).run();
    std::fs::remove_file(&survey).expect("removed");
    assert_eq!(run.code, 0, "{}", run.stderr);
    run.json()
}

#[test]
fn a_form_in_the_words_of_a_standard_is_read_whole() {
    for standard in embedded().iter().map(|source| load(source).standard.unwrap_or_else(|| panic!("{} is unsound", source.folder))) {
        for kind in standard.site_kinds() {
            let audit = audit(&standard, kind, &columns(&standard, kind));
            let told: Vec<&Value> = audit["diagnostics"].as_array().expect("diagnostics").iter().filter(|told| told["severity"] != "note").collect();
            assert!(told.is_empty(), "{} {}: {told:?}", standard.id, standard.kind(kind).id);
            let site = &audit["results"][0]["sites"][0];
            assert_eq!(site["findings"], Value::Array(Vec::new()), "{} {}", standard.id, standard.kind(kind).id);
            assert_eq!((&site["score"]["low"], &site["score"]["high"]), (&Value::from(100.0), &Value::from(100.0)));
        }
    }
}
