//! `<document>/readings.toml`: interpretations of terms that the document does not define.
//!
//! A term is interpreted once for all benefits. A benefit names the reading and quotes the term; a benefit's
//! own condition on the facts of a reading must not quote the reading's term.

use std::collections::BTreeSet;

use policy::Document;
use policy::model::rules::{ConditionIndex, Test};
use toml::Spanned;

use super::compiler::{Compiler, Location};
use super::conditions::Basis;
use super::entries::{EligibilityFiles, RawCondition, RawReading, ReadingFile};
use crate::coverage::Coverage;

/// Maximum nesting of readings that refer to earlier ones.
const MAX_DEPTH: usize = 4;

impl<'f> Compiler<'f, '_> {
    /// Checks the readings: ids, notes, and that each is used.
    pub fn check_readings(&mut self, files: &'f EligibilityFiles) {
        for file in &files.readings {
            let mut ids = BTreeSet::new();
            let used = used(files, file.document);
            for reading in &file.readings {
                self.new_id(&reading.id, &file.path, b'_', &mut ids);
                let place = Location { path: &file.path, span: reading.id.span() };
                if reading.note.get_ref().trim().is_empty() || reading.words.is_empty() {
                    self.error(
                        &place,
                        "a reading has `words` and a `note`",
                        "incomplete",
                        "the words that sentences have, and in plain words how they are read",
                    );
                }
                if reading.doubt.is_some() && reading.condition.is_none() {
                    self.error(
                        &place,
                        "a reading with a `doubt` says who is meant for certain",
                        "without a `condition`",
                        "`condition`: who is meant; `doubt`: of whom the text does not say it",
                    );
                }
                if !used.contains(reading.id.get_ref().as_str()) {
                    let message = format!("no benefit uses the reading `{}`", reading.id.get_ref());
                    self.error(&place, message, "unused", "name it in a condition: { reading = \"…\" }");
                }
            }
        }
    }

    /// Resolves the reading that a condition names; its quote must contain a term of the reading.
    pub fn reading(
        &mut self,
        id: &Spanned<String>,
        condition: &RawCondition,
        path: &'f str,
        document: Option<u16>,
    ) -> Option<&'f RawReading> {
        let place = Location { path, span: id.span() };
        let file = self.readings.iter().find(|file| Some(file.document) == document);
        let known = file.map_or(&[][..], |file| &file.readings);
        let Some(reading) = known.iter().find(|reading| reading.id == *id) else {
            let ids: Vec<&str> = known.iter().map(|reading| reading.id.get_ref().as_str()).collect();
            let hint = format!("the document's readings.toml has: {}", ids.join(" "));
            self.error(&place, format!("there is no reading `{}`", id.get_ref()), "unknown reading", hint);
            return None;
        };
        if self.depth.readings > MAX_DEPTH {
            self.error(
                &place,
                "these readings are made of each other",
                "in a circle",
                "say whom one of them means",
            );
            return None;
        }
        let quoted = condition.quote.as_ref().map(|quote| quote.text.get_ref().as_str());
        let words: Vec<&str> = reading.words.iter().map(|word| word.get_ref().as_str()).collect();
        if self.depth.readings == 0
            && !quoted.is_some_and(|quoted| words.iter().any(|word| quoted.contains(word)))
        {
            let message = format!("whoever uses the reading `{}` quotes its word", id.get_ref());
            self.error(&place, message, "not quoted", format!("quote one of: {}", words.join(" ")));
        }
        Some(reading)
    }

    /// Compiles a reading: who is certainly included, and for whom it is left open.
    pub fn read(
        &mut self,
        reading: &'f RawReading,
        meant: &'f Spanned<RawCondition>,
        place: &Location<'f>,
        document: u16,
        said: Basis<'f>,
    ) -> Option<ConditionIndex> {
        let path = self.readings.iter().find(|file| file.document == document)?.path.as_str();
        self.depth.readings += 1;
        // A `not` excludes only those who are certainly included.
        let doubt = reading.doubt.as_ref().filter(|_| self.depth.negations == 0);
        let compiled = match doubt {
            None => self.condition_as(meant, path, Some(document), said),
            Some(doubt) => {
                let whole = self.begin(Test::Any { open: false }, said.quote, said.note, place.clone());
                let certain = self.condition(meant, path, Some(document));
                let perhaps = self.begin(Test::All, None, "", place.clone());
                let others = self.condition(doubt, path, Some(document));
                let open = self.begin(Test::Any { open: true }, None, "", place.clone());
                self.end(open);
                self.end(perhaps);
                self.end(whole);
                certain.and(others).map(|_| whole)
            }
        };
        self.depth.readings -= 1;
        compiled
    }

    /// 等 requires a reading too: a condition that quotes it, or leaves a list open, must name one.
    pub fn check_list(&mut self, condition: &RawCondition, place: &Location<'f>, document: Option<u16>) {
        let quoted = condition.quote.as_ref().map(|quote| quote.text.get_ref().as_str());
        let is_list = condition.open || quoted.is_some_and(|quoted| quoted.starts_with('等'));
        if is_list
            && condition.reading.is_none()
            && self.readings.iter().any(|file| Some(file.document) == document)
        {
            self.error(
                place,
                "a list that ends in 等 says how it is read",
                "without a reading",
                "name a reading of 等: `of_the_kind` where a noun behind it names the kind, else `open_list`",
            );
        }
    }

    /// Checks that a benefit's own condition on facts covered by a reading quotes other words.
    pub fn check_read_once(
        &mut self,
        condition: &RawCondition,
        fact: &str,
        place: &Location<'f>,
        document: Option<u16>,
    ) {
        let Some(file) = self.readings.iter().find(|file| Some(file.document) == document) else { return };
        let reads = |reading: &&RawReading| facts_read(reading, file).contains(fact);
        if self.depth.readings > 0 || !file.readings.iter().any(|reading| reads(&reading)) {
            return;
        }
        let Some(quote) = &condition.quote else {
            let message =
                format!("readings.toml reads words by `{fact}`: this condition says which it rests on");
            self.error(place, message, "without a quote", "quote the words, or name the reading");
            return;
        };
        let quoted = quote.text.get_ref().as_str();
        // The longest term matches: 企业职工 is not 职工.
        let found = || {
            let all = file.readings.iter().filter(|reading| reading.condition.is_some());
            all.flat_map(|reading| reading.words.iter().map(move |word| (reading, word.get_ref().as_str())))
                .filter(|(_, word)| quoted.contains(word))
        };
        let is_longest = |word: &str| !found().any(|(_, other)| other != word && other.contains(word));
        if let Some((reading, word)) = found().find(|(reading, word)| is_longest(word) && reads(reading)) {
            let id = reading.id.get_ref();
            let message = format!("“{word}” is read here and, otherwise, in readings.toml as `{id}`");
            let hint = format!("`reading = \"{id}\"`, or quote narrower words");
            self.error(place, message, "read for a second time", hint);
        }
    }
}

/// The facts that a reading tests, including nested readings.
fn facts_read<'f>(reading: &'f RawReading, file: &'f ReadingFile) -> BTreeSet<&'f str> {
    let mut facts = BTreeSet::new();
    for condition in [&reading.condition, &reading.doubt].into_iter().flatten() {
        add_facts(condition.get_ref(), file, &mut facts, 0);
    }
    facts
}

fn add_facts<'f>(
    condition: &'f RawCondition,
    file: &'f ReadingFile,
    facts: &mut BTreeSet<&'f str>,
    depth: usize,
) {
    if depth > MAX_DEPTH {
        return;
    }
    facts.extend(condition.fact.as_ref().map(|fact| fact.get_ref().as_str()));
    for part in parts(condition) {
        add_facts(part, file, facts, depth);
    }
    let other = condition.reading.as_ref();
    let other = other.and_then(|id| file.readings.iter().find(|reading| reading.id == *id));
    for part in other.into_iter().flat_map(|other| [&other.condition, &other.doubt]).flatten() {
        add_facts(part.get_ref(), file, facts, depth + 1);
    }
}

fn parts(condition: &RawCondition) -> impl Iterator<Item = &RawCondition> {
    let groups = [&condition.all, &condition.any].into_iter().flatten().flatten();
    groups.chain(condition.not.as_deref()).map(Spanned::get_ref)
}

/// Collects the readings that a condition names.
fn add_named<'f>(condition: &'f RawCondition, named: &mut BTreeSet<&'f str>) {
    named.extend(condition.reading.as_ref().map(|id| id.get_ref().as_str()));
    for part in parts(condition) {
        add_named(part, named);
    }
}

/// The ids of all readings in use.
fn used(files: &EligibilityFiles, document: u16) -> BTreeSet<&str> {
    let mut named = BTreeSet::new();
    for file in files.benefits.iter().filter(|file| file.document == document) {
        let given = file.entries.given.iter();
        for condition in given.flat_map(|benefit| [&benefit.target, &benefit.condition]).flatten() {
            add_named(condition.get_ref(), &mut named);
        }
    }
    for file in files.readings.iter().filter(|file| file.document == document) {
        for condition in
            file.readings.iter().flat_map(|reading| [&reading.condition, &reading.doubt]).flatten()
        {
            add_named(condition.get_ref(), &mut named);
        }
    }
    named
}

/// Adds a table of the readings of each document, with the benefits that use them.
pub fn report(files: &EligibilityFiles, documents: &[Document<'_>], coverage: &mut Coverage) {
    for file in &files.readings {
        let benefits = || {
            let own = files.benefits.iter().filter(|other| other.document == file.document);
            own.flat_map(|other| &other.entries.given)
        };
        let lines = file.readings.iter().map(|reading| {
            let id = reading.id.get_ref().as_str();
            let uses: Vec<&str> = benefits()
                .filter(|benefit| {
                    let mut named = BTreeSet::new();
                    for condition in [&benefit.target, &benefit.condition].into_iter().flatten() {
                        add_named(condition.get_ref(), &mut named);
                    }
                    named.contains(id)
                })
                .map(|benefit| benefit.id.get_ref().as_str())
                .collect();
            let words: Vec<&str> = reading.words.iter().map(|word| word.get_ref().as_str()).collect();
            format!(
                "{id} ({}): {}\n    {}: {}",
                words.join(" "),
                reading.note.get_ref(),
                uses.len(),
                uses.join(" ")
            )
        });
        let document = documents[usize::from(file.document)].id;
        coverage
            .section(format!("{document}: how words are read, and which benefits use it"), lines.collect());
    }
}
