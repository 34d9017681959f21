//! Missing or blocked platform features: internationalization, fonts, printing, the clipboard.

use e2e::{Browser, Result, Served, Settings, Size};

use super::open_first_result;
use crate::MEASURE;
use crate::wizard::press;

#[tokio::test]
async fn without_the_platforms_words_for_numbers_and_days_all_works() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    let source = "delete window.Intl; \
                  for (const type of [String, Number, Date, Array]) { \
                    for (const name of Object.getOwnPropertyNames(type.prototype)) { \
                      if (/locale/i.test(name)) delete type.prototype[name]; \
                    } \
                  }";
    browser.before_pages(source).await?;
    open_first_result(&browser, &site).await?;
    assert!(!browser.value::<bool>("'Intl' in window || 'localeCompare' in String.prototype").await?);
    browser.visit(&site.address("measures/#q=jntsbt")).await?;
    browser.wait_until("document.querySelector('[data-results] a[href*=\"measures/10/\"]')").await?;
    browser.visit(&site.address("figures/#group=sum")).await?;
    browser.visit(&site.address("compare/")).await?;
    browser.close(&site).await
}

/// Without a Chinese font, the text can still be copied and read aloud, and nothing is wider than the screen.
#[tokio::test]
async fn without_a_font_for_chinese_the_words_are_there_and_the_layout_holds() -> Result {
    let site = Served::at_root()?;
    let browser =
        Browser::with(Settings { size: Size::PHONE, chinese_fonts: false, ..Settings::default() }).await?;
    browser.load(&site.address(MEASURE)).await?;
    let width = |text: &str| {
        format!(
            "(c => (c.font = '20px sans-serif', c.measureText('{text}').width))(document.createElement('canvas').getContext('2d'))"
        )
    };
    // All missing glyphs have the same width.
    let boxes: [f64; 2] = [browser.value(&width("工")).await?, browser.value(&width("\u{e000}")).await?];
    assert!((boxes[0] - boxes[1]).abs() < 0.01, "there is a font for Chinese: {boxes:?}");
    assert!(browser.text("#heilongjiang\\.9\\.s2").await?.starts_with("对晋升技师"));
    for page in [MEASURE, "", "measures/", "figures/", "compare/", "national/"] {
        browser.visit(&site.address(page)).await?;
        let [content, screen]: [u32; 2] =
            browser.value("[document.documentElement.scrollWidth, innerWidth]").await?;
        assert!(content <= screen, "{page} is {content} px wide on {screen}");
    }
    open_first_result(&browser, &site).await?;
    browser.close(&site).await
}

#[tokio::test]
async fn where_nothing_can_be_printed_no_button_says_so() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.before_pages("window.print = undefined;").await?;
    open_first_result(&browser, &site).await?;
    assert!(!browser.value::<bool>("document.querySelector('[name=print]') !== null").await?);
    assert!(browser.value::<bool>("document.querySelector('.share [name=text]') !== null").await?);
    browser.visit(&site.address("measures/")).await?;
    browser.click("[data-script=handout]").await?;
    browser
        .wait_until("document.querySelector('[data-script=handout]').textContent.includes('这里不能打印')")
        .await?;
    browser.close(&site).await
}

/// A web view may have `print` and throw when it is called.
#[tokio::test]
async fn a_printer_that_is_blocked_costs_nothing() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    let source = "window.asked = 0; window.print = () => { asked++; throw new DOMException('no', 'NotAllowedError'); };";
    browser.before_pages(source).await?;
    open_first_result(&browser, &site).await?;
    browser.click(".share [name=print]").await?;
    browser.wait_until("window.asked === 1").await?;
    press(&browser, "复制成文字").await?;
    browser.wait_until("document.querySelector('.share__said').textContent !== ''").await?;

    browser.visit(&site.address("measures/")).await?;
    browser.click("[data-script=handout]").await?;
    browser.wait_until("document.querySelector('.card__tick')").await?;
    browser.run("document.querySelector('.card__tick').click()").await?;
    browser.click(".handout-bar .button").await?;
    browser.wait_until("window.asked === 1").await?;
    browser.wait_until("document.querySelector('.handout-bar').textContent.includes('不能打印')").await?;
    browser.close(&site).await
}

/// The web views of messengers have `print`, which does nothing.
#[tokio::test]
async fn where_printing_does_nothing_it_is_said() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.before_pages("window.print = () => {};").await?;
    open_first_result(&browser, &site).await?;
    browser.click(".share [name=print]").await?;
    browser
        .wait_until("document.querySelector('.share [name=print]').textContent.includes('生成链接')")
        .await?;
    browser.visit(&site.address("measures/")).await?;
    browser.click("[data-script=handout]").await?;
    browser.wait_until("document.querySelector('.card__tick')").await?;
    browser.run("document.querySelector('.card__tick').click()").await?;
    browser.click(".handout-bar .button").await?;
    browser.wait_until("document.querySelector('.handout-bar').textContent.includes('不能打印')").await?;
    assert!(!browser.value::<bool>("!!document.querySelector('.handout')").await?);
    browser.close(&site).await?;

    // If printing starts, no message is shown.
    let browser = Browser::open().await?;
    browser.before_pages("window.print = () => window.dispatchEvent(new Event('beforeprint'));").await?;
    browser.use_virtual_clock().await?;
    open_first_result(&browser, &site).await?;
    browser.click(".share [name=print]").await?;
    browser.advance(10_000).await?;
    assert_eq!(browser.text(".share [name=print]").await?, "打印");
    browser.close(&site).await
}

#[tokio::test]
async fn where_the_clipboard_is_denied_a_result_stands_there_selected() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.before_pages("document.execCommand = () => false; delete Navigator.prototype.clipboard;").await?;
    open_first_result(&browser, &site).await?;
    press(&browser, "复制成文字").await?;
    browser.wait_until("document.querySelector('.share__said').textContent.includes('不能自动复制')").await?;
    let selected = "(field => field.value.slice(field.selectionStart, field.selectionEnd) === field.value && field.value.length)\
                    (document.querySelector('.share__field'))";
    assert!(browser.value::<u32>(selected).await? > 20);
    browser.close(&site).await
}
