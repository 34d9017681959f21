//! A file of `benefits/` as it is written: its entries in their order, with their comments.

use toml_edit::{ArrayOfTables, DocumentMut, InlineTable, Item, Table, TableLike, Value, value};

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `[[benefit]]`
    Benefit,
    /// `[[principle]]`
    Principle,
    /// `[[no_benefit]]`
    NoBenefit,
    /// `[[draft]]`
    Draft,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Benefit, Self::Principle, Self::NoBenefit, Self::Draft];

    const fn key(self) -> &'static str {
        match self {
            Self::Benefit => "benefit",
            Self::Principle => "principle",
            Self::NoBenefit => "no_benefit",
            Self::Draft => "draft",
        }
    }
}

/// An entry.
#[derive(Debug, Clone)]
pub struct Entry {
    /// What it is.
    pub kind: Kind,
    /// What it says.
    pub table: Table,
}

impl Entry {
    /// An entry that says nothing yet.
    pub fn new(kind: Kind) -> Self {
        let mut table = Table::new();
        table.decor_mut().set_prefix("\n");
        Self { kind, table }
    }

    /// An entry with these words.
    pub fn with(kind: Kind, words: &[(&str, &str)]) -> Self {
        let mut entry = Self::new(kind);
        for (key, words) in words {
            entry.table[key] = value(*words);
        }
        entry
    }

    /// The words under a key.
    pub fn words(&self, key: &str) -> Option<&str> {
        self.table.get(key)?.as_str()
    }

    /// Writes words in place of others; a comment beside them stays.
    pub fn set(&mut self, key: &str, words: &str) {
        if self.words(key) != Some(words) {
            put(&mut self.table, key, Value::from(words));
        }
    }

    fn prefix(&self) -> &str {
        self.table.decor().prefix().and_then(|prefix| prefix.as_str()).unwrap_or("")
    }

    /// Every quote in it, its conditions included.
    pub fn quotes(&self) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for (_, item) in &self.table {
            add_quotes(item, &mut found);
        }
        found
    }

    /// Calls the nodes of its quotes by new names, which are in the order of [`Entry::quotes`]; nothing for one that
    /// keeps its name.
    pub fn rename_quotes(&mut self, names: &[Option<String>]) {
        let mut names = names.iter();
        for (_, item) in self.table.iter_mut() {
            rename(item, &mut names);
        }
    }
}

/// Writes a value in place of another; what stands around it stays.
pub fn put(table: &mut Table, key: &str, mut new: Value) {
    if let Some(old) = table.get(key).and_then(Item::as_value) {
        *new.decor_mut() = old.decor().clone();
    }
    table[key] = Item::Value(new);
}

/// The node and the words of a quote.
pub fn quote_in(item: &dyn TableLike) -> Option<(String, String)> {
    let words = |key: &str| Some(item.get(key)?.as_str()?.to_owned());
    Some((words("node")?, words("text")?))
}

/// A quote as it is written.
pub fn quote(node: &str, text: &str) -> Value {
    let mut quote = InlineTable::new();
    quote.insert("node", Value::from(node));
    quote.insert("text", Value::from(text));
    Value::InlineTable(quote)
}

/// What is said under a key, as it is written, without what stands around it.
pub fn as_written(item: &Item) -> String {
    let Some(value) = item.as_value() else { return item.to_string().trim().to_owned() };
    let mut alone = value.clone();
    alone.decor_mut().clear();
    alone.to_string()
}

fn add_quotes(item: &Item, found: &mut Vec<(String, String)>) {
    match item {
        Item::Value(value) => add_quotes_of_value(value, found),
        Item::Table(table) => {
            if let Some(quote) = quote_in(table) {
                found.push(quote);
            } else {
                table.iter().for_each(|(_, item)| add_quotes(item, found));
            }
        }
        Item::ArrayOfTables(tables) => {
            tables.iter().flat_map(Table::iter).for_each(|(_, item)| add_quotes(item, found));
        }
        Item::None => {}
    }
}

fn add_quotes_of_value(value: &Value, found: &mut Vec<(String, String)>) {
    match value {
        Value::InlineTable(table) => {
            if let Some(quote) = quote_in(table) {
                found.push(quote);
            } else {
                table.iter().for_each(|(_, value)| add_quotes_of_value(value, found));
            }
        }
        Value::Array(array) => array.iter().for_each(|value| add_quotes_of_value(value, found)),
        Value::String(_) | Value::Integer(_) | Value::Float(_) | Value::Boolean(_) | Value::Datetime(_) => {}
    }
}

type Names<'n> = std::slice::Iter<'n, Option<String>>;

fn rename(item: &mut Item, names: &mut Names<'_>) {
    match item {
        Item::Value(value) => rename_in_value(value, names),
        Item::Table(table) => {
            if quote_in(table).is_some() {
                if let (Some(Some(name)), Some(node)) =
                    (names.next(), table.get_mut("node").and_then(Item::as_value_mut))
                {
                    set_name(node, name);
                }
            } else {
                table.iter_mut().for_each(|(_, item)| rename(item, names));
            }
        }
        Item::ArrayOfTables(tables) => {
            tables.iter_mut().for_each(|table| table.iter_mut().for_each(|(_, item)| rename(item, names)));
        }
        Item::None => {}
    }
}

fn rename_in_value(value: &mut Value, names: &mut Names<'_>) {
    match value {
        Value::InlineTable(table) => {
            if quote_in(table).is_some() {
                if let (Some(Some(name)), Some(node)) = (names.next(), table.get_mut("node")) {
                    set_name(node, name);
                }
            } else {
                table.iter_mut().for_each(|(_, value)| rename_in_value(value, names));
            }
        }
        Value::Array(array) => array.iter_mut().for_each(|value| rename_in_value(value, names)),
        Value::String(_) | Value::Integer(_) | Value::Float(_) | Value::Boolean(_) | Value::Datetime(_) => {}
    }
}

fn set_name(node: &mut Value, name: &str) {
    let mut new = Value::from(name);
    *new.decor_mut() = node.decor().clone();
    *node = new;
}

/// A file.
#[derive(Debug, Clone)]
pub struct File {
    /// Its path.
    pub path: String,
    /// What else is in it.
    rest: DocumentMut,
    /// The comment in front of all entries.
    head: String,
    /// In the order in which they stand.
    pub entries: Vec<Entry>,
}

impl File {
    /// A file with nothing but a comment.
    pub fn new(path: String, comment: &str) -> Self {
        let comment: String = comment.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        Self { path, rest: DocumentMut::new(), head: format!("# {comment}\n"), entries: Vec::new() }
    }

    /// Reads a file.
    ///
    /// # Errors
    /// In Chinese, where it is no TOML, or holds something else under the names of entries.
    pub fn parse(path: &str, text: &str) -> Result<Self, String> {
        let mut rest: DocumentMut = text.parse().map_err(|error| broken(path, &error))?;
        let mut entries = Vec::new();
        for kind in Kind::ALL {
            match rest.remove(kind.key()) {
                None => {}
                Some(Item::ArrayOfTables(tables)) => {
                    entries.extend(tables.into_iter().map(|table| Entry { kind, table }));
                }
                Some(_) => return Err(broken(path, &format!("[[{}]]", kind.key()))),
            }
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
        Ok(Self { path: path.to_owned(), rest, head, entries })
    }

    /// The file as text; empty where it says nothing any more.
    pub fn write(self) -> String {
        let Self { mut rest, head, mut entries, .. } = self;
        if entries.is_empty() && rest.is_empty() && is_heading(&head) && rest.trailing().as_str() == Some("")
        {
            return String::new();
        }
        if let Some(first) = entries.first_mut() {
            let prefix = head + first.prefix();
            first.table.decor_mut().set_prefix(prefix);
        } else {
            let trailing = head + rest.trailing().as_str().unwrap_or("");
            rest.set_trailing(trailing);
        }
        let mut by_kind = Kind::ALL.map(|kind| (kind, ArrayOfTables::new()));
        let mut position = 0;
        for Entry { kind, mut table } in entries {
            set_positions(&mut table, &mut position);
            by_kind[kind as usize].1.push(table);
        }
        for (kind, tables) in by_kind {
            if !tables.is_empty() {
                rest.insert(kind.key(), Item::ArrayOfTables(tables));
            }
        }
        rest.to_string()
    }

    /// Takes an entry away. The comment in front of it stays where the next has none: it may be about both.
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

/// Whether a comment is one line, as [`File::new`] writes it, or nothing.
fn is_heading(head: &str) -> bool {
    head.trim().lines().count() <= 1
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

/// That a file holds what it may not.
pub fn broken(path: &str, error: &dyn std::fmt::Display) -> String {
    format!("{path} 写坏了，改不了，请先用记事本改正，或从之前导出的工程重新开始：{error}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# 1. A heading.\n\n# of the first\n[[benefit]]\nid = \"a\" # its id\nquote = { node = \"x.1.s1\", text = \"甲\" }\n\n\
                        [benefit.strength]\nkind = \"grants\"\nquote = { node = \"x.1.s2\", text = \"乙\" }\n\n\
                        [[principle]]\nfrom = \"x.1.s3\"\n\n[[benefit]]\nid = \"b\"\ncondition = { all = [\n  { fact = \"f\", quote = { node = \"x.1.s4\", text = \"丙\" } },\n] }\n# the end\n";

    #[test]
    fn a_file_is_written_as_it_was_read() {
        for text in [TEXT, "# nothing\n\n# at all\n", "[[draft]]\nmeasure = \"x.1\"\n"] {
            assert_eq!(File::parse("x", text).expect("it is TOML").write(), text);
        }
    }

    #[test]
    fn a_file_of_which_only_its_heading_is_left_goes() {
        let mut file = File::parse("x", "# 1. 标题\n\n[[draft]]\nmeasure = \"x.1\"\n").expect("it is TOML");
        file.remove_where(|entry| entry.kind == Kind::Draft);
        assert_eq!(file.write(), "");
    }

    #[test]
    fn quotes_are_found_wherever_they_stand_and_called_by_other_names() {
        let mut file = File::parse("x", TEXT).expect("it is TOML");
        let nodes = |file: &File| -> Vec<String> {
            file.entries.iter().flat_map(Entry::quotes).map(|(node, _)| node).collect()
        };
        assert_eq!(nodes(&file), ["x.1.s1", "x.1.s2", "x.1.s4"]);
        file.entries[0].rename_quotes(&[None, Some("x.2.s1".to_owned())]);
        file.entries[2].rename_quotes(&[Some("x.2.s2".to_owned())]);
        assert_eq!(nodes(&file), ["x.1.s1", "x.2.s1", "x.2.s2"]);
        assert_eq!(file.write(), TEXT.replace("x.1.s2", "x.2.s1").replace("x.1.s4", "x.2.s2"));
    }

    #[test]
    fn what_is_no_file_of_benefits_is_told() {
        for text in ["benefit = 1", "[[benefit]\n"] {
            assert!(File::parse("x/benefits/01.toml", text).expect_err(text).contains("写坏了"));
        }
    }
}
