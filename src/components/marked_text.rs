//! Words with some of them marked.

use leptos::prelude::*;
use policy::document::Span;

/// The text with each of the stretches in a `<mark>`. The stretches stand in order and apart.
#[must_use]
pub fn marked_text(text: &'static str, marks: &[Span]) -> Vec<AnyView> {
    let mut views = Vec::with_capacity(2 * marks.len() + 1);
    let mut done = 0;
    // An empty text would be written as a space.
    let plain = |views: &mut Vec<AnyView>, words: &'static str| {
        if !words.is_empty() {
            views.push(words.into_any());
        }
    };
    for mark in marks {
        plain(&mut views, Span::new(done, mark.start).slice(text));
        views.push(view! { <mark>{mark.slice(text)}</mark> }.into_any());
        done = mark.end;
    }
    plain(&mut views, text.get(done as usize..).unwrap_or_default());
    views
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(text: &'static str, marks: &[Span]) -> String {
        Owner::new().with(|| marked_text(text, marks).to_html()).replace("<!>", "")
    }

    #[test]
    fn marks_stand_around_their_words_and_nothing_is_lost() {
        let marks = [Span::new(0, 6), Span::new(9, 15)];
        assert_eq!(html("补贴和奖励。", &marks), "<mark>补贴</mark>和<mark>奖励</mark>。");
        assert_eq!(html("补贴", &[]), "补贴");
    }
}
