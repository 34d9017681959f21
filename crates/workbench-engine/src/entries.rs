//! A file of entries, as `[[figure]]` or `[[pair]]`, that are changed one by one: the rest of the file stays as it is.

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, Value};

/// A file as it is written.
#[derive(Debug, Clone)]
pub struct File {
    /// Its path.
    pub path: String,
    /// The names of its entries.
    keys: &'static [&'static str],
    /// What else is in it.
    rest: DocumentMut,
    /// The comment in front of all entries.
    head: String,
    /// In the order in which they stand.
    pub entries: Vec<Entry>,
}

/// An entry of the file.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its name.
    pub key: &'static str,
    /// Its place among those of its name in the file; nothing for a new one.
    pub index: Option<usize>,
    /// What it holds.
    pub table: Table,
}

impl File {
    /// A file with nothing but a comment.
    #[must_use]
    pub fn new(path: String, keys: &'static [&'static str], comment: &str) -> Self {
        let comment: String = comment.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        Self { path, keys, rest: DocumentMut::new(), head: format!("# {comment}\n"), entries: Vec::new() }
    }

    /// Reads a file whose entries have these names.
    ///
    /// # Errors
    /// In Chinese, where it is no TOML or has something else by such a name.
    pub fn parse(path: &str, keys: &'static [&'static str], text: &str) -> Result<Self, String> {
        let mut rest: DocumentMut = text.parse().map_err(|error| broken(path, &error))?;
        let mut entries = Vec::new();
        for &key in keys {
            let tables = match rest.remove(key) {
                None => continue,
                Some(Item::ArrayOfTables(tables)) => tables,
                Some(_) => return Err(broken(path, &format!("[[{key}]]"))),
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

    /// The file as a text.
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

    /// Whether nothing is left of it but a comment of one line, as [`File::new`] writes it.
    #[must_use]
    pub fn says_nothing(&self) -> bool {
        let Self { rest, head, entries, .. } = self;
        let is_heading = head.trim().lines().count() <= 1;
        entries.is_empty() && rest.is_empty() && is_heading && rest.trailing().as_str() == Some("")
    }

    /// The place of an entry that was in the file.
    #[must_use]
    pub fn position(&self, key: &str, index: usize) -> Option<usize> {
        self.entries.iter().position(|entry| entry.key == key && entry.index == Some(index))
    }

    /// Puts an entry in place of another.
    pub fn replace(&mut self, at: usize, mut entry: Entry) {
        entry.table.decor_mut().set_prefix(self.entries[at].prefix());
        self.entries[at] = entry;
    }

    /// Takes an entry away. The comment in front of it stays where the next has none: it is about both.
    pub fn remove(&mut self, at: usize) {
        let removed = self.entries.remove(at);
        if let Some(next) = self.entries.get_mut(at).filter(|next| !next.prefix().contains('#')) {
            next.table.decor_mut().set_prefix(removed.prefix());
        }
    }

    /// Takes the entries away for which something is so.
    pub fn remove_where(&mut self, is_gone: impl Fn(&Entry) -> bool) {
        while let Some(at) = self.entries.iter().position(&is_gone) {
            self.remove(at);
        }
    }
}

impl Entry {
    /// An empty entry of this name.
    #[must_use]
    pub fn new(key: &'static str) -> Self {
        let mut table = Table::new();
        table.decor_mut().set_prefix("\n");
        Self { key, index: None, table }
    }

    /// The words under a key.
    #[must_use]
    pub fn words(&self, key: &str) -> Option<&str> {
        self.table.get(key)?.as_str()
    }

    /// Writes words in place of others; a comment beside them stays.
    pub fn set(&mut self, key: &str, words: &str) {
        if self.words(key) != Some(words) {
            put(&mut self.table, key, Value::from(words));
        }
    }

    /// What stands in front of it.
    #[must_use]
    pub fn prefix(&self) -> &str {
        self.table.decor().prefix().and_then(|prefix| prefix.as_str()).unwrap_or("")
    }
}

/// Writes a value in place of another; what stands around it stays.
pub fn put(table: &mut Table, key: &str, mut new: Value) {
    if let Some(old) = table.get(key).and_then(Item::as_value) {
        *new.decor_mut() = old.decor().clone();
    }
    table[key] = Item::Value(new);
}

/// Numbers a table and those within it in the order in which they are written.
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

/// What is said of a file that cannot be changed.
pub fn broken(path: &str, error: &dyn std::fmt::Display) -> String {
    format!("{path} 写坏了，改不了，请先用记事本改正，或从之前导出的工程重新开始：{error}")
}
