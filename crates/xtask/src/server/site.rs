//! Maps requests to files and responses.

use std::fs;
use std::path::{Path, PathBuf};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::gate::ResponseGate;
use super::habits::{Counter, Habits, REFUSAL, Refusal};
use super::network::{Fault, Network};
use super::request::HttpRequest;
use crate::build::packed::with_ending;

/// A folder served as a static site.
#[derive(Debug, Clone)]
pub struct ServedFolder {
    folder: PathBuf,
    /// With `/` at both ends.
    prefix: String,
    headers: Vec<(String, String)>,
    held: Option<(String, ResponseGate)>,
    network: Network,
    habits: Habits,
    counter: Counter,
}

/// A response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HttpResponse {
    /// Status code and reason.
    pub status: &'static str,
    /// All headers except the length.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// The number of bytes after which the connection is cut; `None` for a complete response.
    pub cut_after: Option<usize>,
    /// The number of bytes after which it pauses.
    pub pause_after: Option<usize>,
}

const OK: &str = "200 OK";
const MOVED: &str = "301 Moved Permanently";
const BAD_REQUEST: &str = "400 Bad Request";
const FORBIDDEN: &str = "403 Forbidden";
const NOT_FOUND: &str = "404 Not Found";
const BAD_GATEWAY: &str = "502 Bad Gateway";
const TOO_MANY: &str = "429 Too Many Requests";
/// The page of a captive portal.
const PORTAL: &str = "<!doctype html><meta charset=utf-8><title>portal</title><p>Log in";

impl ServedFolder {
    /// A site at the server's root.
    pub fn new(folder: impl Into<PathBuf>) -> ServedFolder {
        ServedFolder {
            folder: folder.into(),
            prefix: "/".into(),
            headers: Vec::new(),
            held: None,
            network: Network::default(),
            habits: Habits::default(),
            counter: Counter::default(),
        }
    }

    /// Serves the site below a path such as `/a/b/`.
    #[must_use]
    pub fn below(mut self, prefix: &str) -> ServedFolder {
        self.prefix = format!("/{}/", prefix.trim_matches('/')).replace("//", "/");
        self
    }

    /// Adds a header to every response.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> ServedFolder {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Disables compression, as on servers with a default configuration.
    #[must_use]
    pub fn unpacked(mut self) -> ServedFolder {
        self.habits.unpacked = true;
        self
    }

    /// Simulates a host.
    #[must_use]
    pub fn with_habits(mut self, habits: Habits) -> ServedFolder {
        self.habits = habits;
        self
    }

    /// Simulates a network that a test can break.
    #[must_use]
    pub fn over(mut self, network: &Network) -> ServedFolder {
        self.network = network.clone();
        self
    }

    /// Delays responses for files whose path contains `part` until the gate is open, simulating a slow
    /// network.
    #[must_use]
    pub fn hold(mut self, part: &str, gate: &ResponseGate) -> ServedFolder {
        self.held = Some((part.into(), gate.clone()));
        self
    }

    /// The response after network faults; `None` if the network is unplugged.
    pub(super) fn respond(&self, request: &HttpRequest) -> Option<HttpResponse> {
        let response = match self.network.fault(&request.path) {
            None => self.find(request),
            Some(Fault::Unplugged) => return None,
            Some(Fault::Missing) => self.not_found(),
            Some(Fault::BadGateway) => self.response(BAD_GATEWAY, "502.html", Vec::new(), PORTAL.into()),
            Some(Fault::Portal) => self.response(OK, "portal.html", Vec::new(), PORTAL.into()),
            Some(Fault::Redirected) => {
                let location = format!("{}portal.html", self.prefix);
                self.response(MOVED, "portal.html", vec![("Location".into(), location)], Vec::new())
            }
            Some(Fault::Cut) => {
                let response = self.find(request);
                HttpResponse { cut_after: Some(response.body.len() / 2), ..response }
            }
            Some(Fault::Paused(after)) => {
                HttpResponse { pause_after: Some(after), ..self.find(&request.without_codings()) }
            }
            Some(Fault::Truncated) => {
                let mut response = self.find(&request.without_codings());
                response.body.truncate(response.body.len() / 2);
                response
            }
            Some(Fault::Corrupted) => {
                let mut response = self.find(&request.without_codings());
                if let Some(last) = response.body.last_mut() {
                    *last ^= 1;
                }
                response
            }
        };
        self.network.note(&request.path, response.body.len());
        Some(response)
    }

    /// The requested file, a folder's `index.html`, a redirect to add a folder's slash, or else the site's
    /// `404.html`.
    fn find(&self, request: &HttpRequest) -> HttpResponse {
        if let Some(seconds) = self.counter.count(self.habits.requests) {
            let headers = vec![("Retry-After".into(), seconds.to_string())];
            return self.response(TOO_MANY, "refusal.html", headers, REFUSAL.into());
        }
        if self.habits.blocks(&request.path) {
            let status = if self.habits.refusal == Refusal::PageWith200 { OK } else { FORBIDDEN };
            return self.response(status, "refusal.html", Vec::new(), REFUSAL.into());
        }
        // A second slash would make the rest an absolute path outside the folder.
        let below = request.path.strip_prefix(self.prefix.as_str()).filter(|path| !path.starts_with('/'));
        let Some(path) = below else { return self.not_found() };
        if let Some((part, gate)) = &self.held
            && path.contains(part.as_str())
        {
            gate.wait();
        }
        let file = self.folder.join(path);
        if file.is_dir() {
            if self.habits.root_index_only && !path.is_empty() {
                return self.not_found();
            }
            if !request.path.ends_with('/') {
                let origin = self.habits.moves_to.as_deref().unwrap_or_default();
                let folder = format!("{origin}{}/{}", encode(&request.path), request.query);
                return self.response(MOVED, "index.html", vec![("Location".into(), folder)], Vec::new());
            }
            return self.file(&file.join("index.html"), request);
        }
        self.file(&file, request)
    }

    fn file(&self, file: &Path, request: &HttpRequest) -> HttpResponse {
        for (coding, extension) in [("br", ".br"), ("gzip", ".gz")] {
            if self.habits.sends_packed()
                && request.accepts(coding)
                && let Ok(body) = fs::read(with_ending(file, extension))
            {
                let headers = vec![
                    ("Content-Encoding".into(), coding.into()),
                    ("Vary".into(), "Accept-Encoding".into()),
                ];
                return self.response(OK, &name(file), headers, body);
            }
        }
        match fs::read(file) {
            Ok(body) => self.response(OK, &name(file), Vec::new(), self.habits.altered(&name(file), body)),
            Err(_) => self.not_found(),
        }
    }

    fn not_found(&self) -> HttpResponse {
        let body = fs::read(self.folder.join("404.html")).unwrap_or_else(|_| b"404".to_vec());
        self.response(NOT_FOUND, "404.html", Vec::new(), body)
    }

    fn response(
        &self,
        status: &'static str,
        name: &str,
        mut headers: Vec<(String, String)>,
        body: Vec<u8>,
    ) -> HttpResponse {
        headers.push(("Content-Type".into(), self.habits.content_type(name)));
        // Pages change with every build under the same name; a cached one would look like a bug.
        headers.push(("Cache-Control".into(), "no-cache".into()));
        headers.extend(self.headers.iter().cloned());
        HttpResponse { status, headers, body, cut_after: None, pause_after: None }
    }
}

impl HttpResponse {
    /// The response to an invalid request.
    pub fn bad_request() -> HttpResponse {
        let headers = vec![("Connection".into(), "close".into())];
        HttpResponse {
            status: BAD_REQUEST,
            headers,
            body: BAD_REQUEST.into(),
            cut_after: None,
            pause_after: None,
        }
    }
}

fn name(file: &Path) -> String {
    file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

/// Percent-encodes a path for a header, which must not contain Chinese characters or line breaks.
fn encode(path: &str) -> String {
    const KEPT: &AsciiSet =
        &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');
    utf8_percent_encode(path, KEPT).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(name: &str) -> ServedFolder {
        let folder = std::env::temp_dir().join(format!("xtask-site-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("about")).unwrap();
        fs::write(folder.join("index.html"), "home").unwrap();
        fs::write(folder.join("about/index.html"), "about").unwrap();
        fs::write(folder.join("404.html"), "not here").unwrap();
        fs::write(folder.join("app.wasm"), "wasm").unwrap();
        fs::write(folder.join("app.wasm.gz"), "packed").unwrap();
        ServedFolder::new(folder)
    }

    fn get(site: &ServedFolder, path: &str) -> HttpResponse {
        site.respond(&HttpRequest::parse(&format!("GET {path} HTTP/1.1\r\n\r\n")).unwrap()).unwrap()
    }

    fn header<'r>(response: &'r HttpResponse, name: &str) -> Option<&'r str> {
        response.headers.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    #[test]
    fn a_folder_is_its_index() {
        let site = site("index");
        assert_eq!(get(&site, "/").body, b"home");
        assert_eq!(get(&site, "/about/").body, b"about");
        assert_eq!(get(&site, "/about/?from=x").body, b"about");
    }

    #[test]
    fn a_folder_without_its_slash_is_redirected() {
        let response = get(&site("redirect").below("/a/b/"), "/a/b/about?kiosk=1");
        assert_eq!(response.status, MOVED);
        assert_eq!(header(&response, "Location"), Some("/a/b/about/?kiosk=1"));
    }

    #[test]
    fn what_is_not_there_is_the_sites_own_page_with_404() {
        let site = site("missing");
        for path in ["/x", "/about/x.html", "/index.html/"] {
            let response = get(&site, path);
            assert_eq!(
                (response.status, response.body.as_slice()),
                (NOT_FOUND, b"not here".as_slice()),
                "{path}"
            );
        }
    }

    #[test]
    fn below_a_prefix_nothing_else_is_served() {
        let site = site("prefix").below("/a/b/");
        assert_eq!(get(&site, "/a/b/").body, b"home");
        assert_eq!(get(&site, "/").status, NOT_FOUND);
        assert_eq!(get(&site, "/a/bc/").status, NOT_FOUND);
    }

    #[test]
    fn an_absolute_path_does_not_leave_the_folder() {
        assert_eq!(get(&site("absolute"), "//etc/passwd").status, NOT_FOUND);
    }

    #[test]
    fn a_packed_file_goes_to_those_who_accept_it() {
        let site = site("packed");
        let head = "GET /app.wasm HTTP/1.1\r\nAccept-Encoding: gzip\r\n\r\n";
        let response = site.respond(&HttpRequest::parse(head).unwrap()).unwrap();
        assert_eq!(response.body, b"packed");
        assert_eq!(header(&response, "Content-Encoding"), Some("gzip"));
        assert_eq!(header(&response, "Content-Type"), Some("application/wasm"));
        assert_eq!(get(&site, "/app.wasm").body, b"wasm");
    }

    #[test]
    fn a_server_that_packs_nothing_sends_the_file_as_it_is() {
        let site = site("unpacked").unpacked();
        let head = "GET /app.wasm HTTP/1.1\r\nAccept-Encoding: gzip\r\n\r\n";
        let response = site.respond(&HttpRequest::parse(head).unwrap()).unwrap();
        assert_eq!(
            (response.body.as_slice(), header(&response, "Content-Encoding")),
            (b"wasm".as_slice(), None)
        );
    }

    #[test]
    fn a_broken_network_breaks_what_it_is_told_to_until_it_is_mended() {
        let network = Network::default();
        let site = site("network").over(&network);
        for (fault, status, body, cut_after) in [
            (Fault::Cut, OK, b"wasm".as_slice(), Some(2)),
            (Fault::Corrupted, OK, b"wasl", None),
            (Fault::Truncated, OK, b"wa", None),
            (Fault::Missing, NOT_FOUND, b"not here", None),
            (Fault::BadGateway, BAD_GATEWAY, PORTAL.as_bytes(), None),
            (Fault::Portal, OK, PORTAL.as_bytes(), None),
            (Fault::Redirected, MOVED, b"", None),
        ] {
            network.break_files(".wasm", fault);
            let response = get(&site, "/app.wasm");
            assert_eq!((response.status, response.body.as_slice()), (status, body), "{fault:?}");
            assert_eq!(response.cut_after, cut_after);
            assert_eq!(get(&site, "/").body, b"home");
            network.repair();
            assert_eq!(get(&site, "/app.wasm").body, b"wasm");
        }
        network.break_files("", Fault::Unplugged);
        assert_eq!(site.respond(&HttpRequest::parse("GET / HTTP/1.1\r\n\r\n").unwrap()), None);
    }

    #[test]
    fn headers_are_added_to_every_response() {
        let site = site("headers").header("Content-Security-Policy", "default-src 'self'");
        for path in ["/", "/about", "/x"] {
            assert!(header(&get(&site, path), "Content-Security-Policy").is_some(), "{path}");
        }
    }
}
