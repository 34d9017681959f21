//! The verbatim text of a document, every node with its id.
//!
//! The view follows the tree and never inspects the text.

use leptos::prelude::*;
use policy::model::document::NodeKind;

use crate::components::numerals::numerals;
use crate::page_context::{PageContext, SiteNode, measure_route};

/// A node with all its descendants.
#[must_use]
pub fn official_text(context: &PageContext, node: SiteNode) -> AnyView {
    match node.kind() {
        NodeKind::Root => children(context, node).into_any(),
        NodeKind::Cover => cover(context, node).into_any(),
        NodeKind::Part
        | NodeKind::Section
        | NodeKind::Measure
        | NodeKind::Principle
        | NodeKind::Point
        | NodeKind::Item
        | NodeKind::Attachment => {
            view! { <section class="division" id=node.id()>{children(context, node)}</section> }.into_any()
        }
        NodeKind::Paragraph => {
            view! { <p class="running" id=node.id()>{children(context, node)}</p> }.into_any()
        }
        NodeKind::Sentence => view! { <span id=node.id()>{numerals(node.text())}</span> }.into_any(),
        NodeKind::Heading => heading(context, node),
        NodeKind::Title => title(node),
        NodeKind::HeadLine => line("official-line official-line--head", node).into_any(),
        NodeKind::Addressees => line("official-line", node).into_any(),
        NodeKind::Issuer | NodeKind::Date => line("official-line official-line--end", node).into_any(),
        NodeKind::CopyTo => line("official-line official-line--copy", node).into_any(),
    }
}

fn children(context: &PageContext, node: SiteNode) -> Vec<AnyView> {
    node.children().map(|child| official_text(context, child)).collect()
}

/// The cover, set apart from the document.
fn cover(context: &PageContext, node: SiteNode) -> impl IntoView {
    view! {
        <section class="cover" id=node.id() aria-labelledby="cover-heading">
            <h2 class="cover__heading" id="cover-heading">{cover_name(node)}</h2>
            {children(context, node)}
        </section>
    }
}

/// The site's name for a cover: a titled one is a document that forwards another, an untitled one is the
/// issuing notice.
#[must_use]
pub fn cover_name(cover: SiteNode) -> &'static str {
    if has_title(cover) { "转发文电" } else { "印发通知" }
}

/// Whether a cover has a title of its own.
#[must_use]
pub fn has_title(cover: SiteNode) -> bool {
    cover.children().any(|child| child.kind() == NodeKind::Title)
}

fn title(node: SiteNode) -> AnyView {
    let in_cover =
        node.ancestors().any(|above| matches!(above.kind(), NodeKind::Cover | NodeKind::Attachment));
    if in_cover {
        view! { <h3 class="official-title" id=node.id()>{node.text()}</h3> }.into_any()
    } else {
        view! { <h2 class="official-title" id=node.id()>{node.text()}</h2> }.into_any()
    }
}

fn line(class: &'static str, node: SiteNode) -> impl IntoView {
    view! { <p class=class id=node.id()>{node.text()}</p> }
}

/// A heading, one level below the enclosing division's; the document's title has level 2.
fn heading(context: &PageContext, node: SiteNode) -> AnyView {
    let depth = node.ancestors().filter(|above| above.heading().is_some()).count();
    let words = view! {
        <span class="label">{node.label()}</span>
        {node.heading_text()}
    };
    let id = node.id();
    match depth {
        0 | 1 => view! { <h3 class="division__heading" id=id>{words}</h3> }.into_any(),
        2 => view! { <h4 class="division__heading" id=id>{words}</h4> }.into_any(),
        _ => view! {
            <div class="division__row">
                <h5 class="division__heading" id=id>{words}</h5>
                {measure_link(context, node)}
            </div>
        }
        .into_any(),
    }
}

/// The link from a measure in the text to its page.
fn measure_link(context: &PageContext, heading: SiteNode) -> Option<impl IntoView> {
    let measure = heading.parent()?;
    let link = context.link(&measure_route(measure)?);
    let words = format!("{}单独看", measure.cited());
    Some(view! { <a class="division__link" href=link>{words}</a> })
}
