//! nginx, serving the built site with the snippet given to webmasters.

use std::fs;
use std::process::{Command, Output, Stdio};

use xtask::build::hosting;
use xtask::project;

use crate::served::built;
use crate::web_server::{WebServer, free_port, is_root};
use crate::{Result, Scratch};

/// Serves the built site at a path prefix such as `/a/b/c/`.
///
/// # Errors
/// If nginx is missing or rejects the snippet.
pub fn below(prefix: &str) -> Result<WebServer> {
    with(prefix, &snippet(prefix)?)
}

/// Serves the built site at a path prefix with this snippet.
///
/// # Errors
/// If nginx is missing or rejects the snippet.
pub fn with(prefix: &str, snippet: &str) -> Result<WebServer> {
    let scratch = Scratch::new()?;
    let port = free_port()?;
    configure(&scratch, port, snippet)?;
    let mut command = nginx(&scratch);
    command.stderr(Stdio::null());
    WebServer::start(command, port, prefix, scratch)
}

/// Serves the built site at the root, with the configuration of a host in `tests/hosts/`.
///
/// # Errors
/// If nginx is missing or rejects the configuration.
pub fn host(rules: &str) -> Result<WebServer> {
    with("/", &rules.replace("ROOT", &project::dist().display().to_string()))
}

/// The output of `nginx -t` for a snippet.
///
/// # Errors
/// If nginx is missing.
pub fn check(snippet: &str) -> Result<Output> {
    let scratch = Scratch::new()?;
    configure(&scratch, 1, snippet)?;
    Ok(nginx(&scratch).arg("-t").output()?)
}

/// The snippet given to webmasters, with the paths changed as they are told to.
///
/// # Errors
/// If the site has not been built.
pub fn snippet(prefix: &str) -> Result<String> {
    let site = built()?;
    let files = hosting::files(&site)?;
    let (_, text) = files.iter().find(|(path, _)| path == "nginx.conf").ok_or("there is no nginx.conf")?;
    let folder = format!("{}/", project::dist().display());
    let text = text.replace("/srv/chan-gai-tong/site/", &folder).replace("/chan-gai-tong/", prefix);
    Ok(text.replace("/chan-gai-tong {", &format!("{} {{", prefix.trim_end_matches('/'))))
}

fn nginx(scratch: &Scratch) -> Command {
    let mut command = Command::new("nginx");
    command.arg("-p").arg(scratch.path()).args(["-e", "error.log", "-c", "nginx.conf"]);
    command
}

/// Writes a complete configuration with the snippet; all its files are in the scratch folder.
fn configure(scratch: &Scratch, port: u16, snippet: &str) -> Result {
    fs::write(scratch.path().join("snippet.conf"), snippet)?;
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("{kind}_temp_path {kind};"))
        .join("\n");
    // By default, nginx drops root for a user that may be unable to read the project's folder.
    let user = if is_root()? { "user root;" } else { "" };
    let configuration = format!(
        "daemon off;\n{user}\npid nginx.pid;\nevents {{}}\nhttp {{\naccess_log off;\n{temporary}\n\
         server {{\nlisten 127.0.0.1:{port};\ninclude snippet.conf;\n}}\n}}\n"
    );
    fs::write(scratch.path().join("nginx.conf"), configuration)?;
    Ok(())
}
