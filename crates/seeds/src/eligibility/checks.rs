//! Global checks of the rules, made by querying the engine.

use std::collections::BTreeSet;

use policy::Date;
use policy::eligibility::{Values, evaluate};
use policy::model::document::{Node, NodeKind, Quote};
use policy::model::rules::{
    Answer, Answers, BenefitIndex, Condition, ConditionIndex, Eligibility, FactIndex, FactKind, Test,
};

use super::compiler::{Compiler, Location};
use super::entries::{EligibilityFiles, QUESTIONS};
use super::relevance::add_slots;

/// The rules without benefits, for trying out conditions.
struct Trial<'f> {
    rules: Eligibility<'f>,
    days: Vec<Date>,
}

impl<'f> Trial<'f> {
    fn new(rules: &Eligibility<'f>) -> Self {
        let mut rules = rules.clone();
        rules.benefits.clear();
        // Terms expire, so satisfiability depends on the day: the date of issue, and later days on which
        // something obtained since then has expired.
        let issued = rules.sources.iter().map(|source| source.issued).max();
        let days = issued.into_iter().flat_map(|day| [0, 1, 5, 20].map(|years| day.plus_years(years)));
        Self { days: days.collect(), rules }
    }

    /// The values a condition can take on some day without any answers; empty if the constraints are
    /// contradictory.
    fn values(&self, at: ConditionIndex) -> Values {
        self.values_after(at, &Answers::default())
    }

    fn values_after(&self, at: ConditionIndex, answers: &Answers) -> Values {
        let on =
            |&day: &Date| evaluate(&self.rules, answers, day).map_or(Values::NONE, |known| known.values(at));
        self.days.iter().map(on).fold(Values::NONE, Values::union)
    }

    /// Whether all of `conditions` can hold while `gate` does not.
    fn can_hold_without(&mut self, conditions: &[ConditionIndex], gate: ConditionIndex) -> bool {
        let before = self.rules.conditions.len();
        let whole = self.begin(Test::All);
        for &condition in conditions {
            self.copy(condition);
        }
        let not = self.begin(Test::Not);
        self.copy(gate);
        self.end(not);
        self.end(whole);
        let possible = self.values(whole).contains(Values::TRUE);
        self.rules.conditions.truncate(before);
        possible
    }

    fn begin(&mut self, test: Test) -> ConditionIndex {
        let at = ConditionIndex(u16::try_from(self.rules.conditions.len()).unwrap_or(u16::MAX));
        self.rules.conditions.push(Condition { test, end: at, quote: None, note: "" });
        at
    }

    fn end(&mut self, at: ConditionIndex) {
        let end = ConditionIndex(u16::try_from(self.rules.conditions.len()).unwrap_or(u16::MAX));
        self.rules.conditions[usize::from(at.0)].end = end;
    }

    fn copy(&mut self, at: ConditionIndex) {
        let copied = self.begin(self.rules.condition(at).test);
        let parts: Vec<ConditionIndex> = self.rules.parts(at).collect();
        for part in parts {
            self.copy(part);
        }
        self.end(copied);
    }
}

/// Words that make a heading a statement of an entitlement or duty.
const STATEMENTS: [&str; 8] = ["给予", "可申请", "可申报", "应当", "必须", "不得", "每人", "享受"];

/// Whether a heading is a statement, to be treated like a sentence.
#[must_use]
pub fn states(heading: &Node<'_, '_>) -> bool {
    let words = heading.heading_text();
    words.chars().any(char::is_numeric) || STATEMENTS.iter().any(|word| words.contains(word))
}

/// The text of a measure's sentences and heading statements that no quote covers.
#[must_use]
pub fn unquoted<'d, 'a>(measure: Node<'d, 'a>, quotes: &[Quote]) -> Vec<(Node<'d, 'a>, String)> {
    let headings = measure.descendants().filter(|node| node.kind() == NodeKind::Heading).filter(states);
    let mut found = Vec::new();
    for node in headings.chain(measure.sentences()) {
        let (text, start) = (node.text(), node.span().start);
        let label = if node.kind() == NodeKind::Heading { text.len() - node.heading_text().len() } else { 0 };
        let is_quoted = |at: usize| {
            let at = start + u32::try_from(at).unwrap_or(u32::MAX);
            quotes.iter().any(|quote| (quote.span.start..quote.span.end).contains(&at))
        };
        let rest: String = text
            .char_indices()
            .map(|(at, c)| if at < label || is_quoted(at) || !c.is_alphanumeric() { ' ' } else { c })
            .collect();
        let words: Vec<&str> = rest.split_whitespace().collect();
        if !words.is_empty() {
            found.push((node, words.join(" … ")));
        }
    }
    found
}

impl<'f> Compiler<'f, '_> {
    /// Runs all checks.
    pub fn check(&mut self, files: &'f EligibilityFiles) {
        let mut trial = Trial::new(&self.rules);
        if trial.days.iter().any(|&day| evaluate(&trial.rules, &Answers::default(), day).is_err()) {
            self.diagnostics.file_error(
                QUESTIONS,
                "the constraints cannot all be kept",
                "one of them refuses every answer",
            );
            return;
        }
        self.check_measures(files);
        self.check_use(files);
        self.check_options(files, &trial);
        self.check_benefits(&trial);
        self.check_searches(&trial);
        self.check_gates_and_lists(&mut trial);
    }

    /// Checks that every measure has either benefits or a reason for having none, and that a benefit or
    /// principle quotes each clause of its sentences.
    fn check_measures(&mut self, files: &EligibilityFiles) {
        for (at, source) in (0..).zip(&self.rules.sources) {
            let document = &self.documents[usize::from(source.document)];
            let benefits = || self.rules.benefits.iter().filter(|benefit| benefit.source == at);
            let principles = self.rules.principles.iter().filter(|principle| principle.source == at);
            let quotes: Vec<Quote> =
                benefits().map(|benefit| benefit.quote).chain(principles.map(|entry| entry.quote)).collect();
            let is_draft = |id: &str| files.benefits.iter().any(|file| file.has_draft(id));
            for measure in document.measures().filter(|measure| !is_draft(measure.id())) {
                let (index, id) = (measure.index(), measure.id());
                let file = files.benefits.iter().find(|file| file.mentions(id));
                let file = file.or(files.benefits.iter().rfind(|file| file.document == source.document));
                let path = file.map_or(QUESTIONS, |file| &file.path);
                let given = benefits().any(|benefit| benefit.measure == index);
                let mut reasons = self.rules.no_benefit.iter();
                if given == reasons.any(|none| none.source == at && none.measure == index) {
                    let (message, hint) = if given {
                        (format!("`{id}` has benefits, and a reason why it has none"), "keep one of the two")
                    } else {
                        let hint = "encode its benefits, or say with [[no_benefit]] why it has none";
                        (format!("nothing says what `{id}` gives"), hint)
                    };
                    self.diagnostics.file_error(path, message, hint);
                }
                for (node, words) in unquoted(measure, &quotes) {
                    self.diagnostics.file_error(
                        path,
                        format!("no benefit and no principle quotes `{}`: {words}", node.id()),
                        "encode what it gives as a [[benefit]], or list it as a [[principle]]",
                    );
                }
            }
        }
    }

    /// Notes the facts, audiences and topics that no benefit uses. Since all provinces share the questions,
    /// this is not an error; the note helps an author to notice unused entries of their own.
    fn check_use(&mut self, files: &EligibilityFiles) {
        let mut slots = BTreeSet::new();
        for benefit in &self.rules.benefits {
            add_slots(&self.rules, benefit.whole, &mut slots);
        }
        let questions = &files.questions;
        let mut unused: Vec<(&toml::Spanned<String>, &str)> = Vec::new();
        for (at, raw) in questions.facts.iter().enumerate() {
            let first = self.rules.facts[at].first_slot;
            let next = self.rules.facts.get(at + 1).map_or(u16::MAX, |fact| fact.first_slot);
            if slots.range(first..next).next().is_none() {
                unused.push((&raw.id, "fact"));
            }
        }
        let used = |lists: Vec<&Vec<u8>>, count: usize| -> Vec<bool> {
            (0..count)
                .map(|at| lists.iter().any(|list| list.iter().any(|&place| usize::from(place) == at)))
                .collect()
        };
        let benefits = &self.rules.benefits;
        let audiences =
            used(benefits.iter().map(|benefit| &benefit.audiences).collect(), questions.audiences.len());
        let topics = used(benefits.iter().map(|benefit| &benefit.topics).collect(), questions.topics.len());
        let audiences = questions.audiences.iter().zip(audiences).filter(|(_, used)| !used);
        unused.extend(audiences.map(|(raw, _)| (&raw.id, "audience")));
        let topics = questions.topics.iter().zip(topics).filter(|(_, used)| !used);
        unused.extend(topics.map(|(raw, _)| (&raw.id, "topic")));
        let Some((first, _)) = unused.first() else { return };
        let names = unused.iter().map(|(id, what)| format!("{what} `{}`", id.get_ref()));
        let message = format!("no benefit here uses {}", names.collect::<Vec<_>>().join(", "));
        let hint = "what is shared with other provinces may stay: it is not asked here";
        self.diagnostics.note(QUESTIONS, first.span(), message, "the first of them", hint);
    }

    /// Checks that every option can be chosen in some world in which its question is asked.
    fn check_options(&mut self, files: &EligibilityFiles, trial: &Trial<'_>) {
        for (index, raw) in (0..).map(FactIndex).zip(&files.questions.facts) {
            let fact = trial.rules.fact(index);
            let applies = |answers: &Answers| match fact.applies_if {
                Some(gate) => trial.values_after(gate, answers).contains(Values::TRUE),
                None => trial.days.iter().any(|&day| evaluate(&trial.rules, answers, day).is_ok()),
            };
            for (at, option) in (0u8..).zip(&raw.options) {
                let all = fact.options().len();
                let answer = match fact.kind {
                    FactKind::SeveralOf(_) => {
                        let others = (0..all).filter(|&other| other != usize::from(at));
                        Answer::Options {
                            held: 1 << at,
                            unknown: others.fold(0, |bits, other| bits | 1 << other),
                        }
                    }
                    _ => Answer::Option(at),
                };
                let mut answers = Answers::default();
                if answers.set(&trial.rules, index, answer).is_ok() && !applies(&answers) {
                    let place = Location { path: QUESTIONS, span: option.id.span() };
                    let message = format!("nobody can choose `{}`", option.id.get_ref());
                    self.error(&place, message, "unreachable", "the gate and the constraints exclude it");
                }
            }
        }
    }

    /// Checks that every benefit can be met, and can fail unless it has no conditions or an open list.
    fn check_benefits(&mut self, trial: &Trial<'_>) {
        for benefit in self.rules.benefits.clone() {
            let values = trial.values(benefit.whole);
            let place = self.places[usize::from(benefit.whole.0)].clone();
            let open = values.contains(Values::UNLISTED);
            if !values.contains(Values::TRUE) && !open {
                let message = format!("nobody can meet the conditions of `{}`", benefit.id);
                self.error(
                    &place,
                    message,
                    "unsatisfiable",
                    "its conditions contradict each other or the questions",
                );
            }
            let asks_nothing = benefit.target.is_none() && benefit.condition.is_none();
            if !values.contains(Values::FALSE) && !open && !asks_nothing {
                let message = format!("everybody meets the conditions of `{}`", benefit.id);
                self.error(
                    &place,
                    message,
                    "irrefutable",
                    "its conditions always hold: leave them out, or correct them",
                );
            }
        }
    }

    /// Checks that verdicts and next questions stay within the budget, with up to one answer given.
    fn check_searches(&mut self, trial: &Trial<'_>) {
        let Some(&day) = trial.days.first() else { return };
        for (at, benefit) in self.rules.benefits.clone().into_iter().enumerate() {
            let mut alone = trial.rules.clone();
            alone.benefits = vec![benefit];
            // Planning tries every answer to every relevant question.
            let known = evaluate(&alone, &Answers::default(), day).ok();
            let gives_up = known.is_some_and(|known| {
                let _ = known.plan(&[BenefitIndex(0)]);
                known.exceeded_budget()
            });
            if gives_up {
                let benefit = &self.rules.benefits[at];
                let message = format!("finding out about `{}` takes too long", benefit.id);
                let place = self.places[usize::from(benefit.whole.0)].clone();
                let hint = "let one condition, its gates and constraints depend on fewer facts";
                self.error(&place, message, "without an end", hint);
            }
        }
    }

    /// Checks that a `not` also tests the gate of what it negates, and that open lists occur only where they
    /// affect the verdict.
    fn check_gates_and_lists(&mut self, trial: &mut Trial<'_>) {
        let of_benefits = self.rules.benefits.iter().map(|benefit| (benefit.whole, true));
        let of_gates = self.rules.facts.iter().filter_map(|fact| fact.applies_if).map(|gate| (gate, false));
        let of_constraints = self.rules.constraints.iter().map(|constraint| (constraint.never, false));
        let roots: Vec<_> = of_benefits.chain(of_gates).chain(of_constraints).collect();
        for (root, may_be_open) in roots {
            self.check_part(trial, root, &mut Vec::new(), may_be_open);
        }
    }

    fn check_part(
        &mut self,
        trial: &mut Trial<'_>,
        at: ConditionIndex,
        beside: &mut Vec<ConditionIndex>,
        may_be_open: bool,
    ) {
        let parts: Vec<ConditionIndex> = self.rules.parts(at).collect();
        let place = self.places[usize::from(at.0)].clone();
        match self.rules.condition(at).test {
            Test::Atom(_) => {}
            Test::Any { open: true } if !may_be_open => {
                self.error(
                    &place,
                    "an open list cannot stand in a gate, in a constraint or under `not`",
                    "open",
                    "outside an open list nothing is refuted, so that nothing follows from it here",
                );
            }
            Test::Any { .. } => {
                for part in parts {
                    self.check_part(trial, part, beside, may_be_open);
                }
            }
            Test::All => {
                for &part in &parts {
                    let before = beside.len();
                    beside.extend(parts.iter().filter(|&&other| other != part));
                    self.check_part(trial, part, beside, may_be_open);
                    beside.truncate(before);
                }
            }
            Test::Not => {
                let mut ungated = Vec::new();
                self.gates_of(at, &mut ungated);
                for (fact, gate) in ungated {
                    if trial.can_hold_without(beside, gate) {
                        let id = self.rules.fact(fact).id;
                        self.error(
                            &place,
                            format!("this `not` holds where `{id}` does not apply"),
                            "negates a fact that may be 不适用",
                            format!(
                                "add the condition under which `{id}` applies beside the `not`, in an `all`"
                            ),
                        );
                    }
                }
                for part in parts {
                    self.check_part(trial, part, &mut Vec::new(), false);
                }
            }
        }
    }

    /// Collects the gates of the facts that a condition compares.
    fn gates_of(&self, at: ConditionIndex, gates: &mut Vec<(FactIndex, ConditionIndex)>) {
        if let Test::Atom(atom) = self.rules.condition(at).test {
            let fact = self.rules.atom(atom).fact;
            if let Some(gate) = self.rules.fact(fact).applies_if
                && !gates.contains(&(fact, gate))
            {
                gates.push((fact, gate));
            }
        }
        for part in self.rules.parts(at) {
            self.gates_of(part, gates);
        }
    }
}
