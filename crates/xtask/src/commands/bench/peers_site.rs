//! The site and its peers, served by one nginx with gzip.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::folder;
use crate::tools::{self, Peers};
use crate::{Error, Result, build, content, process, project};

/// Timeout for nginx to start.
const TIMEOUT: Duration = Duration::from_secs(10);

/// Creates a fresh folder with the site and all peers.
pub fn stage(peers: &Peers) -> Result<PathBuf> {
    build::site_if_changed()?;
    let folder = folder()?;
    let (data, site) = (folder.join("data"), folder.join("site"));
    content::write_open_data(&content::compile()?, &data)?;
    let mut node = peers.script("stage.mjs");
    node.args([project::dist(), data]);
    node.arg(peers.mdbook()?.get_program()).arg(peers.pagefind()?.get_program()).arg(&site);
    process::output(&mut node)?;
    Ok(site)
}

/// A running nginx, stopped when dropped.
pub struct NginxServer {
    nginx: Child,
    /// Its URL, with a trailing slash.
    pub address: String,
}

impl NginxServer {
    /// Serves a folder with gzip compression.
    pub fn start(site: &Path) -> Result<NginxServer> {
        tools::install_server()?;
        let port = free_port()?;
        let folder = folder()?;
        let config = folder.join("nginx.conf");
        let text = format!(
            "daemon off;\npid {0}/nginx.pid;\nerror_log stderr error;\nmaster_process off;\nevents {{}}\nhttp {{\n  \
             include /etc/nginx/mime.types;\n  default_type application/octet-stream;\n  access_log off;\n  \
             gzip on;\n  gzip_comp_level 6;\n  gzip_types text/css text/plain text/javascript application/javascript \
             application/json application/wasm application/octet-stream image/svg+xml;\n  \
             server {{ listen 127.0.0.1:{port}; root {1}; index index.html; }}\n}}\n",
            folder.display(),
            site.display()
        );
        fs::write(&config, text).map_err(Error::writing(&config))?;
        let mut command = Command::new("nginx");
        command.arg("-c").arg(&config).stdin(Stdio::null()).stderr(Stdio::null());
        let nginx = command.spawn().map_err(process::starting(&command))?;
        let server = NginxServer { nginx, address: format!("http://127.0.0.1:{port}/") };
        let start = Instant::now();
        while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
            if start.elapsed() > TIMEOUT {
                return Err(Error::Finding(format!(
                    "nginx does not answer; try nginx -t -c {}",
                    config.display()
                )));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(server)
    }
}

impl Drop for NginxServer {
    fn drop(&mut self) {
        // It has already exited if it failed to start.
        let _ = self.nginx.kill();
        let _ = self.nginx.wait();
    }
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    listener.map(|address| address.port()).map_err(|source| Error::Port { port: 0, source })
}
