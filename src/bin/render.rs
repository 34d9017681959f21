//! Renders the site's static pages: `render --seeds DIR --out DIR --assets FILE`.
//!
//! FILE is JSON with the paths of the asset files below the site's root; see [`Assets`].

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use policy_explorer::site::Site;
use policy_explorer::static_site::{self, Assets};

const USAGE: &str = "usage: render --seeds DIR --out DIR --assets FILE";

/// The required flags.
const FLAGS: [&str; 3] = ["--seeds", "--out", "--assets"];

/// Marks a file as UTF-8, overriding a wrong charset in a server's header.
const BYTE_ORDER_MARK: char = '\u{FEFF}';

fn main() -> ExitCode {
    match arguments().and_then(|[seeds, out, assets]| run(&seeds, &out, &assets)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("render: {message}");
            ExitCode::FAILURE
        }
    }
}

/// The values of the flags, in order.
fn arguments() -> Result<[PathBuf; 3], String> {
    let mut given = BTreeMap::new();
    let mut words = std::env::args_os().skip(1);
    while let Some(word) = words.next() {
        let flag = FLAGS.into_iter().find(|flag| word == *flag);
        let flag = flag.ok_or_else(|| format!("{} is not known\n{USAGE}", word.display()))?;
        given.insert(flag, words.next().map(PathBuf::from).ok_or(USAGE)?);
    }
    let values: Vec<PathBuf> = FLAGS.iter().filter_map(|flag| given.remove(flag)).collect();
    values.try_into().map_err(|_| USAGE.to_owned())
}

fn run(seeds: &Path, out: &Path, assets: &Path) -> Result<(), String> {
    let json = fs::read(assets).map_err(|error| format!("{}: {error}", assets.display()))?;
    let assets: Assets =
        serde_json::from_slice(&json).map_err(|error| format!("{}: {error}", assets.display()))?;
    // Leaked, because pages borrow from it for `'static`.
    let site = Box::leak(Box::new(Site::read(seeds)?));
    for file in static_site::files(site, &assets) {
        let path = out.join(&file.path);
        let folder = path.parent().unwrap_or(out);
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&path, format!("{BYTE_ORDER_MARK}{}", file.html)))
            .map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}
