//! The launcher for Linux, with a browser that only notes how it was started.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use e2e::{Result, Scratch};
use xtask::project;

/// Runs the launcher once in a folder of its own, and returns whether it went well, what it said, and
/// what the browser was started with.
fn launch(file: Option<&str>) -> Result<(bool, String, String)> {
    let folder = Scratch::new()?;
    let path = |name: &str| folder.path().join(name);
    fs::copy(project::root().join("hosting/kiosk/start.sh"), path("start.sh"))?;
    fs::write(path("browser"), "#!/bin/sh\nprintf '%s\\n' \"$@\" > \"$(dirname \"$0\")/noted\"\n")?;
    fs::set_permissions(path("browser"), fs::Permissions::from_mode(0o755))?;
    if let Some(file) = file {
        fs::write(path(file), "")?;
    }
    let output = Command::new("sh")
        .arg(path("start.sh"))
        .args(file.filter(|file| *file != "chan-gai-tong.html").map(path))
        .env("BROWSER", path("browser"))
        .env("ONCE", "1")
        .output()?;
    let noted = fs::read_to_string(path("noted")).unwrap_or_default();
    let noted = noted.replace(&folder.path().display().to_string(), "");
    Ok((output.status.success(), String::from_utf8(output.stderr)?, noted))
}

#[test]
fn the_file_beside_it_or_the_one_named_is_shown() -> Result {
    for file in ["chan-gai-tong.html", "产改 政策通.html"] {
        let (went_well, said, noted) = launch(Some(file))?;
        assert!(went_well, "{said}");
        let words: Vec<&str> = noted.lines().collect();
        assert_eq!(words[..2], ["--kiosk".to_owned(), format!("file:///{file}")]);
        for flag in ["--disable-pinch", "--overscroll-history-navigation=0"] {
            assert!(words.contains(&flag), "{flag}: {noted}");
        }
        assert!(words.iter().any(|word| word.starts_with("--user-data-dir=")), "{noted}");
    }
    Ok(())
}

#[test]
fn without_the_file_it_says_what_is_missing() -> Result {
    let (went_well, said, noted) = launch(None)?;
    assert!(!went_well && noted.is_empty());
    assert!(said.contains("chan-gai-tong.html: not found"), "{said}");
    Ok(())
}
