//! Quantities in running text: sums, shares, terms and counts with their bounds, as a reader takes them.
//!
//! The rule of `super::lexer` finds every numeral, so that none is forgotten; here only what counts or
//! measures something is found, and what it says is worked out as far as the words go.

use std::ops::Range;

use super::bounds::{bounded, is_month_of_year};
use super::numerals::{Numeral, numeral};
use crate::document::dates;

/// What a quantity is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Money (元).
    Sum,
    /// Money that is to be paid for a wrong (罚款).
    Penalty,
    /// A part of a whole, in hundredths (%) or as a fraction.
    Share,
    /// 个百分点
    PercentagePoints,
    /// A length of time.
    Term,
    /// An age (岁).
    Age,
    /// Persons (人, 名).
    Persons,
    /// Persons counted each time (人次).
    PersonTimes,
    /// A place in an order: 第3名.
    Rank,
    /// Anything else that is counted.
    Count,
    /// A day, a month or a year.
    Date,
}

impl Kind {
    /// The word for it in output.
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

/// How much.
#[derive(Debug, Clone, PartialEq)]
pub enum Amount {
    /// Just so much.
    Exactly(f64),
    /// From so much to so much, both included.
    Between(f64, f64),
    /// So much or more.
    AtLeast(f64),
    /// So much or less.
    AtMost(f64),
    /// More than so much.
    Above(f64),
    /// Less than so much.
    Below(f64),
    /// A fraction of a whole.
    Fraction(u64, u64),
    /// A day, a month or a year, as ISO 8601 writes it; a month or day without a year as `--06`, `--06-20`.
    Day(String),
}

/// A quantity in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// What it is of.
    pub kind: Kind,
    /// How much.
    pub amount: Amount,
    /// What is counted, as printed: 元, %, 年, 人.
    pub unit: String,
    /// For whom or how often, as printed: 每人, 每月, 每年; in the order of the text.
    pub per: Vec<&'static str>,
}

/// Units with what they measure; the longer of two that begin alike stands first.
const UNITS: [(&str, Kind); 52] = [
    ("个百分点", Kind::PercentagePoints),
    ("百分点", Kind::PercentagePoints),
    ("个工作日", Kind::Term),
    ("工作日", Kind::Term),
    ("个自然日", Kind::Term),
    ("个日历日", Kind::Term),
    ("周岁", Kind::Age),
    ("岁", Kind::Age),
    ("人民币", Kind::Sum),
    ("元", Kind::Sum),
    ("％", Kind::Share),
    ("%", Kind::Share),
    ("‰", Kind::Share),
    ("个学年", Kind::Term),
    ("学年", Kind::Term),
    ("年度", Kind::Term),
    ("年", Kind::Term),
    ("个月", Kind::Term),
    ("个季度", Kind::Term),
    ("季度", Kind::Term),
    ("月", Kind::Term),
    ("周", Kind::Term),
    ("日", Kind::Term),
    ("天", Kind::Term),
    ("个小时", Kind::Term),
    ("小时", Kind::Term),
    ("学时", Kind::Term),
    ("课时", Kind::Term),
    ("分钟", Kind::Term),
    ("人次", Kind::PersonTimes),
    ("人", Kind::Persons),
    ("名", Kind::Persons),
    ("位", Kind::Persons),
    ("倍", Kind::Count),
    ("次", Kind::Count),
    ("个", Kind::Count),
    ("家", Kind::Count),
    ("所", Kind::Count),
    ("项", Kind::Count),
    ("种", Kind::Count),
    ("件", Kind::Count),
    ("套", Kind::Count),
    ("批", Kind::Count),
    ("期", Kind::Count),
    ("届", Kind::Count),
    ("户", Kind::Count),
    ("台", Kind::Count),
    ("支", Kind::Count),
    ("间", Kind::Count),
    ("类", Kind::Count),
    ("篇", Kind::Count),
    ("平方米", Kind::Count),
];

/// Words in front that say where the number begins to hold.
const PER: [&str; 13] = [
    "每人",
    "每月",
    "每年",
    "每次",
    "每户",
    "每名",
    "每家",
    "每个",
    "每两年",
    "每天",
    "每日",
    "每学年",
    "每项",
];

/// What a unit measures, with the unit; nothing for words that are none.
#[must_use]
pub fn measure(unit: &str) -> Option<(Kind, &'static str)> {
    UNITS.into_iter().find(|(name, _)| *name == unit).map(|(name, kind)| (kind, name))
}

/// The quantities of a text, in order. Blanks between their characters mean nothing.
#[must_use]
pub fn quantities(text: &str) -> Vec<Quantity> {
    // Blanks are taken out; each character keeps its place.
    let places: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| !c.is_whitespace()).collect();
    let words: String = places.iter().map(|(_, c)| *c).collect();
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

/// How long the number here is that is no quantity.
fn skip(words: &str) -> usize {
    numeral(words).map_or(0, |numeral| numeral.len)
}

/// The quantity whose number stands at this byte.
fn quantity(words: &str, at: usize, found: &[Quantity]) -> Option<Quantity> {
    let before = &words[..at];
    let rest = &words[at..];
    let floor = found.last().map_or(0, |last| last.range.end);
    if let Some((dated, len)) = dates::at_start(rest).filter(|_| !ends_in_digit(before)) {
        let amount = Amount::Day(dated.to_string());
        return Some(Quantity {
            range: at..at + len,
            kind: Kind::Date,
            amount,
            unit: String::new(),
            per: Vec::new(),
        });
    }
    if let Some(fraction) = fraction(rest) {
        return Some(share(fraction, words, at, floor));
    }
    let first = numeral(rest)?;
    if is_name(before, &rest[..first.len], &rest[first.len..]) {
        return None;
    }
    let is_ordinal = before.ends_with('第');
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
    if is_ordinal {
        let is_rank = kind == Kind::Persons && unit == "名";
        let start = at - '第'.len_utf8();
        return is_rank.then(|| Quantity {
            range: start..at + len,
            kind: Kind::Rank,
            amount: upper.map_or(Amount::Exactly(value), |upper| Amount::Between(value, upper)),
            unit: unit.to_owned(),
            per: Vec::new(),
        });
    }
    // 一类区 and 国家二类竞赛 name a class.
    let names_class = ["区", "地区", "竞赛", "大赛", "赛", "城市", "岗位"];
    if unit == "类" && first.is_chinese && names_class.iter().any(|name| behind_unit.starts_with(name)) {
        return None;
    }
    // 一名、一个 and 一次性 say that there is one, or nothing at all.
    let says_nothing =
        first.is_lone_one && !matches!(kind, Kind::Sum | Kind::Share | Kind::Term | Kind::PercentagePoints);
    if says_nothing || (first.is_chinese && kind == Kind::Term && matches!(unit, "年") && value > 100.0) {
        return None;
    }
    if unit == "年" && !first.is_chinese && (1900.0..2200.0).contains(&value) && first.digits == 4 {
        let range = at..at + len;
        let amount = match upper {
            Some(upper) => Amount::Day(format!("{value}/{upper}")),
            None => Amount::Day(format!("{value}")),
        };
        return Some(Quantity { range, kind: Kind::Date, amount, unit: String::new(), per: Vec::new() });
    }
    if unit == "月" && upper.is_none() && is_month_of_year(value, before, behind_unit) {
        return Some(month(value, behind_unit, at..at + len));
    }
    let scale_unit = if unit == "‰" { 0.1 } else { 1.0 };
    let (value, upper) = (value * scale_unit, upper.map(|upper| upper * scale_unit));
    let (amount, start, len) = match (about || more_behind_power.0, first.teens, upper) {
        (_, true, _) => (Amount::Between(11.0, 19.0), 0, len),
        (true, ..) => (Amount::Above(value), 0, len),
        (_, _, Some(upper)) => (Amount::Between(value, upper), 0, len),
        (false, false, None) => bounded(before, rest, len, value, floor),
    };
    let clause = before.rfind(['。', '，', '；', '：', ',', ';']).map_or(0, |at| at + 1).max(floor);
    let clause = &before[before.ceil_char_boundary(clause)..];
    let mut per: Vec<(usize, &'static str)> =
        PER.into_iter().filter_map(|per| Some((clause.rfind(per)?, per))).collect();
    per.sort_unstable();
    let sentence = before.rfind(['。', '；', '！', '？']).map_or(0, |at| at + '。'.len_utf8());
    let is_penalty = kind == Kind::Sum && {
        let around = &words[sentence..];
        let end = around.find(['。', '；']).unwrap_or(around.len());
        ["罚款", "罚金", "处罚", "滞纳金", "罚"].iter().any(|word| around[..end].contains(word))
    };
    Some(Quantity {
        range: at - start..at + len,
        kind: if is_penalty { Kind::Penalty } else { kind },
        amount,
        unit: if unit == "‰" { "%".to_owned() } else { unit.to_owned() },
        per: per.into_iter().map(|(_, per)| per).collect(),
    })
}

/// A part of a whole: in hundredths where the whole is a hundred.
fn share(fraction: (u64, u64, usize), words: &str, at: usize, floor: usize) -> Quantity {
    let (numerator, denominator, len) = fraction;
    let (amount, unit, range) = if denominator == 100 {
        let (amount, start, len) = bounded(&words[..at], &words[at..], len, as_float(numerator), floor);
        (amount, "%", at - start..at + len)
    } else {
        (Amount::Fraction(numerator, denominator), "", at..at + len)
    };
    Quantity { range, kind: Kind::Share, amount, unit: unit.to_owned(), per: Vec::new() }
}

/// A month of the year, with its day where one stands behind it: 8月20日.
fn month(value: f64, behind: &str, range: Range<usize>) -> Quantity {
    let day = numeral(behind)
        .filter(|day| (1.0..=31.0).contains(&day.value) && behind[day.len..].starts_with('日'));
    let (day, more) =
        day.map_or((String::new(), 0), |day| (format!("-{:02}", day.value), day.len + '日'.len_utf8()));
    Quantity {
        range: range.start..range.end + more,
        kind: Kind::Date,
        amount: Amount::Day(format!("--{value:02}{day}")),
        unit: String::new(),
        per: Vec::new(),
    }
}

/// 人 of 人次, 个 of 个人.
fn unit_in_context<'u>(unit: &'u str, kind: Kind, behind: &str, len: usize) -> (&'u str, Kind, usize) {
    match unit {
        "人民币" if behind.starts_with('元') => ("元", Kind::Sum, len + '元'.len_utf8()),
        _ => (unit, kind, len),
    }
}

/// A number and the one behind a dash: 1—2, 1-2万, 2000元至3000元.
pub(super) fn range(rest: &str, first: &Numeral) -> Option<(f64, Option<f64>, usize)> {
    const DASHES: [&str; 11] = ["—", "-", "－", "–", "~", "～", "至", "到", "——", "─", "∼"];
    let mut behind = &rest[first.len..];
    let own_unit = UNITS.into_iter().map(|(unit, _)| unit).find(|unit| {
        behind.strip_prefix(unit).is_some_and(|rest| {
            DASHES.iter().any(|dash| rest.strip_prefix(dash).is_some_and(|rest| numeral(rest).is_some()))
        })
    });
    behind = own_unit.and_then(|unit| behind.strip_prefix(unit)).unwrap_or(behind);
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
    // 1-2万元: the power belongs to both.
    let scale = if first.scale <= 1.0 && second.scale > 1.0 && first.value <= second.value / second.scale {
        second.scale
    } else {
        1.0
    };
    let lower = first.value * scale;
    (lower <= second.value).then_some((lower, Some(second.value), len))
}

/// 余, 多 and 几 behind a number: more than it.
fn approximation(behind: &str) -> (bool, &str) {
    match behind.strip_prefix(['余', '多', '余']) {
        Some(rest) => (true, rest),
        None => (false, behind),
    }
}

/// 三分之一, 百分之六十, 1/3: numerator, denominator and length.
pub(super) fn fraction(rest: &str) -> Option<(u64, u64, usize)> {
    let first = numeral(rest)?;
    let behind = &rest[first.len..];
    if let Some(second_start) = behind.strip_prefix("分之") {
        let second = numeral(second_start)?;
        let len = rest.len() - second_start.len() + second.len;
        return Some((whole(second.value)?, whole(first.value)?, len));
    }
    let second_start = behind.strip_prefix('/')?;
    let second = numeral(second_start)?;
    let behind = &second_start[second.len..];
    let is_share = first.digits > 0
        && second.digits > 0
        && first.value < second.value
        && second.value <= 100.0
        && !behind.starts_with('/');
    is_share.then_some((whole(first.value)?, whole(second.value)?, rest.len() - behind.len()))
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the value is checked to be a small whole number"
)]
fn whole(value: f64) -> Option<u64> {
    ((0.0..1e12).contains(&value) && value.fract() == 0.0).then_some(value as u64)
}

#[allow(clippy::cast_precision_loss, reason = "numerators are far below 2^53")]
const fn as_float(value: u64) -> f64 {
    value as f64
}

fn ends_in_digit(words: &str) -> bool {
    words.ends_with(|c: char| c.is_ascii_digit())
}

/// Whether a number is part of a name or a reference: “十四五”, 第二条, 〔2021〕3号.
fn is_name(before: &str, number: &str, behind: &str) -> bool {
    let quoted = before.ends_with(['“', '"', '「']) && behind.starts_with(['”', '"', '」']);
    // 第3名, 第2—3名
    let behind_range = behind.trim_start_matches(['—', '-', '－', '–', '~', '～', '至', '到']);
    let behind_range = numeral(behind_range).map_or(behind, |second| &behind_range[second.len..]);
    let reference = before.ends_with('第') && !behind.starts_with('名') && !behind_range.starts_with('名');
    let paper =
        behind.starts_with(['号', '〕', ']', '］', '號', '版']) || before.ends_with(['〔', '［', '［', '[']);
    let word = number == "一"
        && (before.ends_with(['统', '唯', '同', '专', '任', '单', '万', '逐'])
            || behind.starts_with([
                '步', '线', '定', '致', '体', '流', '切', '般', '律', '直', '些', '方', '系', '起', '旦',
                '并', '次', '线', '把', '级', '类', '站', '张', '人', '批',
            ]));
    let once = number == "一" && behind.starts_with('次');
    let idiom = (number == "十" && behind.starts_with('分')) || (number == "三" && behind.starts_with("农"));
    quoted || reference || paper || word || once || idiom
}
