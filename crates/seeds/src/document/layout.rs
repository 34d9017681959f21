//! Which lines are the cover, the head, the title, the body and the signature.

use std::ops::Range;

use policy::document::Kind;

use super::line::{Line, Mark};
use super::sentence;

/// A source text and its lines.
#[derive(Debug, Clone, Copy)]
pub struct Lines<'s> {
    /// The whole source.
    pub source: &'s str,
    /// Its lines.
    pub list: &'s [Line],
}

/// One text with a head, a body and an end: a document, or the cover that hands it on. All are
/// ranges of lines, and together they are all of the text's lines, in this order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// The lines above the title.
    pub head: Range<usize>,
    /// The title, if there is one.
    pub title: Option<usize>,
    /// Whom it is addressed to, if it says so.
    pub addressees: Option<usize>,
    /// Paragraphs and headings.
    pub body: Range<usize>,
    /// Who signed, then the date; empty where the text is not signed.
    pub signature: Range<usize>,
    /// What stands below the signature: copies.
    pub below: Range<usize>,
}

/// The cover, if there is one, and the document itself.
pub fn layouts(lines: Lines<'_>) -> (Option<Layout>, Layout) {
    let all = 0..lines.list.len();
    match lines.cover_end() {
        Some(end) => (Some(lines.layout(0..end)), lines.layout(end..all.end)),
        None => (None, lines.layout(all)),
    }
}

impl Lines<'_> {
    /// The words of a line.
    pub fn words(&self, line: usize) -> &str {
        &self.source[self.list[line].range.clone()]
    }

    fn is_label(&self, line: usize) -> bool {
        matches!(self.list[line].mark, Mark::Label(_))
    }

    /// Whether a line is a sentence, the end of one, or a numbered heading: no line of a head and
    /// no signature.
    fn is_prose(&self, line: usize) -> bool {
        self.is_label(line) || sentence::has_end(self.words(line)) || sentence::is_finished(self.words(line))
    }

    /// One past the cover: the last signature in front of the first numbered heading, provided that
    /// a text follows it.
    fn cover_end(&self) -> Option<usize> {
        let count = self.list.len();
        let last_prose = (0..count).rev().find(|&line| self.is_prose(line))?;
        let first_label = (0..count).find(|&line| self.is_label(line)).unwrap_or(count);
        let date = (0..first_label.min(last_prose)).rev().find(|&line| self.signature(0, line).is_some())?;
        Some(date + 1)
    }

    /// The signature that ends with the date in this line: the lines of the issuers, which follow a
    /// paragraph, and the date.
    fn signature(&self, start: usize, date: usize) -> Option<Range<usize>> {
        if self.list[date].mark != Mark::Date {
            return None;
        }
        let is_issuer = |line: &usize| {
            self.list[*line].mark == Mark::Plain && !self.is_prose(*line) && !self.words(*line).contains('，')
        };
        let issuers = (start..date).rev().take_while(is_issuer).count();
        let first = date - issuers;
        (issuers > 0 && first > start && self.is_prose(first - 1)).then_some(first..date + 1)
    }

    fn layout(&self, lines: Range<usize>) -> Layout {
        let first_prose = lines.clone().find(|&line| self.is_prose(line)).unwrap_or(lines.end);
        let title = (first_prose > lines.start).then(|| first_prose - 1);
        let addressees =
            (first_prose + 1 < lines.end && self.is_addressees(first_prose)).then_some(first_prose);
        let body_start = addressees.map_or(first_prose, |line| line + 1);

        let last_label =
            (body_start..lines.end).rev().find(|&line| self.is_label(line)).unwrap_or(body_start);
        let signature = (last_label..lines.end)
            .rev()
            .find_map(|date| self.signature(body_start, date))
            .unwrap_or_else(|| {
                let copies = |line: &usize| self.list[*line].mark == Mark::CopyTo;
                let end = lines.end - (body_start..lines.end).rev().take_while(copies).count();
                end..end
            });
        Layout {
            head: lines.start..title.unwrap_or(first_prose),
            title,
            addressees,
            body: body_start..signature.start,
            below: signature.end..lines.end,
            signature,
        }
    }

    /// Whether the first line of prose names addressees: it ends with a colon, holds no sentence,
    /// is not indented, and a paragraph follows it.
    fn is_addressees(&self, line: usize) -> bool {
        let words = self.words(line);
        let Line { indented, mark, .. } = &self.list[line];
        *mark == Mark::Plain
            && !indented
            && words.ends_with(['：', ':'])
            && !sentence::has_end(words)
            && !self.is_label(line + 1)
    }
}

/// A paragraph or a numbered heading: one line, or several that page breaks made of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The words, joined.
    pub text: String,
    /// What its first line's beginning says that it is.
    pub mark: Mark,
    /// For each line, where it begins in the words and its bytes in the source.
    pieces: Vec<(usize, Range<usize>)>,
}

impl Block {
    /// A block of one line.
    pub fn line(source: &str, line: &Line) -> Self {
        let text = source[line.range.clone()].to_owned();
        Self { text, mark: line.mark, pieces: vec![(0, line.range.clone())] }
    }

    fn add(&mut self, source: &str, line: &Line) {
        self.pieces.push((self.text.len(), line.range.clone()));
        self.text.push_str(&source[line.range.clone()]);
    }

    /// Where lines were joined: the bytes in the source from the end of one to the start of the next.
    pub fn joins(&self) -> impl Iterator<Item = Range<usize>> {
        self.pieces.windows(2).map(|pair| pair[0].1.end..pair[1].1.start)
    }

    /// Where a stretch of the words stands in the source.
    pub fn source_range(&self, stretch: Range<usize>) -> Range<usize> {
        self.source_of(stretch.start)..self.source_of(stretch.end.max(stretch.start + 1) - 1) + 1
    }

    /// Where a byte of the words stands in the source.
    fn source_of(&self, at: usize) -> usize {
        let piece = self.pieces.partition_point(|(start, _)| *start <= at) - 1;
        let (start, range) = &self.pieces[piece];
        range.start + (at - start)
    }
}

/// The blocks of a body: lines, with those made whole again that a page break cut.
///
/// A line of running text (it holds a comma or the end of a sentence; a heading holds the end of
/// one) that is not finished goes on in the next line if that one is plain and not indented.
pub fn blocks(lines: Lines<'_>, body: Range<usize>) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut goes_on = false;
    for index in body {
        let line = &lines.list[index];
        let words = lines.words(index);
        let continues = goes_on && line.mark == Mark::Plain && !line.indented;
        let runs = sentence::has_end(words) || (line.mark == Mark::Plain && words.contains('，'));
        match blocks.last_mut() {
            Some(block) if continues => {
                block.add(lines.source, line);
                goes_on = !sentence::is_finished(words);
            }
            _ => {
                blocks.push(Block::line(lines.source, line));
                goes_on = runs && !sentence::is_finished(words);
            }
        }
    }
    blocks
}

/// How deep a numbered kind lies: a heading closes all open ones that lie as deep or deeper.
pub const fn depth(kind: Kind) -> u8 {
    match kind {
        Kind::Part => 1,
        Kind::Section => 2,
        Kind::Measure => 3,
        Kind::Item => 4,
        _ => 5,
    }
}
