//! What `questions.toml` has to choose from: groups, topics, and questions with their options.

use serde::Deserialize;
use workbench_messages::ProjectFiles;
use workbench_messages::benefits::{Fact, FactKind, Named, Questions};

/// The file's path.
pub const PATH: &str = "questions.toml";

/// The parts of the file that a form needs; the compiler checks the whole.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Written {
    audience: Vec<WrittenNamed>,
    topic: Vec<WrittenNamed>,
    fact: Vec<WrittenFact>,
}

#[derive(Debug, Deserialize)]
struct WrittenNamed {
    id: String,
    label: String,
}

#[derive(Debug, Deserialize)]
struct WrittenFact {
    id: String,
    label: String,
    question: String,
    kind: WrittenKind,
    #[serde(default)]
    options: Vec<WrittenNamed>,
    #[serde(default)]
    unit: String,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum WrittenKind {
    OneOf,
    SeveralOf,
    YesNo,
    Number,
    Duration,
    Date,
}

/// What there is to choose from; nothing where there is no such file.
///
/// # Errors
/// In Chinese, where it cannot be read.
pub fn read(files: &ProjectFiles) -> Result<Questions, String> {
    let Some(text) = files.get(PATH) else { return Ok(Questions::default()) };
    let written: Written =
        toml::from_str(text).map_err(|error| crate::entries::broken(PATH, &error.message().to_owned()))?;
    let named = |all: Vec<WrittenNamed>| {
        all.into_iter().map(|WrittenNamed { id, label }| Named { id, label }).collect::<Vec<_>>()
    };
    let fact = |fact: WrittenFact| {
        let WrittenFact { id, label, question, kind, options, unit } = fact;
        let kind = match kind {
            WrittenKind::OneOf => FactKind::OneOf,
            WrittenKind::SeveralOf => FactKind::SeveralOf,
            WrittenKind::YesNo => FactKind::YesNo,
            WrittenKind::Number => FactKind::Number,
            WrittenKind::Duration => FactKind::Duration,
            WrittenKind::Date => FactKind::Date,
        };
        Fact { id, label, question, kind, options: named(options), unit }
    };
    Ok(Questions {
        audiences: named(written.audience),
        topics: named(written.topic),
        facts: written.fact.into_iter().map(fact).collect(),
    })
}
