//! Every page, by address and by click.

use std::collections::{BTreeSet, VecDeque};

use e2e::{Browser, Result, Served, Size};

use crate::PREFIXES;

/// The result page, which depends on answers.
const RESULT: &str = "wizard/result/";

/// What a reader sees of a page.
#[derive(Debug, PartialEq, Eq)]
struct Seen {
    title: String,
    heading: String,
    main: String,
    current: String,
    notice: String,
}

/// The text of the page without its dynamic parts: the site's own address, the state of offline storage, and
/// buttons that need scripts.
const STATIC_TEXT: &str = "(() => { \
    const root = document.documentElement.getAttribute('data-root'); \
    const own = document.createElement('style'); \
    own.textContent = '#offline-state, #check-version, [data-script=source-check] { display: none !important }'; \
    document.head.appendChild(own); \
    const text = document.querySelector('main').innerText; \
    own.remove(); \
    return text.split(new URL(root, location.href).href + 'embed/').join('本站网址/embed/').replace(/\\s+/g, ' '); })()";

async fn see(browser: &Browser) -> Result<Seen> {
    Ok(Seen {
        title: browser.value("document.title").await?,
        heading: browser.value("document.querySelector('h1').innerText").await?,
        main: browser.value(STATIC_TEXT).await?,
        current: browser
            .value("Array.from(document.querySelectorAll('[aria-current=page]'), a => a.innerText).join()")
            .await?,
        notice: browser.value("document.querySelector('#notice').innerText").await?,
    })
}

#[tokio::test]
async fn every_page_opens_by_its_address() -> Result {
    for prefix in PREFIXES {
        let site = Served::below(prefix)?;
        let browser = Browser::open().await?;
        let pages = site.pages()?;
        assert!(pages.len() > 30, "each of the 29 measures has a page: {pages:?}");
        for page in pages {
            browser.load(&site.address(&page)).await?;
            let mut before = see(&browser).await?;
            browser.wait_for_app().await?;
            let after = see(&browser).await?;
            if page == RESULT {
                // The app replaces the placeholder by a result.
                before.main.clone_from(&after.main);
            }
            assert_eq!(before, after, "the app changes nothing on {page}");
            assert!(!after.title.is_empty() && !after.heading.is_empty(), "{page}: {after:?}");
            assert_eq!(after.notice, "", "{page}");
            let headings: u32 = browser.value("document.querySelectorAll('h1').length").await?;
            assert_eq!(headings, 1, "{page}");
        }
        browser.close(&site).await?;
    }
    Ok(())
}

/// Follows links from the home page until every page has been reached. A click must show the same as the address.
#[tokio::test]
async fn every_page_is_reached_by_clicks() -> Result {
    for prefix in PREFIXES {
        let site = Served::below(prefix)?;
        let browser = Browser::open().await?;
        let mut reached = BTreeSet::from([String::new()]);
        let mut to_do = VecDeque::from([String::new()]);
        while let Some(page) = to_do.pop_front() {
            browser.visit(&site.address(&page)).await?;
            for target in links(&browser, &site).await? {
                if !reached.insert(target.clone()) {
                    continue;
                }
                browser.visit(&site.address(&page)).await?;
                click_link(&browser, &site.address(&target)).await?;
                browser
                    .wait_until(&format!("location.href.split('#')[0] === '{}'", site.address(&target)))
                    .await?;
                browser.wait_for_app().await?;
                let clicked = see(&browser).await?;
                browser.visit(&site.address(&target)).await?;
                assert_eq!(clicked, see(&browser).await?, "{page} -> {target}");
                to_do.push_back(target);
            }
        }
        let mut linked = site.pages()?;
        // The wizard's tests cover it.
        linked.retain(|page| page != RESULT);
        assert_eq!(reached.into_iter().collect::<Vec<_>>(), linked);
        browser.close(&site).await?;
    }
    Ok(())
}

/// The pages that the current page links to, as paths relative to the site's root.
async fn links(browser: &Browser, site: &Served) -> Result<BTreeSet<String>> {
    let links: Vec<String> = browser.value("Array.from(document.links, a => a.href.split('#')[0])").await?;
    let paths = links.iter().filter_map(|link| link.strip_prefix(&site.address("")));
    // Other links are downloads, such as the open data.
    Ok(paths.filter(|path| path.is_empty() || path.ends_with('/')).map(String::from).collect())
}

/// Clicks the first link to a page, with or without a fragment.
async fn click_link(browser: &Browser, address: &str) -> Result {
    browser
        .run(&format!(
            "const link = Array.from(document.links).find(a => a.href.split('#')[0] === '{address}');
             link.scrollIntoView({{ block: 'center' }}); link.click();"
        ))
        .await
}

#[tokio::test]
async fn nothing_is_wider_than_the_screen() -> Result {
    let site = Served::at_root()?;
    let narrow = Size { width: 320, ..Size::PHONE };
    for size in [narrow, Size::PHONE, Size::TABLET, Size::DESKTOP] {
        let browser = Browser::with_size(size).await?;
        for page in site.pages()? {
            browser.visit(&site.address(&page)).await?;
            let width: u32 = browser.value("document.documentElement.scrollWidth").await?;
            assert!(width <= size.width, "{page} is {width} wide at {size:?}");
        }
        browser.close(&site).await?;
    }
    Ok(())
}
