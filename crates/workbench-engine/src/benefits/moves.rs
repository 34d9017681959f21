//! What is written of benefits follows when a line of the document is corrected and places have other names.

use policy::Document;
use policy::model::document::{Kind as NodeKind, Node, Span};
use seeds::figures::inspection;
use workbench_messages::ProjectFiles;

use super::file::Kind;
use super::sentences::Sentences;
use super::{changed, read_all, with_texts};
use crate::entries::{Entry, File};

/// The files that have to change once the `document.toml` of a document is another.
///
/// # Errors
/// In Chinese, where a file holds what it may not.
pub fn follow(files: &ProjectFiles, id: &str, [before, after]: [&str; 2]) -> Result<ProjectFiles, String> {
    let source = files.get(&format!("{id}/source.txt")).map_or("", String::as_str);
    let mut written = read_all(files, id)?;
    if written.is_empty() {
        return Ok(ProjectFiles::new());
    }
    rename_quotes(id, source, [before, after], &mut written);
    with_texts(id, source, before, |old| {
        with_texts(id, source, after, |new| {
            let places = Places { old, new };
            for file in &mut written {
                let entries = std::mem::take(&mut file.entries);
                file.entries = entries.into_iter().flat_map(|entry| places.follow(entry)).collect();
            }
            let mut sentences = Sentences::new(new, written);
            sentences.settle();
            changed(files, sentences.files)
        })
    })?
}

/// Calls the nodes of all quotes by the names that they have then.
fn rename_quotes(id: &str, source: &str, tomls: [&str; 2], written: &mut [File]) {
    let quotes: Vec<_> = written.iter().flat_map(|file| &file.entries).map(Entry::quotes).collect();
    let mut moved = inspection::moved(id, source, tomls, &quotes.concat()).into_iter();
    for (entry, quotes) in written.iter_mut().flat_map(|file| &mut file.entries).zip(&quotes) {
        let renamed = quotes.iter().zip(moved.by_ref());
        let names: Vec<_> = renamed.map(|((old, _), new)| new.filter(|new| new != old)).collect();
        entry.rename_quotes(&names);
    }
}

/// A document before and after.
struct Places<'d, 'a> {
    old: &'d Document<'a>,
    new: &'d Document<'a>,
}

impl<'d, 'a> Places<'d, 'a> {
    /// What becomes of an entry; nothing of one whose unit is gone.
    fn follow(&self, mut entry: Entry) -> Vec<Entry> {
        match entry.kind() {
            Kind::Benefit => {
                let quote = entry.table.get("quote").and_then(|quote| quote.as_table_like());
                let node = quote.and_then(super::file::quote_in).map(|(node, _)| node);
                let span = node.and_then(|node| self.new.node(&node)).map(|node| node.span());
                let measure = span.and_then(|span| {
                    self.new.measures().find(|measure| measure.span().contains(span)).map(|it| it.id())
                });
                if let Some(measure) = measure {
                    entry.set("measure", measure);
                }
                vec![entry]
            }
            Kind::Principle => {
                for (key, is_last) in [("from", false), ("to", true)] {
                    let new = entry.words(key).and_then(|id| self.node(id, is_last));
                    if let Some(new) = new {
                        entry.set(key, &new);
                    }
                }
                vec![entry]
            }
            Kind::Draft => match self.same_measure(entry.words("measure")) {
                Some(measure) => {
                    entry.set("measure", measure.id());
                    vec![entry]
                }
                None => Vec::new(),
            },
            Kind::NoBenefit => self.follow_no_benefit(entry),
        }
    }

    /// A reason stays with its units; sentences that are in none of those any more keep it as their own.
    fn follow_no_benefit(&self, mut entry: Entry) -> Vec<Entry> {
        let first_key = if entry.table.contains_key("measure") { "measure" } else { "from" };
        let first = entry.words(first_key).and_then(|id| self.old.node(id));
        let (Some(first), Some(to)) = (first, entry.words("to")) else {
            return match (first, self.same_measure(entry.words(first_key))) {
                (_, Some(measure)) => {
                    entry.set(first_key, measure.id());
                    vec![entry]
                }
                // Its sentences are told on their own.
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
            .filter_map(|measure| self.same_measure(Some(measure.id())))
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
        let why = entry.words("reason").unwrap_or("").to_owned();
        let is_in_front = |leaf: &&Node<'_, '_>| kept.is_none_or(|(start, _)| leaf.span().start < start);
        let mut entries = Vec::new();
        let tell = |leaves: Vec<&Node<'d, 'a>>, entries: &mut Vec<Entry>| {
            if let (Some(from), Some(to)) = (leaves.first(), leaves.last()) {
                let words = [("from", from.id()), ("to", to.id()), ("why", why.as_str())];
                entries.push(Kind::Principle.entry_with(&words));
            }
        };
        tell(outside.iter().filter(is_in_front).collect(), &mut entries);
        if let (Some(first), Some(last)) = (measures.first(), measures.last()) {
            entry.set(first_key, first.id());
            entry.set("to", last.id());
            entries.push(entry);
        }
        tell(outside.iter().filter(|leaf| !is_in_front(leaf)).collect(), &mut entries);
        entries
    }

    /// The unit that begins where one of this name did.
    fn same_measure(&self, id: Option<&str>) -> Option<Node<'d, 'a>> {
        let start = self.old.node(id?)?.source().start;
        self.new.measures().find(|measure| measure.source().start == start)
    }

    /// What a node is called then; of several sentences the first or the last.
    fn node(&self, id: &str, is_last: bool) -> Option<String> {
        let old = self.old.node(id)?;
        if self.new.node(id).is_some_and(|new| new.source() == old.source()) {
            return Some(id.to_owned());
        }
        let mut leaves = std::iter::once(old).chain(old.descendants()).filter(|node| node.kind().is_leaf());
        let leaf = if is_last { leaves.last() } else { leaves.next() };
        self.leaf(leaf?).map(|leaf| leaf.id().to_owned())
    }

    /// The leaf that has the beginning of one before.
    fn leaf(&self, old: Node<'_, '_>) -> Option<Node<'d, 'a>> {
        let start = old.source().start;
        let place = Span::new(start, start + 1);
        self.new.iter().find(|leaf| leaf.kind().is_leaf() && leaf.source().contains(place))
    }
}
