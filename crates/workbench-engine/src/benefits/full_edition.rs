//! From the reading edition (阅读版) to the full one (完整版): what has to be written, as drafts.

use seeds::figures::inspection;
use toml_edit::{DocumentMut, Item, Value};
use workbench_messages::ProjectFiles;

use super::sentences::Sentences;
use super::{changed, questions, read_all, with_document};

/// The questions and the words that all provinces share.
const SHARED: [(&str, &str); 2] = [
    (questions::PATH, include_str!("../../../../seeds/questions.toml")),
    ("vocabulary.toml", include_str!("../../../../seeds/vocabulary.toml")),
];

/// The files that have to be there for the full edition, each number and each unit as a draft.
///
/// # Errors
/// In Chinese, where a file holds what it may not.
pub fn begin(files: &ProjectFiles, id: &str) -> Result<ProjectFiles, String> {
    let path = format!("{id}/document.toml");
    let text = files.get(&path).map_or("", String::as_str);
    let mut document_toml: DocumentMut =
        text.parse().map_err(|error: toml_edit::TomlError| crate::entries::broken(&path, &error))?;
    let mut made = ProjectFiles::new();
    // A file that does not say its edition is of the full one.
    if let Some(edition) = document_toml.get_mut("edition").and_then(Item::as_value_mut) {
        let mut full = Value::from("full");
        *full.decor_mut() = edition.decor().clone();
        *edition = full;
        made.insert(path, document_toml.to_string());
    }
    for (path, text) in SHARED {
        if !files.contains_key(path) {
            made.insert(path.to_owned(), text.to_owned());
        }
    }
    let figures = format!("{id}/figures.toml");
    if !files.contains_key(&figures) {
        let source = files.get(&format!("{id}/source.txt")).map_or("", String::as_str);
        let drafted = inspection::drafted(id, source, text);
        made.insert(figures, drafted);
    }
    let drafts = with_document(files, id, |document| {
        let mut sentences = Sentences::new(document, read_all(files, id)?);
        sentences.settle();
        Ok::<_, String>(changed(files, sentences.files))
    })??;
    made.extend(drafts);
    Ok(made)
}
