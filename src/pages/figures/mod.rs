//! Every sum, share, quota, term and deadline at a glance, each with its sentence.

mod chart;
mod others;
mod row;

use leptos::prelude::*;
use policy::figures::{Group, in_group};

use crate::components::copy::citations;
use crate::components::empty::nothing_left;
use crate::contract::{ID_GROUP, ID_ORDER, ID_WORDS, ORDER_TEXT};
use crate::pages::Page;
use crate::place::Place;

use chart::chart;
use others::others;
use row::{head, row};

/// The page of figures.
pub fn page(place: &Place) -> Page {
    let count = place.corpus.figures.len();
    Page {
        title: "金额、名额和期限".to_owned(),
        description: format!(
            "文件里的金额、比例、名额、期限等{count}个数字：给谁，谁出钱，一次还是每次，原句在哪里。"
        ),
        view: view(place, count).into_any(),
    }
}

/// Whole without a script. With one, `scripts/enhance/figures.ts` hides the rows that a filter leaves out and
/// writes the count.
fn view(place: &Place, count: usize) -> impl IntoView {
    let options = Group::ALL
        .into_iter()
        .map(|group| view! { <option value=group.key()>{group.name()}</option> })
        .collect_view();
    let sections = Group::ALL.into_iter().map(|group| section(place, group)).collect_view();
    view! {
        <h1>"金额、名额和期限"</h1>
        <p class="block figures-lead">
            "文件里的每一个数字都在本页，每个都连着它的原句。文件没有写这些钱能不能同时拿，所以本页不把它们相加。"
        </p>
        <form class="filters" data-slot="figures">
            <p class="filter">
                <label class="filter__label" for=ID_GROUP>"种类"</label>
                <select class="filter__choice" id=ID_GROUP>
                    <option value="">"全部种类"</option>
                    {options}
                </select>
            </p>
            <p class="filter">
                <label class="filter__label" for=ID_WORDS>"找"</label>
                <input class="filter__choice figures-words" id=ID_WORDS type="search" placeholder="技师、企业、金牌……" autocomplete="off" />
            </p>
            <p class="filter">
                <label class="filter__label" for=ID_ORDER>"排序"</label>
                <select class="filter__choice" id=ID_ORDER>
                    <option value="amount">"金额从高到低"</option>
                    <option value=ORDER_TEXT>"文件中的先后"</option>
                </select>
            </p>
            <p class="filters__count" role="status" data-count="">{format!("共{count}个")}</p>
            <noscript>
                <p class="filters__note">"筛选和排序要用到 JavaScript，现在没有启用。下面是全部数字。"</p>
            </noscript>
        </form>
        {nothing_left("没有符合的数字。换个词或者换个种类试试。")}
        {sections}
        {others(place)}
        {citations(&place.corpus.documents)}
    }
}

fn section(place: &Place, group: Group) -> impl IntoView + use<> {
    let figures = in_group(&place.corpus.figures, group);
    let rows: Vec<_> = figures.iter().map(|figure| row(place, figure)).collect();
    let heading = format!("{} {}个", group.name(), figures.len());
    (!figures.is_empty()).then(|| {
        view! {
            <section class="figures" id=group.key() data-group=group.key()>
                <h2 class="group__heading">{heading}</h2>
                {(group == Group::Sum).then(|| chart(place, &figures))}
                <table class="figures__table" role="table">
                    {head(group)}
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
            </section>
        }
    })
}
