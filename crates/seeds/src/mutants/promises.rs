//! Mutations of what a benefit gives: strength, amount, quota and term.

use policy::model::rules::{Amount, Benefit, Per, Percent, Recurrence, StrengthKind, Sum};

use crate::cases::words;

const STRENGTHS: [StrengthKind; 7] = [
    StrengthKind::Grants,
    StrengthKind::ApplicantMay,
    StrengthKind::OwnChoice,
    StrengthKind::ByAgreement,
    StrengthKind::ProviderMay,
    StrengthKind::Priority,
    StrengthKind::Aim,
];

/// All mutations with short descriptions.
pub(super) fn changes<'a>(benefit: &Benefit<'a>) -> Vec<(String, Benefit<'a>)> {
    let mut found: Vec<(String, Benefit<'a>)> = Vec::new();
    let mut change = |what: String, change: &dyn Fn(&mut Benefit<'a>)| {
        let mut changed = benefit.clone();
        change(&mut changed);
        found.push((what, changed));
    };
    for kind in STRENGTHS.into_iter().filter(|&kind| kind != benefit.strength.kind) {
        change(format!("strength {}", words::strength(kind)), &|benefit| benefit.strength.kind = kind);
    }
    if let Some(amount) = benefit.amount {
        change("amount dropped".to_owned(), &|benefit| benefit.amount = None);
        for changed in amounts(amount) {
            let what = format!("amount {} {}", words::amount(Some(&changed)), words::pays(Some(&changed)));
            change(what, &|benefit| benefit.amount = Some(changed));
        }
    }
    if let Some(quota) = benefit.quota {
        change("quota dropped".to_owned(), &|benefit| benefit.quota = None);
        for count in [quota.count + 1, quota.count - 1] {
            let mut changed = quota;
            changed.count = count;
            change(format!("quota {count}"), &|benefit| benefit.quota = Some(changed));
        }
    }
    if let Some(term) = benefit.term {
        change("term dropped".to_owned(), &|benefit| benefit.term = None);
        for years in [term.years + 1, term.years - 1] {
            let mut changed = term;
            changed.years = years;
            change(format!("term {years}"), &|benefit| benefit.term = Some(changed));
        }
    }
    found
}

fn amounts(amount: Amount<'_>) -> Vec<Amount<'_>> {
    let sums = sums(amount.sum).into_iter().map(|sum| Amount { sum, ..amount });
    let pers = [Per::Person, Per::Enterprise, Per::Unstated].into_iter().filter(|&per| per != amount.per);
    let pers = pers.map(|per| Amount { per, ..amount });
    let often = [Recurrence::Once, Recurrence::Monthly, Recurrence::Unstated].into_iter();
    let often = often.filter(|&recurrence| recurrence != amount.recurrence);
    let often = often.map(|recurrence| Amount { recurrence, ..amount });
    let mut caps = Vec::new();
    if let Some(cap) = amount.total_cap {
        caps.push(None);
        for percent in near(cap.percent) {
            let mut cap = cap;
            cap.percent = percent;
            caps.push(Some(cap));
        }
    }
    let caps = caps.into_iter().map(|total_cap| Amount { total_cap, ..amount });
    sums.chain(pers).chain(often).chain(caps).collect()
}

/// A tenth of a percent more, and less.
fn near(percent: Percent) -> [Percent; 2] {
    [Percent(percent.0 + 1), Percent(percent.0.saturating_sub(1))]
}

fn sums(sum: Sum<'_>) -> Vec<Sum<'_>> {
    match sum {
        Sum::Fixed(yuan) => vec![Sum::Fixed(yuan + 1), Sum::Fixed(yuan.saturating_sub(1)), Sum::Cap(yuan)],
        Sum::Cap(yuan) => vec![Sum::Cap(yuan + 1), Sum::Cap(yuan.saturating_sub(1)), Sum::Fixed(yuan)],
        Sum::Share(percent, of) => {
            let near = near(percent).map(|percent| Sum::Share(percent, of));
            near.into_iter().chain([Sum::ShareMin(percent, of)]).collect()
        }
        Sum::ShareMin(percent, of) => {
            let near = near(percent).map(|percent| Sum::ShareMin(percent, of));
            near.into_iter().chain([Sum::Share(percent, of)]).collect()
        }
        Sum::ShareRange(least, most, of) => {
            let leasts = near(least).map(|least| Sum::ShareRange(least, most, of));
            let mosts = near(most).map(|most| Sum::ShareRange(least, most, of));
            leasts.into_iter().chain(mosts).collect()
        }
        Sum::Unspecified => vec![Sum::Fixed(1)],
    }
}
