//! Every number of the documents and what it says, or why it counts nothing.

use policy::Corpus;
use policy::document::Document;
use policy::figures::{Bound, Figure, Group, NotFigure, Reason, Value};
use serde::Serialize;

use crate::words::Quoted;

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

#[derive(Serialize)]
struct File<'a> {
    figures: Vec<FigureOut<'a>>,
    not_figures: Vec<NotFigureOut<'a>>,
}

#[derive(Serialize)]
struct FigureOut<'a> {
    id: &'a str,
    document: &'a str,
    quote: Quoted<'a>,
    number: &'a str,
    group: Group,
    value: ValueOut<'a>,
    bound: Bound,
    words: String,
    meaning: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    who: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    payer: Option<Quoted<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fund: Option<Quoted<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recurrence: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quota: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    benefits: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum ValueOut<'a> {
    Yuan {
        min: u32,
        max: u32,
    },
    /// Hundredths of a per cent: 150 is 1.5 %.
    Share {
        min: u32,
        max: u32,
    },
    Count {
        min: u32,
        max: u32,
        unit: &'a str,
    },
    Year {
        year: u16,
    },
    Day {
        day: String,
    },
}

#[derive(Serialize)]
struct NotFigureOut<'a> {
    document: &'a str,
    quote: Quoted<'a>,
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
        Value::Day(day) => ValueOut::Day { day: day.to_string() },
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
