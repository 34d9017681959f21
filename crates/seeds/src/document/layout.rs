//! Which lines are the cover, the head, the title, the body and the signature.

use std::ops::Range;

use super::line::{Line, Mark};
use super::sentence;

/// A source text and its lines.
#[derive(Debug, Clone, Copy)]
pub struct Lines<'s> {
    /// The whole source.
    pub source: &'s str,
    /// Its lines.
    pub list: &'s [Line],
}

/// One text with a head, a body and an end: a document, or the cover that hands it on. All are
/// ranges of lines, and together they are all of the text's lines, in this order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// The lines above the title.
    pub head: Range<usize>,
    /// The title: mostly one line; none where there is no title.
    pub title: Range<usize>,
    /// The lines below the title: issuer and date, as in （2017年11月30日）.
    pub caption: Range<usize>,
    /// Whom it is addressed to, if it says so.
    pub addressees: Option<usize>,
    /// Paragraphs and headings.
    pub body: Range<usize>,
    /// Who signed, then the date; empty where the text is not signed.
    pub signature: Range<usize>,
    /// What stands below the signature: copies.
    pub below: Range<usize>,
}

/// The cover, if there is one, and the document itself.
pub fn layouts(lines: Lines<'_>) -> (Option<Layout>, Layout) {
    let all = 0..lines.list.len();
    match lines.cover_end() {
        Some(end) => (Some(lines.layout(0..end)), lines.layout(end..all.end)),
        None => (None, lines.layout(all)),
    }
}

impl Lines<'_> {
    /// The words of a line.
    pub fn words(&self, line: usize) -> &str {
        &self.source[self.list[line].range.clone()]
    }

    fn is_label(&self, line: usize) -> bool {
        matches!(self.list[line].mark, Mark::Label(_))
    }

    /// Whether a line is a sentence, the end of one, or a numbered heading: no line of a head and
    /// no signature.
    fn is_prose(&self, line: usize) -> bool {
        self.is_label(line) || sentence::has_end(self.words(line)) || sentence::is_finished(self.words(line))
    }

    /// One past the cover: the last signature in front of the first numbered heading, provided that
    /// a text follows it.
    fn cover_end(&self) -> Option<usize> {
        let count = self.list.len();
        let last_prose = (0..count).rev().find(|&line| self.is_prose(line))?;
        let first_label = (0..count).find(|&line| self.is_label(line)).unwrap_or(count);
        let date = (0..first_label.min(last_prose)).rev().find(|&line| self.signature(0, line).is_some())?;
        Some(date + 1)
    }

    /// The signature that ends with the date in this line: the lines of the issuers, which follow a
    /// paragraph, and the date.
    fn signature(&self, start: usize, date: usize) -> Option<Range<usize>> {
        if self.list[date].mark != Mark::Date {
            return None;
        }
        let is_issuer = |line: &usize| {
            matches!(self.list[*line].mark, Mark::Plain | Mark::Row)
                && !self.is_prose(*line)
                && !self.words(*line).contains('，')
        };
        let issuers = (start..date).rev().take_while(is_issuer).count();
        let first = date - issuers;
        (issuers > 0 && first > start && self.is_prose(first - 1)).then_some(first..date + 1)
    }

    fn layout(&self, lines: Range<usize>) -> Layout {
        let first_prose = lines.clone().find(|&line| self.is_prose(line)).unwrap_or(lines.end);
        let title = self.title(lines.start..first_prose);
        // A line with a comma begins the text, though a page break may keep it from ending like prose.
        let starts_text = |line: &usize| self.words(*line).contains('，');
        let caption_end = (title.end..first_prose).find(starts_text).unwrap_or(first_prose);
        let caption_end = self.caption_end(title.end..caption_end);
        let addressees =
            (first_prose + 1 < lines.end && self.is_addressees(caption_end)).then_some(caption_end);
        let body_start = addressees.map_or(caption_end, |line| line + 1);

        let last_label =
            (body_start..lines.end).rev().find(|&line| self.is_label(line)).unwrap_or(body_start);
        let signature = (last_label..lines.end)
            .rev()
            .find_map(|date| self.signature(body_start, date))
            .unwrap_or_else(|| {
                let copies = |line: &usize| self.list[*line].mark == Mark::CopyTo;
                let end = lines.end - (body_start..lines.end).rev().take_while(copies).count();
                end..end
            });
        Layout {
            head: lines.start..title.start,
            caption: title.end..caption_end,
            title,
            addressees,
            body: body_start..signature.start,
            below: signature.end..lines.end,
            signature,
        }
    }

    /// The title among the lines above the first line of prose: the last one that ends with the
    /// name of a kind of document, together with the lines before it from 关于 on where it is too
    /// long for one. Without such a line, the last one that is no date.
    fn title(&self, head: Range<usize>) -> Range<usize> {
        let about = |line: &usize| self.words(*line).contains("关于");
        let Some(last) = head.clone().rev().find(|&line| names_kind(self.words(line))) else {
            let last = head.clone().rev().find(|&line| self.list[line].mark != Mark::Date);
            return last.map_or(head.end..head.end, |line| line..line + 1);
        };
        let mut before = (head.start..last).rev().take_while(|&line| !names_kind(self.words(line)));
        let first = if about(&last) { None } else { before.find(about) };
        first.unwrap_or(last)..last + 1
    }

    /// One past the last of these lines that can stand below a title: a date, a remark in brackets, the
    /// name of an office. What follows is a heading without a number.
    fn caption_end(&self, lines: Range<usize>) -> usize {
        const OFFICES: [&str; 11] =
            ["委", "委员会", "府", "会", "部", "厅", "局", "院", "办", "办公室", "公司"];
        let is_caption = |line: &usize| {
            let words = self.words(*line);
            self.list[*line].mark == Mark::Date
                || words.ends_with(['）', ')'])
                || OFFICES.iter().any(|office| words.ends_with(office))
        };
        lines.clone().rev().find(is_caption).map_or(lines.start, |line| line + 1)
    }

    /// Whether the first line of prose names addressees: it ends with a colon, holds no sentence,
    /// is not indented, and a paragraph follows it.
    fn is_addressees(&self, line: usize) -> bool {
        let words = self.words(line);
        let Line { indented, mark, .. } = &self.list[line];
        *mark == Mark::Plain
            && !indented
            && words.ends_with(['：', ':'])
            && !sentence::has_end(words)
            && !self.is_label(line + 1)
    }
}

/// Whether a line ends with the name of a kind of official document (文种), perhaps with a remark in
/// brackets behind it.
fn names_kind(words: &str) -> bool {
    const KINDS: [&str; 22] = [
        "意见", "方案", "通知", "决定", "决议", "公告", "通告", "公报", "通报", "报告", "请示", "批复", "函",
        "纪要", "办法", "规定", "条例", "规划", "计划", "纲要", "细则", "措施",
    ];
    let words = match words.rfind(['（', '(']) {
        Some(open) if words.ends_with(['）', ')']) => words[..open].trim_end(),
        _ => words,
    };
    KINDS.iter().any(|kind| words.ends_with(kind))
}
