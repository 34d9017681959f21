//! Compiles audiences, topics, facts and constraints.

use std::collections::BTreeSet;

use policy::model::rules::{
    Audience, Changes, Constraint, Fact, FactKind, FactOption, NumberRange, Test, Topic,
};

use super::compiler::{Compiler, Location};
use super::conditions::in_units;
use super::entries::{QUESTIONS, RawFact, RawKind, RawQuestions};

/// Link keys that cannot be fact ids.
const RESERVED: [&str; 4] = ["on", "wish", "topic", "group"];

impl<'f> Compiler<'f, '_> {
    /// Compiles `questions.toml`. Facts come first, because everything else may refer to them.
    pub fn questions(&mut self, questions: &'f RawQuestions) {
        let mut ids = BTreeSet::new();
        let mut first_slot = 0;
        for raw in &questions.facts {
            self.new_id(&raw.id, QUESTIONS, b'_', &mut ids);
            if RESERVED.contains(&raw.id.get_ref().as_str()) {
                let place = Location { path: QUESTIONS, span: raw.id.span() };
                self.error(&place, "links use this word for something else", "reserved", "choose another id");
            }
            let slots = if raw.kind.get_ref() == &RawKind::SeveralOf { raw.options.len() } else { 1 };
            self.fact(raw, first_slot);
            first_slot += u16::try_from(slots).unwrap_or(0);
        }
        self.gates(questions);
        for raw in &questions.constraints {
            let message = raw.message.get_ref();
            if message.trim().is_empty() {
                let place = Location { path: QUESTIONS, span: raw.message.span() };
                self.error(
                    &place,
                    "a constraint needs a message",
                    "empty",
                    "tell people which answers do not go together",
                );
            }
            if let Some(never) = self.condition(&raw.never, QUESTIONS, None) {
                self.rules.constraints.push(Constraint { never, message });
            }
        }
        self.audiences(questions);
        let mut ids = BTreeSet::new();
        for raw in &questions.topics {
            self.new_id(&raw.id, QUESTIONS, b'_', &mut ids);
            self.rules.topics.push(Topic { id: raw.id.get_ref(), label: &raw.label });
        }
    }

    fn audiences(&mut self, questions: &'f RawQuestions) {
        let who =
            self.rules.facts.first().filter(|fact| fact.id == "who").map(|fact| fact.options().to_vec());
        let who: Vec<&str> = who.unwrap_or_default().iter().map(|option| option.id).collect();
        let mut ids = BTreeSet::new();
        for raw in &questions.audiences {
            self.new_id(&raw.id, QUESTIONS, b'_', &mut ids);
            if let Some(who) = self.known_id(&raw.who, QUESTIONS, "option of the first fact, `who`,", &who) {
                self.rules.audiences.push(Audience { id: raw.id.get_ref(), label: &raw.label, who });
            }
        }
    }

    fn fact(&mut self, raw: &'f RawFact, first_slot: u16) {
        let mut ids = BTreeSet::new();
        for option in &raw.options {
            self.new_id(&option.id, QUESTIONS, b'_', &mut ids);
        }
        let place = Location { path: QUESTIONS, span: raw.kind.span() };
        let has_options = matches!(raw.kind.get_ref(), RawKind::OneOf | RawKind::SeveralOf);
        if has_options != (2..=64).contains(&raw.options.len()) || (!has_options && !raw.options.is_empty()) {
            self.error(&place, "one_of and several_of facts have 2 to 64 options, others none", "", "");
        }
        let changes = *raw.changes.get_ref();
        if changes == Changes::Time && raw.kind.get_ref() != &RawKind::Duration {
            let place = Location { path: QUESTIONS, span: raw.changes.span() };
            self.error(
                &place,
                "only a duration grows with time",
                "not a duration",
                "use `kind = \"duration\"`",
            );
        }
        let options = || {
            let option = |raw: &'f super::entries::RawOption| FactOption {
                id: raw.id.get_ref().as_str(),
                label: raw.label.as_str(),
                help: raw.help.as_str(),
                comes: raw.comes,
            };
            raw.options.iter().map(option).collect()
        };
        let kind = match raw.kind.get_ref() {
            RawKind::OneOf => FactKind::OneOf(options()),
            RawKind::SeveralOf => FactKind::SeveralOf(options()),
            RawKind::YesNo => FactKind::YesNo,
            RawKind::Date => FactKind::Date,
            RawKind::Number => FactKind::Number(self.range(raw, &place, false)),
            RawKind::Duration => FactKind::Duration(self.range(raw, &place, true)),
        };
        self.rules.facts.push(Fact {
            id: raw.id.get_ref(),
            label: &raw.label,
            question: &raw.question,
            why: &raw.why,
            help: &raw.help,
            kind,
            applies_if: None,
            changes,
            first_slot,
        });
    }

    fn range(&mut self, raw: &'f RawFact, place: &Location<'_>, is_duration: bool) -> NumberRange<'f> {
        let bound = |bound: &Option<toml::Spanned<super::entries::RawAmount>>| {
            bound.as_ref().and_then(|bound| in_units(*bound.get_ref(), is_duration))
        };
        let (min, max) = (bound(&raw.min).unwrap_or(0), bound(&raw.max).unwrap_or(0));
        if min >= max || max == u32::MAX {
            self.error(
                place,
                "a number needs `min` and a greater `max`",
                "without a range",
                "min = 0, max = 60",
            );
        }
        let unit = raw.unit.as_deref().unwrap_or(if is_duration { "年" } else { "" });
        NumberRange { unit, min, max: max.max(min), cuts: Vec::new() }
    }

    /// Compiles the gates, which may only refer to earlier facts.
    fn gates(&mut self, questions: &'f RawQuestions) {
        for (at, raw) in questions.facts.iter().enumerate() {
            let Some(gate) = &raw.applies_if else { continue };
            let first = self.rules.conditions.len();
            let Some(compiled) = self.condition(gate, QUESTIONS, None) else { continue };
            let tests_later = self.rules.conditions[first..].iter().any(|part| match part.test {
                Test::Atom(atom) => usize::from(self.rules.atom(atom).fact.0) >= at,
                Test::All | Test::Any { .. } | Test::Not => false,
            });
            if tests_later {
                let place = Location { path: QUESTIONS, span: gate.span() };
                self.error(
                    &place,
                    "a gate tests earlier facts only",
                    "tests a later one",
                    "move the fact down",
                );
                continue;
            }
            self.rules.facts[at].applies_if = Some(compiled);
        }
    }
}
