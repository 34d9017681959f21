//! The lines of a source text, with the marks at their starts.

use std::ops::Range;

use super::correction::Role;
use super::dates;
use super::fold::folded;
use super::label::{Label, label};
use super::numbering::{Level, Numbering};
use super::organs;

/// A non-blank line, or one of several headings with text that share a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its byte range in the source, trimmed.
    pub range: Range<usize>,
    /// The 1-based line number.
    pub number: usize,
    /// Whether it is indented.
    pub indented: bool,
    /// Whether a page number precedes it.
    pub behind_page: bool,
    /// The mark at its start.
    pub mark: Mark,
    /// The role assigned by a correction.
    pub role: Option<Role>,
}

/// The kind of a line, determined by its start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// A numbered or dashed heading: `一、`, `（一）`, `1.`, `（1）`, `一是`, `--`, `第一条 `.
    Label(Label),
    /// The whole line is a date: `2017年11月30日`.
    Date,
    /// An authority and a date: `甘省人民政府 2021年5月6日`, with the byte offset of the date.
    Signed(usize),
    /// `抄送`
    CopyTo,
    /// 主题词, or the imprint (印发) below the signature.
    Imprint,
    /// A table row copied as text: cells separated by tabs, bars or wide gaps.
    Row,
    /// Anything else.
    Plain,
}

impl Mark {
    /// The number before a heading, if any.
    pub const fn label(self) -> Option<Label> {
        match self {
            Self::Label(label) => Some(label),
            Self::Date | Self::Signed(_) | Self::CopyTo | Self::Imprint | Self::Row | Self::Plain => None,
        }
    }
}

/// A source line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawLine {
    /// Its byte range, trimmed.
    pub range: Range<usize>,
    /// The 1-based line number.
    pub number: usize,
    /// Whether it is indented.
    pub indented: bool,
}

/// All line terminators. A form feed marks a page end.
const LINE_ENDS: [char; 6] = ['\n', '\r', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];

/// The text without a byte order mark.
pub fn without_byte_order_mark(source: &str) -> &str {
    source.strip_prefix('\u{feff}').unwrap_or(source)
}

/// The range of a line at this offset without the white space around it. Tabs before a row of a table stay:
/// its first cells are empty.
fn trimmed(line: &str, at: usize) -> Range<usize> {
    let words = line.trim_start();
    let indent = &line[..line.len() - words.len()];
    let is_row =
        indent.chars().all(|c| c == '\t') && words.trim_end().contains('\t') && label(words).is_none();
    let start = if is_row { 0 } else { indent.len() };
    at + start..at + start + line[start..].trim_end().len()
}

/// The non-blank lines of a text.
pub fn raw_lines(source: &str) -> Vec<RawLine> {
    let text = without_byte_order_mark(source);
    let mut lines = Vec::new();
    let mut at = source.len() - text.len();
    let mut number = 1;
    for whole in text.split_inclusive(LINE_ENDS) {
        if !whole.trim().is_empty() {
            lines.push(RawLine {
                range: trimmed(whole, at),
                number,
                indented: whole.starts_with(char::is_whitespace),
            });
        }
        at += whole.len();
        // `\r\n` is one line terminator.
        number += usize::from(!(whole.ends_with('\r') && source[at..].starts_with('\n')));
    }
    lines
}

/// Classifies a line by its start.
pub fn mark(words: &str) -> Mark {
    if is_row(words) {
        return Mark::Row;
    }
    if let Some(label) = label(words) {
        return Mark::Label(label);
    }
    if dates::whole(words).is_some() {
        return Mark::Date;
    }
    if let Some((at, _)) = dates::at_end(words)
        && organs::is_organ(words[..at].trim().trim_end_matches(['，', ',', '（', '(']))
    {
        return Mark::Signed(at);
    }
    let plain = folded(words);
    let key: String = plain.chars().filter(|c| !c.is_whitespace()).take(4).collect();
    if key.starts_with("抄送") || key.starts_with("抄报") || key.starts_with("分送") {
        Mark::CopyTo
    } else if ["主题词：", "主题词:"].contains(&key.as_str()) || is_printed(&plain) {
        Mark::Imprint
    } else {
        Mark::Plain
    }
}

/// Whether a line is an imprint: `甘省人民政府办公厅 2021年5月6日印发`.
pub fn is_printed(words: &str) -> bool {
    let Some(before) = words.strip_suffix("印发").or_else(|| words.strip_suffix("印")) else {
        return false;
    };
    dates::at_end(before.trim_end()).is_some_and(|(at, _)| !words[..at].contains(['，', '。']))
}

/// Whether the line has cells: a tab or bar after its number, or two wide gaps.
fn is_row(words: &str) -> bool {
    let behind = label(words).map_or(words, |label| words[label.len..].trim_start());
    let mut wide_gaps = 0;
    let mut spaces = 0;
    for c in behind.chars() {
        if matches!(c, '\t' | '|' | '｜') {
            return true;
        }
        spaces = if c.is_whitespace() { spaces + 1 } else { 0 };
        wide_gaps += usize::from(spaces == 2);
    }
    // Gaps inside a sentence are ignored.
    wide_gaps > 1
        && !super::sentence::has_end(words)
        && !words.contains(['，', '；'])
        && dates::at_end(words).is_none()
}

/// The lines that are part of the text, split so that each heading starts a line.
pub fn text_lines(
    source: &str,
    raw: &[RawLine],
    is_noise: impl Fn(usize) -> bool,
    role: impl Fn(usize) -> Option<Role>,
) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut behind_page = false;
    for (index, raw_line) in raw.iter().enumerate() {
        if is_noise(index) {
            behind_page = true;
            continue;
        }
        let role = role(index);
        let words = &source[raw_line.range.clone()];
        let next = raw[index + 1..].iter().map(|raw| &source[raw.range.clone()]).next();
        let starts = if role.is_some() { vec![0] } else { super::split::starts(words, next) };
        for (piece, &start) in starts.iter().enumerate() {
            let end = starts.get(piece + 1).copied().unwrap_or(words.len());
            let range = trimmed(&words[start..end], raw_line.range.start + start);
            let mark = role
                .map_or_else(|| mark(&source[range.clone()]), |role| forced(&source[range.clone()], role));
            lines.push(Line {
                range,
                number: raw_line.number,
                indented: raw_line.indented || piece > 0,
                behind_page: std::mem::take(&mut behind_page),
                mark,
                role,
            });
        }
    }
    drop_weak_labels(&mut lines);
    drop_lone_decimals(&mut lines);
    drop_labels_of_footnotes(source, &mut lines);
    lines
}

/// Unmarks footnotes, which follow a rule and have marks of their own (①): they are not a list.
fn drop_labels_of_footnotes(source: &str, lines: &mut [Line]) {
    const RULE: [char; 6] = ['—', '-', '―', '─', '_', '－'];
    let mut is_below = false;
    for line in lines.iter_mut().filter(|line| line.role.is_none()) {
        let words = &source[line.range.clone()];
        let is_note = line.mark.label().is_some_and(|label| label.numbering == Numbering::Circled);
        if is_below && is_note {
            line.mark = Mark::Plain;
        }
        is_below =
            (is_below && is_note) || words.chars().count() >= 4 && words.chars().all(|c| RULE.contains(&c));
    }
}

/// The mark of a line with a corrected role.
fn forced(words: &str, role: Role) -> Mark {
    match role {
        Role::Heading(level) => {
            let own = label(words);
            let numbering = match (level, own) {
                (None, Some(label)) => label.numbering,
                (None | Some(Level::Part), _) => Numbering::PlainPart,
                (Some(Level::Section), _) => Numbering::PlainSection,
                (Some(Level::Item), _) => Numbering::Measure,
                (Some(Level::Article), _) => Numbering::Article,
            };
            let (number, len) = own.map_or((None, 0), |label| (label.number, label.len));
            let numbering = match (numbering, number) {
                (Numbering::PlainPart, Some(_)) => Numbering::Part,
                (Numbering::PlainSection, Some(_)) => Numbering::Section,
                (numbering, _) => numbering,
            };
            Mark::Label(Label { numbering, number, len, weak: false })
        }
        Role::Date => Mark::Date,
        Role::Title
        | Role::Number
        | Role::Addressees
        | Role::Issuer
        | Role::Text
        | Role::Attachment
        | Role::NotText => Mark::Plain,
    }
}

/// Unmarks ambiguous numbers unless the numbering continues: 第一条为了…, 第二条每人….
fn drop_weak_labels(lines: &mut [Line]) {
    let labels: Vec<Option<Label>> = lines.iter().map(|line| line.mark.label()).collect();
    for (index, line) in lines.iter_mut().enumerate() {
        let Some(label) = labels[index].filter(|label| label.weak) else { continue };
        let Some(number) = label.number else { continue };
        let same = |other: &&Label| other.numbering == label.numbering;
        let before = labels[..index].iter().flatten().rfind(same).and_then(|other| other.number);
        let behind = labels[index + 1..].iter().flatten().find(same).and_then(|other| other.number);
        let goes_on = before.is_some_and(|before| before + 1 == number)
            || (behind == Some(number + 1) && (before.is_none() || number == 1));
        if !goes_on {
            line.mark = Mark::Plain;
        }
    }
}

/// Unmarks decimal numbers: 1.1 is a heading only if it is the first of a sequence.
fn drop_lone_decimals(lines: &mut [Line]) {
    let is_decimal = |label: &Label| {
        matches!(label.numbering, Numbering::Decimal2 | Numbering::Decimal3 | Numbering::Decimal4)
    };
    let mut decimals = lines.iter().filter_map(|line| line.mark.label()).filter(is_decimal);
    let begins = decimals.next().is_some_and(|first| first.number == Some(1));
    if begins && decimals.next().is_some() {
        return;
    }
    for line in lines.iter_mut().filter(|line| line.mark.label().as_ref().is_some_and(is_decimal)) {
        line.mark = Mark::Plain;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_tables_are_told_from_headings() {
        for words in ["焊工\t三级\t1000元", "| 工种 | 等级 |", "焊工  三级  1000元", "1.\t焊工\t1000元"]
        {
            assert_eq!(mark(words), Mark::Row, "{words}");
        }
        for words in [
            "一、\t总体要求",
            "总　　则",
            "1. 发放补贴。",
            "省总工会　　省人社厅",
            "做好   工作 。 对高级工 每人  补贴  2000  元 。",
        ] {
            assert_ne!(mark(words), Mark::Row, "{words}");
        }
    }

    #[test]
    fn a_date_fills_its_line() {
        for words in [
            "2017年11月30日",
            "（2017年11月30日）",
            "二〇一七年十一月三十日",
            "2017 年 6 月 20 日",
            "2021年5月",
        ] {
            assert_eq!(mark(words), Mark::Date, "{words}");
        }
        for words in ["2017年2月6日，习近平总书记主持召开", "年月日", "2017年", "到2020年"]
        {
            assert_eq!(mark(words), Mark::Plain, "{words}");
        }
        assert_eq!(mark("甘省人民政府 2021年5月6日"), Mark::Signed(19));
        assert_eq!(mark("甘省人民政府办公厅　2021年5月6日印发"), Mark::Imprint);
    }

    #[test]
    fn tabs_before_a_row_are_its_empty_cells() {
        let words = |source: &'static str| raw_lines(source).into_iter().map(|line| &source[line.range]);
        assert!(words("\t三级\t1000元\n\t三级\n\t一、\t要求\n").eq(["\t三级\t1000元", "三级", "一、\t要求"]));
    }

    #[test]
    fn white_space_around_lines_is_dropped_and_lines_end_in_any_way() {
        let source = "\u{feff}　　一\u{3000}\r\n\r\n二\u{c}三";
        let found: Vec<_> = raw_lines(source)
            .into_iter()
            .map(|line| (&source[line.range], line.number, line.indented))
            .collect();
        assert_eq!(found, [("一", 1, true), ("二", 3, false), ("三", 4, false)]);
    }
}
