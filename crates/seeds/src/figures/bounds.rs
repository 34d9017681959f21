//! Parses the words around a number that bound it: at least, at most, more than, less than.

use super::numerals::{Numeral, numeral};
use super::quantity::QuantityAmount;

const AT_LEAST_BEFORE: [&str; 12] = [
    "不低于",
    "不少于",
    "不得低于",
    "不得少于",
    "不小于",
    "不短于",
    "至少",
    "最低",
    "最少",
    "年满",
    "已满",
    "满",
];
const AT_MOST_BEFORE: [&str; 11] = [
    "最高不超过",
    "不得超过",
    "不超过",
    "不高于",
    "不得高于",
    "不多于",
    "不大于",
    "最高",
    "最多",
    "最长",
    "至多",
];
const ABOVE_BEFORE: [&str; 4] = ["超过", "多于", "高于", "大于"];
const BELOW_BEFORE: [&str; 7] = ["不满", "不足", "未满", "低于", "少于", "将近", "小于"];
const AT_LEAST_BEHIND: [&str; 4] = ["及以上", "以上", "或以上", "起"];
const AT_MOST_BEHIND: [&str; 4] = ["及以下", "以内", "以下", "之内"];

/// The bound that the surrounding words express, the length in bytes of those before the number, and the
/// total length from the number's start.
pub(super) fn bounded(
    before: &str,
    rest: &str,
    len: usize,
    value: f64,
    floor: usize,
) -> (QuantityAmount, usize, usize) {
    // 最高人民币三万元
    const CURRENCIES: [&str; 4] = ["人民币", "新台币", "港币", "港元"];
    let in_front = CURRENCIES.iter().find_map(|name| before.strip_suffix(name)).unwrap_or(before);
    let currency = before.len() - in_front.len();
    let ends = |words: &[&'static str]| {
        words
            .iter()
            .filter(|word| in_front.ends_with(**word) && in_front.len() - word.len() >= floor)
            .map(|word| word.len() + currency)
            .max()
    };
    // 30人（含）以下
    let included = ["（含）", "(含)"].iter().find(|word| rest[len..].starts_with(**word));
    let included = included.map_or(0, |word| word.len());
    let starts = |words: &[&'static str]| {
        let behind = &rest[len + included..];
        words.iter().filter(|word| behind.starts_with(**word)).map(|word| included + word.len()).max()
    };
    // 30日内 is a limit; 三年内不得 is the whole time.
    let is_term = rest[..len].ends_with(['年', '月', '日', '天', '周', '时', '度', '钟']);
    let within = rest[len..].strip_prefix('内').filter(|behind| {
        is_term && !["不得", "不予", "不再", "部", "容"].iter().any(|word| behind.starts_with(word))
    });
    let within = within.map(|_| '内'.len_utf8());
    // 近三年 means the last three years; 近百人 means nearly a hundred.
    let is_recent = rest[..len].ends_with(['年', '月', '日', '天', '周']);
    let candidates = [
        (ends(&AT_LEAST_BEFORE), 0),
        (ends(&AT_MOST_BEFORE), 1),
        (ends(&ABOVE_BEFORE), 2),
        (ends(&BELOW_BEFORE), 3),
        (ends(&["近"]).filter(|_| !is_recent), 3),
    ];
    // The longest word wins: 不低于 is not 低于.
    if let Some((Some(start), which)) =
        candidates.into_iter().filter(|(len, _)| len.is_some()).max_by_key(|(len, _)| *len)
    {
        let amount = match which {
            0 => QuantityAmount::AtLeast(value),
            1 => QuantityAmount::AtMost(value),
            2 => QuantityAmount::Above(value),
            _ => QuantityAmount::Below(value),
        };
        let more = starts(&AT_LEAST_BEHIND).filter(|_| which == 0).unwrap_or(0);
        return (amount, start, len + more);
    }
    if let Some(more) = starts(&AT_LEAST_BEHIND) {
        return (QuantityAmount::AtLeast(value), 0, len + more);
    }
    if let Some(is_floor) = bound_of_clause(&before[floor..]) {
        let amount = if is_floor { QuantityAmount::AtLeast(value) } else { QuantityAmount::AtMost(value) };
        return (amount, 0, len);
    }
    if let Some(more) = starts(&AT_MOST_BEHIND).or(within) {
        return (QuantityAmount::AtMost(value), 0, len + more);
    }
    (QuantityAmount::Exactly(value), 0, len)
}

/// Whether a bound separated from its number, as in 不低于工资总额的8%, is a floor; `None` if there is no bound.
fn bound_of_clause(before: &str) -> Option<bool> {
    const FURTHEST: usize = 14;
    const FLOORS: [&str; 4] = ["不低于", "不得低于", "不少于", "不得少于"];
    const CAPS: [&str; 4] = ["不超过", "不得超过", "不高于", "不得高于"];
    let words = FLOORS.iter().map(|word| (*word, true)).chain(CAPS.iter().map(|word| (*word, false)));
    let (at, word, is_floor) = words
        .filter_map(|(word, is_floor)| Some((before.rfind(word)?, word, is_floor)))
        .max_by_key(|(at, word, _)| (at + word.len(), word.len()))?;
    let between = &before[at + word.len()..];
    let is_name = |c: char| c.is_alphabetic() && numeral(&c.to_string()).is_none();
    (between.chars().count() <= FURTHEST && between.chars().all(is_name)).then_some(is_floor)
}

/// Whether a month number without a year is a calendar month, as in 6月底前 or 每年3月. 满6月 and 6月以内 are
/// durations.
pub(super) fn is_month_of_year(value: f64, before: &str, behind: &str) -> bool {
    const LENGTHS: [&str; 7] = ["满", "超过", "少于", "多于", "不足", "长达", "近"];
    let is_length =
        LENGTHS.iter().any(|word| before.ends_with(word)) || behind.starts_with(['以', '内', '期', '之']);
    (1.0..=12.0).contains(&value) && value.fract() == 0.0 && !is_length
}

/// Whether a number of days without a month is a day of the month, as in 每月10日前 or 于25日前报送. 期满15日前 and 15日前通知
/// are durations.
pub(super) fn is_day_of_month(number: &Numeral, before: &str, behind: &str) -> bool {
    const NOTICES: [&str; 3] = ["通知", "告知", "公告"];
    let deadline = ["前", "之前", "以前"].iter().find_map(|word| behind.strip_prefix(word));
    let is_of_month = before.ends_with('月') && !before.ends_with("个月");
    // Durations before an event are mostly written in Chinese numerals, and follow its name.
    let starts =
        before.chars().next_back().is_none_or(|c| !c.is_alphanumeric() || matches!(c, '于' | '在' | '末'));
    let is_day = (1.0..=31.0).contains(&number.value) && number.value.fract() == 0.0;
    is_day
        && deadline.is_some_and(|behind| {
            is_of_month
                || (starts && !number.is_chinese && !NOTICES.iter().any(|notice| behind.starts_with(notice)))
        })
}
