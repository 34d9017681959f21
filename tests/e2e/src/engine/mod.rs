//! Browser engines, led by one set of words, so that the same journey is made in each.

mod old_chromium;
mod webdriver;

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use thirtyfour::prelude::*;
use xtask::tools::Engines;

use self::old_chromium::OldChromium;
use self::webdriver::Server;
use crate::browser::patiently;
use crate::{Browser, Result, Served};

/// Longer than a test of Chromium alone waits: some engines start slowly.
const PATIENCE: Duration = Duration::from_mins(1);
const PAUSE: Duration = Duration::from_millis(50);

/// The engines that can be run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Today's Chromium.
    Chromium,
    /// Today's Firefox.
    Firefox,
    /// Today's WebKit, as in Safari.
    WebKit,
    /// The Chromium of May 2020.
    OldChromium,
}

/// An engine with a page in it.
pub struct Engine {
    kind: Kind,
    client: Client,
}

enum Client {
    Browser(Browser),
    Server(Server),
    Old(OldChromium),
}

impl Engine {
    /// Starts an engine; nothing where this machine's processor cannot run it.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn start(kind: Kind, engines: &Engines) -> Result<Option<Engine>> {
        let client = match kind {
            Kind::Chromium => Client::Browser(Browser::open().await?),
            Kind::Firefox => Client::Server(Server::firefox(engines).await?),
            Kind::WebKit => Client::Server(Server::webkit().await?),
            Kind::OldChromium => match engines.old_chromium() {
                Some(command) => Client::Old(OldChromium::start(command)?),
                None => return Ok(None),
            },
        };
        Ok(Some(Engine { kind, client }))
    }

    /// Its name and version, as in "Firefox 153".
    ///
    /// # Errors
    /// When the engine is gone.
    pub fn name(&mut self) -> Result<String> {
        let version = match &mut self.client {
            Client::Old(old) => old.version()?,
            Client::Browser(browser) => version(&browser.driver)?,
            Client::Server(server) => version(&server.driver)?,
        };
        Ok(format!("{} {version}", self.kind.name()))
    }

    /// Goes to an address and waits until the page is loaded.
    ///
    /// # Errors
    /// When the page does not load.
    pub async fn load(&mut self, address: &str) -> Result {
        match &mut self.client {
            Client::Old(old) => old.load(address),
            Client::Browser(browser) => browser.load(address).await,
            Client::Server(server) => Ok(server.driver.goto(address).await?),
        }
    }

    /// Goes to an address, and waits until the page is as it stays.
    ///
    /// # Errors
    /// When the page does not load or the app does not start.
    pub async fn visit(&mut self, address: &str) -> Result {
        self.load(address).await?;
        self.wait_for_app().await
    }

    /// Waits until the page is as it stays until somebody does something.
    ///
    /// # Errors
    /// When it does not.
    pub async fn wait_for_app(&mut self) -> Result {
        self.wait_until("['running', 'none', 'waiting'].includes(document.documentElement.dataset.app)")
            .await?;
        self.wait_until(crate::IS_MOUNTED).await
    }

    /// The value of a JavaScript expression.
    ///
    /// # Errors
    /// When it throws, or its value is of another type.
    pub async fn value<T: DeserializeOwned>(&mut self, expression: &str) -> Result<T> {
        match &mut self.client {
            Client::Old(old) => Ok(serde_json::from_value(old.value(expression)?)?),
            Client::Browser(browser) => browser.value(expression).await,
            Client::Server(server) => server.value(expression).await,
        }
    }

    /// Waits until a JavaScript expression is true.
    ///
    /// # Errors
    /// When it stays false.
    pub async fn wait_until(&mut self, condition: &str) -> Result {
        let start = Instant::now();
        // A page that is being replaced cannot be asked; the next one can.
        while !self.value(&format!("Boolean({condition})")).await.unwrap_or(false) {
            if start.elapsed() > PATIENCE {
                let page = "location.href + ' ' + document.documentElement.dataset.app + ': '
                    + document.body.innerText.slice(0, 300)";
                let page: String = self.value(page).await.unwrap_or_default();
                return Err(format!("not so after {PATIENCE:?}: {condition}\non {page}").into());
            }
            tokio::time::sleep(PAUSE).await;
        }
        Ok(())
    }

    /// The text of each sheet that the page is printed on. The page is gone afterwards.
    ///
    /// # Errors
    /// When the engine is none behind a WebDriver server that prints, or the printed file cannot be read.
    pub async fn printed(&mut self) -> Result<Vec<String>> {
        match &mut self.client {
            Client::Server(server) => server.printed().await,
            Client::Browser(_) | Client::Old(_) => Err("only Firefox is asked to print".into()),
        }
    }

    /// Clicks the first element at an `XPath`, as a user would.
    ///
    /// # Errors
    /// When there is no such element, or it cannot be clicked.
    pub async fn click(&mut self, path: &str) -> Result {
        match &mut self.client {
            Client::Old(old) => old.click(path),
            Client::Browser(browser) => browser.click_on(By::XPath(path)).await,
            Client::Server(server) => {
                let click = async || {
                    let element = server.driver.find(By::XPath(path)).await?;
                    // WebKit's driver does not scroll to what begins right below the window.
                    element.scroll_into_view().await?;
                    element.click().await
                };
                patiently(click).await.map_err(|error| format!("{path}: {error}").into())
            }
        }
    }

    /// Types words into the first field at an `XPath`.
    ///
    /// # Errors
    /// When there is no such field, or it takes no text.
    pub async fn type_in(&mut self, path: &str, words: &str) -> Result {
        match &mut self.client {
            Client::Old(old) => old.type_in(path, words),
            Client::Browser(browser) => {
                Ok(browser.driver.find(By::XPath(path)).await?.send_keys(words).await?)
            }
            Client::Server(server) => {
                let typed = async || server.driver.find(By::XPath(path)).await?.send_keys(words).await;
                patiently(typed).await.map_err(|error| format!("{path}: {error}").into())
            }
        }
    }

    /// Ends the engine, and fails if it has complained; Firefox and WebKit have no way to tell.
    ///
    /// # Errors
    /// A list of what was wrong.
    pub async fn close(self, site: &Served) -> Result {
        match self.client {
            Client::Browser(browser) => browser.close(site).await,
            Client::Server(server) => server.close().await,
            Client::Old(mut old) => {
                let mut list = String::new();
                // It passes over the word of a policy that it does not know; beside it stands the older one.
                let unknown_word =
                    |complaint: &String| complaint.contains("'wasm-unsafe-eval''. It will be ignored");
                for complaint in old.complaints()?.into_iter().filter(|complaint| !unknown_word(complaint)) {
                    let _ = writeln!(list, "on the console: {complaint}");
                }
                if list.is_empty() { Ok(()) } else { Err(list.into()) }
            }
        }
    }
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 4] = [Kind::Chromium, Kind::Firefox, Kind::WebKit, Kind::OldChromium];

    /// What the engine is called, without a version.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Kind::Chromium | Kind::OldChromium => "Chromium",
            Kind::Firefox => "Firefox",
            Kind::WebKit => "WebKitGTK",
        }
    }
}

/// The version that a driver gives, without its small numbers.
fn version(driver: &WebDriver) -> Result<String> {
    let version = driver.capabilities().get("browserVersion").and_then(|version| version.as_str());
    let version = version.ok_or("the driver does not say the browser's version")?;
    Ok(version.split('.').take_while(|part| *part != "0").take(2).collect::<Vec<_>>().join("."))
}
