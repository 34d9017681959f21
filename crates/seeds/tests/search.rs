//! Properties of the search over the real documents, for any query.

mod common;

use std::sync::LazyLock;

use common::folder;
use policy::Corpus;
use policy::model::pinyin::PinyinTable;
use policy::model::vocabulary::AnswerKind;
use policy::search::{Fit, HitTarget, PinyinIndex, Rank, SearchIndex, SearchResults};
use proptest::prelude::*;

static COMPILED: LazyLock<seeds::Compilation> = LazyLock::new(|| seeds::compile(&folder("seeds")));
static CORPUS: LazyLock<Corpus<'static>> = LazyLock::new(|| {
    let bytes = COMPILED.corpus.as_ref().expect("the project's seeds have no errors");
    Corpus::decode(bytes).expect("what was encoded can be decoded")
});
static INDEX: LazyLock<SearchIndex<'static>> = LazyLock::new(|| SearchIndex::new(&CORPUS));
static PINYIN: LazyLock<PinyinIndex<'static>> = LazyLock::new(|| {
    let table = PinyinTable::decode(&COMPILED.packs["pinyin"]).expect("what was encoded can be decoded");
    PinyinIndex::new(&INDEX, &table)
});

fn search(query: &str) -> SearchResults<'static> {
    INDEX.search(query, Some(&PINYIN))
}

/// The highlighted words of the best hit's passages.
fn marked(results: &SearchResults<'static>) -> Vec<&'static str> {
    let passages = results.hits.first().map(|hit| &hit.passages[..]).unwrap_or_default();
    passages.iter().flat_map(|passage| passage.marks.iter().map(|mark| mark.slice(passage.text))).collect()
}

fn mapped(results: &SearchResults<'_>) -> Vec<(String, String)> {
    results.mappings.iter().map(|mapping| (mapping.typed.clone(), mapping.official[0].clone())).collect()
}

#[test]
fn the_official_term_is_told_and_marked() {
    let results = search("欠薪");
    assert_eq!(mapped(&results), [("欠薪".to_owned(), "拖欠农民工工资".to_owned())]);
    assert!(marked(&results).contains(&"拖欠农民工工资"));
    assert_eq!(results.fit, Fit::Exact);
}

#[test]
fn a_sum_is_found_as_it_is_written_in_the_text() {
    assert_eq!(marked(&search("三千元"))[0], "3000元");
    assert_eq!(marked(&search("30000元"))[0], "3万元");
    assert_eq!(marked(&search("百分之五十"))[0], "50%");
}

#[test]
fn marks_cross_punctuation() {
    assert_eq!(marked(&search("职工代表大会"))[0], "职工（代表）大会");
}

#[test]
fn several_words_must_all_stand_in_a_place() {
    let results = search("失业保险 技能等级证书");
    assert_eq!(results.hits[0].rank, Rank::Sentence);
    let HitTarget::Node { document, node } = results.hits[0].target else { panic!("{:?}", results.hits[0]) };
    assert_eq!(CORPUS.documents[document].at(node).id(), "heilongjiang.10");
}

#[test]
fn words_that_stand_together_are_better_than_words_apart() {
    assert_eq!(search("职业培训 补贴").hits[0].rank, Rank::Phrase);
}

#[test]
fn a_question_leads_to_the_page_that_answers_it() {
    for (typed, asks) in [
        ("能拿多少钱", AnswerKind::HowMuch),
        ("谁出钱？", AnswerKind::WhoPays),
        ("什么时候", AnswerKind::When),
        ("我能领什么", AnswerKind::Entitled),
    ] {
        let results = search(typed);
        assert_eq!((results.fit, results.answer_kind), (Fit::Question, Some(asks)), "{typed}");
    }
    let results = search("技师考证能拿多少钱");
    assert_eq!((results.fit, results.answer_kind), (Fit::Exact, Some(AnswerKind::HowMuch)));
}

#[test]
fn where_nothing_has_all_words_the_nearest_is_shown_and_called_so() {
    let results = search("学徒 量子计算机");
    assert_eq!(results.fit, Fit::Nearest);
    assert_eq!(results.unused, ["量子计算机"]);
    assert!(!results.hits.is_empty());
    let results = search("学徒 疗休养");
    assert_eq!((results.fit, results.hits[0].rank), (Fit::Nearest, Rank::Some));
}

#[test]
fn exact_and_near_are_ranked_together_and_told_apart() {
    let found = |typed: &str| -> Vec<(&str, bool)> {
        let hits = search(typed).hits.into_iter();
        let place = |target| match target {
            HitTarget::Node { document, node } => CORPUS.documents[document].at(node).id(),
            HitTarget::Benefit(_) | HitTarget::Question(_) => "",
        };
        hits.map(|hit| (place(hit.target), hit.is_exact)).collect()
    };
    let funds = found("职工教育经费");
    assert!(
        funds.contains(&("heilongjiang.10", true)) && funds.contains(&("heilongjiang.7", false)),
        "{funds:?}"
    );
    let apprentices = found("学徒培训");
    assert!(apprentices.contains(&("heilongjiang.25", true)), "{apprentices:?}");
    assert!(apprentices.contains(&("heilongjiang.8", false)), "{apprentices:?}");
}

#[test]
fn what_no_document_speaks_of_is_told_though_its_words_stand_there() {
    for typed in ["加班费", "生育津贴", "住房补贴", "高温津贴怎么领", "失业金领多久", "最低工资标准是多少"]
    {
        let results = search(typed);
        assert!(results.fit != Fit::Exact && results.hits.iter().all(|hit| !hit.is_exact), "{typed}");
        assert_eq!(results.absent.len(), 1, "{typed}: {:?}", results.absent);
    }
}

#[test]
fn light_characters_may_stand_within_what_people_say() {
    assert_eq!(mapped(&search("欠了我们三个月的工资"))[0].1, "拖欠农民工工资");
    assert_eq!(search("学个手艺").fit, Fit::Exact);
}

#[test]
fn traditional_characters_are_those_of_the_text() {
    // The table of traditional characters is part of the pinyin pack, so that one traditional character
    // suffices to request it.
    assert!(INDEX.needs_readings("农民工工資") && INDEX.needs_readings("臺賬"));
    for (traditional, simplified) in [
        ("職業病療養", "职业病疗养"),
        ("農民工工資", "农民工工资"),
        ("臺賬", "台账"),
        ("創業貸款", "创业贷款"),
    ] {
        let (typed, meant) = (search(traditional), search(simplified));
        assert_eq!((typed.fit, typed.hits), (meant.fit, meant.hits), "{traditional}");
    }
    // The table covers every character of the texts and the vocabulary that has a traditional form.
    let table = PinyinTable::decode(&COMPILED.packs["pinyin"]).expect("what was encoded can be decoded");
    let pairs: Vec<(char, char)> = table.traditional_pairs().collect();
    assert!(pairs.is_sorted() && pairs.len() > 500, "{}", pairs.len());
}

#[test]
fn slips_are_mended_by_their_sound_and_told() {
    for (typed, meant) in [("职成评审", "职称评审"), ("特殊金贴", "特殊津贴"), ("龙江大公匠", "龙江大工匠")]
    {
        let results = search(typed);
        assert!(
            mapped(&results).iter().any(|(_, official)| official.contains(&meant[3..])),
            "{:?}",
            results.mappings
        );
        assert!(results.hits.iter().all(|hit| !hit.is_exact), "{typed}");
        assert_eq!(results.hits[0].target, search(meant).hits[0].target, "{typed}");
    }
}

#[test]
fn a_common_word_does_not_decide_where_a_rarer_one_is_known() {
    let results = search("企业 职工 贴息 量子计算机");
    let HitTarget::Node { document, node } = results.hits[0].target else { panic!("{:?}", results.hits[0]) };
    assert_eq!(CORPUS.documents[document].at(node).id(), "heilongjiang.22");
}

#[test]
fn pinyin_of_several_words_need_not_stand_together() {
    let found = mapped(&search("jishi butie"));
    assert!(found.iter().any(|(typed, official)| typed == "jishi" && official == "技师"), "{found:?}");
    assert_eq!(search("ＢｕＴｉｅ").hits, search("butie").hits, "full-width letters are letters");
    assert_eq!(search("gongjijin").absent, ["gongjijin"]);
}

#[test]
fn what_no_document_has_is_told() {
    let results = search("饕餮");
    assert_eq!((results.fit, results.hits.len()), (Fit::Nothing, 0));
    assert_eq!(results.unused, ["饕餮"]);
}

#[test]
fn a_query_without_words_finds_nothing_and_fails_nothing() {
    for typed in ["", "   ", "，。！？", "👍🏽❤️", "\u{0}\u{7}\n", "한국", "“”《》——……"]
    {
        assert_eq!(search(typed).fit, Fit::NoWords, "{typed:?}");
    }
}

#[test]
fn one_character_is_enough() {
    assert_eq!(search("徒").fit, Fit::Exact);
}

#[test]
fn of_a_very_long_query_the_beginning_is_looked_for() {
    for typed in
        ["补贴".repeat(5000), "9".repeat(10_000), "九".repeat(10_000), " a".repeat(5000), "zh".repeat(5000)]
    {
        let results = search(&typed);
        assert!(results.shortened);
    }
    assert!(!search(&("技能提升补贴".to_owned() + &" ".repeat(10_000))).shortened);
}

#[test]
fn benefits_and_questions_are_found_besides() {
    let results = search("技能提升补贴");
    let benefits = results.besides.iter().filter_map(|hit| match hit.target {
        HitTarget::Benefit(place) => Some(CORPUS.eligibility.benefits[usize::from(place.0)].id),
        HitTarget::Node { .. } | HitTarget::Question(_) => None,
    });
    assert!(benefits.into_iter().any(|id| id == "m10-skill-subsidy"));
    assert!(search("失业保险").besides.iter().any(|hit| matches!(hit.target, HitTarget::Question(_))));
}

#[test]
fn a_question_is_found_by_words_that_no_document_has() {
    let results = search("打算做");
    assert_eq!((results.fit, results.hits.len()), (Fit::Besides, 0));
    let HitTarget::Question(place) = results.besides[0].target else { panic!("{:?}", results.besides[0]) };
    assert_eq!(CORPUS.eligibility.facts[place].id, "plans");
    assert_eq!(results.unused, ["打算做"]);
}

#[test]
fn words_that_only_a_question_has_change_no_hit_in_the_documents() {
    let (with, without) = (search("创业 打算做"), search("创业"));
    let places = |results: &SearchResults<'_>| {
        results.hits.iter().map(|hit| (hit.target, hit.score)).collect::<Vec<_>>()
    };
    assert_eq!(places(&with), places(&without));
    assert!(with.besides.iter().all(|hit| hit.passages.iter().any(|found| found.text.contains("打算做"))));
    assert!(!with.besides.is_empty());
}

#[test]
fn pinyin_needs_the_table() {
    assert_eq!(INDEX.search("jntsbt", None).fit, Fit::Nothing);
    assert_eq!(mapped(&search("jntsbt")), [("jntsbt".to_owned(), "技能提升补贴".to_owned())]);
    assert_eq!(search("hangye").fit, Fit::Exact);
    assert_eq!(mapped(&search("tuoqiangongzi"))[0].1, "拖欠农民工工资");
}

/// Random queries: parts of the text, everyday words, letters, numbers, arbitrary strings.
fn any_query() -> impl Strategy<Value = String> {
    let text: Vec<char> = CORPUS.documents[1].text.chars().collect();
    let stretch = (0..text.len(), 1_usize..12)
        .prop_map(move |(start, len)| text[start..].iter().take(len).collect::<String>());
    let said =
        proptest::sample::select(CORPUS.vocabulary.words.texts().collect::<Vec<_>>()).prop_map(String::from);
    let part = prop_oneof![stretch, said, "[a-z]{1,8}", "[0-9]{1,6}[万元%]?", "\\PC{0,8}", any::<String>()];
    proptest::collection::vec(part, 1..5).prop_flat_map(|parts| {
        proptest::sample::select(vec!["", " ", "，"]).prop_map(move |between| parts.join(between))
    })
}

/// A sentence or heading, and some words of it that contain no numeral and are not a question.
fn words_of_the_text() -> impl Strategy<Value = (&'static str, String)> {
    let texts: Vec<&str> = CORPUS
        .documents
        .iter()
        .flat_map(|document| document.iter().filter(|node| node.kind().is_leaf()).map(|leaf| leaf.text()))
        .collect();
    let stretch = (proptest::sample::select(texts), any::<proptest::sample::Index>(), 2_usize..12);
    let words = stretch.prop_map(|(text, start, len)| {
        let start = start.index(text.chars().count());
        (text, text.chars().skip(start).take(len).collect::<String>())
    });
    words.prop_filter("a number, a question or cut by punctuation", |(_, words)| {
        let vocabulary = &CORPUS.vocabulary;
        words.chars().count() > 1
            && words.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
            && !words.contains([
                '一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万',
            ])
            && !vocabulary.fillers.texts().chain(vocabulary.questions.texts()).any(|say| say == words)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn marks_lie_within_the_text_in_order_and_apart(query in any_query()) {
        for hit in search(&query).hits {
            prop_assert!(!hit.passages.is_empty());
            for passage in hit.passages {
                prop_assert!(!passage.marks.is_empty());
                prop_assert!(passage.marks.is_sorted_by(|a, b| a.end < b.start));
                for mark in &passage.marks {
                    prop_assert!(!mark.slice(passage.text).is_empty());
                }
                let snippet = passage.snippet(40);
                prop_assert!(passage.text.contains(snippet.text));
                prop_assert!(!snippet.marks.is_empty());
                for mark in &snippet.marks {
                    prop_assert!(!mark.slice(snippet.text).is_empty());
                }
            }
        }
    }

    #[test]
    fn words_of_the_text_are_found_where_they_stand((text, words) in words_of_the_text()) {
        let results = search(&words);
        let mut found = results.hits.iter().flat_map(|hit| &hit.passages);
        prop_assert!(found.any(|passage| passage.text == text), "{words} in {text}: {:?}", results.mappings);
    }

    #[test]
    fn an_exact_hit_contains_the_words((_, words) in words_of_the_text()) {
        let results = search(&words);
        prop_assume!(results.mappings.is_empty());
        for hit in results.hits.iter().filter(|hit| hit.is_exact) {
            let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            let has_words = hit.passages.iter().any(|passage| letters(passage.text).contains(&words));
            prop_assert!(has_words, "{words} in {:?}", hit.passages);
        }
    }
}
