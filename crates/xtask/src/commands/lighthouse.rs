//! `lighthouse`: audits one page of each kind for accessibility, best practices and SEO.

use std::process::Command;

use serde_json::Value;

use crate::server::{ServedFolder, Server, listen};
use crate::{Error, Result, build, process, project, tools};

/// One page of each kind.
const PAGES: [&str; 9] = [
    "",
    "measures/",
    "heilongjiang/measures/9/",
    "heilongjiang/",
    "compare/",
    "figures/",
    "wizard/",
    "wizard/result/",
    "about/",
];

const CATEGORIES: [&str; 3] = ["accessibility", "best-practices", "seo"];

/// Prints the scores and the failed audits.
///
/// # Errors
/// If a score is below 100, or Lighthouse cannot be installed or run.
pub fn run() -> Result<()> {
    let lighthouse = tools::install_lighthouse()?;
    build::site_if_changed()?;
    let unusable = |source| Error::Port { port: 0, source };
    let server =
        Server::start(ServedFolder::new(project::dist()), listen(0).map_err(unusable)?).map_err(unusable)?;
    println!("{:<28}{:>15}{:>16}{:>6}", "page", CATEGORIES[0], CATEGORIES[1], CATEGORIES[2]);
    let mut lost = 0;
    for page in PAGES {
        let output = process::output(
            Command::new(&lighthouse)
                .arg(format!("http://{}/{page}", server.address()))
                .args(["--quiet", "--output=json", "--output-path=stdout"])
                .arg(format!("--only-categories={}", CATEGORIES.join(",")))
                .arg("--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage")
                .env("CHROME_PATH", "/usr/bin/chromium"),
        )?;
        let report: Value = serde_json::from_slice(&output).map_err(|error| {
            Error::Finding(format!("Lighthouse's report on /{page} is not JSON: {error}"))
        })?;
        let [first, second, third] = CATEGORIES.map(|category| score(&report, category));
        println!("/{page:<27}{first:>15}{second:>16}{third:>6}");
        for finding in findings(&report) {
            println!("    {finding}");
        }
        lost += [first, second, third].iter().filter(|score| **score < 100).count();
    }
    if lost > 0 {
        return Err(Error::Finding(format!("{lost} scores are below 100")));
    }
    Ok(())
}

/// The score of a category, 0 to 100; 0 if it is missing, for example because the page did not load.
fn score(report: &Value, category: &str) -> u8 {
    let share = report["categories"][category]["score"].as_f64().unwrap_or_default();
    // The share is between 0 and 1.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let hundredths = (share * 100.0).round() as u8;
    hundredths
}

/// The failed audits, by id and title.
fn findings(report: &Value) -> Vec<String> {
    let weighted = CATEGORIES
        .iter()
        .flat_map(|category| report["categories"][category]["auditRefs"].as_array().into_iter().flatten());
    weighted
        .filter(|reference| reference["weight"].as_f64().is_some_and(|weight| weight > 0.0))
        .filter_map(|reference| reference["id"].as_str())
        .map(|id| (id, &report["audits"][id]))
        .filter(|(_, audit)| audit["score"].as_f64().is_some_and(|score| score < 1.0))
        .map(|(id, audit)| format!("{id}: {}", audit["title"].as_str().unwrap_or_default()))
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_report_gives_its_scores_and_what_costs_points() {
        let report = json!({
            "categories": {
                "accessibility": {
                    "score": 0.93,
                    "auditRefs": [{ "id": "label", "weight": 7 }, { "id": "hint", "weight": 0 }]
                },
                "seo": { "score": 1, "auditRefs": [{ "id": "title", "weight": 1 }] },
            },
            "audits": {
                "label": { "score": 0, "title": "Fields have labels" },
                "hint": { "score": 0, "title": "Only a hint" },
                "title": { "score": 1, "title": "There is a title" },
            },
        });
        assert_eq!(CATEGORIES.map(|category| score(&report, category)), [93, 0, 100]);
        assert_eq!(findings(&report), ["label: Fields have labels"]);
    }
}
