//! Everyday words and the terms that the documents use for them.

use policy::Corpus;
use policy::search::Asks;
use serde::Serialize;

use crate::words::said;

/// The file of the vocabulary.
pub fn vocabulary(corpus: &Corpus<'_>) -> Vec<u8> {
    let vocabulary = &corpus.vocabulary;
    let words = vocabulary
        .words
        .iter()
        .map(|word| WordOut { say: word.say, official: vocabulary.officials(word).collect() });
    let terms =
        vocabulary.terms.iter().map(|term| TermOut { official: term.official, means: said(term.means) });
    let questions = vocabulary
        .questions
        .iter()
        .map(|question| QuestionOut { say: question.say, asks: asks(question.asks) });
    super::write(
        "vocabulary",
        0,
        File { words: words.collect(), terms: terms.collect(), questions: questions.collect() },
    )
}

#[derive(Serialize)]
struct File<'a> {
    words: Vec<WordOut<'a>>,
    terms: Vec<TermOut<'a>>,
    questions: Vec<QuestionOut<'a>>,
}

#[derive(Serialize)]
struct WordOut<'a> {
    say: &'a str,
    official: Vec<&'a str>,
}

#[derive(Serialize)]
struct TermOut<'a> {
    official: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    means: Option<&'a str>,
}

#[derive(Serialize)]
struct QuestionOut<'a> {
    say: &'a str,
    asks: &'static str,
}

const fn asks(asks: Asks) -> &'static str {
    match asks {
        Asks::HowMuch => "how-much",
        Asks::WhoPays => "who-pays",
        Asks::When => "when",
        Asks::HowMany => "how-many",
        Asks::Entitled => "entitled",
    }
}
