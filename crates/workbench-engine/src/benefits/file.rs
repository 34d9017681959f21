//! A file of `benefits/`: the kinds of its entries, and the quotes in them.

use toml_edit::{InlineTable, Item, Table, TableLike, Value, value};

use crate::entries::{Entry, File};

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

/// The names of the entries.
const KEYS: [&str; 4] = ["benefit", "principle", "no_benefit", "draft"];

impl Kind {
    const ALL: [Self; 4] = [Self::Benefit, Self::Principle, Self::NoBenefit, Self::Draft];

    /// An entry that says nothing yet.
    pub fn entry(self) -> Entry {
        Entry::new(KEYS[self as usize])
    }

    /// An entry with these words.
    pub fn entry_with(self, words: &[(&str, &str)]) -> Entry {
        let mut entry = self.entry();
        for (key, words) in words {
            entry.table[key] = value(*words);
        }
        entry
    }
}

/// A new file with nothing but a comment.
pub fn begin(path: String, comment: &str) -> File {
    File::new(path, &KEYS, comment)
}

/// Reads a file.
///
/// # Errors
/// In Chinese, where it is no TOML, or holds something else under the names of entries.
pub fn parse(path: &str, text: &str) -> Result<File, String> {
    File::parse(path, &KEYS, text)
}

/// The file as text; empty where it says nothing any more.
pub fn write(file: File) -> String {
    if file.says_nothing() { String::new() } else { file.write() }
}

impl Entry {
    /// What it is.
    pub(super) fn kind(&self) -> Kind {
        let is_it = |kind: &Kind| KEYS[*kind as usize] == self.key;
        Kind::ALL.into_iter().find(is_it).expect("a file of benefits has no other entries")
    }

    /// Every quote in it, its conditions included.
    pub(super) fn quotes(&self) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for (_, item) in &self.table {
            add_quotes(item, &mut found);
        }
        found
    }

    /// Calls the nodes of its quotes by new names, which are in the order of [`Entry::quotes`]; nothing for one that
    /// keeps its name.
    pub(super) fn rename_quotes(&mut self, names: &[Option<String>]) {
        let mut names = names.iter();
        for (_, item) in self.table.iter_mut() {
            rename(item, &mut names);
        }
    }
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
    item.as_value().map_or_else(|| item.to_string().trim().to_owned(), value_as_written)
}

/// A value as it is written, without what stands around it.
pub fn value_as_written(value: &Value) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# 1. A heading.\n\n# of the first\n[[benefit]]\nid = \"a\" # its id\nquote = { node = \"x.1.s1\", text = \"甲\" }\n\n\
                        [benefit.strength]\nkind = \"grants\"\nquote = { node = \"x.1.s2\", text = \"乙\" }\n\n\
                        [[principle]]\nfrom = \"x.1.s3\"\n\n[[benefit]]\nid = \"b\"\ncondition = { all = [\n  { fact = \"f\", quote = { node = \"x.1.s4\", text = \"丙\" } },\n] }\n# the end\n";

    #[test]
    fn a_file_is_written_as_it_was_read() {
        for text in [TEXT, "# nothing\n\n# at all\n", "[[draft]]\nmeasure = \"x.1\"\n"] {
            assert_eq!(parse("x", text).map(write), Ok(text.to_owned()));
        }
    }

    #[test]
    fn a_file_of_which_only_its_heading_is_left_goes() {
        let mut file = parse("x", "# 1. 标题\n\n[[draft]]\nmeasure = \"x.1\"\n").expect("it is TOML");
        file.remove_where(|entry| entry.kind() == Kind::Draft);
        assert_eq!(write(file), "");
    }

    #[test]
    fn quotes_are_found_wherever_they_stand_and_called_by_other_names() {
        let mut file = parse("x", TEXT).expect("it is TOML");
        let nodes = |file: &File| -> Vec<String> {
            file.entries.iter().flat_map(Entry::quotes).map(|(node, _)| node).collect()
        };
        assert_eq!(nodes(&file), ["x.1.s1", "x.1.s2", "x.1.s4"]);
        file.entries[0].rename_quotes(&[None, Some("x.2.s1".to_owned())]);
        file.entries[2].rename_quotes(&[Some("x.2.s2".to_owned())]);
        assert_eq!(nodes(&file), ["x.1.s1", "x.2.s1", "x.2.s2"]);
        assert_eq!(write(file), TEXT.replace("x.1.s2", "x.2.s1").replace("x.1.s4", "x.2.s2"));
    }

    #[test]
    fn what_is_no_file_of_benefits_is_told() {
        for text in ["benefit = 1", "[[benefit]\n"] {
            assert!(parse("x/benefits/01.toml", text).expect_err(text).contains("写坏了"));
        }
    }
}
