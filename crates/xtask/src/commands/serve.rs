//! `serve`: the site on this machine, built if anything has changed.

use crate::server::{self, Server, Site};
use crate::{Error, Result, build, project};

/// Where it is served.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Options {
    /// The port to listen on.
    #[arg(long, value_name = "N", default_value_t = 8080, value_parser = clap::value_parser!(u16).range(1..))]
    pub port: u16,
}

/// Serves `dist/` until the process is ended. The port comes first: one that is taken is no reason to
/// wait for a build. The workbench, which takes minutes to compile, follows while the pages are served.
///
/// # Errors
/// When the port is taken, a tool cannot be installed or a step of the build fails.
pub fn run(options: &Options) -> Result<()> {
    let port = options.port;
    let unusable = |source| Error::Port { port, source };
    let listener = server::listen(port).map_err(unusable)?;
    build::pages_if_changed()?;
    let server = Server::start(Site::new(project::dist()), listener).map_err(unusable)?;
    println!("Serving on http://{}/ (end with Ctrl+C)", server.address());
    if let Err(error) = build::workbench_if_missing() {
        eprintln!("Served without the workbench: {error}");
    }
    server.wait();
    Ok(())
}
