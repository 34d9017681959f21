//! What `alignments/LEFT--RIGHT.toml` says of two documents side by side, and changes of it that leave the rest of the
//! file as it is.
//!
//! The file is that of `cargo xtask new-document`: the pairs that are likely, and a draft for everything else. It is
//! begun with the first change.

mod places;

use policy::model::pairs;
use seeds::alignment::inspection::{Inspection, PlaceReading, SideTexts, drafted, inspect};
use toml_edit::{Item, value};
use workbench_messages::ProjectFiles;
use workbench_messages::comparison::{
    ComparedAlone, ComparedDocument, ComparedPair, Comparison, ComparisonEdit, Passage, Relation, Sentence,
    Side,
};

use crate::entries::{Entry, File, broken};
use crate::view;

/// Passages that speak of the same matter.
const PAIR: &str = "pair";
/// Passages that only one document has: the left one, the right one.
const ONLY: [&str; 2] = ["only_here", "only_there"];
/// The names of the file's entries.
const KEYS: [&str; 3] = [PAIR, ONLY[0], ONLY[1]];
/// Under which keys a pair has its places.
const SIDES: [&str; 2] = ["left", "right"];
/// Under which key other entries have theirs.
const NODES: &str = "nodes";

/// How the ids of entries begin that nobody has read.
const DRAFT: &str = "draft-";
/// What such entries say.
const NOT_READ: &str = "草稿：还没有人对照原文读过。";

const GONE: &str = "没有这一条了，请刷新页面再试";

/// Two documents side by side.
///
/// # Errors
/// In Chinese, where the project has no such documents, or the file holds what it may not.
pub fn look(files: &ProjectFiles, ids: [&str; 2]) -> Result<Comparison, String> {
    let both = Both::of(files, ids)?;
    let Inspection { sides, pairs, alone } = both.inspect(&both.text(files)?)?;
    let forms = both.sides.map(|side| view::form(side.document_toml));
    let is_published = forms.iter().all(|form| !form.is_reading_edition);
    let [left, right] = [0, 1].map(|at| ComparedDocument {
        short_title: forms[at].short_title.clone(),
        sentences: sides[at]
            .leaves
            .iter()
            .map(|leaf| Sentence { line: leaf.line, text: leaf.text.clone() })
            .collect(),
    });
    let pairs = pairs.into_iter().map(|pair| ComparedPair {
        missing: lost(&pair.sides),
        left: passages(&pair.sides[0]),
        right: passages(&pair.sides[1]),
        relation: relation_read(pair.relation),
        note: if pair.is_draft { String::new() } else { pair.note },
        title: pair.title,
        is_draft: pair.is_draft,
    });
    let pairs = pairs.collect();
    let [here, there] = alone;
    let here = here.into_iter().map(|alone| (Side::Left, alone));
    let alone =
        here.chain(there.into_iter().map(|alone| (Side::Right, alone))).map(|(side, alone)| ComparedAlone {
            side,
            passages: passages(&alone.places),
            title: alone.title,
            reason: if alone.is_draft { String::new() } else { alone.reason },
            is_draft: alone.is_draft,
        });
    Ok(Comparison { left, right, pairs, alone: alone.collect(), is_published })
}

/// The changed file; an empty one is no longer there.
///
/// # Errors
/// In Chinese, where the file holds what it may not, and where the change makes no sense.
pub fn edit(files: &ProjectFiles, ids: [&str; 2], edit: &ComparisonEdit) -> Result<ProjectFiles, String> {
    let both = Both::of(files, ids)?;
    if *edit == ComparisonEdit::Drop {
        // Whatever it holds.
        return Ok([(both.path, String::new())].into());
    }
    let text = both.text(files)?;
    let mut change = Change { found: both.inspect(&text)?, file: both.parse(&text)? };
    match edit {
        ComparisonEdit::Accept { pair, title, relation, note } => {
            change.accept(*pair, title.trim(), *relation, note.trim())?;
        }
        ComparisonEdit::Refuse { pair } => {
            let at = change.file.position(PAIR, *pair).ok_or(GONE)?;
            change.file.remove(at);
        }
        ComparisonEdit::Toggle { pair, side, sentence } => change.toggle(*pair, *side, *sentence)?,
        ComparisonEdit::Join { left, right } => change.join(*left, *right)?,
        ComparisonEdit::Alone { entries, reason } => change.leave_alone(entries, reason.trim())?,
        ComparisonEdit::Reopen { entry } => {
            let at = change.alone(*entry)?;
            change.file.entries[at].table["draft"] = value(true);
        }
        ComparisonEdit::Drop => {}
    }
    let text = both.settle(change.file.write())?;
    Ok([(both.path, text)].into())
}

/// The files that compare a document, changed where its `document.toml` is another: places that have other names then are
/// called by those. What cannot be read stays as it is.
#[must_use]
pub fn follow(files: &ProjectFiles, id: &str, document_toml: &str) -> ProjectFiles {
    let compared = |path: &String| {
        let (left, right) = path.strip_prefix("alignments/")?.strip_suffix(".toml")?.split_once("--")?;
        let at = [left, right].iter().position(|one| *one == id)?;
        let (left, right) = (left.to_owned(), right.to_owned());
        let before = Both::of(files, [&left, &right]).ok()?;
        let text = followed(&before, at, document_toml, files.get(path)?).ok()?;
        Some((path.clone(), text))
    };
    files.keys().filter_map(compared).collect()
}

fn followed(before: &Both<'_>, at: usize, document_toml: &str, text: &str) -> Result<String, String> {
    let mut sides = before.sides;
    sides[at].document_toml = document_toml;
    let after = Both { sides, path: before.path.clone() };
    let found = before.inspect(text)?;
    let (old, new) = (&found.sides[at], &after.inspect(text)?.sides[at]);
    let mut file = before.parse(text)?;
    let mut is_changed = false;
    for list in lists(&found).filter(|list| list.side == at) {
        let moved = places::moved(list.places, old, new);
        let place = file.position(list.key, list.index);
        if let (Some(moved), Some(place)) = (moved, place) {
            places::write(&mut file.entries[place], list.array, &moved);
            is_changed = true;
        }
    }
    after.settle(if is_changed { file.write() } else { text.to_owned() })
}

/// The texts of both documents.
struct Both<'t> {
    sides: [SideTexts<'t>; 2],
    /// The path of the file that compares them.
    path: String,
}

impl<'t> Both<'t> {
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

    /// The file as it stands or as it is begun, with an entry for all that is in none.
    fn text(&self, files: &ProjectFiles) -> Result<String, String> {
        let text = files.get(&self.path).cloned();
        self.settle(text.unwrap_or_else(|| drafted(self.sides[0], self.sides[1])))
    }

    fn inspect(&self, text: &str) -> Result<Inspection, String> {
        inspect(self.sides[0], self.sides[1], text).map_err(|error| broken(&self.path, &error))
    }

    fn parse(&self, text: &str) -> Result<File, String> {
        File::parse(&self.path, &KEYS, text)
    }

    /// The file with a draft for all that is in no entry, and no draft about what the documents do not have any more.
    fn settle(&self, text: String) -> Result<String, String> {
        let text = self.without_lost_drafts(text)?;
        let found = self.inspect(&text)?;
        let mut file = self.parse(&text)?;
        let mut is_changed = false;
        for (at, key) in ONLY.into_iter().enumerate() {
            let side = &found.sides[at];
            let paired = places::whole(found.pairs.iter().flat_map(|pair| &pair.sides[at]));
            for (title, open) in places::open(side, &paired) {
                let mut entry = Entry::new(key);
                entry.table["draft"] = value(true);
                entry.table["id"] = value(free_draft(&file, "alone"));
                entry.table["title"] = value(title);
                places::write(&mut entry, NODES, &open);
                entry.table["reason"] = value(NOT_READ);
                let last = file.entries.iter().rposition(|entry| entry.key == key);
                file.entries.insert(last.map_or(file.entries.len(), |last| last + 1), entry);
                is_changed = true;
            }
        }
        Ok(if is_changed { file.write() } else { text })
    }

    fn without_lost_drafts(&self, text: String) -> Result<String, String> {
        let found = self.inspect(&text)?;
        let mut file = self.parse(&text)?;
        let mut is_changed = false;
        for list in lists(&found).filter(|list| list.is_draft) {
            let kept = places::kept(list.places);
            let Some(at) = file.position(list.key, list.index).filter(|_| kept.len() < list.places.len())
            else {
                continue;
            };
            places::write(&mut file.entries[at], list.array, &kept);
            is_changed = true;
        }
        remove_empty(&mut file);
        Ok(if is_changed { file.write() } else { text })
    }
}

/// The places of an entry on one side.
struct List<'i> {
    key: &'static str,
    /// Which of the entries with this key.
    index: usize,
    /// Under which key the entry has them.
    array: &'static str,
    side: usize,
    places: &'i [PlaceReading],
    is_draft: bool,
}

fn lists(found: &Inspection) -> impl Iterator<Item = List<'_>> {
    let pairs = found.pairs.iter().enumerate().flat_map(|(index, pair)| {
        let is_draft = pair.is_draft;
        [0, 1].map(|side| List {
            key: PAIR,
            index,
            array: SIDES[side],
            side,
            places: &pair.sides[side],
            is_draft,
        })
    });
    let alone = found.alone.iter().enumerate().flat_map(|(side, entries)| {
        entries.iter().enumerate().map(move |(index, entry)| List {
            key: ONLY[side],
            index,
            array: NODES,
            side,
            places: &entry.places,
            is_draft: entry.is_draft,
        })
    });
    pairs.chain(alone)
}

/// A file that is being changed, and what was read in it.
struct Change {
    found: Inspection,
    file: File,
}

impl Change {
    /// The place in the file of the entry that stands alone and has this place among all of those.
    fn alone(&self, entry: usize) -> Result<usize, String> {
        let here = self.found.alone[0].len();
        let (key, index) = if entry < here { (ONLY[0], entry) } else { (ONLY[1], entry - here) };
        self.file.position(key, index).ok_or_else(|| GONE.to_owned())
    }

    fn accept(&mut self, pair: usize, title: &str, relation: Relation, note: &str) -> Result<(), String> {
        let reading = self.found.pairs.get(pair).ok_or(GONE)?;
        if lost(&reading.sides) > 0 {
            return Err("这一对里有几处在原文里找不到了：请在那一边加一句或去掉一句，再采用".to_owned());
        }
        let at = self.file.position(PAIR, pair).ok_or(GONE)?;
        let entry = &mut self.file.entries[at];
        if !title.is_empty() {
            entry.set("title", title);
        }
        entry.set("relation", relation_key(relation));
        let of_itself = match relation {
            Relation::Same => "两份文件说的一样。",
            Relation::MoreSpecific => "左边写得更具体。",
        };
        entry.set("note", if note.is_empty() { of_itself } else { note });
        entry.table.remove("draft");
        name(&mut self.file, at);
        Ok(())
    }

    fn toggle(&mut self, pair: usize, side: Side, sentence: usize) -> Result<(), String> {
        let at = side as usize;
        let Inspection { sides, pairs, alone } = &self.found;
        let (tree, list) = (&sides[at], &pairs.get(pair).ok_or(GONE)?.sides[at]);
        if sentence >= tree.leaves.len() {
            return Err(GONE.to_owned());
        }
        let has = |places: &[PlaceReading]| places.iter().any(|place| place.leaves.contains(&sentence));
        let is_in = has(list);
        let new =
            if is_in { places::without(list, tree, sentence) } else { places::with(list, tree, sentence) };
        if new.is_empty() {
            return Err("一对的两边都要有话。要去掉整对，请点“不是一对”".to_owned());
        }
        let entry = self.file.position(PAIR, pair).ok_or(GONE)?;
        places::write(&mut self.file.entries[entry], SIDES[at], &new);
        if !is_in {
            // What is in a pair does not stand alone.
            for (index, entry) in alone[at].iter().enumerate().filter(|(_, entry)| has(&entry.places)) {
                let rest = places::without(&entry.places, tree, sentence);
                if let Some(place) = self.file.position(ONLY[at], index) {
                    places::write(&mut self.file.entries[place], NODES, &rest);
                }
            }
            remove_empty(&mut self.file);
        }
        Ok(())
    }

    fn join(&mut self, left: usize, right: usize) -> Result<(), String> {
        let places = [self.alone(left)?, self.alone(right)?];
        let tables = places.map(|at| &self.file.entries[at]);
        if tables.iter().zip(ONLY).any(|(entry, key)| entry.key != key) {
            return Err("请在左边、右边各选一处".to_owned());
        }
        let mut pair = Entry::new(PAIR);
        pair.table["draft"] = value(true);
        pair.table["id"] = value(free_draft(&self.file, PAIR));
        pair.table["title"] = value(tables[0].words("title").unwrap_or_default());
        for (entry, key) in tables.iter().zip(SIDES) {
            pair.table[key] = entry.table.get(NODES).cloned().unwrap_or(Item::None);
        }
        pair.table["relation"] = value(relation_key(Relation::MoreSpecific));
        pair.table["note"] = value(NOT_READ);
        if let Some(adds) = tables[0].table.get("adds") {
            pair.table["adds"] = adds.clone();
        }
        // The later one first, so that the other stays where it is.
        let [first, second] = if places[0] < places[1] { places } else { [places[1], places[0]] };
        self.file.remove(second);
        self.file.remove(first);
        let last = self.file.entries.iter().rposition(|entry| entry.key == PAIR);
        self.file.entries.insert(last.map_or(0, |last| last + 1), pair);
        Ok(())
    }

    fn leave_alone(&mut self, entries: &[usize], reason: &str) -> Result<(), String> {
        if reason.is_empty() {
            return Err("请写一句为什么只有这一边有，读者会看到".to_owned());
        }
        for entry in entries {
            let at = self.alone(*entry)?;
            let entry = &mut self.file.entries[at];
            entry.set("reason", reason);
            entry.table.remove("draft");
            name(&mut self.file, at);
        }
        Ok(())
    }
}

/// Takes away entries without places.
fn remove_empty(file: &mut File) {
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

fn is_taken(file: &File, id: &str) -> bool {
    file.entries.iter().any(|entry| entry.words("id") == Some(id))
}

/// An id for an entry that nobody has read.
fn free_draft(file: &File, kind: &str) -> String {
    let mut names = (1..).map(|number: usize| format!("{kind}-{number}"));
    let is_free = |name: &String| !is_taken(file, name) && !is_taken(file, &format!("{DRAFT}{name}"));
    format!("{DRAFT}{}", names.find(is_free).unwrap_or_default())
}

/// Gives an entry that somebody has read an id that stays.
fn name(file: &mut File, at: usize) {
    let id = file.entries[at].words("id").and_then(|id| id.strip_prefix(DRAFT)).map(str::to_owned);
    let Some(id) = id else { return };
    let mut ids = std::iter::once(id.clone()).chain((2..).map(|number: usize| format!("{id}-{number}")));
    let id = ids.find(|id| !is_taken(file, id)).unwrap_or_default();
    file.entries[at].set("id", &id);
}

/// How many places the documents do not have any more.
fn lost(sides: &[Vec<PlaceReading>; 2]) -> usize {
    sides.iter().flatten().filter(|place| place.leaves.is_empty()).count()
}

fn passages(places: &[PlaceReading]) -> Vec<Passage> {
    let passages = |place: &PlaceReading| {
        let leaves = if place.words.is_some() {
            place.leaves.start..place.leaves.end.min(place.leaves.start + 1)
        } else {
            place.leaves.clone()
        };
        let words = place.words.clone();
        leaves.map(move |sentence| Passage { sentence, words: words.clone() }).collect::<Vec<_>>()
    };
    places.iter().flat_map(passages).collect()
}

const fn relation_read(relation: pairs::Relation) -> Relation {
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
