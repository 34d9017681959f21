//! `404.html`: shown by a server at any address, so it refers to no other file and must find out
//! where the site is.

use policy::Corpus;

/// The page. A script finds the site's root: what stands before the first folder that is the site's.
/// Without a script, words tell the way.
pub fn html(corpus: &'static Corpus<'static>) -> String {
    let documents = corpus.documents.iter().map(|document| document.id);
    let folders: Vec<&str> = ["measures", "about", "wizard", "compare", "figures", "data", "embed"]
        .into_iter()
        .chain(documents)
        .collect();
    TEMPLATE.replace("FOLDERS", &folders.join("|"))
}

const TEMPLATE: &str = include_str!("not_found.html");
