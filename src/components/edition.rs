//! Notices about the reading edition (阅读版).

use leptos::prelude::*;
use policy::Document;

use crate::page_context::{PageContext, is_reading};
use crate::route::Tool;

/// What the reading edition lacks, with a link to its numbers; `None` for the full edition.
#[must_use]
pub fn edition_notice(
    context: &PageContext,
    document: &'static Document<'static>,
) -> Option<impl IntoView + use<>> {
    is_reading(document).then(|| {
        let count = found_in(context, document);
        let numbers = (count > 0).then(|| {
            view! {
                "程序在原文里找到了"
                <a href=context.link_to(Tool::Figures)>{format!("{count}个数字")}</a>
                "，还没有逐个说明。"
            }
        });
        view! {
            <p class="edition">
                <b class="edition__name">"阅读版"</b>
                "原文照录，可以搜索。这份文件给了谁什么、有什么条件，本站还没有整理，所以不能查条件；没有整理不等于文件没有写，请看原文。"
                {numbers}
            </p>
        }
    })
}

/// The notice on the page of a measure without benefits yet.
#[must_use]
pub fn measure_notice(
    context: &PageContext,
    document: &'static Document<'static>,
) -> Option<impl IntoView + use<>> {
    is_reading(document).then(|| {
        view! {
            <p class="edition">
                <b class="edition__name">"阅读版"</b>
                "这一条给了谁什么，本站还没有整理。请读上面的原文，或者问"
                {context.province_name()}
                "的主管部门。"
            </p>
        }
    })
}

/// The number of detected numbers in a document.
fn found_in(context: &PageContext, document: &Document<'_>) -> usize {
    let is_of =
        |at: u16| context.corpus.documents.get(usize::from(at)).is_some_and(|one| one.id == document.id);
    context.corpus.found.iter().filter(|found| is_of(found.document)).count()
}
