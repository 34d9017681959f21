//! What hosts and the gateways before them do to a site, for tests that serve it so. `tests/hosts/` has them by
//! name.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde::Deserialize;

use super::content_type;

/// How a host differs from one that is set up well; by default it does not.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Habits {
    /// Which hosts do so, in one line.
    pub about: String,
    /// What the header says after each text's type.
    pub charset: Charset,
    /// Sends no `Content-Encoding`: what lies packed beside a file is only sent by its own name.
    pub unpacked: bool,
    /// A folder has no page, but for the site's own.
    pub root_index_only: bool,
    /// Where a folder without its slash leads: an origin that visitors cannot reach, such as `http://10.0.0.8:8080`.
    pub moves_to: Option<String>,
    /// Endings of files that are not let through.
    pub blocked: Vec<String>,
    /// How they are refused.
    pub refusal: Refusal,
    /// What is put before the end of each page's body.
    pub injected: String,
    /// Line ends of text files are turned into those of Windows, as FTP does in its text mode.
    pub windows_lines: bool,
    /// How many requests are answered within ten seconds; 0 is any number.
    pub requests: usize,
}

/// A character set in a header.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Charset {
    /// What the files are in.
    #[default]
    Utf8,
    /// None is named.
    Absent,
    /// Another, by its name.
    Other(String),
}

/// How a gateway refuses.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// By its number.
    #[default]
    Status403,
    /// With a page of its own, as if all were well.
    PageWith200,
}

/// The page of a gateway that refuses.
pub(super) const REFUSAL: &str =
    "<!doctype html><meta charset=utf-8><title>blocked</title><p>Request blocked";

/// How long a host counts requests, and asks to wait.
const PERIOD: Duration = Duration::from_secs(10);

impl Habits {
    /// The value of `Content-Type` for a file.
    pub(super) fn content_type(&self, name: &str) -> String {
        let usual = content_type::of(name);
        let Some((kind, _)) = usual.split_once("; charset=") else { return usual.to_owned() };
        match &self.charset {
            Charset::Utf8 => usual.to_owned(),
            Charset::Absent => kind.to_owned(),
            Charset::Other(charset) => format!("{kind}; charset={charset}"),
        }
    }

    /// Whether a file of this path is kept back.
    pub(super) fn blocks(&self, path: &str) -> bool {
        self.blocked.iter().any(|ending| path.ends_with(ending.as_str()))
    }

    /// The file's bytes as they leave the host.
    pub(super) fn altered(&self, name: &str, body: Vec<u8>) -> Vec<u8> {
        let is_text = content_type::of(name).contains("charset");
        let is_page = content_type::of(name).starts_with("text/html");
        let injects = is_page && !self.injected.is_empty();
        let translates = self.windows_lines && is_text;
        if !injects && !translates {
            return body;
        }
        let mut text = String::from_utf8_lossy(&body).into_owned();
        if injects {
            text = text.replace("</body>", &format!("{}</body>", self.injected));
        }
        if translates {
            text = text.replace('\n', "\r\n");
        }
        text.into_bytes()
    }

    /// Whether packed copies can be sent in a file's place.
    pub(super) fn sends_packed(&self) -> bool {
        !self.unpacked && self.injected.is_empty() && !self.windows_lines
    }
}

/// Counts requests for a host that answers so many.
#[derive(Debug, Clone, Default)]
pub(super) struct Counter(Arc<Mutex<Vec<Instant>>>);

impl Counter {
    /// Counts a request; how many seconds to wait where it is one too many.
    pub fn count(&self, most: usize) -> Option<u64> {
        let mut times = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        times.retain(|time| now.duration_since(*time) < PERIOD);
        times.push(now);
        (most > 0 && times.len() > most).then_some(PERIOD.as_secs())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_texts_have_a_character_set() {
        let habits = Habits { charset: Charset::Other("gb2312".into()), ..Habits::default() };
        assert_eq!(habits.content_type("x.html"), "text/html; charset=gb2312");
        assert_eq!(habits.content_type("x.wasm"), "application/wasm");
        let habits = Habits { charset: Charset::Absent, ..Habits::default() };
        assert_eq!(habits.content_type("x.css"), "text/css");
    }

    #[test]
    fn texts_are_altered_and_nothing_else() {
        let habits = Habits { injected: "<i></i>".into(), windows_lines: true, ..Habits::default() };
        assert_eq!(habits.altered("x.html", b"a\n</body>".to_vec()), b"a\r\n<i></i></body>");
        assert_eq!(habits.altered("x.wasm", b"a\n</body>".to_vec()), b"a\n</body>");
    }

    #[test]
    fn more_requests_than_are_answered_are_told_to_wait() {
        let counter = Counter::default();
        assert_eq!([counter.count(2), counter.count(2), counter.count(2)], [None, None, Some(10)]);
        assert_eq!(counter.count(0), None);
    }
}
