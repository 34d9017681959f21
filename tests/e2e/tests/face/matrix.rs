//! Pages × colour schemes × text sizes × widths: every pair of values in a normal run, every combination with
//! `--full`.

use std::collections::BTreeSet;

use e2e::{Browser, Result, Served, Size, is_full};

use super::examine::examine;
use super::{Scheme, TextSize, set_width};

/// 160 px is a 320 px screen at a zoom of 200 %.
const WIDTHS: [u32; 5] = [320, 360, 820, 1920, 160];

/// One page of each kind, and their states.
pub(super) const KINDS: [&str; 13] = [
    "",
    "measures/",
    "measures/#q=欠薪",
    "measures/#q=龘龘",
    "heilongjiang/measures/9/",
    "heilongjiang/measures/1/",
    "heilongjiang/",
    "national/",
    "figures/",
    "wizard/",
    "wizard/result/",
    "about/",
    "compare/",
];

/// Whether the page has closed folds.
const HAS_FOLDS: &str = "document.querySelector('main .fold:not([open])') !== null";
/// Opens all folds; without their `name`, which would allow only one open at a time.
const UNFOLD: &str = "document.querySelectorAll('main .fold').forEach(
    (fold) => { fold.removeAttribute('name'); fold.open = true; })";

/// The number of values of each factor: pages, schemes, sizes, widths.
const FACTORS: [usize; 4] = [KINDS.len(), Scheme::ALL.len(), TextSize::ALL.len(), WIDTHS.len()];

/// Examines the combinations of every other page, so that two tests can run in parallel.
async fn examine_half(half: usize) -> Result {
    let site = Served::at_root()?;
    let browser = Browser::with_size(Size::PHONE).await?;
    browser.load(&site.address("about/")).await?;
    let combinations = if is_full() { all() } else { pairwise() };
    let mut wrong = Vec::new();
    for [page, scheme, size, width] in combinations {
        if page % 2 != half {
            continue;
        }
        let (page, scheme) = (KINDS[page], Scheme::ALL[scheme]);
        let (letters, width) = (TextSize::ALL[size], WIDTHS[width]);
        set_width(&browser, width).await?;
        scheme.emulate(&browser).await?;
        letters.choose(&browser).await?;
        // A navigation that changes only the fragment does not load the page.
        browser.load("about:blank").await?;
        browser.visit(&site.address(page)).await?;
        let mut findings = examine(&browser, letters).await?;
        if browser.value::<bool>(HAS_FOLDS).await? {
            browser.run(UNFOLD).await?;
            findings.extend(examine(&browser, letters).await?);
        }
        wrong.extend(
            findings.iter().map(|finding| format!("{page} {scheme:?} {letters:?} {width}: {finding}")),
        );
    }
    assert!(wrong.is_empty(), "{} findings:\n{}", wrong.len(), wrong.join("\n"));
    browser.close(&site).await
}

#[tokio::test]
async fn half_of_the_pages_in_every_pair_of_scheme_size_and_width() -> Result {
    examine_half(0).await
}

#[tokio::test]
async fn the_other_half_of_the_pages() -> Result {
    examine_half(1).await
}

/// Every measure once, at the standard size, as the matrix contains only two.
#[tokio::test]
async fn every_measure_on_a_telephone() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::with_size(Size::PHONE).await?;
    let mut wrong = Vec::new();
    for page in site.pages()?.iter().filter(|page| page.contains("/measures/")) {
        browser.visit(&site.address(page)).await?;
        let findings = examine(&browser, TextSize::Standard).await?;
        wrong.extend(findings.iter().map(|finding| format!("{page}: {finding}")));
    }
    assert!(wrong.is_empty(), "{} findings:\n{}", wrong.len(), wrong.join("\n"));
    browser.close(&site).await
}

#[test]
fn every_pair_of_values_is_looked_at() {
    let chosen = pairwise();
    assert!(chosen.len() < all().len() / 4, "{} combinations are no sample", chosen.len());
    let seen: BTreeSet<_> = chosen.iter().flat_map(|combination| pairs(*combination)).collect();
    let wanted: BTreeSet<_> = all().iter().flat_map(|combination| pairs(*combination)).collect();
    assert_eq!(seen, wanted);
}

type Combination = [usize; 4];

fn all() -> Vec<Combination> {
    let [pages, schemes, sizes, widths] = FACTORS;
    let mut all = Vec::new();
    for page in 0..pages {
        for scheme in 0..schemes {
            for size in 0..sizes {
                all.extend((0..widths).map(|width| [page, scheme, size, width]));
            }
        }
    }
    all
}

/// A pairwise cover: repeatedly takes the combination with the most missing pairs.
fn pairwise() -> Vec<Combination> {
    let mut missing: BTreeSet<_> = all().iter().flat_map(|combination| pairs(*combination)).collect();
    let mut chosen = Vec::new();
    while !missing.is_empty() {
        let news =
            |combination: &Combination| pairs(*combination).filter(|pair| missing.contains(pair)).count();
        let Some(best) = all().into_iter().max_by_key(news) else { break };
        for pair in pairs(best) {
            missing.remove(&pair);
        }
        chosen.push(best);
    }
    chosen.sort_unstable();
    chosen
}

/// The pairs of a combination: two factors, each with its value.
fn pairs(combination: Combination) -> impl Iterator<Item = [(usize, usize); 2]> {
    (0..4).flat_map(move |first| {
        (first + 1..4).map(move |second| [(first, combination[first]), (second, combination[second])])
    })
}
