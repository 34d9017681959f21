//! Reading and searching compared with mdBook, Pagefind and plain HTML: bytes, times, and hits.

use std::fmt::Write as _;

use serde::Deserialize;

use super::peers_site::{NginxServer, stage};
use super::{Section, folder, printed, rules};
use crate::tools::{self, Peers, Tools};
use crate::{Result, project};

/// The output of `tests/bench/search.mjs`.
#[derive(Deserialize)]
struct Measured {
    queries: usize,
    ours: Search,
    mdbook: Search,
    mdbook_index: BookIndex,
    pagefind: Search,
    plain: Plain,
}

#[derive(Deserialize)]
struct Search {
    /// The number of queries with an expected measure as first hit; below, among the first five.
    first: usize,
    five: usize,
    /// The median time of one search.
    milliseconds: f64,
    /// The bytes transferred until a measure is readable.
    readable: f64,
}

/// Statistics of mdBook's search index.
#[derive(Deserialize)]
struct BookIndex {
    words: usize,
    /// The number of index words with a Chinese character.
    chinese: usize,
    /// The number of queries with any hit.
    answered: usize,
}

#[derive(Deserialize)]
struct Plain {
    readable: f64,
}

/// Stages and serves all sites, and searches in each.
pub fn measure() -> Result<Section> {
    let (tools, peers) = (Tools::install()?, Peers::install()?);
    tools::install_browsers()?;
    let site = stage(&peers)?;
    let module = rules::module(&tools, &folder()?)?;
    let packs = rules::packs(&folder()?)?;
    let server = NginxServer::start(&site)?;
    let mut node = peers.script("search.mjs");
    node.arg(&server.address).arg(module).args(packs).arg(project::root().join("tests/queries.toml"));
    Ok(printed::<Measured>(&mut node)?.section())
}

impl Measured {
    fn section(&self) -> Section {
        let mut text =
            format!("{} queries of tests/queries.toml; bytes over the wire, nginx with gzip\n", self.queries);
        let all = [&self.ours, &self.mdbook, &self.pagefind];
        let mut row = |name: &str, cells: [String; 4]| {
            let _ = write!(text, "{name:<44}");
            for cell in cells {
                let _ = write!(text, "{cell:>12}");
            }
            text.push('\n');
        };
        let cells = |cell: &dyn Fn(&Search) -> String, plain: String| {
            let [ours, mdbook, pagefind] = all.map(cell);
            [ours, mdbook, pagefind, plain]
        };
        row("", ["here", "mdBook", "Pagefind", "plain HTML"].map(String::from));
        let none = || "-".to_owned();
        row(
            "a measure can be read, bytes",
            cells(&|it| format!("{:.0}", it.readable), format!("{:.0}", self.plain.readable)),
        );
        row("one search, ms (median)", cells(&|it| format!("{:.2}", it.milliseconds), none()));
        row("finds its measure in first place", cells(&|it| it.first.to_string(), none()));
        row("finds its measure among the first five", cells(&|it| it.five.to_string(), none()));
        let BookIndex { words, chinese, answered } = self.mdbook_index;
        let _ = write!(
            text,
            "\nmdBook answers {answered} of the queries. Its index holds {words} words, {chinese} with a Chinese character: it \
             divides text at\nspaces and cuts whatever is not of a-z, 0-9 and _ off both ends of a word, in the texts and \
             in what is typed.\n"
        );
        let mut section = Section::new(text);
        section.failures = self.over();
        section
    }

    /// The peers that find more than the site.
    fn over(&self) -> Vec<String> {
        let others = [("mdBook", &self.mdbook), ("Pagefind", &self.pagefind)];
        let better =
            others.iter().filter(|(_, other)| other.first > self.ours.first || other.five > self.ours.five);
        better.map(|(name, _)| format!("{name} finds more than we do")).collect()
    }
}
