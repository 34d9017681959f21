//! Taking the result along: print, text, link.

use leptos::html::Textarea;
use leptos::prelude::*;
use policy::eligibility::BenefitIndex;

use crate::browser;
use crate::components::result::SiteEvaluation;
use crate::components::result::text::result_text;
use crate::place::Place;
use crate::route::{Fragment, fragment::Fields};
use crate::wizard::Session;

/// The buttons, and the field with what was made.
pub fn share(
    place: &Place,
    evaluation: &SiteEvaluation,
    session: &Session,
    scope: &[BenefitIndex],
) -> impl IntoView + use<> {
    let text = result_text(place, evaluation, &session.link.answers, scope);
    let answers = session.link.encode(&place.corpus.eligibility);
    let fragment = Fragment::from(Fields { answers, ..Fields::default() }).to_string();
    let made = RwSignal::new(None::<Made>);
    let field = NodeRef::<Textarea>::new();
    let offer = move |text: String, what: &'static str| {
        made.set(Some(Made { text, said: String::new() }));
        request_animation_frame(move || {
            let Some(field) = field.get_untracked() else { return };
            let said = if browser::copy(&field) {
                format!("{what}已复制，可以粘贴到微信等处。")
            } else {
                format!("这里不能自动复制。{what}在下面，请长按选中后复制。")
            };
            made.update(|made| {
                if let Some(made) = made {
                    made.said = said;
                }
            });
        });
    };
    let copy_text = move |_| offer(text.clone(), "文字");
    let copy_link = move |_| offer(browser::page_address() + &fragment, "链接");
    let print = browser::can_print().then(|| {
        view! { <button class="button" type="button" on:click=|_| browser::print()>"打印"</button> }
    });
    view! {
        <section class="share">
            <h2>"带走结果"</h2>
            <div class="answers">
                {print}
                <button class="button" type="button" on:click=copy_text>"复制成文字"</button>
                <button class="button" type="button" on:click=copy_link>"生成链接"</button>
            </div>
            <p class="hint">
                "文字和链接里都有您的回答（身份、工作、证书等）。链接里的回答在“#”后面，不会发给任何服务器；拿到链接的人都能看到。"
            </p>
            <p role="status">{move || made.get().map(|made| made.said)}</p>
            {move || {
                made.get().map(|made| {
                    view! {
                        <textarea class="share__field" node_ref=field readonly rows="6" aria-label="结果">
                            {made.text}
                        </textarea>
                    }
                })
            }}
        </section>
    }
}

/// What was made to take along, and what became of it.
#[derive(Clone)]
struct Made {
    text: String,
    said: String,
}
