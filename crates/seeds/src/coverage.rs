//! The tables that `check-seeds` prints besides messages.

use std::fmt::Write;

/// Titled tables in insertion order.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Coverage {
    sections: Vec<Table>,
    listings: Vec<Table>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Table {
    title: String,
    lines: Vec<String>,
}

impl Coverage {
    /// Adds a table that is always printed.
    pub fn section(&mut self, title: impl Into<String>, lines: Vec<String>) {
        self.sections.push(Table { title: title.into(), lines });
    }

    /// Adds a complete listing that is printed on demand.
    pub fn listing(&mut self, title: impl Into<String>, lines: Vec<String>) {
        self.listings.push(Table { title: title.into(), lines });
    }

    /// Renders the tables that are always printed.
    #[must_use]
    pub fn render(&self) -> String {
        render(&self.sections)
    }

    /// Renders the listings that are printed on demand.
    #[must_use]
    pub fn render_listings(&self) -> String {
        render(&self.listings)
    }
}

fn render(tables: &[Table]) -> String {
    let mut text = String::new();
    for Table { title, lines } in tables {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{title}");
        for line in lines {
            let _ = writeln!(text, "  {line}");
        }
        text.push('\n');
    }
    text
}
