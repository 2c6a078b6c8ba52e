//! Any text under any type of question is an answer, or is called unreadable with a reason; it never brings the program down.
#![no_main]
use dabiao::standard::{Question, Standard, embedded_source, load};
use dabiao::survey::answer::{Answer, Column, read};
use dabiao::survey::workbook::CellValue;
use libfuzzer_sys::fuzz_target;
use rust_decimal::Decimal;
use std::sync::LazyLock;

static STANDARD: LazyLock<Standard> = LazyLock::new(|| load(&embedded_source("kundulun-2023").expect("built in")).standard.expect("sound"));

/// One question of each type.
static QUESTIONS: LazyLock<Vec<&'static Question>> = LazyLock::new(|| {
    let mut questions: Vec<&Question> = Vec::new();
    for question in &STANDARD.questions {
        if questions.iter().all(|known| known.answer.as_str() != question.answer.as_str()) {
            questions.push(question);
        }
    }
    questions
});

fuzz_target!(|text: &str| {
    let mut cells = vec![CellValue::Text(text.into())];
    if let Ok(value) = text.parse::<Decimal>() {
        cells.extend([false, true].map(|percent| CellValue::Number { value: Some(value), shown: text.into(), percent }));
    }
    for question in QUESTIONS.iter() {
        for negated in [false, true] {
            for cell in &cells {
                let reading = read(cell, &question.answer, &Column { unit: None, label: &question.label, negated });
                if let Answer::Unreadable(trouble) = &reading.answer {
                    assert!(!trouble.message.zh.is_empty() && !trouble.help.en.is_empty());
                }
            }
        }
    }
});
