//! What the app's WebAssembly is made of: the bytes of its functions by the crate that each comes from, and the rest. It
//! is built once more with the functions' names, which the published one does not have. The rows add up to the module.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use super::{Section, folder};
use crate::tools::{self, Tools};
use crate::{Error, Result, build, process, project};

/// Crates with less than this many bytes share a row.
const SMALL: usize = 1000;

/// Builds the module with names and weighs its parts.
pub fn measure() -> Result<Section> {
    let tools = Tools::install()?;
    let folder = folder()?.join("parts");
    let module = with_names(&tools, &folder)?;
    let metrics = process::output(tools.wasm_opt().arg(&module).arg("--func-metrics"))?;
    let functions = functions(&String::from_utf8_lossy(&metrics));
    let bytes = fs::read(&module).map_err(Error::reading(&module))?;
    Ok(Section::new(table(&functions, &sections(&bytes))))
}

/// Compiles it as Trunk does, but for the names, and makes it smaller as the build does.
fn with_names(tools: &Tools, folder: &Path) -> Result<std::path::PathBuf> {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(project::root()).args([
        "rustc",
        "--quiet",
        "--package",
        build::APP,
        "--bin",
        build::APP,
    ]);
    cargo.args(["--no-default-features", "--features", "csr", "--profile", build::PROFILE]);
    cargo.args(["--target", tools::WASM_TARGET, "--", "-C", "strip=none"]);
    process::run(build::for_browsers(&mut cargo))?;
    let built = project::target().join(tools::WASM_TARGET).join(build::PROFILE).join(build::APP);
    let mut bindgen = tools.wasm_bindgen();
    bindgen.args(["--target", "no-modules", "--no-typescript", "--out-dir"]).arg(folder);
    process::output(bindgen.arg(built.with_extension("wasm")))?;
    let (joined, optimised) = (folder.join(format!("{}_bg.wasm", build::APP)), folder.join("named.wasm"));
    let mut optimise = build::app::optimiser(tools, &joined, &optimised);
    process::output(optimise.arg("--debuginfo"))?;
    Ok(optimised)
}

/// The bytes of functions by crate, read off what wasm-opt tells: `func: NAME`, and below it `[binary-bytes] : N`.
fn functions(metrics: &str) -> BTreeMap<String, (usize, usize)> {
    let mut crates: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut name = "";
    for line in metrics.lines() {
        if let Some(function) = line.trim().strip_prefix("func: ") {
            name = function;
        }
        let size = line.trim().strip_prefix("[binary-bytes]").and_then(|rest| rest.split(':').nth(1));
        let size = size.and_then(|size| size.split_whitespace().next()?.parse::<usize>().ok());
        if let (Some(size), false) = (size, name.is_empty()) {
            let (count, sum) = crates.entry(crate_of(name).to_owned()).or_default();
            (*count, *sum) = (*count + 1, *sum + size);
        }
    }
    crates
}

/// The crate that a function's name begins with, in `<&mut alloc::vec::Vec<T> as core::fmt::Debug>::fmt` as well.
fn crate_of(name: &str) -> &str {
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    let mut rest = name;
    loop {
        rest = rest.trim_start_matches(|letter| !is_word(letter));
        let word = &rest[..rest.find(|letter| !is_word(letter)).unwrap_or(rest.len())];
        match word {
            "mut" | "const" | "dyn" => rest = &rest[word.len()..],
            "" => return "without a name",
            _ if rest[word.len()..].starts_with("::") => return word,
            _ => return "of a type of the language, or made by tools",
        }
    }
}

/// The bytes of the sections of a module by their numbers: 10 for code, 11 for data, 0 for names and the like.
fn sections(module: &[u8]) -> BTreeMap<u8, usize> {
    let mut sections = BTreeMap::new();
    // Behind the magic number and the version.
    let mut rest = module.get(8..).unwrap_or_default();
    while let [id, tail @ ..] = rest {
        let (mut size, mut head) = (0_usize, 0);
        for byte in tail {
            size |= usize::from(byte & 0x7f) << (7 * head);
            head += 1;
            if byte & 0x80 == 0 || head == 5 {
                break;
            }
        }
        *sections.entry(*id).or_default() += 1 + head + size;
        rest = tail.get(head + size..).unwrap_or_default();
    }
    sections
}

/// The rows, the largest first.
fn table(functions: &BTreeMap<String, (usize, usize)>, sections: &BTreeMap<u8, usize>) -> String {
    let (small, large): (Vec<_>, Vec<_>) = functions.iter().partition(|(_, (_, bytes))| *bytes < SMALL);
    let mut rows: Vec<(String, usize, usize)> =
        large.iter().map(|(name, (count, bytes))| ((*name).clone(), *count, *bytes)).collect();
    let sum = |of: fn(&(usize, usize)) -> usize| small.iter().map(|(_, part)| of(part)).sum::<usize>();
    rows.push((format!("{} others", small.len()), sum(|part| part.0), sum(|part| part.1)));
    rows.sort_by_key(|(_, _, bytes)| std::cmp::Reverse(*bytes));
    let of = |id: u8| sections.get(&id).copied().unwrap_or_default();
    let code: usize = rows.iter().map(|(_, _, bytes)| bytes).sum();
    let module = 8 + sections.iter().filter(|(id, _)| **id != 0).map(|(_, bytes)| bytes).sum::<usize>();
    let mut text = format!("{:<48}{:>10}{:>10}\n", "The app's WebAssembly, unpacked", "functions", "bytes");
    for (name, count, bytes) in &rows {
        let _ = writeln!(text, "{name:<48}{count:>10}{bytes:>10}");
    }
    let ends = [
        ("heads of functions", of(10).saturating_sub(code)),
        ("data: strings and tables", of(11)),
        ("types, imports and the like", module.saturating_sub(of(10) + of(11))),
        ("all", module),
    ];
    for (name, bytes) in ends {
        let _ = writeln!(text, "{name:<58}{bytes:>10}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_is_of_the_crate_that_its_name_begins_with() {
        for (name, expected) in [
            ("core::fmt::Formatter::pad", "core"),
            ("<alloc::vec::Vec<T> as core::clone::Clone>::clone", "alloc"),
            ("<&mut policy::Date as core::fmt::Debug>::fmt", "policy"),
            ("<dyn leptos::Any>::type_id", "leptos"),
            ("<u32 as core::fmt::Display>::fmt", "of a type of the language, or made by tools"),
            ("__wbindgen_malloc", "of a type of the language, or made by tools"),
            ("", "without a name"),
        ] {
            assert_eq!(crate_of(name), expected, "{name}");
        }
    }

    #[test]
    fn the_rows_add_up_to_the_module() {
        let metrics = "func: a::x\n [binary-bytes]       : 3000\nfunc: b::y\n [binary-bytes]   : 10   +3\n [total] : 9\n";
        let functions = functions(metrics);
        assert_eq!(functions["a"], (1, 3000));
        // Code of 3100 bytes, data of 5, names of 1.
        let mut module = vec![0; 8];
        for (id, size) in [(1, 2), (10, 3100_usize), (11, 5), (0, 1)] {
            let bytes = [u8::try_from(size & 0x7f | 0x80).unwrap(), u8::try_from(size >> 7).unwrap()];
            module.extend([id, bytes[0], bytes[1]]);
            module.resize(module.len() + size, 0);
        }
        let text = table(&functions, &sections(&module));
        let bytes: Vec<usize> =
            text.lines().skip(1).filter_map(|line| line.split_whitespace().last()?.parse().ok()).collect();
        let (all, rows) = bytes.split_last().unwrap();
        assert_eq!((*all, rows.iter().sum::<usize>()), (8 + 3 * 3 + 2 + 3100 + 5, *all), "{text}");
    }
}
