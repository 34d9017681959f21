//! What a browser reports about itself: messages on the console and requests.

use serde_json::Value;
use thirtyfour::WebDriver;

use crate::Result;

/// The messages and requests of one session, in the order in which they came.
#[derive(Debug, Default)]
pub struct Log {
    complaints: Vec<String>,
    requests: Vec<String>,
    received: u64,
}

impl Log {
    /// Adds what has come since the last reading: the driver gives each entry once.
    pub async fn read(&mut self, driver: &WebDriver) -> Result {
        for entry in driver.get_log("browser").await? {
            self.complaints.push(format!("{}: {}", entry.level, entry.message));
        }
        for entry in driver.get_log("performance").await? {
            self.requests.extend(requested(&entry.message));
            self.received += received(&entry.message);
        }
        Ok(())
    }

    /// Every message on the console, whatever its level.
    pub fn complaints(&self) -> &[String] {
        &self.complaints
    }

    /// Every address that was requested.
    pub fn requests(&self) -> &[String] {
        &self.requests
    }

    /// How many bytes of content came over the network, as they were on the wire.
    pub fn received(&self) -> u64 {
        self.received
    }

    /// What is wrong with the messages: those without an expected word, and expected words without
    /// a message.
    pub fn unexpected(&self, expected: &[&str]) -> Vec<String> {
        let surplus = self
            .complaints
            .iter()
            .filter(|message| !expected.iter().any(|word| message.contains(word)))
            .map(|message| format!("on the console: {message}"));
        let missing = expected
            .iter()
            .filter(|word| !self.complaints.iter().any(|message| message.contains(**word)))
            .map(|word| format!("not on the console: {word}"));
        surplus.chain(missing).collect()
    }

    /// Requests over the network to anything but the origin. The browser's own pages (`chrome:`) and
    /// addresses that hold their content (`data:`, `blob:`) are none.
    pub fn outside(&self, origin: &str) -> Vec<String> {
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

/// The address in an entry of the performance log, if it is about a request.
fn requested(entry: &str) -> Option<String> {
    let entry: Value = serde_json::from_str(entry).ok()?;
    let event = &entry["message"];
    (event["method"] == "Network.requestWillBeSent")
        .then(|| event["params"]["request"]["url"].as_str().map(str::to_owned))?
}

/// The bytes on the wire in an entry of the performance log, if it is about content that came.
fn received(entry: &str) -> u64 {
    let Ok(entry) = serde_json::from_str::<Value>(entry) else { return 0 };
    let event = &entry["message"];
    if event["method"] == "Network.dataReceived" {
        event["params"]["encodedDataLength"].as_u64().unwrap_or(0)
    } else {
        0
    }
}
