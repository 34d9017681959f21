//! What people type finds the measure that answers it: the table in `tests/queries.toml`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use policy::Corpus;
use policy::search::{Hit, PinyinIndex, PinyinTable, SearchIndex, Target};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Query {
    typed: String,
    measures: Vec<u16>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn compiled() -> seeds::Compilation {
    let files = seeds::files::read_dir(&root().join("seeds")).expect("the project's seeds can be read");
    let compilation = seeds::compile(&files);
    assert!(compilation.corpus.is_some(), "{}", compilation.diagnostics.render(seeds::Style::Plain));
    compilation
}

fn measure(corpus: &Corpus<'_>, hit: &Hit<'_>) -> Option<u16> {
    let Target::Node { document, node } = hit.target else { return None };
    corpus.documents[document].at(node).measure_number()
}

/// How many of the queries have a right answer first, and among the first three.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    asked: usize,
    first: usize,
    top_three: usize,
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.asked += other.asked;
        self.first += other.first;
        self.top_three += other.top_three;
    }
}

#[test]
fn people_find_what_they_mean() {
    let table = std::fs::read_to_string(root().join("tests/queries.toml")).unwrap();
    let groups: BTreeMap<String, Vec<Query>> = toml::from_str(&table).unwrap();
    let compilation = compiled();
    let bytes = compilation.corpus.unwrap();
    let corpus = Corpus::decode(&bytes).unwrap();
    let readings = PinyinTable::decode(&compilation.packs["pinyin"]).unwrap();
    let index = SearchIndex::new(&corpus);
    let pinyin = PinyinIndex::new(&index, &readings);

    let mut all = Tally::default();
    for (group, queries) in &groups {
        let mut tally = Tally::default();
        for query in queries {
            let hits = index.search(&query.typed, Some(&pinyin)).hits;
            let found: Vec<Option<u16>> = hits.iter().take(3).map(|hit| measure(&corpus, hit)).collect();
            let is_right = |found: &Option<u16>| found.is_some_and(|found| query.measures.contains(&found));
            let first = found.first().is_some_and(is_right);
            if !first {
                println!("{group}: {}: wanted {:?} first, found {found:?}", query.typed, query.measures);
            }
            let top_three = found.iter().any(is_right);
            tally += Tally { asked: 1, first: usize::from(first), top_three: usize::from(top_three) };
        }
        println!("{group}: {} of {} first, {} in the top three", tally.first, tally.asked, tally.top_three);
        all += tally;
        assert!(group != "must" || tally.first == tally.asked, "a query of `must` has no right answer first");
    }
    println!("all: {} of {} first, {} in the top three", all.first, all.asked, all.top_three);
    // What is missing to all of them are queries that two measures could answer. One in twenty leaves
    // room for a new document's words; more would mean that a rule of the ranking has broken.
    assert!(all.first * 20 >= all.asked * 19, "too few in first place");
    assert!(all.top_three * 50 >= all.asked * 49, "too few in the top three");
}
