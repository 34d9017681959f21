//! The single file: the whole site as one page that opens without a server.
//!
//! Its body is that of the start page, so that there is something to read at once. The other pages, the
//! app and what the app loads stand packed in it. `src/scripts/file/` makes a site of it again.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::file_page::for_file;
use super::files_below;
use super::packed::gzip_tightly;
use crate::{Error, Result, project};

/// Says that what follows is UTF-8: a server that has the file as GBK says otherwise.
const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// Letters that are others where somebody has saved the file in another encoding, as editors do on request.
const SAMPLE: &str = "政策";

/// What stands in the page then: its own text and scripts cannot be read.
const WRONG_ENCODING: &str =
    "这个文件存成了别的编码，文字都乱了。请重新取一份文件；要改里面的设置，用记事本“另存为”，编码选 UTF-8。";

/// Where that of the project's own site is.
#[must_use]
pub fn path() -> PathBuf {
    project::release().join("chan-gai-tong.html")
}

/// What goes into it besides the pages.
#[derive(Debug)]
pub struct Parts<'a> {
    /// The stylesheets of the start page, which it needs to be read.
    pub first_styles: Vec<&'a [u8]>,
    /// All other stylesheets.
    pub styles: Vec<&'a [u8]>,
    /// The script that sets the size of letters before the first of them is drawn.
    pub reading: &'a [u8],
    /// The script that makes a site of the file.
    pub main: &'a [u8],
    /// The loader.
    pub boot: &'a [u8],
    /// Where the site has each module: the script that joins it with the browser, the module, its pack.
    pub engines: BTreeMap<&'a str, [&'a str; 3]>,
    /// Scripts by their paths below the site's root, the app's among them.
    pub scripts: BTreeMap<&'a str, &'a [u8]>,
    /// Other files by their paths below the site's root, the app among them.
    pub files: BTreeMap<&'a str, &'a [u8]>,
    /// What the webmaster of a site sets in a file, here to be edited in the page.
    pub settings: &'a [u8],
    /// The icon, as SVG.
    pub icon: &'a [u8],
}

/// All that is text and not needed at once, packed together.
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

/// Writes the file from the finished site in this folder, with the pages of one province.
///
/// # Errors
/// When a page is not as the renderer writes them, or a file cannot be read or written.
pub fn write(site: &Path, parts: &Parts<'_>, path: &Path) -> Result<()> {
    let mut htmls = BTreeMap::new();
    for file in files_below(site)? {
        let path = file.strip_prefix(site).unwrap_or(&file).to_string_lossy().into_owned();
        if let Some(folder) = path.strip_suffix("index.html") {
            let html = fs::read_to_string(&file).map_err(Error::reading(&file))?;
            // The file has the pages of the province that the site is at home in; those for frames are not led to.
            if !html.contains(" data-province=\"") && !html.contains(" data-embed") {
                htmls.insert(folder.to_owned(), for_file(&html));
            }
        }
    }
    let html = assemble(&htmls, parts)?;
    let folder = path.parent().unwrap_or(site);
    fs::create_dir_all(folder).map_err(Error::writing(folder))?;
    fs::write(path, html).map_err(Error::writing(path))
}

/// The file, from the pages by their paths below the site's root.
fn assemble(htmls: &BTreeMap<String, String>, parts: &Parts<'_>) -> Result<String> {
    let mut pages = BTreeMap::new();
    for (path, html) in htmls {
        let page = page(html).ok_or_else(|| Error::Finding(format!("{path}: is no page of the site")))?;
        pages.insert(path.clone(), page);
    }
    let home = htmls.get("").ok_or_else(|| Error::Finding("there is no start page".into()))?;
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
    let files: Vec<String> = files.map(|(name, bytes)| embedded(name, &gzip_tightly(bytes))).collect();
    let files = files.join("\n");
    let not_as_written = || Error::Finding("the start page is not as the renderer writes it".into());
    let attributes = between(home, "<html ", ">").ok_or_else(not_as_written)?;
    let site_files = between(home, "<meta name=\"site-files\"", ">").ok_or_else(not_as_written)?;
    // Pages that reckon with days have the day of the release; here all pages are one.
    let released = htmls.get("wizard/").and_then(|wizard| between(wizard, " data-released=\"", "\""));
    let released = released.map(|day| format!(" data-released=\"{day}\"")).unwrap_or_default();
    let title = between(home, "<title>", "</title>").ok_or_else(not_as_written)?;
    let body = between(home, "<body>", "</body>").ok_or_else(not_as_written)?;
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

/// Says so where the file is in another encoding. It is ASCII, and so the same in all of them.
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

/// What a page differs by from the others.
fn page(html: &str) -> Option<Page<'_>> {
    // The script sets it as text.
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
    std::str::from_utf8(bytes).map_err(|error| Error::Finding(format!("a script or stylesheet: {error}")))
}

/// A file that was packed by gzip, as `src/scripts/file/store.ts` opens it.
pub(super) fn embedded(path: &str, packed: &[u8]) -> String {
    format!("<script type=\"text/plain\" data-file=\"{path}\">{}</script>", STANDARD.encode(packed))
}

/// By which a Content-Security-Policy names a script.
pub(super) fn hash_source(script: &[u8]) -> String {
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
        let html = assemble(&htmls, &parts()).unwrap();
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
        let html = assemble(&[(String::new(), PAGE.to_owned())].into(), &parts()).unwrap();
        let packed = between(&html, "data-file=\"assets/app.wasm\">", "<").unwrap();
        let mut bytes = Vec::new();
        flate2::read::GzDecoder::new(&*STANDARD.decode(packed).unwrap()).read_to_end(&mut bytes).unwrap();
        assert_eq!(bytes, b"\0asm");
    }

    #[test]
    fn a_site_without_a_start_page_is_refused() {
        let htmls = [("about/".to_owned(), PAGE.to_owned())].into();
        assert!(assemble(&htmls, &parts()).is_err());
        let htmls = [(String::new(), "no page".to_owned())].into();
        assert!(assemble(&htmls, &parts()).is_err());
    }
}
