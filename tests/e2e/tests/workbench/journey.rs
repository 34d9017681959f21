//! From a Word file to a site in an archive, which is unpacked, served and looked at.

use std::collections::BTreeMap;

use e2e::{Browser, Result, Scratch, Served, Settings};
use xtask::build;

use super::{Bench, sample, single_file, unpacked, write_below};

#[tokio::test]
async fn a_word_file_becomes_a_site() -> Result {
    let host = Served::at_root()?;
    let bench = Bench::open(&host.address("workbench/"), Settings::default()).await?;
    let site = to_a_site(&bench).await?;
    bench.browser.close(&host).await?;
    look_at(site).await
}

#[tokio::test]
async fn the_one_file_does_it_without_a_network() -> Result {
    let settings = Settings { network: false, ..Settings::default() };
    let bench = Bench::open(&single_file(), settings).await?;
    let site = to_a_site(&bench).await?;
    bench.browser.close_file().await?;
    look_at(site).await
}

/// The way of somebody who has a Word file, with a correction that is taken back and one that stays. Gives the site back
/// after it was held, in `cargo xtask test --full`, against what `cargo xtask build` makes of the exported project.
async fn to_a_site(bench: &Bench) -> Result<BTreeMap<String, Vec<u8>>> {
    let browser = &bench.browser;
    let (text, docx) = sample()?;
    bench.choose("实施意见.docx", &docx).await?;
    bench.shows("新时期产业工人队伍建设改革的实施意见").await?;
    bench.shows("2017-11-30").await?;
    let area: String = browser.value("document.getElementById('jurisdiction').value").await?;
    let id: String = browser.value("document.getElementById('id').value").await?;
    assert_eq!((area.as_str(), id.as_str()), ("黑龙江省", "heilongjiang"));
    browser.click("form [type=submit]").await?;

    // Each line of the source that is not empty has a row, and the page comes beside it.
    browser.wait_until("document.querySelectorAll('.lines > li').length").await?;
    let rows: usize = browser.value("document.querySelectorAll('.lines > li').length").await?;
    assert_eq!(rows, text.lines().filter(|line| !line.trim().is_empty()).count());
    browser.wait_until("(document.querySelector('.frame') || {}).srcdoc?.includes('</html>')").await?;

    // The first measure is made running text, and a heading again.
    let first = "[...document.querySelectorAll('.line')].find(line => line.querySelector('.line__unit'))";
    let unit: String = browser.value(&format!("{first}.querySelector('.line__row').id")).await?;
    let units = "document.querySelectorAll('.line__unit').length";
    assert_eq!(browser.value::<usize>(units).await?, 29);
    let choose = |name: &str| format!("//button[@class='choice'][text()='{name}']");
    browser.click(&format!("#{unit}")).await?;
    browser.click_on(thirtyfour::By::XPath(choose("正文"))).await?;
    browser.wait_until(&format!("{units} === 28")).await?;
    browser.click_on(thirtyfour::By::XPath("//button[normalize-space()='撤销']")).await?;
    browser.wait_until(&format!("{units} === 29")).await?;
    browser.click_on(thirtyfour::By::XPath("//button[normalize-space()='重做']")).await?;
    browser.wait_until(&format!("{units} === 28")).await?;
    // Now a number is missing, which is said with its place, and mended there.
    bench.step("检查").await?;
    bench.shows("有错误，改正以后才能做成网站").await?;
    browser.click(".finding .link").await?;
    browser.click(&format!("#{unit}")).await?;
    browser.click(".choice--back").await?;
    browser.wait_until(&format!("{units} === 29")).await?;
    // A correction that stays, and is in the project: the last line is said to be what it is taken for.
    browser.click(".lines > li:last-child .line__row").await?;
    browser.click_on(thirtyfour::By::XPath(choose("正文"))).await?;
    browser.wait_until("document.querySelectorAll('.line__kind--said').length === 1").await?;

    bench.step("文件信息").await?;
    browser.click("#reviewed").await?;
    bench.step("检查").await?;
    bench.shows("没有错误，可以做成网站").await?;

    bench.step("导出").await?;
    browser.click("#pack").await?;
    let archive = bench.given("工程.zip").await?;
    let seeds = unpacked(&archive)?;
    let paths: Vec<&str> = seeds.keys().map(String::as_str).collect();
    assert_eq!(paths, ["heilongjiang/document.toml", "heilongjiang/source.txt"]);
    let squeezed = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    assert!(std::str::from_utf8(&seeds["heilongjiang/document.toml"])?.contains("[[line]]\n"));
    assert_eq!(squeezed(std::str::from_utf8(&seeds["heilongjiang/source.txt"])?), squeezed(&text));
    browser.wait_until("!document.getElementById('publish').disabled").await?;
    browser.click("#publish").await?;
    let mut site = unpacked(&bench.given("网站.zip").await?)?;

    // What comes out goes in again and comes out the same.
    bench.step("导入").await?;
    bench.choose("again.zip", &archive).await?;
    browser.wait_until("document.querySelectorAll('.line__kind--said').length === 1").await?;
    bench.step("导出").await?;
    browser.wait_until("!document.getElementById('pack').disabled").await?;
    browser.click("#pack").await?;
    assert!(bench.given("工程.zip").await? == archive, "the project comes out as it went in");

    // To build a site of other seeds compiles the app anew, which takes minutes.
    if !e2e::is_full() {
        return Ok(site);
    }
    let folder = Scratch::new()?;
    let seeds = write_below(&folder.path().join("seeds"), &seeds)?;
    let out = folder.path().join("site");
    build::site_of(&seeds, &out)?;
    let mut built = build::read_below(&out)?;
    let is_packed = |path: &str| [".gz", ".br"].iter().any(|ending| path.ends_with(ending));
    built.retain(|path, _| !is_packed(path));
    site.retain(|path, _| !is_packed(path));
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&site), names(&built));
    for (path, bytes) in &built {
        assert!(site[path] == *bytes, "{path} is not what `cargo xtask build` makes");
    }
    Ok(site)
}

/// What was unpacked, on a server: read, searched, and with a workbench of its own.
async fn look_at(site: BTreeMap<String, Vec<u8>>) -> Result {
    let folder = Scratch::new()?;
    write_below(folder.path(), &site)?;
    let site = Served::folder(folder)?;
    let browser = Browser::open().await?;
    browser.visit(&site.address("heilongjiang/")).await?;
    let title = browser.text("h1").await?;
    assert!(title.contains("黑龙江省实施意见"), "{title}");
    browser.visit(&site.address("measures/?q=技师")).await?;
    browser.load(&site.address("workbench/")).await?;
    browser.wait_until("document.querySelector('.drop')").await?;
    browser.close(&site).await
}
