//! Compiles the texts and TOML files of `seeds/` into a checked corpus.
//!
//! Contains all parsing of seeds and all diagnostics. Works in memory; only [`files`] reads from disk.

pub mod alignment;
pub mod cases;
mod check;
pub mod chinese;
pub mod codes;
mod compile;
pub mod coverage;
pub mod diagnostics;
pub mod document;
pub mod eligibility;
pub mod figures;
pub mod file;
pub mod files;
pub mod mutants;
pub mod new_document;
mod pinyin;
mod provinces;
pub mod toml_file;
mod vocabulary;

pub use check::{CheckResult, check};
pub use compile::{Compilation, compile, missing_for_full_edition};
pub use coverage::Coverage;
pub use diagnostics::{Diagnostics, Language, Style};
pub use files::SeedFiles;
pub use provinces::{CompiledProvince, provinces};
