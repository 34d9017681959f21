//! Each part of the app gives the same verdicts, quotes and hits from its pack as from the complete corpus.

mod common;

use common::folder;
use policy::model::document::Node;
use policy::model::pinyin::PinyinTable;
use policy::model::rules::{Benefit, Eligibility, Fact};
use policy::packs::Pack;
use policy::search::{PinyinIndex, SearchIndex};
use policy::{Corpus, Document, Quote};
use seeds::{Style, cases, compile};

/// Calls `check` with the complete corpus and with that of a pack.
fn with_pack(pack: Pack, check: impl FnOnce(&Corpus<'_>, &Corpus<'_>)) {
    let bytes = compile(&folder("seeds")).corpus.expect("seeds without errors");
    let whole = Corpus::decode(&bytes).expect("it was just encoded");
    let packed = whole.pack(pack).expect("there is memory");
    check(&whole, &Corpus::from_pack(&packed).expect("it was just packed"));
}

#[test]
fn the_result_decides_as_the_whole_does() {
    with_pack(Pack::Result, |_, part| {
        let results = cases::run(&part.eligibility, &folder("tests/cases"), Style::Plain);
        assert!(results.failed == 0 && results.passed > 0, "{}", results.text);
    });
}

#[test]
fn the_questions_rest_on_the_same_rules() {
    with_pack(Pack::Wizard, |whole, part| {
        let (whole, part) = (&whole.eligibility, &part.eligibility);
        assert_eq!((&part.atoms, &part.constraints), (&whole.atoms, &whole.constraints));
        // Labels for the list of answers, and the origin of options, are needed only by the result.
        let asked = |rules: &Eligibility<'_>| {
            let of = |fact: &Fact<'_>| {
                let options = fact
                    .options()
                    .iter()
                    .map(|option| format!("{} {} {}", option.id, option.label, option.help));
                let words = [fact.id, fact.question, fact.why, fact.help].join(" ");
                (words, options.collect::<Vec<_>>(), fact.applies_if, fact.changes, fact.first_slot)
            };
            rules.facts.iter().map(of).collect::<Vec<_>>()
        };
        assert_eq!(asked(part), asked(whole));
        let tests = |rules: &Eligibility<'_>| {
            rules.conditions.iter().map(|condition| (condition.test, condition.end)).collect::<Vec<_>>()
        };
        assert_eq!(tests(part), tests(whole));
        let decided = |rules: &Eligibility<'_>| {
            let of = |benefit: &Benefit<'_>| {
                let interest = (benefit.audiences.clone(), benefit.topics.clone(), benefit.measure);
                (benefit.whole, benefit.target, benefit.condition, benefit.constraints.clone(), interest)
            };
            rules.benefits.iter().map(of).collect::<Vec<_>>()
        };
        assert_eq!(decided(part), decided(whole));
    });
}

#[test]
fn the_result_has_every_word_that_it_quotes() {
    with_pack(Pack::Result, |whole, part| {
        let quoted = |corpus: &Corpus<'_>| {
            let rules = &corpus.eligibility;
            let of = |source: u8, quote: Quote| {
                let document = usize::from(rules.sources[usize::from(source)].document);
                corpus.documents[document].quoted(quote).to_owned()
            };
            let benefits = rules.benefits.iter().flat_map(|benefit| {
                let parts = usize::from(benefit.whole.0)..usize::from(rules.condition(benefit.whole).end.0);
                let conditions = rules.conditions[parts].iter().filter_map(|part| part.quote);
                let quotes = [benefit.quote, benefit.strength.quote].into_iter();
                let money = benefit.amount.map(|amount| amount.quote).into_iter().chain(benefit.payer);
                let all = quotes.chain(money).chain(benefit.fund).chain(conditions);
                all.map(|quote| of(benefit.source, quote)).collect::<Vec<_>>()
            });
            benefits.collect::<Vec<_>>()
        };
        assert_eq!(quoted(part), quoted(whole));
        assert!(part.documents.iter().map(|document| document.text.trim().len()).sum::<usize>() > 0);
    });
}

#[test]
fn the_search_finds_what_the_whole_does() {
    let compilation = compile(&folder("seeds"));
    let bytes = compilation.corpus.expect("seeds without errors");
    let whole = Corpus::decode(&bytes).expect("it was just encoded");
    let packed = whole.pack(Pack::Search).expect("there is memory");
    let text = Corpus::search_text(&packed).expect("it was just packed");
    let part = Corpus::from_search_text(&text).expect("it was just packed");
    let table = PinyinTable::decode(&compilation.packs["pinyin"]).expect("it was just encoded");
    let (all, packed) = (SearchIndex::new(&whole), SearchIndex::new(&part));
    let (all_read, packed_read) = (PinyinIndex::new(&all, &table), PinyinIndex::new(&packed, &table));
    let typed = include_str!("../../../tests/queries.tsv").lines().filter_map(|line| line.split('\t').next());
    let said = whole.vocabulary.words.texts().chain(whole.vocabulary.absent.texts());
    for query in said.chain(whole.vocabulary.questions.texts()).chain(typed) {
        assert_eq!(packed.search(query, None), all.search(query, None), "{query}");
    }
    for query in ["jntsbt", "職業病療養", "打算做", "职成评审", "三万元"] {
        assert_eq!(packed.search(query, Some(&packed_read)), all.search(query, Some(&all_read)), "{query}");
    }
    let shown = |corpus: &Corpus<'_>| {
        let rules = &corpus.eligibility;
        let benefit = |benefit: &Benefit<'_>| {
            let document = rules.sources[usize::from(benefit.source)].document;
            (benefit.id.to_owned(), benefit.title.to_owned(), document, benefit.measure)
        };
        let question = |fact: &Fact<'_>| fact.question.to_owned();
        let document = |document: &Document<'_>| {
            let metadata = &document.metadata;
            let names = [document.id, metadata.short_title, metadata.jurisdiction].map(str::to_owned);
            let node = |node: Node<'_, '_>| (node.id().to_owned(), node.kind(), node.text().to_owned());
            (names, document.iter().map(node).collect::<Vec<_>>())
        };
        (
            corpus.documents.iter().map(document).collect::<Vec<_>>(),
            rules.benefits.iter().map(benefit).collect::<Vec<_>>(),
            rules.facts.iter().map(question).collect::<Vec<_>>(),
        )
    };
    assert_eq!(shown(&part), shown(&whole));
}

#[test]
fn a_pack_holds_little_more_than_its_part_reads() {
    let mut bytes_of_whole = 0;
    let sizes = Pack::ALL.map(|pack| {
        let bytes = compile(&folder("seeds")).corpus.expect("seeds without errors");
        let whole = Corpus::decode(&bytes).expect("it was just encoded");
        bytes_of_whole = bytes.len();
        // Unneeded text is replaced by spaces, which compress to almost nothing.
        let bytes = whole.pack(pack).expect("there is memory");
        bytes.iter().filter(|&&byte| byte != b' ').count()
    });
    let [wizard, result, search] = sizes;
    assert!(
        wizard < result && result < bytes_of_whole && search < bytes_of_whole,
        "{sizes:?} of {bytes_of_whole}"
    );
}
