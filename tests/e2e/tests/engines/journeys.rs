//! The journeys of a visitor, in any engine.

use e2e::{Engine, Result, Served};

use super::file;
use crate::MEASURE;
use crate::wizard::DOUBLE_TAP_WINDOW;
use crate::wizard::examples::{SENIOR, link_by_seeds};

/// A journey through the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Journey {
    /// Opens a measure from a shared link.
    Open,
    /// Follows links.
    Browse,
    /// Searches for a word.
    Search,
    /// Answers from the first question to the result, and opens a result from a link.
    Wizard,
    /// Filters the comparison.
    Compare,
    /// Copies a measure with its source, and shows its QR code.
    Copy,
    /// Makes all of these in the single file, without a server.
    File,
}

/// The input of the journeys.
pub struct Case {
    /// The answers of a worker entitled to the benefit of measure 10, encoded for a link.
    entitled: String,
}

impl Case {
    /// Encodes the answers with the rules of the seeds.
    pub fn new() -> Result<Case> {
        Ok(Case { entitled: link_by_seeds(&format!("{SENIOR}-insured_years.60"), "2018-06-01")? })
    }
}

impl Case {
    /// The encoded answers.
    pub fn entitled(&self) -> &str {
        &self.entitled
    }
}

impl Journey {
    /// All journeys.
    pub const ALL: [Journey; 7] = [
        Journey::Open,
        Journey::Browse,
        Journey::Search,
        Journey::Wizard,
        Journey::Compare,
        Journey::Copy,
        Journey::File,
    ];

    /// Its name in the table.
    pub fn name(self) -> &'static str {
        match self {
            Journey::Open => "open",
            Journey::Browse => "browse",
            Journey::Search => "search",
            Journey::Wizard => "wizard",
            Journey::Compare => "compare",
            Journey::Copy => "copy",
            Journey::File => "file://",
        }
    }

    /// Makes the journey.
    pub async fn make(self, engine: &mut Engine, site: &Served, case: &Case) -> Result {
        match self {
            Journey::Open => open(engine, site).await,
            Journey::Browse => browse(engine, site).await,
            Journey::Search => search(engine, site).await,
            Journey::Wizard => {
                answer(engine, site).await?;
                follow_link(engine, site, case).await
            }
            Journey::Compare => compare(engine, site).await,
            Journey::Copy => copy(engine, site).await,
            Journey::File => file::all(engine).await,
        }
    }
}

/// A link to a sentence shows it, and loads no engine.
async fn open(engine: &mut Engine, site: &Served) -> Result {
    const ENGINE_FILES: &str = "performance.getEntriesByType('resource') \
        .filter(({ name }) => /\\.(wasm|bin)(\\.gz)?$/.test(name)).length";
    engine.load(&site.address(&format!("{MEASURE}#heilongjiang.9.s2"))).await?;
    let text: String = engine.value("document.getElementById('heilongjiang.9.s2').innerText").await?;
    if !text.starts_with("对晋升技师、高级技师") {
        return Err(format!("the text is not there: {text}").into());
    }
    engine.wait_for_app().await?;
    match engine.value::<u32>(ENGINE_FILES).await? {
        0 => Ok(()),
        loaded => Err(format!("reading loads {loaded} files of engines").into()),
    }
}

/// Follows a link of the menu, which exists at every width.
pub async fn choose_in_menu(engine: &mut Engine, part: &str) -> Result {
    let _: bool = engine.value("document.querySelector('.menu').open = true").await?;
    engine.click(&format!("//*[@class = 'menu__panel']//a[contains(@href, '{part}')]")).await
}

/// Follows links from a page with an engine to pages without, and goes back.
async fn browse(engine: &mut Engine, site: &Served) -> Result {
    engine.visit(&site.address("wizard/")).await?;
    engine.wait_until("document.querySelector('h1.question')").await?;
    choose_in_menu(engine, "measures/").await?;
    engine.wait_until(&at(site, "measures/")).await?;
    engine.click("//main//a[contains(@href, 'measures/9/')]").await?;
    engine.wait_until(&at(site, MEASURE)).await?;
    engine.wait_until("document.getElementById('heilongjiang.9.s2')").await?;
    let _: bool = engine.value("history.back() || true").await?;
    engine.wait_until(&at(site, "measures/")).await?;
    engine.wait_until("!document.getElementById('heilongjiang.9.s2')").await
}

async fn search(engine: &mut Engine, site: &Served) -> Result {
    engine.visit(&site.address("measures/")).await?;
    engine.type_in("//*[@id = 'query']", "欠薪").await?;
    engine
        .wait_until("(document.querySelector('.hit mark') || {}).textContent === '农民工劳动报酬权益'")
        .await
}

/// Replies by part of the question: options by the start of their text, or digits.
const REPLIES: [(&str, &[&str]); 6] = [
    ("哪件事", &["考了证、升了级"]),
    ("哪种情况", &["在企业上班"]),
    ("职业技能等级是", &["高级工"]),
    ("哪些证书", &["职业资格证书"]),
    ("满多久", &["满3年"]),
    ("哪天发", &["2017年以后，已满1年"]),
];

/// Answers every question; measure 10 is not met, since its period has ended.
async fn answer(engine: &mut Engine, site: &Served) -> Result {
    engine.load(&site.address("about/")).await?;
    let _: bool = engine.value("sessionStorage.clear() || true").await?;
    engine.visit(&site.address("wizard/")).await?;
    answer_on_page(engine).await
}

/// As [`answer`], on the wizard's page.
pub async fn answer_on_page(engine: &mut Engine) -> Result {
    const HEADING: &str = "(document.querySelector('h1') || {}).textContent";
    engine.wait_until("document.querySelector('h1.question')").await?;
    loop {
        let question: String = engine.value(HEADING).await?;
        reply(engine, &question).await?;
        engine.wait_until(&format!("![undefined, '{question}', '问题都答完了'].includes({HEADING})")).await?;
        if engine.value("document.querySelector('h1.question') === null").await? {
            break;
        }
    }
    expect_verdict(engine, "m10-skill-subsidy", "not_met", "申请期已过").await
}

async fn reply(engine: &mut Engine, question: &str) -> Result {
    // The page ignores presses that follow this closely at the same place, as the second tap of a double tap.
    tokio::time::sleep(DOUBLE_TAP_WINDOW).await;
    let several: bool = engine.value("document.querySelector('.several') !== null").await?;
    let Some((_, words)) = REPLIES.iter().find(|(part, _)| question.contains(part)) else {
        return engine.click(&button(if several { "都没有" } else { "不清楚" })).await;
    };
    if several {
        for label in *words {
            engine.click(&format!("//label[{}]", begins(label))).await?;
        }
        return engine.click(&button("下一题")).await;
    }
    engine.click(&button(words[0])).await
}

/// Opens a result from a link with trailing text, which messengers treat as part of the link.
async fn follow_link(engine: &mut Engine, site: &Served, case: &Case) -> Result {
    // A navigation that changes only the fragment does not load the page.
    engine.load(&site.address("about/")).await?;
    engine.visit(&site.address(&format!("wizard/result/#a={}。），快看", case.entitled))).await?;
    expect_verdict(engine, "m10-skill-subsidy", "met", "2019年3月1日前申请").await
}

async fn expect_verdict(engine: &mut Engine, id: &str, verdict: &str, words: &str) -> Result {
    let card = format!("document.getElementById('{id}')");
    engine.wait_until(&format!("{card} && {card}.dataset.verdict === '{verdict}'")).await?;
    engine.wait_until(&format!("{card}.textContent.includes('{words}')")).await
}

async fn compare(engine: &mut Engine, site: &Served) -> Result {
    const COUNT: &str = "document.querySelector('[data-count]').textContent";
    engine.visit(&site.address("compare/")).await?;
    engine.wait_until(&format!("{COUNT} === '共73处'")).await?;
    // Sets the value by script, because drivers cannot open the engines' native lists.
    let chosen = "(field => { field.value = 'same';
        return field.dispatchEvent(new Event('change', { bubbles: true })); })";
    let _: bool = engine.value(&format!("{chosen}(document.getElementById('relation'))")).await?;
    engine.wait_until(&format!("{COUNT} === '共7处'")).await?;
    let seen = "[...document.querySelectorAll('.pair')].filter(pair => pair.offsetParent).length";
    engine.wait_until(&format!("{seen} === 7")).await
}

/// Where the engine denies clipboard access, the text is shown for manual copying.
async fn copy(engine: &mut Engine, site: &Served) -> Result {
    engine.visit(&site.address(MEASURE)).await?;
    engine.click("//article//button[@data-script = 'copy']").await?;
    engine.wait_until("document.querySelector('.share--node [name=text]')").await?;
    engine.click("//*[@class = 'share__ways']/*[@name = 'text']").await?;
    engine
        .wait_until(
            "(words => words.includes('文字已复制')
                || words.includes('长按') && document.querySelector('.share__field').value.includes('第9条'))
             (document.querySelector('.share__said').textContent)",
        )
        .await?;
    engine.click("//*[@class = 'share__ways']/*[@name = 'code']").await?;
    engine.wait_until("document.querySelector('.share__code')").await
}

/// A condition: the page is shown.
fn at(site: &Served, page: &str) -> String {
    let path = site.address(page).replace(&site.origin(), "");
    format!("location.pathname.replace('index.html', '') === '{path}'")
}

/// An `XPath` of buttons and links whose text starts with `words`.
fn button(words: &str) -> String {
    format!("//main//*[self::button or self::a][{}]", begins(words))
}

fn begins(words: &str) -> String {
    format!("starts-with(normalize-space(.), '{words}')")
}
