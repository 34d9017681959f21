//! 产改政策通: the site.
//!
//! Views over the corpus that `crates/seeds` compiles from `seeds/` and `crates/policy` queries. Pages are
//! rendered natively to complete static HTML ([`static_site`], feature `ssr`). In the browser, one
//! WebAssembly module per kind of interactive page (`src/bin/`, feature `csr`) mounts controls into the
//! existing page (`engine`).
//!
//! - [`route`]: the pages and their URLs.
//! - [`site`]: the data of a whole site, natively; `loaded_corpus`: the corpus of a running module.
//! - [`pages`]: one file per page, native only; [`components`]: shared by pages; [`app`]: the frame of every
//!   page.
//! - [`wizard`], [`result`], [`search`]: the interactive parts. `wizard::page` and `result::page` mount a
//!   control into a slot of an existing page; a script of the page calls the search.
//! - [`html`]: the HTML builder of static pages and running app.
//! - `web`: the only module that uses `web-sys` and `gloo`.

pub mod app;
pub mod components;
pub mod contract;
pub mod html;
pub mod page_context;
pub mod pages;
pub mod result;
pub mod route;
pub mod search;
pub mod site;
pub mod wizard;

#[cfg(feature = "csr")]
pub mod engine;
#[cfg(feature = "csr")]
pub mod loaded_corpus;
#[cfg(feature = "ssr")]
pub mod static_site;
#[cfg(test)]
mod testing;
#[cfg(feature = "csr")]
pub mod web;
