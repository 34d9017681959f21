//! A measure's text, one sentence per line, each with its own URL.

use leptos::prelude::*;
use policy::model::document::NodeKind;

use crate::components::copy;
use crate::components::terms::Terms;
use crate::page_context::{SiteNode, anchor};

/// The text of a node below its heading. Paragraph boundaries are kept and each sentence starts a new line;
/// its number in the margin links to it and opens the copy menu. CSS generates the number, so copied text
/// contains only the document's words. Terms link to their explanations.
#[must_use]
pub fn sentence_list(node: SiteNode, terms: &mut Terms) -> impl IntoView + use<> {
    let mut number = 0;
    let blocks = node.children().filter(|child| child.kind() != NodeKind::Heading).map(|block| {
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
