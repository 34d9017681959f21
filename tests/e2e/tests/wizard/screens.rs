//! Budgets of the wizard's screens on a phone: for every wish and the first answers.

use std::collections::BTreeMap;

use e2e::{Browser, Result, Served, Size};
use serde::Deserialize;

use super::question;
use crate::budgets::record;

/// The limits of a screen: options, checkboxes per option, characters of the question with its options and help.
const OPTIONS: u32 = 7;
const BOXES: u32 = 1;
const CHARACTERS: u32 = 120;
/// The limit of the bottom of 下一题 at the largest text size, in CSS pixels.
const NEXT_ENDS_LARGEST: f64 = 1480.0;

/// Measurements of a screen before anything is touched.
#[derive(Debug, Deserialize)]
struct Seen {
    options: u32,
    boxes: u32,
    letters: u32,
    /// 0 if pressing an option answers.
    next_ends: f64,
}

const MEASURE: &str = "(() => {
    const isSeen = (element) => {
        const fold = element.closest('details:not([open])');
        return element.offsetParent && (!fold || element.localName === 'summary' && element.parentElement === fold
            && !fold.parentElement.closest('details:not([open])'));
    };
    const all = (selector) => Array.from(document.querySelectorAll('main ' + selector)).filter(isSeen);
    const letters = (element) => element.textContent.replace(/\\s/g, '').length;
    const parts = [...all('h1.question'), ...all('.hint'), ...all('.choice'), ...all('.several__option')];
    const next = all('[type=submit]')[0];
    return {
        options: all('.choice').length + all('.several').length,
        boxes: Math.max(0, ...all('.several').map((row) =>
            Array.from(row.querySelectorAll('input')).filter(isSeen).length)),
        letters: parts.map(letters).reduce((sum, count) => sum + count, 0),
        next_ends: next ? next.getBoundingClientRect().bottom + scrollY : 0,
    };
})()";

/// Scripts that answer with the first choice or box, or with none or unknown.
const ANSWERS: [&str; 2] = [
    "(() => {
        const box = document.querySelector('main .several > [type=checkbox]');
        if (box) { box.click(); document.querySelector('main [type=submit]').click(); return; }
        // The highest level is consistent with every training.
        const choices = Array.from(document.querySelectorAll('main button.choice'));
        (choices.find((choice) => choice.textContent.startsWith('高级技师')) || choices[0]).click();
    })()",
    "(() => {
        const none = Array.from(document.querySelectorAll('main .answers button'))
            .find((button) => /^(都没有|不清楚)$/.test(button.textContent));
        none.click();
    })()",
];

#[tokio::test]
async fn a_screen_has_few_options_and_few_words() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::with_size(Size::PHONE).await?;
    browser.load(&site.address("about/")).await?;
    browser.run("localStorage.setItem('text-size', 'largest')").await?;
    browser.visit(&site.address("wizard/")).await?;
    browser.wait_until("document.querySelector('h1.question')").await?;
    let wishes: Vec<String> = browser
        .value("Array.from(document.querySelectorAll('main [data-wish]'), (wish) => wish.dataset.wish)")
        .await?;
    let mut screens: BTreeMap<String, Seen> = BTreeMap::new();
    screens.insert(question(&browser).await?, browser.value(MEASURE).await?);
    for wish in &wishes {
        for answer in ANSWERS {
            browser.load(&site.address("about/")).await?;
            browser.run("sessionStorage.clear()").await?;
            browser.visit(&site.address(&format!("wizard/#wish={wish}"))).await?;
            browser.wait_until("document.querySelector('.progress')").await?;
            loop {
                let now = question(&browser).await?;
                screens.insert(now.clone(), browser.value(MEASURE).await?);
                browser.run(answer).await?;
                browser
                    .wait_until(&format!(
                        "document.querySelector('.basis') || document.querySelector('.progress') \
                         && document.querySelector('h1.question').textContent !== '{now}'"
                    ))
                    .await?;
                if browser.value("document.querySelector('.basis') !== null").await? {
                    break;
                }
            }
        }
    }
    let greatest = |figure: &dyn Fn(&Seen) -> f64| screens.values().map(figure).fold(0.0, f64::max);
    for (what, was, most, found) in [
        ("options", "10", f64::from(OPTIONS), greatest(&|seen| f64::from(seen.options))),
        ("boxes an option", "2", f64::from(BOXES), greatest(&|seen| f64::from(seen.boxes))),
        ("characters", "295", f64::from(CHARACTERS), greatest(&|seen| f64::from(seen.letters))),
        ("下一题 ends, px, largest", "3273", NEXT_ENDS_LARGEST, greatest(&|seen| seen.next_ends)),
    ] {
        record(&format!("questions: {what}"), was, most, found, 0);
    }
    let mut over = Vec::new();
    for (name, seen) in &screens {
        let fits = seen.options <= OPTIONS
            && seen.boxes <= BOXES
            && seen.letters <= CHARACTERS
            && seen.next_ends <= NEXT_ENDS_LARGEST;
        if !fits {
            over.push(format!("{name}: {seen:?}"));
        }
    }
    assert!(screens.len() > 15, "only {} screens", screens.len());
    assert!(over.is_empty(), "{} screens over a budget:\n{}", over.len(), over.join("\n"));
    browser.close(&site).await
}
