//! The site as static files: every page whole, readable and linked without a script.

mod not_found;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use leptos::prelude::*;
use policy::Corpus;
use serde::Deserialize;

use crate::app;
use crate::pages::{self, Page};
use crate::place::Place;

/// Where the build put the files that pages refer to, as paths below the site's root.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Assets {
    /// The stylesheet.
    pub css: String,
    /// The classic script that decides whether the app can run here, and starts it.
    pub boot: String,
    /// The script that wasm-bindgen wrote.
    pub glue: String,
    /// The app.
    pub wasm: String,
    /// What the app loads on first use, by name.
    #[serde(default)]
    pub packs: BTreeMap<String, String>,
}

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// The path below the site's root.
    pub path: String,
    /// What is in it.
    pub html: String,
}

/// All pages of the site, and the one for addresses that lead nowhere.
pub fn files(corpus: &'static Corpus<'static>, assets: &Assets) -> impl Iterator<Item = File> {
    let pages = pages::all(corpus).map(move |route| {
        let path = route.path() + "index.html";
        File { path, html: render(&Place { corpus, route }, assets) }
    });
    let not_found = move || File { path: "404.html".to_owned(), html: not_found::html(corpus) };
    pages.chain(std::iter::once_with(not_found))
}

/// One page as HTML.
#[must_use]
pub fn render(place: &Place, assets: &Assets) -> String {
    Owner::new().with(|| {
        let page = pages::page(place);
        let (title, description) = (escape(&page.window_title()), escape(&page.description));
        let body = body(place, page);
        let root = place.route.root();
        let Assets { css, boot, glue, wasm, packs } = assets;
        let packs = pack_attributes(packs);
        format!(
            r##"<!doctype html>
<html lang="zh-Hans" data-root="{root}"{packs}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<meta name="description" content="{description}">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#fbf9f5" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#1a1816" media="(prefers-color-scheme: dark)">
<link rel="icon" href="{root}icons/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="{root}{css}">
<script src="{root}{boot}" defer data-glue="{root}{glue}" data-wasm="{root}{wasm}"></script>
</head>
<body>{body}</body>
</html>
"##
        )
    })
}

/// Where each pack is, for `browser::load_pack`.
fn pack_attributes(packs: &BTreeMap<String, String>) -> String {
    let attributes: Vec<String> =
        packs.iter().map(|(name, path)| format!(r#" data-pack-{name}="{path}""#)).collect();
    attributes.concat()
}

/// The body's HTML. Leptos marks places for hydration with empty comments; the app mounts afresh and
/// needs none.
fn body(place: &Place, page: Page) -> String {
    app::shell(place, page.view).to_html().replace("<!>", "")
}

/// The text as it must stand in HTML text and in a quoted attribute.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
