//! Properties of every rule set, checked on random rules against the reference model.

mod advice;

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::fixture::{Expr, Model, ModelFact, Shape, State, date, days};
use super::*;
use crate::model::rules::{Answer, Answers, Changes, Comes, Eligibility, FactIndex};

/// A random expression over these facts.
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

/// Four or five facts, gates over earlier facts, some constraints and benefits.
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

/// The verdict by definition: over every world.
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
        // The answers in another order, some of them overwritten.
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
                    prop_assert_eq!(in_order.open_facts(benefit), shuffled.open_facts(benefit));
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
                let matters = evaluation.open_facts(benefit);
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
        // There are further answers after which this answer makes the difference.
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

/// The answers that do not contradict earlier ones, and 不清楚.
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
