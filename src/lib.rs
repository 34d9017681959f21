//! 产改政策通: the site.
//!
//! Views over the corpus that `crates/seeds` compiles from `seeds/` and `crates/policy` explains.
//! Pages are rendered natively to complete static HTML ([`static_site`], feature `ssr`). In the browser
//! a module of its own for each kind of page (`src/bin/`, feature `csr`) mounts controls into the page that is there
//! (`engine`).
//!
//! - [`route`]: the pages and their addresses.
//! - [`site`]: all that a folder of seeds gives, natively; `loaded_corpus`: what a running module is given of it.
//! - [`pages`]: one file a page, rendered natively alone; [`components`]: what several pages share; [`app`]: what surrounds them.
//! - [`wizard`], [`result`], [`search`]: what answers in the browser: state and views. What `wizard::page` and `result::page`
//!   make is mounted into the slot of a page that is already there; the search is asked by its page's script.
//! - [`html`]: the HTML that both static pages and the running app are made of.
//! - `web`: the only module that touches `web-sys` and `gloo`.

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
