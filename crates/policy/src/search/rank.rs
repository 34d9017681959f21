//! Ranks occurrences of pieces into hits.
//!
//! If a hit has all required pieces, their arrangement decides (see [`Rank`]); within a rank, points are
//! given for number and proximity of occurrences, for measures, and for the typed word over a replacement.
//! Otherwise the weights of the matched pieces decide: rare words weigh more than common ones.

use super::count;
use super::fold::is_number;
use super::index::{HitGroup, SearchIndex};
use super::query::{Importance, QueryPlan};
use super::results::{Hit, Passage, Rank};
use super::scan;
use crate::model::document::Span;
use crate::model::vocabulary::AnswerKind;
use crate::order;

/// Points between consecutive ranks; points within a rank stay below this.
const RANK_POINTS: u32 = 1000;
/// For a measure: the most likely target, unlike a preamble with the same word.
const MEASURE_POINTS: u32 = 150;
/// For pieces that make up a whole heading or clause.
const DENSITY_POINTS: u32 = 300;
/// For a sentence with a figure of the requested kind.
const ANSWER_POINTS: u32 = 200;
/// For each occurrence of a piece in its best wording; lower-ranked wordings get less.
const PLACE_POINTS: u32 = 40;
/// Maximum number of occurrences that are counted.
const COUNTED_PLACES: usize = 8;
/// Penalty for each better wording that was not found.
const REPLACEMENT_PENALTY: u32 = 60;
/// Penalty for an approximate match, see [`scan::near_occurrences`].
const APPROXIMATE_PENALTY: u32 = 400;
/// Minimum word length for an approximate match.
const MIN_LEN_OF_NEAR: usize = 4;
/// Maximum points of a partial hit; below the minimum of a complete one.
const SHARE_POINTS: u32 = 900;

/// An occurrence of a wording of a piece.
#[derive(Debug, Clone, Copy)]
struct Occurrence {
    piece: usize,
    /// The index of the wording within its piece.
    wording: usize,
    start: usize,
    end: usize,
    passage: usize,
    /// Whether the match is approximate, with other characters in between.
    is_near: bool,
}

/// The groups in which a piece of the plan occurs, with their passages, best first.
pub(super) fn hits<'c>(index: &SearchIndex<'c>, plan: &QueryPlan) -> Vec<Hit<'c>> {
    let found = places(index, plan);
    // The leaves of a group need not be contiguous: nested groups may interrupt them.
    let group = |place: &Occurrence| index.passages[place.passage].group;
    let by_group = order::ascending(found.iter().map(|place| group(place) as u64));
    let places: Vec<Occurrence> = by_group.into_iter().map(|at| found[at]).collect();
    let groups = || places.chunk_by(|a, b| group(a) == group(b));
    let weights = weights(index, plan, groups());
    let hits: Vec<Hit<'c>> = groups().map(|places| hit(index, plan, &weights, places)).collect();
    best_first(hits, |hit| hit.score)
}

/// The weight of each piece: the fewer groups contain it, the higher.
fn weights<'p>(
    index: &SearchIndex<'_>,
    plan: &QueryPlan,
    groups: impl Iterator<Item = &'p [Occurrence]>,
) -> Vec<u32> {
    let mut having = vec![0_u32; plan.pieces.len()];
    groups.for_each(|places| found_pieces(places).for_each(|piece| having[piece] += 1));
    let all = count(index.groups.len());
    let weight = |(piece, having): (usize, u32)| {
        // A logarithm in quarter steps; 1 for a piece that every group contains.
        let rarity = u64::from(8 + 8 * all / having.max(1)).pow(4).ilog2().saturating_sub(11);
        rarity
            * match plan.pieces[piece].importance {
                Importance::Generic => 1,
                Importance::Doubtful => 2,
                Importance::Specific => 4,
            }
    };
    having.into_iter().enumerate().map(weight).collect()
}

/// Sorts by descending score; stable.
fn best_first<T>(values: Vec<T>, score: impl Fn(&T) -> u32) -> Vec<T> {
    let order = order::descending(values.iter().map(score));
    let mut values: Vec<Option<T>> = values.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| values[at].take()).collect()
}

/// All occurrences of the plan's pieces, in text order.
fn places(index: &SearchIndex<'_>, plan: &QueryPlan) -> Vec<Occurrence> {
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
        places.push(Occurrence {
            piece,
            wording,
            start,
            end: start + chars.len(),
            passage: index.passage_at(start),
            is_near: false,
        });
    });
    let long = wordings.iter().filter(|&&(piece, wording, chars)| {
        chars.len() >= MIN_LEN_OF_NEAR && plan.pieces[piece].wordings[wording].is_typed()
    });
    for &(piece, wording, chars) in long {
        scan::near_occurrences(&index.chars, chars, |start, end| {
            places.push(Occurrence {
                piece,
                wording,
                start,
                end,
                passage: index.passage_at(start),
                is_near: true,
            });
        });
    }
    let in_order = order::ascending(places.iter().map(|place| place.start as u64));
    in_order.into_iter().map(|at| places[at]).collect()
}

fn hit<'c>(index: &SearchIndex<'c>, plan: &QueryPlan, weights: &[u32], places: &[Occurrence]) -> Hit<'c> {
    let group = index.groups[index.passages[places[0].passage].group];
    let rated: Vec<(u32, Rank, u32, Passage<'c>)> = places
        .chunk_by(|a, b| a.passage == b.passage)
        .map(|places| {
            let (rank, density) = rate(index, plan, places);
            let share = weight_of(weights, plan, places);
            (RANK_POINTS * rank as u32 + density + share, rank, density, passage(index, places))
        })
        .collect();
    let shares =
        places.chunk_by(|a, b| a.passage == b.passage).map(|places| weight_of(weights, plan, places));
    let in_one_passage = shares.max().unwrap_or(0);
    let rated = best_first(rated, |&(points, ..)| points);
    let (best, density) = (rated[0].1, rated[0].2);
    let rank = if best == Rank::Some && has_all(plan, places) { Rank::Spread } else { best };
    let has_what_counts = |places: &[Occurrence]| {
        (0..plan.pieces.len()).all(|piece| !plan.counts(piece) || stands(places, piece))
    };
    let counting_together = places.chunk_by(|a, b| a.passage == b.passage).any(has_what_counts);
    let all = weights.iter().sum::<u32>().max(1) * 10;
    // The best single sentence counts as much as all sentences together.
    let share = (weight_of(weights, plan, places) + in_one_passage) * 50 / all;
    let is_exact = has_what_counts(places)
        && found_pieces(places).all(|piece| {
            let mut of_piece = places.iter().filter(|place| place.piece == piece);
            !plan.counts(piece) || (plan.pieces[piece].is_meant && of_piece.any(|place| !place.is_near))
        });
    Hit {
        target: group.target,
        rank,
        is_exact,
        share: share.min(100),
        score: score(
            places,
            group,
            if counting_together { rank.max(Rank::Spread) } else { rank },
            density,
            share,
        ),
        passages: rated.into_iter().map(|(.., passage)| passage).collect(),
    }
}

/// Whether all pieces occur, except doubtful ones.
fn has_all(plan: &QueryPlan, places: &[Occurrence]) -> bool {
    let is_piece =
        |piece: &usize| plan.counts(*piece) || plan.pieces[*piece].importance != Importance::Doubtful;
    (0..plan.pieces.len()).filter(is_piece).all(|piece| stands(places, piece))
}

/// Ten times the summed weights of the pieces that occur; less for a lower-ranked wording or an approximate
/// match.
fn weight_of(weights: &[u32], plan: &QueryPlan, places: &[Occurrence]) -> u32 {
    let quality = |place: &Occurrence| {
        let passed_over =
            if plan.pieces[place.piece].wordings[place.wording].is_typed() { 1 } else { place.wording };
        10 - count(passed_over.min(3)) - if place.is_near { 2 } else { 0 }
    };
    found_pieces(places)
        .map(|piece| {
            let best = places.iter().filter(|place| place.piece == piece).map(quality).max();
            weights[piece] * best.unwrap_or(0)
        })
        .sum()
}

/// The rank of the occurrences in one passage, and points for their proximity.
fn rate(index: &SearchIndex<'_>, plan: &QueryPlan, places: &[Occurrence]) -> (Rank, u32) {
    let passage = &index.passages[places[0].passage];
    let found: usize = found_pieces(places).filter_map(|piece| longest(places, piece)).sum();
    let stretch = places.iter().map(|place| place.end).max().unwrap_or(0) - places[0].start;
    let has_all = has_all(plan, places);
    let chars = &index.chars[passage.start..passage.start + passage.len];
    let as_typed =
        !plan.whole.is_empty() && chars.windows(plan.whole.len()).any(|window| window == plan.whole);
    let answer = if plan.answer_kind.is_some_and(|kind| answers(kind, chars)) { ANSWER_POINTS } else { 0 };
    let (rank, density) = if has_all && passage.is_heading {
        (Rank::Heading, share(found, passage.len))
    } else if has_all && (plan.pieces.len() == 1 || as_typed) {
        (Rank::Phrase, 0)
    } else if has_all {
        (Rank::Sentence, share(found, stretch))
    } else {
        (Rank::Some, 0)
    };
    (rank, density + answer)
}

/// Whether a passage contains a figure of the requested kind.
fn answers(kind: AnswerKind, chars: &[char]) -> bool {
    let counts = |units: &[char]| chars.windows(2).any(|pair| is_number(pair[0]) && units.contains(&pair[1]));
    match kind {
        AnswerKind::HowMuch => counts(&['元']) || chars.contains(&'%'),
        AnswerKind::When => counts(&['年', '月']),
        AnswerKind::HowMany => counts(&['名', '个', '所', '次']),
        AnswerKind::WhoPays => ["列支", "财政", "基金"]
            .iter()
            .any(|payer| chars.windows(2).any(|pair| pair.iter().copied().eq(payer.chars()))),
        AnswerKind::Entitled => false,
    }
}

fn score(places: &[Occurrence], group: HitGroup, rank: Rank, density: u32, share: u32) -> u32 {
    let mut points = density + if group.is_measure { MEASURE_POINTS } else { 0 };
    if rank == Rank::Some {
        let share = if group.is_measure { share } else { share * 3 / 4 };
        return SHARE_POINTS * share / 100
            + points.min(RANK_POINTS) * (RANK_POINTS - SHARE_POINTS - 1) / RANK_POINTS;
    }
    for place in places.iter().take(COUNTED_PLACES) {
        points += PLACE_POINTS / (1 + count(place.wording));
    }
    for piece in found_pieces(places) {
        let of_piece = || places.iter().filter(|place| place.piece == piece);
        let best = of_piece().map(|place| place.wording).min();
        points = points.saturating_sub(REPLACEMENT_PENALTY * count(best.unwrap_or(0)));
        if of_piece().all(|place| place.is_near) {
            points = points.saturating_sub(APPROXIMATE_PENALTY);
        }
    }
    // Optional pieces contribute in proportion to their occurrences.
    points += share * if rank == Rank::Spread { 4 } else { 1 };
    RANK_POINTS * rank as u32 + points.min(RANK_POINTS - 1)
}

/// The distinct pieces among some occurrences.
fn found_pieces(places: &[Occurrence]) -> impl Iterator<Item = usize> {
    let last = places.iter().map(|place| place.piece).max().unwrap_or(0);
    (0..=last).filter(move |&piece| stands(places, piece))
}

fn stands(places: &[Occurrence], piece: usize) -> bool {
    places.iter().any(|place| place.piece == piece)
}

/// The length of the longest matched wording of a piece.
fn longest(places: &[Occurrence], piece: usize) -> Option<usize> {
    places.iter().filter(|place| place.piece == piece).map(|place| place.end - place.start).max()
}

fn share(part: usize, whole: usize) -> u32 {
    DENSITY_POINTS * count(part.min(whole)) / count(whole.max(1))
}

fn passage<'c>(index: &SearchIndex<'c>, places: &[Occurrence]) -> Passage<'c> {
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
