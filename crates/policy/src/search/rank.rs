//! From the places where pieces stand to hits in order.
//!
//! What counts first is how the pieces stand together (see [`Rank`]); within a rank, points for how
//! often and how close they stand, for measures, and for the user's own word over a stand-in.

use super::index::{Group, SearchIndex};
use super::query::Plan;
use super::results::{Hit, Passage, Rank};
use super::scan;
use crate::document::Span;
use crate::order;

/// Points between one rank and the next; what is given within a rank stays below.
const RANK_POINTS: u32 = 1000;
/// For a measure: that is what people look for, not the preamble that also has the word.
const MEASURE_POINTS: u32 = 150;
/// For pieces that make up all of a heading, or all of the stretch of a sentence they stand in.
const DENSITY_POINTS: u32 = 300;
/// For each place where a piece stands, worded the best way; a stand-in further down gets less.
const PLACE_POINTS: u32 = 40;
/// Beyond so many places more do not make a hit better.
const COUNTED_PLACES: usize = 8;
/// Off for each stand-in that was passed over.
const STAND_IN_POINTS: u32 = 60;

/// A place where a wording of a piece stands.
#[derive(Debug, Clone, Copy)]
struct Place {
    piece: usize,
    /// Which of the piece's wordings.
    wording: usize,
    start: usize,
    end: usize,
    passage: usize,
}

/// The groups in which a piece of the plan stands, with their passages, the best first.
pub(super) fn hits<'c>(index: &SearchIndex<'c>, plan: &Plan) -> Vec<Hit<'c>> {
    let found = places(index, plan);
    // The leaves of a group may be parted by those of groups within it.
    let group = |place: &Place| index.passages[place.passage].group;
    let by_group = order::ascending(found.iter().map(|place| group(place) as u64));
    let places: Vec<Place> = by_group.into_iter().map(|at| found[at]).collect();
    let hits: Vec<Hit<'c>> =
        places.chunk_by(|a, b| group(a) == group(b)).map(|places| hit(index, plan, places)).collect();
    best_first(hits, |hit| hit.score)
}

/// The values with the highest score first; equal ones stay in order.
fn best_first<T>(values: Vec<T>, score: impl Fn(&T) -> u32) -> Vec<T> {
    let order = order::descending(values.iter().map(score));
    let mut values: Vec<Option<T>> = values.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| values[at].take()).collect()
}

/// All places where a piece stands, in the order of the text.
fn places(index: &SearchIndex<'_>, plan: &Plan) -> Vec<Place> {
    let wordings: Vec<(usize, usize, &[char])> = plan
        .pieces
        .iter()
        .enumerate()
        .flat_map(|(piece, looked_for)| {
            let wordings = looked_for.wordings.iter().enumerate();
            wordings.map(move |(wording, worded)| (piece, wording, &worded.chars[..]))
        })
        .collect();
    let needles: Vec<&[char]> = wordings.iter().map(|&(.., chars)| chars).collect();
    let mut places = Vec::new();
    scan::occurrences(&index.chars, &needles, |needle, start| {
        let (piece, wording, chars) = wordings[needle];
        places.push(Place {
            piece,
            wording,
            start,
            end: start + chars.len(),
            passage: index.passage_at(start),
        });
    });
    places
}

fn hit<'c>(index: &SearchIndex<'c>, plan: &Plan, places: &[Place]) -> Hit<'c> {
    let group = index.groups[index.passages[places[0].passage].group];
    let rated: Vec<(Rank, u32, Passage<'c>)> = places
        .chunk_by(|a, b| a.passage == b.passage)
        .map(|places| {
            let (rank, density) = rate(index, plan, places);
            (rank, density, passage(index, places))
        })
        .collect();
    let rated = best_first(rated, |&(rank, density, _)| RANK_POINTS * rank as u32 + density);
    let (best, density) = (rated[0].0, rated[0].1);
    let rank = if best == Rank::Some && found_pieces(places).count() == plan.pieces.len() {
        Rank::Spread
    } else {
        best
    };
    Hit {
        target: group.target,
        rank,
        score: score(plan, places, group, rank, density),
        passages: rated.into_iter().map(|(.., passage)| passage).collect(),
    }
}

/// How the places of one passage stand together, and the points for how close.
fn rate(index: &SearchIndex<'_>, plan: &Plan, places: &[Place]) -> (Rank, u32) {
    let passage = &index.passages[places[0].passage];
    let found: usize = found_pieces(places).filter_map(|piece| longest(places, piece)).sum();
    let stretch = places.iter().map(|place| place.end).max().unwrap_or(0) - places[0].start;
    let has_all = found_pieces(places).count() == plan.pieces.len();
    let chars = &index.chars[passage.start..passage.start + passage.len];
    let as_typed =
        !plan.whole.is_empty() && chars.windows(plan.whole.len()).any(|window| window == plan.whole);
    if has_all && passage.is_heading {
        (Rank::Heading, share(found, passage.len))
    } else if has_all && (plan.pieces.len() == 1 || as_typed) {
        (Rank::Phrase, 0)
    } else if has_all {
        (Rank::Sentence, share(found, stretch))
    } else {
        (Rank::Some, 0)
    }
}

fn score(plan: &Plan, places: &[Place], group: Group, rank: Rank, density: u32) -> u32 {
    let mut points = density + if group.is_measure { MEASURE_POINTS } else { 0 };
    for place in places.iter().take(COUNTED_PLACES) {
        points += PLACE_POINTS / (1 + count(place.wording));
    }
    for piece in found_pieces(places) {
        let best = places.iter().filter(|place| place.piece == piece).map(|place| place.wording).min();
        points = points.saturating_sub(STAND_IN_POINTS * count(best.unwrap_or(0)));
    }
    if rank == Rank::Some {
        // The share of the query that stands here is what makes one nearest.
        let all: usize = plan.pieces.iter().map(|piece| piece.typed.chars().count()).sum();
        let here: usize = found_pieces(places).map(|piece| plan.pieces[piece].typed.chars().count()).sum();
        return RANK_POINTS / 2 * count(here) / count(all.max(1)) + points.min(RANK_POINTS / 2 - 1);
    }
    RANK_POINTS * rank as u32 + points.min(RANK_POINTS - 1)
}

/// The pieces that stand in some of the places, each once.
fn found_pieces(places: &[Place]) -> impl Iterator<Item = usize> {
    let stands = |piece: usize| places.iter().any(|place| place.piece == piece);
    let last = places.iter().map(|place| place.piece).max().unwrap_or(0);
    (0..=last).filter(move |&piece| stands(piece))
}

/// The length of the longest wording of a piece among the places.
fn longest(places: &[Place], piece: usize) -> Option<usize> {
    places.iter().filter(|place| place.piece == piece).map(|place| place.end - place.start).max()
}

fn share(part: usize, whole: usize) -> u32 {
    DENSITY_POINTS * count(part.min(whole)) / count(whole.max(1))
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn passage<'c>(index: &SearchIndex<'c>, places: &[Place]) -> Passage<'c> {
    let passage = &index.passages[places[0].passage];
    let mut marks: Vec<Span> = Vec::new();
    for place in places {
        let mark = Span::new(index.spans[place.start].start, index.spans[place.end - 1].end);
        match marks.last_mut() {
            Some(last) if mark.start <= last.end => last.end = last.end.max(mark.end),
            _ => marks.push(mark),
        }
    }
    Passage { leaf: passage.leaf, is_heading: passage.is_heading, text: passage.text, marks }
}
