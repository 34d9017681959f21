//! What stands on the command line.

use std::path::PathBuf;

/// One of the project's commands, with what it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Builds what has changed and serves the site.
    Serve {
        /// The port to listen on.
        port: u16,
    },
    /// Builds the site.
    Build,
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
    /// Prints the sizes and times of the site beside their budgets.
    Bench,
    /// Takes screenshots of every page.
    Shots {
        /// Whether the tablet and the large screen are wanted too.
        all_sizes: bool,
    },
}

/// What the user gets to read when the command line makes no sense.
pub const USAGE: &str = "\
Usage: cargo xtask COMMAND

  serve [--port N]   install what is missing, build what has changed, serve it on 127.0.0.1:8080
  build              build the site into dist/
  test [--full]      install what is missing, run every test; --full runs complete matrices
  check              formatting, lints with warnings as errors, seeds
  check-seeds [--list] [DIR]
                     compile the seeds, print diagnostics and a table of what they cover; --list adds
                     every node of the documents with its id
  cases [DIR]        run eligibility case files; the last line is `N passed, N failed`
  search --json QUERY
                     search as the app does, one JSON object a line: node, score, text
  bench              sizes beside their budgets; fails over a budget
  shots [--all]      screenshots of every page into target/shots/; --all adds tablet and large screen

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
            "build" => Command::Build,
            "finish" => Command::Finish,
            "test" => Command::Test { full: parse_flag("--full", &mut words)? },
            "check" => Command::Check,
            "check-seeds" => {
                let (list, folder) = parse_check_seeds(&mut words)?;
                Command::CheckSeeds { list, folder }
            }
            "cases" => Command::Cases { folder: parse_folder(&mut words)? },
            "search" => Command::Search { query: parse_query(&mut words)? },
            "bench" => Command::Bench,
            "shots" => Command::Shots { all_sizes: parse_flag("--all", &mut words)? },
            _ => return Err(format!("There is no command `{name}`.")),
        };
        match words.next() {
            None => Ok(command),
            Some(word) => Err(format!("`{name}` does not take `{word}`.")),
        }
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

fn parse_folder<'a>(words: &mut impl Iterator<Item = &'a str>) -> Result<Option<PathBuf>, String> {
    match words.next() {
        Some(word) if word.starts_with('-') => Err(format!("`{word}` is not known here; a folder is.")),
        folder => Ok(folder.map(PathBuf::from)),
    }
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
        for line in
            ["", "srve", "serve 9000", "build now", "test --fast", "check-seeds --all", "check-seeds a b"]
        {
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
    fn check_seeds_takes_a_folder_and_may_list() {
        let x = Some(PathBuf::from("x"));
        assert_eq!(parse("check-seeds"), Ok(Command::CheckSeeds { list: false, folder: None }));
        assert_eq!(parse("check-seeds x"), Ok(Command::CheckSeeds { list: false, folder: x.clone() }));
        assert_eq!(parse("check-seeds --list"), Ok(Command::CheckSeeds { list: true, folder: None }));
        assert_eq!(parse("check-seeds --list x"), Ok(Command::CheckSeeds { list: true, folder: x }));
    }
}
