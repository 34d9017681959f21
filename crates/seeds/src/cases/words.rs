//! Formats amounts and changes as in case files.

use policy::eligibility::{Change, Decisive, Way};
use policy::model::rules::{
    Amount, Eligibility, FactIndex, FactKind, Per, Percent, Recurrence, StrengthKind, Sum,
};

/// The kind and value of an amount.
pub(crate) fn amount(amount: Option<&Amount<'_>>) -> String {
    let plain = |percent: Percent| percent.to_string().trim_end_matches('%').to_owned();
    match amount.map(|amount| amount.sum) {
        None => "none".to_owned(),
        Some(Sum::Fixed(yuan)) => format!("fixed {yuan}"),
        Some(Sum::Cap(yuan)) => format!("cap {yuan}"),
        Some(Sum::Share(percent, _)) => format!("share {}", plain(percent)),
        Some(Sum::ShareRange(least, most, _)) => format!("share_range {}-{}", plain(least), plain(most)),
        Some(Sum::ShareMin(percent, _)) => format!("share_min {}", plain(percent)),
        Some(Sum::Unspecified) => "unspecified".to_owned(),
    }
}

/// The recipient, frequency and total cap of an amount.
pub(crate) fn pays(amount: Option<&Amount<'_>>) -> String {
    let Some(amount) = amount else { return String::new() };
    let per = match amount.per {
        Per::Person => Some("person".to_owned()),
        Per::Enterprise => Some("enterprise".to_owned()),
        Per::Unstated => None,
    };
    let recurrence = match amount.recurrence {
        Recurrence::Once => Some("once".to_owned()),
        Recurrence::Monthly => Some("monthly".to_owned()),
        Recurrence::Unstated => None,
    };
    let total =
        amount.total_cap.map(|cap| format!("total {}", cap.percent.to_string().trim_end_matches('%')));
    per.into_iter().chain(recurrence).chain(total).collect::<Vec<_>>().join(" ")
}

/// The name of a strength.
pub(crate) const fn strength(kind: StrengthKind) -> &'static str {
    match kind {
        StrengthKind::Grants => "grants",
        StrengthKind::ApplicantMay => "applicant_may",
        StrengthKind::ProviderMay => "provider_may",
        StrengthKind::Priority => "priority",
        StrengthKind::OwnChoice => "own_choice",
        StrengthKind::ByAgreement => "by_agreement",
        StrengthKind::Aim => "aim",
    }
}

/// A way, its changes sorted alphabetically.
pub(super) fn way(rules: &Eligibility<'_>, way: &Way) -> String {
    let mut changes: Vec<String> = way.iter().map(|change| one_change(rules, change)).collect();
    changes.sort_unstable();
    changes.join(" & ")
}

/// Normalizes a written way: its changes sorted alphabetically.
pub(super) fn normal(way: &str) -> String {
    let mut changes: Vec<&str> = way.split('&').map(str::trim).collect();
    changes.sort_unstable();
    changes.join(" & ")
}

/// A fact that makes a benefit impossible, as it would have to be.
pub(super) fn decisive(rules: &Eligibility<'_>, decisive: Decisive) -> String {
    let fact = rules.fact(decisive.fact);
    match decisive.option {
        None => fact.id.to_owned(),
        Some((at, holds)) => {
            let option = fact.options().get(usize::from(at)).map_or("?", |option| option.id);
            format!("{}{}{option}", fact.id, if holds { '-' } else { '+' })
        }
    }
}

fn one_change(rules: &Eligibility<'_>, change: &Change) -> String {
    let id = |fact: FactIndex| rules.fact(fact).id;
    let option = |fact: FactIndex, at: u8| {
        rules.fact(fact).options().get(usize::from(at)).map_or("?", |option| option.id)
    };
    match change {
        Change::Choose(fact, cells) => {
            let chosen = (0u8..64).filter(|at| cells >> at & 1 == 1);
            let yes_no = rules.fact(*fact).kind == FactKind::YesNo;
            let word = |at: u8| if yes_no { ["false", "true"][usize::from(at)] } else { option(*fact, at) };
            format!("{}={}", id(*fact), chosen.map(word).collect::<Vec<_>>().join("|"))
        }
        Change::Gain(fact, at) => format!("{}+{}", id(*fact), option(*fact, *at)),
        Change::Lose(fact, at) => format!("{}-{}", id(*fact), option(*fact, *at)),
        Change::Number(fact, first, last) => format!("{}={first}..{last}", id(*fact)),
        Change::Anew(fact) => format!("{}=now", id(*fact)),
        Change::Wait { months, until, grown } if grown.is_empty() && *months == 0 => {
            format!("wait until {until}")
        }
        Change::Wait { months, .. } => format!("wait {months}"),
    }
}
