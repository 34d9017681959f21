//! Every step of the workbench for those who do not see it or do not use a mouse, and on a narrow screen.

use e2e::{Result, Served, Settings, Size};

use super::Bench;
use crate::face::examine::axe;

/// The narrowest screen that it is made for.
const NARROW: Size = Size { width: 820, height: 1180, mobile: false };

#[tokio::test]
async fn every_step_is_for_everybody_and_no_wider_than_the_screen() -> Result {
    const STEPS: &str = "[...document.querySelectorAll('nav.steps button')].map(button => button.innerText)";
    let host = Served::at_root()?;
    let mut findings = Vec::new();
    for size in [NARROW, Size::DESKTOP] {
        let bench =
            Bench::open(&host.address("workbench/"), Settings { size, ..Settings::default() }).await?;
        bench.browser.click(".try").await?;
        bench.browser.click("form [type=submit]").await?;
        bench.browser.wait_until("document.querySelector('.lines > li')").await?;
        for step in bench.browser.value::<Vec<String>>(STEPS).await? {
            bench.step(&step).await?;
            let found = axe(&bench.browser).await?.into_iter();
            findings.extend(found.map(|found| format!("{step}, {} wide: {found}", size.width)));
            let wide: u32 = bench.browser.value("document.documentElement.scrollWidth").await?;
            if wide > size.width {
                findings.push(format!("{step}, {} wide: {wide} px are scrolled sideways", size.width));
            }
        }
        bench.browser.close(&host).await?;
    }
    assert!(findings.is_empty(), "{}", findings.join("\n"));
    Ok(())
}
