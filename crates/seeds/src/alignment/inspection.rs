//! A comparison for an editor: the sentences of both documents, the entries of the file with their sentences, and the
//! sentences without an entry.
//!
//! A pure function of the texts, fast enough to run after each edit.

use std::collections::BTreeMap;
use std::ops::Range;

use policy::model::document::{Document, Node, Span};
use policy::model::pairs::{Relation, Side};
use toml::Spanned;

use super::account::Account;
use super::file::{OwnList, RawAlignment, RawPlace};
use super::{own, resolve};
use crate::diagnostics::Diagnostics;
use crate::document::inspection::{ParsedSource, lines_of};
use crate::new_document::alignment_toml;
use crate::toml_file::resolve_quote;

/// The texts of one of the two documents.
#[derive(Debug, Clone, Copy)]
pub struct SideTexts<'t> {
    /// The document's id.
    pub id: &'t str,
    /// Its `source.txt`.
    pub source: &'t str,
    /// Its `document.toml`.
    pub document_toml: &'t str,
    /// Its `alone.toml`, if it has one.
    pub alone_toml: Option<&'t str>,
}

/// A comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspection {
    /// The left and the right document.
    pub sides: [SideReading; 2],
    /// The `[[pair]]` entries.
    pub pairs: Vec<PairReading>,
    /// The `[[only_here]]` entries, then the `[[only_there]]` entries.
    pub alone: [Vec<AloneReading>; 2],
}

/// One of the documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SideReading {
    /// Its sentences and headings, in reading order.
    pub leaves: Vec<LeafReading>,
    /// The ids of all nodes but the root, in reading order, with their leaves.
    pub nodes: Vec<(String, Range<usize>)>,
    /// The titles of the smallest units, with their leaves.
    pub units: Vec<(String, Range<usize>)>,
}

/// A sentence or heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeafReading {
    /// The id of its node.
    pub id: String,
    /// Its text.
    pub text: String,
    /// Its byte range in the source.
    pub source: Range<usize>,
    /// Its first source line, from 1.
    pub line: usize,
    /// Whether an entry, of `alone.toml` too, covers a part of it.
    pub is_touched: bool,
    /// The parts without an entry.
    pub open: Vec<String>,
}

/// A `[[pair]]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairReading {
    /// The title.
    pub title: String,
    /// The relation of its sides.
    pub relation: Relation,
    /// The note.
    pub note: String,
    /// Whether it is a draft.
    pub is_draft: bool,
    /// The places on the left and on the right.
    pub sides: [Vec<PlaceReading>; 2],
}

/// An `[[only_here]]` or `[[only_there]]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AloneReading {
    /// The title.
    pub title: String,
    /// The reason.
    pub reason: String,
    /// Whether it is a draft.
    pub is_draft: bool,
    /// Its places.
    pub places: Vec<PlaceReading>,
}

/// A place of an entry: a node, or a part of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceReading {
    /// The node id.
    pub node: String,
    /// The leaves that it covers; empty if the document has no such place.
    pub leaves: Range<usize>,
    /// The text, unless the whole node is meant.
    pub words: Option<String>,
}

impl SideTexts<'_> {
    fn parse(&self) -> ParsedSource<'_> {
        ParsedSource::new(self.id, self.source, self.document_toml)
    }

    fn own_list(&self) -> Option<OwnList> {
        toml::from_str(self.alone_toml?).ok()
    }
}

/// The text of the file with the likely pairs, and a draft for every other unit, as `cargo xtask new-document` writes it.
#[must_use]
pub fn drafted(left: SideTexts<'_>, right: SideTexts<'_>) -> String {
    let parsed = [left.parse(), right.parse()];
    match (parsed[0].document(), parsed[1].document()) {
        (Some(first), Some(second)) => {
            alignment_toml::write(&first, &second, right.alone_toml.is_some()).text
        }
        _ => String::new(),
    }
}

/// Parses the file that compares two documents.
///
/// # Errors
/// The error of the TOML parser if the file is invalid, or the names if it compares other documents.
pub fn inspect(left: SideTexts<'_>, right: SideTexts<'_>, text: &str) -> Result<Inspection, String> {
    let file: RawAlignment = toml::from_str(text).map_err(|error| error.message().to_owned())?;
    let parsed = [left.parse(), right.parse()];
    let documents: Vec<Document<'_>> = parsed.iter().filter_map(ParsedSource::document).collect();
    let lists = [left, right].into_iter().filter_map(|side| Some((side.id.to_owned(), side.own_list()?)));
    let lists: BTreeMap<String, OwnList> = lists.collect();
    let mut ignored = Diagnostics::default();
    let alignment = resolve::alignment(&file, "", &documents, &mut ignored);
    let is_other = file.left.get_ref() != left.id || file.right.get_ref() != right.id;
    let (Some(mut alignment), false, [first, second]) = (alignment, is_other, &documents[..]) else {
        return Err(format!("left = {:?}, right = {:?}", file.left.get_ref(), file.right.get_ref()));
    };
    own::add(&mut alignment, &lists, &documents);
    let trees = [DocumentLeaves::of(first), DocumentLeaves::of(second)];
    let pairs = file.pairs.iter().map(|pair| PairReading {
        title: pair.title.get_ref().clone(),
        relation: pair.relation,
        note: pair.note.get_ref().clone(),
        is_draft: pair.draft,
        sides: [trees[0].places(&pair.left), trees[1].places(&pair.right)],
    });
    let pairs = pairs.collect();
    let alone = [(&trees[0], &file.only_here), (&trees[1], &file.only_there)].map(|(tree, entries)| {
        let read = |entry: &super::file::RawAlone| AloneReading {
            title: entry.title.get_ref().clone(),
            reason: entry.reason.get_ref().clone(),
            is_draft: entry.draft,
            places: tree.places(&entry.nodes),
        };
        entries.iter().map(read).collect()
    });
    let accounts =
        [Account::new(&alignment, Side::Left, first), Account::new(&alignment, Side::Right, second)];
    let sides = [trees[0].read(left.source, &accounts[0]), trees[1].read(right.source, &accounts[1])];
    Ok(Inspection { sides, pairs, alone })
}

/// A document with its leaves.
struct DocumentLeaves<'d, 'a> {
    document: &'d Document<'a>,
    leaves: Vec<Node<'d, 'a>>,
}

impl<'d, 'a> DocumentLeaves<'d, 'a> {
    fn of(document: &'d Document<'a>) -> Self {
        Self { document, leaves: document.iter().filter(|node| node.kind().is_leaf()).collect() }
    }

    /// The leaves of a node, or the leaf itself.
    fn leaves_of(&self, node: Node<'_, '_>) -> Range<usize> {
        let index = usize::from(node.index().0);
        let end = self.document.nodes[index].end;
        let before = |index| self.leaves.partition_point(|leaf| leaf.index() < index);
        before(node.index())..before(end)
    }

    fn places(&self, places: &[Spanned<RawPlace>]) -> Vec<PlaceReading> {
        places.iter().map(|place| self.place(place.get_ref())).collect()
    }

    fn place(&self, place: &RawPlace) -> PlaceReading {
        match place {
            RawPlace::Node(id) => {
                let leaves = self.document.node(id).map(|node| self.leaves_of(node));
                PlaceReading { node: id.clone(), leaves: leaves.unwrap_or_default(), words: None }
            }
            RawPlace::Quote(raw) => {
                let documents = std::slice::from_ref(self.document);
                let quote = resolve_quote(raw, "", documents, &mut Diagnostics::default());
                let leaves = quote.map(|quote| self.leaves_with(quote.span)).unwrap_or_default();
                let node = raw.node.get_ref().clone();
                PlaceReading { node, leaves, words: Some(raw.text.get_ref().clone()) }
            }
        }
    }

    /// The leaves that overlap a span.
    fn leaves_with(&self, span: Span) -> Range<usize> {
        let start = self.leaves.partition_point(|leaf| leaf.span().end <= span.start);
        let end = self.leaves.partition_point(|leaf| leaf.span().start < span.end);
        start..end.max(start)
    }

    fn read(&self, source: &str, account: &Account<'_, '_>) -> SideReading {
        let line = lines_of(source);
        let leaf = |leaf: &Node<'_, '_>| LeafReading {
            id: leaf.id().to_owned(),
            text: leaf.text().to_owned(),
            source: leaf.source().start as usize..leaf.source().end as usize,
            line: line(leaf.source().start as usize),
            is_touched: account.is_touched(*leaf),
            open: account
                .left_over(*leaf)
                .iter()
                .map(|span| span.slice(self.document.text).to_owned())
                .collect(),
        };
        let nodes = self.document.iter().skip(1).map(|node| (node.id().to_owned(), self.leaves_of(node)));
        let units = alignment_toml::units(self.document).into_iter();
        SideReading {
            leaves: self.leaves.iter().map(leaf).collect(),
            nodes: nodes.collect(),
            units: units.map(|unit| (alignment_toml::title(unit), self.leaves_of(unit))).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "甘省总工会关于职工帮扶的意见\n各市总工会：\n一、帮扶标准\n每户每年补助3000元。职工可以申请。\n\
                          甘省总工会\n2021年5月6日\n";

    fn side(id: &str) -> SideTexts<'_> {
        SideTexts { id, source: SOURCE, document_toml: "", alone_toml: None }
    }

    fn read(text: &str) -> Inspection {
        inspect(side("a"), side("b"), &format!("left = \"a\"\nright = \"b\"\n{text}"))
            .expect("it is such a file")
    }

    #[test]
    fn a_drafted_file_is_about_every_sentence() {
        let text = drafted(side("a"), side("b"));
        let inspection = inspect(side("a"), side("b"), &text).expect("it was just written");
        assert!(inspection.pairs.iter().all(|pair| pair.is_draft) && !inspection.pairs.is_empty());
        for side in &inspection.sides {
            assert!(side.leaves.iter().all(|leaf| leaf.open.is_empty()), "{:?}", side.leaves);
        }
    }

    #[test]
    fn each_place_is_the_leaves_that_it_has_words_of() {
        let pair = "[[pair]]\nid = \"x\"\ntitle = \"x\"\nrelation = \"same\"\nnote = \"x\"\n\
                    left = [\"a.p1\", \"a.p9\"]\nright = [{ node = \"b.p1.s1\", text = \"补助3000元\" }]\n";
        let inspection = read(pair);
        let [left, right] = &inspection.pairs[0].sides;
        let leaf = |side: usize, place: &PlaceReading| {
            inspection.sides[side].leaves[place.leaves.clone()]
                .iter()
                .map(|leaf| leaf.id.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(leaf(0, &left[0]), ["a.p1.title", "a.p1.s1", "a.p1.s2"]);
        assert!(left[1].leaves.is_empty(), "there is no such node");
        assert_eq!(
            (leaf(1, &right[0]), right[0].words.as_deref()),
            (vec!["b.p1.s1".to_owned()], Some("补助3000元"))
        );
    }

    #[test]
    fn what_is_in_no_entry_is_open() {
        let inspection = read(
            "[[only_here]]\nid = \"x\"\ntitle = \"x\"\nreason = \"x\"\n\
             nodes = [\"a.title\", { node = \"a.p1.s1\", text = \"每户每年\" }]\n",
        );
        let leaf = |id: &str| {
            inspection.sides[0].leaves.iter().find(|leaf| leaf.id == id).unwrap_or_else(|| panic!("{id}"))
        };
        assert_eq!((leaf("a.title").open.len(), leaf("a.title").is_touched), (0, true));
        assert_eq!((&*leaf("a.p1.s1").open, leaf("a.p1.s1").line), (&["补助3000元".to_owned()][..], 4));
        assert!(!leaf("a.p1.s2").is_touched && leaf("a.p1.s2").open.len() == 1);
        let words = |unit: &(String, Range<usize>)| unit.0.clone();
        assert!(inspection.sides[1].units.iter().map(words).any(|title| title == "帮扶标准"));
    }

    #[test]
    fn another_file_is_refused() {
        assert!(inspect(side("a"), side("b"), "left = \"a\"\nright = \"c\"\n").is_err());
        assert!(inspect(side("a"), side("b"), "left = ").is_err());
    }
}
