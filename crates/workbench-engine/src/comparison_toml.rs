//! Comparisons of two documents (对照), and edits of `alignments/LEFT--RIGHT.toml` that keep the rest of the file.
//!
//! The file has the format of `cargo xtask new-document`: proposed pairs, and drafts for all other passages. It is
//! created by the first edit.

mod places;

use policy::model::pairs;
use seeds::alignment::inspection::{Inspection, PlaceReading, SideTexts, drafted, inspect};
use toml_edit::{Item, value};
use workbench_messages::ProjectFiles;
use workbench_messages::comparison::{
    ComparedDocument, ComparedPair, ComparedPassage, ComparedSentence, ComparisonEdit, DocumentComparison,
    Relation, Side, UnmatchedEntry,
};

use crate::entries::{EntriesFile, Entry, invalid_file};
use crate::view;

/// Table name of pairs.
const PAIR: &str = "pair";
/// Table names of unmatched passages of the left and the right document.
const UNMATCHED: [&str; 2] = ["only_here", "only_there"];
/// The table names of the file's entries.
const KEYS: [&str; 3] = [PAIR, UNMATCHED[0], UNMATCHED[1]];
/// The keys of a pair's places.
const SIDES: [&str; 2] = ["left", "right"];
/// The key of an unmatched entry's places.
const NODES: &str = "nodes";

/// Prefix of the ids of drafts.
const DRAFT_PREFIX: &str = "draft-";
/// The reason or note of a draft.
const DRAFT_NOTE: &str = "草稿：还没有人对照原文读过。";

const NOT_FOUND: &str = "没有这一条了，请刷新页面再试";

/// Compares two documents of a project.
///
/// # Errors
/// In Chinese, if the project lacks one of the documents or the comparison's file is invalid.
pub fn compare(files: &ProjectFiles, ids: [&str; 2]) -> Result<DocumentComparison, String> {
    let texts = DocumentTexts::of(files, ids)?;
    let Inspection { sides, pairs, alone } = texts.inspect(&texts.text(files)?)?;
    let forms = texts.sides.map(|side| view::form(side.document_toml));
    let is_published = forms.iter().all(|form| !form.is_reading_edition);
    let [left, right] = [0, 1].map(|at| ComparedDocument {
        short_title: forms[at].short_title.clone(),
        sentences: sides[at]
            .leaves
            .iter()
            .map(|leaf| ComparedSentence { line: leaf.line, text: leaf.text.clone() })
            .collect(),
    });
    let pairs = pairs.into_iter().map(|pair| ComparedPair {
        missing: count_missing(&pair.sides),
        left: passages(&pair.sides[0]),
        right: passages(&pair.sides[1]),
        relation: relation_of(pair.relation),
        note: if pair.is_draft { String::new() } else { pair.note },
        title: pair.title,
        is_draft: pair.is_draft,
    });
    let pairs = pairs.collect();
    let [left_only, right_only] = alone;
    let left_only = left_only.into_iter().map(|entry| (Side::Left, entry));
    let right_only = right_only.into_iter().map(|entry| (Side::Right, entry));
    let unmatched = left_only.chain(right_only).map(|(side, entry)| UnmatchedEntry {
        side,
        passages: passages(&entry.places),
        title: entry.title,
        reason: if entry.is_draft { String::new() } else { entry.reason },
        is_draft: entry.is_draft,
    });
    Ok(DocumentComparison { left, right, pairs, unmatched: unmatched.collect(), is_published })
}

/// Applies an edit; returns the changed file. An empty text means that it was deleted.
///
/// # Errors
/// In Chinese, if the file is invalid or the edit is not possible.
pub fn edit(files: &ProjectFiles, ids: [&str; 2], edit: &ComparisonEdit) -> Result<ProjectFiles, String> {
    let texts = DocumentTexts::of(files, ids)?;
    if *edit == ComparisonEdit::Delete {
        // Deleting works for invalid files, too.
        return Ok([(texts.path, String::new())].into());
    }
    let text = texts.text(files)?;
    let mut editor = Editor { found: texts.inspect(&text)?, file: texts.parse(&text)? };
    match edit {
        ComparisonEdit::Accept { pair, title, relation, note } => {
            editor.accept(*pair, title.trim(), *relation, note.trim())?;
        }
        ComparisonEdit::Dissolve { pair } => {
            let at = editor.file.position(PAIR, *pair).ok_or(NOT_FOUND)?;
            editor.file.remove(at);
        }
        ComparisonEdit::ToggleSentence { pair, side, sentence } => {
            editor.toggle_sentence(*pair, *side, *sentence)?;
        }
        ComparisonEdit::MakePair { left, right } => editor.make_pair(*left, *right)?,
        ComparisonEdit::SetReason { entries, reason } => editor.set_reason(entries, reason.trim())?,
        ComparisonEdit::Reopen { entry } => {
            let at = editor.unmatched_position(*entry)?;
            editor.file.entries[at].table["draft"] = value(true);
        }
        ComparisonEdit::Delete => {}
    }
    let text = texts.normalize(editor.file.write())?;
    Ok([(texts.path, text)].into())
}

/// Updates the node ids in all comparisons of a document after an edit of its `document.toml`; returns the changed
/// files. Invalid files are left unchanged.
#[must_use]
pub fn update_node_ids(files: &ProjectFiles, id: &str, document_toml: &str) -> ProjectFiles {
    let compared = |path: &String| {
        let (left, right) = path.strip_prefix("alignments/")?.strip_suffix(".toml")?.split_once("--")?;
        let at = [left, right].iter().position(|one| *one == id)?;
        let (left, right) = (left.to_owned(), right.to_owned());
        let before = DocumentTexts::of(files, [&left, &right]).ok()?;
        let text = updated_text(&before, at, document_toml, files.get(path)?).ok()?;
        Some((path.clone(), text))
    };
    files.keys().filter_map(compared).collect()
}

fn updated_text(
    before: &DocumentTexts<'_>,
    at: usize,
    document_toml: &str,
    text: &str,
) -> Result<String, String> {
    let mut sides = before.sides;
    sides[at].document_toml = document_toml;
    let after = DocumentTexts { sides, path: before.path.clone() };
    let found = before.inspect(text)?;
    let (old, new) = (&found.sides[at], &after.inspect(text)?.sides[at]);
    let mut file = before.parse(text)?;
    let mut is_changed = false;
    for list in place_lists(&found).filter(|list| list.side == at) {
        let relocated = places::relocated(list.places, old, new);
        let place = file.position(list.key, list.index);
        if let (Some(relocated), Some(place)) = (relocated, place) {
            places::write(&mut file.entries[place], list.array, &relocated);
            is_changed = true;
        }
    }
    after.normalize(if is_changed { file.write() } else { text.to_owned() })
}

/// The texts of both documents.
struct DocumentTexts<'t> {
    sides: [SideTexts<'t>; 2],
    /// Path of the comparison's file.
    path: String,
}

impl<'t> DocumentTexts<'t> {
    fn of(files: &'t ProjectFiles, [left, right]: [&'t str; 2]) -> Result<Self, String> {
        if left == right {
            return Err("两边是同一份文件，请选两份不同的".to_owned());
        }
        let side = |id: &'t str| {
            let file = |name: &str| files.get(&format!("{id}/{name}")).map(String::as_str);
            let source = file("source.txt").ok_or_else(|| format!("工程里没有 {id}/source.txt"))?;
            let document_toml = file("document.toml").unwrap_or("");
            Ok::<_, String>(SideTexts { id, source, document_toml, alone_toml: file("alone.toml") })
        };
        Ok(Self { sides: [side(left)?, side(right)?], path: format!("alignments/{left}--{right}.toml") })
    }

    /// The normalized text of the file, or of a new one with proposed pairs.
    fn text(&self, files: &ProjectFiles) -> Result<String, String> {
        let text = files.get(&self.path).cloned();
        self.normalize(text.unwrap_or_else(|| drafted(self.sides[0], self.sides[1])))
    }

    fn inspect(&self, text: &str) -> Result<Inspection, String> {
        inspect(self.sides[0], self.sides[1], text).map_err(|error| invalid_file(&self.path, &error))
    }

    fn parse(&self, text: &str) -> Result<EntriesFile, String> {
        EntriesFile::parse(&self.path, &KEYS, text)
    }

    /// Normalizes the file: adds a draft for each passage without an entry, and removes references to missing nodes
    /// from drafts.
    fn normalize(&self, text: String) -> Result<String, String> {
        let text = self.without_missing_places(text)?;
        let found = self.inspect(&text)?;
        let mut file = self.parse(&text)?;
        let mut is_changed = false;
        for (at, key) in UNMATCHED.into_iter().enumerate() {
            let side = &found.sides[at];
            let paired = places::whole_leaves(found.pairs.iter().flat_map(|pair| &pair.sides[at]));
            for (title, open) in places::unmatched(side, &paired) {
                let mut entry = Entry::new(key);
                entry.table["draft"] = value(true);
                entry.table["id"] = value(unused_draft_id(&file, "alone"));
                entry.table["title"] = value(title);
                places::write(&mut entry, NODES, &open);
                entry.table["reason"] = value(DRAFT_NOTE);
                let last = file.entries.iter().rposition(|entry| entry.key == key);
                file.entries.insert(last.map_or(file.entries.len(), |last| last + 1), entry);
                is_changed = true;
            }
        }
        Ok(if is_changed { file.write() } else { text })
    }

    fn without_missing_places(&self, text: String) -> Result<String, String> {
        let found = self.inspect(&text)?;
        let mut file = self.parse(&text)?;
        let mut is_changed = false;
        for list in place_lists(&found).filter(|list| list.is_draft) {
            let kept = places::existing(list.places);
            let Some(at) = file.position(list.key, list.index).filter(|_| kept.len() < list.places.len())
            else {
                continue;
            };
            places::write(&mut file.entries[at], list.array, &kept);
            is_changed = true;
        }
        remove_entries_without_places(&mut file);
        Ok(if is_changed { file.write() } else { text })
    }
}

/// The places of an entry in one document.
struct PlaceList<'i> {
    key: &'static str,
    /// Index among the entries with this key.
    index: usize,
    /// The key of the places in the entry.
    array: &'static str,
    side: usize,
    places: &'i [PlaceReading],
    is_draft: bool,
}

fn place_lists(found: &Inspection) -> impl Iterator<Item = PlaceList<'_>> {
    let pairs = found.pairs.iter().enumerate().flat_map(|(index, pair)| {
        let is_draft = pair.is_draft;
        [0, 1].map(|side| PlaceList {
            key: PAIR,
            index,
            array: SIDES[side],
            side,
            places: &pair.sides[side],
            is_draft,
        })
    });
    let alone = found.alone.iter().enumerate().flat_map(|(side, entries)| {
        entries.iter().enumerate().map(move |(index, entry)| PlaceList {
            key: UNMATCHED[side],
            index,
            array: NODES,
            side,
            places: &entry.places,
            is_draft: entry.is_draft,
        })
    });
    pairs.chain(alone)
}

/// A file being edited, with its parsed content.
struct Editor {
    found: Inspection,
    file: EntriesFile,
}

impl Editor {
    /// The position in the file of the unmatched entry with this index among both sides.
    fn unmatched_position(&self, entry: usize) -> Result<usize, String> {
        let left_count = self.found.alone[0].len();
        let (key, index) =
            if entry < left_count { (UNMATCHED[0], entry) } else { (UNMATCHED[1], entry - left_count) };
        self.file.position(key, index).ok_or_else(|| NOT_FOUND.to_owned())
    }

    fn accept(&mut self, pair: usize, title: &str, relation: Relation, note: &str) -> Result<(), String> {
        let reading = self.found.pairs.get(pair).ok_or(NOT_FOUND)?;
        if count_missing(&reading.sides) > 0 {
            return Err("这一对里有几处在原文里找不到了：请在那一边加一句或去掉一句，再采用".to_owned());
        }
        let at = self.file.position(PAIR, pair).ok_or(NOT_FOUND)?;
        let entry = &mut self.file.entries[at];
        if !title.is_empty() {
            entry.set("title", title);
        }
        entry.set("relation", relation_key(relation));
        let default_note = match relation {
            Relation::Same => "两份文件说的一样。",
            Relation::MoreSpecific => "左边写得更具体。",
        };
        entry.set("note", if note.is_empty() { default_note } else { note });
        entry.table.remove("draft");
        assign_permanent_id(&mut self.file, at);
        Ok(())
    }

    fn toggle_sentence(&mut self, pair: usize, side: Side, sentence: usize) -> Result<(), String> {
        let at = side as usize;
        let Inspection { sides, pairs, alone } = &self.found;
        let (tree, list) = (&sides[at], &pairs.get(pair).ok_or(NOT_FOUND)?.sides[at]);
        if sentence >= tree.leaves.len() {
            return Err(NOT_FOUND.to_owned());
        }
        let has = |places: &[PlaceReading]| places.iter().any(|place| place.leaves.contains(&sentence));
        let is_in = has(list);
        let new =
            if is_in { places::without(list, tree, sentence) } else { places::with(list, tree, sentence) };
        if new.is_empty() {
            return Err("一对的两边都要有话。要去掉整对，请点“不是一对”".to_owned());
        }
        let entry = self.file.position(PAIR, pair).ok_or(NOT_FOUND)?;
        places::write(&mut self.file.entries[entry], SIDES[at], &new);
        if !is_in {
            // A sentence in a pair is not unmatched.
            for (index, entry) in alone[at].iter().enumerate().filter(|(_, entry)| has(&entry.places)) {
                let rest = places::without(&entry.places, tree, sentence);
                if let Some(place) = self.file.position(UNMATCHED[at], index) {
                    places::write(&mut self.file.entries[place], NODES, &rest);
                }
            }
            remove_entries_without_places(&mut self.file);
        }
        Ok(())
    }

    fn make_pair(&mut self, left: usize, right: usize) -> Result<(), String> {
        let places = [self.unmatched_position(left)?, self.unmatched_position(right)?];
        let tables = places.map(|at| &self.file.entries[at]);
        if tables.iter().zip(UNMATCHED).any(|(entry, key)| entry.key != key) {
            return Err("请在左边、右边各选一处".to_owned());
        }
        let mut pair = Entry::new(PAIR);
        pair.table["draft"] = value(true);
        pair.table["id"] = value(unused_draft_id(&self.file, PAIR));
        pair.table["title"] = value(tables[0].text("title").unwrap_or_default());
        for (entry, key) in tables.iter().zip(SIDES) {
            pair.table[key] = entry.table.get(NODES).cloned().unwrap_or(Item::None);
        }
        pair.table["relation"] = value(relation_key(Relation::MoreSpecific));
        pair.table["note"] = value(DRAFT_NOTE);
        if let Some(adds) = tables[0].table.get("adds") {
            pair.table["adds"] = adds.clone();
        }
        // The later one first, so that the other position stays valid.
        let [first, second] = if places[0] < places[1] { places } else { [places[1], places[0]] };
        self.file.remove(second);
        self.file.remove(first);
        let last = self.file.entries.iter().rposition(|entry| entry.key == PAIR);
        self.file.entries.insert(last.map_or(0, |last| last + 1), pair);
        Ok(())
    }

    fn set_reason(&mut self, entries: &[usize], reason: &str) -> Result<(), String> {
        if reason.is_empty() {
            return Err("请写一句为什么只有这一边有，读者会看到".to_owned());
        }
        for entry in entries {
            let at = self.unmatched_position(*entry)?;
            let entry = &mut self.file.entries[at];
            entry.set("reason", reason);
            entry.table.remove("draft");
            assign_permanent_id(&mut self.file, at);
        }
        Ok(())
    }
}

/// Removes entries without places.
fn remove_entries_without_places(file: &mut EntriesFile) {
    let is_empty = |entry: &Entry| {
        let arrays: &[&str] = if entry.key == PAIR { &SIDES } else { &[NODES] };
        arrays
            .iter()
            .any(|key| entry.table.get(key).and_then(Item::as_array).is_some_and(toml_edit::Array::is_empty))
    };
    while let Some(at) = file.entries.iter().position(is_empty) {
        file.remove(at);
    }
}

fn is_id_used(file: &EntriesFile, id: &str) -> bool {
    file.entries.iter().any(|entry| entry.text("id") == Some(id))
}

/// An unused id for a draft.
fn unused_draft_id(file: &EntriesFile, kind: &str) -> String {
    let mut names = (1..).map(|number: usize| format!("{kind}-{number}"));
    let is_free =
        |name: &String| !is_id_used(file, name) && !is_id_used(file, &format!("{DRAFT_PREFIX}{name}"));
    format!("{DRAFT_PREFIX}{}", names.find(is_free).unwrap_or_default())
}

/// Replaces the draft id of a reviewed entry by a permanent one.
fn assign_permanent_id(file: &mut EntriesFile, at: usize) {
    let id = file.entries[at].text("id").and_then(|id| id.strip_prefix(DRAFT_PREFIX)).map(str::to_owned);
    let Some(id) = id else { return };
    let mut ids = std::iter::once(id.clone()).chain((2..).map(|number: usize| format!("{id}-{number}")));
    let id = ids.find(|id| !is_id_used(file, id)).unwrap_or_default();
    file.entries[at].set("id", &id);
}

/// Count of the places whose nodes no longer exist.
fn count_missing(sides: &[Vec<PlaceReading>; 2]) -> usize {
    sides.iter().flatten().filter(|place| place.leaves.is_empty()).count()
}

fn passages(places: &[PlaceReading]) -> Vec<ComparedPassage> {
    let passages = |place: &PlaceReading| {
        let leaves = if place.words.is_some() {
            place.leaves.start..place.leaves.end.min(place.leaves.start + 1)
        } else {
            place.leaves.clone()
        };
        let text = place.words.clone();
        leaves.map(move |sentence| ComparedPassage { sentence, text: text.clone() }).collect::<Vec<_>>()
    };
    places.iter().flat_map(passages).collect()
}

const fn relation_of(relation: pairs::Relation) -> Relation {
    match relation {
        pairs::Relation::Same => Relation::Same,
        pairs::Relation::MoreSpecific => Relation::MoreSpecific,
    }
}

const fn relation_key(relation: Relation) -> &'static str {
    match relation {
        Relation::Same => "same",
        Relation::MoreSpecific => "more_specific",
    }
}

#[cfg(test)]
mod tests;
