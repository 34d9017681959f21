//! Groups benefits by kind and verdict.

use crate::eligibility::{AdviceOutcome, Change, Evaluation, Verdict, Way};
use crate::model::rules::{BenefitIndex, Gives, StrengthKind, Sum};
use crate::order;

/// Number of groups that are initially open.
pub const OPEN_GROUPS: usize = 3;
/// Number of rows that an open group initially shows.
pub const OPEN_ROWS: usize = 3;

/// A group of benefits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutlineGroup<'a> {
    /// The kind of group.
    pub kind: OutlineGroupKind,
    /// The benefits: money by descending amount, others in text order, certain ones first.
    pub rows: Vec<OutlineRow<'a>>,
    /// Whether it is initially open, with [`OPEN_ROWS`] rows.
    pub is_open: bool,
}

/// The kinds of groups, in display order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OutlineGroupKind {
    /// Money whose conditions are met.
    MoneyMet,
    /// Money whose conditions are met, subject to somebody's discretion.
    MoneyOpen,
    /// Money that is one step away.
    MoneyNear,
    /// Duties of an employer or a school.
    Duty,
    /// Titles, grades and posts.
    Title,
    /// Training and services.
    Service,
    /// Leave and recuperation.
    Rest,
    /// Rights.
    Right,
    /// Opportunities that depend on others.
    Chance,
    /// Undetermined benefits.
    Missing,
    /// The text does not say whether they apply.
    Unlisted,
    /// Not met now.
    NotNow,
    /// For others.
    ForOthers,
}

impl OutlineGroupKind {
    /// All kinds, in display order.
    pub const ALL: [Self; 13] = [
        Self::MoneyMet,
        Self::MoneyOpen,
        Self::MoneyNear,
        Self::Duty,
        Self::Title,
        Self::Service,
        Self::Rest,
        Self::Right,
        Self::Chance,
        Self::Missing,
        Self::Unlisted,
        Self::NotNow,
        Self::ForOthers,
    ];

    /// Short and stable: for URLs, CSS classes and tests.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::MoneyMet => "money",
            Self::MoneyOpen => "money-open",
            Self::MoneyNear => "money-near",
            Self::Duty => "duty",
            Self::Title => "title",
            Self::Service => "service",
            Self::Rest => "rest",
            Self::Right => "right",
            Self::Chance => "chance",
            Self::Missing => "missing",
            Self::Unlisted => "unlisted",
            Self::NotNow => "not-now",
            Self::ForOthers => "for-others",
        }
    }

    /// The group's Chinese name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::MoneyMet => "钱：条件对上了",
            Self::MoneyOpen => "钱：条件对上了，但不一定有",
            Self::MoneyNear => "钱：还差一步",
            Self::Duty => "单位要做到的",
            Self::Title => "职称、等级和岗位",
            Self::Service => "培训和服务",
            Self::Rest => "休假和疗休养",
            Self::Right => "权利",
            Self::Chance => "机会，不一定有",
            Self::Missing => Verdict::Undetermined.name(),
            Self::Unlisted => Verdict::Unlisted.name(),
            Self::NotNow => Verdict::NotMet.name(),
            Self::ForOthers => Verdict::NotForYou.name(),
        }
    }

    /// Whether the conditions of its benefits are met.
    #[must_use]
    pub const fn is_met(self) -> bool {
        match self {
            Self::MoneyMet
            | Self::MoneyOpen
            | Self::Duty
            | Self::Title
            | Self::Service
            | Self::Rest
            | Self::Right
            | Self::Chance => true,
            Self::MoneyNear | Self::Missing | Self::Unlisted | Self::NotNow | Self::ForOthers => false,
        }
    }

    /// Whether it may be initially open: benefits that are met or nearly met.
    const fn may_open(self) -> bool {
        self.is_met() || matches!(self, Self::MoneyNear)
    }
}

/// A benefit as one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutlineRow<'a> {
    /// The benefit.
    pub benefit: BenefitIndex,
    /// Its title.
    pub title: &'a str,
    /// The amount, if it is money; else empty.
    pub amount: String,
    /// Its state: `不一定有`, `还差：升技师`; empty if the group implies it.
    pub state: String,
}

impl OutlineRow<'_> {
    /// The row as one line of text.
    #[must_use]
    pub fn words(&self) -> String {
        let parts = [self.title, &self.amount, &self.state].map(str::to_owned);
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}

impl OutlineGroup<'_> {
    /// The group's name and size.
    #[must_use]
    pub fn heading(&self) -> String {
        format!("{}（{}项）", self.kind.name(), self.rows.len())
    }
}

/// Groups the benefits of a scope.
pub(super) fn groups<'a>(evaluation: &Evaluation<'_, 'a>, scope: &[BenefitIndex]) -> Vec<OutlineGroup<'a>> {
    let kinds: Vec<(BenefitIndex, OutlineGroupKind, String)> = scope
        .iter()
        .map(|&at| {
            let lacking = lacking(evaluation, at);
            (at, kind(evaluation, at, lacking.as_deref()), lacking.unwrap_or_default())
        })
        .collect();
    let mut groups: Vec<OutlineGroup<'a>> = Vec::new();
    let mut opened = 0;
    for of in OutlineGroupKind::ALL {
        let rows: Vec<(OutlineRow<'a>, u32)> = kinds
            .iter()
            .filter(|(_, kind, _)| *kind == of)
            .map(|(at, _, lacking)| (row(evaluation, *at, of, lacking), worth(evaluation, *at, of)))
            .collect();
        if rows.is_empty() {
            continue;
        }
        let is_open = of.may_open() && opened < OPEN_GROUPS;
        opened += usize::from(is_open);
        let order = order::descending(rows.iter().map(|(_, worth)| *worth));
        let rows = order.into_iter().map(|at| rows[at].0.clone()).collect();
        groups.push(OutlineGroup { kind: of, rows, is_open });
    }
    groups
}

fn kind(evaluation: &Evaluation<'_, '_>, at: BenefitIndex, lacking: Option<&str>) -> OutlineGroupKind {
    let gives = evaluation.rules().benefit(at).gives;
    match (evaluation.verdict(at), gives) {
        (Verdict::Met, Gives::Money) => OutlineGroupKind::MoneyMet,
        (Verdict::Discretionary, Gives::Money) => OutlineGroupKind::MoneyOpen,
        (Verdict::Met | Verdict::Discretionary, Gives::Duty) => OutlineGroupKind::Duty,
        (Verdict::Met | Verdict::Discretionary, Gives::Title) => OutlineGroupKind::Title,
        (Verdict::Met | Verdict::Discretionary, Gives::Service) => OutlineGroupKind::Service,
        (Verdict::Met | Verdict::Discretionary, Gives::Rest) => OutlineGroupKind::Rest,
        (Verdict::Met | Verdict::Discretionary, Gives::Right) => OutlineGroupKind::Right,
        (Verdict::Met | Verdict::Discretionary, Gives::Chance) => OutlineGroupKind::Chance,
        (Verdict::NotMet, Gives::Money) if lacking.is_some() => OutlineGroupKind::MoneyNear,
        (Verdict::Undetermined, _) => OutlineGroupKind::Missing,
        (Verdict::Unlisted, _) => OutlineGroupKind::Unlisted,
        (Verdict::NotMet | Verdict::NotYetIssued, _) => OutlineGroupKind::NotNow,
        (Verdict::NotForYou, _) => OutlineGroupKind::ForOthers,
    }
}

/// The single step to an unmet money benefit, as text; `None` if it needs more steps or is not money.
fn lacking(evaluation: &Evaluation<'_, '_>, at: BenefitIndex) -> Option<String> {
    if evaluation.rules().benefit(at).gives != Gives::Money {
        return None;
    }
    let AdviceOutcome::Ways(ways) = evaluation.advice(at)?.outcome else { return None };
    ways.iter().find_map(|way| one_step(evaluation, way))
}

/// The text of a way that is one step to the user: one change, or several with one wording.
fn one_step(evaluation: &Evaluation<'_, '_>, way: &Way) -> Option<String> {
    let steps = evaluation.rules().steps(way);
    let waits = way.iter().any(|change| matches!(change, Change::Wait { .. }));
    (steps.len() == 1 && !waits).then(|| to_do(&steps.concat()))
}

/// Turns a result into an action: 升了技师 becomes 升技师. Quoted words stay unchanged.
fn to_do(step: &str) -> String {
    if step.contains('“') { step.to_owned() } else { step.replace('了', "") }
}

fn row<'a>(
    evaluation: &Evaluation<'_, 'a>,
    at: BenefitIndex,
    kind: OutlineGroupKind,
    lacking: &str,
) -> OutlineRow<'a> {
    let benefit = evaluation.rules().benefit(at);
    let amount = benefit.amount.map_or_else(String::new, |amount| amount.words());
    let is_open = evaluation.verdict(at) == Verdict::Discretionary;
    let state = match kind {
        OutlineGroupKind::MoneyNear => format!("还差：{lacking}"),
        OutlineGroupKind::MoneyOpen | OutlineGroupKind::Chance if !benefit.strength.by.is_empty() => {
            format!("由{}定", benefit.strength.by)
        }
        OutlineGroupKind::Title
        | OutlineGroupKind::Service
        | OutlineGroupKind::Rest
        | OutlineGroupKind::Right
        | OutlineGroupKind::Duty
            if is_open =>
        {
            match benefit.strength.kind {
                StrengthKind::Aim => "是目标".to_owned(),
                _ => "不一定有".to_owned(),
            }
        }
        _ => String::new(),
    };
    OutlineRow { benefit: at, title: benefit.title, amount, state }
}

/// The sort key within a group: higher sums first, then certain benefits.
fn worth(evaluation: &Evaluation<'_, '_>, at: BenefitIndex, kind: OutlineGroupKind) -> u32 {
    let benefit = evaluation.rules().benefit(at);
    match kind {
        OutlineGroupKind::MoneyMet | OutlineGroupKind::MoneyOpen | OutlineGroupKind::MoneyNear => {
            match benefit.amount.map(|amount| amount.sum) {
                Some(Sum::Fixed(yuan) | Sum::Cap(yuan)) => yuan.saturating_add(2),
                Some(Sum::Share(..) | Sum::ShareRange(..) | Sum::ShareMin(..)) => 2,
                Some(Sum::Unspecified) => 1,
                None => 0,
            }
        }
        _ => u32::from(evaluation.verdict(at) == Verdict::Met),
    }
}
