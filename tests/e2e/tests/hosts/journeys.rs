//! The journeys of a visitor, on any host.

use e2e::{Browser, Result};

use crate::MEASURE;
use crate::wizard::examples::{SENIOR, link_by_seeds};

/// A journey through the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Journey {
    /// Opens a measure from a shared link, and follows a link.
    Read,
    /// Searches.
    Search,
    /// Opens the first question.
    Answer,
    /// Opens a result from a link.
    Result,
    /// Waits until the whole site is stored for offline use.
    Offline,
    /// Checks for a new version.
    Update,
}

/// The outcome of a journey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// It succeeded.
    Done,
    /// The host makes it impossible, and the page says so.
    Reported,
}

impl Cell {
    pub fn label(self) -> &'static str {
        match self {
            Cell::Done => "done",
            Cell::Reported => "said",
        }
    }
}

/// Whether the page says that the engine is not available.
pub const UNAVAILABLE_MESSAGE: &str = "['failed', 'unsupported'].includes(document.documentElement.dataset.app) && \
    [...document.querySelectorAll('#notice, .needs-app')].some(place => !place.hidden && place.textContent.length > 10)";

impl Journey {
    /// All journeys.
    pub const ALL: [Journey; 6] =
        [Journey::Read, Journey::Search, Journey::Answer, Journey::Result, Journey::Offline, Journey::Update];

    /// Its name in the table.
    pub fn name(self) -> &'static str {
        match self {
            Journey::Read => "read",
            Journey::Search => "search",
            Journey::Answer => "answer",
            Journey::Result => "result",
            Journey::Offline => "offline",
            Journey::Update => "update",
        }
    }

    /// Whether the host may make it impossible; reading must always work.
    pub fn may_be_impossible(self, host: &str) -> bool {
        match self {
            Journey::Read => false,
            // The rate-limiting host also rejects the engine's files for a while.
            Journey::Search | Journey::Answer | Journey::Result => host == "counting",
            // Files that differ from the release are never stored.
            Journey::Offline | Journey::Update => {
                ["injected", "ftp-text-mode", "counting", "blocked-403", "blocked-page"].contains(&host)
            }
        }
    }

    /// Makes the journey.
    pub async fn make(self, browser: &Browser, address: &impl Fn(&str) -> String) -> Result<Cell> {
        match self {
            Journey::Read => {
                browser.load(&address(MEASURE)).await?;
                browser.wait_until("document.getElementById('heilongjiang.9.s2')").await?;
                let text: String =
                    browser.value("document.getElementById('heilongjiang.9.s2').innerText").await?;
                if !text.starts_with("对晋升技师") {
                    return Err(format!("the text is not there: {text}").into());
                }
                // On small screens, the link is in the menu, so a real click would fail.
                browser.run("document.querySelector(\".site-nav a[href*='figures/']\").click()").await?;
                browser.wait_until("document.querySelectorAll('.figure').length > 10").await?;
                Ok(Cell::Done)
            }
            Journey::Search => {
                browser.load(&address("measures/#q=peixun")).await?;
                done_or_reported(browser, "document.querySelectorAll('mark').length > 0").await
            }
            Journey::Answer => {
                browser.load(&address("wizard/")).await?;
                done_or_reported(browser, "document.documentElement.dataset.app === 'running' && document.querySelector('h1.question')").await
            }
            Journey::Result => {
                let answers = link_by_seeds(&format!("{SENIOR}-insured_years.60"), "2018-06-01")?;
                browser.load(&address("about/")).await?;
                browser.load(&address(&format!("wizard/result/#a={answers}"))).await?;
                done_or_reported(browser, "document.querySelector('[data-verdict=met]')").await
            }
            Journey::Offline => {
                browser.load(&address("about/")).await?;
                let state = "document.getElementById('offline-state').dataset.state";
                browser
                    .wait_until(&format!(
                        "['ready', 'pages', 'failed', 'altered', 'later'].includes({state})"
                    ))
                    .await?;
                let state: String = browser.value(state).await?;
                Ok(if state == "ready" { Cell::Done } else { Cell::Reported })
            }
            Journey::Update => {
                browser.load(&address("about/")).await?;
                browser.wait_until("!document.getElementById('check-version').hidden").await?;
                browser.click("#check-version").await?;
                let state = "document.getElementById('offline-state').dataset.state";
                browser
                    .wait_until(&format!(
                        "['current', 'ready', 'pages', 'failed', 'altered', 'later', 'unreachable'].includes({state})"
                    ))
                    .await?;
                let state: String = browser.value(state).await?;
                Ok(if state == "current" { Cell::Done } else { Cell::Reported })
            }
        }
    }
}

/// Waits until the condition is true, or the page says that the engine is not available.
async fn done_or_reported(browser: &Browser, wanted: &str) -> Result<Cell> {
    browser.wait_until(&format!("({wanted}) || ({UNAVAILABLE_MESSAGE})")).await?;
    Ok(if browser.value::<bool>(&format!("Boolean({wanted})")).await? { Cell::Done } else { Cell::Reported })
}
