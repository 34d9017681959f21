//! Drafts `figures.toml` with an entry for every number.

use std::fmt::Write;

use policy::model::document::{Document, Node, Span};
use policy::model::figures::NotFigureReason;

use super::toml_text;
use crate::figures;

/// The drafted file.
pub struct FiguresDraft {
    /// Its text.
    pub text: String,
    /// Number of drafts.
    pub count: usize,
}

const HEAD: &str = "\
# Every number of this document, found by a program. Say of each what it is, and remove its [[draft]]:
#
# [[figure]]      id, quote, number with its unit, group (sum, share, quota, term, deadline, frequency, target,
#                 count, date), meaning in plain words; who, bound, payer, fund, recurrence, note as the text says
# [[not_figure]]  quote, number, reason (paper-number, meeting, slogan, name, idiom, indefinite)
";

/// A number that has to be accounted for; dates and ranges are one.
pub struct Draft<'d, 'a> {
    /// The leaf it stands in.
    pub leaf: Node<'d, 'a>,
    /// Its numerals, without a unit.
    pub bare: Span,
    /// The number with its unit.
    pub number: Span,
    /// The shortest words around it that stand in the leaf once and hold it once.
    pub quoted: &'a str,
    /// Where it only names something, the whole name, and what kind of name that is.
    pub name: Option<(&'a str, NotFigureReason)>,
}

/// The numbers of a document that have to be accounted for, in reading order.
pub fn drafts<'d, 'a>(document: &'d Document<'a>) -> Vec<Draft<'d, 'a>> {
    let numbers = figures::numbers(document);
    let mut joined: Vec<(Node<'d, 'a>, Span)> = Vec::new();
    for &(leaf, number) in &numbers {
        match joined.last_mut() {
            Some((before, span)) if *before == leaf && goes_on(document, *span, number) => {
                span.end = number.end;
            }
            _ => joined.push((leaf, number)),
        }
    }
    let draft = |(leaf, bare): (Node<'d, 'a>, Span)| {
        let next = numbers.iter().map(|(_, span)| span.start).find(|start| *start >= bare.end);
        let number = with_unit(document, leaf, bare, next);
        let quoted = context(leaf, number, |_| true)?;
        Some(Draft { leaf, bare, number, quoted, name: reference(document, leaf, number) })
    };
    joined.into_iter().filter_map(draft).collect()
}

/// Writes a draft for each number.
pub fn write(document: &Document<'_>) -> FiguresDraft {
    let mut text = HEAD.to_owned();
    let mut count = 0;
    let mut last: Option<Node<'_, '_>> = None;
    for Draft { leaf, number, quoted, name, .. } in drafts(document) {
        if last != Some(leaf) {
            // Writing to a string cannot fail.
            let _ = write!(text, "\n# {}: {}\n", leaf.id(), toml_text::comment(leaf.text()));
        }
        last = Some(leaf);
        if let Some((whole, reason)) = name {
            let quoted = if leaf.text().matches(whole).count() == 1 { whole } else { quoted };
            let quote = toml_text::quote(leaf.id(), quoted);
            let reason = figures::reason_key(reason);
            let _ = write!(text, "\n[[not_figure]]\nquote = {quote}\nreason = \"{reason}\"\n");
            continue;
        }
        let words = number.slice(document.text);
        let group = group(words).map_or_else(String::new, |group| format!("# perhaps group = \"{group}\"\n"));
        let _ = write!(
            text,
            "\n[[draft]]\n{group}quote = {}\nnumber = {}\n",
            toml_text::quote(leaf.id(), quoted),
            toml_text::string(words)
        );
        count += 1;
    }
    FiguresDraft { text, count }
}

/// Whether two adjacent numbers form a date or a range.
fn goes_on(document: &Document<'_>, before: Span, next: Span) -> bool {
    const BETWEEN: [&str; 17] = [
        "分之",
        "年",
        "月",
        "〕",
        "］",
        "-",
        "－",
        "—",
        "–",
        "~",
        "～",
        "至",
        "%-",
        "%—",
        "%至",
        "元至",
        "万元至",
    ];
    BETWEEN.contains(&Span::new(before.end, next.start).slice(document.text))
}

/// The words of a number that only names something, with the reason why it is no figure: 第九条, 第十三届, 第三十次会议.
fn reference<'a>(
    document: &Document<'a>,
    leaf: Node<'_, 'a>,
    number: Span,
) -> Option<(&'a str, NotFigureReason)> {
    const NAMES: [(&str, NotFigureReason); 6] = [
        ("条", NotFigureReason::Name),
        ("款", NotFigureReason::Name),
        ("项规定", NotFigureReason::Name),
        ("届", NotFigureReason::Meeting),
        ("次会议", NotFigureReason::Meeting),
        ("次常务会议", NotFigureReason::Meeting),
    ];
    let before = Span::new(leaf.span().start, number.start).slice(document.text);
    let start = before.strip_suffix('第')?.len();
    let words = number.slice(document.text).trim_end_matches(['次', '项']);
    let behind = &leaf.text()[before.len() + words.len()..];
    let (name, reason) = NAMES.iter().find(|(name, _)| behind.starts_with(name))?;
    Some((&leaf.text()[start..before.len() + words.len() + name.len()], *reason))
}

/// The number with the unit after it.
fn with_unit(document: &Document<'_>, leaf: Node<'_, '_>, number: Span, next: Option<u32>) -> Span {
    const UNITS: [&str; 17] = [
        "人次",
        "个月",
        "号",
        "工作日",
        "元",
        "%",
        "％",
        "名",
        "人",
        "年",
        "月",
        "日",
        "天",
        "次",
        "个",
        "项",
        "所",
    ];
    let end = next.unwrap_or(u32::MAX).min(leaf.span().end);
    let behind = Span::new(number.end, end).slice(document.text);
    let unit = UNITS.iter().find(|unit| behind.starts_with(**unit)).map_or(0, |unit| unit.len());
    Span::new(number.start, number.end + u32::try_from(unit).unwrap_or(0))
}

/// The shortest words around a number that stand in their leaf once, hold it once and are good enough; nothing where
/// even the whole leaf is not.
pub fn context<'a>(leaf: Node<'_, 'a>, number: Span, is_good: impl Fn(&str) -> bool) -> Option<&'a str> {
    let text = leaf.text();
    let at = (number.start - leaf.span().start) as usize;
    let (before, rest) = text.split_at(at);
    let (words, behind) = rest.split_at(number.len() as usize);
    // How far to go to either side, by characters: 0, 0; 0, 1; 1, 0; 0, 2; 1, 1 …
    let starts: Vec<usize> = before.char_indices().rev().map(|(at, _)| before.len() - at).collect();
    let ends: Vec<usize> = behind.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
    let reach =
        |list: &[usize], steps: usize| if steps == 0 { Some(0) } else { list.get(steps - 1).copied() };
    for total in 0..=starts.len() + ends.len() {
        for left in 0..=total {
            let (Some(left), Some(right)) = (reach(&starts, left), reach(&ends, total - left)) else {
                continue;
            };
            let quoted = &text[at - left..at + words.len() + right];
            if text.matches(quoted).count() == 1 && quoted.matches(words).count() == 1 && is_good(quoted) {
                return Some(quoted);
            }
        }
    }
    None
}

/// The group suggested by the number's unit.
fn group(words: &str) -> Option<&'static str> {
    const GROUPS: [(&str, &str); 7] = [
        ("日", "date"),
        ("元", "sum"),
        ("%", "share"),
        ("％", "share"),
        ("名", "quota"),
        ("次", "frequency"),
        ("月", "term"),
    ];
    if words.contains("分之") {
        return Some("share");
    }
    GROUPS.into_iter().find_map(|(unit, group)| words.ends_with(unit).then_some(group))
}
