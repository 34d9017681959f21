//! How time and size grow with the number of documents: 2, 8 and 34, where each added pair is a perturbed copy of the
//! project's seeds with its rules, figures and alignment. Fails if anything grows faster than the number of documents.
//!
//! Run by `cargo xtask bench`, in release mode. Given a folder, it instead writes the seeds for each number of
//! documents to a subfolder, to build sites from. `--trial` omits the largest.

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

/// The project's own documents; those of a region; those of all provinces with the national ones.
const DOCUMENTS: [usize; 3] = [2, 8, 34];
/// The documents that are copied in pairs.
const LEFT: &str = "heilongjiang";
const RIGHT: &str = "national";
/// Number of runs per measurement, of which the shortest is taken, as the least disturbed by other processes.
const RUNS: usize = 41;
/// Maximum growth of a value, divided by the growth of the number of documents, that counts as linear. On a busy
/// machine two measurements of the same thing differ by as much.
const LINEAR: f64 = 1.5;
const QUERIES: [&str; 4] = ["补贴", "老板欠我工资怎么办", "技师 补贴 多少钱", "饕餮盛宴在哪里能吃到"];

/// Characters that are never exchanged. Next to a numeral in a word that is not a number (进一步), in measure words and in
/// 抄送, other characters would create a number or another structure; the rest are the words from which the compiler
/// derives the strength and kind of a benefit.
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

/// The measurements for one corpus.
struct Row {
    documents: usize,
    figures: [f64; 8],
}

/// The columns: name, unit and number of decimals.
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

/// Prints the rows; fails if a column grows faster than the number of documents.
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

/// Seeds with the given number of pairs of documents; the first pair is the original.
fn copies(original: &SeedFiles, pairs: usize) -> SeedFiles {
    let mut files = original.clone();
    for copy in 1..pairs {
        let exchange = exchange(original, copy);
        for (path, bytes) in original {
            let Some(path) = path_in_copy(path, copy) else { continue };
            // The ids of readings are unique within a document.
            let has_shared_ids = !path.ends_with("/readings.toml");
            let text = String::from_utf8_lossy(bytes);
            let text: String = text.chars().map(&exchange).collect();
            files.insert(path, renamed(&text, copy, has_shared_ids).into_bytes());
        }
    }
    files
}

/// The path of a file in a copy; `None` for files shared by all documents.
fn path_in_copy(path: &str, copy: usize) -> Option<String> {
    let is_of_a_document =
        [LEFT, RIGHT, "alignments"].iter().any(|folder| path.starts_with(&format!("{folder}/")));
    is_of_a_document
        .then(|| path.replace(LEFT, &format!("{LEFT}-{copy}")).replace(RIGHT, &format!("{RIGHT}-{copy}")))
}

/// Makes ids unique: document ids, also in node ids, and benefit ids.
fn renamed(text: &str, copy: usize, has_shared_ids: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let mut line = line.to_owned();
        for document in [LEFT, RIGHT] {
            // The bare id denotes a document only where an alignment names its two.
            line = line.replace(&format!("t = \"{document}\""), &format!("t = \"{document}-{copy}\""));
            line = line.replace(&format!("\"{document}."), &format!("\"{document}-{copy}."));
        }
        if let Some(order) =
            line.strip_prefix("order = ").and_then(|order| order.trim().parse::<usize>().ok())
        {
            line = format!("order = {}\n", order + 2 * copy);
        }
        // Documents of one jurisdiction are one province. The national document belongs to the province it is compared with.
        if line.starts_with("jurisdiction = ") && !line.contains("全国") {
            line = with_suffixes(&line, copy);
        }
        let holds_ids = ["benefits = ", "id = ", "quota = \""].iter().any(|key| line.starts_with(key));
        if holds_ids && has_shared_ids {
            line = with_suffixes(&line, copy);
        }
        out.push_str(&line);
    }
    out
}

/// Appends the copy's number to every quoted string of a line.
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

/// The character substitution of a copy: the characters of the texts are rotated by the copy's number, so that each
/// copy is a different text of the same structure, and quotes of it still match. Characters of numbers, units and
/// document headers are kept, so that a copy has as many figures and measures as the original.
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
