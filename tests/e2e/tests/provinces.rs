//! A site with a second province: the project's seeds and the sample of the tests, built by the command for policy
//! offices with the existing app. The built site never contains the sample.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use e2e::{Browser, Result, Served, copy_files};
use thirtyfour::By;
use xtask::server::{Fault, Network, ResponseGate, ServedFolder};
use xtask::{build, project};

use crate::wizard::Reply::{Press, Tick};
use crate::wizard::{answer_all, answer_first, expect};

/// Serves the site, which is built once for all tests.
fn served() -> Result<Served> {
    let folder = site_folder()?;
    Served::site(ServedFolder::new(&folder), &folder, "/")
}

fn site_folder() -> Result<PathBuf> {
    static SITE: OnceLock<std::result::Result<PathBuf, String>> = OnceLock::new();
    Ok(SITE.get_or_init(|| build_site().map_err(|error| error.to_string())).clone()?)
}

fn build_site() -> Result<PathBuf> {
    let folder = project::target().join("provinces");
    let (seeds, site) = (folder.join("seeds"), folder.join("site"));
    write_seeds_with_sample(&seeds)?;
    build::site_of(&seeds, &site)?;
    Ok(site)
}

/// Replaces the folder by the project's seeds with the sample of the tests.
pub fn write_seeds_with_sample(folder: &Path) -> Result {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    copy_files(&project::seeds(), folder, |_| true)?;
    copy_files(&project::root().join("tests/sample/seeds"), folder, |_| true)
}

/// Switches to the other province, and waits for its page.
async fn choose(browser: &Browser, site: &Served, page: &str) -> Result {
    browser.run("document.querySelector('.provinces a:not([aria-current])').click()").await?;
    browser.wait_until(&format!("location.href.split('#')[0] === '{}'", site.address(page))).await
}

#[tokio::test]
async fn the_other_province_is_chosen_and_read() -> Result {
    let site = served()?;
    assert!(!project::dist().join("sample").exists(), "the sample is only for tests");
    let browser = Browser::open().await?;
    browser.load(&site.address("")).await?;
    assert_eq!(browser.text(".provinces").await?.replace('\n', " "), "黑龙江省 示例省");
    choose(&browser, &site, "sample/measures/").await?;
    browser.visit(&site.address("sample/measures/1/")).await?;
    assert!(browser.text("main").await?.contains("每人一次性２０００元"));
    assert_eq!(browser.text(".site-nav__link[href$='sample/']").await?, "示例省文件");

    browser.visit(&site.address("sample/compare/")).await?;
    let compared = browser.text("main").await?;
    assert!(compared.contains("示例省实施意见（样例）") && !compared.contains("黑龙江省实施意见"));
    choose(&browser, &site, "compare/").await?;
    assert!(browser.text("main").await?.contains("黑龙江省实施意见"));
    browser.close(&site).await
}

#[tokio::test]
async fn two_provinces_are_held_against_each_other() -> Result {
    let site = served()?;
    let browser = Browser::open().await?;
    browser.visit(&site.address("compare/")).await?;
    browser.run("document.querySelector('[aria-label=\"两省对照\"] a').click()").await?;
    browser
        .wait_until(&format!("location.href === '{}'", site.address("sample/compare/heilongjiang/")))
        .await?;
    browser.wait_for_app().await?;
    assert!(browser.text("#pair-wages").await?.contains("不得拖欠农民工工资"));
    // The controls work as on the other comparisons.
    browser
        .run(
            "const kind = document.getElementById('relation'); kind.value = 'only-left'; \
                 kind.dispatchEvent(new Event('change', { bubbles: true }))",
        )
        .await?;
    browser.wait_until("document.querySelector('[data-count]').textContent.includes('2')").await?;
    assert!(!browser.value::<bool>("document.getElementById('pair-wages').offsetParent !== null").await?);
    // Goes back, and then to the other province's page.
    browser.run("document.querySelector('.side--right .quote__link').click()").await?;
    browser.wait_until("location.pathname.startsWith('/heilongjiang/')").await?;
    browser.driver.back().await?;
    browser.wait_until("document.getElementById('pair-wages')").await?;
    choose(&browser, &site, "compare/").await?;
    assert!(browser.text("main").await?.contains("全国总工会通知"));
    browser.close(&site).await
}

#[tokio::test]
async fn answers_go_along_to_the_other_province_and_lead_to_its_verdict() -> Result {
    let site = served()?;
    let browser = Browser::open().await?;
    browser.visit(&site.address("wizard/")).await?;
    answer_first(&browser).await?;
    choose(&browser, &site, "sample/wizard/").await?;
    browser.wait_for_app().await?;
    browser.wait_until("document.querySelector('.resume')").await?;
    assert!(browser.text(".resume").await?.contains("您上次的回答还在"));
    let replies = [("证书", Tick(&["职业资格证书"])), ("失业保险", Press("满3年"))];
    let questions = answer_all(&browser, &replies).await?;
    assert!(!questions.iter().any(|question| question.contains("哪种情况")), "asked again: {questions:?}");
    assert!(browser.text(".basis").await?.contains("按2020年文件"));
    expect(&browser, "sample-skill-subsidy", "met", &["可申请技能提升补贴", "2000元"]).await?;
    browser.close(&site).await
}

/// The links to hits, in order: those of the page's province, then those of the other.
const LINKS: &str = "Array.from(document.querySelectorAll('[data-results] .hit__link'), a => a.href)";

/// The name of the search pack of 黑龙江省. Its compressed copies have the same name with another ending.
fn pack_of_the_other(folder: &Path) -> Result<String> {
    let name = fs::read_dir(folder.join("assets"))?
        .filter_map(|file| file.ok()?.file_name().into_string().ok())
        .find(|name| name.starts_with("search-heilongjiang-"))
        .ok_or("the other province has a pack")?;
    Ok(format!("{}.bin", name.split('.').next().unwrap_or_default()))
}

#[tokio::test]
async fn a_search_finds_the_words_of_its_own_province_at_once_and_then_those_of_the_other() -> Result {
    let gate = ResponseGate::default();
    let folder = site_folder()?;
    let other = pack_of_the_other(&folder)?;
    let site = Served::site(ServedFolder::new(&folder).hold(&other, &gate), &folder, "/")?;
    let mut browser = Browser::open().await?;
    browser.visit(&site.address("sample/measures/")).await?;
    assert!(!browser.requests().await?.iter().any(|file| file.contains(&other)), "nothing is asked for yet");
    let field = browser.driver.find(By::Id("query")).await?;
    field.send_keys("拖欠工资").await?;
    browser.wait_until("document.querySelectorAll('[data-results] mark').length > 0").await?;
    let links: Vec<String> = browser.value(LINKS).await?;
    assert_eq!(links, [site.address("sample/measures/3/")]);
    gate.open();
    browser.wait_until("document.querySelector('.results__elsewhere')").await?;
    assert_eq!(browser.text(".results__elsewhere").await?, "黑龙江省");
    let links: Vec<String> = browser.value(LINKS).await?;
    assert_eq!(links[0], site.address("sample/measures/3/"));
    assert!(links[1..].contains(&site.address("heilongjiang/measures/13/")), "{links:?}");
    assert!(links[1..].iter().all(|link| link.contains("/heilongjiang/")), "the nation's once: {links:?}");
    // The loaded pack is reused, and its hits lead to their pages.
    field.clear().await?;
    field.send_keys("贫困").await?;
    browser
        .wait_until("document.querySelector('.results__elsewhere ~ ol mark')?.textContent === '贫困'")
        .await?;
    browser.run("document.querySelector('.results__elsewhere ~ ol .hit__link').click()").await?;
    browser.wait_until("location.pathname.startsWith('/heilongjiang/')").await?;
    browser.close(&site).await
}

#[tokio::test]
async fn a_province_that_cannot_be_had_is_left_out_of_a_search() -> Result {
    let site = served()?;
    let browser = Browser::open().await?;
    let gone = "document.addEventListener('DOMContentLoaded', () => { \
                document.querySelector('[data-others]').dataset.others = 'sample=assets/gone.bin'; });";
    browser.before_pages(gone).await?;
    browser.visit(&site.address("measures/")).await?;
    browser.driver.find(By::Id("query")).await?.send_keys("拖欠工资").await?;
    browser.wait_until("document.querySelectorAll('[data-results] mark').length > 0").await?;
    let asked = "performance.getEntriesByType('resource').some((file) => file.name.includes('gone.bin'))";
    browser.wait_until(asked).await?;
    assert!(!browser.value::<bool>("document.querySelector('.results__elsewhere') !== null").await?);
    browser.close_expecting(&site, &["404"]).await
}

#[tokio::test]
async fn a_province_that_could_not_be_had_is_asked_for_again_by_a_later_query() -> Result {
    let folder = site_folder()?;
    let pack = pack_of_the_other(&folder)?;
    let network = Network::default();
    for packed in ["", ".gz"] {
        network.break_files(&format!("{pack}{packed}"), Fault::Missing);
    }
    let site = Served::site(ServedFolder::new(&folder).over(&network), &folder, "/")?;
    let browser = Browser::open().await?;
    browser.visit(&site.address("sample/measures/")).await?;
    browser.driver.find(By::Id("query")).await?.send_keys("拖欠工资").await?;
    let asked = format!(
        "performance.getEntriesByType('resource').some((file) => file.name.includes('{pack}') && file.responseEnd)"
    );
    browser.wait_until(&asked).await?;
    browser.wait_until("document.querySelectorAll('[data-results] mark').length > 0").await?;
    // The next keys do not ask at once.
    let query_again = "document.getElementById('query').dispatchEvent(new Event('input', { bubbles: true }))";
    for _ in 0..3 {
        browser.run(query_again).await?;
    }
    network.repair();
    browser.wait_until(&format!("({query_again}, document.querySelector('.results__elsewhere'))")).await?;
    let refused = format!(
        "performance.getEntriesByType('resource').filter((file) => file.name.includes('{pack}')
            && file.responseStatus === 404).length"
    );
    assert!(
        browser.value::<usize>(&refused).await? <= 2,
        "one request for the packed file, one for the plain one"
    );
    browser.close_expecting(&site, &["404"]).await
}
