//! Budgets of what a phone shows before scrolling and unfolding: positions of the first elements and lengths of
//! pages, at the standard and the largest text size. Measurements are recorded in the table of budgets.

use e2e::{Browser, Result, Served, Settings, Size};
use serde_json::json;

use crate::MEASURE;
use crate::budgets::record;
use crate::face::TextSize;
use crate::face::examine::examine;

/// The height of the phone's screen, in CSS pixels.
const SCREEN: f64 = 740.0;
/// The length of the page, in screens.
const SCREENS: &str = "document.documentElement.scrollHeight / innerHeight";

/// The text sizes, each with the index of its value in a budget.
const SIZES: [(TextSize, usize); 2] = [(TextSize::Standard, 0), (TextSize::Largest, 1)];

/// Names of the text sizes in the table.
const NAMES: [&str; 2] = ["standard", "largest"];

async fn open_phone(site: &Served, letters: TextSize) -> Result<Browser> {
    let browser = Browser::with_size(Size::PHONE).await?;
    browser.load(&site.address("about/")).await?;
    letters.choose(&browser).await?;
    Ok(browser)
}

fn top_of(selector: &str) -> String {
    format!("document.querySelector('{selector}').getBoundingClientRect().top + scrollY")
}

fn height_of(selector: &str) -> String {
    format!("document.querySelector('{selector}').getBoundingClientRect().height")
}

/// Records a measurement at each text size, and fails if it exceeds `most`; `was` is its value when the budget was
/// set, `measured` a JavaScript expression.
async fn assert_within(
    name: &str,
    page: &str,
    ready: &str,
    measured: &str,
    was: [&str; 2],
    most: [f64; 2],
) -> Result {
    let site = Served::at_root()?;
    for (letters, at) in SIZES {
        let browser = open_phone(&site, letters).await?;
        browser.visit(&site.address(page)).await?;
        browser.wait_until(&format!("document.querySelector('{ready}')")).await?;
        let found: f64 = browser.value(measured).await?;
        record(&format!("{name}, {}", NAMES[at]), was[at], most[at], found, 1);
        assert!(found <= most[at], "{name}, {letters:?}: {found:.1}, at most {}", most[at]);
        browser.close(&site).await?;
    }
    Ok(())
}

#[tokio::test]
async fn the_head_is_one_row_and_its_menu_has_every_page() -> Result {
    assert_within(
        "head, px",
        MEASURE,
        ".site-header",
        &height_of(".site-header"),
        ["145", "253"],
        [56.0, 74.0],
    )
    .await?;
    let site = Served::at_root()?;
    for (letters, _) in SIZES {
        let browser = open_phone(&site, letters).await?;
        browser.visit(&site.address(MEASURE)).await?;
        browser.click(".menu summary").await?;
        let shown: Vec<String> = browser
            .value(
                "Array.from(document.querySelectorAll('.menu a, .menu button'))
                    .filter(one => one.checkVisibility() && one.getBoundingClientRect().right <= innerWidth)
                    .map(one => one.textContent.trim())",
            )
            .await?;
        for words in
            ["查条件", "措施", "金额", "对照", "全国文件", "黑龙江省文件", "关于", "字标准", "字大", "字特大"]
        {
            assert!(shown.iter().any(|one| one == words), "{words} is not in the menu: {shown:?}");
        }
        assert_eq!(examine(&browser, letters).await?, [""; 0], "the menu at {letters:?}");
        browser.close(&site).await?;
    }
    Ok(())
}

#[tokio::test]
async fn without_scripts_the_menu_opens() -> Result {
    let site = Served::at_root()?;
    let browser =
        Browser::with(Settings { size: Size::PHONE, scripts: false, ..Settings::default() }).await?;
    browser.load(&site.address(MEASURE)).await?;
    browser.click(".menu summary").await?;
    browser.click(".menu a[href$='figures/']").await?;
    assert_eq!(browser.text("h1").await?, "金额、名额和期限");
    browser.close(&site).await
}

#[tokio::test]
async fn the_main_button_of_the_home_page_is_on_the_first_screen() -> Result {
    let bottom = "document.querySelector('.start').getBoundingClientRect().bottom";
    assert_within("home's button ends, px", "", ".start", bottom, ["-", "983"], [700.0, 700.0]).await
}

/// For every measure with benefits: who gets what, in at most four lines, before the button that opens the
/// questions.
#[tokio::test]
async fn what_a_measure_gives_stands_before_its_text() -> Result {
    let site = Served::at_root()?;
    for (letters, at) in SIZES {
        let browser = open_phone(&site, letters).await?;
        let mut highest = (0.0, String::new());
        for page in site.pages()?.iter().filter(|page| page.contains("heilongjiang/measures/")) {
            browser.visit(&site.address(page)).await?;
            if !browser.value::<bool>("document.querySelector('.gist') !== null").await? {
                continue;
            }
            let begins: f64 = browser.value(&top_of(".gist .button")).await?;
            if begins > highest.0 {
                highest = (begins, page.clone());
            }
            let lines = "Array.from(document.querySelectorAll('.gist__line'), line =>
                Math.round(line.getBoundingClientRect().height / parseFloat(getComputedStyle(line).lineHeight)))
                .reduce((sum, lines) => sum + lines, 0)";
            let lines: u32 = browser.value(lines).await?;
            assert!(letters != TextSize::Standard || lines <= 4, "{page}: {lines} lines");
        }
        let most = [560.0, 1000.0][at];
        record(
            &format!("measures: the button begins, px, {}", NAMES[at]),
            ["1522", "-"][at],
            most,
            highest.0,
            1,
        );
        assert!(highest.0 > 0.0 && highest.0 <= most, "{letters:?}: {highest:?}, at most {most}");
        browser.close(&site).await?;
    }
    let block = format!("{} / {SCREEN}", height_of(".measure-benefits"));
    assert_within(
        "measure 9: what it gives, screens",
        MEASURE,
        ".measure-benefits",
        &block,
        ["3.5", "-"],
        [1.5, 3.0],
    )
    .await
}

/// One row per sentence; opened, it says what the text leaves open.
#[tokio::test]
async fn a_row_of_a_measure_opens_and_says_what_is_open() -> Result {
    let site = Served::at_root()?;
    let browser = open_phone(&site, TextSize::Standard).await?;
    browser.visit(&site.address(MEASURE)).await?;
    let rows = "document.querySelectorAll('.gives__row').length";
    // Sentences 1, 2, 3, 5 (for people and for schools) and 6.
    assert_eq!(browser.value::<u32>(rows).await?, 6);
    let seen = "document.getElementById('m9-technician').checkVisibility()";
    assert!(!browser.value::<bool>(seen).await?);
    browser.run("location.hash = 'm9-technician'").await?;
    browser.wait_until(seen).await?;
    let words = browser.text("#m9-technician").await?;
    for said in ["每人最高3000元", "就业补助资金", "也没有写向谁申请"] {
        assert!(words.contains(said), "{said} in {words}");
    }
    browser.close(&site).await
}

#[tokio::test]
async fn the_comparison_is_short_at_first() -> Result {
    assert_within("comparison, screens", "compare/", ".pair", SCREENS, ["76", "165"], [6.0, 12.0]).await
}

#[tokio::test]
async fn the_figures_are_short_at_first_and_rows_stand_on_the_first_screen() -> Result {
    assert_within("figures, screens", "figures/", ".figure", SCREENS, ["29", "56"], [4.0, 8.0]).await?;
    assert_within(
        "first figure begins, px",
        "figures/",
        ".figure",
        &top_of(".figure"),
        ["-", "-"],
        [SCREEN, 1.5 * SCREEN],
    )
    .await
}

#[tokio::test]
async fn the_first_hit_of_a_search_stands_high() -> Result {
    for query in ["工资", "老板欠我工资", "考证补贴"] {
        let page = format!("measures/#q={query}");
        let first = top_of(".hit__link");
        assert_within(
            &format!("first hit of {query}, px"),
            &page,
            ".hit__link",
            &first,
            ["606", "923"],
            [400.0, 620.0],
        )
        .await?;
    }
    Ok(())
}

/// A link to an element in a closed fold opens the fold.
#[tokio::test]
async fn addresses_lead_into_what_is_folded() -> Result {
    let site = Served::at_root()?;
    let browser = open_phone(&site, TextSize::Standard).await?;
    for (page, within) in [
        ("compare/#pair-contests", "#pair-contests .side--left"),
        ("compare/#only-m12", "#only-m12 .side"),
        ("figures/#m19-chief", "#m19-chief .figure__quote"),
        ("figures/#m19-chief-term", "#m19-chief-term .figure__quote"),
        ("heilongjiang/measures/9/#m9-98113-poor-family", "#m9-98113-poor-family"),
    ] {
        browser.load("about:blank").await?;
        browser.visit(&site.address(page)).await?;
        let seen = format!(
            "document.querySelector('{within}').checkVisibility()
             && document.querySelector(location.hash).getBoundingClientRect().top < innerHeight"
        );
        browser.wait_until(&seen).await.map_err(|error| format!("{page}: {error}"))?;
    }
    browser.close(&site).await
}

/// Folds are open in print.
#[tokio::test]
async fn what_is_folded_prints_whole() -> Result {
    let site = Served::at_root()?;
    let browser = open_phone(&site, TextSize::Standard).await?;
    for (page, parts, count) in [
        ("compare/", ".pair .quote", 150),
        ("figures/", ".figure .figure__quote", 54),
        (MEASURE, ".gives__item .gives__summary", 18),
    ] {
        browser.visit(&site.address(page)).await?;
        browser.driver.cdp().send_raw("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
        let seen = format!(
            "Array.from(document.querySelectorAll('{parts}'), part => part.checkVisibility() && part.offsetHeight > 0)"
        );
        let seen: Vec<bool> = browser.value(&seen).await?;
        assert!(seen.len() >= count, "{page}: {} of {parts}", seen.len());
        // Both sides of a pair are printed.
        assert!(seen.iter().all(|seen| *seen), "{page}: not all of {parts} are printed");
        browser.driver.cdp().send_raw("Emulation.setEmulatedMedia", json!({ "media": "" })).await?;
    }
    browser.close(&site).await
}

/// On wide screens, the comparison and the figures are open, but can be folded.
#[tokio::test]
async fn on_a_wide_screen_nothing_is_folded_at_first() -> Result {
    let site = Served::at_root()?;
    for scripts in [true, false] {
        let browser = Browser::with(Settings { scripts, ..Settings::default() }).await?;
        for (page, part) in [("compare/", ".pair .side"), ("figures/", ".figure__quote")] {
            browser.load(&site.address(page)).await?;
            if scripts {
                browser.wait_for_app().await?;
            }
            let is_seen = format!(
                "Array.from(document.querySelectorAll('{part}')).every(part => part.checkVisibility())"
            );
            assert!(browser.value::<bool>(&is_seen).await?, "{page}, scripts: {scripts}");
        }
        browser.close(&site).await?;
    }
    Ok(())
}
