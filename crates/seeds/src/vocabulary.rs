//! Compiles `vocabulary.toml`: everyday words, the official terms for them, and explanations.

use std::collections::{BTreeMap, BTreeSet};

use policy::model::document::Document;
use policy::model::vocabulary::{AnswerKind, Term, Vocabulary};
use serde::Deserialize;
use toml::Spanned;

use crate::coverage::Coverage;
use crate::diagnostics::Diagnostics;
use crate::files::{self, SeedFiles};
use crate::toml_file;

const PATH: &str = "vocabulary.toml";

/// The format of the file.
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
    /// The closest terms; often empty.
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
    asks: AnswerKind,
}

/// Parses the file; without one the vocabulary is empty.
pub(crate) fn read(files: &SeedFiles, diagnostics: &mut Diagnostics) -> RawVocabulary {
    if !files.contains_key(PATH) {
        return RawVocabulary::default();
    }
    let text = files::text(files, PATH, diagnostics);
    text.and_then(|text| toml_file::parse(PATH, text, diagnostics)).unwrap_or_default()
}

/// Resolves each term in the documents, and checks for duplicates.
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
        // Without a term, a saying would find nothing.
        let say = word.say.iter().filter(|_| !officials.is_empty());
        words.extend(say.map(|say| (say.get_ref().as_str(), officials.clone())));
    }
    let mut absent: Vec<(&str, Vec<u16>)> = Vec::new();
    for word in &raw.absent {
        let near: Vec<u16> = word.near.iter().filter_map(|term| terms.place(term)).collect();
        absent.extend(word.say.iter().map(|say| (say.get_ref().as_str(), near.clone())));
    }
    terms.report_absent(diagnostics);
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

/// Adds the statistics to the tables of `check-seeds`.
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

/// Maximum number of missing terms that are named; the rest are counted.
const NAMED: usize = 10;

/// The official terms so far.
struct Terms<'r, 'c> {
    documents: &'c [Document<'c>],
    /// Those that occur in no document.
    absent: Vec<&'r Spanned<String>>,
    list: Vec<Term<'r>>,
    places: BTreeMap<&'r str, u16>,
}

impl<'r> Terms<'r, '_> {
    /// Notes the terms that occur in no document. Since all provinces share the vocabulary, this is not an
    /// error.
    fn report_absent(&self, diagnostics: &mut Diagnostics) {
        let Some(first) = self.absent.first() else { return };
        // Names the last ones: authors append their own terms at the end.
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

    /// The index of a term, new or known; `None` if it occurs in no document.
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

/// Checks that no saying is defined twice, because the search can use only one meaning. A generic word may
/// have one meaning besides.
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
