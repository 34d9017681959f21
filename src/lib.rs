//! 产改政策通: the site.
//!
//! Views over the corpus that `crates/seeds` compiles from `seeds/` and `crates/policy` explains.
//! The same views are rendered twice: natively to complete static pages ([`static_site`], feature
//! `ssr`), and in the browser when someone moves from page to page ([`client`], feature `csr`).
//!
//! - [`route`]: the pages and their addresses.
//! - [`content`]: the corpus in the binary.
//! - [`pages`]: one file a page; [`components`]: what several pages share; [`app`]: what surrounds them.
//! - [`wizard`]: the wizard's state, without a browser.
//! - [`controls`]: what answers to a user; mounted into slots of a page that is already there.
//! - [`browser`]: the only door to the platform.

pub mod app;
pub mod components;
pub mod content;
pub mod pages;
pub mod place;
pub mod route;
pub mod wizard;

#[cfg(feature = "csr")]
pub mod browser;
#[cfg(feature = "csr")]
pub mod client;
#[cfg(feature = "csr")]
pub mod controls;
#[cfg(feature = "ssr")]
pub mod static_site;
