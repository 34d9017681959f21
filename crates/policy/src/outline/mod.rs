//! The structure of a result page: the answer first, then replies to hardships, then benefits by kind.
//!
//! ```text
//! Outline::of(corpus, evaluation, scope)
//!   lines     the answer, money first
//!   replies   to each ticked hardship
//!   groups    every benefit of the scope in exactly one, the best first; a few are open with a few rows
//!   missing   the questions that undetermined benefits depend on
//! ```
//!
//! Free of HTML and state: it defines what is initially open, while the page tracks what the user opens.

mod answer;
mod group;
mod place;
mod print;

pub use group::{OPEN_GROUPS, OPEN_ROWS, OutlineGroup, OutlineGroupKind, OutlineRow};
pub use place::ask_sentence;
pub use print::{MAX_PRINTED, PrintItem, PrintSide};

use crate::eligibility::{Evaluation, Verdict};
use crate::model::corpus::Corpus;
use crate::model::document::NodeIndex;
use crate::model::rules::{BenefitIndex, FactIndex};
use crate::order;

/// The structure of a result page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline<'a> {
    /// The answer in a few lines, money first.
    pub lines: Vec<String>,
    /// A reply to each ticked hardship, in question order.
    pub replies: Vec<HardshipReply>,
    /// The groups, best first; none is empty, and each benefit of the scope is in exactly one.
    pub groups: Vec<OutlineGroup<'a>>,
    /// The undetermined benefits by the question they depend on; the question with the most benefits first.
    pub missing: Vec<Missing<'a>>,
}

/// The reply to a hardship.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HardshipReply {
    /// The question.
    pub fact: FactIndex,
    /// The ticked options that this reply covers.
    pub options: Vec<u8>,
    /// The reply in one line: whether the text offers something, and where.
    pub short: String,
    /// The full reply.
    pub words: String,
    /// The measure it refers to: the index of its source, and the node. `None` if no measure mentions the
    /// hardship.
    pub measure: Option<(u8, NodeIndex)>,
    /// The benefits it refers to.
    pub benefits: Vec<BenefitIndex>,
}

/// A question that undetermined benefits depend on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing<'a> {
    /// The question.
    pub fact: FactIndex,
    /// Its short name.
    pub label: &'a str,
    /// Number of benefits that depend on it.
    pub decides: usize,
    /// Whether it was answered with 不清楚, so that it is not asked again automatically.
    pub is_unknown: bool,
    /// The benefits listed under it; each undetermined benefit is listed under one question.
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

    /// The initially visible text, one string per line; used for measurements and for reading aloud.
    #[must_use]
    pub fn collapsed(&self) -> Vec<String> {
        let mut lines = self.lines.clone();
        lines.extend(self.replies.iter().map(|reply| reply.short.clone()));
        for group in self.groups.iter().filter(|group| group.is_open) {
            lines.push(group.heading());
            lines.extend(group.rows.iter().take(OPEN_ROWS).map(OutlineRow::words));
            let rest = group.rows.len().saturating_sub(OPEN_ROWS);
            if rest > 0 {
                lines.push(format!("再看{rest}项"));
            }
        }
        let missing = self.groups.iter().find(|group| group.kind == OutlineGroupKind::Missing);
        lines.extend(missing.map(OutlineGroup::heading));
        lines.extend(self.missing_words());
        let closed =
            self.groups.iter().filter(|group| !group.is_open && group.kind != OutlineGroupKind::Missing);
        lines.extend(closed.map(OutlineGroup::heading));
        lines
    }

    /// The answers that benefits are waiting for; `None` if there are none.
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

/// The questions that undetermined benefits depend on.
fn missing<'a>(evaluation: &Evaluation<'_, 'a>, scope: &[BenefitIndex]) -> Vec<Missing<'a>> {
    let rules = evaluation.rules();
    let undetermined = scope.iter().copied().filter(|&at| evaluation.verdict(at) == Verdict::Undetermined);
    let waiting: Vec<(BenefitIndex, Vec<FactIndex>)> =
        undetermined.map(|at| (at, evaluation.open_facts(at))).collect();
    let mut found: Vec<Missing<'a>> = Vec::new();
    for fact in (0..).map(FactIndex).take(rules.facts.len()) {
        let decides = waiting.iter().filter(|(_, facts)| facts.contains(&fact)).count();
        if decides > 0 {
            let is_unknown = evaluation.answer(fact).is_some();
            let label = rules.fact(fact).label;
            found.push(Missing { fact, label, decides, is_unknown, benefits: Vec::new() });
        }
    }
    // Questions that can still be asked first, then by the number of benefits they affect.
    let rank = |missing: &Missing<'_>| {
        let asked = if missing.is_unknown { 0 } else { 1 << 20 };
        asked + u32::try_from(missing.decides).unwrap_or(0)
    };
    let order = order::descending(found.iter().map(rank));
    let mut sorted: Vec<Missing<'a>> = order.into_iter().map(|at| found[at].clone()).collect();
    for (at, facts) in waiting {
        // A benefit without a nameable question is listed under the first question, if there is one.
        let place = sorted.iter().position(|missing| facts.contains(&missing.fact)).unwrap_or(0);
        if let Some(missing) = sorted.get_mut(place) {
            missing.benefits.push(at);
        }
    }
    sorted.retain(|missing| !missing.benefits.is_empty());
    sorted
}
