//! What the sentences of a document are, which are shown, quotes from a selection, what a form begins with, and the
//! groups of its conditions.

use workbench_messages::benefits::{
    AmountKind, BenefitForm, Bound, Condition, ConditionPart, Conditions, Fact, FactKind, Gives, Group,
    Joined, Measure, Per, Quote, Recurrence, Sentence, Strength, Test,
};

use crate::browser::Selected;

/// All that a benefit can give, in the order in which it is offered.
pub const GIVES: [(Gives, &str); 7] = [
    (Gives::Money, "钱"),
    (Gives::Title, "职称、等级、岗位、荣誉"),
    (Gives::Service, "培训等服务"),
    (Gives::Rest, "休假、疗休养"),
    (Gives::Right, "权利"),
    (Gives::Duty, "单位、学校要做到的事"),
    (Gives::Chance, "机会"),
];

/// How strongly a text can promise something.
pub const STRENGTHS: [(Strength, &str); 7] = [
    (Strength::Grants, "给（给予、应当）"),
    (Strength::ApplicantMay, "可以申请（可申请、可申报）"),
    (Strength::OwnChoice, "自己决定（允许、可自行）"),
    (Strength::ByAgreement, "双方商量（协商一致）"),
    (Strength::ProviderMay, "别人决定（可、鼓励、支持）"),
    (Strength::Priority, "优先（优先、重点）"),
    (Strength::Aim, "目标（要做到，没说现在有）"),
];

/// How the number of an amount can be meant.
pub const AMOUNTS: [(AmountKind, &str); 6] = [
    (AmountKind::Fixed, "就是这么多元"),
    (AmountKind::Cap, "最高这么多元"),
    (AmountKind::Share, "百分之几"),
    (AmountKind::ShareRange, "百分之几到几"),
    (AmountKind::ShareMin, "百分之几以上"),
    (AmountKind::Unspecified, "没有写数目"),
];

/// Whom each payment can be for.
pub const PERS: [(Per, &str); 3] =
    [(Per::Unstated, "没有写"), (Per::Person, "每人"), (Per::Enterprise, "每个企业")];

/// How often an amount can be paid.
pub const RECURRENCES: [(Recurrence, &str); 3] =
    [(Recurrence::Unstated, "没有写"), (Recurrence::Once, "一次性"), (Recurrence::Monthly, "每月")];

/// How a number can be compared.
pub const BOUNDS: [(Bound, &str); 4] = [
    (Bound::AtLeast, "满、以上"),
    (Bound::AtMost, "以下"),
    (Bound::MoreThan, "超过"),
    (Bound::LessThan, "不满"),
];

/// How the conditions of a group can count together.
pub const JOINS: [(Joined, &str); 4] = [
    (Joined::All, "都要满足"),
    (Joined::Any, "有一个就行"),
    (Joined::AnyOpen, "有一个就行，后面还写着“等”"),
    (Joined::NoneOf, "一个都不能有"),
];

/// Common reasons why sentences give nobody anything.
pub const REASONS: [&str; 4] =
    ["部署工作，没有写给谁什么", "写的是目标", "写的是单位、部门、工会的职责", "说明和解释"];

/// Whether not everything is said of a sentence.
#[must_use]
pub fn is_open(sentence: &Sentence) -> bool {
    !sentence.rest.is_empty()
}

/// How much is left of which nothing is said: sentences, and units without any.
#[must_use]
pub fn left(measures: &[Measure]) -> usize {
    let of = |measure: &Measure| match measure.sentences.as_slice() {
        [] => usize::from(measure.why.is_none()),
        sentences => sentences.iter().filter(|sentence| is_open(sentence)).count(),
    };
    measures.iter().map(of).sum()
}

/// How many sentences there are; a unit without any counts as one.
#[must_use]
pub fn count(measures: &[Measure]) -> usize {
    measures.iter().map(|measure| measure.sentences.len().max(1)).sum()
}

/// The units that are shown: all, or what is left of them.
#[must_use]
pub fn shown(measures: &[Measure], only_open: bool) -> Vec<Measure> {
    if !only_open {
        return measures.to_vec();
    }
    let open = |measure: &Measure| {
        let sentences = measure.sentences.iter().filter(|one| is_open(one)).cloned().collect();
        let left = Measure { sentences, ..measure.clone() };
        (self::left(std::slice::from_ref(measure)) > 0).then_some(left)
    };
    measures.iter().filter_map(open).collect()
}

/// What a sentence is, in words.
#[must_use]
pub fn words_of(sentence: &Sentence) -> String {
    let mut words = Vec::new();
    if !sentence.benefits.is_empty() {
        words.push(format!("待遇：{}", sentence.benefits.join("、")));
    }
    if let Some(why) = &sentence.why {
        words.push(format!("没有给谁什么：{why}"));
    }
    match (is_open(sentence), words.is_empty()) {
        (false, _) => {}
        (true, true) => words.push("没着落".to_owned()),
        (true, false) => words.push(format!("还没着落：{}", sentence.rest)),
    }
    words.join("；")
}

/// The quote that a selection is.
///
/// # Errors
/// In Chinese: why it is none.
pub fn quote(measures: &[Measure], selected: &Selected) -> Result<Option<Quote>, &'static str> {
    let (node, words) = match selected {
        Selected::Nothing => return Ok(None),
        Selected::Several => return Err("请只在一句话里选字"),
        Selected::Words { node, words } => (node, words.trim()),
    };
    let sentence = measures.iter().flat_map(|measure| &measure.sentences).find(|one| one.node == *node);
    let Some(sentence) = sentence.filter(|_| !words.is_empty()) else { return Ok(None) };
    match sentence.text.matches(words).count() {
        1 => Ok(Some(Quote { node: node.clone(), text: words.to_owned() })),
        0 => Err("选中的字和原文对不上，请再选一次"),
        _ => Err("这几个字在这句里不止一处，请多选几个字"),
    }
}

/// A sentence as a quote.
#[must_use]
pub fn whole(sentence: &Sentence) -> Quote {
    Quote { node: sentence.node.clone(), text: sentence.text.trim().to_owned() }
}

/// A form that begins with a quote.
#[must_use]
pub fn begun(quote: Quote) -> BenefitForm {
    BenefitForm { quote: Some(quote), ..BenefitForm::default() }
}

/// A condition on a question of which nobody has said yet what the answer has to be.
#[must_use]
pub fn condition(fact: &Fact) -> Condition {
    let test = match fact.kind {
        FactKind::OneOf => Test::Is(Vec::new()),
        FactKind::SeveralOf => Test::Has(Vec::new()),
        FactKind::YesNo => Test::YesNo(true),
        FactKind::Number | FactKind::Duration => Test::Number { bound: Bound::AtLeast, number: 1, months: 0 },
        FactKind::Date => Test::Within { years: 1, months: 0 },
    };
    Condition { fact: fact.id.clone(), test, quote: None, note: String::new() }
}

/// The conditions of the group at a place: its number in each group around it, from the outermost. The empty place is
/// that of all conditions.
#[must_use]
pub fn parts<'c>(conditions: &'c Conditions, place: &[usize]) -> Option<&'c [ConditionPart]> {
    let Conditions::List { parts, .. } = conditions else { return None };
    let mut parts = parts.as_slice();
    for at in place {
        let ConditionPart::Group(group) = parts.get(*at)? else { return None };
        parts = &group.parts;
    }
    Some(parts)
}

/// The same, to be changed.
pub fn parts_mut<'c>(conditions: &'c mut Conditions, place: &[usize]) -> Option<&'c mut Vec<ConditionPart>> {
    let Conditions::List { parts, .. } = conditions else { return None };
    let mut parts = parts;
    for at in place {
        let ConditionPart::Group(group) = parts.get_mut(*at)? else { return None };
        parts = &mut group.parts;
    }
    Some(parts)
}

/// What stands at a place, which is not the empty one.
#[must_use]
pub fn part<'c>(conditions: &'c Conditions, place: &[usize]) -> Option<&'c ConditionPart> {
    let (at, group) = place.split_last()?;
    parts(conditions, group)?.get(*at)
}

/// The same, to be changed.
pub fn part_mut<'c>(conditions: &'c mut Conditions, place: &[usize]) -> Option<&'c mut ConditionPart> {
    let (at, group) = place.split_last()?;
    parts_mut(conditions, group)?.get_mut(*at)
}

/// How the conditions of the group at a place count together.
#[must_use]
pub fn joined(conditions: &Conditions, place: &[usize]) -> Joined {
    match (conditions, part(conditions, place)) {
        (_, Some(ConditionPart::Group(group))) => group.joined,
        (Conditions::List { any: true, .. }, _) => Joined::Any,
        (Conditions::List { any: false, .. } | Conditions::Other(_), _) => Joined::All,
    }
}

/// Adds an empty group to the one at a place, which counts otherwise than that; its number there.
pub fn add_group(conditions: &mut Conditions, place: &[usize]) -> Option<usize> {
    let joined = match joined(conditions, place) {
        Joined::All | Joined::NoneOf => Joined::Any,
        Joined::Any | Joined::AnyOpen => Joined::All,
    };
    let parts = parts_mut(conditions, place)?;
    parts.push(ConditionPart::Group(Group { joined, ..Group::default() }));
    Some(parts.len() - 1)
}

/// Puts something in where it is missing, and takes it out where it is there.
pub fn toggle(all: &mut Vec<String>, one: &str) {
    if let Some(at) = all.iter().position(|other| other == one) {
        all.remove(at);
    } else {
        all.push(one.to_owned());
    }
}

/// The answer to a question of which several options hold, as links have it.
#[must_use]
pub fn several(ticked: &[String]) -> String {
    if ticked.is_empty() { "0".to_owned() } else { ticked.join(".") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(node: &str, text: &str, rest: &str) -> Sentence {
        Sentence {
            node: node.to_owned(),
            text: text.to_owned(),
            line: 1,
            benefits: Vec::new(),
            why: None,
            rest: rest.to_owned(),
        }
    }

    fn measures() -> Vec<Measure> {
        let measure = |name: &str, sentences| Measure {
            node: name.to_owned(),
            name: name.to_owned(),
            why: None,
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
    fn what_is_left_is_counted_and_shown() {
        assert_eq!((count(&measures()), left(&measures())), (4, 2));
        assert_eq!(shown(&measures(), false), measures());
        let open = shown(&measures(), true);
        let names: Vec<(&str, usize)> = open.iter().map(|it| (&*it.name, it.sentences.len())).collect();
        assert_eq!(names, [("1", 1), ("3", 0)]);
    }

    #[test]
    fn a_sentence_says_what_it_is() {
        let mut one = sentence("1.s1", "给补助，给奖励。", "给补助 … 给奖励");
        assert_eq!(words_of(&one), "没着落");
        one.benefits = vec!["补助".to_owned()];
        one.rest = "给奖励".to_owned();
        assert_eq!(words_of(&one), "待遇：补助；还没着落：给奖励");
        one.why = Some("目标".to_owned());
        one.rest = String::new();
        assert_eq!(words_of(&one), "待遇：补助；没有给谁什么：目标");
    }

    #[test]
    fn a_selection_is_a_quote_where_it_stands_once_in_one_sentence() {
        let words =
            |node: &str, words: &str| Selected::Words { node: node.to_owned(), words: words.to_owned() };
        let quote = |selected: &Selected| quote(&measures(), selected);
        let found = Quote { node: "1.s1".to_owned(), text: "给补助".to_owned() };
        assert_eq!(quote(&words("1.s1", " 给补助")), Ok(Some(found)));
        assert!(quote(&words("1.s1", "给")).expect_err("twice").contains("不止一处"));
        assert!(quote(&words("1.s1", "别的")).expect_err("not there").contains("对不上"));
        assert!(quote(&Selected::Several).expect_err("two sentences").contains("一句话"));
        for nothing in [Selected::Nothing, words("1.s1", " "), words("9.s9", "给")] {
            assert_eq!(quote(&nothing), Ok(None));
        }
    }

    #[test]
    fn groups_are_added_into_groups_and_found_by_their_places() {
        let fact = Fact {
            id: "in_service".to_owned(),
            label: String::new(),
            question: String::new(),
            kind: FactKind::YesNo,
            options: Vec::new(),
            unit: String::new(),
        };
        let one = ConditionPart::Condition(condition(&fact));
        let mut conditions = Conditions::default();
        parts_mut(&mut conditions, &[]).expect("all of them").push(one.clone());
        assert_eq!(add_group(&mut conditions, &[]), Some(1));
        assert_eq!(add_group(&mut conditions, &[1]), Some(0));
        parts_mut(&mut conditions, &[1, 0]).expect("the inner group").push(one.clone());
        let inner = ConditionPart::Group(Group { parts: vec![one.clone()], ..Group::default() });
        let outer = Group { joined: Joined::Any, parts: vec![inner.clone()], ..Group::default() };
        assert_eq!(parts(&conditions, &[]), Some(&[one.clone(), ConditionPart::Group(outer)][..]));
        assert_eq!(part(&conditions, &[1, 0]), Some(&inner));
        assert_eq!(part(&conditions, &[1, 0, 0]), Some(&one));
        assert_eq!((joined(&conditions, &[1]), joined(&conditions, &[1, 0])), (Joined::Any, Joined::All));
        // No group is there.
        for place in [&[0][..], &[2], &[1, 0, 0]] {
            assert_eq!(parts(&conditions, place), None);
            assert_eq!(add_group(&mut conditions, place), None);
        }
        assert_eq!(part_mut(&mut conditions, &[]), None);
        let written = "{ reading = \"worker\" }".to_owned();
        assert_eq!(parts(&Conditions::Other(written), &[]), None);
    }

    #[test]
    fn options_are_chosen_and_joined() {
        let mut all = Vec::new();
        for one in ["a", "b", "a"] {
            toggle(&mut all, one);
        }
        assert_eq!(all, ["b"]);
        assert_eq!(several(&all), "b");
        assert_eq!(several(&[]), "0");
        assert_eq!(several(&["a".to_owned(), "b".to_owned()]), "a.b");
    }
}
