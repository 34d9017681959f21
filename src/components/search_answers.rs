//! The pages that answer a question better than a sentence does: how much, who pays, by when.

use leptos::prelude::*;
use policy::figures::Group;
use policy::search::Asks;

use crate::place::Place;
use crate::route::fragment::Fields;
use crate::route::{Fragment, Route};

/// Links to the lists that hold what is asked for.
#[must_use]
pub fn search_answers(place: &Place, asks: Asks) -> impl IntoView + use<> {
    let groups: &[(Group, &str)] = match asks {
        Asks::HowMuch | Asks::Entitled => {
            &[(Group::Sum, "看所有金额：多少钱、给谁"), (Group::Share, "看所有比例")]
        }
        Asks::WhoPays => &[(Group::Sum, "看每笔钱由谁出")],
        Asks::When => &[(Group::Deadline, "看所有时限"), (Group::Term, "看所有年限")],
        Asks::HowMany => &[(Group::Quota, "看所有名额和名次")],
    };
    let links = groups.iter().map(|&(group, words)| {
        let fields = Fields { group: group.key().to_owned(), ..Fields::default() };
        let href = place.link(&Route::Figures) + &Fragment::from(fields).to_string();
        view! {
            <li>
                <a class="hit__link" href=href>{words}</a>
            </li>
        }
    });
    view! { <ul class="answers">{links.collect_view()}</ul> }
}
