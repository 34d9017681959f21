//! The pages of the site and their URLs.
//!
//! Pure: a [`Route`] is parsed from a path below the site's root and formats back to it. Links are relative,
//! so that the site works in any folder of any server. Query parameters are ignored, because WeChat adds its
//! own. Positions and state within a page are in the [`fragment`].

pub mod fragment;
mod tool;

use std::fmt::Write as _;

pub use fragment::Fragment;
pub use tool::{Province, Tool};

/// A page of the site.
///
/// A route may be valid without existing: only the corpus knows which documents and measures there are (see
/// `pages::find`).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Route {
    /// Where everyone starts.
    Home,
    /// A whole document.
    Document(String),
    /// One measure (任务措施) of a document.
    Measure {
        /// The document's id.
        document: String,
        /// The measure's id within the document, for example its number `9`.
        unit: String,
    },
    /// A page that every province has.
    Tool(Province, Tool),
    /// The comparison of two provinces' documents.
    Comparison {
        /// The id of the document with the measures.
        left: String,
        /// The id of the document it is compared with.
        right: String,
    },
    /// Sources, privacy, limits of the site.
    About,
    /// An unknown URL.
    NotFound,
}

/// The folder of a document's measures.
const MEASURES: &str = "measures";
const COMPARE: &str = "compare";
const FIGURES: &str = "figures";
const ABOUT: &str = "about";
const WIZARD: &str = "wizard";
const RESULT: &str = "result";
/// The folder of the pages for iframes on other sites.
const EMBED: &str = "embed";

/// First path segments that are, or will be, folders of the site and therefore not document ids.
const RESERVED: [&str; 10] =
    [MEASURES, COMPARE, FIGURES, ABOUT, WIZARD, RESULT, "data", EMBED, "assets", "icons"];

impl Route {
    /// Parses a percent-encoded path below the site's root, with or without slashes at the ends or
    /// `index.html`. Unknown paths become [`Route::NotFound`].
    #[must_use]
    pub fn from_path(path: &str) -> Self {
        let path = path.strip_prefix('/').unwrap_or(path);
        let path = path.strip_suffix("index.html").unwrap_or(path);
        let path = path.strip_suffix('/').unwrap_or(path);
        if path.is_empty() {
            return Self::Home;
        }
        let Some(segments) = path.split('/').map(percent_decode).collect::<Option<Vec<_>>>() else {
            return Self::NotFound;
        };
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        match segments.as_slice() {
            [ABOUT] => Self::About,
            [EMBED] => Self::Tool(Province::Home, Tool::Wizard),
            [EMBED, RESULT] => Self::Tool(Province::Home, Tool::WizardResult),
            [EMBED, document, RESULT] if is_document_id(document) => {
                Self::Tool(Province::Other((*document).to_owned()), Tool::WizardResult)
            }
            [EMBED, document] if is_document_id(document) => {
                Self::Tool(Province::Other((*document).to_owned()), Tool::Wizard)
            }
            [document] if is_document_id(document) => Self::Document((*document).to_owned()),
            [EMBED, document, unit] | [document, MEASURES, unit]
                if is_document_id(document) && is_unit_id(unit) =>
            {
                Self::Measure { document: (*document).to_owned(), unit: (*unit).to_owned() }
            }
            [left, COMPARE, right] if is_document_id(left) && is_document_id(right) => {
                Self::Comparison { left: (*left).to_owned(), right: (*right).to_owned() }
            }
            [document, tool @ ..] if is_document_id(document) => {
                Self::tool(Province::Other((*document).to_owned()), tool)
            }
            tool => Self::tool(Province::Home, tool),
        }
    }

    fn tool(province: Province, segments: &[&str]) -> Self {
        Tool::of_folder(segments).map_or(Self::NotFound, |tool| Self::Tool(province, tool))
    }

    /// The page's folder below the site's root, with a trailing slash; empty for the home page and for
    /// unknown pages.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Home | Self::NotFound => String::new(),
            Self::Document(document) => format!("{}/", percent_encode(document)),
            Self::Measure { document, unit } => {
                format!("{}/{MEASURES}/{}/", percent_encode(document), percent_encode(unit))
            }
            Self::Tool(Province::Home, tool) => tool.folder().to_owned(),
            Self::Tool(Province::Other(document), tool) => {
                format!("{}/{}", percent_encode(document), tool.folder())
            }
            Self::Comparison { left, right } => {
                format!("{}/{COMPARE}/{}/", percent_encode(left), percent_encode(right))
            }
            Self::About => format!("{ABOUT}/"),
        }
    }

    /// The folder of the page's iframe variant, if it has one. It has the same depth as the page, so that
    /// relative links work in both.
    #[must_use]
    pub fn embed_path(&self) -> Option<String> {
        match self {
            Self::Tool(Province::Home, Tool::Wizard) => Some(format!("{EMBED}/")),
            Self::Tool(Province::Other(document), Tool::Wizard) => {
                Some(format!("{EMBED}/{}/", percent_encode(document)))
            }
            Self::Tool(Province::Home, Tool::WizardResult) => Some(format!("{EMBED}/{RESULT}/")),
            Self::Tool(Province::Other(document), Tool::WizardResult) => {
                Some(format!("{EMBED}/{}/{RESULT}/", percent_encode(document)))
            }
            Self::Measure { document, unit } => {
                Some(format!("{EMBED}/{}/{}/", percent_encode(document), percent_encode(unit)))
            }
            Self::Home
            | Self::Document(_)
            | Self::Tool(..)
            | Self::Comparison { .. }
            | Self::About
            | Self::NotFound => None,
        }
    }

    /// The id of the page's document, if it is about one.
    #[must_use]
    pub fn document(&self) -> Option<&str> {
        match self {
            Self::Document(document) | Self::Measure { document, .. } => Some(document),
            Self::Home | Self::Tool(..) | Self::Comparison { .. } | Self::About | Self::NotFound => None,
        }
    }

    /// The relative path to the site's root: empty on the home page, `../../` two folders deep.
    #[must_use]
    pub fn root(&self) -> String {
        "../".repeat(self.path().matches('/').count())
    }

    /// The relative link to another page; `./` for the page itself.
    #[must_use]
    pub fn link_to(&self, target: &Self) -> String {
        let link = self.root() + &target.path();
        if link.is_empty() { "./".to_owned() } else { link }
    }
}

/// Whether a segment is a valid document id, that is, a valid folder name in `seeds/`.
fn is_document_id(segment: &str) -> bool {
    let mut bytes = segment.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_lowercase())
        && bytes.all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        && !RESERVED.contains(&segment)
}

/// Whether a segment is a valid measure id within a document: lowercase letters, digits and `-` in parts
/// separated by dots. Numeric ids have no leading zero. The segment of the result page is excluded, because
/// it shares the iframe folder with measures.
fn is_unit_id(segment: &str) -> bool {
    let is_part = |part: &str| {
        let is_letter =
            |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-~".contains(&byte);
        !part.is_empty() && part.bytes().all(is_letter)
    };
    segment.split('.').all(is_part) && !segment.starts_with('0') && segment != RESULT
}

/// Decodes `%E5…`; `None` if the result is not UTF-8. A `%` without two hex digits is kept.
fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        if let (b'%', [high, low, after @ ..]) = (first, tail)
            && let (Some(high), Some(low)) = (hex(*high), hex(*low))
        {
            bytes.push(high << 4 | low);
            rest = after;
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).ok()
}

/// Percent-encodes everything but unreserved characters.
fn percent_encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn document(id: &str) -> Route {
        Route::Document(id.to_owned())
    }

    fn home(tool: Tool) -> Route {
        Route::Tool(Province::Home, tool)
    }

    fn other(id: &str, tool: Tool) -> Route {
        Route::Tool(Province::Other(id.to_owned()), tool)
    }

    fn measure(id: &str, number: u16) -> Route {
        Route::Measure { document: id.to_owned(), unit: number.to_string() }
    }

    #[test]
    fn every_page_has_the_address_of_its_folder() {
        for (route, path, root) in [
            (Route::Home, "", ""),
            (home(Tool::Measures), "measures/", "../"),
            (home(Tool::Compare), "compare/", "../"),
            (home(Tool::Figures), "figures/", "../"),
            (Route::About, "about/", "../"),
            (home(Tool::Wizard), "wizard/", "../"),
            (home(Tool::WizardResult), "wizard/result/", "../../"),
            (other("jilin", Tool::Measures), "jilin/measures/", "../../"),
            (other("jilin", Tool::Compare), "jilin/compare/", "../../"),
            (other("jilin", Tool::Figures), "jilin/figures/", "../../"),
            (other("jilin", Tool::Wizard), "jilin/wizard/", "../../"),
            (other("jilin", Tool::WizardResult), "jilin/wizard/result/", "../../../"),
            (
                Route::Comparison { left: "jilin".to_owned(), right: "heilongjiang".to_owned() },
                "jilin/compare/heilongjiang/",
                "../../../",
            ),
            (document("heilongjiang"), "heilongjiang/", "../"),
            (measure("heilongjiang", 9), "heilongjiang/measures/9/", "../../../"),
            (
                Route::Measure { document: "jilin".to_owned(), unit: "a1.p1-2".to_owned() },
                "jilin/measures/a1.p1-2/",
                "../../../",
            ),
        ] {
            assert_eq!(route.path(), path);
            assert_eq!(route.root(), root);
            assert_eq!(Route::from_path(path), route);
        }
    }

    #[test]
    fn a_page_for_frames_is_the_page_and_as_deep() {
        for (route, path) in [
            (home(Tool::Wizard), "embed/"),
            (other("jilin", Tool::Wizard), "embed/jilin/"),
            (home(Tool::WizardResult), "embed/result/"),
            (other("jilin", Tool::WizardResult), "embed/jilin/result/"),
            (measure("heilongjiang", 9), "embed/heilongjiang/9/"),
        ] {
            assert_eq!(route.embed_path().as_deref(), Some(path));
            assert_eq!(Route::from_path(path), route);
            assert_eq!(route.root(), "../".repeat(path.matches('/').count()));
        }
        assert_eq!(Route::from_path("embed/embed/9/"), Route::NotFound);
        assert_eq!(Route::from_path("result/"), Route::NotFound);
        assert_eq!(Route::Home.embed_path(), None);
    }

    #[test]
    fn slashes_at_the_ends_and_the_file_name_do_not_matter() {
        for path in
            ["heilongjiang/measures/9", "/heilongjiang/measures/9/", "heilongjiang/measures/9/index.html"]
        {
            assert_eq!(Route::from_path(path), measure("heilongjiang", 9), "{path}");
        }
        for path in ["", "/", "index.html", "/index.html"] {
            assert_eq!(Route::from_path(path), Route::Home, "{path}");
        }
    }

    #[test]
    fn percent_encoding_is_read() {
        assert_eq!(Route::from_path("%6deasures/"), home(Tool::Measures));
        assert_eq!(percent_decode("%E6%8A%80%e8%83%BD"), Some("技能".to_owned()));
        assert_eq!(percent_decode("100%"), Some("100%".to_owned()));
        assert_eq!(percent_decode("%+5%zz"), Some("%+5%zz".to_owned()));
    }

    #[test]
    fn what_is_no_page_is_not_found() {
        for path in [
            "heilongjiang/measures/0",
            "heilongjiang/measures/09",
            "heilongjiang/measures/+9",
            "heilongjiang/measures/９",
            "heilongjiang/measures/A",
            "heilongjiang/measures/p1..2",
            "heilongjiang/measures/9/x",
            "heilongjiang//measures/9",
            "Heilongjiang",
            "about/measures",
            "heilongjiang/about",
            "heilongjiang/wizard/x",
            "heilongjiang/compare/about",
            "../about",
            "%FF",
            "%2e%2e/about",
            "data",
            "404.html",
        ] {
            assert_eq!(Route::from_path(path), Route::NotFound, "{path}");
        }
    }

    #[test]
    fn links_climb_to_the_root_and_down_again() {
        let from = measure("heilongjiang", 9);
        assert_eq!(from.link_to(&measure("heilongjiang", 10)), "../../../heilongjiang/measures/10/");
        assert_eq!(from.link_to(&Route::Home), "../../../");
        assert_eq!(Route::Home.link_to(&Route::Home), "./");
        assert_eq!(Route::Home.link_to(&document("national")), "national/");
    }

    proptest! {
        #[test]
        fn any_path_gives_a_route_that_keeps_its_address(path in ".*") {
            let route = Route::from_path(&path);
            if route != Route::NotFound {
                prop_assert_eq!(Route::from_path(&route.path()), route);
            }
        }

        #[test]
        fn encoding_is_undone_by_decoding(text in ".*") {
            prop_assert_eq!(percent_decode(&percent_encode(&text)), Some(text));
        }
    }
}
