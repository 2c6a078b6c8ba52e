//! The stable names of all defects a user can be told of, each with the severity it has by nature.
use super::Severity;

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident $name:literal $severity:ident;)*) => {
        /// Which kind of defect a diagnostic tells of. The kebab-case name is stable across versions.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $variant,)* }

        impl Code {
            /// All codes, in the order of the stages that raise them.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The stable name.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What such a defect costs by nature.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    // ---- standard
    /// A YAML file is not YAML.
    SyntaxError "syntax-error" Error;
    /// A key that the grammar does not have at this place.
    UnknownKey "unknown-key" Error;
    /// A value of another shape than the grammar asks for.
    WrongType "wrong-type" Error;
    /// A key that the grammar asks for is missing.
    MissingKey "missing-key" Error;
    /// An id or a key that stands twice.
    DuplicateId "duplicate-id" Error;
    /// An id that is not made of small letters, digits and underscores.
    MalformedId "malformed-id" Error;
    // ---- survey
    /// A file that cannot be read.
    UnreadableFile "unreadable-file" Error;
    /// A cell whose answer cannot be read.
    UnreadableCell "unreadable-cell" Error;
    /// A cell that holds an error value.
    ErrorCell "error-cell" Error;
    /// A formula whose result was never stored.
    FormulaWithoutValue "formula-without-value" Error;
    /// A cell that a spreadsheet program turned into a date.
    DateInsteadOfAnswer "date-instead-of-answer" Error;
    /// One question answered twice, and differently.
    AnswersDiffer "answers-differ" Error;
    /// A site code whose digits are lost.
    DamagedCode "damaged-code" Error;
    /// One code with two names: both rows are kept apart and neither is assessed.
    CodeWithTwoNames "code-with-two-names" Error;
    /// A row of which nothing tells the kind of site.
    UnknownSiteKind "unknown-site-kind" Error;
    /// A row that holds answers and names no site.
    RowWithoutSite "row-without-site" Error;
    /// A declared tier that the standard does not have for the kind.
    UnknownDeclaredTier "unknown-declared-tier" Warning;
    /// A file in which no header is known.
    NoRecognisableColumn "no-recognisable-column" Error;
    /// A table without a site.
    NoSiteRow "no-site-row" Error;
    /// A column that fits several questions.
    AmbiguousColumn "ambiguous-column" Warning;
    /// Columns that no question reads.
    UnreadColumn "unread-column" Note;
    /// Questions that no column answers.
    UnaskedQuestion "unasked-question" Warning;
    // ---- assess
    /// 不适用 where the check does not allow it.
    NotApplicableNotAllowed "not-applicable-not-allowed" Error;
    /// A declared tier that surely does not apply to the site.
    DeclaredTierRefused "declared-tier-refused" Warning;
}
