//! The result page of the wizard.

use leptos::prelude::*;

use crate::page_context::PageContext;
use crate::pages::Page;
use crate::route::Tool;

/// The page.
#[must_use]
pub fn page(context: &PageContext) -> Page {
    Page {
        title: "查询结果".to_owned(),
        description: format!(
            "按{}文件对照条件的结果：哪些条件对上了、哪些不一定有、还差什么，每一项都有原句。",
            context.year(),
        ),
        view: view(context).into_any(),
    }
}

/// The static page, without answers. `result::page` replaces it with the result.
fn view(context: &PageContext) -> AnyView {
    if !context.has_questions() {
        return view! {
            <h1>"查询结果"</h1>
            <p>"这里的文件给了谁什么，还没有整理，没有结果可看。"</p>
            <p><a class="button" href=context.link_to(Tool::Measures)>"一条一条看原文"</a></p>
        }
        .into_any();
    }
    view! {
        <div class="outcome" data-slot="result" data-engine="result">
            <h1>"查询结果"</h1>
            <p>"结果要根据您的回答在您的设备上算出来。"</p>
            <noscript>
                <p class="wizard__missing">"计算结果要用到 JavaScript，现在没有启用。您可以直接读全部措施。"</p>
            </noscript>
            <p class="wizard__missing needs-app" hidden></p>
            <p>
                <a href=context.link_to(Tool::Wizard)>"去答题"</a>
                "，或者"
                <a href=context.link_to(Tool::Measures)>"直接看全部措施"</a>
            </p>
        </div>
    }
    .into_any()
}
