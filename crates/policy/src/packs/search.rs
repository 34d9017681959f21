//! The pack of the search: the searchable text, and what a hit displays.
//!
//! It is one text, because nearly all of it is Chinese: one line per record with tab-separated fields, in
//! UTF-16, which brotli compresses 5 % better than UTF-8. It decodes to a [`Corpus`] of documents, titles,
//! summaries and questions with the indices of the whole corpus.
//!
//! ```text
//! pack     = documents LF.. RS texts RS nodes LF.. RS benefits LF.. RS questions LF.. RS vocabulary
//! document = id TAB short title TAB jurisdiction TAB bytes of its text TAB count of its nodes
//! node     = id TAB kind TAB nodes in it TAB bytes of its text TAB bytes of its number
//! benefit  = id TAB title TAB summary TAB place of its document TAB place of its measure's node
//! question = words TAB why it is asked *(TAB answer)
//! ```

use crate::model::corpus::Corpus;
use crate::model::date::Date;
use crate::model::document::{
    Document, Metadata, NodeIndex, NodeKind, Quote, Span, StoredDocument, StoredNode,
};
use crate::model::encoding::DecodeError;
use crate::model::rules::{Benefit, Comes, Eligibility, Fact, FactKind, FactOption, Source};
use crate::model::vocabulary::Vocabulary;

/// Separates the sections of the pack.
const BETWEEN_SECTIONS: char = '\u{1e}';

impl Corpus<'_> {
    /// Encodes the pack of the search, without its checksum.
    pub(super) fn pack_search(&self) -> Vec<u8> {
        let rules = &self.eligibility;
        let document = |document: &Document<'_>| {
            let numbers = [document.text.len(), document.nodes.len()];
            line([document.id, document.metadata.short_title, document.metadata.jurisdiction], numbers)
        };
        let node = |node: StoredNode<'_>| {
            let numbers =
                [node.kind as usize, node.descendants.into(), size(node.text_len), node.label_len.into()];
            line([node.id], numbers)
        };
        let nodes = self.documents.iter().flat_map(|document| StoredDocument::from(document.clone()).nodes);
        let benefit = |benefit: &Benefit<'_>| {
            let document = rules.sources.get(usize::from(benefit.source)).map_or(0, |source| source.document);
            let numbers = [document.into(), benefit.measure.0.into()];
            line([benefit.id, benefit.title, benefit.summary], numbers)
        };
        let question = |fact: &Fact<'_>| {
            let answers = fact.options().iter().map(|option| option.label);
            line([fact.question, fact.why].into_iter().chain(answers), [])
        };
        let sections = [
            lines(self.documents.iter().map(document)),
            self.documents.iter().map(|document| document.text).collect(),
            lines(nodes.map(node)),
            lines(rules.benefits.iter().map(benefit)),
            lines(rules.facts.iter().map(question)),
            self.vocabulary.to_lines(),
        ];
        let text = sections.join(&BETWEEN_SECTIONS.to_string());
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    /// Verifies the search's pack and returns its text, for [`Corpus::from_search_text`].
    ///
    /// # Errors
    /// If the bytes are corrupted.
    pub fn search_text(pack: &[u8]) -> Result<String, DecodeError> {
        let (units, _) = super::checked(pack)?.as_chunks();
        let letters = char::decode_utf16(units.iter().copied().map(u16::from_le_bytes));
        letters.collect::<Result<_, _>>().map_err(|_| DecodeError::Malformed)
    }
}

impl<'a> Corpus<'a> {
    /// Parses the text of the search's pack. The strings borrow from it.
    ///
    /// # Errors
    /// If the text is not a pack of this version.
    pub fn from_search_text(text: &'a str) -> Result<Self, DecodeError> {
        read(text).ok_or(DecodeError::Malformed)
    }
}

fn read(text: &str) -> Option<Corpus<'_>> {
    let mut sections = text.split(BETWEEN_SECTIONS);
    let (heads, mut texts, nodes) = (sections.next()?, sections.next()?, sections.next()?);
    let mut nodes = nodes.lines();
    let mut documents = Vec::new();
    for head in heads.lines() {
        let mut parts = Parts::of(head);
        let (id, short_title, jurisdiction) = (parts.words()?, parts.words()?, parts.words()?);
        let (text, rest) = texts.split_at_checked(parts.number()?)?;
        texts = rest;
        let stored = StoredDocument {
            id,
            metadata: Metadata { short_title, jurisdiction, ..Metadata::default() },
            source_digest: "",
            text,
            nodes: nodes.by_ref().take(parts.number()?).map(node).collect::<Option<_>>()?,
            not_text: Vec::new(),
        };
        documents.push(Document::try_from(stored).ok()?);
    }
    let benefits = sections.next()?.lines().map(benefit).collect::<Option<_>>()?;
    let facts = sections.next()?.lines().map(fact).collect();
    // A benefit refers to its document through a source; here every document is a source.
    let issued = Date::new(1, 1, 1)?;
    let sources = (0..u16::try_from(documents.len()).ok()?).map(|document| Source { document, issued });
    let eligibility = Eligibility { sources: sources.collect(), benefits, facts, ..Eligibility::default() };
    let vocabulary = Vocabulary::from_lines(sections.next()?)?;
    Some(Corpus { documents, eligibility, vocabulary, ..Corpus::default() })
}

/// The fields of a line.
struct Parts<'a>(std::str::Split<'a, char>);

impl<'a> Parts<'a> {
    fn of(line: &'a str) -> Self {
        Self(line.split('\t'))
    }

    fn words(&mut self) -> Option<&'a str> {
        self.0.next()
    }

    fn number(&mut self) -> Option<usize> {
        self.words()?.parse().ok()
    }
}

fn node(line: &str) -> Option<StoredNode<'_>> {
    let mut parts = Parts::of(line);
    Some(StoredNode {
        id: parts.words()?,
        kind: *NodeKind::ALL.get(parts.number()?)?,
        descendants: u16::try_from(parts.number()?).ok()?,
        text_len: u32::try_from(parts.number()?).ok()?,
        source_gap: 0,
        source_extra: 0,
        label_len: u8::try_from(parts.number()?).ok()?,
    })
}

fn benefit(line: &str) -> Option<Benefit<'_>> {
    let mut parts = Parts::of(line);
    let [id, title, summary] = [parts.words()?, parts.words()?, parts.words()?];
    let (source, measure) = (u8::try_from(parts.number()?).ok()?, u16::try_from(parts.number()?).ok()?);
    let quote = Quote { node: NodeIndex(0), span: Span::new(0, 0) };
    Some(Benefit { id, source, measure: NodeIndex(measure), title, summary, ..Benefit::bare(quote) })
}

/// A question reduced to its texts.
fn fact(line: &str) -> Fact<'_> {
    let mut words = line.split('\t');
    let option = |label| FactOption { id: "", label, help: "", comes: Comes::Freely };
    let (question, why) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    Fact { question, why, ..Fact::bare(FactKind::OneOf(words.map(option).collect())) }
}

/// Joins fields into a line.
fn line<'w>(words: impl IntoIterator<Item = &'w str>, numbers: impl IntoIterator<Item = usize>) -> String {
    let words = words.into_iter().map(|words| words.replace(char::is_control, " "));
    let parts = words.chain(numbers.into_iter().map(|number| number.to_string()));
    parts.collect::<Vec<_>>().join("\t")
}

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}

fn size(length: u32) -> usize {
    usize::try_from(length).unwrap_or(usize::MAX)
}
