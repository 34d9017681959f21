//! A Chromium session that fails its test on unexpected console messages and requests.

use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::error::WebDriverErrorInner;
use thirtyfour::prelude::*;

use crate::chromedriver::Chromedriver;
use crate::log::Log;
use crate::web_server::is_root;
use crate::{Result, Scratch, Served};

/// The timeout of every wait.
const TIMEOUT: Duration = Duration::from_secs(30);
const POLL_INTERVAL: Duration = Duration::from_millis(20);
/// What a failed wait reports: how far the page is, and its last requests with their ends in milliseconds.
const PAGE_STATE: &str = "[document.readyState, document.visibilityState, document.documentElement.dataset.app, Math.round(performance.now()),
    ...performance.getEntriesByType('resource').slice(-6).map(({ name, responseEnd }) => `${name} ${Math.round(responseEnd)}`)].join(' ')";

/// The settings of a browser.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// The screen size.
    pub size: Size,
    /// Whether pages may run scripts.
    pub scripts: bool,
    /// Whether the browser has a network; without one, it has no loopback either.
    pub network: bool,
    /// Whether a font with Chinese characters is installed.
    pub chinese_fonts: bool,
}

/// A screen size, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// The width.
    pub width: u32,
    /// The height.
    pub height: u32,
    /// Whether to emulate a phone or tablet: touch, overlay scroll bars, the viewport meta tag.
    pub mobile: bool,
}

impl Size {
    /// A small phone.
    pub const PHONE: Size = Size { width: 360, height: 740, mobile: true };
    /// A tablet in portrait orientation.
    pub const TABLET: Size = Size { width: 820, height: 1180, mobile: true };
    /// An office computer or a kiosk.
    pub const DESKTOP: Size = Size { width: 1280, height: 800, mobile: false };
    /// A large screen.
    pub const LARGE: Size = Size { width: 1920, height: 1080, mobile: false };
}

impl Default for Settings {
    fn default() -> Self {
        Settings { size: Size::DESKTOP, scripts: true, network: true, chinese_fonts: true }
    }
}

/// A session in headless Chromium.
pub struct Browser {
    chromedriver: Chromedriver,
    /// The WebDriver client, for anything not wrapped here.
    pub driver: WebDriver,
    settings: Settings,
    log: Log,
}

impl Browser {
    /// Opens a browser with the default settings: a desktop screen.
    ///
    /// # Errors
    /// If chromedriver or Chromium does not start.
    pub async fn open() -> Result<Browser> {
        Self::with(Settings::default()).await
    }

    /// Opens a browser with this screen size, and otherwise the default settings.
    ///
    /// # Errors
    /// If chromedriver or Chromium does not start.
    pub async fn with_size(size: Size) -> Result<Browser> {
        Self::with(Settings { size, ..Settings::default() }).await
    }

    /// Opens a browser with a new profile.
    ///
    /// # Errors
    /// If chromedriver or Chromium does not start.
    pub async fn with(settings: Settings) -> Result<Browser> {
        Self::with_profile(settings, Arc::new(Scratch::new()?)).await
    }

    /// Opens a browser with the profile, and thus the storage, of an earlier one.
    ///
    /// # Errors
    /// If chromedriver or Chromium does not start, for example because the earlier browser still runs.
    pub async fn with_profile(settings: Settings, profile: Arc<Scratch>) -> Result<Browser> {
        let chromedriver = Chromedriver::start(profile)?;
        let driver = WebDriver::new(chromedriver.address(), capabilities(&chromedriver, settings)?).await?;
        let Size { width, height, mobile } = settings.size;
        // Emulated, because Chromium's windows cannot be as narrow as a phone.
        let screen = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile });
        driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", screen).await?;
        Ok(Browser { chromedriver, driver, settings, log: Log::default() })
    }

    /// Kills the browser, as a power cut does, and returns its profile.
    #[must_use]
    pub fn kill(self) -> Arc<Scratch> {
        Arc::clone(self.chromedriver.profile())
    }

    /// Opens an address and waits for the `load` event, but not for the app.
    ///
    /// # Errors
    /// If the page does not load.
    pub async fn load(&self, address: &str) -> Result {
        Ok(self.driver.goto(address).await?)
    }

    /// Opens an address and waits for the app.
    ///
    /// # Errors
    /// If the page does not load or the app does not start.
    pub async fn visit(&self, address: &str) -> Result {
        self.load(address).await?;
        self.wait_for_app().await
    }

    /// Runs a script in every page from the next one on, before the page's own scripts.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn before_pages(&self, source: &str) -> Result {
        let script = json!({ "source": source });
        self.driver.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", script).await?;
        Ok(())
    }

    /// Waits until the page is stable: its engine runs, is absent, or waits for a search; and the filters are
    /// mounted.
    ///
    /// # Errors
    /// After the timeout.
    pub async fn wait_for_app(&self) -> Result {
        self.wait_until("['running', 'none', 'waiting'].includes(document.documentElement.dataset.app)")
            .await?;
        self.wait_until(crate::IS_MOUNTED).await
    }

    /// Waits until a JavaScript expression, or the promise it returns, is truthy.
    ///
    /// # Errors
    /// After the timeout.
    pub async fn wait_until(&self, condition: &str) -> Result {
        let start = Instant::now();
        // Evaluation fails during a navigation, and is tried again on the next page.
        let condition = format!("Promise.resolve({condition}).then(Boolean)");
        while !self.value::<bool>(&condition).await.unwrap_or(false) {
            if start.elapsed() > TIMEOUT {
                let address = self.address().await?;
                let page: String = self.value(PAGE_STATE).await.unwrap_or_else(|error| error.to_string());
                return Err(format!("not so on {address} after {TIMEOUT:?}: {condition}\n{page}").into());
            }
            tokio::time::sleep(POLL_INTERVAL).await;
        }
        Ok(())
    }

    /// Evaluates a JavaScript expression.
    ///
    /// # Errors
    /// If it throws, or its value cannot be deserialized as `T`.
    pub async fn value<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        Ok(self.driver.execute(format!("return ({expression});"), Vec::new()).await?.convert()?)
    }

    /// Runs JavaScript statements.
    ///
    /// # Errors
    /// If they throw.
    pub async fn run(&self, statements: &str) -> Result {
        self.driver.execute(statements.to_owned(), Vec::new()).await?;
        Ok(())
    }

    /// The visible text of the first element that matches. Waits for the element.
    ///
    /// # Errors
    /// If there is none before the timeout.
    pub async fn text(&self, selector: &str) -> Result<String> {
        retry(async || self.driver.find(By::Css(selector)).await?.text().await).await
    }

    /// Clicks the first element that matches, with real pointer events. Waits until it can be clicked.
    ///
    /// # Errors
    /// If it is missing or not clickable until the timeout.
    pub async fn click(&self, selector: &str) -> Result {
        self.click_on(By::Css(selector)).await
    }

    /// As [`Browser::click`], for any WebDriver locator.
    ///
    /// # Errors
    /// If it is missing or not clickable until the timeout.
    pub async fn click_on(&self, by: By) -> Result {
        retry(async || self.driver.find(by.clone()).await?.click().await).await
    }

    /// Sets the value of the field or list with an id, and dispatches `input` and `change`, as a user does.
    ///
    /// # Errors
    /// If there is none.
    pub async fn fill(&self, id: &str, value: &str) -> Result {
        let value = serde_json::to_string(value)?;
        self.run(&format!(
            "const field = document.getElementById('{id}'); field.value = {value};
             for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, {{ bubbles: true }}));"
        ))
        .await
    }

    /// The current address.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn address(&self) -> Result<String> {
        Ok(self.driver.current_url().await?.to_string())
    }

    /// Whether the session was opened with scripts enabled.
    #[must_use]
    pub fn runs_scripts(&self) -> bool {
        self.settings.scripts
    }

    /// All addresses requested so far.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn requests(&mut self) -> Result<Vec<String>> {
        self.log.read(&self.driver).await?;
        Ok(self.log.requests().to_vec())
    }

    /// The number of content bytes received so far, as transferred (compressed).
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn received(&mut self) -> Result<u64> {
        self.log.read(&self.driver).await?;
        Ok(self.log.received())
    }

    /// All console messages so far.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn console_messages(&mut self) -> Result<Vec<String>> {
        self.log.read(&self.driver).await?;
        Ok(self.log.console_messages().to_vec())
    }

    /// Closes a browser that showed a local file. Fails on any console message or network request.
    ///
    /// # Errors
    /// A list of the failures.
    pub async fn close_file(mut self) -> Result {
        self.log.read(&self.driver).await?;
        let mut wrong = self.log.unexpected(&[]);
        // Chromium's start page reports that there is no network.
        wrong.retain(|message| !message.contains(": chrome://"));
        // No address starts with this, so every network request is a failure.
        wrong.extend(self.log.external_requests("none"));
        self.driver.clone().quit().await?;
        if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
    }

    /// Closes the browser. Fails on any console message or any request outside the site.
    ///
    /// # Errors
    /// A list of the failures.
    pub async fn close(self, site: &Served) -> Result {
        self.close_expecting(site, &[]).await
    }

    /// As [`Browser::close`], for tests that provoke console messages: each expected text must occur in a message,
    /// and each message must contain an expected text.
    ///
    /// # Errors
    /// A list of the failures.
    pub async fn close_expecting(self, site: &Served, expected: &[&str]) -> Result {
        self.close_at_origin(&site.origin(), expected).await
    }

    /// As [`Browser::close_expecting`], for a site on any server.
    ///
    /// # Errors
    /// A list of the failures.
    pub async fn close_at_origin(mut self, origin: &str, expected: &[&str]) -> Result {
        self.log.read(&self.driver).await?;
        let mut wrong = self.log.unexpected(expected);
        wrong.extend(self.log.external_requests(origin));
        self.driver.clone().quit().await?;
        if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // A session that was not closed, for example after a failed test, ends with its processes; quitting it
        // through the client would block for two minutes. `leak` fails only if the session is already closed.
        let _ = self.driver.clone().leak();
    }
}

/// Retries an action on an element until the timeout: the element may appear late, be replaced by a navigation, or
/// be covered by another for a moment.
pub(crate) async fn retry<T>(attempt: impl AsyncFn() -> WebDriverResult<T>) -> Result<T> {
    let start = Instant::now();
    loop {
        match attempt().await {
            Err(error) if is_transient(&error) && start.elapsed() < TIMEOUT => {
                tokio::time::sleep(POLL_INTERVAL).await;
            }
            other => return Ok(other?),
        }
    }
}

fn is_transient(error: &WebDriverError) -> bool {
    use WebDriverErrorInner as Error;
    matches!(
        error.as_inner(),
        Error::NoSuchElement(_)
            | Error::StaleElementReference(_)
            | Error::ElementClickIntercepted(_)
            | Error::ElementNotInteractable(_)
    )
}

fn capabilities(chromedriver: &Chromedriver, settings: Settings) -> Result<Capabilities> {
    let profile = format!("--user-data-dir={}", chromedriver.profile().path().display());
    let arguments = [
        "--headless=new",
        // Tests often run as root, where Chromium's sandbox does not work.
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--lang=zh-CN",
        // Tests change the address more often than Chromium allows.
        "--disable-ipc-flooding-protection",
        profile.as_str(),
        // Gives tests origins that are not local: browsers treat localhost as secure, as if by https.
        "--host-resolver-rules=MAP *.test 127.0.0.1",
    ];
    let mut options = json!({ "args": arguments });
    if !settings.scripts {
        const BLOCKED: u8 = 2;
        options["prefs"] = json!({ "profile.managed_default_content_settings.javascript": BLOCKED });
    }
    if !settings.network {
        let arguments = options["args"].as_array_mut().ok_or("written as an array above")?;
        // By default, the driver talks to the browser over the loopback, which does not exist here.
        arguments.push("--remote-debugging-pipe".into());
    }
    if !settings.network || !settings.chinese_fonts {
        options["binary"] = json!(restricted_chromium(chromedriver.profile().path(), settings)?);
    }
    let capabilities = json!({
        "browserName": "chrome",
        "goog:chromeOptions": options,
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
    });
    match capabilities {
        Value::Object(map) => Ok(map.into()),
        _ => unreachable!("written as an object above"),
    }
}

/// A fontconfig configuration that rejects all fonts with Chinese characters.
const NO_CHINESE_FONTS: &str = "<fontconfig><include>/etc/fonts/fonts.conf</include><selectfont><rejectfont><pattern>\
    <patelt name=\"lang\"><string>zh-cn</string></patelt></pattern></rejectfont></selectfont></fontconfig>";

/// Writes a script to this folder that starts Chromium without Chinese fonts or, in an empty network namespace,
/// without a network.
fn restricted_chromium(folder: &Path, settings: Settings) -> Result<PathBuf> {
    let mut start = "exec".to_owned();
    if !settings.chinese_fonts {
        let fonts = folder.join("fonts.conf");
        fs::write(&fonts, NO_CHINESE_FONTS)?;
        let _ = write!(start, " env FONTCONFIG_FILE='{}'", fonts.display());
    }
    if !settings.network {
        // Creating a network namespace needs root; `-r` maps the user to root in a user namespace.
        let user = if is_root()? { "" } else { "-r " };
        let _ = write!(start, " unshare {user}-n");
    }
    let program = folder.join("deprived-chromium");
    fs::write(&program, format!("#!/bin/sh\n{start} chromium \"$@\"\n"))?;
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755))?;
    Ok(program)
}
