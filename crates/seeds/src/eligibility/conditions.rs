//! Compiles conditions to comparisons over slots.

use std::ops::Range;

use policy::model::document::Quote;
use policy::model::rules::{
    Atom, AtomIndex, Comparison, Condition, ConditionIndex, FactIndex, FactKind, FactOption, Test,
};
use toml::Spanned;

use super::compiler::{Compiler, Location};
use super::entries::{RawAmount, RawCondition, RawIs};
use crate::toml_file::RawQuote;

/// A comparison before numbers are cut into cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum UncutComparison {
    Compiled(Comparison),
    /// An inclusive number range.
    Numbers(u32, u32),
}

/// The basis of a condition: a quote, and what the text leaves open.
#[derive(Debug, Clone, Copy)]
pub(super) struct Basis<'f> {
    pub quote: Option<Quote>,
    pub note: &'f str,
}

impl<'f> Compiler<'f, '_> {
    /// Compiles a condition whose quotes refer to this document. Reports errors.
    pub fn condition(
        &mut self,
        raw: &'f Spanned<RawCondition>,
        path: &'f str,
        document: Option<u16>,
    ) -> Option<ConditionIndex> {
        self.condition_as(raw, path, document, Basis { quote: None, note: "" })
    }

    /// Compiles a condition with a default quote and note.
    pub fn condition_as(
        &mut self,
        raw: &'f Spanned<RawCondition>,
        path: &'f str,
        document: Option<u16>,
        said: Basis<'f>,
    ) -> Option<ConditionIndex> {
        let (condition, place) = (raw.get_ref(), Location { path, span: raw.span() });
        let own = condition.quote.as_ref().and_then(|quote| self.condition_quote(quote, path, document));
        let quote = own.or(said.quote);
        let mut note = if condition.note.is_empty() { said.note } else { &condition.note };
        if let Some(id) = &condition.reading {
            let reading = self.reading(id, condition, path, document)?;
            note = reading.note.get_ref();
            if let Some(meant) = &reading.condition {
                return self.read(reading, meant, &place, document?, Basis { quote, note });
            }
        }
        self.check_list(condition, &place, document);
        let groups = [
            condition.all.is_some(),
            condition.any.is_some(),
            condition.not.is_some(),
            condition.fact.is_some(),
        ];
        if groups.iter().filter(|&&given| given).count() != 1 {
            self.error(
                &place,
                "a condition has exactly one of `all`, `any`, `not` and `fact`",
                "this condition",
                "{ all = [ { fact = \"insured_years\", at_least = 3 }, … ] }",
            );
            return None;
        }
        if condition.open && condition.any.is_none() {
            self.error(
                &place,
                "only an `any` can be open",
                "not a list",
                "`open` says that the text's list ends in 等",
            );
        }
        if let Some(fact) = &condition.fact {
            self.check_read_once(condition, fact.get_ref(), &place, document);
            return self.comparison(condition, fact, &place, Basis { quote, note });
        }
        let (test, parts) = match (&condition.all, &condition.any, &condition.not) {
            (Some(parts), _, _) => (Test::All, parts.as_slice()),
            (_, Some(parts), _) => (Test::Any { open: condition.open }, parts.as_slice()),
            (_, _, Some(part)) => (Test::Not, std::slice::from_ref(&**part)),
            (None, None, None) => return None,
        };
        if parts.is_empty() && !condition.open {
            self.error(
                &place,
                "a group needs at least one part",
                "empty",
                "leave the condition out, or fill it",
            );
            return None;
        }
        let at = self.begin(test, quote, note, place);
        let negated = usize::from(test == Test::Not);
        self.depth.negations += negated;
        let mut complete = true;
        for part in parts {
            complete &= self.condition(part, path, document).is_some();
        }
        self.depth.negations -= negated;
        self.end(at);
        complete.then_some(at)
    }

    fn condition_quote(&mut self, quote: &RawQuote, path: &'f str, document: Option<u16>) -> Option<Quote> {
        let Some(document) = document else {
            let place = Location { path, span: quote.node.span() };
            self.error(
                &place,
                "questions rest on no sentence",
                "a quote here",
                "conditions of benefits carry quotes; those of questions and constraints do not",
            );
            return None;
        };
        self.quote(quote, path, document)
    }

    fn comparison(
        &mut self,
        raw: &'f RawCondition,
        fact: &'f Spanned<String>,
        place: &Location<'f>,
        Basis { quote, note }: Basis<'f>,
    ) -> Option<ConditionIndex> {
        let path = place.path;
        let index = self.known_fact(fact, path)?;
        let comparisons = [
            raw.is.is_some(),
            raw.r#in.is_some(),
            raw.has.is_some(),
            raw.has_any.is_some(),
            raw.at_least.is_some()
                || raw.at_most.is_some()
                || raw.more_than.is_some()
                || raw.less_than.is_some(),
            raw.on_or_after.is_some(),
            raw.on_or_before.is_some(),
            raw.within.is_some(),
        ];
        if comparisons.iter().filter(|&&given| given).count() != 1 {
            self.error(
                place,
                "a condition on a fact has exactly one comparison",
                "this condition",
                "`is`, `in`, `has`, `has_any`, `at_least`, `at_most`, `on_or_after`, `on_or_before` or `within`",
            );
            return None;
        }
        if let Some(options) = &raw.has_any {
            let slots: Option<Vec<u16>> =
                options.iter().map(|option| self.ticked(index, option, path)).collect();
            let at = self.begin(Test::Any { open: false }, quote, note, place.clone());
            for slot in slots? {
                self.push_atom(index, slot, UncutComparison::Compiled(Comparison::Cells(2)), None, "", place);
            }
            self.end(at);
            return Some(at);
        }
        let (offset, meaning) = self.meaning(raw, index, place)?;
        Some(self.push_atom(index, offset, meaning, quote, note, place))
    }

    /// The meaning of a comparison: the slot within the fact, and when it holds.
    fn meaning(
        &mut self,
        raw: &'f RawCondition,
        fact: FactIndex,
        place: &Location<'f>,
    ) -> Option<(u16, UncutComparison)> {
        let path = place.path;
        let cells = |cells| Some((0, UncutComparison::Compiled(Comparison::Cells(cells))));
        let dates = |comparison| Some((0, UncutComparison::Compiled(comparison)));
        let kind = self.rules.fact(fact).kind.clone();
        match kind {
            FactKind::OneOf(options) => match (&raw.is, &raw.r#in) {
                (Some(is), _) if let RawIs::Option(id) = is.get_ref() => {
                    cells(1 << self.option(&options, id, is.span(), path)?)
                }
                (_, Some(ids)) if !ids.is_empty() => {
                    let mut mask = 0;
                    for id in ids {
                        mask |= 1 << self.option(&options, id.get_ref(), id.span(), path)?;
                    }
                    cells(mask)
                }
                _ => self.wrong_comparison(place, "an option", "`is = \"…\"` or `in = [\"…\"]`"),
            },
            FactKind::SeveralOf(_) => match &raw.has {
                Some(id) => {
                    Some((self.ticked(fact, id, path)?, UncutComparison::Compiled(Comparison::Cells(2))))
                }
                None => {
                    self.wrong_comparison(place, "several options", "`has = \"…\"` or `has_any = [\"…\"]`")
                }
            },
            FactKind::YesNo => match raw.is.as_ref().map(Spanned::get_ref) {
                Some(RawIs::YesNo(yes)) => cells(if *yes { 2 } else { 1 }),
                _ => self.wrong_comparison(place, "yes or no", "`is = true` or `is = false`"),
            },
            FactKind::Number(_) | FactKind::Duration(_) => self.numbers(raw, fact, place),
            FactKind::Date => match (&raw.on_or_after, &raw.on_or_before, &raw.within) {
                (Some(day), _, _) => dates(Comparison::OnOrAfter(self.date(day, path)?)),
                (_, Some(day), _) => dates(Comparison::OnOrBefore(self.date(day, path)?)),
                (_, _, Some(length)) => match u16::try_from(length.get_ref().in_months()) {
                    Ok(months @ 1..) => dates(Comparison::WithinMonths(months)),
                    _ => self.wrong_comparison(place, "a day", "`within = { years = 1 }`"),
                },
                _ => self.wrong_comparison(
                    place,
                    "a day",
                    "`on_or_after = \"2017-01-01\"`, `on_or_before` or `within = { years = 1 }`",
                ),
            },
        }
    }

    fn numbers(
        &mut self,
        raw: &RawCondition,
        fact: FactIndex,
        place: &Location<'f>,
    ) -> Option<(u16, UncutComparison)> {
        let is_duration = matches!(self.rules.fact(fact).kind, FactKind::Duration(_));
        let number = |amount: &Option<Spanned<RawAmount>>| {
            amount.as_ref().and_then(|amount| in_units(*amount.get_ref(), is_duration))
        };
        let least = number(&raw.at_least).or(number(&raw.more_than).map(|bound| bound.saturating_add(1)));
        let most = match number(&raw.less_than) {
            Some(0) => None,
            Some(bound) => Some(bound - 1),
            None => number(&raw.at_most),
        };
        if least.is_none() && most.is_none() {
            return self.wrong_comparison(
                place,
                if is_duration { "a length of time" } else { "a number" },
                "`at_least = 3`, `at_most`, `more_than` or `less_than`; of a duration in years, or { years = 2, months = 6 }",
            );
        }
        Some((0, UncutComparison::Numbers(least.unwrap_or(0), most.unwrap_or(u32::MAX))))
    }

    fn wrong_comparison<T>(&mut self, place: &Location<'f>, answers: &str, hint: &str) -> Option<T> {
        self.error(place, format!("the answer to this fact is {answers}"), "cannot be compared so", hint);
        None
    }

    /// The index of an option within a several-of fact.
    fn ticked(&mut self, fact: FactIndex, id: &'f Spanned<String>, path: &'f str) -> Option<u16> {
        let FactKind::SeveralOf(options) = self.rules.fact(fact).kind.clone() else {
            let place = Location { path, span: id.span() };
            return self.wrong_comparison(&place, "not several options", "`has` is for several_of facts");
        };
        self.option(&options, id.get_ref(), id.span(), path).map(u16::from)
    }

    fn option(
        &mut self,
        options: &[FactOption<'f>],
        id: &str,
        span: Range<usize>,
        path: &'f str,
    ) -> Option<u8> {
        let place = options.iter().position(|option| option.id == id).and_then(|at| u8::try_from(at).ok());
        if place.is_none() {
            let known: Vec<&str> = options.iter().map(|option| option.id).collect();
            self.error(
                &Location { path, span },
                format!("the fact has no option `{id}`"),
                "unknown option",
                format!("its options are: {}", known.join(" ")),
            );
        }
        place
    }

    fn date(&mut self, raw: &Spanned<String>, path: &'f str) -> Option<policy::Date> {
        let day = raw.get_ref().parse().ok();
        if day.is_none() {
            let place = Location { path, span: raw.span() };
            self.error(&place, "this is not a day", "not a day", "write `2017-01-01`");
        }
        day
    }

    /// Starts a condition; its parts follow.
    pub fn begin(
        &mut self,
        test: Test,
        quote: Option<Quote>,
        note: &'f str,
        place: Location<'f>,
    ) -> ConditionIndex {
        let at = ConditionIndex(u16::try_from(self.rules.conditions.len()).unwrap_or(u16::MAX));
        self.rules.conditions.push(Condition { test, end: at, quote, note });
        self.places.push(place);
        at
    }

    /// Ends a condition after its last part.
    pub fn end(&mut self, at: ConditionIndex) {
        let end = u16::try_from(self.rules.conditions.len()).unwrap_or(u16::MAX);
        self.rules.conditions[usize::from(at.0)].end = ConditionIndex(end);
    }

    fn push_atom(
        &mut self,
        fact: FactIndex,
        offset: u16,
        meaning: UncutComparison,
        quote: Option<Quote>,
        note: &'f str,
        place: &Location<'f>,
    ) -> ConditionIndex {
        let slot = self.rules.fact(fact).first_slot + offset;
        let known = self.rules.atoms.iter().zip(&self.meanings);
        let known = known.into_iter().position(|(atom, other)| atom.slot == slot && *other == meaning);
        let atom = known.unwrap_or_else(|| {
            let comparison = match meaning {
                UncutComparison::Compiled(comparison) => comparison,
                UncutComparison::Numbers(..) => Comparison::Cells(0),
            };
            self.rules.atoms.push(Atom { fact, slot, comparison });
            self.meanings.push(meaning);
            self.meanings.len() - 1
        });
        let atom = AtomIndex(u16::try_from(atom).unwrap_or(u16::MAX));
        let at = self.begin(Test::Atom(atom), quote, note, place.clone());
        self.end(at);
        at
    }

    /// Cuts numbers where some comparison changes, and assigns each comparison its cells.
    pub fn cut_numbers(&mut self) {
        for (index, fact) in (0..).map(FactIndex).zip(&mut self.rules.facts) {
            let (FactKind::Number(range) | FactKind::Duration(range)) = &mut fact.kind else { continue };
            let of_fact = self.rules.atoms.iter().zip(&self.meanings).filter(|(atom, _)| atom.fact == index);
            for (_, meaning) in of_fact {
                let UncutComparison::Numbers(least, most) = *meaning else { continue };
                let inside = |cut: &u32| range.min < *cut && *cut <= range.max;
                range.cuts.extend([least, most.saturating_add(1)].iter().filter(|cut| inside(cut)));
            }
            range.cuts.sort_unstable();
            range.cuts.dedup();
        }
        for (atom, meaning) in self.rules.atoms.iter_mut().zip(&self.meanings) {
            let UncutComparison::Numbers(least, most) = *meaning else { continue };
            let fact = &self.rules.facts[usize::from(atom.fact.0)];
            if let FactKind::Number(range) | FactKind::Duration(range) = &fact.kind {
                atom.comparison = Comparison::Cells(range.cells(least, most));
            }
        }
    }
}

/// Converts an amount to the fact's unit; durations count months.
pub(super) fn in_units(amount: RawAmount, is_duration: bool) -> Option<u32> {
    match amount {
        RawAmount::Number(years) if is_duration => years.checked_mul(12),
        RawAmount::Number(number) => Some(number),
        RawAmount::Length(length) => is_duration.then(|| length.in_months()),
    }
}
