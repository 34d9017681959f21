//! A measure's text, sentence by sentence, each with its own address.

use leptos::prelude::*;
use policy::model::document::Kind;

use crate::components::copy;
use crate::components::terms::Terms;
use crate::page_context::{SiteNode, anchor};

/// The text of a node below its heading. The paragraphs keep their bounds; each sentence stands on a
/// line of its own; its number in the margin links to it, and opens the menu for copying it. The number
/// is drawn by the stylesheet, so that copied text is the document's words and nothing else. Terms lead
/// to what they mean.
#[must_use]
pub fn sentence_list(node: SiteNode, terms: &mut Terms) -> impl IntoView + use<> {
    let mut number = 0;
    let blocks = node.children().filter(|child| child.kind() != Kind::Heading).map(|block| {
        let sentences: Vec<_> = block
            .sentences()
            .map(|sentence| {
                number += 1;
                sentence_line(sentence, number, terms)
            })
            .collect();
        view! { <div class="paragraph" id=block.id()>{sentences}</div> }
    });
    let blocks = blocks.collect_view();
    view! { <div class="sentences">{blocks}</div> }
}

fn sentence_line(sentence: SiteNode, number: usize, terms: &mut Terms) -> impl IntoView + use<> {
    view! {
        <p class="sentence" id=sentence.id()>
            <a
                class="sentence__link"
                href=anchor(sentence)
                aria-label=format!("第{number}句：链接、复制")
                data-number=number.to_string()
                data-script=copy::SCRIPT
            ></a>
            {terms.text(sentence.text(), sentence.id())}
        </p>
    }
}
