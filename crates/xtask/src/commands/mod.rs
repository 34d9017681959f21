//! The command line: a variant of [`Command`] per command, and a module with its options and implementation.

pub mod bench;
pub mod build;
pub mod cases;
pub mod check;
pub mod check_seeds;
pub mod completions;
pub mod doctor;
pub mod export;
pub mod faults;
pub mod fuzz;
pub mod install;
pub mod lighthouse;
pub mod mutants;
pub mod new_document;
pub mod read;
mod report;
pub mod reproduce;
pub mod search;
pub mod serve;
pub mod shots;
pub mod test;

use clap::{Parser, Subcommand};

use crate::Result;

const TOOLS: &str = "\
What a command needs is installed first, and announced. Tools go into one cache folder,
$POLICY_EXPLORER_CACHE or else ~/.cache/policy-explorer; browsers and fonts are Debian packages.";

/// The arguments of `cargo xtask`.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about = None, long_about = None, after_help = TOOLS)]
pub struct CommandLine {
    /// The command.
    #[command(subcommand)]
    pub command: Command,
}

/// A command. The first paragraph of its documentation is its line in the help.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum Command {
    /// Install what other commands need, and do nothing else.
    Install(install::Options),
    /// Install what is missing, build what has changed, serve the site on 127.0.0.1.
    Serve(serve::Options),
    /// Build the site into dist/, or that of another folder of seeds into a folder.
    Build(build::Options),
    /// Turn Trunk's staging folder into the site; called by Trunk.
    #[command(hide = true)]
    Finish,
    /// Install what is missing, run every test.
    Test(test::Options),
    /// Check formatting, lints (warnings are errors), types of the scripts, and the seeds.
    Check,
    /// Compile the seeds, print diagnostics and coverage.
    CheckSeeds(check_seeds::Options),
    /// Show how a file (.docx, .html, .txt) is understood; writes nothing.
    Read(read::Options),
    /// Create a folder of draft seeds from a document's text.
    NewDocument(new_document::Options),
    /// Run eligibility case files; the last line is `N passed, N failed`.
    Cases(cases::Options),
    /// Mutate every rule and run the cases; the last line is `N caught, N missed`.
    Mutants(mutants::Options),
    /// Search like the app, one JSON object per line: node, score, text.
    Search(search::Options),
    /// Write the open data; a build puts it into dist/data.
    Export(export::Options),
    /// Measure sizes and times against limits and other tools; fail above a ceiling.
    Bench(bench::Options),
    /// Run the tests named in docs/faults.md, print the list with the results.
    Faults(faults::Options),
    /// Fuzz every parser of outside input.
    Fuzz(fuzz::Options),
    /// Run Lighthouse on one page of each kind.
    ///
    /// Fails below 100 for accessibility, best practices or SEO.
    Lighthouse,
    /// Check an uploaded site: changed, missing or refused files, wrong headers, and remedies.
    Doctor(doctor::Options),
    /// Build the last commit twice in different folders; fail if the bytes differ.
    Reproduce,
    /// Take screenshots of every page, light and dark, into target/shots/.
    Shots(shots::Options),
    /// Print a shell completion script for these commands.
    Completions(completions::Options),
}

impl Command {
    /// Runs the command.
    ///
    /// # Errors
    /// If the command fails; the message is for the user.
    pub fn run(&self) -> Result<()> {
        match self {
            Command::Install(options) => install::run(options),
            Command::Serve(options) => serve::run(options),
            Command::Build(options) => build::run(options),
            Command::Finish => crate::build::finish(),
            Command::Test(options) => test::run(options),
            Command::Check => check::run(),
            Command::CheckSeeds(options) => check_seeds::run(options),
            Command::Read(options) => read::run(options),
            Command::NewDocument(options) => new_document::run(options),
            Command::Cases(options) => cases::run(options),
            Command::Mutants(options) => mutants::run(options),
            Command::Search(options) => search::run(options),
            Command::Export(options) => export::run(options),
            Command::Bench(options) => bench::run(options),
            Command::Faults(options) => faults::run(options),
            Command::Fuzz(options) => fuzz::run(options),
            Command::Lighthouse => lighthouse::run(),
            Command::Doctor(options) => doctor::run(options),
            Command::Reproduce => reproduce::run(),
            Command::Shots(options) => shots::run(options),
            Command::Completions(options) => completions::run(options),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use clap::CommandFactory as _;

    use super::*;

    /// Parses a command line, or returns its error message.
    fn parse(line: &str) -> std::result::Result<Command, String> {
        let words = ["cargo xtask"].into_iter().chain(line.split_whitespace());
        CommandLine::try_parse_from(words).map(|line| line.command).map_err(|error| error.to_string())
    }

    fn assert_refused(lines: &[&str]) {
        for line in lines {
            assert!(parse(line).is_err(), "{line}");
        }
    }

    #[test]
    fn the_definition_is_sound() {
        CommandLine::command().debug_assert();
    }

    #[test]
    fn every_command_has_a_line_of_help() {
        for command in CommandLine::command().get_subcommands() {
            assert!(command.get_about().is_some(), "{}", command.get_name());
            for argument in command.get_arguments() {
                assert!(argument.get_help().is_some(), "{} {}", command.get_name(), argument.get_id());
            }
        }
    }

    #[test]
    fn a_slip_is_answered_with_what_was_meant() {
        for (line, meant) in [
            ("srve", "serve"),
            ("biuld", "build"),
            ("test --ful", "--full"),
            ("bench visits", "visit"),
            ("check-sedes", "check-seeds"),
        ] {
            let message = parse(line).err().unwrap_or_default();
            assert!(message.contains("similar") && message.contains(meant), "{line}: {message}");
        }
    }

    #[test]
    fn what_is_not_known_is_refused() {
        assert_refused(&[
            "",
            "serve 9000",
            "build now",
            "test --fast",
            "check-seeds --all",
            "check-seeds a b",
        ]);
        assert_refused(&["export --all", "cases --all", "check now", "shots --all --readme"]);
    }

    #[test]
    fn serve_listens_on_8080_unless_told() {
        assert_eq!(parse("serve"), Ok(Command::Serve(serve::Options { port: 8080 })));
        assert_eq!(parse("serve --port 9000"), Ok(Command::Serve(serve::Options { port: 9000 })));
    }

    #[test]
    fn a_port_is_a_number_from_1_to_65535() {
        assert_refused(&["serve --port", "serve --port 0", "serve --port 65536", "serve --port eighty"]);
        assert!(parse("serve --port 0").is_err_and(|message| message.contains("1..=65535")));
    }

    #[test]
    fn build_takes_other_seeds_and_where_their_site_goes() {
        let (seeds, out) = (Some(PathBuf::from("x")), Some(PathBuf::from("y")));
        assert_eq!(parse("build"), Ok(Command::Build(build::Options::default())));
        assert_eq!(parse("build --seeds x --out y"), Ok(Command::Build(build::Options { seeds, out })));
        assert_refused(&["build --seeds x", "build --out y", "build --seeds", "build x"]);
    }

    #[test]
    fn search_takes_one_query() {
        for query in ["学徒", "-", "--json"] {
            let expected = Command::Search(search::Options { json: query.to_owned() });
            assert_eq!(parse(&format!("search --json {query}")), Ok(expected));
        }
        assert_refused(&["search", "search 学徒", "search --json", "search --json 学徒 补贴"]);
    }

    #[test]
    fn bench_takes_a_section_and_may_try_or_write() {
        let options = |section: Option<&str>, trial, write| {
            Ok(Command::Bench(bench::Options { section: section.map(String::from), trial, write }))
        };
        assert_eq!(parse("bench"), options(None, false, false));
        assert_eq!(parse("bench rules --write"), options(Some("rules"), false, true));
        assert_eq!(parse("bench --trial endurance"), options(Some("endurance"), true, false));
        assert_refused(&["bench rules visit", "bench --quick", "bench nothing"]);
    }

    #[test]
    fn fuzz_takes_a_target_and_a_time() {
        let options = |target: &str, minutes, keep| {
            let target = Some(target.to_owned()).filter(|target| !target.is_empty());
            Ok(Command::Fuzz(fuzz::Options { target, minutes, keep, write: false }))
        };
        assert_eq!(parse("fuzz"), options("", None, false));
        assert_eq!(parse("fuzz corpus --minutes 3 --keep"), options("corpus", Some(3), true));
        assert_refused(&[
            "fuzz a b",
            "fuzz --minutes",
            "fuzz --minutes 0",
            "fuzz --minutes ten",
            "fuzz --all",
        ]);
    }

    #[test]
    fn new_document_takes_an_id_and_a_file() {
        let expected = new_document::Options {
            id: "jilin".to_owned(),
            from: PathBuf::from("text.txt"),
            jurisdiction: Some("吉林省".to_owned()),
            seeds: None,
        };
        let line = "new-document jilin --jurisdiction 吉林省 --from text.txt";
        assert_eq!(parse(line), Ok(Command::NewDocument(expected)));
        assert_refused(&[
            "new-document",
            "new-document jilin",
            "new-document --from a",
            "new-document x --from",
        ]);
    }

    #[test]
    fn check_seeds_takes_a_folder_and_may_list() {
        let options = |list, folder: Option<&str>| {
            Ok(Command::CheckSeeds(check_seeds::Options {
                list,
                only: None,
                language: check_seeds::Language::En,
                folder: folder.map(PathBuf::from),
            }))
        };
        assert_eq!(parse("check-seeds"), options(false, None));
        assert_eq!(parse("check-seeds x"), options(false, Some("x")));
        assert_eq!(parse("check-seeds --list x"), options(true, Some("x")));
        assert_eq!(parse("check-seeds x --list"), options(true, Some("x")));
    }
}
