//! A TOML file of entries, such as `[[figure]]` or `[[pair]]`, edited one by one: comments, order and all other entries
//! are kept.

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, Value};

/// A parsed file that can be written back unchanged.
#[derive(Debug, Clone)]
pub struct EntriesFile {
    /// Path in the project.
    pub path: String,
    /// The table names of its entries.
    keys: &'static [&'static str],
    /// Everything that is not an entry.
    rest: DocumentMut,
    /// The comment before the first entry.
    head: String,
    /// The entries in file order.
    pub entries: Vec<Entry>,
}

/// An entry of the file.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Table name: `figure`.
    pub key: &'static str,
    /// Index among the entries of this name in the parsed file; `None` for a new entry.
    pub index: Option<usize>,
    /// Its keys and values.
    pub table: Table,
}

impl EntriesFile {
    /// A new file that contains only a comment.
    #[must_use]
    pub fn new(path: String, keys: &'static [&'static str], comment: &str) -> Self {
        let comment: String = comment.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        Self { path, keys, rest: DocumentMut::new(), head: format!("# {comment}\n"), entries: Vec::new() }
    }

    /// Parses a file whose entries have the table names `keys`.
    ///
    /// # Errors
    /// In Chinese, if it is not valid TOML or one of the names is not an array of tables.
    pub fn parse(path: &str, keys: &'static [&'static str], text: &str) -> Result<Self, String> {
        let mut rest: DocumentMut = text.parse().map_err(|error| invalid_file(path, &error))?;
        let mut entries = Vec::new();
        for &key in keys {
            let tables = match rest.remove(key) {
                None => continue,
                Some(Item::ArrayOfTables(tables)) => tables,
                Some(_) => return Err(invalid_file(path, &format!("[[{key}]]"))),
            };
            let numbered = tables.into_iter().enumerate();
            entries.extend(numbered.map(|(index, table)| Entry { key, index: Some(index), table }));
        }
        entries.sort_by_key(|entry| entry.table.position());
        let head = if let Some(first) = entries.first_mut() {
            let prefix = first.prefix().to_owned();
            let (head, own) = prefix.split_at(prefix.find("\n\n").map_or(0, |at| at + 1));
            first.table.decor_mut().set_prefix(own);
            head.to_owned()
        } else {
            let all = rest.trailing().as_str().unwrap_or("").to_owned();
            rest.set_trailing("");
            all
        };
        Ok(Self { path: path.to_owned(), keys, rest, head, entries })
    }

    /// The file as text.
    #[must_use]
    pub fn write(self) -> String {
        let Self { keys, mut rest, head, mut entries, .. } = self;
        if let Some(first) = entries.first_mut() {
            let prefix = head + first.prefix();
            first.table.decor_mut().set_prefix(prefix);
        } else {
            let trailing = head + rest.trailing().as_str().unwrap_or("");
            rest.set_trailing(trailing);
        }
        let mut by_key: Vec<_> = keys.iter().map(|key| (*key, ArrayOfTables::new())).collect();
        let mut position = 0;
        for Entry { key, mut table, .. } in entries {
            set_positions(&mut table, &mut position);
            if let Some((_, tables)) = by_key.iter_mut().find(|(name, _)| *name == key) {
                tables.push(table);
            }
        }
        for (key, tables) in by_key {
            if !tables.is_empty() {
                rest.insert(key, Item::ArrayOfTables(tables));
            }
        }
        rest.to_string()
    }

    /// Whether only a comment of one line is left, as [`EntriesFile::new`] writes it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let Self { rest, head, entries, .. } = self;
        let is_heading = head.trim().lines().count() <= 1;
        entries.is_empty() && rest.is_empty() && is_heading && rest.trailing().as_str() == Some("")
    }

    /// The present position of an entry of the parsed file.
    #[must_use]
    pub fn position(&self, key: &str, index: usize) -> Option<usize> {
        self.entries.iter().position(|entry| entry.key == key && entry.index == Some(index))
    }

    /// Replaces an entry; the comment before it is kept.
    pub fn replace(&mut self, at: usize, mut entry: Entry) {
        entry.table.decor_mut().set_prefix(self.entries[at].prefix());
        self.entries[at] = entry;
    }

    /// Removes an entry. The comment before it is kept if the next entry has none: it applies to both.
    pub fn remove(&mut self, at: usize) {
        let removed = self.entries.remove(at);
        if let Some(next) = self.entries.get_mut(at).filter(|next| !next.prefix().contains('#')) {
            next.table.decor_mut().set_prefix(removed.prefix());
        }
    }

    /// Removes all entries that match.
    pub fn remove_where(&mut self, is_gone: impl Fn(&Entry) -> bool) {
        while let Some(at) = self.entries.iter().position(&is_gone) {
            self.remove(at);
        }
    }
}

impl Entry {
    /// A new entry without keys.
    #[must_use]
    pub fn new(key: &'static str) -> Self {
        let mut table = Table::new();
        table.decor_mut().set_prefix("\n");
        Self { key, index: None, table }
    }

    /// The string under a key.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        self.table.get(key)?.as_str()
    }

    /// Sets a string; a comment beside the old value is kept.
    pub fn set(&mut self, key: &str, text: &str) {
        if self.text(key) != Some(text) {
            set_value(&mut self.table, key, Value::from(text));
        }
    }

    /// The comment and blank lines before it.
    #[must_use]
    pub fn prefix(&self) -> &str {
        self.table.decor().prefix().and_then(|prefix| prefix.as_str()).unwrap_or("")
    }
}

/// Sets a value; whitespace and comments around the old value are kept.
pub fn set_value(table: &mut Table, key: &str, mut new: Value) {
    if let Some(old) = table.get(key).and_then(Item::as_value) {
        *new.decor_mut() = old.decor().clone();
    }
    table[key] = Item::Value(new);
}

/// Numbers a table and its subtables in the order in which they are written.
fn set_positions(table: &mut Table, position: &mut usize) {
    *position += 1;
    table.set_position(*position);
    for (_, item) in table.iter_mut() {
        match item {
            Item::Table(table) => set_positions(table, position),
            Item::ArrayOfTables(tables) => {
                tables.iter_mut().for_each(|table| set_positions(table, position));
            }
            Item::Value(_) | Item::None => {}
        }
    }
}

/// The error message for a file that cannot be parsed.
pub fn invalid_file(path: &str, error: &dyn std::fmt::Display) -> String {
    format!("{path} 写坏了，改不了，请先用记事本改正，或从之前导出的工程重新开始：{error}")
}
