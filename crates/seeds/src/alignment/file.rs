//! The format of alignment files. The head of each file explains the entries to authors.

use std::fmt;

use policy::model::pairs::{Added, Relation};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use toml::Spanned;

use crate::toml_file::RawQuote;

/// An alignment file.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawAlignment {
    pub(super) left: Spanned<String>,
    pub(super) right: Spanned<String>,
    #[serde(default, rename = "pair")]
    pub(super) pairs: Vec<RawPair>,
    #[serde(default)]
    pub(super) only_here: Vec<RawAlone>,
    #[serde(default)]
    pub(super) only_there: Vec<RawAlone>,
}

/// `alone.toml` in a document's folder: passages that have no counterpart in any other document.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OwnList {
    #[serde(default)]
    pub(super) alone: Vec<RawAlone>,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPair {
    pub(super) id: Spanned<String>,
    pub(super) title: Spanned<String>,
    pub(super) left: Vec<Spanned<RawPlace>>,
    pub(super) right: Vec<Spanned<RawPlace>>,
    pub(super) relation: Relation,
    pub(super) note: Spanned<String>,
    pub(super) rewording: Option<RawRewording>,
    #[serde(default)]
    pub(super) adds: Vec<RawAddition>,
    /// Whether the entry was generated and not yet reviewed.
    #[serde(default)]
    pub(super) draft: bool,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRewording {
    pub(super) left: RawQuote,
    pub(super) right: RawQuote,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawAddition {
    pub(super) kind: Added,
    pub(super) node: Spanned<String>,
    pub(super) text: Spanned<String>,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawAlone {
    pub(super) id: Spanned<String>,
    pub(super) title: Spanned<String>,
    pub(super) nodes: Vec<Spanned<RawPlace>>,
    pub(super) reason: Spanned<String>,
    #[serde(default)]
    pub(super) adds: Vec<RawAddition>,
    /// See [`RawPair::draft`].
    #[serde(default)]
    pub(super) draft: bool,
}

/// A node id, meaning the whole node, or a quote.
#[derive(Debug)]
pub(super) enum RawPlace {
    Node(String),
    Quote(RawQuote),
}

// Not an untagged enum, because serde buffers its input and thereby loses the spans.
impl<'de> Deserialize<'de> for RawPlace {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PlaceVisitor)
    }
}

struct PlaceVisitor;

impl<'de> Visitor<'de> for PlaceVisitor {
    type Value = RawPlace;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a node id or a quote { node, text }")
    }

    fn visit_str<E>(self, id: &str) -> Result<RawPlace, E> {
        Ok(RawPlace::Node(id.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<RawPlace, A::Error> {
        RawQuote::deserialize(MapAccessDeserializer::new(map)).map(RawPlace::Quote)
    }
}
