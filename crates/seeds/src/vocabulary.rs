//! `vocabulary.toml`: everyday words, the official terms for them, and what those mean.

use std::collections::{BTreeMap, BTreeSet};

use policy::model::document::Document;
use policy::model::vocabulary::{Asks, Term, Vocabulary};
use serde::Deserialize;
use toml::Spanned;

use crate::coverage::Coverage;
use crate::diagnostics::Diagnostics;
use crate::files::{self, SeedFiles};
use crate::toml_file;

const PATH: &str = "vocabulary.toml";

/// The file as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawVocabulary {
    word: Vec<RawWord>,
    absent: Vec<RawAbsent>,
    term: Vec<RawTerm>,
    question: Vec<RawQuestion>,
    filler: Vec<Spanned<String>>,
    generic: Vec<Spanned<String>>,
    light: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawWord {
    say: Vec<Spanned<String>>,
    official: Vec<Spanned<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAbsent {
    say: Vec<Spanned<String>>,
    /// What comes nearest; often nothing does.
    #[serde(default)]
    near: Vec<Spanned<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTerm {
    official: Spanned<String>,
    means: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawQuestion {
    say: Vec<Spanned<String>>,
    asks: Asks,
}

/// Reads the file; seeds without one have an empty vocabulary.
pub(crate) fn read(files: &SeedFiles, diagnostics: &mut Diagnostics) -> RawVocabulary {
    if !files.contains_key(PATH) {
        return RawVocabulary::default();
    }
    let text = files::text(files, PATH, diagnostics);
    text.and_then(|text| toml_file::parse(PATH, text, diagnostics)).unwrap_or_default()
}

/// Finds each term in the documents, and checks that nothing is said twice.
pub(crate) fn compile<'r>(
    raw: &'r RawVocabulary,
    documents: &[Document<'_>],
    diagnostics: &mut Diagnostics,
) -> Vocabulary<'r> {
    let mut terms = Terms { documents, absent: Vec::new(), list: Vec::new(), places: BTreeMap::new() };
    for term in &raw.term {
        let place = terms.place(&term.official);
        if let Some(known) = place.and_then(|place| terms.list.get_mut(usize::from(place))) {
            known.means = &term.means;
        }
    }
    let mut words: Vec<(&str, Vec<u16>)> = Vec::new();
    for word in &raw.word {
        let officials: Vec<u16> = word.official.iter().filter_map(|term| terms.place(term)).collect();
        // Without a term there is nothing that it would find.
        let say = word.say.iter().filter(|_| !officials.is_empty());
        words.extend(say.map(|say| (say.get_ref().as_str(), officials.clone())));
    }
    let mut absent: Vec<(&str, Vec<u16>)> = Vec::new();
    for word in &raw.absent {
        let near: Vec<u16> = word.near.iter().filter_map(|term| terms.place(term)).collect();
        absent.extend(word.say.iter().map(|say| (say.get_ref().as_str(), near.clone())));
    }
    terms.tell_absent(diagnostics);
    let terms = terms.list;
    let questions = raw
        .question
        .iter()
        .flat_map(|question| question.say.iter().map(|say| (say.get_ref().as_str(), question.asks)));
    let alone =
        |words: &'r [Spanned<String>]| words.iter().map(|word| (word.get_ref().as_str(), ())).collect();
    check_said_once(raw, diagnostics);
    Vocabulary {
        words: words.into_iter().collect(),
        absent: absent.into_iter().collect(),
        terms,
        questions: questions.collect(),
        fillers: alone(&raw.filler),
        generic: alone(&raw.generic),
        light: &raw.light,
    }
}

/// Adds the counts to what `check-seeds` prints.
pub(crate) fn cover(vocabulary: &Vocabulary<'_>, coverage: &mut Coverage) {
    let explained = vocabulary.terms.iter().filter(|term| !term.means.is_empty()).count();
    coverage.section(
        "Vocabulary",
        vec![
            format!("everyday words: {}", vocabulary.words.texts().count()),
            format!("official terms: {}, of which explained: {explained}", vocabulary.terms.len()),
            format!(
                "questions: {}, fillers: {}",
                vocabulary.questions.texts().count(),
                vocabulary.fillers.texts().count()
            ),
        ],
    );
}

/// So many terms that stand in no document are named; the rest are counted.
const NAMED: usize = 10;

/// The official terms seen so far.
struct Terms<'r, 'c> {
    documents: &'c [Document<'c>],
    /// Those that stand in no document.
    absent: Vec<&'r Spanned<String>>,
    list: Vec<Term<'r>>,
    places: BTreeMap<&'r str, u16>,
}

impl<'r> Terms<'r, '_> {
    /// Tells which terms stand in no document: the words are shared by all provinces, so a folder with some of these
    /// need not have all of them.
    fn tell_absent(&self, diagnostics: &mut Diagnostics) {
        let Some(first) = self.absent.first() else { return };
        // Of many the last are named: what somebody has added stands at the end, behind the words that all share.
        let (others, last) = self.absent.split_at(self.absent.len().saturating_sub(NAMED));
        let names: Vec<&str> = last.iter().map(|term| term.get_ref().as_str()).collect();
        let others =
            if others.is_empty() { String::new() } else { format!(", and {} above them", others.len()) };
        diagnostics.note(
            PATH,
            first.span(),
            format!("these terms stand in no document here: 「{}」{others}", names.join("」「")),
            "the first of them",
            "what is shared with other provinces may stay; a term is written letter by letter as a document has it",
        );
    }

    /// The place of a term, new or known; nothing where it stands in no document.
    fn place(&mut self, official: &'r Spanned<String>) -> Option<u16> {
        let term = official.get_ref().as_str();
        if let Some(&place) = self.places.get(term) {
            return Some(place);
        }
        let stands = self.documents.iter().any(|document| document.text.contains(term));
        if term.is_empty() || !stands {
            if !self.absent.iter().any(|other| other.get_ref() == term) {
                self.absent.push(official);
            }
            return None;
        }
        let place = u16::try_from(self.list.len()).ok()?;
        self.list.push(Term { official: term, means: "" });
        self.places.insert(term, place);
        Some(place)
    }
}

/// A word that is said twice would have two meanings, of which a search could use only one. What is said of
/// nearly everything may have one besides.
fn check_said_once(raw: &RawVocabulary, diagnostics: &mut Diagnostics) {
    let words = raw.word.iter().flat_map(|word| &word.say);
    let absent = raw.absent.iter().flat_map(|word| &word.say);
    let questions = raw.question.iter().flat_map(|question| &question.say);
    let mut said = BTreeSet::new();
    let meaning = words.chain(absent).chain(questions).chain(&raw.filler);
    for (say, may_mean_more) in
        meaning.map(|say| (say, false)).chain(raw.generic.iter().map(|say| (say, true)))
    {
        let plain = say.get_ref().as_str();
        if plain.is_empty() || plain.contains(char::is_whitespace) {
            diagnostics.error(
                PATH,
                say.span(),
                "a word people say has letters, and no space in or around it",
                "empty or with spaces",
                "remove it, or write the word",
            );
        } else if !may_mean_more && !said.insert(plain) {
            diagnostics.error(
                PATH,
                say.span(),
                format!("「{plain}」 is in this file already"),
                "said twice",
                "keep one entry with all its official terms",
            );
        }
    }
}
