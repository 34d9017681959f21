//! From the text of a document to its tree.

use std::ops::Range;

use policy::document::Kind;

use super::block::{Block, blocks, mark_plain_headings};
use super::layout::{Layout, Lines, layouts};
use super::line::{Label, Mark, lines};
use super::numbering::Numbering;
use super::sentence;
use super::tree::{Builder, Tree};

/// What parsing a source text yields. There is always a tree; whether it is as it should be is for
/// [`super::check`] to say.
#[derive(Debug, Clone)]
pub struct Parsed {
    /// The tree.
    pub tree: Tree,
    /// Between which bytes lines were joined that a page break had cut apart.
    pub joins: Vec<Range<usize>>,
    /// The numbered headings in reading order.
    pub numbered: Vec<Numbered>,
}

/// A numbered heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered {
    /// How it is numbered.
    pub numbering: Numbering,
    /// Its number.
    pub number: u16,
    /// Which heading it stands under, if its numbers begin anew there.
    pub within: Option<usize>,
    /// Where its number stands in the source.
    pub place: Range<usize>,
}

/// Parses the text of the document with this id.
pub fn parse(id: &str, source: &str) -> Parsed {
    let list = lines(source);
    let lines = Lines { source, list: &list };
    let (cover, main) = layouts(lines);
    let mut parser = Parser {
        lines,
        builder: Builder::new(id),
        joins: Vec::new(),
        numbered: Vec::new(),
        measures_restart: false,
        has_articles: false,
        headings: 0,
        open: Vec::new(),
    };
    if let Some(cover) = cover {
        let id = format!("{id}.cover");
        parser.builder.open(Kind::Cover, id.clone());
        parser.text(&id, &cover);
        parser.builder.close();
    }
    parser.text(id, &main);
    let Parser { builder, joins, numbered, .. } = parser;
    Parsed { tree: builder.finish(), joins, numbered }
}

struct Parser<'s> {
    lines: Lines<'s>,
    builder: Builder,
    joins: Vec<Range<usize>>,
    numbered: Vec<Numbered>,
    /// Whether the numbers of measures begin anew in each section; else they go through.
    measures_restart: bool,
    /// Whether measures are articles (第一条).
    has_articles: bool,
    /// How many headings were read.
    headings: usize,
    /// The text that is read and the numbered containers open in it, outermost first.
    open: Vec<Frame>,
}

/// A container that paragraphs go into.
struct Frame {
    id: String,
    /// How its heading is numbered; nothing for one without a heading.
    numbering: Option<Numbering>,
    /// Which of all headings opened it; nothing for the whole text.
    heading: Option<usize>,
    paragraphs: usize,
    sentences: usize,
    /// How many dashed headings it holds; they have no number of their own.
    dashes: u16,
    /// How many headings without a number it holds.
    plain_headings: u16,
    /// Whether text follows the heading on its line.
    runs_on: bool,
}

impl Frame {
    fn without_heading(id: String) -> Self {
        let (numbering, heading, runs_on) = (None, None, false);
        Self { id, numbering, heading, paragraphs: 0, sentences: 0, dashes: 0, plain_headings: 0, runs_on }
    }
}

impl Parser<'_> {
    fn text(&mut self, id: &str, layout: &Layout) {
        self.open = vec![Frame::without_heading(id.to_owned())];
        for (number, line) in (1..).zip(layout.head.clone()) {
            self.line(Kind::HeadLine, format!("{id}.h{number}"), line);
        }
        if let Some(title) = Block::lines(self.lines, layout.title.clone()) {
            self.joins.extend(title.joins());
            self.builder.line(Kind::Title, format!("{id}.title"), &title);
        }
        for (number, line) in (layout.head.len() + 1..).zip(layout.caption.clone()) {
            self.line(Kind::HeadLine, format!("{id}.h{number}"), line);
        }
        if let Some(line) = layout.addressees {
            self.line(Kind::Addressees, format!("{id}.to"), line);
        }
        self.body(id, layout);
        if let Some(date) = layout.signature.clone().next_back() {
            for (number, line) in (1..).zip(layout.signature.start..date) {
                self.line(Kind::Issuer, format!("{id}.by{number}"), line);
            }
            self.line(Kind::Date, format!("{id}.date"), date);
        }
        for line in layout.below.clone() {
            match self.lines.list[line].mark {
                Mark::CopyTo => self.line(Kind::CopyTo, format!("{id}.cc"), line),
                Mark::Label(_) | Mark::Date | Mark::Row | Mark::Plain => {
                    self.paragraph(&Block::line(self.lines.source, &self.lines.list[line]), 0);
                }
            }
        }
    }

    fn line(&mut self, kind: Kind, id: String, line: usize) {
        self.builder.line(kind, id, &Block::line(self.lines.source, &self.lines.list[line]));
    }

    fn body(&mut self, id: &str, layout: &Layout) {
        let mut blocks = blocks(self.lines, layout.body.clone());
        for block in &blocks {
            self.joins.extend(block.joins());
        }
        mark_plain_headings(&mut blocks);
        self.measures_restart = measures_restart(&blocks);
        self.has_articles =
            blocks.iter().filter_map(label).any(|label| label.numbering == Numbering::Article);
        let closing =
            if layout.signature.is_empty() { None } else { blocks.pop_if(|last| label(last).is_none()) };
        for block in &blocks {
            match label(block) {
                Some(label) => self.heading(block, label),
                None => self.paragraph(block, 0),
            }
        }
        // Behind an item that has its text on its own line, a last paragraph above the signature is
        // no part of that item: it closes the whole text.
        let closes = self.open.last().is_some_and(|frame| frame.runs_on);
        match &closing {
            Some(block) if closes => {
                self.close_down_to(1);
                self.container(Kind::Paragraph, Frame::without_heading(format!("{id}.end")));
                self.sentences(block, 0);
            }
            Some(block) => self.paragraph(block, 0),
            None => {}
        }
        self.close_down_to(1);
    }

    /// Opens a container and returns its id.
    fn container(&mut self, kind: Kind, mut frame: Frame) -> String {
        frame.id = self.builder.open(kind, frame.id);
        let id = frame.id.clone();
        self.open.push(frame);
        id
    }

    /// Closes containers until so many are left; the first is the whole text and stays open.
    fn close_down_to(&mut self, left: usize) {
        while self.open.len() > left {
            self.open.pop();
            self.builder.close();
        }
    }

    fn heading(&mut self, block: &Block, label: Label) {
        let numbering = match label.numbering {
            // Where there are articles, （一） divides an article and does not hold it.
            Numbering::Section if self.has_articles => Numbering::Item,
            numbering => numbering,
        };
        let holds = |frame: &&Frame| frame.numbering.is_none_or(|holder| holder.depth() < numbering.depth());
        self.close_down_to(self.open.iter().take_while(holds).count());

        let heading_len = heading_len(&block.text, label);
        let runs_on = heading_len < block.text.len();
        let number = self.number(label);
        if label.number.is_some() {
            let through = numbering.kind() == Kind::Measure && !self.measures_restart;
            let within = if through { None } else { self.open.last().and_then(|frame| frame.heading) };
            let place = block.source_range(0..label.len);
            self.numbered.push(Numbered { numbering, number, within, place });
        }
        self.headings += 1;
        let frame = Frame {
            numbering: Some(numbering),
            heading: Some(self.headings),
            runs_on,
            ..Frame::without_heading(self.heading_id(numbering, number))
        };
        let id = self.container(numbering.kind(), frame);
        self.builder.leaf(Kind::Heading, format!("{id}.title"), block, 0..heading_len, label.len);
        if runs_on {
            self.paragraph(block, heading_len);
        }
    }

    /// The number as printed, or the next one for a heading that has none.
    fn number(&mut self, label: Label) -> u16 {
        label.number.unwrap_or_else(|| {
            let Some(frame) = self.open.last_mut() else { return 1 };
            let count = match label.numbering {
                Numbering::PlainPart | Numbering::PlainSection => &mut frame.plain_headings,
                _ => &mut frame.dashes,
            };
            *count = count.saturating_add(1);
            *count
        })
    }

    fn heading_id(&self, numbering: Numbering, number: u16) -> String {
        let root = self.open.first().map_or("", |frame| &frame.id);
        // A text that has sections but no parts is numbered as if all stood in a part 0.
        let within = match &self.open[..] {
            [_, .., frame] => frame.id.clone(),
            _ => format!("{root}.p0"),
        };
        match numbering {
            Numbering::Part | Numbering::Chapter => format!("{root}.p{number}"),
            Numbering::PlainPart => format!("{root}.u{number}"),
            Numbering::PlainSection => format!("{within}.u{number}"),
            Numbering::Measure | Numbering::Article if !self.measures_restart => format!("{root}.{number}"),
            Numbering::Measure | Numbering::Article | Numbering::Dash => format!("{within}.{number}"),
            Numbering::Section | Numbering::ChapterSection | Numbering::Item | Numbering::Point => {
                format!("{within}-{number}")
            }
        }
    }

    /// Adds a paragraph that holds the block's text from a byte on.
    fn paragraph(&mut self, block: &Block, from: usize) {
        let Some(frame) = self.open.last_mut() else { return };
        frame.paragraphs += 1;
        let id = format!("{}.para{}", frame.id, frame.paragraphs);
        self.builder.open(Kind::Paragraph, id);
        self.sentences(block, from);
        self.builder.close();
    }

    fn sentences(&mut self, block: &Block, from: usize) {
        let Some(frame) = self.open.last_mut() else { return };
        for stretch in sentence::sentences(&block.text[from..]) {
            frame.sentences += 1;
            let id = format!("{}.s{}", frame.id, frame.sentences);
            self.builder.leaf(Kind::Sentence, id, block, from + stretch.start..from + stretch.end, 0);
        }
    }
}

/// How long a block's heading is: its first sentence. An article is headed by its number only.
fn heading_len(text: &str, label: Label) -> usize {
    match label.numbering {
        Numbering::Article => return label.len,
        Numbering::PlainPart | Numbering::PlainSection => return text.len(),
        _ => {}
    }
    sentence::first_end(text).unwrap_or(text.len())
}

fn label(block: &Block) -> Option<Label> {
    match block.mark {
        Mark::Label(label) => Some(label),
        Mark::Date | Mark::CopyTo | Mark::Row | Mark::Plain => None,
    }
}

/// Whether a measure 1 stands under more than one part or section.
fn measures_restart(blocks: &[Block]) -> bool {
    let mut holders = 0;
    let mut holder_of_first = None;
    for label in blocks.iter().filter_map(label) {
        if label.numbering.depth() < Numbering::Measure.depth() {
            holders += 1;
        } else if label.numbering.kind() == Kind::Measure && label.number == Some(1) {
            if holder_of_first.is_some_and(|holder| holder != holders) {
                return true;
            }
            holder_of_first = Some(holders);
        }
    }
    false
}
