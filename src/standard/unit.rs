//! Units of measure: what a head of a column or an answer writes behind a number, and what turns one into another exactly.
use rust_decimal::Decimal;

/// What a unit measures; values of one dimension convert into one another, others never do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// 面积, base m².
    Area,
    /// 长度, base cm.
    Length,
    /// 时间 by the clock, base minute (分钟, 小时).
    Clock,
    /// 自然日; 工作日 is a unit of its own and never converts.
    Days,
    /// 工作日.
    WorkingDays,
    /// 月.
    Months,
    /// 百分比, base percent.
    Percent,
    /// Counted things (台, 部, 人, 件 …), base one.
    Pieces,
}

/// A unit as a text writes it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Unit {
    /// As it was written, after NFKC (`㎡` is `m2`); shown in reports through [`Unit::shown`].
    pub name: String,
    /// What it measures.
    pub dimension: Dimension,
    /// How many base units one of it is: `numerator / denominator`.
    pub factor: (Decimal, Decimal),
}

/// Names, after NFKC and in lower case, with dimension and factor as numerator and denominator.
const UNITS: &[(&[&str], Dimension, i64, i64)] = &[
    (&["m2", "m²", "㎡", "平方米", "平米", "平方", "平", "m^2", "sqm"], Dimension::Area, 1, 1),
    (&["公顷", "ha"], Dimension::Area, 10_000, 1),
    (&["亩"], Dimension::Area, 2000, 3),
    (&["km2", "平方公里", "平方千米"], Dimension::Area, 1_000_000, 1),
    (&["cm", "厘米", "公分"], Dimension::Length, 1, 1),
    (&["mm", "毫米"], Dimension::Length, 1, 10),
    (&["dm", "分米"], Dimension::Length, 10, 1),
    (&["m", "米"], Dimension::Length, 100, 1),
    (&["km", "千米", "公里"], Dimension::Length, 100_000, 1),
    (&["分钟", "分", "min"], Dimension::Clock, 1, 1),
    (&["小时", "时", "h"], Dimension::Clock, 60, 1),
    (&["秒", "s"], Dimension::Clock, 1, 60),
    (&["天", "日", "自然日"], Dimension::Days, 1, 1),
    (&["周", "星期"], Dimension::Days, 7, 1),
    (&["工作日", "个工作日"], Dimension::WorkingDays, 1, 1),
    (&["月", "个月"], Dimension::Months, 1, 1),
    (&["年"], Dimension::Months, 12, 1),
    (&["%", "百分比", "百分点", "个百分点"], Dimension::Percent, 1, 1),
    (
        &[
            "个", "台", "部", "套", "名", "人", "位", "件", "本", "张", "块", "组", "间", "处", "把", "份", "项", "次", "户", "条", "家", "座", "面", "册",
            "盏", "辆", "只", "支", "副", "口", "平台", "窗口", "人次", "起", "类", "批", "机", "扇", "幅", "枚", "例", "宗", "种", "款", "排", "所", "栋",
            "层", "段", "箱", "盒", "卷", "樘", "席", "卡", "班", "期", "场", "篇", "枝", "桌", "元",
        ],
        Dimension::Pieces,
        1,
        1,
    ),
    (&["万人", "万", "万件", "万户", "万元"], Dimension::Pieces, 10_000, 1),
    (&["千人", "千件"], Dimension::Pieces, 1000, 1),
];

impl Unit {
    /// The unit a text names, if it names one and nothing else. Case, width and blanks do not matter.
    pub fn parse(text: &str) -> Option<Self> {
        use unicode_normalization::UnicodeNormalization;
        let name: String = text.nfkc().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
        let (_, dimension, numerator, denominator) = UNITS.iter().find(|(names, ..)| names.contains(&name.as_str()))?;
        Some(Self { name, dimension: *dimension, factor: (Decimal::from(*numerator), Decimal::from(*denominator)) })
    }

    /// The unit that a text begins with, and what follows it; the longest name counts. The text must be in the form of the names:
    /// after NFKC, in lower case, without blanks.
    pub fn leading(text: &str) -> Option<(Self, &str)> {
        let begins = |names: &&'static [&'static str]| names.iter().filter(|name| text.starts_with(**name)).map(|name| name.len()).max();
        let (length, (_, dimension, numerator, denominator)) =
            UNITS.iter().filter_map(|unit| Some((begins(&unit.0)?, unit))).max_by_key(|(length, _)| *length)?;
        let (name, rest) = text.split_at(length);
        let unit = Self { name: name.to_owned(), dimension: *dimension, factor: (Decimal::from(*numerator), Decimal::from(*denominator)) };
        Some((unit, rest))
    }

    /// The name as reports show it.
    pub fn shown(&self) -> &str {
        match self.name.as_str() {
            "m2" => "m²",
            other => other,
        }
    }

    /// A value in this unit, expressed in `other`; `None` where the two measure different things or the number overflows.
    pub fn convert(&self, value: Decimal, other: &Self) -> Option<Decimal> {
        if self.dimension != other.dimension {
            return None;
        }
        let top = value.checked_mul(self.factor.0)?.checked_mul(other.factor.1)?;
        let bottom = self.factor.1.checked_mul(other.factor.0)?;
        top.checked_div(bottom).map(|converted| converted.normalize())
    }
}
