//! The questions about a person, an employer or a school.

use policy::Corpus;
use policy::model::document::Document;
use policy::model::rules::{
    BenefitIndex, Changes, ConditionIndex, Eligibility, Fact, FactKind, FactOption, NumberRange,
};
use schemars::JsonSchema;
use serde::Serialize;

use super::condition::{ConditionOut, condition};
use super::non_empty;

/// The file of questions.
pub fn questions(corpus: &Corpus<'_>) -> Vec<u8> {
    let rules = &corpus.eligibility;
    // Gates and constraints contain no quotes, so any document will do; without documents there are none.
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

/// The questions about a person, an employer or a school. No fact has a default: unanswered, unknown and not
/// applicable are distinguished.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "Questions")]
pub struct File<'a> {
    audiences: Vec<AudienceOut<'a>>,
    topics: Vec<TopicOut<'a>>,
    /// The reasons for coming, with the benefits that answer them.
    wishes: Vec<WishOut<'a>>,
    facts: Vec<FactOut<'a>>,
    /// The combinations of answers that are contradictory.
    constraints: Vec<ConstraintOut<'a>>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "audience", deny_unknown_fields)]
struct AudienceOut<'a> {
    id: &'a str,
    #[schemars(length(min = 1))]
    label: &'a str,
    /// The corresponding option of the fact `who`.
    who: &'a str,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "topic", deny_unknown_fields)]
struct TopicOut<'a> {
    id: &'a str,
    #[schemars(length(min = 1))]
    label: &'a str,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "wish", deny_unknown_fields)]
struct WishOut<'a> {
    id: &'a str,
    #[schemars(length(min = 1))]
    label: &'a str,
    /// The option of the fact `who` with this wish.
    who: &'a str,
    /// Whether it covers everything.
    everything: bool,
    /// The ids of its benefits, in text order.
    benefits: Vec<&'a str>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "constraint", deny_unknown_fields)]
struct ConstraintOut<'a> {
    never: ConditionOut<'a>,
    /// The message to show to the user.
    #[schemars(length(min = 1))]
    message: &'a str,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "fact", deny_unknown_fields)]
struct FactOut<'a> {
    /// Short, stable and public: used in links.
    id: &'a str,
    #[serde(flatten)]
    kind: KindOut<'a>,
    #[schemars(length(min = 1))]
    label: &'a str,
    #[schemars(length(min = 1))]
    question: &'a str,
    /// Why it is asked.
    #[schemars(length(min = 1))]
    why: String,
    /// Where to find the answer, or the official term.
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    /// How it can change: by choice; by advancing only; with time; by events; never.
    changes: Changes,
    /// If false, the fact does not apply and every comparison on it is false.
    #[serde(skip_serializing_if = "Option::is_none")]
    applies_if: Option<ConditionOut<'a>>,
}

#[derive(Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum KindOut<'a> {
    OneOf {
        #[schemars(length(min = 1))]
        options: Vec<OptionOut<'a>>,
    },
    SeveralOf {
        #[schemars(length(min = 1))]
        options: Vec<OptionOut<'a>>,
    },
    YesNo,
    Number {
        unit: &'a str,
        min: u32,
        max: u32,
    },
    /// In months.
    Duration {
        #[schemars(extend("const" = MONTHS))]
        unit: &'static str,
        min: u32,
        max: u32,
    },
    Date,
}

/// The unit of every duration.
const MONTHS: &str = "月";

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "option", deny_unknown_fields)]
struct OptionOut<'a> {
    /// Short, stable and public: used in links.
    id: &'a str,
    #[schemars(length(min = 1))]
    label: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
}

fn write<'a>(rules: &Eligibility<'a>, fact: &Fact<'a>, nowhere: Option<&Document<'a>>) -> FactOut<'a> {
    let options = |options: &[FactOption<'a>]| {
        let option = |option: &FactOption<'a>| OptionOut {
            id: option.id,
            label: option.label,
            help: non_empty(option.help),
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
            KindOut::Duration { unit: MONTHS, min: *min, max: *max }
        }
        FactKind::Date => KindOut::Date,
    };
    FactOut {
        id: fact.id,
        kind,
        label: fact.label,
        question: fact.question,
        why: rules.fact_index(fact.id).map(|at| rules.why(at).into_owned()).unwrap_or_default(),
        help: non_empty(fact.help),
        changes: fact.changes,
        applies_if: fact.applies_if.and_then(|at| nowhere.map(|document| condition(rules, at, document))),
    }
}
