//! The benefits on a measure's page: a summary at the top, and below the text a row per sentence with
//! benefits; principles, or the reason for having neither.

use std::cmp::Reverse;

use leptos::prelude::*;
use policy::Document;
use policy::model::document::NodeIndex;
use policy::model::rules::{Amount, Benefit, Gives, NoBenefit, Principle, Source, Sum};

use crate::components::benefit_details::benefit_details;
use crate::components::edition::measure_notice;
use crate::components::quotation::{cite, quotation};
use crate::components::training_funds::training_funds;
use crate::page_context::{PageContext, SiteNode};

/// The option of `who` for individuals.
const PERSON: &str = "person";

/// The audiences that are institutions.
const EMPLOYER: &str = "employer";
/// See [`EMPLOYER`].
const SCHOOL: &str = "school";
/// The label of benefits for individuals.
const PEOPLE: &str = "给个人";

/// The benefits of a measure, for individuals and for institutions.
struct GivenBenefits {
    people: Vec<&'static Benefit<'static>>,
    institutions: Vec<&'static Benefit<'static>>,
    /// The label for the latter: employers, schools, or both.
    institutions_name: &'static str,
}

impl GivenBenefits {
    fn of(context: &PageContext, measure: SiteNode) -> Self {
        let rules = &context.corpus.eligibility;
        let person = rules.facts.first().and_then(|who| {
            let at = who.options().iter().position(|option| option.id == PERSON)?;
            u8::try_from(at).ok()
        });
        let is_for_people = |benefit: &&Benefit<'_>| {
            let audiences = benefit.audiences.iter().filter_map(|&at| rules.audiences.get(usize::from(at)));
            audiences.map(|audience| audience.who).any(|who| Some(who) == person)
        };
        let (people, institutions): (Vec<_>, Vec<&'static Benefit<'static>>) =
            context.benefits_of(measure).partition(is_for_people);
        let of = |id: &str| {
            let is =
                |&at: &u8| rules.audiences.get(usize::from(at)).is_some_and(|audience| audience.id == id);
            institutions.iter().any(|benefit| benefit.audiences.iter().any(is))
        };
        let institutions_name = match (of(EMPLOYER), of(SCHOOL)) {
            (true, false) => "给单位",
            (false, true) => "给学校",
            _ => "给单位和学校",
        };
        Self { people, institutions, institutions_name }
    }

    /// The non-empty groups with their labels.
    fn groups(&self) -> impl Iterator<Item = (&'static str, &[&'static Benefit<'static>])> {
        let groups = [(PEOPLE, &*self.people), (self.institutions_name, &*self.institutions)];
        groups.into_iter().filter(|(_, benefits)| !benefits.is_empty())
    }
}

/// One summary line per group, and a link to the questions; `None` without benefits.
#[must_use]
pub fn measure_gist(context: &PageContext, measure: SiteNode) -> Option<AnyView> {
    let given = GivenBenefits::of(context, measure);
    let lines: Vec<_> = given.groups().map(|(name, benefits)| gist(name, benefits)).collect();
    let link = context.link_to_questions(measure);
    (!lines.is_empty()).then(|| {
        view! {
            <div class="gist">
                {lines}
                <a class="button" href=link>"看看我符不符合"</a>
            </div>
        }
        .into_any()
    })
}

/// The benefit with the highest sum, else of the first kind, as briefly as possible; and the total number.
fn gist(name: &'static str, benefits: &[&'static Benefit<'static>]) -> Option<impl IntoView + use<>> {
    let yuan = |benefit: &Benefit<'_>| match benefit.amount?.sum {
        Sum::Fixed(yuan) | Sum::Cap(yuan) => Some(yuan),
        Sum::Share(..) | Sum::ShareRange(..) | Sum::ShareMin(..) | Sum::Unspecified => None,
    };
    let most = benefits
        .iter()
        .min_by_key(|benefit| (Reverse(yuan(benefit)), benefit.gives, benefit.title.chars().count()))?;
    let amount = most.amount.filter(|_| yuan(most).is_some());
    let amount = amount.map(|amount| view! { " " <b class="money">{amount.words()}</b> " " });
    let count = (benefits.len() > 1).then(|| format!("等{}项", benefits.len()));
    Some(view! {
        <p class=if name == PEOPLE { "gist__line" } else { "gist__line gist__line--others" }>
            <span class="gist__who">{name}</span>
            {most.title}
            {amount}
            {count}
        </p>
    })
}

/// All rules about a measure.
#[must_use]
pub fn measure_benefits(context: &PageContext, measure: SiteNode) -> AnyView {
    let rules = &context.corpus.eligibility;
    let is_here = |source: u8| {
        let of = |source: &Source| context.corpus.documents[usize::from(source.document)].id;
        rules.sources.get(usize::from(source)).is_some_and(|source| of(source) == measure.document().id)
    };
    let document = measure.document();
    let is_within = |principle: &&Principle<'_>| {
        is_here(principle.source) && measure.span().contains(principle.quote.span)
    };
    let principles: Vec<_> =
        rules.principles.iter().filter(is_within).map(|entry| principle(context, document, entry)).collect();
    let none = rules
        .no_benefit
        .iter()
        .find(|none| is_here(none.source) && none.measure == measure.index())
        .map(reason);
    let groups: Vec<AnyView> = GivenBenefits::of(context, measure)
        .groups()
        .map(|(name, benefits)| group(context, document, name, benefits))
        .collect();
    let gives = (!groups.is_empty()).then(|| {
        view! {
            <h2>"这一条写给谁、写了什么"</h2>
            {groups}
        }
    });
    let aims = (!principles.is_empty()).then(|| {
        view! {
            <details class="aims fold">
                <summary>{format!("只写了方向或部署的话（{}处）", principles.len())}</summary>
                <ul class="plain-list">{principles}</ul>
            </details>
        }
    });
    let none_yet = measure_notice(context, document);
    view! { <section class="block measure-benefits">{gives} {none} {none_yet} {training_funds(context, measure)} {aims}</section> }
        .into_any()
}

/// The rows of a group. The group for individuals is open.
fn group(
    context: &PageContext,
    document: &'static Document<'static>,
    name: &'static str,
    benefits: &[&'static Benefit<'static>],
) -> AnyView {
    let mut sentences: Vec<(NodeIndex, Vec<&'static Benefit<'static>>)> = Vec::new();
    for &benefit in benefits {
        let sentence = benefit.quote.node;
        match sentences.iter_mut().find(|(node, _)| *node == sentence) {
            Some((_, together)) => together.push(benefit),
            None => sentences.push((sentence, vec![benefit])),
        }
    }
    let rows: Vec<AnyView> =
        sentences.iter().map(|(node, together)| row(context, document.at(*node), together)).collect();
    view! {
        <details class="gives fold" open=name == PEOPLE>
            <summary class="gives__group">
                <h3>{name}</h3>
                <span class="fold__count">{format!("{}项", benefits.len())}</span>
            </summary>
            {rows}
        </details>
    }
    .into_any()
}

/// The benefits of one sentence: a summary, expandable to the details.
fn row(context: &PageContext, sentence: SiteNode, benefits: &[&'static Benefit<'static>]) -> AnyView {
    let document = sentence.document();
    let first = benefits.first().map_or("", |benefit| benefit.title);
    let count = (benefits.len() > 1).then(|| format!("等{}项", benefits.len()));
    let mut amounts: Vec<String> =
        benefits.iter().copied().filter_map(named_amount).map(Amount::words).collect();
    amounts.dedup();
    let money = (!amounts.is_empty()).then(|| view! { <span class="money">{amounts.join("；")}</span> });
    let is_money = benefits.iter().any(|benefit| benefit.gives == Gives::Money);
    let class = if is_money { "gives__row fold gives__row--money" } else { "gives__row fold" };
    let is_alone = benefits.len() == 1;
    let items: Vec<AnyView> =
        benefits.iter().map(|benefit| benefit_details(context, document, benefit, !is_alone)).collect();
    view! {
        <details class=class>
            <summary class="gives__line">
                <span class="gives__name">{first} {count}</span>
                <span class="gives__cite">{cite(sentence)}</span>
                {money}
            </summary>
            <ul class="gives__items">{items}</ul>
        </details>
    }
    .into_any()
}

/// The amount, if the text specifies one.
fn named_amount(benefit: &'static Benefit<'static>) -> Option<&'static Amount<'static>> {
    benefit.amount.as_ref().filter(|amount| !matches!(amount.sum, Sum::Unspecified))
}

fn principle(
    context: &PageContext,
    document: &'static Document<'static>,
    principle: &Principle<'static>,
) -> impl IntoView + use<> {
    let why = (!principle.why.is_empty()).then(|| format!("（{}）", principle.why));
    view! { <li>{quotation(context, document, principle.quote)} {why}</li> }
}

/// The reason why a measure has no benefits.
fn reason(none: &NoBenefit<'static>) -> impl IntoView + use<> {
    view! { <p class="gives__none">{none.reason}</p> }
}
