//! Each part of the app decides, cites and finds by its pack what it would by the whole corpus.

use std::path::Path;

use policy::eligibility::{Benefit, Eligibility, Fact};
use policy::packs::Pack;
use policy::search::SearchIndex;
use policy::{Corpus, Quote};
use seeds::{Style, cases, compile, files};

fn folder(name: &str) -> files::SeedFiles {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    files::read_dir(&root.join(name)).expect("the folder can be read")
}

/// Calls the check with the whole corpus and with that of a pack.
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
        // The names in a list of answers, and how options come to be, are the result's.
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
    with_pack(Pack::Search, |whole, part| {
        let (all, packed) = (SearchIndex::new(whole), SearchIndex::new(part));
        for said in whole.vocabulary.words.texts() {
            let places = |index: &SearchIndex<'_>| {
                index.search(said, None).hits.iter().map(|hit| (hit.target, hit.score)).collect::<Vec<_>>()
            };
            assert_eq!(places(&packed), places(&all), "{said}");
        }
    });
}

#[test]
fn a_pack_holds_little_more_than_its_part_reads() {
    let mut bytes_of_whole = 0;
    let sizes = Pack::ALL.map(|pack| {
        let mut size = 0;
        with_pack(pack, |whole, _| {
            bytes_of_whole = whole.encode().unwrap().len();
            // Blanked text is spaces, which pack to nothing.
            let bytes = whole.pack(pack).expect("there is memory");
            size = bytes.iter().filter(|&&byte| byte != b' ').count();
        });
        size
    });
    let [wizard, result, search] = sizes;
    assert!(
        wizard < result && result < bytes_of_whole && search < bytes_of_whole,
        "{sizes:?} of {bytes_of_whole}"
    );
}
