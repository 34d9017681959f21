//! A diagram of passages of one document and measures of the other, connected by lines.

use leptos::prelude::*;
use leptos::svg;

use super::overview::PassageRow;
use crate::page_context::{SiteNode, name_of};

/// The drawing's width in units; one unit is about one CSS pixel on a phone.
const WIDTH: u16 = 312;
/// The height of a passage or measure.
const STEP: u16 = 48;
/// Maximum number of characters per line of a passage's label; below, the line height.
const LINE: usize = 11;
const LEADING: u16 = 20;
/// The horizontal start and end of the lines; the radius of the circles.
const LINES_FROM: u16 = 184;
const RADIUS: u16 = 18;
const CIRCLES: u16 = WIDTH - RADIUS - 2;

/// Draws the passages on the left in reading order, and their measures on the right by number. The
/// documents' `texts` determine where labels may break.
pub(super) fn diagram(rows: &[PassageRow], texts: [&str; 2]) -> AnyView {
    let mut measures: Vec<(SiteNode, String)> = Vec::new();
    for (measure, link) in rows.iter().flat_map(|row| &row.measures) {
        if !measures.iter().any(|(other, _)| other == measure) {
            measures.push((*measure, link.clone()));
        }
    }
    measures.sort_by_key(|(measure, _)| measure.measure_number());
    let height = STEP * steps(rows.len().max(measures.len()));
    let middle = |at: usize, count: usize| {
        let free = height - STEP * steps(count);
        free / 2 + STEP * steps(at) + STEP / 2
    };
    let lines: Vec<_> = rows
        .iter()
        .enumerate()
        .flat_map(|(at, row)| row.measures.iter().map(move |(measure, _)| (at, *measure)))
        .filter_map(|(at, measure)| {
            let to = measures.iter().position(|(other, _)| *other == measure)?;
            Some(line(middle(at, rows.len()), middle(to, measures.len())))
        })
        .collect();
    let labels: Vec<_> =
        rows.iter().enumerate().map(|(at, row)| words(&row.label, middle(at, rows.len()), texts)).collect();
    let count = measures.len();
    let circles: Vec<_> = (measures.into_iter().enumerate())
        .map(|(at, (measure, link))| circle(measure, link, middle(at, count)))
        .collect();
    view! {
        <svg class="diagram__field" viewBox=format!("0 0 {WIDTH} {height}") role="group" aria-label="对应关系图">
            {lines}
            {labels}
            {circles}
        </svg>
    }
    .into_any()
}

fn steps(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX / STEP)
}

fn line(from: u16, to: u16) -> impl IntoView {
    let (start, end) = (LINES_FROM, CIRCLES - RADIUS);
    let half = start.midpoint(end);
    view! { <path class="diagram__line" d=format!("M{start} {from}C{half} {from} {half} {to} {end} {to}") /> }
}

/// The label, in one or two lines centred at the given height.
fn words(label: &str, middle: u16, texts: [&str; 2]) -> impl IntoView + use<> {
    let (first, second) = label.split_at(break_of(label, texts).unwrap_or(label.len()));
    let lines: Vec<&str> = [first, second].into_iter().filter(|line| !line.is_empty()).collect();
    let top = middle + 6 - LEADING * steps(lines.len().saturating_sub(1)) / 2;
    let lines: Vec<_> = lines
        .into_iter()
        .enumerate()
        .map(|(at, line)| {
            view! { <tspan x="0" y=(top + LEADING * steps(at)).to_string()>{line.to_owned()}</tspan> }
        })
        .collect();
    view! { <text class="diagram__words">{lines}</text> }
}

/// The best break in a label that is too long for one line: between two characters that are rarely adjacent
/// in the documents, hence probably not in one word; of several, the one closest to the middle.
fn break_of(label: &str, texts: [&str; 2]) -> Option<usize> {
    let letters: Vec<(usize, char)> = label.char_indices().collect();
    let count = letters.len();
    if count <= LINE {
        return None;
    }
    let may_start = |c: char| c.is_alphabetic() && c != '的';
    let may_end = |c: char| c.is_alphabetic() || "”》）".contains(c);
    (1..count)
        .filter(|&at| at <= LINE && count - at <= LINE)
        .filter(|&at| may_end(letters[at - 1].1) && may_start(letters[at].1))
        .min_by_key(|&at| {
            let together: String = [letters[at - 1].1, letters[at].1].iter().collect();
            let seen: usize = texts.iter().map(|text| text.matches(&together).count()).sum();
            (seen, (2 * at).abs_diff(count))
        })
        .map(|at| letters[at].0)
}

fn circle(measure: SiteNode, link: String, middle: u16) -> impl IntoView {
    let number = measure.measure_number().unwrap_or_default();
    let mark = view! {
        <circle class="diagram__circle" cx=CIRCLES.to_string() cy=middle.to_string() r=RADIUS.to_string() />
        <text class="diagram__number" x=CIRCLES.to_string() y=(middle + 6).to_string()>{number}</text>
    };
    // Built without `view!`, in which `<a>` is always the HTML element.
    svg::a().attr("href", link).attr("aria-label", format!("第{number}条：{}", name_of(measure))).child(mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_break_between_words() {
        let texts = ["产业工人，工人，主人翁", "互联网+，普惠"];
        let broken = |label: &'static str| break_of(label, texts).map(|at| label.split_at(at));
        assert_eq!(broken("健全保证产业工人主人翁的制度"), Some(("健全保证产业工人", "主人翁的制度")));
        assert_eq!(broken("推行网上“互联网+”普惠性服务"), Some(("推行网上“互联网+”", "普惠性服务")));
        assert_eq!(broken("畅通发展通道"), None);
    }
}
