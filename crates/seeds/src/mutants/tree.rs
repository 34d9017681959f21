//! Compiled conditions as mutable trees.

use policy::Date;
use policy::model::rules::{
    Atom, AtomIndex, Comparison, Condition, ConditionIndex, Eligibility, FactIndex, FactKind, Test,
};

/// A condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ConditionTree {
    All(Vec<ConditionTree>),
    Any { open: bool, parts: Vec<ConditionTree> },
    Not(Vec<ConditionTree>),
    Leaf(ComparisonLeaf),
}

/// A comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ComparisonLeaf {
    pub fact: FactIndex,
    pub slot: u16,
    pub meaning: HoldsWhen,
}

/// When a comparison holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum HoldsWhen {
    /// Options, or 否 and 是.
    Cells(u64),
    /// Inclusive number ranges.
    Numbers(Vec<(u32, u32)>),
    OnOrAfter(Date),
    OnOrBefore(Date),
    Within(u16),
}

impl ConditionTree {
    /// Builds the tree of a condition.
    pub fn read(rules: &Eligibility<'_>, at: ConditionIndex) -> Self {
        let parts = || rules.parts(at).map(|part| Self::read(rules, part)).collect();
        match rules.condition(at).test {
            Test::All => Self::All(parts()),
            Test::Any { open } => Self::Any { open, parts: parts() },
            Test::Not => Self::Not(parts()),
            Test::Atom(index) => {
                let Atom { fact, slot, comparison } = *rules.atom(index);
                let meaning = match (comparison, &rules.fact(fact).kind) {
                    (Comparison::Cells(cells), FactKind::Number(range) | FactKind::Duration(range)) => {
                        HoldsWhen::Numbers(range.stretches(cells))
                    }
                    (Comparison::Cells(cells), _) => HoldsWhen::Cells(cells),
                    (Comparison::OnOrAfter(day), _) => HoldsWhen::OnOrAfter(day),
                    (Comparison::OnOrBefore(day), _) => HoldsWhen::OnOrBefore(day),
                    (Comparison::WithinMonths(months), _) => HoldsWhen::Within(months),
                };
                Self::Leaf(ComparisonLeaf { fact, slot, meaning })
            }
        }
    }

    /// Compiles the tree into the rules, adding the number cuts it needs.
    pub fn write(&self, rules: &mut Eligibility<'_>) -> ConditionIndex {
        let at = rules.conditions.len();
        let (test, parts) = match self {
            Self::All(parts) => (Test::All, parts.as_slice()),
            Self::Any { open, parts } => (Test::Any { open: *open }, parts.as_slice()),
            Self::Not(parts) => (Test::Not, parts.as_slice()),
            Self::Leaf(leaf) => (Test::Atom(leaf.write(rules)), [].as_slice()),
        };
        rules.conditions.push(Condition { test, end: ConditionIndex(0), quote: None, note: "" });
        for part in parts {
            part.write(rules);
        }
        rules.conditions[at].end = condition_index(rules.conditions.len());
        condition_index(at)
    }
}

fn condition_index(at: usize) -> ConditionIndex {
    ConditionIndex(u16::try_from(at).unwrap_or(u16::MAX))
}

impl ComparisonLeaf {
    fn write(&self, rules: &mut Eligibility<'_>) -> AtomIndex {
        let comparison = match &self.meaning {
            HoldsWhen::Cells(cells) => Comparison::Cells(*cells),
            HoldsWhen::OnOrAfter(day) => Comparison::OnOrAfter(*day),
            HoldsWhen::OnOrBefore(day) => Comparison::OnOrBefore(*day),
            HoldsWhen::Within(months) => Comparison::WithinMonths(*months),
            HoldsWhen::Numbers(stretches) => {
                cut(rules, self.fact, stretches);
                Comparison::Cells(cells(rules, self.fact, stretches))
            }
        };
        rules.atoms.push(Atom { fact: self.fact, slot: self.slot, comparison });
        AtomIndex(u16::try_from(rules.atoms.len() - 1).unwrap_or(u16::MAX))
    }
}

fn cells(rules: &Eligibility<'_>, fact: FactIndex, stretches: &[(u32, u32)]) -> u64 {
    match &rules.fact(fact).kind {
        FactKind::Number(range) | FactKind::Duration(range) => {
            stretches.iter().fold(0, |cells, &(first, last)| cells | range.cells(first, last))
        }
        FactKind::OneOf(_) | FactKind::SeveralOf(_) | FactKind::YesNo | FactKind::Date => 0,
    }
}

/// Cuts a fact's numbers at the ends of ranges, preserving the meaning of all other comparisons.
fn cut(rules: &mut Eligibility<'_>, fact: FactIndex, stretches: &[(u32, u32)]) {
    let known = |atom: &Atom| match (&rules.fact(fact).kind, atom.comparison) {
        (FactKind::Number(range) | FactKind::Duration(range), Comparison::Cells(cells))
            if atom.fact == fact =>
        {
            Some(range.stretches(cells))
        }
        _ => None,
    };
    let known: Vec<Option<Vec<(u32, u32)>>> = rules.atoms.iter().map(known).collect();
    let told = &mut rules.facts[usize::from(fact.0)];
    let (FactKind::Number(range) | FactKind::Duration(range)) = &mut told.kind else { return };
    let ends = stretches.iter().flat_map(|&(first, last)| [first, last.saturating_add(1)]);
    range.cuts.extend(ends.filter(|&cut| range.min < cut && cut <= range.max));
    range.cuts.sort_unstable();
    range.cuts.dedup();
    for (at, stretches) in known.into_iter().enumerate() {
        if let Some(stretches) = stretches {
            rules.atoms[at].comparison = Comparison::Cells(cells(rules, fact, &stretches));
        }
    }
}
