//! The step 待遇: labels of its choices, progress, quotes from a selection, and nested conditions.

use workbench_messages::benefits::{
    AmountKind, BenefitForm, Combinator, ComparisonOperator, Condition, ConditionGroup, ConditionPart,
    Conditions, Fact, FactKind, Gives, Measure, MeasureSentence, Per, Quote, Recurrence, StrengthKind, Test,
};

use crate::browser::TextSelection;

/// What a benefit can give, in display order.
pub const GIVES: [(Gives, &str); 7] = [
    (Gives::Money, "钱"),
    (Gives::Title, "职称、等级、岗位、荣誉"),
    (Gives::Service, "培训等服务"),
    (Gives::Rest, "休假、疗休养"),
    (Gives::Right, "权利"),
    (Gives::Duty, "单位、学校要做到的事"),
    (Gives::Chance, "机会"),
];

/// How strongly a text can promise a benefit.
pub const STRENGTHS: [(StrengthKind, &str); 7] = [
    (StrengthKind::Grants, "给（给予、应当）"),
    (StrengthKind::ApplicantMay, "可以申请（可申请、可申报）"),
    (StrengthKind::OwnChoice, "自己决定（允许、可自行）"),
    (StrengthKind::ByAgreement, "双方商量（协商一致）"),
    (StrengthKind::ProviderMay, "别人决定（可、鼓励、支持）"),
    (StrengthKind::Priority, "优先（优先、重点）"),
    (StrengthKind::Aim, "目标（要做到，没说现在有）"),
];

/// The kinds of amount.
pub const AMOUNTS: [(AmountKind, &str); 6] = [
    (AmountKind::Fixed, "就是这么多元"),
    (AmountKind::Cap, "最高这么多元"),
    (AmountKind::Share, "百分之几"),
    (AmountKind::ShareRange, "百分之几到几"),
    (AmountKind::ShareMin, "百分之几以上"),
    (AmountKind::Unspecified, "没有写数目"),
];

/// Who each payment can be for.
pub const PERS: [(Per, &str); 3] =
    [(Per::Unstated, "没有写"), (Per::Person, "每人"), (Per::Enterprise, "每个企业")];

/// How often an amount can be paid.
pub const RECURRENCES: [(Recurrence, &str); 3] =
    [(Recurrence::Unstated, "没有写"), (Recurrence::Once, "一次性"), (Recurrence::Monthly, "每月")];

/// The comparisons of a number.
pub const BOUNDS: [(ComparisonOperator, &str); 4] = [
    (ComparisonOperator::AtLeast, "满、以上"),
    (ComparisonOperator::AtMost, "以下"),
    (ComparisonOperator::MoreThan, "超过"),
    (ComparisonOperator::LessThan, "不满"),
];

/// How the conditions of a group can combine.
pub const JOINS: [(Combinator, &str); 4] = [
    (Combinator::All, "都要满足"),
    (Combinator::Any, "有一个就行"),
    (Combinator::AnyOpen, "有一个就行，后面还写着“等”"),
    (Combinator::NoneOf, "一个都不能有"),
];

/// Common reasons why sentences have no benefit.
pub const REASONS: [&str; 4] =
    ["部署工作，没有写给谁什么", "写的是目标", "写的是单位、部门、工会的职责", "说明和解释"];

/// Whether part of a sentence is covered by neither a benefit nor a reason.
#[must_use]
pub fn is_uncovered(sentence: &MeasureSentence) -> bool {
    !sentence.uncovered.is_empty()
}

/// Count of the sentences that are not fully covered; a unit without sentences counts as one.
#[must_use]
pub fn remaining(measures: &[Measure]) -> usize {
    let of = |measure: &Measure| match measure.sentences.as_slice() {
        [] => usize::from(measure.no_benefit_reason.is_none()),
        sentences => sentences.iter().filter(|sentence| is_uncovered(sentence)).count(),
    };
    measures.iter().map(of).sum()
}

/// Count of the sentences; a unit without sentences counts as one.
#[must_use]
pub fn count(measures: &[Measure]) -> usize {
    measures.iter().map(|measure| measure.sentences.len().max(1)).sum()
}

/// The units to show: all, or only those with uncovered sentences.
#[must_use]
pub fn visible(measures: &[Measure], only_uncovered: bool) -> Vec<Measure> {
    if !only_uncovered {
        return measures.to_vec();
    }
    let uncovered = |measure: &Measure| {
        let sentences = measure.sentences.iter().filter(|one| is_uncovered(one)).cloned().collect();
        let remaining = Measure { sentences, ..measure.clone() };
        (self::remaining(std::slice::from_ref(measure)) > 0).then_some(remaining)
    };
    measures.iter().filter_map(uncovered).collect()
}

/// The status of a sentence, for display.
#[must_use]
pub fn status_text(sentence: &MeasureSentence) -> String {
    let mut statuses = Vec::new();
    if !sentence.benefits.is_empty() {
        statuses.push(format!("待遇：{}", sentence.benefits.join("、")));
    }
    if let Some(reason) = &sentence.no_benefit_reason {
        statuses.push(format!("没有给谁什么：{reason}"));
    }
    match (is_uncovered(sentence), statuses.is_empty()) {
        (false, _) => {}
        (true, true) => statuses.push("没着落".to_owned()),
        (true, false) => statuses.push(format!("还没着落：{}", sentence.uncovered)),
    }
    statuses.join("；")
}

/// The quote for a selection; `None` if it contains no text of a sentence.
///
/// # Errors
/// In Chinese: why the selection cannot be quoted.
pub fn quote(measures: &[Measure], selected: &TextSelection) -> Result<Option<Quote>, &'static str> {
    let (node, text) = match selected {
        TextSelection::None => return Ok(None),
        TextSelection::MultipleSentences => return Err("请只在一句话里选字"),
        TextSelection::InSentence { node, text } => (node, text.trim()),
    };
    let sentence = measures.iter().flat_map(|measure| &measure.sentences).find(|one| one.node == *node);
    let Some(sentence) = sentence.filter(|_| !text.is_empty()) else { return Ok(None) };
    match sentence.text.matches(text).count() {
        1 => Ok(Some(Quote { node: node.clone(), text: text.to_owned() })),
        0 => Err("选中的字和原文对不上，请再选一次"),
        _ => Err("这几个字在这句里不止一处，请多选几个字"),
    }
}

/// The whole sentence as a quote.
#[must_use]
pub fn whole_sentence(sentence: &MeasureSentence) -> Quote {
    Quote { node: sentence.node.clone(), text: sentence.text.trim().to_owned() }
}

/// A new form with a quote.
#[must_use]
pub fn new_form(quote: Quote) -> BenefitForm {
    BenefitForm { quote: Some(quote), ..BenefitForm::default() }
}

/// A new condition on a question, with the default test for its type of answer.
#[must_use]
pub fn new_condition(fact: &Fact) -> Condition {
    let test = match fact.kind {
        FactKind::OneOf => Test::Is(Vec::new()),
        FactKind::SeveralOf => Test::Has(Vec::new()),
        FactKind::YesNo => Test::YesNo(true),
        FactKind::Number | FactKind::Duration => {
            Test::Number { bound: ComparisonOperator::AtLeast, number: 1, months: 0 }
        }
        FactKind::Date => Test::Within { years: 1, months: 0 },
    };
    Condition { fact: fact.id.clone(), test, quote: None, note: String::new() }
}

/// The conditions of the group at a path: the indices of the enclosing groups from the outermost. The empty path is the
/// list of all conditions.
#[must_use]
pub fn parts<'c>(conditions: &'c Conditions, path: &[usize]) -> Option<&'c [ConditionPart]> {
    let Conditions::List { parts, .. } = conditions else { return None };
    let mut parts = parts.as_slice();
    for at in path {
        let ConditionPart::Group(group) = parts.get(*at)? else { return None };
        parts = &group.parts;
    }
    Some(parts)
}

/// Like [`parts`], but mutable.
pub fn parts_mut<'c>(conditions: &'c mut Conditions, path: &[usize]) -> Option<&'c mut Vec<ConditionPart>> {
    let Conditions::List { parts, .. } = conditions else { return None };
    let mut parts = parts;
    for at in path {
        let ConditionPart::Group(group) = parts.get_mut(*at)? else { return None };
        parts = &mut group.parts;
    }
    Some(parts)
}

/// The condition or group at a path that is not empty.
#[must_use]
pub fn part<'c>(conditions: &'c Conditions, path: &[usize]) -> Option<&'c ConditionPart> {
    let (at, group) = path.split_last()?;
    parts(conditions, group)?.get(*at)
}

/// Like [`part`], but mutable.
pub fn part_mut<'c>(conditions: &'c mut Conditions, path: &[usize]) -> Option<&'c mut ConditionPart> {
    let (at, group) = path.split_last()?;
    parts_mut(conditions, group)?.get_mut(*at)
}

/// How the conditions of the group at a path combine.
#[must_use]
pub fn combinator(conditions: &Conditions, path: &[usize]) -> Combinator {
    match (conditions, part(conditions, path)) {
        (_, Some(ConditionPart::Group(group))) => group.combinator,
        (Conditions::List { any: true, .. }, _) => Combinator::Any,
        (Conditions::List { any: false, .. } | Conditions::Other(_), _) => Combinator::All,
    }
}

/// Adds an empty group to the group at a path, with the opposite combinator; returns its index.
pub fn add_group(conditions: &mut Conditions, path: &[usize]) -> Option<usize> {
    let combinator = match combinator(conditions, path) {
        Combinator::All | Combinator::NoneOf => Combinator::Any,
        Combinator::Any | Combinator::AnyOpen => Combinator::All,
    };
    let parts = parts_mut(conditions, path)?;
    parts.push(ConditionPart::Group(ConditionGroup { combinator, ..ConditionGroup::default() }));
    Some(parts.len() - 1)
}

/// Adds an item, or removes it if it is in the list.
pub fn toggle(all: &mut Vec<String>, one: &str) {
    if let Some(at) = all.iter().position(|other| other == one) {
        all.remove(at);
    } else {
        all.push(one.to_owned());
    }
}

/// Encodes the chosen options of a question as in the site's links.
#[must_use]
pub fn encode_options(ticked: &[String]) -> String {
    if ticked.is_empty() { "0".to_owned() } else { ticked.join(".") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(node: &str, text: &str, uncovered: &str) -> MeasureSentence {
        MeasureSentence {
            node: node.to_owned(),
            text: text.to_owned(),
            line: 1,
            benefits: Vec::new(),
            no_benefit_reason: None,
            uncovered: uncovered.to_owned(),
        }
    }

    fn measures() -> Vec<Measure> {
        let measure = |name: &str, sentences| Measure {
            node: name.to_owned(),
            name: name.to_owned(),
            no_benefit_reason: None,
            sentences,
        };
        vec![
            measure(
                "1",
                vec![sentence("1.s1", "给补助，给奖励。", "给奖励"), sentence("1.s2", "做好。", "")],
            ),
            measure("2", vec![sentence("2.s1", "做好。", "")]),
            measure("3", Vec::new()),
        ]
    }

    #[test]
    fn uncovered_sentences_are_counted_and_shown() {
        assert_eq!((count(&measures()), remaining(&measures())), (4, 2));
        assert_eq!(visible(&measures(), false), measures());
        let uncovered = visible(&measures(), true);
        let names: Vec<(&str, usize)> = uncovered.iter().map(|it| (&*it.name, it.sentences.len())).collect();
        assert_eq!(names, [("1", 1), ("3", 0)]);
    }

    #[test]
    fn the_status_of_a_sentence_lists_benefits_and_reasons() {
        let mut one = sentence("1.s1", "给补助，给奖励。", "给补助 … 给奖励");
        assert_eq!(status_text(&one), "没着落");
        one.benefits = vec!["补助".to_owned()];
        one.uncovered = "给奖励".to_owned();
        assert_eq!(status_text(&one), "待遇：补助；还没着落：给奖励");
        one.no_benefit_reason = Some("目标".to_owned());
        one.uncovered = String::new();
        assert_eq!(status_text(&one), "待遇：补助；没有给谁什么：目标");
    }

    #[test]
    fn a_selection_is_a_quote_if_it_occurs_once_in_one_sentence() {
        let selection = |node: &str, text: &str| TextSelection::InSentence {
            node: node.to_owned(),
            text: text.to_owned(),
        };
        let quote = |selected: &TextSelection| quote(&measures(), selected);
        let found = Quote { node: "1.s1".to_owned(), text: "给补助".to_owned() };
        assert_eq!(quote(&selection("1.s1", " 给补助")), Ok(Some(found)));
        assert!(quote(&selection("1.s1", "给")).expect_err("twice").contains("不止一处"));
        assert!(quote(&selection("1.s1", "别的")).expect_err("not there").contains("对不上"));
        assert!(quote(&TextSelection::MultipleSentences).expect_err("two sentences").contains("一句话"));
        for nothing in [TextSelection::None, selection("1.s1", " "), selection("9.s9", "给")] {
            assert_eq!(quote(&nothing), Ok(None));
        }
    }

    #[test]
    fn nested_groups_are_added_and_found_by_path() {
        let fact = Fact {
            id: "in_service".to_owned(),
            label: String::new(),
            question: String::new(),
            kind: FactKind::YesNo,
            options: Vec::new(),
            unit: String::new(),
        };
        let one = ConditionPart::Condition(new_condition(&fact));
        let mut conditions = Conditions::default();
        parts_mut(&mut conditions, &[]).expect("all of them").push(one.clone());
        assert_eq!(add_group(&mut conditions, &[]), Some(1));
        assert_eq!(add_group(&mut conditions, &[1]), Some(0));
        parts_mut(&mut conditions, &[1, 0]).expect("the inner group").push(one.clone());
        let inner =
            ConditionPart::Group(ConditionGroup { parts: vec![one.clone()], ..ConditionGroup::default() });
        let outer = ConditionGroup {
            combinator: Combinator::Any,
            parts: vec![inner.clone()],
            ..ConditionGroup::default()
        };
        assert_eq!(parts(&conditions, &[]), Some(&[one.clone(), ConditionPart::Group(outer)][..]));
        assert_eq!(part(&conditions, &[1, 0]), Some(&inner));
        assert_eq!(part(&conditions, &[1, 0, 0]), Some(&one));
        assert_eq!(
            (combinator(&conditions, &[1]), combinator(&conditions, &[1, 0])),
            (Combinator::Any, Combinator::All)
        );
        // Paths without a group.
        for path in [&[0][..], &[2], &[1, 0, 0]] {
            assert_eq!(parts(&conditions, path), None);
            assert_eq!(add_group(&mut conditions, path), None);
        }
        assert_eq!(part_mut(&mut conditions, &[]), None);
        let written = "{ reading = \"worker\" }".to_owned();
        assert_eq!(parts(&Conditions::Other(written), &[]), None);
    }

    #[test]
    fn options_are_toggled_and_encoded() {
        let mut all = Vec::new();
        for one in ["a", "b", "a"] {
            toggle(&mut all, one);
        }
        assert_eq!(all, ["b"]);
        assert_eq!(encode_options(&all), "b");
        assert_eq!(encode_options(&[]), "0");
        assert_eq!(encode_options(&["a".to_owned(), "b".to_owned()]), "a.b");
    }
}
