//! The outline of the result for all people of the cases: it contains every benefit, money comes first, reported
//! problems get a reply, and the collapsed form is short.
//!
//! `cargo test -p seeds --test outline -- --nocapture` prints the numbers.

mod common;
#[path = "common/people.rs"]
mod people;

use common::folder;
use people::with_people;
use policy::eligibility::{Scope, Verdict, evaluate};
use policy::model::rules::{Answer, Answers, FactIndex, Gives};
use policy::outline::{MAX_PRINTED, OPEN_GROUPS, Outline, OutlineGroupKind, PrintSide};
use policy::{Corpus, Date};
use seeds::cases::Person;
use seeds::compile;

/// Maximum length of the collapsed outline in characters.
const MOST_CHARACTERS: usize = 550;

/// The scopes that a person may choose: their wishes, or everything if `who` is unanswered.
fn scopes(corpus: &Corpus<'_>, person: &Person) -> Vec<Scope> {
    let rules = &corpus.eligibility;
    let Some(Answer::Option(who)) = person.answers.get(FactIndex(0)) else {
        return vec![Scope::default()];
    };
    let wishes = rules.listed_wishes().filter(|(_, wish)| wish.who == who);
    wishes.map(|(at, _)| Scope { wish: Some(at), ..Scope::default() }).collect()
}

fn count(lines: &[String]) -> usize {
    lines.iter().map(|line| line.chars().count()).sum()
}

#[test]
fn what_is_seen_first_is_short_and_nothing_is_lost() {
    with_people(|corpus, people| {
        let rules = &corpus.eligibility;
        let (mut lengths, mut wrong) = (Vec::new(), Vec::new());
        for (at, person) in people.iter().enumerate() {
            let evaluation = evaluate(rules, &person.answers, person.as_of).expect("no contradiction");
            let scopes = scopes(corpus, person);
            // Each person is tested with the last scope, which is everything, and with one of the others in turn.
            let chosen = [scopes[scopes.len() - 1], scopes[at % scopes.len()]];
            for scope in chosen {
                let scope = rules.in_scope(scope);
                let outline = Outline::of(corpus, &evaluation, &scope);
                let mut found: Vec<_> = outline
                    .groups
                    .iter()
                    .flat_map(|group| group.rows.iter().map(|row| row.benefit))
                    .collect();
                found.sort_unstable();
                assert_eq!(found, scope, "{}: each benefit in one group", person.name);
                let waiting: usize = outline.missing.iter().map(|missing| missing.benefits.len()).sum();
                let undetermined =
                    scope.iter().filter(|&&at| evaluation.verdict(at) == Verdict::Undetermined).count();
                assert_eq!(waiting, undetermined, "{}: each below one question", person.name);
                let length = count(&outline.collapsed());
                lengths.push(length);
                if length > MOST_CHARACTERS {
                    wrong.push((length, person.name.clone(), outline.collapsed()));
                }
            }
        }
        lengths.sort_unstable();
        println!(
            "{} results: {} characters in the median, {} at most",
            lengths.len(),
            lengths[lengths.len() / 2],
            lengths[lengths.len() - 1]
        );
        wrong.sort_by_key(|(length, ..)| std::cmp::Reverse(*length));
        wrong.truncate(2);
        assert!(wrong.is_empty(), "{wrong:#?}");
    });
}

#[test]
fn money_that_is_met_comes_first_and_every_trouble_is_answered() {
    with_people(|corpus, people| {
        let rules = &corpus.eligibility;
        let mut replies = 0;
        for person in people.iter().step_by(2) {
            let evaluation = evaluate(rules, &person.answers, person.as_of).expect("no contradiction");
            for scope in scopes(corpus, person) {
                let scope = rules.in_scope(scope);
                let outline = Outline::of(corpus, &evaluation, &scope);
                let is_money = |at| rules.benefit(at).gives == Gives::Money;
                let has_money =
                    scope.iter().any(|&at| is_money(at) && evaluation.verdict(at) == Verdict::Met);
                let first = outline.groups.first().map(|group| group.kind);
                assert_eq!(has_money, first == Some(OutlineGroupKind::MoneyMet), "{}", person.name);
                let ticked = rules.interview.troubles.iter().filter(|trouble| {
                    matches!(person.answers.get(trouble.fact), Some(Answer::Options { held, .. }) if held >> trouble.option & 1 == 1)
                });
                let ticked: Vec<_> = ticked.map(|trouble| (trouble.fact, trouble.option)).collect();
                let of = |reply: &policy::outline::HardshipReply| {
                    let fact = reply.fact;
                    reply.options.iter().map(move |&option| (fact, option)).collect::<Vec<_>>()
                };
                let mut answered: Vec<_> = outline.replies.iter().flat_map(of).collect();
                answered.sort_unstable();
                assert_eq!(ticked, answered, "{}", person.name);
                replies += answered.len();
                let open = outline.groups.iter().filter(|group| group.is_open);
                assert!(open.count() <= OPEN_GROUPS);
                let side = PrintSide::of(corpus, &evaluation, &outline);
                assert!(side.items.len() <= MAX_PRINTED);
            }
        }
        assert!(replies >= 50, "{replies} replies");
    });
}

/// Calls `check` with the outline for answers given by their ids.
fn outline_of(
    answers: &[(&str, &str)],
    wish: &str,
    check: impl FnOnce(&Corpus<'_>, &Outline<'_>, &PrintSide<'_>),
) {
    let bytes = compile(&folder("seeds")).corpus.expect("seeds without errors");
    let corpus = Corpus::decode(&bytes).expect("what was encoded");
    let rules = &corpus.eligibility;
    let mut given = Answers::default();
    let wish = rules.wish_index(wish).expect("a wish");
    rules.choose_wish(wish, &mut given);
    for (id, option) in answers {
        let fact = rules.fact_index(id).expect("a fact");
        let told = rules.fact(fact);
        let place = told.options().iter().position(|other| other.id == *option);
        let answer = match (place, told.none()) {
            (Some(place), Some(Answer::Options { .. })) => Answer::Options { held: 1 << place, unknown: 0 },
            (Some(place), _) => Answer::Option(u8::try_from(place).expect("few options")),
            (None, Some(none)) => none,
            (None, None) => Answer::Unknown,
        };
        given.set(rules, fact, answer).expect("an answer to the question");
    }
    let day: Date = "2018-06-01".parse().expect("it is a day");
    let evaluation = evaluate(rules, &given, day).expect("no contradiction");
    let scope = rules.in_scope(Scope { wish: Some(wish), ..Scope::default() });
    let outline = Outline::of(&corpus, &evaluation, &scope);
    let side = PrintSide::of(&corpus, &evaluation, &outline);
    check(&corpus, &outline, &side);
}

#[test]
fn who_is_no_farm_worker_hears_that_the_text_speaks_of_farm_workers() {
    let answers = [("employment", "enterprise"), ("arrears", "unpaid_wages"), ("identity", "transferred")];
    outline_of(&answers, "wages", |_, outline, _| {
        let [reply] = outline.replies.as_slice() else { panic!("{:?}", outline.replies) };
        assert_eq!(
            reply.words,
            "您说“被单位拖欠工资”：文件写“拖欠”的只有第13条，写的是“拖欠农民工工资”，按您的回答对不上。请问当地工会或人社部门。"
        );
        assert_eq!(reply.short, "“被单位拖欠工资”：文件第13条写了，按您的回答对不上");
        assert!(reply.measure.is_some());
    });
}

#[test]
fn a_farm_worker_who_is_owed_wages_is_told_so_first() {
    let answers = [("employment", "no_contract"), ("arrears", "unpaid_wages"), ("identity", "farm_worker")];
    outline_of(&answers, "wages", |_, outline, side| {
        assert_eq!(
            outline.replies[0].words,
            "您说“被单位拖欠工资”：条件对上了，文件第13条写了“被拖欠工资，依法查处用人单位”。"
        );
        assert_eq!(side.items[0].title, "被拖欠工资，依法查处用人单位");
        assert_eq!(
            side.say.as_deref(),
            Some(
                "2017年黑龙江省实施意见第13条第1句的“被拖欠工资，依法查处用人单位”，现在还是这样吗？该找谁？"
            )
        );
    });
}

/// After the first answer alone, undetermined money is not reported as absent.
#[test]
fn money_that_waits_for_answers_is_not_nothing() {
    outline_of(&[("employment", "enterprise")], "certificate", |corpus, outline, _| {
        let waits = |kind| matches!(kind, OutlineGroupKind::Missing | OutlineGroupKind::Unlisted);
        let rows = outline.groups.iter().filter(|group| waits(group.kind)).flat_map(|group| &group.rows);
        let money = rows.filter(|row| corpus.eligibility.benefit(row.benefit).gives == Gives::Money).count();
        assert!(money > 5, "{money}");
        assert_eq!(outline.lines[0], format!("钱：现在没有对上的，还说不准的有{money}项。"));
    });
}

#[test]
fn a_step_away_is_told_in_its_own_words() {
    let answers = [
        ("employment", "enterprise"),
        ("skill_level", "senior"),
        ("training", "none"),
        ("certificates", "none"),
        ("post", "none"),
    ];
    outline_of(&answers, "certificate", |_, outline, _| {
        assert_eq!(
            outline.lines[0],
            "钱：现在没有对上的。对上了但不一定有的1项。还差一步的3项，比如升技师，每人最高3000元。"
        );
        let near =
            outline.groups.iter().find(|group| group.kind == OutlineGroupKind::MoneyNear).expect("near");
        let technician = near.rows.iter().find(|row| row.title == "晋升技师的培训补贴").expect("a row");
        assert_eq!(technician.words(), "晋升技师的培训补贴 · 每人最高3000元 · 还差：升技师");
    });
}
