//! Injection through a folder of seeds, which may come from anybody.

use std::fs;
use std::path::PathBuf;

use e2e::{Browser, Result, Served};
use xtask::server::ServedFolder;
use xtask::{build, project};

use super::script::assert_no_injection;
use crate::provinces::write_seeds_with_sample;

/// Contains no white space and no digits, so that line joins and figures stay the same.
const MARKUP: &str = "<svg/onload=window.hacked=true></script><script>window.hacked=true</script>";

/// Where the markup is inserted: after these words of the text, the metadata, and a benefit. The last entry is the
/// character count, which is adjusted instead.
const PLACES: [(&str, &str); 7] = [
    ("sample/source.txt", "开通维权热线"),
    ("sample/benefits/03.toml", "why = \"写的是企业的职责"),
    ("sample/document.toml", "示例省实施意见（样例）"),
    ("sample/document.toml", "为测试编写的样例"),
    ("sample/benefits/01.toml", "title = \"技能提升补贴"),
    ("sample/benefits/01.toml", "summary = \"参加失业保险"),
    ("sample/document.toml", "characters = "),
];

/// Builds a site from the project's seeds and the sample, with the markup inserted.
fn build_site() -> Result<PathBuf> {
    let folder = project::target().join("markup-in-seeds");
    let (seeds, site) = (folder.join("seeds"), folder.join("site"));
    write_seeds_with_sample(&seeds)?;
    for (file, words) in PLACES {
        let path = seeds.join(file);
        let text = fs::read_to_string(&path)?;
        assert!(text.contains(words), "{file} has {words}");
        let changed = match words.strip_suffix("= ") {
            Some(_) => more_characters(&text)?,
            None => text.replacen(words, &format!("{words}{MARKUP}"), 1),
        };
        fs::write(&path, changed)?;
    }
    build::site_of(&seeds, &site)?;
    Ok(site)
}

/// Adds the markup's length to the document's `characters`.
fn more_characters(text: &str) -> Result<String> {
    let counted = text.lines().find_map(|line| line.strip_prefix("characters = ")).ok_or("it is counted")?;
    let more = counted.parse::<usize>()? + MARKUP.chars().count();
    Ok(text.replacen(&format!("characters = {counted}"), &format!("characters = {more}"), 1))
}

#[tokio::test]
async fn script_in_seeds_is_text() -> Result {
    let folder = build_site()?;
    let site = Served::site(ServedFolder::new(&folder), &folder, "/")?;
    let browser = Browser::open().await?;
    let ours = |page: &String| page.starts_with("sample/");
    let pages: Vec<String> = site.pages()?.into_iter().filter(ours).collect();
    assert!(pages.len() > 5, "{pages:?}");
    let mut shown = 0;
    for page in &pages {
        browser.visit(&site.address(page)).await?;
        shown += usize::from(browser.text("body").await?.contains(MARKUP));
        assert_no_injection(&browser, page).await?;
    }
    assert!(shown >= 3, "the markup is shown on {shown} pages");
    // Output of the app itself: a search, and a result.
    browser.visit(&site.address("sample/measures/#q=热线")).await?;
    browser.wait_until("document.querySelectorAll('mark').length > 0").await?;
    assert_no_injection(&browser, "search").await?;
    browser.visit(&site.address("sample/wizard/result/")).await?;
    assert_no_injection(&browser, "result").await?;
    browser.close(&site).await
}
