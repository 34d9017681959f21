//! Everyday words and the official terms for them.

use policy::Corpus;
use policy::model::vocabulary::AnswerKind;
use schemars::JsonSchema;
use serde::Serialize;

use super::non_empty;

/// The file of the vocabulary.
pub fn vocabulary(corpus: &Corpus<'_>) -> Vec<u8> {
    let vocabulary = &corpus.vocabulary;
    let official = |places: &[u16]| vocabulary.officials(places).collect();
    let words = vocabulary.words.iter().map(|(say, terms)| WordOut { say, official: official(terms) });
    let absent = vocabulary.absent.iter().map(|(say, near)| AbsentOut { say, near: official(near) });
    let terms =
        vocabulary.terms.iter().map(|term| TermOut { official: term.official, means: non_empty(term.means) });
    let questions = vocabulary.questions.iter().map(|(say, asks)| QuestionOut { say, asks: *asks });
    super::write(
        "vocabulary",
        0,
        File {
            words: words.collect(),
            absent: absent.collect(),
            terms: terms.collect(),
            questions: questions.collect(),
        },
    )
}

/// Everyday words and the official terms for them.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "Vocabulary")]
pub struct File<'a> {
    words: Vec<WordOut<'a>>,
    /// Words for things that no document addresses.
    absent: Vec<AbsentOut<'a>>,
    terms: Vec<TermOut<'a>>,
    /// Words that ask for something that a page lists.
    questions: Vec<QuestionOut<'a>>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "word", deny_unknown_fields)]
struct WordOut<'a> {
    /// The everyday word.
    #[schemars(length(min = 1))]
    say: &'a str,
    /// Terms that occur in a document, best first.
    #[schemars(length(min = 1))]
    official: Vec<&'a str>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "absent", deny_unknown_fields)]
struct AbsentOut<'a> {
    #[schemars(length(min = 1))]
    say: &'a str,
    /// The closest terms of a document, best first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(min = 1))]
    near: Vec<&'a str>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "term", deny_unknown_fields)]
struct TermOut<'a> {
    #[schemars(length(min = 1))]
    official: &'a str,
    /// Its explanation in plain words.
    #[serde(skip_serializing_if = "Option::is_none")]
    means: Option<&'a str>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "question", deny_unknown_fields)]
struct QuestionOut<'a> {
    #[schemars(length(min = 1))]
    say: &'a str,
    asks: AnswerKind,
}
