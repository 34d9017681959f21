//! Edits of the reasons why sentences have no benefit, and the entries that follow from them.
//!
//! A unit (条目) that is not fully covered has a `[[draft]]`, so that the project compiles meanwhile.

use std::collections::BTreeSet;
use std::ops::Range;

use policy::model::document::Node;

use super::coverage::{EntryTarget, SentenceCoverage, heading};
use super::file::{self, EntryKind};
use crate::entries::Entry;

/// The reason for a unit without benefits whose sentences have no reason.
const DEFAULT_REASON: &str = "没有写给谁什么。";

impl<'a> SentenceCoverage<'_, 'a> {
    /// Replaces the reasons of all sentences.
    pub fn set_reasons(&mut self, after: &[Option<String>]) {
        let before = self.reasons();
        let is_changed = |at: &usize| before[self.leaves_of(*at)] != after[self.leaves_of(*at)];
        let changed: BTreeSet<usize> = (0..self.count()).filter(is_changed).collect();
        self.rewrite(&changed, after);
    }

    /// Removes the entries that mark quotes in a sentence as without benefit.
    pub fn remove_quotes_in(&mut self, leaf: usize) {
        let span = self.leaf(leaf).span();
        let mut files = std::mem::take(&mut self.files);
        for file in &mut files {
            file.remove_where(
                |entry| matches!(self.target(entry), EntryTarget::Quote(quote) if span.contains(quote.span)),
            );
        }
        self.files = files;
    }

    /// Sets the reason why a whole unit has no benefit.
    pub fn set_measure_reason(&mut self, measure: usize, reason: &str) {
        self.remove_measure_entries(measure);
        let id = self.measure(measure).id();
        self.add(measure, EntryKind::NoBenefit.entry_with(&[("measure", id), ("reason", reason)]));
    }

    /// Removes the reasons of a unit and its sentences; entries about a range keep the rest of their range.
    pub fn remove_measure_entries(&mut self, measure: usize) {
        let own = self.leaves_of(measure);
        for file in 0..self.files.len() {
            let mut at = 0;
            while at < self.files[file].entries.len() {
                let entry = &self.files[file].entries[at];
                let parts = match self.target(entry) {
                    EntryTarget::Sentences(range) if range.start < own.end && own.start < range.end => {
                        Self::split_range(entry, [range.start..own.start, own.end..range.end], |place| {
                            self.leaf(place).id()
                        })
                    }
                    EntryTarget::Measures(range) if range.contains(&measure) => {
                        Self::split_range(entry, [range.start..measure, measure + 1..range.end], |place| {
                            self.measure(place).id()
                        })
                    }
                    EntryTarget::Measure(of) if of == measure => Vec::new(),
                    _ => {
                        at += 1;
                        continue;
                    }
                };
                let count = parts.len();
                if parts.is_empty() {
                    self.files[file].remove(at);
                } else {
                    self.files[file].entries.splice(at..=at, parts);
                }
                at += count;
            }
        }
    }

    /// The rest of an entry about a range: one entry for each range that is not empty.
    fn split_range(entry: &Entry, ranges: [Range<usize>; 2], id: impl Fn(usize) -> &'a str) -> Vec<Entry> {
        let mut parts = Vec::new();
        for range in ranges.into_iter().filter(|range| !range.is_empty()) {
            let mut part = entry.clone();
            if !parts.is_empty() {
                part.table.decor_mut().set_prefix("\n");
            }
            // The first unit of a range is under `measure` or `from`.
            let from = if part.table.contains_key("measure") { "measure" } else { "from" };
            part.set(from, id(range.start));
            part.set("to", id(range.end - 1));
            parts.push(part);
        }
        parts
    }

    /// Rewrites the entries with the reasons of some units.
    fn rewrite(&mut self, measures: &BTreeSet<usize>, reasons: &[Option<String>]) {
        for &measure in measures {
            self.remove_measure_entries(measure);
        }
        let mut rest = measures.iter().copied().peekable();
        while let Some(first) = rest.next() {
            let Some(reason) = self.common_reason(first, reasons) else {
                self.write_principles(first, reasons);
                continue;
            };
            let mut last = first;
            while let Some(next) = rest.next_if(|next| {
                *next == last + 1 && self.common_reason(*next, reasons).as_ref() == Some(&reason)
            }) {
                last = next;
            }
            let [from, to] = [first, last].map(|at| self.measure(at).id());
            self.add(
                first,
                EntryKind::NoBenefit.entry_with(&[("from", from), ("to", to), ("reason", &reason)]),
            );
        }
    }

    /// The reason of a unit without benefits whose sentences all have the same reason.
    fn common_reason(&self, measure: usize, reasons: &[Option<String>]) -> Option<String> {
        let own = &reasons[self.leaves_of(measure)];
        let reason = own.first()?.clone()?;
        (!self.has_benefit(measure) && own.iter().all(|other| other.as_ref() == Some(&reason)))
            .then_some(reason)
    }

    /// Writes a `[[principle]]` for each run of sentences with the same reason.
    fn write_principles(&mut self, measure: usize, reasons: &[Option<String>]) {
        let own = self.leaves_of(measure);
        let mut at = own.start;
        while at < own.end {
            let end = (at..own.end).find(|next| reasons[*next] != reasons[at]).unwrap_or(own.end);
            if let Some(reason) = &reasons[at] {
                let (from, to) = (self.leaf(at).id(), self.leaf(end - 1).id());
                let mut values = vec![("from", from), ("to", to), ("why", reason.as_str())];
                if from == to {
                    values.remove(1);
                }
                self.add(measure, EntryKind::Principle.entry_with(&values));
            }
            at = end;
        }
    }

    /// Adds an entry to the file of a unit, after the entries about it and the units before it.
    pub fn add(&mut self, measure: usize, entry: Entry) {
        let file = self.file_of(measure);
        let of = |entry: &Entry| match self.target(entry) {
            EntryTarget::Benefit { measure, .. } => measure,
            EntryTarget::Sentences(range) => self.measure_of_leaf(range.start),
            EntryTarget::Quote(quote) => self.measure_containing(self.document.at(quote.node).id()),
            EntryTarget::Measures(range) => Some(range.start),
            EntryTarget::Measure(of) | EntryTarget::Draft(of) => Some(of),
            EntryTarget::Unknown => None,
        };
        let is_before = |entry: &Entry| of(entry).is_some_and(|of| of <= measure);
        let entries = &self.files[file].entries;
        let last = entries.iter().rposition(is_before);
        let at = last.map_or(0, |last| last + 1);
        self.files[file].entries.insert(at, entry);
    }

    fn measure_of_leaf(&self, leaf: usize) -> Option<usize> {
        (0..self.count()).find(|at| self.leaves_of(*at).contains(&leaf))
    }

    /// The index of the file with entries about a unit; a new file if there is none.
    fn file_of(&mut self, measure: usize) -> usize {
        let leaves = self.leaves_of(measure);
        let is_of = |entry: &Entry| match self.target(entry) {
            EntryTarget::Benefit { measure: of, .. } => of == Some(measure),
            EntryTarget::Draft(of) | EntryTarget::Measure(of) => of == measure,
            EntryTarget::Measures(range) => range.contains(&measure),
            EntryTarget::Sentences(range) => range.start < leaves.end && leaves.start < range.end,
            EntryTarget::Quote(_) | EntryTarget::Unknown => false,
        };
        let node = self.measure(measure);
        let path = format!("{}/benefits/{}.toml", self.document.id, file_stem(node));
        let known = self.files.iter().position(|file| file.entries.iter().any(is_of));
        let known = known.or_else(|| self.files.iter().position(|file| file.path == path));
        known.unwrap_or_else(|| {
            self.files.push(file::new_file(path, &heading(node)));
            self.files.len() - 1
        })
    }

    /// Normalizes the entries: a unit that is fully covered has no draft, one without benefits has a reason, and one
    /// with benefits has none.
    pub fn normalize(&mut self) {
        for measure in 0..self.count() {
            let (mut unit_reason, has_benefit) = (self.measure_reason(measure), self.has_benefit(measure));
            if has_benefit && unit_reason.is_some() {
                let reasons = self.reasons();
                self.rewrite(&BTreeSet::from([measure]), &reasons);
                unit_reason = None;
            }
            let has_sentences = !self.leaves_of(measure).is_empty();
            let is_covered =
                self.uncovered(measure).is_empty() && (has_sentences || has_benefit || unit_reason.is_some());
            if is_covered && !has_benefit && unit_reason.is_none() {
                let reason = self.reasons()[self.leaves_of(measure)].iter().flatten().next().cloned();
                let reason = reason
                    .filter(|reason| !reason.trim().is_empty())
                    .unwrap_or_else(|| DEFAULT_REASON.to_owned());
                let id = self.measure(measure).id();
                self.add(measure, EntryKind::NoBenefit.entry_with(&[("measure", id), ("reason", &reason)]));
            }
            self.normalize_draft(measure, !is_covered);
        }
    }

    fn normalize_draft(&mut self, measure: usize, is_wanted: bool) {
        let is_draft = |entry: &Entry| matches!(self.target(entry), EntryTarget::Draft(of) if of == measure);
        let is_there = self.entries().any(is_draft);
        if is_wanted && !is_there {
            let id = self.measure(measure).id();
            self.add(measure, EntryKind::Draft.entry_with(&[("measure", id)]));
        } else if !is_wanted && is_there {
            let mut files = std::mem::take(&mut self.files);
            for file in &mut files {
                file.remove_where(
                    |entry| matches!(self.target(entry), EntryTarget::Draft(of) if of == measure),
                );
            }
            self.files = files;
        }
    }
}

/// The file name of a unit, as `cargo xtask new-document` chooses it.
fn file_stem(measure: Node<'_, '_>) -> String {
    match measure.local_id().parse::<u16>() {
        Ok(number) => format!("{number:02}"),
        Err(_) => measure.local_id().replace('.', "-"),
    }
}
