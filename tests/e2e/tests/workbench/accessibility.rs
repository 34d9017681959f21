//! Accessibility of every step (axe), and its width on a narrow screen.

use e2e::{Result, Served, Settings, Size};

use super::WorkbenchPage;
use crate::face::examine::axe;

/// The narrowest supported screen.
const NARROW: Size = Size { width: 820, height: 1180, mobile: false };

#[tokio::test]
async fn every_step_is_accessible_and_fits_the_screen() -> Result {
    const STEPS: &str = "[...document.querySelectorAll('nav.steps button')].map(button => button.innerText)";
    let host = Served::at_root()?;
    let mut findings = Vec::new();
    for size in [NARROW, Size::DESKTOP] {
        let workbench =
            WorkbenchPage::open(&host.address("workbench/"), Settings { size, ..Settings::default() })
                .await?;
        workbench.browser.click(".try").await?;
        workbench.browser.click("form [type=submit]").await?;
        workbench.browser.wait_until("document.querySelector('.lines > li')").await?;
        for step in workbench.browser.value::<Vec<String>>(STEPS).await? {
            workbench.step(&step).await?;
            let found = axe(&workbench.browser).await?.into_iter();
            findings.extend(found.map(|found| format!("{step}, {} wide: {found}", size.width)));
            let wide: u32 = workbench.browser.value("document.documentElement.scrollWidth").await?;
            if wide > size.width {
                findings.push(format!("{step}, {} wide: {wide} px are scrolled sideways", size.width));
            }
        }
        workbench.browser.close(&host).await?;
    }
    assert!(findings.is_empty(), "{}", findings.join("\n"));
    Ok(())
}
