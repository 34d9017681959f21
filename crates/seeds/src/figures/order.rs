//! Parses ranks and days of a month: 第2—3名, 8月20日, 3月1日至31日.

use std::ops::Range;

use super::numerals::{Numeral, numeral};
use super::quantity::{DASHES, Quantity, QuantityAmount, QuantityKind};

/// A rank or several, from its number to its end: 第1名, 第2—3名, 第2、3名, 第一名至第三名.
pub(super) fn rank(rest: &str, first: &Numeral) -> Option<Quantity> {
    let whole = |amount, end| {
        let (kind, unit) = (QuantityKind::Rank, "名".to_owned());
        Some(Quantity { range: 0..end, kind, amount, unit, per: Vec::new() })
    };
    let behind = &rest[first.len..];
    let own = behind.strip_prefix('名');
    let second = own.unwrap_or(behind);
    let second = DASHES
        .iter()
        .chain(&["、"])
        .filter_map(|dash| second.strip_prefix(dash))
        .min_by_key(|rest| rest.len());
    if let Some(second) = second.map(|second| second.strip_prefix('第').unwrap_or(second))
        && let Some(last) = numeral(second)
        && let Some(behind) = second[last.len..].strip_prefix('名')
        && last.value > first.value
    {
        return whole(QuantityAmount::Between(first.value, last.value), rest.len() - behind.len());
    }
    own.and_then(|own| whole(QuantityAmount::Exactly(first.value), rest.len() - own.len()))
}

/// The second day of a range within one month: 3月1日至31日.
pub(super) fn day_behind_range(
    before: &str,
    rest: &str,
    first: &Numeral,
    last: Option<&Quantity>,
) -> Option<Quantity> {
    let Some(Quantity { kind: QuantityKind::Date, amount: QuantityAmount::Day(day), range, .. }) = last
    else {
        return None;
    };
    let is_dash = DASHES.contains(&&before[range.end..]);
    let (month, number) = day.rsplit_once('-').filter(|(month, _)| month.len() >= 4)?;
    let fits = is_dash
        && (1.0..=31.0).contains(&first.value)
        && first.value.fract() == 0.0
        && rest[first.len..].starts_with('日')
        && number.parse().is_ok_and(|number: f64| number < first.value);
    fits.then(|| Quantity {
        range: 0..first.len + '日'.len_utf8(),
        kind: QuantityKind::Date,
        amount: QuantityAmount::Day(format!("{month}-{:02}", first.value)),
        unit: String::new(),
        per: Vec::new(),
    })
}

/// A calendar month, with the day that follows it if any: 8月20日.
pub(super) fn month(value: f64, behind: &str, range: Range<usize>) -> Quantity {
    let day = numeral(behind)
        .filter(|day| (1.0..=31.0).contains(&day.value) && behind[day.len..].starts_with('日'));
    let (day, more) =
        day.map_or((String::new(), 0), |day| (format!("-{:02}", day.value), day.len + '日'.len_utf8()));
    Quantity {
        range: range.start..range.end + more,
        kind: QuantityKind::Date,
        amount: QuantityAmount::Day(format!("--{value:02}{day}")),
        unit: String::new(),
        per: Vec::new(),
    }
}
