//! Character-level diff between two wordings.

use std::ops::Range;

use super::runs::{Letters, common_runs};
use crate::model::document::Span;

/// Minimum length, in characters, of an unchanged run. Shorter matches are coincidental: between 提高 and 提升,
/// the shared 提 is noise.
const MIN_EQUAL_LEN: usize = 3;

/// A piece of a diff, in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// Present in both texts; full-width and half-width signs compare equal.
    Equal {
        /// Byte range in the old wording.
        old: Span,
        /// Byte range in the new wording.
        new: Span,
    },
    /// Present only in the old wording.
    Removed(Span),
    /// Present only in the new wording.
    Added(Span),
}

/// Diffs `old` against `new`. The pieces cover both texts completely, in order.
///
/// The longest common run is kept, then the longest one before and after it, recursively, down to runs of
/// three characters. Unlike a minimal edit script this keeps phrases whole, so the result needs no cleanup
/// pass.
#[must_use]
pub fn diff(old: &str, new: &str) -> Vec<Piece> {
    let (old, new) = (Letters::new(old), Letters::new(new));
    let runs = common_runs(&old.chars, &new.chars, MIN_EQUAL_LEN);
    let mut pieces = Vec::new();
    // A stack: windows still to be split, and pieces found on the way.
    let mut todo = vec![Todo::Window(0..old.chars.len(), 0..new.chars.len())];
    while let Some(next) = todo.pop() {
        let (left, right) = match next {
            Todo::Piece(piece) => {
                pieces.push(piece);
                continue;
            }
            Todo::Window(left, right) => (left, right),
        };
        let clipped = runs.iter().map(|run| run.clip(&left, &right));
        // Iterating in reverse makes `max_by_key` return the first of equally long runs, which reads more
        // naturally.
        let longest = clipped.rev().max_by_key(|run| run.len).filter(|run| run.len >= MIN_EQUAL_LEN);
        if let Some(run) = longest {
            let (left_end, right_end) = (run.left + run.len, run.right + run.len);
            let (old, new) = (old.span(run.left, left_end), new.span(run.right, right_end));
            todo.push(Todo::Window(left_end..left.end, right_end..right.end));
            todo.push(Todo::Piece(Piece::Equal { old, new }));
            todo.push(Todo::Window(left.start..run.left, right.start..run.right));
        } else {
            let removed = (!left.is_empty()).then(|| Piece::Removed(old.span(left.start, left.end)));
            let added = (!right.is_empty()).then(|| Piece::Added(new.span(right.start, right.end)));
            pieces.extend(removed.into_iter().chain(added));
        }
    }
    pieces
}

enum Todo {
    Window(Range<usize>, Range<usize>),
    Piece(Piece),
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Formats a diff on one line: `[-removed-]{+added+}`.
    fn written(old: &str, new: &str) -> String {
        let piece = |piece: Piece| match piece {
            Piece::Equal { new: span, .. } => span.slice(new).to_owned(),
            Piece::Removed(span) => format!("[-{}-]", span.slice(old)),
            Piece::Added(span) => format!("{{+{}+}}", span.slice(new)),
        };
        diff(old, new).into_iter().map(piece).collect()
    }

    #[test]
    fn a_changed_word_is_shown_where_it_is() {
        assert_eq!(
            written("知识型、技术型、创新型", "知识型、技能型、创新型"),
            "知识型、技[-术-]{+能+}型、创新型"
        );
    }

    #[test]
    fn chance_letters_are_not_kept() {
        assert_eq!(written("推行普惠性服务", "推进普惠性服务"), "[-推行-]{+推进+}普惠性服务");
    }

    #[test]
    fn words_added_and_taken_away() {
        assert_eq!(written("产业工人发展", "改革产业工人发展"), "{+改革+}产业工人发展");
        assert_eq!(written("主人翁地位的制度安排", "主人翁地位的制度"), "主人翁地位的制度[-安排-]");
    }

    #[test]
    fn the_same_is_one_piece_and_nothing_is_none() {
        assert_eq!(diff("组织实施", "组织实施").len(), 1);
        assert_eq!(diff("", ""), []);
    }

    proptest! {
        /// Applying the diff to one side yields the other, and `Equal` pieces are equal.
        #[test]
        fn pieces_make_up_both_sides(old in "[甲乙丙，＋+]{0,40}", new in "[甲乙丙，＋+]{0,40}") {
            let (mut from, mut to) = (String::new(), String::new());
            for piece in diff(&old, &new) {
                match piece {
                    Piece::Equal { old: before, new: after } => {
                        let plain = |text: &str| text.replace('＋', "+").replace('，', ",");
                        prop_assert_eq!(plain(before.slice(&old)), plain(after.slice(&new)));
                        from.push_str(before.slice(&old));
                        to.push_str(after.slice(&new));
                    }
                    Piece::Removed(span) => from.push_str(span.slice(&old)),
                    Piece::Added(span) => to.push_str(span.slice(&new)),
                }
            }
            prop_assert_eq!(from, old);
            prop_assert_eq!(to, new);
        }

        #[test]
        fn no_text_makes_it_panic(old in "\\PC{0,60}", new in "\\PC{0,60}") {
            prop_assert!(diff(&old, &new).len() <= old.len() + new.len());
        }
    }
}
