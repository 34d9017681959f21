//! Each host of `tests/hosts/`, and a table of the journeys that succeed there.

mod doctor;
mod journeys;

use std::fmt::Write as _;
use std::fs;

use e2e::{Browser, Result, Served, WebServer, apache, nginx};
use xtask::build::files_below;
use xtask::project;
use xtask::server::{Habits, Network, ServedFolder};

pub use journeys::{Cell, Journey, UNAVAILABLE_MESSAGE};

/// A running host.
enum Host {
    Own(Served),
    Real(WebServer),
}

impl Host {
    fn address(&self, path: &str) -> String {
        match self {
            Host::Own(site) => site.address(path),
            Host::Real(server) => server.address(path),
        }
    }
}

/// All hosts, by name.
fn hosts() -> Result<Vec<(String, Host)>> {
    let mut hosts = Vec::new();
    for file in files_below(&project::root().join("tests/hosts"))? {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let host = match file.extension().and_then(|ending| ending.to_str()) {
            Some("toml") => {
                let habits: Habits = toml::from_str(&fs::read_to_string(&file)?)?;
                let site = ServedFolder::new(project::dist()).over(&Network::default()).with_habits(habits);
                Host::Own(Served::site(site, &project::dist(), "/")?)
            }
            Some("conf") => {
                let rules = fs::read_to_string(&file)?;
                let start = if name.starts_with("nginx") { nginx::host } else { apache::host };
                Host::Real(start(&rules)?)
            }
            _ => continue,
        };
        hosts.push((name, host));
    }
    Ok(hosts)
}

/// Reading works on every host; the page says what a host makes impossible.
#[tokio::test]
async fn on_every_host_pages_are_read_and_what_cannot_be_had_is_said() -> Result {
    let (mut table, mut failures) = (String::new(), Vec::new());
    write!(table, "{:<20}", "host")?;
    for journey in Journey::ALL {
        write!(table, "{:<10}", journey.name())?;
    }
    for (name, host) in hosts()? {
        write!(table, "\n{name:<20}")?;
        // A new browser, without storage of the previous host.
        let browser = Browser::open().await?;
        for journey in Journey::ALL {
            let result = journey.make(&browser, &|path| host.address(path)).await;
            let cell = match result {
                Ok(cell) if cell == Cell::Done || journey.may_be_impossible(&name) => cell.label(),
                Ok(cell) => {
                    failures.push(format!("{name}, {}: {cell:?}", journey.name()));
                    "FAILED"
                }
                // The rate-limiting host also rejects pages for a while.
                Err(_) if name == "counting" => "refused",
                Err(error) => {
                    failures.push(format!("{name}, {}: {error}", journey.name()));
                    "FAILED"
                }
            };
            write!(table, "{cell:<10}")?;
        }
        let _ = browser.driver.clone().quit().await;
    }
    table.push('\n');
    fs::write(project::hosts(), &table)?;
    println!("{table}");
    if failures.is_empty() { Ok(()) } else { Err(failures.join("\n").into()) }
}

/// A gateway alters every page in the same way: the site works, the about page names the altered files, and they
/// are not fetched again at each visit.
#[tokio::test]
async fn files_that_are_altered_each_time_are_named_and_left_alone() -> Result {
    let network = Network::default();
    let habits = Habits { injected: "<i id=\"carrier\"></i>".into(), ..Habits::default() };
    let site = ServedFolder::new(project::dist()).over(&network).with_habits(habits);
    let site = Served::site(site, &project::dist(), "/")?;
    let browser = Browser::open().await?;
    let state = |state: &str| format!("document.getElementById('offline-state').dataset.state === '{state}'");
    for expected in ["failed", "altered", "altered"] {
        let before = network.sent().len();
        browser.load("about:blank").await?;
        browser.load(&site.address("about/")).await?;
        browser.wait_until(&state(expected)).await?;
        let sent = network.sent().split_off(before);
        let stored = sent.iter().filter(|file| file.path.contains("/measures/")).count();
        if expected == "altered" && network.sent().len() > before {
            assert!(browser.text("#offline-state").await?.contains("index.html"));
        }
        browser.run(&format!("window.name = '{stored}'")).await?;
    }
    let fetched: String = browser.value("window.name").await?;
    assert_eq!(fetched, "0", "measures were fetched at the third visit");
    Ok(())
}
