//! When the app cannot run, the text stays and a line says what is missing.

use std::fs;
use std::path::Path;

use e2e::{Browser, Result, Scratch, Served, copy_files};
use xtask::project;
use xtask::server::{Fault, Network, ResponseGate, ServedFolder};

use crate::MEASURE;

/// A page whose app loads on the first search.
const LIST: &str = "measures/";

/// A copy of the site without some files, as after a webmaster has removed those of an older release.
fn site_without(gone: impl Fn(&Path) -> bool) -> Result<Served> {
    let copy = Scratch::new()?;
    copy_files(&project::dist(), copy.path(), |path| !gone(path))?;
    Served::folder(copy)
}

/// Whether a file has this extension, or is a compressed copy of one that has it.
fn is_a(kind: &str, path: &Path) -> bool {
    let name = path.to_string_lossy();
    ["", ".br", ".gz"].iter().any(|packed| name.ends_with(&format!(".{kind}{packed}")))
}

/// Focuses the search box, which starts the app, and waits for a state of the app.
async fn search(browser: &Browser, state: &str) -> Result {
    browser.wait_until("document.documentElement.dataset.app === 'waiting'").await?;
    browser.run("document.getElementById('query').focus()").await?;
    browser.wait_until(&format!("document.documentElement.dataset.app === '{state}'")).await
}

async fn assert_readable(browser: &Browser) -> Result {
    let shown = "[...document.querySelectorAll('.card')].filter(card => card.offsetParent).length";
    assert_eq!(browser.value::<usize>(shown).await?, 29);
    Ok(())
}

#[tokio::test]
async fn an_old_page_without_its_app_stays_and_offers_to_load_again() -> Result {
    for kind in ["wasm", "js"] {
        // The `reading` script loads the loader.
        let is_loader =
            |path: &Path| ["boot", "reading"].iter().any(|name| path.to_string_lossy().contains(name));
        let site = site_without(|path| is_a(kind, path) && !is_loader(path))?;
        let mut browser = Browser::open().await?;
        browser.load(&site.address(LIST)).await?;
        search(&browser, "failed").await?;
        assert_readable(&browser).await?;
        assert!(browser.text("#notice").await?.contains("没有载入（L"));

        let page = site.address(LIST);
        let loads = |requests: &[String]| requests.iter().filter(|request| **request == page).count();
        assert_eq!(loads(&browser.requests().await?), 1, "nothing is loaded again by itself");
        browser.run("window.old = true").await?;
        browser.click("#notice a").await?;
        browser.wait_until("!window.old").await?;
        search(&browser, "failed").await?;
        assert_eq!(loads(&browser.requests().await?), 2);
        browser.close_expecting(&site, &["404", "assets/"]).await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_page_whose_scripts_are_all_gone_stays() -> Result {
    const HEIGHT: &str = "document.querySelector('.needs-loader').clientHeight";
    for fault in [Fault::Missing, Fault::Portal, Fault::Cut, Fault::Unplugged] {
        let network = Network::default();
        network.break_files(".js", fault);
        let site = Served::site(ServedFolder::new(project::dist()).over(&network), &project::dist(), "/")?;
        let browser = Browser::open().await?;
        browser.load(&site.address(MEASURE)).await?;
        assert!(browser.text("#heilongjiang\\.9\\.s2").await?.starts_with("对晋升技师"));
        // The message is part of the page, since no script runs; an animation delays it, because the loader may
        // still come.
        assert_eq!(browser.value::<u32>(HEIGHT).await?, 0, "{fault:?}");
        browser.run("document.getAnimations().forEach(animation => animation.finish())").await?;
        assert!(browser.value::<u32>(HEIGHT).await? > 0, "{fault:?}");
        let said = browser.text(".needs-loader").await?;
        assert!(said.contains("没有载入（L0）") && said.contains("极速模式"), "{fault:?}: {said}");
    }
    Ok(())
}

/// Each cause has its own code, so that support by telephone can tell them apart.
#[tokio::test]
async fn each_cause_of_a_start_that_fails_has_its_code() -> Result {
    let page = fs::read_to_string(project::dist().join("wizard/result/index.html"))?;
    let glue = page.split("data-glue-result=").nth(1).ok_or("the page names its script")?;
    let glue = glue.trim_start_matches('"').split(['"', ' ', '>']).next().ok_or("it has a name")?;
    let content = ["bin", "bin.gz"];
    for (endings, fault, code) in [
        (&content[..], Fault::Missing, "（L4）"),
        (&content[..], Fault::Portal, "（L3）"),
        (&content[..], Fault::Unplugged, "（L9）"),
        (&content[..], Fault::Cut, "（L9）"),
        (&content[..], Fault::BadGateway, "（L10）"),
        // A failed script element does not report its cause.
        (&[glue][..], Fault::Missing, "（L4）"),
        (&[glue][..], Fault::Portal, "（L3）"),
        (&[glue][..], Fault::BadGateway, "（L10）"),
        (&[glue][..], Fault::Unplugged, "（L9）"),
    ] {
        let network = Network::default();
        let site = Served::site(ServedFolder::new(project::dist()).over(&network), &project::dist(), "/")?;
        let browser = Browser::open().await?;
        browser.load(&site.address(MEASURE)).await?;
        browser.wait_until("document.documentElement.dataset.app").await?;
        for ending in endings {
            network.break_files(ending, fault);
        }
        browser.load(&site.address("wizard/result/")).await?;
        browser.wait_until("document.documentElement.dataset.app === 'failed'").await?;
        let said = browser.text("#notice").await?;
        assert!(said.contains(code), "{fault:?} of {endings:?}: {said}");
    }
    Ok(())
}

/// After a delay, a page reports a download that hangs, and goes on waiting.
#[tokio::test]
async fn a_download_that_hangs_is_said() -> Result {
    // The list of measures reports it after a search.
    for page in ["wizard/result/", "measures/#q=工资"] {
        let gate = ResponseGate::default();
        let site = Served::holding(".bin", &gate)?;
        let browser = Browser::open().await?;
        browser.use_virtual_clock().await?;
        browser.load(&site.address(page)).await?;
        browser.wait_until("document.documentElement.dataset.app === 'starting'").await?;
        browser.advance(21_000).await?;
        assert!(browser.text("#notice").await?.contains("L2"), "{page}");
        gate.open();
        browser.wait_for_app().await?;
        assert_eq!(browser.text("#notice").await?, "", "{page}");
        let left =
            "[...document.querySelectorAll('.needs-app')].some(line => !line.hidden || line.textContent)";
        assert!(!browser.value::<bool>(left).await?, "{page}");
        browser.close(&site).await?;
    }
    Ok(())
}

#[tokio::test]
async fn an_engine_without_webassembly_shows_the_text_and_says_what_is_missing() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.before_pages("delete window.WebAssembly").await?;
    browser.load(&site.address(LIST)).await?;
    search(&browser, "unsupported").await?;
    assert_readable(&browser).await?;
    // The message covers both causes: an old engine and iOS Lockdown Mode.
    let said = browser.text("#notice").await?;
    assert!(["L1", "锁定模式", "新版浏览器"].iter().all(|words| said.contains(words)), "{said}");
    browser.close(&site).await
}

/// An unzipped site opened from the file system cannot fetch anything; the page names the single file instead.
#[tokio::test]
async fn a_page_of_the_site_opened_from_a_folder_names_the_single_file() -> Result {
    let browser = Browser::open().await?;
    browser.load(&format!("file://{}/measures/index.html", project::dist().display())).await?;
    search(&browser, "failed").await?;
    assert_readable(&browser).await?;
    let said = browser.text("#notice").await?;
    assert!(said.contains("（L11）") && said.contains("chan-gai-tong.html"), "{said}");
    Ok(())
}
