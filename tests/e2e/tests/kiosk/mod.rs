//! The single file, opened as a file where there is no network at all; and kiosk mode, there and on a
//! server.

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

/// A history that writes no address, as Safari's after 100 times in half a minute.
const REFUSING_HISTORY: &str = "for (const name of ['pushState', 'replaceState']) \
    History.prototype[name] = () => { throw new DOMException('too often', 'SecurityError'); };";

/// Goes to a page by the menu, as the page's head has no room for links at a kiosk's letters.
pub async fn go_to(browser: &Browser, page: &str) -> Result {
    browser.click(".menu summary").await?;
    browser.click(&format!(".menu a[href*='{page}']")).await
}

/// The file in a folder of its own, open in a browser.
pub struct Opened {
    pub browser: Browser,
    address: String,
    /// Keeps the file.
    _folder: Scratch,
}

impl Opened {
    /// Closes the browser, and fails if the console has shown anything or anything but the file was asked
    /// for.
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

/// Opens the file, with other settings at its top where some are given, at what follows its name.
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
    // Names like these are common on such machines.
    let file = folder.path().join("产改 政策通 #1.html");
    fs::write(&file, html)?;
    let name = "%E4%BA%A7%E6%94%B9%20%E6%94%BF%E7%AD%96%E9%80%9A%20%231.html";
    let address = format!("file://{}/{name}", folder.path().display());
    let browser = Browser::with(Settings { network: false, ..Settings::default() }).await?;
    browser.use_virtual_clock().await?;
    browser.visit(&format!("{address}{tail}")).await?;
    Ok(Opened { browser, address, _folder: folder })
}

/// Waits until the page of this path below the root is shown, by its heading and its address.
async fn shown(browser: &Browser, path: &str, heading: &str) -> Result {
    browser.wait_until(&format!("document.querySelector('h1').textContent.includes('{heading}')")).await?;
    browser.wait_until(&format!("decodeURIComponent(location.hash).split('&')[0] === '#/{path}'")).await
}
