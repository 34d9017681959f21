//! Tests of a site with two provinces: the project's seeds and the tests' sample.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

use super::{Assets, EngineFiles, files};
use crate::route::{Province, Route, Tool};
use crate::site::Site;

/// The site's files by path.
fn pages() -> &'static BTreeMap<String, String> {
    static PAGES: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    PAGES.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let read = |folder: &str| seeds::files::read_dir(&root.join(folder)).expect("the folder is there");
        let both = read("seeds").into_iter().chain(read("tests/sample/seeds")).collect();
        let site = Box::leak(Box::new(Site::of(&both).expect("there is no error")));
        let corpus = |id: &str| (id.to_owned(), [("search".to_owned(), format!("assets/{id}.bin"))].into());
        let assets = Assets {
            styles: BTreeMap::new(),
            first: "first()".to_owned(),
            reading: "assets/reading.js".to_owned(),
            boot: "assets/boot.js".to_owned(),
            engines: [(
                "wizard".to_owned(),
                EngineFiles { glue: "assets/wizard.js".to_owned(), wasm: "assets/wizard.wasm".to_owned() },
            )]
            .into(),
            provinces: ["heilongjiang", "sample"].map(corpus).into(),
            scripts: BTreeMap::new(),
            date: None,
            address: None,
        };
        files(site, &assets).map(|file| (file.path, file.html)).collect()
    })
}

fn page(route: &Route) -> &'static str {
    &pages()[&(route.path() + "index.html")]
}

fn sample(tool: Tool) -> Route {
    Route::Tool(Province::Other("sample".to_owned()), tool)
}

#[test]
fn each_province_has_its_pages_and_names_its_packs() {
    for tool in Tool::ALL {
        assert!(
            page(&Route::Tool(Province::Home, tool))
                .contains(r#"data-pack-search="assets/heilongjiang.bin""#)
        );
        let other = page(&sample(tool));
        assert!(other.contains(r#" data-province="sample" data-pack-search="assets/sample.bin""#));
        assert!(other.contains("<title>示例省："), "{tool:?}");
    }
    let measure = page(&Route::Measure { document: "sample".to_owned(), unit: "2".to_owned() });
    assert!(measure.contains(r#"data-pack-search="assets/sample.bin""#));
    let national = page(&Route::Document("national".to_owned()));
    assert!(national.contains(r#"data-pack-search="assets/heilongjiang.bin""#), "it is of the home province");
}

#[test]
fn the_choice_of_a_province_leads_to_the_same_page_of_the_other() {
    for (route, here, there) in [
        (Route::Home, "./", "sample/measures/"),
        (Route::Tool(Province::Home, Tool::Wizard), "../wizard/", "../sample/wizard/"),
        (sample(Tool::Figures), "../../sample/figures/", "../../figures/"),
        (sample(Tool::WizardResult), "../../../sample/wizard/result/", "../../../wizard/result/"),
    ] {
        let html = page(&route);
        let (_, chooser) = html.split_once("class=\"provinces\"").expect("there is a choice");
        let (chooser, _) = chooser.split_once("</nav>").expect("it ends");
        let links: Vec<&str> = chooser.split("<a ").skip(1).collect();
        assert_eq!(links.len(), 2, "{route:?}");
        for (link, is_here) in [(here, true), (there, false)] {
            let found = links.iter().find(|words| words.contains(&format!("href=\"{link}\"")));
            let is_current = found.map(|words| words.contains("aria-current=\"true\""));
            assert_eq!(is_current, Some(is_here), "{link}: {chooser}");
        }
    }
    assert!(!page(&Route::About).contains("class=\"provinces\""));
}

#[test]
fn a_comparison_of_two_provinces_is_led_to_from_both() {
    let comparison = Route::Comparison { left: "sample".to_owned(), right: "heilongjiang".to_owned() };
    assert_eq!(comparison.path(), "sample/compare/heilongjiang/");
    for (route, link) in [
        (Route::Tool(Province::Home, Tool::Compare), "../sample/compare/heilongjiang/"),
        (sample(Tool::Compare), "../../sample/compare/heilongjiang/"),
        (comparison.clone(), "../../../sample/compare/heilongjiang/"),
    ] {
        let html = page(&route);
        let (_, choice) = html.split_once("aria-label=\"两省对照\"").expect("there is a choice");
        let (choice, _) = choice.split_once("</nav>").expect("it ends");
        assert!(choice.contains(&format!("href=\"{link}\"")), "{choice}");
        assert!(choice.contains("示例省和黑龙江省"), "{choice}");
        assert_eq!(choice.contains("aria-current=\"page\""), route == comparison, "{choice}");
    }
    for elsewhere in [sample(Tool::Measures), sample(Tool::Figures), Route::Home] {
        assert!(!page(&elsewhere).contains("两省对照"), "{elsewhere:?}");
    }
    let html = page(&comparison);
    assert!(html.contains("一边是示例省实施意见（样例），一边是黑龙江省实施意见。"));
    let lead =
        html.split_once("compare__lead").expect("it has a lead").1.split_once("</p>").expect("it ends").0;
    assert!(!lead.contains("通知") && !html.contains("省里"), "nothing is said of the nation: {lead}");
    assert!(html.contains("不得拖欠农民工工资") && html.contains("黑龙江省实施意见未提"));
    // The link back to the province's other comparison.
    let (_, chooser) = html.split_once("aria-label=\"选省份\"").expect("there is a choice");
    assert!(chooser.contains("href=\"../../../sample/compare/\""), "{chooser}");
}

#[test]
fn nothing_of_one_province_is_said_to_be_anothers() {
    let measures = page(&sample(Tool::Measures));
    assert!(measures.contains("3条措施") && !measures.contains("黑龙江省2017年"));
    assert!(measures.contains("示例省2020年《示例省总工会关于产业工人队伍建设改革的实施意见》的3条措施"));
    assert!(measures.contains("按2020年文件整理"), "the year is the document's");
    assert!(!measures.contains("按2017年文件整理"));
    let wizard = page(&sample(Tool::Wizard));
    assert!(wizard.contains("对照2020年文件里的2项内容"));
    let figures = page(&sample(Tool::Figures));
    assert!(figures.contains("1500元") && !figures.contains("世界技能大赛"));
    let about = page(&Route::About);
    assert!(about.contains("这里收录的是2017年和2020年的文件。"), "of all documents");
    assert!(about.contains("“全国总工会通知”是中华全国总工会关于认真学习宣传贯彻"));
    assert!(about.contains("示例省实施意见（样例）") && about.contains("source.txt"));
    assert!(!figures.contains("两份文件") && !about.contains("两份文件"), "there may be more");
    assert!(!page(&sample(Tool::Compare)).contains("2017年的文件"));
}
