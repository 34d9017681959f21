//! Mutations of conditions.

use policy::Date;
use policy::model::rules::{Eligibility, FactIndex, FactKind};

use super::tree::{ComparisonLeaf, ConditionTree, HoldsWhen};

/// The cells for an unticked option or 否, and for a ticked option or 是.
const NO: u64 = 1;
const YES: u64 = 2;

/// All mutations of a condition with short descriptions; `None` means that the condition is removed.
pub(super) fn changes(rules: &Eligibility<'_>, tree: &ConditionTree) -> Vec<(String, Option<ConditionTree>)> {
    let mut found: Vec<(String, Option<ConditionTree>)> =
        vec![(format!("{} dropped", words(rules, tree)), None)];
    let inside = changes_inside(rules, tree, false);
    found.extend(inside.into_iter().map(|(what, tree)| (what, Some(tree))));
    found
}

/// The mutations that keep a condition. `is_listed` means that it is part of a list of options.
fn changes_inside(
    rules: &Eligibility<'_>,
    tree: &ConditionTree,
    is_listed: bool,
) -> Vec<(String, ConditionTree)> {
    let mut found = Vec::new();
    let named = words(rules, tree);
    match tree {
        ConditionTree::Leaf(leaf) => {
            for (what, changed) in leaf_changes(rules, leaf, is_listed) {
                found.push((format!("{named} {what}"), changed));
            }
        }
        ConditionTree::All(parts) => {
            if parts.len() > 1 {
                found
                    .push((format!("{named} any"), ConditionTree::Any { open: false, parts: parts.clone() }));
            }
            changes_of_parts(rules, parts, false, &mut found, &ConditionTree::All);
        }
        ConditionTree::Any { open, parts } => {
            let any = |parts| ConditionTree::Any { open: *open, parts };
            if parts.len() > 1 {
                found.push((format!("{named} all"), ConditionTree::All(parts.clone())));
            }
            let other = if *open { "closed" } else { "open" };
            found
                .push((format!("{named} {other}"), ConditionTree::Any { open: !open, parts: parts.clone() }));
            let listed = listed_fact(rules, parts);
            if let Some(fact) = listed {
                for (option, slot) in options_beside(rules, fact, parts) {
                    let more =
                        ConditionTree::Leaf(ComparisonLeaf { fact, slot, meaning: HoldsWhen::Cells(YES) });
                    let more = parts.iter().cloned().chain([more]).collect();
                    found.push((format!("{named} or +{option}"), any(more)));
                }
            }
            changes_of_parts(rules, parts, listed.is_some(), &mut found, &any);
        }
        ConditionTree::Not(parts) => {
            found.push((format!("{named} without not"), ConditionTree::All(parts.clone())));
            changes_of_parts(rules, parts, false, &mut found, &ConditionTree::Not);
        }
    }
    found
}

/// The mutations of each part, and the removal of each.
fn changes_of_parts(
    rules: &Eligibility<'_>,
    parts: &[ConditionTree],
    are_listed: bool,
    found: &mut Vec<(String, ConditionTree)>,
    whole: &dyn Fn(Vec<ConditionTree>) -> ConditionTree,
) {
    for (at, part) in parts.iter().enumerate() {
        let with = |changed: Option<ConditionTree>| {
            let mut parts = parts.to_vec();
            match changed {
                Some(changed) => parts[at] = changed,
                None => drop(parts.remove(at)),
            }
            whole(parts)
        };
        found.push((format!("{} dropped", words(rules, part)), with(None)));
        for (what, changed) in changes_inside(rules, part, are_listed) {
            found.push((what, with(Some(changed))));
        }
    }
}

/// The fact whose options all parts name, if there is one.
fn listed_fact(rules: &Eligibility<'_>, parts: &[ConditionTree]) -> Option<FactIndex> {
    let named = |part: &ConditionTree| match part {
        ConditionTree::Leaf(leaf) if leaf.meaning == HoldsWhen::Cells(YES) => {
            matches!(rules.fact(leaf.fact).kind, FactKind::SeveralOf(_)).then_some(leaf.fact)
        }
        ConditionTree::Leaf(_)
        | ConditionTree::All(_)
        | ConditionTree::Any { .. }
        | ConditionTree::Not(_) => None,
    };
    let first = named(parts.first()?)?;
    parts.iter().all(|part| named(part) == Some(first)).then_some(first)
}

/// The options of a fact that no part names, with their slots.
fn options_beside<'a>(
    rules: &Eligibility<'a>,
    fact: FactIndex,
    parts: &[ConditionTree],
) -> Vec<(&'a str, u16)> {
    let told = rules.fact(fact);
    let options = told.options().iter().zip(told.first_slot..).map(|(option, slot)| (option.id, slot));
    let is_named =
        |slot: u16| parts.iter().any(|part| matches!(part, ConditionTree::Leaf(leaf) if leaf.slot == slot));
    options.filter(|&(_, slot)| !is_named(slot)).collect()
}

fn leaf_changes(
    rules: &Eligibility<'_>,
    leaf: &ComparisonLeaf,
    is_listed: bool,
) -> Vec<(String, ConditionTree)> {
    let with = |meaning: HoldsWhen| ConditionTree::Leaf(ComparisonLeaf { meaning, ..leaf.clone() });
    let told = rules.fact(leaf.fact);
    let mut found: Vec<(String, ConditionTree)> = Vec::new();
    match &leaf.meaning {
        HoldsWhen::Cells(cells) => {
            let all = match &told.kind {
                FactKind::OneOf(options) => (1 << options.len()) - 1,
                _ => NO | YES,
            };
            found.push(("flipped".to_owned(), with(HoldsWhen::Cells(all & !cells))));
            match &told.kind {
                FactKind::OneOf(options) => {
                    for (at, option) in options.iter().enumerate() {
                        let changed = cells ^ 1 << at;
                        if changed != 0 {
                            let sign = if changed > *cells { '+' } else { '-' };
                            found.push((format!("{sign}{}", option.id), with(HoldsWhen::Cells(changed))));
                        }
                    }
                }
                FactKind::SeveralOf(_) if !is_listed => {
                    let alone = ConditionTree::Leaf(leaf.clone());
                    for (option, slot) in options_beside(rules, leaf.fact, std::slice::from_ref(&alone)) {
                        let more = ConditionTree::Leaf(ComparisonLeaf { slot, ..leaf.clone() });
                        let either = ConditionTree::Any { open: false, parts: vec![alone.clone(), more] };
                        found.push((format!("or +{option}"), either));
                    }
                }
                _ => {}
            }
        }
        HoldsWhen::Numbers(stretches) => {
            let (FactKind::Number(range) | FactKind::Duration(range)) = &told.kind else { return found };
            let mut more = |first: u32, last: u32, at: usize| {
                let mut stretches = stretches.clone();
                stretches[at] = (first, last);
                found.push((format!("to {first}..{last}"), with(HoldsWhen::Numbers(stretches))));
            };
            for (at, &(first, last)) in stretches.iter().enumerate() {
                if first > range.min {
                    more(first - 1, last, at);
                    more(first + 1, last, at);
                }
                if last < range.max {
                    more(first, last - 1, at);
                    more(first, last + 1, at);
                }
            }
            found.push((
                "flipped".to_owned(),
                with(HoldsWhen::Numbers(others(stretches, range.min, range.max))),
            ));
        }
        HoldsWhen::OnOrAfter(day) => {
            found.push(("a day later".to_owned(), with(HoldsWhen::OnOrAfter(day.next_day()))));
            found.push(("a day earlier".to_owned(), with(HoldsWhen::OnOrAfter(day_before(*day)))));
            found.push(("flipped".to_owned(), with(HoldsWhen::OnOrBefore(day_before(*day)))));
        }
        HoldsWhen::OnOrBefore(day) => {
            found.push(("a day later".to_owned(), with(HoldsWhen::OnOrBefore(day.next_day()))));
            found.push(("a day earlier".to_owned(), with(HoldsWhen::OnOrBefore(day_before(*day)))));
            found.push(("flipped".to_owned(), with(HoldsWhen::OnOrAfter(day.next_day()))));
        }
        HoldsWhen::Within(months) => {
            found.push(("a month longer".to_owned(), with(HoldsWhen::Within(months + 1))));
            if *months > 1 {
                found.push(("a month shorter".to_owned(), with(HoldsWhen::Within(months - 1))));
            }
            found.push(("flipped".to_owned(), ConditionTree::Not(vec![ConditionTree::Leaf(leaf.clone())])));
        }
    }
    found
}

/// The complement of the ranges.
fn others(stretches: &[(u32, u32)], min: u32, max: u32) -> Vec<(u32, u32)> {
    let mut others = Vec::new();
    let mut next = min;
    for &(first, last) in stretches {
        if next < first {
            others.push((next, first - 1));
        }
        next = last.saturating_add(1);
    }
    if next <= max {
        others.push((next, max));
    }
    others
}

fn day_before(day: Date) -> Date {
    let candidates = (1..=31).rev().filter_map(|number| Date::new(day.year(), day.month(), number));
    let same_month = candidates.into_iter().find(|&other| other < day);
    same_month.unwrap_or_else(|| {
        let (year, month) =
            if day.month() == 1 { (day.year() - 1, 12) } else { (day.year(), day.month() - 1) };
        (28..=31).rev().find_map(|number| Date::new(year, month, number)).unwrap_or(day)
    })
}

/// A short description of a condition: `employment=enterprise|agency`, `post+frontline`,
/// `insured_years=36..720`.
pub(super) fn words(rules: &Eligibility<'_>, tree: &ConditionTree) -> String {
    let list = |parts: &[ConditionTree]| parts.iter().map(|part| words(rules, part)).collect::<Vec<_>>();
    let leaf = match tree {
        ConditionTree::All(parts) => return format!("({})", list(parts).join(" & ")),
        ConditionTree::Any { open, parts } => {
            return format!("({}{})", list(parts).join(" | "), if *open { " …" } else { "" });
        }
        ConditionTree::Not(parts) => return format!("not ({})", list(parts).join(" & ")),
        ConditionTree::Leaf(leaf) => leaf,
    };
    let fact = rules.fact(leaf.fact);
    let said = match (&leaf.meaning, &fact.kind) {
        (HoldsWhen::Cells(cells), FactKind::OneOf(options)) => {
            let ids = options.iter().enumerate().filter(|(at, _)| cells >> at & 1 == 1);
            format!("={}", ids.map(|(_, option)| option.id).collect::<Vec<_>>().join("|"))
        }
        (HoldsWhen::Cells(cells), FactKind::SeveralOf(options)) => {
            let option = options.get(usize::from(leaf.slot - fact.first_slot)).map_or("", |option| option.id);
            format!("{}{option}", if *cells == YES { '+' } else { '-' })
        }
        (HoldsWhen::Cells(cells), _) => format!("={}", *cells == YES),
        (HoldsWhen::Numbers(stretches), _) => {
            let stretches = stretches.iter().map(|(first, last)| format!("{first}..{last}"));
            format!("={}", stretches.collect::<Vec<_>>().join("|"))
        }
        (HoldsWhen::OnOrAfter(day), _) => format!(">={day}"),
        (HoldsWhen::OnOrBefore(day), _) => format!("<={day}"),
        (HoldsWhen::Within(months), _) => format!(" within {months}"),
    };
    format!("{}{said}", fact.id)
}
