//! The search of the measures page: from a query to HTML.
//!
//! Pure. `src/scripts/search/main.ts` handles events, calls this and shows the result.

mod answers;
mod results;
pub mod texts;

use policy::Corpus;
use policy::model::pinyin::PinyinTable;
use policy::search::{PinyinIndex, SearchIndex};

use crate::components::recent_queries::recent_queries;
use crate::html::Html;
use crate::page_context::PageContext;
use crate::route::{Province, Route, Tool};
use crate::search::results::{among, count, results_elsewhere, search_results};

/// Number of recent queries to keep.
const KEPT: usize = 6;

/// The search indexes, and the recent queries since the page was opened. In memory only: nothing is stored
/// or sent.
pub struct Search {
    own: Searched,
    /// The pinyin index, for Latin letters, traditional characters and typos.
    readings: Option<PinyinIndex<'static>>,
    /// The other provinces of the site, in order of arrival.
    others: Vec<Searched>,
    /// The recent queries, latest first.
    queries: Vec<String>,
}

/// The search index of one province.
struct Searched {
    context: PageContext,
    index: SearchIndex<'static>,
}

/// The result of a query.
#[derive(Debug, PartialEq, Eq)]
pub struct SearchResponse {
    /// The number of hits, as text.
    pub count: String,
    /// Whether there are hits, but the filters hide all of them.
    pub is_lost: bool,
    /// The hits.
    pub html: Html,
}

impl Searched {
    /// Loads the search pack of the province with this id (empty for the home province); `None` if it is
    /// invalid. The data is leaked.
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
    /// The search on a province's measures page, with its pack; `None` if the pack is invalid. The id is
    /// empty for the home province.
    #[must_use]
    pub fn new(province: &str, pack: Vec<u8>) -> Option<Self> {
        let own = Searched::read(province, pack)?;
        Some(Self { own, readings: None, others: Vec::new(), queries: Vec::new() })
    }

    /// Adds the pack of another province; ignored if it is invalid.
    pub fn add(&mut self, province: &str, pack: Vec<u8>) {
        self.others.extend(Searched::read(province, pack));
    }

    /// Whether the pinyin table may help with a query and is not loaded yet.
    #[must_use]
    pub fn needs_readings(&self, query: &str) -> bool {
        self.readings.is_none() && self.own.index.needs_readings(query)
    }

    /// Adds the pinyin table; ignored if it is invalid.
    pub fn read(&mut self, table: &'static [u8]) {
        let table = PinyinTable::decode(table).ok();
        self.readings = table.map(|table| PinyinIndex::new(&self.own.index, &table));
    }

    /// Searches for a query, restricted to these measure ids if a filter is set. Only the first hits are
    /// shown unless `all`.
    #[must_use]
    pub fn find(&self, query: &str, measures: Option<&[String]>, all: bool) -> SearchResponse {
        let Self { own: Searched { context, index }, readings, others, .. } = self;
        let results = index.search(query, readings.as_ref());
        let of_other = |other: &Searched| {
            let there = PageContext { route: context.route.clone(), ..other.context.clone() };
            results_elsewhere(context, &there, &other.index.search(query, None), all)
        };
        // The filters apply to this province only.
        let elsewhere = others.iter().filter(|_| measures.is_none()).filter_map(of_other);
        SearchResponse {
            count: count(context, &results, measures),
            is_lost: !results.hits.is_empty() && among(context, &results, measures).is_empty(),
            html: [search_results(context, &results, measures, all)].into_iter().chain(elsewhere).collect(),
        }
    }

    /// Adds a query that was submitted or led to a click to the recent ones.
    pub fn remember(&mut self, query: &str) {
        if !query.is_empty() {
            self.queries.retain(|known| known != query);
            self.queries.insert(0, query.to_owned());
            self.queries.truncate(KEPT);
        }
    }

    /// Buttons for the recent queries.
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
        assert!(found.count.starts_with("找到") && !found.is_lost, "{found:?}");
    }

    #[test]
    fn what_the_filters_leave_out_is_told_from_what_is_not_there() {
        let search = search();
        let among = |query: &str, id: &str| search.find(query, Some(&[id.to_owned()]), false);
        assert_eq!(among("拖欠工资", "heilongjiang.13").count, "找到1处");
        let lost = among("拖欠工资", "heilongjiang.1");
        assert!(lost.is_lost && lost.html.is_empty() && lost.count == "没有找到", "{lost:?}");
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
