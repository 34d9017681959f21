//! A document as seen by its author: how each source line is read under the corrections of `document.toml`,
//! and what follows from it.
//!
//! A pure function of the two texts, fast enough to run after each correction.

use policy::model::document::{Document, Edition, Metadata, NodeKind};
use serde::Serialize;

use super::Survey;
use super::config::{DocumentFile, RawUnit};
use super::correction::{self, Correction};
use super::line::{RawLine, raw_lines};
use super::noise::Noise;
use super::numbering::Level;
use super::parse::Parsed;
use super::reading::{self, Reading};
use super::units;
use crate::diagnostics::Diagnostics;
use crate::new_document::document_toml::{self, MetadataQuote};
use crate::toml_file;

/// The reading of a text under its `document.toml`.
#[derive(Debug, Clone)]
pub struct DocumentInspection {
    /// The reading of the text.
    pub reading: Reading,
    /// The non-blank source lines.
    pub lines: Vec<LineReading>,
    /// The values for `[expect]`, in file order.
    pub counts: Vec<(&'static str, usize)>,
    /// The entries for `[[metadata]]`.
    pub entries: Vec<FoundEntry>,
}

/// A source line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LineReading {
    /// The 1-based line number.
    pub number: usize,
    /// Its text, trimmed.
    pub text: String,
    /// How it is read.
    pub parsed_kind: ParsedKind,
    /// The number of enclosing headings.
    pub depth: usize,
    /// Whether it is the heading of a unit.
    pub is_unit: bool,
    /// Whether it continues a sentence or title of the previous line.
    pub is_continuation: bool,
    /// Whether it has a correction.
    pub is_corrected: bool,
}

/// How a line is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ParsedKind {
    /// 标题
    Title,
    /// 发文字号
    Number,
    /// 成文日期
    Date,
    /// 主送机关
    Addressees,
    /// 发文机关
    Issuer,
    /// 抄送
    CopyTo,
    /// Another line of the head (版头).
    HeadLine,
    /// A heading of a part (一、, 第一章).
    Part,
    /// A heading of a section (（一）, 第一节).
    Section,
    /// A heading of an item (1.).
    Item,
    /// An article (第一条).
    Article,
    /// A numbered entry that is never a unit (①, 一是, a dash).
    Entry,
    /// Running text.
    Text,
    /// The first line of an attachment (附件).
    Attachment,
    /// Not text: a page number (页码) or a running head.
    PageNumber,
    /// Not text: a line of the contents list (目录).
    Contents,
    /// Not text: the surroundings of a web page, or excluded by a correction.
    NotText,
}

/// An entry of `[[metadata]]`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FoundEntry {
    /// The kind of entry: `title`, `issuer`.
    pub key: &'static str,
    /// The id of its node.
    pub node: String,
    /// The quoted text.
    pub words: String,
}

/// A source text, parsed under the corrections of its `document.toml`. It is parsed once; everything that is asked
/// about it uses the same tree.
pub struct ParsedSource<'s> {
    id: &'s str,
    source: &'s str,
    corrections: Vec<Correction>,
    unit: Option<RawUnit>,
    survey: Survey,
}

impl<'s> ParsedSource<'s> {
    /// Parses the text of the document with this id. Invalid parts of `document.toml` are ignored here; the compiler
    /// reports them.
    #[must_use]
    pub fn new(id: &'s str, source: &'s str, document_toml: &str) -> Self {
        let path = super::file_path(id);
        let mut ignored = Diagnostics::default();
        let file = toml_file::parse::<DocumentFile>(&path, document_toml, &mut ignored);
        let resolve = |file: &DocumentFile| correction::resolve(&file.line, source, &path, &mut ignored);
        let corrections = file.as_ref().map(resolve).unwrap_or_default();
        let survey = Survey::corrected(id, source, &corrections);
        Self { id, source, corrections, unit: file.and_then(|file| file.unit), survey }
    }

    /// The reading of the text, line by line.
    #[must_use]
    pub fn inspect(&self) -> DocumentInspection {
        let Self { id, source, corrections, unit, survey } = self;
        let parsed = &survey.parsed;
        let entries = survey.document(id).map(|document| {
            let found = |MetadataQuote { key, node, words }: MetadataQuote<'_>| FoundEntry {
                key,
                node: node.to_owned(),
                words: words.to_owned(),
            };
            document_toml::entries(&document).into_iter().map(found).collect()
        });
        DocumentInspection {
            reading: reading::of(source, parsed),
            lines: LineReader::of(id, parsed, *unit).read(source, corrections),
            entries: entries.unwrap_or_default(),
            counts: survey.counts.clone(),
        }
    }

    /// The document's id.
    #[must_use]
    pub fn id(&self) -> &'s str {
        self.id
    }

    /// The source text.
    #[must_use]
    pub fn source(&self) -> &'s str {
        self.source
    }

    /// The document without metadata; `None` if it exceeds the index types.
    pub(crate) fn document(&self) -> Option<Document<'_>> {
        self.survey.document(self.id)
    }
}

/// The text of a source line, trimmed; `None` if it is blank or missing.
#[must_use]
pub fn text_of_line(source: &str, number: usize) -> Option<&str> {
    let line = raw_lines(source).into_iter().find(|line| line.number == number)?;
    Some(&source[line.range])
}

/// Says of a byte of the source which line it is in; the first is 1.
pub fn lines_of(source: &str) -> impl Fn(usize) -> usize + use<> {
    let lines = raw_lines(source);
    move |byte| {
        let behind = lines.partition_point(|line| line.range.start <= byte);
        lines[..behind].last().map_or(1, |line| line.number)
    }
}

/// The leaves of a tree, ordered by source position.
struct LineReader<'p> {
    parsed: &'p Parsed,
    /// The leaves, sorted by source offset.
    leaves: Vec<usize>,
    /// For each node, its innermost heading.
    holders: Vec<Option<usize>>,
    /// For each node, whether it is a unit.
    is_unit: Vec<bool>,
}

impl<'p> LineReader<'p> {
    fn of(id: &str, parsed: &'p Parsed, unit: Option<RawUnit>) -> Self {
        let nodes = &parsed.tree.nodes;
        let mut leaves: Vec<usize> = (0..nodes.len()).filter(|&at| nodes[at].kind.is_leaf()).collect();
        leaves.sort_by_key(|&at| nodes[at].source.start);
        let mut holders = vec![None; nodes.len()];
        for (heading, numbered) in parsed.numbered.iter().enumerate() {
            // In reading order, inner headings overwrite outer ones.
            holders[numbered.node..nodes[numbered.node].end].fill(Some(heading));
        }
        let metadata = Metadata { edition: Edition::Reading, ..Metadata::default() };
        let mut is_unit = vec![false; nodes.len()];
        if let Some(mut document) = parsed.tree.document(id, metadata) {
            units::mark(parsed, unit, &mut document.nodes);
            let measures = document.nodes.iter().map(|node| node.kind == NodeKind::Measure);
            is_unit = measures.collect();
        }
        Self { parsed, leaves, holders, is_unit }
    }

    fn read(&self, source: &str, corrections: &[Correction]) -> Vec<LineReading> {
        raw_lines(source).iter().map(|line| self.line(source, line, corrections)).collect()
    }

    fn line(&self, source: &str, line: &RawLine, corrections: &[Correction]) -> LineReading {
        let is_corrected = corrections.iter().any(|correction| correction.line == line.number);
        let reading = |parsed_kind, depth, is_unit, is_continuation| LineReading {
            number: line.number,
            text: source[line.range.clone()].to_owned(),
            parsed_kind,
            depth,
            is_unit,
            is_continuation,
            is_corrected,
        };
        let Some(leaf) = self.leaf_in(line) else {
            let noise = self.parsed.not_text.iter().find(|(range, _)| *range == line.range);
            let parsed_kind = match noise {
                Some((_, Noise::Page | Noise::RunningHead)) => ParsedKind::PageNumber,
                Some((_, Noise::Contents)) => ParsedKind::Contents,
                Some((_, Noise::Portal)) | None => ParsedKind::NotText,
            };
            return reading(parsed_kind, 0, false, false);
        };
        let node = &self.parsed.tree.nodes[leaf];
        let holder = self.holders[leaf];
        let is_continuation = node.source.start < line.range.start;
        let depth = std::iter::successors(holder, |&at| self.parsed.numbered[at].parent).count();
        let is_heading = node.kind == NodeKind::Heading;
        let is_unit = is_heading && holder.is_some_and(|at| self.is_unit[self.parsed.numbered[at].node]);
        reading(
            self.parsed_kind(leaf),
            depth.saturating_sub(usize::from(is_heading)),
            is_unit,
            is_continuation,
        )
    }

    /// The first leaf with text on a line.
    fn leaf_in(&self, line: &RawLine) -> Option<usize> {
        let nodes = &self.parsed.tree.nodes;
        let behind = self.leaves.partition_point(|&at| nodes[at].source.start < line.range.end);
        let within = |at: &&usize| nodes[**at].source.end > line.range.start;
        // Leaves do not overlap, so only a few preceding ones can extend into the line.
        self.leaves[..behind].iter().rev().take_while(within).last().copied()
    }

    fn parsed_kind(&self, leaf: usize) -> ParsedKind {
        let tree = &self.parsed.tree;
        if leaf > 0 && tree.nodes[leaf - 1].kind == NodeKind::Attachment {
            return ParsedKind::Attachment;
        }
        match tree.nodes[leaf].kind {
            NodeKind::Title => ParsedKind::Title,
            NodeKind::Addressees => ParsedKind::Addressees,
            NodeKind::Issuer => ParsedKind::Issuer,
            NodeKind::Date => ParsedKind::Date,
            NodeKind::CopyTo => ParsedKind::CopyTo,
            NodeKind::HeadLine => {
                match document_toml::of_head_line(&tree.text[tree.nodes[leaf].text.clone()]) {
                    Some(("date", _)) => ParsedKind::Date,
                    Some(_) => ParsedKind::Number,
                    None => ParsedKind::HeadLine,
                }
            }
            NodeKind::Heading => {
                let level = self.holders[leaf].and_then(|at| self.parsed.numbered[at].level());
                match level {
                    Some(Level::Part) => ParsedKind::Part,
                    Some(Level::Section) => ParsedKind::Section,
                    Some(Level::Item) => ParsedKind::Item,
                    Some(Level::Article) => ParsedKind::Article,
                    None => ParsedKind::Entry,
                }
            }
            NodeKind::Sentence
            | NodeKind::Root
            | NodeKind::Cover
            | NodeKind::Attachment
            | NodeKind::Part
            | NodeKind::Section
            | NodeKind::Principle
            | NodeKind::Point
            | NodeKind::Measure
            | NodeKind::Item
            | NodeKind::Paragraph => ParsedKind::Text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "甘省总工会关于职工帮扶的意见\n甘工发〔2021〕5号\n各市总工会：\n一、帮扶标准\n每户每年补助3000元，\n直到就业。\n\
                          （一）申请\n向工会申请。\n— 1 —\n甘省总工会\n2021年5月6日\n";

    fn inspect(source: &str, document_toml: &str) -> DocumentInspection {
        ParsedSource::new("gan", source, document_toml).inspect()
    }

    fn file(corrections: &str) -> String {
        format!(
            "order = 1\nshort_title = \"\"\njurisdiction = \"\"\ndescription = \"\"\n[expect]\n{corrections}"
        )
    }

    fn parsed_kind(inspection: &DocumentInspection) -> Vec<(usize, ParsedKind, usize, bool)> {
        let row = |line: &LineReading| (line.number, line.parsed_kind, line.depth, line.is_unit);
        inspection.lines.iter().map(row).collect()
    }

    #[test]
    fn each_line_is_taken_for_something() {
        use ParsedKind::*;
        assert_eq!(
            parsed_kind(&inspect(SOURCE, "")),
            [
                (1, Title, 0, false),
                (2, Number, 0, false),
                (3, Addressees, 0, false),
                (4, Part, 0, false),
                (5, Text, 1, false),
                (6, Text, 1, false),
                (7, Section, 1, true),
                (8, Text, 2, false),
                (9, PageNumber, 0, false),
                (10, Issuer, 0, false),
                (11, Date, 0, false),
            ]
        );
    }

    #[test]
    fn a_correction_changes_the_line_and_all_that_follows_from_it() {
        let toml = file("[[line]]\nline = 7\nstarts = \"（一）\"\nis = \"text\"\n");
        let before = inspect(SOURCE, &file(""));
        let after = inspect(SOURCE, &toml);
        assert_eq!(after.lines[6].parsed_kind, ParsedKind::Text);
        assert!(after.lines[6].is_corrected && !before.lines[6].is_corrected);
        assert!(
            before.counts.contains(&("sections", 1))
                && !after.counts.iter().any(|(key, _)| *key == "sections")
        );
        let units = |inspection: &DocumentInspection| {
            inspection.reading.units.iter().map(|unit| unit.id.clone()).collect::<Vec<_>>()
        };
        assert_eq!((units(&before), units(&after)), (vec!["gan.p1-1".to_owned()], vec!["gan.p1".to_owned()]));
    }

    #[test]
    fn what_the_head_says_is_found_where_it_stands() {
        let inspection = inspect(SOURCE, "");
        let entries: Vec<_> =
            inspection.entries.iter().map(|entry| (entry.key, entry.words.as_str())).collect();
        assert_eq!(
            entries,
            [
                ("title", "甘省总工会关于职工帮扶的意见"),
                ("number", "甘工发〔2021〕5号"),
                ("addressees", "各市总工会："),
                ("issuer", "甘省总工会"),
                ("date", "2021年5月6日"),
            ]
        );
    }

    #[test]
    fn a_wrong_file_corrects_nothing() {
        let inspection = inspect(SOURCE, "order = ");
        assert!(inspection.lines.iter().all(|line| !line.is_corrected));
    }
}
