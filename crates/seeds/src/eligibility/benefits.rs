//! Compiles benefits, principles, and measures without a benefit.

use std::collections::BTreeSet;

use policy::model::document::{Document, Node, NodeIndex, NodeKind, Quote, Span};
use policy::model::rules::{
    Amount, Benefit, BenefitTerm, Bring, NoBenefit, Per, Percent, Principle, Quota, Recurrence, Strength,
    Sum, Test, TotalCap,
};
use toml::Spanned;

use super::checks::states;
use super::compiler::{Compiler, Location};
use super::entries::{BenefitFile, RawBenefit, RawPrinciple, RawSum, RawSumKind};
use crate::toml_file::RawQuote;

/// The file of an entry, and what its entries share.
#[derive(Clone, Copy)]
struct EntryFile<'f> {
    path: &'f str,
    document: u16,
    /// The index of its document among the sources.
    source: u8,
}

impl<'f> Compiler<'f, '_> {
    /// Compiles one benefits file.
    pub fn benefits(&mut self, file: &'f BenefitFile, source: u8, ids: &mut BTreeSet<&'f str>) {
        let at = EntryFile { path: &file.path, document: file.document, source };
        for raw in &file.entries.given {
            self.new_id(&raw.id, at.path, b'-', ids);
            if let Some(benefit) = self.benefit(raw, at) {
                self.rules.benefits.push(benefit);
            }
        }
        for raw in &file.entries.principles {
            let quotes = self.principle(raw, at);
            let why = raw.why.as_str();
            self.rules.principles.extend(quotes.into_iter().map(|quote| Principle { source, quote, why }));
        }
        for raw in &file.entries.no_benefit {
            if raw.reason.get_ref().trim().is_empty() {
                let place = Location { path: at.path, span: raw.reason.span() };
                self.error(
                    &place,
                    "a measure without a benefit needs a reason",
                    "empty",
                    "say why in plain words",
                );
            }
            let reason = raw.reason.get_ref().as_str();
            let last = raw.to.as_ref().map(|to| self.measure(to, at));
            let Some(first) = self.measure(&raw.measure, at) else { continue };
            let Some(last) = last else {
                self.rules.no_benefit.push(NoBenefit { source, measure: first, reason });
                continue;
            };
            if let Some(last) = last {
                self.no_benefits(first, last, reason, raw.measure.span(), at);
            }
        }
    }

    /// Compiles a range of measures without a benefit, whose sentences become principles with the same
    /// reason.
    fn no_benefits(
        &mut self,
        first: NodeIndex,
        last: NodeIndex,
        reason: &'f str,
        span: std::ops::Range<usize>,
        at: EntryFile<'f>,
    ) {
        let document = &self.documents[usize::from(at.document)];
        let measures = document.measures().filter(|measure| (first..=last).contains(&measure.index()));
        let measures: Vec<NodeIndex> = measures.map(|measure| measure.index()).collect();
        let end = measures.last().map_or(0, |&last| document.at(last).span().end);
        let quotes = sentences(document, document.at(first).span().start, end);
        if measures.is_empty() {
            let hint =
                "`from` comes before `to` in the text; `cargo xtask check-seeds --list` lists the nodes";
            self.error(&Location { path: at.path, span }, "no sentence is in this range", "from here", hint);
        }
        let source = at.source;
        let none = measures.into_iter().map(|measure| NoBenefit { source, measure, reason });
        self.rules.no_benefit.extend(none);
        self.rules.principles.extend(quotes.into_iter().map(|quote| Principle {
            source,
            quote,
            why: reason,
        }));
    }

    /// The quotes of a principle: its own, or every sentence and heading statement in its range.
    fn principle(&mut self, raw: &'f RawPrinciple, at: EntryFile<'f>) -> Vec<Quote> {
        let written = raw.quote.as_ref().map(|quote| quote.text.span());
        match (&raw.quote, &raw.from, &raw.to) {
            (Some(quote), None, None) => self.quote(quote, at.path, at.document).into_iter().collect(),
            (None, Some(from), to) => {
                let to = to.as_ref().unwrap_or(from);
                let ends = [from, to].map(|id| self.node_of(id, at));
                let [Some(first), Some(last)] = ends else { return Vec::new() };
                let document = &self.documents[usize::from(at.document)];
                let (start, end) = (document.at(first).span().start, document.at(last).span().end);
                let quotes = sentences(document, start, end);
                if quotes.is_empty() {
                    let place = Location { path: at.path, span: from.span() };
                    let hint = "`from` comes before `to` in the text; `cargo xtask check-seeds --list` lists the nodes";
                    self.error(&place, "no sentence is in this range", "from here", hint);
                }
                quotes
            }
            _ => {
                let span = raw.from.as_ref().or(raw.to.as_ref()).map(Spanned::span).or(written);
                let place = Location { path: at.path, span: span.unwrap_or(0..0) };
                let hint = "`quote = { node = \"…\", text = \"…\" }`, or `from = \"…\"` and `to = \"…\"`";
                self.error(&place, "a principle has a quote, or a range", "neither or both", hint);
                Vec::new()
            }
        }
    }

    /// The node with this id in the file's document.
    fn node_of(&mut self, id: &Spanned<String>, at: EntryFile<'f>) -> Option<NodeIndex> {
        let document = &self.documents[usize::from(at.document)];
        let node = document.node(id.get_ref()).map(|node| node.index());
        if node.is_none() {
            let place = Location { path: at.path, span: id.span() };
            let message = format!("no document has a node `{}`", id.get_ref());
            self.error(&place, message, "unknown node", "`cargo xtask check-seeds --list` lists the nodes");
        }
        node
    }

    fn benefit(&mut self, raw: &'f RawBenefit, at: EntryFile<'f>) -> Option<Benefit<'f>> {
        let place = Location { path: at.path, span: raw.id.span() };
        let measure = self.measure(&raw.measure, at);
        let quote = self.quote(&raw.quote, at.path, at.document);
        let strength_quote = self.quote(&raw.strength.quote, at.path, at.document);
        let by = self.words(raw.strength.by.as_ref(), measure, at);
        let known: Vec<&str> = self.rules.audiences.iter().map(|audience| audience.id).collect();
        let audiences = self.places(&raw.audiences, "audience", &known, at, &place);
        let known: Vec<&str> = self.rules.topics.iter().map(|topic| topic.id).collect();
        let topics = self.places(&raw.topics, "topic", &known, at, &place);
        let rules_elsewhere = self.maybe_quote(raw.rules_elsewhere.as_ref(), at);
        let payer = self.maybe_quote(raw.payer.as_ref(), at);
        let fund = self.maybe_quote(raw.fund.as_ref(), at);
        let amount = raw.amount.as_ref().map(|amount| self.amount(amount, measure, at));
        let how_many = raw.quota.as_ref().map(|raw| {
            let every = self.words(raw.every.as_ref(), measure, at);
            Some(Quota { count: raw.count, every, quote: self.quote(&raw.quote, at.path, at.document)? })
        });
        let term = raw.term.as_ref().map(|raw| {
            let what = self.words(Some(&raw.what), measure, at);
            Some(BenefitTerm { years: raw.years, what, quote: self.quote(&raw.quote, at.path, at.document)? })
        });
        let bring: Option<Vec<Bring<'f>>> = raw
            .bring
            .iter()
            .map(|raw| Some(Bring { text: &raw.text, quote: self.quote(&raw.quote, at.path, at.document)? }))
            .collect();

        self.check_gives(raw, &audiences, at.path);
        self.check_strength(raw, at.path);
        self.check_words(raw, at.path);
        if let Some(quote) = quote {
            self.check_cut(raw, quote, at.path, at.document);
            self.check_payer(raw, quote, payer, at.path);
        }
        let whole = self.begin(Test::All, None, "", place);
        let [target, condition] = [&raw.target, &raw.condition].map(|written| {
            written.as_ref().map(|written| self.condition(written, at.path, Some(at.document)))
        });
        self.end(whole);
        Some(Benefit {
            id: raw.id.get_ref(),
            source: at.source,
            measure: measure?,
            title: &raw.title,
            summary: &raw.summary,
            audiences,
            topics,
            gives: *raw.gives.get_ref(),
            quote: quote?,
            strength: Strength { kind: *raw.strength.kind.get_ref(), by, quote: strength_quote? },
            rules_elsewhere,
            whole,
            target: all_or_nothing(target)?,
            condition: all_or_nothing(condition)?,
            constraints: Vec::new(),
            amount: all_or_nothing(amount)?,
            payer,
            payer_note: &raw.payer_note,
            fund,
            quota: all_or_nothing(how_many)?,
            term: all_or_nothing(term)?,
            deadline_note: &raw.deadline_note,
            ambiguity: &raw.ambiguity,
            bring: bring?,
        })
    }

    fn places(
        &mut self,
        ids: &[Spanned<String>],
        what: &str,
        known: &[&str],
        at: EntryFile<'f>,
        place: &Location<'_>,
    ) -> Vec<u8> {
        if ids.is_empty() {
            let message = format!("a benefit needs at least one {what}");
            self.error(place, message, "", "lists and filters go by it");
        }
        ids.iter().filter_map(|id| self.known_id(id, at.path, what, known)).collect()
    }

    fn measure(&mut self, id: &Spanned<String>, at: EntryFile<'f>) -> Option<NodeIndex> {
        let node = self.documents[usize::from(at.document)].node(id.get_ref());
        let measure = node.filter(|node| node.kind() == NodeKind::Measure).map(|node| node.index());
        if measure.is_none() {
            let place = Location { path: at.path, span: id.span() };
            let document = self.documents[usize::from(at.document)].id;
            self.error(
                &place,
                format!("`{}` is no measure of this document", id.get_ref()),
                "unknown measure",
                format!("measures are called `{document}.9`"),
            );
        }
        measure
    }

    fn maybe_quote(&mut self, raw: Option<&RawQuote>, at: EntryFile<'f>) -> Option<Quote> {
        raw.and_then(|raw| self.quote(raw, at.path, at.document))
    }

    /// Resolves words that must occur in the measure; `None` if nothing is written.
    fn words(
        &mut self,
        raw: Option<&'f Spanned<String>>,
        measure: Option<NodeIndex>,
        at: EntryFile<'f>,
    ) -> &'f str {
        let (Some(raw), Some(measure)) = (raw, measure) else { return "" };
        let words = raw.get_ref();
        if words.is_empty()
            || !self.documents[usize::from(at.document)].at(measure).text().contains(words.as_str())
        {
            let place = Location { path: at.path, span: raw.span() };
            self.error(
                &place,
                "these words do not stand in the measure",
                "not found",
                "take them from the text, letter by letter",
            );
        }
        words
    }

    fn amount(
        &mut self,
        raw: &'f RawSum,
        measure: Option<NodeIndex>,
        at: EntryFile<'f>,
    ) -> Option<Amount<'f>> {
        let place = Location { path: at.path, span: raw.kind.span() };
        let of = self.words(raw.of.as_ref(), measure, at);
        let yuan = raw.yuan.as_ref().map(|yuan| *yuan.get_ref());
        let percent = self.percent(raw.percent.as_ref(), at);
        let least = self.percent(raw.min_percent.as_ref(), at);
        let most = self.percent(raw.max_percent.as_ref(), at);
        let share_of = (!of.is_empty()).then_some(of);
        let kind = *raw.kind.get_ref();
        let sum = match (kind, yuan, percent, least.zip(most), share_of) {
            (RawSumKind::Fixed, Some(yuan), None, None, None) => Some(Sum::Fixed(yuan)),
            (RawSumKind::Cap, Some(yuan), None, None, None) => Some(Sum::Cap(yuan)),
            (RawSumKind::Share, None, Some(percent), None, Some(of)) => Some(Sum::Share(percent, of)),
            (RawSumKind::ShareMin, None, Some(percent), None, Some(of)) => Some(Sum::ShareMin(percent, of)),
            (RawSumKind::ShareRange, None, None, Some((least, most)), Some(of)) if least < most => {
                Some(Sum::ShareRange(least, most, of))
            }
            (RawSumKind::Unspecified, None, None, None, None) => Some(Sum::Unspecified),
            _ => None,
        };
        if sum.is_none() {
            self.error(
                &place,
                "this kind of amount has other numbers",
                "",
                "fixed, cap: `yuan`; share, share_min: `percent` and `of`; share_range: `min_percent`, `max_percent` and `of`; unspecified: none",
            );
        }
        let total_cap = raw.total_cap.as_ref().map(|raw| {
            let of = self.words(Some(&raw.of), measure, at);
            let percent = self.percent(Some(&raw.percent), at);
            let quote = self.quote(&raw.quote, at.path, at.document);
            Some(TotalCap { percent: percent?, of, quote: quote? })
        });
        let quote = self.quote(&raw.quote, at.path, at.document);
        Some(Amount {
            sum: sum?,
            per: raw.per.as_ref().map_or(Per::Unstated, |per| *per.get_ref()),
            recurrence: raw.recurrence.unwrap_or(Recurrence::Unstated),
            total_cap: all_or_nothing(total_cap)?,
            quote: quote?,
        })
    }

    /// Converts a percentage to tenths.
    fn percent(&mut self, raw: Option<&Spanned<f64>>, at: EntryFile<'f>) -> Option<Percent> {
        let raw = raw?;
        let tenths = raw.get_ref() * 10.0;
        if tenths.fract().abs() > 1e-9 || !(0.0..=10_000.0).contains(&tenths) {
            let place = Location { path: at.path, span: raw.span() };
            self.error(&place, "a percentage has at most one decimal", "", "1.5");
            return None;
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "0 to 10000, checked above"
        )]
        let tenths = tenths.round() as u16;
        Some(Percent(tenths))
    }
}

/// The sentences, and headings that are statements, in a range of a text.
fn sentences(document: &Document<'_>, start: u32, end: u32) -> Vec<Quote> {
    let is_within = |leaf: &Node<'_, '_>| {
        let span = leaf.span();
        (leaf.kind() == NodeKind::Sentence || leaf.kind() == NodeKind::Heading && states(leaf))
            && start <= span.start
            && span.end <= end
    };
    let quote = |leaf: Node<'_, '_>| {
        let label = u32::try_from(leaf.label().len()).unwrap_or(0);
        let span = if leaf.kind() == NodeKind::Heading {
            Span::new(leaf.span().start + label, leaf.span().end)
        } else {
            leaf.span()
        };
        (span.start < span.end).then_some(Quote { node: leaf.index(), span })
    };
    document.iter().filter(is_within).filter_map(quote).collect()
}

/// Turns an optional entry inside out: `None` if compiling it failed, `Some(None)` if it is absent.
#[expect(clippy::option_option, reason = "an absent entry differs from one that failed to compile")]
fn all_or_nothing<T>(written: Option<Option<T>>) -> Option<Option<T>> {
    match written {
        None => Some(None),
        Some(None) => None,
        Some(Some(compiled)) => Some(Some(compiled)),
    }
}
