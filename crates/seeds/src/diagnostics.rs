//! Messages about seed files, as a compiler gives them: where, what was expected, what to do.

use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

/// How much a message matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; nothing is wrong, for example a paragraph joined over a page break.
    Note,
    /// The seeds are wrong and nothing is built from them.
    Error,
}

/// One message about one place in a seed file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// The file's path below `seeds/`, with `/`.
    pub path: String,
    /// The bytes it is about; nothing where it is about the file as a whole.
    pub span: Option<Range<usize>>,
    /// What is wrong, with what was expected and what was found.
    pub message: String,
    /// A few words for the marked place.
    pub label: String,
    /// What to do about it; empty where that is plain from the message.
    pub hint: String,
}

/// All messages of one compilation, with the texts they point into.
#[derive(Debug, Default)]
pub struct Diagnostics {
    texts: BTreeMap<String, String>,
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Tells which text a path stands for, so that messages can show the line.
    pub fn add_text(&mut self, path: &str, text: &str) {
        self.texts.insert(path.to_owned(), text.to_owned());
    }

    /// Adds a message.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Adds an error about a stretch of a file.
    pub fn error(
        &mut self,
        path: &str,
        span: Range<usize>,
        message: impl Into<String>,
        label: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.push(Diagnostic {
            severity: Severity::Error,
            path: path.to_owned(),
            span: Some(span),
            message: message.into(),
            label: label.into(),
            hint: hint.into(),
        });
    }

    /// Adds an error about a file as a whole.
    pub fn file_error(&mut self, path: &str, message: impl Into<String>, hint: impl Into<String>) {
        self.push(Diagnostic {
            severity: Severity::Error,
            path: path.to_owned(),
            span: None,
            message: message.into(),
            label: String::new(),
            hint: hint.into(),
        });
    }

    /// Whether any message is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// All messages, in the order in which they were found.
    #[must_use]
    pub fn list(&self) -> &[Diagnostic] {
        &self.list
    }

    /// All messages as text for a terminal: the line, a caret under the place, the hint.
    #[must_use]
    pub fn render(&self, style: Style) -> String {
        let renderer = match style {
            Style::Plain => Renderer::plain(),
            Style::Coloured => Renderer::styled(),
        };
        self.list.iter().map(|diagnostic| self.render_one(&renderer, diagnostic) + "\n\n").collect()
    }

    fn render_one(&self, renderer: &Renderer, diagnostic: &Diagnostic) -> String {
        let level = match diagnostic.severity {
            Severity::Note => Level::NOTE,
            Severity::Error => Level::ERROR,
        };
        let title = level.primary_title(diagnostic.message.as_str());
        let group = match (&diagnostic.span, self.texts.get(&diagnostic.path)) {
            (Some(span), Some(text)) => {
                let snippet = Snippet::source(text.as_str())
                    .path(diagnostic.path.as_str())
                    .annotation(AnnotationKind::Primary.span(span.clone()).label(diagnostic.label.as_str()));
                title.element(snippet)
            }
            _ => Group::with_title(title).element(annotate_snippets::Origin::path(diagnostic.path.as_str())),
        };
        let group = if diagnostic.hint.is_empty() {
            group
        } else {
            group.element(Level::HELP.message(diagnostic.hint.as_str()))
        };
        renderer.render(&[group])
    }
}

/// How rendered messages look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Letters only.
    Plain,
    /// With the colours of a terminal.
    Coloured,
}
