//! From the reading edition (阅读版) to the full edition (完整版): creates drafts of everything that has to be written.

use seeds::figures::inspection;
use toml_edit::{DocumentMut, Item, Value};
use workbench_messages::ProjectFiles;

use super::coverage::SentenceCoverage;
use super::{changed_files, questions, read_all, with_document};

/// The questions and the vocabulary shared by all provinces.
const SHARED: [(&str, &str); 2] = [
    (questions::PATH, include_str!("../../../../seeds/questions.toml")),
    ("vocabulary.toml", include_str!("../../../../seeds/vocabulary.toml")),
];

/// The files that the full edition adds or changes, with a draft for each number and each unit.
///
/// # Errors
/// In Chinese, if a file is invalid.
pub fn start(files: &ProjectFiles, id: &str) -> Result<ProjectFiles, String> {
    let path = format!("{id}/document.toml");
    let text = files.get(&path).map_or("", String::as_str);
    let mut document_toml: DocumentMut =
        text.parse().map_err(|error: toml_edit::TomlError| crate::entries::invalid_file(&path, &error))?;
    let mut created = ProjectFiles::new();
    // Without the key `edition`, a document is in the full edition already.
    if let Some(edition) = document_toml.get_mut("edition").and_then(Item::as_value_mut) {
        let mut full = Value::from("full");
        *full.decor_mut() = edition.decor().clone();
        *edition = full;
        created.insert(path, document_toml.to_string());
    }
    for (path, text) in SHARED {
        if !files.contains_key(path) {
            created.insert(path.to_owned(), text.to_owned());
        }
    }
    let figures = format!("{id}/figures.toml");
    if !files.contains_key(&figures) {
        let source = files.get(&format!("{id}/source.txt")).map_or("", String::as_str);
        let drafted = inspection::drafted(id, source, text);
        created.insert(figures, drafted);
    }
    let drafts = with_document(files, id, |document| {
        let mut coverage = SentenceCoverage::new(document, read_all(files, id)?);
        coverage.normalize();
        Ok::<_, String>(changed_files(files, coverage.files))
    })??;
    created.extend(drafts);
    Ok(created)
}
