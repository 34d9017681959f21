//! What an address that leads nowhere shows.

use leptos::prelude::*;

use crate::pages::Page;
use crate::place::Place;
use crate::route::{Route, Tool};

/// The page.
pub fn page(place: &Place) -> Page {
    Page {
        title: "没有这个页面".to_owned(),
        description: "这个网址没有对应的页面。".to_owned(),
        view: view(place).into_any(),
    }
}

fn view(place: &Place) -> impl IntoView {
    view! {
        <h1>"没有这个页面"</h1>
        <p>"网址可能抄错了，或者页面已经不在这里。您可以："</p>
        <ul class="plain-list">
            <li><a href=place.link(&Route::Home)>"回到首页"</a></li>
            <li><a href=place.link_to(Tool::Measures)>"看全部措施"</a></li>
        </ul>
    }
}
