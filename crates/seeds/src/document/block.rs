//! Titles, headings and paragraphs: lines, with those made whole again that a page break cut.

use std::ops::Range;

use super::layout::Lines;
use super::line::{Line, Mark};
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
