//! What only one of the two documents has: with a reason for each or for many, or joined to a pair.

use leptos::html::Input;
use leptos::prelude::*;
use workbench_messages::comparison::{ComparedAlone, ComparisonEdit, Side};

use super::Seen;
use crate::comparison::{self, Sides};
use crate::state::workbench;

/// Those that are chosen to be a pair: of the left, of the right.
type Chosen = RwSignal<[Option<usize>; 2]>;

/// Both lists.
#[component]
pub fn Alone(
    /// The documents.
    seen: Seen,
    /// The ids of the documents.
    sides: RwSignal<Sides>,
) -> impl IntoView {
    let state = workbench();
    let chosen: Chosen = RwSignal::new([None; 2]);
    // Places among all change with every pair.
    Effect::new(move |_| {
        seen.track();
        chosen.set([None; 2]);
    });
    let both = move || chosen.with(|[left, right]| left.zip(*right));
    let join = move |_| {
        if let Some((left, right)) = both() {
            let edit = ComparisonEdit::Join { left, right };
            state.edit_comparison(sides.get_untracked(), edit, "已配成一对，请在上面看过再定".to_owned());
        }
    };
    view! {
        <section class="card card--wide" id="alone">
            <div class="structure__head">
                <h2>"没有对应的"</h2>
                <button class="button" disabled=move || both().is_none() on:click=join>"把选中的两处配成一对"</button>
            </div>
            <p class="quiet">"这些话只有一边有：写明为什么。其实说的是同一件事的，左边、右边各选一处，配成一对。"</p>
            <div class="pair__sides">
                <AloneSide side=Side::Left seen sides chosen/>
                <AloneSide side=Side::Right seen sides chosen/>
            </div>
        </section>
    }
}

/// The list of one side.
#[component]
fn AloneSide(side: Side, seen: Seen, sides: RwSignal<Sides>, chosen: Chosen) -> impl IntoView {
    let state = workbench();
    let reason = NodeRef::<Input>::new();
    let name = move || {
        seen.with(|seen| seen.as_ref().map(|seen| comparison::document(seen, side).short_title.clone()))
    };
    // With its place among all.
    let entries = Memo::new(move |_| {
        seen.with(|seen| {
            let entries = seen.iter().flat_map(|seen| seen.alone.iter().cloned().enumerate());
            entries.filter(|(_, one)| one.side == side).collect::<Vec<_>>()
        })
    });
    let open = move || {
        entries.with(|entries| {
            entries.iter().filter(|(_, one)| one.is_draft).map(|(at, _)| *at).collect::<Vec<_>>()
        })
    };
    let say = move |entries: Vec<usize>| {
        let reason = reason.get_untracked().map(|field| field.value()).unwrap_or_default();
        let said = format!("已写明理由：{}处", entries.len());
        state.edit_comparison(sides.get_untracked(), ComparisonEdit::Alone { entries, reason }, said);
    };
    view! {
        <div class="pair__side" data-side=if side == Side::Left { "left" } else { "right" }>
            <h3>{move || format!("只有“{}”有", name().unwrap_or_default())}</h3>
            <label class="alone__reason">
                <span>"为什么另一份没有"</span>
                <input node_ref=reason type="text" value="另一份文件没有写这些。"/>
            </label>
            <button class="button" disabled=move || open().is_empty() on:click=move |_| say(open())>
                {move || format!("没看的{}处，都写上这个理由", open().len())}
            </button>
            <ul class="alone__list">
                <For
                    each=move || entries.get()
                    key=|(at, one)| (*at, one.title.clone(), one.is_draft, one.reason.clone(), one.passages.len())
                    let((at, one))
                >
                    <AloneRow at one seen sides chosen say/>
                </For>
            </ul>
        </div>
    }
}

/// Passages that only one document has.
#[component]
fn AloneRow(
    at: usize,
    one: ComparedAlone,
    seen: Seen,
    sides: RwSignal<Sides>,
    chosen: Chosen,
    /// Writes the reason that stands in the field.
    say: impl Fn(Vec<usize>) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let state = workbench();
    let ComparedAlone { side, title, reason, is_draft, passages } = one;
    let column = side as usize;
    let words = seen.with_untracked(|seen| {
        let document = seen.as_ref().map(|seen| comparison::document(seen, side))?;
        Some(passages.iter().map(|one| comparison::words(document, one)).collect::<Vec<_>>().join(" "))
    });
    let is_chosen = move || chosen.with(|chosen| chosen[column] == Some(at));
    let choose = move |_| chosen.update(|chosen| chosen[column] = (chosen[column] != Some(at)).then_some(at));
    let reopen = move |_| {
        let edit = ComparisonEdit::Reopen { entry: at };
        state.edit_comparison(sides.get_untracked(), edit, "已放回没看的".to_owned());
    };
    view! {
        <li class="number alone">
            <p><b>{title}</b></p>
            <p class="pair__text">{words}</p>
            {if is_draft {
                view! {
                    <div class="choices">
                        <button class="choice" on:click=move |_| say(vec![at])>"写上这个理由"</button>
                        <button class="choice" aria-pressed=move || is_chosen().to_string() on:click=choose>"选来配对"</button>
                    </div>
                }
                .into_any()
            } else {
                view! {
                    <p class="number__is--said">{reason}</p>
                    <button class="link" on:click=reopen>"放回没看的"</button>
                }
                .into_any()
            }}
        </li>
    }
}
