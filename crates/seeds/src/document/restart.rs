//! Decides which numberings of a text continue across their parents and which restart in each.

use super::label::Label;
use super::numbering::{Numbering, NumberingScheme};

/// The numberings that restart.
#[expect(clippy::struct_excessive_bools, reason = "the numberings restart independently of each other")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Restarts {
    parts: bool,
    chapters: bool,
    measures: bool,
    parentheses: bool,
    articles: bool,
    /// Whether 第一章 contains 一、.
    pub chapters_hold_parts: bool,
    sections_run_on: bool,
}

impl Restarts {
    /// Analyzes the headings of a body.
    pub fn of(labels: &[Label], scheme: NumberingScheme) -> Self {
        let has = |numbering| labels.iter().any(|label| label.numbering == numbering);
        let anew = |numbering| restarts(labels, scheme, numbering);
        Self {
            parts: anew(Numbering::Part),
            chapters: anew(Numbering::Chapter),
            measures: anew(Numbering::Measure),
            parentheses: anew(Numbering::Parenthesis),
            articles: anew(Numbering::Article),
            chapters_hold_parts: has(Numbering::Chapter) && has(Numbering::Part),
            sections_run_on: runs_on(labels),
        }
    }

    /// Whether the numbers of this style are continuous through the whole text.
    pub const fn counts_through(self, numbering: Numbering) -> bool {
        match numbering {
            Numbering::Volume | Numbering::PlainPart => true,
            Numbering::Part => !self.parts,
            Numbering::Chapter => !self.chapters,
            Numbering::Measure => !self.measures,
            Numbering::Parenthesis => !self.parentheses,
            Numbering::Article => !self.articles,
            Numbering::Section => self.sections_run_on,
            Numbering::ChapterSection
            | Numbering::Decimal2
            | Numbering::Decimal3
            | Numbering::Decimal4
            | Numbering::Item
            | Numbering::Circled
            | Numbering::Point
            | Numbering::Dash
            | Numbering::PlainSection => false,
        }
    }
}

/// Whether headings numbered 1 of this style occur under more than one parent.
fn restarts(labels: &[Label], scheme: NumberingScheme, numbering: Numbering) -> bool {
    let mut holders = 0;
    let mut holder_of_first = None;
    for label in labels {
        if scheme.depth(label.numbering) < scheme.depth(numbering) {
            holders += 1;
        } else if label.numbering == numbering && label.number == Some(1) {
            if holder_of_first.is_some_and(|holder| holder != holders) {
                return true;
            }
            holder_of_first = Some(holders);
        }
    }
    false
}

/// Whether （一）, （二） continue from part to part: each part but the first starts with the next number.
fn runs_on(labels: &[Label]) -> bool {
    let (mut last, mut began, mut went_on) = (0, false, 0);
    for label in labels {
        match (label.numbering, label.number) {
            (
                Numbering::Volume
                | Numbering::Chapter
                | Numbering::ChapterSection
                | Numbering::Part
                | Numbering::PlainPart,
                _,
            ) => began = true,
            (Numbering::Section, Some(number)) => {
                if began && last > 0 {
                    if number != last + 1 {
                        return false;
                    }
                    went_on += 1;
                }
                (last, began) = (number, false);
            }
            _ => {}
        }
    }
    went_on > 0
}
