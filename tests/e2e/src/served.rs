//! The built site on a server of its own.

use std::path::{Path, PathBuf};

use xtask::project;
use xtask::server::{ResponseGate, ServedFolder, Server, listen};

use crate::{Result, Scratch};

/// A served site, until dropped.
pub struct Served {
    server: Server,
    folder: PathBuf,
    prefix: String,
    /// Keeps the served folder alive.
    _scratch: Option<Scratch>,
}

impl Served {
    /// Serves the built site at the root.
    ///
    /// # Errors
    /// If no port is free, or the site has not been built.
    pub fn at_root() -> Result<Served> {
        Self::below("/")
    }

    /// Serves the built site at a path prefix such as `/a/b/`.
    ///
    /// # Errors
    /// If no port is free, or the site has not been built.
    pub fn below(prefix: &str) -> Result<Served> {
        let dist = built()?;
        Self::site(ServedFolder::new(&dist).below(prefix), &dist, prefix)
    }

    /// Serves the built site at the root, but delays files with this suffix until the gate opens.
    ///
    /// # Errors
    /// If no port is free, or the site has not been built.
    pub fn holding(ending: &str, gate: &ResponseGate) -> Result<Served> {
        let dist = built()?;
        Self::site(ServedFolder::new(&dist).hold(ending, gate), &dist, "/")
    }

    /// Serves a folder of files.
    ///
    /// # Errors
    /// If no port is free.
    pub fn folder(folder: Scratch) -> Result<Served> {
        let path = folder.path().to_owned();
        let served = Self::site(ServedFolder::new(&path), &path, "/")?;
        Ok(Served { _scratch: Some(folder), ..served })
    }

    /// Serves a configured site; `folder` must contain its files.
    ///
    /// # Errors
    /// If no port is free.
    pub fn site(site: ServedFolder, folder: &Path, prefix: &str) -> Result<Served> {
        let server = Server::start(site, listen(0)?)?;
        Ok(Served { server, folder: folder.to_owned(), prefix: prefix.to_owned(), _scratch: None })
    }

    /// The origin, without a trailing slash.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://{}", self.server.address())
    }

    /// The address of a path relative to the site's root; the path has no leading slash.
    #[must_use]
    pub fn address(&self, path: &str) -> String {
        format!("{}{}{path}", self.origin(), self.prefix)
    }

    /// The paths of all pages as in links: empty for the home page, otherwise as in `about/`. Excludes embedded
    /// pages and the workbench.
    ///
    /// # Errors
    /// If the site's folder cannot be read.
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

    /// Whether the site contains this file.
    #[must_use]
    pub fn has_file(&self, path: &str) -> bool {
        self.folder.join(path).is_file()
    }

    /// The HTML of a page.
    ///
    /// # Errors
    /// If there is no such page.
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

/// Copies the files below a folder into another. `is_wanted` gets a path relative to the folder.
///
/// # Errors
/// If a file cannot be read or written.
pub fn copy_files(from: &Path, to: &Path, is_wanted: impl Fn(&Path) -> bool) -> Result {
    for file in xtask::build::files_below(from)? {
        let path = file.strip_prefix(from)?;
        if is_wanted(path) {
            let target = to.join(path);
            std::fs::create_dir_all(target.parent().unwrap_or(to))?;
            std::fs::copy(&file, target)?;
        }
    }
    Ok(())
}
