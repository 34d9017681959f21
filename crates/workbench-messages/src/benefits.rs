//! The step 待遇: the sentences of a document with their benefits, the form of a benefit, and trials.

use serde::{Deserialize, Serialize};

/// The content of the step.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Benefits {
    /// The units (条目) of the document with their sentences, in reading order.
    pub measures: Vec<Measure>,
    /// The benefits written so far, in the order of the files.
    pub benefits: Vec<BenefitForm>,
    /// The options for conditions, audiences and topics.
    pub questions: Questions,
}

/// A unit (条目).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Measure {
    /// Id of its node.
    pub node: String,
    /// Its label and heading.
    pub name: String,
    /// Why the whole unit has no benefit, if the files say so.
    pub no_benefit_reason: Option<String>,
    /// Its sentences, and the headings that make a statement.
    pub sentences: Vec<MeasureSentence>,
}

/// A sentence and what the files say about it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MeasureSentence {
    /// Id of its node.
    pub node: String,
    /// Its text, verbatim.
    pub text: String,
    /// Line of the source that it starts in, from 1.
    pub line: usize,
    /// The titles of the benefits that quote it.
    pub benefits: Vec<String>,
    /// Why it has no benefit, if the files say so.
    pub no_benefit_reason: Option<String>,
    /// The text that neither a benefit nor a reason covers; empty if all is covered.
    pub uncovered: String,
}

/// A verbatim quote from a document.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Quote {
    /// Id of the sentence's node.
    pub node: String,
    /// The quoted text.
    pub text: String,
}

/// The values of the form of a benefit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BenefitForm {
    /// Its id; empty for a new one.
    pub id: String,
    /// Its title, in plain words.
    pub title: String,
    /// One plain sentence.
    pub summary: String,
    /// The ids of the audiences (人群).
    pub audiences: Vec<String>,
    /// The ids of the topics it is listed under.
    pub topics: Vec<String>,
    /// What kind of thing it gives; `None` until chosen.
    pub gives: Option<Gives>,
    /// The quote that it is based on.
    pub quote: Option<Quote>,
    /// Why the quote begins or ends within a clause; usually empty.
    pub cut: String,
    /// How strongly the text promises it; `None` until chosen.
    pub strength: Option<StrengthKind>,
    /// The quote for `strength`; `None` for the whole quote.
    pub strength_quote: Option<Quote>,
    /// Who it is for.
    pub target: Conditions,
    /// Further conditions.
    pub condition: Conditions,
    /// The amount of money.
    pub amount: Option<Amount>,
    /// The quote that names the payer.
    pub payer: Option<Quote>,
    /// How the payer is known, if the quote does not name it; usually empty.
    pub payer_note: String,
    /// The quote that names the fund.
    pub fund: Option<Quote>,
    /// The quota (名额).
    pub quota: Option<Quota>,
    /// The term (期限).
    pub term: Option<BenefitTerm>,
    /// What the text leaves unclear; usually empty.
    pub ambiguity: String,
    /// Fields of the entry that the form does not support, as TOML. They are shown read-only and kept as they are.
    pub unsupported: Vec<String>,
}

/// What a benefit gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Gives {
    /// 钱
    Money,
    /// 职称、等级、岗位、荣誉
    Title,
    /// 培训等服务
    Service,
    /// 休假、疗休养
    Rest,
    /// 权利
    Right,
    /// 单位、学校要做到的事
    Duty,
    /// 机会
    Chance,
}

/// How strongly the text promises a benefit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum StrengthKind {
    /// 给予
    Grants,
    /// 可申请
    ApplicantMay,
    /// 自己决定
    OwnChoice,
    /// 协商一致
    ByAgreement,
    /// 由别人决定
    ProviderMay,
    /// 优先
    Priority,
    /// 目标
    Aim,
}

/// An amount of money.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amount {
    /// The meaning of the number.
    pub kind: AmountKind,
    /// Yuan or a percentage as typed: `3000`, `1.5`, `1.5-2.5`. Empty if the text does not state it.
    pub number: String,
    /// What the percentage is of, in the words of the text.
    pub of: String,
    /// Who each payment is for.
    pub per: Per,
    /// How often it is paid.
    pub recurrence: Recurrence,
    /// The quote that states it.
    pub quote: Option<Quote>,
}

/// The meaning of an amount's number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum AmountKind {
    /// A fixed sum in yuan.
    #[default]
    Fixed,
    /// At most this sum in yuan.
    Cap,
    /// A percentage.
    Share,
    /// A range of percentages.
    ShareRange,
    /// At least this percentage.
    ShareMin,
    /// The text does not state it.
    Unspecified,
}

/// Who each payment is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Per {
    /// The text does not state it.
    #[default]
    Unstated,
    /// 每人
    Person,
    /// 每个企业
    Enterprise,
}

/// How often an amount is paid.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Recurrence {
    /// The text does not state it.
    #[default]
    Unstated,
    /// 一次性
    Once,
    /// 每月
    Monthly,
}

/// How many can receive a benefit (名额).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quota {
    /// The number: `20`.
    pub count: String,
    /// The period of the quota, in the words of the text: `每两年`. Empty if it is not stated.
    pub every: String,
    /// The quote that states it.
    pub quote: Option<Quote>,
}

/// How long a benefit lasts (期限).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BenefitTerm {
    /// Years: `4`.
    pub years: String,
    /// What the term applies to, in the words of the text: `管理期`.
    pub what: String,
    /// The quote that states it.
    pub quote: Option<Quote>,
}

/// Conditions of a benefit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Conditions {
    /// A list of conditions; empty for no condition.
    List {
        /// Whether any one of them suffices; otherwise all are required.
        any: bool,
        /// The conditions.
        parts: Vec<ConditionPart>,
    },
    /// TOML that the form does not support. It is kept as it is.
    Other(String),
}

impl Default for Conditions {
    fn default() -> Self {
        Self::List { any: false, parts: Vec::new() }
    }
}

/// One of the conditions of a benefit or of a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ConditionPart {
    /// A condition on the answer to a question.
    Condition(Condition),
    /// A nested group.
    Group(ConditionGroup),
    /// TOML that the form does not support. It is kept as it is.
    Other(String),
}

/// A group of conditions that counts as one condition.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConditionGroup {
    /// How the conditions combine.
    pub combinator: Combinator,
    /// The conditions, which may be groups.
    pub parts: Vec<ConditionPart>,
    /// The quote for those conditions in the group that have none of their own.
    pub quote: Option<Quote>,
    /// How the quote is interpreted; usually empty.
    pub note: String,
}

/// How the conditions of a group combine.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Combinator {
    /// All are required.
    #[default]
    All,
    /// Any one suffices.
    Any,
    /// Any one suffices, and the text's list ends in 等: cases that are not listed are undetermined.
    AnyOpen,
    /// None may hold.
    NoneOf,
}

/// A condition on the answer to a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// Id of the question.
    pub fact: String,
    /// The required answer.
    pub test: Test,
    /// The quote that states it.
    pub quote: Option<Quote>,
    /// How the quote is interpreted; usually empty.
    pub note: String,
}

/// The required answer to a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Test {
    /// One of these options, by their ids.
    Is(Vec<String>),
    /// At least one of these options was chosen.
    Has(Vec<String>),
    /// 是 or 否.
    YesNo(bool),
    /// A number or a duration.
    Number {
        /// The comparison.
        bound: ComparisonOperator,
        /// The limit; years for a duration.
        number: u32,
        /// Additional months of a duration.
        months: u32,
    },
    /// The date is on or after a day, or on or before it.
    Day {
        /// Whether the date must be on or after the day; otherwise on or before.
        is_after: bool,
        /// The day: `2017-11-30`.
        day: String,
    },
    /// The date is at most this long before the as-of date.
    Within {
        /// Years.
        years: u32,
        /// Additional months.
        months: u32,
    },
}

/// How a number is compared with a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ComparisonOperator {
    /// 以上
    AtLeast,
    /// 以下
    AtMost,
    /// 超过
    MoreThan,
    /// 不到
    LessThan,
}

/// The options that `questions.toml` defines.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Questions {
    /// The groups (人群).
    pub audiences: Vec<LabelledOption>,
    /// The topics (主题).
    pub topics: Vec<LabelledOption>,
    /// The questions (事实).
    pub facts: Vec<Fact>,
}

/// An option: its id and its label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabelledOption {
    /// Its id.
    pub id: String,
    /// Its label in Chinese.
    pub label: String,
}

/// A question (fact) that conditions can refer to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// Its id.
    pub id: String,
    /// Its label in Chinese.
    pub label: String,
    /// The question.
    pub question: String,
    /// The type of its answer.
    pub kind: FactKind,
    /// The options, for `OneOf` and `SeveralOf`.
    pub options: Vec<LabelledOption>,
    /// The unit of a number.
    pub unit: String,
}

/// The type of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FactKind {
    /// One option.
    OneOf,
    /// Any number of options.
    SeveralOf,
    /// 是 or 否.
    YesNo,
    /// A number.
    Number,
    /// A duration.
    Duration,
    /// A day.
    Date,
}

/// An edit of the benefits of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum BenefitsEdit {
    /// Changes the document to the full edition (完整版), with a draft for everything that has to be written.
    StartFullEdition,
    /// Adds a benefit, or replaces the one with the same id.
    Save(Box<BenefitForm>),
    /// Removes the benefit with this id.
    Remove(String),
    /// Marks sentences as having no benefit, with a reason.
    SetNoBenefit {
        /// Node ids of the sentences, or of units.
        sentences: Vec<String>,
        /// The reason.
        reason: String,
    },
    /// Removes the marks and reasons of sentences.
    ClearNoBenefit {
        /// Node ids of the sentences, or of units.
        sentences: Vec<String>,
    },
    /// Adds a test case: these answers with their current verdicts.
    RecordCase {
        /// Title.
        name: String,
        /// The scope of the trial.
        scope: TrialScope,
        /// The answers.
        answers: Vec<TrialAnswer>,
        /// The as-of date: `2020-06-01`.
        as_of: String,
    },
}

/// The benefits that a trial evaluates.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum TrialScope {
    /// Every benefit of the document.
    #[default]
    Everything,
    /// The benefits for a wish (想问哪件事), by its id. A wish also determines who asks.
    Wish(String),
}

/// An answer given in a trial.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrialAnswer {
    /// Id of the question.
    pub fact: String,
    /// The answer, encoded as in the site's links: an option's id, several joined by `.`, `0` for none of several, `_`
    /// for 不清楚.
    pub answer: String,
}

/// The result of evaluating the current rules for some answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trial {
    /// The wishes (想问哪件事) to which the document has a benefit.
    pub wishes: Vec<LabelledOption>,
    /// The answers so far.
    pub answered: Vec<AnsweredQuestion>,
    /// Why the answers contradict each other, in Chinese; if set, there are no question and no verdicts.
    pub contradiction: Option<String>,
    /// The next question; `None` if no more is needed.
    pub next: Option<Question>,
    /// The verdicts on the benefits in scope.
    pub verdicts: Vec<BenefitVerdict>,
}

/// An answered question, for display.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnsweredQuestion {
    /// Id of the question.
    pub fact: String,
    /// Its label in Chinese.
    pub label: String,
    /// The answer.
    pub text: String,
}

/// A question with its possible answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Its id.
    pub fact: String,
    /// Its text.
    pub text: String,
    /// The help text; may be empty.
    pub help: String,
    /// Whether several options can be chosen; otherwise one click answers.
    pub is_several: bool,
    /// The options. The id is the encoded answer, or, if several can be chosen, a part of it.
    pub options: Vec<LabelledOption>,
}

/// The verdict on a benefit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BenefitVerdict {
    /// The benefit's title.
    pub title: String,
    /// The verdict's key in case files: `met`.
    pub key: String,
    /// The verdict in Chinese.
    pub text: String,
    /// The quote that the benefit is based on.
    pub quote: String,
    /// The results of its conditions.
    pub conditions: Vec<ConditionResult>,
}

/// The result of a condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConditionResult {
    /// The condition in Chinese.
    pub text: String,
    /// The result in Chinese.
    pub status: String,
    /// The quote that it is based on.
    pub quote: String,
}
