//! Changes of what is said of sentences: why they give nobody anything, and what follows from that.
//!
//! A unit (条目) of which not everything is said has a `[[draft]]`, so that the project compiles while it is worked on.

use std::collections::BTreeSet;
use std::ops::Range;

use policy::model::document::Node;

use super::file::{self, Kind};
use super::sentences::{About, Sentences, heading};
use crate::entries::Entry;

/// What is said of a unit whose sentences do not say why they give nothing.
const NOTHING_GIVEN: &str = "没有写给谁什么。";

impl<'a> Sentences<'_, 'a> {
    /// Says otherwise why sentences give nothing.
    pub fn say(&mut self, after: &[Option<String>]) {
        let before = self.whys();
        let is_changed = |at: &usize| before[self.leaves_of(*at)] != after[self.leaves_of(*at)];
        let changed: BTreeSet<usize> = (0..self.count()).filter(is_changed).collect();
        self.rewrite(&changed, after);
    }

    /// Takes the words of a sentence back of which it is said that they give nothing.
    pub fn reopen_words(&mut self, leaf: usize) {
        let span = self.leaf(leaf).span();
        let mut files = std::mem::take(&mut self.files);
        for file in &mut files {
            file.remove_where(
                |entry| matches!(self.about(entry), About::Words(quote) if span.contains(quote.span)),
            );
        }
        self.files = files;
    }

    /// Says of a unit why it gives nothing.
    pub fn say_of_measure(&mut self, measure: usize, why: &str) {
        self.release(measure);
        let id = self.measure(measure).id();
        self.add(measure, Kind::NoBenefit.entry_with(&[("measure", id), ("reason", why)]));
    }

    /// Takes back what is said of a whole unit, and leaves the others of a range as they are.
    pub fn release(&mut self, measure: usize) {
        let own = self.leaves_of(measure);
        for file in 0..self.files.len() {
            let mut at = 0;
            while at < self.files[file].entries.len() {
                let entry = &self.files[file].entries[at];
                let pieces = match self.about(entry) {
                    About::Sentences(range) if range.start < own.end && own.start < range.end => {
                        Self::pieces(entry, [range.start..own.start, own.end..range.end], |place| {
                            self.leaf(place).id()
                        })
                    }
                    About::Measures(range) if range.contains(&measure) => {
                        Self::pieces(entry, [range.start..measure, measure + 1..range.end], |place| {
                            self.measure(place).id()
                        })
                    }
                    About::Measure(of) if of == measure => Vec::new(),
                    _ => {
                        at += 1;
                        continue;
                    }
                };
                let count = pieces.len();
                if pieces.is_empty() {
                    self.files[file].remove(at);
                } else {
                    self.files[file].entries.splice(at..=at, pieces);
                }
                at += count;
            }
        }
    }

    /// What is left of an entry about a range: the entry itself for the first part, and one like it for the second.
    fn pieces(entry: &Entry, ranges: [Range<usize>; 2], id: impl Fn(usize) -> &'a str) -> Vec<Entry> {
        let mut pieces = Vec::new();
        for range in ranges.into_iter().filter(|range| !range.is_empty()) {
            let mut piece = entry.clone();
            if !pieces.is_empty() {
                piece.table.decor_mut().set_prefix("\n");
            }
            // A unit may be written under its other name.
            let from = if piece.table.contains_key("measure") { "measure" } else { "from" };
            piece.set(from, id(range.start));
            piece.set("to", id(range.end - 1));
            pieces.push(piece);
        }
        pieces
    }

    /// Writes anew why the sentences of units give nothing.
    fn rewrite(&mut self, measures: &BTreeSet<usize>, whys: &[Option<String>]) {
        for &measure in measures {
            self.release(measure);
        }
        let mut rest = measures.iter().copied().peekable();
        while let Some(first) = rest.next() {
            let Some(why) = self.why_of_all(first, whys) else {
                self.write_sentences(first, whys);
                continue;
            };
            let mut last = first;
            while let Some(next) =
                rest.next_if(|next| *next == last + 1 && self.why_of_all(*next, whys).as_ref() == Some(&why))
            {
                last = next;
            }
            let [from, to] = [first, last].map(|at| self.measure(at).id());
            self.add(first, Kind::NoBenefit.entry_with(&[("from", from), ("to", to), ("reason", &why)]));
        }
    }

    /// Why a whole unit gives nothing, where all of its sentences say the same.
    fn why_of_all(&self, measure: usize, whys: &[Option<String>]) -> Option<String> {
        let own = &whys[self.leaves_of(measure)];
        let why = own.first()?.clone()?;
        (!self.gives(measure) && own.iter().all(|other| other.as_ref() == Some(&why))).then_some(why)
    }

    /// Writes a principle for each run of sentences of a unit with the same reason.
    fn write_sentences(&mut self, measure: usize, whys: &[Option<String>]) {
        let own = self.leaves_of(measure);
        let mut at = own.start;
        while at < own.end {
            let end = (at..own.end).find(|next| whys[*next] != whys[at]).unwrap_or(own.end);
            if let Some(why) = &whys[at] {
                let (from, to) = (self.leaf(at).id(), self.leaf(end - 1).id());
                let mut words = vec![("from", from), ("to", to), ("why", why.as_str())];
                if from == to {
                    words.remove(1);
                }
                self.add(measure, Kind::Principle.entry_with(&words));
            }
            at = end;
        }
    }

    /// Puts an entry into the file of a unit, behind what is said of it and of those before it.
    pub fn add(&mut self, measure: usize, entry: Entry) {
        let file = self.file_of(measure);
        let of = |entry: &Entry| match self.about(entry) {
            About::Benefit { measure, .. } => measure,
            About::Sentences(range) => self.measure_of_leaf(range.start),
            About::Words(quote) => self.measure_with(self.document.at(quote.node).id()),
            About::Measures(range) => Some(range.start),
            About::Measure(of) | About::Draft(of) => Some(of),
            About::Unknown => None,
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

    /// The file that speaks of a unit; a new one where none does.
    fn file_of(&mut self, measure: usize) -> usize {
        let leaves = self.leaves_of(measure);
        let is_of = |entry: &Entry| match self.about(entry) {
            About::Benefit { measure: of, .. } => of == Some(measure),
            About::Draft(of) | About::Measure(of) => of == measure,
            About::Measures(range) => range.contains(&measure),
            About::Sentences(range) => range.start < leaves.end && leaves.start < range.end,
            About::Words(_) | About::Unknown => false,
        };
        let node = self.measure(measure);
        let path = format!("{}/benefits/{}.toml", self.document.id, name(node));
        let known = self.files.iter().position(|file| file.entries.iter().any(is_of));
        let known = known.or_else(|| self.files.iter().position(|file| file.path == path));
        known.unwrap_or_else(|| {
            self.files.push(file::begin(path, &heading(node)));
            self.files.len() - 1
        })
    }

    /// Makes the files fit together: a unit of which everything is said has no draft, one that gives nothing says why,
    /// and one that gives something does not say that it gives nothing.
    pub fn settle(&mut self) {
        for measure in 0..self.count() {
            let (mut reason, gives) = (self.reason(measure), self.gives(measure));
            if gives && reason.is_some() {
                let whys = self.whys();
                self.rewrite(&BTreeSet::from([measure]), &whys);
                reason = None;
            }
            let has_sentences = !self.leaves_of(measure).is_empty();
            let is_whole = self.rest(measure).is_empty() && (has_sentences || gives || reason.is_some());
            if is_whole && !gives && reason.is_none() {
                let why = self.whys()[self.leaves_of(measure)].iter().flatten().next().cloned();
                let why =
                    why.filter(|why| !why.trim().is_empty()).unwrap_or_else(|| NOTHING_GIVEN.to_owned());
                let id = self.measure(measure).id();
                self.add(measure, Kind::NoBenefit.entry_with(&[("measure", id), ("reason", &why)]));
            }
            self.settle_draft(measure, !is_whole);
        }
    }

    fn settle_draft(&mut self, measure: usize, is_wanted: bool) {
        let is_draft = |entry: &Entry| matches!(self.about(entry), About::Draft(of) if of == measure);
        let is_there = self.entries().any(is_draft);
        if is_wanted && !is_there {
            let id = self.measure(measure).id();
            self.add(measure, Kind::Draft.entry_with(&[("measure", id)]));
        } else if !is_wanted && is_there {
            let mut files = std::mem::take(&mut self.files);
            for file in &mut files {
                file.remove_where(|entry| matches!(self.about(entry), About::Draft(of) if of == measure));
            }
            self.files = files;
        }
    }
}

/// The name of a unit's file, as `cargo xtask new-document` gives it.
fn name(measure: Node<'_, '_>) -> String {
    match measure.local_id().parse::<u16>() {
        Ok(number) => format!("{number:02}"),
        Err(_) => measure.local_id().replace('.', "-"),
    }
}
