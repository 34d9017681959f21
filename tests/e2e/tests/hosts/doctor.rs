//! The report of `cargo xtask doctor` for each host.

use std::fs;

use e2e::Result;
use xtask::build::files_below;
use xtask::commands::doctor;
use xtask::project;

use super::{Host, hosts};

/// The codes of the findings, and the whole report.
fn codes(address: &str) -> Result<(Vec<String>, String)> {
    let output = doctor::command(address)?.output()?;
    let said = String::from_utf8(output.stdout)?;
    let codes = said.lines().filter_map(|line| line.split_whitespace().find(|word| word.starts_with('D')));
    Ok((codes.map(str::to_owned).collect(), said))
}

/// Each host with expected and unexpected codes.
const FOUND: [(&str, &[&str], &[&str]); 7] = [
    ("gb2312", &["D03"], &["D08", "D09", "D10"]),
    ("blocked-403", &["D09"], &["D10", "D08"]),
    ("ftp-text-mode", &["D10"], &["D08", "D09"]),
    ("object-storage", &["D16"], &["D10"]),
    ("mapped-port", &["D15"], &["D16", "D10"]),
    ("counting", &["D07"], &["D10"]),
    ("nginx-baota", &["D13"], &["D03", "D08", "D09", "D10", "D15", "D16"]),
];

/// Compares the whole report with `tests/hosts/doctor/`, in which `*` matches what differs from build to build.
#[test]
fn what_is_said_of_five_hosts_stands_in_their_texts() -> Result {
    let hosts: Vec<(String, Host)> = hosts()?;
    let texts = files_below(&project::root().join("tests/hosts/doctor"))?;
    assert_eq!(texts.len(), 5);
    for file in texts {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let (_, host) = hosts.iter().find(|(other, _)| *other == name).ok_or_else(|| name.clone())?;
        let (expected, (_, said)) = (fs::read_to_string(&file)?, codes(&host.address(""))?);
        assert_eq!(said.lines().count(), expected.lines().count(), "{name}: {said}");
        for (said, expected) in said.lines().zip(expected.lines()) {
            let fits = match expected.split_once('*') {
                Some((start, end)) => {
                    said.len() > start.len() + end.len() && said.starts_with(start) && said.ends_with(end)
                }
                None => said == expected,
            };
            assert!(fits, "{name}: {said}\nexpected: {expected}");
        }
    }
    Ok(())
}

#[test]
fn each_host_is_told_what_is_wrong_with_it() -> Result {
    let hosts: Vec<(String, Host)> = hosts()?;
    for (name, expected, unexpected) in FOUND {
        let (_, host) = hosts.iter().find(|(other, _)| other == name).ok_or(name)?;
        let (codes, said) = codes(&host.address(""))?;
        println!("== {name}\n{said}");
        assert!(expected.iter().all(|code| codes.iter().any(|found| found == code)), "{name}: {said}");
        assert!(!unexpected.iter().any(|code| codes.iter().any(|found| found == code)), "{name}: {said}");
    }
    Ok(())
}
