//! The page for unknown URLs.

use leptos::prelude::*;

use crate::page_context::PageContext;
use crate::pages::Page;
use crate::route::{Route, Tool};

/// The page.
pub fn page(context: &PageContext) -> Page {
    Page {
        title: "没有这个页面".to_owned(),
        description: "这个网址没有对应的页面。".to_owned(),
        view: view(context).into_any(),
    }
}

fn view(context: &PageContext) -> impl IntoView {
    view! {
        <h1>"没有这个页面"</h1>
        <p>"网址可能抄错了，或者页面已经不在这里。您可以："</p>
        <ul class="plain-list">
            <li><a href=context.link(&Route::Home)>"回到首页"</a></li>
            <li><a href=context.link_to(Tool::Measures)>"看全部措施"</a></li>
        </ul>
    }
}
