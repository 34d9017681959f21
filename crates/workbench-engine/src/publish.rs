//! The site: the same files as `cargo xtask build` makes of the project, by the same renderer, without compressed
//! copies.

use std::collections::BTreeMap;

use policy_explorer::site::Site;
use policy_explorer::static_site::{self, Assets};
use seeds::Diagnostics;
use seeds::diagnostics::{Diagnostic, Severity};
use site_files::{App, BYTE_ORDER_MARK, Content, ContentError, DATA, Files, WORKBENCH};
use workbench_messages::{Progress, ProjectFiles};

use crate::project;

/// The error message if the page has not sent the app.
pub const NO_KIT: &str = "缺少制作网站用的文件，请重新打开工作台";

/// What a site is made of besides its project: the app, and the files of the workbench, which is part of every site.
#[derive(Debug, Default)]
pub struct Kit {
    /// The app.
    pub app: Option<App>,
    /// The workbench's files by path below the site's root.
    pub workbench: Files,
}

impl Kit {
    /// Adds a file: the app as written by [`encode`], or a file of the workbench by its path below the site's root.
    ///
    /// # Errors
    /// In Chinese, if the app belongs to another version of the workbench.
    pub fn add(&mut self, path: &str, bytes: Vec<u8>) -> Result<(), String> {
        if path.starts_with(KIT) {
            let app = postcard::from_bytes(&bytes);
            self.app = Some(app.map_err(|_| "工作台的文件版本不一致，请刷新页面后再试".to_owned())?);
        }
        self.workbench.insert(path.to_owned(), bytes);
        Ok(())
    }
}

/// Path prefix of the file that contains the app.
pub const KIT: &str = "workbench/kit-";

/// Encodes the app as a file.
///
/// # Errors
/// If it cannot be encoded.
pub fn encode(app: &App) -> Result<Vec<u8>, postcard::Error> {
    postcard::to_allocvec(app)
}

/// Renders all files of the site.
///
/// # Errors
/// In Chinese: why the project cannot be exported.
pub fn site(files: &ProjectFiles, kit: &Kit, report: &mut dyn FnMut(Progress)) -> Result<Files, String> {
    let Rendered { app, content, mut files, .. } = render_pages(files, kit, report)?;
    report(progress("整理数据", 0, 0));
    let data = content.data(app.date.as_deref()).map_err(|error| error.to_string())?;
    files.extend(data.into_iter().map(|(path, bytes)| (format!("{DATA}/{path}"), bytes)));
    site_files::finish(&mut files, &app.worker).map_err(|error| error.to_string())?;
    files.extend(kit.workbench.iter().map(|(path, bytes)| (path.clone(), bytes.clone())));
    debug_assert!(kit.workbench.keys().all(|path| path.starts_with(WORKBENCH)));
    Ok(files)
}

/// Renders the site as one HTML file that opens without a server.
///
/// # Errors
/// In Chinese: why the project cannot be exported.
pub fn single_file(
    files: &ProjectFiles,
    kit: &Kit,
    report: &mut dyn FnMut(Progress),
) -> Result<Vec<u8>, String> {
    let Rendered { app, content, assets, mut files } = render_pages(files, kit, report)?;
    site_files::fill_in_sizes(&mut files).map_err(|error| error.to_string())?;
    let mut packed = |done, total| report(progress("压缩成一个文件", done, total));
    let file = site_files::single_file(app, &content, &assets, &files, &mut packed);
    file.map(String::into_bytes).map_err(|error| error.to_string())
}

/// The rendered pages with everything that a site and its single file are made of.
struct Rendered<'k> {
    app: &'k App,
    content: Content,
    assets: site_files::Assets,
    /// The pages and their assets.
    files: Files,
}

fn render_pages<'k>(
    files: &ProjectFiles,
    kit: &'k Kit,
    report: &mut dyn FnMut(Progress),
) -> Result<Rendered<'k>, String> {
    let app = kit.app.as_ref().ok_or(NO_KIT)?;
    report(progress("核对工程", 0, 0));
    let content = content(files)?;
    if content.drafts > 0 {
        return Err(draft_message(files).to_owned());
    }
    let (assets, mut files) = app.assets(&content);
    let for_pages = assets_for_pages(&assets)?;
    // Leaked, because pages borrow it as `'static`. The page replaces the worker after some exports.
    let site: &'static Site = Box::leak(Box::new(Site::of(&content.files)?));
    let count = static_site::count(site);
    for (done, page) in static_site::files(site, &for_pages).enumerate() {
        if done % 8 == 0 {
            report(progress("制作网页", done, count));
        }
        files.insert(page.path, format!("{BYTE_ORDER_MARK}{}", page.html).into_bytes());
    }
    Ok(Rendered { app, content, assets, files })
}

/// Why a project that compiles but has drafts cannot be exported.
fn draft_message(files: &ProjectFiles) -> &'static str {
    let is_unreviewed = |(path, text): (&String, &String)| {
        path.ends_with("/document.toml") && !crate::view::form(text).is_reviewed
    };
    if files.iter().any(is_unreviewed) {
        "还有文件没有核对：请在“文件信息”里核对后勾选“已对照原文核对”，再导出网站"
    } else {
        "完整版还没有写完：请把“待遇”“数字”和“对照”里没着落的都写上，再导出网站"
    }
}

/// Renders the page of a document, reviewed or not, without scripts. Without a kit it has no styles.
///
/// # Errors
/// In Chinese: why it cannot be rendered.
pub fn preview(files: &ProjectFiles, id: &str, kit: Option<&Kit>) -> Result<String, String> {
    let content = content(files)?;
    let assets = match kit.and_then(|kit| kit.app.as_ref()) {
        Some(app) => assets_for_pages(&app.assets(&content).0)?,
        None => no_assets(),
    };
    // Leaked, as above: the page replaces the worker after some previews.
    let site: &'static Site = Box::leak(Box::new(Site::of(&content.files)?));
    let page = static_site::document(site, id, &assets).ok_or_else(|| format!("工程里没有“{id}”"))?;
    Ok(without_scripts(&page))
}

/// The page without scripts and `noscript` elements, for a sandboxed frame. Its links open nothing.
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
        ContentError::Seeds(diagnostics) => error_message(&diagnostics),
        ContentError::Encoding(_) => error.to_string(),
    })
}

fn error_message(diagnostics: &Diagnostics) -> String {
    let is_error = |one: &&Diagnostic| one.severity == Severity::Error;
    let count = diagnostics.list().iter().filter(is_error).count();
    format!("工程里有{count}处错误，请先在“检查”里改正")
}

/// The assets in the renderer's own type, which has the same JSON.
fn assets_for_pages(assets: &site_files::Assets) -> Result<Assets, String> {
    let json = serde_json::to_vec(assets).map_err(|error| error.to_string())?;
    serde_json::from_slice(&json).map_err(|error| error.to_string())
}

fn no_assets() -> Assets {
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

fn progress(activity: &str, done: usize, total: usize) -> Progress {
    Progress { activity: activity.to_owned(), done, total }
}

#[cfg(test)]
mod tests {
    use site_files::WasmEngine;
    use workbench_messages::{DocumentEdit, Request, Response};

    use super::*;
    use crate::document_toml;

    fn app() -> App {
        let text = |text: &str| text.as_bytes().to_vec();
        let named = |names: &[&str]| names.iter().map(|name| ((*name).to_owned(), text(name))).collect();
        let engine = |name: &str| WasmEngine { glue: format!("{name}()").into_bytes(), wasm: text("\0asm") };
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
        kit.add("workbench/kit-1.bin", encode(&app()).expect("it is written")).expect("it is read");
        kit.add("workbench/index.html", b"no page of the site".to_vec()).expect("any file is taken");
        kit
    }

    /// A project with the sample document.
    fn sample(is_reviewed: bool) -> ProjectFiles {
        let source = include_str!("../../../tests/sample/received.txt");
        let added = project::add_document(ProjectFiles::new(), source, "shili", "示例省");
        let Ok(Response::Project { mut files, .. }) = added else { panic!("{added:?}") };
        let toml = files.get_mut("shili/document.toml").expect("it is there");
        let edit = DocumentEdit::Reviewed(is_reviewed);
        *toml = document_toml::edit("shili", source, toml, &edit).expect("it is TOML").text;
        files
    }

    #[test]
    fn the_message_about_drafts_says_what_is_missing() {
        let files = |toml: &str| [("gan/document.toml".to_owned(), toml.to_owned())].into();
        assert!(draft_message(&files("draft = true\n")).contains("已对照原文核对"));
        assert!(draft_message(&files("edition = \"full\"\n")).contains("完整版还没有写完"));
    }

    #[test]
    fn a_preview_has_no_scripts() {
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
        let mut reports = Vec::new();
        let mut report = |progress: Progress| reports.push(progress);
        let handled = crate::handle(Request::ExportSingleFile { files }, &[], Some(&kit), &mut report);
        let (response, bytes) = handled.expect("it can be published");
        assert_eq!(response, Response::SingleFile { name: "chan-gai-tong.html".to_owned() });
        assert!(bytes.as_deref() == Some(expected.as_bytes()));
        assert!(expected.contains("data-edition=\"file\"") && !expected.contains("no page of the site"));
        let packing: Vec<_> = reports.iter().filter(|one| one.activity == "压缩成一个文件").collect();
        assert!(packing.len() > 3 && packing.iter().all(|one| one.done < one.total), "{packing:?}");
    }

    #[test]
    fn a_project_with_the_national_notice_becomes_a_site() {
        let mut files = sample(true);
        files.extend(crate::national::add(&files).expect("it is not there yet"));
        let site = site(&files, &kit(), &mut |_| {}).expect("it can be published");
        assert!(site.contains_key("national/index.html") && site.contains_key("shili/index.html"));
    }

    #[test]
    fn a_document_that_is_not_reviewed_is_not_exported() {
        let error = single_file(&sample(false), &kit(), &mut |_| {}).expect_err("nobody has reviewed it");
        assert!(error.contains("还有文件没有核对"), "{error}");
        let request = Request::ExportSingleFile { files: sample(true) };
        let error = crate::handle(request, &[], None, &mut |_| {}).expect_err("there is no app");
        assert_eq!(error, NO_KIT);
    }
}
