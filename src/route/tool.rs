//! The pages that every province has, in the province's folder.

use super::{COMPARE, FIGURES, MEASURES, RESULT, WIZARD};

/// The owner of a page. The home province's pages are at the site's root, those of others in the folder of
/// their document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum Province {
    /// The home province.
    #[default]
    Home,
    /// Another province, by the id of its document.
    Other(String),
}

/// A page that every province has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tool {
    /// All measures, with filters and search.
    Measures,
    /// The comparison of the province's document with the national one.
    Compare,
    /// Every sum, share, quota, term and deadline.
    Figures,
    /// The questions.
    Wizard,
    /// The result.
    WizardResult,
}

impl Tool {
    /// All tools, in navigation order.
    pub const ALL: [Self; 5] =
        [Self::Wizard, Self::WizardResult, Self::Measures, Self::Compare, Self::Figures];

    /// The folder of its page, within the province's folder.
    pub(super) const fn folder(self) -> &'static str {
        match self {
            Self::Measures => "measures/",
            Self::Compare => "compare/",
            Self::Figures => "figures/",
            Self::Wizard => "wizard/",
            Self::WizardResult => "wizard/result/",
        }
    }

    /// The tool of a folder.
    pub(super) fn of_folder(segments: &[&str]) -> Option<Self> {
        match segments {
            [MEASURES] => Some(Self::Measures),
            [COMPARE] => Some(Self::Compare),
            [FIGURES] => Some(Self::Figures),
            [WIZARD] => Some(Self::Wizard),
            [WIZARD, RESULT] => Some(Self::WizardResult),
            _ => None,
        }
    }
}
