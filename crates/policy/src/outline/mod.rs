//! The result as it is read: the answer first, a reply to each trouble, then the benefits by what they are.
//!
//! ```text
//! Outline::of(corpus, evaluation, scope)
//!   lines     the answer, money first
//!   replies   to each trouble that was ticked, also where the text has nothing
//!   groups    every benefit of the scope in exactly one, the best first; a few are open with a few rows
//!   missing   the questions that what is undetermined waits for
//! ```
//!
//! No HTML and no state: what is open at first is said here, what a reader opens is theirs.

mod answer;
mod group;
mod place;
mod print;

pub use group::{Group, GroupKind, OPEN_GROUPS, OPEN_ROWS, Row};
pub use place::ask_sentence;
pub use print::{MOST_PRINTED, PrintItem, PrintSide};

use crate::eligibility::{Evaluation, Verdict};
use crate::model::corpus::Corpus;
use crate::model::document::NodeIndex;
use crate::model::rules::{BenefitIndex, FactIndex};
use crate::order;

/// The result as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline<'a> {
    /// The answer in a few lines: money first, then the rest.
    pub lines: Vec<String>,
    /// A reply to each trouble that was ticked, in the order of the questions.
    pub replies: Vec<Reply>,
    /// The benefits by what they are, the best first; no group is empty, and each benefit of the scope is in one.
    pub groups: Vec<Group<'a>>,
    /// What is undetermined, by the question that it waits for; the question that most wait for first.
    pub missing: Vec<Missing<'a>>,
}

/// What the text says to somebody who suffers something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The question.
    pub fact: FactIndex,
    /// The options that were ticked, to all of which this is the reply.
    pub options: Vec<u8>,
    /// The reply in a line: whether the text has something, and where.
    pub short: String,
    /// The whole reply.
    pub words: String,
    /// The measure that it is about: which of the sources, and the node. Nothing where no measure has the word.
    pub measure: Option<(u8, NodeIndex)>,
    /// The benefits that it is about.
    pub benefits: Vec<BenefitIndex>,
}

/// A question that undetermined benefits wait for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing<'a> {
    /// The question.
    pub fact: FactIndex,
    /// Its short name.
    pub label: &'a str,
    /// How many benefits it matters to.
    pub decides: usize,
    /// Whether it was answered with 不清楚, so that it is not asked again by itself.
    pub is_unknown: bool,
    /// The benefits that are listed below it: each undetermined one below one question.
    pub benefits: Vec<BenefitIndex>,
}

impl<'a> Outline<'a> {
    /// The outline of an evaluation, for the benefits of a scope.
    #[must_use]
    pub fn of(corpus: &Corpus<'a>, evaluation: &Evaluation<'_, 'a>, scope: &[BenefitIndex]) -> Self {
        let groups = group::groups(evaluation, scope);
        let missing = missing(evaluation, scope);
        let lines = answer::lines(evaluation.rules(), &groups, &missing);
        let replies = answer::replies(corpus, evaluation, scope);
        Self { lines, replies, groups, missing }
    }

    /// What a reader sees before opening anything, a line each: what is measured, and read aloud.
    #[must_use]
    pub fn collapsed(&self) -> Vec<String> {
        let mut lines = self.lines.clone();
        lines.extend(self.replies.iter().map(|reply| reply.short.clone()));
        for group in self.groups.iter().filter(|group| group.is_open) {
            lines.push(group.heading());
            lines.extend(group.rows.iter().take(OPEN_ROWS).map(Row::words));
            let rest = group.rows.len().saturating_sub(OPEN_ROWS);
            if rest > 0 {
                lines.push(format!("再看{rest}项"));
            }
        }
        let missing = self.groups.iter().find(|group| group.kind == GroupKind::Missing);
        lines.extend(missing.map(Group::heading));
        lines.extend(self.missing_words());
        let closed = self.groups.iter().filter(|group| !group.is_open && group.kind != GroupKind::Missing);
        lines.extend(closed.map(Group::heading));
        lines
    }

    /// For which answers benefits wait; nothing where none does.
    #[must_use]
    pub fn missing_words(&self) -> Option<String> {
        if self.missing.is_empty() {
            return None;
        }
        let asked: Vec<String> = self
            .missing
            .iter()
            .filter(|missing| !missing.is_unknown)
            .take(2)
            .map(|missing| format!("{}（关系到{}项）", missing.label, missing.decides))
            .collect();
        Some(if asked.is_empty() {
            "要看您答“不清楚”的那些。".to_owned()
        } else {
            format!("先答：{}。", asked.join("、"))
        })
    }
}

/// The questions that what is undetermined waits for.
fn missing<'a>(evaluation: &Evaluation<'_, 'a>, scope: &[BenefitIndex]) -> Vec<Missing<'a>> {
    let rules = evaluation.rules();
    let undetermined = scope.iter().copied().filter(|&at| evaluation.verdict(at) == Verdict::Undetermined);
    let waiting: Vec<(BenefitIndex, Vec<FactIndex>)> =
        undetermined.map(|at| (at, evaluation.matters(at))).collect();
    let mut found: Vec<Missing<'a>> = Vec::new();
    for fact in (0..).map(FactIndex).take(rules.facts.len()) {
        let decides = waiting.iter().filter(|(_, facts)| facts.contains(&fact)).count();
        if decides > 0 {
            let is_unknown = evaluation.answer(fact).is_some();
            let label = rules.fact(fact).label;
            found.push(Missing { fact, label, decides, is_unknown, benefits: Vec::new() });
        }
    }
    // Those that can still be asked first, then by how much they decide.
    let rank = |missing: &Missing<'_>| {
        let asked = if missing.is_unknown { 0 } else { 1 << 20 };
        asked + u32::try_from(missing.decides).unwrap_or(0)
    };
    let order = order::descending(found.iter().map(rank));
    let mut sorted: Vec<Missing<'a>> = order.into_iter().map(|at| found[at].clone()).collect();
    for (at, facts) in waiting {
        // What waits for nothing that can be named is below the first question, or nowhere without one.
        let place = sorted.iter().position(|missing| facts.contains(&missing.fact)).unwrap_or(0);
        if let Some(missing) = sorted.get_mut(place) {
            missing.benefits.push(at);
        }
    }
    sorted.retain(|missing| !missing.benefits.is_empty());
    sorted
}
