//! Blocks: titles, headings and paragraphs, rejoined across page breaks.

use std::ops::Range;

use super::label::Label;
use super::layout::Lines;
use super::line::{Line, Mark};
use super::numbering::Numbering;
use super::sentence;

/// A title, a numbered heading or a paragraph, joined from one or more lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The joined text.
    pub text: String,
    /// The mark at the start of its first line.
    pub mark: Mark,
    /// Whether its first line is indented.
    pub indented: bool,
    /// Whether a correction assigns its first line a role.
    has_role: bool,
    /// For each line, its offset in the text and its byte range in the source.
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

    /// A block of consecutive lines; `None` if the range is empty.
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

    /// The joins: the byte range in the source from the end of a line to the start of the next.
    pub fn joins(&self) -> impl Iterator<Item = Range<usize>> {
        self.pieces.windows(2).map(|pair| pair[0].1.end..pair[1].1.start)
    }

    /// Maps a range of the text to the source.
    pub fn source_range(&self, stretch: Range<usize>) -> Range<usize> {
        self.source_of(stretch.start)..self.source_of(stretch.end.max(stretch.start + 1) - 1) + 1
    }

    /// Maps an offset of the text to the source.
    fn source_of(&self, at: usize) -> usize {
        let piece = self.pieces.partition_point(|(start, _)| *start <= at) - 1;
        let (start, range) = &self.pieces[piece];
        range.start + (at - start)
    }
}

impl Block {
    /// Whether the block is running text that a page break may have cut.
    fn is_open_text(&self) -> bool {
        const SHORTEST: usize = 6;
        let is_text = self.mark == Mark::Plain || sentence::has_end(&self.text);
        is_text && self.text.chars().count() >= SHORTEST && !sentence::is_finished(&self.text)
    }

    /// Whether the block is an unnumbered heading in this context: a short line without punctuation, between
    /// a heading or complete paragraph and the text it heads.
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
            // 6月15日—9月15日 is a date range.
            && !self.text.starts_with(|c: char| c.is_ascii_digit())
            && before.is_none_or(|block| is_heading(block) || is_prose(block))
            && next.is_some_and(|block| is_heading(block) || is_prose(block))
    }
}

/// Marks the unnumbered headings among the blocks of a body.
pub fn mark_plain_headings(blocks: &mut [Block]) {
    let numbering = |block: &Block| block.mark.label().map(|label| label.numbering);
    let is_part = |one: Numbering| matches!(one, Numbering::Part | Numbering::Chapter | Numbering::Volume);
    let first_part = blocks.iter().position(|block| numbering(block).is_some_and(is_part));
    for at in 0..blocks.len() {
        let before = at.checked_sub(1).map(|before| &blocks[before]);
        if blocks[at].is_plain_heading(before, blocks.get(at + 1)) {
            // A heading before the first part, such as 前言, is on the level of the parts.
            let is_inner = first_part.is_some_and(|part| part < at);
            let numbering = if is_inner { Numbering::PlainSection } else { Numbering::PlainPart };
            blocks[at].mark = Mark::Label(Label { numbering, number: None, len: 0, weak: false });
        }
    }
}

/// The blocks of a body.
///
/// An incomplete line of running text (one with a comma or a sentence end, or a heading with a sentence end)
/// continues in the next line if that is unmarked and not indented. So does a line before a page number, and
/// a full-width line in a hard-wrapped text.
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
        // A table row is always complete.
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

/// The column at which most lines of a hard-wrapped text end.
fn common_width(lines: Lines<'_>, body: Range<usize>) -> Option<usize> {
    const NARROWEST: usize = 20;
    const WIDEST: usize = 60;
    let widths: Vec<usize> = body.map(|line| lines.words(line).chars().count()).collect();
    let longest = widths.iter().copied().max().filter(|width| (NARROWEST..=WIDEST).contains(width))?;
    let full = widths.iter().filter(|width| **width + 2 >= longest).count();
    (full >= 4 && full * 3 >= widths.len()).then_some(longest)
}
