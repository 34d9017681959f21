//! The site on servers as they are in the world.

mod nginx;
mod unpacked;
