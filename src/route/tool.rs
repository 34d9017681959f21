//! What there is for each province: the same pages, below its own folder.

use super::{COMPARE, FIGURES, MEASURES, RESULT, WIZARD};

/// Whose pages: those of the province that the site is at home in lie at its root, those of others in the
/// folder of their document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum Province {
    /// The one that the site is at home in.
    #[default]
    Home,
    /// Another, by the id of its document.
    Other(String),
}

/// A page that there is for each province.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tool {
    /// All measures, with filters and search.
    Measures,
    /// The province's document and the national one side by side.
    Compare,
    /// Every sum, share, quota, term and deadline.
    Figures,
    /// Questions that lead to what the documents give.
    Wizard,
    /// What the documents give by the answers.
    WizardResult,
}

impl Tool {
    /// All of them, in the order of the site.
    pub const ALL: [Self; 5] =
        [Self::Wizard, Self::WizardResult, Self::Measures, Self::Compare, Self::Figures];

    /// The folder of its page below the province's.
    pub(super) const fn folder(self) -> &'static str {
        match self {
            Self::Measures => "measures/",
            Self::Compare => "compare/",
            Self::Figures => "figures/",
            Self::Wizard => "wizard/",
            Self::WizardResult => "wizard/result/",
        }
    }

    /// The tool with such a folder.
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
