//! Fragments, and addresses that do not exist.

use e2e::{Browser, Result, Served};

use crate::{MEASURE, PREFIXES};

/// A condition: the top of the element is on the screen.
fn on_screen(id: &str) -> String {
    format!(
        "(() => {{ const top = document.getElementById('{id}').getBoundingClientRect().top;
                   return top >= 0 && top < innerHeight; }})()"
    )
}

fn is_target(id: &str) -> String {
    format!("document.querySelector(':target')?.id === '{id}'")
}

#[tokio::test]
async fn a_link_to_a_sentence_leads_to_it() -> Result {
    for prefix in PREFIXES {
        let site = Served::below(prefix)?;
        let browser = Browser::open().await?;
        let id = "heilongjiang.9.s2";
        for page in [MEASURE, "heilongjiang/"] {
            browser.visit(&site.address(&format!("{page}#{id}"))).await?;
            assert!(browser.value::<bool>(&is_target(id)).await?, "{page}");
            assert!(browser.value::<bool>(&on_screen(id)).await?, "{page}");
            let text: String = browser.value(&format!("document.getElementById('{id}').innerText")).await?;
            assert!(text.starts_with("对晋升技师、高级技师"), "{page}: {text}");
        }
        browser.close(&site).await?;
    }
    Ok(())
}

/// Follows a link from a measure to its position in the whole document.
#[tokio::test]
async fn a_link_to_a_place_on_another_page_leads_to_the_place() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.visit(&site.address(MEASURE)).await?;
    browser.run("document.querySelector('main a[href$=\"#heilongjiang.9\"]').click()").await?;
    let address = site.address("heilongjiang/#heilongjiang.9");
    browser.wait_until(&format!("location.href === '{address}'")).await?;
    browser.wait_until(&is_target("heilongjiang.9")).await?;
    browser.wait_until(&on_screen("heilongjiang.9")).await?;
    browser.close(&site).await
}

#[tokio::test]
async fn an_unknown_place_is_said_to_be_unknown() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    for page in ["about/", MEASURE, "heilongjiang/"] {
        browser.visit(&site.address(&format!("{page}#heilongjiang.99.s1"))).await?;
        let notice = browser.text("#notice").await?;
        assert!(notice.contains("找不到"), "{page}: {notice:?}");
        assert!(!browser.text("h1").await?.is_empty(), "{page}");
        browser.load(&site.address("")).await?;
    }
    browser.close(&site).await
}

/// Requests that the page for missing addresses may make: for the site's icon and root.
fn is_looked_for(request: &str) -> bool {
    ["/favicon.ico", "/index.html", "/manifest.webmanifest"].iter().any(|file| request.ends_with(file))
}

#[tokio::test]
async fn an_unknown_page_stands_by_itself() -> Result {
    for prefix in PREFIXES {
        let site = Served::below(prefix)?;
        for path in
            ["nothing", "nothing/at/all/", "heilongjiang/measures/30/", "heilongjiang/measures/9/x.html"]
        {
            let mut browser = Browser::open().await?;
            let address = site.address(path);
            browser.load(&address).await?;
            assert!(browser.text("h1").await?.contains("没有"), "{path}");
            let requests = browser.requests().await?;
            let others: Vec<_> = requests
                .iter()
                .filter(|request| request.starts_with("http") && **request != address)
                .collect();
            assert!(others.iter().all(|request| is_looked_for(request)), "{path}: {others:?}");
            browser.close_expecting(&site, &["404"]).await?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn an_unknown_page_leads_home() -> Result {
    for prefix in PREFIXES {
        let site = Served::below(prefix)?;
        let browser = Browser::open().await?;
        browser.load(&site.address("heilongjiang/measures/30/")).await?;
        browser.click("a").await?;
        browser.wait_until(&format!("location.href === '{}'", site.address(""))).await?;
        browser.wait_for_app().await?;
        browser.close_expecting(&site, &["404"]).await?;
    }
    Ok(())
}
