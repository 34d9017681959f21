//! Writing XML: elements on lines of their own, text never broken.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// An XML file that grows.
pub struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// A file with the declaration alone.
    pub fn new() -> Self {
        let mut xml = Self(Writer::new_with_indent(Vec::new(), b' ', 2));
        xml.write(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        xml
    }

    /// The start of an element that holds elements.
    pub fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.write(Event::Start(start(name, attributes)));
    }

    /// The end of an element that was opened.
    pub fn close(&mut self, name: &str) {
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// An element that holds nothing.
    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.write(Event::Empty(start(name, attributes)));
    }

    /// An element on a line of its own that holds text and elements in the text.
    pub fn line(&mut self, name: &str, attributes: &[(&str, &str)], content: &[Inline<'_>]) {
        // By a writer of its own, which breaks no lines.
        let mut line = Self(Writer::new(Vec::new()));
        for piece in content {
            match piece {
                Inline::Text(text) => line.text(text),
                Inline::Element { name, attributes, text } => {
                    line.open(name, attributes);
                    line.text(text);
                    line.close(name);
                }
            }
        }
        self.open(name, attributes);
        self.write(Event::Text(BytesText::from_escaped(line.written())));
        self.close(name);
    }

    /// The file.
    pub fn finish(self) -> String {
        self.written() + "\n"
    }

    fn written(self) -> String {
        String::from_utf8(self.0.into_inner()).expect("only texts were written")
    }

    fn text(&mut self, text: &str) {
        self.write(Event::Text(BytesText::new(&allowed(text))));
    }

    fn write(&mut self, event: Event<'_>) {
        self.0.write_event(event).expect("memory can be written to");
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

fn start<'n>(name: &'n str, attributes: &[(&str, &str)]) -> BytesStart<'n> {
    let mut start = BytesStart::new(name);
    for (key, value) in attributes {
        start.push_attribute((*key, allowed(value).as_str()));
    }
    start
}

/// The text with spaces for characters that XML cannot have at all.
fn allowed(text: &str) -> String {
    let is_refused = |c: char| (c < ' ' && !"\t\n\r".contains(c)) || matches!(c, '\u{fffe}' | '\u{ffff}');
    text.replace(is_refused, " ")
}
