//! Answers to questions.

use super::Eligibility;
use super::fact::{FactIndex, FactKind};
use crate::model::date::Date;

/// An answer to one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// 不清楚: every value stays possible, and the question is not asked again.
    Unknown,
    /// The option with this index.
    Option(u8),
    /// For a several-of question: the options that hold and those that are 不清楚; all others do not hold.
    Options {
        /// Bit set of the options that hold.
        held: u64,
        /// Bit set of the options that are 不清楚.
        unknown: u64,
    },
    /// 是 or 否.
    YesNo(bool),
    /// A number; for a duration, in months.
    Number(u32),
    /// A day.
    Date(Date),
    /// An inclusive range that contains the number.
    Between(u32, u32),
    /// An inclusive range that contains the day.
    DaysBetween(Date, Date),
}

/// All answers given so far, by fact. Equality ignores the order in which they were given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    by_fact: Vec<Option<Answer>>,
}

/// The answer is invalid for its question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnAnswer;

impl Answers {
    /// The answer to a question; `None` if it is unanswered.
    #[must_use]
    pub fn get(&self, fact: FactIndex) -> Option<Answer> {
        self.by_fact.get(usize::from(fact.0)).copied().flatten()
    }

    /// Sets or replaces the answer to a question.
    ///
    /// # Errors
    /// If the answer is invalid for the question: another kind, an option that does not exist, or a number
    /// out of range.
    pub fn set(
        &mut self,
        rules: &Eligibility<'_>,
        fact: FactIndex,
        answer: Answer,
    ) -> Result<(), NotAnAnswer> {
        let kind = &rules.facts.get(usize::from(fact.0)).ok_or(NotAnAnswer)?.kind;
        let fits = match (kind, answer) {
            (_, Answer::Unknown)
            | (FactKind::YesNo, Answer::YesNo(_))
            | (FactKind::Date, Answer::Date(_)) => true,
            (FactKind::OneOf(options), Answer::Option(option)) => usize::from(option) < options.len(),
            (FactKind::SeveralOf(options), Answer::Options { held, unknown }) => {
                held & unknown == 0 && (held | unknown) & !first_bits(options.len()) == 0
            }
            (FactKind::Number(range) | FactKind::Duration(range), Answer::Number(number)) => {
                (range.min..=range.max).contains(&number)
            }
            (FactKind::Number(range) | FactKind::Duration(range), Answer::Between(least, most)) => {
                range.min <= least && least <= most && most <= range.max
            }
            (FactKind::Date, Answer::DaysBetween(first, last)) => first <= last,
            (
                FactKind::OneOf(_)
                | FactKind::SeveralOf(_)
                | FactKind::YesNo
                | FactKind::Number(_)
                | FactKind::Duration(_)
                | FactKind::Date,
                Answer::Option(_)
                | Answer::Options { .. }
                | Answer::YesNo(_)
                | Answer::Number(_)
                | Answer::Date(_)
                | Answer::Between(..)
                | Answer::DaysBetween(..),
            ) => false,
        };
        if !fits {
            return Err(NotAnAnswer);
        }
        let at = usize::from(fact.0);
        if self.by_fact.len() <= at {
            self.by_fact.resize(at + 1, None);
        }
        self.by_fact[at] = Some(answer);
        Ok(())
    }

    /// Removes an answer, so that the question is unanswered again.
    pub fn clear(&mut self, fact: FactIndex) {
        if let Some(answer) = self.by_fact.get_mut(usize::from(fact.0)) {
            *answer = None;
        }
    }

    /// The answers with their questions, in question order.
    pub fn iter(&self) -> impl Iterator<Item = (FactIndex, Answer)> {
        let indices = (0..=u16::MAX).map(FactIndex);
        indices.zip(&self.by_fact).filter_map(|(fact, answer)| answer.map(|answer| (fact, answer)))
    }
}

/// A mask of the lowest `count` bits, at most 64.
pub(crate) const fn first_bits(count: usize) -> u64 {
    if count >= 64 { u64::MAX } else { (1 << count) - 1 }
}
