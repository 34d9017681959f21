//! Parses shares: 百分之六十, 三分之一, 1/3, 千分之三, 半数.

use super::bounds::bounded;
use super::numerals::{numeral, whole_where_meant};
use super::quantity::{FractionBound, Quantity, QuantityAmount, QuantityKind, with_context};

/// A share, in percent if the denominator is a power of ten.
pub(super) fn share(fraction: (u64, u64, usize), words: &str, at: usize, found: &[Quantity]) -> Quantity {
    let floor = found.last().map_or(0, |last| last.range.end);
    let (numerator, denominator, len) = fraction;
    // 千分之三 is 0.3 %.
    let hundredths = match denominator {
        100 | 1_000 | 10_000 | 100_000 | 1_000_000 | 10_000_000 => Some(as_float(denominator) / 100.0),
        _ => None,
    };
    let value = as_float(numerator) / hundredths.unwrap_or(1.0);
    let (amount, start, len) = bounded(&words[..at], &words[at..], len, value, floor);
    if hundredths.is_some() {
        return with_context(words, at, QuantityKind::Share, amount, "%", start, len, found);
    }
    let bound = match amount {
        QuantityAmount::AtLeast(_) => FractionBound::AtLeast,
        QuantityAmount::AtMost(_) => FractionBound::AtMost,
        QuantityAmount::Above(_) => FractionBound::Above,
        QuantityAmount::Below(_) => FractionBound::Below,
        QuantityAmount::Exactly(_)
        | QuantityAmount::Between(..)
        | QuantityAmount::Fraction(..)
        | QuantityAmount::Day(_) => FractionBound::Exact,
    };
    // 过半数
    let (bound, start) = match words[..at].strip_suffix('过') {
        Some(_) if words[at..].starts_with("半数") => (FractionBound::Above, '过'.len_utf8()),
        _ => (bound, start),
    };
    let amount = QuantityAmount::Fraction(numerator, denominator, bound);
    Quantity {
        range: at - start..at + len,
        kind: QuantityKind::Share,
        amount,
        unit: String::new(),
        per: Vec::new(),
    }
}

/// 半数, 一半
pub(super) fn half(rest: &str) -> Option<(u64, u64, usize)> {
    ["半数", "一半"].iter().find(|word| rest.starts_with(**word)).map(|word| (1, 2, word.len()))
}

/// Parses 三分之一, 百分之六十, 1/3 into numerator, denominator and length.
pub(super) fn fraction(rest: &str) -> Option<(u64, u64, usize)> {
    if let Some(second_start) = rest.strip_prefix("万分之") {
        let second = numeral(second_start)?;
        let (numerator, denominator) = decimal(second.value, 10_000)?;
        return Some((numerator, denominator, rest.len() - second_start.len() + second.len));
    }
    let first = numeral(rest)?;
    let behind = &rest[first.len..];
    if let Some(second_start) = behind.strip_prefix("分之") {
        let second = numeral(second_start)?;
        let len = rest.len() - second_start.len() + second.len;
        let (numerator, denominator) = decimal(second.value, whole(first.value)?)?;
        return Some((numerator, denominator, len));
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

/// A fraction of whole numbers: 一点五 of 100 is 15 of 1,000. Only shares of 100, 1,000 or 10,000 have decimals.
fn decimal(numerator: f64, denominator: u64) -> Option<(u64, u64)> {
    let powers: &[u64] =
        if matches!(denominator, 100 | 1_000 | 10_000) { &[1, 10, 100, 1_000] } else { &[1] };
    powers.iter().find_map(|&power| {
        let scaled = whole_where_meant(numerator * as_float(power));
        Some((whole(scaled)?, denominator * power))
    })
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be a small integer")]
fn whole(value: f64) -> Option<u64> {
    ((0.0..1e12).contains(&value) && value.fract() == 0.0).then_some(value as u64)
}

#[allow(clippy::cast_precision_loss, reason = "numerators are far below 2^53")]
const fn as_float(value: u64) -> f64 {
    value as f64
}
