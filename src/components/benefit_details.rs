//! The details of one benefit of a measure: meaning, target group, amount, payer, and what the text leaves
//! open. Independent of the reader's answers.

use leptos::prelude::*;
use policy::model::rules::{Benefit, Sum};
use policy::{Document, Quote};

use crate::components::quotation::source_link;
use crate::page_context::PageContext;

/// The label of an amount, which is set off.
const AMOUNT: &str = "金额";

/// The benefit, with its own title if several are shown together.
#[must_use]
pub fn benefit_details(
    context: &PageContext,
    document: &'static Document<'static>,
    benefit: &'static Benefit<'static>,
    is_titled: bool,
) -> AnyView {
    let title = is_titled.then(|| view! { <h4 class="gives__title">{benefit.title}</h4> });
    let rows: Vec<_> = facts(context, document, benefit)
        .into_iter()
        .map(|(name, words)| {
            let class = if name == AMOUNT { "gives__fact money" } else { "gives__fact" };
            view! {
                <div class="gives__pair">
                    <dt>{name}</dt>
                    <dd class=class>{words}</dd>
                </div>
            }
        })
        .collect();
    let doubts: Vec<&str> =
        [benefit.deadline_note, benefit.ambiguity].into_iter().filter(|doubt| !doubt.is_empty()).collect();
    let doubts = (!doubts.is_empty())
        .then(|| view! { <p class="gives__doubt"><b>"文件没有写清的："</b>{doubts.concat()}</p> });
    view! {
        <li class="gives__item" id=benefit.id>
            {title}
            <p class="gives__summary">{benefit.summary}</p>
            <dl class="gives__facts">{rows}</dl>
            {doubts}
            <p class="gives__strength">
                {benefit.strength.words(document.quoted(benefit.strength.quote))}
                " "
                {source_link(context, document, benefit.quote)}
            </p>
        </li>
    }
    .into_any()
}

/// The facts stated by the text, each with its label.
fn facts(
    context: &PageContext,
    document: &'static Document<'static>,
    benefit: &'static Benefit<'static>,
) -> Vec<(&'static str, String)> {
    let audiences = &context.corpus.eligibility.audiences;
    let groups: Vec<&str> = (benefit.audiences.iter())
        .filter_map(|&at| audiences.get(usize::from(at)))
        .map(|audience| audience.label)
        .collect();
    let said = |quote: Quote| document.quoted(quote);
    let mut rows = vec![("写给", groups.join("、"))];
    if let Some(amount) = &benefit.amount {
        let words = if matches!(amount.sum, Sum::Unspecified) {
            "文件未写明".to_owned()
        } else {
            amount.words()
        };
        let cap = amount.total_cap.map(|cap| format!("，{}", cap.words())).unwrap_or_default();
        rows.push((AMOUNT, words + &cap));
    }
    if let Some(payer) = benefit.payer {
        let note = benefit.payer_note.trim_end_matches('。');
        let note = if note.is_empty() { String::new() } else { format!("（{note}）") };
        rows.push(("谁出钱", format!("“{}”{note}", said(payer))));
    }
    if let Some(fund) = benefit.fund {
        rows.push(("从哪里出", said(fund).to_owned()));
    }
    if let Some(quota) = &benefit.quota {
        rows.push(("名额", format!("{}{}名", quota.every, quota.count)));
    }
    if let Some(term) = &benefit.term {
        rows.push(("时间", format!("{}{}年", term.what, term.years)));
    }
    if let Some(rules) = benefit.rules_elsewhere {
        rows.push(("另有规定", format!("文件写了“{}”，具体看别的规定", said(rules))));
    }
    rows.extend(benefit.bring.iter().map(|bring| ("材料", format!("文件提到：{}", bring.text))));
    rows
}
