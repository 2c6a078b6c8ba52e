//! How an answer may be written, by the type of the question: a few examples of each reading, held against the reader by a test.
use crate::diagnostic::Wording;
use crate::standard::{AnswerType, Question};
use crate::wording;

/// What kind of answer a question takes, in words.
pub(in crate::report) fn answer_type(answer: &AnswerType) -> Wording {
    match answer {
        AnswerType::YesNo => wording!("有无", "yes or no"),
        AnswerType::Count(_) => wording!("个数", "a count"),
        AnswerType::Number(_) => wording!("数值", "a number"),
        AnswerType::Percent(_) => wording!("百分比", "a percentage"),
        AnswerType::Duration(_) => wording!("时长", "a length of time"),
        AnswerType::Date => wording!("日期", "a date"),
        AnswerType::Choice(_) => wording!("单选", "one of several"),
        AnswerType::Set(_) => wording!("清单", "a list"),
        AnswerType::Text => wording!("文字", "a text"),
        AnswerType::Size(_) => wording!("尺寸", "a size"),
        AnswerType::Progress => wording!("进度", "progress"),
    }
}

/// What is read of an answer, and how that may be written; 0 stands for a value of the question.
struct Examples(&'static str, &'static str, &'static [&'static str]);

const YES_NO: &[Examples] = &[
    Examples("有", "present", &["有", "是", "√", "1", "已配备"]),
    Examples("没有", "absent", &["无", "否", "×", "0", "暂无", "正在采购"]),
    Examples("部分", "in part", &["部分符合", "不齐全"]),
];
const MEASURED: &[Examples] = &[
    Examples("准确的数", "an exact number", &["52", "52{unit}"]),
    Examples("大约", "about", &["约52", "52左右"]),
    Examples("至少", "at least", &["52以上"]),
    Examples("不到", "less than", &["不足52"]),
    Examples("之间", "between", &["50~60"]),
];
const COUNT: &[Examples] = &[
    Examples("准确的数", "an exact number", &["2", "2{unit}", "两{unit}"]),
    Examples("有,至少一", "at least one", &["有", "√"]),
    Examples("没有", "none", &["无", "0"]),
    Examples("至少", "at least", &["3{unit}以上"]),
];
const POINTS: &[Examples] =
    &[Examples("分数", "points", &["2", "1.5分"]), Examples("有,没写几分", "some", &["有", "√"]), Examples("没有", "none", &["无", "0"])];
const PERCENT: &[Examples] = &[Examples("百分数", "a percentage", &["95%", "百分之九十五"]), Examples("至少", "at least", &["95%以上"])];
const DATE: &[Examples] = &[Examples("日期", "a day", &["2023-11-30", "2023年11月30日", "2023.11.30"]), Examples("月份", "a month", &["2023年11月"])];
const SET: &[Examples] = &[Examples("都有", "all of it", &["齐全"]), Examples("都没有", "none of it", &["无"])];
const SIZE: &[Examples] = &[Examples("长×宽", "long × short", &["50×25{unit}", "50*25"])];
const PROGRESS: &[Examples] =
    &[Examples("已完成", "done", &["已完成", "2023-11-30"]), Examples("推进中", "under way", &["推进中"]), Examples("没有开展", "not begun", &["未开展"])];

fn examples(answer: &AnswerType) -> &'static [Examples] {
    match answer {
        AnswerType::YesNo => YES_NO,
        AnswerType::Count(_) => COUNT,
        AnswerType::Number(measure) if measure.some => POINTS,
        AnswerType::Number(_) | AnswerType::Duration(_) => MEASURED,
        AnswerType::Percent(_) => PERCENT,
        AnswerType::Date => DATE,
        AnswerType::Set(_) => SET,
        AnswerType::Size(_) => SIZE,
        AnswerType::Progress => PROGRESS,
        AnswerType::Choice(_) | AnswerType::Text => &[],
    }
}

/// How an answer to a question may be written, and what a blank and 不适用 are; of what is recorded by exception both mean none.
pub(super) fn of(question: &Question, by_exception: bool) -> Vec<Wording> {
    let mut said: Vec<Wording> = examples(&question.answer).iter().map(|examples| line(examples, question)).collect();
    match &question.answer {
        AnswerType::Choice(choices) => {
            let names = choices.iter().map(|choice| choice.names.join("/")).collect::<Vec<_>>().join("、");
            said.push(wording!("其中之一:{names}", "one of: {names}"));
        }
        AnswerType::Text => said.push(wording!("照原文", "any text")),
        _ => {}
    }
    said.push(if by_exception {
        wording!(
            "有才填:空着和“不适用”按没有计;看不清和“未检查”是待核实",
            "filled in only where there is one: a blank and 不适用 mean none; what is unreadable and 未检查 are unknown"
        )
    } else {
        wording!("空着不等于没有,算待核实;“不适用”“未检查”也认得", "a blank is not a no, it is unknown; 不适用 and 未检查 are known as well")
    });
    said
}

fn line(Examples(zh, en, spellings): &Examples, question: &Question) -> Wording {
    let spellings = spellings.iter().map(|spelling| written(spelling, question)).collect::<Vec<_>>().join("、");
    wording!("{zh}:{spellings}", "{en}: {spellings}")
}

fn written(spelling: &str, question: &Question) -> String {
    spelling.replace("{unit}", question.unit().map(crate::standard::Unit::shown).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::{Measure, Member, QuestionId, SlotIx, Unit};
    use crate::survey::answer::{Answer, Column, read};
    use crate::survey::workbook::CellValue;

    #[test]
    fn every_spelling_that_is_offered_can_be_read() {
        let measure = |unit: &str| Measure { unit: Unit::parse(unit), range: None, some: false };
        let members = vec![Member { names: vec!["桌".to_owned()] }, Member { names: vec!["椅".to_owned()] }];
        let types = [
            AnswerType::YesNo,
            AnswerType::Count(measure("台")),
            AnswerType::Number(measure("m²")),
            AnswerType::Duration(measure("工作日")),
            AnswerType::Percent(measure("%")),
            AnswerType::Date,
            AnswerType::Set(members),
            AnswerType::Size(measure("cm")),
            AnswerType::Progress,
        ];
        for answer in types {
            let question = Question {
                id: QuestionId::new("q"),
                label: "采集项".to_owned(),
                group: None,
                aliases: Vec::new(),
                answer,
                help: None,
                register: None,
                shared: false,
                slot: SlotIx::at(0),
            };
            let unit = question.unit().cloned();
            for spelling in examples(&question.answer).iter().flat_map(|examples| examples.2) {
                let spelling = written(spelling, &question);
                let read = read(&CellValue::Text(spelling.as_str().into()), &question.answer, &Column { unit: unit.as_ref(), label: "采集项", negated: false });
                assert!(matches!(read.answer, Answer::Given(_)), "{} {spelling}: {:?}", question.answer.as_str(), read.answer);
            }
        }
    }
}
