//! The single file, opened from the file system without a network; and kiosk mode, there and on a server.

mod code;
mod file;
mod keys;
mod launcher;
mod left;
mod links;
mod looks;
mod mode;

use std::fs;

use e2e::{Browser, Result, Scratch, Settings};
use xtask::project;

/// A history that always throws, as Safari's does after 100 calls within 30 seconds.
const THROWING_HISTORY: &str = "for (const name of ['pushState', 'replaceState']) \
    History.prototype[name] = () => { throw new DOMException('too often', 'SecurityError'); };";

/// Opens a page by the menu, because a kiosk's header has no room for links.
pub async fn go_to(browser: &Browser, page: &str) -> Result {
    browser.click(".menu summary").await?;
    browser.click(&format!(".menu a[href*='{page}']")).await
}

/// The single file, open in a browser.
pub struct Opened {
    pub browser: Browser,
    address: String,
    /// Holds the file.
    _folder: Scratch,
}

impl Opened {
    /// Closes the browser. Fails on any console message, or any request except for the file.
    pub async fn close(mut self) -> Result {
        let name = self.address.clone();
        let holds_its_content = |request: &str| {
            ["data:", "blob:", "chrome:", "about:"].iter().any(|scheme| request.starts_with(scheme))
        };
        for request in self.browser.requests().await? {
            assert!(request.starts_with(&name) || holds_its_content(&request), "asked for {request}");
        }
        self.browser.close_file().await
    }
}

/// Opens the single file with `tail` appended to its address, and with other settings if given.
pub async fn open(settings: Option<&str>, tail: &str) -> Result<Opened> {
    let html = fs::read_to_string(project::single_file())
        .map_err(|error| format!("there is no single file: run `cargo xtask build` first ({error})"))?;
    let html = match settings {
        Some(settings) => {
            let start = "<script type=\"application/json\" id=\"site-settings\">";
            let (before, rest) = html.split_once(start).ok_or("the settings stand at the top")?;
            let (_, after) = rest.split_once("</script>").ok_or("the settings end")?;
            format!("{before}{start}{settings}</script>{after}")
        }
        None => html,
    };
    let folder = Scratch::new()?;
    // A typical file name on such machines.
    let file = folder.path().join("产改 政策通 #1.html");
    fs::write(&file, html)?;
    let name = "%E4%BA%A7%E6%94%B9%20%E6%94%BF%E7%AD%96%E9%80%9A%20%231.html";
    let address = format!("file://{}/{name}", folder.path().display());
    let browser = Browser::with(Settings { network: false, ..Settings::default() }).await?;
    browser.use_virtual_clock().await?;
    browser.visit(&format!("{address}{tail}")).await?;
    Ok(Opened { browser, address, _folder: folder })
}

/// Waits for the page of a path, by its heading and address.
async fn wait_for_page(browser: &Browser, path: &str, heading: &str) -> Result {
    browser.wait_until(&format!("document.querySelector('h1').textContent.includes('{heading}')")).await?;
    browser.wait_until(&format!("decodeURIComponent(location.hash).split('&')[0] === '#/{path}'")).await
}
