//! From the text of a document to its tree.

use std::ops::Range;

use policy::document::Kind;

use super::block::{Block, blocks};
use super::layout::{Layout, Lines, layouts};
use super::line::{Label, Mark, lines};
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
    /// What it opens.
    pub kind: Kind,
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
    kind: Kind,
    /// Which of all headings opened it; nothing for the whole text.
    heading: Option<usize>,
    paragraphs: usize,
    sentences: usize,
    /// Principles have no number of their own and are counted.
    principles: u16,
    /// Whether text follows the heading on its line.
    runs_on: bool,
}

impl Frame {
    fn new(id: String, kind: Kind, heading: Option<usize>, runs_on: bool) -> Self {
        Self { id, kind, heading, paragraphs: 0, sentences: 0, principles: 0, runs_on }
    }
}

impl Parser<'_> {
    fn text(&mut self, id: &str, layout: &Layout) {
        self.open = vec![Frame::new(id.to_owned(), Kind::Root, None, false)];
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
            let block = Block::line(self.lines.source, &self.lines.list[line]);
            match block.mark {
                Mark::CopyTo => self.builder.line(Kind::CopyTo, format!("{id}.cc"), &block),
                _ => self.paragraph(&block, 0),
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
        self.measures_restart = measures_restart(&blocks);
        self.has_articles = blocks.iter().any(is_article);
        let closing = if layout.signature.is_empty() { None } else { blocks.pop_if(|last| is_plain(last)) };
        for block in &blocks {
            match block.mark {
                Mark::Label(label) => self.heading(block, label),
                Mark::Date | Mark::CopyTo | Mark::Plain => self.paragraph(block, 0),
            }
        }
        // Behind an item that has its text on its own line, a last paragraph above the signature is
        // no part of that item: it closes the whole text.
        let closes = self.open.last().is_some_and(|frame| frame.runs_on);
        if let Some(block) = &closing
            && !closes
        {
            self.paragraph(block, 0);
        }
        self.close_down_to(1);
        if let Some(block) = &closing
            && closes
        {
            self.container(Frame::new(format!("{id}.end"), Kind::Paragraph, None, false));
            self.sentences(block, 0);
            self.close_down_to(1);
        }
    }

    /// Opens a container and returns its id.
    fn container(&mut self, mut frame: Frame) -> String {
        frame.id = self.builder.open(frame.kind, frame.id);
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
        let kind = match label.kind {
            // Where there are articles, （一） divides an article and does not hold it.
            Kind::Section if self.has_articles && !is_article_style(&block.text) => Kind::Item,
            kind => kind,
        };
        let shallower = |frame: &Frame| depth(frame.kind) < depth(kind);
        self.close_down_to(self.open[1..].iter().take_while(|frame| shallower(frame)).count() + 1);
        let heading_len = heading_len(block, label);
        let runs_on = heading_len < block.text.len();
        let number = self.number(label);
        let id = self.heading_id(kind, number);
        let through = kind == Kind::Measure && !self.measures_restart;
        let within = if through { None } else { self.open.last().and_then(|frame| frame.heading) };
        self.headings += 1;
        let id = self.container(Frame::new(id, kind, Some(self.headings), runs_on));
        if label.number.is_some() {
            let place = block.source_range(0..label.len);
            self.numbered.push(Numbered { kind, number, within, place });
        }
        self.builder.leaf(Kind::Heading, format!("{id}.title"), block, 0..heading_len, label.len);
        if runs_on {
            self.paragraph(block, heading_len);
        }
    }

    /// The number as printed, or the next one for a dash.
    fn number(&mut self, label: Label) -> u16 {
        label.number.unwrap_or_else(|| {
            let Some(frame) = self.open.last_mut() else { return 1 };
            frame.principles = frame.principles.saturating_add(1);
            frame.principles
        })
    }

    fn heading_id(&self, kind: Kind, number: u16) -> String {
        let root = self.open.first().map_or("", |frame| &frame.id);
        // A text that has sections but no parts is numbered as if all stood in a part 0.
        let within = match &self.open[..] {
            [_, .., frame] => frame.id.clone(),
            _ => format!("{root}.p0"),
        };
        match kind {
            Kind::Part => format!("{root}.p{number}"),
            Kind::Measure if !self.measures_restart => format!("{root}.{number}"),
            Kind::Measure | Kind::Principle => format!("{within}.{number}"),
            _ => format!("{within}-{number}"),
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

fn is_plain(block: &Block) -> bool {
    !matches!(block.mark, Mark::Label(_))
}

/// How long a block's heading is: its first sentence. An article is headed by its number only.
fn heading_len(block: &Block, label: Label) -> usize {
    let sentence = || sentence::first_end(&block.text).unwrap_or(block.text.len());
    if is_article(block) { label.len } else { sentence() }
}

/// 第一条
fn is_article(block: &Block) -> bool {
    matches!(block.mark, Mark::Label(label) if label.kind == Kind::Measure) && is_article_style(&block.text)
}

/// 第一章, 第一节, 第一条
fn is_article_style(text: &str) -> bool {
    text.starts_with('第')
}

/// Whether a measure 1 stands under more than one part or section.
fn measures_restart(blocks: &[Block]) -> bool {
    let mut headings = 0;
    let mut with_first: Option<usize> = None;
    for block in blocks {
        let Mark::Label(label) = block.mark else { continue };
        match (label.kind, label.number) {
            (Kind::Part | Kind::Section, _) => headings += 1,
            (Kind::Measure, Some(1)) => match with_first {
                Some(heading) if heading != headings => return true,
                _ => with_first = Some(headings),
            },
            _ => {}
        }
    }
    false
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
