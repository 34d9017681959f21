//! Writing into the page.

use web_sys::Element;

use crate::html::Html;

/// Replaces what is in an element. Only [`Html`] gets there, in which every text is escaped.
pub fn show(element: &Element, html: &Html) {
    element.set_inner_html(html.as_str());
}
