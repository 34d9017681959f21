//! Accessibility checks of the current page: axe-core, and own checks of what axe does not cover.

use std::sync::LazyLock;

use e2e::{Browser, Result};
use serde_json::json;
use xtask::tools::Tools;

use super::TextSize;

/// Runs the rules for WCAG 2.2 AA and the best practices.
const RUN_AXE: &str = "
    const done = arguments[arguments.length - 1];
    const only = { type: 'tag', values:
        ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'] };
    const rules = { 'target-size': { enabled: true } };
    axe.run(document, { runOnly: only, rules, resultTypes: ['violations'] }).then(
        (result) => done(result.violations.flatMap((rule) => rule.nodes.slice(0, 5).map((node) =>
            `axe ${rule.id}: ${node.html.slice(0, 120)} (${node.failureSummary.split('\\n').slice(1, 3).join(' ')})`))),
        (error) => done([`axe failed: ${error}`]));";

/// All findings, one line each.
pub async fn examine(browser: &Browser, size: TextSize) -> Result<Vec<String>> {
    let mut findings = own_checks(browser, size).await?;
    findings.extend(axe(browser).await?);
    Ok(findings)
}

/// The findings of axe-core.
pub async fn axe(browser: &Browser) -> Result<Vec<String>> {
    browser.run(axe_source()?).await?;
    Ok(browser.driver.execute_async(RUN_AXE, Vec::new()).await?.convert()?)
}

/// Own checks: text sizes, touch targets, overlaps and order.
pub async fn own_checks(browser: &Browser, size: TextSize) -> Result<Vec<String>> {
    // The smallest text is 16 px at the standard size of 18 px, and in proportion at the others.
    let least = size.pixels() * 16.0 / 18.0;
    let arguments = [least, size.target(), size.pixels()].map(|value| json!(value)).to_vec();
    Ok(browser.driver.execute(include_str!("examine.js"), arguments).await?.convert()?)
}

/// The source of axe-core.
fn axe_source() -> Result<&'static str> {
    static SOURCE: LazyLock<std::result::Result<String, String>> = LazyLock::new(|| {
        let file = Tools::install().map_err(|error| error.to_string())?.npm_module("axe-core/axe.min.js");
        std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))
    });
    SOURCE.as_deref().map_err(|error| error.clone().into())
}
