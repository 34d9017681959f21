//! Compiles `seeds/` to what the app embeds: all of it where pages are rendered, the documents alone in
//! the browser, where the rest is loaded when it is needed. What is wrong in a seed file stops the
//! build with the compiler's diagnostics.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use sha2::{Digest, Sha256};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=seeds");
    match compile(Path::new("seeds")) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn compile(folder: &Path) -> Result<(), String> {
    let files = seeds::files::read_dir(folder).map_err(|error| error.to_string())?;
    let compilation = seeds::compile(&files);
    // Cargo calls every profile that is made for publishing `release`.
    let publishes = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let drafts = compilation.diagnostics.drafts();
    if publishes && drafts > 0 {
        return Err(format!(
            "{drafts} entries of the seeds are drafts; `cargo xtask check-seeds` lists them"
        ));
    }
    let renders = std::env::var_os("CARGO_FEATURE_SSR").is_some();
    let carried = if renders { compilation.corpus } else { compilation.documents };
    let bytes = carried.ok_or_else(|| compilation.diagnostics.render(seeds::Style::Plain))?;
    let out = std::env::var_os("OUT_DIR").map(PathBuf::from).ok_or("cargo sets OUT_DIR for build scripts")?;
    let write = |name: &str, bytes: &[u8]| {
        std::fs::write(out.join(format!("{name}.bin")), bytes).map_err(|error| format!("{name}.bin: {error}"))
    };
    compilation.packs.iter().try_for_each(|(name, bytes)| write(name, bytes))?;
    write("corpus", &bytes)?;
    write("source-digests", digests(&files).as_bytes())
}

/// The SHA-256 of each source text, a line each: the document's id and the digits.
fn digests(files: &seeds::SeedFiles) -> String {
    let sources = files.iter().filter_map(|(path, bytes)| Some((path.strip_suffix("/source.txt")?, bytes)));
    let lines = sources.map(|(id, bytes)| format!("{id} {:x}\n", Sha256::digest(bytes)));
    lines.collect::<Vec<_>>().concat()
}
