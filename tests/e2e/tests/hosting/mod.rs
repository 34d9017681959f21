//! The site on typical servers.

mod charset;
mod iis;
mod lost;
mod servers;
mod snippets;
mod unpacked;
