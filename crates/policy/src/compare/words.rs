//! Relations and additions as words: their names for readers, and their keys in the HTML.

use super::{Added, Relation};

impl Relation {
    /// The relation's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Same => "相同",
            Self::MoreSpecific => "更具体",
        }
    }

    /// The relation's name in the HTML.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::MoreSpecific => "more-specific",
        }
    }
}

impl Added {
    /// The kind's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sum => "金额",
            Self::Share => "比例",
            Self::Quota => "数量",
            Self::Deadline => "期限",
            Self::Duty => "责任",
        }
    }
}
