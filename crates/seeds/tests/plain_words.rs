//! Questions and the titles of benefits use plain words, or words that the page explains.

mod common;

use std::path::{Path, PathBuf};

use common::folder;
use policy::Corpus;
use policy::eligibility::evaluate;
use policy::outline::{Outline, ask_sentence};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    words: Vec<String>,
    /// Bureaucratic words that results must not use.
    gone: Vec<String>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The listed words that occur in a text outside its explained terms.
fn unexplained<'w>(corpus: &Corpus<'_>, words: &'w [String], text: &str) -> Vec<&'w str> {
    let mut rest = text.to_owned();
    for (span, _) in corpus.vocabulary.explained_in(text) {
        let term = span.slice(text);
        // Of the same length, so that the words around the term do not become adjacent.
        rest = rest.replace(term, &"·".repeat(term.chars().count()));
    }
    words.iter().map(String::as_str).filter(|word| rest.contains(word)).collect()
}

#[test]
fn nobody_is_asked_or_told_in_official_words_that_are_not_explained() {
    let table = std::fs::read_to_string(root().join("tests/plain-words.toml")).unwrap();
    let Table { words, .. } = toml::from_str(&table).unwrap();
    let files = folder("seeds");
    let bytes = seeds::compile(&files).corpus.unwrap();
    let corpus = Corpus::decode(&bytes).unwrap();

    let mut wrong = Vec::new();
    let mut check = |place: &str, text: &str| {
        for word in unexplained(&corpus, &words, text) {
            wrong.push(format!("{place}: “{word}” in “{text}”"));
        }
    };
    for fact in &corpus.eligibility.facts {
        check(fact.id, fact.question);
        check(fact.id, fact.help);
        for option in fact.options().iter().filter(|option| option.help.is_empty()) {
            check(fact.id, option.label);
        }
    }
    for benefit in &corpus.eligibility.benefits {
        check(benefit.id, benefit.title);
    }
    assert!(wrong.is_empty(), "{} words to replace or to explain:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_word_within_an_explained_term_needs_nothing_more() {
    let files = folder("seeds");
    let bytes = seeds::compile(&files).corpus.unwrap();
    let corpus = Corpus::decode(&bytes).unwrap();
    let words = ["派遣".to_owned()];
    assert_eq!(unexplained(&corpus, &words, "劳务派遣工"), [""; 0]);
    assert_eq!(unexplained(&corpus, &words, "由公司派遣"), ["派遣"]);
}

/// No result contains a bureaucratic word, whatever the answers.
#[test]
fn results_have_none_of_the_words_that_were_replaced() {
    let table = std::fs::read_to_string(root().join("tests/plain-words.toml")).unwrap();
    let Table { gone, .. } = toml::from_str(&table).unwrap();
    assert!(gone.len() >= 8);
    let files = folder("seeds");
    let bytes = seeds::compile(&files).corpus.unwrap();
    let corpus = Corpus::decode(&bytes).unwrap();
    let rules = &corpus.eligibility;
    let cases = folder("tests/cases");
    for person in seeds::cases::people(rules, &cases).iter().step_by(9) {
        let evaluation = evaluate(rules, &person.answers, person.as_of).expect("no contradiction");
        let scope = rules.visible(None, None);
        let outline = Outline::of(&corpus, &evaluation, &scope);
        let mut told = outline.collapsed();
        for at in scope {
            let benefit = rules.benefit(at);
            told.push(ask_sentence(&corpus, benefit));
            told.push(benefit.strength.words(""));
            told.extend(benefit.amount.map(|amount| amount.words()));
            told.extend(evaluation.advice(at).iter().flat_map(|advice| evaluation.advice_words(advice)));
        }
        for words in told {
            // Quotations are exempt.
            let own: String = words.split(['“', '”']).step_by(2).collect();
            let found = gone.iter().find(|word| own.contains(word.as_str()));
            assert!(found.is_none(), "{}: {found:?} in {words}", person.name);
        }
    }
}
