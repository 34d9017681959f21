//! Simulates hosts and gateways for tests. The configurations are in `tests/hosts/`.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde::Deserialize;

use super::content_type;

/// The deviations of a host from a correctly configured one; none by default.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Habits {
    /// A one-line description of such hosts.
    pub about: String,
    /// The charset in the header of text files.
    pub charset: Charset,
    /// Never sends `Content-Encoding`; compressed copies are only available by their own names.
    pub unpacked: bool,
    /// Index files work only at the site's root.
    pub root_index_only: bool,
    /// The origin to which a folder without a slash is redirected, unreachable for visitors, such as
    /// `http://10.0.0.8:8080`.
    pub moves_to: Option<String>,
    /// Extensions of blocked files.
    pub blocked: Vec<String>,
    /// How blocked files are refused.
    pub refusal: Refusal,
    /// HTML inserted before the end of each page's body.
    pub injected: String,
    /// Converts line ends of text files to CR LF, like FTP in text mode.
    pub windows_lines: bool,
    /// Number of requests allowed per ten seconds; 0 means unlimited.
    pub requests: usize,
}

/// A charset in a header.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Charset {
    /// The files' actual charset.
    #[default]
    Utf8,
    /// No charset.
    Absent,
    /// Another charset.
    Other(String),
}

/// How a gateway refuses a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// With status 403.
    #[default]
    Status403,
    /// With status 200 and a page of its own.
    PageWith200,
}

/// The page of a refusing gateway.
pub(super) const REFUSAL: &str =
    "<!doctype html><meta charset=utf-8><title>blocked</title><p>Request blocked";

/// The rate limit's period, also used for `Retry-After`.
const PERIOD: Duration = Duration::from_secs(10);

impl Habits {
    /// The `Content-Type` of a file.
    pub(super) fn content_type(&self, name: &str) -> String {
        let usual = content_type::of(name);
        let Some((kind, _)) = usual.split_once("; charset=") else { return usual.to_owned() };
        match &self.charset {
            Charset::Utf8 => usual.to_owned(),
            Charset::Absent => kind.to_owned(),
            Charset::Other(charset) => format!("{kind}; charset={charset}"),
        }
    }

    /// Whether the file with this path is blocked.
    pub(super) fn blocks(&self, path: &str) -> bool {
        self.blocked.iter().any(|ending| path.ends_with(ending.as_str()))
    }

    /// The file's contents as modified by the host.
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

    /// Whether compressed copies may be sent.
    pub(super) fn sends_packed(&self) -> bool {
        !self.unpacked && self.injected.is_empty() && !self.windows_lines
    }
}

/// Counts requests for the rate limit.
#[derive(Debug, Clone, Default)]
pub(super) struct Counter(Arc<Mutex<Vec<Instant>>>);

impl Counter {
    /// Counts a request; returns the seconds to wait if the limit is exceeded.
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
