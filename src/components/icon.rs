//! The site's line icons. They duplicate the adjacent text and are hidden from screen readers.

use leptos::prelude::*;

/// An icon by meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// Search.
    Search,
    /// A list of measures.
    Measures,
    /// A whole document.
    Document,
    /// Two documents side by side.
    Compare,
    /// Sums and other figures.
    Figures,
    /// Next.
    Next,
    /// Previous.
    Previous,
    /// The source of a statement.
    Source,
    /// Something checked.
    Check,
    /// Text size.
    Letters,
    /// Reading aloud.
    Voice,
}

impl Icon {
    /// The path data, in a 24 by 24 view box.
    const fn path(self) -> &'static str {
        match self {
            Self::Search => "M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M15.5 15.5L20 20",
            Self::Measures => "M4 6h2M4 12h2M4 18h2M10 6h10M10 12h10M10 18h10",
            Self::Document => "M6 3h9l4 4v14H6zM14 3v5h5M9 12h7M9 16h7",
            Self::Compare => "M4 4h6v16H4zM14 4h6v16h-6zM6.5 9h1M6.5 13h1M16.5 9h1M16.5 13h1",
            Self::Figures => "M7 5l5 7l5-7M12 12v8M8 12h8M8 16h8",
            Self::Next => "M9 5l7 7l-7 7",
            Self::Previous => "M15 5l-7 7l7 7",
            Self::Check => "M4 4h16v16H4zM8 12l3 3l5-6",
            Self::Letters => "M3 19L8.5 5L14 19M5 14h7M14.5 19L18 10l3.5 9M15.7 16h4.6",
            Self::Voice => "M4 9.5v5h3.5L12 19V5L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6a8 8 0 0 1 0 12",
            Self::Source => "M5 4v16M5 5h13l-3 4l3 4H5",
        }
    }
}

/// An icon in the colour and size of the surrounding text.
#[must_use]
pub fn icon(icon: Icon) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=icon.path() />
        </svg>
    }
}
