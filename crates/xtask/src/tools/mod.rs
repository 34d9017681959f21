//! The tools that commands need: pinned, installed once, and announced before each installation.
//!
//! Tools from Cargo and npm go into the project's cache folder, separate from the user's own; browsers and
//! fonts are Debian packages. Checking for an installed tool costs one file access.

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
    // Must match the `wasm-bindgen` crate in `Cargo.lock`. From 0.2.130 on, the output needs reference
    // types, which engines of 2020 lack.
    version: "0.2.129",
    program: "wasm-bindgen",
    arguments: &[],
    purpose: "to generate the bindings of the app's WebAssembly",
    minutes: "a minute",
};
const TRUNK: CargoTool = CargoTool {
    name: "trunk",
    // 0.22 requires a newer Rust than the project's.
    version: "0.21.14",
    program: "trunk",
    arguments: &["--no-default-features", "--features", "rustls"],
    purpose: "to build the web app",
    minutes: "two minutes",
};

/// The installed build tools.
#[derive(Debug)]
pub struct Tools {
    trunk: PathBuf,
    wasm_bindgen: PathBuf,
    npm: PathBuf,
}

impl Tools {
    /// Installs what is missing, npm and Cargo tools in parallel. A failure of one registry does not discard
    /// what the other provides.
    ///
    /// # Errors
    /// If something cannot be installed; the message names the command to run by hand.
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

    /// Trunk, with the other tools on its `PATH`, so that it downloads nothing.
    #[must_use]
    pub fn trunk(&self) -> Command {
        let mut folders = vec![parent(&self.wasm_bindgen)];
        folders.extend(std::env::var_os("PATH").iter().flat_map(std::env::split_paths));
        let path = std::env::join_paths(folders).unwrap_or_else(|_| OsString::from("/usr/bin:/bin"));
        let mut command = Command::new(&self.trunk);
        command.env("PATH", path).env("TRUNK_SKIP_VERSION_CHECK", "true").env("RUST_LIB_BACKTRACE", "0");
        command
    }

    /// Generates the JavaScript bindings of a WebAssembly module.
    #[must_use]
    pub fn wasm_bindgen(&self) -> Command {
        Command::new(&self.wasm_bindgen)
    }

    /// Binaryen's WebAssembly optimiser.
    #[must_use]
    pub fn wasm_opt(&self) -> Command {
        self.npm_tool("wasm-opt")
    }

    /// Lowers CSS for old engines.
    #[must_use]
    pub fn lightningcss(&self) -> Command {
        self.npm_tool("lightningcss")
    }

    /// Lowers and minifies JavaScript.
    #[must_use]
    pub fn esbuild(&self) -> Command {
        let mut esbuild = self.npm_tool("esbuild");
        // Where scripts resolve imported libraries.
        esbuild.env("NODE_PATH", self.npm.join("node_modules"));
        esbuild
    }

    /// The path of a file in an npm package: `axe-core/axe.min.js`.
    #[must_use]
    pub fn npm_module(&self, path: &str) -> PathBuf {
        self.npm.join("node_modules").join(path)
    }

    fn npm_tool(&self, name: &str) -> Command {
        Command::new(self.npm.join("node_modules/.bin").join(name))
    }
}

/// Installs wasm-bindgen and Trunk, with the toolchain parts they need.
fn install_programs(cache: &Cache) -> Result<[PathBuf; 2]> {
    toolchain::install_for_builds()?;
    crates::fetch()?;
    Ok([cargo_tool::install(cache, &WASM_BINDGEN)?, cargo_tool::install(cache, &TRUNK)?])
}

/// Installs Lighthouse if it is missing; it uses Debian's Chromium.
///
/// # Errors
/// If it, or the browser, cannot be installed.
pub fn install_lighthouse() -> Result<PathBuf> {
    install_browsers()?;
    let cache = Cache::open(project::cache())?;
    Ok(npm::install(&cache, &npm::PEERS)?.join("node_modules/.bin/lighthouse"))
}

/// Installs the TypeScript compiler if it is missing.
///
/// # Errors
/// If it cannot be installed.
pub fn install_typescript() -> Result<PathBuf> {
    let cache = cache::Cache::open(project::cache())?;
    Ok(npm::install(&cache, &npm::BUILD)?.join("node_modules/.bin/tsc"))
}

fn parent(program: &std::path::Path) -> PathBuf {
    program.parent().expect("an installed program lies in a folder").to_owned()
}
