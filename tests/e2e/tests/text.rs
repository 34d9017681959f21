//! The official texts, as shown without scripts.

use e2e::{Browser, Result, Served, Settings};
use xtask::project;

use crate::PREFIXES;

fn without_scripts() -> Settings {
    Settings { scripts: false, ..Settings::default() }
}

fn squeeze(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// The parts of a source text that every page must keep whole: sentences, without white space.
fn stretches(source: &str) -> Vec<String> {
    source.split(['\n', '。']).map(squeeze).filter(|stretch| !stretch.is_empty()).collect()
}

#[tokio::test]
async fn each_document_is_there_word_for_word() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::with(without_scripts()).await?;
    for (document, least) in [("national", 60), ("heilongjiang", 200)] {
        let file = project::root().join("seeds").join(document).join("source.txt");
        let source = std::fs::read_to_string(file)?;
        browser.load(&site.address(&format!("{document}/"))).await?;
        let page = squeeze(&browser.text("main").await?);
        let stretches = stretches(&source);
        assert!(stretches.len() > least, "{document}: {}", stretches.len());
        let mut from = 0;
        for stretch in stretches {
            let found = page[from..].find(&stretch);
            let Some(at) = found else { panic!("{document} lacks, in its place: {stretch}") };
            from += at + stretch.len();
        }
    }
    browser.close(&site).await
}

#[tokio::test]
async fn each_measure_is_there_word_for_word() -> Result {
    let source = std::fs::read_to_string(project::root().join("seeds/heilongjiang/source.txt"))?;
    let whole = squeeze(&source);
    let site = Served::at_root()?;
    let browser = Browser::with(without_scripts()).await?;
    for number in 1..=29 {
        browser.load(&site.address(&format!("heilongjiang/measures/{number}/"))).await?;
        let heading = squeeze(&browser.text("h1").await?);
        assert!(heading.starts_with(&format!("{number}.")), "{heading}");
        assert!(whole.contains(&heading), "{heading}");
        let sentences: Vec<String> = browser
            .value(&format!(
                "Array.from(document.querySelectorAll('[id^=\"heilongjiang.{number}.s\"]'), s => s.innerText)"
            ))
            .await?;
        let body = squeeze(&sentences.concat());
        assert!(whole.contains(&format!("{heading}{body}")), "{number}: {body}");
        assert!(body.ends_with('。'), "{number}: {body}");
    }
    browser.close(&site).await
}

#[tokio::test]
async fn links_work_without_scripts() -> Result {
    for prefix in PREFIXES {
        let site = Served::below(prefix)?;
        let browser = Browser::with(without_scripts()).await?;
        browser.load(&site.address("")).await?;
        browser.click("header a[href='measures/']").await?;
        browser.wait_until(&format!("location.href === '{}'", site.address("measures/"))).await?;
        browser.click("main a[href$='measures/9/']").await?;
        let measure = site.address("heilongjiang/measures/9/");
        browser.wait_until(&format!("location.href === '{measure}'")).await?;
        browser.close(&site).await?;
    }
    Ok(())
}

/// Without scripts, no page offers what only scripts can do.
#[tokio::test]
async fn a_line_says_that_scripts_are_off() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::with(without_scripts()).await?;
    browser.load(&site.address("")).await?;
    assert!(browser.text("header").await?.contains("JavaScript"));
    browser.close(&site).await
}
