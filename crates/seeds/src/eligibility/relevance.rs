//! Determines the constraints that can affect each benefit.
//!
//! A constraint matters if it shares a slot with the benefit, directly or through other constraints. All
//! others hold or fail independently of the benefit's facts, so its evaluation can skip them.

use std::collections::BTreeSet;

use policy::model::rules::{ConditionIndex, Eligibility, Test};

/// Stores the relevant constraints in each benefit.
pub(crate) fn note_constraints(rules: &mut Eligibility<'_>) {
    let slots = |at: ConditionIndex| {
        let mut slots = BTreeSet::new();
        add_slots(rules, at, &mut slots);
        slots
    };
    let constraints: Vec<BTreeSet<u16>> =
        rules.constraints.iter().map(|constraint| slots(constraint.never)).collect();
    let relevant = |whole: ConditionIndex| {
        let mut reached = slots(whole);
        let mut relevant = BTreeSet::new();
        loop {
            let next = (0u16..).zip(&constraints).find(|(at, slots)| {
                !relevant.contains(at) && slots.iter().any(|slot| reached.contains(slot))
            });
            let Some((at, slots)) = next else { break };
            relevant.insert(at);
            reached.extend(slots);
        }
        relevant.into_iter().collect::<Vec<u16>>()
    };
    let all: Vec<Vec<u16>> = rules.benefits.iter().map(|benefit| relevant(benefit.whole)).collect();
    for (benefit, constraints) in rules.benefits.iter_mut().zip(all) {
        benefit.constraints = constraints;
    }
}

/// Collects the slots that a condition and its gates compare.
pub(super) fn add_slots(rules: &Eligibility<'_>, at: ConditionIndex, slots: &mut BTreeSet<u16>) {
    if let Test::Atom(index) = rules.condition(at).test {
        let atom = rules.atom(index);
        slots.insert(atom.slot);
        if let Some(gate) = rules.fact(atom.fact).applies_if {
            add_slots(rules, gate, slots);
        }
    }
    for part in rules.parts(at) {
        add_slots(rules, part, slots);
    }
}
