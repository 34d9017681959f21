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
    audience: Vec<LabelledOption>,
    topic: Vec<LabelledOption>,
    fact: Vec<FactToml>,
}

#[derive(Debug, Deserialize)]
struct FactToml {
    id: String,
    label: String,
    question: String,
    #[serde(with = "FactKindToml")]
    kind: FactKind,
    #[serde(default)]
    options: Vec<LabelledOption>,
    #[serde(default)]
    unit: String,
}

/// The names that the file has for [`FactKind`].
#[derive(Deserialize)]
#[serde(remote = "FactKind", rename_all = "snake_case")]
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
    let fact = |fact: FactToml| {
        let FactToml { id, label, question, kind, options, unit } = fact;
        Fact { id, label, question, kind, options, unit }
    };
    Ok(Questions {
        audiences: parsed.audience,
        topics: parsed.topic,
        facts: parsed.fact.into_iter().map(fact).collect(),
    })
}
