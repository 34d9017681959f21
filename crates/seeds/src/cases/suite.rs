//! Cases parsed once and run against many slightly different rule sets.

use std::collections::BTreeSet;

use policy::model::rules::{BenefitIndex, Eligibility};

use super::entries::RawCase;
use super::expect::{CaseRun, Expectations, Prepared};
use super::prepared_cases;
use crate::diagnostics::Diagnostics;
use crate::files::SeedFiles;

/// All valid cases of a folder.
#[derive(Debug)]
pub(crate) struct Suite {
    cases: Vec<Case>,
}

#[derive(Debug)]
struct Case {
    path: String,
    raw: RawCase,
    prepared: Prepared,
    /// The benefits with expectations.
    benefits: BTreeSet<BenefitIndex>,
}

impl Suite {
    /// Parses the cases for these rules.
    pub fn read(rules: &Eligibility<'_>, files: &SeedFiles) -> Self {
        let cases = prepared_cases(rules, files).into_iter().map(|(path, raw, prepared)| {
            let benefits = raw.benefits().filter_map(|id| rules.benefit_index(id)).collect();
            Case { path: path.to_owned(), raw, prepared, benefits }
        });
        Self { cases: cases.collect() }
    }

    /// Number of cases.
    pub fn len(&self) -> usize {
        self.cases.len()
    }

    /// Whether some case fails under rules that contain only a modified version of `benefit`.
    pub fn catches_benefit(&self, rules: &Eligibility<'_>, benefit: BenefitIndex) -> bool {
        let id = rules.benefits[0].id;
        let concerned = self.cases.iter().filter(|case| case.benefits.contains(&benefit));
        concerned.into_iter().any(|case| case.fails(rules, Expectations::Benefit(id)))
    }

    /// Whether some case fails under rules with modified questions or constraints.
    pub fn catches(&self, rules: &mut Eligibility<'_>) -> bool {
        let all = std::mem::take(&mut rules.benefits);
        let caught = self.cases.iter().any(|case| {
            rules.benefits = case.benefits.iter().map(|at| all[usize::from(at.0)].clone()).collect();
            case.fails(rules, Expectations::Benefits)
        });
        rules.benefits = all;
        caught
            || self.cases.iter().any(|case| case.raw.next.is_some() && case.fails(rules, Expectations::Whole))
    }
}

impl Case {
    fn fails(&self, rules: &Eligibility<'_>, part: Expectations<'_>) -> bool {
        let mut diagnostics = Diagnostics::default();
        let mut run = CaseRun::new(rules, &self.path, &self.raw, &mut diagnostics, part);
        run.run(&self.prepared);
        run.failed
    }
}
