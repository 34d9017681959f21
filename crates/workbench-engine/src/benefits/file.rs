//! A file of `benefits/`: the kinds of its entries, and their quotes.

use toml_edit::{InlineTable, Item, Table, TableLike, Value, value};

use crate::entries::{EntriesFile, Entry};

/// The kind of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// `[[benefit]]`
    Benefit,
    /// `[[principle]]`
    Principle,
    /// `[[no_benefit]]`
    NoBenefit,
    /// `[[draft]]`
    Draft,
}

/// The table names, in the order of [`EntryKind::ALL`].
const KEYS: [&str; 4] = ["benefit", "principle", "no_benefit", "draft"];

impl EntryKind {
    const ALL: [Self; 4] = [Self::Benefit, Self::Principle, Self::NoBenefit, Self::Draft];

    /// An empty entry.
    pub fn entry(self) -> Entry {
        Entry::new(KEYS[self as usize])
    }

    /// An entry with these keys and strings.
    pub fn entry_with(self, values: &[(&str, &str)]) -> Entry {
        let mut entry = self.entry();
        for (key, text) in values {
            entry.table[key] = value(*text);
        }
        entry
    }
}

/// A new file that contains only a comment.
pub fn new_file(path: String, comment: &str) -> EntriesFile {
    EntriesFile::new(path, &KEYS, comment)
}

/// Parses a file.
///
/// # Errors
/// In Chinese, if it is not valid TOML, or a table name of entries is used otherwise.
pub fn parse(path: &str, text: &str) -> Result<EntriesFile, String> {
    EntriesFile::parse(path, &KEYS, text)
}

/// The file as text; empty if it has no content, which deletes it.
pub fn write(file: EntriesFile) -> String {
    if file.is_blank() { String::new() } else { file.write() }
}

impl Entry {
    /// Its kind.
    pub(super) fn kind(&self) -> EntryKind {
        let is_it = |kind: &EntryKind| KEYS[*kind as usize] == self.key;
        EntryKind::ALL.into_iter().find(is_it).expect("a file of benefits has no other entries")
    }

    /// All quotes in it, including those of its conditions: node id and text.
    pub(super) fn quotes(&self) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for (_, item) in &self.table {
            collect_quotes(item, &mut found);
        }
        found
    }

    /// Replaces the node ids of its quotes, in the order of [`Entry::quotes`]; `None` keeps an id.
    pub(super) fn set_quote_node_ids(&mut self, node_ids: &[Option<String>]) {
        let mut node_ids = node_ids.iter();
        for (_, item) in self.table.iter_mut() {
            set_node_ids(item, &mut node_ids);
        }
    }
}

/// The node id and the text of a quote.
pub fn parse_quote(item: &dyn TableLike) -> Option<(String, String)> {
    let text = |key: &str| Some(item.get(key)?.as_str()?.to_owned());
    Some((text("node")?, text("text")?))
}

/// A quote as TOML.
pub fn quote(node: &str, text: &str) -> Value {
    let mut quote = InlineTable::new();
    quote.insert("node", Value::from(node));
    quote.insert("text", Value::from(text));
    Value::InlineTable(quote)
}

/// A TOML item as text, without surrounding whitespace and comments.
pub fn item_text(item: &Item) -> String {
    item.as_value().map_or_else(|| item.to_string().trim().to_owned(), value_text)
}

/// A TOML value as text, without surrounding whitespace and comments.
pub fn value_text(value: &Value) -> String {
    let mut bare = value.clone();
    bare.decor_mut().clear();
    bare.to_string()
}

fn collect_quotes(item: &Item, found: &mut Vec<(String, String)>) {
    match item {
        Item::Value(value) => collect_quotes_in_value(value, found),
        Item::Table(table) => {
            if let Some(quote) = parse_quote(table) {
                found.push(quote);
            } else {
                table.iter().for_each(|(_, item)| collect_quotes(item, found));
            }
        }
        Item::ArrayOfTables(tables) => {
            tables.iter().flat_map(Table::iter).for_each(|(_, item)| collect_quotes(item, found));
        }
        Item::None => {}
    }
}

fn collect_quotes_in_value(value: &Value, found: &mut Vec<(String, String)>) {
    match value {
        Value::InlineTable(table) => {
            if let Some(quote) = parse_quote(table) {
                found.push(quote);
            } else {
                table.iter().for_each(|(_, value)| collect_quotes_in_value(value, found));
            }
        }
        Value::Array(array) => array.iter().for_each(|value| collect_quotes_in_value(value, found)),
        Value::String(_) | Value::Integer(_) | Value::Float(_) | Value::Boolean(_) | Value::Datetime(_) => {}
    }
}

type NodeIds<'n> = std::slice::Iter<'n, Option<String>>;

fn set_node_ids(item: &mut Item, node_ids: &mut NodeIds<'_>) {
    match item {
        Item::Value(value) => set_node_ids_in_value(value, node_ids),
        Item::Table(table) => {
            if parse_quote(table).is_some() {
                if let (Some(Some(node_id)), Some(node)) =
                    (node_ids.next(), table.get_mut("node").and_then(Item::as_value_mut))
                {
                    set_node_id(node, node_id);
                }
            } else {
                table.iter_mut().for_each(|(_, item)| set_node_ids(item, node_ids));
            }
        }
        Item::ArrayOfTables(tables) => {
            tables
                .iter_mut()
                .for_each(|table| table.iter_mut().for_each(|(_, item)| set_node_ids(item, node_ids)));
        }
        Item::None => {}
    }
}

fn set_node_ids_in_value(value: &mut Value, node_ids: &mut NodeIds<'_>) {
    match value {
        Value::InlineTable(table) => {
            if parse_quote(table).is_some() {
                if let (Some(Some(node_id)), Some(node)) = (node_ids.next(), table.get_mut("node")) {
                    set_node_id(node, node_id);
                }
            } else {
                table.iter_mut().for_each(|(_, value)| set_node_ids_in_value(value, node_ids));
            }
        }
        Value::Array(array) => array.iter_mut().for_each(|value| set_node_ids_in_value(value, node_ids)),
        Value::String(_) | Value::Integer(_) | Value::Float(_) | Value::Boolean(_) | Value::Datetime(_) => {}
    }
}

fn set_node_id(node: &mut Value, node_id: &str) {
    let mut new = Value::from(node_id);
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
    fn a_file_with_only_its_heading_left_is_deleted() {
        let mut file = parse("x", "# 1. 标题\n\n[[draft]]\nmeasure = \"x.1\"\n").expect("it is TOML");
        file.remove_where(|entry| entry.kind() == EntryKind::Draft);
        assert_eq!(write(file), "");
    }

    #[test]
    fn quotes_are_found_at_any_depth_and_their_node_ids_replaced() {
        let mut file = parse("x", TEXT).expect("it is TOML");
        let nodes = |file: &EntriesFile| -> Vec<String> {
            file.entries.iter().flat_map(Entry::quotes).map(|(node, _)| node).collect()
        };
        assert_eq!(nodes(&file), ["x.1.s1", "x.1.s2", "x.1.s4"]);
        file.entries[0].set_quote_node_ids(&[None, Some("x.2.s1".to_owned())]);
        file.entries[2].set_quote_node_ids(&[Some("x.2.s2".to_owned())]);
        assert_eq!(nodes(&file), ["x.1.s1", "x.2.s1", "x.2.s2"]);
        assert_eq!(write(file), TEXT.replace("x.1.s2", "x.2.s1").replace("x.1.s4", "x.2.s2"));
    }

    #[test]
    fn an_invalid_file_is_rejected() {
        for text in ["benefit = 1", "[[benefit]\n"] {
            assert!(parse("x/benefits/01.toml", text).expect_err(text).contains("写坏了"));
        }
    }
}
