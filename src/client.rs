//! Takes over the static page, and moves from page to page without loading.
//!
//! The page that was loaded stays as it is: its text, scroll position, selection, focus and what was
//! typed are the reader's. Only controls are mounted, into slots. When a link within the site is
//! followed, `<main>` is replaced by the same view that the static page was made with, and the same
//! controls are mounted.
//!
//! The app starts with the documents alone. What was written about them is loaded at once where a
//! control of the page needs it, else when the page has come to rest; until it is there, links load
//! their static pages.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use leptos::mount::mount_to;
use leptos::prelude::*;
use policy::corpus::CONTENT;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, Node};

use crate::app::{MAIN, NOTICE};
use crate::browser::{self, Address, Default, Root};
use crate::components::search_form::{FIELD, FORM};
use crate::content::{add_content, corpus};
use crate::controls::{self, Needs};
use crate::pages;
use crate::place::Place;
use crate::route::fragment::Fields;
use crate::route::{Fragment, Route};

/// Starts the app on the page that is shown.
pub fn start() {
    browser::show_panics();
    let Some(root) = Root::of_page() else { return };
    let Some(address) = browser::current_address(&root) else { return };
    let place = Place { corpus: corpus(), route: Route::from_path(&address.path) };
    if !pages::exists(place.corpus, &place.route) {
        return;
    }
    browser::locate_packs(&root);
    let owner = Owner::new();
    owner.with(|| take_over(place, root, &Fragment::parse(&address.fragment)));
    // The app lives as long as the window.
    std::mem::forget(owner);
}

fn take_over(place: Place, root: Root, fragment: &Fragment) {
    let frame = frame_links(&root);
    let controls = controls::mount(&place, Needs::Documents);
    controls::search_keys::listen();
    say_if_unknown(&place, fragment);
    let shown = RefCell::new(Shown { route: place.route, mounted: controls });
    let client = Rc::new(Client { root, frame, shown });
    load_content(&client);
    let document = browser::document();
    if !browser::is_wechat() {
        let client = Rc::clone(&client);
        browser::on_event(&document, "click", Default::MayPrevent, move |event| client.clicked(event));
    }
    let searching = Rc::clone(&client);
    browser::on_event(&document, "submit", Default::MayPrevent, move |event| searching.submitted(event));
    browser::on_event(&browser::window(), "popstate", Default::Keep, move |_| client.restored());
}

/// Loads what was written about the documents, and mounts the controls that need it.
fn load_content(client: &Rc<Client>) {
    let (client, owner) = (Rc::clone(client), Owner::current());
    spawn_local(async move {
        if !controls::any(Needs::Content) {
            browser::rest(REST).await;
        }
        let loaded = browser::load_pack(CONTENT).await.is_some_and(|bytes| add_content(bytes).is_ok());
        match owner {
            Some(owner) if loaded => owner.with(|| client.complete()),
            // The page is complete without controls, and links load static pages.
            _ if controls::any(Needs::Content) => browser::say_app_failed(),
            _ => {}
        }
    });
}

/// How long a page is left alone before more is loaded than it needs, in milliseconds.
const REST: u32 = 500;

/// The app.
struct Client {
    root: Root,
    /// The links around `<main>`, which stay from page to page, and where they lead.
    frame: Vec<(Element, Route)>,
    shown: RefCell<Shown>,
}

/// The page that is shown.
struct Shown {
    route: Route,
    /// What was mounted for the page; dropped, it is taken away.
    mounted: Vec<Box<dyn Any>>,
}

impl Client {
    /// Mounts the controls that waited for the content.
    fn complete(&self) {
        let place = Place { corpus: corpus(), route: self.shown.borrow().route.clone() };
        let controls = controls::mount(&place, Needs::Content);
        self.shown.borrow_mut().mounted.extend(controls);
    }

    fn clicked(&self, event: &Event) {
        let Some(address) = browser::followed_link(event, &self.root) else { return };
        let (route, fragment) = read(&address);
        let here = self.shown.borrow().route == route;
        // Within the page, and where there is no view to show, the browser does what is right by itself.
        if here && fragment != Fragment::Empty || !can_show(&route) {
            return;
        }
        event.prevent_default();
        self.visit(route, &fragment);
    }

    fn submitted(&self, event: &Event) {
        let is_search = event
            .target()
            .and_then(|form| form.dyn_into::<Element>().ok())
            .is_some_and(|form| form.id() == FORM);
        let Some(field) = search_field().filter(|_| is_search) else { return };
        event.prevent_default();
        if self.shown.borrow().route == Route::Measures {
            // The list already follows what is typed: put the screen keyboard away and show it.
            let _ = field.blur();
            return;
        }
        let fields = Fields { query: field.value().trim().to_owned(), ..Fields::default() };
        self.visit(Route::Measures, &Fragment::from(fields));
    }

    /// Goes to a page, as a new entry of the history.
    fn visit(&self, route: Route, fragment: &Fragment) {
        let url = self.root.path.clone() + &route.path();
        browser::fix_icon();
        // A place within the page is visited when the page is there.
        let of_page =
            if matches!(fragment, Fragment::Anchor(_)) { Fragment::Empty } else { fragment.clone() };
        if browser::is_wechat() || !can_show(&route) || !browser::push(&format!("{url}{of_page}")) {
            browser::go(&format!("{url}{fragment}"));
            return;
        }
        self.show(route, fragment);
        match fragment {
            Fragment::Anchor(_) => browser::visit_anchor(fragment),
            Fragment::Empty | Fragment::Fields(_) => browser::window().scroll_to_with_x_and_y(0.0, 0.0),
        }
    }

    /// Shows the page of an entry of the history that the reader came back to. The browser restores
    /// the scroll position behind this event.
    fn restored(&self) {
        let Some(address) = browser::current_address(&self.root) else { return };
        let (route, fragment) = read(&address);
        let here = self.shown.borrow().route == route;
        if here {
            say_if_unknown(&Place { corpus: corpus(), route }, &fragment);
        } else if can_show(&route) {
            self.show(route, &fragment);
        } else {
            // The address stands already, and going to it would only look for the fragment.
            browser::reload();
        }
    }

    /// Replaces the page by another, whose address stands already.
    fn show(&self, route: Route, fragment: &Fragment) {
        let Some(old) = browser::by_id::<HtmlElement>(MAIN) else { return };
        let Some(new) = shallow_copy(&old) else { return };
        let place = Place { corpus: corpus(), route };
        let page = pages::page(&place);
        browser::document().set_title(&page.window_title());
        let mut mounted: Vec<Box<dyn Any>> = vec![Box::new(mount_to(new.clone(), move || page.view))];
        // What is asked for stands in the address; the field shows it, whatever was typed before.
        if let Some(field) = search_field() {
            field.set_value(query_of(fragment));
        }
        let _ = old.replace_with_with_node_1(&new);
        mounted.extend(controls::mount(&place, Needs::Documents));
        mounted.extend(controls::mount(&place, Needs::Content));
        self.turn_frame(&place);
        say_if_unknown(&place, fragment);
        if let Some(heading) = browser::find::<HtmlElement>(&new, "h1") {
            browser::focus(&heading);
        }
        *self.shown.borrow_mut() = Shown { route: place.route, mounted };
    }

    /// Lets the links around `<main>` start from the page that is shown now.
    fn turn_frame(&self, place: &Place) {
        for (element, route) in &self.frame {
            let name = if element.tag_name() == "FORM" { "action" } else { "href" };
            // Refused only for names that are no attribute's.
            let _ = element.set_attribute(name, &place.link(route));
            let current = *route == place.route && element.class_name().contains("site-nav");
            let _ = if current {
                element.set_attribute("aria-current", "page")
            } else {
                element.remove_attribute("aria-current")
            };
        }
    }
}

/// Whether a page can be shown without loading its HTML. A page's view may show anything, so all of the
/// content must be here.
fn can_show(route: &Route) -> bool {
    let corpus = corpus();
    corpus.has_content() && pages::exists(corpus, route) && pages::is_embedded(route)
}

fn read(address: &Address) -> (Route, Fragment) {
    (Route::from_path(&address.path), Fragment::parse(&address.fragment))
}

fn query_of(fragment: &Fragment) -> &str {
    match fragment {
        Fragment::Fields(fields) => &fields.query,
        Fragment::Empty | Fragment::Anchor(_) => "",
    }
}

fn search_field() -> Option<HtmlInputElement> {
    browser::by_id(FIELD)
}

/// The element without what is in it.
fn shallow_copy(element: &HtmlElement) -> Option<HtmlElement> {
    element.clone_node().ok().and_then(|node: Node| node.dyn_into().ok())
}

/// The links and forms around `<main>` that lead to pages, and the pages.
fn frame_links(root: &Root) -> Vec<(Element, Route)> {
    let Some(body) = browser::document().body() else { return Vec::new() };
    let main = browser::by_id::<Element>(MAIN);
    browser::find_all::<Element>(&body, "a[href], form[action]")
        .into_iter()
        .filter(|element| !main.as_ref().is_some_and(|main| main.contains(Some(element))))
        .filter_map(|element| {
            let link = element.get_attribute("href").or_else(|| element.get_attribute("action"))?;
            let leads_to_page = !link.starts_with('#');
            let address = browser::resolve(&link, root).filter(|_| leads_to_page)?;
            Some((element, Route::from_path(&address.path)))
        })
        .collect()
}

/// Says so where the address names a place that the page does not have. A place named within the
/// page's document (`9.s2`) is visited by its whole id.
fn say_if_unknown(place: &Place, fragment: &Fragment) {
    let Some(notice) = browser::by_id::<Element>(NOTICE) else { return };
    let unknown = match fragment {
        Fragment::Anchor(id) if browser::by_id::<Element>(id).is_none() => Some(id),
        Fragment::Anchor(_) | Fragment::Empty | Fragment::Fields(_) => None,
    };
    let Some(id) = unknown else {
        notice.set_text_content(None);
        return;
    };
    let whole = place.route.document().map(|document| format!("{document}.{id}"));
    match whole.filter(|whole| browser::by_id::<Element>(whole).is_some()) {
        Some(whole) => browser::visit_anchor(&Fragment::Anchor(whole)),
        None => notice.set_text_content(Some("网址末尾指向的那一处在本页找不到，下面是整个页面。")),
    }
}
