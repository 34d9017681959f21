//! The domain as native code: the benches of `crates/seeds`, which have budgets of their own.

use super::Section;
use crate::{Result, process};

const BENCHES: [&str; 3] = ["search", "eligibility", "compare"];

/// Runs the benches in release mode, unlike this program.
pub fn measure() -> Result<Section> {
    let mut section = Section::new(String::new());
    for bench in BENCHES {
        let mut cargo = process::cargo();
        cargo.args(["bench", "--quiet", "--package", "seeds", "--bench", bench]);
        let output = cargo.stderr(std::process::Stdio::inherit()).output();
        let output = output.map_err(process::starting(&cargo))?;
        section.text += &String::from_utf8_lossy(&output.stdout);
        if !output.status.success() {
            section.failures.push(format!("the bench `{bench}`"));
        }
    }
    Ok(section)
}
