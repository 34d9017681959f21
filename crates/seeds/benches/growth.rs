//! How everything grows with the number of documents: 2, 8 and 34, each pair a perturbed copy of the
//! project's seeds with its rules, figures and alignment. Fails where something grows faster than the
//! documents do.
//!
//! Run by `cargo xtask bench`, in release mode. With a folder as argument it writes the seeds there, in a folder for
//! each number of documents, of which sites can be built. With `--trial` it leaves the greatest out.

#[path = "../tests/common/mod.rs"]
mod common;

use std::collections::BTreeSet;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};
use std::{env, fs};

use common::folder;
use policy::eligibility::evaluate;
use policy::model::rules::Answers;
use policy::search::SearchIndex;
use policy::{Corpus, Date};
use seeds::{SeedFiles, Style};

/// The project's own documents, a region's, and those of all provinces and the national ones.
const DOCUMENTS: [usize; 3] = [2, 8, 34];
/// The documents of which pairs of copies are made.
const LEFT: &str = "heilongjiang";
const RIGHT: &str = "national";
/// How often each time is taken; the shortest counts, which other work on the machine disturbs least.
const RUNS: usize = 41;
/// Whatever takes at most so many times as long, divided by the growth of the documents, is linear: two
/// measurements of the same thing differ as much on a busy machine.
const LINEAR: f64 = 1.5;
const QUERIES: [&str; 4] = ["补贴", "老板欠我工资怎么办", "技师 补贴 多少钱", "饕餮盛宴在哪里能吃到"];

/// Characters beside a numeral in words that count nothing (进一步), measure words, and 抄送: changed, they would
/// make a number or another structure. And those of the words by which the compiler knows how firmly a benefit is
/// promised and what it gives.
const KEPT: &str = "统唯进步线定致体流切般律直系列分次个名项年月日天人元条类种批支所家户件级届期倍成第每前抄送\
    申请申报可允许自行协商一致优先重点主要特别扣除成本列支休";

fn main() -> ExitCode {
    let original = folder("seeds");
    let folder = env::args().skip(1).find(|word| !word.starts_with("--")).map(PathBuf::from);
    let is_trial = env::args().any(|word| word == "--trial");
    let counts = &DOCUMENTS[..DOCUMENTS.len() - usize::from(is_trial)];
    let rows: Vec<Row> = counts.iter().map(|&count| measure(&original, count, folder.as_deref())).collect();
    print(&rows)
}

/// What was measured of one corpus.
struct Row {
    documents: usize,
    figures: [f64; 8],
}

/// The columns: what is measured, in which unit, and with how many decimals.
const COLUMNS: [(&str, &str, usize); 8] = [
    ("characters", "thousand", 0),
    ("corpus", "kB", 0),
    ("benefits", "", 0),
    ("compile", "ms", 0),
    ("decode", "ms", 2),
    ("index", "ms", 2),
    ("search", "ms", 2),
    ("evaluate", "ms", 2),
];

fn measure(original: &SeedFiles, count: usize, folder: Option<&Path>) -> Row {
    let files = copies(original, count / 2);
    let compilation = seeds::compile(&files);
    let messages = compilation.diagnostics.render(Style::Plain);
    let bytes = compilation.corpus.unwrap_or_else(|| panic!("the copies have errors:\n{messages}"));
    if let Some(folder) = folder {
        write(&files, &folder.join(count.to_string()));
    }
    let decode = || Corpus::decode(&bytes).expect("what was encoded can be decoded");
    let corpus = decode();
    assert_eq!(corpus.documents.len(), count);
    let index = SearchIndex::new(&corpus);
    let day = Date::new(2018, 6, 1).expect("a day of the calendar");
    let characters: usize = corpus.documents.iter().map(|document| document.text.chars().count()).sum();
    Row {
        documents: count,
        figures: [
            number(characters) / 1000.0,
            number(bytes.len()) / 1000.0,
            number(corpus.eligibility.benefits.len()),
            fastest(|| drop(black_box(seeds::compile(&files)))),
            fastest(|| drop(black_box(decode()))),
            fastest(|| drop(black_box(SearchIndex::new(&corpus)))),
            fastest(|| QUERIES.iter().for_each(|query| drop(black_box(index.search(query, None)))))
                / number(QUERIES.len()),
            fastest(|| {
                let _ = black_box(evaluate(&corpus.eligibility, &Answers::default(), day));
            }),
        ],
    }
}

fn write(files: &SeedFiles, folder: &Path) {
    for (path, bytes) in files {
        let path = folder.join(path);
        let below = path.parent().expect("a seed lies in a folder");
        fs::create_dir_all(below).unwrap_or_else(|error| panic!("{}: {error}", below.display()));
        fs::write(&path, bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
}

/// Prints the rows and whether each column grows at most as the documents do.
fn print(rows: &[Row]) -> ExitCode {
    println!("Growth: perturbed copies of both documents with their rules, native");
    let line = |name: &str, cells: &mut dyn Iterator<Item = String>| {
        print!("  {name:<12}");
        cells.for_each(|cell| print!("{cell:>11}"));
        println!();
    };
    line("", &mut COLUMNS.iter().map(|(name, _, _)| (*name).to_owned()));
    line("documents", &mut COLUMNS.iter().map(|(_, unit, _)| (*unit).to_owned()));
    for row in rows {
        let cells =
            row.figures.iter().zip(COLUMNS).map(|(figure, (_, _, decimals))| format!("{figure:.decimals$}"));
        line(&row.documents.to_string(), &mut cells.into_iter());
    }
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return ExitCode::FAILURE };
    let times = number(last.documents) / number(first.documents);
    let growth: Vec<f64> =
        first.figures.iter().zip(&last.figures).map(|(first, last)| last / first / times).collect();
    line("per document", &mut growth.iter().map(|growth| format!("x {growth:.2}")));
    let faster: Vec<&str> = COLUMNS
        .iter()
        .zip(&growth)
        .filter(|(_, growth)| **growth > LINEAR)
        .map(|((name, _, _), _)| *name)
        .collect();
    if faster.is_empty() {
        println!("  Nothing grows faster than the documents (x {LINEAR} allowed).");
        return ExitCode::SUCCESS;
    }
    println!("  OVER: {} grow faster than the documents.", faster.join(", "));
    ExitCode::FAILURE
}

/// Seeds with so many pairs of documents; the first pair is the original.
fn copies(original: &SeedFiles, pairs: usize) -> SeedFiles {
    let mut files = original.clone();
    for copy in 1..pairs {
        let exchange = exchange(original, copy);
        for (path, bytes) in original {
            let Some(path) = path_in_copy(path, copy) else { continue };
            // The ids of readings are a document's own.
            let has_shared_ids = !path.ends_with("/readings.toml");
            let text = String::from_utf8_lossy(bytes);
            let text: String = text.chars().map(&exchange).collect();
            files.insert(path, renamed(&text, copy, has_shared_ids).into_bytes());
        }
    }
    files
}

/// Where a file of a document stands in a copy; nothing for what all documents share.
fn path_in_copy(path: &str, copy: usize) -> Option<String> {
    let is_of_a_document =
        [LEFT, RIGHT, "alignments"].iter().any(|folder| path.starts_with(&format!("{folder}/")));
    is_of_a_document
        .then(|| path.replace(LEFT, &format!("{LEFT}-{copy}")).replace(RIGHT, &format!("{RIGHT}-{copy}")))
}

/// Ids that must be unique, made so: those of documents in the ids of nodes, and those of benefits.
fn renamed(text: &str, copy: usize, has_shared_ids: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let mut line = line.to_owned();
        for document in [LEFT, RIGHT] {
            // The word alone is a document only where an alignment names its two.
            line = line.replace(&format!("t = \"{document}\""), &format!("t = \"{document}-{copy}\""));
            line = line.replace(&format!("\"{document}."), &format!("\"{document}-{copy}."));
        }
        if let Some(order) =
            line.strip_prefix("order = ").and_then(|order| order.trim().parse::<usize>().ok())
        {
            line = format!("order = {}\n", order + 2 * copy);
        }
        let holds_ids = ["benefits = ", "id = ", "quota = \""].iter().any(|key| line.starts_with(key));
        if holds_ids && has_shared_ids {
            line = with_suffixes(&line, copy);
        }
        out.push_str(&line);
    }
    out
}

/// Every quoted word of a line with the copy's number behind it.
fn with_suffixes(line: &str, copy: usize) -> String {
    let mut pieces = line.split('"');
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for (at, piece) in pieces.enumerate() {
        let is_word = at % 2 == 0;
        let suffix = if is_word { format!("-{copy}") } else { String::new() };
        out.extend(["\"", piece, &suffix]);
    }
    out
}

/// Which character stands for which in a copy: those of the texts trade places in a circle, so that each copy
/// is another text of the same shape, and what quotes it is changed alike. What numbers, units and the heads of
/// documents are made of stays, so that a copy has as many figures and measures as the original.
fn exchange(original: &SeedFiles, copy: usize) -> impl Fn(char) -> char {
    let chars = |ending: &str| -> BTreeSet<char> {
        let files = original.iter().filter(|(path, _)| path.ends_with(ending));
        files.flat_map(|(_, bytes)| String::from_utf8_lossy(bytes).chars().collect::<Vec<_>>()).collect()
    };
    let (figures, heads) = (chars("/figures.toml"), chars("/document.toml"));
    let is_kept = |c: char| {
        KEPT.contains(c)
            || figures.contains(&c)
            || heads.contains(&c)
            || !('\u{4e00}'..='\u{9fff}').contains(&c)
    };
    let circle: Vec<char> = chars("/source.txt").into_iter().filter(|&c| !is_kept(c)).collect();
    move |c| match circle.binary_search(&c) {
        Ok(place) => circle[(place + copy) % circle.len()],
        Err(_) => c,
    }
}

fn fastest(mut work: impl FnMut()) -> f64 {
    let times = (0..RUNS).map(|_| {
        let start = Instant::now();
        work();
        start.elapsed()
    });
    times.min().map_or(f64::INFINITY, milliseconds)
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}
