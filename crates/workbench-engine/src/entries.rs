//! A file of entries, as `[[figure]]` or `[[pair]]`, that are changed one by one: the rest of the file stays as it is.

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, Value};

/// A file as it is written.
pub struct File {
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
pub struct Entry {
    /// Its name.
    pub key: &'static str,
    /// Its place among those of its name in the file; nothing for a new one.
    pub index: Option<usize>,
    /// What it holds.
    pub table: Table,
}

impl File {
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
        Ok(Self { keys, rest, head, entries })
    }

    /// The file as a text.
    #[must_use]
    pub fn write(self) -> String {
        let Self { keys, mut rest, head, mut entries } = self;
        if let Some(first) = entries.first_mut() {
            let prefix = head + first.prefix();
            first.table.decor_mut().set_prefix(prefix);
        } else {
            let trailing = head + rest.trailing().as_str().unwrap_or("");
            rest.set_trailing(trailing);
        }
        let mut by_key: Vec<_> = keys.iter().map(|key| (*key, ArrayOfTables::new())).collect();
        for (position, Entry { key, mut table, .. }) in (1..).zip(entries) {
            table.set_position(position);
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
        if self.words(key) == Some(words) {
            return;
        }
        let mut new = Value::from(words);
        if let Some(old) = self.table.get(key).and_then(Item::as_value) {
            *new.decor_mut() = old.decor().clone();
        }
        self.table[key] = Item::Value(new);
    }

    /// What stands in front of it.
    #[must_use]
    pub fn prefix(&self) -> &str {
        self.table.decor().prefix().and_then(|prefix| prefix.as_str()).unwrap_or("")
    }
}

/// What is said of a file that cannot be changed.
pub fn broken(path: &str, error: &dyn std::fmt::Display) -> String {
    format!("{path} 写坏了，改不了，请先用记事本改正，或从之前导出的工程重新开始：{error}")
}
