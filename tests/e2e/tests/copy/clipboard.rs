//! What the menu copies: text with its source, the link, the data.

use std::fs;

use e2e::{Browser, Host, Result, Served};
use serde_json::{Value, json};

use super::{
    FIGURE_BUTTON, MEASURE_BUTTON, OPINIONS, PAIR_BUTTON, SENTENCE, SENTENCE_NUMBER, clipboard_text,
    open_menu, press,
};
use crate::MEASURE;

#[tokio::test]
async fn a_measure_is_copied_whole_with_its_source_and_link() -> Result {
    let site = Served::below("/a/b/")?;
    let mut browser = Browser::open().await?;
    let added = "?from=singlemessage&isappinstalled=0&from=timeline";
    browser.visit(&site.address(&format!("{MEASURE}{added}"))).await?;
    let is_menu = |request: &String| request.contains("/copy-");
    let scripts = browser.requests().await?.into_iter().filter(is_menu).count();
    assert_eq!(scripts, 0, "the script and its stylesheet come when they are asked for");
    open_menu(&browser, MEASURE_BUTTON).await?;
    assert_eq!(press(&browser, "text").await?, "文字已复制，可以粘贴到微信等处。");
    let copied = clipboard_text(&browser).await?;
    let lines: Vec<&str> = copied.lines().collect();
    assert_eq!(lines.first(), Some(&"9.加强高技能人才的培养和引进。"));
    assert!(copied.contains(SENTENCE), "{copied}");
    assert_eq!(lines[lines.len() - 2], format!("——{OPINIONS}第9条"));
    assert_eq!(lines[lines.len() - 1], site.address(MEASURE));
    assert_eq!(press(&browser, "link").await?, "链接已复制，可以粘贴到微信等处。");
    assert_eq!(clipboard_text(&browser).await?, site.address(MEASURE));
    press(&browser, "json").await?;
    let node: Value = serde_json::from_str(&clipboard_text(&browser).await?)?;
    assert_eq!((&node["id"], &node["kind"]), (&json!("heilongjiang.9"), &json!("measure")));
    assert!(node["children"].as_array().is_some_and(|children| children.len() > 1));
    // The button closes the menu.
    browser.click(MEASURE_BUTTON).await?;
    browser.wait_until("!document.querySelector('.share--node')").await?;
    browser.close(&site).await
}

#[tokio::test]
async fn a_sentence_is_copied_by_its_number() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.visit(&site.address(MEASURE)).await?;
    open_menu(&browser, SENTENCE_NUMBER).await?;
    press(&browser, "text").await?;
    let link = site.address(&format!("{MEASURE}#heilongjiang.9.s2"));
    assert_eq!(clipboard_text(&browser).await?, format!("{SENTENCE}\n——{OPINIONS}第9条第2句\n{link}"));
    press(&browser, "json").await?;
    let node: Value = serde_json::from_str(&clipboard_text(&browser).await?)?;
    assert_eq!(node["text"], SENTENCE);
    browser.close(&site).await
}

#[tokio::test]
async fn a_pair_is_copied_with_both_sides() -> Result {
    let site = Served::below("/a/b/")?;
    let browser = Browser::open().await?;
    browser.visit(&site.address("compare/")).await?;
    open_menu(&browser, PAIR_BUTTON).await?;
    press(&browser, "text").await?;
    let link = site.address("compare/#pair-worker-army");
    let expected = [
        "【两份文件对照】建设劳动者大军",
        "本站说明：更具体。通知写“技术型”，省里写“技能型”；省里写明是产业工人劳动者大军，没有写“宏大的”。",
        "“建设知识型、技能型、创新型产业工人劳动者大军”",
        &format!("——{OPINIONS}"),
        "“推动建设宏大的知识型、技术型、创新型劳动者大军”",
        "——《中华全国总工会关于认真学习宣传贯彻〈新时期产业工人队伍建设改革方案〉的通知》（中华全国总工会，工发电〔2017〕11号，2017年6月20日）",
        &link,
    ];
    assert_eq!(clipboard_text(&browser).await?.lines().collect::<Vec<_>>(), expected);
    press(&browser, "json").await?;
    let pair: Value = serde_json::from_str(&clipboard_text(&browser).await?)?;
    assert_eq!((&pair["id"], &pair["relation"]), (&json!("worker-army"), &json!("more_specific")));
    // Entries of one document alone have a menu too.
    let alone: String =
        browser.value("document.querySelector('[id^=only-]:not([hidden])').id.replace('only-', '')").await?;
    open_menu(&browser, &format!("#only-{alone} .copy button")).await?;
    press(&browser, "json").await?;
    let entry: Value = serde_json::from_str(&clipboard_text(&browser).await?)?;
    assert_eq!(entry["id"], alone);
    browser.close(&site).await
}

#[tokio::test]
async fn a_figure_is_copied_with_what_it_is_for() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.visit(&site.address("figures/")).await?;
    open_menu(&browser, FIGURE_BUTTON).await?;
    press(&browser, "text").await?;
    let copied = clipboard_text(&browser).await?;
    let lines: Vec<&str> = copied.lines().collect();
    assert!(lines[0].starts_with("3万元：“龙江大工匠”的奖励"), "{copied}");
    assert!(lines[1].starts_with("给谁：评选上“龙江大工匠”的人"), "{copied}");
    assert!(lines.contains(&"谁出钱：省财政"), "{copied}");
    assert!(lines.contains(&"“省财政按规定分别给予每人一次性3万元和1万元奖励”"), "{copied}");
    assert!(lines.contains(&format!("——{OPINIONS}第19条第7句").as_str()), "{copied}");
    assert_eq!(lines.last(), Some(&site.address("figures/#m19-craftsman").as_str()));
    press(&browser, "json").await?;
    let figure: Value = serde_json::from_str(&clipboard_text(&browser).await?)?;
    assert_eq!((&figure["id"], &figure["number"]), (&json!("m19-craftsman"), &json!("3万元")));
    browser.close(&site).await
}

/// Copied links use the public address of `site.json`, wherever this page was loaded from.
#[tokio::test]
async fn the_link_is_the_public_one() -> Result {
    let host = Host::below("/a/b/")?;
    fs::write(host.folder().join("site.json"), r#"{ "public_address": "https://union.example/cgt" }"#)?;
    let browser = Browser::open().await?;
    browser.visit(&host.site.address(MEASURE)).await?;
    open_menu(&browser, SENTENCE_NUMBER).await?;
    press(&browser, "link").await?;
    let public = "https://union.example/cgt/heilongjiang/measures/9/#heilongjiang.9.s2";
    assert_eq!(clipboard_text(&browser).await?, public);
    browser.close(&host.site).await
}

const DENY: &str =
    "navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));";

#[tokio::test]
async fn where_the_clipboard_is_denied_the_old_command_copies() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.visit(&site.address(MEASURE)).await?;
    browser.run(DENY).await?;
    open_menu(&browser, SENTENCE_NUMBER).await?;
    assert_eq!(press(&browser, "link").await?, "链接已复制，可以粘贴到微信等处。");
    assert_eq!(clipboard_text(&browser).await?, site.address(&format!("{MEASURE}#heilongjiang.9.s2")));
    assert!(browser.value::<bool>("document.querySelector('.share__field').hidden").await?);
    browser.close(&site).await
}

#[tokio::test]
async fn where_nothing_copies_the_words_stand_there_selected() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.visit(&site.address(MEASURE)).await?;
    for command in ["document.execCommand = undefined", "document.execCommand = () => false"] {
        browser.run(&format!("{DENY} {command}")).await?;
        open_menu(&browser, SENTENCE_NUMBER).await?;
        assert_eq!(press(&browser, "text").await?, "这里不能自动复制。文字在下面，请长按选中后复制。");
        let selected: String = browser
            .value(
                "(field => field === document.activeElement && field.offsetParent
                    ? field.value.slice(field.selectionStart, field.selectionEnd) : '')
                 (document.querySelector('.share__field'))",
            )
            .await?;
        assert!(selected.starts_with(SENTENCE) && selected.ends_with("#heilongjiang.9.s2"), "{selected}");
        browser.click(SENTENCE_NUMBER).await?;
    }
    browser.close(&site).await
}

#[tokio::test]
async fn data_that_cannot_be_had_is_said() -> Result {
    let host = Host::below("/")?;
    host.network.break_files("document.json", xtask::server::Fault::Missing);
    let browser = Browser::open().await?;
    browser.visit(&host.site.address(MEASURE)).await?;
    open_menu(&browser, MEASURE_BUTTON).await?;
    assert_eq!(press(&browser, "json").await?, "现在取不到数据，联网后再试一次。");
    host.network.repair();
    assert_eq!(press(&browser, "json").await?, "数据（JSON）已复制，可以粘贴到微信等处。");
    browser.close_expecting(&host.site, &["404"]).await
}

/// Safari allows clipboard access only while it handles the press.
#[tokio::test]
async fn data_is_copied_at_the_first_press_where_the_clipboard_refuses_after_a_wait() -> Result {
    const STRICT: &str = "let isPress = false;
        addEventListener('click', () => { isPress = true; setTimeout(() => isPress = false); }, true);
        for (const name of ['write', 'writeText']) {
            const own = navigator.clipboard[name].bind(navigator.clipboard);
            navigator.clipboard[name] = (what) => isPress ? own(what) : Promise.reject(new DOMException('no', 'NotAllowedError'));
        }
        document.execCommand = () => false;";
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.visit(&site.address(MEASURE)).await?;
    browser.run(STRICT).await?;
    open_menu(&browser, MEASURE_BUTTON).await?;
    assert_eq!(press(&browser, "json").await?, "数据（JSON）已复制，可以粘贴到微信等处。");
    browser.close(&site).await
}
