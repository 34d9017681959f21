//! Links and buttons of the single file never lead to something that only the site has.

use std::collections::{BTreeMap, BTreeSet};

use e2e::{Result, Served};
use serde::Deserialize;

use super::open;

/// The visible content of a page.
#[derive(Deserialize)]
struct Seen {
    /// The path relative to the root and the fragment of each link; for external links, the whole address.
    links: Vec<(String, String)>,
    ids: BTreeSet<String>,
    /// Scripts that buttons request and the file lacks.
    missing: Vec<String>,
    words: String,
}

const SEEN: &str = "(() => {
    const page = document.documentElement;
    const root = page.dataset.root;
    const isSeen = (element) => element.getClientRects().length > 0;
    const all = (selector) => [...document.querySelectorAll(selector)];
    const links = all('a[href]').filter(isSeen).map((link) => {
        const url = new URL(link.getAttribute('href'), document.baseURI);
        const inside = url.href.startsWith(root);
        const path = inside ? url.href.slice(root.length).split('#')[0] : url.href;
        return [path, inside ? decodeURIComponent(url.hash.slice(1)) : ''];
    });
    const scripts = all('[data-script]').filter(isSeen).map((button) => button.dataset.script);
    const missing = [...new Set(scripts)].filter((name) => !siteScript(page.getAttribute('data-script-' + name) || ''));
    return { links, missing, ids: all('[id]').map((element) => element.id),
             words: document.querySelector('main').innerText };
})()";

#[tokio::test]
async fn what_can_be_pressed_leads_somewhere() -> Result {
    let pages = Served::at_root()?.pages()?;
    let opened = open(None, "?kiosk=0").await?;
    let browser = &opened.browser;
    let mut seen: BTreeMap<&str, Seen> = BTreeMap::new();
    for page in &pages {
        if !page.is_empty() {
            browser
                .run(&format!("document.querySelector('main').old = true; location.hash = '#/{page}'"))
                .await?;
            browser.wait_until("!document.querySelector('main').old").await?;
        }
        seen.insert(page, browser.value(SEEN).await?);
    }
    let mut wrong = Vec::new();
    for (page, Seen { links, missing, words, .. }) in &seen {
        wrong.extend(missing.iter().map(|name| format!("{page}: no script {name}")));
        for words in ["source.txt", "核对原文", "iframe"].iter().filter(|part| words.contains(**part)) {
            wrong.push(format!("{page}: speaks of {words}"));
        }
        for (path, fragment) in links {
            let leads = seen.get(path.trim_end_matches("index.html")).is_some_and(|target| {
                // Form state in a fragment is not an id.
                fragment.is_empty() || fragment.contains('=') || target.ids.contains(fragment)
            });
            if !leads {
                wrong.push(format!("{page}: {path}#{fragment}"));
            }
        }
    }
    assert!(seen.len() > 30 && seen.values().all(|seen| seen.links.len() > 5), "pages were seen");
    assert!(seen["about/"].words.contains("许可全文在网站压缩包的 licences.txt 里"));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    opened.close().await
}
