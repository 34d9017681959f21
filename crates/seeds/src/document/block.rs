//! Titles, headings and paragraphs: lines, with those made whole again that a page break cut.

use std::ops::Range;

use super::label::Label;
use super::layout::Lines;
use super::line::{Line, Mark};
use super::numbering::Numbering;
use super::sentence;

/// A title, a numbered heading or a paragraph: one line, or several that a page made of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The words, joined.
    pub text: String,
    /// What its first line's beginning says that it is.
    pub mark: Mark,
    /// Whether white space stands in front of its first line.
    pub indented: bool,
    /// Whether an author says what its first line is.
    has_role: bool,
    /// For each line, where it begins in the words and its bytes in the source.
    pieces: Vec<(usize, Range<usize>)>,
}

impl Block {
    /// A block of one line.
    pub fn line(source: &str, line: &Line) -> Self {
        let text = source[line.range.clone()].to_owned();
        Self {
            text,
            mark: line.mark,
            indented: line.indented,
            has_role: line.role.is_some(),
            pieces: vec![(0, line.range.clone())],
        }
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
    /// Whether the block is running text that a page may have cut.
    fn is_open_text(&self) -> bool {
        const SHORTEST: usize = 6;
        let is_text = self.mark == Mark::Plain || sentence::has_end(&self.text);
        is_text && self.text.chars().count() >= SHORTEST && !sentence::is_finished(&self.text)
    }

    /// Whether the block is a heading without a number, where it stands between these two: a short line
    /// without a pause, behind a heading or a finished paragraph and in front of one.
    fn is_plain_heading(&self, before: Option<&Self>, next: Option<&Self>) -> bool {
        const LONGEST: usize = 30;
        const PAUSES: [char; 12] = ['，', '。', '；', '：', '！', '？', '…', ',', ';', ':', '!', '?'];
        if self.has_role {
            return false;
        }
        let is_heading = |block: &Self| matches!(block.mark, Mark::Label(_));
        let is_prose = |block: &Self| block.mark == Mark::Plain && sentence::is_finished(&block.text);
        self.mark == Mark::Plain
            && self.pieces.len() == 1
            && self.text.chars().count() <= LONGEST
            && !self.text.contains(PAUSES)
            && self.text.chars().any(char::is_alphabetic)
            // 6月15日—9月15日 says when.
            && !self.text.starts_with(|c: char| c.is_ascii_digit())
            && before.is_none_or(|block| is_heading(block) || is_prose(block))
            && next.is_some_and(|block| is_heading(block) || is_prose(block))
    }
}

/// Marks the headings without a number among the blocks of a body.
pub fn mark_plain_headings(blocks: &mut [Block]) {
    let numbering = |block: &Block| block.mark.label().map(|label| label.numbering);
    let is_part = |one: Numbering| matches!(one, Numbering::Part | Numbering::Chapter | Numbering::Volume);
    let first_part = blocks.iter().position(|block| numbering(block).is_some_and(is_part));
    for at in 0..blocks.len() {
        let before = at.checked_sub(1).map(|before| &blocks[before]);
        if blocks[at].is_plain_heading(before, blocks.get(at + 1)) {
            // 前言 in front of the first part stands beside the parts.
            let is_inner = first_part.is_some_and(|part| part < at);
            let numbering = if is_inner { Numbering::PlainSection } else { Numbering::PlainPart };
            blocks[at].mark = Mark::Label(Label { numbering, number: None, len: 0, weak: false });
        }
    }
}

/// The blocks of a body.
///
/// A line of running text (it holds a comma or the end of a sentence; a heading holds the end of
/// one) that is not finished goes on in the next line if that one is plain and not indented. So does one
/// that a page number cuts, and one that fills its line in a text of lines of one width.
pub fn blocks(lines: Lines<'_>, body: Range<usize>) -> Vec<Block> {
    let width = common_width(lines, body.clone());
    let mut blocks: Vec<Block> = Vec::new();
    let mut goes_on = false;
    for index in body {
        let line = &lines.list[index];
        let words = lines.words(index);
        let plain = line.mark == Mark::Plain && line.role.is_none();
        let cut_by_page = || line.behind_page && blocks.last().is_some_and(Block::is_open_text);
        let continues =
            plain && ((!line.indented && (goes_on || cut_by_page())) || sentence::begins_within(words));
        // A row of a table ends where its line does, whatever stands in it.
        let is_text = sentence::has_end(words)
            || (plain && words.contains(['，', ',']))
            || (line.mark != Mark::Row
                && words.contains(['：', ':'])
                && line.mark.label().is_some()
                && words.contains(['，', ',']));
        let fills_line = plain && width.is_some_and(|width| words.chars().count() + 1 >= width);
        let runs = line.mark != Mark::Row && (is_text || fills_line);
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

/// The width of a text whose lines all end at one column: that of many of its lines.
fn common_width(lines: Lines<'_>, body: Range<usize>) -> Option<usize> {
    const NARROWEST: usize = 20;
    const WIDEST: usize = 60;
    let widths: Vec<usize> = body.map(|line| lines.words(line).chars().count()).collect();
    let longest = widths.iter().copied().max().filter(|width| (NARROWEST..=WIDEST).contains(width))?;
    let full = widths.iter().filter(|width| **width + 2 >= longest).count();
    (full >= 4 && full * 3 >= widths.len()).then_some(longest)
}
