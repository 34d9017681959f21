//! The printed sheet (带着这张纸去问).

use super::place::{ask_sentence, place_words};
use super::{Outline, OutlineGroupKind};
use crate::eligibility::Evaluation;
use crate::model::corpus::Corpus;
use crate::model::rules::{Answer, BenefitIndex, FactIndex, FactKind};

/// Maximum number of benefits on one sheet.
pub const MAX_PRINTED: usize = 5;

/// The contents of the printed sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintSide<'a> {
    /// 我想问的: at most [`MAX_PRINTED`], money first.
    pub items: Vec<PrintItem<'a>>,
    /// Number of benefits that did not fit.
    pub left_out: usize,
    /// 可以这样说: a sentence for asking about the first benefit.
    pub say: Option<String>,
    /// 我的情况: label and answer; "none" answers are omitted.
    pub situation: Vec<(&'a str, String)>,
}

/// A benefit on the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintItem<'a> {
    /// The benefit.
    pub benefit: BenefitIndex,
    /// Its title.
    pub title: &'a str,
    /// The amount; may be empty.
    pub amount: String,
    /// The sentence, verbatim.
    pub quote: &'a str,
    /// Its citation.
    pub place: String,
    /// Its state: what is lacking, or that it is uncertain; may be empty.
    pub state: String,
}

impl<'a> PrintSide<'a> {
    /// The sheet of an outline: benefits that answer a hardship first, then the initially visible ones.
    #[must_use]
    pub fn of(corpus: &Corpus<'a>, evaluation: &Evaluation<'_, 'a>, outline: &Outline<'a>) -> Self {
        let rules = evaluation.rules();
        let is_worth_asking = |kind: OutlineGroupKind| {
            kind.is_met() || matches!(kind, OutlineGroupKind::MoneyNear | OutlineGroupKind::Unlisted)
        };
        let rows = || {
            outline
                .groups
                .iter()
                .filter(|group| is_worth_asking(group.kind))
                .flat_map(|group| group.rows.iter().map(move |row| (group.kind, row)))
        };
        let replied: Vec<BenefitIndex> =
            outline.replies.iter().flat_map(|reply| reply.benefits.iter().copied()).collect();
        let is_money = |kind: OutlineGroupKind| {
            matches!(
                kind,
                OutlineGroupKind::MoneyMet | OutlineGroupKind::MoneyOpen | OutlineGroupKind::MoneyNear
            )
        };
        let first = rows().filter(|(kind, row)| is_money(*kind) || replied.contains(&row.benefit));
        let rest = rows().filter(|(kind, row)| !is_money(*kind) && !replied.contains(&row.benefit));
        let chosen: Vec<_> = first.chain(rest).map(|(_, row)| row).take(MAX_PRINTED).collect();
        let items: Vec<PrintItem<'a>> = chosen
            .iter()
            .map(|row| {
                let benefit = rules.benefit(row.benefit);
                let source = &rules.sources[usize::from(benefit.source)];
                let document = &corpus.documents[usize::from(source.document)];
                PrintItem {
                    benefit: row.benefit,
                    title: row.title,
                    amount: row.amount.clone(),
                    quote: document.quoted(benefit.quote),
                    place: place_words(corpus, benefit),
                    state: row.state.clone(),
                }
            })
            .collect();
        let said = chosen.first().map(|row| ask_sentence(corpus, rules.benefit(row.benefit)));
        Self { left_out: rows().count() - items.len(), items, say: said, situation: situation(evaluation) }
    }
}

/// The answers worth printing: "none" answers are omitted.
fn situation<'a>(evaluation: &Evaluation<'_, 'a>) -> Vec<(&'a str, String)> {
    let rules = evaluation.rules();
    let facts = (0..).map(FactIndex).take(rules.facts.len());
    let told = facts.filter_map(|fact| Some((rules.fact(fact), evaluation.answer(fact)?)));
    told.filter(|(fact, answer)| {
        let is_nothing = *answer == Answer::Unknown
            || fact.none() == Some(*answer) && matches!(fact.kind, FactKind::SeveralOf(_));
        !is_nothing
    })
    .map(|(fact, answer)| (fact.label, fact.answer_words(answer)))
    .collect()
}
