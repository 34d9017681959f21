//! The wizard: questions, one a screen.

use leptos::prelude::*;

use crate::components::edition::edition_notice;
use crate::components::wizard::screens;
use crate::pages::Page;
use crate::place::Place;
use crate::route::Tool;

/// The page.
#[must_use]
pub fn page(place: &Place) -> Page {
    Page {
        title: "查一查，我符合哪些条件".to_owned(),
        description: format!(
            "回答几个问题，看看{}{}的文件写了哪些和您有关的培训、补贴、奖励、职称和权益，每一项都有原句。",
            place.province_name(),
            place.year(),
        ),
        view: view(place).into_any(),
    }
}

/// What can be asked, and for those without scripts what this is: the styles show one of the two.
/// `scripts/loader/wizard-preload.ts` shows the first questions, and `controls::wizard` all of them.
fn view(place: &Place) -> AnyView {
    if !place.has_questions() {
        return nothing_to_ask(place).into_any();
    }
    let rules = &place.corpus.eligibility;
    let wishes = rules.listed_wishes().map(|(_, wish)| view! { <li>{wish.label}</li> });
    let mut screens = screens::early(place).into_iter();
    let first = screens
        .next()
        .map(|(name, screen)| view! { <div class="wizard__first" data-screen=name>{screen}</div> });
    view! {
        <div class="wizard" data-slot="wizard" data-engine="wizard">
            {first}
            <div class="wizard__reading">
            <h1>"查一查，我符合哪些条件"</h1>
            <p class="wizard__lead">
                {format!(
                    "回答几个问题，对照{}文件里的{}项内容，看哪些条件对上了、还差什么、原句怎么写。回答只留在您的设备上。",
                    place.year(),
                    rules.benefits.len(),
                )}
            </p>
            <noscript>
                <p class="wizard__missing">"提问要用到 JavaScript，现在没有启用。您可以直接读下面的措施。"</p>
            </noscript>
            <p class="wizard__missing needs-app" hidden></p>
            <section class="block">
                <h2>"可以问这些事"</h2>
                <ul class="plain-list">{wishes.collect_view()}</ul>
            </section>
            <p class="block">
                <a href=place.link_to(Tool::Measures)>"不答题，直接看全部措施"</a>
            </p>
            </div>
            {screens.map(|(name, screen)| view! { <template data-screen=name>{screen}</template> }).collect_view()}
        </div>
    }
    .into_any()
}

/// Where nobody has written what the documents give: a page that starts nothing.
fn nothing_to_ask(place: &Place) -> impl IntoView {
    let notices = place.reading_editions().map(|document| edition_notice(place, document));
    view! {
        <h1>"还不能查条件"</h1>
        {notices.collect_view()}
        <p class="block">
            <a class="button" href=place.link_to(Tool::Measures)>"一条一条看原文"</a>
        </p>
    }
}
