//! The figures page: every sum, share, quota, term and deadline with its sentence.

mod chart;
mod found;
mod others;
mod row;

use leptos::prelude::*;
use policy::figures::in_group;
use policy::model::figures::FigureGroup;

use crate::components::copy::citations;
use crate::components::empty::nothing_left;
use crate::components::training_funds::training_funds;
use crate::contract::{ID_GROUP, ID_ORDER, ID_WORDS, ORDER_TEXT};
use crate::page_context::PageContext;
use crate::pages::Page;

use chart::chart;
use found::found;
use others::others;
use row::row;

/// The page of figures.
pub fn page(context: &PageContext) -> Page {
    let (count, found) = (context.corpus.figures.len(), context.corpus.found.len());
    let description = if count == 0 && found > 0 {
        format!("程序在原文里找到的{found}个数字：金额、比例、时间、人数，各在哪一句，还没有逐个说明。")
    } else {
        format!("文件里的金额、比例、名额、期限等{count}个数字：给谁，谁出钱，一次还是每次，原句在哪里。")
    };
    let view = if count == 0 { view_found(context).into_any() } else { view(context, count).into_any() };
    Page { title: "金额、名额和期限".to_owned(), description, view }
}

/// The page if no number has been explained: detected numbers.
fn view_found(context: &PageContext) -> impl IntoView {
    let found = found(context);
    let nothing = found.is_empty().then(|| view! { <p>"文件里没有找到数字。"</p> });
    view! {
        <div class="folds figures-page">
        <h1>"金额、名额和期限"</h1>
        {nothing}
        {found}
        {citations(&context.corpus.documents)}
        </div>
    }
}

/// Complete without scripts. With them, `scripts/enhance/figures.ts` filters the rows and updates the count.
fn view(context: &PageContext, count: usize) -> impl IntoView {
    let is_asked_first = |group: &FigureGroup| matches!(group, FigureGroup::Sum | FigureGroup::Share);
    let (first, rest): (Vec<FigureGroup>, Vec<FigureGroup>) =
        FigureGroup::ALL.into_iter().partition(is_asked_first);
    let others_count: usize = rest.iter().map(|group| in_group(&context.corpus.figures, *group).len()).sum();
    let first: Vec<Option<AnyView>> = first.into_iter().map(|group| section(context, group)).collect();
    let rest: Vec<Option<AnyView>> = rest.into_iter().map(|group| section(context, group)).collect();
    let rest = (others_count > 0).then(|| {
        view! {
            <details class="fold figures-rest">
                <summary>
                    <span class="figures-rest__name">"其他数字：名额、期限、目标等"</span>
                    <span class="fold__count">{format!("{others_count}个")}</span>
                </summary>
                {rest}
            </details>
        }
        .into_any()
    });
    let others = others(context).into_any();
    view! {
        <div class="folds figures-page">
        <h1>"金额、名额和期限"</h1>
        <p class="figures-lead">
            "文件里的每一个数字都在本页，每个都连着它的原句。文件没有写这些钱能不能同时拿，所以本页不把它们相加。"
        </p>
        {filters(count)}
        {nothing_left("没有符合的数字。换个词或者换个种类试试。")}
        {first}
        {rest}
        {found(context)}
        {others}
        {citations(&context.corpus.documents)}
        </div>
    }
}

fn filters(count: usize) -> AnyView {
    let options = FigureGroup::ALL
        .into_iter()
        .map(|group| view! { <option value=group.key()>{group.name()}</option> })
        .collect_view();
    view! {
        <form class="filters" data-slot="figures">
            <details class="fold filters__fold">
                <summary class="filters__open">"筛选、排序"</summary>
                <div class="filters__choices">
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
                </div>
            </details>
            <p class="filters__count" role="status" data-count="">{format!("共{count}个")}</p>
            <noscript>
                <p class="filters__note">"筛选和排序要用到 JavaScript，现在没有启用。下面是全部数字。"</p>
            </noscript>
        </form>
    }
    .into_any()
}

fn section(context: &PageContext, group: FigureGroup) -> Option<AnyView> {
    let figures = in_group(&context.corpus.figures, group);
    let rows: Vec<AnyView> = figures.iter().map(|figure| row(context, figure)).collect();
    let heading = format!("{} {}个", group.name(), figures.len());
    let chart = (group == FigureGroup::Sum).then(|| {
        view! {
            <details class="fold figures__chart">
                <summary>"看成图"</summary>
                {chart(context, &figures)}
            </details>
        }
    });
    let reckoned = (group == FigureGroup::Share).then(|| calculator(context)).flatten();
    (!figures.is_empty()).then(|| {
        view! {
            <section class="figures" id=group.key() data-group=group.key()>
                <h2 class="group__heading">{heading}</h2>
                {reckoned}
                <ul class="figures__list">{rows}</ul>
                {chart}
            </section>
        }
        .into_any()
    })
}

/// The training-funds calculator, if a measure names the shares.
fn calculator(context: &PageContext) -> Option<impl IntoView + use<>> {
    let measures = context.own_document()?.measures();
    let form = measures.map(|measure| training_funds(context, measure)).find(|form| !form.is_empty())?;
    Some(view! {
        <details class="fold figures__funds">
            <summary>"算一算：企业要提取多少职工教育培训经费"</summary>
            {form}
        </details>
    })
}
