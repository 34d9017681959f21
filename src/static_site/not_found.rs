//! `404.html`. Servers show it at any URL, so it refers to no other file and must find the site's root
//! itself.

use policy::Corpus;

/// The page. A script takes everything before the first folder of the site as the root; without scripts, a
/// text explains the way.
pub fn html(corpus: &'static Corpus<'static>) -> String {
    let documents = corpus.documents.iter().map(|document| document.id);
    let folders: Vec<&str> = ["measures", "about", "wizard", "compare", "figures", "data", "embed"]
        .into_iter()
        .chain(documents)
        .collect();
    TEMPLATE.replace("FOLDERS", &folders.join("|"))
}

const TEMPLATE: &str = include_str!("not_found.html");
