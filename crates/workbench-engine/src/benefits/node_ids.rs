//! Updates the node ids in `benefits/` when a line of the document is corrected.

use policy::Document;
use policy::model::document::{Node, NodeKind, Span};
use seeds::figures::inspection;
use workbench_messages::ProjectFiles;

use super::coverage::SentenceCoverage;
use super::file::EntryKind;
use super::{changed_files, read_all, with_texts};
use crate::entries::{EntriesFile, Entry};

/// The files that change with an edit of `document.toml`, given its text before and after.
///
/// # Errors
/// In Chinese, if a file is invalid.
pub fn update_node_ids(
    files: &ProjectFiles,
    id: &str,
    [before, after]: [&str; 2],
) -> Result<ProjectFiles, String> {
    let source = files.get(&format!("{id}/source.txt")).map_or("", String::as_str);
    let mut files_to_update = read_all(files, id)?;
    if files_to_update.is_empty() {
        return Ok(ProjectFiles::new());
    }
    update_quotes(id, source, [before, after], &mut files_to_update);
    with_texts(id, source, before, |old| {
        with_texts(id, source, after, |new| {
            let mapping = NodeMapping { old, new };
            for file in &mut files_to_update {
                let entries = std::mem::take(&mut file.entries);
                file.entries = entries.into_iter().flat_map(|entry| mapping.update_entry(entry)).collect();
            }
            let mut coverage = SentenceCoverage::new(new, files_to_update);
            coverage.normalize();
            changed_files(files, coverage.files)
        })
    })?
}

/// Updates the node ids of all quotes.
fn update_quotes(id: &str, source: &str, tomls: [&str; 2], files_to_update: &mut [EntriesFile]) {
    let quotes: Vec<_> = files_to_update.iter().flat_map(|file| &file.entries).map(Entry::quotes).collect();
    let mut new_ids = inspection::moved(id, source, tomls, &quotes.concat()).into_iter();
    for (entry, quotes) in files_to_update.iter_mut().flat_map(|file| &mut file.entries).zip(&quotes) {
        let pairs = quotes.iter().zip(new_ids.by_ref());
        let names: Vec<_> = pairs.map(|((old, _), new)| new.filter(|new| new != old)).collect();
        entry.set_quote_node_ids(&names);
    }
}

/// The document as parsed before and after the edit.
struct NodeMapping<'d, 'a> {
    old: &'d Document<'a>,
    new: &'d Document<'a>,
}

impl<'d, 'a> NodeMapping<'d, 'a> {
    /// The updated entry; none if its unit no longer exists.
    fn update_entry(&self, mut entry: Entry) -> Vec<Entry> {
        match entry.kind() {
            EntryKind::Benefit => {
                let quote = entry.table.get("quote").and_then(|quote| quote.as_table_like());
                let node = quote.and_then(super::file::parse_quote).map(|(node, _)| node);
                let span = node.and_then(|node| self.new.node(&node)).map(|node| node.span());
                let measure = span.and_then(|span| {
                    self.new.measures().find(|measure| measure.span().contains(span)).map(|it| it.id())
                });
                if let Some(measure) = measure {
                    entry.set("measure", measure);
                }
                vec![entry]
            }
            EntryKind::Principle => {
                for (key, is_last) in [("from", false), ("to", true)] {
                    let new = entry.text(key).and_then(|id| self.node(id, is_last));
                    if let Some(new) = new {
                        entry.set(key, &new);
                    }
                }
                vec![entry]
            }
            EntryKind::Draft => match self.measure_at_same_place(entry.text("measure")) {
                Some(measure) => {
                    entry.set("measure", measure.id());
                    vec![entry]
                }
                None => Vec::new(),
            },
            EntryKind::NoBenefit => self.update_no_benefit(entry),
        }
    }

    /// A reason stays with its units. Sentences that are no longer in one of them get an entry of their own.
    fn update_no_benefit(&self, mut entry: Entry) -> Vec<Entry> {
        let first_key = if entry.table.contains_key("measure") { "measure" } else { "from" };
        let first = entry.text(first_key).and_then(|id| self.old.node(id));
        let (Some(first), Some(to)) = (first, entry.text("to")) else {
            return match (first, self.measure_at_same_place(entry.text(first_key))) {
                (_, Some(measure)) => {
                    entry.set(first_key, measure.id());
                    vec![entry]
                }
                // Its sentences have their own entries.
                (Some(_), None) => Vec::new(),
                (None, None) => vec![entry],
            };
        };
        let Some(last) = self.old.node(to) else { return vec![entry] };
        let span = Span::new(first.span().start, last.span().end);
        let measures: Vec<Node<'d, 'a>> = self
            .old
            .measures()
            .filter(|measure| span.contains(measure.span()))
            .filter_map(|measure| self.measure_at_same_place(Some(measure.id())))
            .collect();
        let kept = match (measures.first(), measures.last()) {
            (Some(first), Some(last)) => Some((first.span().start, last.span().end)),
            _ => None,
        };
        let is_outside = |leaf: &Node<'_, '_>| {
            kept.is_none_or(|(start, end)| leaf.span().start < start || end < leaf.span().end)
        };
        let source = Span::new(first.source().start, last.source().end);
        let is_own =
            |leaf: &Node<'_, '_>| leaf.kind() == NodeKind::Sentence && source.contains(leaf.source());
        let outside: Vec<Node<'d, 'a>> =
            self.new.iter().filter(|leaf| is_own(leaf) && is_outside(leaf)).collect();
        let reason = entry.text("reason").unwrap_or("").to_owned();
        let is_in_front = |leaf: &&Node<'_, '_>| kept.is_none_or(|(start, _)| leaf.span().start < start);
        let mut entries = Vec::new();
        let add_principle = |leaves: Vec<&Node<'d, 'a>>, entries: &mut Vec<Entry>| {
            if let (Some(from), Some(to)) = (leaves.first(), leaves.last()) {
                let values = [("from", from.id()), ("to", to.id()), ("why", reason.as_str())];
                entries.push(EntryKind::Principle.entry_with(&values));
            }
        };
        add_principle(outside.iter().filter(is_in_front).collect(), &mut entries);
        if let (Some(first), Some(last)) = (measures.first(), measures.last()) {
            entry.set(first_key, first.id());
            entry.set("to", last.id());
            entries.push(entry);
        }
        add_principle(outside.iter().filter(|leaf| !is_in_front(leaf)).collect(), &mut entries);
        entries
    }

    /// The unit that starts at the same position as the old one with this id.
    fn measure_at_same_place(&self, id: Option<&str>) -> Option<Node<'d, 'a>> {
        let start = self.old.node(id?)?.source().start;
        self.new.measures().find(|measure| measure.source().start == start)
    }

    /// The new id of a node; of its first or last leaf, if the node no longer exists.
    fn node(&self, id: &str, is_last: bool) -> Option<String> {
        let old = self.old.node(id)?;
        if self.new.node(id).is_some_and(|new| new.source() == old.source()) {
            return Some(id.to_owned());
        }
        let mut leaves = std::iter::once(old).chain(old.descendants()).filter(|node| node.kind().is_leaf());
        let leaf = if is_last { leaves.last() } else { leaves.next() };
        self.leaf(leaf?).map(|leaf| leaf.id().to_owned())
    }

    /// The leaf at the start of an old leaf.
    fn leaf(&self, old: Node<'_, '_>) -> Option<Node<'d, 'a>> {
        let start = old.source().start;
        let place = Span::new(start, start + 1);
        self.new.iter().find(|leaf| leaf.kind().is_leaf() && leaf.source().contains(place))
    }
}
