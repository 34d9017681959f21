//! A web server process, for servers that webmasters use.

use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::{Result, Scratch};

/// The timeout of starting a server.
const TIMEOUT: Duration = Duration::from_secs(30);

/// A running server, terminated when dropped.
pub struct WebServer {
    process: Child,
    port: u16,
    prefix: String,
    _scratch: Scratch,
}

impl WebServer {
    /// Starts a server. The command must stay in the foreground, log errors to `error.log` in `folder`, and serve
    /// the site at the path prefix.
    pub(crate) fn start(mut command: Command, port: u16, prefix: &str, folder: Scratch) -> Result<WebServer> {
        let mut process = command.spawn()?;
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if start.elapsed() > TIMEOUT || process.try_wait()?.is_some() {
                let log = fs::read_to_string(folder.path().join("error.log")).unwrap_or_default();
                return Err(format!("{command:?} does not start: {log}").into());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(WebServer { process, port, prefix: prefix.to_owned(), _scratch: folder })
    }

    /// The origin, without a trailing slash.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The address of a path relative to the site's root; the path has no leading slash.
    #[must_use]
    pub fn address(&self, path: &str) -> String {
        format!("{}{}{path}", self.origin(), self.prefix)
    }
}

impl Drop for WebServer {
    fn drop(&mut self) {
        // The main process terminates its workers. Failure means that it is gone already.
        let _ = Command::new("kill").arg(self.process.id().to_string()).stderr(Stdio::null()).status();
        let _ = self.process.wait();
    }
}

/// A free port, for servers that cannot choose one and report it.
pub(crate) fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// Whether the tests run as root; servers then drop privileges, which needs configuration.
pub(crate) fn is_root() -> Result<bool> {
    Ok(Command::new("id").arg("-u").output()?.stdout.starts_with(b"0\n"))
}
