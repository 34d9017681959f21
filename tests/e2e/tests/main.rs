//! The end-to-end tests, by topic.

mod addresses;
mod budgets;
mod codes;
mod compare;
mod copy;
mod degraded;
mod embed;
mod engines;
mod face;
mod faults;
mod figures;
mod files;
mod harness;
mod history;
mod hosting;
mod hosts;
mod kiosk;
mod layout_shift;
mod offline;
mod page_budgets;
mod pages;
mod places;
mod provinces;
mod reading;
mod release;
mod search_box;
mod settings;
mod shells;
mod source_check;
mod take_over;
mod text;
mod transcripts;
mod wechat;
mod wizard;
mod workbench;

/// Path prefixes for tests that must not depend on them: a server's root, and a sub-directory as on a union's
/// website.
const PREFIXES: [&str; 2] = ["/", "/a/b/"];

/// A measure's page, the usual target of shared links.
const MEASURE: &str = "heilongjiang/measures/9/";
