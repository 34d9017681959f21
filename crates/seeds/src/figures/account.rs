//! Checks that every number of a text has exactly one entry.

use std::collections::BTreeMap;
use std::ops::Range;

use policy::Document;
use policy::model::document::{Node, Span};
use policy::model::figures::{Figure, NotFigure, NotFigureReason};

use super::lexer;
use crate::coverage::Coverage;
use crate::diagnostics::Diagnostics;
use crate::files::SeedFiles;

/// A document with the text of its `source.txt`.
pub(super) struct SourcedDocument<'s, 'a> {
    document: &'s Document<'a>,
    text: &'s str,
}

impl<'s, 'a> SourcedDocument<'s, 'a> {
    /// The document with its text from the seeds.
    pub fn new(document: &'s Document<'a>, seeds: &'s SeedFiles) -> Self {
        let bytes = seeds.get(&source_path(document.id)).map_or(&[][..], Vec::as_slice);
        Self { document, text: std::str::from_utf8(bytes).unwrap_or_default() }
    }
}

fn source_path(document: &str) -> String {
    format!("{document}/source.txt")
}

/// The coverage of the numbers of one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureCoverage {
    /// The document's id.
    pub document: String,
    /// Runs of ASCII digits in `source.txt`, labels included: an independent plain count.
    pub digit_runs: usize,
    /// Numbers found by the lexer, labels excluded.
    pub numbers: usize,
    /// Numbers in figures.
    pub in_figures: usize,
    /// Numbers that are a figure's recurrence (一次性).
    pub in_recurrences: usize,
    /// Numbers that are not figures, by reason.
    pub in_reasons: BTreeMap<NotFigureReason, usize>,
    /// Numbers with a draft entry.
    pub in_drafts: usize,
    /// Numbers without an entry; an error unless zero.
    pub unaccounted: usize,
    /// Number of figures.
    pub figures: usize,
}

impl FigureCoverage {
    /// Adds the document's statistics to the tables of `check-seeds`.
    pub fn cover(&self, coverage: &mut Coverage) {
        let mut lines = vec![
            format!("{:>6}  runs of ASCII digits in source.txt, labels included", self.digit_runs),
            format!("{:>6}  numbers found, labels left out", self.numbers),
            format!("{:>6}    in {} figures", self.in_figures, self.figures),
            format!("{:>6}    say how often, beside a figure", self.in_recurrences),
        ];
        let reasons = &self.in_reasons;
        lines.push(format!("{:>6}    not figures:", reasons.values().sum::<usize>()));
        lines.extend(reasons.iter().map(|(reason, count)| format!("{count:>6}      {}", reason.name())));
        if self.in_drafts > 0 {
            lines.push(format!("{:>6}    drafts", self.in_drafts));
        }
        lines.push(format!("{:>6}    unaccounted for", self.unaccounted));
        coverage.section(format!("{}: numbers", self.document), lines);
    }
}

/// The kind of entry that covers a number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Claim {
    Figure,
    NotFigure(NotFigureReason),
    Draft,
}

/// The entries of a document with their locations.
pub(super) struct Claims<'c, 'a> {
    pub figures: &'c [(Figure<'a>, Range<usize>)],
    pub not_figures: &'c [(NotFigure, Range<usize>)],
    pub drafts: &'c [(Span, Range<usize>)],
}

/// Maximum number of missing entries listed one by one; a new document lacks hundreds.
const LISTED: usize = 50;

/// Checks that every number has exactly one entry, and counts the numbers by entry.
pub(super) fn check(
    source: &SourcedDocument<'_, '_>,
    path: &str,
    entries: &Claims<'_, '_>,
    diagnostics: &mut Diagnostics,
) -> FigureCoverage {
    let Claims { figures, not_figures, drafts } = entries;
    let found = numbers(source.document);
    let mut claims: Vec<Option<Claim>> = vec![None; found.len()];
    let claimed = figures.iter().map(|(figure, written)| (figure.number, written, Claim::Figure)).chain(
        not_figures.iter().map(|(entry, written)| (entry.words, written, Claim::NotFigure(entry.reason))),
    );
    let claimed = claimed.chain(drafts.iter().map(|(words, written)| (*words, written, Claim::Draft)));
    for (words, written, claim) in claimed {
        let (mut covers, mut cuts, mut again) = (false, false, false);
        for ((_, number), slot) in found.iter().zip(&mut claims).filter(|((_, n), _)| words.overlaps(*n)) {
            covers = true;
            cuts |= !words.contains(*number);
            again |= slot.replace(claim).is_some();
        }
        let faults = [
            (!covers, "there is no number in these words that needs an entry", "needless"),
            (cuts, "the words cut a number in two", "name the whole number"),
            (again, "this number is accounted for twice", "second entry"),
        ];
        for (_, message, label) in faults.into_iter().filter(|(fault, ..)| *fault) {
            let hint = format!("the words are 「{}」", words.slice(source.document.text));
            diagnostics.error(path, written.clone(), message, label, hint);
        }
    }
    let recurs = |number: Span| {
        let mut spans = figures.iter().filter_map(|(figure, _)| figure.recurrence);
        spans.any(|span| span.contains(number))
    };
    let mut coverage = FigureCoverage {
        document: source.document.id.to_owned(),
        digit_runs: digit_runs(source.text),
        numbers: found.len(),
        in_figures: 0,
        in_recurrences: 0,
        in_reasons: BTreeMap::new(),
        in_drafts: 0,
        unaccounted: 0,
        figures: figures.len(),
    };
    for ((leaf, number), claim) in found.into_iter().zip(claims) {
        match claim {
            Some(Claim::Figure) => coverage.in_figures += 1,
            Some(Claim::Draft) => coverage.in_drafts += 1,
            Some(Claim::NotFigure(reason)) => *coverage.in_reasons.entry(reason).or_default() += 1,
            None if recurs(number) => coverage.in_recurrences += 1,
            None => {
                coverage.unaccounted += 1;
                if coverage.unaccounted <= LISTED {
                    report(source, leaf, number, path, diagnostics);
                }
            }
        }
    }
    if let Some(more @ 1..) = coverage.unaccounted.checked_sub(LISTED) {
        diagnostics.file_error(path, format!("nobody accounts for {more} further numbers"), "");
    }
    coverage
}

/// The numbers of a document with their leaves, heading labels excluded.
#[must_use]
pub fn numbers<'d, 'a>(document: &'d Document<'a>) -> Vec<(Node<'d, 'a>, Span)> {
    let leaves = document.iter().filter(|node| node.kind().is_leaf());
    leaves
        .flat_map(|leaf| {
            let label = leaf.label().len();
            let start = leaf.span().start as usize + label;
            lexer::numbers(&leaf.text()[label..])
                .into_iter()
                .filter_map(move |number| span(start + number.start, start + number.end))
                .map(move |number| (leaf, number))
        })
        .collect()
}

fn span(start: usize, end: usize) -> Option<Span> {
    Some(Span::new(u32::try_from(start).ok()?, u32::try_from(end).ok()?))
}

fn digit_runs(text: &str) -> usize {
    text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).count()
}

fn report(
    source: &SourcedDocument<'_, '_>,
    leaf: Node<'_, '_>,
    number: Span,
    file: &str,
    diagnostics: &mut Diagnostics,
) {
    let path = source_path(source.document.id);
    let words = number.slice(source.document.text);
    diagnostics.error(
        &path,
        in_source(source.text, leaf, number),
        format!("nobody accounts for the number `{words}` in `{}`", leaf.id()),
        "no entry",
        format!("add a [[figure]] with its meaning, or a [[not_figure]] with a reason, to {file}"),
    );
}

/// Maps a range of a leaf to `source.txt`. The leaf's text equals its source except for white space removed
/// at page breaks.
pub(super) fn in_source(source: &str, leaf: Node<'_, '_>, stretch: Span) -> Range<usize> {
    let (from, to) = (stretch.start - leaf.span().start, stretch.end - leaf.span().start);
    let mut text = leaf.text().char_indices().peekable();
    let (mut start, mut end) = (None, leaf.source().end as usize);
    for (at, c) in leaf.source().slice(source).char_indices() {
        let Some(&(in_text, _)) = text.peek().filter(|(_, expected)| *expected == c) else { continue };
        let place = leaf.source().start as usize + at;
        if in_text == from as usize {
            start = Some(place);
        }
        if in_text < to as usize {
            end = place + c.len_utf8();
        }
        text.next();
    }
    let start = start.unwrap_or(leaf.source().start as usize);
    start..end.max(start)
}
