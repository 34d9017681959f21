//! Detects lines that are not part of the text: page numbers, a contents list, the surroundings of a web
//! page.

use std::collections::BTreeMap;

use super::fold::folded;
use super::head::names_kind;
use super::label::label;
use super::line::RawLine;
use super::organs::joined;
use super::portal::{Properties, portal};
use super::sentence;

/// Why a line is not text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noise {
    /// A page number (页码).
    Page,
    /// A running head or foot (页眉、页脚).
    RunningHead,
    /// A line of the contents list (目录).
    Contents,
    /// Metadata or navigation of a web page or database (发布日期, 索引号, 责编).
    Portal,
}

/// For each line, why it is not text; `None` for text.
pub fn noise(source: &str, lines: &[RawLine]) -> (Vec<Option<Noise>>, Properties) {
    let words: Vec<&str> = lines.iter().map(|line| &source[line.range.clone()]).collect();
    let mut found = vec![None; lines.len()];
    pages(&words, &mut found);
    running_heads(&words, &mut found);
    contents(&words, &mut found);
    let properties = portal(&words, &mut found);
    (found, properties)
}

fn pages(words: &[&str], found: &mut [Option<Noise>]) {
    for (line, words) in words.iter().enumerate() {
        if is_page_number(words) {
            found[line] = Some(Noise::Page);
        }
    }
    // Bare numbers are page numbers if they increase from page to page.
    let bare =
        |words: &&str| words.parse::<u16>().ok().filter(|number| *number < 1000 && !words.starts_with('0'));
    let numbers: Vec<(usize, u16)> =
        words.iter().enumerate().filter_map(|(line, words)| Some((line, bare(words)?))).collect();
    let counts_on = numbers.len() > 1
        && numbers.windows(2).all(|pair| pair[0].1 + 1 == pair[1].1 && pair[0].0 + 3 < pair[1].0);
    if counts_on {
        for (line, _) in numbers {
            found[line] = Some(Noise::Page);
        }
    }
}

/// Marks lines that repeat next to several page numbers, including one above the first page.
fn running_heads(words: &[&str], found: &mut [Option<Noise>]) {
    let is_page = |line: usize| found.get(line).is_some_and(|found| *found == Some(Noise::Page));
    let beside = |line: usize| is_page(line + 1) || line.checked_sub(1).is_some_and(is_page);
    let can_be = |line: usize| {
        found[line].is_none() && !sentence::has_end(words[line]) && label(words[line]).is_none()
    };
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for line in (0..words.len()).filter(|&line| can_be(line) && beside(line)) {
        *times.entry(joined(words[line])).or_default() += 1;
    }
    let repeated = |line: &usize| times.get(&joined(words[*line])).is_some_and(|times| *times > 1);
    // A first line with the same words is the title if it names a document type.
    let is_head = |line: usize| beside(line) || (line == 0 && !names_kind(words[line]));
    let heads: Vec<usize> =
        (0..words.len()).filter(|&line| can_be(line) && is_head(line)).filter(repeated).collect();
    for line in heads {
        found[line] = Some(Noise::RunningHead);
    }
}

/// `— 1 —`, `- 2 -`, 第3页, 第 3 页 共 9 页
fn is_page_number(words: &str) -> bool {
    const DASHES: [char; 9] = ['-', '—', '–', '－', '―', '─', '·', '•', '～'];
    let words = joined(words);
    let digits =
        |words: &str| (1..=4).contains(&words.chars().count()) && words.chars().all(char::is_numeric);
    let inner = words.trim_matches(DASHES);
    let dashed = words.starts_with(DASHES) && words.ends_with(DASHES) && digits(inner);
    let plain = folded(&words);
    let paged =
        plain.strip_prefix('第').and_then(|rest| rest.split_once('页')).is_some_and(|(page, rest)| {
            let rest = rest.trim_start_matches(['/', '，', ',', '（', '(']);
            let of = rest.strip_prefix('共').and_then(|rest| rest.split_once('页'));
            digits(page) && (rest.is_empty() || of.is_some_and(|(all, rest)| digits(all) && rest.len() <= 3))
        });
    dashed || paged
}

/// Normalizes a heading for comparison with the contents list.
fn key(words: &str) -> String {
    let words = without_page(words);
    words.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A line of a contents list without its leader dots and page number.
fn without_page(words: &str) -> &str {
    let rest = words
        .trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '—' | '）' | '(' | '（' | ')'));
    let dots = rest.trim_end_matches(['.', '…', '·', '．', '•', ' ', '\t', '\u{3000}', '-', '—', '_']);
    let leaders = &rest[dots.len()..];
    let is_leader = leaders.len() > 1 || leaders.contains('\t');
    if rest.len() < words.len() && is_leader { dots } else { words.trim_end_matches(['.', '…', '·']) }
}

fn contents(words: &[&str], found: &mut [Option<Noise>]) {
    let is_name = |words: &str| {
        let name = folded(&joined(words));
        ["目录", "目次", "目録"].contains(&name.trim_matches(['【', '】', '[', ']', '：', ':']))
    };
    let mut line = 0;
    while line < words.len() {
        let end = if is_name(words[line]) { contents_end(words, line + 1) } else { line };
        if end > line + 1 {
            (line..end).for_each(|line| found[line] = Some(Noise::Contents));
            line = end;
        }
        line += 1;
    }
}

/// One past the contents list that starts at this line: its lines recur in the text or end with dots and a
/// page number.
fn contents_end(words: &[&str], start: usize) -> usize {
    let keys: Vec<String> = words.iter().map(|words| key(words)).collect();
    let has_page =
        |line: usize| without_page(words[line]).len() < words[line].trim_end_matches(['.', '…']).len();
    let comes_again = |line: usize| {
        keys[line + 1..].iter().any(|later| {
            later == &keys[line] || (later.starts_with(&keys[line]) && keys[line].chars().count() >= 4)
        })
    };
    let is_entry = |line: usize| {
        !keys[line].is_empty()
            && !sentence::has_end(words[line])
            && (has_page(line) || comes_again(line) || is_page_number(words[line]))
    };
    let first = keys.get(start);
    let mut end = start;
    while end < words.len() {
        // The second occurrence of the first entry starts the text.
        if end > start && Some(&keys[end]) == first && !has_page(end) {
            break;
        }
        if is_entry(end) || is_page_number(words[end]) {
            end += 1;
        } else if end + 1 < words.len()
            && label(words[end]).is_some()
            && !sentence::has_end(words[end])
            && is_entry(end + 1)
            && Some(&keys[end + 1]) != first
        {
            // An entry whose heading has different wording, between two that match.
            end += 1;
        } else {
            break;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::super::line::raw_lines;
    use super::*;

    fn no_text(source: &str) -> Vec<&str> {
        let lines = raw_lines(source);
        let (found, _) = noise(source, &lines);
        lines
            .iter()
            .zip(found)
            .filter(|(_, found)| found.is_some())
            .map(|(line, _)| &source[line.range.clone()])
            .collect()
    }

    #[test]
    fn page_numbers_are_no_text() {
        let source = "甲，乙\n— 1 —\n丙。\n- 2 -\n－3－\n第4页\n第 5 页 共 6 页\n——坚持\n1/3用于\n";
        assert_eq!(no_text(source), ["— 1 —", "- 2 -", "－3－", "第4页", "第 5 页 共 6 页"]);
        assert_eq!(no_text("甲\n乙。\n丙。\n丁。\n1\n甲。\n乙。\n丙。\n丁。\n2\n"), ["1", "2"]);
        assert_eq!(no_text("名额\n5\n"), [""; 0]);
    }

    #[test]
    fn a_contents_list_ends_where_its_first_line_comes_again() {
        assert_eq!(
            no_text("题\n目　录\n第一章　总则\n第二章　附则\n第一章　总则\n第一条　甲。\n第二章　附则\n"),
            ["目　录", "第一章　总则", "第二章　附则"]
        );
        assert_eq!(
            no_text("题\n目录\n前言……1\n一、形势……2\n二、措施……13\n前言\n甲。\n一、形势\n乙。\n二、措施\n"),
            ["目录", "前言……1", "一、形势……2", "二、措施……13"]
        );
        assert_eq!(no_text("目录\n甲。\n"), [""; 0]);
    }

    #[test]
    fn what_a_page_puts_around_the_text_is_none() {
        assert_eq!(
            no_text(
                "首页 > 文件\n索 引 号：000\n意见\n发布日期：2023-05-25\n字体大小：大 中 小 打印 分享\n一、甲。\n资金来源：财政\n名称：乙。\n一、丙。\n责任编辑：某\n打印本页\n"
            ),
            [
                "首页 > 文件",
                "索 引 号：000",
                "发布日期：2023-05-25",
                "字体大小：大 中 小 打印 分享",
                "责任编辑：某",
                "打印本页"
            ]
        );
    }
}
