//! The tools that commands need: pinned, installed once, announced before each installation.
//!
//! What Cargo and npm provide goes into the project's cache folder and never among the user's own
//! tools; browsers and fonts are Debian packages. A tool that is there costs a look at one file.

mod browsers;
mod cache;
mod cargo_tool;
mod crates;
mod engines;
mod npm;
mod peers;
mod toolchain;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use cache::Cache;
use cargo_tool::CargoTool;

use crate::{Error, Result, project};

pub use browsers::{install as install_browsers, install_server};
pub use engines::Engines;
pub use peers::Peers;
pub use toolchain::{WASM_TARGET, install_for_checks};

const WASM_BINDGEN: CargoTool = CargoTool {
    name: "wasm-bindgen-cli",
    // Must be that of the `wasm-bindgen` crate in `Cargo.lock`. From 0.2.130 on, the output needs reference types,
    // which engines of 2020 do not have.
    version: "0.2.129",
    program: "wasm-bindgen",
    arguments: &[],
    purpose: "to join the app's WebAssembly with the browser",
    minutes: "a minute",
};
const TRUNK: CargoTool = CargoTool {
    name: "trunk",
    // 0.22 needs a newer Rust than the project's.
    version: "0.21.14",
    program: "trunk",
    arguments: &["--no-default-features", "--features", "rustls"],
    purpose: "to build the web app",
    minutes: "two minutes",
};

/// What builds the site, ready to run.
#[derive(Debug)]
pub struct Tools {
    trunk: PathBuf,
    wasm_bindgen: PathBuf,
    npm: PathBuf,
}

impl Tools {
    /// Installs what is missing, npm's tools while Cargo's are compiled. What one registry does not give keeps nothing
    /// back that another gives.
    ///
    /// # Errors
    /// When something cannot be installed; the message names the command to run by hand.
    pub fn install() -> Result<Tools> {
        let cache = Cache::open(project::cache())?;
        let (npm, programs) = std::thread::scope(|scope| {
            let npm = scope.spawn(|| npm::install(&cache, &npm::BUILD));
            let programs = install_programs(&cache);
            (npm.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), programs)
        });
        match (npm, programs) {
            (Ok(npm), Ok([wasm_bindgen, trunk])) => Ok(Tools { trunk, wasm_bindgen, npm }),
            (Err(npm), Err(programs)) => Err(Error::Finding(format!("{programs}\n\n{npm}"))),
            (Err(error), _) | (_, Err(error)) => Err(error),
        }
    }

    /// Trunk, which finds the other tools on its `PATH` and therefore downloads nothing.
    #[must_use]
    pub fn trunk(&self) -> Command {
        let mut folders = vec![parent(&self.wasm_bindgen)];
        folders.extend(std::env::var_os("PATH").iter().flat_map(std::env::split_paths));
        let path = std::env::join_paths(folders).unwrap_or_else(|_| OsString::from("/usr/bin:/bin"));
        let mut command = Command::new(&self.trunk);
        command.env("PATH", path).env("TRUNK_SKIP_VERSION_CHECK", "true").env("RUST_LIB_BACKTRACE", "0");
        command
    }

    /// Joins a WebAssembly module with JavaScript.
    #[must_use]
    pub fn wasm_bindgen(&self) -> Command {
        Command::new(&self.wasm_bindgen)
    }

    /// Binaryen's optimiser for WebAssembly.
    #[must_use]
    pub fn wasm_opt(&self) -> Command {
        self.npm_tool("wasm-opt")
    }

    /// The compiler that lowers CSS to what old engines understand.
    #[must_use]
    pub fn lightningcss(&self) -> Command {
        self.npm_tool("lightningcss")
    }

    /// The compiler that lowers and minifies JavaScript.
    #[must_use]
    pub fn esbuild(&self) -> Command {
        let mut esbuild = self.npm_tool("esbuild");
        // Where scripts find the libraries that they import.
        esbuild.env("NODE_PATH", self.npm.join("node_modules"));
        esbuild
    }

    /// A file of a package from npm: `axe-core/axe.min.js`.
    #[must_use]
    pub fn npm_module(&self, path: &str) -> PathBuf {
        self.npm.join("node_modules").join(path)
    }

    fn npm_tool(&self, name: &str) -> Command {
        Command::new(self.npm.join("node_modules/.bin").join(name))
    }
}

/// What rustup and Cargo provide: wasm-bindgen and Trunk, and the packages that these build with.
fn install_programs(cache: &Cache) -> Result<[PathBuf; 2]> {
    toolchain::install_for_builds()?;
    crates::fetch()?;
    Ok([cargo_tool::install(cache, &WASM_BINDGEN)?, cargo_tool::install(cache, &TRUNK)?])
}

/// Lighthouse, installed if it was not there; it looks at pages with Debian's Chromium.
///
/// # Errors
/// When it, or the browser, cannot be installed.
pub fn install_lighthouse() -> Result<PathBuf> {
    install_browsers()?;
    let cache = Cache::open(project::cache())?;
    Ok(npm::install(&cache, &npm::PEERS)?.join("node_modules/.bin/lighthouse"))
}

/// The compiler that checks the types of scripts, installed if it was not there.
///
/// # Errors
/// When it cannot be installed.
pub fn install_typescript() -> Result<PathBuf> {
    let cache = cache::Cache::open(project::cache())?;
    Ok(npm::install(&cache, &npm::BUILD)?.join("node_modules/.bin/tsc"))
}

fn parent(program: &std::path::Path) -> PathBuf {
    program.parent().expect("an installed program lies in a folder").to_owned()
}
