//! How questions are presented: order, gates and buttons, from `questions.toml`.
//!
//! This never changes the meaning of a question or a verdict.

use serde::{Deserialize, Serialize};

use super::answer::{Answer, first_bits};
use super::fact::{Fact, FactIndex, FactKind};

/// How questions are presented.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Interview<'a> {
    /// The facts to ask first where they matter, since who the user is decides which questions make sense.
    pub first: Vec<FactIndex>,
    /// Options grouped behind one button.
    #[serde(borrow)]
    pub groups: Vec<OptionGroup<'a>>,
    /// Options that need a follow-up question about certification.
    #[serde(borrow)]
    pub checks: Vec<Check<'a>>,
    /// Screens that cover several questions.
    #[serde(borrow)]
    pub gates: Vec<Gate<'a>>,
    /// Hardships that get a direct reply.
    #[serde(borrow)]
    pub troubles: Vec<Trouble<'a>>,
    /// Wordings for an option that has come to hold.
    #[serde(borrow)]
    pub phrases: Vec<Phrase<'a>>,
    /// Button labels for the minimum of a number.
    #[serde(borrow)]
    pub nothing: Vec<Nothing<'a>>,
}

/// Options of a one-of question grouped behind one button, to keep screens short.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionGroup<'a> {
    /// The question.
    pub fact: FactIndex,
    /// The button's label.
    pub label: &'a str,
    /// The question shown behind it.
    pub question: &'a str,
    /// Bit set of the options.
    pub options: u64,
}

/// An option that the text does not define, followed up by asking whether it is certified (有认定吗？).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check<'a> {
    /// The question.
    pub fact: FactIndex,
    /// Its option.
    pub option: u8,
    /// The follow-up question; its answers are 有, 没有 and 不知道.
    pub question: &'a str,
    /// Whether 没有 leaves the option open because the text requires no certificate.
    pub is_open_without: bool,
}

/// A screen that covers several questions: unticked options answer their questions with "none".
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Gate<'a> {
    /// Short, stable and public.
    pub id: &'a str,
    /// The question in plain words.
    pub question: &'a str,
    /// The options.
    #[serde(borrow)]
    pub options: Vec<GateOption<'a>>,
}

/// An option of a gate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GateOption<'a> {
    /// The option in plain words.
    pub label: &'a str,
    /// The facts to ask if it is ticked, and to answer with "none" otherwise.
    pub facts: Vec<FactIndex>,
}

/// A hardship. Users who tick it get a direct reply, even if the text has nothing for them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trouble<'a> {
    /// The question.
    pub fact: FactIndex,
    /// Its option.
    pub option: u8,
    /// The word to search the documents for.
    pub word: &'a str,
    /// Whom to ask, in plain words; names no office that the text does not name.
    pub ask: &'a str,
}

/// The wording for an option that has come to hold: 升了技师.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phrase<'a> {
    /// The question.
    pub fact: FactIndex,
    /// Its option; for a yes-or-no question 1 is yes.
    pub option: u8,
    /// The wording.
    pub when: &'a str,
}

/// The button label for the minimum of a number: 没参加过.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Nothing<'a> {
    /// The question.
    pub fact: FactIndex,
    /// The label.
    pub label: &'a str,
}

/// Maximum number of options on a screen.
pub const MAX_OPTIONS: usize = 7;

impl<'a> Interview<'a> {
    /// The option groups of a question.
    pub fn groups_of(&self, fact: FactIndex) -> impl Iterator<Item = &OptionGroup<'a>> {
        self.groups.iter().filter(move |group| group.fact == fact)
    }

    /// The follow-up check of an option, if it has one.
    #[must_use]
    pub fn check(&self, fact: FactIndex, option: u8) -> Option<&Check<'a>> {
        self.checks.iter().find(|check| check.fact == fact && check.option == option)
    }

    /// The wording for an option that has come to hold; `None` if none was written.
    #[must_use]
    pub fn phrase(&self, fact: FactIndex, option: u8) -> Option<&'a str> {
        let found = self.phrases.iter().find(|phrase| phrase.fact == fact && phrase.option == option);
        found.map(|phrase| phrase.when)
    }

    /// The index of the gate that covers a question.
    #[must_use]
    pub fn gate_of(&self, fact: FactIndex) -> Option<usize> {
        self.gates.iter().position(|gate| gate.options.iter().any(|option| option.facts.contains(&fact)))
    }

    /// Whether every index is valid.
    pub(super) fn is_valid(&self, facts: &[Fact<'_>]) -> bool {
        let fact = |at: FactIndex| facts.get(usize::from(at.0));
        let has = |at: FactIndex, option: u8| {
            fact(at).is_some_and(|fact| match fact.kind {
                FactKind::YesNo => option < 2,
                _ => usize::from(option) < fact.options().len(),
            })
        };
        self.first.iter().all(|&at| fact(at).is_some())
            && (self.groups.iter()).all(|group| {
                let count = fact(group.fact).map_or(0, |fact| fact.options().len());
                group.options & !first_bits(count) == 0
            })
            && self.checks.iter().all(|check| has(check.fact, check.option))
            && self.troubles.iter().all(|trouble| has(trouble.fact, trouble.option))
            && self.phrases.iter().all(|phrase| has(phrase.fact, phrase.option))
            && self.nothing.iter().all(|nothing| fact(nothing.fact).is_some())
            && (self.gates.iter().flat_map(|gate| &gate.options)).all(|option| {
                option.facts.iter().all(|&at| fact(at).is_some_and(|fact| fact.none().is_some()))
            })
    }
}

impl Fact<'_> {
    /// The answer that means "none": no option of several, the option `none` of one, 否. `None` for other
    /// questions.
    #[must_use]
    pub fn none(&self) -> Option<Answer> {
        match &self.kind {
            FactKind::SeveralOf(_) => Some(Answer::Options { held: 0, unknown: 0 }),
            FactKind::YesNo => Some(Answer::YesNo(false)),
            FactKind::OneOf(options) => {
                let at = options.iter().position(|option| option.id == "none")?;
                u8::try_from(at).ok().map(Answer::Option)
            }
            FactKind::Number(_) | FactKind::Duration(_) | FactKind::Date => None,
        }
    }
}
