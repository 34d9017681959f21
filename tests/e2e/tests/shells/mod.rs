//! Each shell of `tests/shells/`, and a table of the journeys that succeed in it.
//!
//! A shell simulates an app or device: a script that runs before each page, and a user agent. The page says what a
//! shell makes impossible, or does not offer it.

mod journeys;

use std::fmt::Write as _;
use std::fs;

use e2e::{Browser, Result, Served, Size};
use serde::Deserialize;
use serde_json::json;
use xtask::build::files_below;
use xtask::project;

use journeys::{Cell, Journey};

/// The description of a shell.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Shell {
    /// The apps and devices that behave like this, in one line.
    about: String,
    /// The user agent.
    #[serde(default)]
    agent: String,
    /// Journeys that the shell makes impossible, as the page says.
    #[serde(default)]
    said: Vec<String>,
    /// Journeys for which the page has no button.
    #[serde(default)]
    absent: Vec<String>,
    /// Whether the shell darkens pages by itself.
    #[serde(default)]
    darkened: bool,
    /// The script that runs before each page.
    #[serde(default)]
    script: String,
}

impl Shell {
    /// The expected outcome of a journey.
    fn expected(&self, journey: Journey) -> Cell {
        let is_in = |list: &[String]| list.iter().any(|name| name == journey.name());
        match (is_in(&self.said), is_in(&self.absent)) {
            (true, _) => Cell::Reported,
            (_, true) => Cell::Absent,
            _ => Cell::Done,
        }
    }

    async fn open(&self) -> Result<Browser> {
        let browser = Browser::with_size(Size::PHONE).await?;
        if !self.agent.is_empty() {
            let agent = json!({ "userAgent": self.agent });
            browser.driver.cdp().send_raw("Network.setUserAgentOverride", agent).await?;
        }
        let darkened = json!({ "enabled": self.darkened });
        browser.driver.cdp().send_raw("Emulation.setAutoDarkModeOverride", darkened).await?;
        browser.before_pages(journeys::PRINTER).await?;
        browser.before_pages(&self.script).await?;
        Ok(browser)
    }
}

#[tokio::test]
async fn in_every_shell_pages_are_read_and_what_cannot_be_had_is_said() -> Result {
    let site = Served::below("/a/b/")?;
    let (mut table, mut failures) = (String::new(), Vec::new());
    write!(table, "{:<20}", "shell")?;
    for journey in Journey::ALL {
        write!(table, "{:<10}", journey.name())?;
    }
    for file in files_below(&project::root().join("tests/shells"))? {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let shell: Shell = toml::from_str(&fs::read_to_string(&file)?)?;
        assert!(shell.about.ends_with('.'), "{name}: which do so?");
        write!(table, "\n{name:<20}")?;
        let browser = shell.open().await?;
        for journey in Journey::ALL {
            let expected = shell.expected(journey);
            let words = match journey.make(&browser, &site).await {
                Ok(cell) if cell == expected => cell.label(),
                Ok(cell) => {
                    failures.push(format!("{name}, {}: {cell:?}, not {expected:?}", journey.name()));
                    "FAILED"
                }
                Err(error) => {
                    failures.push(format!("{name}, {}: {error}", journey.name()));
                    "FAILED"
                }
            };
            write!(table, "{words:<10}")?;
        }
        let _ = browser.driver.clone().quit().await;
    }
    // Shells that need a device or engine not available here.
    for (name, instead) in NOT_AVAILABLE {
        write!(table, "\n{name:<20}not to be had here: {instead}")?;
    }
    table.push('\n');
    fs::write(project::shells(), &table)?;
    println!("{table}");
    if failures.is_empty() { Ok(()) } else { Err(failures.join("\n").into()) }
}

/// Shells that cannot run here, and what covers them instead.
const NOT_AVAILABLE: [(&str, &str); 3] = [
    ("trident", "every page names the engine to be taken, and its words for old engines need no script"),
    ("x5, uc, harmony", "the Chromium of 2020 makes every journey of the engines' table"),
    ("talkback, voiceover", "names, roles and order are held by axe on every page"),
];
