//! Resolves the entries of alignment files.

use std::collections::BTreeSet;
use std::ops::Range;

use policy::model::document::{Document, Quote};
use policy::model::pairs::{Added, Addition, Alignment, Alone, Pair, Rewording, Side};
use toml::Spanned;

use super::file::{self, RawPlace};
use crate::diagnostics::Diagnostics;
use crate::toml_file::{RawQuote, resolve_quote};

/// The alignment that a file describes. Invalid entries are reported and skipped. `None` if a document does
/// not exist.
pub(super) fn alignment<'f>(
    file: &'f file::RawAlignment,
    path: &str,
    documents: &[Document<'_>],
    diagnostics: &mut Diagnostics,
) -> Option<Alignment<'f>> {
    let left = position(&file.left, path, documents, diagnostics);
    let right = position(&file.right, path, documents, diagnostics);
    let (left, right) = (left?, right?);
    let mut resolver = AlignmentResolver {
        path,
        left: &documents[usize::from(left)],
        right: &documents[usize::from(right)],
        ids: BTreeSet::new(),
        diagnostics,
    };
    let pairs = file.pairs.iter().filter_map(|pair| resolver.pair(pair)).collect();
    let alone = (file.only_here.iter().map(|alone| (Side::Left, alone)))
        .chain(file.only_there.iter().map(|alone| (Side::Right, alone)))
        .filter_map(|(side, alone)| resolver.alone(side, alone))
        .collect();
    Some(Alignment { left, right, pairs, alone })
}

/// Validates the ids, texts and nodes of an `alone.toml`.
pub(super) fn check_own(
    list: &file::OwnList,
    path: &str,
    document: &Document<'_>,
    diagnostics: &mut Diagnostics,
) {
    let mut resolver =
        AlignmentResolver { path, left: document, right: document, ids: BTreeSet::new(), diagnostics };
    for entry in &list.alone {
        resolver.alone(Side::Left, entry);
        for place in &entry.nodes {
            if let RawPlace::Quote(raw) = place.get_ref() {
                resolver.error(
                    raw.text.span(),
                    "an own list names nodes, not words",
                    "a quote",
                    "name the node: of it stands alone what no pair takes up",
                );
            }
        }
    }
}

fn position(
    id: &Spanned<String>,
    path: &str,
    documents: &[Document<'_>],
    diagnostics: &mut Diagnostics,
) -> Option<u16> {
    let found = documents.iter().position(|document| document.id == id.get_ref());
    if found.is_none() {
        diagnostics.error(
            path,
            id.span(),
            format!("there is no document `{}`", id.get_ref()),
            "unknown document",
            "a document's id is the name of its folder in seeds/",
        );
    }
    u16::try_from(found?).ok()
}

struct AlignmentResolver<'r> {
    path: &'r str,
    left: &'r Document<'r>,
    right: &'r Document<'r>,
    /// The ids used so far.
    ids: BTreeSet<String>,
    diagnostics: &'r mut Diagnostics,
}

impl<'r> AlignmentResolver<'r> {
    fn pair<'f>(&mut self, pair: &'f file::RawPair) -> Option<Pair<'f>> {
        self.check_id(&pair.id);
        self.check_words([&pair.title, &pair.note]);
        self.report_draft(pair.draft, &pair.id);
        let left = self.places(self.left, &pair.left, &pair.id)?;
        let right = self.places(self.right, &pair.right, &pair.id)?;
        let rewording = match &pair.rewording {
            Some(raw) => Some(self.rewording(raw, &left, &right)?),
            None => None,
        };
        let adds = self.additions(&pair.adds, &left, &right);
        Some(Pair {
            id: pair.id.get_ref(),
            title: pair.title.get_ref(),
            relation: pair.relation,
            note: pair.note.get_ref(),
            left,
            right,
            rewording,
            adds,
        })
    }

    fn report_draft(&mut self, draft: bool, id: &toml::Spanned<String>) {
        if draft {
            let message = format!("a program proposed `{}`", id.get_ref());
            let hint = "read both sides, write the title and the note or reason, then remove `draft`";
            self.diagnostics.draft(self.path, id.span(), message, hint);
        }
    }

    fn alone<'f>(&mut self, side: Side, alone: &'f file::RawAlone) -> Option<Alone<'f>> {
        self.check_id(&alone.id);
        self.check_words([&alone.title, &alone.reason]);
        self.report_draft(alone.draft, &alone.id);
        let document = if side == Side::Left { self.left } else { self.right };
        let quotes = self.places(document, &alone.nodes, &alone.id)?;
        // Additions are only recorded for the left document.
        let within: &[Quote] = if side == Side::Left { &quotes } else { &[] };
        let adds = self.additions(&alone.adds, within, &[]);
        Some(Alone {
            id: alone.id.get_ref(),
            title: alone.title.get_ref(),
            side,
            quotes,
            reason: alone.reason.get_ref(),
            adds,
        })
    }

    /// The passages of one side; `None` if none is valid.
    fn places(
        &mut self,
        document: &'r Document<'r>,
        places: &[Spanned<RawPlace>],
        entry: &Spanned<String>,
    ) -> Option<Vec<Quote>> {
        if places.is_empty() {
            self.error(
                entry.span(),
                "this entry names no place",
                "nothing quoted",
                "name a node or quote some words",
            );
        }
        let quotes: Vec<Quote> = places.iter().filter_map(|place| self.place(document, place)).collect();
        (!quotes.is_empty() && quotes.len() == places.len()).then_some(quotes)
    }

    fn place(&mut self, document: &'r Document<'r>, place: &Spanned<RawPlace>) -> Option<Quote> {
        match place.get_ref() {
            RawPlace::Quote(raw) => self.quote(document, raw),
            RawPlace::Node(id) => {
                let node = document.node(id);
                if node.is_none() {
                    self.unknown_node(place.span(), id, document);
                }
                node.map(|node| Quote { node: node.index(), span: node.span() })
            }
        }
    }

    fn quote(&mut self, document: &'r Document<'r>, raw: &RawQuote) -> Option<Quote> {
        if document.node(raw.node.get_ref()).is_none() {
            self.unknown_node(raw.node.span(), raw.node.get_ref(), document);
            return None;
        }
        resolve_quote(raw, self.path, std::slice::from_ref(document), self.diagnostics)
    }

    fn rewording(&mut self, raw: &file::RawRewording, left: &[Quote], right: &[Quote]) -> Option<Rewording> {
        let rewording =
            Rewording { left: self.quote(self.left, &raw.left)?, right: self.quote(self.right, &raw.right)? };
        self.check_within(rewording.left, left, raw.left.text.span());
        self.check_within(rewording.right, right, raw.right.text.span());
        if raw.left.text.get_ref() == raw.right.text.get_ref() {
            self.error(
                raw.right.text.span(),
                "the two wordings are the same, letter by letter",
                "nothing is reworded",
                "leave `rewording` out; what both share is marked anyway",
            );
        }
        Some(rewording)
    }

    fn additions(&mut self, adds: &[file::RawAddition], left: &[Quote], right: &[Quote]) -> Vec<Addition> {
        adds.iter().filter_map(|added| self.addition(added, left, right)).collect()
    }

    fn addition(&mut self, added: &file::RawAddition, left: &[Quote], right: &[Quote]) -> Option<Addition> {
        let raw = RawQuote { node: added.node.clone(), text: added.text.clone() };
        let quote = self.quote(self.left, &raw)?;
        self.check_within(quote, left, added.text.span());
        let words = added.text.get_ref();
        if !names(added.kind, words) {
            self.error(
                added.text.span(),
                format!("these words name no {}", format!("{:?}", added.kind).to_lowercase()),
                "not named here",
                "a sum names 元, a share %, a quota a number of something, a deadline a number of years, months or days",
            );
        }
        if right.iter().any(|other| self.right.quoted(*other).contains(words.as_str())) {
            self.error(
                added.text.span(),
                "the right side has these words too",
                "not added",
                "leave the entry out",
            );
        }
        Some(Addition { kind: added.kind, quote })
    }

    fn check_within(&mut self, quote: Quote, side: &[Quote], span: Range<usize>) {
        if !side.iter().any(|place| place.span.contains(quote.span)) {
            self.error(
                span,
                "these words are not among the places of their entry",
                "outside the entry",
                "add their node to the entry, or quote words of its own places",
            );
        }
    }

    fn check_id(&mut self, id: &Spanned<String>) {
        let name = id.get_ref();
        let kebab = name.split('-').all(|part| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        });
        if !kebab {
            let hint = "an id is part of an address: small letters, digits and single hyphens";
            self.error(id.span(), format!("`{name}` is not an id"), "not an id", hint);
        }
        if !self.ids.insert(name.clone()) {
            let hint = "give every pair and every entry that stands alone its own id";
            self.error(id.span(), format!("the id `{name}` is taken"), "second use", hint);
        }
    }

    fn check_words<const N: usize>(&mut self, texts: [&Spanned<String>; N]) {
        for text in texts {
            if text.get_ref().trim().is_empty() {
                self.error(text.span(), "here readers expect some words", "empty", "say it in plain words");
            }
        }
    }

    fn unknown_node(&mut self, span: Range<usize>, id: &str, document: &Document<'_>) {
        self.error(
            span,
            format!("`{}` has no node `{id}`", document.id),
            "unknown node",
            "`cargo xtask check-seeds` lists the ids of all nodes",
        );
    }

    fn error(&mut self, span: Range<usize>, message: impl Into<String>, label: &str, hint: &str) {
        self.diagnostics.error(self.path, span, message, label, hint);
    }
}

/// Whether the quoted words can be an addition of this kind, as far as their characters show. Duties cannot
/// be checked this way.
fn names(kind: Added, words: &str) -> bool {
    let numbered = words.contains(|c: char| c.is_ascii_digit() || "一二两三四五六七八九十百".contains(c));
    let any = |signs: &str| words.contains(|c: char| signs.contains(c));
    match kind {
        Added::Sum => numbered && any("元"),
        Added::Share => numbered && any("%％"),
        Added::Quota => numbered && any("名个所人次家项条"),
        Added::Deadline => numbered && any("年月日"),
        Added::Duty => true,
    }
}
