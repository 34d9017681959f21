//! The state of compiling eligibility: the rules so far, their locations, and messages.

use std::collections::BTreeSet;
use std::ops::Range;

use policy::Document;
use policy::model::document::Quote;
use policy::model::rules::{Eligibility, FactIndex};
use toml::Spanned;

use super::conditions::UncutComparison;
use super::entries::ReadingFile;
use crate::diagnostics::Diagnostics;
use crate::toml_file::{RawQuote, resolve_quote};

/// The location of an entry.
#[derive(Debug, Clone)]
pub(super) struct Location<'f> {
    /// The file's path below `seeds/`.
    pub path: &'f str,
    pub span: Range<usize>,
}

/// The nesting of the condition being compiled.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Depth {
    /// Nested readings.
    pub readings: usize,
    /// Negations.
    pub negations: usize,
}

pub(super) struct Compiler<'f, 'd> {
    pub rules: Eligibility<'f>,
    /// For each condition, its location.
    pub places: Vec<Location<'f>>,
    /// For each atom, its meaning.
    pub meanings: Vec<UncutComparison>,
    /// The readings of each document.
    pub readings: &'f [ReadingFile],
    /// The current nesting.
    pub depth: Depth,
    pub documents: &'d [Document<'d>],
    pub diagnostics: &'d mut Diagnostics,
}

impl<'f> Compiler<'f, '_> {
    pub fn error(
        &mut self,
        place: &Location<'_>,
        message: impl Into<String>,
        label: &str,
        hint: impl Into<String>,
    ) {
        self.diagnostics.error(place.path, place.span.clone(), message, label, hint);
    }

    /// Resolves a quote in the document whose folder contains the file.
    pub fn quote(&mut self, raw: &RawQuote, path: &str, document: u16) -> Option<Quote> {
        let own = std::slice::from_ref(&self.documents[usize::from(document)]);
        resolve_quote(raw, path, own, self.diagnostics)
    }

    /// Looks up a fact, or reports an unknown id.
    pub fn known_fact(&mut self, id: &Spanned<String>, path: &str) -> Option<FactIndex> {
        let index = self.rules.fact_index(id.get_ref());
        if index.is_none() {
            let known: Vec<&str> = self.rules.facts.iter().map(|fact| fact.id).collect();
            self.diagnostics.error(
                path,
                id.span(),
                format!("there is no fact `{}`", id.get_ref()),
                "unknown fact",
                format!("questions.toml has: {}", known.join(" ")),
            );
        }
        index
    }

    /// The index of an id in a list, or reports an unknown id.
    pub fn known_id(&mut self, id: &Spanned<String>, path: &str, what: &str, known: &[&str]) -> Option<u8> {
        let place = known.iter().position(|other| other == id.get_ref()).and_then(|at| u8::try_from(at).ok());
        if place.is_none() {
            self.diagnostics.error(
                path,
                id.span(),
                format!("there is no {what} `{}`", id.get_ref()),
                format!("unknown {what}"),
                format!("questions.toml has: {}", known.join(" ")),
            );
        }
        place
    }

    /// Validates a new id: its form, and that it is unused.
    pub fn new_id(&mut self, id: &'f Spanned<String>, path: &str, joint: u8, used: &mut BTreeSet<&'f str>) {
        let text = id.get_ref();
        let letters = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == joint;
        let well_formed =
            text.starts_with(|first: char| first.is_ascii_lowercase()) && text.bytes().all(letters);
        if !well_formed {
            self.diagnostics.error(
                path,
                id.span(),
                format!("`{text}` cannot be an id"),
                "not an id",
                format!("a small letter, then small letters, digits and `{}`", char::from(joint)),
            );
        }
        if !used.insert(text) {
            let message = format!("the id `{text}` is used twice");
            self.diagnostics.error(
                path,
                id.span(),
                message,
                "again here",
                "ids are public: give it one of its own",
            );
        }
    }
}
