//! What the documents give, to whom, and where they say so.

use policy::Corpus;
use policy::document::{Document, NodeIndex, Quote};
use policy::eligibility::{Amount, Benefit, Eligibility, Gives, Per, Recurrence, StrengthKind, Sum};
use serde::Serialize;

use super::condition::{Condition, condition};
use crate::words::{Quoted, said};

/// The file of benefits.
pub fn benefits(corpus: &Corpus<'_>) -> Vec<u8> {
    let rules = &corpus.eligibility;
    let of = |source: u8| document(corpus, source);
    super::write(
        "benefits",
        0,
        File {
            benefits: rules
                .benefits
                .iter()
                .map(|benefit| write(rules, benefit, of(benefit.source)))
                .collect(),
            principles: rules
                .principles
                .iter()
                .map(|principle| PrincipleOut {
                    document: of(principle.source).id,
                    quote: Quoted::new(of(principle.source), principle.quote),
                    why: said(principle.why),
                })
                .collect(),
            measures_without_benefit: rules
                .no_benefit
                .iter()
                .map(|none| NoBenefitOut {
                    document: of(none.source).id,
                    measure: id(of(none.source), none.measure),
                    reason: none.reason,
                })
                .collect(),
        },
    )
}

/// The document that a source of benefits is.
pub fn document<'c, 'a>(corpus: &'c Corpus<'a>, source: u8) -> &'c Document<'a> {
    &corpus.documents[usize::from(corpus.eligibility.sources[usize::from(source)].document)]
}

fn id<'a>(document: &Document<'a>, node: NodeIndex) -> &'a str {
    document.at(node).id()
}

#[derive(Serialize)]
struct File<'a> {
    benefits: Vec<BenefitOut<'a>>,
    principles: Vec<PrincipleOut<'a>>,
    measures_without_benefit: Vec<NoBenefitOut<'a>>,
}

#[derive(Serialize)]
struct PrincipleOut<'a> {
    document: &'a str,
    quote: Quoted<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'a str>,
}

#[derive(Serialize)]
struct NoBenefitOut<'a> {
    document: &'a str,
    measure: &'a str,
    reason: &'a str,
}

#[derive(Serialize)]
struct BenefitOut<'a> {
    id: &'a str,
    document: &'a str,
    measure: &'a str,
    title: &'a str,
    summary: &'a str,
    audiences: Vec<&'a str>,
    topics: Vec<&'a str>,
    gives: Gives,
    quote: Quoted<'a>,
    strength: StrengthOut<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rules_elsewhere: Option<Quoted<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<Condition<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    condition: Option<Condition<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<AmountOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    payer: Option<Quoted<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    payer_note: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fund: Option<Quoted<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quota: Option<QuotaOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    term: Option<TermOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deadline_note: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ambiguity: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    bring: Vec<BringOut<'a>>,
}

#[derive(Serialize)]
struct StrengthOut<'a> {
    kind: StrengthKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'a str>,
    words: String,
    quote: Quoted<'a>,
}

#[derive(Serialize)]
struct AmountOut<'a> {
    #[serde(flatten)]
    sum: SumOut<'a>,
    per: Per,
    recurrence: Recurrence,
    words: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    total_cap: Option<TotalCapOut<'a>>,
    quote: Quoted<'a>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum SumOut<'a> {
    Fixed { yuan: u32 },
    Cap { yuan: u32 },
    Share { percent: String, of: &'a str },
    ShareRange { min_percent: String, max_percent: String, of: &'a str },
    ShareMin { percent: String, of: &'a str },
    Unspecified,
}

#[derive(Serialize)]
struct TotalCapOut<'a> {
    percent: String,
    of: &'a str,
    quote: Quoted<'a>,
}

#[derive(Serialize)]
struct QuotaOut<'a> {
    count: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    every: Option<&'a str>,
    quote: Quoted<'a>,
}

#[derive(Serialize)]
struct TermOut<'a> {
    years: u16,
    what: &'a str,
    quote: Quoted<'a>,
}

#[derive(Serialize)]
struct BringOut<'a> {
    text: &'a str,
    quote: Quoted<'a>,
}

fn write<'a>(rules: &Eligibility<'a>, benefit: &Benefit<'a>, document: &Document<'a>) -> BenefitOut<'a> {
    let quoted = |quote: Quote| Quoted::new(document, quote);
    let audience = |place: &u8| rules.audiences[usize::from(*place)].id;
    let topic = |place: &u8| rules.topics[usize::from(*place)].id;
    BenefitOut {
        id: benefit.id,
        document: document.id,
        measure: id(document, benefit.measure),
        title: benefit.title,
        summary: benefit.summary,
        audiences: benefit.audiences.iter().map(audience).collect(),
        topics: benefit.topics.iter().map(topic).collect(),
        gives: benefit.gives,
        quote: quoted(benefit.quote),
        strength: StrengthOut {
            kind: benefit.strength.kind,
            by: said(benefit.strength.by),
            words: benefit.strength.words(document.quoted(benefit.strength.quote)),
            quote: quoted(benefit.strength.quote),
        },
        rules_elsewhere: benefit.rules_elsewhere.map(quoted),
        target: benefit.target.map(|at| condition(rules, at, document)),
        condition: benefit.condition.map(|at| condition(rules, at, document)),
        amount: benefit.amount.as_ref().map(|amount| write_amount(amount, document)),
        payer: benefit.payer.map(quoted),
        payer_note: said(benefit.payer_note),
        fund: benefit.fund.map(quoted),
        quota: benefit.quota.map(|quota| QuotaOut {
            count: quota.count,
            every: said(quota.every),
            quote: quoted(quota.quote),
        }),
        term: benefit.term.map(|term| TermOut {
            years: term.years,
            what: term.what,
            quote: quoted(term.quote),
        }),
        deadline_note: said(benefit.deadline_note),
        ambiguity: said(benefit.ambiguity),
        bring: benefit
            .bring
            .iter()
            .map(|bring| BringOut { text: bring.text, quote: quoted(bring.quote) })
            .collect(),
    }
}

fn write_amount<'a>(amount: &Amount<'a>, document: &Document<'a>) -> AmountOut<'a> {
    let sum = match amount.sum {
        Sum::Fixed(yuan) => SumOut::Fixed { yuan },
        Sum::Cap(yuan) => SumOut::Cap { yuan },
        Sum::Share(percent, of) => SumOut::Share { percent: percent.to_string(), of },
        Sum::ShareRange(least, most, of) => {
            SumOut::ShareRange { min_percent: least.to_string(), max_percent: most.to_string(), of }
        }
        Sum::ShareMin(percent, of) => SumOut::ShareMin { percent: percent.to_string(), of },
        Sum::Unspecified => SumOut::Unspecified,
    };
    AmountOut {
        sum,
        per: amount.per,
        recurrence: amount.recurrence,
        words: amount.words(),
        total_cap: amount.total_cap.map(|cap| TotalCapOut {
            percent: cap.percent.to_string(),
            of: cap.of,
            quote: Quoted::new(document, cap.quote),
        }),
        quote: Quoted::new(document, amount.quote),
    }
}
