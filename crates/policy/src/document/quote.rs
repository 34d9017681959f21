//! A verbatim stretch of a document.

use serde::{Deserialize, Serialize};

use super::{NodeIndex, Span};

/// A verbatim stretch of one node of a document. Nothing is claimed about a document without one.
///
/// The compiler of `seeds/` makes quotes only from words found exactly once in their node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Quote {
    /// The node quoted, as the author of the quote named it.
    pub node: NodeIndex,
    /// Where the words stand in the document's text.
    pub span: Span,
}
