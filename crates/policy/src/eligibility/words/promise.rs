//! What is promised, how firmly and how much.

use crate::eligibility::{Amount, Per, Percent, Recurrence, Strength, StrengthKind, Sum, TotalCap, Verdict};
use crate::figures::yuan;

impl Verdict {
    /// The verdict's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Met => "条件相符",
            Self::Discretionary => "条件相符·须认定",
            Self::Undetermined => "还差信息",
            Self::Unlisted => "文件未列全",
            Self::NotMet => "目前不符合",
            Self::NotForYou => "对象不是您",
            Self::NotYetIssued => "文件尚未印发",
        }
    }
}

impl Strength<'_> {
    /// How firmly the text promises it, and who has the last word.
    #[must_use]
    pub fn words(&self) -> String {
        match (self.kind, self.by) {
            (StrengthKind::Grants, _) => "文件直接写明".to_owned(),
            (StrengthKind::ApplicantMay, _) => "可申请，办不办由申请的一方自己选".to_owned(),
            (StrengthKind::ProviderMay, "") => "由有关方面决定，不是一定有".to_owned(),
            (StrengthKind::ProviderMay, by) => format!("由{by}决定，不是一定有"),
            (StrengthKind::Priority, "") => "优先，由有关方面评定".to_owned(),
            (StrengthKind::Priority, by) => format!("优先，由{by}评定"),
        }
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
    /// What all payments together must not exceed.
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
    use crate::document::{NodeIndex, Quote, Span};

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
    fn who_decides_is_said() {
        let by = |kind, by| Strength { kind, by, quote: QUOTE }.words();
        assert_eq!(by(StrengthKind::ProviderMay, "同级财政"), "由同级财政决定，不是一定有");
        assert_eq!(by(StrengthKind::ProviderMay, ""), "由有关方面决定，不是一定有");
    }
}
