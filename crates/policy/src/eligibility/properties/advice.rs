//! Properties of advice: every suggested change works, and none is missing.

use super::*;
use crate::model::date::Date;
use crate::model::rules::{BenefitIndex, FactKind};

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn every_way_works_and_needs_all_its_changes(model in model(), answers in answers()) {
        let rules = model.compile();
        let answers = given(&rules, &answers);
        let Ok(evaluation) = evaluate(&rules, &answers, date(AS_OF)) else { return Ok(()) };
        for (benefit, _) in rules.benefits() {
            for way in ways(&evaluation, benefit) {
                prop_assert!(is_met_after(&model, &rules, &answers, benefit, &way), "{way:?}");
                if way.len() > 1 {
                    for change in &way {
                        let alone = core::slice::from_ref(change);
                        prop_assert!(!is_met_after(&model, &rules, &answers, benefit, alone), "{way:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn no_way_of_one_or_two_changes_is_missed(mut model in model(), answers in answers()) {
        // A constraint on a growing fact would let waiting reveal unanswered facts.
        model.never.retain(|never| !never.mentions(3));
        let rules = model.compile();
        let answers = given(&rules, &answers);
        let Ok(evaluation) = evaluate(&rules, &answers, date(AS_OF)) else { return Ok(()) };
        let singles = single_changes(&model, &rules, &answers);
        for (benefit, _) in rules.benefits() {
            if evaluation.verdict(benefit) != Verdict::NotMet {
                continue;
            }
            let ways = ways(&evaluation, benefit);
            let told = |way: &[&Change]| ways.iter().any(|told| {
                told.iter().all(|part| way.iter().any(|change| includes(part, change)))
            });
            for (at, first) in singles.iter().enumerate() {
                let alone = core::slice::from_ref(first);
                prop_assert!(!is_met_after(&model, &rules, &answers, benefit, alone) || told(&[first]), "{first:?}");
                for second in &singles[..at] {
                    let pair = [first.clone(), second.clone()];
                    let works = slot(first) != slot(second) && is_met_after(&model, &rules, &answers, benefit, &pair);
                    // If another value of one of the two works alone, the pair is not minimal.
                    let alone_elsewhere = |change: &Change| {
                        ways.iter().any(|way| way.len() == 1 && slot(&way[0]) == slot(change))
                    };
                    prop_assert!(!works || told(&[first, second]) || alone_elsewhere(first) || alone_elsewhere(second),
                        "{pair:?}");
                }
            }
        }
    }

    #[test]
    fn impossible_is_what_no_future_brings(model in model(), answers in answers()) {
        let rules = model.compile();
        let answers = given(&rules, &answers);
        let Ok(evaluation) = evaluate(&rules, &answers, date(AS_OF)) else { return Ok(()) };
        let not_met = rules.benefits().filter(|&(at, _)| evaluation.verdict(at) == Verdict::NotMet);
        let not_met: Vec<_> = not_met.map(|(at, _)| at).collect();
        let mut can_come = vec![false; rules.benefits.len()];
        for day in if not_met.is_empty() { Vec::new() } else { later_days(&answers) } {
            for world in model.futures(&answers, date(AS_OF), day) {
                for &at in &not_met {
                    let (target, condition, _) = &model.benefits[usize::from(at.0)];
                    let truth = |expr: &Option<Expr>| expr.as_ref().map_or(2, |expr| model.truth(expr, &world, day));
                    can_come[usize::from(at.0)] |= truth(target).min(truth(condition)) > 0;
                }
            }
        }
        for at in not_met {
            let outcome = evaluation.advice(at).unwrap().outcome;
            let is_impossible = matches!(outcome, AdviceOutcome::Impossible { .. });
            prop_assert_eq!(is_impossible, !can_come[usize::from(at.0)], "{:?}", outcome);
        }
    }

    #[test]
    fn what_is_missing_is_all_that_is_missing(model in model(), answers in answers()) {
        let rules = model.compile();
        let answers = given(&rules, &answers);
        let Ok(evaluation) = evaluate(&rules, &answers, date(AS_OF)) else { return Ok(()) };
        for (benefit, _) in rules.benefits() {
            let Some(advice) = evaluation.advice(benefit) else { continue };
            let after = |way: &Way| verdict_after(&model, &rules, &answers, benefit, way);
            match advice.outcome {
                AdviceOutcome::MoreSteps(way) => {
                    let refuted = matches!(after(&way), Some(Verdict::NotMet | Verdict::NotForYou) | None);
                    prop_assert!(!refuted, "{way:?}");
                }
                AdviceOutcome::NeedsAnswers { facts, ways } => {
                    prop_assert!(!facts.is_empty() && !ways.is_empty());
                    for way in ways {
                        prop_assert_eq!(after(&way), Some(Verdict::Undetermined), "{:?}", way);
                    }
                }
                AdviceOutcome::Ways(ways) => prop_assert!(!ways.is_empty()),
                AdviceOutcome::Impossible { decided_by, .. } => {
                    let open = evaluate(&rules, &Answers::default(), date(AS_OF)).unwrap();
                    let never = open.verdict(benefit).is_decided();
                    prop_assert!(never || !decided_by.is_empty());
                    prop_assert!(decided_by.iter().all(|decisive| answers.get(decisive.fact).is_some()));
                }
            }
        }
    }
}

/// The suggested ways; empty for other outcomes.
fn ways(evaluation: &Evaluation<'_, '_>, benefit: BenefitIndex) -> Vec<Way> {
    match evaluation.advice(benefit).map(|advice| advice.outcome) {
        Some(AdviceOutcome::Ways(ways)) => ways,
        _ => Vec::new(),
    }
}

/// The days on which something may differ: when a duration reaches a compared value, and around the end of
/// each term that starts at an answered date.
fn later_days(answers: &Answers) -> Vec<Date> {
    let as_of = date(AS_OF);
    let mut days = vec![as_of];
    for (_, answer) in answers.iter() {
        match answer {
            Answer::Number(now) => {
                let waits = [12, 24, 36].into_iter().filter_map(|cut: u32| cut.checked_sub(now));
                days.extend(waits.map(|months| as_of.plus_months(u16::try_from(months).unwrap())));
            }
            Answer::Between(least, most) => {
                for now in [least, most] {
                    let waits = [12, 24, 36].into_iter().filter_map(|cut: u32| cut.checked_sub(now));
                    days.extend(waits.map(|months| as_of.plus_months(u16::try_from(months).unwrap())));
                }
            }
            Answer::Date(day) => {
                let ends = [0, 1, 12].map(|months| day.plus_months(months));
                days.extend(ends.into_iter().flat_map(|end| [end, end.next_day()]));
            }
            Answer::DaysBetween(first, last) => {
                let ends = [0, 1, 12].map(|months| [first, last].map(|day| day.plus_months(months)));
                days.extend(ends.into_iter().flatten().flat_map(|end| [end, end.next_day()]));
            }
            _ => {}
        }
    }
    days.retain(|&day| day >= as_of);
    days.sort_unstable();
    days.dedup();
    days
}

/// Whether a fact does not apply and has no known value.
fn has_no_state(model: &Model, answers: &Answers, fact: FactIndex) -> bool {
    let Some(gate) = &model.facts[usize::from(fact.0)].applies_if else { return false };
    let as_of = date(AS_OF);
    matches!(answers.get(fact), None | Some(Answer::Unknown))
        && model.worlds(answers, as_of).iter().all(|world| model.truth(gate, world, as_of) != 2)
}

/// Every single change that a person can make, and waiting for each month of some years.
fn single_changes(model: &Model, rules: &Eligibility<'_>, answers: &Answers) -> Vec<Change> {
    let mut changes: Vec<Change> = (1..=36)
        .map(|months| Change::Wait { months, until: date(AS_OF).plus_months(months), grown: Vec::new() })
        .collect();
    for (fact, told) in (0..).map(FactIndex).zip(&rules.facts) {
        let (choice, gain) = (told.changes == Changes::Choice, told.changes == Changes::Gain);
        if !choice && !gain {
            continue;
        }
        let freely = |option: u8| told.options()[usize::from(option)].comes == Comes::Freely;
        let count = u8::try_from(told.options().len()).unwrap();
        let none = has_no_state(model, answers, fact);
        match (answers.get(fact), &told.kind) {
            (_, FactKind::OneOf(_)) if none => {
                let options = (0..count).filter(|&option| freely(option));
                changes.extend(options.map(|option| Change::Choose(fact, 1 << option)));
            }
            (_, FactKind::SeveralOf(_)) if none => {
                changes.extend((0..count).map(|option| Change::Lose(fact, option)));
                let options = (0..count).filter(|&option| freely(option));
                changes.extend(options.map(|option| Change::Gain(fact, option)));
            }
            (_, FactKind::YesNo) if none => {
                changes.extend([1, 2].map(|cell| Change::Choose(fact, cell)));
            }
            (Some(Answer::Option(now)), _) => {
                let others = (0..count).filter(|&option| option != now && (choice || option > now));
                let others = others.filter(|&option| freely(option));
                changes.extend(others.map(|option| Change::Choose(fact, 1 << option)));
            }
            (Some(Answer::YesNo(now)), _) if !now || choice => {
                changes.push(Change::Choose(fact, if now { 1 } else { 2 }));
            }
            (Some(Answer::Options { held, unknown }), _) => {
                for option in (0..count).filter(|option| unknown >> option & 1 == 0) {
                    match held >> option & 1 == 1 {
                        true if choice => changes.push(Change::Lose(fact, option)),
                        false if freely(option) => changes.push(Change::Gain(fact, option)),
                        _ => {}
                    }
                }
            }
            (Some(Answer::Date(_)), _) => changes.push(Change::Anew(fact)),
            _ => {}
        }
    }
    changes
}

/// What a change affects: a fact and its option, or time (`None`).
fn slot(change: &Change) -> Option<(FactIndex, u8)> {
    match change {
        Change::Choose(fact, _) | Change::Number(fact, ..) | Change::Anew(fact) => Some((*fact, 0)),
        Change::Gain(fact, option) | Change::Lose(fact, option) => Some((*fact, *option)),
        Change::Wait { .. } => None,
    }
}

/// Whether a suggestion covers a change: the same choice among its alternatives, or a shorter wait.
fn includes(told: &Change, change: &Change) -> bool {
    match (told, change) {
        (Change::Choose(fact, cells), Change::Choose(other, cell)) => fact == other && cells & cell == *cell,
        (Change::Wait { months, .. }, Change::Wait { months: waited, .. }) => months <= waited,
        (told, change) => told == change,
    }
}

/// Whether a benefit is met after these changes.
fn is_met_after(
    model: &Model,
    rules: &Eligibility<'_>,
    answers: &Answers,
    benefit: BenefitIndex,
    way: &[Change],
) -> bool {
    let verdict = verdict_after(model, rules, answers, benefit, way);
    matches!(verdict, Some(Verdict::Met | Verdict::Discretionary))
}

/// The verdict after these changes, for any value that they allow; `None` if the result is contradictory.
fn verdict_after(
    model: &Model,
    rules: &Eligibility<'_>,
    answers: &Answers,
    benefit: BenefitIndex,
    way: &[Change],
) -> Option<Verdict> {
    let mut after = answers.clone();
    let mut as_of = date(AS_OF);
    for change in way {
        if let Change::Wait { months, until, .. } = change {
            as_of = *until;
            for (fact, answer) in answers.iter() {
                let told = rules.fact(fact);
                let (FactKind::Duration(range), Changes::Time) = (&told.kind, told.changes) else {
                    continue;
                };
                let grown = |number: u32| (number + u32::from(*months)).min(range.max);
                let later = match answer {
                    Answer::Number(number) => Answer::Number(grown(number)),
                    Answer::Between(least, most) => Answer::Between(grown(least), grown(most)),
                    other => other,
                };
                after.set(rules, fact, later).unwrap();
            }
        }
    }
    for (fact, told) in (0..).map(FactIndex).zip(&rules.facts) {
        if told.kind == FactKind::Date && has_no_state(model, answers, fact) {
            after.set(rules, fact, Answer::Date(as_of)).unwrap();
        }
    }
    for change in way {
        let (fact, answer) = match *change {
            Change::Choose(fact, cells) => {
                let cell = u8::try_from(cells.trailing_zeros()).unwrap();
                let yes_no = rules.fact(fact).kind == FactKind::YesNo;
                (fact, if yes_no { Answer::YesNo(cell == 1) } else { Answer::Option(cell) })
            }
            Change::Gain(fact, option) | Change::Lose(fact, option) => {
                let all = (1 << rules.fact(fact).options().len()) - 1;
                let (held, unknown) = match after.get(fact) {
                    Some(Answer::Options { held, unknown }) => (held, unknown),
                    _ => (0, all),
                };
                let gains = matches!(change, Change::Gain(..));
                let held = held & !(1 << option) | u64::from(gains) << option;
                (fact, Answer::Options { held, unknown: unknown & !(1 << option) })
            }
            Change::Number(fact, first, _) => (fact, Answer::Number(first)),
            Change::Anew(fact) => (fact, Answer::Date(as_of)),
            Change::Wait { .. } => continue,
        };
        after.set(rules, fact, answer).unwrap();
    }
    evaluate(rules, &after, as_of).map(|evaluation| evaluation.verdict(benefit)).ok()
}
