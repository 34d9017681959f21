//! The engine of the list of measures: from what was typed to what is shown.
//!
//! Pure: words in, HTML out. `src/scripts/search/main.ts` listens to the page, asks this and shows what it says.

mod answers;
mod results;

use policy::Corpus;
use policy::model::pinyin::PinyinTable;
use policy::search::{PinyinIndex, SearchIndex};

use crate::components::recent_queries::recent_queries;
use crate::html::Html;
use crate::page_context::PageContext;
use crate::route::{Province, Route, Tool};
use crate::search::results::{among, count, results_elsewhere, search_results};

/// How many of the last queries are kept.
const KEPT: usize = 6;

/// What is searched, and what was searched for since the page was opened. In memory only: nothing of it is stored or
/// sent.
pub struct Search {
    own: Searched,
    /// Needed for Latin letters, traditional characters and slips.
    readings: Option<PinyinIndex<'static>>,
    /// The other provinces of the site, as they come.
    others: Vec<Searched>,
    /// What was searched for, the latest first.
    queries: Vec<String>,
}

/// What one province says.
struct Searched {
    context: PageContext,
    index: SearchIndex<'static>,
}

/// What is shown for a query.
#[derive(Debug, PartialEq, Eq)]
pub struct Found {
    /// How much was found, in a few words.
    pub said: String,
    /// Whether something was found, and the filters leave nothing of it.
    pub is_lost: bool,
    /// What was found.
    pub html: Html,
}

impl Searched {
    /// What is in a pack of the search, of the province with this id; with none, of the one that the site is at home
    /// in. Nothing where the bytes are no pack. It is kept for as long as the page is open.
    fn read(province: &str, pack: Vec<u8>) -> Option<Self> {
        let text: &'static str = Corpus::search_text(&pack).ok()?.leak();
        drop(pack);
        let corpus: &'static Corpus<'static> = Box::leak(Box::new(Corpus::from_search_text(text).ok()?));
        let province =
            if province.is_empty() { Province::Home } else { Province::Other(province.to_owned()) };
        let route = Route::Tool(province.clone(), Tool::Measures);
        Some(Self { context: PageContext { corpus, province, route }, index: SearchIndex::new(corpus) })
    }
}

impl Search {
    /// The search on a province's list of measures, with the bytes of its pack; nothing where they are none. A
    /// province without id is the one that the site is at home in.
    #[must_use]
    pub fn new(province: &str, pack: Vec<u8>) -> Option<Self> {
        let own = Searched::read(province, pack)?;
        Some(Self { own, readings: None, others: Vec::new(), queries: Vec::new() })
    }

    /// Searches another province too, with the bytes of its pack; not where they are none.
    pub fn add(&mut self, province: &str, pack: Vec<u8>) {
        self.others.extend(Searched::read(province, pack));
    }

    /// Whether readings are not here and may help to understand a query.
    #[must_use]
    pub fn needs_readings(&self, query: &str) -> bool {
        self.readings.is_none() && self.own.index.needs_readings(query)
    }

    /// Takes the readings; not where the bytes are no table of them.
    pub fn read(&mut self, table: &'static [u8]) {
        let table = PinyinTable::decode(table).ok();
        self.readings = table.map(|table| PinyinIndex::new(&self.own.index, &table));
    }

    /// What is shown for a query, of the measures with these ids alone where a filter is set; the first places
    /// alone, unless all are wanted.
    #[must_use]
    pub fn find(&self, query: &str, measures: Option<&[String]>, all: bool) -> Found {
        let Self { own: Searched { context, index }, readings, others, .. } = self;
        let results = index.search(query, readings.as_ref());
        let of_other = |other: &Searched| {
            let there = PageContext { route: context.route.clone(), ..other.context.clone() };
            results_elsewhere(context, &there, &other.index.search(query, None), all)
        };
        // The filters are of this province alone.
        let elsewhere = others.iter().filter(|_| measures.is_none()).filter_map(of_other);
        Found {
            said: count(context, &results, measures),
            is_lost: !results.hits.is_empty() && among(context, &results, measures).is_empty(),
            html: [search_results(context, &results, measures, all)].into_iter().chain(elsewhere).collect(),
        }
    }

    /// Remembers a query that was sent off or led somewhere.
    pub fn remember(&mut self, query: &str) {
        if !query.is_empty() {
            self.queries.retain(|known| known != query);
            self.queries.insert(0, query.to_owned());
            self.queries.truncate(KEPT);
        }
    }

    /// What was searched for, to search for again.
    #[must_use]
    pub fn recent(&self) -> Html {
        recent_queries(&self.queries)
    }
}

#[cfg(test)]
mod tests {
    use policy::packs::Pack;

    use super::*;
    use crate::testing::corpus;

    fn search() -> Search {
        Search::new("", corpus().pack(Pack::Search).unwrap()).expect("the pack was just made")
    }

    #[test]
    fn what_is_found_leads_to_its_page() {
        let found = search().find("拖欠工资", None, false);
        assert!(found.html.as_str().contains(r#"href="../heilongjiang/measures/13/#heilongjiang.13.s1""#));
        assert!(found.said.starts_with("找到") && !found.is_lost, "{found:?}");
    }

    #[test]
    fn what_the_filters_leave_out_is_told_from_what_is_not_there() {
        let search = search();
        let among = |query: &str, id: &str| search.find(query, Some(&[id.to_owned()]), false);
        assert_eq!(among("拖欠工资", "heilongjiang.13").said, "找到1处");
        let lost = among("拖欠工资", "heilongjiang.1");
        assert!(lost.is_lost && lost.html.is_empty() && lost.said == "没有找到", "{lost:?}");
        assert!(!among("饕餮", "heilongjiang.1").is_lost);
    }

    #[test]
    fn letters_and_strange_characters_need_the_readings_until_they_are_here() {
        let mut search = search();
        assert!(!search.needs_readings("学徒"));
        for query in ["jntsbt", "職業病", "饕餮"] {
            assert!(search.needs_readings(query), "{query}");
        }
        search.read(b"no table");
        assert!(search.needs_readings("jntsbt"));
        let table = PinyinTable { traditional: "職职", ..PinyinTable::default() };
        search.read(table.encode().unwrap().leak());
        assert!(!search.needs_readings("jntsbt"));
        assert!(!search.find("職业病", None, false).html.is_empty());
    }

    #[test]
    fn the_last_queries_come_back_once_each() {
        let mut search = search();
        assert!(search.recent().is_empty());
        for query in ["甲", "乙", "", "甲", "1", "2", "3", "4", "5"] {
            search.remember(query);
        }
        assert_eq!(search.queries, ["5", "4", "3", "2", "1", "甲"]);
    }

    #[test]
    fn what_is_no_pack_starts_nothing() {
        assert!(Search::new("", b"no pack".to_vec()).is_none());
        let mut search = search();
        search.add("sample", Vec::new());
        assert!(search.others.is_empty());
    }
}
