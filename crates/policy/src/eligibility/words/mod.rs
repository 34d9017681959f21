//! Answers, conditions, verdicts, amounts and advice as text, shared by the page, print and copied text.

mod advice;
mod answer;
mod condition;
mod promise;

use super::partition::YES;
use crate::model::date::Date;
use crate::model::rules::FactOption;

/// A duration in months: `3年`, `2年3个月`, `5个月`.
pub(super) fn duration(months: u32) -> String {
    match (months / 12, months % 12) {
        (0, months) => format!("{months}个月"),
        (years, 0) => format!("{years}年"),
        (years, months) => format!("{years}年{months}个月"),
    }
}

/// An inclusive date range: `2016年或更早`, `2017年1月1日到2018年5月31日`.
pub(super) fn days(first: Date, last: Date) -> String {
    let is_whole_year = (last.month(), last.day()) == (12, 31);
    match (first <= Date::EARLIEST, is_whole_year) {
        (true, true) => format!("{}年或更早", last.year()),
        (true, false) => format!("{}或更早", last.words()),
        (false, _) => format!("{}到{}", first.words(), last.words()),
    }
}

/// The labels of the options whose bits are set.
fn labels<'a>(options: &[FactOption<'a>], bits: u64) -> Vec<&'a str> {
    let chosen = options.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
    chosen.map(|(_, option)| option.label).collect()
}

/// 是 or 否, for the cells of a yes-or-no fact.
fn yes_or_no(cells: u64) -> &'static str {
    if cells == YES { "是" } else { "否" }
}
