//! Altered addresses, and the link to the home page from addresses that do not exist.

use e2e::{Browser, Result, Served};

use crate::MEASURE;

/// Some apps encode `#` as `%23` when a link is forwarded; the server then looks for a file of that name.
#[tokio::test]
async fn a_mark_that_was_encoded_on_its_way_is_turned_back() -> Result {
    let site = Served::below("/a/b/")?;
    let browser = Browser::open().await?;
    for (sent, meant) in [
        (format!("{MEASURE}%23heilongjiang.9.s2"), format!("{MEASURE}#heilongjiang.9.s2")),
        ("measures/%23q=peixun".to_owned(), "measures/#q=peixun".to_owned()),
        // The query that the app appends becomes the page's, and is removed from the address.
        ("measures/%23q=peixun?from=x".to_owned(), "measures/#q=peixun".to_owned()),
    ] {
        browser.load(&site.address(&sent)).await?;
        browser.wait_until(&format!("location.href === '{}'", site.address(&meant))).await?;
        browser.wait_until("document.querySelector('header .brand')").await?;
    }
    // The result page removes the answers from the address once it has read them.
    browser.load(&site.address("wizard/result/%23a=who.person-v00000000")).await?;
    browser.wait_until("document.querySelector('.outcome')?.innerText.includes('链接')").await?;
    browser.close_expecting(&site, &["404"]).await
}

/// Below a sub-directory, the address alone does not tell where the site begins.
#[tokio::test]
async fn from_any_lost_address_the_way_home_leads_home() -> Result {
    let site = Served::below("/a/b/")?;
    let browser = Browser::open().await?;
    for lost in ["x", "x/", "x/y/z.html", "measures/30/x", "embed/x/"] {
        browser.load(&site.address(lost)).await?;
        browser
            .wait_until(&format!(
                "document.querySelector('#way a') && document.querySelector('#way a').href === '{}'",
                site.address("")
            ))
            .await?;
    }
    browser.close_expecting(&site, &["404"]).await
}

/// Messengers treat punctuation and text after a link as part of it.
#[tokio::test]
async fn what_stands_behind_a_link_to_a_sentence_is_no_part_of_it() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    for behind in ["。", "），快看", "%E3%80%82", "\u{201d}", ".", "）"] {
        for id in ["heilongjiang.9.s2", "9.s2"] {
            browser.load("about:blank").await?;
            browser.load(&site.address(&format!("{MEASURE}#{id}{behind}"))).await?;
            browser.wait_until("document.querySelector(':target')?.id === 'heilongjiang.9.s2'").await?;
            assert_eq!(browser.text("#notice").await?, "", "{id}{behind}");
        }
    }
    browser.close(&site).await
}
