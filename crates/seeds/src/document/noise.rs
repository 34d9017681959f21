//! Lines that are no text of the document: page numbers, a contents list, what a web page puts around it.

use super::dates::{self, Dated};
use super::fold::folded;
use super::label::label;
use super::line::RawLine;
use super::number;
use super::organs::joined;
use super::sentence;

/// Why a line is no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noise {
    /// A page number (页码).
    Page,
    /// A line of the contents list (目录).
    Contents,
    /// What a web page or a database says about the document (发布日期, 索引号, 责编).
    Portal,
}

/// What a property line above a document says of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Properties {
    /// The number (发文字号), the raw line it stands in.
    pub number: Option<(usize, String)>,
    /// The date (成文日期), and the raw line it stands in.
    pub date: Option<(usize, Dated)>,
    /// The day on which the page was put up, where that is all it says.
    pub page_date: Option<(usize, Dated)>,
    /// The issuer (发文机关).
    pub issuer: Option<(usize, String)>,
}

/// For each line whether it is no text, and why.
pub fn noise(source: &str, lines: &[RawLine]) -> (Vec<Option<Noise>>, Properties) {
    let words: Vec<&str> = lines.iter().map(|line| &source[line.range.clone()]).collect();
    let mut found = vec![None; lines.len()];
    pages(&words, &mut found);
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
    // Bare numbers are page numbers where they count on from page to page.
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

/// A heading as the contents list and the text both have it.
fn key(words: &str) -> String {
    let words = without_page(words);
    words.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A line of a contents list without the dots and the page number behind it.
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

/// One past the contents list that begins at this line: its lines stand in the text once more, or have
/// dots and a page number behind them.
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
        // The first entry for the second time is the text.
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
            // A heading that is worded differently in the text, between two that are not.
            end += 1;
        } else {
            break;
        }
    }
    end
}

/// Keys of what a web page says about a document; each with a colon or in brackets.
const KEYS: [&str; 56] = [
    "索引号",
    "发文字号",
    "发文机关",
    "发文单位",
    "发布机构",
    "发布单位",
    "发布机关",
    "成文日期",
    "成文时间",
    "发文日期",
    "发文时间",
    "发布日期",
    "发布时间",
    "印发日期",
    "生成日期",
    "公开日期",
    "公开时间",
    "主题分类",
    "公文种类",
    "公文类型",
    "体裁分类",
    "组配分类",
    "信息分类",
    "名称",
    "标题",
    "文号",
    "来源",
    "信息来源",
    "稿件来源",
    "文章来源",
    "作者",
    "编辑",
    "责编",
    "责任编辑",
    "审核",
    "浏览次数",
    "浏览量",
    "点击数",
    "点击率",
    "阅读次数",
    "访问量",
    "字体",
    "字号",
    "有效性",
    "时效性",
    "实施日期",
    "生效日期",
    "施行日期",
    "效力级别",
    "法规类别",
    "发布部门",
    "公开方式",
    "公开属性",
    "公开范围",
    "公开形式",
    "信息索引",
];

/// How lines begin that have no key.
const PHRASES: [&str; 29] = [
    "打印本页",
    "关闭窗口",
    "关闭本页",
    "分享到",
    "当前位置",
    "您所在的位置",
    "您现在的位置",
    "您的位置",
    "您当前的位置",
    "扫一扫",
    "上一篇",
    "下一篇",
    "版权所有",
    "主办单位",
    "主办：",
    "承办单位",
    "技术支持",
    "网站标识码",
    "语音播报",
    "首页>",
    "首页»",
    "【字体",
    "[字体",
    "【打印",
    "[打印",
    "相关链接",
    "相关附件下载",
    "返回顶部",
    "打印关闭",
];

fn portal(words: &[&str], found: &mut [Option<Noise>]) -> Properties {
    let is_text = |line: &usize| found[*line].is_none();
    let prose = |line: &usize| {
        let line_words = words[*line];
        let is_key = property(line_words).is_some() || is_phrase(line_words);
        !is_key && (label(line_words).is_some() || sentence::has_end(line_words) || line_words.contains('，'))
    };
    let all = || (0..words.len()).filter(is_text);
    let first = all().find(prose).unwrap_or(words.len());
    let last = all().rfind(prose).unwrap_or(0);
    let mut properties = Properties::default();
    for line in 0..words.len() {
        if found[line].is_some() || (first < line && line < last) {
            continue;
        }
        if is_phrase(words[line]) {
            found[line] = Some(Noise::Portal);
        } else if property(words[line]).is_some() {
            found[line] = Some(Noise::Portal);
            if line <= first {
                read_properties(line, words[line], &mut properties);
            }
        }
    }
    properties
}

fn is_phrase(words: &str) -> bool {
    let plain = folded(&joined(words));
    let icp = plain.contains("ICP备") || plain.contains("公网安备");
    icp || PHRASES.iter().any(|phrase| plain.starts_with(phrase))
}

/// The key that a line begins with, if it is one of a web page.
fn property(words: &str) -> Option<&'static str> {
    const LONGEST: usize = 200;
    let plain = folded(&joined(words));
    if plain.chars().count() > LONGEST || plain.contains('。') {
        return None;
    }
    let (inner, in_brackets) = match plain.strip_prefix(['【', '[', '［']) {
        Some(inner) => (inner, true),
        None => (plain.as_str(), false),
    };
    KEYS.into_iter().find(|key| {
        inner.strip_prefix(key).is_some_and(|rest| {
            if in_brackets {
                rest.starts_with(['】', ']', '］', '：', ':'])
            } else {
                rest.starts_with(['：', ':'])
            }
        })
    })
}

fn read_properties(line: usize, words: &str, properties: &mut Properties) {
    let plain = folded(words);
    // In a database, 【发布日期】 is the day of issue; on a page, 发布日期 is the day it was put up.
    let in_brackets = plain.trim_start().starts_with(['【', '[', '［']);
    let value = |keys: &[&str]| {
        keys.iter().find_map(|key| {
            let spaced = find_spaced(&plain, key)?;
            Some(words[spaced..].trim_start_matches(['】', ']', '］', '：', ':', ' ', '\u{3000}', '\t']))
        })
    };
    if let Some(number) = value(&["发文字号", "文号"]).and_then(number::first) {
        properties.number.get_or_insert((line, number.to_owned()));
    }
    let date = |keys: &[&str]| value(keys).and_then(dates::at_start).map(|(dated, _)| dated);
    if let Some(dated) = date(&["成文日期", "成文时间", "发文日期", "发文时间", "印发日期"])
    {
        properties.date.get_or_insert((line, dated));
    }
    if let Some(dated) = date(&["发布日期", "发布时间", "公开日期", "公开时间", "生成日期"])
    {
        let place = if in_brackets { &mut properties.date } else { &mut properties.page_date };
        place.get_or_insert((line, dated));
    }
    if let Some(value) = value(&["发文机关", "发文单位"]) {
        let end = value.find(|c: char| c.is_whitespace() || matches!(c, '【' | '[')).unwrap_or(value.len());
        if super::organs::is_organ(&value[..end]) {
            properties.issuer.get_or_insert((line, value[..end].to_owned()));
        }
    }
}

/// One past a key whose characters may have blanks between them (索 引 号).
fn find_spaced(words: &str, key: &str) -> Option<usize> {
    words.char_indices().find_map(|(start, _)| {
        let mut rest = &words[start..];
        for wanted in key.chars() {
            rest = rest.trim_start().strip_prefix(wanted)?;
        }
        Some(words.len() - rest.len())
    })
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
                "首页 > 文件\n索 引 号：000\n意见\n发布日期：2023-05-25\n一、甲。\n资金来源：财政\n名称：乙。\n一、丙。\n责任编辑：某\n打印本页\n"
            ),
            ["首页 > 文件", "索 引 号：000", "发布日期：2023-05-25", "责任编辑：某", "打印本页"]
        );
    }
}
