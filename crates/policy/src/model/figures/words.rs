//! Figures as Chinese text: sums as the documents write them, names of groups and reasons.

use super::{Bound, FigureGroup, FigureValue, NotFigureReason};

/// A sum in whole yuan, formatted as in the documents: `1500元`, `3万元`, `1.5万元`.
#[must_use]
pub fn yuan(amount: u32) -> String {
    let (whole, thousands) = (amount / 10_000, amount % 10_000 / 1000);
    match (whole, amount % 1000) {
        (0, _) | (_, 1..) => format!("{amount}元"),
        (_, 0) if thousands == 0 => format!("{whole}万元"),
        (_, 0) => format!("{whole}.{thousands}万元"),
    }
}

impl FigureGroup {
    /// Looks up a group by its [`FigureGroup::key`].
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.key() == key)
    }

    /// The group's Chinese name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sum => "金额",
            Self::Share => "比例",
            Self::Quota => "名额和名次",
            Self::Term => "年限",
            Self::Deadline => "时限",
            Self::Frequency => "次数",
            Self::Target => "目标数量",
            Self::Count => "其他数量",
            Self::Date => "文件日期",
        }
    }

    /// The group's name in URLs and HTML.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Sum => "sum",
            Self::Share => "share",
            Self::Quota => "quota",
            Self::Term => "term",
            Self::Deadline => "deadline",
            Self::Frequency => "frequency",
            Self::Target => "target",
            Self::Count => "count",
            Self::Date => "date",
        }
    }
}

impl NotFigureReason {
    /// The reason's Chinese name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::PaperNumber => "文号、编号",
            Self::Meeting => "会议的届次",
            Self::Slogan => "口号、提法的一部分",
            Self::Name => "名称的一部分",
            Self::Idiom => "习惯用语",
            Self::Indefinite => "不表示确切数目",
        }
    }
}

impl Bound {
    /// The words before and after a number that express this bound.
    #[must_use]
    pub fn around(self, value: FigureValue<'_>) -> (&'static str, &'static str) {
        match (self, value) {
            (Self::Exact, _) => ("", ""),
            (Self::AtMost, FigureValue::Yuan(_) | FigureValue::Share(_)) => ("最高", ""),
            (Self::AtMost, FigureValue::Count(..) | FigureValue::Year(_) | FigureValue::Day(_)) => {
                ("", "以内")
            }
            (Self::AtLeast, FigureValue::Count(_, "次")) => ("至少", ""),
            (Self::AtLeast, _) => ("", "以上"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::figures::ValueRange;

    #[test]
    fn money_reads_as_the_texts_write_it() {
        for (amount, words) in [
            (0, "0元"),
            (1500, "1500元"),
            (5000, "5000元"),
            (10_000, "1万元"),
            (15_000, "1.5万元"),
            (12_300, "12300元"),
            (200_000, "20万元"),
            (205_000, "20.5万元"),
        ] {
            assert_eq!(yuan(amount), words);
        }
    }

    #[test]
    fn a_key_leads_back_to_its_group() {
        for group in FigureGroup::ALL {
            assert_eq!(FigureGroup::of_key(group.key()), Some(group));
        }
        assert_eq!(FigureGroup::of_key(""), None);
    }

    #[test]
    fn caps_and_floors_are_said() {
        assert_eq!(Bound::AtMost.around(FigureValue::Yuan(ValueRange::one(3000))), ("最高", ""));
        assert_eq!(Bound::AtMost.around(FigureValue::Count(ValueRange::one(1), "年")), ("", "以内"));
        assert_eq!(Bound::AtLeast.around(FigureValue::Share(ValueRange::one(6000))), ("", "以上"));
        assert_eq!(Bound::AtLeast.around(FigureValue::Count(ValueRange::one(1), "次")), ("至少", ""));
    }
}
