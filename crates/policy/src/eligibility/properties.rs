//! What always holds of every rule set, checked against random rules and their plain meaning.

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::fixture::{Expr, Model, ModelFact, Shape, State, date, days};
use super::*;

/// An expression over these facts.
fn expr(shapes: Vec<Shape>) -> BoxedStrategy<Expr> {
    let atoms: Vec<BoxedStrategy<Expr>> =
        (0u16..).zip(shapes).map(|(fact, shape)| atom(fact, &shape)).collect();
    let atom = proptest::strategy::Union::new(atoms);
    atom.prop_recursive(3, 8, 3, |part| {
        let parts = || proptest::collection::vec(part.clone(), 0..4);
        prop_oneof![
            3 => parts().prop_map(Expr::All),
            2 => parts().prop_map(Expr::Any),
            1 => part.clone().prop_map(|part| Expr::Not(Box::new(part))),
        ]
    })
    .boxed()
}

fn atom(fact: u16, shape: &Shape) -> BoxedStrategy<Expr> {
    match *shape {
        Shape::OneOf(count) => proptest::sample::subsequence((0..count).collect::<Vec<_>>(), 1..=2)
            .prop_map(move |options| Expr::In(fact, options))
            .boxed(),
        Shape::SeveralOf(count) => (0..count).prop_map(move |option| Expr::Has(fact, option)).boxed(),
        Shape::YesNo => any::<bool>().prop_map(move |yes| Expr::Is(fact, yes)).boxed(),
        Shape::Duration(_) => {
            select(vec![12, 24, 36]).prop_map(move |least| Expr::AtLeast(fact, least)).boxed()
        }
        Shape::Date => prop_oneof![
            Just(Expr::OnOrAfter(fact, date("2017-01-01"))),
            Just(Expr::OnOrBefore(fact, date("2018-03-01"))),
            select(vec![1, 12]).prop_map(move |months| Expr::Within(fact, months)),
        ]
        .boxed(),
    }
}

/// Four or five facts, gates over earlier facts, some constraints, some benefits.
fn model() -> impl Strategy<Value = Model> {
    let shapes = [Shape::OneOf(3), Shape::SeveralOf(3), Shape::YesNo, Shape::Duration(120), Shape::Date];
    let gate = |before: usize| {
        let gate = expr(shapes[..before].to_vec());
        proptest::option::weighted(0.5, gate)
    };
    let gates = (gate(1), gate(2), gate(3), gate(4));
    let whole = expr(shapes.to_vec());
    let listed = prop_oneof![
        4 => whole.clone(),
        1 => proptest::collection::vec(whole.clone(), 1..3).prop_map(Expr::Listed),
    ];
    let benefit =
        (proptest::option::of(expr(shapes[..2].to_vec())), proptest::option::of(listed), any::<bool>());
    let benefits = proptest::collection::vec(benefit, 1..4);
    let never = proptest::collection::vec(whole, 0..3);
    let shapes = shapes.clone();
    let changing =
        || select(vec![Changes::Choice, Changes::Choice, Changes::Gain, Changes::Event, Changes::Never]);
    let growing = select(vec![Changes::Time, Changes::Time, Changes::Never]);
    let dating = select(vec![Changes::Choice, Changes::Never]);
    let changes = (changing(), changing(), changing(), growing, dating);
    let comes = || {
        let comes = select(vec![Comes::Freely, Comes::Freely, Comes::Event, Comes::Never]);
        proptest::collection::vec(comes, 3)
    };
    let comes = (comes(), comes());
    (gates, never, benefits, changes, comes).prop_map(move |(gates, never, benefits, changes, comes)| {
        let (second, third, fourth, fifth) = gates;
        let changes: [Changes; 5] = changes.into();
        let comes = [comes.0, comes.1, Vec::new(), Vec::new(), Vec::new()];
        let facts = shapes.iter().zip([None, second, third, fourth, fifth]).zip(changes).zip(comes);
        let facts = facts.map(|(((shape, applies_if), changes), comes)| ModelFact {
            shape: shape.clone(),
            applies_if,
            changes,
            comes,
        });
        Model { facts: facts.collect(), never, benefits }
    })
}

/// An answer to each fact, or none.
fn answers() -> impl Strategy<Value = Vec<Option<Answer>>> {
    let one_of = (0u8..3).prop_map(Answer::Option);
    let several_of =
        (0u64..8, 0u64..8).prop_map(|(held, unknown)| Answer::Options { held: held & !unknown, unknown });
    let yes_no = any::<bool>().prop_map(Answer::YesNo);
    let duration = prop_oneof![
        2 => (0u32..60).prop_map(Answer::Number),
        1 => (0u32..60, 0u32..60).prop_map(|(one, other)| Answer::Between(one.min(other), one.max(other))),
    ];
    let some_day = || select(days(date(AS_OF)));
    let day = prop_oneof![
        2 => some_day().prop_map(Answer::Date),
        1 => (some_day(), some_day())
            .prop_map(|(one, other)| Answer::DaysBetween(one.min(other), one.max(other))),
    ];
    let maybe = |answer: BoxedStrategy<Answer>| {
        prop_oneof![2 => Just(None), 1 => Just(Some(Answer::Unknown)), 3 => answer.prop_map(Some)].boxed()
    };
    let all = vec![
        maybe(one_of.boxed()),
        maybe(several_of.boxed()),
        maybe(yes_no.boxed()),
        maybe(duration.boxed()),
        maybe(day.boxed()),
    ];
    all
}

const AS_OF: &str = "2018-06-01";

fn given(rules: &Eligibility<'_>, answers: &[Option<Answer>]) -> Answers {
    let mut given = Answers::default();
    for (fact, answer) in (0..).map(FactIndex).zip(answers) {
        if let Some(answer) = *answer {
            given.set(rules, fact, answer).unwrap();
        }
    }
    given
}

/// The verdict as its definition says it: over every complete state of affairs.
fn plain_verdict(model: &Model, benefit: usize, worlds: &[Vec<State>]) -> Verdict {
    let (target, condition, discretionary) = &model.benefits[benefit];
    let truth = |expr: &Option<Expr>, world: &[State]| {
        expr.as_ref().map_or(2, |expr| model.truth(expr, world, date(AS_OF)))
    };
    let mut values: Vec<u8> =
        worlds.iter().map(|world| truth(target, world).min(truth(condition, world))).collect();
    values.sort_unstable();
    values.dedup();
    match values[..] {
        [2] if *discretionary => Verdict::Discretionary,
        [2] => Verdict::Met,
        [1] => Verdict::Unlisted,
        [0] if worlds.iter().all(|world| truth(target, world) == 0) => Verdict::NotForYou,
        [0] => Verdict::NotMet,
        _ => Verdict::Undetermined,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn verdicts_are_those_of_every_completion(model in model(), answers in answers()) {
        let rules = model.compile();
        let answers = given(&rules, &answers);
        let worlds = model.worlds(&answers, date(AS_OF));
        match evaluate(&rules, &answers, date(AS_OF)) {
            Err(_) => prop_assert!(worlds.is_empty()),
            Ok(evaluation) => {
                prop_assert!(!worlds.is_empty());
                for (benefit, verdict) in evaluation.verdicts() {
                    prop_assert_eq!(verdict, plain_verdict(&model, usize::from(benefit.0), &worlds));
                }
            }
        }
    }

    #[test]
    fn a_decided_verdict_stays(model in model(), answers in answers(), more in answers()) {
        let rules = model.compile();
        let merged: Vec<_> = answers.iter().zip(&more).map(|(before, after)| before.or(*after)).collect();
        let before = evaluate(&rules, &given(&rules, &answers), date(AS_OF));
        let after = evaluate(&rules, &given(&rules, &merged), date(AS_OF));
        if let (Ok(before), Ok(after)) = (before, after) {
            for ((benefit, before), (_, after)) in before.verdicts().zip(after.verdicts()) {
                let sharpened = before == Verdict::NotMet && after == Verdict::NotForYou;
                prop_assert!(before == Verdict::Undetermined || before == after || sharpened,
                    "{benefit:?} was {before:?} and is {after:?}");
            }
        }
    }

    #[test]
    fn the_order_of_answers_does_not_matter(
        model in model(),
        answers in answers(),
        order in Just((0usize..5).collect::<Vec<_>>()).prop_shuffle(),
        before in answers(),
    ) {
        let rules = model.compile();
        // Answers are given in some order, and some of them were others before.
        let mut shuffled = Answers::default();
        for at in order.iter().copied() {
            let fact = FactIndex(u16::try_from(at).unwrap());
            if let Some(other) = before[at] {
                shuffled.set(&rules, fact, other).unwrap();
            }
        }
        for at in order.into_iter().rev() {
            let fact = FactIndex(u16::try_from(at).unwrap());
            match answers[at] {
                Some(answer) => shuffled.set(&rules, fact, answer).unwrap(),
                None => shuffled.clear(fact),
            }
        }
        let all = rules.visible(None, None);
        let in_order = given(&rules, &answers);
        match (evaluate(&rules, &in_order, date(AS_OF)), evaluate(&rules, &shuffled, date(AS_OF))) {
            (Ok(in_order), Ok(shuffled)) => {
                prop_assert!(in_order.verdicts().eq(shuffled.verdicts()));
                prop_assert_eq!(in_order.plan(&all), shuffled.plan(&all));
                for &benefit in &all {
                    prop_assert_eq!(in_order.advice(benefit), shuffled.advice(benefit));
                    prop_assert_eq!(in_order.matters(benefit), shuffled.matters(benefit));
                    prop_assert_eq!(in_order.deadline(benefit), shuffled.deadline(benefit));
                }
            }
            (Err(in_order), Err(shuffled)) => prop_assert_eq!(in_order, shuffled),
            _ => prop_assert!(false, "one contradicts itself and the other does not"),
        }
    }

    #[test]
    fn questions_end_within_the_bound_and_leave_only_the_unknown_open(
        model in model(),
        picks in proptest::collection::vec(any::<Index>(), 8),
    ) {
        let rules = model.compile();
        let visible = rules.visible(None, None);
        let mut answers = Answers::default();
        let mut bounds = Vec::new();
        let Ok(mut evaluation) = evaluate(&rules, &answers, date(AS_OF)) else { return Ok(()) };
        while let Some(fact) = evaluation.plan(&visible).next {
            prop_assert!(answers.get(fact).is_none(), "asked again");
            prop_assert!(!evaluation.is_inapplicable(fact));
            bounds.push(evaluation.plan(&visible).at_most);
            let possible = possible_answers(&model, &rules, &answers, fact);
            let answer = possible[picks[usize::from(fact.0)].index(possible.len())];
            answers.set(&rules, fact, answer).unwrap();
            evaluation = evaluate(&rules, &answers, date(AS_OF)).expect("a possible answer");
        }
        for (asked, bound) in bounds.iter().enumerate() {
            prop_assert!(bounds.len() - asked <= *bound, "{bounds:?}");
        }
        for (benefit, verdict) in evaluation.verdicts() {
            if verdict == Verdict::Undetermined {
                let matters = evaluation.matters(benefit);
                prop_assert!(matters.iter().any(|&fact| answers.get(fact).is_some()), "nothing is unknown");
            }
        }
    }

    #[test]
    fn a_question_is_asked_only_if_it_can_change_a_verdict(model in model(), answers in answers()) {
        let rules = model.compile();
        let answers = given(&rules, &answers);
        let Ok(evaluation) = evaluate(&rules, &answers, date(AS_OF)) else { return Ok(()) };
        let Some(fact) = evaluation.plan(&rules.visible(None, None)).next else { return Ok(()) };
        // Some further answers exist after which this answer makes the difference.
        let worlds = model.worlds(&answers, date(AS_OF));
        let other = |world: &[State]| [&world[..usize::from(fact.0)], &world[usize::from(fact.0) + 1..]].concat();
        let differs = |a: &Vec<State>, b: &Vec<State>| {
            (0..model.benefits.len()).any(|at| {
                plain_verdict(&model, at, core::slice::from_ref(a)) != plain_verdict(&model, at, core::slice::from_ref(b))
            })
        };
        let alone = worlds.iter().any(|a| worlds.iter().any(|b| other(a) == other(b) && differs(a, b)));
        let narrows = possible_answers(&model, &rules, &answers, fact).into_iter().any(|answer| {
            let mut further = answers.clone();
            further.set(&rules, fact, answer).unwrap();
            let fewer = model.worlds(&further, date(AS_OF));
            (0..model.benefits.len()).any(|at| {
                let kinds = |worlds: &[Vec<State>]| {
                    let mut kinds: Vec<_> =
                        worlds.iter().map(|world| plain_verdict(&model, at, core::slice::from_ref(world)) as u8).collect();
                    kinds.sort_unstable();
                    kinds.dedup();
                    kinds
                };
                kinds(&worlds) != kinds(&fewer)
            })
        });
        let agree = |a: &[State], b: &[State]| {
            (0..).map(FactIndex).zip(a.iter().zip(b)).all(|(fact, (a, b))| answers.get(fact).is_none() || a == b)
        };
        let jointly = worlds.iter().any(|a| worlds.iter().any(|b| agree(a, b) && differs(a, b)));
        prop_assert!(alone || narrows || (jointly && !model.never.is_empty()));
    }

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
        // A constraint on something that grows would make waiting tell what nobody has answered.
        model.never.retain(|never| !never.speaks_of(3));
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
                    // Where another value of one of the two would do alone, the pair is no minimal way.
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
            let is_impossible = matches!(outcome, Outcome::Impossible { .. });
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
                Outcome::MoreSteps(way) => {
                    let refuted = matches!(after(&way), Some(Verdict::NotMet | Verdict::NotForYou) | None);
                    prop_assert!(!refuted, "{way:?}");
                }
                Outcome::NeedsAnswers { facts, ways } => {
                    prop_assert!(!facts.is_empty() && !ways.is_empty());
                    for way in ways {
                        prop_assert_eq!(after(&way), Some(Verdict::Undetermined), "{:?}", way);
                    }
                }
                Outcome::Ways(ways) => prop_assert!(!ways.is_empty()),
                Outcome::Impossible { decided_by, .. } => {
                    let open = evaluate(&rules, &Answers::default(), date(AS_OF)).unwrap();
                    let never = open.verdict(benefit).is_decided();
                    prop_assert!(never || !decided_by.is_empty());
                    prop_assert!(decided_by.iter().all(|decisive| answers.get(decisive.fact).is_some()));
                }
            }
        }
    }

    #[test]
    fn links_bring_back_what_they_were_given(model in model(), answers in answers(), day in select(days(date(AS_OF)))) {
        let rules = model.compile();
        let link = Link { answers: given(&rules, &answers), as_of: Some(day), wish: None, topic: None, audience: None };
        let text = link.encode(&rules);
        let read = Link::decode(&rules, &text).unwrap();
        prop_assert!(read.link.answers.iter().eq(link.answers.iter()));
        prop_assert_eq!(read.link.as_of, Some(day));
        prop_assert!(!read.other_version && read.not_understood.is_empty());
    }

    #[test]
    fn no_text_breaks_the_reading_of_links(model in model(), text in "[a-z0-9._v-]{0,40}|.{0,60}") {
        let rules = model.compile();
        let _ = Link::decode(&rules, &text);
    }

    #[test]
    fn a_link_cut_anywhere_is_damaged(model in model(), answers in answers(), cut in any::<Index>()) {
        let rules = model.compile();
        let link = Link { answers: given(&rules, &answers), ..Link::default() };
        let text = link.encode(&rules);
        prop_assert_eq!(Link::decode(&rules, &text[..cut.index(text.len())]), Err(LinkError::Damaged));
    }
}

/// The answers to a question that contradict nothing said so far, and 不清楚.
fn possible_answers(
    model: &Model,
    rules: &Eligibility<'_>,
    answers: &Answers,
    fact: FactIndex,
) -> Vec<Answer> {
    let all: Vec<Answer> = match model.facts[usize::from(fact.0)].shape {
        Shape::OneOf(count) => (0..count).map(Answer::Option).collect(),
        Shape::SeveralOf(count) => (0..1 << count).map(|held| Answer::Options { held, unknown: 0 }).collect(),
        Shape::YesNo => vec![Answer::YesNo(false), Answer::YesNo(true)],
        Shape::Duration(_) => [0, 12, 24, 36].map(Answer::Number).to_vec(),
        Shape::Date => days(date(AS_OF)).into_iter().map(Answer::Date).collect(),
    };
    let possible = |answer: &Answer| {
        let mut further = answers.clone();
        further.set(rules, fact, *answer).unwrap();
        evaluate(rules, &further, date(AS_OF)).is_ok()
    };
    all.into_iter().chain([Answer::Unknown]).filter(possible).collect()
}

/// The ways told, none for another outcome.
fn ways(evaluation: &Evaluation<'_, '_>, benefit: BenefitIndex) -> Vec<Way> {
    match evaluation.advice(benefit).map(|advice| advice.outcome) {
        Some(Outcome::Ways(ways)) => ways,
        _ => Vec::new(),
    }
}

/// The days on which something may be different: a duration reaches what some comparison asks, and around
/// the ends of what an answered date begins.
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

/// Whether a fact does not apply and has no state: nobody has said how it would be.
fn has_no_state(model: &Model, answers: &Answers, fact: FactIndex) -> bool {
    let Some(gate) = &model.facts[usize::from(fact.0)].applies_if else { return false };
    let as_of = date(AS_OF);
    matches!(answers.get(fact), None | Some(Answer::Unknown))
        && model.worlds(answers, as_of).iter().all(|world| model.truth(gate, world, as_of) != 2)
}

/// Every single change that a person can bring about, and waiting for each month of some years.
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

/// What a change changes: a fact, one of its options, or time.
fn slot(change: &Change) -> Option<(FactIndex, u8)> {
    match change {
        Change::Choose(fact, _) | Change::Number(fact, ..) | Change::Anew(fact) => Some((*fact, 0)),
        Change::Gain(fact, option) | Change::Lose(fact, option) => Some((*fact, *option)),
        Change::Wait { .. } => None,
    }
}

/// Whether what is told covers a change: the same choice among others, or waiting no longer.
fn includes(told: &Change, change: &Change) -> bool {
    match (told, change) {
        (Change::Choose(fact, cells), Change::Choose(other, cell)) => fact == other && cells & cell == *cell,
        (Change::Wait { months, .. }, Change::Wait { months: waited, .. }) => months <= waited,
        (told, change) => told == change,
    }
}

/// Whether a benefit is met once circumstances have changed so.
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

/// The verdict once circumstances have changed so, taking any of the values a change allows; nothing where
/// they cannot.
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
