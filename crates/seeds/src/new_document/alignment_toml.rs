//! Drafts `alignments/*.toml`: pairs proposed by shared character bigrams.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use policy::model::document::{Document, Node, NodeKind};

use super::toml_text;

/// The drafted file.
pub struct AlignmentDraft {
    /// Its text.
    pub text: String,
    /// Number of pairs.
    pub pairs: usize,
}

/// Minimum similarity of a proposed pair, per mille.
const LIKE: usize = 250;

/// Minimum number of bigrams of a unit; short dates and names are similar without being related.
const LONG_ENOUGH: usize = 16;

const TITLE_LENGTH: usize = 24;

/// Compares all units of both documents and proposes the most similar pairs. Units of the other document
/// without a counterpart are proposed too, unless it has its own `alone.toml`.
pub fn write(left: &Document<'_>, right: &Document<'_>, has_own_list: bool) -> AlignmentDraft {
    let (lefts, rights) = (units(left), units(right));
    let is_long = |letters: &BTreeSet<_>| letters.len() >= LONG_ENOUGH;
    let right_pairs: Vec<_> = rights.iter().map(|unit| neighbours(unit.text())).collect();
    let mut pairs: BTreeMap<usize, Vec<Node<'_, '_>>> = BTreeMap::new();
    let mut alone = Vec::new();
    for unit in lefts {
        let own = neighbours(unit.text());
        let candidates = (0..rights.len()).filter(|&at| is_long(&own) && is_long(&right_pairs[at]));
        let best = candidates.map(|at| (likeness(&own, &right_pairs[at]), at)).max();
        match best {
            Some((like, at)) if like >= LIKE => pairs.entry(at).or_default().push(unit),
            _ => alone.push(unit),
        }
    }
    let mut text = head(left, right);
    let mut number = 0;
    let mut next = |kind: &str| {
        number += 1;
        format!("draft-{kind}-{number}")
    };
    for (at, units) in &pairs {
        let right = rights[*at];
        // Writing to a string cannot fail.
        let _ = write!(
            text,
            "\n[[pair]]\ndraft = true\nid = \"{}\"\ntitle = {}\nleft = [{}]\nright = [{}]\nrelation = \"more_specific\"\n\
             note = \"草稿：按文字相似程度提出，还没有人对照原文读过。\"\n",
            next("pair"),
            toml_text::string(&title(right)),
            ids(units),
            ids(&[right]),
        );
    }
    let unpaired =
        (0..rights.len()).filter(|at| !has_own_list && !pairs.contains_key(at)).map(|at| rights[at]);
    let alone =
        alone.into_iter().map(|unit| ("only_here", unit)).chain(unpaired.map(|unit| ("only_there", unit)));
    for (table, unit) in alone {
        let _ = write!(
            text,
            "\n[[{table}]]\ndraft = true\nid = \"{}\"\ntitle = {}\nnodes = [{}]\n\
             reason = \"草稿：没有找到文字相似的地方，还没有人对照原文读过。\"\n",
            next("alone"),
            toml_text::string(&title(unit)),
            ids(&[unit]),
        );
    }
    AlignmentDraft { text, pairs: pairs.len() }
}

fn head(left: &Document<'_>, right: &Document<'_>) -> String {
    format!(
        "# Proposed by a program, by likeness of words: read both sides of every entry, correct places, title,\n\
         # relation and note, then remove its `draft`. alignments/heilongjiang--national.toml explains the entries.\n\n\
         left = {}\nright = {}\n",
        toml_text::string(left.id),
        toml_text::string(right.id)
    )
}

fn ids(units: &[Node<'_, '_>]) -> String {
    units.iter().map(|unit| toml_text::string(unit.id())).collect::<Vec<_>>().join(", ")
}

/// The heading, or the beginning of the text.
pub fn title(unit: Node<'_, '_>) -> String {
    let heading = unit.heading_text().trim().trim_end_matches('。');
    let words = if heading.is_empty() { unit.text().trim() } else { heading };
    words.chars().filter(|c| !c.is_control()).take(TITLE_LENGTH).collect()
}

/// The smallest numbered containers, and everything outside of them; together they cover the text.
pub fn units<'d, 'a>(document: &'d Document<'a>) -> Vec<Node<'d, 'a>> {
    let mut units = Vec::new();
    add_units(document.root(), &mut units);
    units.retain(|unit| unit.text().chars().any(char::is_alphanumeric));
    units
}

fn add_units<'d, 'a>(node: Node<'d, 'a>, units: &mut Vec<Node<'d, 'a>>) {
    for child in node.children() {
        let is_holder = !child.kind().is_leaf() && child.kind() != NodeKind::Paragraph;
        let holds_others =
            child.children().any(|inner| !inner.kind().is_leaf() && inner.kind() != NodeKind::Paragraph);
        if is_holder && (holds_others || child.kind() == NodeKind::Cover) {
            add_units(child, units);
        } else {
            units.push(child);
        }
    }
}

/// The character bigrams of a text.
fn neighbours(text: &str) -> BTreeSet<(char, char)> {
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    letters.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

/// The Dice coefficient of two sets, per mille.
fn likeness(a: &BTreeSet<(char, char)>, b: &BTreeSet<(char, char)>) -> usize {
    let shared = a.intersection(b).count();
    2000 * shared / (a.len() + b.len()).max(1)
}
