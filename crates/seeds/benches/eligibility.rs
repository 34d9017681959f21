//! Time of a step of the wizard and number of questions asked, against their budgets; fails if a budget is exceeded.
//!
//! Run by `cargo xtask bench`, in release mode.

#[path = "../tests/common/mod.rs"]
mod common;
mod timing;

use std::collections::HashMap;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::Duration;

use common::folder;
use policy::eligibility::{Evaluation, Link, Plan, evaluate};
use policy::model::rules::{Answer, Answers, BenefitIndex, Eligibility, FactIndex, FactKind};
use policy::{Corpus, Date};
use timing::within;

/// Number of runs per measurement, of which the median is taken.
const RUNS: usize = 101;
/// Number of simulated people per audience and topic.
const PEOPLE: u32 = 40;
/// Maximum of the median number of questions: about everything, and about one topic.
const MOST_QUESTIONS: [usize; 2] = [12, 7];
/// Desired median. A worker who chooses a whole topic is asked one question more, because the meaning of 职工 and 企业职工
/// must be asked; the wizard asks less, because it starts from a wish.
const WANTED_QUESTIONS: [usize; 2] = [12, 6];
/// Benefits that depend on few enough facts to try every order of questions.
const SMALL: [&str; 3] = ["m10-", "m17-", "m21-"];

fn main() -> ExitCode {
    let compilation = seeds::compile(&folder("seeds"));
    let bytes = compilation.corpus.expect("the project's seeds have no errors");
    let corpus = Corpus::decode(&bytes).expect("what was encoded can be decoded");
    let rules = &corpus.eligibility;
    let wizard = Wizard { rules, as_of: Date::new(2018, 6, 1).expect("a day of the calendar") };
    let times = wizard.measure_times();
    let questions = wizard.count_questions();
    wizard.compare_orders();
    if times && questions { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Chooses the next question.
type Order = fn(&Plan) -> Option<FactIndex>;

const PLANNED: Order = |plan| plan.next;
const AS_IN_FILE: Order = |plan| plan.useful.first().copied().or(plan.next);

struct Wizard<'r, 'a> {
    rules: &'r Eligibility<'a>,
    as_of: Date,
}

impl<'r, 'a> Wizard<'r, 'a> {
    fn measure_times(&self) -> bool {
        let all = self.rules.visible(None, None);
        let nothing = Answers::default();
        let who = self.with(&nothing, FactIndex(0), Answer::Option(0));
        let everything = self.interview(&all, 0, 1, PLANNED).0;
        println!("Eligibility: {} benefits, {} questions", all.len(), self.rules.facts.len());
        let mut all_within = true;
        let mut row = |name: &str, budget: u64, work: &mut dyn FnMut()| {
            all_within &= within(name, Duration::from_micros(budget), RUNS, work);
        };
        let states =
            [("nothing", nothing, 500, 6000), ("who", who, 250, 4000), ("everything", everything, 50, 500)];
        for (name, answers, to_evaluate, to_plan) in &states {
            row(&format!("evaluate all, {name} answered"), *to_evaluate, &mut || {
                black_box(self.evaluate(answers));
            });
            let evaluation = self.evaluate(answers).expect("answers without a contradiction");
            row(&format!("next question, {name} answered"), *to_plan, &mut || {
                black_box(evaluation.plan(&all));
            });
            row(&format!("what would change all, {name} answered"), 2000, &mut || {
                for &benefit in &all {
                    black_box(evaluation.advice(benefit));
                }
            });
        }
        all_within
    }

    /// Prints the number of questions by audience; whether it is within the budget.
    fn count_questions(&self) -> bool {
        println!("Questions asked, median of {PEOPLE} people: about everything, about one topic at most");
        let mut within = true;
        for (at, audience) in (0..).zip(&self.rules.audiences) {
            let median = |topic: Option<u8>| {
                let visible = self.rules.visible(Some(at), topic);
                let counts = (0..PEOPLE).map(|seed| self.interview(&visible, audience.who, seed, PLANNED).1);
                let mut counts: Vec<usize> = counts.collect();
                counts.sort_unstable();
                counts[counts.len() / 2]
            };
            let topics = (0..).take(self.rules.topics.len()).map(|topic| median(Some(topic)));
            let asked = [median(None), topics.max().unwrap_or(0)];
            let fits = asked.iter().zip(MOST_QUESTIONS).all(|(&asked, most)| asked <= most);
            let is_wanted = asked.iter().zip(WANTED_QUESTIONS).all(|(&asked, most)| asked <= most);
            let verdict = match (fits, is_wanted) {
                (false, _) => "  over the budget",
                (true, false) => "  more than wanted",
                (true, true) => "",
            };
            let [of_all, of_one] = MOST_QUESTIONS;
            println!("  {:>3} of {of_all}  {:>2} of {of_one}  {}{verdict}", asked[0], asked[1], audience.id);
            within &= fits;
        }
        within
    }

    /// Prints the expected number of questions with the planner, in file order and, for the small benefits, in the best
    /// order.
    fn compare_orders(&self) {
        println!("Mean number of questions a person is asked: planned, in the order of the file, at best");
        let all = self.rules.visible(None, None);
        let mean = |order: Order| {
            let asked: f64 = (0..PEOPLE).map(|seed| count(self.interview(&all, 0, seed, order).1)).sum();
            asked / f64::from(PEOPLE)
        };
        println!("  {:>5.2}  {:>5.2}         everything", mean(PLANNED), mean(AS_IN_FILE));
        for prefix in SMALL {
            let visible: Vec<BenefitIndex> = self
                .rules
                .benefits()
                .filter(|(_, benefit)| benefit.id.starts_with(prefix))
                .map(|(index, _)| index)
                .collect();
            let expected = |order: Option<Order>| {
                self.expected(&visible, &Answers::default(), order, &mut HashMap::new())
            };
            let [planned, in_file, best] = [Some(PLANNED), Some(AS_IN_FILE), None].map(expected);
            println!("  {planned:>5.2}  {in_file:>5.2}  {best:>5.2}  {prefix}*");
        }
    }

    fn evaluate(&self, answers: &Answers) -> Option<Evaluation<'r, 'a>> {
        evaluate(self.rules, answers, self.as_of).ok()
    }

    fn with(&self, answers: &Answers, fact: FactIndex, answer: Answer) -> Answers {
        let mut answers = answers.clone();
        answers.set(self.rules, fact, answer).expect("an answer that the question can have");
        answers
    }

    /// Answers questions at random, among the possible answers, until none is left. Returns the answers and the number
    /// of questions. The random value depends only on the person and the fact, so that the same person gives the same
    /// answers in any order.
    fn interview(&self, visible: &[BenefitIndex], who: u8, seed: u32, order: Order) -> (Answers, usize) {
        let mut answers = Answers::default();
        for asked in 0.. {
            let evaluation = self.evaluate(&answers).expect("only possible answers are given");
            let Some(fact) = order(&evaluation.plan(visible)) else { return (answers, asked) };
            let mixed = (seed ^ u32::from(fact.0) << 16).wrapping_mul(0x9e37_79b9);
            let random = (mixed ^ mixed >> 15).wrapping_mul(0x85eb_ca6b) >> 16;
            let mut possible = self.possible_answers(&answers, fact);
            if fact == FactIndex(0) {
                possible = vec![Answer::Option(who)];
            }
            let at = random as usize % possible.len();
            answers = self.with(&answers, fact, possible[at]);
        }
        (answers, usize::MAX)
    }

    /// The expected number of questions if all answers are equally likely; in the best order if `order` is `None`.
    fn expected(
        &self,
        visible: &[BenefitIndex],
        answers: &Answers,
        order: Option<Order>,
        known: &mut HashMap<String, f64>,
    ) -> f64 {
        let key = Link { answers: answers.clone(), ..Link::default() }.encode(self.rules);
        if let Some(&expected) = known.get(&key) {
            return expected;
        }
        let plan = self.evaluate(answers).expect("only possible answers are given").plan(visible);
        let choices = match order {
            Some(order) => order(&plan).into_iter().collect(),
            None => plan.useful,
        };
        let mut expected_after = |fact: FactIndex| {
            let possible = self.possible_answers(answers, fact);
            let number = count(possible.len());
            let after = possible
                .into_iter()
                .map(|answer| self.expected(visible, &self.with(answers, fact, answer), order, known));
            1.0 + after.sum::<f64>() / number
        };
        let expected = choices.into_iter().map(&mut expected_after).min_by(f64::total_cmp).unwrap_or(0.0);
        known.insert(key, expected);
        expected
    }

    /// One answer of each kind that the planner distinguishes: for a multiple-choice question none and each single
    /// option, for numbers and dates one on each side of every threshold.
    fn possible_answers(&self, answers: &Answers, fact: FactIndex) -> Vec<Answer> {
        let day = |year| Date::new(year, 3, 1).map(Answer::Date);
        let all: Vec<Answer> = match &self.rules.fact(fact).kind {
            FactKind::OneOf(options) => (0..).take(options.len()).map(Answer::Option).collect(),
            FactKind::SeveralOf(options) => {
                let alone = (0..options.len()).map(|option| 1 << option);
                let held = std::iter::once(0).chain(alone);
                held.map(|held| Answer::Options { held, unknown: 0 }).collect()
            }
            FactKind::YesNo => vec![Answer::YesNo(false), Answer::YesNo(true)],
            FactKind::Number(range) | FactKind::Duration(range) => {
                std::iter::once(&range.min).chain(&range.cuts).map(|&number| Answer::Number(number)).collect()
            }
            FactKind::Date => [2016, 2017, 2018].into_iter().filter_map(day).collect(),
        };
        let is_possible = |answer: &Answer| self.evaluate(&self.with(answers, fact, *answer)).is_some();
        all.into_iter().filter(is_possible).collect()
    }
}

fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::INFINITY, f64::from)
}
