//! The conditions of a benefit, built from questions. Conditions can be nested in groups.

use leptos::prelude::*;
use workbench_messages::benefits::{
    BenefitForm, Combinator, ComparisonOperator, Condition, ConditionGroup, ConditionPart, Conditions, Fact,
    FactKind, LabelledOption, Quote, Test,
};

use super::benefits_context;
use super::fields::{QuoteRow, change, read, toggle_button};
use crate::benefits::{self, BOUNDS, JOINS, toggle};
use crate::browser;
use crate::state::{Workbench, workbench};

/// Which of the two conditions of a benefit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConditionsField {
    /// Who it is for.
    Target,
    /// Further conditions.
    Condition,
}

impl ConditionsField {
    const fn name(self) -> &'static str {
        match self {
            Self::Target => "写给哪些人",
            Self::Condition => "还要满足什么",
        }
    }

    const fn get(self, form: &BenefitForm) -> &Conditions {
        match self {
            Self::Target => &form.target,
            Self::Condition => &form.condition,
        }
    }

    const fn get_mut(self, form: &mut BenefitForm) -> &mut Conditions {
        match self {
            Self::Target => &mut form.target,
            Self::Condition => &mut form.condition,
        }
    }

    /// HTML id of the select that adds a condition to the group at a path.
    fn add_select_id(self, path: &[usize]) -> String {
        let field = match self {
            Self::Target => "add-target",
            Self::Condition => "add-condition",
        };
        let indices = path.iter().map(|at| format!("-{at}"));
        std::iter::once(field.to_owned()).chain(indices).collect()
    }
}

/// The path of a condition or group in the form: the indices of the enclosing groups from the outermost. The empty path
/// is the list of all conditions.
#[derive(Debug, Clone, Copy)]
struct PartPath {
    field: ConditionsField,
    path: StoredValue<Vec<usize>>,
}

impl PartPath {
    fn new(field: ConditionsField, path: Vec<usize>) -> Self {
        Self { field, path: StoredValue::new(path) }
    }

    /// The path of a condition in this group.
    fn child(self, at: usize) -> Self {
        let mut path = self.path.get_value();
        path.push(at);
        Self::new(self.field, path)
    }

    /// Reads the condition at this path; the default if there is none.
    fn condition<T: Default>(self, state: Workbench, getter: impl FnOnce(&Condition) -> T) -> T {
        self.read(state, |part| match part {
            ConditionPart::Condition(condition) => getter(condition),
            ConditionPart::Group(_) | ConditionPart::Other(_) => T::default(),
        })
    }

    /// Reads the group at this path; the default if there is none.
    fn group<T: Default>(self, state: Workbench, getter: impl FnOnce(&ConditionGroup) -> T) -> T {
        self.read(state, |part| match part {
            ConditionPart::Group(group) => getter(group),
            ConditionPart::Condition(_) | ConditionPart::Other(_) => T::default(),
        })
    }

    fn read<T: Default>(self, state: Workbench, getter: impl FnOnce(&ConditionPart) -> T) -> T {
        // The path is disposed with its row.
        let Some(path) = self.path.try_get_value() else { return T::default() };
        read(state, |form| benefits::part(self.field.get(form), &path).map(getter).unwrap_or_default())
    }

    /// Reads the conditions of the group at this path; the default if there is none.
    fn parts<T: Default>(self, state: Workbench, getter: impl FnOnce(&[ConditionPart]) -> T) -> T {
        let Some(path) = self.path.try_get_value() else { return T::default() };
        read(state, |form| benefits::parts(self.field.get(form), &path).map(getter).unwrap_or_default())
    }

    fn change_test(self, state: Workbench, edit: impl FnOnce(&mut Test)) {
        self.change_condition(state, |condition| edit(&mut condition.test));
    }

    fn change_condition(self, state: Workbench, edit: impl FnOnce(&mut Condition)) {
        self.change(state, |part| {
            if let ConditionPart::Condition(condition) = part {
                edit(condition);
            }
        });
    }

    fn change_group(self, state: Workbench, edit: impl FnOnce(&mut ConditionGroup)) {
        self.change(state, |part| {
            if let ConditionPart::Group(group) = part {
                edit(group);
            }
        });
    }

    fn change(self, state: Workbench, edit: impl FnOnce(&mut ConditionPart)) {
        let Some(path) = self.path.try_get_value() else { return };
        change(state, |form| {
            if let Some(part) = benefits::part_mut(self.field.get_mut(form), &path) {
                edit(part);
            }
        });
    }

    /// Adds a condition on a question to the group.
    fn add(self, state: Workbench, fact: &Fact) {
        let Some(path) = self.path.try_get_value() else { return };
        change(state, |form| {
            if let Some(parts) = benefits::parts_mut(self.field.get_mut(form), &path) {
                parts.push(ConditionPart::Condition(benefits::new_condition(fact)));
            }
        });
    }

    /// Adds a nested group, and focuses the select for its first condition.
    fn add_group(self, state: Workbench) {
        let Some(mut path) = self.path.try_get_value() else { return };
        let mut added = None;
        change(state, |form| added = benefits::add_group(self.field.get_mut(form), &path));
        if let Some(at) = added {
            path.push(at);
            let next = self.field.add_select_id(&path);
            request_animation_frame(move || browser::scroll_to_and_focus(&next));
        }
    }

    /// Removes this condition or group, and focuses the select that adds another.
    fn remove(self, state: Workbench) {
        let Some(path) = self.path.try_get_value() else { return };
        let Some((at, group)) = path.split_last() else { return };
        change(state, |form| {
            if let Some(parts) = benefits::parts_mut(self.field.get_mut(form), group)
                && *at < parts.len()
            {
                parts.remove(*at);
            }
        });
        let next = self.field.add_select_id(group);
        request_animation_frame(move || browser::scroll_to_and_focus(&next));
    }
}

/// The conditions; read-only if the form does not support them.
#[component]
pub fn ConditionsRow(
    /// Which one.
    field: ConditionsField,
) -> impl IntoView {
    let state = workbench();
    let part_path = PartPath::new(field, Vec::new());
    let other = Memo::new(move |_| {
        read(state, |form| match field.get(form) {
            Conditions::Other(text) => Some(text.clone()),
            Conditions::List { .. } => None,
        })
    });
    let count = Memo::new(move |_| part_path.parts(state, <[_]>::len));
    let rows = move || match other.get() {
        Some(text) => view! {
            <p class="quiet">"这里的条件是手写的，表单改不了，原样保留："</p>
            <p><code>{text}</code></p>
        }
        .into_any(),
        None => view! {
            <Show when=move || { count.get() > 1 }>
                <CombinatorChoice field/>
            </Show>
            {parts(part_path)}
        }
        .into_any(),
    };
    view! {
        <fieldset class="condition-group">
            <legend>{field.name()}</legend>
            {rows}
        </fieldset>
    }
}

/// The choice whether all conditions are required or any one suffices.
#[component]
fn CombinatorChoice(field: ConditionsField) -> impl IntoView {
    let state = workbench();
    let any =
        Memo::new(move |_| read(state, |form| matches!(field.get(form), Conditions::List { any: true, .. })));
    let option = move |text: &'static str, is_any: bool| {
        toggle_button(
            text,
            move || any.get() == is_any,
            move || {
                change(state, |form| {
                    if let Conditions::List { any, .. } = field.get_mut(form) {
                        *any = is_any;
                    }
                });
            },
        )
    };
    view! {
        <div class="choices" role="group" aria-label="几个条件怎么算">
            {option("都要满足", false)}
            {option("有一个就行", true)}
        </div>
    }
}

/// The key of a row. A row with the same key is kept, and with it the focus.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Row {
    /// A condition, by the id of its question.
    Condition(String),
    /// A group.
    Group,
    /// TOML that the form does not support.
    Other(String),
}

/// The rows of a group with their indices.
fn keyed_rows(parts: &[ConditionPart]) -> Vec<(usize, Row)> {
    let row = |part: &ConditionPart| match part {
        ConditionPart::Condition(condition) => Row::Condition(condition.fact.clone()),
        ConditionPart::Group(_) => Row::Group,
        ConditionPart::Other(text) => Row::Other(text.clone()),
    };
    parts.iter().map(row).enumerate().collect()
}

/// The conditions of a group, and the controls that add more. Not a component, because its type would be recursive.
fn parts(part_path: PartPath) -> AnyView {
    let state = workbench();
    let rows = Memo::new(move |_| part_path.parts(state, keyed_rows));
    view! {
        <ol class="conditions">
            <For each=move || rows.get() key=Clone::clone let(row)>
                {row_view(part_path, row)}
            </For>
        </ol>
        <AddControls part_path/>
    }
    .into_any()
}

fn row_view(group: PartPath, (at, row): (usize, Row)) -> AnyView {
    let part_path = group.child(at);
    match row {
        Row::Condition(fact) => view! { <ConditionRow part_path fact/> }.into_any(),
        Row::Group => group_row(part_path),
        Row::Other(text) => view! { <OtherRow part_path text/> }.into_any(),
    }
}

/// The controls that add a condition or a nested group.
#[component]
fn AddControls(part_path: PartPath) -> impl IntoView {
    let state = workbench();
    let all = benefits_context().all;
    let id = part_path.field.add_select_id(&part_path.path.get_value());
    let chosen = RwSignal::new(String::new());
    let facts = move || {
        let facts = all.with(|all| all.questions.facts.clone());
        let option = |fact: Fact| view! { <option value=fact.id>{fact.label}"："{fact.question}</option> };
        facts.into_iter().map(option).collect_view()
    };
    let choose = move |event: leptos::ev::Event| chosen.set(event_target_value(&event));
    // Not on the change of the select: the arrow keys change it too.
    let add = move |_| {
        let id = chosen.get_untracked();
        let fact = all.with_untracked(|all| all.questions.facts.iter().find(|fact| fact.id == id).cloned());
        if let Some(fact) = fact {
            chosen.set(String::new());
            part_path.add(state, &fact);
        }
    };
    view! {
        <label class="field">
            <span>"加一个条件"</span>
            <select id=id class="add-condition" prop:value=move || chosen.get() on:change=choose>
                <option value="">"选一个问题…"</option>
                {facts}
            </select>
        </label>
        <p>
            <button class="button" type="button" on:click=add>"加上这个条件"</button>
            " "
            <button class="link" type="button" on:click=move |_| part_path.add_group(state)>"加一组条件"</button>
            <span class="quiet">" 如：几样里有一样就行"</span>
        </p>
    }
}

/// A nested group.
fn group_row(part_path: PartPath) -> AnyView {
    let state = workbench();
    let combinator = Memo::new(move |_| part_path.group(state, |group| group.combinator));
    let quote = Memo::new(move |_| part_path.group(state, |group| group.quote.clone()));
    let note = Memo::new(move |_| part_path.group(state, |group| group.note.clone()));
    let name = move || {
        let text = JOINS.iter().find(|(option, _)| *option == combinator.get()).map_or("", |(_, text)| *text);
        format!("一组条件：{text}")
    };
    let option = move |(option, text): (Combinator, &'static str)| {
        toggle_button(
            text,
            move || combinator.get() == option,
            move || part_path.change_group(state, |group| group.combinator = option),
        )
    };
    let write = move |quote: Option<Quote>| part_path.change_group(state, |group| group.quote = quote);
    let write_note = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        part_path.change_group(state, |group| group.note = text);
    };
    view! {
        <li class="condition condition--group">
            <fieldset class="condition-group">
                <legend>{name}</legend>
                <div class="choices" role="group" aria-label="这一组怎么算">{JOINS.map(option).collect_view()}</div>
                {parts(part_path)}
                <details class="fold">
                    <summary>"这一组的原话"</summary>
                    <p class="quiet">"组里的条件自己没有引原话的，用这里的。"</p>
                    <QuoteRow name="这样写的字" quote write/>
                    <label class="field">
                        <span>"怎样理解"</span>
                        <input type="text" placeholder="原文写得清楚就不用写" prop:value=move || note.get() on:change=write_note/>
                    </label>
                </details>
                <p>
                    <button class="link" type="button" on:click=move |_| part_path.remove(state)>"去掉这一组"</button>
                </p>
            </fieldset>
        </li>
    }
    .into_any()
}

/// TOML that the form does not support.
#[component]
fn OtherRow(part_path: PartPath, text: String) -> impl IntoView {
    let state = workbench();
    let remove = move |_| part_path.remove(state);
    view! {
        <li class="condition">
            <p class="quiet">
                "这一个条件是手写的，表单改不了，原样保留： "
                <button class="link" type="button" aria-label="去掉手写的条件" on:click=remove>"去掉"</button>
            </p>
            <p><code>{text}</code></p>
        </li>
    }
}

/// A condition: its question, the accepted answers, and its quote.
#[component]
fn ConditionRow(part_path: PartPath, fact: String) -> impl IntoView {
    let state = workbench();
    let all = benefits_context().all;
    let missing_message = format!("没有“{fact}”这个问题了，请去掉这个条件");
    let known_fact = Memo::new(move |_| {
        all.with(|all| all.questions.facts.iter().find(|known| known.id == fact).cloned())
    });
    let question = Memo::new(move |_| {
        known_fact
            .with(|fact| fact.as_ref().map_or_else(|| missing_message.clone(), |fact| fact.question.clone()))
    });
    let kind =
        Memo::new(move |_| part_path.condition(state, |condition| Some(TestKind::of(&condition.test))));
    let editor = move || match (known_fact.get(), kind.get()) {
        (Some(fact), Some(kind)) => answer_editor(part_path, fact, kind),
        (None, _) | (_, None) => ().into_any(),
    };
    let quote = Memo::new(move |_| part_path.condition(state, |condition| condition.quote.clone()));
    let note = Memo::new(move |_| part_path.condition(state, |condition| condition.note.clone()));
    let write =
        move |quote: Option<Quote>| part_path.change_condition(state, |condition| condition.quote = quote);
    let write_note = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        part_path.change_condition(state, |condition| condition.note = text);
    };
    let remove = move |_| part_path.remove(state);
    view! {
        <li class="condition">
            <p>
                <b>{move || question.get()}</b>
                " "
                <button
                    class="link"
                    type="button"
                    aria-label=move || format!("去掉：{}", question.get())
                    on:click=remove
                >
                    "去掉"
                </button>
            </p>
            {editor}
            <QuoteRow name="这样写的字" quote write/>
            <label class="field">
                <span>"怎样理解"</span>
                <input type="text" placeholder="原文写得清楚就不用写" prop:value=move || note.get() on:change=write_note/>
            </label>
        </li>
    }
}

/// The editor for a kind of test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TestKind {
    /// Options.
    Options,
    /// 是 or 否.
    YesNo,
    /// A number or duration.
    Number,
    /// A date.
    Day,
}

impl TestKind {
    const fn of(test: &Test) -> Self {
        match test {
            Test::Is(_) | Test::Has(_) => Self::Options,
            Test::YesNo(_) => Self::YesNo,
            Test::Number { .. } => Self::Number,
            Test::Day { .. } | Test::Within { .. } => Self::Day,
        }
    }
}

/// The editor of the accepted answers.
fn answer_editor(part_path: PartPath, fact: Fact, kind: TestKind) -> AnyView {
    match kind {
        TestKind::Options => view! { <OptionsEditor part_path options=fact.options/> }.into_any(),
        TestKind::YesNo => view! { <YesNoEditor part_path/> }.into_any(),
        TestKind::Number => view! { <NumberEditor part_path fact/> }.into_any(),
        TestKind::Day => view! { <DateEditor part_path/> }.into_any(),
    }
}

/// The accepted options.
#[component]
fn OptionsEditor(part_path: PartPath, options: Vec<LabelledOption>) -> impl IntoView {
    let state = workbench();
    let ids = Memo::new(move |_| {
        part_path.condition(state, |condition| match &condition.test {
            Test::Is(ids) | Test::Has(ids) => ids.clone(),
            Test::YesNo(_) | Test::Number { .. } | Test::Day { .. } | Test::Within { .. } => Vec::new(),
        })
    });
    let option = move |LabelledOption { id, label }: LabelledOption| {
        let pressed = id.clone();
        toggle_button(
            label,
            move || ids.with(|ids| ids.contains(&id)),
            move || {
                part_path.change_test(state, |test| {
                    if let Test::Is(ids) | Test::Has(ids) = test {
                        toggle(ids, &pressed);
                    }
                });
            },
        )
    };
    view! {
        <div class="choices" role="group" aria-label="哪些回答算">
            <span class="quiet">"答这些算："</span>
            {options.into_iter().map(option).collect_view()}
        </div>
    }
}

/// 是 or 否.
#[component]
fn YesNoEditor(part_path: PartPath) -> impl IntoView {
    let state = workbench();
    let yes = Memo::new(move |_| {
        part_path.condition(state, |condition| matches!(condition.test, Test::YesNo(true)))
    });
    let set = move |yes: bool| part_path.change_test(state, |test| *test = Test::YesNo(yes));
    view! {
        <div class="choices" role="group" aria-label="哪种回答算">
            {toggle_button("是", move || yes.get(), move || set(true))}
            {toggle_button("否", move || !yes.get(), move || set(false))}
        </div>
    }
}

/// A number or duration, and its comparison.
#[component]
fn NumberEditor(part_path: PartPath, fact: Fact) -> impl IntoView {
    let state = workbench();
    let is_duration = fact.kind == FactKind::Duration;
    let test = Memo::new(move |_| {
        part_path.condition(state, |condition| match condition.test {
            Test::Number { bound, number, months } => Some((bound, number, months)),
            Test::Is(_) | Test::Has(_) | Test::YesNo(_) | Test::Day { .. } | Test::Within { .. } => None,
        })
    });
    let change_number = move |edit: &dyn Fn(&mut ComparisonOperator, &mut u32, &mut u32)| {
        part_path.change_test(state, |test| {
            if let Test::Number { bound, number, months } = test {
                edit(bound, number, months);
            }
        });
    };
    let bound_button = move |(option, text): (ComparisonOperator, &'static str)| {
        toggle_button(
            text,
            move || test.get().is_some_and(|(bound, ..)| bound == option),
            move || change_number(&|bound, _, _| *bound = option),
        )
    };
    let write_number = move |typed: u32| change_number(&|_, number, _| *number = typed);
    let write_months = move |typed: u32| change_number(&|_, _, months| *months = typed);
    let number = move || test.get().map_or(0, |(_, number, _)| number);
    let months = move || test.get().map_or(0, |(.., months)| months);
    view! {
        <div class="choices" role="group" aria-label="多少才算">
            {BOUNDS.map(bound_button).collect_view()}
            {number_field(if is_duration { "年" } else { "" }, number, write_number)}
            {is_duration.then(|| number_field("个月", months, write_months))}
            <span>{fact.unit}</span>
        </div>
    }
}

/// A number input.
fn number_field(
    unit: &'static str,
    number: impl Fn() -> u32 + Send + 'static,
    set: impl Fn(u32) + 'static,
) -> impl IntoView {
    let typed = move |event: leptos::ev::Event| {
        // An empty field is zero: a duration of 6 months has no years.
        let text = event_target_value(&event);
        let text = text.trim();
        if let Ok(number) = if text.is_empty() { Ok(0) } else { text.parse() } {
            set(number);
        }
    };
    let name = if unit.is_empty() { "数目" } else { unit };
    view! {
        <label class="number-field">
            <input type="number" min="0" aria-label=name prop:value=move || number().to_string() on:change=typed/>
            <span>{unit}</span>
        </label>
    }
}

/// A date, or a maximum age.
#[component]
fn DateEditor(part_path: PartPath) -> impl IntoView {
    let state = workbench();
    let test = Memo::new(move |_| part_path.condition(state, |condition| Some(condition.test.clone())));
    let is_max_age = Memo::new(move |_| test.with(|test| matches!(test, Some(Test::Within { .. }))));
    let is_side = move |side: bool| {
        test.with(|test| matches!(test, Some(Test::Day { is_after, .. }) if *is_after == side))
    };
    let length = Memo::new(move |_| {
        test.with(
            |test| if let Some(Test::Within { years, months }) = test { (*years, *months) } else { (0, 0) },
        )
    });
    let day = Memo::new(move |_| {
        test.with(|test| if let Some(Test::Day { day, .. }) = test { day.clone() } else { String::new() })
    });
    let set_max_age = move || {
        part_path.change_test(state, |test| {
            if !matches!(test, Test::Within { .. }) {
                *test = Test::Within { years: 1, months: 0 };
            }
        });
    };
    let set_day = move |side: bool| {
        part_path.change_test(state, |test| {
            if let Test::Day { is_after, .. } = test {
                *is_after = side;
            } else {
                *test = Test::Day { is_after: side, day: String::new() };
            }
        });
    };
    let change_length = move |edit: &dyn Fn(&mut u32, &mut u32)| {
        part_path.change_test(state, |test| {
            if let Test::Within { years, months } = test {
                edit(years, months);
            }
        });
    };
    let write_years = move |typed: u32| change_length(&|years, _| *years = typed);
    let write_months = move |typed: u32| change_length(&|_, months| *months = typed);
    let write_day = move |event: leptos::ev::Event| {
        let typed = event_target_value(&event).trim().to_owned();
        part_path.change_test(state, |test| {
            if let Test::Day { day, .. } = test {
                *day = typed;
            }
        });
    };
    let field = move || {
        if is_max_age.get() {
            view! {
                {number_field("年", move || length.get().0, write_years)}
                {number_field("个月", move || length.get().1, write_months)}
            }
            .into_any()
        } else {
            view! {
                <label class="number-field">
                    <input type="text" placeholder="2017-11-30" aria-label="哪一天" prop:value=move || day.get() on:change=write_day/>
                </label>
            }
            .into_any()
        }
    };
    view! {
        <div class="choices" role="group" aria-label="哪一天才算">
            {toggle_button("多久以内", move || is_max_age.get(), set_max_age)}
            {toggle_button("这一天或以后", move || is_side(true), move || set_day(true))}
            {toggle_button("这一天或以前", move || is_side(false), move || set_day(false))}
            {field}
        </div>
    }
}
