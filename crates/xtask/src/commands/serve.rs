//! `serve`: the site on this machine, built if anything has changed.

use crate::server::{self, Server, Site};
use crate::{Error, Result, build, project};

/// Serves `dist/` until the process is ended. The port comes first: one that is taken is no reason to
/// wait for a build.
pub fn run(port: u16) -> Result<()> {
    let unusable = |source| Error::Port { port, source };
    let listener = server::listen(port).map_err(unusable)?;
    build::site_if_changed()?;
    let server = Server::start(Site::new(project::dist()), listener).map_err(unusable)?;
    println!("Serving on http://{}/ (end with Ctrl+C)", server.address());
    server.wait();
    Ok(())
}
