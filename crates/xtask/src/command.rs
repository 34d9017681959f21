//! What stands on the command line.

use std::path::PathBuf;

use crate::commands::{bench, fuzz};

/// One of the project's commands, with what it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Builds what has changed and serves the site.
    Serve {
        /// The port to listen on.
        port: u16,
    },
    /// Builds the project's site, or that of another folder of seeds.
    Build(Option<OtherSite>),
    /// Turns what Trunk has staged into the site; called by Trunk.
    Finish,
    /// Runs every test.
    Test {
        /// Whether complete matrices run where a sample would do.
        full: bool,
    },
    /// Checks formatting, lints and seeds.
    Check,
    /// Compiles a folder of seeds and prints what it covers.
    CheckSeeds {
        /// Whether every node is listed.
        list: bool,
        /// The folder; the project's own where none is given.
        folder: Option<PathBuf>,
    },
    /// Makes the files of a document out of its text.
    NewDocument(NewDocument),
    /// Runs eligibility case files.
    Cases {
        /// The folder; the project's own where none is given.
        folder: Option<PathBuf>,
    },
    /// Searches as the app does.
    Search {
        /// What somebody types.
        query: String,
    },
    /// Writes the open data.
    Export {
        /// The folder; `target/data` where none is given.
        folder: Option<PathBuf>,
    },
    /// Prints the sizes and times of the site beside their budgets and beside what else one could use.
    Bench(bench::Options),
    /// Runs the tests of the list of faults.
    Faults {
        /// Whether the results go into `docs/faults.md`.
        write: bool,
    },
    /// Feeds the readers of all that arrives from outside with wrong input.
    Fuzz(fuzz::Options),
    /// Lets Lighthouse look at the pages.
    Lighthouse,
    /// Builds the last commit in two folders and compares the bytes.
    Reproduce,
    /// Takes screenshots.
    Shots(Shots),
}

/// Which screenshots are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shots {
    /// Every page on a telephone and on an office computer.
    Common,
    /// The same, and on a tablet and on a large screen.
    AllSizes,
    /// The pictures of the README.
    Readme,
}

/// A site of other seeds than the project's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherSite {
    /// The folder of seeds.
    pub seeds: PathBuf,
    /// The folder that the site goes to.
    pub out: PathBuf,
}

/// What `new-document` was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDocument {
    /// The id, which is the name of its folder.
    pub id: String,
    /// The file with the text.
    pub from: PathBuf,
    /// The area the document is for; read off the text where none is given.
    pub jurisdiction: Option<String>,
    /// The folder of seeds; the project's own where none is given.
    pub seeds: Option<PathBuf>,
}

/// What the user gets to read when the command line makes no sense.
pub const USAGE: &str = "\
Usage: cargo xtask COMMAND

  serve [--port N]   install what is missing, build what has changed, serve it on 127.0.0.1:8080
  build [--seeds DIR --out DIR]
                     build the site into dist/, or that of another folder of seeds into a folder
  test [--full]      install what is missing, run every test; --full runs complete matrices
  check              formatting, lints with warnings as errors, seeds
  check-seeds [--list] [DIR]
                     compile the seeds, print diagnostics and a table of what they cover; --list adds
                     every node of the documents with its id
  new-document ID --from FILE [--jurisdiction NAME] [--seeds DIR]
                     make the folder ID among the seeds out of a document's text: a draft to work on
  cases [DIR]        run eligibility case files; the last line is `N passed, N failed`
  search --json QUERY
                     search as the app does, one JSON object a line: node, score, text
  export [DIR]       write the open data into DIR, else target/data; a build has it in dist/data
  bench [SECTION] [--trial] [--write]
                     sizes and times beside their budgets and beside other tools, or one section of
                     them; fails over a budget; --trial measures seldom, to try a change out; --write
                     puts the tables into docs/performance.md
  faults [--write]   run the tests of docs/faults.md, print the list with the result of each; --write
                     puts it into that file too
  fuzz [TARGET] [--minutes N] [--keep] [--write]
                     wrong input for every reader of what arrives from outside, or for one; --keep
                     replaces the inputs kept in fuzz/corpus/, --write puts the table into docs/faults.md
  lighthouse         Lighthouse on one page of each kind; fails below 100 for accessibility, best
                     practices or search engines
  shots [--all | --readme]
                     every page, light and dark, into target/shots/ and on one contact sheet; --all adds
                     tablet and large screen; --readme takes the README's pictures instead, into docs/
  reproduce          build the last commit in two folders; fails where the bytes differ

What a command needs is installed first, and announced. Tools go into one cache folder,
$POLICY_EXPLORER_CACHE or else ~/.cache/policy-explorer; browsers and fonts are Debian packages.";

const DEFAULT_PORT: u16 = 8080;

impl Command {
    /// Reads the words after `cargo xtask`.
    ///
    /// # Errors
    /// A message about the first word that was not understood.
    pub fn parse(words: &[String]) -> Result<Command, String> {
        let mut words = words.iter().map(String::as_str);
        let name = words.next().ok_or("A command is needed.")?;
        let command = match name {
            "serve" => Command::Serve { port: parse_port(&mut words)? },
            "build" => Command::Build(parse_build(&mut words)?),
            "finish" => Command::Finish,
            "test" => Command::Test { full: parse_flag("--full", &mut words)? },
            "check" => Command::Check,
            "check-seeds" => {
                let (list, folder) = parse_check_seeds(&mut words)?;
                Command::CheckSeeds { list, folder }
            }
            "new-document" => Command::NewDocument(parse_new_document(&mut words)?),
            "cases" => Command::Cases { folder: parse_folder(&mut words)? },
            "search" => Command::Search { query: parse_query(&mut words)? },
            "export" => Command::Export { folder: parse_folder(&mut words)? },
            "bench" => Command::Bench(parse_bench(&mut words)?),
            "fuzz" => Command::Fuzz(parse_fuzz(&mut words)?),
            "lighthouse" => Command::Lighthouse,
            "faults" => Command::Faults { write: parse_flag("--write", &mut words)? },
            "reproduce" => Command::Reproduce,
            "shots" => Command::Shots(parse_shots(&mut words)?),
            _ => return Err(format!("There is no command `{name}`.")),
        };
        match words.next() {
            None => Ok(command),
            Some(word) => Err(format!("`{name}` does not take `{word}`.")),
        }
    }
}

fn parse_shots<'a>(words: &mut impl Iterator<Item = &'a str>) -> Result<Shots, String> {
    match words.next() {
        None => Ok(Shots::Common),
        Some("--all") => Ok(Shots::AllSizes),
        Some("--readme") => Ok(Shots::Readme),
        Some(word) => Err(format!("`shots` does not take `{word}`.")),
    }
}

fn parse_build<'a>(words: &mut impl Iterator<Item = &'a str>) -> Result<Option<OtherSite>, String> {
    let (mut seeds, mut out) = (None, None);
    while let Some(flag) = words.next() {
        let place = match flag {
            "--seeds" => &mut seeds,
            "--out" => &mut out,
            _ => return Err(format!("`{flag}` is not known here; `--seeds` and `--out` are.")),
        };
        *place = Some(words.next().ok_or_else(|| format!("`{flag}` needs a folder."))?);
    }
    match (seeds, out) {
        (None, None) => Ok(None),
        (Some(seeds), Some(out)) => {
            Ok(Some(OtherSite { seeds: PathBuf::from(seeds), out: PathBuf::from(out) }))
        }
        _ => Err("`--seeds DIR` and `--out DIR` go together.".to_owned()),
    }
}

fn parse_port<'a>(words: &mut impl Iterator<Item = &'a str>) -> Result<u16, String> {
    match words.next() {
        None => Ok(DEFAULT_PORT),
        Some("--port") => {
            let number = words.next().ok_or("`--port` needs a number.")?;
            match number.parse() {
                Ok(port) if port > 0 => Ok(port),
                _ => Err(format!("`--port` needs a number from 1 to 65535, not `{number}`.")),
            }
        }
        Some(word) => Err(format!("`serve` does not take `{word}`.")),
    }
}

fn parse_flag<'a>(flag: &str, words: &mut impl Iterator<Item = &'a str>) -> Result<bool, String> {
    match words.next() {
        None => Ok(false),
        Some(word) if word == flag => Ok(true),
        Some(word) => Err(format!("`{word}` is not known here; `{flag}` is.")),
    }
}

fn parse_check_seeds<'a>(
    words: &mut impl Iterator<Item = &'a str>,
) -> Result<(bool, Option<PathBuf>), String> {
    let first = words.next();
    let list = first == Some("--list");
    match if list { words.next() } else { first } {
        Some(word) if word.starts_with('-') => {
            Err(format!("`{word}` is not known here; `--list` and a folder are."))
        }
        folder => Ok((list, folder.map(PathBuf::from))),
    }
}

fn parse_new_document<'a>(words: &mut impl Iterator<Item = &'a str>) -> Result<NewDocument, String> {
    let id = words.next().filter(|word| !word.starts_with('-')).ok_or("`new-document` needs an ID.")?;
    let (mut from, mut jurisdiction, mut seeds) = (None, None, None);
    while let Some(flag) = words.next() {
        let place = match flag {
            "--from" => &mut from,
            "--jurisdiction" => &mut jurisdiction,
            "--seeds" => &mut seeds,
            _ => {
                return Err(format!(
                    "`{flag}` is not known here; `--from`, `--jurisdiction` and `--seeds` are."
                ));
            }
        };
        *place = Some(words.next().ok_or_else(|| format!("`{flag}` needs a value."))?);
    }
    Ok(NewDocument {
        id: id.to_owned(),
        from: from.map(PathBuf::from).ok_or("`new-document` needs `--from FILE`.")?,
        jurisdiction: jurisdiction.map(str::to_owned),
        seeds: seeds.map(PathBuf::from),
    })
}

fn parse_folder<'a>(words: &mut impl Iterator<Item = &'a str>) -> Result<Option<PathBuf>, String> {
    match words.next() {
        Some(word) if word.starts_with('-') => Err(format!("`{word}` is not known here; a folder is.")),
        folder => Ok(folder.map(PathBuf::from)),
    }
}

fn parse_bench<'a>(words: &mut impl Iterator<Item = &'a str>) -> Result<bench::Options, String> {
    let mut options = bench::Options::default();
    for word in words {
        match word {
            "--write" => options.write = true,
            "--trial" => options.extent = bench::Extent::Trial,
            _ if word.starts_with('-') || options.section.is_some() => {
                return Err(format!("`{word}` is not known here; one section, `--trial` and `--write` are."));
            }
            _ => options.section = Some(word.to_owned()),
        }
    }
    Ok(options)
}

fn parse_fuzz<'a>(words: &mut impl Iterator<Item = &'a str>) -> Result<fuzz::Options, String> {
    let mut options = fuzz::Options::default();
    while let Some(word) = words.next() {
        match word {
            "--keep" => options.keep = true,
            "--write" => options.write = true,
            "--minutes" => {
                let number = words.next().ok_or("`--minutes` needs a number.")?;
                let minutes = number.parse().ok().filter(|minutes| (1..=600).contains(minutes));
                let minutes =
                    minutes.ok_or(format!("`--minutes` needs a number from 1 to 600, not `{number}`."));
                options.minutes = Some(minutes?);
            }
            _ if word.starts_with('-') || options.target.is_some() => {
                return Err(format!(
                    "`{word}` is not known here; one target, `--minutes N`, `--keep` and `--write` are."
                ));
            }
            _ => options.target = Some(word.to_owned()),
        }
    }
    Ok(options)
}

/// The query is one word of the command line; the shell's quotes hold its spaces.
fn parse_query<'a>(words: &mut impl Iterator<Item = &'a str>) -> Result<String, String> {
    match words.next() {
        Some("--json") => words.next().map(String::from).ok_or("`--json` needs a query.".to_owned()),
        Some(word) => Err(format!("`{word}` is not known here; `--json QUERY` is.")),
        None => Err("`search` needs `--json QUERY`.".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Command, String> {
        Command::parse(&line.split_whitespace().map(String::from).collect::<Vec<_>>())
    }

    #[test]
    fn serve_listens_on_8080_unless_told() {
        assert_eq!(parse("serve"), Ok(Command::Serve { port: 8080 }));
        assert_eq!(parse("serve --port 9000"), Ok(Command::Serve { port: 9000 }));
    }

    #[test]
    fn a_port_is_a_number_from_1_to_65535() {
        for line in ["serve --port", "serve --port 0", "serve --port 65536", "serve --port eighty"] {
            assert!(parse(line).is_err_and(|message| message.contains("number")), "{line}");
        }
    }

    #[test]
    fn what_is_not_known_is_refused() {
        for line in [
            "",
            "srve",
            "serve 9000",
            "build now",
            "test --fast",
            "check-seeds --all",
            "check-seeds a b",
            "export --all",
        ] {
            assert!(parse(line).is_err(), "{line}");
        }
    }

    #[test]
    fn build_takes_other_seeds_and_where_their_site_goes() {
        let other = OtherSite { seeds: PathBuf::from("x"), out: PathBuf::from("y") };
        assert_eq!(parse("build"), Ok(Command::Build(None)));
        assert_eq!(parse("build --seeds x --out y"), Ok(Command::Build(Some(other))));
        for line in ["build --seeds x", "build --out y", "build --seeds", "build x"] {
            assert!(parse(line).is_err(), "{line}");
        }
    }

    #[test]
    fn search_takes_one_query() {
        assert_eq!(parse("search --json 学徒"), Ok(Command::Search { query: "学徒".to_owned() }));
        for line in ["search", "search 学徒", "search --json", "search --json 学徒 补贴"] {
            assert!(parse(line).is_err(), "{line}");
        }
    }

    #[test]
    fn bench_takes_a_section_and_may_try_or_write() {
        let options = |section: Option<&str>, extent, write| {
            Ok(Command::Bench(bench::Options { section: section.map(String::from), extent, write }))
        };
        assert_eq!(parse("bench"), options(None, bench::Extent::Full, false));
        assert_eq!(parse("bench rules --write"), options(Some("rules"), bench::Extent::Full, true));
        assert_eq!(parse("bench --trial endurance"), options(Some("endurance"), bench::Extent::Trial, false));
        for line in ["bench a b", "bench --quick"] {
            assert!(parse(line).is_err(), "{line}");
        }
    }

    #[test]
    fn fuzz_takes_a_target_and_a_time() {
        let options = |target: &str, minutes, keep| {
            let target = Some(target.to_owned()).filter(|target| !target.is_empty());
            Ok(Command::Fuzz(fuzz::Options { target, minutes, keep, write: false }))
        };
        assert_eq!(parse("fuzz"), options("", None, false));
        assert_eq!(parse("fuzz corpus --minutes 3 --keep"), options("corpus", Some(3), true));
        let written = fuzz::Options { write: true, ..fuzz::Options::default() };
        assert_eq!(parse("fuzz --write"), Ok(Command::Fuzz(written)));
        for line in ["fuzz a b", "fuzz --minutes", "fuzz --minutes 0", "fuzz --minutes ten", "fuzz --all"] {
            assert!(parse(line).is_err(), "{line}");
        }
    }

    #[test]
    fn new_document_takes_an_id_and_a_file() {
        let expected = NewDocument {
            id: "jilin".to_owned(),
            from: PathBuf::from("text.txt"),
            jurisdiction: Some("吉林省".to_owned()),
            seeds: None,
        };
        let line = "new-document jilin --jurisdiction 吉林省 --from text.txt";
        assert_eq!(parse(line), Ok(Command::NewDocument(expected)));
        for line in ["new-document", "new-document jilin", "new-document --from a", "new-document x --from"] {
            assert!(parse(line).is_err(), "{line}");
        }
    }

    #[test]
    fn check_seeds_takes_a_folder_and_may_list() {
        let x = Some(PathBuf::from("x"));
        assert_eq!(parse("check-seeds"), Ok(Command::CheckSeeds { list: false, folder: None }));
        assert_eq!(parse("check-seeds x"), Ok(Command::CheckSeeds { list: false, folder: x.clone() }));
        assert_eq!(parse("check-seeds --list"), Ok(Command::CheckSeeds { list: true, folder: None }));
        assert_eq!(parse("check-seeds --list x"), Ok(Command::CheckSeeds { list: true, folder: x }));
    }
}
