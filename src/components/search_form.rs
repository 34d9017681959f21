//! The search form in every page's header.

use leptos::prelude::*;

use crate::components::icon::{Icon, icon};
use crate::contract::{ID_QUERY, ID_SEARCH};
use crate::page_context::PageContext;
use crate::route::Tool;

/// The search form, which leads to the measures page. The field has no name, so that the query is never
/// sent.
#[must_use]
pub fn search_form(context: &PageContext) -> impl IntoView {
    view! {
        <form id=ID_SEARCH class="search" role="search" action=context.link_to(Tool::Measures)>
            <label class="visually-hidden" for=ID_QUERY>"用自己的话搜索措施"</label>
            <input
                id=ID_QUERY
                class="search__field"
                type="search"
                placeholder="搜措施"
                autocomplete="off"
                enterkeyhint="search"
                maxlength="200"
            />
            <button class="search__button" type="submit">
                {icon(Icon::Search)}
                <span class="visually-hidden">"搜索"</span>
            </button>
        </form>
    }
}
