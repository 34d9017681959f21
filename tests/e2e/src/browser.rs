//! A browser session: opened with settings, led by a test, asked at the end what went wrong.

use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::error::WebDriverErrorInner;
use thirtyfour::prelude::*;

use crate::chromedriver::Chromedriver;
use crate::log::Log;
use crate::{Result, Scratch, Served};

/// How long anything on a page may take before a test fails.
const PATIENCE: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(20);

/// What a browser is like.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// The screen.
    pub size: Size,
    /// Whether pages may run scripts.
    pub scripts: bool,
    /// Whether the browser has a network; without, not even a loopback.
    pub network: bool,
    /// Whether there is a font with Chinese characters.
    pub chinese_fonts: bool,
}

/// A screen, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
    /// Whether it is a telephone's or a tablet's, with touch and without wide scroll bars.
    pub mobile: bool,
}

impl Size {
    /// A small telephone, as many workers have.
    pub const PHONE: Size = Size { width: 360, height: 740, mobile: true };
    /// A tablet held upright.
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
    /// The WebDriver client, for what is not wrapped here.
    pub driver: WebDriver,
    settings: Settings,
    log: Log,
}

impl Browser {
    /// Opens a browser on an office computer's screen.
    ///
    /// # Errors
    /// When chromedriver or Chromium does not start.
    pub async fn open() -> Result<Browser> {
        Self::with(Settings::default()).await
    }

    /// Opens a browser.
    ///
    /// # Errors
    /// When chromedriver or Chromium does not start.
    pub async fn with(settings: Settings) -> Result<Browser> {
        Self::again(settings, Arc::new(Scratch::new()?)).await
    }

    /// Opens a browser with the profile of one before: what that had stored is there.
    ///
    /// # Errors
    /// When chromedriver or Chromium does not start, as when the other still runs.
    pub async fn again(settings: Settings, profile: Arc<Scratch>) -> Result<Browser> {
        let chromedriver = Chromedriver::start(profile)?;
        let driver = WebDriver::new(chromedriver.address(), capabilities(&chromedriver, settings)?).await?;
        let Size { width, height, mobile } = settings.size;
        // Not the window's size: Chromium's windows cannot be as narrow as a telephone.
        let screen = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile });
        driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", screen).await?;
        Ok(Browser { chromedriver, driver, settings, log: Log::default() })
    }

    /// Ends the browser as a power cut does, and returns its profile.
    #[must_use]
    pub fn kill(self) -> Arc<Scratch> {
        Arc::clone(self.chromedriver.profile())
    }

    /// Goes to an address and waits until the page is loaded, without its app.
    ///
    /// # Errors
    /// When the page does not load.
    pub async fn load(&self, address: &str) -> Result {
        Ok(self.driver.goto(address).await?)
    }

    /// Goes to an address and waits until the app has taken over.
    ///
    /// # Errors
    /// When the page does not load or the app does not start.
    pub async fn visit(&self, address: &str) -> Result {
        self.load(address).await?;
        self.wait_for_app().await
    }

    /// Has every page from the next on run a script before anything else.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn before_pages(&self, source: &str) -> Result {
        let script = json!({ "source": source });
        self.driver.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", script).await?;
        Ok(())
    }

    /// Waits until the page is as it stays until somebody does something: its engine runs, or it has none or
    /// waits for somebody to search; and what counts and hides in it is there.
    ///
    /// # Errors
    /// When that does not come.
    pub async fn wait_for_app(&self) -> Result {
        self.wait_until("['running', 'none', 'waiting'].includes(document.documentElement.dataset.app)")
            .await?;
        self.wait_until(crate::IS_MOUNTED).await
    }

    /// Waits until a JavaScript expression, or what it promises, is true.
    ///
    /// # Errors
    /// When it stays false.
    pub async fn wait_until(&self, condition: &str) -> Result {
        let start = Instant::now();
        // A page that is being replaced cannot be asked; the next one can.
        let condition = format!("Promise.resolve({condition}).then(Boolean)");
        while !self.value::<bool>(&condition).await.unwrap_or(false) {
            if start.elapsed() > PATIENCE {
                let address = self.address().await?;
                return Err(format!("not so on {address} after {PATIENCE:?}: {condition}").into());
            }
            tokio::time::sleep(PAUSE).await;
        }
        Ok(())
    }

    /// The value of a JavaScript expression.
    ///
    /// # Errors
    /// When it throws, or its value is of another type.
    pub async fn value<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        Ok(self.driver.execute(format!("return ({expression});"), Vec::new()).await?.convert()?)
    }

    /// Runs JavaScript statements for what they do.
    ///
    /// # Errors
    /// When they throw.
    pub async fn run(&self, statements: &str) -> Result {
        self.driver.execute(statements.to_owned(), Vec::new()).await?;
        Ok(())
    }

    /// The text that an element shows; of the first, where there are several.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn text(&self, selector: &str) -> Result<String> {
        patiently(async || self.driver.find(By::Css(selector)).await?.text().await).await
    }

    /// Clicks an element as a user would; the first, where there are several.
    ///
    /// # Errors
    /// When it does not come, or stays where it cannot be clicked.
    pub async fn click(&self, selector: &str) -> Result {
        self.click_on(By::Css(selector)).await
    }

    /// As [`Browser::click`], for an element that is found in another way than by a selector.
    ///
    /// # Errors
    /// When it does not come, or stays where it cannot be clicked.
    pub async fn click_on(&self, by: By) -> Result {
        patiently(async || self.driver.find(by.clone()).await?.click().await).await
    }

    /// The current address.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn address(&self) -> Result<String> {
        Ok(self.driver.current_url().await?.to_string())
    }

    /// Whether the session was opened with scripts.
    #[must_use]
    pub fn runs_scripts(&self) -> bool {
        self.settings.scripts
    }

    /// All addresses that were requested so far.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn requests(&mut self) -> Result<Vec<String>> {
        self.log.read(&self.driver).await?;
        Ok(self.log.requests().to_vec())
    }

    /// How many bytes of content came over the network so far, as they were on the wire.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn received(&mut self) -> Result<u64> {
        self.log.read(&self.driver).await?;
        Ok(self.log.received())
    }

    /// What the console has shown so far.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn complaints(&mut self) -> Result<Vec<String>> {
        self.log.read(&self.driver).await?;
        Ok(self.log.complaints().to_vec())
    }

    /// Closes the browser that showed a file, and fails if the console has shown anything or anything
    /// was requested over a network.
    ///
    /// # Errors
    /// A list of what was wrong.
    pub async fn close_file(mut self) -> Result {
        self.log.read(&self.driver).await?;
        let mut wrong = self.log.unexpected(&[]);
        // The browser's own first page misses its network.
        wrong.retain(|message| !message.contains(": chrome://"));
        // No address begins so.
        wrong.extend(self.log.outside("none"));
        self.driver.clone().quit().await?;
        if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
    }

    /// Closes the browser, and fails if the console has shown anything or anything was requested
    /// outside the site.
    ///
    /// # Errors
    /// A list of what was wrong.
    pub async fn close(self, site: &Served) -> Result {
        self.close_after(site, &[]).await
    }

    /// As [`Browser::close`], but the console must have shown, for each of these words, a message
    /// with it, and nothing else: for tests that provoke one.
    ///
    /// # Errors
    /// A list of what was wrong.
    pub async fn close_after(self, site: &Served, expected: &[&str]) -> Result {
        self.close_on(&site.origin(), expected).await
    }

    /// As [`Browser::close_after`], for a site that something else serves.
    ///
    /// # Errors
    /// A list of what was wrong.
    pub async fn close_on(mut self, origin: &str, expected: &[&str]) -> Result {
        self.log.read(&self.driver).await?;
        let mut wrong = self.log.unexpected(expected);
        wrong.extend(self.log.outside(origin));
        self.driver.clone().quit().await?;
        if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // A session that was not closed, as after a failed test, ends with its processes. The client
        // would say goodbye to them for two minutes. Refused only where the session is closed already.
        let _ = self.driver.clone().leak();
    }
}

/// Tries what is done with an element until it works: it may come a moment later, or between finding and using it
/// give way to the next page's, or lie below something that moves away.
pub(crate) async fn patiently<T>(attempt: impl AsyncFn() -> WebDriverResult<T>) -> Result<T> {
    let start = Instant::now();
    loop {
        match attempt().await {
            Err(error) if is_of_a_moment(&error) && start.elapsed() < PATIENCE => {
                tokio::time::sleep(PAUSE).await;
            }
            other => return Ok(other?),
        }
    }
}

fn is_of_a_moment(error: &WebDriverError) -> bool {
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
        // Tests often run as root, where Chromium has no sandbox.
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--lang=zh-CN",
        // One page may be given many addresses, as fast as a test can.
        "--disable-ipc-flooding-protection",
        profile.as_str(),
        // For servers that must not look like a local one: browsers trust those as they trust https.
        "--host-resolver-rules=MAP *.test 127.0.0.1",
    ];
    let mut options = json!({ "args": arguments });
    if !settings.scripts {
        const BLOCKED: u8 = 2;
        options["prefs"] = json!({ "profile.managed_default_content_settings.javascript": BLOCKED });
    }
    if !settings.network {
        let arguments = options["args"].as_array_mut().ok_or("written as an array above")?;
        // The driver's usual way to the browser is a network's.
        arguments.push("--remote-debugging-pipe".into());
    }
    if !settings.network || !settings.chinese_fonts {
        options["binary"] = json!(deprived_chromium(chromedriver.profile().path(), settings)?);
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

/// Has fontconfig, which Chromium takes its fonts from, pass over those with Chinese characters.
const NO_CHINESE_FONTS: &str = "<fontconfig><include>/etc/fonts/fonts.conf</include><selectfont><rejectfont><pattern>\
    <patelt name=\"lang\"><string>zh-cn</string></patelt></pattern></rejectfont></selectfont></fontconfig>";

/// A program in this folder that starts Chromium without what it is not to have: fonts, or a network: then in a
/// network namespace of its own, in which there is nothing.
fn deprived_chromium(folder: &Path, settings: Settings) -> Result<PathBuf> {
    let mut start = "exec".to_owned();
    if !settings.chinese_fonts {
        let fonts = folder.join("fonts.conf");
        fs::write(&fonts, NO_CHINESE_FONTS)?;
        let _ = write!(start, " env FONTCONFIG_FILE='{}'", fonts.display());
    }
    if !settings.network {
        // Who is not root becomes it within the namespace.
        let user = if fs::metadata("/proc/self")?.uid() == 0 { "" } else { "-r " };
        let _ = write!(start, " unshare {user}-n");
    }
    let program = folder.join("deprived-chromium");
    fs::write(&program, format!("#!/bin/sh\n{start} chromium \"$@\"\n"))?;
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755))?;
    Ok(program)
}
