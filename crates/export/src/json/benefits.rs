//! What the documents give, to whom, with the supporting quotes.

use policy::Corpus;
use policy::model::document::{Document, NodeIndex, Quote};
use policy::model::rules::{Amount, Benefit, Eligibility, Gives, Per, Recurrence, StrengthKind, Sum};
use schemars::JsonSchema;
use serde::Serialize;

use super::condition::{ConditionOut, condition};
use super::{NodeId, PercentOut, Quoted, non_empty};

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
                    why: non_empty(principle.why),
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

/// The document of a source.
pub fn document<'c, 'a>(corpus: &'c Corpus<'a>, source: u8) -> &'c Document<'a> {
    &corpus.documents[usize::from(corpus.eligibility.sources[usize::from(source)].document)]
}

fn id<'a>(document: &Document<'a>, node: NodeIndex) -> NodeId<'a> {
    NodeId(document.at(node).id())
}

/// What the documents give, to whom and under which conditions, with the supporting quotes. What is not
/// stated is omitted. The documents are of 2017; nothing here is an official decision.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "Benefits")]
pub struct File<'a> {
    benefits: Vec<BenefitOut<'a>>,
    /// Sentences that state an aim or a duty without conditions on anyone.
    principles: Vec<PrincipleOut<'a>>,
    /// Measures that give nothing to a person, an employer or a school, with the reason.
    measures_without_benefit: Vec<NoBenefitOut<'a>>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "principle", deny_unknown_fields)]
struct PrincipleOut<'a> {
    document: &'a str,
    quote: Quoted<'a>,
    /// Why it is not a benefit.
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'a str>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "no_benefit", deny_unknown_fields)]
struct NoBenefitOut<'a> {
    document: &'a str,
    measure: NodeId<'a>,
    #[schemars(length(min = 1))]
    reason: &'a str,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "benefit", deny_unknown_fields)]
struct BenefitOut<'a> {
    /// Short, stable and public.
    id: &'a str,
    /// The id of the document.
    document: &'a str,
    /// The measure that states it.
    measure: NodeId<'a>,
    #[schemars(length(min = 1))]
    title: &'a str,
    #[schemars(length(min = 1))]
    summary: &'a str,
    /// Ids of audiences (questions.json).
    audiences: Vec<&'a str>,
    /// Ids of topics (questions.json).
    topics: Vec<&'a str>,
    /// The kind of benefit.
    gives: Gives,
    /// The supporting quote.
    quote: Quoted<'a>,
    strength: StrengthOut<'a>,
    /// 按规定: further rules exist elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    rules_elsewhere: Option<Quoted<'a>>,
    /// Whom it targets.
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<ConditionOut<'a>>,
    /// The further conditions.
    #[serde(skip_serializing_if = "Option::is_none")]
    condition: Option<ConditionOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<AmountOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    payer: Option<Quoted<'a>>,
    /// How the payer was determined if another passage names them.
    #[serde(skip_serializing_if = "Option::is_none")]
    payer_note: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fund: Option<Quoted<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quota: Option<QuotaOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    term: Option<BenefitTermOut<'a>>,
    /// What the text leaves open about the deadline.
    #[serde(skip_serializing_if = "Option::is_none")]
    deadline_note: Option<&'a str>,
    /// What else the text leaves open.
    #[serde(skip_serializing_if = "Option::is_none")]
    ambiguity: Option<&'a str>,
    /// What to bring, as far as the text says.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(min = 1))]
    bring: Vec<BringOut<'a>>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "strength", deny_unknown_fields)]
struct StrengthOut<'a> {
    /// How firmly the text promises it.
    kind: StrengthKind,
    /// Who decides, in the words of the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'a str>,
    /// A one-line summary, as shown on the site.
    #[schemars(length(min = 1))]
    words: String,
    quote: Quoted<'a>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "amount", deny_unknown_fields)]
struct AmountOut<'a> {
    #[serde(flatten)]
    sum: SumOut<'a>,
    per: Per,
    recurrence: Recurrence,
    /// A one-line summary, as shown on the site.
    #[schemars(length(min = 1))]
    words: String,
    /// A cap on the total of all payments.
    #[serde(skip_serializing_if = "Option::is_none")]
    total_cap: Option<TotalCapOut<'a>>,
    quote: Quoted<'a>,
}

#[derive(Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum SumOut<'a> {
    /// Exactly this many yuan.
    Fixed { yuan: u32 },
    /// At most this many yuan.
    Cap { yuan: u32 },
    /// A share of a base.
    Share {
        percent: PercentOut,
        /// The base.
        #[schemars(length(min = 1))]
        of: &'a str,
    },
    /// A share of a base between two bounds.
    ShareRange {
        min_percent: PercentOut,
        max_percent: PercentOut,
        /// The base.
        #[schemars(length(min = 1))]
        of: &'a str,
    },
    /// At least this share of a base.
    ShareMin {
        percent: PercentOut,
        /// The base.
        #[schemars(length(min = 1))]
        of: &'a str,
    },
    /// Money of an unspecified amount.
    Unspecified,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "total_cap", deny_unknown_fields)]
struct TotalCapOut<'a> {
    percent: PercentOut,
    /// The base.
    #[schemars(length(min = 1))]
    of: &'a str,
    quote: Quoted<'a>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "quota", deny_unknown_fields)]
struct QuotaOut<'a> {
    count: u32,
    /// The interval, in the words of the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    every: Option<&'a str>,
    quote: Quoted<'a>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "term", deny_unknown_fields)]
struct BenefitTermOut<'a> {
    years: u16,
    /// What lasts that long.
    what: &'a str,
    quote: Quoted<'a>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "bring", deny_unknown_fields)]
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
            by: non_empty(benefit.strength.by),
            words: benefit.strength.words(document.quoted(benefit.strength.quote)),
            quote: quoted(benefit.strength.quote),
        },
        rules_elsewhere: benefit.rules_elsewhere.map(quoted),
        target: benefit.target.map(|at| condition(rules, at, document)),
        condition: benefit.condition.map(|at| condition(rules, at, document)),
        amount: benefit.amount.as_ref().map(|amount| write_amount(amount, document)),
        payer: benefit.payer.map(quoted),
        payer_note: non_empty(benefit.payer_note),
        fund: benefit.fund.map(quoted),
        quota: benefit.quota.map(|quota| QuotaOut {
            count: quota.count,
            every: non_empty(quota.every),
            quote: quoted(quota.quote),
        }),
        term: benefit.term.map(|term| BenefitTermOut {
            years: term.years,
            what: term.what,
            quote: quoted(term.quote),
        }),
        deadline_note: non_empty(benefit.deadline_note),
        ambiguity: non_empty(benefit.ambiguity),
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
        Sum::Share(percent, of) => SumOut::Share { percent: PercentOut(percent.to_string()), of },
        Sum::ShareRange(least, most, of) => SumOut::ShareRange {
            min_percent: PercentOut(least.to_string()),
            max_percent: PercentOut(most.to_string()),
            of,
        },
        Sum::ShareMin(percent, of) => SumOut::ShareMin { percent: PercentOut(percent.to_string()), of },
        Sum::Unspecified => SumOut::Unspecified,
    };
    AmountOut {
        sum,
        per: amount.per,
        recurrence: amount.recurrence,
        words: amount.words(),
        total_cap: amount.total_cap.map(|cap| TotalCapOut {
            percent: PercentOut(cap.percent.to_string()),
            of: cap.of,
            quote: Quoted::new(document, cap.quote),
        }),
        quote: Quoted::new(document, amount.quote),
    }
}
