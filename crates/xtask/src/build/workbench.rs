//! Builds the workbench: its folder in every site, and its single file.
//!
//! Page and engine are WebAssembly modules of their own, because Leptos uses different features for static
//! rendering and for browsers. Readers' pages do not refer to its files.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use site_files::{
    App, BYTE_ORDER_MARK, Files, WORKBENCH, content_hash, embedded, gzip, hash_source, is_worth_packing,
};

use super::{PROFILE, app, for_browsers, inputs, scripts, stylesheet, write_below};
use crate::progress::RunningStep;
use crate::tools::{Tools, WASM_TARGET};
use crate::{Error, Result, process, progress, project};

/// Profile overrides for the engine: whole-program optimisation would take minutes, and authors download it
/// only once. Everything else matches the app's profile, so that dependencies are compiled once.
const ENGINE_PROFILE: [(&str, &str); 3] = [
    ("CARGO_PROFILE_WEB_LTO", "off"),
    ("CARGO_PROFILE_WEB_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_WEB_OPT_LEVEL", "s"),
];
/// The name of its modules' fingerprint.
const COMPILED: &str = "workbench";

/// Its modules: name, package, features, and the global that wasm-bindgen's script declares.
const MODULES: [(&str, &str, &[&str], &str); 2] = [
    ("page", "workbench", &["--features", "csr"], "window.workbench_page"),
    ("engine", "workbench-engine", &[], "self.workbench_engine"),
];

/// Its parts by name, with their file extensions.
const PARTS: [(&str, &str); 7] = [
    ("page", "js"),
    ("page-wasm", "wasm"),
    ("engine", "js"),
    ("engine-wasm", "wasm"),
    ("kit", "bin"),
    ("style", "css"),
    ("start", "js"),
];

/// The workbench's files.
#[derive(Debug)]
pub struct WorkbenchFiles {
    /// Its files by path below the site's root.
    pub files: Files,
    /// The parts by name, with their paths.
    paths: Vec<(&'static str, String)>,
    icon: Vec<u8>,
}

/// The path of the single file.
#[must_use]
pub fn path() -> PathBuf {
    project::release().join("gong-zuo-tai.html")
}

/// Builds the workbench, compiling its modules if their sources have changed.
///
/// # Errors
/// If a tool is missing or fails.
pub fn make(tools: &Tools, app: &App) -> Result<WorkbenchFiles> {
    let fingerprint = inputs::workbench()?;
    let are_kept = MODULES.iter().all(|(name, ..)| module(name).is_file() && glue(name).is_file());
    if !are_kept || !inputs::is_noted(COMPILED, &fingerprint) {
        progress::step("Compiling the workbench (some minutes the first time)", |step| compile(tools, step))?;
        inputs::remember(COMPILED, &fingerprint)?;
    }
    let read = |path: PathBuf| fs::read(&path).map_err(Error::reading(&path));
    let script = |name: &str| scripts::bundle(tools, &scripts::folder().join("workbench").join(name));
    let engine = [scripts::minify(tools, &glue("engine"))?, script("worker.ts")?].concat();
    let kit = postcard::to_allocvec(app).map_err(|error| Error::Finding(error.to_string()))?;
    let style =
        stylesheet::compile_one(tools, &project::root().join("crates/workbench/styles/workbench.css"))?;
    let mut files = Files::new();
    let mut paths = Vec::new();
    for (name, ending) in PARTS {
        let bytes = match name {
            "page" => scripts::minify(tools, &glue("page"))?,
            "page-wasm" => read(module("page"))?,
            "engine" => engine.clone(),
            "engine-wasm" => read(module("engine"))?,
            "kit" => kit.clone(),
            "style" => style.clone(),
            _ => script("start.ts")?,
        };
        let is_text = ending == "js" || ending == "css";
        let bytes = if is_text { [BYTE_ORDER_MARK.as_bytes(), &bytes].concat() } else { bytes };
        let path = format!("{WORKBENCH}/{name}-{}.{ending}", content_hash(&bytes));
        paths.push((name, path.clone()));
        files.insert(path, bytes);
    }
    let icon = read(project::root().join("public/icons/icon.svg"))?;
    let mut workbench = WorkbenchFiles { files, paths, icon };
    let page = workbench.page();
    workbench.files.insert(HTML.to_owned(), page.into_bytes());
    Ok(workbench)
}

/// The path of its page.
const HTML: &str = "workbench/index.html";

/// The body of the page before its module runs, and without scripts.
const BODY: &str = "<noscript><p class=\"workbench-waits\">工作台要运行网页程序（JavaScript），请在浏览器里打开它。</p></noscript>\n\
                    <p class=\"workbench-small\">工作台要在电脑上用：屏幕至少要有这里的两倍宽。</p>\n\
                    <div id=\"workbench\"><p class=\"workbench-waits\">正在打开工作台…</p></div>";

impl WorkbenchFiles {
    /// Adds it to a site, with quickly made gzip copies. The page is written last, so that its presence
    /// implies completeness.
    ///
    /// # Errors
    /// If a file cannot be written.
    pub fn add_to(&self, site: &Path) -> Result<()> {
        progress::step("Packing the workbench", |_| {
            let are_packed = self.files.iter().filter(|(path, _)| is_worth_packing(Path::new(path)));
            let packed = are_packed.map(|(path, bytes)| (format!("{path}.gz"), gzip(bytes)));
            let mut files: Files = self.files.clone().into_iter().chain(packed).collect();
            let page = files.remove_entry(HTML);
            write_below(site, &files)?;
            write_below(site, &page.into_iter().collect())
        })
    }

    fn path(&self, name: &str) -> &str {
        self.paths.iter().find(|(part, _)| *part == name).map_or("", |(_, path)| path)
    }

    /// The `<meta>` elements that tell the page's script where the parts are.
    fn meta(&self, edition: &str) -> String {
        let paths: Vec<String> =
            self.paths.iter().map(|(name, path)| format!(" data-{name}=\"{path}\"")).collect();
        format!(
            "<meta name=\"workbench-files\" content=\"\"{edition} data-html=\"{HTML}\"{}>",
            paths.concat()
        )
    }

    fn page(&self) -> String {
        let [meta, style, start] = [self.meta(""), self.path("style").into(), self.path("start").into()];
        format!(
            r#"{BYTE_ORDER_MARK}<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
{meta}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>工作台 - 产改政策通</title>
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="../icons/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="../{style}">
<script src="../{start}" defer></script>
</head>
<body>
{BODY}
</body>
</html>
"#
        )
    }

    /// Writes the single file.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn write_single_file(&self) -> Result<()> {
        let part = |name: &str| String::from_utf8_lossy(&self.files[self.path(name)]).into_owned();
        let unmarked = |text: String| text.trim_start_matches(BYTE_ORDER_MARK).trim().to_owned();
        let [style, start] = [unmarked(part("style")), unmarked(part("start"))];
        // Without a byte order mark, which decoding would remove, so that the hash matches.
        let page = part("page").trim_start_matches(BYTE_ORDER_MARK).to_owned();
        let hashes = [hash_source(start.as_bytes()), hash_source(page.as_bytes())].join(" ");
        let packed: Vec<String> =
            self.files.iter().map(|(path, bytes)| embedded(path, &gzip(bytes))).collect();
        let packed = packed.join("\n");
        let meta = self.meta(" data-edition=\"file\"");
        let icon = STANDARD.encode(&self.icon);
        let html = format!(
            r#"{BYTE_ORDER_MARK}<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<!-- 产改政策通工作台：用浏览器打开就能用，不联网。 -->
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'wasm-unsafe-eval' {hashes}; style-src 'unsafe-inline'; img-src data:; worker-src blob:; form-action 'none'">
{meta}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>工作台 - 产改政策通</title>
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:image/svg+xml;base64,{icon}">
<style>{style}</style>
</head>
<body>
{BODY}
{packed}
<script>{start}</script>
</body>
</html>
"#
        );
        let folder = project::release();
        fs::create_dir_all(&folder).map_err(Error::writing(&folder))?;
        fs::write(path(), html).map_err(Error::writing(&path()))
    }
}

/// Compiles the modules and generates their wasm-bindgen scripts.
fn compile(tools: &Tools, step: &RunningStep) -> Result<()> {
    for (name, package, features, global) in MODULES {
        let mut cargo = process::cargo();
        cargo.args(["build", "--package", package]);
        cargo.args(["--profile", PROFILE, "--target", WASM_TARGET]).args(features);
        if name == "engine" {
            cargo.envs(ENGINE_PROFILE);
        }
        step.run(for_browsers(&mut cargo))?;
        let built = project::target().join(WASM_TARGET).join(PROFILE).join(package.replace('-', "_"));
        let built = built.with_extension("wasm");
        let mut bindgen = tools.wasm_bindgen();
        bindgen.args(["--target", "no-modules", "--no-typescript", "--out-name", name, "--out-dir"]);
        process::run(bindgen.arg(folder()).arg(&built))?;
        let script = fs::read_to_string(glue(name)).map_err(Error::reading(&glue(name)))?;
        let script = app::with_global(name, &script, global)?;
        fs::write(glue(name), script).map_err(Error::writing(&glue(name)))?;
    }
    Ok(())
}

/// The folder of compiled modules.
fn folder() -> PathBuf {
    project::target().join("engines").join("workbench")
}

fn module(name: &str) -> PathBuf {
    folder().join(format!("{name}_bg.wasm"))
}

fn glue(name: &str) -> PathBuf {
    folder().join(name).with_extension("js")
}

/// Whether a site contains it.
#[must_use]
pub fn is_in(site: &Path) -> bool {
    site.join(HTML).is_file()
}
