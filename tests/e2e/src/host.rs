//! A webmaster's server: a copy of the built site whose files and network a test can change.

use std::fs;
use std::path::{Path, PathBuf};

use xtask::build::{content_hash, files_below, worker};
use xtask::server::{Network, ResponseGate, ServedFolder};

use crate::served::{built, copy_files};
use crate::{Result, Scratch, Served};

/// The server and its files, until dropped.
pub struct Host {
    /// The site, as browsers see it.
    pub site: Served,
    /// The network between the server and the browsers.
    pub network: Network,
    folder: Scratch,
}

impl Host {
    /// Serves a copy of the built site at a path prefix such as `/a/b/`.
    ///
    /// # Errors
    /// If the site has not been built, or no port is free.
    pub fn below(prefix: &str) -> Result<Host> {
        Self::with(prefix, |site| site)
    }

    /// As [`Host::below`], but files whose path contains `part` are delayed until the gate opens.
    ///
    /// # Errors
    /// If the site has not been built, or no port is free.
    pub fn holding(prefix: &str, part: &str, gate: &ResponseGate) -> Result<Host> {
        Self::with(prefix, |site| site.hold(part, gate))
    }

    /// As [`Host::below`], with further configuration of the server.
    ///
    /// # Errors
    /// If the site has not been built, or no port is free.
    pub fn with(prefix: &str, set_up: impl FnOnce(ServedFolder) -> ServedFolder) -> Result<Host> {
        let (folder, network) = (Scratch::new()?, Network::default());
        copy_files(&built()?, folder.path(), |_| true)?;
        let site = set_up(ServedFolder::new(folder.path()).below(prefix).over(&network));
        let site = Served::site(site, folder.path(), prefix)?;
        Ok(Host { site, network, folder })
    }

    /// The folder with its files.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The paths of its bundles, relative to the site's root.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn bundles(&self) -> Result<Vec<String>> {
        let files = files_below(self.folder())?;
        let paths = files.iter().filter_map(|file| file.strip_prefix(self.folder()).ok()?.to_str());
        Ok(paths.filter(|path| worker::is_bundle(path)).map(str::to_owned).collect())
    }

    /// Replaces the site by another release. It differs from the built one in its pages and their common
    /// stylesheet, which contain the mark; files of the previous release whose names have changed are removed.
    ///
    /// # Errors
    /// If the files cannot be written.
    pub fn deploy(&self, mark: &str) -> Result {
        for entry in fs::read_dir(self.folder())? {
            let path = entry?.path();
            if path.is_dir() { fs::remove_dir_all(path)? } else { fs::remove_file(path)? }
        }
        copy_files(&built()?, self.folder(), |_| true)?;
        let files = files_below(self.folder())?;
        let is = |path: &Path, ending: &str| path.to_string_lossy().ends_with(ending);
        let is_common = |path: &&PathBuf| path.to_string_lossy().contains("assets/app-") && is(path, ".css");
        let css = files.iter().find(is_common).ok_or("the site has a stylesheet")?;
        let old = css.file_name().ok_or("a file has a name")?.to_string_lossy().into_owned();
        // The file begins with a byte order mark; the same style inlined in pages does not.
        let style = fs::read_to_string(css)?.trim_start_matches('\u{FEFF}').to_owned();
        let marked = format!("{style}:root{{--release:{mark}}}");
        let new = format!("app-{}.css", content_hash(marked.as_bytes()));
        fs::write(css.with_file_name(&new), format!("\u{FEFF}{marked}"))?;
        for file in files.iter().filter(|path| path.to_string_lossy().contains(&old)) {
            fs::remove_file(file)?;
        }
        for path in files.iter().filter(|path| is(path, "index.html")) {
            let html = fs::read_to_string(path)?;
            let html = html.replace(&old, &new).replace(&style, &marked);
            let html = html.replace("<html ", &format!("<html data-release=\"{mark}\" "));
            fs::write(path, html)?;
        }
        for path in files.iter().filter(|path| is(path, ".html.gz") || is(path, ".html.br")) {
            fs::remove_file(path)?;
        }
        worker::rewrite(self.folder())?;
        Ok(())
    }
}
