//! The form of a benefit.

use leptos::prelude::*;
use workbench_messages::benefits::{
    Amount, AmountKind, BenefitForm, BenefitTerm, BenefitsEdit, LabelledOption, Quota, Quote,
};

use super::benefits_context;
use super::conditions::{ConditionsField, ConditionsRow};
use super::fields::{QuoteRow, TextRow, change, read, toggle_button};
use crate::benefits::{AMOUNTS, GIVES, PERS, RECURRENCES, STRENGTHS, toggle};
use crate::state::workbench;

/// HTML id of the first field.
pub const FIRST_FIELD_ID: &str = "benefit-title";

/// The open form.
#[component]
pub fn FormPanel() -> impl IntoView {
    let state = workbench();
    let all = benefits_context().all;
    let is_new = Memo::new(move |_| read(state, |form| form.id.is_empty()));
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(form) = state.benefit_form.get_untracked() {
            let status = format!("已存下“{}”", form.title.trim());
            state.edit_benefits(BenefitsEdit::Save(Box::new(form)), status);
        }
    };
    let remove = move |_| {
        if let Some(form) = state.benefit_form.get_untracked() {
            let status = format!("已删除“{}”，可以撤销", form.title);
            state.edit_benefits(BenefitsEdit::Remove(form.id), status);
        }
    };
    let audiences = move || all.with(|all| all.questions.audiences.clone());
    let topics = move || all.with(|all| all.questions.topics.clone());
    view! {
        <form class="card benefit" on:submit=save>
            <h2>{move || if is_new.get() { "新的一项待遇" } else { "改一项待遇" }}</h2>
            {quote_row("引的原话", |form| form.quote.clone(), |form, quote| form.quote = quote)}
            <TextRow name="名称" hint="如：技能提升补贴" id=FIRST_FIELD_ID
                read={|form| form.title.clone()} write={|form, text| form.title = text}/>
            <TextRow name="一句话" hint="大白话：给谁、给什么，不比原文多说"
                read={|form| form.summary.clone()} write={|form, text| form.summary = text}/>
            <MultipleChoice name="给谁" options=Signal::derive(audiences)
                read={|form| &form.audiences} write={|form| &mut form.audiences}/>
            <MultipleChoice name="归在哪里" options=Signal::derive(topics)
                read={|form| &form.topics} write={|form| &mut form.topics}/>
            <div class="choices" role="group" aria-label="给的是什么">
                <span class="quiet">"给的是："</span>
                {GIVES.map(|(gives, text)| toggle_button(
                    text,
                    move || read(state, |form| form.gives == Some(gives)),
                    move || change(state, |form| form.gives = Some(gives)),
                )).collect_view()}
            </div>
            <div class="choices" role="group" aria-label="文件说得多肯定">
                <span class="quiet">"文件说得多肯定："</span>
                {STRENGTHS.map(|(strength, text)| toggle_button(
                    text,
                    move || read(state, |form| form.strength == Some(strength)),
                    move || change(state, |form| form.strength = Some(strength)),
                )).collect_view()}
            </div>
            {quote_row("这样说的字", |form| form.strength_quote.clone(), |form, quote| form.strength_quote = quote)}
            <ConditionsRow field=ConditionsField::Target/>
            <ConditionsRow field=ConditionsField::Condition/>
            <AmountRows/>
            {quote_row("从什么资金里出", |form| form.fund.clone(), |form, quote| form.fund = quote)}
            {quote_row("谁出钱", |form| form.payer.clone(), |form, quote| form.payer = quote)}
            <QuotaRows/>
            <TermRows/>
            <OtherFields/>
            <div class="buttons">
                <button id="save-benefit" class="button button--main" type="submit" disabled=move || state.is_busy.get()>
                    "存下这项待遇"
                </button>
                <button class="button" type="button" on:click=move |_| state.benefit_form.set(None)>"放弃这次改动"</button>
                <Show when=move || !is_new.get()>
                    <button class="button" type="button" on:click=remove>"删除这项待遇"</button>
                </Show>
            </div>
        </form>
    }
}

/// A quote field of the form.
fn quote_row(
    name: &'static str,
    read_value: fn(&BenefitForm) -> Option<Quote>,
    write: fn(&mut BenefitForm, Option<Quote>),
) -> impl IntoView {
    let state = workbench();
    let quote = Memo::new(move |_| read(state, read_value));
    let write = move |quote: Option<Quote>| change(state, |form| write(form, quote));
    view! { <QuoteRow name quote write/> }
}

/// A multiple choice.
#[component]
fn MultipleChoice(
    /// Label.
    name: &'static str,
    /// The options.
    options: Signal<Vec<LabelledOption>>,
    /// Reads the chosen ids.
    read: fn(&BenefitForm) -> &Vec<String>,
    /// Returns the chosen ids, to be edited.
    write: fn(&mut BenefitForm) -> &mut Vec<String>,
) -> impl IntoView {
    let state = workbench();
    let option = move |LabelledOption { id, label }: LabelledOption| {
        let option_id = id.clone();
        toggle_button(
            label,
            move || super::fields::read(state, |form| read(form).contains(&id)),
            move || change(state, |form| toggle(write(form), &option_id)),
        )
    };
    view! {
        <div class="choices" role="group" aria-label=name>
            <span class="quiet">{name}"："</span>
            {move || options.get().into_iter().map(option).collect_view()}
        </div>
    }
}

/// The fields of the amount.
#[component]
fn AmountRows() -> impl IntoView {
    let state = workbench();
    let kind = Memo::new(move |_| read(state, |form| form.amount.as_ref().map(|amount| amount.kind)));
    let none_button = toggle_button(
        "没有钱数",
        move || kind.get().is_none(),
        move || change(state, |form| form.amount = None),
    );
    let kind_button = move |(option, text): (AmountKind, &'static str)| {
        toggle_button(
            text,
            move || kind.get() == Some(option),
            move || change(state, |form| form.amount.get_or_insert_default().kind = option),
        )
    };
    let is_share =
        move || matches!(kind.get(), Some(AmountKind::Share | AmountKind::ShareRange | AmountKind::ShareMin));
    view! {
        <div class="choices" role="group" aria-label="多少钱">
            <span class="quiet">"多少钱："</span>
            {none_button}
            {AMOUNTS.map(kind_button).collect_view()}
        </div>
        <Show when=move || kind.get().is_some()>
            <Show when=move || kind.get() != Some(AmountKind::Unspecified)>
                <TextRow name="数目" hint="元数如 3000；百分数如 60、1.5，范围如 1.5-2.5"
                    read={|form| amount_of(form, |amount| amount.number.clone())}
                    write={|form, text| form.amount.get_or_insert_default().number = text}/>
            </Show>
            <Show when=is_share>
                <TextRow name="什么的百分之几" hint="用原文里的字，如：工资总额"
                    read={|form| amount_of(form, |amount| amount.of.clone())}
                    write={|form, text| form.amount.get_or_insert_default().of = text}/>
            </Show>
            <div class="choices" role="group" aria-label="按什么给">
                <span class="quiet">"按什么给："</span>
                {PERS.map(|(per, text)| toggle_button(
                    text,
                    move || read(state, |form| amount_of(form, |amount| amount.per == per)),
                    move || change(state, |form| form.amount.get_or_insert_default().per = per),
                )).collect_view()}
                <span class="quiet">"多久给一次："</span>
                {RECURRENCES.map(|(recurrence, text)| toggle_button(
                    text,
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

fn amount_of<T: Default>(form: &BenefitForm, read_value: impl FnOnce(&Amount) -> T) -> T {
    form.amount.as_ref().map(read_value).unwrap_or_default()
}

/// The fields of the quota (名额).
#[component]
fn QuotaRows() -> impl IntoView {
    let state = workbench();
    let is_stated = Memo::new(move |_| read(state, |form| form.quota.is_some()));
    let start = move || {
        change(state, |form| {
            form.quota.get_or_insert_default();
        });
    };
    view! {
        <div class="choices" role="group" aria-label="名额">
            <span class="quiet">"名额："</span>
            {toggle_button("没有写名额", move || !is_stated.get(), move || change(state, |form| form.quota = None))}
            {toggle_button("写了名额", move || is_stated.get(), start)}
        </div>
        <Show when=move || is_stated.get()>
            <TextRow name="多少个名额" hint="整数，如：20"
                read={|form| quota_of(form, |quota| quota.count.clone())}
                write={|form, text| form.quota.get_or_insert_default().count = text}/>
            <TextRow name="多久一次" hint="用原文里的字，如：每两年；没有写就空着"
                read={|form| quota_of(form, |quota| quota.every.clone())}
                write={|form, text| form.quota.get_or_insert_default().every = text}/>
            {quote_row(
                "写名额的字",
                |form| quota_of(form, |quota| quota.quote.clone()),
                |form, quote| form.quota.get_or_insert_default().quote = quote,
            )}
        </Show>
    }
}

fn quota_of<T: Default>(form: &BenefitForm, read_value: impl FnOnce(&Quota) -> T) -> T {
    form.quota.as_ref().map(read_value).unwrap_or_default()
}

/// The fields of the term (期限).
#[component]
fn TermRows() -> impl IntoView {
    let state = workbench();
    let is_stated = Memo::new(move |_| read(state, |form| form.term.is_some()));
    let start = move || {
        change(state, |form| {
            form.term.get_or_insert_default();
        });
    };
    view! {
        <div class="choices" role="group" aria-label="期限">
            <span class="quiet">"期限："</span>
            {toggle_button("没有写期限", move || !is_stated.get(), move || change(state, |form| form.term = None))}
            {toggle_button("写了几年", move || is_stated.get(), start)}
        </div>
        <Show when=move || is_stated.get()>
            <TextRow name="几年" hint="整数，如：4"
                read={|form| term_of(form, |term| term.years.clone())}
                write={|form, text| form.term.get_or_insert_default().years = text}/>
            <TextRow name="什么的期限" hint="用原文里的字，如：管理期"
                read={|form| term_of(form, |term| term.what.clone())}
                write={|form, text| form.term.get_or_insert_default().what = text}/>
            {quote_row(
                "写期限的字",
                |form| term_of(form, |term| term.quote.clone()),
                |form, quote| form.term.get_or_insert_default().quote = quote,
            )}
        </Show>
    }
}

fn term_of<T: Default>(form: &BenefitForm, read_value: impl FnOnce(&BenefitTerm) -> T) -> T {
    form.term.as_ref().map(read_value).unwrap_or_default()
}

/// Rarely used fields, and the fields that the form does not support.
#[component]
fn OtherFields() -> impl IntoView {
    let state = workbench();
    let unsupported = Memo::new(move |_| read(state, |form| form.unsupported.clone()));
    view! {
        <TextRow name="文件没写清的" hint="没有的不写；如：没有写向谁申请"
            read={|form| form.ambiguity.clone()} write={|form, text| form.ambiguity = text}/>
        <details class="fold">
            <summary>"不常用的"</summary>
            <TextRow name="为什么只引半句" hint="引的原话从半句开始或到半句为止时，才要写"
                read={|form| form.cut.clone()} write={|form, text| form.cut = text}/>
            <TextRow name="怎么知道谁出钱" hint="出钱的不在引的原话里时，才要写"
                read={|form| form.payer_note.clone()} write={|form, text| form.payer_note = text}/>
        </details>
        <Show when=move || unsupported.with(|unsupported| !unsupported.is_empty())>
            <div class="others">
                <p class="quiet">"文件里还写着这些，表单里没有，存的时候原样不动："</p>
                {move || unsupported.get().into_iter().map(|text| view! { <p><code>{text}</code></p> }).collect_view()}
            </div>
        </Show>
    }
}
