//! From a Word file to the zip archive of a site, which is served and visited.

use std::collections::BTreeMap;

use e2e::{Browser, Result, Scratch, Served, Settings};
use xtask::build;

use super::{WorkbenchPage, sample, single_file, unzip, write_below};

#[tokio::test]
async fn a_site_is_exported_from_a_word_file() -> Result {
    let host = Served::at_root()?;
    let workbench = WorkbenchPage::open(&host.address("workbench/"), Settings::default()).await?;
    let site = export_site(&workbench).await?;
    workbench.browser.close(&host).await?;
    visit_site(site).await
}

#[tokio::test]
async fn the_single_file_exports_a_site_without_a_network() -> Result {
    let settings = Settings { network: false, ..Settings::default() };
    let workbench = WorkbenchPage::open(&single_file(), settings).await?;
    let site = export_site(&workbench).await?;
    workbench.browser.close_file().await?;
    visit_site(site).await
}

/// Imports a Word file, makes one correction that is reverted and one that stays, and exports the site. Returns the
/// site; `cargo xtask test --full` compares it with what `cargo xtask build` makes of the exported project.
async fn export_site(workbench: &WorkbenchPage) -> Result<BTreeMap<String, Vec<u8>>> {
    let browser = &workbench.browser;
    let (text, docx) = sample()?;
    workbench.choose("实施意见.docx", &docx).await?;
    workbench.wait_for_text("新时期产业工人队伍建设改革的实施意见").await?;
    workbench.wait_for_text("2017-11-30").await?;
    let area: String = browser.value("document.getElementById('jurisdiction').value").await?;
    let id: String = browser.value("document.getElementById('id').value").await?;
    assert_eq!((area.as_str(), id.as_str()), ("黑龙江省", "heilongjiang"));
    browser.click("form [type=submit]").await?;

    // Each line of the source that is not empty has a row, and the preview is rendered.
    browser.wait_until("document.querySelectorAll('.lines > li').length").await?;
    let rows: usize = browser.value("document.querySelectorAll('.lines > li').length").await?;
    assert_eq!(rows, text.lines().filter(|line| !line.trim().is_empty()).count());
    browser.wait_until("(document.querySelector('.frame') || {}).srcdoc?.includes('</html>')").await?;

    // The first measure becomes text, which is undone and redone.
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
    // Now a number is missing; the finding links to the line, where it is corrected.
    workbench.step("检查").await?;
    workbench.wait_for_text("有错误，改正以后才能做成网站").await?;
    browser.click(".finding .link").await?;
    browser.click(&format!("#{unit}")).await?;
    browser.click(".choice--back").await?;
    browser.wait_until(&format!("{units} === 29")).await?;
    // A correction that stays: the last line is confirmed as what it was parsed as.
    browser.click(".lines > li:last-child .line__row").await?;
    browser.click_on(thirtyfour::By::XPath(choose("正文"))).await?;
    browser.wait_until("document.querySelectorAll('.line__kind--said').length === 1").await?;

    workbench.step("文件信息").await?;
    browser.click("#reviewed").await?;
    workbench.step("检查").await?;
    workbench.wait_for_text("没有错误，可以做成网站").await?;

    workbench.step("导出").await?;
    browser.click("#pack").await?;
    let archive = workbench.downloaded("工程.zip").await?;
    let seeds = unzip(&archive)?;
    let paths: Vec<&str> = seeds.keys().map(String::as_str).collect();
    assert_eq!(paths, ["heilongjiang/document.toml", "heilongjiang/source.txt"]);
    let squeezed = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    assert!(std::str::from_utf8(&seeds["heilongjiang/document.toml"])?.contains("[[line]]\n"));
    assert_eq!(squeezed(std::str::from_utf8(&seeds["heilongjiang/source.txt"])?), squeezed(&text));
    browser.wait_until("!document.getElementById('publish').disabled").await?;
    browser.click("#publish").await?;
    let mut site = unzip(&workbench.downloaded("网站.zip").await?)?;

    // Importing the export and exporting again gives the same bytes.
    workbench.step("导入").await?;
    workbench.choose("again.zip", &archive).await?;
    browser.wait_until("document.querySelectorAll('.line__kind--said').length === 1").await?;
    workbench.step("导出").await?;
    browser.wait_until("!document.getElementById('pack').disabled").await?;
    browser.click("#pack").await?;
    assert!(workbench.downloaded("工程.zip").await? == archive, "the project comes out as it went in");

    // Building a site from other seeds compiles the app again, which takes minutes.
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

/// Serves an exported site: a page, a search and its own workbench work.
async fn visit_site(site: BTreeMap<String, Vec<u8>>) -> Result {
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
