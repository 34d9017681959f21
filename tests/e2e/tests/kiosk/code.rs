//! The result as a code: what a telephone's camera reads from the screen.

use e2e::{Browser, Result, Served};
use serde::Deserialize;

use super::open;
use crate::wizard::{asked, press, see_result};

const ADDRESS: &str = "https://union.example/cgt/";
const CODES: &str = ".share__code";

/// An image as it is drawn.
#[derive(Deserialize)]
struct Picture {
    width: usize,
    height: usize,
    /// A character for each pixel, row by row: `1` is dark.
    pixels: String,
}

/// What the codes on the page say, as a reader of codes finds it in their pixels.
async fn read_codes(browser: &Browser) -> Result<Vec<String>> {
    browser.wait_until(&format!("document.querySelector('{CODES}')")).await?;
    let all_are_drawn = format!("[...document.querySelectorAll('{CODES}')].every(code => code.complete)");
    browser.wait_until(&all_are_drawn).await?;
    let pictures: Vec<Picture> = browser
        .value(&format!(
            "Array.from(document.querySelectorAll('{CODES}'), code => {{
                const canvas = document.createElement('canvas');
                canvas.width = code.naturalWidth; canvas.height = code.naturalHeight;
                const pen = canvas.getContext('2d');
                pen.drawImage(code, 0, 0);
                const {{ data }} = pen.getImageData(0, 0, canvas.width, canvas.height);
                let pixels = '';
                for (let at = 0; at < data.length; at += 4) pixels += data[at] < 128 ? 1 : 0;
                return {{ width: canvas.width, height: canvas.height, pixels }};
            }})"
        ))
        .await?;
    pictures.iter().map(read_code).collect()
}

fn read_code(picture: &Picture) -> Result<String> {
    let Picture { width, height, pixels } = picture;
    let pixels = pixels.as_bytes();
    let grey = |x: usize, y: usize| if pixels[y * width + x] == b'1' { 0 } else { 255 };
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(*width, *height, grey);
    let grids = prepared.detect_grids();
    assert_eq!(grids.len(), 1, "one code an image");
    Ok(grids[0].decode()?.1)
}

/// Answers two questions, and asks for the result as a code.
async fn ask_for_code(browser: &Browser) -> Result {
    browser.click(".site-nav a[href*='wizard/']").await?;
    asked(browser, "为谁查").await?;
    press(browser, "为我自己").await?;
    asked(browser, "哪方面").await?;
    press(browser, "其他补贴和补助").await?;
    asked(browser, "工作情况").await?;
    press(browser, "在企业上班").await?;
    browser.wait_until("document.querySelector('.progress__jump')").await?;
    browser.click(".progress__jump").await?;
    see_result(browser).await?;
    press(browser, "显示二维码").await
}

/// The verdicts that a result shows.
const VERDICTS: &str = "[...document.querySelectorAll('[data-verdict]')].map(card => card.id + ' ' + card.dataset.verdict).sort().join()";

#[tokio::test]
async fn the_code_of_a_kiosk_leads_a_telephone_to_the_same_result() -> Result {
    let settings = format!("{{ \"public_address\": \"{ADDRESS}\" }}");
    let opened = open(Some(&settings), "").await?;
    let browser = &opened.browser;
    ask_for_code(browser).await?;
    let codes = read_codes(browser).await?;
    let [link] = codes.as_slice() else { return Err(format!("one code: {codes:?}").into()) };
    let tail = link.strip_prefix(ADDRESS).ok_or_else(|| format!("leads elsewhere: {link}"))?;
    assert!(tail.starts_with("wizard/result/#a="), "{link}");
    assert!(browser.text(".share__codes").await?.contains("您的回答"), "it is said what is in the code");
    let shown: String = browser.value(VERDICTS).await?;
    assert!(shown.contains("m10-skill-subsidy"), "{shown}");

    // On paper stands the result alone.
    let media = serde_json::json!({ "media": "print" });
    browser.driver.cdp().send_raw("Emulation.setEmulatedMedia", media).await?;
    assert!(browser.text(".sheet").await?.contains("在企业上班"));
    for part in [".kiosk-bar", ".share"] {
        let is_seen = format!("document.querySelector('{part}').offsetParent !== null");
        assert!(!browser.value::<bool>(&is_seen).await?, "{part} is printed");
    }
    opened.close().await?;

    let site = Served::at_root()?;
    let phone = Browser::open().await?;
    phone.visit(&site.address(tail)).await?;
    see_result(&phone).await?;
    assert_eq!(phone.value::<String>(VERDICTS).await?, shown);
    phone.close(&site).await
}

#[tokio::test]
async fn without_an_address_the_codes_hold_the_words() -> Result {
    let opened = open(None, "?kiosk=0").await?;
    let browser = &opened.browser;
    ask_for_code(browser).await?;
    let words = read_codes(browser).await?.join("\n");
    assert!(words.contains("产改政策通") && words.contains("在企业上班"), "{words}");
    assert!(!words.contains(".invalid"), "nothing leads nowhere: {words}");
    press(browser, "复制成文字").await?;
    let copied: String = browser.value("document.querySelector('.share__field').value").await?;
    let lines =
        |text: &str| text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(lines(&words), lines(&copied), "every line is in a code, in order");
    let offered: bool =
        browser.value("document.querySelector('.share [name=link]').offsetParent !== null").await?;
    assert!(!offered, "no link is offered that leads nowhere");
    opened.close().await
}

/// On a server, the script for codes is loaded when one is asked for first.
#[tokio::test]
async fn on_a_server_the_code_is_the_link() -> Result {
    let site = Served::below("/a/b/")?;
    let mut browser = Browser::open().await?;
    browser.visit(&site.address("")).await?;
    ask_for_code(&browser).await?;
    let codes = read_codes(&browser).await?;
    assert!(codes[0].starts_with(&site.address("wizard/result/#a=")), "{codes:?}");
    let loaded = browser.requests().await?.iter().filter(|request| request.contains("/code-")).count();
    assert_eq!(loaded, 1);
    browser.close(&site).await
}
