//! Conditions of a benefit, made of questions by choosing. Several can count as one: a group, which may hold groups.

use leptos::prelude::*;
use workbench_messages::benefits::{
    BenefitForm, Bound, Condition, ConditionPart, Conditions, Fact, FactKind, Group, Joined, Named, Quote,
    Test,
};

use super::desk;
use super::fields::{QuoteRow, change, choice, read};
use crate::benefits::{self, BOUNDS, JOINS, toggle};
use crate::browser;
use crate::state::{Workbench, workbench};

/// Which conditions of a benefit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Whom it is for.
    Target,
    /// What must hold besides.
    Condition,
}

impl Which {
    const fn name(self) -> &'static str {
        match self {
            Self::Target => "写给哪些人",
            Self::Condition => "还要满足什么",
        }
    }

    const fn of(self, form: &BenefitForm) -> &Conditions {
        match self {
            Self::Target => &form.target,
            Self::Condition => &form.condition,
        }
    }

    const fn of_mut(self, form: &mut BenefitForm) -> &mut Conditions {
        match self {
            Self::Target => &mut form.target,
            Self::Condition => &mut form.condition,
        }
    }

    /// The id of the field that adds a condition to the group at a place.
    fn id_of_add(self, place: &[usize]) -> String {
        let which = match self {
            Self::Target => "add-target",
            Self::Condition => "add-condition",
        };
        let numbers = place.iter().map(|at| format!("-{at}"));
        std::iter::once(which.to_owned()).chain(numbers).collect()
    }
}

/// A condition or a group in the form: its number in each group around it, from the outermost. The empty path is that
/// of all conditions.
#[derive(Debug, Clone, Copy)]
struct Place {
    which: Which,
    path: StoredValue<Vec<usize>>,
}

impl Place {
    fn new(which: Which, path: Vec<usize>) -> Self {
        Self { which, path: StoredValue::new(path) }
    }

    /// The place of one of the parts of this group.
    fn of_part(self, at: usize) -> Self {
        let mut path = self.path.get_value();
        path.push(at);
        Self::new(self.which, path)
    }

    /// What the form says of a condition; the default where none stands here.
    fn condition<T: Default>(self, state: Workbench, of: impl FnOnce(&Condition) -> T) -> T {
        self.read(state, |part| match part {
            ConditionPart::Condition(condition) => of(condition),
            ConditionPart::Group(_) | ConditionPart::Other(_) => T::default(),
        })
    }

    /// What the form says of a group; the default where none stands here.
    fn group<T: Default>(self, state: Workbench, of: impl FnOnce(&Group) -> T) -> T {
        self.read(state, |part| match part {
            ConditionPart::Group(group) => of(group),
            ConditionPart::Condition(_) | ConditionPart::Other(_) => T::default(),
        })
    }

    fn read<T: Default>(self, state: Workbench, of: impl FnOnce(&ConditionPart) -> T) -> T {
        // A row that was taken away has no path any more.
        let Some(path) = self.path.try_get_value() else { return T::default() };
        read(state, |form| benefits::part(self.which.of(form), &path).map(of).unwrap_or_default())
    }

    /// The parts of a group, in other words.
    fn parts<T: Default>(self, state: Workbench, of: impl FnOnce(&[ConditionPart]) -> T) -> T {
        let Some(path) = self.path.try_get_value() else { return T::default() };
        read(state, |form| benefits::parts(self.which.of(form), &path).map(of).unwrap_or_default())
    }

    fn change_test(self, state: Workbench, work: impl FnOnce(&mut Test)) {
        self.change_condition(state, |condition| work(&mut condition.test));
    }

    fn change_condition(self, state: Workbench, work: impl FnOnce(&mut Condition)) {
        self.change(state, |part| {
            if let ConditionPart::Condition(condition) = part {
                work(condition);
            }
        });
    }

    fn change_group(self, state: Workbench, work: impl FnOnce(&mut Group)) {
        self.change(state, |part| {
            if let ConditionPart::Group(group) = part {
                work(group);
            }
        });
    }

    fn change(self, state: Workbench, work: impl FnOnce(&mut ConditionPart)) {
        let Some(path) = self.path.try_get_value() else { return };
        change(state, |form| {
            if let Some(part) = benefits::part_mut(self.which.of_mut(form), &path) {
                work(part);
            }
        });
    }

    /// Adds a condition on a question to a group.
    fn add(self, state: Workbench, fact: &Fact) {
        let Some(path) = self.path.try_get_value() else { return };
        change(state, |form| {
            if let Some(parts) = benefits::parts_mut(self.which.of_mut(form), &path) {
                parts.push(ConditionPart::Condition(benefits::condition(fact)));
            }
        });
    }

    /// Adds a group to a group, and goes on with its first condition.
    fn add_group(self, state: Workbench) {
        let Some(mut path) = self.path.try_get_value() else { return };
        let mut added = None;
        change(state, |form| added = benefits::add_group(self.which.of_mut(form), &path));
        if let Some(at) = added {
            path.push(at);
            let next = self.which.id_of_add(&path);
            request_animation_frame(move || browser::go_to(&next));
        }
    }

    /// Takes this away, and goes on where another is added.
    fn remove(self, state: Workbench) {
        let Some(path) = self.path.try_get_value() else { return };
        let Some((at, group)) = path.split_last() else { return };
        change(state, |form| {
            if let Some(parts) = benefits::parts_mut(self.which.of_mut(form), group)
                && *at < parts.len()
            {
                parts.remove(*at);
            }
        });
        let next = self.which.id_of_add(group);
        request_animation_frame(move || browser::go_to(&next));
    }
}

/// The conditions; read-only where the form cannot express any of them.
#[component]
pub fn ConditionsRow(
    /// Which.
    which: Which,
) -> impl IntoView {
    let state = workbench();
    let place = Place::new(which, Vec::new());
    let other = Memo::new(move |_| {
        read(state, |form| match which.of(form) {
            Conditions::Other(words) => Some(words.clone()),
            Conditions::List { .. } => None,
        })
    });
    let count = Memo::new(move |_| place.parts(state, <[_]>::len));
    let rows = move || match other.get() {
        Some(words) => view! {
            <p class="quiet">"这里的条件是手写的，表单改不了，原样保留："</p>
            <p><code>{words}</code></p>
        }
        .into_any(),
        None => view! {
            <Show when=move || { count.get() > 1 }>
                <AnyOrAll which/>
            </Show>
            {parts(place)}
        }
        .into_any(),
    };
    view! {
        <fieldset class="condition-group">
            <legend>{which.name()}</legend>
            {rows}
        </fieldset>
    }
}

/// Whether all have to hold, or one is enough.
#[component]
fn AnyOrAll(which: Which) -> impl IntoView {
    let state = workbench();
    let any =
        Memo::new(move |_| read(state, |form| matches!(which.of(form), Conditions::List { any: true, .. })));
    let one = move |words: &'static str, is_any: bool| {
        choice(
            words,
            move || any.get() == is_any,
            move || {
                change(state, |form| {
                    if let Conditions::List { any, .. } = which.of_mut(form) {
                        *any = is_any;
                    }
                });
            },
        )
    };
    view! {
        <div class="choices" role="group" aria-label="几个条件怎么算">
            {one("都要满足", false)}
            {one("有一个就行", true)}
        </div>
    }
}

/// What a row is about. While that is the same the row stays, and with it the focus.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Row {
    /// A question, by its id.
    Condition(String),
    /// Several conditions.
    Group,
    /// What the form cannot express.
    Other(String),
}

/// The rows of a group, each with its number.
fn rows_of(parts: &[ConditionPart]) -> Vec<(usize, Row)> {
    let row = |part: &ConditionPart| match part {
        ConditionPart::Condition(condition) => Row::Condition(condition.fact.clone()),
        ConditionPart::Group(_) => Row::Group,
        ConditionPart::Other(words) => Row::Other(words.clone()),
    };
    parts.iter().map(row).enumerate().collect()
}

/// The parts of a group, and how others are added. Groups hold groups, so this is no component: its type would hold
/// itself.
fn parts(place: Place) -> AnyView {
    let state = workbench();
    let rows = Memo::new(move |_| place.parts(state, rows_of));
    view! {
        <ol class="conditions">
            <For each=move || rows.get() key=Clone::clone let(row)>
                {row_view(place, row)}
            </For>
        </ol>
        <Add place/>
    }
    .into_any()
}

fn row_view(group: Place, (at, row): (usize, Row)) -> AnyView {
    let place = group.of_part(at);
    match row {
        Row::Condition(fact) => view! { <ConditionRow place fact/> }.into_any(),
        Row::Group => group_row(place),
        Row::Other(words) => view! { <OtherRow place words/> }.into_any(),
    }
}

/// A question for a new condition, and a new group.
#[component]
fn Add(place: Place) -> impl IntoView {
    let state = workbench();
    let all = desk().all;
    let id = place.which.id_of_add(&place.path.get_value());
    let chosen = RwSignal::new(String::new());
    let facts = move || {
        let facts = all.with(|all| all.questions.facts.clone());
        let option = |fact: Fact| view! { <option value=fact.id>{fact.label}"："{fact.question}</option> };
        facts.into_iter().map(option).collect_view()
    };
    let add = move |event: leptos::ev::Event| {
        let id = event_target_value(&event);
        let fact = all.with_untracked(|all| all.questions.facts.iter().find(|fact| fact.id == id).cloned());
        if let Some(fact) = fact {
            place.add(state, &fact);
        }
        // The field keeps the focus and asks for the next one.
        chosen.set(id);
        request_animation_frame(move || {
            let _ = chosen.try_set(String::new());
        });
    };
    view! {
        <label class="field">
            <span>"加一个条件"</span>
            <select id=id class="add-condition" prop:value=move || chosen.get() on:change=add>
                <option value="">"选一个问题…"</option>
                {facts}
            </select>
        </label>
        <p>
            <button class="link" type="button" on:click=move |_| place.add_group(state)>"加一组条件"</button>
            <span class="quiet">" 如：几样里有一样就行"</span>
        </p>
    }
}

/// Conditions that count as one.
fn group_row(place: Place) -> AnyView {
    let state = workbench();
    let joined = Memo::new(move |_| place.group(state, |group| group.joined));
    let quote = Memo::new(move |_| place.group(state, |group| group.quote.clone()));
    let note = Memo::new(move |_| place.group(state, |group| group.note.clone()));
    let name = move || {
        let words = JOINS.iter().find(|(one, _)| *one == joined.get()).map_or("", |(_, words)| *words);
        format!("一组条件：{words}")
    };
    let one = move |(one, words): (Joined, &'static str)| {
        choice(
            words,
            move || joined.get() == one,
            move || place.change_group(state, |group| group.joined = one),
        )
    };
    let write = move |quote: Option<Quote>| place.change_group(state, |group| group.quote = quote);
    let write_note = move |event: leptos::ev::Event| {
        let words = event_target_value(&event);
        place.change_group(state, |group| group.note = words);
    };
    view! {
        <li class="condition condition--group">
            <fieldset class="condition-group">
                <legend>{name}</legend>
                <div class="choices" role="group" aria-label="这一组怎么算">{JOINS.map(one).collect_view()}</div>
                {parts(place)}
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
                    <button class="link" type="button" on:click=move |_| place.remove(state)>"去掉这一组"</button>
                </p>
            </fieldset>
        </li>
    }
    .into_any()
}

/// What the form cannot express.
#[component]
fn OtherRow(place: Place, words: String) -> impl IntoView {
    let state = workbench();
    let remove = move |_| place.remove(state);
    view! {
        <li class="condition">
            <p class="quiet">
                "这一个条件是手写的，表单改不了，原样保留： "
                <button class="link" type="button" aria-label="去掉手写的条件" on:click=remove>"去掉"</button>
            </p>
            <p><code>{words}</code></p>
        </li>
    }
}

/// A condition: the question, which answers count, and the words that say so.
#[component]
fn ConditionRow(place: Place, fact: String) -> impl IntoView {
    let state = workbench();
    let all = desk().all;
    let missing = format!("没有“{fact}”这个问题了，请去掉这个条件");
    let known =
        Memo::new(move |_| all.with(|all| all.questions.facts.iter().find(|one| one.id == fact).cloned()));
    let question = Memo::new(move |_| {
        known.with(|fact| fact.as_ref().map_or_else(|| missing.clone(), |fact| fact.question.clone()))
    });
    let kind = Memo::new(move |_| place.condition(state, |condition| Some(TestKind::of(&condition.test))));
    let which_count = move || match (known.get(), kind.get()) {
        (Some(fact), Some(kind)) => answers(place, fact, kind),
        (None, _) | (_, None) => ().into_any(),
    };
    let quote = Memo::new(move |_| place.condition(state, |condition| condition.quote.clone()));
    let note = Memo::new(move |_| place.condition(state, |condition| condition.note.clone()));
    let write =
        move |quote: Option<Quote>| place.change_condition(state, |condition| condition.quote = quote);
    let write_note = move |event: leptos::ev::Event| {
        let words = event_target_value(&event);
        place.change_condition(state, |condition| condition.note = words);
    };
    let remove = move |_| place.remove(state);
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
            {which_count}
            <QuoteRow name="这样写的字" quote write/>
            <label class="field">
                <span>"怎样理解"</span>
                <input type="text" placeholder="原文写得清楚就不用写" prop:value=move || note.get() on:change=write_note/>
            </label>
        </li>
    }
}

/// How it is said which answers count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TestKind {
    /// By options.
    Options,
    /// 是 or 否.
    YesNo,
    /// By a number.
    Number,
    /// By a day.
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

/// Which answers count.
fn answers(place: Place, fact: Fact, kind: TestKind) -> AnyView {
    match kind {
        TestKind::Options => view! { <OptionsThatCount place options=fact.options/> }.into_any(),
        TestKind::YesNo => view! { <YesOrNo place/> }.into_any(),
        TestKind::Number => view! { <NumberThatCounts place fact/> }.into_any(),
        TestKind::Day => view! { <DayThatCounts place/> }.into_any(),
    }
}

/// Options, of which any that is pressed counts.
#[component]
fn OptionsThatCount(place: Place, options: Vec<Named>) -> impl IntoView {
    let state = workbench();
    let ids = Memo::new(move |_| {
        place.condition(state, |condition| match &condition.test {
            Test::Is(ids) | Test::Has(ids) => ids.clone(),
            Test::YesNo(_) | Test::Number { .. } | Test::Day { .. } | Test::Within { .. } => Vec::new(),
        })
    });
    let one = move |Named { id, label }: Named| {
        let pressed = id.clone();
        choice(
            label,
            move || ids.with(|ids| ids.contains(&id)),
            move || {
                place.change_test(state, |test| {
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
            {options.into_iter().map(one).collect_view()}
        </div>
    }
}

/// 是 or 否.
#[component]
fn YesOrNo(place: Place) -> impl IntoView {
    let state = workbench();
    let yes =
        Memo::new(move |_| place.condition(state, |condition| matches!(condition.test, Test::YesNo(true))));
    let set = move |yes: bool| place.change_test(state, |test| *test = Test::YesNo(yes));
    view! {
        <div class="choices" role="group" aria-label="哪种回答算">
            {choice("是", move || yes.get(), move || set(true))}
            {choice("否", move || !yes.get(), move || set(false))}
        </div>
    }
}

/// A number, or a length of time, and how it is compared.
#[component]
fn NumberThatCounts(place: Place, fact: Fact) -> impl IntoView {
    let state = workbench();
    let is_duration = fact.kind == FactKind::Duration;
    let test = Memo::new(move |_| {
        place.condition(state, |condition| match condition.test {
            Test::Number { bound, number, months } => Some((bound, number, months)),
            Test::Is(_) | Test::Has(_) | Test::YesNo(_) | Test::Day { .. } | Test::Within { .. } => None,
        })
    });
    let of_bound = move |(one, words): (Bound, &'static str)| {
        choice(
            words,
            move || test.get().is_some_and(|(bound, ..)| bound == one),
            move || {
                place.change_test(state, |test| {
                    if let Test::Number { bound, .. } = test {
                        *bound = one;
                    }
                });
            },
        )
    };
    let write_number = move |typed: u32| {
        place.change_test(state, |test| {
            if let Test::Number { number, .. } = test {
                *number = typed;
            }
        });
    };
    let write_months = move |typed: u32| {
        place.change_test(state, |test| {
            if let Test::Number { months, .. } = test {
                *months = typed;
            }
        });
    };
    let number = move || test.get().map_or(0, |(_, number, _)| number);
    let months = move || test.get().map_or(0, |(.., months)| months);
    view! {
        <div class="choices" role="group" aria-label="多少才算">
            {BOUNDS.map(of_bound).collect_view()}
            {number_field(if is_duration { "年" } else { "" }, number, write_number)}
            {is_duration.then(|| number_field("个月", months, write_months))}
            <span>{fact.unit}</span>
        </div>
    }
}

/// A number that is typed.
fn number_field(
    unit: &'static str,
    number: impl Fn() -> u32 + Send + 'static,
    set: impl Fn(u32) + 'static,
) -> impl IntoView {
    let typed = move |event: leptos::ev::Event| {
        if let Ok(number) = event_target_value(&event).trim().parse() {
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

/// A day, or how long ago it may be.
#[component]
fn DayThatCounts(place: Place) -> impl IntoView {
    let state = workbench();
    let test = Memo::new(move |_| place.condition(state, |condition| Some(condition.test.clone())));
    let is_within = Memo::new(move |_| test.with(|test| matches!(test, Some(Test::Within { .. }))));
    let is_on = move |side: bool| {
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
    let to_within = move || {
        place.change_test(state, |test| {
            if !matches!(test, Test::Within { .. }) {
                *test = Test::Within { years: 1, months: 0 };
            }
        });
    };
    let to_day = move |side: bool| {
        place.change_test(state, |test| {
            if let Test::Day { is_after, .. } = test {
                *is_after = side;
            } else {
                *test = Test::Day { is_after: side, day: String::new() };
            }
        });
    };
    let write_years = move |typed: u32| {
        place.change_test(state, |test| {
            if let Test::Within { years, .. } = test {
                *years = typed;
            }
        });
    };
    let write_months = move |typed: u32| {
        place.change_test(state, |test| {
            if let Test::Within { months, .. } = test {
                *months = typed;
            }
        });
    };
    let write_day = move |event: leptos::ev::Event| {
        let typed = event_target_value(&event).trim().to_owned();
        place.change_test(state, |test| {
            if let Test::Day { day, .. } = test {
                *day = typed;
            }
        });
    };
    let field = move || {
        if is_within.get() {
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
            {choice("多久以内", move || is_within.get(), to_within)}
            {choice("这一天或以后", move || is_on(true), move || to_day(true))}
            {choice("这一天或以前", move || is_on(false), move || to_day(false))}
            {field}
        </div>
    }
}
