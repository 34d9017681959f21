//! Reading aloud, with a stub of the speech synthesis, since Chromium has no voice without a speech service.

use e2e::{Browser, Result, Served};
use serde_json::json;

use super::examine::{examine, own_checks};
use super::scaled::SCALE;
use super::{TextSize, set_width};
use crate::MEASURE;

/// A platform with one voice. Records what is spoken; `finish()` ends the current utterance.
const STUB: &str = "
    window.spoken = [];
    let current = null;
    class Utterance { constructor(text) { this.text = text; } }
    const synthesis = {
        getVoices: () => [{ lang: 'LANG', name: 'stub' }],
        speak: (utterance) => { current = utterance; spoken.push(utterance.text + '@' + utterance.rate); },
        cancel: () => { const old = current; current = null; if (old) setTimeout(() => old.onerror({ error: 'canceled' })); },
        get speaking() { return current !== null; },
    };
    window.finish = () => { const done = current; current = null; done.onend(); };
    window.fail = () => { const done = current; current = null; done.onerror({ error: 'synthesis-failed' }); };
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
    window.SpeechSynthesisUtterance = Utterance;";

async fn with_voice(language: &str) -> Result<Browser> {
    let browser = Browser::open().await?;
    browser.before_pages(&STUB.replace("LANG", language)).await?;
    Ok(browser)
}

/// Starts reading, from the menu.
async fn start(browser: &Browser) -> Result {
    browser.click(".menu summary").await?;
    browser.click("[data-read-aloud]").await
}

async fn spoken(browser: &Browser) -> Result<Vec<String>> {
    browser.value("spoken").await
}

async fn button(browser: &Browser, words: &str) -> Result {
    browser
        .run(&format!(
            "Array.from(document.querySelectorAll('.read-bar button')).find(b => b.textContent.startsWith('{words}')).click()"
        ))
        .await
}

const HIGHLIGHTED: &str =
    "Array.from(CSS.highlights.get('read-aloud') || [], range => range.toString().trim()).join()";

#[tokio::test]
async fn a_measure_is_read_sentence_by_sentence_with_pause_and_speed() -> Result {
    let site = Served::at_root()?;
    let browser = with_voice("zh-CN").await?;
    browser.visit(&site.address(MEASURE)).await?;
    let loaded = "document.querySelector('script[src*=read-aloud]') !== null";
    assert!(!browser.value::<bool>(loaded).await?, "loaded on first use");
    start(&browser).await?;
    browser.wait_until("window.spoken.length === 1").await?;
    browser.run("while (!spoken[spoken.length - 1].startsWith('对晋升技师')) finish()").await?;
    let words = spoken(&browser).await?;
    assert_eq!(words[0], "9.加强高技能人才的培养和引进。@1");
    assert!(words[1].starts_with("实施国家高技能人才振兴计划，"), "{words:?}");
    let (before, third) = (words.len(), words[words.len() - 1].clone());
    let marked: String = browser.value(HIGHLIGHTED).await?;
    assert!(marked.starts_with(third.trim_end_matches("@1")), "{marked}: {third}");

    button(&browser, "暂停").await?;
    assert!(!browser.value::<bool>("speechSynthesis.speaking").await?);
    button(&browser, "继续").await?;
    button(&browser, "语速").await?;
    button(&browser, "上一句").await?;
    let words = spoken(&browser).await?;
    assert_eq!(words[before], third, "the same sentence anew");
    assert_eq!(words[before + 1], third.replace("@1", "@1.35"));
    assert_eq!(words[before + 2], words[1].replace("@1", "@1.35"));

    button(&browser, "结束").await?;
    assert!(
        browser
            .value::<bool>("document.querySelector('.read-bar') === null && !speechSynthesis.speaking")
            .await?
    );
    assert_eq!(browser.value::<String>(HIGHLIGHTED).await?, "");
    browser.close(&site).await
}

#[tokio::test]
async fn questions_pairs_and_results_are_read_as_they_stand() -> Result {
    let site = Served::at_root()?;
    let browser = with_voice("cmn-Hans-CN").await?;
    for (page, first, among) in [
        ("wizard/", "黑龙江省 2017年文件", "考了证"),
        ("compare/", "两份文件对照着看", "一边是黑龙江省实施意见"),
        ("wizard/result/", "查询结果", "还没有回答问题"),
    ] {
        browser.visit(&site.address(page)).await?;
        browser.wait_until(&format!("document.querySelector('main').innerText.includes('{among}')")).await?;
        start(&browser).await?;
        browser.wait_until("window.spoken.length === 1").await?;
        for _ in 0..4 {
            browser.run("if (speechSynthesis.speaking) finish()").await?;
        }
        let words = spoken(&browser).await?.join("|");
        assert!(words.starts_with(first) && words.contains(among), "{page}: {words}");
    }
    browser.close(&site).await
}

/// A navigation stops the reading.
#[tokio::test]
async fn it_ends_with_the_page_and_says_where_it_failed() -> Result {
    let site = Served::at_root()?;
    let browser = with_voice("zh-TW").await?;
    browser.visit(&site.address(MEASURE)).await?;
    start(&browser).await?;
    browser.wait_until("window.spoken.length === 1").await?;
    browser.run("fail()").await?;
    browser
        .wait_until("document.querySelector('.read-bar__words').textContent.includes('没有读出来')")
        .await?;
    button(&browser, "继续").await?;
    browser.wait_until("window.spoken.length === 2").await?;
    browser.click(".breadcrumb a").await?;
    browser
        .wait_until(
            "location.pathname.endsWith('/measures/index.html') || location.pathname.endsWith('/measures/')",
        )
        .await?;
    browser.wait_until("document.querySelector('.read-bar') === null && !speechSynthesis.speaking").await?;
    browser.close(&site).await
}

/// Android writes language tags with `_`, and some systems add to them.
#[tokio::test]
async fn a_chinese_voice_is_known_however_its_language_is_spelled() -> Result {
    let site = Served::at_root()?;
    for language in ["zh_CN", "zh_CN_#Hans", "cmn_CN", "zh-Hans-CN", "yue_HK"] {
        let browser = with_voice(language).await?;
        browser.load(&site.address(MEASURE)).await?;
        browser
            .wait_until("document.documentElement.dataset.reading === 'aloud'")
            .await
            .map_err(|error| format!("{language}: {error}"))?;
        browser.close(&site).await?;
    }
    Ok(())
}

/// Network voices stop after about 15 seconds; long sentences are split below that, without losing text.
#[tokio::test]
async fn long_sentences_are_said_in_parts() -> Result {
    let site = Served::at_root()?;
    let browser = with_voice("zh-CN").await?;
    browser.visit(&site.address("heilongjiang/")).await?;
    start(&browser).await?;
    browser.wait_until("window.spoken.length === 1").await?;
    browser.run("for (let turn = 0; turn < 600 && speechSynthesis.speaking; turn += 1) finish()").await?;
    let words = spoken(&browser).await?;
    assert!(words.len() > 200, "{}", words.len());
    let longest = words.iter().map(|words| words.trim_end_matches("@1").chars().count()).max();
    assert!(longest <= Some(40), "{longest:?}");
    let all = words.join("").replace("@1", "");
    assert!(all.contains("对晋升技师、高级技师以及参加高级技师岗位技能提升培训"), "nothing is left out");
    browser.close(&site).await
}

/// A voice that sends no more events times out.
#[tokio::test]
async fn a_voice_that_hangs_is_said_and_can_be_started_again() -> Result {
    let site = Served::at_root()?;
    let browser = with_voice("zh-CN").await?;
    browser.use_virtual_clock().await?;
    browser.visit(&site.address(MEASURE)).await?;
    start(&browser).await?;
    browser.wait_until("window.spoken.length === 1").await?;
    browser.advance(60_000).await?;
    browser.wait_until("document.querySelector('.read-bar__words').textContent.includes('停了')").await?;
    assert!(!browser.value::<bool>("speechSynthesis.speaking").await?);
    button(&browser, "继续").await?;
    assert_eq!(spoken(&browser).await?.len(), 3, "once more by itself, and once by the reader");
    browser.close(&site).await
}

/// Such an engine goes on reporting that it speaks; the kiosk's idle timer must not wait for it.
#[tokio::test]
async fn a_kiosk_with_a_voice_that_hangs_forgets_its_reader() -> Result {
    let site = Served::at_root()?;
    let browser = with_voice("zh-CN").await?;
    browser.use_virtual_clock().await?;
    browser.visit(&site.address(&format!("{MEASURE}?kiosk=1"))).await?;
    browser.wait_until("document.querySelector('.kiosk-bar')").await?;
    browser.run("window.used = true").await?;
    start(&browser).await?;
    browser.wait_until("window.spoken.length === 1").await?;
    browser.run("speechSynthesis.cancel = () => {}").await?;
    browser.advance(60_000).await?;
    assert!(browser.value::<bool>("speechSynthesis.speaking").await?, "as such engines have it");
    browser.advance(130_000).await?;
    browser.wait_until("!window.used").await?;
    browser.wait_for_app().await?;
    browser.close(&site).await
}

#[tokio::test]
async fn without_a_chinese_voice_there_is_no_button() -> Result {
    let site = Served::at_root()?;
    let browser = with_voice("en-US").await?;
    browser.visit(&site.address(MEASURE)).await?;
    assert!(!browser.driver.find(thirtyfour::By::Css("[data-read-aloud]")).await?.is_displayed().await?);
    browser.close(&site).await
}

#[tokio::test]
async fn the_bar_can_be_used_at_every_size_of_letters() -> Result {
    let site = Served::at_root()?;
    let browser = with_voice("zh-CN").await?;
    for size in TextSize::ALL {
        set_width(&browser, 320).await?;
        browser.load(&site.address(MEASURE)).await?;
        size.choose(&browser).await?;
        browser.visit(&site.address(MEASURE)).await?;
        start(&browser).await?;
        browser.wait_until("window.spoken.length === 1").await?;
        browser.run("scrollTo(0, 0)").await?;
        let findings = examine(&browser, size).await?;
        assert!(findings.is_empty(), "{size:?}: {findings:#?}");
    }
    browser.close(&site).await
}

/// Engines garbage-collect an utterance that is referenced only by its own event handlers; its `end` event then
/// never comes.
#[tokio::test]
async fn what_is_said_is_kept_until_its_end_has_come() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    let weak = STUB
        .replace("LANG", "zh-CN")
        .replace("current = utterance;", "current = new WeakRef(utterance);")
        .replace("done.onend()", "done.deref().onend()")
        .replace("old.onerror(", "(old.deref() || { onerror() {} }).onerror(");
    browser.before_pages(&weak).await?;
    browser.visit(&site.address(MEASURE)).await?;
    start(&browser).await?;
    browser.wait_until("window.spoken.length === 1").await?;
    browser.driver.cdp().send_raw("HeapProfiler.collectGarbage", json!({})).await?;
    browser.run("finish()").await?;
    browser.wait_until("window.spoken.length === 2").await?;
    browser.close(&site).await
}

/// With text enlarged by the host, the reading bar stays within the screen and covers nothing.
#[tokio::test]
async fn the_bar_bears_letters_that_the_host_enlarges() -> Result {
    let site = Served::at_root()?;
    let browser = with_voice("zh-CN").await?;
    browser.before_pages(SCALE).await?;
    for width in [360, 320] {
        set_width(&browser, width).await?;
        browser.load("about:blank").await?;
        browser.visit(&site.address(MEASURE)).await?;
        start(&browser).await?;
        browser.wait_until("document.querySelector('.read-bar')").await?;
        let findings = own_checks(&browser, TextSize::Standard).await?;
        assert!(findings.is_empty(), "{width}: {findings:?}");
    }
    browser.close(&site).await
}
