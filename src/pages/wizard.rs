//! The wizard page, with one question per screen.

use leptos::prelude::*;

use crate::components::edition::edition_notice;
use crate::page_context::PageContext;
use crate::pages::Page;
use crate::route::Tool;
use crate::wizard::screens;

/// The page.
#[must_use]
pub fn page(context: &PageContext) -> Page {
    Page {
        title: "查一查，我符合哪些条件".to_owned(),
        description: format!(
            "回答几个问题，看看{}{}的文件写了哪些和您有关的培训、补贴、奖励、职称和权益，每一项都有原句。",
            context.province_name(),
            context.year(),
        ),
        view: view(context).into_any(),
    }
}

/// The wishes, and for browsers without scripts an explanation; CSS selects one.
/// `scripts/loader/wizard-preload.ts` shows the first questions and `wizard::page` all of them.
fn view(context: &PageContext) -> AnyView {
    if !context.has_questions() {
        return nothing_to_ask(context).into_any();
    }
    let rules = &context.corpus.eligibility;
    let wishes = rules.listed_wishes().map(|(_, wish)| view! { <li>{wish.label}</li> });
    let mut screens = screens::early(context).into_iter();
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
                    context.year(),
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
                <a href=context.link_to(Tool::Measures)>"不答题，直接看全部措施"</a>
            </p>
            </div>
            {screens.map(|(name, screen)| view! { <template data-screen=name>{screen}</template> }).collect_view()}
        </div>
    }
    .into_any()
}

/// The page if there are no benefits yet; it starts no engine.
fn nothing_to_ask(context: &PageContext) -> impl IntoView {
    let notices = context.reading_editions().map(|document| edition_notice(context, document));
    view! {
        <h1>"还不能查条件"</h1>
        {notices.collect_view()}
        <p class="block">
            <a class="button" href=context.link_to(Tool::Measures)>"一条一条看原文"</a>
        </p>
    }
}
