//! Parses quantities in running text: sums, shares, terms and counts with their bounds.
//!
//! `super::lexer` finds every numeral so that none is missed; this module finds only those that measure
//! something, and their values.

use std::ops::Range;

use super::bounds::{bounded, is_day_of_month, is_month_of_year};
use super::numerals::{Numeral, numeral};
use super::order::{day_behind_range, month, rank};
use super::share::{fraction, half, share};
use super::units::{UNITS, reference};
use crate::document::{dates, fold};

/// What a quantity measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuantityKind {
    /// Money (元).
    Sum,
    /// A fine (罚款).
    Penalty,
    /// A share, in hundredths (%) or as a fraction.
    Share,
    /// 个百分点
    PercentagePoints,
    /// A duration.
    Term,
    /// An age (岁).
    Age,
    /// Persons (人, 名).
    Persons,
    /// Person-times (人次).
    PersonTimes,
    /// A rank: 第3名.
    Rank,
    /// Any other count.
    Count,
    /// A day, a month or a year.
    Date,
}

impl QuantityKind {
    /// Its name in output.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Sum => "sum",
            Self::Penalty => "penalty",
            Self::Share => "share",
            Self::PercentagePoints => "percentage_points",
            Self::Term => "term",
            Self::Age => "age",
            Self::Persons => "persons",
            Self::PersonTimes => "person_times",
            Self::Rank => "rank",
            Self::Count => "count",
            Self::Date => "date",
        }
    }
}

/// The value of a quantity.
#[derive(Debug, Clone, PartialEq)]
pub enum QuantityAmount {
    /// Exactly this value.
    Exactly(f64),
    /// An inclusive range.
    Between(f64, f64),
    /// This value or more.
    AtLeast(f64),
    /// This value or less.
    AtMost(f64),
    /// More than this value.
    Above(f64),
    /// Less than this value.
    Below(f64),
    /// A fraction with its bound.
    Fraction(u64, u64, FractionBound),
    /// A day, month or year in ISO 8601; without a year as `--06` or `--06-20`, without a month
    /// as `---20`.
    Day(String),
}

/// The bound that the surrounding words express.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FractionBound {
    /// No bound.
    Exact,
    /// 以上, 不低于
    AtLeast,
    /// 以下, 不超过
    AtMost,
    /// 超过
    Above,
    /// 不足
    Below,
}

/// A quantity in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// Its byte range.
    pub range: Range<usize>,
    /// What it measures.
    pub kind: QuantityKind,
    /// Its value.
    pub amount: QuantityAmount,
    /// The unit: 元, %, 年, 人, in simplified characters.
    pub unit: String,
    /// What it refers to, as printed (每人, 每月, 每亩), in text order.
    pub per: Vec<&'static str>,
}

/// Separators of the two ends of a range.
pub(super) const DASHES: [&str; 11] = ["—", "-", "－", "–", "~", "～", "至", "到", "——", "─", "∼"];

/// The quantities of a text, in order. Spaces between characters are ignored.
#[must_use]
pub fn quantities(text: &str) -> Vec<Quantity> {
    // Removes spaces and folds traditional characters, keeping each character's offset.
    let places: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| !c.is_whitespace()).collect();
    let words: String = places.iter().map(|(_, c)| fold(*c)).collect();
    let starts: Vec<usize> = words.char_indices().map(|(at, _)| at).collect();
    let place = |at: usize| starts.binary_search(&at).map_or(text.len(), |index| places[index].0);
    let end_place = |at: usize| {
        starts[..starts.partition_point(|start| *start < at)]
            .len()
            .checked_sub(1)
            .map_or(0, |index| places[index].0 + places[index].1.len_utf8())
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let next = words[at..].chars().next().map_or(1, char::len_utf8);
        match quantity(&words, at, &found) {
            Some(quantity) => {
                at = quantity.range.end.max(at + next);
                found.push(quantity);
            }
            None => at += if starts_number(&words, at) { skip(&words[at..]).max(next) } else { next },
        }
    }
    for quantity in &mut found {
        quantity.range = place(quantity.range.start)..end_place(quantity.range.end);
    }
    found
}

fn starts_number(words: &str, at: usize) -> bool {
    numeral(&words[at..]).is_some()
}

/// The length of a number here that is not a quantity.
fn skip(words: &str) -> usize {
    numeral(words).map_or(0, |numeral| numeral.len)
}

/// The quantity whose number is at this offset, with both bounds if it has two: 1万元以上5万元以下.
fn quantity(words: &str, at: usize, found: &[Quantity]) -> Option<Quantity> {
    let lower = one_number(words, at, found)?;
    let QuantityAmount::AtLeast(least) = lower.amount else { return Some(lower) };
    let upper = one_number(words, lower.range.end, found);
    match upper {
        Some(Quantity { range, amount: QuantityAmount::AtMost(most), unit, .. })
            if range.start == lower.range.end && unit == lower.unit && most > least =>
        {
            let amount = QuantityAmount::Between(least, most);
            Some(Quantity { range: lower.range.start..range.end, amount, ..lower })
        }
        _ => Some(lower),
    }
}

/// The quantity of one number, or of a range with a dash.
fn one_number(words: &str, at: usize, found: &[Quantity]) -> Option<Quantity> {
    let before = &words[..at];
    let rest = &words[at..];
    let floor = found.last().map_or(0, |last| last.range.end);
    if let Some((dated, len)) = dates::at_start(rest).filter(|_| !ends_in_digit(before)) {
        let amount = QuantityAmount::Day(dated.to_string());
        return Some(Quantity {
            range: at..at + len,
            kind: QuantityKind::Date,
            amount,
            unit: String::new(),
            per: Vec::new(),
        });
    }
    if let Some(fraction) = fraction(rest).or_else(|| half(rest)) {
        return Some(share(fraction, words, at, found));
    }
    let first = numeral(rest)?;
    if is_minutes(before, &first) {
        return None;
    }
    if let Some(day) = day_behind_range(before, rest, &first, found.last()) {
        return Some(Quantity { range: at..at + day.range.end, ..day });
    }
    if before.ends_with('第')
        && let Some(rank) = rank(rest, &first)
    {
        return Some(Quantity { range: at - '第'.len_utf8()..at + rank.range.end, ..rank });
    }
    if is_name(before, &rest[..first.len], &rest[first.len..]) {
        return None;
    }
    let (value, upper, mut len) = range(rest, &first)?;
    let behind = &rest[len..];
    let (about, behind_about) = approximation(behind);
    let power = first.power_behind(behind_about);
    let behind_about = &behind_about[power.map_or(0, |(len, _)| len)..];
    let more_behind_power = approximation(behind_about);
    let behind_about = more_behind_power.1;
    let (unit, kind) = UNITS.into_iter().find(|(unit, _)| behind_about.starts_with(unit))?;
    let scale = power.map_or(1.0, |(_, scale)| scale);
    let (value, upper) = (value * scale, upper.map(|upper| upper * scale));
    len = rest.len() - behind_about.len() + unit.len();
    let behind_unit = &rest[len..];
    let (unit, kind, len) = unit_in_context(unit, kind, behind_unit, len);
    // 一类区 and 国家二类竞赛 name a class.
    let names_class = ["区", "地区", "竞赛", "大赛", "赛", "城市", "岗位"];
    if unit == "类" && first.is_chinese && names_class.iter().any(|name| behind_unit.starts_with(name)) {
        return None;
    }
    // 一名、一个 and 一次性 carry no information; 一倍 and 一个以上 do.
    let says_nothing = first.is_lone_one
        && unit != "倍"
        && !behind_unit.starts_with("以上")
        && !matches!(
            kind,
            QuantityKind::Sum | QuantityKind::Share | QuantityKind::Term | QuantityKind::PercentagePoints
        );
    if says_nothing
        || (first.is_chinese && kind == QuantityKind::Term && matches!(unit, "年") && value > 100.0)
    {
        return None;
    }
    if matches!(unit, "年" | "年度" | "学年")
        && !first.is_chinese
        && (1900.0..2200.0).contains(&value)
        && first.digits == 4
    {
        let range = at..at + len;
        let amount = match upper {
            Some(upper) => QuantityAmount::Day(format!("{value}/{upper}")),
            None => QuantityAmount::Day(format!("{value}")),
        };
        return Some(Quantity {
            range,
            kind: QuantityKind::Date,
            amount,
            unit: String::new(),
            per: Vec::new(),
        });
    }
    if unit == "月" && upper.is_none() && is_month_of_year(value, before, behind_unit) {
        return Some(month(value, behind_unit, at..at + len));
    }
    if unit == "日" && upper.is_none() && is_day_of_month(&first, before, behind_unit) {
        return Some(Quantity {
            range: at..at + len,
            kind: QuantityKind::Date,
            amount: QuantityAmount::Day(format!("---{value:02}")),
            unit: String::new(),
            per: Vec::new(),
        });
    }
    let scale_unit = if unit == "‰" { 0.1 } else { 1.0 };
    let (value, upper) = (value * scale_unit, upper.map(|upper| upper * scale_unit));
    let (amount, start, len) = match (about || more_behind_power.0, first.teens, upper) {
        (_, true, _) => (QuantityAmount::Between(11.0, 19.0), 0, len),
        (true, ..) => (QuantityAmount::Above(value), 0, len),
        (_, _, Some(upper)) => (QuantityAmount::Between(value, upper), 0, len),
        (false, false, None) => bounded(before, rest, len, value, floor),
    };
    Some(with_context(words, at, kind, amount, unit, start, len, found))
}

/// A quantity with the context of its clause: recipient, frequency, and whether it is a fine.
#[expect(clippy::too_many_arguments, reason = "the parts of one parse result")]
pub(super) fn with_context(
    words: &str,
    at: usize,
    kind: QuantityKind,
    amount: QuantityAmount,
    unit: &str,
    start: usize,
    len: usize,
    found: &[Quantity],
) -> Quantity {
    let before = &words[..at];
    let floor = found.last().map_or(0, |last| last.range.end);
    let clause = before.rfind(['。', '，', '；', '：', ',', ';']).map_or(0, |at| at + 1).max(floor);
    let clause = &before[before.ceil_char_boundary(clause)..];
    let mut per: Vec<&'static str> = Vec::new();
    for (at, every) in clause.match_indices('每') {
        if let Some(found) = reference(&clause[at + every.len()..]) {
            per.retain(|per| *per != found);
            per.push(found);
        }
    }
    // 500元/人, 1000元/人·年
    per.extend(behind_slash(&words[at + len..]));
    // 每人3000元、5000元
    if let Some(last) = found.last()
        && per.is_empty()
        && matches!(clause, "、" | "和" | "或" | "及")
        && start == 0
        && last.unit == unit
    {
        per.clone_from(&last.per);
    }
    let sentence = before.rfind(['。', '；', '！', '？']).map_or(0, |at| at + '。'.len_utf8());
    let is_penalty = (kind == QuantityKind::Sum || unit == "倍") && {
        let around = &words[sentence..];
        let end = around.find(['。', '；']).unwrap_or(around.len());
        ["罚款", "罚金", "处罚", "滞纳金", "罚"].iter().any(|word| around[..end].contains(word))
    };
    Quantity {
        range: at - start..at + len,
        kind: if is_penalty { QuantityKind::Penalty } else { kind },
        amount,
        unit: if matches!(unit, "‰" | "％") { "%".to_owned() } else { unit.to_owned() },
        per,
    }
}

/// The units after a slash: 元/人, 元/人·年.
fn behind_slash(behind: &str) -> Vec<&'static str> {
    let mut per = Vec::new();
    let mut rest = behind;
    while let Some(behind) =
        rest.strip_prefix(['/', '／']).or_else(|| rest.strip_prefix('·').filter(|_| !per.is_empty()))
    {
        let Some(found) = reference(behind) else { break };
        per.push(found);
        rest = &behind[found.len() - '每'.len_utf8()..];
    }
    per
}

/// Completes a unit: 人 to 人次, 个 to 个人.
fn unit_in_context<'u>(
    unit: &'u str,
    kind: QuantityKind,
    behind: &str,
    len: usize,
) -> (&'u str, QuantityKind, usize) {
    match unit {
        "人民币" if behind.starts_with('元') => ("元", QuantityKind::Sum, len + '元'.len_utf8()),
        _ => (unit, kind, len),
    }
}

/// A number, and the end of its range if a dash follows: 1—2, 1-2万, 2000元至3000元.
pub(super) fn range(rest: &str, first: &Numeral) -> Option<(f64, Option<f64>, usize)> {
    let mut behind = &rest[first.len..];
    let own_unit = UNITS.into_iter().map(|(unit, _)| unit).find(|unit| {
        behind.strip_prefix(unit).map(without_included).is_some_and(|rest| {
            DASHES.iter().any(|dash| rest.strip_prefix(dash).is_some_and(|rest| numeral(rest).is_some()))
        })
    });
    behind = own_unit.and_then(|unit| behind.strip_prefix(unit)).map_or(behind, without_included);
    let Some(second_start) = DASHES
        .iter()
        .filter_map(|dash| behind.strip_prefix(dash))
        .max_by_key(|rest| behind.len() - rest.len())
    else {
        return Some((first.value, None, first.len));
    };
    let Some(second) = numeral(second_start) else { return Some((first.value, None, first.len)) };
    if let Some(unit) = own_unit
        && !second_start[second.len..].starts_with(unit)
    {
        return Some((first.value, None, first.len));
    }
    let len = rest.len() - second_start.len() + second.len;
    // 1-2万元: the power applies to both numbers.
    let scale = if first.scale <= 1.0 && second.scale > 1.0 && first.value <= second.value / second.scale {
        second.scale
    } else {
        1.0
    };
    let lower = first.value * scale;
    (lower <= second.value).then_some((lower, Some(second.value), len))
}

/// The text after 18周岁（含）.
fn without_included(behind: &str) -> &str {
    ["（含）", "(含)"].iter().find_map(|word| behind.strip_prefix(word)).unwrap_or(behind)
}

/// 余, 多 or 几 after a number, meaning more than it.
fn approximation(behind: &str) -> (bool, &str) {
    match behind.strip_prefix(['余', '多', '余']) {
        Some(rest) => (true, rest),
        None => (false, behind),
    }
}

fn ends_in_digit(words: &str) -> bool {
    words.ends_with(|c: char| c.is_ascii_digit())
}

/// Whether a number is the minutes of a time of day: 9:00.
fn is_minutes(before: &str, number: &Numeral) -> bool {
    let hour = before.strip_suffix([':', '：']);
    hour.is_some_and(ends_in_digit) && number.digits == 2 && number.value < 60.0
}

/// Whether a number is part of a name or reference: “十四五”, 第二条, 〔2021〕3号.
fn is_name(before: &str, number: &str, behind: &str) -> bool {
    let quoted = before.ends_with(['“', '"', '「']) && behind.starts_with(['”', '"', '」']);
    let reference = before.ends_with('第');
    let paper =
        behind.starts_with(['号', '〕', ']', '］', '號', '版']) || before.ends_with(['〔', '［', '［', '[']);
    let word = number == "一"
        && (before.ends_with(['统', '唯', '同', '专', '任', '单', '万', '逐'])
            || behind.starts_with([
                '步', '线', '定', '致', '体', '流', '切', '般', '律', '直', '些', '方', '系', '起', '旦',
                '并', '次', '线', '把', '级', '类', '站', '张', '人', '批',
            ]));
    // 县十七届人民政府; but 连续两届人大代表
    let assembly =
        ["届人民", "届人大", "届政协", "届中央", "届委员会", "届省委", "届市委", "届县委", "届区委"];
    let assembly = assembly.iter().any(|word| behind.starts_with(word)) && !behind.starts_with("届人大代表");
    let once = number == "一" && behind.starts_with('次');
    let idiom = (number == "十" && behind.starts_with('分')) || (number == "三" && behind.starts_with("农"));
    // 数百人, 几十个
    let indefinite = before.ends_with(['数', '几']) && number.starts_with(['十', '百', '千', '万', '亿']);
    quoted || reference || paper || assembly || word || once || idiom || indefinite
}
