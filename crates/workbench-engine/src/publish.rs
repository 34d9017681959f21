//! The site: the files that `cargo xtask build` makes of the same seeds, packed copies apart, by the same renderer.

use std::collections::BTreeMap;

use policy_explorer::site::Site;
use policy_explorer::static_site::{self, Assets};
use seeds::Diagnostics;
use seeds::diagnostics::{Diagnostic, Severity};
use site_files::{App, BYTE_ORDER_MARK, Content, ContentError, DATA, Files, WORKBENCH};
use workbench_messages::{Progress, ProjectFiles};

use crate::project;

/// What is said where the page did not hand the app over.
pub const NO_KIT: &str = "缺少制作网站用的文件，请重新打开工作台";

/// What a site is made of besides its project: the app, and the workbench's own files, which every site has.
#[derive(Debug, Default)]
pub struct Kit {
    /// The app.
    pub app: Option<App>,
    /// The workbench's files by their paths below the site's root.
    pub workbench: Files,
}

impl Kit {
    /// Takes in a file: the app, as [`encode`] writes it, or one of the workbench's by its path below the site's root.
    ///
    /// # Errors
    /// In Chinese, where the app is of another version of the workbench.
    pub fn put(&mut self, path: &str, bytes: Vec<u8>) -> Result<(), String> {
        if path.starts_with(KIT) {
            let app = postcard::from_bytes(&bytes);
            self.app = Some(app.map_err(|_| "工作台的文件版本不一致，请刷新页面后再试".to_owned())?);
        }
        self.workbench.insert(path.to_owned(), bytes);
        Ok(())
    }
}

/// How the path of the file begins that holds the app.
pub const KIT: &str = "workbench/kit-";

/// The app as a file.
///
/// # Errors
/// Where it cannot be written.
pub fn encode(app: &App) -> Result<Vec<u8>, postcard::Error> {
    postcard::to_allocvec(app)
}

/// All files of the site.
///
/// # Errors
/// In Chinese: what keeps the project from being published.
pub fn site(files: &ProjectFiles, kit: &Kit, tell: &mut dyn FnMut(Progress)) -> Result<Files, String> {
    let Made { app, content, mut files, .. } = pages(files, kit, tell)?;
    tell(progress("整理数据", 0, 0));
    let data = content.data(app.date.as_deref()).map_err(|error| error.to_string())?;
    files.extend(data.into_iter().map(|(path, bytes)| (format!("{DATA}/{path}"), bytes)));
    site_files::finish(&mut files, &app.worker).map_err(|error| error.to_string())?;
    files.extend(kit.workbench.iter().map(|(path, bytes)| (path.clone(), bytes.clone())));
    debug_assert!(kit.workbench.keys().all(|path| path.starts_with(WORKBENCH)));
    Ok(files)
}

/// The whole site as one file, which opens without a server.
///
/// # Errors
/// In Chinese: what keeps the project from being published.
pub fn single_file(
    files: &ProjectFiles,
    kit: &Kit,
    tell: &mut dyn FnMut(Progress),
) -> Result<Vec<u8>, String> {
    let Made { app, content, assets, mut files } = pages(files, kit, tell)?;
    site_files::fill_in_sizes(&mut files).map_err(|error| error.to_string())?;
    let mut packed = |done, of| tell(progress("压缩成一个文件", done, of));
    let file = site_files::single_file(app, &content, &assets, &files, &mut packed);
    file.map(String::into_bytes).map_err(|error| error.to_string())
}

/// What a site and its single file are made of.
struct Made<'k> {
    app: &'k App,
    content: Content,
    assets: site_files::Assets,
    /// The pages with their assets.
    files: Files,
}

fn pages<'k>(files: &ProjectFiles, kit: &'k Kit, tell: &mut dyn FnMut(Progress)) -> Result<Made<'k>, String> {
    let app = kit.app.as_ref().ok_or(NO_KIT)?;
    tell(progress("核对工程", 0, 0));
    let content = content(files)?;
    if content.drafts > 0 {
        return Err(unfinished(files).to_owned());
    }
    let (assets, mut files) = app.assets(&content);
    let for_pages = assets_for_pages(&assets)?;
    // Leaked: pages borrow from it as from what lives as long as the program. The worker ends after some exports.
    let site: &'static Site = Box::leak(Box::new(Site::of(&content.files)?));
    let count = static_site::count(site);
    for (done, page) in static_site::files(site, &for_pages).enumerate() {
        if done % 8 == 0 {
            tell(progress("制作网页", done, count));
        }
        files.insert(page.path, format!("{BYTE_ORDER_MARK}{}", page.html).into_bytes());
    }
    Ok(Made { app, content, assets, files })
}

/// What keeps a project without errors from being published.
fn unfinished(files: &ProjectFiles) -> &'static str {
    let is_unreviewed = |(path, text): (&String, &String)| {
        path.ends_with("/document.toml") && !crate::view::form(text).is_reviewed
    };
    if files.iter().any(is_unreviewed) {
        "还有文件没有核对：请在“文件信息”里核对后勾选“已对照原文核对”，再导出网站"
    } else {
        "完整版还没有写完：请把“待遇”“数字”和“对照”里没着落的都写上，再导出网站"
    }
}

/// The page of a document as readers will see it, whether somebody has reviewed it or not. Without a kit it has no
/// styles.
///
/// # Errors
/// In Chinese: what keeps it from being shown.
pub fn preview(files: &ProjectFiles, id: &str, kit: Option<&Kit>) -> Result<String, String> {
    let content = content(files)?;
    let assets = match kit.and_then(|kit| kit.app.as_ref()) {
        Some(app) => assets_for_pages(&app.assets(&content).0)?,
        None => nothing(),
    };
    // Leaked, as above: the page counts its previews and has a new worker after some.
    let site: &'static Site = Box::leak(Box::new(Site::of(&content.files)?));
    let page = static_site::document(site, id, &assets).ok_or_else(|| format!("工程里没有“{id}”"))?;
    Ok(without_scripts(&page))
}

/// The page as it is shown in a frame: nothing runs in it and nothing is said of that, and its links lead nowhere.
fn without_scripts(page: &str) -> String {
    let mut page = page.replacen("<head>", "<head><base target=\"_blank\">", 1);
    for name in ["script", "noscript"] {
        let (open, close) = (format!("<{name}"), format!("</{name}>"));
        let mut kept = String::with_capacity(page.len());
        let mut rest = page.as_str();
        while let Some((before, element)) = rest.split_once(&open) {
            kept.push_str(before);
            rest = element.split_once(&close).map_or("", |(_, behind)| behind);
        }
        kept.push_str(rest);
        page = kept;
    }
    page
}

fn content(files: &ProjectFiles) -> Result<Content, String> {
    Content::compile(project::bytes(files)).map_err(|error| match error {
        ContentError::Seeds(diagnostics) => refusal(&diagnostics),
        ContentError::Encoding(_) => error.to_string(),
    })
}

fn refusal(diagnostics: &Diagnostics) -> String {
    let is_error = |one: &&Diagnostic| one.severity == Severity::Error;
    let count = diagnostics.list().iter().filter(is_error).count();
    format!("工程里有{count}处错误，请先在“检查”里改正")
}

/// The same paths and texts as the renderer takes them.
fn assets_for_pages(assets: &site_files::Assets) -> Result<Assets, String> {
    let json = serde_json::to_vec(assets).map_err(|error| error.to_string())?;
    serde_json::from_slice(&json).map_err(|error| error.to_string())
}

fn nothing() -> Assets {
    Assets {
        styles: BTreeMap::new(),
        first: String::new(),
        reading: String::new(),
        boot: String::new(),
        engines: BTreeMap::new(),
        provinces: BTreeMap::new(),
        scripts: BTreeMap::new(),
        date: None,
        address: None,
    }
}

fn progress(doing: &str, done: usize, of: usize) -> Progress {
    Progress { doing: doing.to_owned(), done, of }
}

#[cfg(test)]
mod tests {
    use site_files::Engine;
    use workbench_messages::{Answer, Edit, Request};

    use super::*;
    use crate::document_toml;

    fn app() -> App {
        let text = |text: &str| text.as_bytes().to_vec();
        let named = |names: &[&str]| names.iter().map(|name| ((*name).to_owned(), text(name))).collect();
        let engine = |name: &str| Engine { glue: format!("{name}()").into_bytes(), wasm: text("\0asm") };
        App {
            styles: named(&["app", "home", "document", "measures"]),
            first: text("first()"),
            reading: text("reading()"),
            boot: text("boot()"),
            engines: ["result", "search", "wizard"].map(|name| (name.to_owned(), engine(name))).into(),
            worker: text("worker()"),
            file: text("file()"),
            scripts: named(&["copy", "kiosk"]),
            public: [("icons/icon.svg", "<svg/>"), ("site.json", "{}")]
                .map(|(path, contents)| (path.to_owned(), text(contents)))
                .into(),
            date: Some("2026-11-21".to_owned()),
        }
    }

    fn kit() -> Kit {
        let mut kit = Kit::default();
        kit.put("workbench/kit-1.bin", encode(&app()).expect("it is written")).expect("it is read");
        kit.put("workbench/index.html", b"no page of the site".to_vec()).expect("any file is taken");
        kit
    }

    /// The sample's project, reviewed or not.
    fn sample(is_reviewed: bool) -> ProjectFiles {
        let source = include_str!("../../../tests/sample/received.txt");
        let begun = project::begin(ProjectFiles::new(), source, "shili", "示例省");
        let Ok(Answer::Project { mut files, .. }) = begun else { panic!("{begun:?}") };
        let toml = files.get_mut("shili/document.toml").expect("it is there");
        let edit = Edit::Reviewed(is_reviewed);
        *toml = document_toml::edit("shili", source, toml, &edit).expect("it is TOML");
        files
    }

    #[test]
    fn what_is_left_to_do_is_told() {
        let files = |toml: &str| [("gan/document.toml".to_owned(), toml.to_owned())].into();
        assert!(unfinished(&files("draft = true\n")).contains("已对照原文核对"));
        assert!(unfinished(&files("edition = \"full\"\n")).contains("完整版还没有写完"));
    }

    #[test]
    fn a_page_in_a_frame_has_no_scripts() {
        let page = "<head><script>a</script></head>b<noscript>n</noscript><script src=\"c\" defer></script>d";
        assert_eq!(without_scripts(page), "<head><base target=\"_blank\"></head>bd");
    }

    #[test]
    fn the_single_file_is_that_of_the_site() {
        let (files, kit) = (sample(true), kit());
        let site = site(&files, &kit, &mut |_| {}).expect("it can be published");
        let app = kit.app.as_ref().expect("it was put in");
        let content = content(&files).expect("it compiles");
        let (assets, _) = app.assets(&content);
        let expected = site_files::single_file(app, &content, &assets, &site, &mut |_, _| {});
        let expected = expected.expect("the site is as the renderer writes it");
        let mut told = Vec::new();
        let mut tell = |progress: Progress| told.push(progress);
        let answered = crate::answer(Request::SingleFile { files }, &[], Some(&kit), &mut tell);
        let (answer, bytes) = answered.expect("it can be published");
        assert_eq!(answer, Answer::SingleFile { name: "chan-gai-tong.html".to_owned() });
        assert!(bytes.as_deref() == Some(expected.as_bytes()));
        assert!(expected.contains("data-edition=\"file\"") && !expected.contains("no page of the site"));
        let packing: Vec<_> = told.iter().filter(|one| one.doing == "压缩成一个文件").collect();
        assert!(packing.len() > 3 && packing.iter().all(|one| one.done < one.of), "{packing:?}");
    }

    #[test]
    fn a_project_with_the_national_notice_becomes_a_site() {
        let mut files = sample(true);
        files.extend(crate::national::add(&files).expect("it is not there yet"));
        let site = site(&files, &kit(), &mut |_| {}).expect("it can be published");
        assert!(site.contains_key("national/index.html") && site.contains_key("shili/index.html"));
    }

    #[test]
    fn what_nobody_has_reviewed_is_not_given_out() {
        let error = single_file(&sample(false), &kit(), &mut |_| {}).expect_err("nobody has reviewed it");
        assert!(error.contains("还有文件没有核对"), "{error}");
        let request = Request::SingleFile { files: sample(true) };
        let error = crate::answer(request, &[], None, &mut |_| {}).expect_err("there is no app");
        assert_eq!(error, NO_KIT);
    }
}
