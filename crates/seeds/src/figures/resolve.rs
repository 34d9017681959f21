//! Checks the entries of `figures.toml` against the words they quote, and against the benefits they name.

use std::collections::BTreeSet;
use std::ops::Range;

use policy::Document;
use policy::model::document::{Quote, Span};
use policy::model::figures::{self, Bound, Figure, FigureGroup, FigureValue, NotFigure};
use policy::model::rules::{Benefit, BenefitIndex, Sum};
use toml::Spanned;

use super::entries::{Entries, RawFigure, RawNotFigure};
use super::value;
use crate::diagnostics::Diagnostics;
use crate::toml_file::{RawQuote, resolve_quote};

/// Words that make a number a cap; below, words that make it a floor.
pub(super) const CAPS: [&str; 5] = ["不超过", "最高", "以内", "年内", "以下"];
pub(super) const FLOORS: [&str; 4] = ["以上", "至少", "不少于", "不低于"];

/// Whether the quoted words say that a number is exact, a cap, a floor.
pub(super) fn states_bound(quoted: &str, bound: Bound) -> bool {
    let has = |list: &[&str]| list.iter().any(|word| quoted.contains(word));
    match bound {
        Bound::Exact => !has(&CAPS) && !has(&FLOORS),
        Bound::AtMost => has(&CAPS),
        Bound::AtLeast => has(&FLOORS),
    }
}

/// Whether a number can be what figures of this group are.
pub(super) const fn accepts(group: FigureGroup, value: FigureValue<'_>) -> bool {
    match group {
        FigureGroup::Sum => matches!(value, FigureValue::Yuan(_)),
        FigureGroup::Share => matches!(value, FigureValue::Share(_)),
        FigureGroup::Date => matches!(value, FigureValue::Day(_) | FigureValue::Year(_)),
        FigureGroup::Deadline => {
            matches!(value, FigureValue::Day(_) | FigureValue::Year(_) | FigureValue::Count(..))
        }
        FigureGroup::Quota
        | FigureGroup::Term
        | FigureGroup::Frequency
        | FigureGroup::Target
        | FigureGroup::Count => {
            matches!(value, FigureValue::Count(..))
        }
    }
}

/// Where words stand in a quote; nothing where they do not stand in it exactly once.
pub(super) fn place(document: &Document<'_>, quote: Quote, words: &str) -> Option<Span> {
    let quoted = document.quoted(quote);
    let mut places = quoted.match_indices(words);
    let (Some((at, found)), None) = (places.next(), places.next()) else { return None };
    let start = quote.span.start + u32::try_from(at).ok()?;
    Some(Span::new(start, start + u32::try_from(found.len()).ok()?))
}

/// Resolves the entries of one file.
pub(super) struct FigureResolver<'r, 'a> {
    pub entries: &'a Entries,
    /// The path of the file below `seeds/`.
    pub path: &'r str,
    /// The document's index.
    pub index: u16,
    pub document: &'r Document<'a>,
    /// The benefits that figures may name.
    pub benefits: &'r [Benefit<'r>],
    /// The ids used so far.
    pub ids: &'r mut BTreeSet<&'a str>,
    pub diagnostics: &'r mut Diagnostics,
}

impl<'a> FigureResolver<'_, 'a> {
    /// The figures, each with the location of its number in the file.
    pub fn figures(&mut self) -> Vec<(Figure<'a>, Range<usize>)> {
        let raw = &self.entries.figures;
        raw.iter().filter_map(|raw| Some((self.figure(raw)?, raw.number.span()))).collect()
    }

    /// The numbers that are not figures, each with its location in the file.
    pub fn not_figures(&mut self) -> Vec<(NotFigure, Range<usize>)> {
        let raw = &self.entries.not_figures;
        raw.iter().filter_map(|raw| self.not_figure(raw)).collect()
    }

    /// The draft numbers, each with its location in the file; reports each as a draft.
    pub fn drafts(&mut self) -> Vec<(Span, Range<usize>)> {
        let mut drafts = Vec::new();
        for raw in &self.entries.drafts {
            let Some(quote) = self.quote(&raw.quote) else { continue };
            let Some(number) = self.within(quote, &raw.number) else { continue };
            let hint = "make it a [[figure]] with its meaning, or a [[not_figure]] with a reason";
            let message = format!("nobody has said what the number `{}` is", raw.number.get_ref());
            self.diagnostics.draft(self.path, raw.number.span(), message, hint);
            drafts.push((number, raw.number.span()));
        }
        drafts
    }

    fn figure(&mut self, raw: &'a RawFigure) -> Option<Figure<'a>> {
        let id = raw.id.get_ref();
        if id.is_empty() || !id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
            self.error(
                raw.id.span(),
                "an id is lower-case letters, digits and hyphens",
                "",
                "`m9-technician`",
            );
        }
        if !self.ids.insert(id) {
            self.error(
                raw.id.span(),
                format!("two figures have the id `{id}`"),
                "second use",
                "choose another id",
            );
        }
        if raw.meaning.get_ref().trim().is_empty() {
            self.error(raw.meaning.span(), "a figure needs its meaning in plain words", "empty", "");
        }
        if *raw.group.get_ref() == FigureGroup::Sum && raw.who.is_none() {
            self.error(raw.id.span(), "a sum must say who gets it", "no `who`", "add `who`, in plain words");
        }
        let quote = self.quote(&raw.quote)?;
        let number = self.within(quote, &raw.number)?;
        let value = self.value(raw, number)?;
        self.check_bound(raw, quote);
        let figure = Figure {
            id,
            document: self.index,
            quote,
            number,
            group: *raw.group.get_ref(),
            value,
            bound: raw.bound,
            meaning: raw.meaning.get_ref(),
            who: raw.who.as_deref(),
            payer: self.beside(raw, raw.payer.as_ref()),
            fund: self.beside(raw, raw.fund.as_ref()),
            recurrence: self.recurrence(quote, raw.recurrence.as_ref()),
            quota: self.known_quota(raw.quota.as_ref()),
            label: raw.label.as_deref(),
            benefits: raw.benefits.iter().filter_map(|id| self.benefit(id)).collect(),
            note: raw.note.as_deref(),
        };
        self.check_benefits(&figure, raw);
        Some(figure)
    }

    fn not_figure(&mut self, raw: &'a RawNotFigure) -> Option<(NotFigure, Range<usize>)> {
        let quote = self.quote(&raw.quote)?;
        let (words, written) = match &raw.number {
            Some(number) => (self.within(quote, number)?, number.span()),
            None => (quote.span, raw.quote.text.span()),
        };
        Some((NotFigure { document: self.index, quote, words, reason: raw.reason }, written))
    }

    /// The parsed value of the number, if it fits the group.
    fn value(&mut self, raw: &RawFigure, number: Span) -> Option<FigureValue<'a>> {
        let words = number.slice(self.document.text);
        let Some(value) = value::read(words) else {
            let hint = "name one number, range or date with its unit: `3万元`, `1.5%-2.5%`, `2017年1月1日`";
            self.error(raw.number.span(), format!("`{words}` cannot be read as a number"), "here", hint);
            return None;
        };
        if !accepts(*raw.group.get_ref(), value) {
            let message = format!("`{words}` is not of this group");
            self.error(raw.group.span(), message, "another group", "sums are in 元, shares in %");
        }
        Some(value)
    }

    /// Checks that the declared bound matches the quote: 不超过 or 以上 rule out an exact number, and vice versa.
    fn check_bound(&mut self, raw: &RawFigure, quote: Quote) {
        let said = match raw.bound {
            Bound::Exact => "the words name a cap or a floor",
            Bound::AtMost => "the words name no cap",
            Bound::AtLeast => "the words name no floor",
        };
        if !states_bound(self.document.quoted(quote), raw.bound) {
            let hint = format!(
                "caps: {}; floors: {}; quote no more than the number needs",
                CAPS.join(" "),
                FLOORS.join(" ")
            );
            self.error(
                raw.quote.text.span(),
                format!("{said}, the figure's `bound` differs"),
                "these words",
                hint,
            );
        }
    }

    fn recurrence(&mut self, quote: Quote, raw: Option<&Spanned<String>>) -> Option<Span> {
        let raw = raw?;
        let words = raw.get_ref();
        if words != "一次性" && !words.starts_with('每') {
            let hint = "words of the quote such as 一次性, 每月, 每年, 每两年";
            self.error(raw.span(), format!("`{words}` does not say how often"), "here", hint);
        }
        self.within(quote, raw)
    }

    fn benefit(&mut self, id: &Spanned<String>) -> Option<BenefitIndex> {
        let index = self.benefits.iter().position(|benefit| benefit.id == id.get_ref());
        if index.is_none() {
            let message = format!("no benefit has the id `{}`", id.get_ref());
            self.error(id.span(), message, "unknown benefit", "the ids stand in the document's benefits");
        }
        u16::try_from(index?).ok().map(BenefitIndex)
    }

    fn check_benefits(&mut self, figure: &Figure<'_>, raw: &RawFigure) {
        let benefits = self.benefits;
        for benefit in figure.benefits.iter().filter_map(|index| benefits.get(usize::from(index.0))) {
            if let Some(message) = disagreement(figure, benefit) {
                let hint = "read the sentence again and correct the one that is wrong";
                self.error(raw.number.span(), message, "this number", hint);
            }
        }
    }

    fn known_quota(&mut self, id: Option<&'a Spanned<String>>) -> Option<&'a str> {
        let id = id?;
        let counts = |raw: &RawFigure| {
            raw.id.get_ref() == id.get_ref()
                && matches!(raw.group.get_ref(), FigureGroup::Quota | FigureGroup::Target)
        };
        if !self.entries.figures.iter().any(counts) {
            let message = format!("no figure of the group `quota` or `target` has the id `{}`", id.get_ref());
            self.error(id.span(), message, "unknown figure", "name one of this file");
        }
        Some(id.get_ref())
    }

    /// Resolves words in the node that the figure quotes.
    fn beside(&mut self, figure: &RawFigure, words: Option<&Spanned<String>>) -> Option<Quote> {
        let raw = RawQuote { node: figure.quote.node.clone(), text: words?.clone() };
        self.quote(&raw)
    }

    fn quote(&mut self, raw: &RawQuote) -> Option<Quote> {
        resolve_quote(raw, self.path, std::slice::from_ref(self.document), self.diagnostics)
    }

    /// Resolves words that occur exactly once in a quote.
    fn within(&mut self, quote: Quote, words: &Spanned<String>) -> Option<Span> {
        let found = place(self.document, quote, words.get_ref());
        if found.is_none() {
            let message = format!("`{}` must stand in the quote exactly once", words.get_ref());
            let hint = format!("the quote reads: {}", self.document.quoted(quote));
            self.error(words.span(), message, "here", hint);
        }
        found
    }

    fn error(
        &mut self,
        span: Range<usize>,
        message: impl Into<String>,
        label: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.diagnostics.error(self.path, span, message, label, hint);
    }
}

/// The difference between a figure and its benefit, which are written separately from the same sentence; `None`
/// if they agree or state different things.
fn disagreement(figure: &Figure<'_>, benefit: &Benefit<'_>) -> Option<String> {
    let (expected, found) = match (figure.group, figure.value) {
        (FigureGroup::Sum, FigureValue::Yuan(range)) => (stated_sum(benefit), Some((range, figure.bound))),
        (FigureGroup::Quota, FigureValue::Count(range, _)) => {
            (exactly(benefit.quota.map(|quota| quota.count)), Some((range, figure.bound)))
        }
        (FigureGroup::Term, FigureValue::Count(range, _)) => {
            (exactly(benefit.term.map(|term| u32::from(term.years))), Some((range, figure.bound)))
        }
        _ => (None, None),
    };
    let silent = expected.is_none() && figure.group != FigureGroup::Sum;
    if expected == found || silent {
        return None;
    }
    let said = |stated: Option<(figures::ValueRange, Bound)>| match stated {
        None => "nothing".to_owned(),
        Some((range, bound)) => format!("{} to {} ({bound:?})", range.min, range.max),
    };
    Some(format!("the benefit `{}` says {}, the figure {}", benefit.id, said(expected), said(found)))
}

fn stated_sum(benefit: &Benefit<'_>) -> Option<(figures::ValueRange, Bound)> {
    match benefit.amount?.sum {
        Sum::Fixed(yuan) => Some((figures::ValueRange::one(yuan), Bound::Exact)),
        Sum::Cap(yuan) => Some((figures::ValueRange::one(yuan), Bound::AtMost)),
        Sum::Share(..) | Sum::ShareRange(..) | Sum::ShareMin(..) | Sum::Unspecified => None,
    }
}

fn exactly(count: Option<u32>) -> Option<(figures::ValueRange, Bound)> {
    Some((figures::ValueRange::one(count?), Bound::Exact))
}
