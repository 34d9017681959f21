//! `serve`: serves the site locally, rebuilding it if anything has changed.

use crate::server::{self, ServedFolder, Server};
use crate::{Error, Result, build, project};

/// Where to serve it.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Options {
    /// The port to listen on.
    #[arg(long, value_name = "N", default_value_t = 8080, value_parser = clap::value_parser!(u16).range(1..))]
    pub port: u16,
}

/// Serves `dist/` until the process ends. The port is opened first, so that a conflict is reported before a
/// long build. The workbench, which takes minutes to compile, is built while the pages are already served.
///
/// # Errors
/// If the port is taken, a tool cannot be installed or a build step fails.
pub fn run(options: &Options) -> Result<()> {
    let port = options.port;
    let unusable = |source| Error::Port { port, source };
    let listener = server::listen(port).map_err(unusable)?;
    build::pages_if_changed()?;
    let server = Server::start(ServedFolder::new(project::dist()), listener).map_err(unusable)?;
    println!("Serving on http://{}/ (end with Ctrl+C)", server.address());
    if let Err(error) = build::workbench_if_missing() {
        eprintln!("Served without the workbench: {error}");
    }
    server.wait();
    Ok(())
}
