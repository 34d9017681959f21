//! Compiles `questions.toml` and `<document>/benefits/*.toml`: questions and rules.
//!
//! - `entries`: the file formats.
//! - `compiler`: the compiler's state. `questions`, `conditions`, `benefits`: from entries to rules.
//! - `readings`: interpretations of undefined terms, defined once per document.
//! - `relevance`: the constraints that affect each benefit.
//! - `statements`: checks of authors' wording against the quoted text.
//! - `interview`: order, gates and buttons of the questions.
//! - `wishes`: the benefits of each wish.
//! - `checks`: global checks of the rules. [`report`]: the table that `check-seeds` prints.

mod benefits;
mod checks;
mod compiler;
mod conditions;
mod entries;
mod interview;
mod questions;
mod readings;
mod relevance;
mod report;
mod statements;
mod wishes;

pub use checks::{states, unquoted};
pub use entries::EligibilityFiles;
pub use readings::report as report_readings;
pub(crate) use relevance::note_constraints;
pub use report::report;

use std::collections::BTreeSet;

use policy::model::document::MetadataKey;
use policy::model::rules::{Eligibility, Source};
use policy::{Corpus, Date, Document};

use crate::diagnostics::Diagnostics;
use compiler::{Compiler, Depth};
use entries::BenefitFile;

/// Compiles and checks all rules. After errors, returns what could be compiled, which may be inconsistent.
pub fn compile<'f>(
    files: &'f EligibilityFiles,
    documents: &[Document<'_>],
    diagnostics: &mut Diagnostics,
) -> Eligibility<'f> {
    let had_errors = diagnostics.has_errors();
    let mut compiler = Compiler {
        rules: Eligibility::default(),
        places: Vec::new(),
        meanings: Vec::new(),
        readings: &files.readings,
        depth: Depth::default(),
        documents,
        diagnostics,
    };
    compiler.questions(&files.questions);
    compiler.interview(&files.questions);
    compiler.check_readings(files);
    let mut ids = BTreeSet::new();
    for file in &files.benefits {
        compiler.drafts(file);
        if file.is_draft() {
            continue;
        }
        if let Some(source) = compiler.source(file.document, &file.path) {
            compiler.benefits(file, source, &mut ids);
        }
    }
    compiler.cut_numbers();
    compiler.wishes(files);
    relevance::note_constraints(&mut compiler.rules);
    // Without a source, as where everything is a draft, there is no day to check the rules on.
    if !had_errors && !compiler.diagnostics.has_errors() && !compiler.rules.sources.is_empty() {
        compiler.check(files);
    }
    let mut rules = compiler.rules;
    rules.version = version(&rules);
    rules
}

impl Compiler<'_, '_> {
    /// Reports each draft, and drafts of measures that do not exist.
    fn drafts(&mut self, file: &BenefitFile) {
        let document = &self.documents[usize::from(file.document)];
        for draft in &file.entries.drafts {
            let id = draft.measure.get_ref();
            if document.measures().any(|measure| measure.id() == id) {
                let hint =
                    "encode each sentence as a [[benefit]] or a [[principle]], then remove the [[draft]]";
                let message = format!("nobody has read `{id}` for what it gives");
                self.diagnostics.draft(&file.path, draft.measure.span(), message, hint);
            } else {
                let message = format!("`{id}` is no measure of `{}`", document.id);
                let hint = "`cargo xtask check-seeds --list` lists the nodes";
                self.diagnostics.error(&file.path, draft.measure.span(), message, "unknown measure", hint);
            }
        }
    }

    /// The index of a document among the sources; adds it if it is new.
    fn source(&mut self, document: u16, path: &str) -> Option<u8> {
        let known = self.rules.sources.iter().position(|source| source.document == document);
        if known.is_none() {
            let Some(issued) = issued(&self.documents[usize::from(document)]) else {
                let hint = "document.toml names its date: key = \"date\", written like 2017年11月30日";
                self.diagnostics.file_error(path, "the document that gives these benefits has no date", hint);
                return None;
            };
            self.rules.sources.push(Source { document, issued });
        }
        u8::try_from(known.unwrap_or(self.rules.sources.len() - 1)).ok()
    }
}

/// The date of a document according to its metadata; the latest if its covers have dates too.
fn issued(document: &Document<'_>) -> Option<Date> {
    let entries = document.metadata.entries.iter().filter(|entry| entry.key == MetadataKey::Date);
    entries.filter_map(|entry| Date::from_chinese(document.quoted(entry.quote))).max()
}

/// A hash of all rules: FNV-1a of their encoding.
fn version(rules: &Eligibility<'_>) -> u32 {
    let alone = Corpus { eligibility: rules.clone(), ..Corpus::default() };
    let bytes = alone.encode().unwrap_or_default();
    bytes.into_iter().fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
