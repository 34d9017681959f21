//! Pages, scripts and stylesheets are decoded as UTF-8, whatever charset the server declares.

use std::fs;

use e2e::{Engine, EngineKind, Result, Scratch, Served};
use xtask::project;
use xtask::server::{Charset, Habits, Network, ServedFolder};
use xtask::tools::Engines;

use crate::MEASURE;

/// Charsets that servers declare. GB2312 is a common default in China; the others differ from UTF-8 in other ways.
fn charsets() -> Vec<Charset> {
    let named = ["gb2312", "big5", "utf-16le"].map(|name| Charset::Other(name.into()));
    [vec![Charset::Absent, Charset::Utf8], named.to_vec()].concat()
}

#[tokio::test]
async fn every_engine_reads_every_page_right_under_any_charset() -> Result {
    let engines = Engines::install()?;
    let file = Scratch::new()?;
    fs::copy(project::single_file(), file.path().join("index.html"))?;
    let mut wrong = Vec::new();
    for kind in EngineKind::ALL {
        let Some(mut engine) = Engine::start(kind, &engines).await? else { continue };
        let name = engine.name()?;
        for charset in charsets() {
            let habits = Habits { charset: charset.clone(), ..Habits::default() };
            let dist = project::dist();
            let served = |folder: &std::path::Path| {
                let site = ServedFolder::new(folder).over(&Network::default()).with_habits(habits.clone());
                Served::site(site, folder, "/")
            };
            let result = read(&mut engine, &served(&dist)?, &served(file.path())?).await;
            wrong.extend(result.err().map(|error| format!("{name}, {charset:?}: {error}")));
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

async fn read(engine: &mut Engine, site: &Served, file: &Served) -> Result {
    const NODE: &str = "document.getElementById('heilongjiang.9.s2').innerText";
    engine.load(&site.address(MEASURE)).await?;
    expect(engine, NODE, "对晋升技师、高级技师").await?;
    // Text written by scripts, including one that loads on demand.
    engine.load(&site.address("about/")).await?;
    engine
        .wait_until("/离线|存到本机|存完/.test(document.getElementById('offline-state').textContent)")
        .await?;
    engine.visit(&site.address(MEASURE)).await?;
    engine.click("//article//button[@data-script = 'copy']").await?;
    engine.wait_until("document.querySelector('.share--node [name=text]')").await?;
    expect(engine, "document.querySelector('.share--node [name=text]').textContent", "复制文字").await?;
    // Every stylesheet is parsed to its end; decoded wrongly, a quote could swallow what follows.
    engine
        .wait_until("[...document.styleSheets].every(sheet => !sheet.href || sheet.cssRules.length > 0)")
        .await?;
    engine.load(&site.address("404.html")).await?;
    expect(engine, "document.querySelector('h1').innerText", "没有这个页面").await?;
    engine.load(&file.address("")).await?;
    expect(engine, "document.title", "产改政策通").await
}

async fn expect(engine: &mut Engine, expression: &str, start: &str) -> Result {
    let found: String = engine.value(expression).await?;
    if found.starts_with(start) { Ok(()) } else { Err(format!("{expression}: {found}").into()) }
}

/// Engines look for the charset in the first 1,024 bytes; only two short lines may precede it.
#[test]
fn the_charset_is_the_first_thing_in_every_head() -> Result {
    const MARK: &[u8] = "\u{FEFF}".as_bytes();
    let mut pages = 0;
    for file in xtask::build::files_below(&project::dist())? {
        let kind = file.extension().unwrap_or_default().to_string_lossy().into_owned();
        if !["html", "css", "js"].contains(&kind.as_str()) {
            // JSON must not have a byte order mark; of the other open data, only CSV may.
            assert!(!fs::read(&file)?.starts_with(MARK) || kind == "csv", "{}", file.display());
            continue;
        }
        let text = fs::read_to_string(&file)?;
        assert!(text.starts_with('\u{FEFF}'), "{} has no byte order mark", file.display());
        if kind == "html" {
            assert_early(&text, &file.display().to_string());
            pages += 1;
        }
    }
    assert!(pages > 60, "{pages} pages");
    assert_early(&fs::read_to_string(project::single_file())?, "the single file");
    Ok(())
}

fn assert_early(html: &str, name: &str) {
    let (before, _) = html.split_once("<meta charset=\"utf-8\">").expect("every page says it");
    let lines: Vec<&str> = before.lines().collect();
    assert!(before.ends_with("<head>\n") && lines.len() == 3, "{name}: {before}");
    assert!(lines.iter().all(|line| line.len() <= 120), "{name}: {before}");
}
