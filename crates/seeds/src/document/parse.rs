//! Parses the text of a document into its tree.

use std::ops::Range;

use policy::model::document::NodeKind;

use super::block::{Block, blocks, mark_plain_headings};
use super::correction::{Correction, Role};
use super::facts::{self, Facts};
use super::head::addressees_apart;
use super::heading::heading_len;
use super::label::Label;
use super::layout::{Layout, Lines, layouts};
use super::line::{Mark, raw_lines, text_lines};
use super::noise::{Noise, noise};
use super::numbering::{Numbering, NumberingScheme};
use super::restart::Restarts;
use super::sentence;
use super::tree::{Builder, Tree};

mod lists;

/// The result of parsing. Parsing always yields a tree; [`super::check`] validates it.
#[derive(Debug, Clone)]
pub struct Parsed {
    /// The tree.
    pub tree: Tree,
    /// The joins across page breaks, as byte ranges between the joined lines.
    pub joins: Vec<Range<usize>>,
    /// The numbered headings in reading order.
    pub numbered: Vec<Numbered>,
    /// The lines that are not text, as byte ranges of the source.
    pub not_text: Vec<(Range<usize>, Noise)>,
    /// The metadata found in its head and end.
    pub facts: Facts,
    /// The source lines that contain more than one heading.
    pub split: Vec<usize>,
    /// The node ranges of each list of attachments (附件说明).
    pub listed: Vec<Range<usize>>,
}

/// A heading, numbered or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered {
    /// Its numbering style.
    pub numbering: Numbering,
    /// The nesting of the numbering styles in its text.
    pub scheme: NumberingScheme,
    /// Its number; `None` for a dash or an unnumbered heading.
    pub number: Option<u16>,
    /// The heading below which its numbering restarts, if it does.
    pub within: Option<usize>,
    /// Its parent heading.
    pub parent: Option<usize>,
    /// Whether it is an entry of a list that a colon introduces.
    pub is_entry: bool,
    /// Whether text follows the heading.
    pub has_text: bool,
    /// The range of its number in the source.
    pub place: Range<usize>,
    /// The index of its node.
    pub node: usize,
    /// The index of its text: 0 the cover, 1 the document, 2 and up the attachments.
    pub text: usize,
}

/// Parses the text of the document with this id.
pub fn parse(id: &str, source: &str, corrections: &[Correction]) -> Parsed {
    let raw = raw_lines(source);
    let (found, properties) = noise(source, &raw);
    let role = |index: usize| -> Option<Role> {
        corrections
            .iter()
            .find(|correction| correction.line == raw[index].number)
            .map(|correction| correction.role)
    };
    // A property line with the document's number or date is kept in the head, so that it can be quoted.
    let is_quoted = |index: usize| {
        let line = |found: Option<usize>| found == Some(index);
        line(properties.number.as_ref().map(|(line, _)| *line)) || line(properties.date.map(|(line, _)| line))
    };
    let is_noise = |index: usize| match role(index) {
        Some(role) => role == Role::NotText,
        None => found[index].is_some() && !is_quoted(index),
    };
    let list = addressees_apart(source, text_lines(source, &raw, is_noise, role));
    let lines = Lines { source, list: &list };
    let texts = layouts(lines);
    let not_text = (0..raw.len())
        .filter(|&index| {
            role(index) == Some(Role::NotText) || (found[index].is_some() && role(index).is_none())
        })
        .map(|index| (raw[index].range.clone(), found[index].unwrap_or(Noise::Portal)))
        .collect();
    let kept: Vec<Range<usize>> = (0..raw.len())
        .filter(|&index| is_quoted(index) && !is_noise(index))
        .map(|index| raw[index].range.clone())
        .collect();
    let split = list.windows(2).filter(|pair| pair[0].number == pair[1].number).map(|pair| pair[0].number);
    let mut parsed = Parsed {
        tree: Tree::default(),
        joins: Vec::new(),
        numbered: Vec::new(),
        not_text,
        facts: facts::facts(lines, &texts, &properties),
        split: split.collect(),
        listed: Vec::new(),
    };
    parsed.split.dedup();
    let mut parser = Parser {
        lines,
        builder: Builder::new(id),
        parsed,
        scheme: NumberingScheme::default(),
        restarts: Restarts::default(),
        text: 0,
        open: Vec::new(),
    };
    if let Some(cover) = &texts.cover {
        let id = format!("{id}.cover");
        parser.builder.open(NodeKind::Cover, id.clone());
        parser.text(&id, cover);
        parser.builder.close();
    }
    parser.text = 1;
    parser.text(id, &texts.main);
    for (number, attachment) in (1..).zip(&texts.attachments) {
        parser.text += 1;
        let id = parser.builder.open(NodeKind::Attachment, format!("{id}.a{number}"));
        parser.text(&id, attachment);
        parser.builder.close();
    }
    let Parser { builder, parsed, .. } = parser;
    // Such a property line is part of the tree, though not shown as text.
    let not_text =
        parsed.not_text.iter().filter(|(range, _)| !kept.contains(range)).map(|(range, _)| range.clone());
    let not_text = not_text.collect();
    Parsed { tree: Tree { not_text, ..builder.finish() }, ..parsed }
}

struct Parser<'s> {
    lines: Lines<'s>,
    builder: Builder,
    parsed: Parsed,
    /// The nesting of the numbering styles in the current text.
    scheme: NumberingScheme,
    /// The numberings that restart.
    restarts: Restarts,
    /// The index of the current text; see [`Numbered::text`].
    text: usize,
    /// The current text and the open containers in it, outermost first.
    open: Vec<Frame>,
}

/// A container of paragraphs.
struct Frame {
    id: String,
    /// The numbering style of its heading; `None` without a heading.
    numbering: Option<Numbering>,
    /// The index of its heading; `None` for the text as a whole.
    heading: Option<usize>,
    paragraphs: usize,
    sentences: usize,
    /// Number of dashed headings in it, which have no number of their own.
    dashes: u16,
    /// Number of unnumbered headings in it.
    plain_headings: u16,
    /// Whether text follows the heading on its line.
    runs_on: bool,
    /// Whether the last text in it introduces a list.
    introduces: bool,
    /// Whether its headings are entries of such a list.
    in_list: bool,
}

impl Frame {
    fn without_heading(id: String) -> Self {
        Self {
            id,
            numbering: None,
            heading: None,
            paragraphs: 0,
            sentences: 0,
            dashes: 0,
            plain_headings: 0,
            runs_on: false,
            introduces: false,
            in_list: false,
        }
    }
}

impl Parser<'_> {
    fn text(&mut self, id: &str, layout: &Layout) {
        self.open = vec![Frame::without_heading(id.to_owned())];
        for (number, line) in (1..).zip(layout.head.clone()) {
            self.line(NodeKind::HeadLine, format!("{id}.h{number}"), line);
        }
        if let Some(title) = Block::lines(self.lines, layout.title.clone()) {
            self.parsed.joins.extend(title.joins());
            self.builder.line(NodeKind::Title, format!("{id}.title"), &title);
        }
        for (number, line) in (layout.head.len() + 1..).zip(layout.caption.clone()) {
            self.line(NodeKind::HeadLine, format!("{id}.h{number}"), line);
        }
        if let Some(addressees) = Block::lines(self.lines, layout.addressees.clone()) {
            self.parsed.joins.extend(addressees.joins());
            self.builder.line(NodeKind::Addressees, format!("{id}.to"), &addressees);
        }
        self.body(id, layout);
        let listed = self.builder.len();
        for line in layout.list.clone() {
            self.paragraph(&Block::line(self.lines.source, &self.lines.list[line]), 0);
        }
        self.parsed.listed.push(listed..self.builder.len());
        let mut signatures = 0;
        for line in layout.issuers.clone() {
            signatures += 1;
            self.issuer(id, signatures, line);
        }
        for line in layout.date.clone() {
            self.line(NodeKind::Date, format!("{id}.date"), line);
        }
        for line in layout.below.clone() {
            match self.lines.list[line].mark {
                Mark::CopyTo => self.line(NodeKind::CopyTo, format!("{id}.cc"), line),
                Mark::Label(_) | Mark::Date | Mark::Signed(_) | Mark::Imprint | Mark::Row | Mark::Plain => {
                    self.paragraph(&Block::line(self.lines.source, &self.lines.list[line]), 0);
                }
            }
        }
    }

    fn line(&mut self, kind: NodeKind, id: String, line: usize) {
        self.builder.line(kind, id, &Block::line(self.lines.source, &self.lines.list[line]));
    }

    /// Adds an issuer, and the date after it if both share a line.
    fn issuer(&mut self, id: &str, number: usize, line: usize) {
        let block = Block::line(self.lines.source, &self.lines.list[line]);
        let date = match self.lines.list[line].mark {
            Mark::Signed(at) => at,
            _ => block.text.len(),
        };
        self.builder.leaf(NodeKind::Issuer, format!("{id}.by{number}"), &block, 0..date, 0);
        if date < block.text.len() {
            self.builder.leaf(NodeKind::Date, format!("{id}.date"), &block, date..block.text.len(), 0);
        }
    }

    fn body(&mut self, id: &str, layout: &Layout) {
        let mut blocks = blocks(self.lines, layout.body.clone());
        for block in &blocks {
            self.parsed.joins.extend(block.joins());
        }
        mark_plain_headings(&mut blocks);
        let labels: Vec<Label> = blocks.iter().filter_map(|block| block.mark.label()).collect();
        self.scheme = scheme(&labels);
        self.restarts = Restarts::of(&labels, self.scheme);
        let is_signed = !layout.issuers.is_empty() || !layout.date.is_empty();
        let closing = if is_signed && layout.list.is_empty() {
            blocks.pop_if(|last| last.mark.label().is_none())
        } else {
            None
        };
        for (at, block) in blocks.iter().enumerate() {
            if let Some(label) = block.mark.label() {
                let depth = |numbering| self.scheme.depth(numbering);
                let is_alone = blocks.get(at + 1).is_none_or(|next| {
                    next.mark.label().is_some_and(|next| depth(next.numbering) <= depth(label.numbering))
                });
                self.heading(block, label, is_alone);
            } else {
                self.leave_list(&blocks, at);
                self.paragraph(block, 0);
            }
        }
        // After an item with text on its own line, a last paragraph before the signature belongs to the text
        // as a whole.
        let closes = self.open.last().is_some_and(|frame| frame.runs_on);
        match &closing {
            Some(block) if closes => {
                self.close_down_to(1);
                self.container(NodeKind::Paragraph, Frame::without_heading(format!("{id}.end")));
                self.sentences(block, 0);
            }
            Some(block) => self.paragraph(block, 0),
            None => {}
        }
        self.close_down_to(1);
    }

    /// Opens a container and returns its id.
    fn container(&mut self, kind: NodeKind, mut frame: Frame) -> String {
        frame.id = self.builder.open(kind, frame.id);
        let id = frame.id.clone();
        self.open.push(frame);
        id
    }

    /// Closes all but the outermost `left` containers.
    fn close_down_to(&mut self, left: usize) {
        while self.open.len() > left {
            self.open.pop();
            self.builder.close();
        }
    }

    /// Opens the container of a heading; `is_alone` means that it has no content below.
    fn heading(&mut self, block: &Block, label: Label, is_alone: bool) {
        let numbering = label.numbering;
        let depth = |numbering: Numbering| self.scheme.depth(numbering);
        let holds = |frame: &&Frame| frame.numbering.is_none_or(|holder| depth(holder) < depth(numbering));
        let left = self.open.iter().take_while(holds).count();
        self.close_down_to(left);

        let heading_len = heading_len(&block.text, label, self.scheme, is_alone);
        let runs_on = heading_len < block.text.len();
        let number = self.number(label);
        let parent = self.open.last().and_then(|frame| frame.heading);
        let through = self.restarts.counts_through(numbering);
        let is_entry = self.opens_entry(block, label, heading_len);
        let frame = Frame {
            numbering: Some(numbering),
            heading: Some(self.parsed.numbered.len()),
            runs_on,
            in_list: is_entry,
            introduces: block.text.trim_end().ends_with(['：', ':']),
            ..Frame::without_heading(self.heading_id(numbering, number))
        };
        self.parsed.numbered.push(Numbered {
            numbering,
            scheme: self.scheme,
            number: label.number,
            within: if through { None } else { parent },
            parent,
            is_entry,
            has_text: runs_on,
            place: block.source_range(0..label.len.max(1).min(block.text.len())),
            node: self.builder.len(),
            text: self.text,
        });
        let id = self.container(self.scheme.kind(numbering), frame);
        self.builder.leaf(NodeKind::Heading, format!("{id}.title"), block, 0..heading_len, label.len);
        if runs_on {
            self.paragraph(block, heading_len);
        }
    }

    /// The printed number, or the next one for an unnumbered heading.
    fn number(&mut self, label: Label) -> u16 {
        label.number.unwrap_or_else(|| {
            let Some(frame) = self.open.last_mut() else { return 1 };
            let count =
                if label.numbering.is_plain() { &mut frame.plain_headings } else { &mut frame.dashes };
            *count = count.saturating_add(1);
            *count
        })
    }

    fn heading_id(&self, numbering: Numbering, number: u16) -> String {
        let root = self.open.first().map_or("", |frame| &frame.id);
        // In a text with sections but no parts, ids use part 0.
        let within = match &self.open[..] {
            [_, .., frame] => frame.id.clone(),
            _ => format!("{root}.p0"),
        };
        let holder = self.open.last().map_or(root, |frame| &frame.id);
        if self.in_article(numbering) && !matches!(numbering, Numbering::Dash) {
            return format!("{within}-{number}");
        }
        let holder = if self.restarts.counts_through(numbering) { root } else { holder };
        match numbering {
            Numbering::Volume => format!("{holder}.b{number}"),
            // If chapters contain 一、, both need distinct ids.
            Numbering::Chapter if self.restarts.chapters_hold_parts => format!("{holder}.c{number}"),
            Numbering::Part | Numbering::Chapter => format!("{holder}.p{number}"),
            Numbering::Measure if self.scheme.decimals => format!("{holder}.p{number}"),
            Numbering::PlainPart => format!("{root}.u{number}"),
            Numbering::PlainSection => format!("{within}.u{number}"),
            Numbering::Measure | Numbering::Parenthesis | Numbering::Article
                if !self.scheme.parenthesis_is_low || numbering != Numbering::Parenthesis =>
            {
                let within = if self.restarts.counts_through(numbering) { root } else { &within };
                format!("{within}.{number}")
            }
            Numbering::Dash | Numbering::Decimal3 => format!("{within}.{number}"),
            Numbering::Section
            | Numbering::Decimal2
            | Numbering::Decimal4
            | Numbering::ChapterSection
            | Numbering::Measure
            | Numbering::Article
            | Numbering::Parenthesis
            | Numbering::Item
            | Numbering::Circled
            | Numbering::Point => format!("{within}-{number}"),
        }
    }

    /// Adds a paragraph with the block's text from an offset on.
    fn paragraph(&mut self, block: &Block, from: usize) {
        let Some(frame) = self.open.last_mut() else { return };
        frame.paragraphs += 1;
        frame.introduces = block.text.trim_end().ends_with(['：', ':']);
        if let Some(heading) = frame.heading {
            self.parsed.numbered[heading].has_text = true;
        }
        let id = format!("{}.para{}", frame.id, frame.paragraphs);
        self.builder.open(NodeKind::Paragraph, id);
        self.sentences(block, from);
        self.builder.close();
    }

    fn sentences(&mut self, block: &Block, from: usize) {
        let Some(frame) = self.open.last_mut() else { return };
        for stretch in sentence::sentences(&block.text[from..]) {
            frame.sentences += 1;
            let id = format!("{}.s{}", frame.id, frame.sentences);
            self.builder.leaf(NodeKind::Sentence, id, block, from + stretch.start..from + stretch.end, 0);
        }
    }
}

/// The nesting of the numbering styles in a body.
fn scheme(labels: &[Label]) -> NumberingScheme {
    let first = |numbering| labels.iter().position(|label| label.numbering == numbering);
    let article = first(Numbering::Article);
    NumberingScheme {
        articles: article.is_some(),
        parts_hold_articles: article
            .is_some_and(|article| first(Numbering::Part).is_some_and(|part| part < article)),
        decimals: first(Numbering::Decimal2).is_some(),
        parenthesis_is_low: first(Numbering::Measure).is_some(),
    }
}
