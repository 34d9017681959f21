//! Every number of the documents and what it says, or why it counts nothing.

use policy::Corpus;
use policy::model::document::Document;
use policy::model::figures::{Bound, Figure, Group, NotFigure, Reason, Value};
use schemars::JsonSchema;
use serde::Serialize;

use crate::words::{Day, Quoted};

/// The file of figures.
pub fn figures(corpus: &Corpus<'_>) -> Vec<u8> {
    super::write(
        "figures",
        0,
        File {
            figures: corpus.figures.iter().map(|figure| write(corpus, figure)).collect(),
            not_figures: corpus.not_figures.iter().map(|entry| write_not(corpus, entry)).collect(),
        },
    )
}

/// Every number of the documents: what it says, or why it counts nothing.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "Figures")]
pub struct File<'a> {
    figures: Vec<FigureOut<'a>>,
    not_figures: Vec<NotFigureOut<'a>>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "figure", deny_unknown_fields)]
struct FigureOut<'a> {
    /// Short, stable and public: the row's address on the page of figures.
    id: &'a str,
    document: &'a str,
    quote: Quoted<'a>,
    /// The number with its unit, as printed.
    number: &'a str,
    group: Group,
    value: ValueOut<'a>,
    bound: Bound,
    /// Said in one line, as the site says it.
    #[schemars(length(min = 1))]
    words: String,
    #[schemars(length(min = 1))]
    meaning: &'a str,
    /// Whom it is for or whom it binds.
    #[serde(skip_serializing_if = "Option::is_none")]
    who: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    payer: Option<Quoted<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fund: Option<Quoted<'a>>,
    /// Once or how often, in the words of the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    recurrence: Option<&'a str>,
    /// The id of the figure that says how many there are of what this sum is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    quota: Option<&'a str>,
    /// Ids of the benefits (benefits.json) that it is part of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(min = 1))]
    benefits: Vec<&'a str>,
    /// What the words leave open, or how they have to be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

#[derive(Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[schemars(rename = "value", deny_unknown_fields)]
enum ValueOut<'a> {
    /// Money in whole yuan.
    Yuan { min: u32, max: u32 },
    /// Hundredths of a per cent: 150 is 1.5 %.
    Share { min: u32, max: u32 },
    /// So many of a unit.
    Count {
        min: u32,
        max: u32,
        #[schemars(length(min = 1))]
        unit: &'a str,
    },
    /// A year of the calendar.
    Year { year: u16 },
    /// A day of the calendar.
    Day { day: Day },
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "not_figure", deny_unknown_fields)]
struct NotFigureOut<'a> {
    document: &'a str,
    quote: Quoted<'a>,
    /// The words that hold the number.
    words: &'a str,
    reason: Reason,
}

fn write<'a>(corpus: &Corpus<'a>, figure: &Figure<'a>) -> FigureOut<'a> {
    let document = document(corpus, figure.document);
    let value = match figure.value {
        Value::Yuan(range) => ValueOut::Yuan { min: range.min, max: range.max },
        Value::Share(range) => ValueOut::Share { min: range.min, max: range.max },
        Value::Count(range, unit) => ValueOut::Count { min: range.min, max: range.max, unit },
        Value::Year(year) => ValueOut::Year { year },
        Value::Day(day) => ValueOut::Day { day: Day(day.to_string()) },
    };
    FigureOut {
        id: figure.id,
        document: document.id,
        quote: Quoted::new(document, figure.quote),
        number: figure.number.slice(document.text),
        group: figure.group,
        value,
        bound: figure.bound,
        words: figure.amount(document),
        meaning: figure.meaning,
        who: figure.who,
        payer: figure.payer.map(|quote| Quoted::new(document, quote)),
        fund: figure.fund.map(|quote| Quoted::new(document, quote)),
        recurrence: figure.recurrence.map(|span| span.slice(document.text)),
        quota: figure.quota,
        benefits: figure.benefits.iter().map(|at| corpus.eligibility.benefit(*at).id).collect(),
        note: figure.note,
    }
}

fn write_not<'a>(corpus: &Corpus<'a>, entry: &NotFigure) -> NotFigureOut<'a> {
    let document = document(corpus, entry.document);
    NotFigureOut {
        document: document.id,
        quote: Quoted::new(document, entry.quote),
        words: entry.words.slice(document.text),
        reason: entry.reason,
    }
}

/// The document at a place that the compiler or the decoder of the corpus found in it.
pub fn document<'c, 'a>(corpus: &'c Corpus<'a>, at: u16) -> &'c Document<'a> {
    &corpus.documents[usize::from(at)]
}
