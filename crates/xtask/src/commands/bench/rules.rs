//! The same benefits for the same people, computed here and by Publicodes, both under Node.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::{Section, folder, printed};
use crate::tools::{self, Peers, Tools};
use crate::{Error, Result, build, content, process, project};

/// The output of `tests/bench/rules.mjs`.
#[derive(Deserialize)]
struct Measured {
    benefits: usize,
    people: usize,
    same: usize,
    differences: BTreeMap<String, Difference>,
    ours: Engine,
    theirs: Engine,
}

/// A verdict that differs between the two.
#[derive(Deserialize)]
struct Difference {
    count: usize,
    /// The number of cases in which every question was answered.
    complete: usize,
}

#[derive(Deserialize)]
struct Engine {
    #[serde(default)]
    version: String,
    /// Milliseconds from start to the first answer.
    load: f64,
    /// Milliseconds for all benefits of one person.
    person: f64,
    code: Packed,
    rules: Packed,
}

#[derive(Deserialize)]
struct Packed {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Why the two may differ if questions are unanswered.
const REASONS: [(&str, &str); 3] = [
    (
        "no here, open there",
        "decided here whatever the open answers are: a comparison fails with its question and without it, or \
         another answer rules it out",
    ),
    ("yes here, open there", "decided here by an answer that rules the others out"),
    (
        "open here, no there",
        "what is still open here is which kind of no it is: outside a list that ends in 等, or not met",
    ),
];

/// Builds the domain as a WebAssembly module, and measures it against Publicodes.
pub fn measure() -> Result<Section> {
    let (tools, peers) = (Tools::install()?, Peers::install()?);
    let folder = folder()?;
    let module = module(&tools, &folder)?;
    let [corpus, _] = packs(&folder)?;
    let data = folder.join("data");
    content::write_open_data(&content::compile()?, &data)?;
    let mut node = peers.script("rules.mjs");
    node.arg(module).args([corpus, data]).arg(tools.esbuild().get_program());
    let measured: Measured = printed(&mut node)?;
    let mut section = Section::new(measured.text());
    section.failures = measured.contradictions();
    Ok(section)
}

/// Writes the inputs of the domain as files: the corpus and the readings.
pub fn packs(folder: &Path) -> Result<[PathBuf; 2]> {
    let compiled = content::compile()?;
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.join(name).with_extension("bin");
        fs::write(&path, bytes).map_err(Error::writing(&path)).map(|()| path)
    };
    let pinyin = compiled.packs.get("pinyin").map_or(&[][..], Vec::as_slice);
    Ok([write("corpus", &compiled.corpus)?, write("pinyin", pinyin)?])
}

/// Builds the domain for Node and returns the path of its JavaScript, next to which the WebAssembly is.
pub fn module(tools: &Tools, folder: &Path) -> Result<PathBuf> {
    let mut cargo = process::cargo();
    cargo.args(["build", "--quiet", "--package", "bench-wasm", "--profile", build::PROFILE]);
    process::run(build::for_browsers(cargo.args(["--target", tools::WASM_TARGET])))?;
    let built = project::target().join(tools::WASM_TARGET).join(build::PROFILE).join("bench_wasm.wasm");
    let out = folder.join("wasm");
    process::run(tools.wasm_bindgen().args(["--target", "nodejs", "--out-dir"]).arg(&out).arg(built))?;
    let wasm = out.join("bench_wasm_bg.wasm");
    build::app::optimise(tools, &wasm, &wasm)?;
    Ok(out.join("bench_wasm.js"))
}

impl Measured {
    fn text(&self) -> String {
        let [ours, theirs] = [&self.ours, &self.theirs];
        let mut text = format!(
            "{} benefits, {} people drawn at random, half of whom answered every question\n",
            self.benefits, self.people
        );
        let mut row = |name: &str, ours: String, theirs: String, ratio: f64| {
            let _ = writeln!(text, "{name:<56}{ours:>10}{theirs:>20}{ratio:>10.3}");
        };
        row("", "here".into(), format!("Publicodes {}", theirs.version), f64::NAN);
        let figures: [(&str, f64, f64, usize); 3] = [
            ("loaded and answered once, ms", ours.load, theirs.load, 1),
            ("all benefits of one person, ms", ours.person, theirs.person, 3),
            ("people a second", 1000.0 / ours.person, 1000.0 / theirs.person, 0),
        ];
        for (name, ours, theirs, decimals) in figures {
            row(name, format!("{ours:.decimals$}"), format!("{theirs:.decimals$}"), ours / theirs);
        }
        let sizes = [
            ("code, bytes", &ours.code, &theirs.code),
            ("rules (here with the texts they quote), bytes", &ours.rules, &theirs.rules),
        ];
        for (name, ours, theirs) in sizes {
            for (how, ours, theirs) in [
                ("raw", ours.raw, theirs.raw),
                ("gzip", ours.gzip, theirs.gzip),
                ("brotli", ours.brotli, theirs.brotli),
            ] {
                row(&format!("{name}, {how}"), ours.to_string(), theirs.to_string(), ratio(ours, theirs));
            }
        }
        let text = text.replace("  NaN", "ratio");
        let mut text = format!("{text}\nVerdicts: {} the same", self.same);
        for (kind, difference) in &self.differences {
            let reason =
                REASONS.iter().find(|(known, _)| known == kind).map_or("NOT EXPLAINED", |(_, reason)| reason);
            let _ = write!(text, "\n  {:>5} {kind}: {reason}", difference.count);
        }
        text.push('\n');
        text
    }

    /// Differences that unanswered questions do not explain: for complete answers, or met against not met.
    fn contradictions(&self) -> Vec<String> {
        let is_explained = |kind: &str| REASONS.iter().any(|(known, _)| *known == kind);
        let wrong = self.differences.iter().filter(|(kind, found)| found.complete > 0 || !is_explained(kind));
        wrong.map(|(kind, found)| format!("{} verdicts are {kind}", found.count)).collect()
    }
}

fn ratio(ours: usize, theirs: usize) -> f64 {
    let number = |count: usize| u32::try_from(count).map_or(f64::INFINITY, f64::from);
    number(ours) / number(theirs)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(differences: &str) -> Measured {
        let engine = r#"{"load":1,"person":1,"code":{"raw":1,"gzip":1,"brotli":1},"rules":{"raw":1,"gzip":1,"brotli":1}}"#;
        let json = format!(
            r#"{{"benefits":1,"people":1,"same":1,"differences":{{{differences}}},"ours":{engine},"theirs":{engine}}}"#
        );
        serde_json::from_str(&json).unwrap()
    }

    #[test]
    fn only_differences_on_open_questions_are_let_pass() {
        let open = r#""no here, open there":{"count":3,"complete":0}"#;
        assert!(measured(open).contradictions().is_empty());
        assert_eq!(measured(&open.replace("complete\":0", "complete\":1")).contradictions().len(), 1);
        assert_eq!(measured(r#""yes here, no there":{"count":1,"complete":0}"#).contradictions().len(), 1);
    }
}
