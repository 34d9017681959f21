//! The way through two documents side by side: which stand on which side, what is left, which pair comes next.

use workbench_messages::ProjectFiles;
use workbench_messages::comparison::{ComparedDocument, Comparison, Passage, Relation, Side};

use crate::state::documents;

/// The ids of two documents, the left one first.
pub type Sides = (String, String);

/// What is left of a comparison: pairs that nobody has read, passages that nobody has looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Left {
    /// Pairs.
    pub pairs: usize,
    /// Passages of the left that are in no pair.
    pub here: usize,
    /// Passages of the right that are in no pair.
    pub there: usize,
}

/// The two documents to begin with: those that a file compares, or the one that is worked on with a national one. A
/// national one stands on the right.
#[must_use]
pub fn first_sides(files: &ProjectFiles, worked_on: Option<&str>) -> Option<Sides> {
    let ids: Vec<String> = documents(files).into_iter().map(|document| document.id).collect();
    let is_there = |id: &str| ids.iter().any(|one| one == id);
    let compared = files
        .keys()
        .filter_map(|path| path.strip_prefix("alignments/")?.strip_suffix(".toml")?.split_once("--"));
    let mut compared = compared.filter(|(left, right)| is_there(left) && is_there(right));
    let is_worked_on = |id: &str| worked_on == Some(id);
    let begun = compared.clone().find(|(left, right)| is_worked_on(left) || is_worked_on(right));
    if let Some((left, right)) = begun.or_else(|| compared.next()) {
        return Some((left.to_owned(), right.to_owned()));
    }
    let one = ids.iter().find(|id| is_worked_on(id)).or(ids.first())?;
    let others = || ids.iter().filter(|id| *id != one);
    let other = others().find(|id| is_national(files, id)).or_else(|| others().next())?;
    let (left, right) = if is_national(files, one) { (other, one) } else { (one, other) };
    Some((left.clone(), right.clone()))
}

/// These two documents as a file has them that compares them already.
#[must_use]
pub fn as_begun(files: &ProjectFiles, (left, right): Sides) -> Sides {
    let is_there = |left: &str, right: &str| files.contains_key(&format!("alignments/{left}--{right}.toml"));
    if is_there(&right, &left) && !is_there(&left, &right) { (right, left) } else { (left, right) }
}

fn is_national(files: &ProjectFiles, id: &str) -> bool {
    let toml = files.get(&format!("{id}/document.toml"));
    toml.is_some_and(|toml| toml.lines().any(|line| line == "jurisdiction = \"全国\""))
}

/// What is left of a comparison.
#[must_use]
pub fn left(seen: &Comparison) -> Left {
    let open = |side| seen.alone.iter().filter(|one| one.is_draft && one.side == side).count();
    Left {
        pairs: seen.pairs.iter().filter(|pair| pair.is_draft).count(),
        here: open(Side::Left),
        there: open(Side::Right),
    }
}

/// What is left, in words.
#[must_use]
pub fn words_of_left(left: Left) -> String {
    match left {
        Left { pairs: 0, here: 0, there: 0 } => "都看过了。".to_owned(),
        Left { pairs, here, there } => {
            format!("还有{pairs}对没看；只有左边有的还有{here}处、只有右边有的还有{there}处没看。")
        }
    }
}

/// The next pair that nobody has read, from the first again behind the last.
#[must_use]
pub fn next_open(seen: &Comparison, here: usize) -> Option<usize> {
    let is_open = |at: &usize| seen.pairs.get(*at).is_some_and(|pair| pair.is_draft);
    (here + 1..seen.pairs.len()).chain(0..here).find(is_open)
}

/// One of the two documents.
#[must_use]
pub const fn document(seen: &Comparison, side: Side) -> &ComparedDocument {
    match side {
        Side::Left => &seen.left,
        Side::Right => &seen.right,
    }
}

/// The words of a passage.
#[must_use]
pub fn words<'s>(document: &'s ComparedDocument, passage: &'s Passage) -> &'s str {
    let sentence = || document.sentences.get(passage.sentence).map_or("", |sentence| &sentence.text);
    passage.words.as_deref().unwrap_or_else(sentence)
}

/// How the sides of a pair relate.
#[must_use]
pub const fn of_relation(relation: Relation) -> &'static str {
    match relation {
        Relation::MoreSpecific => "左边更具体",
        Relation::Same => "两边一样",
    }
}

#[cfg(test)]
mod tests {
    use workbench_messages::comparison::{ComparedAlone, ComparedPair, Sentence};

    use super::*;

    fn files(paths: &[&str]) -> ProjectFiles {
        let area = |path: &&str| if path.starts_with("all/") { "jurisdiction = \"全国\"\n" } else { "" };
        paths.iter().map(|path| ((*path).to_owned(), area(path).to_owned())).collect()
    }

    fn sides(left: &str, right: &str) -> Sides {
        (left.to_owned(), right.to_owned())
    }

    const TWO: [&str; 4] = ["all/document.toml", "all/source.txt", "gan/document.toml", "gan/source.txt"];

    fn seen(are_drafts: &[bool]) -> Comparison {
        let text = || Sentence { line: 1, text: "甲。".to_owned() };
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
        let alone = |side, is_draft| ComparedAlone {
            side,
            title: String::new(),
            reason: String::new(),
            is_draft,
            passages: Vec::new(),
        };
        Comparison {
            left: document(),
            right: document(),
            pairs: are_drafts.iter().map(pair).collect(),
            alone: vec![alone(Side::Left, true), alone(Side::Left, false), alone(Side::Right, true)],
            is_published: false,
        }
    }

    #[test]
    fn the_national_one_stands_on_the_right() {
        let files = files(&TWO);
        assert_eq!(first_sides(&files, Some("gan")), Some(sides("gan", "all")));
        assert_eq!(first_sides(&files, Some("all")), Some(sides("gan", "all")));
        assert_eq!(first_sides(&self::files(&TWO[2..]), Some("gan")), None);
    }

    #[test]
    fn what_a_file_compares_already_stays_as_it_is() {
        let mut files = files(&TWO);
        files.insert("alignments/all--gan.toml".to_owned(), String::new());
        files.insert("alignments/all--gone.toml".to_owned(), String::new());
        assert_eq!(first_sides(&files, Some("gan")), Some(sides("all", "gan")));
        assert_eq!(as_begun(&files, sides("gan", "all")), sides("all", "gan"));
        assert_eq!(as_begun(&files, sides("gan", "b")), sides("gan", "b"));
    }

    #[test]
    fn what_is_left_is_counted_and_the_next_is_found() {
        let seen = seen(&[true, false, true]);
        assert_eq!(left(&seen), Left { pairs: 2, here: 1, there: 1 });
        assert_eq!(words_of_left(Left::default()), "都看过了。");
        assert_eq!((next_open(&seen, 0), next_open(&seen, 2)), (Some(2), Some(0)));
        assert_eq!(next_open(&self::seen(&[true]), 0), None);
    }

    #[test]
    fn a_passage_is_its_words_or_its_sentence() {
        let seen = seen(&[]);
        let part = Passage { sentence: 0, words: Some("甲".to_owned()) };
        assert_eq!(words(&seen.left, &part), "甲");
        assert_eq!(words(&seen.left, &Passage { sentence: 0, words: None }), "甲。");
        assert_eq!(words(&seen.left, &Passage { sentence: 9, words: None }), "");
    }
}
