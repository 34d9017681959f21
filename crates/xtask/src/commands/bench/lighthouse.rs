//! Lighthouse on every type of page and on the peers: mobile profile, medians of several runs.

use std::fmt::Write as _;

use serde::Deserialize;

use super::limit::Limit;
use super::peers_site::{NginxServer, stage};
use super::{Extent, Section, floor, printed_lines};
use crate::Result;
use crate::tools::{self, Peers, Tools};

/// The number of runs per page; the median counts.
fn runs(extent: Extent) -> &'static str {
    if extent == Extent::Full { "5" } else { "1" }
}

/// As [`runs`], for the pages of [`PAINTED`].
fn runs_of_painted(extent: Extent) -> &'static str {
    if extent == Extent::Full { "15" } else { "3" }
}

/// The pages: description, URL, and the URLs of the plain page and the book page used for comparison.
const PAGES: [(&str, &str); 14] = [
    ("home", "ours/"),
    ("a document", DOCUMENT),
    ("a measure", MEASURE),
    ("all measures", "ours/measures/"),
    ("comparison", "ours/compare/"),
    ("figures", "ours/figures/"),
    ("wizard", "ours/wizard/"),
    ("result", "ours/wizard/result/"),
    ("about", "ours/about/"),
    ("mdBook, a document", "mdbook/national.html"),
    ("mdBook, a measure", BOOK),
    ("plain HTML, a document", PLAIN_DOCUMENT),
    ("plain HTML, a measure", PLAIN),
    ("empty Leptos page", FLOOR),
];
const DOCUMENT: &str = "ours/national/";
const PLAIN_DOCUMENT: &str = "plain/national/";
const MEASURE: &str = "ours/heilongjiang/measures/9/";
const BOOK: &str = "mdbook/heilongjiang/9.html";
const PLAIN: &str = "plain/measure/";
const FLOOR: &str = "floor/";

/// Limits of our own pages, relative to the plain page and the book in the same run where they depend on the
/// machine.
const POINTS_LOST: Limit = Limit::whole(2.0, 0.0);
const BLOCKING: Limit = Limit::whole(600.0, 50.0);
/// Layout shift displayed as 0.00.
const SHIFT: Limit = Limit { ceiling: 0.005, target: 0.005, digits: 3 };
/// With the browser throttled (`tests/bench/paint.mjs`). Lighthouse's own ratios are only printed. Its simulation assumes
/// that the paint waits for every script that happened to run before it: the same bytes gave 1.36 to 1.84. With the browser
/// throttled by Lighthouse, its work beside the page takes the processor from a page with more to lay out: 1.16 to 1.30.
const LCP_OF_PLAIN: Limit = Limit { ceiling: 1.25, target: 1.10, digits: 2 };
const LCP_OF_BOOK: Limit = Limit { ceiling: 0.7, target: 0.45, digits: 2 };
const BYTES_OF_BOOK: Limit = Limit { ceiling: 0.12, target: 0.12, digits: 2 };

/// The pages whose largest paint is also measured with the browser throttled instead of simulated: name, page, and the
/// plain page with the same text.
const PAINTED: [(&str, &str, &str); 2] =
    [("a document", DOCUMENT, PLAIN_DOCUMENT), ("a measure", MEASURE, PLAIN)];

/// The output of `tests/bench/lighthouse.mjs` for a page; times in milliseconds.
#[derive(Deserialize)]
struct Measured {
    score: f64,
    fcp: f64,
    lcp: f64,
    tbt: f64,
    cls: f64,
    bytes: f64,
}

/// Stages and serves all pages, and measures them one after another.
pub fn measure(extent: Extent) -> Result<Section> {
    let peers = Peers::install()?;
    tools::install_browsers()?;
    let site = stage(&peers)?;
    floor::build_page(&Tools::install()?, &site.join(FLOOR))?;
    let server = NginxServer::start(&site)?;
    let is_wanted = |page: &str| extent == Extent::Full || [MEASURE, BOOK, PLAIN, FLOOR].contains(&page);
    let pages = PAGES.iter().filter(|(_, page)| is_wanted(page));
    let (names, paths): (Vec<&str>, Vec<&str>) = pages.copied().unzip();
    let run = |script: &str, runs: &str, paths: &[&str]| {
        let mut node = peers.script(script);
        node.arg(runs).args(paths.iter().map(|page| format!("{}{page}", server.address)));
        node
    };
    let measured: Vec<Measured> = printed_lines(&mut run("lighthouse.mjs", runs(extent), &paths))?;
    let rows: Vec<PageRow<'_>> = names.iter().zip(&paths).zip(&measured).collect();
    let painted: Vec<&str> = PAINTED.iter().flat_map(|(_, page, plain)| [*page, *plain]).collect();
    let painted: Vec<f64> = printed_lines(&mut run("paint.mjs", runs_of_painted(extent), &painted))?;
    let text = table(&rows, runs(extent)) + &table_of_paints(&painted);
    Ok(hold_paints(hold(Section::new(text), &rows), &painted))
}

/// A page's description and URL, with its measurements.
type PageRow<'m> = ((&'m &'m str, &'m &'m str), &'m Measured);

fn table(rows: &[PageRow<'_>], runs: &str) -> String {
    let mut text = format!("Lighthouse, mobile, median of {runs}, nginx with gzip\n");
    let _ = writeln!(
        text,
        "{:<26}{:>7}{:>9}{:>9}{:>9}{:>8}{:>9}",
        "", "score", "FCP ms", "LCP ms", "TBT ms", "CLS", "bytes"
    );
    for ((name, _), page) in rows {
        let Measured { score, fcp, lcp, tbt, cls, bytes } = page;
        let _ = writeln!(text, "{name:<26}{score:>7.0}{fcp:>9.0}{lcp:>9.0}{tbt:>9.0}{cls:>8.3}{bytes:>9.0}");
    }
    text
}

/// The largest paints of [`PAINTED`], each page's before its plain page's, in milliseconds.
fn table_of_paints(painted: &[f64]) -> String {
    let mut text =
        "\nLargest paint, throttled in the browser\n                            here ms plain HTML ms\n"
            .to_owned();
    for ((name, ..), lcp) in PAINTED.iter().zip(painted.chunks(2)) {
        if let [page, plain] = lcp {
            let _ = writeln!(text, "{name:<26}{page:>9.0}{plain:>14.0}");
        }
    }
    text
}

fn hold_paints(mut section: Section, painted: &[f64]) -> Section {
    for ((name, ..), lcp) in PAINTED.iter().zip(painted.chunks(2)) {
        if let [page, plain] = lcp {
            section.hold(format!("{name}: LCP beside plain HTML"), page / plain, LCP_OF_PLAIN);
        }
    }
    section
}

fn hold(mut section: Section, rows: &[PageRow<'_>]) -> Section {
    let at = |address: &str| rows.iter().find(|((_, path), _)| **path == address).map(|(_, page)| *page);
    for ((name, _), page) in rows.iter().filter(|((_, path), _)| path.starts_with("ours/")) {
        section.hold(format!("{name}: points lost"), 100.0 - page.score, POINTS_LOST);
        section.hold(format!("{name}: TBT, ms"), page.tbt, BLOCKING);
        section.hold(format!("{name}: CLS"), page.cls, SHIFT);
    }
    if let (Some(page), Some(book)) = (at(MEASURE), at(BOOK)) {
        section.hold("a measure: LCP beside mdBook", page.lcp / book.lcp, LCP_OF_BOOK);
        section.hold("a measure: bytes beside mdBook", page.bytes / book.bytes, BYTES_OF_BOOK);
    }
    section
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(lcp: f64, tbt: f64) -> Measured {
        Measured { score: 100.0, fcp: lcp, lcp, tbt, cls: 0.0, bytes: 100.0 }
    }

    #[test]
    fn our_pages_are_held_against_the_others_of_the_same_run() {
        let pages = [page(1500.0, 0.0), page(2000.0, 900.0)];
        let names = [("a measure", MEASURE), ("book", BOOK)];
        let rows: Vec<PageRow<'_>> = names.iter().map(|(name, path)| (name, path)).zip(&pages).collect();
        assert_eq!(
            hold(Section::new(String::new()), &rows).over(),
            ["a measure: LCP beside mdBook: 0.75 of 0.70", "a measure: bytes beside mdBook: 1.00 of 0.12"]
        );
    }
}
