//! The coverage of cases: expected verdicts per benefit, and conditions that decided one.

use policy::Date;
use policy::eligibility::{Evaluation, Values, Verdict, evaluate};
use policy::model::rules::{Answers, BenefitIndex, ConditionIndex, Eligibility, Test};

use super::entries::RawCase;

/// The coverage so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// For each benefit, the verdicts that some case expects.
    verdicts: Vec<Vec<Verdict>>,
    /// For each benefit, the number of cases with an expectation.
    cases: Vec<usize>,
    /// For each condition, whether it decided a case.
    turned: Vec<bool>,
}

impl Tally {
    pub(super) fn new(rules: &Eligibility<'_>) -> Self {
        let benefits = rules.benefits.len();
        let turned = vec![false; rules.conditions.len()];
        Self { verdicts: vec![Vec::new(); benefits], cases: vec![0; benefits], turned }
    }

    pub(super) fn count(&mut self, evaluation: &Evaluation<'_, '_>, case: &RawCase) {
        let rules = evaluation.rules();
        for id in case.verdicts.keys() {
            let Some(benefit) = rules.benefit_index(id.get_ref()) else { continue };
            let at = usize::from(benefit.0);
            let verdict = evaluation.verdict(benefit);
            self.cases[at] += 1;
            if !self.verdicts[at].contains(&verdict) {
                self.verdicts[at].push(verdict);
            }
            for part in comparisons(rules, benefit) {
                self.turned[usize::from(part.0)] |= evaluation.turns_on(benefit, part);
            }
        }
    }

    /// The number of cases with an expectation about a benefit.
    #[must_use]
    pub fn cases(&self, benefit: BenefitIndex) -> usize {
        self.cases[usize::from(benefit.0)]
    }

    /// The coverage gaps, one line per benefit: possible verdicts that no case expects, and comparisons that
    /// decide no case.
    #[must_use]
    pub fn gaps(&self, rules: &Eligibility<'_>) -> Vec<String> {
        let lines = rules.benefits().filter_map(|(benefit, told)| {
            let missing = possible_verdicts(rules, benefit).into_iter();
            let missing = missing.filter(|verdict| !self.verdicts[usize::from(benefit.0)].contains(verdict));
            let verdicts = missing.map(|verdict| format!("verdict {}", verdict.key()));
            let unturned = comparisons(rules, benefit).into_iter();
            let unturned = unturned.filter(|part| !self.turned[usize::from(part.0)]);
            let unturned = unturned.map(|part| format!("condition {}", describe(rules, part)));
            let gaps: Vec<String> = verdicts.chain(unturned).collect();
            (!gaps.is_empty()).then(|| format!("{}: {}", told.id, gaps.join(", ")))
        });
        lines.collect()
    }
}

/// The comparisons in a benefit's conditions.
fn comparisons(rules: &Eligibility<'_>, benefit: BenefitIndex) -> Vec<ConditionIndex> {
    let whole = rules.benefit(benefit).whole;
    let parts = (whole.0..rules.condition(whole).end.0).map(ConditionIndex);
    parts.filter(|&part| matches!(rules.condition(part).test, Test::Atom(_))).collect()
}

/// The verdicts a benefit can have from its document's date on.
fn possible_verdicts(rules: &Eligibility<'_>, benefit: BenefitIndex) -> Vec<Verdict> {
    let told = rules.benefit(benefit);
    let issued: Date = rules.sources[usize::from(told.source)].issued;
    let on = |years| evaluate(rules, &Answers::default(), issued.plus_years(years)).ok();
    let values = |at: Option<ConditionIndex>| {
        let on_days = [0, 1, 5, 20].into_iter().filter_map(on);
        at.map_or(Values::TRUE, |at| on_days.map(|known| known.values(at)).fold(Values::NONE, Values::union))
    };
    let (whole, target) = (values(Some(told.whole)), values(told.target));
    let met = if told.strength.kind.is_discretionary() { Verdict::Discretionary } else { Verdict::Met };
    let refusable = values(told.condition).contains(Values::FALSE);
    [
        (met, whole.contains(Values::TRUE)),
        (Verdict::Undetermined, whole.is_open()),
        (Verdict::Unlisted, whole.contains(Values::UNLISTED)),
        (Verdict::NotMet, refusable),
        (Verdict::NotForYou, target.contains(Values::FALSE)),
    ]
    .into_iter()
    .filter_map(|(verdict, possible)| possible.then_some(verdict))
    .collect()
}

/// A short description of a comparison: its fact, and the option if there is one.
fn describe(rules: &Eligibility<'_>, part: ConditionIndex) -> String {
    let Test::Atom(index) = rules.condition(part).test else { return String::new() };
    let atom = rules.atom(index);
    let fact = rules.fact(atom.fact);
    let option = fact.options().get(usize::from(atom.slot - fact.first_slot));
    match option.filter(|_| matches!(fact.kind, policy::model::rules::FactKind::SeveralOf(_))) {
        Some(option) => format!("{}+{}", fact.id, option.id),
        None => fact.id.to_owned(),
    }
}
