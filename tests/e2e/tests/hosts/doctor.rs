//! What `cargo xtask doctor` says of the hosts.

use e2e::Result;
use xtask::commands::doctor;

use super::{Host, hosts};

/// The codes of what was found.
fn codes(address: &str) -> Result<(Vec<String>, String)> {
    let output = doctor::command(address)?.output()?;
    let said = String::from_utf8(output.stdout)?;
    let codes = said.lines().filter_map(|line| line.split_whitespace().find(|word| word.starts_with('D')));
    Ok((codes.map(str::to_owned).collect(), said))
}

/// Each host, what must be found, and what must not.
const FOUND: [(&str, &[&str], &[&str]); 7] = [
    ("gb2312", &["D03"], &["D08", "D09", "D10"]),
    ("blocked-403", &["D09"], &["D10", "D08"]),
    ("ftp-text-mode", &["D10"], &["D08", "D09"]),
    ("object-storage", &["D16"], &["D10"]),
    ("mapped-port", &["D15"], &["D16", "D10"]),
    ("counting", &["D07"], &["D10"]),
    ("nginx-baota", &["D13"], &["D03", "D08", "D09", "D10", "D15", "D16"]),
];

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
