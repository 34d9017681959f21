//! Every command of docs/authoring.md, run as it stands there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use clap::Parser as _;
use xtask::commands::CommandLine;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the project is there")
}

fn guide() -> String {
    fs::read_to_string(root().join("docs/authoring.md")).expect("the guide can be read")
}

/// The lines of the guide's blocks of commands, in a folder of their own instead of `target/try`.
fn blocks(folder: &Path) -> Vec<String> {
    let guide = guide();
    let blocks = guide.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap_or(""));
    let program = env!("CARGO_BIN_EXE_xtask");
    blocks
        .map(|block| block.replace("target/try", &folder.to_string_lossy()).replace("cargo xtask", program))
        .collect()
}

fn run(block: &str) -> Output {
    Command::new("sh").current_dir(root()).args(["-e", "-c", block]).output().expect("a shell runs")
}

#[test]
fn the_commands_take_the_sample_from_text_to_the_end() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("authoring");
    let blocks = blocks(&folder);
    assert_eq!(blocks.len(), 2);
    let outputs: Vec<String> = blocks
        .iter()
        .map(|block| {
            let output = run(block);
            let text = String::from_utf8_lossy(&output.stdout).into_owned();
            let errors = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{block}\n{text}\n{errors}");
            text
        })
        .collect();
    let last = |text: &str| text.lines().last().unwrap_or_default().to_owned();
    let (drafts, finished) = (last(&outputs[0]), last(&outputs[1]));
    assert!(drafts.starts_with("diagnostics: 0 errors, ") && drafts.ends_with(" 1 draft"), "{drafts}");
    assert!(finished.starts_with("diagnostics: 0 errors, ") && !finished.contains("draft"), "{finished}");
    let next = format!("`cargo xtask check-seeds {}`", folder.join("seeds").display());
    assert!(outputs[0].contains(&next), "what comes next is of the same folder");
    assert!(outputs[1].contains("sample.3-2.s1"), "the nodes are listed");
}

#[test]
fn commands_named_in_the_text_are_commands() {
    let guide = guide();
    let mut count = 0;
    for rest in guide.split("`cargo xtask ").skip(1) {
        let line = rest.split('`').next().unwrap_or_default();
        let words = ["cargo xtask"].into_iter().chain(line.split_whitespace());
        assert!(CommandLine::try_parse_from(words).is_ok(), "{line}");
        count += 1;
    }
    assert!(count >= 6, "{count} commands");
}
