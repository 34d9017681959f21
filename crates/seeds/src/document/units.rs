//! Decides which headings are units: what benefits refer to and what has its own page.
//!
//! A unit is the smallest numbered heading with a topic of its own. Conditions, required papers and other
//! lists are not units: a colon introduces them, or their entries end with semicolons.

use std::collections::BTreeMap;

use policy::model::document::{NodeData, NodeKind};

use super::config::RawUnit;
use super::numbering::{Level, Numbering};
use super::parse::{Numbered, Parsed};
use crate::figures::quantity::{QuantityKind, quantities};

/// The units of a document and its attachments, as indices into [`Parsed::numbered`], in reading order.
pub fn units(parsed: &Parsed) -> Vec<usize> {
    units_down_to(parsed, None)
}

/// The units down to a level: headings at the level, and higher ones without any of them.
fn units_down_to(parsed: &Parsed, deepest: Option<Level>) -> Vec<usize> {
    let numbered = &parsed.numbered;
    // The points of a transmitting notice are not topics of the document.
    let is_own = |heading: &Numbered| heading.text > 0;
    let has = |level: fn(&Numbered) -> bool| numbered.iter().any(|heading| is_own(heading) && level(heading));
    let has_numbers = has(|heading| heading.level().is_some() && !heading.numbering.is_plain());
    let mut is_topic: Vec<bool> = numbered
        .iter()
        .map(|heading| {
            is_own(heading)
                && heading.level().is_some_and(|level| deepest.is_none_or(|deepest| level <= deepest))
                && !heading.is_entry
                && (!heading.numbering.is_plain() || !has_numbers)
        })
        .collect();
    drop_bare_lists(numbered, &mut is_topic);
    if !is_topic.contains(&true) {
        // If only lists are numbered, unnumbered headings divide the text.
        let fits =
            |level: Option<Level>| level.is_some() && deepest.is_none_or(|deepest| level <= Some(deepest));
        for (heading, is_topic) in numbered.iter().zip(&mut is_topic) {
            *is_topic = is_own(heading) && heading.numbering.is_plain() && fits(heading.level());
        }
    }
    if !is_topic.contains(&true) {
        // A text with only the deepest numbering is divided by it.
        let is_item = |heading: &Numbered| {
            is_own(heading)
                && matches!(heading.numbering, Numbering::Item | Numbering::Circled | Numbering::Point)
                && heading.parent.is_none()
        };
        return (0..numbered.len()).filter(|&at| is_item(&numbered[at])).collect();
    }
    let mut holds = vec![false; numbered.len()];
    for at in (0..numbered.len()).rev() {
        if let Some(parent) = numbered[at].parent
            && (is_topic[at] || holds[at])
        {
            holds[parent] = true;
        }
    }
    (0..numbered.len()).filter(|&at| is_topic[at] && !holds[at]).collect()
}

/// Unmarks items of a few words without text in a part or section, which are lists: 1.身份证 2.申请表.
fn drop_bare_lists(numbered: &[Numbered], is_topic: &mut [bool]) {
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, heading) in numbered.iter().enumerate() {
        if let (Some(Level::Item), Some(parent)) = (heading.level(), heading.parent) {
            groups.entry(parent).or_default().push(at);
        }
    }
    for group in groups.into_values() {
        let has_text =
            |at: &usize| numbered[*at].has_text || numbered.iter().any(|other| other.parent == Some(*at));
        if !group.iter().any(has_text) {
            for at in group {
                is_topic[at] = false;
            }
        }
    }
}

/// Whether one of these units is numbered `1.` or 第一条. Such numbers of lists do not count.
fn have_measure(parsed: &Parsed, units: &[usize]) -> bool {
    units.iter().any(|&at| parsed.tree.nodes[parsed.numbered[at].node].kind == NodeKind::Measure)
}

/// Whether a text with measures has another unit that states a sum for each person, household or month, or a
/// sum and a provision.
pub fn give_besides_measures(parsed: &Parsed) -> bool {
    const GIVES: [&str; 8] = ["补贴", "补助", "奖励", "津贴", "给予", "可申请", "享受", "报销"];
    const EACH: [&str; 3] = ["每人", "每户", "每月"];
    let nodes = &parsed.tree.nodes;
    let gives = |at: usize| {
        let leaves = nodes[at..nodes[at].end].iter().filter(|node| node.kind == NodeKind::Sentence);
        let words: String = leaves.map(|leaf| &parsed.tree.text[leaf.text.clone()]).collect();
        let says_gives = GIVES.iter().any(|word| words.contains(word));
        quantities(&words).iter().any(|quantity| {
            let is_for_each = quantity.per.iter().any(|per| EACH.contains(per));
            quantity.kind == QuantityKind::Sum && (says_gives || is_for_each)
        })
    };
    let units = units(parsed);
    let nodes_of_units = units.iter().map(|&at| parsed.numbered[at].node);
    let mut others = nodes_of_units.filter(|&node| nodes[node].kind != NodeKind::Measure);
    have_measure(parsed, &units) && others.any(gives)
}

/// Turns the units of a document into measures, by the given level or else the default of [`RawUnit`].
pub fn mark(parsed: &Parsed, unit: Option<RawUnit>, nodes: &mut [NodeData<'_>]) {
    let smallest = units(parsed);
    let units = match unit {
        Some(RawUnit::Item | RawUnit::Article) => return,
        None if have_measure(parsed, &smallest) => return,
        None | Some(RawUnit::Smallest) => smallest,
        Some(RawUnit::Part) => units_down_to(parsed, Some(Level::Part)),
        Some(RawUnit::Section) => units_down_to(parsed, Some(Level::Section)),
        Some(RawUnit::None) => Vec::new(),
    };
    for node in nodes.iter_mut().filter(|node| node.kind == NodeKind::Measure) {
        node.kind = NodeKind::Item;
    }
    for at in units {
        if let Some(node) = nodes.get_mut(parsed.numbered[at].node) {
            node.kind = NodeKind::Measure;
        }
    }
}

/// The level of most units; of two equally frequent ones, the deeper.
pub fn level(parsed: &Parsed, units: &[usize]) -> Option<Level> {
    let mut counts: BTreeMap<Level, usize> = BTreeMap::new();
    for &unit in units {
        *counts.entry(parsed.numbered[unit].level().unwrap_or(Level::Item)).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(level, count)| (*count, *level)).map(|(level, _)| level)
}

impl Numbered {
    /// The level at which it can be a unit.
    pub fn level(&self) -> Option<Level> {
        self.scheme.level(self.numbering)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Survey;
    use super::super::parse::parse;

    #[test]
    fn entries_of_a_list_are_no_measures() {
        let survey = Survey::of(
            "x",
            "题\n一、甲\n（一）子。对象包括：\n1.鼠；\n2.牛。\n（二）丑。每人300元。\n二、乙\n要加强管理。\n",
        );
        let document = survey.document("x").expect("a short text can be addressed");
        assert!(document.measures().map(|measure| measure.id()).eq(["x.p1-1", "x.p1-2", "x.p2"]));
    }

    #[test]
    fn points_divide_a_text_without_other_numbers() {
        let units = |source: &str| super::units(&parse("x", source, &[])).len();
        assert_eq!(units("题\n一是子。鼠。\n二是丑。牛。\n"), 2);
        assert_eq!(units("题\n一、甲\n一是子。鼠。\n二是丑。牛。\n"), 1);
    }

    #[test]
    fn a_sum_for_each_person_is_given() {
        let others = |sum: &str| {
            let source = format!("题\n一、甲\n1.子。鼠。\n2.丑。牛。\n二、乙\n{sum}。\n");
            Survey::of("x", &source).has_other_units()
        };
        assert!(others("按每人500元发放"));
        assert!(others("给予500元"));
        assert!(!others("总额为500元"));
    }
}
