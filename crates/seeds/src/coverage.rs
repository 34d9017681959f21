//! What `check-seeds` prints besides messages: tables of what was found and what is covered.

/// Titled tables, in the order in which they were added.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Coverage {
    sections: Vec<(String, Vec<String>)>,
}

impl Coverage {
    /// Adds a table: a title and its lines.
    pub fn section(&mut self, title: impl Into<String>, lines: Vec<String>) {
        self.sections.push((title.into(), lines));
    }

    /// All tables as text.
    #[must_use]
    pub fn render(&self) -> String {
        let mut text = String::new();
        for (title, lines) in &self.sections {
            text.push_str(title);
            text.push('\n');
            for line in lines {
                text.push_str("  ");
                text.push_str(line);
                text.push('\n');
            }
            text.push('\n');
        }
        text
    }
}
