//! The fragment of a URL, which browsers never send to a server.
//!
//! One grammar for all pages:
//!
//! ```text
//! fragment = "" | anchor | field *( "&" field )
//! anchor   = node id, whole (heilongjiang.9.s2) or within the page's document (9.s2)
//! field    = key "=" value            ; both percent-encoded
//! key      = "q"                      ; the words searched for
//!          | "area"                   ; the area chosen: a node id
//!          | "group"                  ; the group of figures chosen: see `policy::model::figures::FigureGroup::key`
//!          | "for"                    ; the group of people chosen: an audience's id
//!          | "wish"                   ; what the wizard is asked: a wish's id
//!          | "ask"                    ; a question that is asked again: its fact's id; or "next": what comes next
//!          | "topic"                  ; the topic chosen: its id
//!          | "measure"                ; the measure whose questions are asked: a node id
//!          | "a"                      ; answers: see `policy::eligibility::Link`
//! ```
//!
//! A node id never contains `=`, so the two forms are unambiguous. In the single file, which has no paths, a
//! fragment that starts with `/` holds the whole URL below the site's root:
//!
//! ```text
//! file = "/" path [ "&" fragment ]    ; /measures/&q=… : a path holds no "&"
//! ```
//!
//! `src/scripts/file/file-location.ts` handles that form; the app receives the part after the `&`.
//!
//! Unknown fields are ignored, and of a repeated key the first value counts.

use super::{percent_decode, percent_encode};

/// A parsed fragment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Fragment {
    /// Empty or invalid.
    #[default]
    Empty,
    /// A position on the page.
    Anchor(String),
    /// The state of the page.
    Fields(Fields),
}

/// The state of a page. Empty strings mean unset.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields {
    /// The search query.
    pub query: String,
    /// The chosen area, as a full node id.
    pub area: String,
    /// The chosen group of figures.
    pub group: String,
    /// The chosen audience.
    pub audience: String,
    /// The chosen wish, by id.
    pub wish: String,
    /// The question to ask again, by fact id, or [`NEXT`].
    pub ask: String,
    /// The chosen topic.
    pub topic: String,
    /// The measure to limit the wizard to, as a full node id.
    pub measure: String,
    /// The encoded answers.
    pub answers: String,
}

/// Requests the remaining questions.
pub const NEXT: &str = "next";

impl Fragment {
    /// Parses a fragment, with or without its `#`. Never fails.
    #[must_use]
    pub fn parse(fragment: &str) -> Self {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        if fragment.is_empty() || fragment.starts_with('/') {
            return Self::Empty;
        }
        if !fragment.contains('=') {
            return percent_decode(fragment).map_or(Self::Empty, Self::Anchor);
        }
        let written = |key: &str| {
            let mut fields = fragment.split('&').filter_map(|field| field.split_once('='));
            fields.find(|(name, _)| *name == key).map_or("", |(_, value)| value)
        };
        let value = |key: &str| percent_decode(written(key)).unwrap_or_default();
        Self::from(Fields {
            query: value("q"),
            area: value("area"),
            group: value("group"),
            audience: value("for"),
            wish: value("wish"),
            ask: value("ask"),
            topic: value("topic"),
            measure: value("measure"),
            // Corrupted answers are kept as they are, so that their decoder can report them.
            answers: percent_decode(written("a")).unwrap_or_else(|| written("a").to_owned()),
        })
    }
}

impl From<Fields> for Fragment {
    fn from(fields: Fields) -> Self {
        if fields == Fields::default() { Self::Empty } else { Self::Fields(fields) }
    }
}

impl std::fmt::Display for Fragment {
    /// Formats the fragment with its `#`; an empty fragment becomes an empty string.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => Ok(()),
            Self::Anchor(id) => write!(f, "#{}", percent_encode(id)),
            Self::Fields(fields) => {
                let pairs = [
                    ("q", &fields.query),
                    ("area", &fields.area),
                    ("group", &fields.group),
                    ("for", &fields.audience),
                    ("wish", &fields.wish),
                    ("ask", &fields.ask),
                    ("topic", &fields.topic),
                    ("measure", &fields.measure),
                    ("a", &fields.answers),
                ];
                let asked = pairs.into_iter().filter(|(_, value)| !value.is_empty());
                for (position, (key, value)) in asked.enumerate() {
                    let mark = if position == 0 { '#' } else { '&' };
                    write!(f, "{mark}{key}={}", percent_encode(value))?;
                }
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fields(query: &str, area: &str) -> Fragment {
        Fragment::Fields(Fields { query: query.to_owned(), area: area.to_owned(), ..Fields::default() })
    }

    #[test]
    fn an_anchor_is_a_node_id() {
        assert_eq!(Fragment::parse("#heilongjiang.9.s2"), Fragment::Anchor("heilongjiang.9.s2".to_owned()));
        assert_eq!(Fragment::Anchor("heilongjiang.9.s2".to_owned()).to_string(), "#heilongjiang.9.s2");
    }

    #[test]
    fn a_query_is_percent_decoded() {
        assert_eq!(Fragment::parse("#q=%E6%AC%A0%E8%96%AA"), fields("欠薪", ""));
        assert_eq!(Fragment::parse("#q=欠薪&area=heilongjiang.p2-2"), fields("欠薪", "heilongjiang.p2-2"));
        assert_eq!(fields("欠薪&x", "").to_string(), "#q=%E6%AC%A0%E8%96%AA%26x");
    }

    #[test]
    fn unknown_broken_and_repeated_fields_do_no_harm() {
        assert_eq!(Fragment::parse("#q=a&q=b&from=singlemessage"), fields("a", ""));
        assert_eq!(Fragment::parse("#q=%FF"), Fragment::Empty);
        assert_eq!(Fragment::parse("#/heilongjiang/"), Fragment::Empty);
        assert_eq!(Fragment::parse("#="), Fragment::Empty);
        assert_eq!(Fragment::parse("#"), Fragment::Empty);
    }

    proptest! {
        #[test]
        fn any_fragment_is_read_without_panic_and_kept(text in ".*") {
            let fragment = Fragment::parse(&text);
            prop_assert_eq!(Fragment::parse(&fragment.to_string()), fragment);
        }

        #[test]
        fn fields_come_back(query in ".*", area in ".*", group in ".*", wish in ".*", answers in ".*") {
            let fragment = Fragment::from(Fields { query, area, group, wish, answers, ..Fields::default() });
            prop_assert_eq!(Fragment::parse(&fragment.to_string()), fragment);
        }
    }
}
