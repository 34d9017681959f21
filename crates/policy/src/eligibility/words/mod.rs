//! Answers, conditions, verdicts, amounts and advice in words: the same in the page, in print and in
//! copied text.

mod advice;
mod answer;
mod condition;
mod promise;

use super::fact::FactOption;
use super::partition::YES;

/// A length of time: `3年`, `2年3个月`, `5个月`.
fn duration(months: u32) -> String {
    match (months / 12, months % 12) {
        (0, months) => format!("{months}个月"),
        (years, 0) => format!("{years}年"),
        (years, months) => format!("{years}年{months}个月"),
    }
}

/// The labels of the options whose bits are set.
fn labels<'a>(options: &[FactOption<'a>], bits: u64) -> Vec<&'a str> {
    let chosen = options.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
    chosen.map(|(_, option)| option.label).collect()
}

/// 是 or 否 by the cells of a yes-or-no fact.
fn yes_or_no(cells: u64) -> &'static str {
    if cells == YES { "是" } else { "否" }
}
