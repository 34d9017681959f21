//! Messages about seed files, as a compiler gives them: where, what was expected, what to do.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::{chinese, codes};

/// How many columns a message takes up at most; a Chinese character takes two.
const WIDTH: usize = 120;

/// How many characters are underlined at most.
const MOST_UNDERLINED: usize = 40;

/// How many notes and how many errors are shown.
const MOST_SHOWN: usize = 100;

/// How much a message matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; nothing is wrong, for example a paragraph joined over a page break.
    Note,
    /// Something was proposed by a program and nobody has reviewed it yet. The seeds compile; a site is
    /// not built from them.
    Draft,
    /// The seeds are wrong and nothing is built from them.
    Error,
}

/// One message about one place in a seed file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// The file's path below `seeds/`, with `/`; empty where it is about the whole folder.
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

    /// Adds a message. Its kind stands in the list of codes.
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
        self.add(Severity::Error, path, Some(span), message, label, hint);
    }

    /// Adds an error about a file as a whole.
    pub fn file_error(&mut self, path: &str, message: impl Into<String>, hint: impl Into<String>) {
        self.add(Severity::Error, path, None, message, "", hint);
    }

    /// Adds a message about something worth knowing that is not wrong.
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

    /// Adds a message about an entry that is a draft.
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

    /// How many entries are drafts.
    #[must_use]
    pub fn drafts(&self) -> usize {
        self.of(Severity::Draft).count()
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

    /// The messages as text for a terminal, errors last: the line, a caret under the place, the hint.
    /// Of a great many only the first are shown.
    #[must_use]
    pub fn render(&self, style: Style) -> String {
        self.render_in(Language::English, style)
    }

    /// The messages in a language, as [`Self::render`] shows them.
    #[must_use]
    pub fn render_in(&self, language: Language, style: Style) -> String {
        self.render_those(language, style, &[Severity::Note, Severity::Draft, Severity::Error])
    }

    /// The errors alone, as [`Self::render`] shows them.
    #[must_use]
    pub fn render_errors(&self, style: Style) -> String {
        self.render_those(Language::English, style, &[Severity::Error])
    }

    fn render_those(&self, language: Language, style: Style, severities: &[Severity]) -> String {
        let renderer = match style {
            Style::Plain => Renderer::plain(),
            Style::Coloured => Renderer::styled(),
        };
        // Long lines are cut around the place to fit.
        let renderer = renderer.term_width(WIDTH);
        let mut text = String::new();
        for &severity in severities {
            for diagnostic in self.of(severity).take(MOST_SHOWN) {
                text.push_str(&self.render_one(&renderer, language, diagnostic));
                text.push_str("\n\n");
            }
            if let Some(more @ 1..) = self.of(severity).count().checked_sub(MOST_SHOWN) {
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
        // Hints quote the files; what could steer the terminal is left out.
        let hint: String = hint.chars().filter(|c| !c.is_control()).collect();
        let help = if is_chinese { Level::HELP.with_name("提示") } else { Level::HELP };
        let group = if hint.is_empty() { group } else { group.element(help.message(hint)) };
        renderer.render(&[group])
    }
}

impl Diagnostic {
    /// The message, the label of the place and the hint in Chinese; empty where there is nothing to add.
    #[must_use]
    pub fn in_chinese(&self) -> (String, String, String) {
        let turned = |words: &str| chinese::hint(words).unwrap_or_default();
        (chinese::message(&self.message), turned(&self.label), turned(&self.hint))
    }
}

/// The part of a span that is underlined: its beginning, within its first line and within the text.
fn shown_span(text: &str, span: &Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(span.start);
    let end = text.floor_char_boundary(span.end.max(start));
    let words = &text[start..end];
    let line = words.split(['\n', '\r']).next().unwrap_or(words);
    let len = line.char_indices().nth(MOST_UNDERLINED).map_or(line.len(), |(at, _)| at);
    start..start + len
}

/// In which language messages are.
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
    /// Letters only.
    Plain,
    /// With the colours of a terminal.
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
        // Five characters of two columns and one of one stand before it.
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
        (0..MOST_SHOWN + 7).for_each(|_| diagnostics.file_error("x", "there is no document", ""));
        let text = diagnostics.render(Style::Plain);
        assert_eq!(text.matches("error[E0105]: ").count(), MOST_SHOWN);
        assert!(text.ends_with("7 more like these are not shown\n\n"), "{text}");
        assert_eq!(diagnostics.summary(), "diagnostics: 107 errors, 0 notes");
    }
}
