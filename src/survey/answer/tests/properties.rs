//! What holds of every text, found by trying many.
use super::super::{Answer, Column, Value, YesNo, normal, read};
use super::{question, spelling};
use crate::standard::{AnswerType, Interval, Unit};
use crate::survey::workbook::CellValue;
use proptest::prelude::*;

/// Every type of question of the tables.
const TYPES: &[&str] =
    &["yes_no", "negated", "count", "number:m²", "population:万人", "percent", "duration:工作日", "date", "size:cm", "set", "choice", "text", "progress"];

/// Pieces that answers are made of, so that chance finds the grammar's corners.
const PIECES: &[&str] = &[
    "有",
    "无",
    "是",
    "否",
    "√",
    "×",
    "□",
    "☑",
    "(",
    ")",
    "[",
    "]",
    "已",
    "未",
    "不",
    "配备",
    "齐全",
    "部分",
    "约",
    "以上",
    "不足",
    "1",
    "2",
    "0",
    ".",
    ",",
    "-",
    "~",
    "至",
    "万",
    "亿",
    "十",
    "百",
    "两",
    "三",
    "几",
    "多",
    "余",
    "㎡",
    "m",
    "cm",
    "平方米",
    "台",
    "人",
    "%",
    "百分之",
    "成",
    "年",
    "月",
    "日",
    "底",
    "前",
    "2023",
    "11",
    "30",
    "长期",
    "推进",
    "、",
    "。",
    " ",
    "\n",
    "\u{3000}",
    "\u{200b}",
    "x",
    "²",
    "½",
    "①",
    "?",
    "/",
    "打印机",
    "等",
    "缺",
    "除",
    "外",
    "无障碍",
    "正在",
    "计划",
    "Ｏ",
    "l",
    "點",
    "無",
];

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => any::<String>(),
        5 => prop::collection::vec(prop::sample::select(PIECES), 0..9).prop_map(|pieces| pieces.concat()),
    ]
}

fn say(text: &str, kind: &str) -> String {
    let (question, unit) = question(kind);
    let column = Column { unit: unit.as_ref(), label: "打印机", negated: kind == "negated" };
    let reading = read(&CellValue::Text(text.into()), &question, &column);
    spelling::say(Some(&reading))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(20_231_201), ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_without_a_panic(text in texts()) {
        for kind in TYPES {
            say(&text, kind);
        }
    }

    #[test]
    fn a_quantity_is_never_empty_and_never_negative(text in texts()) {
        for kind in ["count", "number:m²", "percent"] {
            let (question, unit) = question(kind);
            let column = Column { unit: unit.as_ref(), ..Column::default() };
            if let Answer::Given(Value::Quantity(interval)) = read(&CellValue::Text(text.as_str().into()), &question, &column).answer {
                prop_assert!(!interval.is_empty(), "{text} as {kind}");
                prop_assert!(interval.meets(&Interval::between(0.into(), rust_decimal::Decimal::MAX)), "{text} as {kind}");
            }
        }
    }

    #[test]
    fn width_changes_nothing(text in texts()) {
        let wide: String = text.chars().map(|c| if c.is_ascii_graphic() { char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c) } else { c }).collect();
        for kind in TYPES.iter().filter(|kind| **kind != "text") {
            prop_assert_eq!(say(&text, kind), say(&wide, kind), "{} as {}", text, kind);
        }
    }

    #[test]
    fn traditional_characters_change_nothing(text in texts()) {
        let pairs = [('无', '無'), ('设', '設'), ('备', '備'), ('达', '達'), ('标', '標'), ('齐', '齊'), ('约', '約'), ('两', '兩'), ('万', '萬'), ('亿', '億'), ('几', '幾'), ('余', '餘'), ('长', '長'), ('点', '點'), ('机', '機')];
        let traditional: String = text.chars().map(|c| pairs.iter().find(|(simple, _)| *simple == c).map_or(c, |(_, traditional)| *traditional)).collect();
        for kind in TYPES.iter().filter(|kind| **kind != "text") {
            prop_assert_eq!(say(&text, kind), say(&traditional, kind), "{} as {}", text, kind);
        }
    }

    #[test]
    fn a_plain_number_reads_back(tenths in 0_i64..500_000_000) {
        let number = rust_decimal::Decimal::new(tenths, 1).normalize();
        for text in [format!("{number}"), format!("{number}㎡"), format!("{number} 平方米"), format!("({number})")] {
            prop_assert_eq!(say(&text, "number:m²"), number.to_string());
        }
    }

    #[test]
    fn a_range_reads_back(low in 0_u32..100_000, more in 1_u32..1000) {
        let high = low + more;
        for text in [format!("{low}-{high}"), format!("{low}～{high}㎡"), format!("{low}至{high}平方米")] {
            prop_assert_eq!(say(&text, "number:m²"), format!("{low}..{high}"));
        }
    }

    #[test]
    fn a_day_reads_back(days in 18_000_i64..25_000) {
        let day = jiff::civil::date(1970, 1, 1).saturating_add(jiff::Span::new().days(days));
        let (y, m, d) = (day.year(), day.month(), day.day());
        for text in [format!("{y}-{m:02}-{d:02}"), format!("{y}年{m}月{d}日"), format!("{y}/{m}/{d}"), format!("{y}{m:02}{d:02}"), format!("{y}.{m}.{d}")] {
            prop_assert_eq!(say(&text, "date"), day.to_string());
        }
    }

    #[test]
    fn normalising_twice_is_normalising_once(text in texts()) {
        let once = normal::normalised(&text);
        prop_assert_eq!(normal::normalised(&once), once);
    }

    #[test]
    fn a_denial_is_never_a_yes(word in prop::sample::select(vec!["配备", "设置", "安装", "建立", "开通", "公示", "上墙", "具备", "符合", "达标", "齐全", "完善"]), not in prop::sample::select(vec!["未", "没", "没有", "尚未", "暂未", "还没有", "还未", "均未", "目前未", "不"])) {
        prop_assert_ne!(say(&format!("{not}{word}"), "yes_no"), "yes");
    }
}

#[test]
fn hostile_texts_take_no_longer_than_some_hundreds_of_cells() {
    let long = [
        "有".repeat(32_767),
        "(".repeat(32_767),
        "9".repeat(32_767),
        "一".repeat(32_767),
        "□".repeat(900),
        "□有".repeat(400),
        "[ ]".repeat(900),
        "(".repeat(2900),
        "无障碍".repeat(300),
        "、".repeat(900),
        "1,".repeat(1400),
        "千".repeat(900),
        "\u{fdfa}".repeat(900),
        "2023年".repeat(300),
        "多余".repeat(400),
    ];
    let took = |texts: &mut dyn Iterator<Item = &str>| {
        let started = std::time::Instant::now();
        for text in texts {
            for kind in TYPES {
                say(text, kind);
            }
        }
        started.elapsed()
    };
    // beside cells of the usual kind, so that a busy machine does not decide: a text whose cost grows with its square takes hundreds of times longer
    let usual = ["约30台", "有2部", "建筑面积为120平方米"];
    let (hostile, usual) = (took(&mut long.iter().map(String::as_str)), took(&mut usual.into_iter().cycle().take(300)));
    assert!(hostile < usual * 20, "{hostile:?} beside {usual:?}");
}

#[test]
fn numbers_too_great_for_a_decimal_are_no_number() {
    let (question, _) = question("number:m²");
    let cell = CellValue::Number { value: None, shown: "1E+300".into(), percent: false };
    assert!(matches!(read(&cell, &question, &Column::default()).answer, Answer::Unreadable(_)));
    let unit = Unit::parse("公顷");
    let column = Column { unit: unit.as_ref(), ..Column::default() };
    let cell = CellValue::Number { value: Some(rust_decimal::Decimal::MAX), shown: "79228162514264337593543950335".into(), percent: false };
    assert!(matches!(read(&cell, &question, &column).answer, Answer::Unreadable(_)));
}

#[test]
fn a_blank_is_missing_whatever_is_asked() {
    for kind in TYPES {
        for blank in ["", " ", "\u{3000}", "\u{a0}\u{200b}\n"] {
            assert_eq!(say(blank, kind), "missing", "{kind}");
        }
    }
}

#[test]
fn a_truth_value_answers_a_yes_no_question() {
    let read = |value| read(&CellValue::Bool(value), &AnswerType::YesNo, &Column::default()).answer;
    assert_eq!(read(true), Answer::Given(Value::YesNo(YesNo::Yes)));
    assert_eq!(read(false), Answer::Given(Value::YesNo(YesNo::No)));
}
