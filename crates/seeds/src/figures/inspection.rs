//! The numbers of a document for an editor: each with its sentence, the kinds that it can have, and its entry in
//! `figures.toml`.
//!
//! A pure function of the texts, fast enough to run after each edit.

use std::ops::Range;

use policy::Document;
use policy::model::document::{Node, NodeKind, Quote, Span};
use policy::model::figures::{Bound, FigureGroup, FigureValue, NotFigureReason};
use toml::Spanned;

use super::account::in_source;
use super::entries::Entries;
use super::lexer::{self, is_number};
use super::quantity::QuantityKind;
use super::resolve::{self, CAPS, FLOORS};
use super::units::{self, UNITS};
use super::value;
use crate::diagnostics::Diagnostics;
use crate::document::inspection::{ParsedSource, lines_of};
use crate::new_document::figures_toml::{self, Draft, context, drafts};
use crate::toml_file::{RawQuote, resolve_quote};

/// A number of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberReading {
    /// The source line, from 1.
    pub line: usize,
    /// The id of the node (a sentence or heading).
    pub node: String,
    /// The text of the node.
    pub sentence: String,
    /// The byte range of the number in that text.
    pub place: Range<usize>,
    /// The likely kind; `None` if the context does not tell.
    pub likely: Option<LikelyKind>,
    /// The likely reason if it is not a figure.
    pub reason: NotFigureReason,
    /// The groups that its unit allows.
    pub possible_groups: Vec<FigureGroup>,
    /// The fields of its `[[figure]]`; `None` if it is not a number with a unit.
    pub figure: Option<FigureFields>,
    /// The quote of its `[[not_figure]]`, and the number if the quote contains several.
    pub not_figure: (String, Option<String>),
    /// The quote and the number of its `[[draft]]`.
    pub draft: (String, String),
    /// Its entry in the file.
    pub entry: Option<NumberEntry>,
}

/// The likely kind of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LikelyKind {
    /// A figure of this group.
    Figure(FigureGroup),
    /// Not a figure.
    None,
}

/// The fields of a `[[figure]]` that follow from the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureFields {
    /// The quote.
    pub quote: String,
    /// The number with its unit.
    pub number: String,
    /// The bound that the quote states.
    pub bound: Bound,
    /// The part of the quote that states a recurrence and contains a number itself.
    pub recurrence: Option<&'static str>,
    /// The clause of the number, without white space.
    pub clause: String,
    /// Whether a duration is a deadline.
    pub is_deadline: bool,
}

/// The entry of a number; `index` counts the entries of the same kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumberEntry {
    /// `[[figure]]`
    Figure {
        /// The index of the entry.
        index: usize,
        /// The group.
        group: FigureGroup,
        /// The meaning, in plain words.
        meaning: String,
        /// The person or unit that it applies to.
        who: Option<String>,
    },
    /// `[[not_figure]]`
    NotFigure {
        /// The index of the entry.
        index: usize,
        /// The reason.
        reason: NotFigureReason,
    },
    /// It states the recurrence of an adjacent figure.
    Recurrence {
        /// The index of its draft, if it has one.
        draft: Option<usize>,
    },
    /// `[[draft]]`: not labelled yet.
    Draft {
        /// The index of the entry.
        index: usize,
    },
}

/// The text of `figures.toml` with a draft for each number, as `cargo xtask new-document` writes it.
#[must_use]
pub fn drafted(id: &str, source: &str, document_toml: &str) -> String {
    let parsed = ParsedSource::new(id, source, document_toml);
    parsed.document().map(|document| figures_toml::write(&document).text).unwrap_or_default()
}

/// The numbers of a document, in reading order, with their entries in `figures.toml`, if it exists.
///
/// # Errors
/// The error of the TOML parser if `figures.toml` is invalid.
pub fn inspect(parsed: &ParsedSource<'_>, figures_toml: Option<&str>) -> Result<Vec<NumberReading>, String> {
    let entries: Entries =
        toml::from_str(figures_toml.unwrap_or("")).map_err(|error| error.message().to_owned())?;
    let Some(document) = parsed.document() else { return Ok(Vec::new()) };
    let claims = ClaimedSpans::of(&document, &entries);
    let source = parsed.source();
    let line = lines_of(source);
    let readings = drafts(&document).into_iter().map(|draft| {
        let entry = claims.of_number(draft.bare);
        read(&draft, line(in_source(source, draft.leaf, draft.bare).start), entry)
    });
    Ok(readings.collect())
}

/// The new node ids of quotes (node id and text) after an edit of `document.toml`; `None` for a quote that is in no node of
/// the new tree.
#[must_use]
pub fn moved(
    id: &str,
    source: &str,
    [before, after]: [&str; 2],
    quotes: &[(String, String)],
) -> Vec<Option<String>> {
    let parsed = [before, after].map(|document_toml| ParsedSource::new(id, source, document_toml));
    let [Some(before), Some(after)] = parsed.each_ref().map(ParsedSource::document) else {
        return vec![None; quotes.len()];
    };
    let find = |(node, words): &(String, String)| {
        let span = quoted(&before, node, words)?.span;
        let is_leaf = |leaf: &Node<'_, '_>| leaf.kind().is_leaf();
        let leaf = before.iter().filter(is_leaf).find(|leaf| leaf.span().contains(span))?;
        let place = Span::of(in_source(source, leaf, span));
        let leaf = after.iter().filter(is_leaf).find(|leaf| leaf.source().contains(place))?;
        quoted(&after, leaf.id(), words).map(|_| leaf.id().to_owned())
    };
    quotes.iter().map(find).collect()
}

/// Resolves a quote; `None` unless its text occurs exactly once in the node.
fn quoted(document: &Document<'_>, node: &str, words: &str) -> Option<Quote> {
    let written = |words: &str| Spanned::new(0..0, words.to_owned());
    let raw = RawQuote { node: written(node), text: written(words) };
    resolve_quote(&raw, "", std::slice::from_ref(document), &mut Diagnostics::default())
}

/// The entries of a file with the span that each one covers.
struct ClaimedSpans {
    all: Vec<(Span, NumberEntry)>,
}

impl ClaimedSpans {
    fn of(document: &Document<'_>, entries: &Entries) -> Self {
        let quote = |raw: &RawQuote| quoted(document, raw.node.get_ref(), raw.text.get_ref());
        let place =
            |raw: &RawQuote, words: &Spanned<String>| resolve::place(document, quote(raw)?, words.get_ref());
        let mut all = Vec::new();
        for (index, raw) in entries.figures.iter().enumerate() {
            let entry = NumberEntry::Figure {
                index,
                group: *raw.group.get_ref(),
                meaning: raw.meaning.get_ref().clone(),
                who: raw.who.clone(),
            };
            all.extend(place(&raw.quote, &raw.number).map(|span| (span, entry)));
        }
        for (index, raw) in entries.not_figures.iter().enumerate() {
            let span = match &raw.number {
                Some(number) => place(&raw.quote, number),
                None => quote(&raw.quote).map(|quote| quote.span),
            };
            all.extend(span.map(|span| (span, NumberEntry::NotFigure { index, reason: raw.reason })));
        }
        for (index, raw) in entries.drafts.iter().enumerate() {
            all.extend(place(&raw.quote, &raw.number).map(|span| (span, NumberEntry::Draft { index })));
        }
        let often = entries.figures.iter().filter_map(|raw| place(&raw.quote, raw.recurrence.as_ref()?));
        all.extend(
            often.collect::<Vec<_>>().into_iter().map(|span| (span, NumberEntry::Recurrence { draft: None })),
        );
        Self { all }
    }

    /// The entry that covers this span; a draft only if there is no other.
    fn of_number(&self, number: Span) -> Option<NumberEntry> {
        let about = || self.all.iter().filter(|(span, _)| span.overlaps(number)).map(|(_, entry)| entry);
        let draft = about().find_map(|entry| match entry {
            NumberEntry::Draft { index } => Some(*index),
            NumberEntry::Figure { .. } | NumberEntry::NotFigure { .. } | NumberEntry::Recurrence { .. } => {
                None
            }
        });
        match about().find(|entry| !matches!(entry, NumberEntry::Draft { .. })) {
            Some(NumberEntry::Recurrence { .. }) => Some(NumberEntry::Recurrence { draft }),
            Some(entry) => Some(entry.clone()),
            None => draft.map(|index| NumberEntry::Draft { index }),
        }
    }
}

fn read(draft: &Draft<'_, '_>, line: usize, entry: Option<NumberEntry>) -> NumberReading {
    let text = draft.leaf.text();
    let number = NumberInSentence::of(draft);
    let value = number.value();
    let figure = value.and_then(|_| number.as_figure(draft));
    let groups = FigureGroup::ALL.into_iter();
    let possible_groups = match value.filter(|_| figure.is_some()) {
        Some(value) => groups.filter(|group| resolve::accepts(*group, value)).collect(),
        None => Vec::new(),
    };
    let likely = number.likely(draft, value);
    // Only what can be written is proposed.
    let can_be = |likely: &LikelyKind| match likely {
        LikelyKind::Figure(group) => possible_groups.contains(group),
        LikelyKind::None => true,
    };
    NumberReading {
        line,
        node: draft.leaf.id().to_owned(),
        sentence: text.to_owned(),
        place: number.place.clone(),
        likely: likely.filter(can_be),
        reason: number.reason(draft),
        possible_groups,
        figure,
        not_figure: number.as_not_figure(draft),
        draft: (draft.quoted.to_owned(), draft.number.slice(draft.leaf.document().text).to_owned()),
        entry,
    }
}

/// A number in its sentence.
struct NumberInSentence<'t> {
    text: &'t str,
    /// The length in bytes of the number in front of a heading.
    label: usize,
    /// The numerals.
    bare: Range<usize>,
    /// The number with its unit, and a preceding 第 or 前 of a rank.
    place: Range<usize>,
}

fn is_unit(words: &str) -> bool {
    units::measure(words).is_some()
}

/// The characters that end a clause.
const CLAUSE_ENDS: [char; 9] = ['。', '，', '；', '：', '！', '？', ',', ';', '\n'];

impl<'t> NumberInSentence<'t> {
    fn of(draft: &Draft<'_, 't>) -> Self {
        let text = draft.leaf.text();
        let from = draft.leaf.span().start;
        let within = |span: Span| (span.start - from) as usize..(span.end - from) as usize;
        let (bare, drafted) = (within(draft.bare), within(draft.number));
        let behind = &text[bare.end..];
        let unit =
            UNITS.iter().map(|(unit, _)| unit.len()).find(|len| behind.get(..*len).is_some_and(is_unit));
        // A character that is no known unit may be one: 三方, 5级.
        let character =
            || behind.chars().next().filter(|c| c.is_alphabetic() && !is_number(*c)).map(char::len_utf8);
        let end = (bare.end + unit.or_else(character).unwrap_or(0)).max(drafted.end);
        let rank = text[..bare.start].chars().next_back().filter(|c| matches!(c, '第' | '前'));
        let is_rank = text[bare.end..end] == *"名";
        let start = bare.start - rank.filter(|_| is_rank).map_or(0, char::len_utf8);
        Self { text, label: draft.leaf.label().len(), bare, place: start..end }
    }

    fn words(&self) -> &'t str {
        &self.text[self.place.clone()]
    }

    /// Its value; `None` unless it is one whole number with a unit (not a part, as in 20余万元).
    fn value(&self) -> Option<FigureValue<'t>> {
        let is_part = self.text[..self.bare.start].ends_with(['余', '多', '几', '数']);
        value::read(self.words()).filter(|_| !is_part)
    }

    /// The text before it in its clause.
    fn before(&self) -> &'t str {
        let before = &self.text[self.label..self.place.start];
        before.rsplit(CLAUSE_ENDS).next().unwrap_or(before)
    }

    /// The text after it in its clause.
    fn behind(&self) -> &'t str {
        let behind = &self.text[self.place.end..];
        behind.split(CLAUSE_ENDS).next().unwrap_or(behind)
    }

    /// The kind that the adjacent words imply.
    fn bound(&self) -> Bound {
        let (before, behind) = (self.before(), self.behind());
        // What stands in front may have what it is a bound of behind it: 不低于工资总额的8%.
        let ahead = |words: &[&str]| {
            let ends = words.iter().filter_map(|word| Some(before.rfind(word)? + word.len()));
            ends.max().is_some_and(|end| !before[end..].contains(is_number))
        };
        if behind.starts_with("以上") || ahead(&FLOORS[1..]) {
            Bound::AtLeast
        } else if behind.starts_with("以内")
            || behind.starts_with("以下")
            || (behind.starts_with('内') && self.words().ends_with('年'))
            || ahead(&CAPS[..2])
        {
            Bound::AtMost
        } else {
            Bound::Exact
        }
    }

    /// The fields of a figure. The quote is the clause, without words that state a bound of another number.
    fn as_figure(&self, draft: &Draft<'_, 't>) -> Option<FigureFields> {
        let bound = self.bound();
        let (before, behind) = (self.before(), self.behind());
        let words = self.words();
        let clause = &self.text[self.place.start - before.len()..self.place.end + behind.len()];
        let is_good = |quote: &str| {
            let once = self.text.matches(quote).count() == 1 && quote.matches(words).count() == 1;
            once && resolve::states_bound(quote, bound)
        };
        let from = |at: usize| draft.leaf.span().start + u32::try_from(at).unwrap_or(u32::MAX);
        let number = Span::new(from(self.place.start), from(self.place.end));
        let quote = [clause.trim(), self.without_bounds().trim()].into_iter().find(|quote| is_good(quote));
        let quote =
            quote.or_else(|| context(draft.leaf, number, |quote| resolve::states_bound(quote, bound)))?;
        Some(FigureFields {
            quote: quote.to_owned(),
            number: words.to_owned(),
            bound,
            recurrence: Some("一次性").filter(|words| quote.matches(words).count() == 1),
            clause: clause.split_whitespace().collect::<Vec<_>>().join(" "),
            is_deadline: self.is_deadline(),
        })
    }

    /// The part of the clause between words that state bounds of other numbers.
    fn without_bounds(&self) -> &'t str {
        let (before, behind) = (self.before(), self.behind());
        let bounds = || CAPS.iter().chain(&FLOORS);
        let start = bounds().filter_map(|word| Some(before.rfind(word)? + word.len())).max().unwrap_or(0);
        let end = bounds().filter_map(|word| behind.find(word)).min().unwrap_or(behind.len());
        &self.text[self.place.start - before.len() + start..self.place.end + end]
    }

    /// The entry of a number that is not a figure.
    fn as_not_figure(&self, draft: &Draft<'_, 't>) -> (String, Option<String>) {
        let name = draft.name.map(|(name, _)| name).filter(|name| self.text.matches(name).count() == 1);
        let quote = name.unwrap_or(draft.quoted);
        let number = draft.number.slice(draft.leaf.document().text);
        let others = quote.replacen(number, "", 1);
        let is_alone = name.is_some() || lexer::numbers(&others).is_empty();
        (quote.to_owned(), (!is_alone).then(|| number.to_owned()))
    }

    fn is_in_quotation(&self) -> bool {
        const LONGEST: usize = 12;
        let (before, behind) = (&self.text[..self.bare.start], &self.text[self.bare.end..]);
        let Some(open) = before.rfind('“').filter(|at| !before[*at..].contains('”')) else {
            return false;
        };
        let Some(close) = behind.find('”').filter(|at| !behind[..*at].contains('“')) else {
            return false;
        };
        self.text[open..self.bare.end + close].chars().count() <= LONGEST
    }

    /// Whether it is written in Chinese numerals.
    fn is_chinese(&self) -> bool {
        !self.text[self.bare.clone()].contains(char::is_numeric)
    }

    /// The likely reason if it is not a figure.
    fn reason(&self, draft: &Draft<'_, 't>) -> NotFigureReason {
        const MEETINGS: [&str; 4] = ["大", "次党代会", "次全", "中全会"];
        let (bare, behind) = (&self.text[self.bare.clone()], &self.text[self.bare.end..]);
        if let Some((_, reason)) = draft.name {
            reason
        } else if bare.contains(['〕', '］']) || behind.starts_with('号') {
            NotFigureReason::PaperNumber
        } else if self.is_in_quotation() {
            NotFigureReason::Slogan
        } else if self.is_chinese() && MEETINGS.iter().any(|word| behind.starts_with(word)) {
            NotFigureReason::Meeting
        } else if bare == "一" && !behind.starts_with("次性") {
            NotFigureReason::Indefinite
        } else {
            NotFigureReason::Idiom
        }
    }

    /// The likely kind, by its unit and the adjacent words.
    fn likely(&self, draft: &Draft<'_, 't>, value: Option<FigureValue<'t>>) -> Option<LikelyKind> {
        let is_of_money = matches!(value, Some(FigureValue::Yuan(_) | FigureValue::Share(_)));
        match self.reason(draft) {
            NotFigureReason::PaperNumber | NotFigureReason::Meeting | NotFigureReason::Name => {
                return Some(LikelyKind::None);
            }
            NotFigureReason::Slogan if !is_of_money => return Some(LikelyKind::None),
            NotFigureReason::Slogan | NotFigureReason::Idiom | NotFigureReason::Indefinite => {}
        }
        let group = match value {
            Some(FigureValue::Yuan(_)) => FigureGroup::Sum,
            Some(FigureValue::Share(_)) => FigureGroup::Share,
            Some(FigureValue::Day(_) | FigureValue::Year(_)) if draft.leaf.kind() == NodeKind::Date => {
                FigureGroup::Date
            }
            Some(FigureValue::Day(_) | FigureValue::Year(_))
                if self.is_deadline() || self.before().ends_with(['到', '至', '自', '从']) =>
            {
                FigureGroup::Deadline
            }
            Some(FigureValue::Day(_) | FigureValue::Year(_)) => FigureGroup::Date,
            Some(FigureValue::Count(range, "年")) if range.min >= 1900 => FigureGroup::Deadline,
            Some(FigureValue::Count(_, unit)) => return Some(self.likely_count(unit)),
            // Digits without a unit may be anything.
            None => return self.is_chinese().then_some(LikelyKind::None),
        };
        Some(LikelyKind::Figure(group))
    }

    /// Whether it is a deadline: 30日内, 6月底前.
    fn is_deadline(&self) -> bool {
        const BEHIND: [&str; 7] = ["前", "底", "之前", "以前", "内", "之内", "起"];
        BEHIND.iter().any(|word| self.behind().starts_with(word))
    }

    fn likely_count(&self, unit: &str) -> LikelyKind {
        const MADE: [&str; 10] =
            ["建设", "建成", "打造", "创建", "培育", "培养", "培训", "新增", "达到", "评选"];
        let bare = &self.text[self.bare.clone()];
        let is_rank = self.words().starts_with(['第', '前']);
        let is_made = MADE.iter().any(|word| self.before().contains(word));
        let group = match units::measure(unit).map(|(measured, _)| measured) {
            Some(QuantityKind::Term | QuantityKind::Age) if self.is_deadline() => FigureGroup::Deadline,
            Some(QuantityKind::Term | QuantityKind::Age) => FigureGroup::Term,
            Some(_) if unit == "次" && self.before().contains('每') && !self.behind().starts_with('性') => {
                FigureGroup::Frequency
            }
            // 一批, 一名: that there is one, or nothing at all.
            _ if bare == "一" && !is_rank => return LikelyKind::None,
            Some(QuantityKind::PersonTimes) => FigureGroup::Target,
            Some(QuantityKind::Persons | QuantityKind::Rank) => FigureGroup::Quota,
            Some(_) if unit == "次" => FigureGroup::Frequency,
            Some(_) if is_made => FigureGroup::Target,
            // What is counted has no unit that is known: 两学, 三方.
            None if self.is_chinese() => return LikelyKind::None,
            Some(_) | None => FigureGroup::Count,
        };
        LikelyKind::Figure(group)
    }
}
