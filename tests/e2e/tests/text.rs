//! The official texts, as shown without scripts.

use e2e::{Browser, Result, Served, Settings};
use xtask::project;

use crate::PREFIXES;

fn without_scripts() -> Settings {
    Settings { scripts: false, ..Settings::default() }
}

fn remove_whitespace(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// The parts of a source text that every page must keep whole: sentences, without white space.
fn sentences(source: &str) -> Vec<String> {
    source.split(['\n', '。']).map(remove_whitespace).filter(|sentence| !sentence.is_empty()).collect()
}

#[tokio::test]
async fn each_document_is_there_word_for_word() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::with(without_scripts()).await?;
    for (document, least) in [("national", 60), ("heilongjiang", 200)] {
        let file = project::root().join("seeds").join(document).join("source.txt");
        let source = std::fs::read_to_string(file)?;
        browser.load(&site.address(&format!("{document}/"))).await?;
        let page = remove_whitespace(&browser.text("main").await?);
        let sentences = sentences(&source);
        assert!(sentences.len() > least, "{document}: {}", sentences.len());
        let mut from = 0;
        for sentence in sentences {
            let found = page[from..].find(&sentence);
            let Some(at) = found else { panic!("{document} lacks, in its place: {sentence}") };
            from += at + sentence.len();
        }
    }
    browser.close(&site).await
}

#[tokio::test]
async fn each_measure_is_there_word_for_word() -> Result {
    let source = std::fs::read_to_string(project::root().join("seeds/heilongjiang/source.txt"))?;
    let whole = remove_whitespace(&source);
    let site = Served::at_root()?;
    let browser = Browser::with(without_scripts()).await?;
    for number in 1..=29 {
        browser.load(&site.address(&format!("heilongjiang/measures/{number}/"))).await?;
        let heading = remove_whitespace(&browser.text("h1").await?);
        assert!(heading.starts_with(&format!("{number}.")), "{heading}");
        assert!(whole.contains(&heading), "{heading}");
        let sentences: Vec<String> = browser
            .value(&format!(
                "Array.from(document.querySelectorAll('[id^=\"heilongjiang.{number}.s\"]'), s => s.innerText)"
            ))
            .await?;
        let body = remove_whitespace(&sentences.concat());
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
