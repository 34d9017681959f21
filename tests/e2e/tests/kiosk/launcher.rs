//! The kiosk launchers: the Linux one runs with a stub browser and with Chromium; the Windows one, which does not
//! run here, is compared with it.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use e2e::{Result, Scratch};
use xtask::project;

/// Runs the launcher once in an empty folder. Returns whether it succeeded, its error output, and the browser's
/// arguments, one per line.
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

/// Runs Chromium headless, and writes the resulting DOM to a file.
const REAL_BROWSER: &str = "#!/bin/sh
exec chromium --headless=new --no-sandbox --disable-gpu --virtual-time-budget=10000 --dump-dom \"$@\" > \"$(dirname \"$0\")/dom\"
";

#[test]
fn a_real_browser_shows_the_kiosk() -> Result {
    let folder = Scratch::new()?;
    // The launcher splits `BROWSER` at spaces, so only the inner folder has spaces in its name.
    let path = |name: &str| folder.path().join(name);
    let inner = path("3#车间 100% (2)");
    fs::create_dir(&inner)?;
    fs::copy(project::root().join("hosting/kiosk/start.sh"), inner.join("start.sh"))?;
    fs::copy(project::single_file(), inner.join("chan-gai-tong.html"))?;
    fs::write(path("browser"), REAL_BROWSER)?;
    fs::set_permissions(path("browser"), fs::Permissions::from_mode(0o755))?;
    let output = Command::new("sh")
        .arg(inner.join("start.sh"))
        .env("BROWSER", path("browser"))
        .env("ONCE", "1")
        .output()?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let page = fs::read_to_string(path("dom"))?;
    for part in ["data-app=\"none\"", "data-kiosk=\"1\"", "class=\"kiosk-bar\"", "用完了，清除"] {
        assert!(page.contains(part), "{part}");
    }
    Ok(())
}

fn read(name: &str) -> Result<String> {
    Ok(fs::read_to_string(project::root().join("hosting/kiosk").join(name))?)
}

/// The browser flags of a launcher, without the path of the profile.
fn flags(launcher: &str) -> BTreeSet<&str> {
    let words = launcher.split_whitespace().filter(|word| word.starts_with("--"));
    words.map(|word| if word.starts_with("--user-data-dir=") { "--user-data-dir" } else { word }).collect()
}

#[test]
fn both_launchers_give_the_browser_the_same_flags() -> Result {
    let (windows, linux) = (read("start.bat")?, read("start.sh")?);
    let (mut of_windows, of_linux) = (flags(&windows), flags(&linux));
    // Only Edge has kiosk types; Chrome ignores the flag.
    assert!(of_windows.remove("--edge-kiosk-type=fullscreen"));
    assert_eq!(of_windows, of_linux);
    assert!(of_linux.len() > 10);
    Ok(())
}

/// Windows reads batch files in the system's encoding, and needs CRLF.
#[test]
fn the_launcher_for_windows_can_be_read_there() -> Result {
    let launcher = read("start.bat")?;
    assert!(launcher.is_ascii());
    assert_eq!(launcher.matches('\n').count(), launcher.matches("\r\n").count());
    assert!(launcher.ends_with("\r\n"));
    assert!(
        !launcher.lines().any(|line| line.trim_end().ends_with('(')),
        "a bracket in a name would end a block"
    );
    let order = ["%%=%%25", "#=%%23", " =%%20"].map(|pair| launcher.find(pair));
    assert!(order[0].is_some() && order.is_sorted(), "{order:?}");
    Ok(())
}
