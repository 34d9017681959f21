//! The step 待遇: what the sentences of a document give, the form of a benefit, and the words it is made of.

use serde::{Deserialize, Serialize};

/// What the step shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Benefits {
    /// The units (条目) of the document with their sentences, in reading order.
    pub measures: Vec<Measure>,
    /// What is written so far, in the order of the files.
    pub benefits: Vec<BenefitForm>,
    /// What conditions, audiences and topics are chosen from.
    pub questions: Questions,
}

/// A unit.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Measure {
    /// The id of its node.
    pub node: String,
    /// Its number and heading.
    pub name: String,
    /// Why the whole of it gives nothing; nothing where that is not said.
    pub why: Option<String>,
    /// Its sentences, and headings that state something.
    pub sentences: Vec<Sentence>,
}

/// A sentence with what it is so far.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Sentence {
    /// The id of its node.
    pub node: String,
    /// Its words, verbatim.
    pub text: String,
    /// The line of the source in which it begins; the first is 1.
    pub line: usize,
    /// The titles of the benefits that quote it.
    pub benefits: Vec<String>,
    /// Why it gives nothing; nothing where that is not said.
    pub why: Option<String>,
    /// The words that neither a benefit nor a reason accounts for; empty where all are accounted for.
    pub rest: String,
}

/// Words of a document, verbatim.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Quote {
    /// The id of the sentence.
    pub node: String,
    /// The words.
    pub text: String,
}

/// A benefit as its form has it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BenefitForm {
    /// Its id; empty for a new one.
    pub id: String,
    /// What it is, in plain words.
    pub title: String,
    /// One plain sentence.
    pub summary: String,
    /// The ids of the groups it is for.
    pub audiences: Vec<String>,
    /// The ids of the topics it is listed under.
    pub topics: Vec<String>,
    /// What it gives; nothing until somebody says it.
    pub gives: Option<Gives>,
    /// The words it rests on.
    pub quote: Option<Quote>,
    /// Why the quote begins or ends within a clause; usually empty.
    pub cut: String,
    /// How strongly the text promises it; nothing until somebody says it.
    pub strength: Option<Strength>,
    /// The words that say how strongly it is promised; the whole quote where there are none.
    pub strength_quote: Option<Quote>,
    /// Whom it is for.
    pub target: Conditions,
    /// What must hold besides.
    pub condition: Conditions,
    /// How much money it is.
    pub amount: Option<Amount>,
    /// Who pays.
    pub payer: Option<Quote>,
    /// How it is known who pays, where the quote does not have it; usually empty.
    pub payer_note: String,
    /// The fund that pays.
    pub fund: Option<Quote>,
    /// How many can receive it.
    pub quota: Option<Quota>,
    /// How long it lasts.
    pub term: Option<Term>,
    /// What the text leaves open; usually empty.
    pub ambiguity: String,
    /// What the file says of it besides, as it is written. The form leaves that alone.
    pub others: Vec<String>,
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
pub enum Strength {
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

/// How much money a benefit is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amount {
    /// How the number is meant.
    pub kind: AmountKind,
    /// Yuan, or a percentage: `3000`, `1.5`, `1.5-2.5`. Empty where the text does not name it.
    pub number: String,
    /// Of what a percentage is, in the words of the text.
    pub of: String,
    /// Whom each payment is for.
    pub per: Per,
    /// How often it is paid.
    pub recurrence: Recurrence,
    /// The words that say it.
    pub quote: Option<Quote>,
}

/// How the number of an amount is meant.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum AmountKind {
    /// Exactly these yuan.
    #[default]
    Fixed,
    /// At most these yuan.
    Cap,
    /// A percentage.
    Share,
    /// Between two percentages.
    ShareRange,
    /// At least a percentage.
    ShareMin,
    /// The text does not name it.
    Unspecified,
}

/// Whom each payment is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Per {
    /// The text does not say.
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
    /// The text does not say.
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
    /// How often that many can, in the words of the text: `每两年`. Empty where it does not say.
    pub every: String,
    /// The words that say it.
    pub quote: Option<Quote>,
}

/// How long a benefit lasts (期限).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Years: `4`.
    pub years: String,
    /// What lasts that long, in the words of the text: `管理期`.
    pub what: String,
    /// The words that say it.
    pub quote: Option<Quote>,
}

/// Conditions of a benefit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Conditions {
    /// Some, of which all have to hold, or any one; none where there are no parts.
    List {
        /// Whether one of them is enough.
        any: bool,
        /// The conditions.
        parts: Vec<ConditionPart>,
    },
    /// What the form cannot express, as it is written. It stays as it is.
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
    /// On the answer to a question.
    Condition(Condition),
    /// Several that count as one.
    Group(Group),
    /// What the form cannot express, as it is written. It stays as it is.
    Other(String),
}

/// Conditions that count as one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// How they count together.
    pub joined: Joined,
    /// The conditions, which may be groups themselves.
    pub parts: Vec<ConditionPart>,
    /// The words that those of its conditions rest on that quote none themselves.
    pub quote: Option<Quote>,
    /// How the words are understood; usually empty.
    pub note: String,
}

/// How the conditions of a group count together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Joined {
    /// All have to hold.
    #[default]
    All,
    /// One is enough.
    Any,
    /// One is enough, and the text's list of them ends in 等: what it does not list is left open.
    AnyOpen,
    /// None may hold.
    NoneOf,
}

/// A condition on the answer to a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// The id of the question.
    pub fact: String,
    /// What the answer has to be.
    pub test: Test,
    /// The words that say so.
    pub quote: Option<Quote>,
    /// How the words are understood; usually empty.
    pub note: String,
}

/// What an answer has to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Test {
    /// One of these options, by their ids.
    Is(Vec<String>),
    /// At least one of these options is among those that hold.
    Has(Vec<String>),
    /// 是 or 否.
    YesNo(bool),
    /// A number, or a length of time.
    Number {
        /// How it is compared.
        bound: Bound,
        /// With what; of a length of time the years.
        number: u32,
        /// Months besides years.
        months: u32,
    },
    /// A day is this one or later, or earlier: `2017-11-30`.
    Day {
        /// Whether it is this one or later.
        is_after: bool,
        /// The day.
        day: String,
    },
    /// A day is no longer ago than this.
    Within {
        /// Years.
        years: u32,
        /// Months besides.
        months: u32,
    },
}

/// How a number is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Bound {
    /// 以上
    AtLeast,
    /// 以下
    AtMost,
    /// 超过
    MoreThan,
    /// 不到
    LessThan,
}

/// What `questions.toml` has to choose from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Questions {
    /// The groups (人群).
    pub audiences: Vec<Named>,
    /// The topics (主题).
    pub topics: Vec<Named>,
    /// The questions (事实).
    pub facts: Vec<Fact>,
}

/// Something to choose, with what people call it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// What people call it.
    pub label: String,
}

/// A question that conditions can be about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// The question.
    pub question: String,
    /// What its answer is.
    pub kind: FactKind,
    /// The options of a question with options.
    pub options: Vec<Named>,
    /// The unit of a number.
    pub unit: String,
}

/// What the answer to a question is.
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
    /// A length of time.
    Duration,
    /// A day.
    Date,
}

/// A change of what is written of the benefits of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum BenefitsEdit {
    /// Makes the document one of the full edition (完整版), with everything that is to be written as drafts.
    BeginFullEdition,
    /// Writes a benefit; one with the same id gives way.
    Put(Box<BenefitForm>),
    /// Takes a benefit away, by its id.
    Remove(String),
    /// Says of sentences that they give nobody anything.
    GivesNothing {
        /// The ids of the sentences.
        sentences: Vec<String>,
        /// Why.
        why: String,
    },
    /// Takes back what was said of sentences.
    Reopen {
        /// The ids of the sentences.
        sentences: Vec<String>,
    },
    /// Writes a case: these answers, with the verdicts that they have now.
    Record {
        /// What it is called.
        name: String,
        /// What the answers are about.
        scope: TrialScope,
        /// The answers.
        answers: Vec<Given>,
        /// The day.
        as_of: String,
    },
}

/// What a try asks about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum TrialScope {
    /// Every benefit of the document.
    #[default]
    Everything,
    /// Those that answer a wish (想问哪件事), by its id. A wish also says who asks.
    Wish(String),
}

/// An answer that somebody gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// The id of the question.
    pub fact: String,
    /// The answer, written as in the links of the site: an option's id, several joined by `.`, `0` for none of several,
    /// `_` for 不清楚.
    pub answer: String,
}

/// What comes of some answers under the rules as they stand.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trial {
    /// The wishes (想问哪件事) that a benefit of the document answers.
    pub wishes: Vec<Named>,
    /// What was answered so far.
    pub answered: Vec<Answered>,
    /// Why the answers do not go together, in Chinese; then there is no question and no verdict.
    pub contradiction: Option<String>,
    /// The next question; nothing once none is left.
    pub next: Option<Question>,
    /// The verdicts on the benefits of the document that are asked about.
    pub verdicts: Vec<Verdict>,
}

/// An answer in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// The id of the question.
    pub fact: String,
    /// What it is called.
    pub label: String,
    /// The answer.
    pub words: String,
}

/// A question with what can be answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Its id.
    pub fact: String,
    /// Its words.
    pub words: String,
    /// What helps to answer it; may be empty.
    pub help: String,
    /// Whether several options can be chosen; else one press answers.
    pub is_several: bool,
    /// What can be chosen, each with the answer that it is, or of several a part of.
    pub options: Vec<Named>,
}

/// The verdict on a benefit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// The benefit's title.
    pub title: String,
    /// The verdict, as case files call it: `met`.
    pub key: String,
    /// The verdict in words.
    pub words: String,
    /// The words of the text that the benefit rests on.
    pub quote: String,
    /// Its conditions, each with how it stands.
    pub parts: Vec<Part>,
}

/// A condition with how it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The condition in words.
    pub words: String,
    /// How it stands, in words.
    pub status: String,
    /// The words of the text that it rests on.
    pub quote: String,
}
