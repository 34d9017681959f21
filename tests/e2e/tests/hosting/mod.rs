//! The site on servers as they are in the world.

mod charset;
mod iis;
mod lost;
mod servers;
mod snippets;
mod unpacked;
