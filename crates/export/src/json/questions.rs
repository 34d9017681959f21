//! What can be asked about a person, an employer or a school.

use policy::Corpus;
use policy::document::Document;
use policy::eligibility::{
    BenefitIndex, Changes, ConditionIndex, Eligibility, Fact, FactKind, FactOption, NumberRange,
};
use serde::Serialize;

use super::condition::{Condition, condition};
use crate::words::said;

/// The file of questions.
pub fn questions(corpus: &Corpus<'_>) -> Vec<u8> {
    let rules = &corpus.eligibility;
    // Gates and constraints quote nothing: any document will do, and without one there are none.
    let nowhere = corpus.documents.first();
    let condition = |at: ConditionIndex| nowhere.map(|document| condition(rules, at, document));
    let options = rules.facts.first().map_or(&[][..], Fact::options);
    let audiences = rules.audiences.iter().map(|audience| AudienceOut {
        id: audience.id,
        label: audience.label,
        who: options.get(usize::from(audience.who)).map_or("", |option| option.id),
    });
    let topics = rules.topics.iter().map(|topic| TopicOut { id: topic.id, label: topic.label });
    let benefit = |at: &BenefitIndex| rules.benefit(*at).id;
    let wishes = rules.wishes.iter().map(|wish| WishOut {
        id: wish.id,
        label: wish.label,
        who: options.get(usize::from(wish.who)).map_or("", |option| option.id),
        everything: wish.is_everything,
        benefits: wish.benefits.iter().map(benefit).collect(),
    });
    let constraints = rules
        .constraints
        .iter()
        .filter_map(|rule| Some(ConstraintOut { never: condition(rule.never)?, message: rule.message }));
    super::write(
        "questions",
        0,
        File {
            audiences: audiences.collect(),
            topics: topics.collect(),
            wishes: wishes.collect(),
            facts: rules.facts.iter().map(|fact| write(rules, fact, nowhere)).collect(),
            constraints: constraints.collect(),
        },
    )
}

#[derive(Serialize)]
struct File<'a> {
    audiences: Vec<AudienceOut<'a>>,
    topics: Vec<TopicOut<'a>>,
    wishes: Vec<WishOut<'a>>,
    facts: Vec<FactOut<'a>>,
    constraints: Vec<ConstraintOut<'a>>,
}

#[derive(Serialize)]
struct AudienceOut<'a> {
    id: &'a str,
    label: &'a str,
    who: &'a str,
}

#[derive(Serialize)]
struct TopicOut<'a> {
    id: &'a str,
    label: &'a str,
}

#[derive(Serialize)]
struct WishOut<'a> {
    id: &'a str,
    label: &'a str,
    who: &'a str,
    everything: bool,
    benefits: Vec<&'a str>,
}

#[derive(Serialize)]
struct ConstraintOut<'a> {
    never: Condition<'a>,
    message: &'a str,
}

#[derive(Serialize)]
struct FactOut<'a> {
    id: &'a str,
    #[serde(flatten)]
    kind: KindOut<'a>,
    label: &'a str,
    question: &'a str,
    why: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    changes: Changes,
    #[serde(skip_serializing_if = "Option::is_none")]
    applies_if: Option<Condition<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum KindOut<'a> {
    OneOf {
        options: Vec<OptionOut<'a>>,
    },
    SeveralOf {
        options: Vec<OptionOut<'a>>,
    },
    YesNo,
    Number {
        unit: &'a str,
        min: u32,
        max: u32,
    },
    /// Counted in months.
    Duration {
        unit: &'static str,
        min: u32,
        max: u32,
    },
    Date,
}

#[derive(Serialize)]
struct OptionOut<'a> {
    id: &'a str,
    label: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
}

fn write<'a>(rules: &Eligibility<'a>, fact: &Fact<'a>, nowhere: Option<&Document<'a>>) -> FactOut<'a> {
    let options = |options: &[FactOption<'a>]| {
        let option = |option: &FactOption<'a>| OptionOut {
            id: option.id,
            label: option.label,
            help: said(option.help),
        };
        options.iter().map(option).collect()
    };
    let kind = match &fact.kind {
        FactKind::OneOf(list) => KindOut::OneOf { options: options(list) },
        FactKind::SeveralOf(list) => KindOut::SeveralOf { options: options(list) },
        FactKind::YesNo => KindOut::YesNo,
        FactKind::Number(NumberRange { unit, min, max, .. }) => {
            KindOut::Number { unit, min: *min, max: *max }
        }
        FactKind::Duration(NumberRange { min, max, .. }) => {
            KindOut::Duration { unit: "月", min: *min, max: *max }
        }
        FactKind::Date => KindOut::Date,
    };
    FactOut {
        id: fact.id,
        kind,
        label: fact.label,
        question: fact.question,
        why: rules.fact_index(fact.id).map(|at| rules.why(at).into_owned()).unwrap_or_default(),
        help: said(fact.help),
        changes: fact.changes,
        applies_if: fact.applies_if.and_then(|at| nowhere.map(|document| condition(rules, at, document))),
    }
}
