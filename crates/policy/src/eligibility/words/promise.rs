//! What a benefit promises, how firmly, and how much.

use crate::eligibility::Verdict;
use crate::model::figures::yuan;
use crate::model::rules::{Amount, Per, Percent, Recurrence, Strength, StrengthKind, Sum, TotalCap};

impl Verdict {
    /// The verdict's Chinese name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Met => "条件对上了",
            Self::Discretionary => "条件对上了，但不一定有",
            Self::Undetermined => "还缺回答",
            Self::Unlisted => "文件没写明算不算，要问",
            Self::NotMet => "现在对不上",
            Self::NotForYou => "写给别人的",
            Self::NotYetIssued => "文件尚未印发",
        }
    }
}

impl Strength<'_> {
    /// How firmly the text promises it, and who decides. `said` is the text of [`Self::quote`].
    #[must_use]
    pub fn words(&self, said: &str) -> String {
        let rest = match (self.kind, self.by) {
            (StrengthKind::Grants, _) => "",
            (StrengthKind::ApplicantMay, _) => "。可以申请，申不申请由您定",
            (StrengthKind::OwnChoice, _) => "。可以这样做，由自己决定",
            (StrengthKind::ByAgreement, _) => "。双方商量一致才可以",
            (StrengthKind::ProviderMay, "") => "。文件没有说一定给",
            (StrengthKind::ProviderMay, by) => return format!("文件写的是“{said}”。由{by}决定，不是一定有"),
            (StrengthKind::Priority, _) => "。写的是优先或重点，不是一定有",
            (StrengthKind::Aim, _) => "。这是目标，现在是不是都有，文件没有写",
        };
        format!("文件写的是“{said}”{rest}")
    }
}

impl Amount<'_> {
    /// How much, for whom and how often: `每人一次性3万元`, `每人最高3000元`, `工资总额的1.5%-2.5%`.
    #[must_use]
    pub fn words(&self) -> String {
        let sum = match self.sum {
            Sum::Fixed(amount) => yuan(amount),
            Sum::Cap(amount) => format!("最高{}", yuan(amount)),
            Sum::Share(percent, of) => return share(of, &percent.to_string()),
            Sum::ShareRange(least, most, of) => return share(of, &range(least, most)),
            Sum::ShareMin(percent, of) => return share(of, &format!("{percent}以上")),
            Sum::Unspecified => return "金额文件未写明".to_owned(),
        };
        let per = match self.per {
            Per::Person => "每人",
            Per::Enterprise => "每个企业",
            Per::Unstated => "",
        };
        let recurrence = match self.recurrence {
            Recurrence::Once => "一次性",
            Recurrence::Monthly => "每月",
            Recurrence::Unstated => "",
        };
        format!("{per}{recurrence}{sum}")
    }
}

impl TotalCap<'_> {
    /// The cap on all payments together.
    #[must_use]
    pub fn words(&self) -> String {
        format!("总额不超过{}", share(self.of, &self.percent.to_string()))
    }
}

fn share(of: &str, percent: &str) -> String {
    format!("{of}的{percent}")
}

fn range(least: Percent, most: Percent) -> String {
    format!("{least}-{most}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::{NodeIndex, Quote, Span};

    const QUOTE: Quote = Quote { node: NodeIndex(0), span: Span::new(0, 0) };

    fn amount(sum: Sum<'static>, recurrence: Recurrence) -> Amount<'static> {
        Amount { sum, per: Per::Person, recurrence, total_cap: None, quote: QUOTE }
    }

    #[test]
    fn a_cap_never_reads_like_a_fixed_sum() {
        assert_eq!(amount(Sum::Fixed(30_000), Recurrence::Once).words(), "每人一次性3万元");
        assert_eq!(amount(Sum::Cap(3000), Recurrence::Unstated).words(), "每人最高3000元");
    }

    #[test]
    fn shares_name_what_they_are_of() {
        let range = Sum::ShareRange(Percent(15), Percent(25), "工资总额");
        assert_eq!(amount(range, Recurrence::Unstated).words(), "工资总额的1.5%-2.5%");
        let least = Sum::ShareMin(Percent(600), "职工教育培训经费");
        assert_eq!(amount(least, Recurrence::Unstated).words(), "职工教育培训经费的60%以上");
        let share = Sum::Share(Percent(500), "每人每月薪酬降低幅度");
        assert_eq!(amount(share, Recurrence::Monthly).words(), "每人每月薪酬降低幅度的50%");
    }

    #[test]
    fn a_sum_that_the_text_does_not_name_is_said_to_be_so() {
        assert_eq!(amount(Sum::Unspecified, Recurrence::Unstated).words(), "金额文件未写明");
    }

    #[test]
    fn the_sentence_says_how_firm_it_is_and_who_decides() {
        let words = |kind, by, said| Strength { kind, by, quote: QUOTE }.words(said);
        assert_eq!(words(StrengthKind::Grants, "", "分别给予"), "文件写的是“分别给予”");
        assert_eq!(
            words(StrengthKind::ProviderMay, "同级财政", "同级财政可按照规定给予"),
            "文件写的是“同级财政可按照规定给予”。由同级财政决定，不是一定有"
        );
        assert_eq!(
            words(StrengthKind::ProviderMay, "", "引导行业企业"),
            "文件写的是“引导行业企业”。文件没有说一定给"
        );
        assert_eq!(
            words(StrengthKind::ByAgreement, "", "可延迟退休"),
            "文件写的是“可延迟退休”。双方商量一致才可以"
        );
    }
}
