//! Rules whose searches would not terminate without a budget: the parity of many facts.

use super::super::fixture::{Expr, date};
use super::super::*;
use crate::model::document::Document;
use crate::model::rules::{Answer, Answers, BenefitIndex, Changes, Eligibility, Fact, FactIndex, FactKind};

const FACTS: u16 = 30;

/// Holds if an odd (or even) number of the facts `from..to` hold.
fn parity(from: u16, to: u16, odd: bool) -> Expr {
    if to - from == 1 {
        return Expr::Is(from, odd);
    }
    let middle = from.midpoint(to);
    let both = |left: bool| Expr::All(vec![parity(from, middle, left), parity(middle, to, left != odd)]);
    Expr::Any(vec![both(false), both(true)])
}

/// Yes-or-no facts, constraints, and one benefit.
fn rules(never: &[Expr], condition: &Expr) -> Eligibility<'static> {
    let facts =
        (0..FACTS).map(|at| Fact { changes: Changes::Choice, first_slot: at, ..Fact::bare(FactKind::YesNo) });
    fixture::rules_of(facts.collect(), never, condition)
}

fn answered(rules: &Eligibility<'_>, ones: u32) -> Answers {
    let mut answers = Answers::default();
    for fact in (0..FACTS).map(FactIndex) {
        answers.set(rules, fact, Answer::YesNo(ones >> fact.0 & 1 == 1)).unwrap();
    }
    answers
}

const DAY: &str = "2018-06-01";

#[test]
fn parity_is_found_out_as_far_as_it_is_answered() {
    let rules = rules(&[], &parity(0, FACTS, true));
    let nothing = Answers::default();
    let open = evaluate(&rules, &nothing, date(DAY)).unwrap();
    assert_eq!(open.verdict(BenefitIndex(0)), Verdict::Undetermined);
    assert_eq!(open.plan(&[BenefitIndex(0)]).at_most, usize::from(FACTS));
    assert!(!open.exceeded_budget());
    for (ones, verdict) in [(0b111, Verdict::Met), (0b11, Verdict::NotMet)] {
        let all = evaluate(&rules, &answered(&rules, ones), date(DAY)).unwrap();
        assert_eq!(all.verdict(BenefitIndex(0)), verdict);
    }
}

#[test]
fn what_takes_too_long_is_undetermined_and_never_wrong() {
    let neither = Expr::All(vec![parity(0, FACTS, true), parity(0, FACTS, false)]);
    let rules = rules(&[], &neither);
    let open = evaluate(&rules, &Answers::default(), date(DAY)).unwrap();
    assert_eq!(open.verdict(BenefitIndex(0)), Verdict::Undetermined);
    assert!(open.exceeded_budget());
    let plan = open.plan(&[BenefitIndex(0)]);
    assert_eq!((plan.open, plan.decided), (1, 0));
    assert!(!open.open_facts(BenefitIndex(0)).is_empty());
    // With every answer given, no search is needed.
    let all = evaluate(&rules, &answered(&rules, 0b111), date(DAY)).unwrap();
    assert_eq!(all.verdict(BenefitIndex(0)), Verdict::NotMet);
    assert!(!all.exceeded_budget());
    // Searching every future exceeds the budget, so the benefit must not be called impossible.
    let advice = all.advice(BenefitIndex(0)).unwrap().outcome;
    assert!(!matches!(advice, AdviceOutcome::Impossible { .. } | AdviceOutcome::Ways(_)), "{advice:?}");
}

#[test]
fn constraints_that_take_too_long_contradict_nothing() {
    let never = Expr::Not(Box::new(Expr::All(vec![parity(0, FACTS, true), parity(0, FACTS, false)])));
    let rules = rules(&[never], &Expr::Is(0, true));
    let known = evaluate(&rules, &Answers::default(), date(DAY)).unwrap();
    assert_eq!(known.verdict(BenefitIndex(0)), Verdict::Undetermined);
    assert!(known.exceeded_budget());
}

#[test]
fn gates_that_multiply_are_no_rules() {
    let mut rules = rules(&[], &Expr::Is(FACTS - 1, true));
    let documents: [Document<'_>; 0] = [];
    // Each gate tests the fact before it twice: 2^30 comparisons.
    for at in 1..FACTS {
        let twice = Expr::All(vec![Expr::Is(at - 1, true), Expr::Is(at - 1, true)]);
        fixture::gate(&mut rules, FactIndex(at), &twice);
    }
    assert!(!rules.are_conditions_short());
    assert!(!rules.is_valid(&documents));
}
