//! The site on servers as they are in the world.

mod servers;
mod snippets;
mod unpacked;
