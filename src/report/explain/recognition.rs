//! Which heads of columns ask a question.
use crate::diagnostic::Wording;
use crate::standard::{AnswerType, QuestionIx, RegisterField, Standard};
use crate::wording;

/// The heads of columns that ask a question, most exact first.
pub(in crate::report) fn heads(standard: &Standard, question: QuestionIx) -> Vec<Wording> {
    let of = standard.question(question);
    let label = &of.label;
    let mut heads = vec![wording!("{label}", "{label}")];
    if !of.aliases.is_empty() {
        let aliases = of.aliases.join("、");
        heads.push(wording!("别名:{aliases}", "also called: {aliases}"));
    }
    let groups = groups(standard, question);
    if !groups.is_empty() {
        heads.push(wording!("上级表头可为:{groups}", "the head above may be: {groups}"));
    }
    heads.extend(by_type(&of.answer));
    if let Some(unit) = of.unit() {
        let unit = unit.shown();
        heads.push(wording!(
            "表头括注的单位,如({unit}),即为这一列的单位;没有单位的数按 {unit} 读",
            "a unit in the head, such as ({unit}), is that of the column; a bare number is in {unit}"
        ));
    }
    heads.extend(of.register.map(|field| register(standard, field)));
    heads
}

/// The heads under which a question may stand: its own group, and the indicators and tasks whose checks ask it.
fn groups(standard: &Standard, question: QuestionIx) -> String {
    let mut groups: Vec<&str> = standard.question(question).group.as_deref().into_iter().collect();
    for check in standard.checks.iter().filter(|check| check.criterion.asks(question)) {
        let title = standard.home_title(check);
        if !groups.contains(&title) {
            groups.push(title);
        }
    }
    groups.join("、")
}

fn by_type(answer: &AnswerType) -> Option<Wording> {
    Some(match answer {
        AnswerType::YesNo => wording!(
            "“是否”“有无”加在前面也认得;“无…”“没有…”的表头按相反读;下面分“是 | 否”或“有 | 无”两列打√的,算一项",
            "with 是否 or 有无 in front as well; a head 无… or 没有… is read the other way round; two columns 是 | 否 or 有 | 无 to tick are one question"
        ),
        AnswerType::Set(_) => wording!("每个成员各占一列,或一格内列出有的成员", "a column for each member, or one cell that lists the members that are there"),
        _ => return None,
    })
}

fn register(standard: &Standard, field: RegisterField) -> Wording {
    let names = standard.register.names.iter().filter(|(of, _)| *of == field).map(|(_, name)| name.as_str()).take(5).collect::<Vec<_>>().join("、");
    wording!("没有单独一列时取登记栏:{names} 等", "where no column asks it, the register column answers: {names} …")
}
