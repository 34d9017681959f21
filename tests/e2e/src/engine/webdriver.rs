//! Firefox and WebKit, driven through their own WebDriver servers.

use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::common::print::PrintParameters;
use thirtyfour::prelude::*;
use xtask::tools::Engines;

use crate::process_group::ProcessGroup;
use crate::web_server::free_port;
use crate::{Result, Scratch};

const TIMEOUT: Duration = Duration::from_secs(30);
const POLL_INTERVAL: Duration = Duration::from_millis(50);
/// WebKit's driver may lose a script that runs during a navigation; the call then ends only with this timeout,
/// which must be short enough for a retry.
const SCRIPT_TIMEOUT: Duration = Duration::from_secs(8);

/// A browser and its WebDriver server.
pub struct WebDriverServer {
    pub driver: WebDriver,
    _processes: Vec<ProcessGroup>,
    /// Holds the browser's profile.
    scratch: Scratch,
}

impl WebDriverServer {
    /// Starts Firefox, headless.
    pub async fn firefox(engines: &Engines) -> Result<WebDriverServer> {
        let scratch = Scratch::new()?;
        let port = free_port()?;
        let mut command = engines.geckodriver();
        command.args(["--port", &port.to_string()]).arg("--profile-root").arg(scratch.path());
        let server = start(command)?;
        let binary = xtask::process::find("firefox-esr").ok_or("there is no firefox-esr")?;
        let options = json!({ "binary": binary, "args": ["-headless"] });
        let wanted = json!({ "browserName": "firefox", "moz:firefoxOptions": options });
        WebDriverServer::connect(port, wanted, vec![server], scratch).await
    }

    /// Starts WebKit, which needs a display.
    pub async fn webkit() -> Result<WebDriverServer> {
        let (screen, display) = screen()?;
        let port = free_port()?;
        let mut command = Command::new("WebKitWebDriver");
        command.arg(format!("--port={port}")).env("DISPLAY", display);
        let server = start(command)?;
        WebDriverServer::connect(port, json!({}), vec![server, screen], Scratch::new()?).await
    }

    async fn connect(
        port: u16,
        wanted: Value,
        processes: Vec<ProcessGroup>,
        scratch: Scratch,
    ) -> Result<WebDriverServer> {
        let start = Instant::now();
        while let Err(error) = TcpStream::connect(("127.0.0.1", port)) {
            if start.elapsed() > TIMEOUT {
                return Err(format!("the WebDriver server does not listen on {port}: {error}").into());
            }
            tokio::time::sleep(POLL_INTERVAL).await;
        }
        let wanted = match wanted {
            Value::Object(map) => Capabilities::from(map),
            _ => unreachable!("written as an object"),
        };
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), wanted).await?;
        driver.set_script_timeout(SCRIPT_TIMEOUT).await?;
        Ok(WebDriverServer { driver, _processes: processes, scratch })
    }

    pub async fn value<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        Ok(self.driver.execute(format!("return ({expression});"), Vec::new()).await?.convert()?)
    }

    /// Prints the page on A4, and reads the text of the file with Firefox's PDF viewer.
    pub async fn print_pages(&self) -> Result<Vec<String>> {
        const READ: &str = "const done = arguments[arguments.length - 1];
            const viewer = (window.wrappedJSObject || window).PDFViewerApplication;
            (async () => {
                while (!viewer.pdfDocument) await new Promise((wait) => setTimeout(wait, 50));
                const pages = [];
                for (let at = 1; at <= viewer.pdfDocument.numPages; at++) {
                    const page = await viewer.pdfDocument.getPage(at);
                    const content = await page.getTextContent();
                    pages.push(content.items.map((item) => item.str + (item.hasEOL ? '\\n' : '')).join(''));
                }
                return pages;
            })().then((pages) => done(JSON.stringify(pages)), (error) => done('failed: ' + error));";
        let file = self.scratch.path().join("printed.pdf");
        std::fs::write(&file, self.driver.print_page(PrintParameters::default()).await?)?;
        self.driver.goto(format!("file://{}", file.display())).await?;
        let pages: String = self.driver.execute_async(READ, Vec::new()).await?.convert()?;
        serde_json::from_str(&pages).map_err(|_| pages.into())
    }

    pub async fn close(self) -> Result {
        Ok(self.driver.clone().quit().await?)
    }
}

impl Drop for WebDriverServer {
    fn drop(&mut self) {
        // As for `Browser`: a session that was not closed ends with its processes.
        let _ = self.driver.clone().leak();
    }
}

fn start(mut command: Command) -> Result<ProcessGroup> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    ProcessGroup::start(&mut command).map_err(|error| {
        format!("cannot start `{}`: {error}", command.get_program().to_string_lossy()).into()
    })
}

/// Starts a virtual display; returns it with its name, as in ":99".
fn screen() -> Result<(ProcessGroup, String)> {
    let mut command = Command::new("Xvfb");
    command.args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"]);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut screen =
        ProcessGroup::start(&mut command).map_err(|error| format!("cannot start Xvfb: {error}"))?;
    let output = screen.0.stdout.take().ok_or("Xvfb has no output")?;
    let mut number = String::new();
    BufReader::new(output).read_line(&mut number)?;
    if number.trim().is_empty() {
        return Err("Xvfb did not say its display".into());
    }
    Ok((screen, format!(":{}", number.trim())))
}
