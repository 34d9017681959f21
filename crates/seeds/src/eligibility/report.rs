//! The tables of `check-seeds` about eligibility: what each measure gives, and its test coverage.

use policy::Corpus;
use policy::model::document::Node;
use policy::model::rules::Eligibility;

use crate::cases::Tally;
use crate::coverage::Coverage;

/// Adds a table of measures and a listing of all benefits; with a tally, the number of cases for each.
pub fn report(corpus: &Corpus<'_>, tally: Option<&Tally>, coverage: &mut Coverage) {
    let rules = &corpus.eligibility;
    for (at, source) in (0..).zip(&rules.sources) {
        let document = &corpus.documents[usize::from(source.document)];
        let counts = format!(
            "{}: {} benefits and {} principles, by {} questions; {}",
            document.id,
            rules.benefits.iter().filter(|benefit| benefit.source == at).count(),
            rules.principles.iter().filter(|principle| principle.source == at).count(),
            rules.facts.len(),
            format_args!("nothing before {}", source.issued),
        );
        let lines = document.measures().map(|measure| line(rules, at, measure, tally));
        coverage.section(counts, lines.collect());
    }
    let benefits = rules.benefits().map(|(index, benefit)| {
        let cases = tally.map_or(0, |tally| tally.cases(index));
        format!("{}  {}  ({cases} cases)", benefit.id, benefit.title)
    });
    coverage.listing("Benefits", benefits.collect());
}

fn line(rules: &Eligibility<'_>, source: u8, measure: Node<'_, '_>, tally: Option<&Tally>) -> String {
    let own: Vec<_> = rules
        .benefits()
        .filter(|(_, benefit)| benefit.source == source && benefit.measure == measure.index())
        .map(|(index, _)| index)
        .collect();
    let in_measure = |node| measure.document().at(node).ancestors().any(|holder| holder == measure);
    let principles = rules
        .principles
        .iter()
        .filter(|principle| principle.source == source && in_measure(principle.quote.node))
        .count();
    let cases: usize = tally.map_or(0, |tally| own.iter().map(|&benefit| tally.cases(benefit)).sum());
    let reason =
        rules.no_benefit.iter().find(|none| none.source == source && none.measure == measure.index());
    let reason = reason.map_or_else(String::new, |none| format!("  {}", none.reason));
    format!(
        "{:<16} {:>3} benefits {principles:>3} principles {cases:>4} expectations{reason}",
        measure.id(),
        own.len()
    )
}
