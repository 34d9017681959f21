//! The parts of the wizard.

pub mod screens;
mod why;
