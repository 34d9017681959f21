//! The open data of the site, written to a folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use policy::Corpus;
use policy::compare::Alignment;

use crate::build::inputs;
use crate::content::Content;
use crate::{Error, Result};

/// Writes every file of the export below a folder, which is made where it is missing, and returns how
/// many there are.
///
/// # Errors
/// When the folder cannot be written, or the compiled seeds cannot be read back.
pub fn write(content: &Content, folder: &Path) -> Result<usize> {
    let unreadable = |what| move |error| Error::Finding(format!("{what} cannot be read back: {error:?}"));
    let corpus = Corpus::decode(&content.corpus).map_err(unreadable("the compiled corpus"))?;
    let packs = content.packs.iter().filter(|(name, _)| name.starts_with("alignment-"));
    let alignments = packs
        .map(|(_, bytes)| Alignment::decode(bytes, &corpus.documents))
        .collect::<std::result::Result<Vec<_>, _>>()
        .map_err(unreadable("a compiled alignment"))?;
    let source = |id: &str| Some((id.to_owned(), content.files.get(&format!("{id}/source.txt"))?.clone()));
    let sources: BTreeMap<_, _> =
        corpus.documents.iter().filter_map(|document| source(document.id)).collect();
    let released = inputs::last_change().and_then(|day| day.parse().ok());
    let input = export::Input { corpus: &corpus, alignments: &alignments, sources: &sources, released };
    let files = export::files(&input);
    for (path, bytes) in &files {
        let path = folder.join(path);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent).map_err(Error::writing(parent))?;
        fs::write(&path, bytes).map_err(Error::writing(&path))?;
    }
    Ok(files.len())
}
