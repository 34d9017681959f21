//! Apache, serving the built site with the snippet given to webmasters as its `.htaccess`.

use std::fs;
use std::process::{Command, Output, Stdio};

use xtask::build::hosting;

use crate::served::{built, copy_files};
use crate::web_server::{WebServer, free_port, is_root};
use crate::{Result, Scratch};

/// The modules that the snippet uses, and those of every Apache. `TypesConfig` is empty, because the snippet must
/// declare every media type that the site needs.
const MODULES: [&str; 7] = ["mpm_event", "authz_core", "dir", "mime", "headers", "rewrite", "setenvif"];
/// Debian's module folder.
const FOLDER: &str = "/usr/lib/apache2/modules";

/// Serves the built site at a path prefix such as `/a/b/c/`.
///
/// # Errors
/// If Apache is missing or rejects its configuration.
pub fn below(prefix: &str) -> Result<WebServer> {
    let scratch = Scratch::new()?;
    let port = free_port()?;
    let folder = scratch.path().join("www").join(prefix.trim_matches('/'));
    copy_files(&built()?, &folder, |_| true)?;
    fs::write(folder.join(".htaccess"), snippet(prefix)?)?;
    configure(&scratch, port)?;
    let mut command = apache(&scratch);
    command.arg("-DFOREGROUND").stdout(Stdio::null()).stderr(Stdio::null());
    WebServer::start(command, port, prefix, scratch)
}

/// Serves the built site at the root, with the configuration of a host in `tests/hosts/`.
///
/// # Errors
/// If Apache is missing or rejects the configuration.
pub fn host(rules: &str) -> Result<WebServer> {
    let scratch = Scratch::new()?;
    let port = free_port()?;
    configure(&scratch, port)?;
    let folder = scratch.path().join("www");
    copy_files(&built()?, &folder, |_| true)?;
    let file = scratch.path().join("httpd.conf");
    let configuration = fs::read_to_string(&file)?.replace("TypesConfig /dev/null\n", "");
    fs::write(&file, format!("{configuration}{}", rules.replace("ROOT", &folder.display().to_string())))?;
    let mut command = apache(&scratch);
    command.arg("-DFOREGROUND").stdout(Stdio::null()).stderr(Stdio::null());
    WebServer::start(command, port, "/", scratch)
}

/// The output of `apache2 -t` for a configuration that includes these lines.
///
/// # Errors
/// If Apache is missing.
pub fn check(lines: &str) -> Result<Output> {
    let scratch = Scratch::new()?;
    configure(&scratch, 1)?;
    let file = scratch.path().join("httpd.conf");
    let configuration = fs::read_to_string(&file)?;
    fs::write(&file, format!("{configuration}<Directory />\n{lines}\n</Directory>\n"))?;
    Ok(apache(&scratch).arg("-t").output()?)
}

/// The snippet, with the path changed as webmasters are told to.
///
/// # Errors
/// If the site has not been built.
pub fn snippet(prefix: &str) -> Result<String> {
    let files = hosting::files(&built()?)?;
    let found = files.iter().find(|(path, _)| path == "apache.htaccess");
    let (_, text) = found.ok_or("there is no apache.htaccess")?;
    Ok(text.replace("/chan-gai-tong/", prefix))
}

fn apache(scratch: &Scratch) -> Command {
    let mut command = Command::new("apache2");
    command.arg("-f").arg(scratch.path().join("httpd.conf"));
    command
}

fn configure(scratch: &Scratch, port: u16) -> Result {
    let modules = MODULES.map(|name| format!("LoadModule {name}_module {FOLDER}/mod_{name}.so\n")).concat();
    // Apache's workers must not run as root.
    let user = if is_root()? { "User nobody\nGroup nogroup\n" } else { "" };
    let folder = scratch.path().display();
    let configuration = format!(
        "ServerRoot {folder}\nServerName localhost\nListen 127.0.0.1:{port}\nPidFile httpd.pid\n\
         ErrorLog error.log\nDefaultRuntimeDir {folder}\n{modules}{user}TypesConfig /dev/null\n\
         DocumentRoot {folder}/www\n<Directory {folder}/www>\nAllowOverride All\nRequire all granted\n\
         </Directory>\n"
    );
    fs::create_dir_all(scratch.path().join("www"))?;
    fs::write(scratch.path().join("httpd.conf"), configuration)?;
    Ok(())
}
