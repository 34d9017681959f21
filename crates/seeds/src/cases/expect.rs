//! Runs one case: gives its answers and compares its expectations.

use policy::Date;
use policy::eligibility::{AdviceOutcome, Evaluation, Way, evaluate};
use policy::model::rules::{Answers, BenefitIndex, Eligibility};
use toml::Spanned;

use super::entries::{ByBenefit, RawCase};
use super::{answers, words};
use crate::diagnostics::Diagnostics;

/// A parsed case: its as-of date, and the sets of answers for which it must hold.
#[derive(Debug)]
pub(super) struct Prepared {
    pub as_of: Date,
    pub answers: Vec<Answers>,
}

/// A running case.
pub(super) struct CaseRun<'c, 'r, 'a> {
    pub rules: &'r Eligibility<'a>,
    pub path: &'c str,
    pub case: &'c RawCase,
    pub diagnostics: &'c mut Diagnostics,
    pub failed: bool,
    part: Expectations<'c>,
}

/// The expectations to compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Expectations<'c> {
    /// All.
    Whole,
    /// Those about benefits, without the next question.
    Benefits,
    /// Those about one benefit.
    Benefit(&'c str),
}

impl<'c, 'r, 'a> CaseRun<'c, 'r, 'a> {
    pub fn new(
        rules: &'r Eligibility<'a>,
        path: &'c str,
        case: &'c RawCase,
        diagnostics: &'c mut Diagnostics,
        part: Expectations<'c>,
    ) -> Self {
        Self { rules, path, case, diagnostics, failed: false, part }
    }

    /// Parses the case's date and answers; `None` if they are invalid.
    pub fn prepare(&mut self) -> Option<Prepared> {
        let case = self.case;
        let mut answers = vec![Answers::default()];
        for (id, value) in &case.answers {
            self.give(&mut answers, id, std::slice::from_ref(value));
        }
        for (id, values) in &case.each {
            if values.is_empty() {
                self.fail(
                    id,
                    "there is no answer to give in turn",
                    "each = { employment = [\"student\", …] }",
                );
            }
            self.give(&mut answers, id, values);
        }
        let Ok(as_of) = case.as_of.get_ref().parse() else {
            self.fail(&case.as_of, "this is not a day", "write \"2018-06-01\"");
            return None;
        };
        (!self.failed).then_some(Prepared { as_of, answers })
    }

    /// Compares the expectations with the engine's results for each set of answers, and returns the
    /// evaluations.
    pub fn run(&mut self, prepared: &Prepared) -> Vec<Evaluation<'r, 'a>> {
        prepared.answers.iter().filter_map(|answers| self.run_once(answers, prepared.as_of)).collect()
    }

    fn run_once(&mut self, answers: &Answers, as_of: Date) -> Option<Evaluation<'r, 'a>> {
        let case = self.case;
        match (evaluate(self.rules, answers, as_of), &case.message) {
            (Ok(evaluation), None) => {
                self.compare(&evaluation);
                Some(evaluation)
            }
            (Ok(_), Some(message)) => {
                self.fail(message, "the answers do not contradict each other", "no message is shown");
                None
            }
            (Err(contradiction), None) => {
                self.fail(&case.name, "the answers contradict each other", contradiction.message);
                None
            }
            (Err(contradiction), Some(message)) => {
                self.same(message, message.get_ref(), contradiction.message);
                None
            }
        }
    }

    /// Answers a question with one value, or multiplies the sets of answers by several alternatives.
    fn give(&mut self, answers: &mut Vec<Answers>, id: &Spanned<String>, values: &[Spanned<toml::Value>]) {
        let Some(fact) = self.rules.fact_index(id.get_ref()) else {
            let known: Vec<&str> = self.rules.facts.iter().map(|fact| fact.id).collect();
            self.fail(id, "there is no such fact", &format!("questions.toml has: {}", known.join(" ")));
            return;
        };
        let before = std::mem::take(answers);
        for value in values {
            let answer = match answers::read(self.rules, fact, value.get_ref()) {
                Ok(answer) => answer,
                Err(expected) => {
                    self.fail(value, "this is no answer to the question", &expected);
                    continue;
                }
            };
            for given in &before {
                let mut given = given.clone();
                if given.set(self.rules, fact, answer).is_ok() {
                    answers.push(given);
                } else {
                    let hint = "questions.toml says from where to where";
                    self.fail(value, "the answer is out of range", hint);
                }
            }
        }
    }

    fn compare(&mut self, evaluation: &Evaluation<'_, '_>) {
        let case = self.case;
        if evaluation.exceeded_budget() {
            self.fail(&case.name, "finding out takes too long", "the rules depend on too many facts at once");
        }
        self.each(&case.verdicts, |run, benefit, word| {
            const WORDS: [&str; 7] =
                ["met", "discretionary", "undetermined", "unlisted", "not_met", "not_for_you", "not_issued"];
            if WORDS.contains(&word.get_ref().as_str()) {
                run.same(word, word.get_ref(), evaluation.verdict(benefit).key());
            } else {
                run.fail(word, "this is no verdict", &format!("verdicts are: {}", WORDS.join(" ")));
            }
        });
        self.each(&case.deadlines, |run, benefit, day| {
            let found = evaluation.deadline(benefit).map_or_else(|| "none".to_owned(), |day| day.to_string());
            run.same(day, day.get_ref(), &found);
        });
        self.each(&case.amounts, |run, benefit, amount| {
            let found = words::amount(run.rules.benefit(benefit).amount.as_ref());
            run.same(amount, amount.get_ref(), &found);
        });
        self.each(&case.matters, |run, benefit, facts| {
            let found = evaluation.open_facts(benefit);
            let found = found.into_iter().map(|fact| run.rules.fact(fact).id.to_owned()).collect();
            run.same_list(facts, facts.get_ref().clone(), found);
        });
        self.each(&case.pays, |run, benefit, pays| {
            let found = words::pays(run.rules.benefit(benefit).amount.as_ref());
            run.same(pays, pays.get_ref(), &found);
        });
        self.each(&case.strengths, |run, benefit, kind| {
            run.same(kind, kind.get_ref(), words::strength(run.rules.benefit(benefit).strength.kind));
        });
        self.each(&case.quotas, |run, benefit, count| {
            let found = run.rules.benefit(benefit).quota.map_or(0, |quota| quota.count);
            run.same(count, &count.get_ref().to_string(), &found.to_string());
        });
        self.each(&case.terms, |run, benefit, years| {
            let found = run.rules.benefit(benefit).term.map_or(0, |term| term.years);
            run.same(years, &years.get_ref().to_string(), &found.to_string());
        });
        self.compare_advice(evaluation);
        self.compare_questions(evaluation);
        self.compare_next(evaluation);
    }

    fn compare_advice(&mut self, evaluation: &Evaluation<'_, '_>) {
        let case = self.case;
        let rules = self.rules;
        let written = |ways: &[Way]| ways.iter().map(|way| words::way(rules, way)).collect::<Vec<_>>();
        let normal = |ways: &[String]| ways.iter().map(|way| words::normal(way)).collect::<Vec<_>>();
        self.each(&case.advice, |run, benefit, word| {
            let found = evaluation.advice(benefit);
            run.same(word, word.get_ref(), found.map_or("none", |advice| advice.outcome.key()));
        });
        self.each(&case.would_change, |run, benefit, ways| {
            let found = match evaluation.advice(benefit).map(|advice| advice.outcome) {
                Some(AdviceOutcome::Ways(ways)) => written(&ways),
                _ => Vec::new(),
            };
            run.same_list(ways, normal(ways.get_ref()), found);
        });
        self.each(&case.missing, |run, benefit, ways| {
            let found = match evaluation.advice(benefit).map(|advice| advice.outcome) {
                Some(AdviceOutcome::MoreSteps(way)) => written(&[way]),
                Some(AdviceOutcome::NeedsAnswers { ways, .. }) => written(&ways),
                _ => Vec::new(),
            };
            run.same_list(ways, normal(ways.get_ref()), found);
        });
        self.each(&case.needs, |run, benefit, facts| {
            let found = match evaluation.advice(benefit).map(|advice| advice.outcome) {
                Some(AdviceOutcome::NeedsAnswers { facts, .. }) => facts,
                _ => Vec::new(),
            };
            let found = found.into_iter().map(|fact| rules.fact(fact).id.to_owned()).collect();
            run.same_list(facts, facts.get_ref().clone(), found);
        });
        self.each(&case.decided_by, |run, benefit, facts| {
            let found = match evaluation.advice(benefit).map(|advice| advice.outcome) {
                Some(AdviceOutcome::Impossible { decided_by, .. }) => decided_by,
                _ => Vec::new(),
            };
            let found = found.into_iter().map(|decisive| words::decisive(rules, decisive)).collect();
            run.same_list(facts, facts.get_ref().clone(), found);
        });
        self.each(&case.too_late, |run, benefit, day| {
            let found = evaluation.advice(benefit).and_then(|advice| advice.too_late);
            let found = found.map_or_else(|| "none".to_owned(), |late| late.deadline.to_string());
            run.same(day, day.get_ref(), &found);
        });
    }

    fn compare_questions(&mut self, evaluation: &Evaluation<'_, '_>) {
        if matches!(self.part, Expectations::Benefit(_)) {
            return;
        }
        let case = self.case;
        for (id, applies) in &case.applies {
            match self.rules.fact_index(id.get_ref()) {
                Some(fact) => {
                    let found = !evaluation.is_inapplicable(fact);
                    self.same(applies, &applies.get_ref().to_string(), &found.to_string());
                }
                None => self.fail(id, "there is no such fact", "questions.toml has the ids of all facts"),
            }
        }
    }

    fn compare_next(&mut self, evaluation: &Evaluation<'_, '_>) {
        let case = self.case;
        let Some(next) = case.next.as_ref().filter(|_| self.part == Expectations::Whole) else { return };
        let topics: Vec<&str> = self.rules.topics.iter().map(|topic| topic.id).collect();
        let audiences: Vec<&str> = self.rules.audiences.iter().map(|audience| audience.id).collect();
        let topic = case.topic.as_ref().and_then(|id| self.known(id, &topics));
        let audience = case.audience.as_ref().and_then(|id| self.known(id, &audiences));
        if !self.failed {
            let plan = evaluation.plan(&self.rules.visible(audience, topic));
            let found = plan.next.map_or("none", |fact| self.rules.fact(fact).id);
            self.same(next, next.get_ref(), found);
        }
    }

    fn known(&mut self, id: &Spanned<String>, known: &[&str]) -> Option<u8> {
        let place = known.iter().position(|other| other == id.get_ref()).and_then(|at| u8::try_from(at).ok());
        if place.is_none() {
            self.fail(id, "there is no such id", &format!("questions.toml has: {}", known.join(" ")));
        }
        place
    }

    fn each<T>(
        &mut self,
        expected: &ByBenefit<T>,
        mut compare: impl FnMut(&mut Self, BenefitIndex, &Spanned<T>),
    ) {
        let part = self.part;
        let is_compared = |id: &str| !matches!(part, Expectations::Benefit(only) if only != id);
        for (id, value) in expected.iter().filter(|(id, _)| is_compared(id.get_ref())) {
            match self.rules.benefit_index(id.get_ref()) {
                Some(benefit) => compare(self, benefit, value),
                None => {
                    self.fail(
                        id,
                        "there is no such benefit",
                        "`check-seeds --list` lists the ids of all benefits",
                    );
                }
            }
        }
    }

    fn same<T>(&mut self, at: &Spanned<T>, expected: &str, found: &str) {
        if expected != found {
            let name = self.case.name.get_ref();
            self.fail(at, &format!("{name}: expected {expected}, found {found}"), "");
        }
    }

    fn same_list(&mut self, at: &Spanned<Vec<String>>, mut expected: Vec<String>, mut found: Vec<String>) {
        expected.sort_unstable();
        found.sort_unstable();
        self.same(at, &format!("{expected:?}"), &format!("{found:?}"));
    }

    fn fail<T>(&mut self, at: &Spanned<T>, message: &str, hint: &str) {
        self.failed = true;
        self.diagnostics.error(self.path, at.span(), message, "", hint);
    }
}
