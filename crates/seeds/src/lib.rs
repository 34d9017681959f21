//! Compiles the texts and TOML files of `seeds/` into a checked corpus.
//!
//! All parsing of seeds and every diagnostic is here. Files come in as memory and results go out as
//! values; reading a folder is the one thing in [`files`].

pub mod diagnostics;
pub mod toml_file;
