//! Titles, headings and paragraphs: lines, with those made whole again that a page break cut.

use std::ops::Range;

use super::layout::Lines;
use super::line::{Label, Line, Mark};
use super::numbering::Numbering;
use super::sentence;

/// A title, a numbered heading or a paragraph: one line, or several that a page made of one.
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

    /// A block of some lines; nothing of no line.
    pub fn lines(lines: Lines<'_>, range: Range<usize>) -> Option<Self> {
        let (first, others) = lines.list[range].split_first()?;
        let mut block = Self::line(lines.source, first);
        for line in others {
            block.add(lines.source, line);
        }
        Some(block)
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

impl Block {
    /// Whether the block is a heading without a number, where it stands between these two: a short line
    /// without a pause, behind a heading or a finished paragraph and in front of one.
    fn is_plain_heading(&self, before: Option<&Self>, next: Option<&Self>) -> bool {
        const LONGEST: usize = 30;
        const PAUSES: [char; 12] = ['，', '。', '；', '：', '！', '？', '…', ',', ';', ':', '!', '?'];
        let is_heading = |block: &Self| matches!(block.mark, Mark::Label(_));
        let is_prose = |block: &Self| block.mark == Mark::Plain && sentence::is_finished(&block.text);
        self.mark == Mark::Plain
            && self.pieces.len() == 1
            && self.text.chars().count() <= LONGEST
            && !self.text.contains(PAUSES)
            && self.text.chars().any(char::is_alphabetic)
            && before.is_none_or(|block| is_heading(block) || is_prose(block))
            && next.is_some_and(|block| is_heading(block) || is_prose(block))
    }
}

/// Marks the headings without a number among the blocks of a body.
pub fn mark_plain_headings(blocks: &mut [Block]) {
    let numbering = |block: &Block| match block.mark {
        Mark::Label(label) => Some(label.numbering),
        Mark::Date | Mark::CopyTo | Mark::Row | Mark::Plain => None,
    };
    let has_parts =
        blocks.iter().filter_map(numbering).any(|one| matches!(one, Numbering::Part | Numbering::Chapter));
    let numbering = if has_parts { Numbering::PlainSection } else { Numbering::PlainPart };
    for at in 0..blocks.len() {
        let before = at.checked_sub(1).map(|before| &blocks[before]);
        if blocks[at].is_plain_heading(before, blocks.get(at + 1)) {
            blocks[at].mark = Mark::Label(Label { numbering, number: None, len: 0 });
        }
    }
}

/// The blocks of a body.
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
        // A row of a table ends where its line does, whatever stands in it.
        let runs = line.mark != Mark::Row
            && (sentence::has_end(words) || (line.mark == Mark::Plain && words.contains('，')));
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
