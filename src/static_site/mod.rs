//! The static files of the site: every page is complete, readable and linked without scripts.

#[cfg(test)]
mod editions;
mod json_ld;
mod not_found;
#[cfg(test)]
mod provinces;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::iter;

use leptos::prelude::*;
use serde::Deserialize;

use crate::app;
use crate::contract;
use crate::html::escape;
use crate::page_context::PageContext;
use crate::pages::{self, Corpora, Page, ReleaseDate};
use crate::route::{Province, Route, Tool};
use crate::site::Site;

/// A stylesheet that is inlined, so that the first paint needs no request.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Stylesheet {
    /// The path of the same stylesheet as a file, for pages that need it later, and for servers whose
    /// outdated policy blocks the inline one.
    pub path: String,
    /// The stylesheet's text.
    pub text: String,
}

/// The files of a WebAssembly engine.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct EngineFiles {
    /// The wasm-bindgen script.
    pub glue: String,
    /// The WebAssembly module.
    pub wasm: String,
}

/// The files that pages refer to, as paths below the site's root.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Assets {
    /// The stylesheets by name: `app` for every page, the others for one kind of page each.
    pub styles: BTreeMap<String, Stylesheet>,
    /// The inline script that runs before the first paint.
    pub first: String,
    /// The classic script of the reading settings.
    pub reading: String,
    /// The classic script of the loader, which checks for support and starts engines.
    pub boot: String,
    /// The engines by name.
    #[serde(default)]
    pub engines: BTreeMap<String, EngineFiles>,
    /// For each province, by the id of its document, the files its modules load, by name.
    #[serde(default)]
    pub provinces: BTreeMap<String, BTreeMap<String, String>>,
    /// Lazily loaded scripts, by name.
    #[serde(default)]
    pub scripts: BTreeMap<String, String>,
    /// The release date, `2026-11-21`, if known.
    #[serde(default)]
    pub date: Option<String>,
    /// The absolute URL of the site with a trailing slash, if known.
    #[serde(default)]
    pub address: Option<String>,
}

/// The name of the stylesheet of every page.
const COMMON: &str = "app";

/// The name of the search pack.
const SEARCH: &str = "search";

/// The names of the engines and packs that only the pages of the questions load.
const OF_QUESTIONS: [&str; 2] = ["wizard", "result"];

/// The names of the stylesheets that scripts load.
const LOADED_BY_SCRIPTS: [&str; 2] = ["copy", "read-aloud"];

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageFile {
    /// The path below the site's root.
    pub path: String,
    /// The contents.
    pub html: String,
}

/// All pages of the site, and the not-found page.
pub fn files(site: &'static Site, assets: &Assets) -> impl Iterator<Item = PageFile> {
    let pages = pages::all(site).map(move |context| {
        let path = context.route.path() + "index.html";
        PageFile { path, html: render(site, &context, assets) }
    });
    let embedded = pages::all(site).filter_map(move |context| {
        let path = context.route.embed_path()? + "index.html";
        Some(PageFile { path, html: render_embedded(site, &context, assets) })
    });
    let not_found = move || PageFile { path: "404.html".to_owned(), html: not_found::html(site.corpus) };
    pages.chain(embedded).chain(iter::once_with(not_found))
}

/// The number of files that [`files`] yields.
#[must_use]
pub fn count(site: &'static Site) -> usize {
    let embedded = |context: &PageContext| usize::from(context.route.embed_path().is_some());
    pages::all(site).map(|context| 1 + embedded(&context)).sum::<usize>() + 1
}

/// The page of a document; `None` if there is no document with this id.
#[must_use]
pub fn document(site: &'static Site, id: &str, assets: &Assets) -> Option<String> {
    let context = pages::all(site).find(|context| context.route == Route::Document(id.to_owned()))?;
    Some(render(site, &context, assets))
}

/// Renders one page.
#[must_use]
pub fn render(site: &'static Site, context: &PageContext, assets: &Assets) -> String {
    let shell = |context: &PageContext, page: Page| app::shell(context, page.view).to_html();
    html(site, context, assets, shell, "", &json_ld::script(context).unwrap_or_default())
}

/// Renders the iframe variant of a page, with a canonical link to the page itself.
fn render_embedded(site: &'static Site, context: &PageContext, assets: &Assets) -> String {
    let shell = |context: &PageContext, page: Page| app::embedded(context, page.view).to_html();
    html(site, context, assets, shell, " data-embed", "\n<meta name=\"robots\" content=\"noindex\">")
}

/// Renders a page with its frame, additional attributes of `<html>`, and additional head elements.
///
/// The charset comes first, since engines look for it within the first 1,024 bytes. The list of asset files
/// follows it; `inline-head.ts` copies that to `<html>`.
fn html(
    site: &'static Site,
    context: &PageContext,
    assets: &Assets,
    shell: impl FnOnce(&PageContext, Page) -> String,
    attributes_of_page: &str,
    more: &str,
) -> String {
    Owner::new().with(|| {
        let Assets { styles, first, reading, boot, engines, provinces, scripts, date, address } = assets;
        if let Some(date) = date {
            provide_context(ReleaseDate(date.clone()));
        }
        let corpus =
            |(id, packs): (&String, &BTreeMap<_, String>)| Some((id.clone(), packs.get(SEARCH)?.clone()));
        provide_context(Corpora(provinces.iter().filter_map(corpus).collect()));
        let page = pages::page(context, site);
        let title = page.window_title();
        let (title, description) = (escape(&title), escape(&page.description).into_owned());
        // Removes Leptos' hydration markers, which the app does not use.
        let card = card(context, &title, &description, address.as_deref());
        let body = shell(context, page).replace("<!>", "");
        let root = context.route.root();
        let own_styles: Vec<String> = iter::once(COMMON)
            .chain(styles_of(&context.route))
            .filter_map(|name| styles.get(name))
            .map(|Stylesheet { path, text }| format!("<style data-path=\"{path}\">{text}</style>\n"))
            .collect();
        let own_styles = own_styles.concat();
        // Reading pages do not wait for the loader; interactive pages and auto-sized iframes do.
        let needed = match context.route {
            Route::Tool(_, Tool::Wizard) => Some("wizard"),
            Route::Tool(_, Tool::WizardResult) => Some("result"),
            _ => None,
        };
        let loader = if needed.is_some() || !attributes_of_page.is_empty() {
            format!(" defer></script>\n<script src=\"{root}{boot}\"")
        } else {
            format!(" {}=\"{root}{boot}\"", contract::DATA_BOOT)
        };
        let scripts_of_page =
            format!("<script>{first}</script>\n<script src=\"{root}{reading}\"{loader} defer></script>");
        let is_loaded_here = |name: &String| needed.is_some() || !OF_QUESTIONS.contains(&name.as_str());
        let packs = site.part_of(context).and_then(|part| provinces.get(part.id));
        let packs = packs.into_iter().flatten().filter(|(name, _)| is_loaded_here(name));
        let packs = attributes(contract::DATA_PACK, packs);
        let packs = match &context.province {
            Province::Home => packs,
            Province::Other(id) => format!(r#" data-province="{id}"{packs}"#),
        };
        let styles = styles.iter().filter(|(name, _)| LOADED_BY_SCRIPTS.contains(&name.as_str()));
        let styles = styles.map(|(name, style)| (name, &style.path));
        let engines = engines.iter().filter(|(name, _)| is_loaded_here(name));
        let glue = engines.clone().map(|(name, engine)| (name, &engine.glue));
        let wasm = engines.map(|(name, engine)| (name, &engine.wasm));
        let engines = attributes(contract::DATA_GLUE, glue) + &attributes(contract::DATA_WASM, wasm);
        // Only on pages that compute dates, so that the others do not change with every release.
        let released = date.as_ref().filter(|_| needed.is_some());
        let released = released.map(|date| format!(r#" {}="{date}""#, contract::DATA_RELEASED));
        let needed = needed.filter(|_| context.has_questions());
        let needed = needed.map(|engine| format!(r#" {}="{engine}""#, contract::DATA_NEEDS));
        let later = released.unwrap_or_default()
            + &needed.unwrap_or_default()
            + &packs
            + &engines
            + &attributes(contract::DATA_STYLE, styles)
            + &attributes(contract::DATA_SCRIPT_FILE, scripts);
        format!(
            r##"<!doctype html>
<html lang="zh-Hans"{attributes_of_page}>
<head>
<meta charset="utf-8">
<meta name="site-files" content="" data-root="{root}"{later}>
<meta name="renderer" content="webkit">
<meta http-equiv="X-UA-Compatible" content="IE=edge">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<meta name="description" content="{description}">
{card}<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#fbf9f5" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#1a1816" media="(prefers-color-scheme: dark)">
<link rel="icon" href="{root}icons/icon.svg" type="image/svg+xml">
<link rel="manifest" href="{root}manifest.webmanifest">
{own_styles}{scripts_of_page}{more}
</head>
<body>{body}</body>
</html>
"##
        )
    })
}

/// Open Graph metadata for link previews. The image needs an absolute URL.
fn card(context: &PageContext, title: &str, description: &str, address: Option<&str>) -> String {
    let property =
        |name: &str, content: &str| format!("<meta property=\"og:{name}\" content=\"{content}\">\n");
    let whole = address.map(escape).map(|address| {
        property("url", &format!("{address}{}", context.route.path()))
            + &property("image", &format!("{address}icons/maskable-512.png"))
    });
    property("title", title) + &property("description", description) + &whole.unwrap_or_default()
}

/// The additional stylesheet of a kind of page.
fn styles_of(route: &Route) -> Option<&'static str> {
    match route {
        Route::Home => Some("home"),
        Route::Document(_) => Some("document"),
        Route::Tool(_, Tool::Measures) => Some("measures"),
        Route::Tool(_, Tool::Compare) | Route::Comparison { .. } => Some("compare"),
        Route::Tool(_, Tool::Figures) => Some("figures"),
        Route::Tool(_, Tool::Wizard | Tool::WizardResult) => Some("wizard"),
        Route::About => Some("about"),
        Route::Measure { .. } => Some("measure"),
        Route::NotFound => None,
    }
}

/// Attributes with the paths of files that are loaded after the page: packs, engines, stylesheets, scripts.
fn attributes<'a>(prefix: &str, files: impl IntoIterator<Item = (&'a String, &'a String)>) -> String {
    let attributes: Vec<String> =
        files.into_iter().map(|(name, path)| format!(r#" {prefix}{name}="{path}""#)).collect();
    attributes.concat()
}
