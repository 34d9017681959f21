//! What the result rests on, said once on top, and the day it is worked out for.

use leptos::prelude::*;

use super::{CAUTION, NO_TOTALS, Outcome, day};
use crate::browser;
use crate::controls::wizard::fields::{date_fields, digit_fields, values};
use crate::place::Place;
use crate::wizard::{Session, read_date};

/// The basis of the result, with the day to change.
pub fn as_of(place: &Place, view: Outcome, session: &Session) -> impl IntoView + use<> {
    let day = day(session);
    let is_today = session.link.as_of.is_none();
    let issued = place.corpus.eligibility.sources.iter().map(|source| source.issued).max();
    let not_yet = issued.filter(|&issued| day < issued).map(|issued| {
        view! { <p class="problem" role="alert">{format!("文件尚未印发：{}才印发。", issued.words())}</p> }
    });
    let (fields, references) = digit_fields("按哪天算", date_fields(Some(day)));
    let problem = RwSignal::new(None::<String>);
    let set_day = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = values(&references);
        let [year, month, day] = typed.as_slice() else { return };
        match read_date(year, month, day) {
            Ok(day) => view.change(|session| session.link.as_of = (day != browser::today()).then_some(day)),
            Err(error) => problem.set(Some(error.words())),
        }
    };
    let use_today = move |_| view.change(|session| session.link.as_of = None);
    let today = (!is_today).then(|| {
        view! { <button class="button button--quiet" type="button" on:click=use_today>"改回今天"</button> }
    });
    view! {
        <div class="basis">
            <p>
                "按2017年文件，以"
                <b>{day.words()}</b>
                {if is_today { "（今天）" } else { "" }}
                "为准来算。"
            </p>
            <p>{CAUTION}</p>
            <p>{NO_TOTALS}</p>
            <details>
                <summary>"换一个日期"</summary>
                <form class="typed" on:submit=set_day>
                    {fields}
                    <p class="problem" role="alert">{move || problem.get()}</p>
                    <div class="answers">
                        <button class="button" type="submit">"按这天算"</button>
                        {today}
                    </div>
                </form>
            </details>
        </div>
        {not_yet}
    }
}
