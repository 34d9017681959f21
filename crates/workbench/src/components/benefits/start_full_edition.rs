//! From the reading edition (阅读版) to the full edition (完整版): what it requires, and the button.

use leptos::prelude::*;
use workbench_messages::benefits::BenefitsEdit;

use crate::components::undo_redo::UndoRedo;
use crate::state::workbench;

/// What the full edition requires, and the button that starts it.
#[component]
pub fn StartFullEdition() -> impl IntoView {
    let state = workbench();
    let start = move |_| {
        state.edit_benefits(BenefitsEdit::StartFullEdition, "已改成完整版，可以撤销".to_owned());
    };
    view! {
        <section class="card">
            <div class="structure__head">
                <h2>"把它做成完整版"</h2>
                <UndoRedo/>
            </div>
            <p>"这份文件现在是阅读版：有全文、目录、查找。完整版还写明谁能得到什么，读者回答几个问题就能查。这一步可以不做。"</p>
            <p>"做完整版，您要写："</p>
            <ul class="plain">
                <li>"每一句给了谁什么：写成一项待遇；没有给谁什么的，写一个理由。许多句可以一次写完。"</li>
                <li>"每一个数字是什么：在“数字”一步里按键选。"</li>
                <li>"都写完、没有错误，才能导出网站。没写完的时候，工程照样自动保存，能随时接着做。"</li>
            </ul>
            <p class="quiet">
                "工程里会多几个文件：共用的问题（questions.toml）和词语（vocabulary.toml）、每个数字和每一条的草稿。按“撤销”可以回到阅读版。"
            </p>
            <button id="full-edition" class="button button--main" disabled=move || state.is_busy.get() on:click=start>
                "做成完整版"
            </button>
        </section>
    }
}
