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
    /// A number that is not one, or cannot be this one.
    InvalidNumber "invalid-number" Error;
    /// A day that is not one.
    InvalidDate "invalid-date" Error;
    /// A unit of measure that is not known.
    InvalidUnit "invalid-unit" Error;
    /// A list of names with other marks between them than 、.
    MemberPunctuation "member-punctuation" Error;
    /// Several rules where one can stand.
    TwoRules "two-rules" Error;
    /// Several measures where a target has one.
    TwoMeasures "two-measures" Error;
    /// A veto that would do two things.
    TwoEffects "two-effects" Error;
    /// A measure that cannot be taken of what it names.
    MeasureMisfit "measure-misfit" Error;
    /// A form of the language that this version does not evaluate.
    FormNotSupported "form-not-supported" Error;
    /// A standard whose id is not the name of its folder.
    IdNotFolder "id-not-folder" Warning;
    /// A name that is no site kind.
    UnknownKind "unknown-kind" Error;
    /// A name that is no kind, body or group.
    UnknownGroup "unknown-group" Error;
    /// A name that is no body.
    UnknownBody "unknown-body" Error;
    /// A name that is no tier.
    UnknownTier "unknown-tier" Error;
    /// A name that is no question.
    UnknownQuestion "unknown-question" Error;
    /// A name that is no member or choice of its question.
    UnknownMember "unknown-member" Error;
    /// A clause that the document's contents do not list.
    UnknownClause "unknown-clause" Error;
    /// A name that is no form of rule.
    UnknownRule "unknown-rule" Error;
    /// A name that is no indicator.
    UnknownIndicator "unknown-indicator" Error;
    /// A name that is no check.
    UnknownCheck "unknown-check" Error;
    /// A task without an action.
    TaskWithoutAction "task-without-action" Error;
    /// A task that expects to be answered by nobody.
    ExpectZero "expect-zero" Error;
    /// Actions without a date, in a task that says neither by when nor that it is ongoing.
    ActionWithoutDate "action-without-date" Warning;
    /// An action that is due after its task.
    ActionAfterTask "action-after-task" Note;
    /// A name that is no grade.
    UnknownGrade "unknown-grade" Error;
    /// A group that contains itself by way of others.
    GroupCycle "group-cycle" Error;
    /// A check that cites no clause.
    CheckWithoutClause "check-without-clause" Error;
    /// A rule that the type of its question cannot answer.
    RuleMisfit "rule-misfit" Error;
    /// A shared question whose type, unit or members a standard changes.
    SharedQuestionChanged "shared-question-changed" Error;
    /// A shared question that is declared again and stays the same.
    RedeclarationWithoutChange "redeclaration-without-change" Warning;
    /// A question that nothing asks.
    UnusedQuestion "unused-question" Warning;
    /// Something that is written and changes nothing.
    FieldWithoutEffect "field-without-effect" Warning;
    /// A numeric sentence without a numeric rule.
    NumberWithoutRule "number-without-rule" Warning;
    /// A sentence that takes points off and a check that does not.
    DeductionWithoutDeduct "deduction-without-deduct" Warning;
    /// A number in a rule that the sentence does not contain.
    NumberNotInText "number-not-in-text" Error;
    /// A rule that no plausible answer meets.
    RuleNeverMet "rule-never-met" Error;
    /// A rule that every plausible answer meets.
    RuleAlwaysMet "rule-always-met" Error;
    /// A prohibition judged as if it were a requirement.
    ProhibitionAsRequirement "prohibition-as-requirement" Error;
    /// A prohibition that does not say what to ask.
    AbsentWithoutQuestion "absent-without-question" Error;
    /// A question that asks for an absence.
    NegativeQuestion "negative-question" Error;
    /// A strength that the wording does not bear.
    StrengthWording "strength-wording" Warning;
    /// Points on a check that can earn none.
    MayWithPoints "may-with-points" Error;
    /// A list with more or fewer entries than it says.
    CountDiffers "count-differs" Error;
    /// Points that do not add up.
    PointsDiffer "points-differ" Error;
    /// Points on some of a group and not on others.
    PointsMissing "points-missing" Error;
    /// A band that no answer comes to.
    UnreachableBand "unreachable-band" Error;
    /// A band that earns more than an earlier one which takes answers from it.
    BandsOutOfOrder "bands-out-of-order" Error;
    /// A case that an earlier one takes all answers from.
    UnreachableCase "unreachable-case" Error;
    /// Cases that leave sites without a rule.
    CasesNotExhaustive "cases-not-exhaustive" Error;
    /// A higher tier that asks less than a lower one.
    TierNotMonotone "tier-not-monotone" Error;
    /// A tier that asks nothing of one of its kinds.
    TierEmpty "tier-empty" Error;
    /// A tier that includes itself or a higher one.
    TierOrder "tier-order" Error;
    /// A grade that asks for more points than a better one.
    GradeOrder "grade-order" Error;
    /// Scores that no grade takes.
    GradeGap "grade-gap" Error;
    /// A grade that no site can get.
    GradeNeverReached "grade-never-reached" Error;
    /// A bonus of which a single one already comes to more than all may.
    BonusAboveCap "bonus-above-cap" Warning;
    /// A question recorded by exception, whose blank means none, that something else asks as well, for which a blank is unknown.
    RecordedByException "recorded-by-exception" Error;
    /// A clause that nothing cites and that does not say why.
    ClauseWithoutDisposition "clause-without-disposition" Error;
    /// A clause that is both cited and set aside.
    DispositionAndCited "disposition-and-cited" Error;
    /// Two questions that ask the same thing.
    SimilarQuestions "similar-questions" Warning;
    /// Two questions of one kind that a head of a survey cannot tell apart.
    AmbiguousAlias "ambiguous-alias" Warning;
    // ---- survey
    /// No file that may be a survey.
    NoSurveyFile "no-survey-file" Error;
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
    /// A site filled in twice, and differently.
    AnswersDiffer "answers-differ" Error;
    /// Two columns that ask the same of a site and say different things.
    ColumnsDiffer "columns-differ" Error;
    /// A site code whose digits are lost.
    DamagedCode "damaged-code" Error;
    /// One code with two names: both rows are kept apart and neither is assessed.
    CodeWithTwoNames "code-with-two-names" Error;
    /// One name with and without a code, or with two codes, in one group.
    SameName "same-name" Warning;
    /// One site filled in in several rows that agree.
    SiteRepeated "site-repeated" Warning;
    /// Names so alike that they may be one site.
    SimilarNames "similar-names" Warning;
    /// A row that looks like a total.
    TotalRow "total-row" Warning;
    /// A row of which nothing tells the kind of site.
    UnknownSiteKind "unknown-site-kind" Error;
    /// Several rows of a body of which there is one.
    BodyWithSeveralRows "body-with-several-rows" Error;
    /// Bodies of which something is asked and no file has a row.
    UnsurveyedBody "unsurveyed-body" Note;
    /// A row that holds answers and names no site.
    RowWithoutSite "row-without-site" Error;
    /// A declared tier that the standard does not have for the kind.
    UnknownDeclaredTier "unknown-declared-tier" Warning;
    /// A file in which no header is known.
    NoRecognisableColumn "no-recognisable-column" Error;
    /// A workbook without a cell that holds anything.
    EmptyWorkbook "empty-workbook" Error;
    /// A sheet that is laid out in a way that is not read: a line an item, or a sheet a site.
    LayoutNotRead "layout-not-read" Error;
    /// A standard under which a survey has nothing to assess, where it has under another.
    NothingUnderStandard "nothing-under-standard" Error;
    /// A table without a site.
    NoSiteRow "no-site-row" Error;
    /// A table with sites and not one answer.
    NoAnswer "no-answer" Warning;
    /// A hidden sheet that holds sites.
    HiddenSheet "hidden-sheet" Warning;
    /// A hidden row that is a site.
    HiddenRow "hidden-row" Warning;
    /// A hidden column that holds answers.
    HiddenColumn "hidden-column" Warning;
    /// Cells of several answers merged into one.
    MergedAnswer "merged-answer" Warning;
    /// A number that is stored as text.
    NumberAsText "number-as-text" Note;
    /// A day that is stored as a bare number.
    DaySerial "day-serial" Warning;
    /// Days in a workbook that counts them from 1904.
    DaysFrom1904 "days-from-1904" Warning;
    /// A column that fits several questions.
    AmbiguousColumn "ambiguous-column" Warning;
    /// Columns that no question reads.
    UnreadColumn "unread-column" Note;
    /// Rows of a sheet of tasks of which nothing tells the action.
    UnknownAction "unknown-action" Error;
    /// Rows of a sheet of tasks that say how far it is, or by whom, and name no action.
    TaskRowWithoutAction "task-row-without-action" Error;
    /// A row of a sheet of tasks that names nobody who can answer.
    UnknownAnswerer "unknown-answerer" Error;
    /// A row of a sheet of tasks by somebody who is not asked about the action.
    ActionNotAsked "action-not-asked" Warning;
    /// Questions that no column answers.
    UnaskedQuestion "unasked-question" Warning;
    // ---- assess
    /// 不适用 where the check does not allow it.
    NotApplicableNotAllowed "not-applicable-not-allowed" Error;
    /// A column in which some sites say 不适用 and others are blank.
    BlankBesideNotApplicable "blank-beside-not-applicable" Warning;
    /// A day on which something was done, after the day of the audit.
    DayAfterAudit "day-after-audit" Warning;
    /// A task of which the survey has more or fewer subjects than the document counts.
    TaskSubjectsDiffer "task-subjects-differ" Warning;
    /// Sites of which so much does not apply that they are to be reviewed.
    TooMuchNotApplicable "too-much-not-applicable" Warning;
    /// A declared tier that surely does not apply to the site.
    DeclaredTierRefused "declared-tier-refused" Warning;
}
