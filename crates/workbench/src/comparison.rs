//! The step 对照: which two documents are compared, and which drafts remain.

use workbench_messages::ProjectFiles;
use workbench_messages::comparison::{ComparedDocument, ComparedPassage, DocumentComparison, Relation, Side};

use crate::state::documents;

/// The ids of the left and the right document.
pub type DocumentPair = (String, String);

/// The drafts that remain in a comparison.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Remaining {
    /// Draft pairs.
    pub pairs: usize,
    /// Draft entries without a counterpart in the left document.
    pub left: usize,
    /// Draft entries without a counterpart in the right document.
    pub right: usize,
}

/// The documents to compare first: those of an existing file, or the open document with the national one, which is on
/// the right. `None` if there is only one document.
#[must_use]
pub fn initial_pair(files: &ProjectFiles, open_document: Option<&str>) -> Option<DocumentPair> {
    let ids: Vec<String> = documents(files).into_iter().map(|document| document.id).collect();
    let is_there = |id: &str| ids.iter().any(|one| one == id);
    let compared = files
        .keys()
        .filter_map(|path| path.strip_prefix("alignments/")?.strip_suffix(".toml")?.split_once("--"));
    let mut compared = compared.filter(|(left, right)| is_there(left) && is_there(right));
    let is_open = |id: &str| open_document == Some(id);
    let with_open_document = compared.clone().find(|(left, right)| is_open(left) || is_open(right));
    if let Some((left, right)) = with_open_document.or_else(|| compared.next()) {
        return Some((left.to_owned(), right.to_owned()));
    }
    let one = ids.iter().find(|id| is_open(id)).or(ids.first())?;
    let others = || ids.iter().filter(|id| *id != one);
    let other = others().find(|id| is_national(files, id)).or_else(|| others().next())?;
    let (left, right) = if is_national(files, one) { (other, one) } else { (one, other) };
    Some((left.clone(), right.clone()))
}

/// The documents in the order of their existing file, if there is one.
#[must_use]
pub fn in_file_order(files: &ProjectFiles, (left, right): DocumentPair) -> DocumentPair {
    let is_there = |left: &str, right: &str| files.contains_key(&format!("alignments/{left}--{right}.toml"));
    if is_there(&right, &left) && !is_there(&left, &right) { (right, left) } else { (left, right) }
}

fn is_national(files: &ProjectFiles, id: &str) -> bool {
    let toml = files.get(&format!("{id}/document.toml"));
    toml.is_some_and(|toml| toml.lines().any(|line| line == "jurisdiction = \"全国\""))
}

/// Counts the drafts of a comparison.
#[must_use]
pub fn remaining(comparison: &DocumentComparison) -> Remaining {
    let drafts = |side| comparison.unmatched.iter().filter(|one| one.is_draft && one.side == side).count();
    Remaining {
        pairs: comparison.pairs.iter().filter(|pair| pair.is_draft).count(),
        left: drafts(Side::Left),
        right: drafts(Side::Right),
    }
}

/// The message about the remaining drafts.
#[must_use]
pub fn remaining_text(remaining: Remaining) -> String {
    match remaining {
        Remaining { pairs: 0, left: 0, right: 0 } => "都看过了。".to_owned(),
        Remaining { pairs, left, right } => {
            format!("还有{pairs}对没看；只有左边有的还有{left}处、只有右边有的还有{right}处没看。")
        }
    }
}

/// The next draft pair; wraps around.
#[must_use]
pub fn next_draft(comparison: &DocumentComparison, here: usize) -> Option<usize> {
    let is_draft = |at: &usize| comparison.pairs.get(*at).is_some_and(|pair| pair.is_draft);
    (here + 1..comparison.pairs.len()).chain(0..here).find(is_draft)
}

/// The document on a side.
#[must_use]
pub const fn document(comparison: &DocumentComparison, side: Side) -> &ComparedDocument {
    match side {
        Side::Left => &comparison.left,
        Side::Right => &comparison.right,
    }
}

/// The text of a passage.
#[must_use]
pub fn passage_text<'s>(document: &'s ComparedDocument, passage: &'s ComparedPassage) -> &'s str {
    let sentence = || document.sentences.get(passage.sentence).map_or("", |sentence| &sentence.text);
    passage.text.as_deref().unwrap_or_else(sentence)
}

/// The label of a relation.
#[must_use]
pub const fn relation_label(relation: Relation) -> &'static str {
    match relation {
        Relation::MoreSpecific => "左边更具体",
        Relation::Same => "两边一样",
    }
}

#[cfg(test)]
mod tests {
    use workbench_messages::comparison::{ComparedPair, ComparedSentence, UnmatchedEntry};

    use super::*;

    fn files(paths: &[&str]) -> ProjectFiles {
        let area = |path: &&str| if path.starts_with("all/") { "jurisdiction = \"全国\"\n" } else { "" };
        paths.iter().map(|path| ((*path).to_owned(), area(path).to_owned())).collect()
    }

    fn pair_of(left: &str, right: &str) -> DocumentPair {
        (left.to_owned(), right.to_owned())
    }

    const TWO: [&str; 4] = ["all/document.toml", "all/source.txt", "gan/document.toml", "gan/source.txt"];

    fn comparison(are_drafts: &[bool]) -> DocumentComparison {
        let text = || ComparedSentence { line: 1, text: "甲。".to_owned() };
        let document = || ComparedDocument { short_title: String::new(), sentences: vec![text()] };
        let pair = |is_draft: &bool| ComparedPair {
            title: String::new(),
            relation: Relation::Same,
            note: String::new(),
            is_draft: *is_draft,
            left: Vec::new(),
            right: Vec::new(),
            missing: 0,
        };
        let unmatched = |side, is_draft| UnmatchedEntry {
            side,
            title: String::new(),
            reason: String::new(),
            is_draft,
            passages: Vec::new(),
        };
        DocumentComparison {
            left: document(),
            right: document(),
            pairs: are_drafts.iter().map(pair).collect(),
            unmatched: vec![
                unmatched(Side::Left, true),
                unmatched(Side::Left, false),
                unmatched(Side::Right, true),
            ],
            is_published: false,
        }
    }

    #[test]
    fn the_national_document_is_on_the_right() {
        let files = files(&TWO);
        assert_eq!(initial_pair(&files, Some("gan")), Some(pair_of("gan", "all")));
        assert_eq!(initial_pair(&files, Some("all")), Some(pair_of("gan", "all")));
        assert_eq!(initial_pair(&self::files(&TWO[2..]), Some("gan")), None);
    }

    #[test]
    fn the_order_of_an_existing_file_is_kept() {
        let mut files = files(&TWO);
        files.insert("alignments/all--gan.toml".to_owned(), String::new());
        files.insert("alignments/all--gone.toml".to_owned(), String::new());
        assert_eq!(initial_pair(&files, Some("gan")), Some(pair_of("all", "gan")));
        assert_eq!(in_file_order(&files, pair_of("gan", "all")), pair_of("all", "gan"));
        assert_eq!(in_file_order(&files, pair_of("gan", "b")), pair_of("gan", "b"));
    }

    #[test]
    fn remaining_drafts_are_counted_and_the_next_is_found() {
        let comparison = comparison(&[true, false, true]);
        assert_eq!(remaining(&comparison), Remaining { pairs: 2, left: 1, right: 1 });
        assert_eq!(remaining_text(Remaining::default()), "都看过了。");
        assert_eq!((next_draft(&comparison, 0), next_draft(&comparison, 2)), (Some(2), Some(0)));
        assert_eq!(next_draft(&self::comparison(&[true]), 0), None);
    }

    #[test]
    fn the_text_of_a_passage_is_its_part_or_its_sentence() {
        let comparison = comparison(&[]);
        let part = ComparedPassage { sentence: 0, text: Some("甲".to_owned()) };
        assert_eq!(passage_text(&comparison.left, &part), "甲");
        assert_eq!(passage_text(&comparison.left, &ComparedPassage { sentence: 0, text: None }), "甲。");
        assert_eq!(passage_text(&comparison.left, &ComparedPassage { sentence: 9, text: None }), "");
    }
}
