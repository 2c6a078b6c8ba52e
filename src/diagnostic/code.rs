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
    // ---- assess
    /// 不适用 where the check does not allow it.
    NotApplicableNotAllowed "not-applicable-not-allowed" Error;
}
