//! The conditions of a benefit, each with its status and sentence.

use policy::Document;
use policy::eligibility::{Proof, Status};
use policy::model::rules::{BenefitIndex, Test};

use super::{SiteEvaluation, document_of, texts};
use crate::components::quotation::quotation;
use crate::html::{Html, element};
use crate::page_context::PageContext;

/// The conditions of a benefit as a list; empty without conditions.
#[must_use]
pub fn conditions(context: &PageContext, evaluation: &SiteEvaluation, benefit: BenefitIndex) -> Html {
    let proofs = evaluation.proof(benefit);
    let document = document_of(context, evaluation.rules().benefit(benefit));
    let items = proofs.iter().flatten().map(|proof| item(context, evaluation, document, proof));
    element("ul").class("conditions").children(items).end()
}

/// An `all` becomes a list of its parts; anything else one item.
fn item(
    context: &PageContext,
    evaluation: &SiteEvaluation,
    document: &'static Document<'static>,
    proof: &Proof,
) -> Html {
    let rules = evaluation.rules();
    let words = rules.condition_words(proof.condition);
    let lines = |parts: &mut dyn Iterator<Item = &Proof>| -> Html {
        parts.map(|part| item(context, evaluation, document, part)).collect()
    };
    if words.is_empty() {
        return lines(&mut proof.parts.iter());
    }
    let (shown, idle): (Vec<_>, Vec<_>) =
        proof.parts.iter().partition(|part| counts(evaluation, proof, part));
    let parts = lines(&mut shown.into_iter());
    let idle = (!idle.is_empty()).then(|| {
        element("details")
            .child(element("summary").text(&texts::other_cases(idle.len())))
            .child(element("ul").class("conditions").child(lines(&mut idle.into_iter())))
    });
    let note = rules.condition(proof.condition).note;
    let (mark, said) = status(proof.status);
    let said = element("span").class("condition__status").text(said);
    let mark = element("span").class("condition__mark").attribute("aria-hidden", "true").text(mark);
    let quote = proof.parts.is_empty().then(|| quotation(context, document, proof.quote));
    let body = element("div")
        .class("condition__body")
        .child(element("p").class("condition__words").text(&words).text(" ").child(said))
        .children(quote)
        .children((!note.is_empty()).then(|| element("p").class("condition__note").text(note)))
        .children((!parts.is_empty()).then(|| element("ul").class("conditions").child(parts)))
        .children(idle);
    let classes = format!("condition condition--{}", name(proof.status));
    element("li").class(&classes).child(mark).child(body).end()
}

/// Whether a part affects the status of the whole: inside an `any`, a failing part is irrelevant next to one
/// that holds or may hold.
fn counts(evaluation: &SiteEvaluation, whole: &Proof, part: &Proof) -> bool {
    let is_one_enough = matches!(evaluation.rules().condition(whole.condition).test, Test::Any { .. });
    match whole.status {
        Status::True if is_one_enough => part.status == Status::True,
        Status::Open if is_one_enough => !matches!(part.status, Status::False | Status::NotApplicable),
        _ => true,
    }
}

/// The symbol and text of a status, so that neither colour nor symbol is its only carrier.
#[must_use]
pub const fn status(status: Status) -> (&'static str, &'static str) {
    match status {
        Status::True => ("✓", texts::CONDITION_MET),
        Status::False => ("✗", texts::CONDITION_NOT_MET),
        Status::NotApplicable => ("✗", texts::CONDITION_NOT_APPLICABLE),
        Status::Unlisted => ("？", texts::CONDITION_UNLISTED),
        Status::Open => ("？", texts::CONDITION_OPEN),
    }
}

const fn name(status: Status) -> &'static str {
    match status {
        Status::True => "true",
        Status::False | Status::NotApplicable => "false",
        Status::Unlisted | Status::Open => "open",
    }
}

#[cfg(test)]
mod tests {
    use policy::eligibility::evaluate;
    use policy::model::rules::{Answer, Answers};

    use super::*;
    use crate::route::Tool;
    use crate::testing::{corpus, tool};

    /// The conditions of a benefit for an employee of an enterprise.
    fn in_an_enterprise(id: &str) -> String {
        let rules = &corpus().eligibility;
        let mut answers = Answers::default();
        for (fact, option) in [("who", "person"), ("employment", "enterprise")] {
            let fact = rules.fact_index(fact).unwrap();
            let at = rules.fact(fact).options().iter().position(|it| it.id == option).unwrap();
            answers.set(rules, fact, Answer::Option(u8::try_from(at).unwrap())).unwrap();
        }
        let evaluation = evaluate(rules, &answers, "2018-06-01".parse().unwrap()).unwrap();
        conditions(&tool(Tool::WizardResult), &evaluation, rules.benefit_index(id).unwrap())
            .as_str()
            .to_owned()
    }

    #[test]
    fn of_ways_of_which_one_holds_the_others_are_folded() {
        let html = in_an_enterprise("m4-frontline-leadership");
        let (shown, folded) = html.split_once("<details>").expect("a fold");
        assert!(shown.contains("✓") && !shown.contains("✗"), "{shown}");
        assert!(folded.contains("不影响这一条") && folded.contains("失业，没有工作"), "{folded}");
    }
}
