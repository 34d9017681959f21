//! The result, worked out on the device whenever an answer or the day changes.

mod answers;
mod as_of;
mod share;

use std::any::Any;

use leptos::mount::mount_to;
use leptos::prelude::*;
use policy::eligibility::{Evaluation, Flip, Group, Link, LinkError, Verdict, evaluate};
use web_sys::HtmlElement;

use super::wizard::store;
use crate::browser::{self, Default};
use crate::components::result::card::{card, verdict_key};
use crate::components::result::sheet::sheet;
use crate::components::result::text::{CAUTION, NO_TOTALS};
use crate::content::corpus;
use crate::place::Place;
use crate::route::{Fragment, Route, fragment::Fields};
use crate::wizard::Session;

use answers::answers;
use as_of::as_of;
use share::share;

/// Puts the result in the place of the static page.
pub fn mount(slot: &HtmlElement) -> Box<dyn Any> {
    let mut session = store::load(corpus());
    let problem = take_from_address(&mut session);
    slot.set_text_content(None);
    Box::new(mount_to(slot.clone(), move || {
        let view = Outcome {
            session: RwSignal::new(session),
            notice: RwSignal::new(problem),
            turned: RwSignal::new(Vec::new()),
            edits: RwSignal::new(0),
        };
        browser::on_event(&browser::window(), "popstate", Default::Keep, move |_| {
            let mut session = view.session.get_untracked();
            if matches!(browser::current_fragment(), Fragment::Fields(_)) {
                view.notice.set(take_from_address(&mut session));
                view.session.set(session);
            }
        });
        let place = Place { corpus: corpus(), route: Route::WizardResult };
        move || outcome(&place, view)
    }))
}

/// The id of the element that says what a change turned.
const TURNED: &str = "turned";

/// The result that is shown.
#[derive(Clone, Copy)]
struct Outcome {
    session: RwSignal<Session>,
    /// What a reader should know about the link they came by.
    notice: RwSignal<Option<String>>,
    /// What the last change of an answer turned.
    turned: RwSignal<Vec<Flip>>,
    /// How often something was changed.
    edits: RwSignal<u32>,
}

impl Outcome {
    /// Whether an answer was changed here: the list of answers stays open then.
    fn is_editing(self) -> bool {
        self.edits.get_untracked() > 0
    }

    /// Changes the session, keeps it, and notes which verdicts turned.
    fn change(self, change: impl FnOnce(&mut Session)) {
        let rules = &corpus().eligibility;
        let old = self.session.get_untracked();
        let mut new = old.clone();
        change(&mut new);
        let turned = match (evaluation(&old), evaluation(&new)) {
            (Some(before), Some(after)) => after.flips(&before, &rules.in_scope(new.scope())),
            _ => Vec::new(),
        };
        self.turned.set(turned);
        self.edits.update(|edits| *edits += 1);
        request_animation_frame(|| {
            if let Some(said) = browser::by_id::<HtmlElement>(TURNED) {
                browser::focus(&said);
            }
        });
        self.notice.set(None);
        self.session.set(new);
    }
}

fn evaluation(session: &Session) -> Option<Evaluation<'static, 'static>> {
    evaluate(&corpus().eligibility, &session.link.answers, day(session)).ok()
}

fn day(session: &Session) -> policy::Date {
    session.link.as_of.unwrap_or_else(browser::today)
}

/// Takes over the answers that the address carries, and says what is to be said about them.
fn take_from_address(session: &mut Session) -> Option<String> {
    let Fragment::Fields(fields) = browser::current_fragment() else { return None };
    if fields.answers.is_empty() {
        return Some("链接里没有可以读的回答。".to_owned());
    }
    let rules = &corpus().eligibility;
    match Link::decode(rules, &fields.answers) {
        Ok(read) => {
            *session = Session { link: read.link, ..Session::default() };
            let left: Vec<String> = read.not_understood.iter().map(|item| named(item)).collect();
            match (read.other_version, left.is_empty()) {
                (false, _) => None,
                (true, true) => {
                    Some("这个链接是按旧的问题做的，回答都读出来了，结果按现在的规则算。".to_owned())
                }
                (true, false) => Some(format!(
                    "这个链接是按旧的问题做的。读得出的回答都保留了，这些读不出，请补答：{}。",
                    left.join("、")
                )),
            }
        }
        Err(LinkError::TooLong) => Some("链接太长，不是本站做的，没有读。".to_owned()),
        Err(LinkError::Damaged) => {
            Some("链接不完整，或者传的时候被改动了，里面的回答没有读。请让对方重新发一次。".to_owned())
        }
        Err(LinkError::Impossible) => Some("链接里的回答读不懂，没有采用。".to_owned()),
    }
}

/// An item of a link by the question's label, if there still is such a question.
fn named(item: &str) -> String {
    let key = item.split('.').next().unwrap_or_default();
    let rules = &corpus().eligibility;
    let label = rules.fact_index(key).map(|at| rules.fact(at).label);
    label.map_or_else(|| format!("一个已经取消的问题（{key}）"), |label| format!("“{label}”"))
}

fn outcome(place: &Place, view: Outcome) -> AnyView {
    let session = view.session.get();
    // Where nothing can be kept, the address keeps it: a reload must not lose the answers.
    let kept = store::save(place.corpus, &session);
    let is_in_address = matches!(browser::current_fragment(), Fragment::Fields(_));
    if !kept {
        let answers = session.link.encode(&place.corpus.eligibility);
        browser::replace_fragment(&Fragment::from(Fields { answers, ..Fields::default() }));
    } else if is_in_address {
        browser::replace_fragment(&Fragment::Empty);
    }
    if session.is_new() {
        return nothing_yet(place, view).into_any();
    }
    let rules = &place.corpus.eligibility;
    let scope = rules.in_scope(session.scope());
    let body = match evaluate(rules, &session.link.answers, day(&session)) {
        Ok(evaluation) => {
            let groups = evaluation.groups(&scope);
            let open = evaluation.plan(&rules.for_whoever_asks(&scope, &session.link.answers)).next.is_some();
            view! {
                {open.then(|| go_on(place, &session))}
                {at_a_glance(&groups)}
                {groups.iter().map(|group| section(place, &evaluation, group)).collect_view()}
                {sheet(place, &evaluation, &session.link.answers, &scope)}
                {share(place, &evaluation, &session, &scope)}
            }
            .into_any()
        }
        Err(contradiction) => {
            view! { <p class="problem" role="alert">"这些回答对不上："{contradiction.message}</p> }.into_any()
        }
    };
    view! {
        <h1>"查询结果"</h1>
        {notice(view)}
        {as_of(place, view, &session)}
        {turned(view)}
        {narrowed(place, view, &session)}
        {answers(place, view, &session)}
        {body}
    }
    .into_any()
}

fn notice(view: Outcome) -> Option<impl IntoView> {
    view.notice.get().map(|words| view! { <p class="problem" role="alert">{words}</p> })
}

fn nothing_yet(place: &Place, view: Outcome) -> impl IntoView {
    view! {
        <h1>"查询结果"</h1>
        {notice(view)}
        <p>"还没有回答问题，所以没有结果。"</p>
        <p>
            <a class="button button--wide" href=place.link(&Route::Wizard)>"去答题"</a>
        </p>
    }
}

/// Says which results a changed answer turned.
fn turned(view: Outcome) -> impl IntoView {
    let rules = &corpus().eligibility;
    let rows = view.turned.get().into_iter().map(|flip| {
        let title = rules.benefit(flip.benefit).title;
        view! { <li>{title}"："{flip.before.name()}" → "<b>{flip.after.name()}</b></li> }
    });
    let rows: Vec<_> = rows.collect();
    let words = match rows.len() {
        _ if !view.is_editing() => String::new(),
        0 => "改好了，各项结果没有变。".to_owned(),
        turned => format!("改好了，{turned}项的结果变了："),
    };
    view! {
        <div class="turned" id=TURNED role="status">
            {words}
            <ul>{rows}</ul>
        </div>
    }
}

/// What the result leaves out by choice, and the way to have all of it.
fn narrowed(place: &Place, view: Outcome, session: &Session) -> Option<impl IntoView> {
    let rules = &place.corpus.eligibility;
    let left_out = rules.benefits.len() - rules.in_scope(session.scope()).len();
    let topic = session.link.topic.and_then(|at| rules.topics.get(usize::from(at)));
    let what = topic.map_or_else(|| "选定的一条或一方面".to_owned(), |topic| format!("“{}”", topic.label));
    let widen = move |_| {
        view.change(|session| {
            session.set_measure(None);
            session.link.topic = None;
            session.link.audience = None;
            session.trail.clear();
        });
    };
    (left_out > 0).then(|| {
        view! {
            <p class="narrowed">
                {format!("这里只列了{what}，另外{left_out}项没有列。")}
                <button class="link-button" type="button" on:click=widen>"全部列出来"</button>
            </p>
        }
    })
}

/// The way to the questions that are left.
fn go_on(place: &Place, session: &Session) -> impl IntoView + use<> {
    let mut link = place.link(&Route::Wizard);
    if let Some((source, node)) = session.measure {
        let source = &place.corpus.eligibility.sources[usize::from(source)];
        let measure = place.corpus.documents[usize::from(source.document)].at(node).id().to_owned();
        link += &Fragment::from(Fields { measure, ..Fields::default() }).to_string();
    }
    view! {
        <p class="go-on">
            "问题还没有答完，再答几题，结果会更确定。"
            <a class="button" href=link>"接着答题"</a>
        </p>
    }
}

/// How many there are of each verdict, with the way to them.
fn at_a_glance(groups: &[Group]) -> impl IntoView + use<> {
    let rows: Vec<_> = groups
        .iter()
        .map(|group| {
            let link = format!("#{}", verdict_key(group.verdict));
            view! {
                <li>
                    <a class="glance__link" href=link>
                        <b class="glance__count">{group.benefits.len()}</b>
                        {group.verdict.name()}
                    </a>
                </li>
            }
        })
        .collect();
    view! {
        <nav aria-label="结果一览">
            <ul class="glance">{rows}</ul>
        </nav>
    }
}

fn section(place: &Place, evaluation: &Evaluation<'static, 'static>, group: &Group) -> AnyView {
    let heading = format!("{}（{}项）", group.verdict.name(), group.benefits.len());
    if group.verdict == Verdict::NotForYou {
        let rules = evaluation.rules();
        let titles = group.benefits.iter().map(|&at| view! { <li>{rules.benefit(at).title}</li> });
        return view! {
            <details class="others" id=verdict_key(group.verdict)>
                <summary>{heading}</summary>
                <p>"这些是给别的人、别的单位的，按您的回答和您无关。"</p>
                <ul class="plain-list">{titles.collect_view()}</ul>
            </details>
        }
        .into_any();
    }
    let cards: Vec<AnyView> = group.benefits.iter().map(|&at| card(place, evaluation, at)).collect();
    view! {
        <section class="verdict" id=verdict_key(group.verdict)>
            <h2 class="verdict__heading">{heading}</h2>
            <p class="verdict__words">{explained(group.verdict)}</p>
            <ul class="benefits">{cards}</ul>
        </section>
    }
    .into_any()
}

const fn explained(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "文件写的条件，按您的回答都符合。",
        Verdict::Discretionary => "条件都符合，但文件写明要由有关方面决定或评定，不是一定有。",
        Verdict::Undetermined => "还缺一些情况，现在说不准。",
        Verdict::Unlisted => "文件的名单带“等”字，您的情况没有写进去，也没有被排除。",
        Verdict::NotMet => "有条件不符合。下面写着差在哪里，怎样才会符合。",
        Verdict::NotForYou => "",
        Verdict::NotYetIssued => "您选的日期比文件的日期（成文日期）早，那时文件尚未印发。",
    }
}
