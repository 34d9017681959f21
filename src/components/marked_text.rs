//! Text with highlighted ranges.

use policy::model::document::Span;

use crate::html::{Html, element};

/// The text with each range in a `<mark>`. The ranges are in order and disjoint.
#[must_use]
pub fn marked_text(text: &str, marks: &[Span]) -> Html {
    let mut parts: Vec<Html> = Vec::with_capacity(2 * marks.len() + 1);
    let mut done = 0;
    for mark in marks {
        parts.push(Span::new(done, mark.start).slice(text).into());
        parts.push(element("mark").text(mark.slice(text)).end());
        done = mark.end;
    }
    parts.push(text.get(done as usize..).unwrap_or_default().into());
    parts.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_around_their_words_and_nothing_is_lost() {
        let marks = [Span::new(0, 6), Span::new(9, 15)];
        assert_eq!(marked_text("补贴和奖励。", &marks).as_str(), "<mark>补贴</mark>和<mark>奖励</mark>。");
        assert_eq!(marked_text("补贴", &[]).as_str(), "补贴");
    }
}
