//! The form of a benefit.

use leptos::prelude::*;
use workbench_messages::benefits::{
    Amount, AmountKind, BenefitForm, BenefitsEdit, Named, Quota, Quote, Term,
};

use super::conditions::{ConditionsRow, Which};
use super::desk;
use super::fields::{QuoteRow, TextRow, change, choice, read};
use crate::benefits::{AMOUNTS, GIVES, PERS, RECURRENCES, STRENGTHS, toggle};
use crate::state::workbench;

/// The id of the first field.
pub const FIRST: &str = "benefit-title";

/// The form in hand.
#[component]
pub fn FormPanel() -> impl IntoView {
    let state = workbench();
    let all = desk().all;
    let is_new = Memo::new(move |_| read(state, |form| form.id.is_empty()));
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(form) = state.benefit.get_untracked() {
            let said = format!("已存下“{}”", form.title.trim());
            state.edit_benefits(BenefitsEdit::Put(Box::new(form)), said);
        }
    };
    let remove = move |_| {
        if let Some(form) = state.benefit.get_untracked() {
            let said = format!("已删除“{}”，可以撤销", form.title);
            state.edit_benefits(BenefitsEdit::Remove(form.id), said);
        }
    };
    let audiences = move || all.with(|all| all.questions.audiences.clone());
    let topics = move || all.with(|all| all.questions.topics.clone());
    view! {
        <form class="card benefit" on:submit=save>
            <h2>{move || if is_new.get() { "新的一项待遇" } else { "改一项待遇" }}</h2>
            {quote_row("引的原话", |form| form.quote.clone(), |form, quote| form.quote = quote)}
            <TextRow name="名称" hint="如：技能提升补贴" id=FIRST
                read={|form| form.title.clone()} write={|form, words| form.title = words}/>
            <TextRow name="一句话" hint="大白话：给谁、给什么，不比原文多说"
                read={|form| form.summary.clone()} write={|form, words| form.summary = words}/>
            <Several name="给谁" options=Signal::derive(audiences)
                read={|form| &form.audiences} write={|form| &mut form.audiences}/>
            <Several name="归在哪里" options=Signal::derive(topics)
                read={|form| &form.topics} write={|form| &mut form.topics}/>
            <div class="choices" role="group" aria-label="给的是什么">
                <span class="quiet">"给的是："</span>
                {GIVES.map(|(gives, words)| choice(
                    words,
                    move || read(state, |form| form.gives == Some(gives)),
                    move || change(state, |form| form.gives = Some(gives)),
                )).collect_view()}
            </div>
            <div class="choices" role="group" aria-label="文件说得多肯定">
                <span class="quiet">"文件说得多肯定："</span>
                {STRENGTHS.map(|(strength, words)| choice(
                    words,
                    move || read(state, |form| form.strength == Some(strength)),
                    move || change(state, |form| form.strength = Some(strength)),
                )).collect_view()}
            </div>
            {quote_row("这样说的字", |form| form.strength_quote.clone(), |form, quote| form.strength_quote = quote)}
            <ConditionsRow which=Which::Target/>
            <ConditionsRow which=Which::Condition/>
            <AmountRows/>
            {quote_row("从什么资金里出", |form| form.fund.clone(), |form, quote| form.fund = quote)}
            {quote_row("谁出钱", |form| form.payer.clone(), |form, quote| form.payer = quote)}
            <QuotaRows/>
            <TermRows/>
            <Rest/>
            <div class="buttons">
                <button id="save-benefit" class="button button--main" type="submit" disabled=move || state.is_busy.get()>
                    "存下这项待遇"
                </button>
                <button class="button" type="button" on:click=move |_| state.benefit.set(None)>"放弃这次改动"</button>
                <Show when=move || !is_new.get()>
                    <button class="button" type="button" on:click=remove>"删除这项待遇"</button>
                </Show>
            </div>
        </form>
    }
}

/// A quote of the form.
fn quote_row(
    name: &'static str,
    of: fn(&BenefitForm) -> Option<Quote>,
    write: fn(&mut BenefitForm, Option<Quote>),
) -> impl IntoView {
    let state = workbench();
    let quote = Memo::new(move |_| read(state, of));
    let write = move |quote: Option<Quote>| change(state, |form| write(form, quote));
    view! { <QuoteRow name quote write/> }
}

/// Several of some things.
#[component]
fn Several(
    /// What they are.
    name: &'static str,
    /// What there is.
    options: Signal<Vec<Named>>,
    /// Those that are chosen.
    read: fn(&BenefitForm) -> &Vec<String>,
    /// The same, to be changed.
    write: fn(&mut BenefitForm) -> &mut Vec<String>,
) -> impl IntoView {
    let state = workbench();
    let one = move |Named { id, label }: Named| {
        let pressed = id.clone();
        choice(
            label,
            move || super::fields::read(state, |form| read(form).contains(&id)),
            move || change(state, |form| toggle(write(form), &pressed)),
        )
    };
    view! {
        <div class="choices" role="group" aria-label=name>
            <span class="quiet">{name}"："</span>
            {move || options.get().into_iter().map(one).collect_view()}
        </div>
    }
}

/// How much money it is, where it is money.
#[component]
fn AmountRows() -> impl IntoView {
    let state = workbench();
    let kind = Memo::new(move |_| read(state, |form| form.amount.as_ref().map(|amount| amount.kind)));
    let none =
        choice("没有钱数", move || kind.get().is_none(), move || change(state, |form| form.amount = None));
    let of_kind = move |(one, words): (AmountKind, &'static str)| {
        choice(
            words,
            move || kind.get() == Some(one),
            move || change(state, |form| form.amount.get_or_insert_default().kind = one),
        )
    };
    let is_share =
        move || matches!(kind.get(), Some(AmountKind::Share | AmountKind::ShareRange | AmountKind::ShareMin));
    view! {
        <div class="choices" role="group" aria-label="多少钱">
            <span class="quiet">"多少钱："</span>
            {none}
            {AMOUNTS.map(of_kind).collect_view()}
        </div>
        <Show when=move || kind.get().is_some()>
            <Show when=move || kind.get() != Some(AmountKind::Unspecified)>
                <TextRow name="数目" hint="元数如 3000；百分数如 60、1.5，范围如 1.5-2.5"
                    read={|form| amount_of(form, |amount| amount.number.clone())}
                    write={|form, words| form.amount.get_or_insert_default().number = words}/>
            </Show>
            <Show when=is_share>
                <TextRow name="什么的百分之几" hint="用原文里的字，如：工资总额"
                    read={|form| amount_of(form, |amount| amount.of.clone())}
                    write={|form, words| form.amount.get_or_insert_default().of = words}/>
            </Show>
            <div class="choices" role="group" aria-label="按什么给">
                <span class="quiet">"按什么给："</span>
                {PERS.map(|(per, words)| choice(
                    words,
                    move || read(state, |form| amount_of(form, |amount| amount.per == per)),
                    move || change(state, |form| form.amount.get_or_insert_default().per = per),
                )).collect_view()}
                <span class="quiet">"多久给一次："</span>
                {RECURRENCES.map(|(recurrence, words)| choice(
                    words,
                    move || read(state, |form| amount_of(form, |amount| amount.recurrence == recurrence)),
                    move || change(state, |form| form.amount.get_or_insert_default().recurrence = recurrence),
                )).collect_view()}
            </div>
            {quote_row(
                "写钱数的字",
                |form| amount_of(form, |amount| amount.quote.clone()),
                |form, quote| form.amount.get_or_insert_default().quote = quote,
            )}
        </Show>
    }
}

fn amount_of<T: Default>(form: &BenefitForm, of: impl FnOnce(&Amount) -> T) -> T {
    form.amount.as_ref().map(of).unwrap_or_default()
}

/// How many can receive it, where the text says so.
#[component]
fn QuotaRows() -> impl IntoView {
    let state = workbench();
    let is_said = Memo::new(move |_| read(state, |form| form.quota.is_some()));
    let begin = move || {
        change(state, |form| {
            form.quota.get_or_insert_default();
        });
    };
    view! {
        <div class="choices" role="group" aria-label="名额">
            <span class="quiet">"名额："</span>
            {choice("没有写名额", move || !is_said.get(), move || change(state, |form| form.quota = None))}
            {choice("写了名额", move || is_said.get(), begin)}
        </div>
        <Show when=move || is_said.get()>
            <TextRow name="多少个名额" hint="整数，如：20"
                read={|form| quota_of(form, |quota| quota.count.clone())}
                write={|form, words| form.quota.get_or_insert_default().count = words}/>
            <TextRow name="多久一次" hint="用原文里的字，如：每两年；没有写就空着"
                read={|form| quota_of(form, |quota| quota.every.clone())}
                write={|form, words| form.quota.get_or_insert_default().every = words}/>
            {quote_row(
                "写名额的字",
                |form| quota_of(form, |quota| quota.quote.clone()),
                |form, quote| form.quota.get_or_insert_default().quote = quote,
            )}
        </Show>
    }
}

fn quota_of<T: Default>(form: &BenefitForm, of: impl FnOnce(&Quota) -> T) -> T {
    form.quota.as_ref().map(of).unwrap_or_default()
}

/// How long it lasts, where the text says so.
#[component]
fn TermRows() -> impl IntoView {
    let state = workbench();
    let is_said = Memo::new(move |_| read(state, |form| form.term.is_some()));
    let begin = move || {
        change(state, |form| {
            form.term.get_or_insert_default();
        });
    };
    view! {
        <div class="choices" role="group" aria-label="期限">
            <span class="quiet">"期限："</span>
            {choice("没有写期限", move || !is_said.get(), move || change(state, |form| form.term = None))}
            {choice("写了几年", move || is_said.get(), begin)}
        </div>
        <Show when=move || is_said.get()>
            <TextRow name="几年" hint="整数，如：4"
                read={|form| term_of(form, |term| term.years.clone())}
                write={|form, words| form.term.get_or_insert_default().years = words}/>
            <TextRow name="什么的期限" hint="用原文里的字，如：管理期"
                read={|form| term_of(form, |term| term.what.clone())}
                write={|form, words| form.term.get_or_insert_default().what = words}/>
            {quote_row(
                "写期限的字",
                |form| term_of(form, |term| term.quote.clone()),
                |form, quote| form.term.get_or_insert_default().quote = quote,
            )}
        </Show>
    }
}

fn term_of<T: Default>(form: &BenefitForm, of: impl FnOnce(&Term) -> T) -> T {
    form.term.as_ref().map(of).unwrap_or_default()
}

/// What is seldom needed, and what the form does not have.
#[component]
fn Rest() -> impl IntoView {
    let state = workbench();
    let others = Memo::new(move |_| read(state, |form| form.others.clone()));
    view! {
        <TextRow name="文件没写清的" hint="没有的不写；如：没有写向谁申请"
            read={|form| form.ambiguity.clone()} write={|form, words| form.ambiguity = words}/>
        <details class="fold">
            <summary>"不常用的"</summary>
            <TextRow name="为什么只引半句" hint="引的原话从半句开始或到半句为止时，才要写"
                read={|form| form.cut.clone()} write={|form, words| form.cut = words}/>
            <TextRow name="怎么知道谁出钱" hint="出钱的不在引的原话里时，才要写"
                read={|form| form.payer_note.clone()} write={|form, words| form.payer_note = words}/>
        </details>
        <Show when=move || others.with(|others| !others.is_empty())>
            <div class="others">
                <p class="quiet">"文件里还写着这些，表单里没有，存的时候原样不动："</p>
                {move || others.get().into_iter().map(|words| view! { <p><code>{words}</code></p> }).collect_view()}
            </div>
        </Show>
    }
}
