//! The end-to-end tests, by what they are about.

mod figures;
mod harness;
