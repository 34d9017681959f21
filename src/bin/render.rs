//! Writes the site's static pages: `render --out DIR --assets FILE`.
//!
//! FILE is JSON and names the files that the pages refer to, as paths below the site's root:
//! `{"css": …, "reading": …, "boot": …, "glue": …, "wasm": …}`, and by name what is loaded later.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use policy_explorer::content::corpus;
use policy_explorer::static_site::{self, Assets};

const USAGE: &str = "usage: render --out DIR --assets FILE";

fn main() -> ExitCode {
    match arguments().and_then(|(out, assets)| run(&out, &assets)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("render: {message}");
            ExitCode::FAILURE
        }
    }
}

fn arguments() -> Result<(PathBuf, PathBuf), String> {
    let (mut out, mut assets) = (None, None);
    let mut words = std::env::args_os().skip(1);
    while let Some(word) = words.next() {
        let value = words.next().map(PathBuf::from);
        match word.to_str() {
            Some("--out") => out = value,
            Some("--assets") => assets = value,
            _ => return Err(format!("{} is not known\n{USAGE}", word.display())),
        }
    }
    out.zip(assets).ok_or_else(|| USAGE.to_owned())
}

fn run(out: &Path, assets: &Path) -> Result<(), String> {
    let json = fs::read(assets).map_err(|error| format!("{}: {error}", assets.display()))?;
    let assets: Assets =
        serde_json::from_slice(&json).map_err(|error| format!("{}: {error}", assets.display()))?;
    for file in static_site::files(corpus(), &assets) {
        let path = out.join(&file.path);
        let folder = path.parent().unwrap_or(out);
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&path, &file.html))
            .map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}
