//! Divides lines into cover, head, title, body, signature and attachments.

use std::ops::Range;

use super::correction::Role;
use super::fold::folded;
use super::head::names_kind;
use super::line::{Line, Mark};
use super::numbering::Numbering;
use super::organs::{self, joined};
use super::sentence;

/// A source text and its lines.
#[derive(Debug, Clone, Copy)]
pub struct Lines<'s> {
    /// The whole source.
    pub source: &'s str,
    /// Its lines.
    pub list: &'s [Line],
}

/// The parts of one text (a cover, the document, or an attachment). The ranges of lines are adjacent and
/// cover the text, in this order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// The lines above the title.
    pub head: Range<usize>,
    /// The title: usually one line; empty if there is none.
    pub title: Range<usize>,
    /// The lines below the title: issuer and date, as in （2017年11月30日）.
    pub caption: Range<usize>,
    /// The addressees: usually one line; may be empty.
    pub addressees: Range<usize>,
    /// Paragraphs and headings.
    pub body: Range<usize>,
    /// The list of attachments (附件说明), and anything else before the signature.
    pub list: Range<usize>,
    /// The signing authorities; empty if the text is unsigned.
    pub issuers: Range<usize>,
    /// The date below the issuers: at most one line.
    pub date: Range<usize>,
    /// The lines below the signature: copy recipients, remarks.
    pub below: Range<usize>,
}

/// All texts in a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layouts {
    /// The cover, if there is one.
    pub cover: Option<Layout>,
    /// The document itself.
    pub main: Layout,
    /// The attachments, in order.
    pub attachments: Vec<Layout>,
}

/// Divides lines into texts and their parts.
pub fn layouts(lines: Lines<'_>) -> Layouts {
    let count = lines.list.len();
    let starts: Vec<usize> = lines.attachment_starts();
    let end = starts.first().copied().unwrap_or(count);
    let cover_end = lines.cover_end(end);
    let attachments = starts.iter().enumerate().map(|(index, &start)| {
        let end = starts.get(index + 1).copied().unwrap_or(count);
        lines.attachment(start..end)
    });
    let attachments = attachments.collect();
    match cover_end {
        Some(start) => {
            Layouts { cover: Some(lines.layout(0..start)), main: lines.layout(start..end), attachments }
        }
        None => Layouts { cover: None, main: lines.layout(0..end), attachments },
    }
}

/// Whether words are the title of a notice that transmits another text.
fn sends_a_text(words: &str) -> bool {
    words.ends_with("通知")
        && ["印发《", "转发《", "印发〈", "转发〈"].iter().any(|sends| words.contains(sends))
}

impl Lines<'_> {
    /// The words of a line.
    pub fn words(&self, line: usize) -> &str {
        &self.source[self.list[line].range.clone()]
    }

    /// Whether a line starts with a number.
    fn is_label(&self, line: usize) -> bool {
        matches!(self.list[line].mark, Mark::Label(_))
    }

    /// Whether a line is a sentence, the end of one, or a numbered heading, hence not part of a head or
    /// signature.
    pub fn is_prose(&self, line: usize) -> bool {
        match self.list[line].role {
            Some(Role::Text | Role::Heading(_)) => return true,
            Some(Role::Title | Role::Number | Role::Date | Role::Issuer) => return false,
            Some(Role::Addressees | Role::Attachment | Role::NotText) | None => {}
        }
        let words = self.words(line);
        self.is_label(line) || sentence::has_end(words) || sentence::is_finished(words)
    }

    /// Whether a correction assigns a line this role.
    pub fn has_role(&self, line: usize, role: Role) -> bool {
        self.list[line].role == Some(role)
    }

    /// Whether a line belongs below a signature: a bracketed remark, a copy line or the imprint.
    fn is_remark(&self, line: usize) -> bool {
        let words = self.words(line);
        let in_brackets =
            words.starts_with(['（', '(']) && words.trim_end_matches('。').ends_with(['）', ')']);
        let contact =
            ["联系人", "联系电话", "联系方式", "咨询电话"].iter().any(|word| words.starts_with(word));
        in_brackets || contact || matches!(self.list[line].mark, Mark::CopyTo | Mark::Imprint)
    }

    /// One past the cover: a signature followed by a text with its own title.
    fn cover_end(&self, end: usize) -> Option<usize> {
        let first_label = (0..end).find(|&line| self.is_label(line)).unwrap_or(end);
        let last_prose = (0..end).rev().find(|&line| self.is_prose(line) && !self.is_remark(line))?;
        let is_cover = |line: &usize| {
            let next = (line + 1..end).find(|&next| !self.is_remark(next)).unwrap_or(end);
            let is_signed = |(issuers, _): (Range<usize>, _)| !issuers.is_empty() || self.is_sent(next);
            if next >= end || *line >= last_prose || !self.signature(0, *line).is_some_and(is_signed) {
                return false;
            }
            if next < first_label && *line < first_label {
                // Copies omit the title of the transmitted text if it is the headline of their web page.
                return !self.is_prose(next) || (0..*line).any(|head| sends_a_text(self.words(head)));
            }
            // After a notice with numbered points, the transmitted text starts with its title.
            let title = (next..end.min(next + 6))
                .take_while(|&line| !self.is_prose(line))
                .find(|&line| names_kind(self.words(line)) || self.has_role(line, Role::Title));
            title.is_some_and(|title| title + 1 < end)
        };
        let before_labels = (0..first_label.min(last_prose)).rev().find(is_cover);
        let line = before_labels.or_else(|| (first_label..last_prose).find(is_cover))?;
        Some((line + 1..end).find(|&next| !self.is_remark(next)).unwrap_or(line + 1))
    }

    /// Whether a line is the title of a text that the notice above transmits.
    fn is_sent(&self, line: usize) -> bool {
        let Some(words) = self.list.get(line).map(|_| self.words(line)) else { return false };
        !self.is_prose(line)
            && (0..self.head_end(0..line, 0)).any(|head| {
                let head = self.words(head);
                let sends = sends_a_text(head) || head.contains("印发") || head.contains("转发");
                sends && (names_kind(words) || head.contains(words))
            })
    }

    /// The signature whose date is in this line: the lines of the issuers, after a paragraph, and that of
    /// the date. A line with both belongs to the issuers.
    fn signature(&self, start: usize, date: usize) -> Option<(Range<usize>, Range<usize>)> {
        let is_issuer = |line: &usize| {
            self.has_role(*line, Role::Issuer)
                || match self.list[*line].mark {
                    Mark::Plain => self.can_sign(*line),
                    Mark::Row => organs::in_line(self.words(*line)).iter().all(|name| organs::is_organ(name)),
                    Mark::Label(_) | Mark::Date | Mark::Signed(_) | Mark::CopyTo | Mark::Imprint => false,
                }
        };
        let issuers = (start..date).rev().take_while(is_issuer).count();
        let first = date - issuers;
        let follows_text = first > start && self.ends_text(first - 1);
        match self.list[date].mark {
            Mark::Signed(_) if follows_text => Some((first..date + 1, date + 1..date + 1)),
            Mark::Date if follows_text => Some((first..date, date..date + 1)),
            _ => None,
        }
    }

    /// Whether a line can end a text: a sentence, or the last entry of a list or table.
    fn ends_text(&self, line: usize) -> bool {
        self.is_prose(line)
            || self.list[line].mark == Mark::Row
            || self.is_list_head(line)
            || self.is_remark(line)
            || is_roll(self.words(line))
    }

    fn can_sign(&self, line: usize) -> bool {
        const LONGEST: usize = 40;
        let words = self.words(line);
        !self.is_prose(line)
            && !words.contains('，')
            && words.chars().count() <= LONGEST
            && !self.is_list_head(line)
            && !self.is_remark(line)
            && !is_roll(words)
    }

    /// Divides the lines of one text.
    pub fn layout(&self, lines: Range<usize>) -> Layout {
        let first_prose = self.head_end(lines.clone(), lines.start);
        self.layout_with_head(lines, first_prose)
    }

    /// One past the lines that can contain the title: the index of the first sentence, heading or table row.
    fn head_end(&self, lines: Range<usize>, start: usize) -> usize {
        let is_row = |line: usize| {
            line < lines.end
                && self.list[line].mark == Mark::Row
                && self.words(line).contains(['\t', '|'])
                && self.list[line].role.is_none()
        };
        let is_table =
            |line: usize| line > start && is_row(line) && (is_row(line + 1) || line + 1 == lines.end);
        (start..lines.end).find(|&line| self.is_prose(line) || is_table(line)).unwrap_or(lines.end)
    }

    /// The layout of an attachment: its first line is 附件, optionally with its title.
    fn attachment(&self, lines: Range<usize>) -> Layout {
        let first_prose = self.head_end(lines.clone(), (lines.start + 1).min(lines.end));
        self.layout_with_head(lines, first_prose)
    }

    fn layout_with_head(&self, lines: Range<usize>, first_prose: usize) -> Layout {
        let title = self.title(lines.start..first_prose);
        let caption_end = self.caption_end(title.end..first_prose);
        let addressees = self.addressees(caption_end..lines.end);
        let body_start = addressees.end.max(caption_end);
        let (issuers, date) = self.end(body_start..lines.end);
        let list = self.list(body_start..issuers.start);
        Layout {
            head: lines.start..title.start,
            caption: title.end..caption_end,
            title,
            addressees,
            body: body_start..list.start,
            list,
            below: date.end..lines.end,
            issuers,
            date,
        }
    }

    /// The signature of a text: the last one after its last heading, or without a date, the authority in the
    /// last line.
    fn end(&self, body: Range<usize>) -> (Range<usize>, Range<usize>) {
        let is_heading = |line: &usize| {
            self.is_label(*line) && !(body.start..*line).rev().take(12).any(|line| self.is_list_head(line))
        };
        let last_heading = body.clone().rev().find(is_heading).unwrap_or(body.start);
        let signature = (last_heading..body.end).rev().find_map(|date| self.signature(body.start, date));
        if let Some(signature) = signature {
            return signature;
        }
        let last = body.clone().rev().find(|&line| !self.is_remark(line));
        if let Some(last) = last
            && last > body.start
            && self.list[last].mark == Mark::Plain
            && self.can_sign(last)
            && (organs::in_line(self.words(last)).iter().all(|name| organs::is_organ(name))
                || self.has_role(last, Role::Issuer))
            && self.ends_text(last - 1)
        {
            return (last..last + 1, last + 1..last + 1);
        }
        let end = last.map_or(body.start, |last| last + 1);
        (end..end, end..end)
    }

    /// Whether a line starts the list of attachments: `附件：1.补贴标准表`.
    pub fn is_list_head(&self, line: usize) -> bool {
        attachment_head(self.words(line)).is_some_and(|(_, colon, rest)| colon && !rest.is_empty())
            || self.is_bare_list_head(line)
    }

    /// Whether a line is `附件：` with the list on the following lines.
    fn is_bare_list_head(&self, line: usize) -> bool {
        let bare = attachment_head(self.words(line)).is_some_and(|(_, colon, rest)| colon && rest.is_empty());
        bare && self.list.get(line + 1).is_some_and(|next| {
            next.mark
                .label()
                .is_some_and(|label| label.numbering == Numbering::Measure && label.number == Some(1))
                && !sentence::has_end(&self.source[next.range.clone()])
        })
    }

    /// The list of attachments at the end of these lines, with everything after it.
    fn list(&self, lines: Range<usize>) -> Range<usize> {
        let start = lines.clone().rev().filter(|&line| self.is_list_head(line)).find(|&start| {
            (start + 1..lines.end).all(|line| {
                self.is_list_head(line)
                    || !sentence::has_end(self.words(line)) && !self.words(line).contains('，')
            })
        });
        // The list may span several lines with their own heads: 附件1：…, 附件2：….
        let start = start.map(|last| {
            (lines.start..last).rev().take_while(|&line| self.is_list_head(line)).last().unwrap_or(last)
        });
        start.unwrap_or(lines.end)..lines.end
    }

    /// The starts of attachments: 附件1 alone on its line, or with a title after a signature.
    fn attachment_starts(&self) -> Vec<usize> {
        let mut starts: Vec<usize> = Vec::new();
        let mut signed = false;
        let mut seen_text = false;
        for line in 0..self.list.len() {
            let is_start = match attachment_head(self.words(line)) {
                _ if self.has_role(line, Role::Attachment) => true,
                _ if self.list[line].role.is_some() => false,
                Some((_, _, "")) => seen_text && !self.is_bare_list_head(line),
                Some((number, _, rest)) => {
                    (signed || !starts.is_empty())
                        && (number.is_some() || self.list[line].mark == Mark::Plain)
                        && !rest.starts_with(char::is_numeric)
                        && !sentence::has_end(rest)
                        && line + 1 < self.list.len()
                        && !self.is_list_head(line + 1)
                }
                None => false,
            };
            if is_start {
                starts.push(line);
            }
            seen_text |= self.is_prose(line) || self.has_role(line, Role::Title);
            signed |= seen_text && matches!(self.list[line].mark, Mark::Date | Mark::Signed(_));
        }
        starts
    }
}

/// Whether a line of minutes lists attendees: 出席：…, 列席人员：…, 记录：….
fn is_roll(words: &str) -> bool {
    const ROLLS: [&str; 9] = ["出席", "列席", "缺席", "请假", "参会", "参加", "主持", "记录", "整理"];
    let plain = joined(words);
    ROLLS.iter().any(|roll| {
        plain.strip_prefix(roll).is_some_and(|rest| {
            let rest = rest.trim_start_matches(['人', '员', '单', '位', '会', '议']);
            rest.starts_with(['：', ':'])
        })
    })
}

/// Parses a line that starts with 附件 or 附表: its number, whether a colon follows, and the rest.
pub fn attachment_head(words: &str) -> Option<(Option<u16>, bool, &str)> {
    let plain = folded(words);
    let behind = plain.strip_prefix('附')?.trim_start();
    // 附：1.补贴标准表
    let name = behind.chars().next().filter(|c| ['件', '表', '录', '：', ':'].contains(c))?;
    let name = if matches!(name, '：' | ':') { 0 } else { name.len_utf8() };
    let rest = words[words.len() - behind.len() + name..].trim_start();
    let number = super::numeral::digits(rest).or_else(|| super::numeral::chinese(rest));
    let (number, behind) = number.map_or((None, rest), |(number, rest)| (Some(number), rest));
    let behind = behind.trim_start();
    if let Some(rest) = behind.strip_prefix(['：', ':']) {
        return Some((number, true, rest.trim()));
    }
    // 附件1 标准表, or 附件 alone; 附件所列 is running text.
    let is_title = behind.is_empty()
        || (number.is_some()
            && !behind.starts_with(['的', '、', '和', '所', '中', '，', '规'])
            && joined(behind).chars().count() <= 40
            && !sentence::has_end(behind));
    is_title.then_some((number, false, behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attachments_are_told_from_sentences_about_them() {
        assert_eq!(attachment_head("附件1"), Some((Some(1), false, "")));
        assert_eq!(attachment_head("附　件"), Some((None, false, "")));
        assert_eq!(attachment_head("附件：1.补贴标准表"), Some((None, true, "1.补贴标准表")));
        assert_eq!(attachment_head("附件1：补贴标准表"), Some((Some(1), true, "补贴标准表")));
        assert_eq!(attachment_head("附件二 申请表"), Some((Some(2), false, "申请表")));
        for words in ["附件1所列的单位", "附加条件", "附件1、附件2同时报送。", "附件要齐全"]
        {
            assert_eq!(attachment_head(words), None, "{words}");
        }
    }
}
