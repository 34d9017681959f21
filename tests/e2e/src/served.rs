//! The built site on a server of its own.

use std::path::{Path, PathBuf};

use xtask::project;
use xtask::server::{Gate, Server, Site, listen};

use crate::{Result, Scratch};

/// A site being served until this value is dropped.
pub struct Served {
    server: Server,
    folder: PathBuf,
    prefix: String,
    /// Kept as long as it is served.
    _scratch: Option<Scratch>,
}

impl Served {
    /// The built site at the root of its server.
    ///
    /// # Errors
    /// When no port is free, or the site has not been built.
    pub fn at_root() -> Result<Served> {
        Self::below("/")
    }

    /// The built site in a sub-directory such as `/a/b/`.
    ///
    /// # Errors
    /// When no port is free, or the site has not been built.
    pub fn below(prefix: &str) -> Result<Served> {
        let dist = built()?;
        Self::site(Site::new(&dist).below(prefix), &dist, prefix)
    }

    /// The built site at the root of its server, which keeps files with this ending back until the gate
    /// is open.
    ///
    /// # Errors
    /// When no port is free, or the site has not been built.
    pub fn holding(ending: &str, gate: &Gate) -> Result<Served> {
        let dist = built()?;
        Self::site(Site::new(&dist).hold(ending, gate), &dist, "/")
    }

    /// A folder of a test's own.
    ///
    /// # Errors
    /// When no port is free.
    pub fn folder(folder: Scratch) -> Result<Served> {
        let path = folder.path().to_owned();
        let served = Self::site(Site::new(&path), &path, "/")?;
        Ok(Served { _scratch: Some(folder), ..served })
    }

    /// A site that is set up in another way; its files lie in the folder.
    ///
    /// # Errors
    /// When no port is free.
    pub fn site(site: Site, folder: &Path, prefix: &str) -> Result<Served> {
        let server = Server::start(site, listen(0)?)?;
        Ok(Served { server, folder: folder.to_owned(), prefix: prefix.to_owned(), _scratch: None })
    }

    /// As in an address, without a slash at the end.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://{}", self.server.address())
    }

    /// The address of a path below the site's root; the path has no slash in front.
    #[must_use]
    pub fn address(&self, path: &str) -> String {
        format!("{}{}{path}", self.origin(), self.prefix)
    }

    /// The paths of all pages, as they stand in links: empty for the home page, else `about/`. Without
    /// their twins for frames of other sites, and without the workbench, which is no page for readers.
    ///
    /// # Errors
    /// When the site's folder cannot be read.
    pub fn pages(&self) -> Result<Vec<String>> {
        let mut pages = Vec::new();
        for file in xtask::build::files_below(&self.folder)? {
            let path = file.strip_prefix(&self.folder)?.to_string_lossy().into_owned();
            if let Some(folder) = path
                .strip_suffix("index.html")
                .filter(|path| !["embed/", "workbench/"].contains(path) && !path.starts_with("embed/"))
            {
                pages.push(folder.to_owned());
            }
        }
        pages.sort();
        Ok(pages)
    }

    /// Whether the site has this file.
    #[must_use]
    pub fn has_file(&self, path: &str) -> bool {
        self.folder.join(path).is_file()
    }

    /// The bytes of a page as text.
    ///
    /// # Errors
    /// When there is no such page.
    pub fn html(&self, page: &str) -> Result<String> {
        Ok(std::fs::read_to_string(self.folder.join(page).join("index.html"))?)
    }
}

/// The folder of the built site.
pub(crate) fn built() -> Result<PathBuf> {
    let dist = project::dist();
    if dist.join("index.html").exists() {
        Ok(dist)
    } else {
        Err("there is no site in dist/: run `cargo xtask build` first".into())
    }
}
