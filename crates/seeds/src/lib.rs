//! Compiles the texts and TOML files of `seeds/` into a checked corpus.
//!
//! All parsing of seeds and every diagnostic is here. Files come in as memory and results go out as
//! values; reading a folder is the one thing in [`files`].

mod alignment;
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
pub use provinces::{Province, provinces};
