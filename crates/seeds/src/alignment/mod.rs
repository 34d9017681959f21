//! `alignments/LEFT--RIGHT.toml`: which places of two documents speak of the same matter, and the
//! check that nothing of either is left over.

mod account;
mod file;
mod resolve;

use std::collections::BTreeMap;

use policy::compare::{Added, Alignment, Relation, Side};
use policy::document::Document;

use crate::coverage::Coverage;
use crate::diagnostics::Diagnostics;
use crate::files::{self, SeedFiles};
use crate::toml_file;
use account::Account;

/// Compiles every file in `alignments/`: encoded [`Alignment`]s by the names under which they are
/// loaded, `alignment-LEFT--RIGHT`.
pub fn compile(
    files: &SeedFiles,
    documents: &[Document<'_>],
    diagnostics: &mut Diagnostics,
    coverage: &mut Coverage,
) -> BTreeMap<String, Vec<u8>> {
    let mut packs = BTreeMap::new();
    for path in files.keys() {
        let Some(name) = path.strip_prefix("alignments/").and_then(|file| file.strip_suffix(".toml")) else {
            continue;
        };
        let parsed: Option<file::File> =
            files::text(files, path, diagnostics).and_then(|text| toml_file::parse(path, text, diagnostics));
        let Some(parsed) = parsed else { continue };
        let Some(alignment) = resolve::alignment(&parsed, path, documents, diagnostics) else { continue };
        check_name(name, &parsed, path, diagnostics);
        let (left, right) =
            (&documents[usize::from(alignment.left)], &documents[usize::from(alignment.right)]);
        let accounts = [(Side::Left, left), (Side::Right, right)]
            .map(|(side, document)| Account::new(&alignment, side, document));
        // What an entry left out for a mistake would have covered is no news of its own.
        let complete = alignment.pairs.len() == parsed.pairs.len()
            && alignment.alone.len() == parsed.only_here.len() + parsed.only_there.len();
        for account in accounts.iter().filter(|_| complete) {
            account.report(path, &parsed, diagnostics);
        }
        coverage.section(format!("alignment {name}"), lines(&alignment, &accounts));
        if let Ok(bytes) = alignment.encode() {
            packs.insert(format!("alignment-{name}"), bytes);
        }
    }
    packs
}

fn check_name(name: &str, parsed: &file::File, path: &str, diagnostics: &mut Diagnostics) {
    let expected = format!("{}--{}", parsed.left.get_ref(), parsed.right.get_ref());
    if name != expected {
        diagnostics.error(
            path,
            parsed.left.span(),
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
