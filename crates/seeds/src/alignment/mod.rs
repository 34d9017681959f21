//! `alignments/LEFT--RIGHT.toml`: the corresponding passages of two documents, checked for completeness.
//! Passages that have no counterpart in any comparison are listed once, in `alone.toml` of their document.

mod account;
mod file;
pub mod inspection;
mod own;
mod resolve;

use std::collections::BTreeMap;

use policy::model::document::{Document, Edition};
use policy::model::pairs::{Added, Alignment, Counterpart, Relation, Side};

use crate::coverage::Coverage;
use crate::diagnostics::Diagnostics;
use crate::files::{self, SeedFiles};
use crate::toml_file;
use account::Account;

/// A parsed file of `alignments/`.
#[derive(Debug)]
pub struct AlignmentFile {
    path: String,
    /// The file name without extension.
    name: String,
    raw: file::RawAlignment,
}

/// The files of `alignments/`, and the `alone.toml` of each document.
#[derive(Debug, Default)]
pub struct AlignmentFiles {
    files: Vec<AlignmentFile>,
    /// The parsed `alone.toml` files by document id.
    own: BTreeMap<String, file::OwnList>,
}

/// The compiled `alignments/`.
#[derive(Debug, Default)]
pub struct Alignments<'f> {
    /// Encoded [`Alignment`]s by pack name, `alignment-LEFT--RIGHT`.
    pub packs: Vec<(String, Vec<u8>)>,
    /// The counterparts shown on measure pages.
    pub counterparts: Vec<Counterpart<'f>>,
}

/// Parses all files in `alignments/` and all `alone.toml`.
pub fn read(files: &SeedFiles, diagnostics: &mut Diagnostics) -> AlignmentFiles {
    let mut read = AlignmentFiles::default();
    for path in files.keys() {
        if let Some(id) = path.strip_suffix("/alone.toml") {
            let list = files::text(files, path, diagnostics)
                .and_then(|text| toml_file::parse(path, text, diagnostics));
            read.own.extend(list.map(|list| (id.to_owned(), list)));
            continue;
        }
        let Some(name) = path.strip_prefix("alignments/").and_then(|file| file.strip_suffix(".toml")) else {
            continue;
        };
        let raw =
            files::text(files, path, diagnostics).and_then(|text| toml_file::parse(path, text, diagnostics));
        read.files.extend(raw.map(|raw| AlignmentFile { path: path.clone(), name: name.to_owned(), raw }));
    }
    read
}

/// Compiles the files and checks their completeness.
pub fn compile<'f>(
    files: &'f AlignmentFiles,
    documents: &[Document<'_>],
    diagnostics: &mut Diagnostics,
    coverage: &mut Coverage,
) -> Alignments<'f> {
    let mut compiled = Alignments::default();
    for (id, list) in &files.own {
        own::check(id, list, documents, diagnostics);
    }
    for AlignmentFile { path, name, raw } in &files.files {
        // Entries about documents in the reading edition are not published.
        let is_read = |id: &str| {
            let mut of_id = documents.iter().filter(|document| document.id == id);
            of_id.all(|document| document.metadata.edition == Edition::Full)
        };
        if !is_read(raw.left.get_ref()) || !is_read(raw.right.get_ref()) {
            continue;
        }
        let Some(mut alignment) = resolve::alignment(raw, path, documents, diagnostics) else { continue };
        let complete = alignment.pairs.len() == raw.pairs.len()
            && alignment.alone.len() == raw.only_here.len() + raw.only_there.len();
        own::add(&mut alignment, &files.own, documents);
        check_name(name, raw, path, diagnostics);
        let document = |at: u16| &documents[usize::from(at)];
        let sides = [(Side::Left, document(alignment.left)), (Side::Right, document(alignment.right))];
        let accounts = sides.map(|(side, document)| Account::new(&alignment, side, document));
        // If an entry was dropped because of an error, its text would be reported as uncovered too.
        for account in accounts.iter().filter(|_| complete) {
            account.report(path, raw, diagnostics);
        }
        coverage.section(format!("alignment {name}"), lines(&alignment, &accounts));
        compiled.counterparts.extend(alignment.counterparts(document(alignment.left)));
        // Encoding fails only if memory runs out.
        compiled.packs.extend(alignment.encode().map(|bytes| (format!("alignment-{name}"), bytes)));
    }
    compiled
}

fn check_name(name: &str, raw: &file::RawAlignment, path: &str, diagnostics: &mut Diagnostics) {
    let expected = format!("{}--{}", raw.left.get_ref(), raw.right.get_ref());
    if name != expected {
        diagnostics.error(
            path,
            raw.left.span(),
            format!("the file compares `{expected}` but is named `{name}.toml`"),
            "these documents",
            format!("name it alignments/{expected}.toml"),
        );
    }
}

fn lines(alignment: &Alignment<'_>, accounts: &[Account<'_, '_>]) -> Vec<String> {
    let related = |relation| alignment.pairs.iter().filter(|pair| pair.relation == relation).count();
    let mut lines = vec![
        format!("pairs: {}", alignment.pairs.len()),
        format!("  same: {}", related(Relation::Same)),
        format!("  more specific on the left: {}", related(Relation::MoreSpecific)),
    ];
    let additions: Vec<Added> = (alignment.pairs.iter().flat_map(|pair| &pair.adds))
        .chain(alignment.alone.iter().flat_map(|alone| &alone.adds))
        .map(|addition| addition.kind)
        .collect();
    let by_kind = Added::ALL.map(|kind| {
        format!("{kind:?} {}", additions.iter().filter(|&&one| one == kind).count()).to_lowercase()
    });
    lines.push(format!("what the left adds: {} ({})", additions.len(), by_kind.join(", ")));
    for account in accounts {
        lines.push(account.summary());
        lines.extend(account.alone(alignment).map(|line| format!("  {line}")));
    }
    lines
}
