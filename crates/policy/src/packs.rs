//! Packs: the part of a corpus that each WebAssembly module loads.
//!
//! A decoded pack is a [`Corpus`] in which everything the module never shows is empty. Indices of nodes,
//! facts, conditions and benefits match the whole corpus, so links and answers mean the same in every
//! module.

mod search;

use serde::{Deserialize, Serialize};

use crate::model::corpus::Corpus;
use crate::model::document::{
    Document, Metadata, MetadataKey, Metadatum, NodeData, NodeIndex, NodeKind, Quote, Span,
};
use crate::model::encoding::DecodeError;
use crate::model::rules::{
    Audience, Benefit, Comes, Condition, Eligibility, Fact, FactKind, FactOption, Gate, Interview, Topic,
    Trouble,
};
use crate::model::vocabulary::{Term, Vocabulary};

/// A module, by the pack it loads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pack {
    /// The questions: planning and evaluation rules, question texts, benefit titles.
    Wizard,
    /// The result: rules, all texts of the benefits, quoted sentences.
    Result,
    /// The search: documents, vocabulary, titles and summaries of benefits.
    Search,
}

impl Pack {
    /// All packs.
    pub const ALL: [Self; 3] = [Self::Wizard, Self::Result, Self::Search];

    /// Its name in file names and attributes.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Wizard => "wizard",
            Self::Result => "result",
            Self::Search => "search",
        }
    }
}

/// A module that reads rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RuleModule {
    Wizard,
    Result,
}

/// Detects corrupted downloads. Packs skip the validation of [`Corpus::decode`], because the build makes
/// them from a validated corpus.
const CHECKSUM: crc::Crc<u32, crc::NoTable> = crc::Crc::<u32, crc::NoTable>::new(&crc::CRC_32_ISCSI);

/// Verifies and strips the checksum.
fn checked(bytes: &[u8]) -> Result<&[u8], DecodeError> {
    let (body, checksum) = bytes.split_last_chunk().ok_or(DecodeError::Malformed)?;
    let is_whole = CHECKSUM.checksum(body) == u32::from_le_bytes(*checksum);
    if is_whole { Ok(body) } else { Err(DecodeError::Malformed) }
}

/// The contents of the wizard's or the result's pack.
#[derive(Serialize, Deserialize)]
struct Packed<'a> {
    #[serde(borrow)]
    documents: Vec<Document<'a>>,
    #[serde(borrow)]
    eligibility: Eligibility<'a>,
    #[serde(borrow)]
    vocabulary: Vocabulary<'a>,
}

impl<'a> Corpus<'a> {
    /// Encodes a pack of this corpus.
    ///
    /// # Errors
    /// Only if memory runs out.
    pub fn pack(&self, pack: Pack) -> Result<Vec<u8>, postcard::Error> {
        let mut bytes = match pack {
            Pack::Search => self.pack_search(),
            Pack::Wizard => self.pack_rules(RuleModule::Wizard)?,
            Pack::Result => self.pack_rules(RuleModule::Result)?,
        };
        bytes.extend(CHECKSUM.checksum(&bytes).to_le_bytes());
        Ok(bytes)
    }

    fn pack_rules(&self, part: RuleModule) -> Result<Vec<u8>, postcard::Error> {
        let texts: Vec<String> = (0..self.documents.len()).map(|at| self.shown_text(part, at)).collect();
        let documents = self.documents.iter().zip(&texts).map(|(document, text)| shown(document, text));
        let documents: Vec<Document<'_>> = documents.collect();
        // The wizard names sentences only by their ids; the result quotes them by their positions.
        let texts: Vec<String> = documents.iter().map(text_of_leaves).collect();
        let documents = match part {
            RuleModule::Wizard => {
                documents.iter().zip(&texts).map(|(whole, text)| compact(whole, text)).collect()
            }
            RuleModule::Result => documents,
        };
        let packed =
            Packed { documents, eligibility: self.rules_of(part), vocabulary: self.vocabulary_of(part) };
        postcard::to_allocvec(&packed)
    }

    /// Decodes the wizard's or the result's pack. The strings borrow from `bytes`.
    ///
    /// # Errors
    /// If the bytes are corrupted or not a pack of this version.
    pub fn from_pack(bytes: &'a [u8]) -> Result<Self, DecodeError> {
        let Packed { documents, eligibility, vocabulary } =
            postcard::from_bytes(checked(bytes)?).map_err(|_| DecodeError::Malformed)?;
        Ok(Self { documents, eligibility, vocabulary, ..Self::default() })
    }

    /// The text of a document with hidden parts replaced by spaces, so that quotes keep their offsets. Empty
    /// if the module shows nothing of it.
    fn shown_text(&self, part: RuleModule, at: usize) -> String {
        let document = &self.documents[at];
        let gives_benefits = self.eligibility.sources.iter().any(|source| usize::from(source.document) == at);
        let quotes: Vec<Span> = match part {
            RuleModule::Wizard | RuleModule::Result if !gives_benefits => return String::new(),
            RuleModule::Wizard => Vec::new(),
            RuleModule::Result => self.cited(at).map(|quote| quote.span).collect(),
        };
        // Of the metadata, the wizard only shows the year.
        let is_shown = |key: MetadataKey| part != RuleModule::Wizard || key == MetadataKey::Date;
        let entries = document.metadata.entries.iter().filter(|entry| is_shown(entry.key));
        let entries = entries.map(|entry| entry.quote.span);
        let shown: Vec<Span> = quotes.into_iter().chain(entries).collect();
        let is_whole = |leaf: &NodeData<'_>| {
            leaf.kind == NodeKind::Heading || self.is_looked_through(part, leaf.text.slice(document.text))
        };
        let whole = document.nodes.iter().filter(|node| node.kind.is_leaf() && is_whole(node));
        let shown: Vec<Span> = shown.into_iter().chain(whole.map(|leaf| leaf.text)).collect();
        let blank = |(at, letter): (usize, char)| {
            let is_shown = shown.iter().any(|span| (span.start as usize..span.end as usize).contains(&at));
            let (letter, count) = if is_shown { (letter, 1) } else { (' ', letter.len_utf8()) };
            std::iter::repeat_n(letter, count)
        };
        document.text.char_indices().flat_map(blank).collect()
    }

    /// Whether the result searches these words when it replies to a hardship.
    fn is_looked_through(&self, part: RuleModule, words: &str) -> bool {
        let mut troubles = self.eligibility.interview.troubles.iter();
        part == RuleModule::Result && troubles.any(|trouble| words.contains(trouble.word))
    }

    /// All quotes of a document that the result may show.
    fn cited(&self, document: usize) -> impl Iterator<Item = Quote> {
        let rules = &self.eligibility;
        let is_of = move |benefit: &&Benefit<'_>| {
            let source = rules.sources.get(usize::from(benefit.source));
            source.is_some_and(|source| usize::from(source.document) == document)
        };
        rules.benefits.iter().filter(is_of).flat_map(|benefit| {
            let whole = usize::from(benefit.whole.0);
            let end = usize::from(rules.conditions[whole].end.0);
            benefit.quotes().chain(rules.conditions[whole..end].iter().filter_map(|part| part.quote))
        })
    }

    fn rules_of(&self, part: RuleModule) -> Eligibility<'a> {
        let rules = self.eligibility.clone();
        let rules = Eligibility { principles: Vec::new(), no_benefit: Vec::new(), ..rules };
        match part {
            // Question wordings are only needed by the wizard.
            RuleModule::Result => {
                let facts = rules.facts.into_iter().map(answered).collect();
                let Interview { troubles, phrases, gates, .. } = rules.interview;
                // The number of gates is needed to validate a path through the questions.
                let gates = gates.into_iter().map(|gate| Gate { id: gate.id, ..Gate::default() }).collect();
                let interview = Interview { gates, troubles, phrases, ..Interview::default() };
                Eligibility { facts, interview, ..rules }
            }
            RuleModule::Wizard => Eligibility {
                benefits: rules.benefits.into_iter().map(named).collect(),
                conditions: rules.conditions.iter().map(unquoted).collect(),
                facts: rules.facts.into_iter().map(asked).collect(),
                // Not shown on the result: other audiences, topics, and how options come to hold.
                audiences: rules
                    .audiences
                    .iter()
                    .map(|audience| Audience { label: "", ..*audience })
                    .collect(),
                topics: rules.topics.iter().map(|topic| Topic { label: "", ..*topic }).collect(),
                interview: Interview {
                    phrases: Vec::new(),
                    troubles: rules.interview.troubles.iter().map(unanswered).collect(),
                    ..rules.interview
                },
                ..rules
            },
        }
    }

    /// The explained terms that satisfy a predicate.
    fn explained(&self, is_wanted: impl Fn(&str) -> bool) -> Vocabulary<'a> {
        let is_explained = |term: &&Term<'_>| !term.means.is_empty() && is_wanted(term.official);
        let terms = self.vocabulary.terms.iter().filter(is_explained).copied().collect();
        Vocabulary { terms, ..Vocabulary::default() }
    }

    fn vocabulary_of(&self, part: RuleModule) -> Vocabulary<'a> {
        match part {
            RuleModule::Result => self.explained(|term| {
                self.eligibility.benefits.iter().any(|benefit| benefit.summary.contains(term))
            }),
            RuleModule::Wizard => self.explained(|term| {
                let rules = &self.eligibility;
                rules.facts.iter().any(|fact| {
                    let options = fact.options().iter().flat_map(|option| [option.label, option.help]);
                    [fact.question, fact.help].into_iter().chain(options).any(|words| words.contains(term))
                })
            }),
        }
    }
}

/// A document with a substitute text of the same length; with an empty text, only its name.
fn shown<'d>(document: &Document<'d>, text: &'d str) -> Document<'d> {
    let nothing = Span::new(0, 0);
    // Positions in the source and its digest are only needed to verify it, which no module does.
    let nodes = document.nodes.iter().map(|node| NodeData { source: nothing, ..node.clone() });
    // The description is part of the page.
    let metadata = Metadata { description: "", ..document.metadata.clone() };
    let whole = Document {
        text,
        nodes: nodes.collect(),
        metadata,
        source_digest: "",
        not_text: Vec::new(),
        ..document.clone()
    };
    if !text.is_empty() {
        return whole;
    }
    let metadata = Metadata { entries: Vec::new(), ..whole.metadata };
    let root = whole.nodes.into_iter().take(1).map(|root| NodeData {
        end: NodeIndex(1),
        text: nothing,
        source: nothing,
        ..root
    });
    Document { metadata, nodes: root.collect(), ..whole }
}

/// Whether a node is a leaf of which something is shown.
fn is_shown(document: &Document<'_>, node: &NodeData<'_>) -> bool {
    node.kind.is_leaf() && !node.text.slice(document.text).trim().is_empty()
}

/// The text of the shown leaves.
fn text_of_leaves(document: &Document<'_>) -> String {
    let leaves = document.nodes.iter().filter(|node| is_shown(document, node));
    leaves.map(|node| node.text.slice(document.text)).collect()
}

/// A document reduced to its [`text_of_leaves`]: hidden leaves are empty, and hidden metadata is left out.
fn compact<'d>(document: &Document<'d>, text: &'d str) -> Document<'d> {
    let mut end = 0;
    let nodes = document.nodes.iter().map(|node| {
        let start = end;
        end += if is_shown(document, node) { node.text.len() } else { 0 };
        NodeData { text: Span::new(start, end), ..node.clone() }
    });
    let nodes: Vec<NodeData<'_>> = nodes.collect();
    let entries = document.metadata.entries.iter().filter_map(|entry| {
        let at = usize::from(entry.quote.node.0);
        let (before, after) = (&document.nodes[at], &nodes[at]);
        let shift = |position: u32| position - before.text.start + after.text.start;
        let Span { start, end } = entry.quote.span;
        let span = Span::new(shift(start), shift(end));
        let is_shown = is_shown(document, before) && !entry.quote.span.slice(document.text).trim().is_empty();
        is_shown.then_some(Metadatum { quote: Quote { span, ..entry.quote }, ..*entry })
    });
    let metadata = Metadata { entries: entries.collect(), ..document.metadata.clone() };
    Document { metadata, text, nodes, ..document.clone() }
}

/// A benefit reduced to its title, its conditions and the node of its sentence, which is cited.
fn named(benefit: Benefit<'_>) -> Benefit<'_> {
    let quote = Quote { span: Span::new(0, 0), ..benefit.quote };
    let Benefit { source, measure, title, audiences, topics, whole, target, condition, constraints, .. } =
        benefit;
    Benefit {
        source,
        measure,
        title,
        audiences,
        topics,
        whole,
        target,
        condition,
        constraints,
        ..Benefit::bare(quote)
    }
}

/// A condition without its quote.
fn unquoted<'a>(condition: &Condition<'a>) -> Condition<'a> {
    Condition { quote: None, note: "", ..condition.clone() }
}

/// A question without its answer-list label, unless that names its input fields, and without how its options
/// come to hold.
fn asked(fact: Fact<'_>) -> Fact<'_> {
    let has_fields = matches!(fact.kind, FactKind::Number(_) | FactKind::Duration(_) | FactKind::Date);
    let label = if has_fields { fact.label } else { "" };
    let kind = each_option(fact.kind, |option| FactOption { comes: Comes::Freely, ..option });
    Fact { label, kind, ..fact }
}

/// The fact kind with every option transformed.
fn each_option<'a>(kind: FactKind<'a>, change: impl Fn(FactOption<'a>) -> FactOption<'a>) -> FactKind<'a> {
    match kind {
        FactKind::OneOf(options) => FactKind::OneOf(options.into_iter().map(change).collect()),
        FactKind::SeveralOf(options) => FactKind::SeveralOf(options.into_iter().map(change).collect()),
        kind => kind,
    }
}

/// A hardship without its reply.
fn unanswered<'a>(trouble: &Trouble<'a>) -> Trouble<'a> {
    Trouble { word: "", ask: "", ..trouble.clone() }
}

/// A question reduced to its answers.
fn answered(fact: Fact<'_>) -> Fact<'_> {
    let kind = each_option(fact.kind, |option| FactOption { help: "", ..option });
    Fact { question: "", why: "", help: "", kind, ..fact }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damaged_bytes_are_refused() {
        let corpus = Corpus::default();
        for pack in [Pack::Wizard, Pack::Result] {
            let mut bytes = corpus.pack(pack).unwrap();
            assert_eq!(Corpus::from_pack(&bytes), Ok(corpus.clone()));
            bytes[0] ^= 1;
            assert_eq!(Corpus::from_pack(&bytes), Err(DecodeError::Malformed));
            assert_eq!(Corpus::from_pack(&bytes[..bytes.len() - 1]), Err(DecodeError::Malformed));
        }
        assert_eq!(Corpus::from_pack(b""), Err(DecodeError::Malformed));
        let mut bytes = corpus.pack(Pack::Search).unwrap();
        assert_eq!(Corpus::from_search_text(&Corpus::search_text(&bytes).unwrap()), Ok(corpus));
        bytes[0] ^= 1;
        assert_eq!(Corpus::search_text(&bytes), Err(DecodeError::Malformed));
        assert_eq!(Corpus::search_text(b""), Err(DecodeError::Malformed));
        assert_eq!(Corpus::from_search_text(""), Err(DecodeError::Malformed));
    }
}
