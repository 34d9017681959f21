//! A real nginx that serves the built site with the snippet that is given to webmasters.

use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use xtask::build::hosting;
use xtask::project;

use crate::served::built;
use crate::{Result, Scratch};

/// How long nginx may take to start.
const PATIENCE: Duration = Duration::from_secs(10);

/// A running nginx, ended when dropped.
pub struct Nginx {
    process: Child,
    port: u16,
    prefix: String,
    _scratch: Scratch,
}

impl Nginx {
    /// Serves the built site below a prefix such as `/a/b/c/`.
    ///
    /// # Errors
    /// When nginx is missing or refuses the snippet.
    pub fn below(prefix: &str) -> Result<Nginx> {
        let scratch = Scratch::new()?;
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        configure(&scratch, port, &snippet(prefix)?)?;
        let mut process = nginx(&scratch).stderr(Stdio::null()).spawn()?;
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if start.elapsed() > PATIENCE || process.try_wait()?.is_some() {
                let log = fs::read_to_string(scratch.path().join("error.log")).unwrap_or_default();
                return Err(format!("nginx does not start: {log}").into());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(Nginx { process, port, prefix: prefix.to_owned(), _scratch: scratch })
    }

    /// What `nginx -t` says about a snippet.
    ///
    /// # Errors
    /// When nginx is missing.
    pub fn check(snippet: &str) -> Result<Output> {
        let scratch = Scratch::new()?;
        configure(&scratch, 1, snippet)?;
        Ok(nginx(&scratch).arg("-t").output()?)
    }

    /// As in an address, without a slash at the end.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The address of a path below the site's root; the path has no slash in front.
    #[must_use]
    pub fn address(&self, path: &str) -> String {
        format!("{}{}{path}", self.origin(), self.prefix)
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // The master ends its worker; nothing is left to do if it is gone already.
        let _ = Command::new("kill").arg(self.process.id().to_string()).stderr(Stdio::null()).status();
        let _ = self.process.wait();
    }
}

/// The snippet that is given to webmasters, with the lines changed that they are told to change.
///
/// # Errors
/// When the site has not been built.
pub fn snippet(prefix: &str) -> Result<String> {
    let site = built()?;
    let files = hosting::files(&site)?;
    let (_, text) = files.iter().find(|(path, _)| path == "nginx.conf").ok_or("there is no nginx.conf")?;
    let folder = format!("{}/", project::dist().display());
    Ok(text.replace("/srv/chan-gai-tong/site/", &folder).replace("/chan-gai-tong/", prefix))
}

fn nginx(scratch: &Scratch) -> Command {
    let mut command = Command::new("nginx");
    command.arg("-p").arg(scratch.path()).args(["-e", "error.log", "-c", "nginx.conf"]);
    command
}

/// A whole configuration around the snippet, all of whose files lie in the folder.
fn configure(scratch: &Scratch, port: u16, snippet: &str) -> Result {
    fs::write(scratch.path().join("snippet.conf"), snippet)?;
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("{kind}_temp_path {kind};"))
        .join("\n");
    // As root, nginx would become a user who may not read a home folder.
    let user = if is_root()? { "user root;" } else { "" };
    let configuration = format!(
        "daemon off;\n{user}\npid nginx.pid;\nevents {{}}\nhttp {{\naccess_log off;\n{temporary}\n\
         server {{\nlisten 127.0.0.1:{port};\ninclude snippet.conf;\n}}\n}}\n"
    );
    fs::write(scratch.path().join("nginx.conf"), configuration)?;
    Ok(())
}

fn is_root() -> Result<bool> {
    Ok(Command::new("id").arg("-u").output()?.stdout.starts_with(b"0\n"))
}
