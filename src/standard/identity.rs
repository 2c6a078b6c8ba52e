//! Names and numbers of the parts of a standard, each a type of its own, so that a check is never taken for a question.
use std::fmt;

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Box<str>);

        impl $name {
            /// Takes a text as an id; the loader has checked its form.
            pub fn new(text: impl Into<Box<str>>) -> Self {
                Self(text.into())
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

macro_rules! positions {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The part at this place of its list.
            ///
            /// # Panics
            /// Past four thousand million parts, which the loader's limits keep out of reach.
            pub fn at(index: usize) -> Self {
                Self(u32::try_from(index).expect("a standard is far smaller than that"))
            }

            /// The place in the list.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

names! {
    /// Id of a standard: the name of its folder, place and year.
    StandardId;
    /// Id of a kind of subject: of sites (`station`) or of bodies (`town`).
    KindId;
    /// Id of a question: shared ones are bare (`area`), one that a check owns is that check's id (`ten.guide`), one that a target, a
    /// bonus item or a veto owns stands behind `target/`, `bonus/` or `veto/`.
    QuestionId;
    /// Id of a check: `indicator.check`, or `task.action`, with `@tier` where a check has a rule for each tier.
    CheckId;
    /// Id of an indicator: `ten`.
    IndicatorId;
    /// Id of an aspect.
    AspectId;
    /// Id of a tier: `standard`.
    TierId;
    /// Id of a target: `standard_rate`.
    TargetId;
    /// Id of a task: `t3`.
    TaskId;
    /// Id of a grade: `pass`.
    GradeId;
    /// Id of something that earns bonus points.
    BonusItemId;
    /// Id of a veto.
    VetoId;
    /// A place in the document: `附件/二/(三)/1`.
    ClauseId;
}

positions! {
    /// Position of a kind of subject in [`super::Standard::kinds`]: site kinds first, then bodies.
    KindIx;
    /// Position of a question in [`super::Standard::questions`].
    QuestionIx;
    /// Position of a slot in [`super::Standard::slots`].
    SlotIx;
    /// Position of a check in [`super::Standard::checks`].
    CheckIx;
    /// Position of an indicator in [`super::Standard::indicators`].
    IndicatorIx;
    /// Position of a task in [`super::Standard::tasks`].
    TaskIx;
    /// Position of an aspect in [`super::Standard::aspects`].
    AspectIx;
    /// Position of a tier in [`super::Standard::tiers`]; a higher tier stands later.
    TierIx;
    /// Position of a grade in [`super::Scoring::grades`]; a worse grade stands later.
    GradeIx;
    /// Position of a veto in [`super::Scoring::vetoes`].
    VetoIx;
    /// Position of a clause in [`super::Standard::clauses`].
    ClauseIx;
}
