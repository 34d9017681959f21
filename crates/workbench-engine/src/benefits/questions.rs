//! The options defined by `questions.toml`: audiences, topics, and questions.

use serde::Deserialize;
use workbench_messages::ProjectFiles;
use workbench_messages::benefits::{Fact, FactKind, LabelledOption, Questions};

/// Path of the file.
pub const PATH: &str = "questions.toml";

/// The parts of the file that the form needs; the compiler checks the rest.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct QuestionsToml {
    audience: Vec<OptionToml>,
    topic: Vec<OptionToml>,
    fact: Vec<FactToml>,
}

#[derive(Debug, Deserialize)]
struct OptionToml {
    id: String,
    label: String,
}

#[derive(Debug, Deserialize)]
struct FactToml {
    id: String,
    label: String,
    question: String,
    kind: FactKindToml,
    #[serde(default)]
    options: Vec<OptionToml>,
    #[serde(default)]
    unit: String,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum FactKindToml {
    OneOf,
    SeveralOf,
    YesNo,
    Number,
    Duration,
    Date,
}

/// The options; empty if the file does not exist.
///
/// # Errors
/// In Chinese, if the file is invalid.
pub fn read(files: &ProjectFiles) -> Result<Questions, String> {
    let Some(text) = files.get(PATH) else { return Ok(Questions::default()) };
    let parsed: QuestionsToml = toml::from_str(text)
        .map_err(|error| crate::entries::invalid_file(PATH, &error.message().to_owned()))?;
    let options_of = |all: Vec<OptionToml>| {
        all.into_iter().map(|OptionToml { id, label }| LabelledOption { id, label }).collect::<Vec<_>>()
    };
    let fact = |fact: FactToml| {
        let FactToml { id, label, question, kind, options, unit } = fact;
        let kind = match kind {
            FactKindToml::OneOf => FactKind::OneOf,
            FactKindToml::SeveralOf => FactKind::SeveralOf,
            FactKindToml::YesNo => FactKind::YesNo,
            FactKindToml::Number => FactKind::Number,
            FactKindToml::Duration => FactKind::Duration,
            FactKindToml::Date => FactKind::Date,
        };
        Fact { id, label, question, kind, options: options_of(options), unit }
    };
    Ok(Questions {
        audiences: options_of(parsed.audience),
        topics: options_of(parsed.topic),
        facts: parsed.fact.into_iter().map(fact).collect(),
    })
}
