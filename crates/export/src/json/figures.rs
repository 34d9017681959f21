//! Every number of the documents with its meaning, or why it is not a quantity.

use policy::Corpus;
use policy::model::document::Document;
use policy::model::figures::{Bound, Figure, FigureGroup, FigureValue, NotFigure, NotFigureReason};
use schemars::JsonSchema;
use serde::Serialize;

use super::{Day, Quoted};

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

/// Every number of the documents with its meaning, or why it is not a quantity.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "Figures")]
pub struct File<'a> {
    figures: Vec<FigureOut<'a>>,
    not_figures: Vec<NotFigureOut<'a>>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "figure", deny_unknown_fields)]
struct FigureOut<'a> {
    /// Short, stable and public: the fragment of its row on the figures page.
    id: &'a str,
    document: &'a str,
    quote: Quoted<'a>,
    /// The number with its unit, as printed.
    number: &'a str,
    group: FigureGroup,
    value: ValueOut<'a>,
    bound: Bound,
    /// A one-line summary, as shown on the site.
    #[schemars(length(min = 1))]
    words: String,
    #[schemars(length(min = 1))]
    meaning: &'a str,
    /// Whom it benefits or binds.
    #[serde(skip_serializing_if = "Option::is_none")]
    who: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    payer: Option<Quoted<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fund: Option<Quoted<'a>>,
    /// How often, in the words of the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    recurrence: Option<&'a str>,
    /// The id of the figure with the number of recipients of this sum.
    #[serde(skip_serializing_if = "Option::is_none")]
    quota: Option<&'a str>,
    /// The ids of the benefits (benefits.json) that state it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(min = 1))]
    benefits: Vec<&'a str>,
    /// What the text leaves open, or how it was interpreted.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

#[derive(Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[schemars(rename = "value", deny_unknown_fields)]
enum ValueOut<'a> {
    /// Money in whole yuan.
    Yuan { min: u32, max: u32 },
    /// Basis points: 150 is 1.5 %.
    Share { min: u32, max: u32 },
    /// A count with its unit.
    Count {
        min: u32,
        max: u32,
        #[schemars(length(min = 1))]
        unit: &'a str,
    },
    /// A calendar year.
    Year { year: u16 },
    /// A calendar day.
    Day { day: Day },
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "not_figure", deny_unknown_fields)]
struct NotFigureOut<'a> {
    document: &'a str,
    quote: Quoted<'a>,
    /// The words with the number.
    words: &'a str,
    reason: NotFigureReason,
}

fn write<'a>(corpus: &Corpus<'a>, figure: &Figure<'a>) -> FigureOut<'a> {
    let document = document(corpus, figure.document);
    let value = match figure.value {
        FigureValue::Yuan(range) => ValueOut::Yuan { min: range.min, max: range.max },
        FigureValue::Share(range) => ValueOut::Share { min: range.min, max: range.max },
        FigureValue::Count(range, unit) => ValueOut::Count { min: range.min, max: range.max, unit },
        FigureValue::Year(year) => ValueOut::Year { year },
        FigureValue::Day(day) => ValueOut::Day { day: Day(day.to_string()) },
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

/// The document at a validated index.
pub fn document<'c, 'a>(corpus: &'c Corpus<'a>, at: u16) -> &'c Document<'a> {
    &corpus.documents[usize::from(at)]
}
