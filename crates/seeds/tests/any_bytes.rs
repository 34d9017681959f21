//! Any files and any encoded bytes yield a result or an error, never a panic.

mod common;

use std::sync::LazyLock;

use common::folder;
use policy::Corpus;
use proptest::prelude::*;
use proptest::sample::Index;
use seeds::codes::UNLISTED;
use seeds::{SeedFiles, Style, compile};

static SEEDS: LazyLock<SeedFiles> = LazyLock::new(|| folder("seeds"));

static CORPUS: LazyLock<Vec<u8>> = LazyLock::new(|| compile(&SEEDS).corpus.expect("the seeds are right"));

/// A mutation of a byte string, with its position.
#[derive(Debug, Clone)]
struct Change {
    at: Index,
    what: What,
}

#[derive(Debug, Clone)]
enum What {
    Remove(u8),
    Insert(Vec<u8>),
    Cut,
}

fn change() -> impl Strategy<Value = Change> {
    let what = prop_oneof![
        4 => any::<u8>().prop_map(What::Remove),
        8 => prop::collection::vec(any::<u8>(), 1..8).prop_map(What::Insert),
        1 => Just(What::Cut),
    ];
    (any::<Index>(), what).prop_map(|(at, what)| Change { at, what })
}

fn changed(mut bytes: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for Change { at, what } in changes {
        let len = bytes.len();
        let at = at.index(len + 1);
        match what {
            What::Remove(count) => drop(bytes.drain(at..len.min(at + usize::from(*count)))),
            What::Insert(more) => drop(bytes.splice(at..at, more.iter().copied())),
            What::Cut => bytes.truncate(at),
        }
    }
    bytes
}

/// Calls every accessor of every node.
fn walk(corpus: &Corpus<'_>) {
    for document in &corpus.documents {
        assert_eq!(document.root().descendants().count() + 1, document.nodes.len());
        for node in document.iter() {
            assert!(node.children().all(|child| child.parent() == Some(node)));
            let children: String = node.children().map(|child| child.text()).collect();
            assert!(node.kind().is_leaf() || children == node.text());
            let _ = (node.id(), node.local_id(), node.heading(), node.source(), node.measure_number());
            assert!(node.text().contains(node.label()) || node.heading().is_some());
            assert!(node.ancestors().count() < document.nodes.len());
            assert!(node.sentences().count() <= document.nodes.len());
        }
        let texts: String =
            document.iter().filter(|node| node.kind().is_leaf()).map(|leaf| leaf.text()).collect();
        assert_eq!(texts, document.text);
        for entry in &document.metadata.entries {
            assert!(!document.quoted(entry.quote).is_empty());
            assert!(document.at(entry.quote.node).text().contains(document.quoted(entry.quote)));
        }
    }
}

#[test]
fn the_corpus_decodes_to_what_was_encoded() {
    let corpus = Corpus::decode(&CORPUS).expect("it was just encoded");
    walk(&corpus);
    assert_eq!(corpus.encode().expect("there is memory"), *CORPUS);
}

#[test]
fn compiling_twice_gives_the_same_bytes() {
    assert_eq!(compile(&SEEDS).corpus.as_ref(), Some(&*CORPUS));
}

proptest! {
    #[test]
    fn any_bytes_decode_or_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = Corpus::decode(&bytes).map(|corpus| walk(&corpus));
        let _ = Corpus::decode(&[&CORPUS[..4], &bytes].concat()).map(|corpus| walk(&corpus));
    }

    #[test]
    fn a_changed_corpus_decodes_or_is_refused(changes in prop::collection::vec(change(), 1..4)) {
        let bytes = changed(CORPUS.clone(), &changes);
        let _ = Corpus::decode(&bytes).map(|corpus| walk(&corpus));
    }
}

proptest! {
    // Few cases, since each compiles all seeds.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn changed_seeds_compile_or_are_explained(
        file in any::<Index>(),
        changes in prop::collection::vec(change(), 1..4),
    ) {
        let mut files = SEEDS.clone();
        let path = file.get(&files.keys().cloned().collect::<Vec<_>>()).clone();
        let bytes = changed(files.remove(&path).unwrap_or_default(), &changes);
        files.insert(path, bytes);
        let compilation = compile(&files);
        prop_assert_eq!(compilation.corpus.is_none(), compilation.diagnostics.has_errors());
        prop_assert!(!compilation.diagnostics.summary().is_empty());
        prop_assert!(!compilation.diagnostics.render(Style::Coloured).contains(UNLISTED));
    }

    #[test]
    fn any_files_compile_or_are_explained(
        source in prop::collection::vec(any::<u8>(), 0..300),
        settings in any::<String>(),
    ) {
        let files = SeedFiles::from([
            ("x/source.txt".to_owned(), source),
            ("x/document.toml".to_owned(), settings.into_bytes()),
        ]);
        let compilation = compile(&files);
        prop_assert!(compilation.corpus.is_none());
        let text = compilation.diagnostics.render(Style::Plain);
        prop_assert!(!text.is_empty() && !text.contains(UNLISTED), "{text}");
    }
}
