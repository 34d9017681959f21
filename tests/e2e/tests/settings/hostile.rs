//! Fuzzes `site.json` in a browser, from a fixed seed: the page stays intact, valid values are shown as text, and
//! the about page names the invalid ones.

use std::fs;

use e2e::{Browser, Host, Result, is_full};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::{ABOUT, read};

/// The keys of the file, and some with a meaning in JavaScript.
const KEYS: [&str; 14] = [
    "union",
    "hotline",
    "address",
    "accent",
    "public_address",
    "record_number",
    "where_to_ask",
    "links",
    "kiosk",
    "__proto__",
    "constructor",
    "toString",
    "<b>",
    "",
];
/// Valid and invalid texts: markup, script addresses, empty ones.
const TEXTS: [&str; 16] = [
    "某某市总工会",
    "0000-1234567",
    "#1a5fa8",
    "https://example.org/x",
    "<img src=x onerror=window.hacked=1>",
    "</p></footer><script>window.hacked=1</script>",
    "javascript:window.hacked=1",
    " jAvA\tscript:window.hacked=1",
    "data:text/html,<script>parent.hacked=1</script>",
    "#fff;background:url(//example.org/x)",
    "\"><svg onload=window.hacked=1>",
    "https://\u{202e}example.org/\"><script>window.hacked=1</script>",
    "+86'\"(window.hacked=1)",
    "\u{0}\u{7}\u{2028}\u{feff}",
    "",
    " ",
];

/// Damage to the file's bytes.
#[derive(Debug, Clone, Copy)]
enum Damage {
    None,
    Cut(usize),
    Byte(usize, u8),
    Mark,
    Twice,
    Deep,
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => select(&TEXTS[..]).prop_map(str::to_owned),
        1 => (select(&TEXTS[..]), 1usize..400).prop_map(|(text, times)| text.repeat(times)),
        1 => any::<String>(),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        6 => text().prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
        1 => any::<f64>().prop_map(Value::from),
        1 => any::<bool>().prop_map(Value::from),
        1 => Just(Value::Null),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        let key =
            select(&["text", "url", "idle_seconds", "countdown_seconds", "__proto__", "polluted", "x"][..]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..20).prop_map(Value::from),
            prop::collection::vec((key, inner), 0..4).prop_map(object),
            (text(), text()).prop_map(|(text, url)| json!([{ "text": text, "url": url }])),
        ]
    })
}

fn object(entries: Vec<(&'static str, Value)>) -> Value {
    Value::from(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>())
}

/// The bytes of a file.
fn content() -> impl Strategy<Value = Vec<u8>> {
    let right = text().prop_map(Value::from);
    let entries = prop::collection::vec((select(&KEYS[..]), prop_oneof![1 => right, 1 => value()]), 0..9);
    let document = prop_oneof![9 => entries.prop_map(object), 1 => value()];
    let damage = prop_oneof![
        6 => Just(Damage::None),
        1 => any::<usize>().prop_map(Damage::Cut),
        1 => (any::<usize>(), any::<u8>()).prop_map(|(at, byte)| Damage::Byte(at, byte)),
        1 => select(&[Damage::Mark, Damage::Twice, Damage::Deep][..]),
    ];
    (document, damage).prop_map(|(document, damage)| damaged(document.to_string().into_bytes(), damage))
}

fn damaged(mut bytes: Vec<u8>, damage: Damage) -> Vec<u8> {
    match damage {
        Damage::None => {}
        Damage::Cut(at) => bytes.truncate(at % (bytes.len() + 1)),
        Damage::Byte(at, byte) => {
            let at = at % bytes.len();
            bytes[at] = byte;
        }
        // The byte order mark of Windows editors.
        Damage::Mark => bytes.splice(0..0, "\u{feff}".bytes()).for_each(drop),
        Damage::Twice => bytes.extend_from_within(..),
        Damage::Deep => bytes = [vec![b'['; 20_000], bytes].concat(),
    }
    bytes
}

/// What a page shows of the file.
#[derive(Deserialize)]
struct Seen {
    /// Whether the browser parses the file as a JSON object.
    is_object: bool,
    /// Valid texts of the file that the footer lacks.
    lost: Vec<String>,
    /// Keys with a value of the wrong type that the message does not name.
    not_named: Vec<String>,
    /// Elements in the footer and the message other than paragraphs and valid links.
    foreign: Vec<String>,
    /// The message on the about page.
    message: String,
    /// The headings of the page.
    headings: Vec<String>,
    /// Whether a script ran, or `Object.prototype` was changed.
    hacked: bool,
    /// The `style` attribute of the page.
    style: String,
}

const SEEN: &str = r"fetch('../site.json').then(answer => answer.text()).then(text => {
  let raw;
  try { raw = JSON.parse(text); } catch { raw = undefined; }
  const is_object = typeof raw === 'object' && raw !== null && !Array.isArray(raw);
  const own = is_object ? Object.keys(raw) : [];
  const foot = document.querySelector('[data-settings]');
  const message = document.getElementById('settings').textContent;
  const squeeze = (text) => text.replace(/\s+/g, ' ');
  const shown = ['union', 'hotline', 'address', 'record_number'].filter(key => own.includes(key)).map(key => raw[key]);
  const texts = ['union', 'hotline', 'address', 'accent', 'public_address', 'record_number', 'where_to_ask'];
  return {
    is_object,
    // A replacement character may have been anything.
    lost: shown.filter(value => typeof value === 'string' && value.length <= 300 && !value.includes('\ufffd'))
      .filter(value => !squeeze(foot.textContent).includes(squeeze(value.trim()))),
    not_named: texts.filter(key => own.includes(key) && typeof raw[key] !== 'string' && !message.includes(key)),
    foreign: Array.from(document.querySelectorAll('[data-settings] *, #settings *'))
      .filter(e => !(e.matches('p') || e.matches('a') && /^(https?|tel):$/.test(e.protocol)))
      .map(e => e.outerHTML),
    message,
    headings: Array.from(document.querySelectorAll('h1, h2'), e => e.textContent),
    hacked: 'hacked' in window || 'polluted' in {},
    style: document.documentElement.getAttribute('style') || '',
  };
})";

#[tokio::test]
async fn any_settings_leave_the_page_whole_and_are_text() -> Result {
    let host = Host::below("/a/b/")?;
    let browser = Browser::open().await?;
    let mut runner = TestRunner::deterministic();
    let mut headings = Vec::new();
    let (mut objects, count) = (0, if is_full() { 1000 } else { 60 });
    for number in 0..count {
        let bytes = content().new_tree(&mut runner).map_err(|reason| reason.to_string())?.current();
        fs::write(host.folder().join("site.json"), &bytes)?;
        browser.load(&host.site.address(ABOUT)).await?;
        read(&browser).await?;
        let seen: Seen = browser.value(SEEN).await?;
        let what = format!("content {number}: {}", String::from_utf8_lossy(&bytes[..bytes.len().min(2000)]));
        objects += usize::from(seen.is_object);
        assert!(!seen.hacked, "{what}");
        assert!(seen.foreign.is_empty(), "{what}: {:?}", seen.foreign);
        assert!(seen.is_object || seen.message.contains("site.json"), "{what}: no message");
        assert!(seen.lost.is_empty(), "{what}: not shown: {:?}", seen.lost);
        assert!(seen.not_named.is_empty(), "{what}: {:?}: {}", seen.not_named, seen.message);
        let only_colours = seen.style.split(';').all(|rule| {
            let (name, colour) = rule.trim().split_once(": ").unwrap_or_default();
            rule.trim().is_empty()
                || name.starts_with("--")
                    && colour.len() == 7
                    && colour.strip_prefix('#').is_some_and(|digits| u32::from_str_radix(digits, 16).is_ok())
        });
        assert!(only_colours, "{what}: {}", seen.style);
        if headings.is_empty() {
            headings.clone_from(&seen.headings);
        }
        assert_eq!(seen.headings, headings, "{what}");
    }
    assert!(count / 4 < objects && objects < count, "{objects} of {count} are objects");
    browser.wait_for_app().await?;
    browser.close(&host.site).await
}
