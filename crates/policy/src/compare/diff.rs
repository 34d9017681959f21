//! What changed from one wording to another, letter by letter.

use std::ops::Range;

use super::letters::Letters;
use super::runs::common_runs;
use crate::model::document::Span;

/// The fewest characters that count as unchanged. Shorter runs are chance: in 提高 and 提升 nobody
/// reads an unchanged 提.
const SHORTEST_EQUAL: usize = 3;

/// A piece of two wordings, in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// Both have it, up to the width of signs.
    Equal {
        /// Where it stands in the old wording.
        old: Span,
        /// Where it stands in the new one.
        new: Span,
    },
    /// Only the old wording has it.
    Removed(Span),
    /// Only the new wording has it.
    Added(Span),
}

/// How `old` became `new`: the old spans of the pieces are all of `old`, the new spans all of `new`.
///
/// The longest common run is kept, then the longest before it and behind it, and so on, down to runs
/// of three characters. That is not the least number of changes but the one a reader sees: phrases
/// stay whole, and no clean-up is needed. A diff crate would bring minimal edits and then need one.
#[must_use]
pub fn diff(old: &str, new: &str) -> Vec<Piece> {
    let (old, new) = (Letters::new(old), Letters::new(new));
    let runs = common_runs(&old.chars, &new.chars, SHORTEST_EQUAL);
    let mut pieces = Vec::new();
    // Windows yet to be worked through, the next on top; and pieces found on the way.
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
        // The last of equal length would win with `max_by_key`; the first reads more naturally.
        let longest = clipped.rev().max_by_key(|run| run.len).filter(|run| run.len >= SHORTEST_EQUAL);
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

    /// Written as one line: [-removed-], {+added+}.
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
        /// Applied to one side, the diff gives the other; and what it calls equal is equal.
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
