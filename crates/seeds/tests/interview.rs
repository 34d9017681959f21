//! The wizard's questions for all people of the cases: number of screens, length of each, and correctness of the
//! announced number of remaining questions.
//!
//! `cargo test -p seeds --test interview -- --nocapture` prints the numbers.

mod common;
#[path = "common/people.rs"]
mod people;

use std::collections::HashMap;

use policy::eligibility::{
    Choice, ChoiceEffect, Choices, Evaluation, InterviewStep, Link, Scope, Verdict, evaluate,
};
use policy::model::rules::{Answer, Answers, Eligibility, FactIndex, FactKind, MAX_OPTIONS};
use policy::outline::Outline;
use policy::{Corpus, Date};
use seeds::cases::Person;

/// Maximum of the median number of screens: for one wish, and for everything.
const MEDIAN_OF_A_WISH: usize = 6;
const MEDIAN_OF_EVERYTHING: usize = 10;
/// Maximum of the median number of taps until the result shows an open group, over all wishes and the people for whom
/// it ever does.
const MEDIAN_OF_TAPS: usize = 6;
/// Maximum length of a screen in characters: question, help and options.
const MOST_CHARACTERS: usize = 120;

fn with_people(check: impl FnOnce(&Corpus<'_>, &[Person])) {
    people::with_people(|corpus, mut people| {
        for person in &mut people {
            complete(&corpus.eligibility, person);
        }
        check(corpus, &people);
    });
}

/// Answers the questions that a case leaves open: with "none of these", if the question has that option and it does not
/// contradict other answers; otherwise with 不清楚.
fn complete(rules: &Eligibility<'_>, person: &mut Person) {
    for (fact, told) in (0..).map(FactIndex).zip(&rules.facts).skip(1) {
        if person.answers.get(fact).is_some() {
            continue;
        }
        let none = told.none().filter(|_| told.kind != FactKind::YesNo);
        person.answers.set(rules, fact, none.unwrap_or(Answer::Unknown)).expect("an answer to the question");
        if evaluate(rules, &person.answers, person.as_of).is_err() {
            person.answers.set(rules, fact, Answer::Unknown).expect("an answer to any question");
        }
    }
}

fn answer_of(person: &Person, fact: FactIndex) -> Answer {
    person.answers.get(fact).unwrap_or(Answer::Unknown)
}

/// One person's path through the questions.
struct Way {
    /// The questions, each with the announced maximum number of remaining ones.
    screens: Vec<(InterviewStep, usize)>,
    /// The answers after each screen.
    so_far: Vec<Answers>,
    answers: Answers,
}

/// Cache of the next question by the answers so far, which many people share.
type Known = HashMap<(u8, Date, u64, String), (Option<InterviewStep>, usize)>;

fn is_none(rules: &Eligibility<'_>, fact: FactIndex, answer: Answer) -> bool {
    rules.fact(fact).none() == Some(answer)
}

/// Answers as the person would until no question is left.
fn walk(rules: &Eligibility<'_>, person: &Person, wish: u8, known: &mut Known) -> Way {
    let mut answers = Answers::default();
    rules.choose_wish(wish, &mut answers);
    let scope = rules.in_scope(Scope { wish: Some(wish), ..Scope::default() });
    let (mut passed, mut screens, mut so_far) = (0u64, Vec::new(), Vec::new());
    loop {
        let link = Link { answers: answers.clone(), ..Link::default() }.encode(rules);
        let (asked, at_most) = *known.entry((wish, person.as_of, passed, link)).or_insert_with(|| {
            let evaluation = evaluate(rules, &answers, person.as_of).expect("a person contradicts nothing");
            let next = evaluation.next_screen(Some(wish), &scope, passed);
            (next.step, next.at_most)
        });
        let Some(asked) = asked else { return Way { screens, so_far, answers } };
        screens.push((asked, at_most));
        match asked {
            InterviewStep::Fact(fact) => {
                answers.set(rules, fact, answer_of(person, fact)).expect("an answer to the question");
            }
            InterviewStep::Gate(gate, shown) => {
                passed |= 1 << gate;
                let options = rules.interview.gates[gate].options.iter().enumerate();
                let has = |&fact: &FactIndex| !is_none(rules, fact, answer_of(person, fact));
                let ticked = options.filter(|(_, option)| option.facts.iter().any(has));
                let ticked = ticked.fold(0, |bits, (at, _)| bits | 1 << at);
                rules.answer_gate(gate, shown, ticked, &mut answers);
            }
        }
        so_far.push(answers.clone());
    }
}

fn median(mut counts: Vec<usize>) -> usize {
    counts.sort_unstable();
    counts[counts.len() / 2]
}

fn wishes_of(rules: &Eligibility<'_>, person: &Person) -> Vec<u8> {
    let who = match person.answers.get(FactIndex(0)) {
        Some(Answer::Option(who)) => who,
        _ => 0,
    };
    rules.listed_wishes().filter(|(_, wish)| wish.who == who).map(|(at, _)| at).collect()
}

#[test]
fn half_of_the_people_answer_few_questions() {
    with_people(|corpus, people| {
        let rules = &corpus.eligibility;
        let mut within = true;
        let mut known = Known::new();
        for (at, wish) in rules.listed_wishes() {
            let asking = people.iter().filter(|person| wishes_of(rules, person).contains(&at));
            let counts: Vec<usize> =
                asking.map(|person| walk(rules, person, at, &mut known).screens.len()).collect();
            let most = counts.iter().max().copied().unwrap_or(0);
            let (count, median) = (counts.len(), median(counts));
            let budget = if wish.is_everything { MEDIAN_OF_EVERYTHING } else { MEDIAN_OF_A_WISH };
            println!("{median:>3} of {budget}, at most {most:>2}, of {count} people: {}", wish.label);
            within &= median <= budget;
        }
        assert!(within);
    });
}

#[test]
fn what_is_said_to_be_still_to_come_is_never_less_than_comes() {
    with_people(|corpus, people| {
        let rules = &corpus.eligibility;
        let mut known = Known::new();
        for person in people.iter().step_by(2) {
            for wish in wishes_of(rules, person) {
                let way = walk(rules, person, wish, &mut known);
                let all = way.screens.len();
                for (at, (_, at_most)) in way.screens.iter().enumerate() {
                    assert!(all - at <= *at_most, "{}: {} after {at}, said {at_most}", person.name, all - at);
                }
            }
        }
    });
}

/// Number of taps from the first screen to a result with an open group: a benefit of the wish is met, or one that pays
/// money is one step away. Counts one tap for the wish, one per button, one per ticked box and one to continue, and one
/// to open the result before the last question. `None` if there never is one.
fn taps_to_open_group(corpus: &Corpus<'_>, person: &Person, wish: u8, known: &mut Known) -> Option<usize> {
    let rules = &corpus.eligibility;
    let way = walk(rules, person, wish, known);
    let scope = rules.in_scope(Scope { wish: Some(wish), ..Scope::default() });
    let mut taps = 1;
    for (place, ((asked, _), answers)) in way.screens.iter().zip(&way.so_far).enumerate() {
        taps += 1 + match *asked {
            InterviewStep::Fact(fact) => match answers.get(fact) {
                Some(Answer::Options { held, .. }) => held.count_ones() as usize,
                _ => 0,
            },
            // Counts the options whose facts are not yet answered, since only those must be ticked.
            InterviewStep::Gate(gate, _) => {
                let options = rules.interview.gates[gate].options.iter();
                options.filter(|option| option.facts.iter().any(|&fact| answers.get(fact).is_none())).count()
            }
        };
        let evaluation = evaluate(rules, answers, person.as_of).expect("a person contradicts nothing");
        if Outline::of(corpus, &evaluation, &scope).groups.iter().any(|group| group.is_open) {
            return Some(taps + usize::from(place + 1 < way.screens.len()));
        }
    }
    None
}

#[test]
fn the_first_benefit_is_few_taps_away() {
    with_people(|corpus, people| {
        let rules = &corpus.eligibility;
        let mut known = Known::new();
        let mut all = Vec::new();
        for (at, wish) in rules.listed_wishes() {
            let asking = people.iter().filter(|person| wishes_of(rules, person).contains(&at));
            let taps: Vec<usize> =
                asking.filter_map(|person| taps_to_open_group(corpus, person, at, &mut known)).collect();
            let (count, most) = (taps.len(), taps.iter().max().copied().unwrap_or(0));
            all.extend(&taps);
            println!("{:>3} taps, at most {most:>2}, of {count} people: {}", median(taps), wish.label);
        }
        let median = median(all);
        println!("{median:>3} of {MEDIAN_OF_TAPS} over all wishes");
        assert!(median <= MEDIAN_OF_TAPS);
    });
}

/// A fact that is not asked cannot change a verdict; only the answer 不清楚 leaves one open.
#[test]
fn what_was_not_asked_changes_nothing_in_the_wish() {
    with_people(|corpus, people| {
        let rules = &corpus.eligibility;
        let mut known = Known::new();
        for person in people.iter().step_by(5) {
            for wish in wishes_of(rules, person) {
                let way = walk(rules, person, wish, &mut known);
                let scope = rules.in_scope(Scope { wish: Some(wish), ..Scope::default() });
                let asked = evaluate(rules, &way.answers, person.as_of).expect("no contradiction");
                let mut all = way.answers.clone();
                for fact in (0..).map(FactIndex).take(rules.facts.len()) {
                    if all.get(fact).is_none() {
                        all.set(rules, fact, answer_of(person, fact)).expect("an answer");
                    }
                }
                let Ok(whole) = evaluate(rules, &all, person.as_of) else { continue };
                for at in scope {
                    let (before, after) = (asked.verdict(at), whole.verdict(at));
                    let is_same = before == after
                        || before == Verdict::NotMet && after == Verdict::NotForYou
                        || before == Verdict::Undetermined;
                    assert!(is_same, "{}: {} {before:?} {after:?}", person.name, rules.benefit(at).id);
                    if before == Verdict::Undetermined {
                        let open = asked.open_facts(at);
                        let is_known = |fact: &FactIndex| asked.answer(*fact).is_some();
                        let unknown: Vec<&str> = open
                            .iter()
                            .filter(|fact| !is_known(fact))
                            .map(|&fact| rules.fact(fact).id)
                            .collect();
                        assert!(unknown.is_empty(), "{}: {} {unknown:?}", person.name, rules.benefit(at).id);
                    }
                }
            }
        }
    });
}

fn letters(choice: &Choice) -> usize {
    choice.label.chars().count() + choice.help.chars().count()
}

/// Collects the screens of a question: its own, and those that its buttons open.
fn screens(question: String, help: &str, choices: &[Choice], all: &mut Vec<(String, usize, usize)>) {
    let count = question.chars().count() + help.chars().count() + choices.iter().map(letters).sum::<usize>();
    all.push((question, choices.len(), count));
    for choice in choices {
        if let ChoiceEffect::More(question, more) = &choice.effect {
            screens(question.clone(), "", more, all);
        }
    }
}

fn all_screens(rules: &Eligibility<'_>, evaluation: &Evaluation<'_, '_>) -> Vec<(String, usize, usize)> {
    let everything = rules.visible(None, None);
    let mut all = Vec::new();
    for (at, fact) in (0..).map(FactIndex).zip(&rules.facts) {
        let (Choices::One(choices) | Choices::Several(choices)) = evaluation.choices(at, &everything);
        screens(fact.question.to_owned(), fact.help, &choices, &mut all);
    }
    for gate in &rules.interview.gates {
        let letters = gate.options.iter().map(|option| option.label.chars().count()).sum::<usize>();
        let question = gate.question.to_owned();
        all.push((question.clone(), gate.options.len(), question.chars().count() + letters));
    }
    let wishes = rules.listed_wishes().filter(|(_, wish)| wish.who == 0);
    all.push(("您想问哪件事？".to_owned(), wishes.count(), 0));
    all
}

#[test]
fn a_screen_has_few_options_and_few_words() {
    with_people(|corpus, _| {
        let rules = &corpus.eligibility;
        let day: Date = "2018-06-01".parse().unwrap();
        let evaluation = evaluate(rules, &Answers::default(), day).unwrap();
        let all = all_screens(rules, &evaluation);
        let wrong: Vec<_> = all
            .iter()
            .filter(|(_, options, letters)| *options > MAX_OPTIONS || *letters > MOST_CHARACTERS)
            .collect();
        let most = all.iter().map(|(_, _, letters)| letters).max();
        println!("{} screens, at most {most:?} characters", all.len());
        assert!(wrong.is_empty(), "{wrong:#?}");
    });
}

/// A button determines the verdicts of its benefits as precisely as each value it stands for.
#[test]
fn a_button_decides_what_each_of_its_values_decides() {
    with_people(|corpus, _| {
        let rules = &corpus.eligibility;
        let everything = rules.visible(None, None);
        for day in ["2017-11-30", "2018-02-28", "2018-06-01", "2020-02-29", "2026-11-29"] {
            let as_of: Date = day.parse().unwrap();
            let nothing = evaluate(rules, &Answers::default(), as_of).unwrap();
            for (fact, told) in (0..).map(FactIndex).zip(&rules.facts) {
                let (Choices::One(choices) | Choices::Several(choices)) = nothing.choices(fact, &everything);
                for choice in choices {
                    let (ChoiceEffect::Exact(range) | ChoiceEffect::Answer(range)) = choice.effect else {
                        continue;
                    };
                    let values: Vec<Answer> = match range {
                        Answer::Between(least, most) => (least..=most).map(Answer::Number).collect(),
                        Answer::DaysBetween(first, last) => {
                            let middle = first.plus_months(first.months_until(last) / 2);
                            [first, middle, last].map(Answer::Date).to_vec()
                        }
                        _ => continue,
                    };
                    let verdicts = |answer: Answer| {
                        let mut answers = Answers::default();
                        answers.set(rules, fact, answer).expect("an answer to the question");
                        let evaluation = evaluate(rules, &answers, as_of).unwrap();
                        everything.iter().map(|&at| evaluation.verdict(at)).collect::<Vec<_>>()
                    };
                    let by_button = verdicts(range);
                    for value in values {
                        assert_eq!(by_button, verdicts(value), "{} {}: {value:?}", told.id, choice.label);
                    }
                }
            }
        }
    });
}

#[test]
fn days_and_years_are_buttons() {
    with_people(|corpus, _| {
        let rules = &corpus.eligibility;
        let day: Date = "2018-06-01".parse().unwrap();
        let evaluation = evaluate(rules, &Answers::default(), day).unwrap();
        let all = rules.visible(None, None);
        let labels = |id: &str, wish: &[policy::model::rules::BenefitIndex]| {
            let fact = rules.fact_index(id).unwrap();
            let (Choices::One(choices) | Choices::Several(choices)) = evaluation.choices(fact, wish);
            choices
                .into_iter()
                .map(|choice| {
                    let is_exact = matches!(choice.effect, ChoiceEffect::Exact(_));
                    format!("{}{}", choice.label, if is_exact { " …" } else { "" })
                })
                .collect::<Vec<_>>()
        };
        assert_eq!(labels("certificate_date", &all), ["2016年或更早", "2017年以后，已满1年", "最近1年内 …"]);
        assert_eq!(labels("insured_years", &all), ["满3年", "不满3年 …", "没参加过"]);
        // Values are distinguished only as far as rules do.
        assert_eq!(labels("certificate_date", &[]).len(), 1);
        let employment = labels("employment", &all);
        assert_eq!(
            employment,
            [
                "在企业上班",
                "给人干活，没签合同",
                "在技工院校当老师（公办、民办都算）",
                "失业，没有工作",
                "不在岗，但没和单位断（下岗、待岗、内退）",
                "劳务派遣，或其他"
            ]
        );
    });
}
