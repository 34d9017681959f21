//! Writing XML: elements on lines of their own, text never broken.

/// An XML file that grows.
pub struct Xml {
    text: String,
    depth: usize,
}

impl Xml {
    /// A file with the declaration alone.
    pub fn new() -> Self {
        Self { text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(), depth: 0 }
    }

    /// The start of an element that holds elements.
    pub fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.indent();
        self.start(name, attributes);
        self.text.push_str(">\n");
        self.depth += 1;
    }

    /// The end of an element that was opened.
    pub fn close(&mut self, name: &str) {
        self.depth -= 1;
        self.indent();
        self.end(name);
        self.text.push('\n');
    }

    /// An element that holds nothing.
    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.indent();
        self.start(name, attributes);
        self.text.push_str("/>\n");
    }

    /// An element on a line of its own that holds text and elements in the text.
    pub fn line(&mut self, name: &str, attributes: &[(&str, &str)], content: &[Inline<'_>]) {
        self.indent();
        self.start(name, attributes);
        self.text.push('>');
        for piece in content {
            match piece {
                Inline::Text(text) => self.text.push_str(&escape(text)),
                Inline::Element { name, attributes, text } => {
                    self.start(name, attributes);
                    self.text.push('>');
                    self.text.push_str(&escape(text));
                    self.end(name);
                }
            }
        }
        self.end(name);
        self.text.push('\n');
    }

    /// The file.
    pub fn finish(self) -> String {
        self.text
    }

    fn indent(&mut self) {
        self.text.extend(std::iter::repeat_n(' ', self.depth * 2));
    }

    fn start(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.text.push('<');
        self.text.push_str(name);
        for (key, value) in attributes {
            self.text.extend([" ", key, "=\"", &escape(value), "\""]);
        }
    }

    fn end(&mut self, name: &str) {
        self.text.extend(["</", name, ">"]);
    }
}

/// Text, or an element in a text.
pub enum Inline<'t> {
    /// Text alone.
    Text(&'t str),
    /// An element around some text.
    Element {
        /// Its name.
        name: &'static str,
        /// Its attributes.
        attributes: Vec<(&'static str, &'t str)>,
        /// What it holds.
        text: &'t str,
    },
}

/// The text as it stands in XML. Characters that XML cannot have at all become spaces.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(c),
            c if u32::from(c) < 0x20 || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
