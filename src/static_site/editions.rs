//! Tests of sites with reading-edition documents, alone and beside a full-edition province.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

use seeds::SeedFiles;
use seeds::new_document::{NewDocumentRequest, new_document};

use super::{Assets, files};
use crate::route::{Province, Route, Tool};
use crate::site::Site;

type Pages = BTreeMap<String, String>;

/// A regulation with articles in chapters; the last one is a sentence without a heading.
const REGULATION: &str = "甘省技能奖励办法\n第一章　总则\n第一条　为了奖励技能，制定本办法。\n\
    第二章　奖励\n第二条　对高级工每人一次性补贴2000元。\n第三条　补贴不得超过工资的30%。\n";

fn seeds_of(is_kept: impl Fn(&str) -> bool) -> SeedFiles {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut files = seeds::files::read_dir(&folder).expect("the folder is there");
    files.retain(|path, _| is_kept(path));
    files
}

/// The site of seeds with additional reading-edition documents.
fn site(mut seeds: SeedFiles, documents: &[(&str, &str)]) -> Pages {
    for (id, text) in documents {
        let request = NewDocumentRequest { id, text: text.as_bytes(), jurisdiction: Some("甘省") };
        seeds.extend(new_document(&request, &seeds).expect("it is a document").files);
        let path = format!("{id}/document.toml");
        let toml = String::from_utf8(seeds[&path].clone()).expect("it is UTF-8");
        seeds.insert(path, toml.replace("draft = true\n", "").into_bytes());
    }
    let site = Box::leak(Box::new(Site::of(&seeds).expect("there is no error")));
    let assets = Assets {
        styles: BTreeMap::new(),
        first: String::new(),
        reading: "assets/reading.js".to_owned(),
        boot: "assets/boot.js".to_owned(),
        engines: BTreeMap::new(),
        provinces: BTreeMap::new(),
        scripts: BTreeMap::new(),
        date: None,
        address: None,
    };
    files(site, &assets).map(|file| (file.path, file.html)).collect()
}

/// A site with only the regulation and the national notice.
fn alone() -> &'static Pages {
    static PAGES: OnceLock<Pages> = OnceLock::new();
    PAGES.get_or_init(|| site(seeds_of(|path| !path.contains("heilongjiang")), &[("gan", REGULATION)]))
}

/// The project's site with the regulation, and a second document of the same area.
fn both() -> &'static Pages {
    static PAGES: OnceLock<Pages> = OnceLock::new();
    let second = "甘省人民政府关于技能培训的通知\n各市人民政府：\n一、培训补贴\n每人500元。\n二、培训时间\n每年三个月。\n";
    PAGES.get_or_init(|| site(seeds_of(|_| true), &[("gan", REGULATION), ("gan-training", second)]))
}

fn page<'p>(pages: &'p Pages, route: &Route) -> &'p str {
    &pages[&(route.path() + "index.html")]
}

fn main(html: &str) -> String {
    let main = html.split_once("<main").expect("it has a main").1.split_once("</main>").expect("it ends").0;
    main.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, words)| words)).collect()
}

fn home(tool: Tool) -> Route {
    Route::Tool(Province::Home, tool)
}

#[test]
fn a_site_to_be_read_asks_nothing_and_promises_no_questions() {
    let pages = alone();
    let start = page(pages, &Route::Home);
    assert!(main(start).contains("一条一条看文件") && !main(start).contains("查我符合哪些条件"));
    assert!(main(start).contains("不能查条件"));
    assert!(
        !start.contains("欠薪") && !start.contains("劳模"),
        "words that this document says nothing about"
    );
    for path in ["index.html", "gan/index.html", "measures/index.html"] {
        let links = pages[path].split("href=\"").filter(|link| link.starts_with("wizard/"));
        assert_eq!(links.count(), 0, "{path} leads to questions that there are not");
        assert!(!pages[path].contains(">查条件<"), "{path}");
    }
    for tool in [Tool::Wizard, Tool::WizardResult] {
        let html = page(pages, &home(tool));
        assert!(!html.contains("data-engine") && !html.contains("<template>"), "{tool:?} starts nothing");
        assert!(main(html).contains("还没有整理"), "{}", main(html));
    }
}

#[test]
fn the_pages_of_a_reading_edition_say_so() {
    let pages = alone();
    for path in ["gan/index.html", "measures/index.html", "gan/measures/2/index.html", "wizard/index.html"] {
        assert!(main(&pages[path]).contains("阅读版"), "{path}");
    }
    assert!(!main(&pages["national/index.html"]).contains("阅读版"), "this one is worked through");
    let about = main(&pages["about/index.html"]);
    assert!(about.contains("阅读版：") && about.contains("完整版："), "which is which");
}

/// 核对原文 would take page numbers for added text.
#[test]
fn the_source_check_is_told_which_lines_are_no_text() {
    let text = REGULATION.replace("制定本办法。", "制定\n— 1 —\n本办法。") + "— 2 —\n";
    let pages = site(seeds_of(|path| !path.contains("heilongjiang")), &[("gan", text.as_str())]);
    let about = &pages["about/index.html"];
    let ranges = about.split_once("data-not-text=\"").expect("there are such lines").1;
    let ranges = ranges.split_once('"').expect("it ends").0;
    let lines: Vec<&str> = ranges
        .split(' ')
        .map(|range| {
            let (start, end) = range.split_once('-').expect("a range has two ends");
            let [start, end] = [start, end].map(|at| at.parse::<usize>().expect("an end is a number"));
            text[start..end].trim()
        })
        .collect();
    assert_eq!(lines, ["— 1 —", "— 2 —"]);
    assert_eq!(about.matches("data-not-text").count(), 1, "the notice has none");
}

#[test]
fn each_number_stands_in_its_sentence_and_is_said_to_be_unexplained() {
    let figures = main(page(alone(), &home(Tool::Figures)));
    assert!(figures.contains("还没有逐个说明"), "{figures}");
    assert!(figures.contains("对高级工每人一次性补贴2000元。") && figures.contains("不得超过工资的30%。"));
    assert!(main(page(alone(), &home(Tool::Figures))).contains("第2条"), "and leads to its article");
}

#[test]
fn the_list_of_measures_has_every_article_and_names_it_by_its_words() {
    let list = main(page(alone(), &home(Tool::Measures)));
    assert!(list.contains("3条措施") && list.contains("共3条"), "{list}");
    for words in ["总则", "奖励", "为了奖励技能", "对高级工每人一次性补贴2000元", "补贴不得超过工资的30%"]
    {
        assert!(list.contains(words), "{words}: {list}");
    }
    for number in 1..=3 {
        assert!(alone().contains_key(&format!("gan/measures/{number}/index.html")), "{number}");
    }
    assert!(alone()["gan/measures/2/index.html"].contains("<title>2. 对高级工每人一次性补贴2000元 - "));
}

#[test]
fn a_place_with_two_documents_has_one_entry_and_all_their_units() {
    let pages = both();
    let measures = Route::Tool(Province::Other("gan".to_owned()), Tool::Measures);
    let html = page(pages, &measures);
    let chooser = html.split_once("aria-label=\"选省份\"").expect("there is a choice").1;
    let chooser = chooser.split_once("</nav>").expect("it ends").0;
    assert_eq!(chooser.matches("甘省").count(), 1, "{chooser}");
    let list = main(html);
    for words in ["为了奖励技能", "培训补贴", "培训时间"] {
        assert!(list.contains(words), "{words}: {list}");
    }
    assert!(list.contains("共5条"), "three articles and two parts: {list}");
    assert!(pages.contains_key("gan-training/measures/p1/index.html"), "a part has a page too");
    assert!(!pages.contains_key("gan-training/measures/index.html"), "one list for the place");
    // The full-edition province keeps its questions.
    assert!(page(pages, &home(Tool::Wizard)).contains("data-engine=\"wizard\""));
    assert!(main(&pages["index.html"]).contains("查我符合哪些条件"));
}

#[test]
fn the_card_of_a_measure_has_its_citation_with_or_without_a_number() {
    let other = Route::Tool(Province::Other("gan".to_owned()), Tool::Measures);
    let articles = ["第1条", "第2条", "第3条"];
    let parts = ["一", "二"];
    for (route, expected) in
        [(home(Tool::Measures), vec!["第9条"]), (other, [&articles[..], &parts[..]].concat())]
    {
        let html = page(both(), &route);
        for cited in expected {
            assert!(html.contains(&format!(r#" data-cited="{cited}""#)), "{cited} on {route:?}");
        }
    }
}

#[test]
fn every_link_of_a_site_to_be_read_leads_to_a_page() {
    for (pages, name) in [(alone(), "alone"), (both(), "both")] {
        for (path, html) in
            pages.iter().filter(|(path, _)| !path.starts_with("embed/") && *path != "404.html")
        {
            let body = html.split_once("<body").expect("it has a body").1;
            for link in body.split(" href=\"").skip(1).filter_map(|rest| rest.split_once('"')) {
                let target = link.0.split('#').next().unwrap_or_default();
                if target.contains("../data/") || target.ends_with("licences.txt") || target.is_empty() {
                    continue;
                }
                let mut folders: Vec<&str> = path.split('/').collect();
                folders.pop();
                for step in target.split('/') {
                    match step {
                        "" | "." => {}
                        ".." => drop(folders.pop()),
                        step => folders.push(step),
                    }
                }
                let page = [folders.join("/"), "index.html".to_owned()].join("/");
                let page = page.trim_start_matches('/');
                assert!(pages.contains_key(page), "{name}: {path} leads to {target}");
            }
        }
    }
}
