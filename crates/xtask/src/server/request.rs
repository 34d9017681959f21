//! Parses the parts of an HTTP request that a static server needs.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

/// A request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpRequest {
    /// The method.
    pub method: Method,
    /// The decoded path, with its leading `/` and without `..`.
    pub path: String,
    /// The query with its `?`, verbatim; may be empty.
    pub query: String,
    /// The value of `Accept-Encoding`.
    pub accept_encoding: String,
}

/// The supported methods.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Head and body.
    Get,
    /// Head only.
    Head,
}

impl HttpRequest {
    /// Parses a request head. `None` for an unsupported method, a malformed line, or a path that is not
    /// UTF-8 or contains `..`.
    pub fn parse(head: &str) -> Option<HttpRequest> {
        let mut lines = head.lines();
        let mut words = lines.next()?.split(' ');
        let method = match words.next()? {
            "GET" => Method::Get,
            "HEAD" => Method::Head,
            _ => return None,
        };
        let target = words.next()?;
        let (path, query) = target.split_at(target.find('?').unwrap_or(target.len()));
        let path = decode(path)?;
        if !path.starts_with('/') || path.contains('\0') || path.split('/').any(|part| part == "..") {
            return None;
        }
        let accept_encoding = lines
            .filter_map(|line| line.split_once(':'))
            .find(|(name, _)| name.eq_ignore_ascii_case("accept-encoding"))
            .map_or_else(String::new, |(_, value)| value.trim().to_owned());
        Some(HttpRequest { method, path, query: query.to_owned(), accept_encoding })
    }

    /// The same request without accepted encodings.
    pub fn without_codings(&self) -> HttpRequest {
        HttpRequest { accept_encoding: String::new(), ..self.clone() }
    }

    /// Whether the client accepts an encoding.
    pub fn accepts(&self, coding: &str) -> bool {
        self.accept_encoding.split(',').any(|word| word.split(';').next().unwrap_or("").trim() == coding)
    }
}

/// Decodes percent-encoding; `None` if it is malformed.
fn decode(path: &str) -> Option<String> {
    let is_whole = |rest: &str| rest.len() >= 2 && rest.bytes().take(2).all(|byte| byte.is_ascii_hexdigit());
    if !path.split('%').skip(1).all(is_whole) {
        return None;
    }
    percent_decode_str(path).decode_utf8().ok().map(Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(line: &str) -> Option<String> {
        HttpRequest::parse(&format!("{line} HTTP/1.1\r\nHost: x\r\n\r\n")).map(|request| request.path)
    }

    #[test]
    fn paths_are_decoded() {
        assert_eq!(path("GET /a%20b/%E7%94%B5"), Some("/a b/电".into()));
    }

    #[test]
    fn the_query_is_apart() {
        let request = HttpRequest::parse("GET /x/?from=a&b HTTP/1.1\r\n\r\n").unwrap();
        assert_eq!((request.path.as_str(), request.query.as_str()), ("/x/", "?from=a&b"));
    }

    #[test]
    fn nothing_leads_out_of_the_folder() {
        for line in ["GET /../x", "GET /a/%2e%2e/x", "GET /a/..", "GET x", "GET /%00"] {
            assert_eq!(path(line), None, "{line}");
        }
    }

    #[test]
    fn nonsense_is_refused() {
        for line in ["", "GET", "POST /", "GET /%", "GET /%zz", "GET /%ff"] {
            assert_eq!(path(line), None, "{line}");
        }
    }

    #[test]
    fn codings_are_compared_whole() {
        let request =
            HttpRequest::parse("GET / HTTP/1.1\r\naccept-encoding: gzip, br;q=0.5\r\n\r\n").unwrap();
        assert!(request.accepts("gzip") && request.accepts("br") && !request.accepts("zip"));
    }
}
