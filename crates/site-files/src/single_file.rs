//! The single file: the whole site as one page that opens without a server.
//!
//! Its body is that of the start page, so that it can be read at once. The other pages, the app and its files
//! are embedded in compressed form; `src/scripts/file/` unpacks them in the browser.

use std::collections::BTreeMap;
use std::num::NonZeroU64;
use std::str::Utf8Error;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::app::{App, Assets, EngineFiles, packs_of};
use crate::content::Content;
use crate::file_page::for_file;
use crate::{BYTE_ORDER_MARK, Files, WORKBENCH, worker};

/// The stylesheets of the start page, inlined uncompressed.
const FIRST_STYLES: [&str; 2] = ["app", "home"];

/// The icon.
const ICON: &str = "icons/icon.svg";

/// Sample characters that reveal whether the file was saved in another encoding, as editors can do.
const SAMPLE: &str = "政策";

/// Replaces the page's contents in that case, since its text and scripts are unreadable.
const WRONG_ENCODING: &str =
    "这个文件存成了别的编码，文字都乱了。请重新取一份文件；要改里面的设置，用记事本“另存为”，编码选 UTF-8。";

/// The file name. The kiosk's start scripts in `hosting/` look for it.
pub const NAME: &str = "chan-gai-tong.html";

/// Why the single file cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SingleFileError {
    /// The seeds contain no document, and so no province.
    #[error("the seeds have no document")]
    NoDocument,
    /// A required file of the site is missing.
    #[error("{0} is missing")]
    Missing(&'static str),
    /// A page lacks the markup that the renderer writes.
    #[error("{0}: is no page of the site")]
    NotAPage(String),
    /// The start page is missing or lacks the markup that the renderer writes.
    #[error("the start page is not as the renderer writes it")]
    StartPage,
    /// A page, script or stylesheet is not UTF-8.
    #[error("a page, script or stylesheet: {0}")]
    NotText(#[from] Utf8Error),
}

type Result<T> = std::result::Result<T, SingleFileError>;

/// The parts of the file besides the pages.
#[derive(Debug)]
struct Parts<'a> {
    /// The stylesheets of the start page.
    first_styles: Vec<&'a [u8]>,
    /// All other stylesheets.
    styles: Vec<&'a [u8]>,
    /// The inline script that sets the text size before the first paint.
    reading: &'a [u8],
    /// The script that unpacks the file.
    main: &'a [u8],
    /// The loader.
    boot: &'a [u8],
    /// The paths of each engine's files on the site: wasm-bindgen script, module, pack.
    engines: BTreeMap<&'a str, [&'a str; 3]>,
    /// Scripts by their paths below the site's root, including the engines'.
    scripts: BTreeMap<&'a str, &'a [u8]>,
    /// Binary files by their paths below the site's root: modules and packs.
    files: BTreeMap<&'a str, &'a [u8]>,
    /// The settings, which a webmaster edits in the file itself.
    settings: &'a [u8],
    /// The icon, as SVG.
    icon: &'a [u8],
}

/// The text that is not needed at once; compressed as one JSON file.
#[derive(Serialize)]
struct Later<'a> {
    pages: BTreeMap<String, Page<'a>>,
    styles: String,
    scripts: BTreeMap<&'a str, &'a str>,
    engines: &'a BTreeMap<&'a str, [&'a str; 3]>,
}

#[derive(Debug, PartialEq, Eq, Serialize)]
struct Page<'a> {
    title: String,
    main: &'a str,
}

/// Assembles the single file of a finished site. To limit its size it contains only the pages of the home
/// province. `tell` is called with the number of bytes compressed so far and the total.
///
/// # Errors
/// If a page lacks the expected markup, or a file is missing.
pub fn single_file(
    app: &App,
    content: &Content,
    assets: &Assets,
    site: &Files,
    tell: &mut dyn FnMut(usize, usize),
) -> Result<String> {
    let mut htmls = BTreeMap::new();
    for (path, bytes) in site {
        let Some(folder) = path.strip_suffix("index.html") else { continue };
        if folder.split('/').next() == Some(WORKBENCH) {
            continue;
        }
        let html = text(bytes)?;
        // Excludes the pages of other provinces, and iframe pages, to which no page links.
        if !html.contains(" data-province=\"") && !html.contains(" data-embed") {
            htmls.insert(folder.to_owned(), for_file(html));
        }
    }
    assemble(&htmls, &Parts::of(app, content, assets, site)?, tell)
}

impl<'a> Parts<'a> {
    fn of(app: &'a App, content: &'a Content, assets: &'a Assets, site: &'a Files) -> Result<Self> {
        let (first, later): (Vec<_>, Vec<_>) =
            app.styles.iter().partition(|(name, _)| FIRST_STYLES.contains(&name.as_str()));
        let home = content.provinces.first().ok_or(SingleFileError::NoDocument)?;
        let packs = assets.provinces.get(&home.id).ok_or(SingleFileError::NoDocument)?;
        let file =
            |path: &'static str| site.get(path).map(Vec::as_slice).ok_or(SingleFileError::Missing(path));
        let engines = || app.engines.iter().map(|(name, engine)| (&assets.engines[name], engine));
        Ok(Self {
            first_styles: first.into_iter().map(|(_, bytes)| bytes.as_slice()).collect(),
            styles: later.into_iter().map(|(_, bytes)| bytes.as_slice()).collect(),
            reading: &app.reading,
            main: &app.file,
            boot: &app.boot,
            engines: (assets.engines.iter())
                .map(|(name, EngineFiles { glue, wasm })| {
                    (name.as_str(), [glue.as_str(), wasm.as_str(), packs[name].as_str()])
                })
                .collect(),
            scripts: (assets.scripts.iter())
                .map(|(name, path)| (path.as_str(), app.scripts[name].as_slice()))
                .chain(engines().map(|(paths, engine)| (paths.glue.as_str(), engine.glue.as_slice())))
                .collect(),
            files: packs_of(home)
                .map(|(name, bytes)| (packs[name].as_str(), bytes))
                .chain(engines().map(|(paths, engine)| (paths.wasm.as_str(), engine.wasm.as_slice())))
                .collect(),
            settings: file(worker::SETTINGS)?,
            icon: file(ICON)?,
        })
    }
}

/// Assembles the file from pages by their paths below the site's root.
fn assemble(
    htmls: &BTreeMap<String, String>,
    parts: &Parts<'_>,
    tell: &mut dyn FnMut(usize, usize),
) -> Result<String> {
    let mut pages = BTreeMap::new();
    for (path, html) in htmls {
        let page = page(html).ok_or_else(|| SingleFileError::NotAPage(path.clone()))?;
        pages.insert(path.clone(), page);
    }
    let home = htmls.get("").ok_or(SingleFileError::StartPage)?;
    let mut scripts: BTreeMap<&str, &str> =
        parts.scripts.iter().map(|(path, bytes)| Ok((*path, text(bytes)?))).collect::<Result<_>>()?;
    scripts.insert("boot", text(parts.boot)?);
    let encoding = encoding_check();
    let runnable = parts.scripts.values().chain([&parts.reading, &parts.boot, &parts.main]).copied();
    let hashes: Vec<String> = runnable.chain([encoding.as_bytes()]).map(hash_source).collect();
    let hashes = hashes.join(" ");
    let later = Later {
        pages,
        styles: parts.styles.iter().map(|bytes| text(bytes)).collect::<Result<_>>()?,
        scripts,
        engines: &parts.engines,
    };
    let later = serde_json::to_vec(&later).expect("texts are JSON");
    let files = parts.files.iter().map(|(name, bytes)| (*name, *bytes)).chain([("pages", later.as_slice())]);
    let of: usize = files.clone().map(|(_, bytes)| bytes.len()).sum();
    let mut done = 0;
    let mut pack = |(name, bytes): (&str, &[u8])| {
        tell(done, of);
        done += bytes.len();
        embedded(name, &gzip_tightly(bytes))
    };
    let files: Vec<String> = files.map(&mut pack).collect();
    let files = files.join("\n");
    let attributes = between(home, "<html ", ">").ok_or(SingleFileError::StartPage)?;
    let site_files = between(home, "<meta name=\"site-files\"", ">").ok_or(SingleFileError::StartPage)?;
    // Date calculations use the release date, which otherwise only the pages that need it declare.
    let released = htmls.get("wizard/").and_then(|wizard| between(wizard, " data-released=\"", "\""));
    let released = released.map(|day| format!(" data-released=\"{day}\"")).unwrap_or_default();
    let title = between(home, "<title>", "</title>").ok_or(SingleFileError::StartPage)?;
    let body = between(home, "<body>", "</body>").ok_or(SingleFileError::StartPage)?;
    let styles: String = parts.first_styles.iter().map(|bytes| text(bytes)).collect::<Result<_>>()?;
    let reading = text(parts.reading)?;
    let (main, settings, icon) =
        (text(parts.main)?, text(parts.settings)?.trim(), STANDARD.encode(parts.icon));
    Ok(format!(
        r#"{BYTE_ORDER_MARK}<!doctype html>
<html {attributes} data-edition="file" data-kiosk="1">
<head>
<meta charset="utf-8">
<!-- 产改政策通单文件版：用浏览器打开就能用，不联网。
     下面这一段可以用记事本改（存成 UTF-8），和网站的 site.json 一样。public_address 是本站在网上的网址（以 https 开头），
     二维码和链接会用它；没有就空着，二维码里放文字。kiosk 是自助机的设置，时间以秒计。 -->
<script type="application/json" id="site-settings">
{settings}
</script>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'wasm-unsafe-eval' 'unsafe-eval' {hashes}; style-src 'unsafe-inline'; img-src data:; form-action 'none'">
<meta name="site-files"{site_files}{released}>
<meta name="renderer" content="webkit">
<meta http-equiv="X-UA-Compatible" content="IE=edge">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<script data-sample="{SAMPLE}">{encoding}</script>
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:image/svg+xml;base64,{icon}">
<style>{styles}</style>
<script>{reading}</script>
</head>
<body>{body}
{files}
<script>{main}</script>
</body>
</html>
"#
    ))
}

/// The script that detects a wrong encoding. It is pure ASCII, and so readable in every encoding.
fn encoding_check() -> String {
    let escaped =
        |text: &str| text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect::<Vec<_>>().concat();
    format!(
        "if(document.currentScript.getAttribute('data-sample')!=='{}')\
         document.addEventListener('DOMContentLoaded',function(){{document.body.textContent='{}'}})",
        escaped(SAMPLE),
        escaped(WRONG_ENCODING),
    )
}

/// The parts of a page that differ from other pages; `None` if its markup is not as expected.
fn page(html: &str) -> Option<Page<'_>> {
    // Unescaped, because the script sets it as text.
    let mut title = between(html, "<title>", "</title>")?.to_owned();
    for (escaped, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
        title = title.replace(escaped, character);
    }
    let start = html.find("<main ")?;
    let end = html.rfind("</main>")? + "</main>".len();
    Some(Page { title, main: html.get(start..end)? })
}

fn between<'a>(html: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let (_, rest) = html.split_once(start)?;
    rest.split_once(end).map(|(between, _)| between)
}

fn text(bytes: &[u8]) -> Result<&str> {
    Ok(std::str::from_utf8(bytes)?)
}

/// Compresses 5 % better than [`gzip`](crate::gzip), at a hundred times the cost.
#[must_use]
pub fn gzip_tightly(bytes: &[u8]) -> Vec<u8> {
    // More iterations do not improve files of this size.
    const ROUNDS: NonZeroU64 = NonZeroU64::new(5).expect("five is not zero");
    let options = zopfli::Options { iteration_count: ROUNDS, ..Default::default() };
    let mut packed = Vec::new();
    // Writing to memory cannot fail.
    let written = zopfli::compress(options, zopfli::Format::Gzip, bytes, &mut packed);
    debug_assert!(written.is_ok());
    packed
}

/// Embeds a gzip-compressed file; `src/scripts/file/store.ts` reads it.
#[must_use]
pub fn embedded(path: &str, packed: &[u8]) -> String {
    format!("<script type=\"text/plain\" data-file=\"{path}\">{}</script>", STANDARD.encode(packed))
}

/// The source expression for a script in a Content-Security-Policy.
#[must_use]
pub fn hash_source(script: &[u8]) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(script)))
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    const PAGE: &str = r#"<!doctype html><html lang="zh"><head><meta name="site-files" content="" data-root="../"><title>a &amp; b</title></head><body><header></header><main class="main"><p>x</p></main></body></html>"#;

    fn parts() -> Parts<'static> {
        Parts {
            first_styles: vec![b"a{}"],
            styles: vec![b"b{}"],
            reading: b"reading()",
            main: b"main()",
            boot: b"boot()",
            engines: [("wizard", ["assets/app.js", "assets/app.wasm", "assets/corpus.bin"])].into(),
            scripts: [("assets/app.js", b"glue()".as_slice())].into(),
            files: [("assets/app.wasm", b"\0asm".as_slice())].into(),
            settings: b"{}",
            icon: b"<svg/>",
        }
    }

    #[test]
    fn a_page_is_its_title_and_its_main() {
        let main = r#"<main class="main"><p>x</p></main>"#;
        assert_eq!(page(PAGE), Some(Page { title: "a & b".to_owned(), main }));
        assert_eq!(page("<title>x</title>"), None);
    }

    #[test]
    fn the_policy_names_every_script_and_nothing_is_asked_for() {
        let htmls = [(String::new(), PAGE.to_owned())].into();
        let html = assemble(&htmls, &parts(), &mut |_, _| {}).unwrap();
        for script in ["reading()", "main()", "boot()", "glue()"] {
            assert!(html.contains(&hash_source(script.as_bytes())), "{script}");
        }
        for request in [" src=", "<link rel=\"stylesheet\"", "http://", "https://"] {
            assert!(!html.contains(request), "{request}");
        }
        assert!(html.starts_with(
            "\u{FEFF}<!doctype html>\n<html lang=\"zh\" data-edition=\"file\" data-kiosk=\"1\">"
        ));
        assert!(html.contains(r#"<meta name="site-files" content="" data-root="../">"#));
        assert!(html.contains("<main class=\"main\"><p>x</p></main>"), "the start page is readable at once");
    }

    #[test]
    fn a_file_in_it_is_base64_of_gzip() {
        let html = assemble(&[(String::new(), PAGE.to_owned())].into(), &parts(), &mut |_, _| {}).unwrap();
        let packed = between(&html, "data-file=\"assets/app.wasm\">", "<").unwrap();
        let mut bytes = Vec::new();
        flate2::read::GzDecoder::new(&*STANDARD.decode(packed).unwrap()).read_to_end(&mut bytes).unwrap();
        assert_eq!(bytes, b"\0asm");
    }

    #[test]
    fn a_site_without_a_start_page_is_refused() {
        let made = |path: &str, html: &str| {
            assemble(&[(path.to_owned(), html.to_owned())].into(), &parts(), &mut |_, _| {})
        };
        assert_eq!(made("about/", PAGE), Err(SingleFileError::StartPage));
        assert_eq!(made("", "no page"), Err(SingleFileError::NotAPage(String::new())));
    }

    #[test]
    fn it_tells_how_much_is_packed() {
        let mut told = Vec::new();
        let htmls = [(String::new(), PAGE.to_owned())].into();
        assemble(&htmls, &parts(), &mut |done, of| told.push((done, of))).unwrap();
        let [(0, of), (4, same)] = told[..] else { panic!("{told:?}") };
        assert!(of == same && of > 4, "{told:?}");
    }
}
