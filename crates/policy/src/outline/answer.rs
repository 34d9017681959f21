//! The answer lines, and the replies to hardships.

use super::group::{OutlineGroup, OutlineGroupKind, OutlineRow};
use super::{HardshipReply, Missing};
use crate::eligibility::{Evaluation, Proof, Status, Verdict};
use crate::model::corpus::Corpus;
use crate::model::document::NodeIndex;
use crate::model::rules::{
    Answer, BenefitIndex, Comparison, ConditionIndex, Eligibility, Gives, Test, Trouble,
};

/// The answer lines: money, everything else, missing answers.
pub(super) fn lines(
    rules: &Eligibility<'_>,
    groups: &[OutlineGroup<'_>],
    missing: &[Missing<'_>],
) -> Vec<String> {
    let of = |kind: OutlineGroupKind| groups.iter().find(|group| group.kind == kind);
    let count = |kind: OutlineGroupKind| of(kind).map_or(0, |group| group.rows.len());
    let undecided =
        [OutlineGroupKind::Missing, OutlineGroupKind::Unlisted].iter().filter_map(|&kind| of(kind));
    let is_money = |row: &&OutlineRow<'_>| rules.benefit(row.benefit).gives == Gives::Money;
    let undecided = undecided.flat_map(|group| &group.rows).filter(is_money).count();
    let mut lines = vec![money(
        of(OutlineGroupKind::MoneyMet),
        of(OutlineGroupKind::MoneyOpen),
        of(OutlineGroupKind::MoneyNear),
        undecided,
    )];
    let certain =
        [OutlineGroupKind::Title, OutlineGroupKind::Service, OutlineGroupKind::Rest, OutlineGroupKind::Right];
    let rows = certain.iter().filter_map(|&kind| of(kind)).flat_map(|group| &group.rows);
    let (open, met): (Vec<_>, Vec<_>) = rows.partition(|row| !row.state.is_empty());
    let open = open.len() + count(OutlineGroupKind::Chance);
    let mut rest = Vec::new();
    if !met.is_empty() {
        rest.push(format!("权利和服务对上了{}项", met.len()));
    }
    if open > 0 {
        rest.push(format!("不一定有的{open}项"));
    }
    if count(OutlineGroupKind::Duty) > 0 {
        rest.push(format!("单位要做到的{}项", count(OutlineGroupKind::Duty)));
    }
    if !rest.is_empty() {
        lines.push(format!("{}。", rest.join("；")));
    }
    if groups.iter().all(|group| !group.kind.is_met()) && missing.is_empty() {
        lines.push("按您现在的回答，没有哪一项的条件全部对上。".to_owned());
    }
    lines
}

/// The line about money. Amounts are never added up, since the text does not say whether benefits can be
/// combined. `undecided` counts undetermined and unlisted benefits: if nothing is met yet, the line must not
/// say that there is no money.
fn money(
    met: Option<&OutlineGroup<'_>>,
    open: Option<&OutlineGroup<'_>>,
    near: Option<&OutlineGroup<'_>>,
    undecided: usize,
) -> String {
    let of_met = match met {
        None if undecided > 0 => format!("钱：现在没有对上的，还说不准的有{undecided}项。"),
        None => "钱：现在没有对上的。".to_owned(),
        Some(group) => {
            let first = &group.rows[0];
            let first = if first.amount.is_empty() {
                first.title.to_owned()
            } else {
                format!("{}，{}", first.title, first.amount)
            };
            match group.rows.len() {
                1 => format!("钱：对上了1项（{first}）。"),
                count => format!("钱：对上了{count}项，头一项是{first}。"),
            }
        }
    };
    let of_open = open.map(|group| format!("对上了但不一定有的{}项。", group.rows.len()));
    let of_near = near.map(|group| {
        let first = &group.rows[0];
        let lacking = first.state.trim_start_matches("还差：");
        let amount = if first.amount.is_empty() { String::new() } else { format!("，{}", first.amount) };
        match group.rows.len() {
            1 => format!("还差一步的1项（{lacking}{amount}）。"),
            count => format!("还差一步的{count}项，比如{lacking}{amount}。"),
        }
    });
    core::iter::once(of_met).chain(of_open).chain(of_near).collect()
}

/// What the text offers for a hardship.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Has {
    Met,
    MaybeMet,
    Open,
    NotSaid,
    Nothing,
}

/// A ticked hardship, and what the text offers for it.
struct TroubleOffer<'r, 'a> {
    trouble: &'r Trouble<'a>,
    has: Has,
    /// The benefit that addresses it, if any.
    benefit: Option<BenefitIndex>,
    /// The measures that mention it.
    measures: Vec<(u8, NodeIndex)>,
    about: Vec<BenefitIndex>,
}

/// A reply to each ticked hardship; hardships of one question with the same reply are merged.
pub(super) fn replies(
    corpus: &Corpus<'_>,
    evaluation: &Evaluation<'_, '_>,
    scope: &[BenefitIndex],
) -> Vec<HardshipReply> {
    let troubles = evaluation.rules().interview.troubles.iter();
    let is_ticked = |trouble: &&Trouble<'_>| match evaluation.answer(trouble.fact) {
        Some(Answer::Options { held, .. }) => held >> trouble.option & 1 == 1,
        _ => false,
    };
    let mut groups: Vec<Vec<TroubleOffer<'_, '_>>> = Vec::new();
    for trouble in troubles.filter(is_ticked) {
        let found = find(corpus, evaluation, trouble);
        let is_alike = |other: &TroubleOffer<'_, '_>| {
            other.trouble.fact == trouble.fact
                && other.has == found.has
                && other.measures == found.measures
                && other.trouble.ask == trouble.ask
        };
        match groups.iter_mut().find(|group| group.first().is_some_and(is_alike)) {
            Some(group) => group.push(found),
            None => groups.push(vec![found]),
        }
    }
    groups.iter().filter_map(|group| reply(corpus, evaluation, group, scope)).collect()
}

fn find<'r, 'a>(
    corpus: &Corpus<'_>,
    evaluation: &Evaluation<'r, 'a>,
    trouble: &'r Trouble<'a>,
) -> TroubleOffer<'r, 'a> {
    let rules = evaluation.rules();
    // Benefits about the hardship are included even if they are out of scope.
    let about: Vec<BenefitIndex> =
        rules.benefits().map(|(at, _)| at).filter(|&at| asks_about(evaluation, at, trouble)).collect();
    let with = |verdict: Verdict| about.iter().copied().find(|&at| evaluation.verdict(at) == verdict);
    let order = [
        (Verdict::Met, Has::Met),
        (Verdict::Discretionary, Has::MaybeMet),
        (Verdict::Undetermined, Has::Open),
        (Verdict::Unlisted, Has::NotSaid),
    ];
    let best = order.into_iter().find_map(|(verdict, has)| Some((with(verdict)?, has)));
    let (benefit, has) = best.map_or((None, Has::Nothing), |(at, has)| (Some(at), has));
    let measures = match benefit.map(|at| rules.benefit(at)) {
        Some(benefit) => vec![(benefit.source, benefit.measure)],
        None => measures(corpus, evaluation, trouble.word),
    };
    TroubleOffer { trouble, has, benefit, measures, about }
}

fn reply(
    corpus: &Corpus<'_>,
    evaluation: &Evaluation<'_, '_>,
    group: &[TroubleOffer<'_, '_>],
    scope: &[BenefitIndex],
) -> Option<HardshipReply> {
    let rules = evaluation.rules();
    let first = group.first()?;
    let fact = first.trouble.fact;
    let quoted = |words: &mut dyn Iterator<Item = &str>| {
        words.map(|word| format!("“{word}”")).collect::<Vec<_>>().concat()
    };
    let options = rules.fact(fact).options();
    let labels = quoted(&mut group.iter().map(|found| options[usize::from(found.trouble.option)].label));
    let (word, ask) = (quoted(&mut group.iter().map(|found| found.trouble.word)), first.trouble.ask);
    let places: Vec<String> = first
        .measures
        .iter()
        .filter_map(|&(source, node)| super::place::label_of(corpus, rules, source, node))
        .collect();
    let place = places.join("、");
    let title = first.benefit.map_or("", |at| rules.benefit(at).title);
    let title = match group.len() {
        1 => format!("“{title}”"),
        count => format!("“{title}”等{count}项"),
    };
    let wrote = || format!("文件{place}写了");
    let short = match first.has {
        Has::Met => format!("{}，条件对上了", wrote()),
        Has::MaybeMet => format!("{}，不一定有", wrote()),
        Has::Open => format!("{}，还说不准", wrote()),
        Has::NotSaid => format!("{}，算不算要问", wrote()),
        Has::Nothing if places.is_empty() => "文件没有写，要问".to_owned(),
        Has::Nothing => format!("{}，按您的回答对不上", wrote()),
    };
    let rest = match first.has {
        Has::Met => format!("条件对上了，文件{place}写了{title}。"),
        Has::MaybeMet => format!("文件{place}写了{title}，条件对上了，但不一定有。"),
        Has::Open => {
            let matters = first.benefit.map(|at| evaluation.open_facts(at)).unwrap_or_default();
            let labels: Vec<&str> = matters.iter().map(|&fact| rules.fact(fact).label).take(2).collect();
            match labels.as_slice() {
                [] => format!("文件{place}写了{title}，现在还说不准。"),
                labels => format!("文件{place}写了{title}，还要看您的{}。", labels.join("、")),
            }
        }
        Has::NotSaid => format!("文件{place}写了{title}，您算不算没有写明，请问{ask}。"),
        Has::Nothing if places.is_empty() => format!("文件没有写{word}。请问{ask}。"),
        Has::Nothing => {
            let only = if places.len() == 1 { "的只有" } else { "的有" };
            let named = first.about.first().and_then(|&at| named(corpus, evaluation, at));
            let named = named.map_or_else(String::new, |words| format!("，写的是“{words}”"));
            format!("文件写{word}{only}{place}{named}，按您的回答对不上。请问{ask}。")
        }
    };
    let benefits = group.iter().flat_map(|found| &found.about).copied().filter(|at| scope.contains(at));
    Some(HardshipReply {
        fact,
        options: group.iter().map(|found| found.trouble.option).collect(),
        short: format!("{labels}：{short}"),
        words: format!("您说{labels}：{rest}"),
        measure: first.measures.first().copied(),
        benefits: benefits.collect(),
    })
}

/// The words of the text that exclude the user.
fn named<'a>(corpus: &Corpus<'a>, evaluation: &Evaluation<'_, 'a>, at: BenefitIndex) -> Option<&'a str> {
    let rules = evaluation.rules();
    let benefit = rules.benefit(at);
    let document = &corpus.documents[usize::from(rules.sources[usize::from(benefit.source)].document)];
    let proofs = evaluation.proof(at);
    let failing = proofs.iter().flatten().find_map(failing)?;
    Some(document.quoted(failing.quote))
}

/// The first failing part of a proof.
fn failing(proof: &Proof) -> Option<&Proof> {
    if matches!(proof.status, Status::True | Status::Open) {
        return None;
    }
    proof.parts.iter().find_map(failing).or(Some(proof))
}

/// The measures that contain a word, across all documents with benefits.
fn measures(corpus: &Corpus<'_>, evaluation: &Evaluation<'_, '_>, word: &str) -> Vec<(u8, NodeIndex)> {
    let mut found = Vec::new();
    for (at, source) in (0u8..).zip(&evaluation.rules().sources) {
        let document = &corpus.documents[usize::from(source.document)];
        let with = document.measures().filter(|measure| measure.text().contains(word));
        found.extend(with.map(|measure| (at, measure.index())));
    }
    found
}

/// Whether a benefit requires the hardship.
fn asks_about(evaluation: &Evaluation<'_, '_>, at: BenefitIndex, trouble: &Trouble<'_>) -> bool {
    let rules = evaluation.rules();
    let slot = rules.fact(trouble.fact).first_slot + u16::from(trouble.option);
    let benefit = rules.benefit(at);
    let parts = [benefit.target, benefit.condition].into_iter().flatten();
    let has = |whole: ConditionIndex| {
        let end = rules.condition(whole).end;
        (whole.0..end.0).map(ConditionIndex).any(|part| match rules.condition(part).test {
            Test::Atom(atom) => {
                let atom = rules.atom(atom);
                atom.slot == slot && atom.comparison == Comparison::Cells(2)
            }
            Test::All | Test::Any { .. } | Test::Not => false,
        })
    };
    parts.into_iter().any(has)
}
