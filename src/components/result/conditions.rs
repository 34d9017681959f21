//! A benefit's conditions, each ticked off with its sentence.

use leptos::prelude::*;
use policy::Document;
use policy::eligibility::{BenefitIndex, Proof, Status};

use super::{SiteEvaluation, document_of};
use crate::components::quotation::quotation;
use crate::place::Place;

/// The conditions of a benefit as a list; nothing where it has none.
#[must_use]
pub fn conditions(place: &Place, evaluation: &SiteEvaluation, benefit: BenefitIndex) -> AnyView {
    let proofs = evaluation.proof(benefit);
    let document = document_of(place, evaluation.rules().benefit(benefit));
    let items: Vec<AnyView> =
        proofs.iter().flatten().flat_map(|proof| items(place, evaluation, document, proof)).collect();
    view! { <ul class="conditions">{items}</ul> }.into_any()
}

/// An `all` is the list of its parts; anything else is one item.
fn items(
    place: &Place,
    evaluation: &SiteEvaluation,
    document: &'static Document<'static>,
    proof: &Proof,
) -> Vec<AnyView> {
    let rules = evaluation.rules();
    let words = rules.condition_words(proof.condition);
    if words.is_empty() {
        return proof.parts.iter().flat_map(|part| items(place, evaluation, document, part)).collect();
    }
    let note = rules.condition(proof.condition).note;
    let (mark, said) = status(proof.status);
    let parts: Vec<AnyView> =
        proof.parts.iter().flat_map(|part| items(place, evaluation, document, part)).collect();
    let quote = proof.parts.is_empty().then(|| quotation(place, document, proof.quote));
    let item = view! {
        <li class=format!("condition condition--{}", name(proof.status))>
            <span class="condition__mark" aria-hidden="true">{mark}</span>
            <div class="condition__body">
                <p class="condition__words">{words} <span class="condition__status">{said}</span></p>
                {quote}
                {(!note.is_empty()).then(|| view! { <p class="condition__note">{note}</p> })}
                {(!parts.is_empty()).then(|| view! { <ul class="conditions">{parts}</ul> })}
            </div>
        </li>
    };
    vec![item.into_any()]
}

/// A status as a sign and in words: neither colour nor sign stands alone.
#[must_use]
pub const fn status(status: Status) -> (&'static str, &'static str) {
    match status {
        Status::True => ("✓", "符合"),
        Status::False => ("✗", "不符合"),
        Status::NotApplicable => ("✗", "对您不适用"),
        Status::Unlisted => ("？", "文件没有列全"),
        Status::Open => ("？", "还不知道"),
    }
}

const fn name(status: Status) -> &'static str {
    match status {
        Status::True => "true",
        Status::False | Status::NotApplicable => "false",
        Status::Unlisted | Status::Open => "open",
    }
}
