//! What an inspector records about a site, and of what kind the answer is.
use super::{Interval, QuestionId, QuestionIx, SlotIx, Unit};

/// A measure: its unit and the range outside which an answer cannot be true.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Measure {
    /// The unit in which values and thresholds are expressed.
    pub unit: Option<Unit>,
    /// Plausible values; what is outside is unreadable, never taken.
    pub range: Option<Interval>,
    /// Whether 有 and 无 by themselves say something of it, as of points at discretion: some, or none. A count needs no such leave.
    pub some: bool,
}

/// One of the answers of a choice question, with its other names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The name, then its other names.
    pub names: Vec<String>,
}

/// One of the things a set question asks for, with its other names (`高拍仪/扫描仪`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The name, then its other names.
    pub names: Vec<String>,
}

/// Of what kind an answer is; it decides how a cell is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerType {
    /// 有/无, 是/否, √/×.
    YesNo,
    /// A whole number of things.
    Count(Measure),
    /// A measured number.
    Number(Measure),
    /// A share of a hundred; 95 is 95 %.
    Percent(Measure),
    /// A length of time in the unit of the measure.
    Duration(Measure),
    /// A day, a month, or a bound on it.
    Date,
    /// One of several names.
    Choice(Vec<Choice>),
    /// Which of several things are there.
    Set(Vec<Member>),
    /// Free text.
    Text,
    /// Two lengths, such as 50×25.
    Size(Measure),
    /// 已完成, 推进中, 未开展, or the date of completion.
    Progress,
}

impl AnswerType {
    /// The word of the grammar and of the JSON contract.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::YesNo => "yes_no",
            Self::Count(_) => "count",
            Self::Number(_) => "number",
            Self::Percent(_) => "percent",
            Self::Duration(_) => "duration",
            Self::Date => "date",
            Self::Choice(_) => "choice",
            Self::Set(_) => "set",
            Self::Text => "text",
            Self::Size(_) => "size",
            Self::Progress => "progress",
        }
    }

    /// The unit that values are expressed in.
    pub fn unit(&self) -> Option<&Unit> {
        self.measure().and_then(|measure| measure.unit.as_ref())
    }

    /// The unit and the range of what is measured; `None` where nothing is.
    pub fn measure(&self) -> Option<&Measure> {
        match self {
            Self::Count(measure) | Self::Number(measure) | Self::Percent(measure) | Self::Duration(measure) | Self::Size(measure) => Some(measure),
            Self::YesNo | Self::Date | Self::Choice(_) | Self::Set(_) | Self::Text | Self::Progress => None,
        }
    }
}

/// What the inspector records about a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its id: bare where it is shared, the check's id where a check owns it.
    pub id: QuestionId,
    /// What it is called in a survey.
    pub label: String,
    /// The head it stands under, where the leaf alone is not enough.
    pub group: Option<String>,
    /// Other names.
    pub aliases: Vec<String>,
    /// Of what kind its answer is.
    pub answer: AnswerType,
    /// What an inspector should know.
    pub help: Option<String>,
    /// The register column that answers it where no column of its own does.
    pub register: Option<RegisterField>,
    /// Whether it stands in the vocabulary that standards share: another that asks it under this id asks the same thing.
    pub shared: bool,
    /// Its first slot: the question as a whole; the slots of its members follow.
    pub slot: SlotIx,
}

impl Question {
    /// Members of a set question; none of any other.
    pub fn members(&self) -> &[Member] {
        match &self.answer {
            AnswerType::Set(members) => members,
            _ => &[],
        }
    }

    /// The slot of the member at a position of [`Question::members`].
    pub fn member_slot(&self, member: u16) -> SlotIx {
        SlotIx::at(self.slot.index() + 1 + usize::from(member))
    }

    /// The unit its values are expressed in.
    pub fn unit(&self) -> Option<&Unit> {
        self.answer.unit()
    }
}

/// A thing that one column of a survey can answer: a question, or one member of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// The question.
    pub question: QuestionIx,
    /// The member, where the slot is one of a set.
    pub member: Option<u16>,
}

/// The columns that every survey has, whatever the standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RegisterField {
    /// 站点编码.
    Code,
    /// 站点名称.
    Name,
    /// 所属街镇.
    Group,
    /// 站点类型.
    Kind,
    /// 申报档次.
    Tier,
    /// 填表人, 负责人.
    Person,
    /// 联系电话.
    Phone,
    /// 填表日期.
    Date,
    /// 备注.
    Remark,
    /// 佐证材料.
    Evidence,
    /// 序号.
    Ordinal,
    /// 任务, on a sheet of tasks.
    Task,
    /// 举措, on a sheet of tasks.
    Action,
    /// 填报单位, on a sheet of tasks.
    Answering,
    /// 完成情况, on a sheet of tasks.
    Progress,
    /// 完成日期, on a sheet of tasks.
    Finished,
}

impl RegisterField {
    /// All fields with their keys in YAML.
    pub const ALL: &[(Self, &str)] = &[
        (Self::Code, "code"),
        (Self::Name, "name"),
        (Self::Group, "group"),
        (Self::Kind, "kind"),
        (Self::Tier, "tier"),
        (Self::Person, "person"),
        (Self::Phone, "phone"),
        (Self::Date, "date"),
        (Self::Remark, "remark"),
        (Self::Evidence, "evidence"),
        (Self::Ordinal, "ordinal"),
        (Self::Task, "task"),
        (Self::Action, "action"),
        (Self::Answering, "answering"),
        (Self::Progress, "progress"),
        (Self::Finished, "finished"),
    ];

    /// Whether it is a column of a sheet of tasks only: elsewhere such a head may ask a question.
    pub fn is_of_tasks(self) -> bool {
        matches!(self, Self::Task | Self::Action | Self::Answering | Self::Progress | Self::Finished)
    }
}

/// The names under which surveys head the register columns, each with its field.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Register {
    /// Names as written, in the order of the files.
    pub names: Vec<(RegisterField, String)>,
}
