//! Detects the properties, menus and buttons of web pages and databases around a document.

use super::dates::{self, Dated};
use super::fold::folded;
use super::label::label;
use super::noise::Noise;
use super::number;
use super::organs::{self, joined};
use super::sentence;

/// The properties found above a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Properties {
    /// The document number (发文字号), with its raw line.
    pub number: Option<(usize, String)>,
    /// The date of issue (成文日期), with its raw line.
    pub date: Option<(usize, Dated)>,
    /// The publication day of the page, if there is no date of issue.
    pub page_date: Option<(usize, Dated)>,
    /// The issuer (发文机关), with its raw line.
    pub issuer: Option<(usize, String)>,
}

/// Property keys of web pages, followed by a colon or in brackets.
const KEYS: [&str; 72] = [
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
    "字体大小",
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
    "统一登记号",
    "登记号",
    "文件编号",
    "制定机关",
    "颁布日期",
    "颁布单位",
    "公布日期",
    "发文部门",
    "更新时间",
    "更新日期",
    "点击次数",
    "浏览",
    "点击",
    "关键词",
    "内容概述",
];

/// Maximum number of property lines above a text.
const MAX_HEAD_LINES: usize = 60;

/// Beginnings of lines without a key.
const PHRASES: [&str; 33] = [
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
    "【关闭",
    "分享：",
    "我要纠错",
    "责任编辑",
];

/// Marks the lines that are not text, and extracts the properties in them.
pub fn portal(words: &[&str], found: &mut [Option<Noise>]) -> Properties {
    let mut properties = Properties::default();
    keys_above_values(words, found, &mut properties);
    let is_text = |line: &usize| found[*line].is_none();
    let prose = |line: &usize| {
        let line_words = words[*line];
        let is_key = property(line_words).is_some() || is_property_row(line_words) || is_phrase(line_words);
        !is_key && (label(line_words).is_some() || sentence::has_end(line_words) || line_words.contains('，'))
    };
    let all = || (0..words.len()).filter(is_text);
    let first = all().find(prose).unwrap_or(words.len());
    let last = all().rfind(prose).unwrap_or(0);
    for line in 0..words.len() {
        if found[line].is_some() || (first < line && line < last) {
            continue;
        }
        let is_above = line <= first;
        if is_phrase(words[line]) {
            found[line] = Some(Noise::Portal);
        } else if property(words[line]).is_some()
            || is_above && (is_property_row(words[line]) || is_time_of_page(words[line]))
        {
            found[line] = Some(Noise::Portal);
            if is_above {
                read_properties(line, words[line], &mut properties);
            }
        }
    }
    properties
}

/// Properties with the key above its value, as copied from a table: 成文日期：, 2021年4月30日.
fn keys_above_values(words: &[&str], found: &mut [Option<Noise>], properties: &mut Properties) {
    let is_key = |line: usize| words.get(line).is_some_and(|words| key_alone(words));
    let end = words.len().min(MAX_HEAD_LINES);
    let keys: Vec<usize> = (0..end).filter(|&line| is_key(line)).collect();
    // A single such line may be a heading.
    let is_table = keys.windows(2).filter(|pair| pair[1] - pair[0] <= 2).count() > 1;
    for line in keys.into_iter().filter(|_| is_table) {
        found[line] = Some(Noise::Portal);
        if line + 1 < words.len() && !is_key(line + 1) {
            found[line + 1] = Some(Noise::Portal);
            read_properties(line + 1, &format!("{}：{}", words[line], words[line + 1]), properties);
        }
    }
}

/// Whether a line is only a key, optionally with a colon.
fn key_alone(words: &str) -> bool {
    let plain = folded(&joined(words));
    KEYS.contains(&plain.trim_end_matches(['：', ':']))
}

/// Whether a line is a row of a property table: cells with one or two keys and values.
fn is_property_row(words: &str) -> bool {
    let mut cells = words.split(['\t', '|']).map(str::trim).filter(|cell| !cell.is_empty());
    cells.next().is_some_and(key_alone) && cells.next().is_some()
}

/// Whether a line is the page's publication time: 时间：2021-06-11 15:32.
fn is_time_of_page(words: &str) -> bool {
    let value = ["时间", "日期"].iter().find_map(|key| words.strip_prefix(key));
    let value = value.and_then(|rest| rest.strip_prefix(['：', ':']));
    value.is_some_and(|value| dates::at_start(value.trim_start()).is_some())
}

fn is_phrase(words: &str) -> bool {
    let plain = folded(&joined(words));
    let icp = plain.contains("ICP备") || plain.contains("公网安备");
    icp || PHRASES.iter().any(|phrase| plain.starts_with(phrase))
}

/// The property key at the start of a line.
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
    // In a database, 【发布日期】 is the date of issue; on a page, 发布日期 is the publication day.
    let in_brackets = plain.trim_start().starts_with(['【', '[', '［']);
    let value = |keys: &[&str]| {
        keys.iter().find_map(|key| {
            let spaced = find_spaced(&plain, key)?;
            Some(words[spaced..].trim_start_matches(['】', ']', '］', '：', ':', ' ', '\u{3000}', '\t', '|']))
        })
    };
    if let Some(number) = value(&["发文字号", "文号"]).and_then(number::first) {
        properties.number.get_or_insert((line, number.to_owned()));
    }
    let date = |keys: &[&str]| value(keys).and_then(dates::at_start).map(|(dated, _)| dated);
    if let Some(dated) =
        date(&["成文日期", "成文时间", "发文日期", "发文时间", "印发日期", "颁布日期", "公布日期"])
    {
        properties.date.get_or_insert((line, dated));
    }
    let put_up = ["发布日期", "发布时间", "公开日期", "公开时间", "生成日期", "更新时间", "更新日期"];
    let is_time = is_time_of_page(&plain);
    if let Some(dated) = date(&put_up).or_else(|| date(&["时间", "日期"]).filter(|_| is_time)) {
        let place = if in_brackets { &mut properties.date } else { &mut properties.page_date };
        place.get_or_insert((line, dated));
    }
    if let Some(value) = value(&["发文机关", "发文单位", "发文部门", "制定机关", "颁布单位"])
    {
        let end =
            value.find(|c: char| c.is_whitespace() || matches!(c, '【' | '[' | '|')).unwrap_or(value.len());
        if organs::is_organ(&value[..end]) {
            properties.issuer.get_or_insert((line, value[..end].to_owned()));
        }
    }
}

/// One past a key that may contain spaces (索 引 号).
fn find_spaced(words: &str, key: &str) -> Option<usize> {
    words.char_indices().find_map(|(start, _)| {
        let mut rest = &words[start..];
        for wanted in key.chars() {
            rest = rest.trim_start().strip_prefix(wanted)?;
        }
        Some(words.len() - rest.len())
    })
}
