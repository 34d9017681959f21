//! Tests of the static site as a whole.

use std::collections::{BTreeMap, BTreeSet};

use super::{Assets, EngineFiles, PageFile, Stylesheet, files};
use crate::route::fragment::Fields;
use crate::route::{Fragment, Route};
use crate::testing::{corpus, site as whole};

/// The site's files by path, without iframe variants.
fn site() -> BTreeMap<String, String> {
    let mut site = whole_site();
    site.retain(|path, _| !path.starts_with("embed/"));
    site
}

/// The site's files by path.
fn whole_site() -> BTreeMap<String, String> {
    let assets = Assets {
        styles: ["app", "copy", "home"].map(|name| (name.to_owned(), style(name))).into(),
        first: "first()".to_owned(),
        reading: "assets/reading.js".to_owned(),
        boot: "assets/boot.js".to_owned(),
        engines: ["search", "wizard"].map(|name| (name.to_owned(), engine(name))).into(),
        provinces: [(
            "heilongjiang".to_owned(),
            ["pinyin", "wizard"].map(|name| (name.to_owned(), format!("assets/{name}.bin"))).into(),
        )]
        .into(),
        scripts: [("read-aloud".to_owned(), "assets/read-aloud.js".to_owned())].into(),
        date: Some("2026-11-21".to_owned()),
        address: None,
    };
    files(whole(), &assets).map(|PageFile { path, html }| (path, html)).collect()
}

fn style(name: &str) -> Stylesheet {
    Stylesheet { path: format!("assets/{name}.css"), text: format!("/* {name} */") }
}

fn engine(name: &str) -> EngineFiles {
    EngineFiles { glue: format!("assets/{name}.js"), wasm: format!("assets/{name}.wasm") }
}

/// All values of an attribute.
fn values<'h>(html: &'h str, attribute: &str) -> impl Iterator<Item = &'h str> {
    let start = format!(" {attribute}=\"");
    let length = start.len();
    html.match_indices(&start).map(|(at, _)| at + length).collect::<Vec<_>>().into_iter().map(move |from| {
        match html[from..].split_once('"') {
            Some((value, _)) => value,
            None => panic!("an attribute ends: {attribute}"),
        }
    })
}

/// The text of a page, without tags.
fn words(html: &str) -> String {
    html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text)).collect()
}

/// Resolves a relative link to a path below the root.
fn resolve(page: &str, link: &str) -> String {
    let mut folders: Vec<&str> = page.split('/').collect();
    folders.pop();
    for step in link.split('/') {
        match step {
            "." | "" => {}
            ".." => assert!(folders.pop().is_some(), "{page}: {link} leaves the site"),
            name => folders.push(name),
        }
    }
    folders.join("/")
}

#[test]
fn every_link_leads_to_a_page_and_every_fragment_to_a_place_on_it() {
    let site = site();
    let data: BTreeSet<String> =
        export::catalogue(corpus(), &whole().alignments).into_iter().map(|entry| entry.path).collect();
    let ids: BTreeMap<&str, BTreeSet<&str>> =
        site.iter().map(|(path, html)| (path.as_str(), values(html, "id").collect())).collect();
    for (path, html) in site.iter().filter(|(path, _)| *path != "404.html") {
        let (_, body) = html.split_once("<body").unwrap();
        for link in values(body, "href").chain(values(body, "action")) {
            let (target, fragment) = link.split_once('#').unwrap_or((link, ""));
            if let Some((_, file)) = target.split_once("../data/") {
                assert!(data.contains(file), "{path}: {link} leads to no file");
                continue;
            }
            // The build writes this file next to the pages.
            if path == "about/index.html" && target == "../licences.txt" {
                continue;
            }
            let target = if target.is_empty() {
                path.clone()
            } else {
                assert!(target.ends_with('/'), "{path}: {link} is no folder");
                let folder = resolve(path, target);
                if folder.is_empty() { "index.html".to_owned() } else { folder + "/index.html" }
            };
            let places = ids.get(target.as_str());
            assert!(places.is_some(), "{path}: {link} leads to no page");
            let leads_somewhere = match Fragment::parse(fragment) {
                Fragment::Empty => fragment.is_empty(),
                Fragment::Anchor(id) => places.is_some_and(|places| places.contains(id.as_str())),
                Fragment::Fields(Fields { measure, area, .. }) => {
                    let known =
                        |id: &str| corpus().documents.iter().any(|document| document.node(id).is_some());
                    [measure, area].iter().all(|id| id.is_empty() || known(id))
                }
            };
            assert!(leads_somewhere, "{path}: {link} leads to no place");
        }
    }
}

#[test]
fn the_about_page_links_to_every_data_file() {
    let site = site();
    for entry in export::catalogue(corpus(), &whole().alignments) {
        let link = format!(" href=\"../data/{}\"", entry.path);
        assert!(site["about/index.html"].contains(&link), "{link}");
    }
}

#[test]
fn ids_stand_once_on_a_page() {
    for (path, html) in site() {
        let mut seen = BTreeSet::new();
        for id in values(&without_templates(&html), "id") {
            assert!(seen.insert(id), "{path}: {id} stands twice");
        }
    }
}

#[test]
fn a_document_page_has_every_node_in_order() {
    let site = site();
    for document in &corpus().documents {
        let html = &site[&(Route::Document(document.id.to_owned()).path() + "index.html")];
        let mut rest = html.as_str();
        for node in document.iter() {
            let id = format!(" id=\"{}\"", node.id());
            let at = rest.find(&id);
            assert!(at.is_some(), "{} is missing or out of order", node.id());
            rest = &rest[at.unwrap_or_default()..];
            if node.kind().is_leaf() {
                let (_, element) = rest.split_once('>').unwrap();
                assert!(words(element).starts_with(node.text()), "{} has other words", node.id());
            }
        }
    }
}

#[test]
fn a_measure_page_has_the_whole_measure() {
    let site = site();
    let mut count = 0;
    for measure in corpus().documents.iter().flat_map(policy::Document::measures) {
        let number = measure.measure_number().unwrap();
        let html = &site[&format!("{}/measures/{number}/index.html", measure.document().id)];
        assert!(words(html).contains(measure.text()), "{}", measure.id());
        count += 1;
    }
    assert_eq!(count, 29);
}

#[test]
fn every_page_has_a_title_and_description_of_its_own() {
    let site = site();
    let mut titles = BTreeSet::new();
    let mut descriptions = BTreeSet::new();
    for (path, html) in site.iter().filter(|(path, _)| *path != "404.html") {
        let (_, title) = html.split_once("<title>").unwrap();
        let (title, _) = title.split_once("</title>").unwrap();
        let (_, description) = html.split_once("<meta name=\"description\" content=\"").unwrap();
        let (description, _) = description.split_once('"').unwrap();
        assert!(title.ends_with("产改政策通") || path == "index.html", "{path}: {title}");
        assert!(titles.insert(title), "{path}: {title}");
        assert!(!description.is_empty() && descriptions.insert(description), "{path}: {description}");
        assert!(html.contains("<html lang=\"zh-Hans\""), "{path}");
        // The wizard shows either its first question or the wishes.
        let headings = if html.contains("wizard__reading") { 2 } else { 1 };
        assert_eq!(without_templates(html).matches("<h1").count(), headings, "{path}");
    }
}

/// Removes templates, whose contents are invisible until a script uses them.
fn without_templates(html: &str) -> String {
    let mut parts = html.split("<template");
    let shown = parts.next().unwrap_or_default().to_owned();
    shown + &parts.filter_map(|part| Some(part.split_once("</template>")?.1)).collect::<String>()
}

/// The wishes and the first questions can be answered before the app runs; then a screen says that the next
/// one is loading.
#[test]
fn the_wizards_page_has_its_first_screens() {
    let site = site();
    let html = &site["wizard/index.html"];
    let (first, templates) = html.split_once("<div class=\"wizard__reading\">").unwrap();
    let (_, first) =
        first.split_once("data-screen=\"\">").or_else(|| first.split_once("data-screen=\"\" ")).unwrap();
    let others = templates
        .split("<template data-screen=\"")
        .skip(1)
        .filter_map(|part| part.split_once("</template>")?.0.split_once("\">"));
    let screens: Vec<(&str, &str)> = [("", first)].into_iter().chain(others).collect();
    let names: Vec<&str> = screens.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, ["", "employment", "unit_kind", "school_kind", "waiting"]);
    let wishes = screens[0].1;
    for wish in &corpus().eligibility.wishes {
        assert!(wishes.contains(&format!("data-wish=\"{}\"", wish.id)), "{}", wish.id);
    }
    // Each wish leads to an existing screen.
    assert_eq!(values(wishes, "data-leads").count(), corpus().eligibility.wishes.len());
    assert!(values(wishes, "data-leads").all(|name| names.contains(&name)), "{wishes}");
    assert!(screens[1].1.contains("哪种情况") && screens[1].1.contains(r#"data-answer="enterprise""#));
    let waiting = screens[4].1;
    // The waiting screen has no answers, only the way back.
    let buttons: Vec<&str> = waiting.split("<button").skip(1).collect();
    assert!(matches!(buttons[..], [back] if back.contains(r#"name="back""#)), "{waiting}");
    assert!(waiting.contains(r#"role="status""#), "{waiting}");
}

#[test]
fn pages_keep_a_strict_content_security_policy() {
    for (path, html) in site().iter().filter(|(path, _)| *path != "404.html") {
        let html = &without_data(html);
        // Inline scripts and styles are the same on all pages, so that a few hashes allow them.
        let (head, body) = html.split_once("<body>").unwrap();
        let own: Vec<&str> =
            head.split("<script").skip(1).filter(|script| !script.contains(" src=")).collect();
        assert!(own.len() == 1 && own[0].contains(">first()</script>"), "{path}: {own:?}");
        for inline in [" style=\"", " onclick=", "javascript:", "http://", "https://"] {
            assert!(!html.contains(inline), "{path}: {inline}");
        }
        for inline in ["<script", "<style"] {
            assert!(!body.contains(inline), "{path}: {inline}");
        }
    }
}

/// A server with a generic policy allows at least files from its own origin.
#[test]
fn a_page_names_its_scripts_as_files() {
    let [boot, reading] = ["boot", "reading"].map(|name| format!(r#"<script src="../assets/{name}.js""#));
    let wizard = &site()["wizard/index.html"];
    let first = reading.clone() + " defer></script>";
    assert!(wizard.contains(&(boot + " defer></script>")) && wizard.contains(&first));
    assert!(wizard.contains(r#" data-needs="wizard""#));
    // On reading pages, the reading-tools script loads the loader.
    let later = reading + r#" data-boot="../assets/boot.js" defer></script>"#;
    assert!(site()["measures/index.html"].contains(&later));
}

/// The page without its JSON-LD block, which is never executed.
fn without_data(html: &str) -> String {
    match html.split_once("<script type=\"application/ld+json\">") {
        Some((before, rest)) => before.to_owned() + rest.split_once("</script>").expect("it ends").1,
        None => html.to_owned(),
    }
}

#[test]
fn a_page_for_frames_has_the_same_main_and_little_else() {
    let site = whole_site();
    let main = |html: &str| html.split_once("<main").unwrap().1.split_once("</main>").unwrap().0.to_owned();
    let embedded: Vec<_> = site.iter().filter(|(path, _)| path.starts_with("embed/")).collect();
    assert_eq!(embedded.len(), 31, "the questions, their result and 29 measures");
    for (path, html) in embedded {
        let route = Route::from_path(path);
        let page = &site[&(route.path() + "index.html")];
        assert_eq!(main(html), main(page), "{path}");
        assert!(!html.contains("<header") && html.contains(" data-embed>"), "{path}");
        let way = format!("<a href=\"{}\" target=\"_blank\"", route.link_to(&route));
        assert!(html.contains(&way), "{path}: {way}");
    }
}

#[test]
fn the_about_page_says_which_release_it_is_of() {
    let site = site();
    assert!(words(&site["about/index.html"]).contains("2026-11-21"));
    let dated: Vec<_> =
        site.iter().filter(|(_, html)| html.contains("2026-11-21")).map(|(path, _)| path).collect();
    let reckoning = ["wizard/index.html", "wizard/result/index.html"];
    assert_eq!(
        dated,
        ["about/index.html", reckoning[0], reckoning[1]],
        "the others stay the same from release to release"
    );
}

#[test]
fn the_page_for_lost_addresses_needs_no_other_file() {
    let html = &site()["404.html"];
    for reference in [" src=", " href=\"", "@import", "url("] {
        assert!(!html.contains(reference), "{reference}");
    }
    assert!(html.contains("(?:measures|about|wizard|compare|figures|data|embed|national|heilongjiang)"));
}

#[test]
fn a_page_has_the_styles_of_its_kind_in_itself_and_names_those_that_scripts_load() {
    let site = site();
    let sheets = |path: &str| {
        let head = site[path].split_once("<head>").unwrap().1;
        values(head, "data-path").map(String::from).collect::<Vec<_>>()
    };
    assert_eq!(sheets("index.html"), ["assets/app.css", "assets/home.css"]);
    assert_eq!(sheets("about/index.html"), ["assets/app.css"]);
    assert!(site["index.html"].contains(r#"<style data-path="assets/home.css">/* home */</style>"#));
    let named: Vec<&str> = site["about/index.html"].matches(" data-style-").collect();
    assert_eq!(named.len(), 1);
    assert!(site["about/index.html"].contains(r#" data-style-copy="assets/copy.css""#));
}

#[test]
fn a_page_names_the_engines_that_it_can_load() {
    let site = site();
    let named =
        |path: &str| ["search.wasm", "wizard.wasm", "wizard.bin"].map(|file| site[path].contains(file));
    assert_eq!(named("heilongjiang/measures/9/index.html"), [true, false, false]);
    assert_eq!(named("wizard/index.html"), [true, true, true]);
}
