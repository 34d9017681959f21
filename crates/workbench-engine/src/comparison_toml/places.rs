//! Edits of the places of an entry: references to whole nodes or to text in a node.

use std::collections::BTreeSet;
use std::ops::Range;

use seeds::alignment::inspection::{PlaceReading, SideReading};
use toml_edit::{Array, InlineTable, Item, Value, value};

use crate::entries::Entry;

/// A place of an entry after an edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewPlace {
    /// An unchanged place, by its index before the edit.
    Kept(usize),
    /// A whole node.
    Node(String),
    /// Part of a node's text.
    Words {
        /// Id of the node.
        node: String,
        /// The text.
        words: String,
    },
}

/// The places whose nodes exist.
pub fn existing(places: &[PlaceReading]) -> Vec<NewPlace> {
    (0..places.len()).filter(|at| !places[*at].leaves.is_empty()).map(NewPlace::Kept).collect()
}

/// The places after the removal of a leaf.
pub fn without(places: &[PlaceReading], side: &SideReading, leaf: usize) -> Vec<NewPlace> {
    let mut new = Vec::new();
    for (at, place) in places.iter().enumerate() {
        if place.leaves.is_empty() {
            continue;
        }
        if !place.leaves.contains(&leaf) {
            new.push(NewPlace::Kept(at));
        } else if place.words.is_none() {
            let rest = place.leaves.clone().filter(|one| *one != leaf).collect();
            new.extend(covering_nodes(side, &rest).into_iter().map(|(id, _)| NewPlace::Node(id)));
        }
    }
    new
}

/// The places after the addition of a leaf. A node with all its leaves is referenced as a whole.
pub fn with(places: &[PlaceReading], side: &SideReading, leaf: usize) -> Vec<NewPlace> {
    let mut all = whole_leaves(places);
    all.insert(leaf);
    let mut new: Vec<(usize, NewPlace)> = Vec::new();
    for (at, place) in places.iter().enumerate().filter(|(_, place)| place.words.is_some()) {
        if place.leaves.clone().any(|leaf| !all.contains(&leaf)) {
            new.push((place.leaves.start, NewPlace::Kept(at)));
        }
    }
    for (id, leaves) in covering_nodes(side, &all) {
        let before = places.iter().position(|place| place.words.is_none() && place.leaves == leaves);
        new.push((leaves.start, before.map_or(NewPlace::Node(id), NewPlace::Kept)));
    }
    new.sort_by_key(|(start, _)| *start);
    new.into_iter().map(|(_, place)| place).collect()
}

/// The leaves that are referenced as a whole.
pub fn whole_leaves<'p>(places: impl IntoIterator<Item = &'p PlaceReading>) -> BTreeSet<usize> {
    places.into_iter().filter(|place| place.words.is_none()).flat_map(|place| place.leaves.clone()).collect()
}

/// The text that is in no entry, by unit, with the unit's title. `paired` are leaves of a pair that could not be
/// parsed.
pub fn unmatched(side: &SideReading, paired: &BTreeSet<usize>) -> Vec<(String, Vec<NewPlace>)> {
    let of_unit = |(title, unit): &(String, Range<usize>)| {
        let is_unmatched = |leaf: &usize| !side.leaves[*leaf].open.is_empty() && !paired.contains(leaf);
        let (touched, whole_leaves): (Vec<usize>, Vec<usize>) =
            unit.clone().filter(is_unmatched).partition(|leaf| side.leaves[*leaf].is_touched);
        let whole_leaves = covering_nodes(side, &whole_leaves.into_iter().collect());
        let mut places: Vec<(usize, NewPlace)> =
            whole_leaves.into_iter().map(|(id, leaves)| (leaves.start, NewPlace::Node(id))).collect();
        for at in touched {
            let leaf = &side.leaves[at];
            let once = leaf.open.iter().filter(|words| leaf.text.matches(words.as_str()).count() == 1);
            let words = |words: &String| NewPlace::Words { node: leaf.id.clone(), words: words.clone() };
            places.extend(once.map(|one| (at, words(one))));
        }
        places.sort_by_key(|(start, _)| *start);
        let places: Vec<NewPlace> = places.into_iter().map(|(_, place)| place).collect();
        (!places.is_empty()).then(|| (title.clone(), places))
    };
    side.units.iter().filter_map(of_unit).collect()
}

/// The places in the document as it is parsed now, by position in the source; `None` if all node ids are unchanged.
pub fn relocated(places: &[PlaceReading], old: &SideReading, new: &SideReading) -> Option<Vec<NewPlace>> {
    let mut all = Vec::new();
    for (at, place) in places.iter().enumerate() {
        let stretches = || old.leaves[place.leaves.clone()].iter().map(|leaf| &leaf.source);
        let is_there = |source: &Range<usize>| {
            stretches().any(|stretch| stretch.start < source.end && source.start < stretch.end)
        };
        let leaves: BTreeSet<usize> =
            (0..new.leaves.len()).filter(|leaf| is_there(&new.leaves[*leaf].source)).collect();
        if let Some(words) = &place.words {
            let holds = |leaf: &&usize| new.leaves[**leaf].text.matches(words.as_str()).count() == 1;
            match leaves.iter().find(holds) {
                Some(leaf) if new.leaves[*leaf].id != place.node => {
                    all.push(NewPlace::Words { node: new.leaves[*leaf].id.clone(), words: words.clone() });
                }
                Some(_) | None => all.push(NewPlace::Kept(at)),
            }
            continue;
        }
        let is_same =
            new.nodes.iter().any(|(id, range)| *id == place.node && range.clone().eq(leaves.iter().copied()));
        if is_same || leaves.is_empty() {
            all.push(NewPlace::Kept(at));
        } else {
            all.extend(covering_nodes(new, &leaves).into_iter().map(|(id, _)| NewPlace::Node(id)));
        }
    }
    let are_same = all.iter().all(|place| matches!(place, NewPlace::Kept(_)));
    (!are_same).then_some(all)
}

/// The smallest list of nodes with exactly these leaves.
fn covering_nodes(side: &SideReading, leaves: &BTreeSet<usize>) -> Vec<(String, Range<usize>)> {
    let mut found = Vec::new();
    let mut done = 0;
    for (id, range) in &side.nodes {
        if range.start >= done && !range.is_empty() && range.clone().all(|leaf| leaves.contains(&leaf)) {
            found.push((id.clone(), range.clone()));
            done = range.end;
        }
    }
    found
}

/// Writes the places of an entry, one per line if the old array had them so.
pub fn write(entry: &mut Entry, key: &str, places: &[NewPlace]) {
    let old = entry.table.get(key).and_then(Item::as_array).cloned();
    let has_lines =
        |value: &Value| value.decor().prefix().and_then(|it| it.as_str()).is_some_and(|it| it.contains('\n'));
    let is_long = old.as_ref().is_some_and(|old| old.iter().any(has_lines));
    let mut new = Array::new();
    for place in places {
        let written = match place {
            NewPlace::Kept(at) => old.as_ref().and_then(|old| old.get(*at)).cloned(),
            NewPlace::Node(id) => Some(Value::from(id.as_str())),
            NewPlace::Words { node, words } => {
                let mut quote = InlineTable::new();
                quote.insert("node", Value::from(node.as_str()));
                quote.insert("text", Value::from(words.as_str()));
                Some(Value::InlineTable(quote))
            }
        };
        let Some(mut written) = written else { continue };
        let before = match (is_long, new.is_empty()) {
            (true, _) => "\n  ",
            (false, true) => "",
            (false, false) => " ",
        };
        written.decor_mut().set_prefix(before);
        written.decor_mut().set_suffix("");
        new.push_formatted(written);
    }
    if is_long {
        new.set_trailing("\n");
        new.set_trailing_comma(true);
    }
    if let Some(old) = old {
        *new.decor_mut() = old.decor().clone();
    }
    entry.table[key] = value(new);
}
