//! How people are asked: in which order, behind which gates, and with which buttons; as `questions.toml` has it.
//!
//! None of it changes what a question or a verdict means.

use serde::{Deserialize, Serialize};

use super::answer::{Answer, first_bits};
use super::fact::{Fact, FactIndex, FactKind};

/// How people are asked.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Interview<'a> {
    /// What is asked before all else, where it matters: who somebody is decides what makes sense to ask.
    pub first: Vec<FactIndex>,
    /// Options that stand behind one button.
    #[serde(borrow)]
    pub groups: Vec<OptionGroup<'a>>,
    /// Options of which is asked whether they are certified.
    #[serde(borrow)]
    pub checks: Vec<Check<'a>>,
    /// Screens that stand for several questions.
    #[serde(borrow)]
    pub gates: Vec<Gate<'a>>,
    /// What people suffer, and are answered directly.
    #[serde(borrow)]
    pub troubles: Vec<Trouble<'a>>,
    /// How it is said that an option has come to be.
    #[serde(borrow)]
    pub phrases: Vec<Phrase<'a>>,
    /// Words of buttons that stand for the least number.
    #[serde(borrow)]
    pub nothing: Vec<Nothing<'a>>,
}

/// Options of a one-of question that stand behind one button, so that a screen has few.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionGroup<'a> {
    /// The question.
    pub fact: FactIndex,
    /// The button.
    pub label: &'a str,
    /// What is asked behind it.
    pub question: &'a str,
    /// The options, as bits by their places.
    pub options: u64,
}

/// An option that the text does not define: whoever ticks it is asked whether it is certified (有认定吗？).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check<'a> {
    /// The question.
    pub fact: FactIndex,
    /// Its option.
    pub option: u8,
    /// What is asked; the answers are 有, 没有 and 不知道.
    pub question: &'a str,
    /// Whether 没有 leaves it open, since the text asks for no certificate.
    pub is_open_without: bool,
}

/// A screen that stands for several questions: what is not ticked on it is answered with "none".
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Gate<'a> {
    /// Short, stable and public.
    pub id: &'a str,
    /// The question in plain words.
    pub question: &'a str,
    /// What can be ticked.
    #[serde(borrow)]
    pub options: Vec<GateOption<'a>>,
}

/// What leads to some questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GateOption<'a> {
    /// The option in plain words.
    pub label: &'a str,
    /// The questions that are asked where it is ticked, and are answered with "none" where it is not.
    pub facts: Vec<FactIndex>,
}

/// What somebody suffers. Whoever ticks it gets a direct reply, also where the text has nothing for them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trouble<'a> {
    /// The question.
    pub fact: FactIndex,
    /// Its option.
    pub option: u8,
    /// The word by which the documents are looked through.
    pub word: &'a str,
    /// Whom to ask, in plain words and without an office that the text does not name.
    pub ask: &'a str,
}

/// How it is said that an answer has come to be: 升了技师.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phrase<'a> {
    /// The question.
    pub fact: FactIndex,
    /// Its option; of a yes-or-no question 1 is yes.
    pub option: u8,
    /// What is said.
    pub when: &'a str,
}

/// The words of the button for the least number: 没参加过.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Nothing<'a> {
    /// The question.
    pub fact: FactIndex,
    /// The button.
    pub label: &'a str,
}

/// The most options that a screen shows.
pub const MOST_OPTIONS: usize = 7;

impl<'a> Interview<'a> {
    /// The groups of a question's options.
    pub fn groups_of(&self, fact: FactIndex) -> impl Iterator<Item = &OptionGroup<'a>> {
        self.groups.iter().filter(move |group| group.fact == fact)
    }

    /// Whether an option is asked after further.
    #[must_use]
    pub fn check(&self, fact: FactIndex, option: u8) -> Option<&Check<'a>> {
        self.checks.iter().find(|check| check.fact == fact && check.option == option)
    }

    /// How it is said that an option has come to be; nothing where that was not written.
    #[must_use]
    pub fn phrase(&self, fact: FactIndex, option: u8) -> Option<&'a str> {
        let found = self.phrases.iter().find(|phrase| phrase.fact == fact && phrase.option == option);
        found.map(|phrase| phrase.when)
    }

    /// The gate that a question stands behind, by its place.
    #[must_use]
    pub fn gate_of(&self, fact: FactIndex) -> Option<usize> {
        self.gates.iter().position(|gate| gate.options.iter().any(|option| option.facts.contains(&fact)))
    }

    /// Whether every index leads somewhere.
    pub(super) fn is_sound(&self, facts: &[Fact<'_>]) -> bool {
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
    /// The answer that says "none of it": no option of several, the option `none` of one, 否. Nothing for
    /// other questions.
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
