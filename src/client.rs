//! Takes over the static page, and moves from page to page without loading.
//!
//! The page that was loaded stays as it is: its text, scroll position, selection, focus and what was
//! typed are the reader's. Only controls are mounted, into slots. When a link within the site is
//! followed, `<main>` is taken out of the static page it leads to, and the same controls are mounted:
//! there is one HTML of each page, and none of the views that made it is in the browser.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

use crate::app::{MAIN, NOTICE};
use crate::browser::{
    self, Address, Default, Element, Event, HtmlElement, HtmlInputElement, Root, StaticPage,
};
use crate::components::search_form::{FIELD, FORM};
use crate::content;
use crate::controls;
use crate::pages;
use crate::place::Place;
use crate::route::fragment::Fields;
use crate::route::{Fragment, Route, Tool};

/// Starts the app on the page that is shown, with the encoded corpus of the page's province. `false` where the
/// bytes are no corpus.
#[must_use]
pub fn start(corpus_bytes: Vec<u8>) -> bool {
    let is_given = content::give(corpus_bytes);
    if is_given {
        take_over_page();
    }
    is_given
}

fn take_over_page() {
    let Some(root) = Root::of_page() else { return };
    let Some(address) = browser::current_address(&root) else { return };
    let place = content::place(Route::from_path(&address.path));
    if !pages::exists(&place) {
        return;
    }
    browser::locate_packs(&root);
    // Also for the addresses that this page has had before it was loaded anew.
    browser::fix_icon();
    let fragment = Fragment::parse(&address.fragment);
    // The page is there already, so what is mounted shows nothing; it lives as long as the window.
    leptos::mount::mount_to(browser::body(), move || take_over(place, root, &fragment)).forget();
}

fn take_over(place: Place, root: Root, fragment: &Fragment) {
    let frame = frame_links(&root);
    let controls = controls::mount(&place);
    controls::search_keys::listen();
    say_if_unknown(&place, fragment);
    let shown = RefCell::new(Shown { route: place.route, _mounted: controls });
    let client = Rc::new(Client { root, frame, shown, asked: Cell::new(0) });
    let document = browser::document();
    if !browser::is_wechat() {
        let client = Rc::clone(&client);
        browser::on_event(&document, "click", Default::MayPrevent, move |event| client.clicked(event));
    }
    let searching = Rc::clone(&client);
    browser::on_event(&document, "submit", Default::MayPrevent, move |event| searching.submitted(event));
    browser::on_event(&browser::window(), "popstate", Default::Keep, move |_| client.restored());
}

/// Said where a page can neither be loaded nor was stored. Going there would only lose this one.
const OFFLINE: &str = "现在没有网络，那一页还没有存到本机。连上网以后再点一次；这一页可以接着看。";

/// The app.
struct Client {
    root: Root,
    /// The links around `<main>`, which stay from page to page, and where they lead.
    frame: Vec<(Element, Route)>,
    shown: RefCell<Shown>,
    /// Counts the pages asked for: of several asked for in quick succession, the last is shown.
    asked: Cell<u32>,
}

/// The page that is shown.
struct Shown {
    route: Route,
    /// What was mounted for the page; dropped, it is taken away.
    _mounted: Vec<Box<dyn Any>>,
}

impl Client {
    fn clicked(self: &Rc<Self>, event: &Event) {
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

    fn submitted(self: &Rc<Self>, event: &Event) {
        let is_search = event
            .target()
            .and_then(|form| form.dyn_into::<Element>().ok())
            .is_some_and(|form| form.id() == FORM);
        let Some(field) = search_field().filter(|_| is_search) else { return };
        event.prevent_default();
        let measures = content::tool(Tool::Measures).route;
        if self.shown.borrow().route == measures {
            // The list already follows what is typed: put the screen keyboard away and show it.
            let _ = field.blur();
            return;
        }
        let fields = Fields { query: field.value().trim().to_owned(), ..Fields::default() };
        self.visit(measures, &Fragment::from(fields));
    }

    /// Goes to a page, as a new entry of the history.
    fn visit(self: &Rc<Self>, route: Route, fragment: &Fragment) {
        let url = self.root.path.clone() + &route.path();
        if browser::is_wechat() || !can_show(&route) {
            browser::go(&format!("{url}{fragment}"));
            return;
        }
        let fragment = fragment.clone();
        self.fetch(route, move |client, route, page| {
            if page.is_none() && !browser::is_online() {
                say(OFFLINE);
                return;
            }
            // A place within the page is visited when the page is there.
            let is_anchor = matches!(fragment, Fragment::Anchor(_));
            let of_page = if is_anchor { &Fragment::Empty } else { &fragment };
            browser::note_scroll();
            let Some(page) = page.filter(|_| browser::push(&format!("{url}{of_page}"))) else {
                browser::go(&format!("{url}{fragment}"));
                return;
            };
            client.show(route, &fragment, &page);
            if is_anchor {
                browser::visit_anchor(&fragment);
            } else {
                browser::window().scroll_to_with_x_and_y(0.0, 0.0);
            }
        });
    }

    /// Shows the page of an entry of the history that the reader came back to.
    fn restored(self: &Rc<Self>) {
        let Some(address) = browser::current_address(&self.root) else { return };
        let (route, fragment) = read(&address);
        let here = self.shown.borrow().route == route;
        if here {
            say_if_unknown(&content::place(route), &fragment);
            return;
        }
        // The address stands already, and going to it would only look for the fragment.
        if !can_show(&route) {
            browser::reload();
            return;
        }
        self.fetch(route, move |client, route, page| {
            let Some(page) = page else {
                browser::reload();
                return;
            };
            client.show(route, &fragment, &page);
            browser::restore_scroll();
        });
    }

    /// Loads a static page, and hands it on unless another was asked for meanwhile.
    fn fetch(self: &Rc<Self>, route: Route, then: impl FnOnce(&Self, Route, Option<StaticPage>) + 'static) {
        let client = Rc::clone(self);
        let (turn, owner) = (self.asked.get().wrapping_add(1), Owner::current());
        self.asked.set(turn);
        set_busy(true);
        spawn_local(async move {
            let page = browser::fetch_page(&(client.root.path.clone() + &route.path())).await;
            if client.asked.get() != turn {
                return;
            }
            match owner {
                Some(owner) => owner.with(|| then(&client, route, page)),
                None => then(&client, route, page),
            }
            // Where the page gave way to another there is nothing to do: a style that changes before it goes
            // would be computed for every element of it, for the scroll position is asked for meanwhile.
            set_busy(false);
        });
    }

    /// Replaces the page by another, whose address stands already.
    fn show(&self, route: Route, fragment: &Fragment, page: &StaticPage) {
        let Some(old) = browser::by_id::<HtmlElement>(MAIN) else { return };
        let place = content::place(route);
        browser::document().set_title(&page.title);
        // What is asked for stands in the address; the field shows it, whatever was typed before.
        if let Some(field) = search_field() {
            field.set_value(query_of(fragment));
        }
        let _ = old.replace_with_with_node_1(&page.main);
        let mounted = controls::mount(&place);
        self.turn_frame(&place);
        // Before a place of the page is visited, which is an entry of the history too.
        *self.shown.borrow_mut() = Shown { route: place.route.clone(), _mounted: mounted };
        say_if_unknown(&place, fragment);
        if let Some(heading) = browser::find::<HtmlElement>(&page.main, "h1") {
            browser::focus(&heading);
        }
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

/// Whether the app can show a page in place of this one.
fn can_show(route: &Route) -> bool {
    pages::exists(&content::place(route.clone()))
}

/// Shows that another page is on its way.
fn set_busy(busy: bool) {
    if let Some(main) = browser::by_id::<Element>(MAIN) {
        // Refused only for names that are no attribute's.
        let _ =
            if busy { main.set_attribute("aria-busy", "true") } else { main.remove_attribute("aria-busy") };
    }
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
    let unknown = match fragment {
        Fragment::Anchor(id) if browser::by_id::<Element>(id).is_none() => Some(id),
        Fragment::Anchor(_) | Fragment::Empty | Fragment::Fields(_) => None,
    };
    let Some(id) = unknown else {
        say("");
        return;
    };
    let whole = place.route.document().map(|document| format!("{document}.{id}"));
    match whole.filter(|whole| browser::by_id::<Element>(whole).is_some()) {
        Some(whole) => browser::visit_anchor(&Fragment::Anchor(whole)),
        None => say("网址末尾指向的那一处在本页找不到，下面是整个页面。"),
    }
}

/// Tells the reader something at the head of the page; nothing takes away what was told before.
fn say(words: &str) {
    if let Some(notice) = browser::by_id::<HtmlElement>(NOTICE) {
        notice.set_text_content(Some(words));
        if !words.is_empty() {
            notice.scroll_into_view_with_bool(false);
        }
    }
}
