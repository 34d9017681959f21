//! Compiles the presentation of questions: option groups, gates, follow-up checks, hardships and wordings.

use std::collections::BTreeSet;

use policy::model::rules::{
    Check, FactIndex, FactKind, Gate, GateOption, MAX_OPTIONS, Nothing, OptionGroup, Phrase, Trouble,
};

use super::compiler::{Compiler, Location};
use super::entries::{QUESTIONS, RawFact, RawGate, RawQuestions};

impl<'f> Compiler<'f, '_> {
    /// Compiles the presentation, after all facts are known.
    pub fn interview(&mut self, questions: &'f RawQuestions) {
        if self.rules.facts.len() != questions.facts.len() {
            return;
        }
        for (index, raw) in (0..).map(FactIndex).zip(&questions.facts) {
            if raw.first {
                self.rules.interview.first.push(index);
            }
            self.groups(index, raw);
            self.options(index, raw);
            let is_number =
                matches!(self.rules.fact(index).kind, FactKind::Number(_) | FactKind::Duration(_));
            match &raw.nothing {
                Some(label) if is_number => {
                    self.rules.interview.nothing.push(Nothing { fact: index, label });
                }
                Some(_) => {
                    let place = Location { path: QUESTIONS, span: raw.id.span() };
                    self.error(&place, "only a number or a duration can be `nothing`", "neither", "");
                }
                None => {}
            }
        }
        let mut ids = BTreeSet::new();
        for raw in &questions.gates {
            self.new_id(&raw.id, QUESTIONS, b'_', &mut ids);
            self.gate(raw);
        }
    }

    fn groups(&mut self, fact: FactIndex, raw: &'f RawFact) {
        let known: Vec<&str> = raw.options.iter().map(|option| option.id.get_ref().as_str()).collect();
        let mut grouped = 0u64;
        for group in &raw.groups {
            let places: Vec<u8> = group
                .options
                .iter()
                .filter_map(|id| self.known_id(id, QUESTIONS, "option", &known))
                .collect();
            let options = places.iter().fold(0, |bits, at| bits | 1u64 << at);
            let is_one_of = matches!(self.rules.fact(fact).kind, FactKind::OneOf(_));
            if !is_one_of || options & grouped != 0 || options.count_ones() < 2 {
                let place = Location { path: QUESTIONS, span: group.label.span() };
                let hint = "a group has two options or more of a one_of fact, none of them in another group";
                self.error(&place, "these options are no group", "", hint);
            }
            self.check_option_count(&raw.id, options.count_ones());
            grouped |= options;
            let label = group.label.get_ref();
            self.rules.interview.groups.push(OptionGroup { fact, label, question: &group.question, options });
        }
        let buttons = raw.options.len() - grouped.count_ones() as usize + raw.groups.len();
        self.check_option_count(&raw.id, u32::try_from(buttons).unwrap_or(u32::MAX));
    }

    /// Reports a screen with too many options.
    fn check_option_count(&mut self, id: &toml::Spanned<String>, count: u32) {
        if count as usize > MAX_OPTIONS {
            let place = Location { path: QUESTIONS, span: id.span() };
            let message =
                format!("`{}` shows {count} options, and a screen has at most {MAX_OPTIONS}", id.get_ref());
            self.error(
                &place,
                message,
                "too many",
                "put some behind one button with `groups`, or make two questions",
            );
        }
    }

    fn options(&mut self, fact: FactIndex, raw: &'f RawFact) {
        if !raw.when.is_empty() {
            self.rules.interview.phrases.push(Phrase { fact, option: 1, when: &raw.when });
        }
        for (option, raw) in (0u8..).zip(&raw.options) {
            if !raw.when.is_empty() {
                self.rules.interview.phrases.push(Phrase { fact, option, when: &raw.when });
            }
            if let Some(check) = &raw.check {
                self.rules.interview.checks.push(Check {
                    fact,
                    option,
                    question: &check.question,
                    is_open_without: check.open_without,
                });
            }
            if let Some(trouble) = &raw.trouble {
                let word = trouble.word.get_ref();
                self.rules.interview.troubles.push(Trouble { fact, option, word, ask: &trouble.ask });
            }
        }
    }

    fn gate(&mut self, raw: &'f RawGate) {
        let mut options = Vec::new();
        for option in &raw.options {
            let mut facts = Vec::new();
            for id in &option.facts {
                let Some(fact) = self.known_fact(id, QUESTIONS) else { continue };
                if self.rules.fact(fact).none().is_none() {
                    let place = Location { path: QUESTIONS, span: id.span() };
                    let hint = "several_of and yes_no facts have such an answer, and one_of facts with an option `none`";
                    self.error(
                        &place,
                        "a gate stands for questions that can be answered with none",
                        "cannot",
                        hint,
                    );
                }
                let mut before =
                    options.iter().flat_map(|option: &GateOption<'_>| &option.facts).chain(&facts);
                if before.any(|&other| other == fact) || self.rules.interview.gate_of(fact).is_some() {
                    let place = Location { path: QUESTIONS, span: id.span() };
                    self.error(&place, "a question stands behind one gate", "behind another already", "");
                }
                facts.push(fact);
            }
            options.push(GateOption { label: &option.label, facts });
        }
        self.check_option_count(&raw.id, u32::try_from(options.len()).unwrap_or(u32::MAX));
        self.rules.interview.gates.push(Gate { id: raw.id.get_ref(), question: &raw.question, options });
    }
}
