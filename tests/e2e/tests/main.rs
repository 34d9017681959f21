//! The end-to-end tests, by what they are about.

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

/// Where the site is served in tests of what must not depend on it: at a server's root and in a
/// sub-directory, as on a union's website.
const PREFIXES: [&str; 2] = ["/", "/a/b/"];

/// A measure's page, as one gets it from a shared link.
const MEASURE: &str = "heilongjiang/measures/9/";
