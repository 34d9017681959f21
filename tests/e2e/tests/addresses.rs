//! Addresses from anywhere: the parameters that WeChat adds are removed, and nothing else changes; the single file
//! reads and writes its own form of address. Several hundred addresses from a fixed seed.

use e2e::{Browser, Result, Served};
use serde_json::json;

use crate::{MEASURE, kiosk};

/// A linear congruential generator with a fixed seed, so that every run makes the same choices.
struct Random(u64);

impl Random {
    /// A number below `limit`.
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit
    }

    fn choose<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }

    /// Up to four parts with a meaning in addresses, percent-encoded as by a browser.
    fn word(&mut self) -> String {
        let letters =
            ["from", "isappinstalled", "a", "Z", "9", ".", "-", "~", "=", "%E6%AC%A0", "%26", "/", "?"];
        (0..self.below(5)).map(|_| self.choose(&letters)).collect()
    }
}

/// Parameters that WeChat adds, in every form.
const WECHAT_PARAMETERS: [&str; 6] = [
    "from=singlemessage",
    "from=timeline",
    "isappinstalled=0",
    "isappinstalled=1",
    "from=",
    "isappinstalled",
];

/// Parameters that only resemble those.
const OTHER_PARAMETERS: [&str; 8] =
    ["kiosk=0", "fromage=1", "xfrom=2", "From=3", "a=from", "isappinstalled2=0", "%66rom=4", ""];

/// A query, and what must remain of it; each with its `?`, or empty.
fn query(random: &mut Random) -> (String, String) {
    let (mut all, mut remaining) = (Vec::new(), Vec::new());
    for _ in 0..random.below(7) {
        let (field, is_added) = match random.below(3) {
            0 => (random.choose(&WECHAT_PARAMETERS).to_owned(), true),
            1 => (random.choose(&OTHER_PARAMETERS).to_owned(), false),
            _ => {
                let word = random.word();
                let name = word.split('=').next().unwrap_or_default();
                let is_added = name == "from" || name == "isappinstalled";
                (word, is_added)
            }
        };
        all.push(field.clone());
        remaining.extend((!is_added).then_some(field));
    }
    let whole = if all.is_empty() { String::new() } else { format!("?{}", all.join("&")) };
    if remaining.len() == all.len() {
        return (whole.clone(), whole);
    }
    let remaining = remaining.join("&");
    (whole, if remaining.is_empty() { remaining } else { format!("?{remaining}") })
}

/// Fragments of a measure's page. The others contain parameters that would be removed from a query.
const FRAGMENTS: [&str; 5] = ["", "#heilongjiang.9.s2", "#heilongjiang.9", "#main", "#"];
const FRAGMENTS_ELSEWHERE: [&str; 4] =
    ["#q=from=1&from=2", "#a=?from=3", "#x&isappinstalled=0", "#/?from=1&x"];

#[tokio::test]
async fn what_wechat_adds_is_taken_out_and_nothing_else_changes() -> Result {
    let site = Served::below("/a/b/")?;
    let browser = Browser::open().await?;
    let mut random = Random(1);
    let mut changed = 0;
    for _ in 0..200 {
        let (page, fragment) = match random.below(2) {
            0 => (MEASURE, random.choose(&FRAGMENTS)),
            _ => ("about/", random.choose(&FRAGMENTS_ELSEWHERE)),
        };
        let (whole, remaining) = query(&mut random);
        changed += u32::from(whole != remaining);
        // A navigation that changes only the fragment does not load the page.
        browser.load("about:blank").await?;
        browser.visit(&site.address(&format!("{page}{whole}{fragment}"))).await?;
        let shown: String = browser.value("location.href").await?;
        assert_eq!(shown, site.address(&format!("{page}{remaining}{fragment}")), "{whole}");
        let is_there: bool =
            browser.value("location.hash.length < 2 || location.hash.includes('&') || location.hash.includes('=') || document.querySelector(':target') !== null").await?;
        assert!(is_there, "{page}{whole}{fragment}: the place is lost");
    }
    assert!(changed > 80, "only {changed} addresses had something to take out");
    browser.close(&site).await
}

/// A path as requested, and its canonical form.
fn path(random: &mut Random) -> (String, String) {
    let folders = ["measures/", "heilongjiang/", "9/", "%E6%8A%80/", "index.html/", "x.html/"];
    let folder: String = (0..random.below(4)).map(|_| random.choose(&folders)).collect();
    let (file, remaining) = [("", ""), ("index.html", ""), ("xindex.html", "xindex.html")][random.below(3)];
    (format!("{folder}{file}"), format!("{folder}{remaining}"))
}

/// The single file puts a page's path after `#/`, and the page's fragment after `&`.
#[tokio::test]
async fn the_single_file_reads_and_writes_every_address() -> Result {
    let opened = kiosk::open(None, "?kiosk=0#/about/").await?;
    let browser = &opened.browser;
    let root: String = browser.value("document.documentElement.dataset.root").await?;
    let file: String = browser.value("location.href.split('#')[0]").await?;
    let mut random = Random(2);
    // Browsers reject more changes of the address in a short time.
    for _ in 0..90 {
        let ((asked, path), fragment) =
            (path(&mut random), random.word() + random.choose(&["", "&x=1", "#y"]));
        let (behind, tail) = match fragment.as_str() {
            "" => (String::new(), String::new()),
            fragment => (format!("&{fragment}"), format!("#{fragment}")),
        };
        let whole = format!("{root}{path}{tail}");
        let addresses = json!([format!("{file}#/{asked}{behind}"), format!("{root}{asked}{tail}")]);
        // The first `replaceState` bypasses the page's override; the second goes through it.
        let [read, written]: [String; 2] = browser
            .value(&format!(
                "(([file, site]) => {{
                   History.prototype.replaceState.call(history, null, '', file);
                   const read = sitePlace.href;
                   history.replaceState(null, '', site);
                   return [read, location.href];
                 }})({addresses})"
            ))
            .await?;
        assert_eq!(read, whole, "{asked}{behind}");
        assert_eq!(written, format!("{file}#/{path}{behind}"), "{asked}{tail}");
    }
    opened.close().await
}
