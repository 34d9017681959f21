//! What stands behind a row: everything that the text says of one benefit, and what the answers make of it.

use super::place::{ask_sentence, place_words};
use crate::corpus::Corpus;
use crate::document::{NodeIndex, Quote};
use crate::eligibility::{BenefitIndex, Evaluation, FactIndex, Proof, Status, Test, Verdict};

/// What stands behind a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Details<'a> {
    /// The benefit.
    pub benefit: BenefitIndex,
    /// Its verdict.
    pub verdict: Verdict,
    /// The sentence, verbatim.
    pub quote: &'a str,
    /// Where it stands: `第9条第2句`; the one link of the row leads there.
    pub place: String,
    /// The node that is linked to.
    pub node: NodeIndex,
    /// Name and words of what else the text says of it: amount, payer, fund, deadline, quota, term, how firm it
    /// is, other rules, what to bring.
    pub terms: Vec<(&'static str, String)>,
    /// The conditions that matter, with what the answers say of each.
    pub checks: Vec<CheckLine>,
    /// What can be done where it is not met, a line each.
    pub advice: Vec<String>,
    /// The labels of the questions that it waits for.
    pub waits_for: Vec<&'a str>,
    /// What the document leaves open, a line each.
    pub left_open: Vec<String>,
    /// A sentence to ask with.
    pub ask: String,
}

/// One condition, ticked off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckLine {
    /// What the answers say of it.
    pub status: Status,
    /// What it asks.
    pub words: String,
    /// The fact that it compares.
    pub fact: Option<FactIndex>,
    /// Whether it is one of several ways, of which one is enough.
    pub is_one_of_several: bool,
}

impl<'a> Details<'a> {
    /// What stands behind the row of a benefit.
    #[must_use]
    pub fn of(corpus: &Corpus<'a>, evaluation: &Evaluation<'_, 'a>, at: BenefitIndex) -> Self {
        let rules = evaluation.rules();
        let benefit = rules.benefit(at);
        let source = &rules.sources[usize::from(benefit.source)];
        let document = &corpus.documents[usize::from(source.document)];
        let mut checks = Vec::new();
        for proof in evaluation.proof(at).iter().flatten() {
            add_checks(evaluation, proof, false, &mut checks);
        }
        let matters = evaluation.matters(at);
        let advice = evaluation.advice(at);
        let notes =
            rules.audience_notes(benefit).into_iter().chain([benefit.deadline_note, benefit.ambiguity]);
        Self {
            benefit: at,
            verdict: evaluation.verdict(at),
            quote: document.quoted(benefit.quote),
            place: place_words(corpus, benefit),
            node: benefit.quote.node,
            terms: terms(evaluation, at, &|quote| document.quoted(quote)),
            checks,
            advice: advice.map(|advice| evaluation.advice_words(&advice)).unwrap_or_default(),
            waits_for: matters.into_iter().map(|fact| rules.fact(fact).label).collect(),
            left_open: notes.filter(|note| !note.is_empty()).map(str::to_owned).collect(),
            ask: ask_sentence(corpus, benefit),
        }
    }
}

/// Adds the comparisons of a proof. Of several ways, one that is gone settles it, and the others do not matter.
fn add_checks(
    evaluation: &Evaluation<'_, '_>,
    proof: &Proof,
    is_one_of_several: bool,
    lines: &mut Vec<CheckLine>,
) {
    let rules = evaluation.rules();
    let is_leaf = proof.parts.is_empty();
    match rules.condition(proof.condition).test {
        Test::Any { .. } if !is_leaf => {
            let settled = proof.parts.iter().find(|part| part.status == Status::True);
            if let Some(part) = settled {
                add_checks(evaluation, part, is_one_of_several, lines);
                return;
            }
            let several = is_one_of_several || proof.parts.len() > 1;
            for part in &proof.parts {
                add_checks(evaluation, part, several, lines);
            }
        }
        Test::All if !is_leaf => {
            for part in &proof.parts {
                add_checks(evaluation, part, is_one_of_several, lines);
            }
        }
        Test::All => {}
        Test::Not => {
            let parts: Vec<String> = proof
                .parts
                .iter()
                .map(|part| rules.condition_words(part.condition))
                .filter(|words| !words.is_empty())
                .collect();
            let words = format!("不能是：{}", parts.join("；"));
            lines.push(CheckLine { status: proof.status, words, fact: None, is_one_of_several });
        }
        Test::Atom(_) | Test::Any { .. } => {
            let words = rules.condition_words(proof.condition);
            lines.push(CheckLine { status: proof.status, words, fact: proof.fact, is_one_of_several });
        }
    }
}

/// What else the text says, as far as it does.
fn terms<'a>(
    evaluation: &Evaluation<'_, 'a>,
    at: BenefitIndex,
    quoted: &dyn Fn(Quote) -> &'a str,
) -> Vec<(&'static str, String)> {
    let benefit = evaluation.rules().benefit(at);
    let mut rows = Vec::new();
    if let Some(amount) = &benefit.amount {
        rows.push(("金额", amount.words()));
        rows.extend(amount.total_cap.map(|cap| ("总额", cap.words())));
    }
    rows.extend(
        benefit.payer.map(|payer| ("谁出钱", format!("“{}”{}", quoted(payer), note(benefit.payer_note)))),
    );
    rows.extend(benefit.fund.map(|fund| ("从哪里出", quoted(fund).to_owned())));
    if let Some(deadline) = evaluation.deadline(at) {
        let words = if deadline < evaluation.as_of() {
            format!("申请期已过（{}截止）", deadline.words())
        } else {
            format!("{}前申请（含当天）", deadline.words())
        };
        rows.push(("期限", words));
    }
    rows.extend(benefit.quota.map(|quota| ("名额", format!("{}{}名", quota.every, quota.count))));
    rows.extend(benefit.term.map(|term| ("时间", format!("{}{}年", term.what, term.years))));
    rows.push(("怎么给", benefit.strength.words(quoted(benefit.strength.quote))));
    rows.extend(
        benefit
            .rules_elsewhere
            .map(|elsewhere| ("另有规定", format!("文件写了“{}”，具体看别的规定", quoted(elsewhere)))),
    );
    rows.extend(benefit.bring.iter().map(|bring| ("材料", format!("文件提到：{}", bring.text))));
    rows
}

fn note(words: &str) -> String {
    if words.is_empty() { String::new() } else { format!("（{}）", words.trim_end_matches('。')) }
}
