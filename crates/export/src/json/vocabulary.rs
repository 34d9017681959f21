//! Everyday words and the terms that the documents use for them.

use policy::Corpus;
use policy::search::Asks;
use serde::Serialize;

use crate::words::said;

/// The file of the vocabulary.
pub fn vocabulary(corpus: &Corpus<'_>) -> Vec<u8> {
    let vocabulary = &corpus.vocabulary;
    let official = |places: &[u16]| vocabulary.officials(places).collect();
    let words = vocabulary.words.iter().map(|(say, terms)| WordOut { say, official: official(terms) });
    let absent = vocabulary.absent.iter().map(|(say, near)| AbsentOut { say, near: official(near) });
    let terms =
        vocabulary.terms.iter().map(|term| TermOut { official: term.official, means: said(term.means) });
    let questions =
        vocabulary.questions.iter().map(|(say, asked_for)| QuestionOut { say, asks: asks(*asked_for) });
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

#[derive(Serialize)]
struct File<'a> {
    words: Vec<WordOut<'a>>,
    absent: Vec<AbsentOut<'a>>,
    terms: Vec<TermOut<'a>>,
    questions: Vec<QuestionOut<'a>>,
}

#[derive(Serialize)]
struct WordOut<'a> {
    say: &'a str,
    official: Vec<&'a str>,
}

#[derive(Serialize)]
struct AbsentOut<'a> {
    say: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    near: Vec<&'a str>,
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
