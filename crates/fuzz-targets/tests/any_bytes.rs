//! Runs the fuzz targets in the normal tests: on earlier findings, and on randomly mutated valid inputs.

use std::fs;
use std::path::Path;

use fuzz_targets::{ALL, FuzzTarget};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestRunner};

/// A mutation of a byte string, with its position.
#[derive(Debug, Clone)]
enum Change {
    Remove(Index, u8),
    Insert(Index, Vec<u8>),
    /// Overwrites one byte, so that the following bytes of an encoded value keep their positions.
    Set(Index, u8),
    /// Copies a range of bytes to another position.
    Copy(Index, Index, u8),
    Cut(Index),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        2 => (any::<Index>(), any::<u8>()).prop_map(|(at, count)| Change::Remove(at, count)),
        4 => (any::<Index>(), prop::collection::vec(any::<u8>(), 1..8))
            .prop_map(|(at, bytes)| Change::Insert(at, bytes)),
        8 => (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Change::Set(at, byte)),
        2 => (any::<Index>(), any::<Index>(), any::<u8>())
            .prop_map(|(from, to, count)| Change::Copy(from, to, count)),
        1 => any::<Index>().prop_map(Change::Cut),
    ]
}

fn changed(mut bytes: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for change in changes {
        let len = bytes.len();
        match change {
            Change::Remove(at, count) => {
                let at = at.index(len + 1);
                bytes.drain(at..len.min(at + usize::from(*count)));
            }
            Change::Insert(at, more) => {
                let at = at.index(len + 1);
                bytes.splice(at..at, more.iter().copied());
            }
            Change::Set(at, byte) => {
                if let Some(place) = bytes.get_mut(at.index(len.max(1))) {
                    *place = *byte;
                }
            }
            Change::Copy(from, to, count) => {
                let from = from.index(len + 1);
                let stretch = bytes[from..len.min(from + usize::from(*count))].to_vec();
                let to = to.index(len + 1);
                bytes.splice(to..to, stretch);
            }
            Change::Cut(at) => bytes.truncate(at.index(len + 1)),
        }
    }
    bytes
}

/// Runs a target on `cases` random inputs: 90 % mutated seed inputs, 10 % random bytes.
fn run_on_mutated_inputs(name: &str, cases: u32) {
    let FuzzTarget { run, starts, .. } = fuzz_targets::find(name).expect("there is such a target");
    let starts = starts();
    let changed = (any::<Index>(), prop::collection::vec(change(), 1..5))
        .prop_map(move |(start, changes)| changed(start.get(&starts).clone(), &changes));
    let bytes = prop_oneof![9 => changed, 1 => prop::collection::vec(any::<u8>(), 0..200)];
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let result = TestRunner::new(config).run(&bytes, |bytes| {
        run(&bytes);
        Ok(())
    });
    if let Err(error) = result {
        panic!("{name}: {error}");
    }
}

#[test]
fn any_document_is_read() {
    run_on_mutated_inputs("document", 64);
}

#[test]
fn any_seeds_compile_or_are_explained() {
    run_on_mutated_inputs("seeds", 64);
}

#[test]
fn any_corpus_is_refused_or_can_be_walked() {
    run_on_mutated_inputs("corpus", 256);
}

#[test]
fn any_address_is_read() {
    run_on_mutated_inputs("address", 128);
}

#[test]
fn anything_can_be_searched_for() {
    run_on_mutated_inputs("search", 128);
}

#[test]
fn any_wordings_can_be_compared() {
    run_on_mutated_inputs("diff", 256);
}

#[test]
fn the_sample_compiles_without_a_message() {
    let compiled = &fuzz_targets::samples::SAMPLE_COMPILED;
    assert_eq!(compiled.diagnostics.render(seeds::Style::Plain), "");
}

#[test]
fn right_inputs_do_no_harm() {
    for target in ALL {
        for bytes in (target.starts)() {
            (target.run)(&bytes);
        }
    }
}

#[test]
fn what_the_fuzzer_kept_and_found_does_no_harm() {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz");
    for target in ALL {
        for kept in ["corpus", "regressions"] {
            let folder = fuzz.join(kept).join(target.name);
            let Ok(entries) = fs::read_dir(&folder) else { continue };
            for entry in entries {
                let path = entry.expect("the folder can be read").path();
                eprintln!("{}", path.display());
                (target.run)(&fs::read(&path).expect("the file can be read"));
            }
        }
    }
}
