//! Compiler-style messages about seed files: location, expectation, remedy.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::{chinese, codes};

/// Maximum width of a message in columns; a Chinese character takes two.
const WIDTH: usize = 120;

/// Maximum number of underlined characters.
const MAX_UNDERLINED: usize = 40;

/// Maximum number of notes, and of errors, that are printed.
const MAX_SHOWN: usize = 100;

/// The severity of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Information, for example about a paragraph joined across a page break.
    Note,
    /// An entry was generated and not reviewed yet. The seeds compile, but no site is built from them.
    Draft,
    /// The seeds are invalid and nothing is built from them.
    Error,
}

/// A message about a location in a seed file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its severity.
    pub severity: Severity,
    /// The file's path below `seeds/`, with `/`; empty for the folder as a whole.
    pub path: String,
    /// The byte range; `None` for the file as a whole.
    pub span: Option<Range<usize>>,
    /// What is wrong: the expected and the actual.
    pub message: String,
    /// A short label for the marked range.
    pub label: String,
    /// What to do; empty if the message implies it.
    pub hint: String,
}

/// All messages of one compilation, with the source texts.
#[derive(Debug, Default)]
pub struct Diagnostics {
    texts: BTreeMap<String, String>,
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Registers the text of a path, so that messages can show excerpts.
    pub fn add_text(&mut self, path: &str, text: &str) {
        self.texts.insert(path.to_owned(), text.to_owned());
    }

    /// Adds a message, whose pattern must be in the list of codes.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Adds an error about a range of a file.
    pub fn error(
        &mut self,
        path: &str,
        span: Range<usize>,
        message: impl Into<String>,
        label: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.add(Severity::Error, path, Some(span), message, label, hint);
    }

    /// Adds an error about a file as a whole.
    pub fn file_error(&mut self, path: &str, message: impl Into<String>, hint: impl Into<String>) {
        self.add(Severity::Error, path, None, message, "", hint);
    }

    /// Adds a note.
    pub fn note(
        &mut self,
        path: &str,
        span: Range<usize>,
        message: impl Into<String>,
        label: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.add(Severity::Note, path, Some(span), message, label, hint);
    }

    /// Adds a message about a draft entry.
    pub fn draft(
        &mut self,
        path: &str,
        span: Range<usize>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        let message = format!("draft: {}", message.into());
        self.add(Severity::Draft, path, Some(span), message, "not reviewed", hint);
    }

    fn add(
        &mut self,
        severity: Severity,
        path: &str,
        span: Option<Range<usize>>,
        message: impl Into<String>,
        label: impl Into<String>,
        hint: impl Into<String>,
    ) {
        let (path, message) = (path.to_owned(), message.into());
        self.push(Diagnostic { severity, path, span, message, label: label.into(), hint: hint.into() });
    }

    /// The number of draft entries.
    #[must_use]
    pub fn drafts(&self) -> usize {
        self.of(Severity::Draft).count()
    }

    /// Whether any message is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// All messages, in order of discovery.
    #[must_use]
    pub fn list(&self) -> &[Diagnostic] {
        &self.list
    }

    /// Renders the messages for a terminal, errors last: the line, a caret, the hint. Prints at most a fixed
    /// number of each severity.
    #[must_use]
    pub fn render(&self, style: Style) -> String {
        self.render_in(Language::English, style)
    }

    /// Renders the messages in a language; see [`Self::render`].
    #[must_use]
    pub fn render_in(&self, language: Language, style: Style) -> String {
        self.render_those(language, style, &[Severity::Note, Severity::Draft, Severity::Error])
    }

    /// Renders only the errors; see [`Self::render`].
    #[must_use]
    pub fn render_errors(&self, style: Style) -> String {
        self.render_those(Language::English, style, &[Severity::Error])
    }

    fn render_those(&self, language: Language, style: Style, severities: &[Severity]) -> String {
        let renderer = match style {
            Style::Plain => Renderer::plain(),
            Style::Coloured => Renderer::styled(),
        };
        // The renderer trims long lines around the marked range.
        let renderer = renderer.term_width(WIDTH);
        let mut text = String::new();
        for &severity in severities {
            for diagnostic in self.of(severity).take(MAX_SHOWN) {
                text.push_str(&self.render_one(&renderer, language, diagnostic));
                text.push_str("\n\n");
            }
            if let Some(more @ 1..) = self.of(severity).count().checked_sub(MAX_SHOWN) {
                // Writing to a string cannot fail.
                let _ = match language {
                    Language::English => writeln!(text, "{more} more like these are not shown\n"),
                    Language::Chinese => writeln!(text, "还有{more}条这样的没有列出\n"),
                };
            }
        }
        text
    }

    /// One line with the number of messages.
    #[must_use]
    pub fn summary_in(&self, language: Language) -> String {
        if language == Language::English {
            return self.summary();
        }
        let count = |severity| self.of(severity).count();
        let drafts = match self.drafts() {
            0 => String::new(),
            drafts => format!("，{drafts}处草稿"),
        };
        format!("检查结果：{}个错误，{}条提醒{drafts}", count(Severity::Error), count(Severity::Note))
    }

    /// [`Self::summary_in`] English.
    #[must_use]
    pub fn summary(&self) -> String {
        let count = |severity, one: &str| match self.of(severity).count() {
            1 => format!("1 {one}"),
            many => format!("{many} {one}s"),
        };
        let drafts = match self.drafts() {
            0 => String::new(),
            _ => format!(", {}", count(Severity::Draft, "draft")),
        };
        format!("diagnostics: {}, {}{drafts}", count(Severity::Error, "error"), count(Severity::Note, "note"))
    }

    fn of(&self, severity: Severity) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter().filter(move |diagnostic| diagnostic.severity == severity)
    }

    fn render_one(&self, renderer: &Renderer, language: Language, diagnostic: &Diagnostic) -> String {
        let level = match diagnostic.severity {
            Severity::Note | Severity::Draft => Level::NOTE,
            Severity::Error => Level::ERROR,
        };
        let is_chinese = language == Language::Chinese;
        let level = match diagnostic.severity {
            _ if !is_chinese => level,
            Severity::Note => level.with_name("提醒"),
            Severity::Draft => level.with_name("草稿"),
            Severity::Error => level.with_name("错误"),
        };
        let (message, label, hint) = if is_chinese {
            diagnostic.in_chinese()
        } else {
            (diagnostic.message.clone(), diagnostic.label.clone(), diagnostic.hint.clone())
        };
        let title = level.primary_title(message.as_str()).id(codes::id_of(&diagnostic.message));
        let group = match (&diagnostic.span, self.texts.get(&diagnostic.path)) {
            (Some(span), Some(text)) => {
                let place = AnnotationKind::Primary.span(shown_span(text, span));
                let snippet = Snippet::source(text.as_str())
                    .path(diagnostic.path.as_str())
                    .annotation(place.label(label.as_str()));
                title.element(snippet)
            }
            _ if diagnostic.path.is_empty() => Group::with_title(title),
            _ => Group::with_title(title).element(Origin::path(diagnostic.path.as_str())),
        };
        // Hints quote the files: strip terminal escape sequences.
        let hint: String = hint.chars().filter(|c| !c.is_control()).collect();
        let help = if is_chinese { Level::HELP.with_name("提示") } else { Level::HELP };
        let group = if hint.is_empty() { group } else { group.element(help.message(hint)) };
        renderer.render(&[group])
    }
}

impl Diagnostic {
    /// The message, label and hint in Chinese; label and hint are empty if they add nothing.
    #[must_use]
    pub fn in_chinese(&self) -> (String, String, String) {
        let turned = |words: &str| chinese::hint(words).unwrap_or_default();
        (chinese::message(&self.message), turned(&self.label), turned(&self.hint))
    }
}

/// The underlined part of a span: clipped to the text, its first line, and a maximum length.
fn shown_span(text: &str, span: &Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(span.start);
    let end = text.floor_char_boundary(span.end.max(start));
    let words = &text[start..end];
    let line = words.split(['\n', '\r']).next().unwrap_or(words);
    let len = line.char_indices().nth(MAX_UNDERLINED).map_or(line.len(), |(at, _)| at);
    start..start + len
}

/// The language of messages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Language {
    /// English
    #[default]
    English,
    /// 中文
    Chinese,
}

/// How rendered messages look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Plain text.
    Plain,
    /// With terminal colours.
    Coloured,
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    fn check(text: &str, span: Range<usize>, expected: &Expect) {
        let mut diagnostics = Diagnostics::default();
        diagnostics.add_text("x/source.txt", text);
        diagnostics.error("x/source.txt", span, "there is no document", "label", "hint");
        expected.assert_eq(&diagnostics.render(Style::Plain));
    }

    #[test]
    fn a_caret_stands_under_its_character_behind_wide_ones() {
        // Preceded by five double-width characters and one single-width one.
        let text = "一\n　　九章Ａb条\n";
        let at = text.find('条').expect("it is there");
        check(
            text,
            at..at + 3,
            &expect![[r#"
            error[E0105]: there is no document
             --> x/source.txt:2:7
              |
            2 | 　　九章Ａb条
              |            ^^ label
              |
              = help: hint

        "#]],
        );
    }

    #[test]
    fn of_a_long_line_the_place_is_shown() {
        let text = format!("{}错{}", "前".repeat(2000), "后".repeat(2000));
        check(
            &text,
            6000..6003,
            &expect![[r#"
            error[E0105]: there is no document
             --> x/source.txt:1:2001
              |
            1 | ... 前前前前前前前前前前前前前前前前前前前前前前前前前错后后后后后后后后后后后后后后后后后后后后后后后后后后后后...
              |                                                       ^^ label
              |
              = help: hint

        "#]],
        );
    }

    #[test]
    fn of_a_long_span_the_beginning_is_underlined() {
        check(
            &"长".repeat(5000),
            0..15000,
            &expect![[r#"
            error[E0105]: there is no document
             --> x/source.txt:1:1
              |
            1 | 长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长...
              | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ label
              |
              = help: hint

        "#]],
        );
    }

    #[test]
    fn a_span_that_leads_nowhere_is_moved_to_where_it_can_be_shown() {
        check(
            "一二",
            4..900,
            &expect![[r#"
            error[E0105]: there is no document
             --> x/source.txt:1:2
              |
            1 | 一二
              |   ^^ label
              |
              = help: hint

        "#]],
        );
        check(
            "一",
            700..900,
            &expect![[r#"
            error[E0105]: there is no document
             --> x/source.txt:1:2
              |
            1 | 一
              |   ^ label
              |
              = help: hint

        "#]],
        );
        check(
            "",
            0..0,
            &expect![[r#"
            error[E0105]: there is no document
             --> x/source.txt:1:1
              |
            1 |
              | ^ label
              |
              = help: hint

        "#]],
        );
    }

    #[test]
    fn a_message_is_told_in_chinese_too() {
        let mut diagnostics = Diagnostics::default();
        diagnostics.add_text("x/figures.toml", "node = \"x.9\"");
        let hint = "the documents are: x national";
        diagnostics.error("x/figures.toml", 7..12, "no document has a node `x.9`", "unknown node", hint);
        expect![[r#"
            错误[E0201]: 没有这个节点。提示里列出有哪些；`check-seeds --list` 列出全部。（x.9）
             --> x/figures.toml:1:8
              |
            1 | node = "x.9"
              |        ^^^^^
              |
              = 提示: 有这些文件：x national

        "#]]
        .assert_eq(&diagnostics.render_in(Language::Chinese, Style::Plain));
        assert_eq!(diagnostics.summary_in(Language::Chinese), "检查结果：1个错误，0条提醒");
    }

    #[test]
    fn of_very_many_messages_the_first_are_shown() {
        let mut diagnostics = Diagnostics::default();
        (0..MAX_SHOWN + 7).for_each(|_| diagnostics.file_error("x", "there is no document", ""));
        let text = diagnostics.render(Style::Plain);
        assert_eq!(text.matches("error[E0105]: ").count(), MAX_SHOWN);
        assert!(text.ends_with("7 more like these are not shown\n\n"), "{text}");
        assert_eq!(diagnostics.summary(), "diagnostics: 107 errors, 0 notes");
    }
}
