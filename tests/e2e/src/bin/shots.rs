//! Screenshots of every page at the sizes people use, into `target/shots/`. `--all` adds the sizes
//! of a tablet and of a large screen.

use e2e::{Browser, Result, Served, Settings, Size};
use xtask::project;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result {
    let all = std::env::args().any(|argument| argument == "--all");
    let sizes: &[Size] = if all {
        &[Size::PHONE, Size::DESKTOP, Size::TABLET, Size::LARGE]
    } else {
        &[Size::PHONE, Size::DESKTOP]
    };
    let folder = project::target().join("shots");
    std::fs::create_dir_all(&folder)?;
    let site = Served::at_root()?;
    for &size in sizes {
        let browser = Browser::with(Settings { size, ..Settings::default() }).await?;
        for page in site.pages()? {
            browser.visit(&site.address(&page)).await?;
            let name =
                if page.is_empty() { "home".into() } else { page.trim_end_matches('/').replace('/', "-") };
            let file = folder.join(format!("{name}-{}x{}.png", size.width, size.height));
            browser.driver.screenshot(&file).await?;
        }
        browser.close(&site).await?;
    }
    println!("Screenshots are in {}", folder.display());
    Ok(())
}
