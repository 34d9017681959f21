//! Extracts the paragraphs of saved web pages, without menus, scripts and forms.

use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use encoding_rs::{Encoding, UTF_8};
use scraper::node::Element;
use scraper::{ElementRef, Html, Node, Selector};

use super::{FileError, FileText, encoding};

/// Elements whose text is ignored.
const LEFT_OUT: [&str; 18] = [
    "script", "style", "noscript", "template", "nav", "footer", "form", "select", "button", "iframe", "svg",
    "head", "aside", "object", "audio", "video", "textarea", "input",
];

/// Block elements.
const LINES: [&str; 27] = [
    "p",
    "div",
    "section",
    "article",
    "main",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "ul",
    "ol",
    "table",
    "tr",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "pre",
    "center",
    "figure",
    "figcaption",
    "body",
    "html",
    "tbody",
];

/// Maximum number of blocks in a cell of a table. A cell with more holds a text: older pages are laid out by
/// tables.
const MAX_CELL_BLOCKS: usize = 5;

/// Maximum number of columns in which spans are followed.
const MAX_COLUMNS: usize = 64;

/// Maximum nesting depth.
const MAX_DEPTH: usize = 256;

/// Extracts the text of a web page.
pub fn read(bytes: &[u8]) -> Result<FileText, FileError> {
    let (text, encoding) = decode(bytes)?;
    // Parsing takes time quadratic in the nesting depth.
    if text.len() > super::LARGEST_TEXT * 2 {
        return Err(FileError::TooLarge((super::LARGEST_TEXT * 2) >> 20));
    }
    if is_nested_too_deep(&text) {
        return Err(FileError::Nested);
    }
    let page = Html::parse_document(&text);
    let mut writer = HtmlWriter::default();
    let root = body(&page).unwrap_or_else(|| page.root_element());
    writer.walk(root);
    let name = "网页（.html）";
    Ok(FileText { text: writer.finish(), encoding, name, notes: Vec::new() })
}

/// Whether elements are nested too deeply, which would take a parser quadratic time.
fn is_nested_too_deep(text: &str) -> bool {
    const CLOSED_BY_NEXT: [&str; 20] = [
        "p", "li", "td", "th", "tr", "dd", "dt", "option", "tbody", "thead", "br", "hr", "img", "input",
        "meta", "link", "col", "area", "base", "wbr",
    ];
    let mut depth = 0_usize;
    for tag in text.split('<').skip(1) {
        let name = tag.trim_start_matches('/');
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        let name = name[..end].to_ascii_lowercase();
        if name.is_empty() || CLOSED_BY_NEXT.contains(&name.as_str()) {
            continue;
        }
        depth = if tag.starts_with('/') { depth.saturating_sub(1) } else { depth + 1 };
        if depth > MAX_DEPTH * 2 {
            return true;
        }
    }
    false
}

/// Decodes a page; its declared encoding is used if valid.
fn decode(bytes: &[u8]) -> Result<(String, Option<&'static str>), FileError> {
    let beginning = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
    let named = beginning.split("charset=").nth(1).map(|rest| {
        rest.trim_start_matches(['"', '\''])
            .split(['"', '\'', '>', ' ', ';', '/'])
            .next()
            .unwrap_or("")
            .to_owned()
    });
    let named = named.and_then(|name| Encoding::for_label(name.as_bytes()));
    match (std::str::from_utf8(bytes), named) {
        (Err(_), Some(encoding)) if encoding != UTF_8 && Encoding::for_bom(bytes).is_none() => {
            let (text, ..) = encoding.decode(bytes);
            Ok((text.into_owned(), Some(encoding.name())))
        }
        _ => encoding::decode(bytes),
    }
}

/// The main content element, if the page has a common one with most of its text.
fn body(page: &Html) -> Option<ElementRef<'_>> {
    const HOLDERS: &str = "article, main, #zoom, #UCAP-CONTENT, .TRS_Editor, .trs_editor_view, .pages_content, \
        .article, .article-content, .view, .content, #content, .xxgk_content, .detail-content, .Custom_UnionStyle";
    let selector = Selector::parse(HOLDERS).ok()?;
    let body = page.select(&Selector::parse("body").ok()?).next()?;
    let count = |element: ElementRef<'_>| {
        let mut writer = HtmlWriter::default();
        writer.walk(element);
        writer.text.chars().filter(|c| *c >= '\u{4e00}').count()
    };
    let all = count(body);
    let candidates = page.select(&selector).take(40).map(|element| (count(element), element));
    let smallest = candidates.filter(|(own, _)| own * 10 >= all * 7).min_by_key(|(own, _)| *own);
    // If the heading is outside the content element, the whole page is used.
    let heading = page.select(&Selector::parse("h1").ok()?).next();
    let (_, element) = smallest?;
    let has_heading = heading.is_none_or(|heading| heading.ancestors().any(|node| node.id() == element.id()));
    Some(if has_heading { element } else { body })
}

#[derive(Default)]
struct HtmlWriter {
    text: String,
    line: String,
    /// The number of open rows, the outermost of which becomes one line.
    in_row: usize,
    /// The column of the next cell in that row.
    column: usize,
    /// The number of tabs in that line.
    tabs: usize,
    /// For each open table, the number of further rows that cells from above cover in each column.
    covered: Vec<Vec<usize>>,
}

impl HtmlWriter {
    /// Writes an element's text iteratively, because nesting may be deep.
    fn walk(&mut self, root: ElementRef<'_>) {
        for edge in root.traverse() {
            match edge {
                Edge::Open(node) => match node.value() {
                    Node::Text(text) if !is_left_out(node, root) => self.words(text),
                    Node::Element(element) => match element.name() {
                        "tr" => self.start_row(node),
                        "td" | "th" => self.start_cell(element),
                        "br" | "hr" => self.end_block(),
                        name if LINES.contains(&name) => {
                            self.end_block();
                            if name == "table" {
                                self.covered.push(Vec::new());
                            }
                        }
                        _ => {}
                    },
                    _ => {}
                },
                Edge::Close(node) => {
                    if let Node::Element(element) = node.value() {
                        match element.name() {
                            "tr" => self.end_row(),
                            "td" | "th" => self.end_block(),
                            name if LINES.contains(&name) => {
                                self.end_block();
                                if name == "table" {
                                    self.covered.pop();
                                }
                            }
                            _ => {}
                        }
                    }
                }
            }
        }
        self.end_line();
    }

    fn start_row(&mut self, row: NodeRef<'_, Node>) {
        self.end_block();
        let is_covered = self.covered.last().is_some_and(|covered| covered.iter().any(|rows| *rows > 0));
        if self.in_row > 0 {
            self.in_row += 1;
        } else if is_one_line(row, is_covered) {
            self.in_row = 1;
            (self.column, self.tabs) = (0, 0);
        }
    }

    /// Starts a cell. In a row that becomes one line, a tab stands before each column but the first, so that
    /// cells that span columns or rows do not shift the others.
    fn start_cell(&mut self, cell: &Element) {
        if self.in_row != 1 {
            self.end_block();
            return;
        }
        let span = |name| cell.attr(name).and_then(|count| count.trim().parse::<usize>().ok());
        let (columns, rows) = (span("colspan").unwrap_or(1), span("rowspan").unwrap_or(1));
        let mut none = Vec::new();
        let covered = self.covered.last_mut().unwrap_or(&mut none);
        while let Some(left) = covered.get_mut(self.column).filter(|left| **left > 0) {
            *left -= 1;
            self.column += 1;
        }
        self.line.truncate(self.line.trim_end_matches(' ').len());
        self.line.extend(std::iter::repeat_n('\t', self.column - self.tabs));
        self.tabs = self.column;
        // Spans beyond the last column that tables have are ignored.
        self.column = self.column.saturating_add(columns).min(MAX_COLUMNS).max(self.column + 1);
        let end = self.column.min(MAX_COLUMNS);
        if covered.len() < end {
            covered.resize(end, 0);
        }
        if let Some(below) = covered.get_mut(self.tabs..end) {
            below.fill(rows.saturating_sub(1));
        }
    }

    fn end_row(&mut self) {
        if self.in_row > 1 {
            self.in_row -= 1;
            self.end_block();
            return;
        }
        let passed = if std::mem::take(&mut self.in_row) > 0 { self.column } else { 0 };
        for rows in self.covered.last_mut().into_iter().flatten().skip(passed) {
            *rows = rows.saturating_sub(1);
        }
        self.end_line();
    }

    /// Ends a block element: a line, or within a row of a table a word.
    fn end_block(&mut self) {
        if self.in_row == 0 {
            self.end_line();
        } else if !self.line.ends_with(char::is_whitespace) {
            self.line.push(' ');
        }
    }

    /// Appends text; a source line break becomes a space, except between Chinese characters.
    fn words(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '\n' | '\r' => {
                    if self.line.ends_with(|c: char| c.is_ascii_alphanumeric()) {
                        self.line.push(' ');
                    }
                }
                '\u{a0}' | '\t' => self.line.push(' '),
                c if super::is_invisible(c) => {}
                c => self.line.push(c),
            }
        }
    }

    fn end_line(&mut self) {
        let words = self.line.trim_end();
        if !words.trim().is_empty() {
            self.text.push_str(&super::paragraph(words));
            self.text.push('\n');
        }
        self.line.clear();
    }

    fn finish(mut self) -> String {
        self.end_line();
        self.text
    }
}

/// Whether a row of a table becomes one line: it has several cells, or fewer below a cell that covers it, and
/// none that the page lays out its text in.
fn is_one_line(row: NodeRef<'_, Node>, is_covered: bool) -> bool {
    let is_cell = |node: &NodeRef<'_, Node>| {
        node.value().as_element().is_some_and(|element| matches!(element.name(), "td" | "th"))
    };
    let holds_text = |cell: NodeRef<'_, Node>| {
        let (mut blocks, mut cells) = (0, 0);
        cell.descendants().filter_map(|node| node.value().as_element()).any(|element| {
            let name = element.name();
            blocks += usize::from(name == "br" || LINES.contains(&name));
            cells += usize::from(matches!(name, "td" | "th"));
            // The first is the cell itself; a table of one cell is a frame around text.
            blocks > MAX_CELL_BLOCKS || cells > 2
        })
    };
    let count = row.children().filter(is_cell).count();
    (count > 1 || is_covered) && !row.children().filter(is_cell).any(holds_text)
}

/// Whether a node is hidden or inside an ignored element.
fn is_left_out(node: NodeRef<'_, Node>, root: ElementRef<'_>) -> bool {
    let mut depth = 0;
    for ancestor in node.ancestors() {
        depth += 1;
        if ancestor.id() == root.id() || depth > MAX_DEPTH {
            break;
        }
        if let Node::Element(element) = ancestor.value() {
            let hidden = element.attr("hidden").is_some()
                || element.attr("style").is_some_and(|style| {
                    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
                    style.contains("display:none") || style.contains("visibility:hidden")
                });
            // A page's header contains its menu, an article's header its title.
            let is_page_header = element.name() == "header"
                && ancestor.parent().is_some_and(|parent| {
                    parent.value().as_element().is_some_and(|parent| parent.name() == "body")
                });
            if LEFT_OUT.contains(&element.name()) || hidden || is_page_header {
                return true;
            }
        }
    }
    depth > MAX_DEPTH
}
