//! One interface to several browser engines, so that the same journeys run in each.

mod old_chromium;
mod webdriver;

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use thirtyfour::prelude::*;
use xtask::tools::Engines;

use self::old_chromium::OldChromium;
use self::webdriver::WebDriverServer;
use crate::browser::retry;
use crate::{Browser, Result, Served};

/// Longer than the timeout of [`Browser`], because some engines start slowly.
const TIMEOUT: Duration = Duration::from_mins(1);
const POLL_INTERVAL: Duration = Duration::from_millis(50);

/// The browser engines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EngineKind {
    /// The installed Chromium.
    Chromium,
    /// The installed Firefox.
    Firefox,
    /// The installed WebKit for GTK; Safari uses the same engine.
    WebKit,
    /// Chromium 83, of May 2020.
    OldChromium,
}

/// A running engine.
pub struct Engine {
    kind: EngineKind,
    client: Client,
}

enum Client {
    Browser(Browser),
    Server(WebDriverServer),
    OldChromium(OldChromium),
}

impl Engine {
    /// Starts an engine. Returns `None` if this machine's processor cannot run it.
    ///
    /// # Errors
    /// If it does not start.
    pub async fn start(kind: EngineKind, engines: &Engines) -> Result<Option<Engine>> {
        let client = match kind {
            EngineKind::Chromium => Client::Browser(Browser::open().await?),
            EngineKind::Firefox => Client::Server(WebDriverServer::firefox(engines).await?),
            EngineKind::WebKit => Client::Server(WebDriverServer::webkit().await?),
            EngineKind::OldChromium => match engines.old_chromium() {
                Some(command) => Client::OldChromium(OldChromium::start(command)?),
                None => return Ok(None),
            },
        };
        Ok(Some(Engine { kind, client }))
    }

    /// The name and version, as in "Firefox 153".
    ///
    /// # Errors
    /// If the engine is gone.
    pub fn name(&mut self) -> Result<String> {
        let version = match &mut self.client {
            Client::OldChromium(old) => old.version()?,
            Client::Browser(browser) => version(&browser.driver)?,
            Client::Server(server) => version(&server.driver)?,
        };
        Ok(format!("{} {version}", self.kind.name()))
    }

    /// Opens an address and waits for the `load` event.
    ///
    /// # Errors
    /// If the page does not load.
    pub async fn load(&mut self, address: &str) -> Result {
        match &mut self.client {
            Client::OldChromium(old) => old.load(address),
            Client::Browser(browser) => browser.load(address).await,
            Client::Server(server) => Ok(server.driver.goto(address).await?),
        }
    }

    /// Opens an address and waits until the page is stable.
    ///
    /// # Errors
    /// If the page does not load or the app does not start.
    pub async fn visit(&mut self, address: &str) -> Result {
        self.load(address).await?;
        self.wait_for_app().await
    }

    /// As [`Browser::wait_for_app`].
    ///
    /// # Errors
    /// After the timeout.
    pub async fn wait_for_app(&mut self) -> Result {
        self.wait_until("['running', 'none', 'waiting'].includes(document.documentElement.dataset.app)")
            .await?;
        self.wait_until(crate::IS_MOUNTED).await
    }

    /// Evaluates a JavaScript expression.
    ///
    /// # Errors
    /// If it throws, or its value cannot be deserialized as `T`.
    pub async fn value<T: DeserializeOwned>(&mut self, expression: &str) -> Result<T> {
        match &mut self.client {
            Client::OldChromium(old) => Ok(serde_json::from_value(old.value(expression)?)?),
            Client::Browser(browser) => browser.value(expression).await,
            Client::Server(server) => server.value(expression).await,
        }
    }

    /// Waits until a JavaScript expression is truthy.
    ///
    /// # Errors
    /// After the timeout.
    pub async fn wait_until(&mut self, condition: &str) -> Result {
        let start = Instant::now();
        // Evaluation fails during a navigation, and is tried again on the next page.
        while !self.value(&format!("Boolean({condition})")).await.unwrap_or(false) {
            if start.elapsed() > TIMEOUT {
                let page = "location.href + ' ' + document.documentElement.dataset.app + ': '
                    + document.body.innerText.slice(0, 300)";
                let page: String = self.value(page).await.unwrap_or_default();
                return Err(format!("not so after {TIMEOUT:?}: {condition}\non {page}").into());
            }
            tokio::time::sleep(POLL_INTERVAL).await;
        }
        Ok(())
    }

    /// Prints the page and returns the text of each printed page. Afterwards the browser shows the printed file
    /// instead.
    ///
    /// # Errors
    /// If the engine is not driven by its own WebDriver server, or the printed file cannot be read.
    pub async fn print_pages(&mut self) -> Result<Vec<String>> {
        match &mut self.client {
            Client::Server(server) => server.print_pages().await,
            Client::Browser(_) | Client::OldChromium(_) => Err("only Firefox is asked to print".into()),
        }
    }

    /// Clicks the first element that matches an `XPath`, with real pointer events.
    ///
    /// # Errors
    /// If there is no such element, or it cannot be clicked.
    pub async fn click(&mut self, path: &str) -> Result {
        match &mut self.client {
            Client::OldChromium(old) => old.click(path),
            Client::Browser(browser) => browser.click_on(By::XPath(path)).await,
            Client::Server(server) => {
                let click = async || {
                    let element = server.driver.find(By::XPath(path)).await?;
                    // WebKit's driver does not scroll to elements that start right below the viewport.
                    element.scroll_into_view().await?;
                    element.click().await
                };
                retry(click).await.map_err(|error| format!("{path}: {error}").into())
            }
        }
    }

    /// Types text into the first field that matches an `XPath`.
    ///
    /// # Errors
    /// If there is no such field, or it accepts no text.
    pub async fn type_in(&mut self, path: &str, words: &str) -> Result {
        match &mut self.client {
            Client::OldChromium(old) => old.type_in(path, words),
            Client::Browser(browser) => {
                Ok(browser.driver.find(By::XPath(path)).await?.send_keys(words).await?)
            }
            Client::Server(server) => {
                let typed = async || server.driver.find(By::XPath(path)).await?.send_keys(words).await;
                retry(typed).await.map_err(|error| format!("{path}: {error}").into())
            }
        }
    }

    /// Closes the engine and fails on any console message. Firefox and WebKit do not report theirs.
    ///
    /// # Errors
    /// A list of the failures.
    pub async fn close(self, site: &Served) -> Result {
        match self.client {
            Client::Browser(browser) => browser.close(site).await,
            Client::Server(server) => server.close().await,
            Client::OldChromium(mut old) => {
                let mut list = String::new();
                // Chromium 83 warns about the CSP keyword 'wasm-unsafe-eval'; the policy has the older keyword too.
                let is_expected =
                    |message: &String| message.contains("'wasm-unsafe-eval''. It will be ignored");
                for message in old.console_errors()?.into_iter().filter(|message| !is_expected(message)) {
                    let _ = writeln!(list, "on the console: {message}");
                }
                if list.is_empty() { Ok(()) } else { Err(list.into()) }
            }
        }
    }
}

impl EngineKind {
    /// All kinds.
    pub const ALL: [EngineKind; 4] =
        [EngineKind::Chromium, EngineKind::Firefox, EngineKind::WebKit, EngineKind::OldChromium];

    /// The name, without a version.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            EngineKind::Chromium | EngineKind::OldChromium => "Chromium",
            EngineKind::Firefox => "Firefox",
            EngineKind::WebKit => "WebKitGTK",
        }
    }
}

/// The version reported by a driver: at most two components, up to the first that is 0.
fn version(driver: &WebDriver) -> Result<String> {
    let version = driver.capabilities().get("browserVersion").and_then(|version| version.as_str());
    let version = version.ok_or("the driver does not say the browser's version")?;
    Ok(version.split('.').take_while(|part| *part != "0").take(2).collect::<Vec<_>>().join("."))
}
