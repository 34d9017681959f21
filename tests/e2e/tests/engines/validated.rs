//! Validates the site's files for engines that do not run here: they contain nothing that these engines do not
//! support.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use e2e::{Result, Scratch};
use xtask::build::files_below;
use xtask::process::output;
use xtask::project;
use xtask::tools::Tools;

/// The oldest supported engines.
pub const ENGINES: [&str; 3] = ["Chromium 80", "Firefox 102", "Safari 14"];

/// The same, for esbuild. Destructuring is forced on: esbuild rejects it for Safari 14 because of one rare bug.
const SCRIPT_ENGINES: [&str; 2] = ["--target=chrome80,firefox102,safari14", "--supported:destructuring=true"];
const STYLE_ENGINES: &str = "chrome 80, safari 14, firefox 102";

/// Functions that one of the engines lacks; compilers check only syntax.
const NEWER_FUNCTIONS: [&str; 10] = [
    ".replaceAll(",
    ".replaceChildren(",
    ".at(",
    ".findLast(",
    ".toSorted(",
    "structuredClone(",
    "Object.hasOwn(",
    "Promise.any(",
    "randomUUID(",
    "AbortSignal.timeout(",
];
/// Selectors that one of the engines does not know; it drops a rule with such a selector, including the other
/// selectors of its list.
const NEWER_SELECTORS: [&str; 4] = [":is(", ":where(", ":has(", ":focus-visible"];
/// At-rules that one of the engines ignores, `gap` in flex layouts, and `inset`.
const NEWER_STYLES: [&str; 6] = ["@layer", "@container", "{gap:", ";gap:", "{inset:", ";inset:"];

/// The files of the app, without the workbench, which requires browsers of 2022 and tells others so.
fn built(extension: &str) -> Result<Vec<PathBuf>> {
    let workbench = project::dist().join("workbench");
    let mut files = files_below(&project::dist())?;
    files.retain(|file| {
        !file.starts_with(&workbench) && file.extension().is_some_and(|found| found == extension)
    });
    if files.is_empty() { Err(format!("no .{extension} in dist/").into()) } else { Ok(files) }
}

/// Fails if a module needs more than WebAssembly 1.0 (2017).
fn validate_module(tools: &Tools, module: &Path) -> Result {
    output(tools.wasm_opt().args(["--mvp-features", "--quiet", "-o", "/dev/null"]).arg(module))?;
    Ok(())
}

/// Fails if an engine does not support the script's syntax or one of its functions.
fn validate_script(tools: &Tools, script: &Path) -> Result {
    let name = script.display();
    let quiet = ["--charset=utf8", "--log-level=error"];
    let lowered = output(tools.esbuild().args(quiet).args(SCRIPT_ENGINES).arg(script))?;
    let as_it_is = output(tools.esbuild().args(quiet).arg("--target=esnext").arg(script))?;
    if lowered != as_it_is {
        return Err(format!("{name} has grammar that {} would need lowered", ENGINES.join(" or ")).into());
    }
    let text = fs::read_to_string(script)?;
    match NEWER_FUNCTIONS.iter().find(|function| text.contains(**function)) {
        Some(function) => Err(format!("{name} calls {function}").into()),
        None => Ok(()),
    }
}

/// Fails if an engine would drop a rule, or lowering would add a declaration.
fn validate_style(tools: &Tools, style: &Path) -> Result {
    let name = style.display();
    let lowered = output(tools.lightningcss().args(["--minify", "--targets", STYLE_ENGINES]).arg(style))?;
    let (lowered, text) = (String::from_utf8(lowered)?, fs::read_to_string(style)?);
    let parts = |css: &str| css.trim().split(['{', '}', ';']).map(str::to_owned).collect::<BTreeSet<_>>();
    if let Some(part) = parts(&lowered).difference(&parts(&text)).next() {
        return Err(format!("{name} lacks what lowering would add: {part}").into());
    }
    if let Some(found) = NEWER_STYLES.iter().find(|newer| text.contains(**newer)) {
        return Err(format!("{name} has {found}").into());
    }
    for list in text.split(['{', '}']).filter(|part| part.contains(',')) {
        if NEWER_SELECTORS.iter().any(|selector| list.contains(selector)) {
            return Err(format!("{name} has a newer selector among others: {list}").into());
        }
    }
    Ok(())
}

#[test]
fn all_engines_understand_the_app() -> Result {
    let tools = Tools::install()?;
    built("wasm")?.iter().try_for_each(|module| validate_module(&tools, module))
}

#[test]
fn all_engines_understand_the_scripts() -> Result {
    let tools = Tools::install()?;
    built("js")?.iter().try_for_each(|script| validate_script(&tools, script))
}

#[test]
fn all_engines_understand_the_styles() -> Result {
    let tools = Tools::install()?;
    built("css")?.iter().try_for_each(|style| validate_style(&tools, style))
}

#[test]
fn what_is_newer_is_found() -> Result {
    type Validate = fn(&Tools, &Path) -> Result;
    /// A function with `i32.extend8_s`, of WebAssembly 2.0.
    const MODULE: &[u8] =
        b"\0asm\x01\0\0\0\x01\x06\x01\x60\x01\x7f\x01\x7f\x03\x02\x01\0\x0a\x07\x01\x05\0\x20\0\xc0\x0b";
    let newer: [(Validate, &[u8]); 7] = [
        (validate_module, MODULE),
        (validate_script, b"let a; a ||= 2;"),
        (validate_script, b"class A { #a() {} static { new A().#a(); } }"),
        (validate_script, b"'a'.replaceAll('a', 'b');"),
        (validate_style, b"a{color:color-mix(in srgb,red,tan);inset:0}"),
        (validate_style, b"a{display:flex;gap:1px}"),
        (validate_style, b"a:hover,a:focus-visible{color:red}"),
    ];
    let (tools, scratch) = (Tools::install()?, Scratch::new()?);
    for (index, (validate, content)) in newer.into_iter().enumerate() {
        let extension = ["wasm", "js", "js", "js", "css", "css", "css"][index];
        let file = scratch.path().join(format!("{index}.{extension}"));
        fs::write(&file, content)?;
        assert!(validate(&tools, &file).is_err(), "{}", String::from_utf8_lossy(content));
    }
    Ok(())
}
