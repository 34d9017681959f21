//! What Firefox prints of a result and of a measure.

use e2e::{Engine, EngineKind, Result, Served};
use xtask::tools::Engines;

use super::journeys::Case;

/// Whether a line of printed text equals `words`. The viewer replaces characters that it cannot decode by U+FFFD,
/// which matches any character.
fn is_line(line: &str, words: &str) -> bool {
    let (line, words): (Vec<char>, Vec<char>) = (line.trim().chars().collect(), words.chars().collect());
    line.len() == words.len()
        && line.iter().zip(&words).all(|(a, b)| a == b || *a == '\u{fffd}')
        && line.iter().zip(&words).any(|(a, b)| a == b)
}

#[tokio::test]
async fn firefox_prints_what_is_said_and_nothing_to_press() -> Result {
    let engines = Engines::install()?;
    let case = Case::new()?;
    let site = Served::below("/a/b/")?;
    let mut engine = Engine::start(EngineKind::Firefox, &engines).await?.ok_or("Firefox runs everywhere")?;
    // For each page: digits that must be printed, since the viewer decodes them in every font, and the maximum
    // number of sheets.
    for (page, figures, most) in [
        ("heilongjiang/measures/9/".to_owned(), ["3000", "2000", "1500"], 9),
        (format!("wizard/result/#a={}", case.entitled()), ["2018", "3", "1"], 3),
    ] {
        engine.visit(&site.address(&page)).await?;
        engine.wait_until("document.querySelector('.sheet, main article, main h1')").await?;
        let controls: Vec<String> = engine
            .value(
                "[...document.querySelectorAll('button, nav a, summary.menu__button')]
                    .map((one) => one.textContent.trim()).filter((words) => words.length > 1)",
            )
            .await?;
        assert!(controls.len() > 3, "{page}: {controls:?}");
        let pages = engine.print_pages().await?;
        assert!((1..=most).contains(&pages.len()), "{page}: {} sheets", pages.len());
        let text = pages.join("\n");
        for figure in figures {
            assert!(text.contains(figure), "{page}: {figure} is not in\n{text}");
        }
        let pressed: Vec<&String> =
            controls.iter().filter(|words| text.lines().any(|line| is_line(line, words))).collect();
        assert!(pressed.is_empty(), "{page}: printed are {pressed:?}");
        println!("{page}: {} sheets", pages.len());
    }
    engine.close(&site).await
}
