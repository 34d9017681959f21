//! The console messages and requests of a browser.

use serde_json::Value;
use thirtyfour::WebDriver;

use crate::Result;

/// The messages and requests of one session, in order.
#[derive(Debug, Default)]
pub struct Log {
    console_messages: Vec<String>,
    requests: Vec<String>,
    received: u64,
}

impl Log {
    /// Adds all entries since the last call; the driver returns each entry once.
    pub async fn read(&mut self, driver: &WebDriver) -> Result {
        for entry in driver.get_log("browser").await? {
            self.console_messages.push(format!("{}: {}", entry.level, entry.message));
        }
        for entry in driver.get_log("performance").await? {
            self.requests.extend(requested(&entry.message));
            self.received += received(&entry.message);
        }
        Ok(())
    }

    /// All console messages, of any level.
    pub fn console_messages(&self) -> &[String] {
        &self.console_messages
    }

    /// All requested addresses.
    pub fn requests(&self) -> &[String] {
        &self.requests
    }

    /// The number of content bytes received, as transferred (compressed).
    pub fn received(&self) -> u64 {
        self.received
    }

    /// Messages without any of the expected texts, and expected texts without a message.
    pub fn unexpected(&self, expected: &[&str]) -> Vec<String> {
        let surplus = self
            .console_messages
            .iter()
            .filter(|message| !expected.iter().any(|word| message.contains(word)))
            .map(|message| format!("on the console: {message}"));
        let missing = expected
            .iter()
            .filter(|word| !self.console_messages.iter().any(|message| message.contains(**word)))
            .map(|word| format!("not on the console: {word}"));
        surplus.chain(missing).collect()
    }

    /// Network requests outside the origin. Excludes the browser's own pages (`chrome:`) and addresses that contain
    /// their content (`data:`, `blob:`).
    pub fn external_requests(&self, origin: &str) -> Vec<String> {
        let inside = format!("{origin}/");
        let over_network =
            |address: &str| ["http", "ws", "ftp"].iter().any(|scheme| address.starts_with(scheme));
        self.requests
            .iter()
            .filter(|address| over_network(address) && !address.starts_with(&inside))
            .map(|address| format!("requested elsewhere: {address}"))
            .collect()
    }
}

/// The address in a performance log entry, if the entry is a request.
fn requested(entry: &str) -> Option<String> {
    let entry: Value = serde_json::from_str(entry).ok()?;
    let event = &entry["message"];
    (event["method"] == "Network.requestWillBeSent")
        .then(|| event["params"]["request"]["url"].as_str().map(str::to_owned))?
}

/// The transferred bytes in a performance log entry; 0 if the entry is not about received content.
fn received(entry: &str) -> u64 {
    let Ok(entry) = serde_json::from_str::<Value>(entry) else { return 0 };
    let event = &entry["message"];
    if event["method"] == "Network.dataReceived" {
        event["params"]["encodedDataLength"].as_u64().unwrap_or(0)
    } else {
        0
    }
}
