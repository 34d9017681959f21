//! 导出: the project, the site, and the site as a single file.

use leptos::prelude::*;

use crate::state::{Step, workbench};

/// The step.
#[component]
pub fn Export() -> impl IntoView {
    let state = workbench();
    let is_reading =
        move || state.view.with(|view| view.as_ref().is_none_or(|view| view.form.is_reading_edition));
    let is_reviewed = move || state.view.with(|view| view.as_ref().is_some_and(|view| view.form.is_reviewed));
    view! {
        <section class="card">
            <h2>"工程"</h2>
            <p>"原文和您核对的内容。以后接着做、换一台电脑做、交给别人做，都用它：再拖进工作台就行。"</p>
            <button id="pack" class="button button--main" disabled=move || state.is_busy.get() on:click=move |_| state.export_project()>
                "导出工程.zip"
            </button>
        </section>
        <section class="card">
            <h2>"网站"</h2>
            <p>
                "整个网站，解压后放到任何网站服务器的文件夹里就能用。"
                <Show
                    when=is_reading
                    fallback=|| view! { "您的文件是完整版：有全文、目录、查找、数字，读者还能查自己能得到什么。“待遇”和“数字”都写完、没有错误，才能导出。" }
                >
                    "您的文件是阅读版：有全文、目录、查找、找到的数字；待遇还没有整理，网站会写明。"
                </Show>
            </p>
            <Show when=move || !is_reviewed()>
                <p class="quiet">
                    "还没有核对："
                    <button class="link" on:click=move |_| state.step.set(Step::DocumentInfo)>"去核对"</button>
                </p>
            </Show>
            <button
                id="publish"
                class="button button--main"
                disabled=move || state.is_busy.get() || !is_reviewed()
                on:click=move |_| state.export_site()
            >
                "导出网站.zip"
            </button>
        </section>
        <section class="card">
            <h2>"单文件"</h2>
            <p>"给一体机、没有网络的电脑：整个网站在一个网页文件里，拷过去双击就能打开。"</p>
            <button
                id="single-file"
                class="button button--main"
                disabled=move || state.is_busy.get() || !is_reviewed()
                on:click=move |_| state.export_single_file()
            >
                "导出单文件"
            </button>
            <p class="quiet">"制作大约要一分钟，可以随时停止。"</p>
        </section>
    }
}
