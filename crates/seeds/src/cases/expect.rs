//! One case: its answers given, its expectations compared.

use policy::eligibility::{Answers, BenefitIndex, Eligibility, Evaluation, evaluate};
use toml::Spanned;

use super::entries::{ByBenefit, RawCase};
use super::{answers, words};
use crate::diagnostics::Diagnostics;

/// One case being run.
pub(super) struct Run<'c, 'r, 'a> {
    pub rules: &'r Eligibility<'a>,
    pub path: &'c str,
    pub case: &'c RawCase,
    pub diagnostics: &'c mut Diagnostics,
    pub failed: bool,
}

impl<'r, 'a> Run<'_, 'r, 'a> {
    /// Compares what the case expects with what the engine says; gives the evaluation, where the case
    /// could be read and its answers do not contradict each other.
    pub fn run(&mut self) -> Option<Evaluation<'r, 'a>> {
        let case = self.case;
        let answers = self.answers();
        let Ok(as_of) = case.as_of.get_ref().parse() else {
            self.fail(&case.as_of, "this is not a day", "write \"2018-06-01\"");
            return None;
        };
        let answers = answers?;
        match (evaluate(self.rules, &answers, as_of), &case.message) {
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

    fn answers(&mut self) -> Option<Answers> {
        let mut given = Answers::default();
        for (id, value) in &self.case.answers {
            let Some(fact) = self.rules.fact_index(id.get_ref()) else {
                let known: Vec<&str> = self.rules.facts.iter().map(|fact| fact.id).collect();
                self.fail(id, "there is no such fact", &format!("questions.toml has: {}", known.join(" ")));
                continue;
            };
            match answers::read(self.rules, fact, value.get_ref()) {
                Ok(answer) if given.set(self.rules, fact, answer).is_ok() => {}
                Ok(_) => {
                    self.fail(value, "the answer is out of range", "questions.toml says from where to where");
                }
                Err(expected) => self.fail(value, "this is no answer to the question", &expected),
            }
        }
        (!self.failed).then_some(given)
    }

    fn compare(&mut self, evaluation: &Evaluation<'_, '_>) {
        let case = self.case;
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
            let found = evaluation.matters(benefit);
            let found = found.into_iter().map(|fact| run.rules.fact(fact).id.to_owned()).collect();
            run.same_list(facts, facts.get_ref().clone(), found);
        });
        self.each(&case.would_change, |run, benefit, ways| {
            let found = evaluation.near_misses(benefit).ways;
            let found = found.iter().map(|way| words::way(run.rules, way)).collect();
            run.same_list(ways, ways.get_ref().iter().map(|way| words::normal(way)).collect(), found);
        });
        self.each(&case.too_late, |run, benefit, day| {
            let found = evaluation.near_misses(benefit).too_late;
            let found = found.map_or_else(|| "none".to_owned(), |late| late.deadline.to_string());
            run.same(day, day.get_ref(), &found);
        });
        self.compare_next(evaluation);
    }

    fn compare_next(&mut self, evaluation: &Evaluation<'_, '_>) {
        let case = self.case;
        let Some(next) = &case.next else { return };
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
        for (id, value) in expected {
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
