//! Everyday search words and the official terms for them.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::document::Span;

/// The contents of `vocabulary.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vocabulary<'a> {
    /// Everyday words, each with the indices of its official terms in `terms`, best first.
    #[serde(borrow)]
    pub words: Sayings<'a, Vec<u16>>,
    /// Words for things that no document addresses, each with the closest terms.
    #[serde(borrow)]
    pub absent: Sayings<'a, Vec<u16>>,
    /// The official terms; each occurs verbatim in a document.
    pub terms: Vec<Term<'a>>,
    /// Questions best answered by a page: 能拿多少钱.
    #[serde(borrow)]
    pub questions: Sayings<'a, AnswerKind>,
    /// Words that only mark a question: 怎么, 有没有, 吗.
    #[serde(borrow)]
    pub fillers: Sayings<'a, ()>,
    /// Words too common to distinguish anything: 企业, 补贴, 政策.
    #[serde(borrow)]
    pub generic: Sayings<'a, ()>,
    /// Function characters: 了, 个, 在.
    pub light: &'a str,
}

/// Words and phrases, grouped by meaning. Stored as one text, which compresses a fifth better than separate
/// strings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sayings<'a, M> {
    /// One line per group, with its sayings separated by spaces.
    #[serde(borrow)]
    lines: Cow<'a, str>,
    /// The meaning of each group.
    meanings: Vec<M>,
}

impl<M> Default for Sayings<'_, M> {
    fn default() -> Self {
        Self { lines: Cow::Borrowed(""), meanings: Vec::new() }
    }
}

impl<'s, M: PartialEq> FromIterator<(&'s str, M)> for Sayings<'_, M> {
    /// Groups sayings by meaning, in order of first occurrence. A saying contains no white space.
    fn from_iter<I: IntoIterator<Item = (&'s str, M)>>(all: I) -> Self {
        let (mut groups, mut meanings): (Vec<String>, Vec<M>) = (Vec::new(), Vec::new());
        for (say, meaning) in all {
            if let Some(at) = meanings.iter().position(|known| *known == meaning) {
                groups[at].extend([" ", say]);
            } else {
                groups.push(say.to_owned());
                meanings.push(meaning);
            }
        }
        Self { lines: groups.join("\n").into(), meanings }
    }
}

impl<M> Sayings<'_, M> {
    /// Each saying with its meaning.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &M)> {
        let groups = self.lines.lines().zip(&self.meanings);
        groups.flat_map(|(line, meaning)| line.split(' ').map(move |say| (say, meaning)))
    }

    fn to_lines(&self, words: impl Fn(&M) -> Vec<String>) -> String {
        let line = |(said, meaning): (&str, &M)| {
            std::iter::once(said.to_owned()).chain(words(meaning)).collect::<Vec<_>>().join("\t")
        };
        self.lines.lines().zip(&self.meanings).map(line).collect::<Vec<_>>().join("\n")
    }

    /// All sayings.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.iter().map(|(say, _)| say)
    }
}

/// The words of a line.
type Split<'a> = std::str::Split<'a, char>;

impl<'a, M> Sayings<'a, M> {
    /// Parses lines of sayings followed by the words of their meaning; `None` if a meaning is invalid.
    fn from_lines(text: &'a str, mut meaning: impl FnMut(&mut Split<'a>) -> Option<M>) -> Option<Self> {
        let (mut lines, mut meanings) = (String::with_capacity(text.len()), Vec::new());
        for line in text.lines() {
            let mut words = line.split('\t');
            lines.push_str(words.next()?);
            lines.push('\n');
            meanings.push(meaning(&mut words)?);
        }
        Some(Self { lines: lines.into(), meanings })
    }
}

/// An official term: 拖欠农民工工资.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term<'a> {
    /// The term, as it occurs in a document.
    pub official: &'a str,
    /// Its explanation in plain words; empty if it is self-explanatory.
    pub means: &'a str,
}

/// What kind of answer a question asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "asks"))]
#[serde(rename_all = "kebab-case")]
pub enum AnswerKind {
    /// How much money: 能拿多少钱.
    HowMuch,
    /// Who pays: 谁出钱.
    WhoPays,
    /// By when or for how long: 什么时候.
    When,
    /// How many people or slots: 名额.
    HowMany,
    /// What the user is entitled to: 我能领什么.
    Entitled,
}

impl AnswerKind {
    /// All kinds.
    const ALL: [Self; 5] = [Self::HowMuch, Self::WhoPays, Self::When, Self::HowMany, Self::Entitled];
}

/// Separates the parts of a serialized vocabulary.
const BETWEEN_PARTS: char = '\u{1f}';

impl<'a> Vocabulary<'a> {
    /// Serializes everything but explanations. One line per group of sayings, each official term preceded by
    /// a tab; a separator follows each of the words, absent, questions, fillers and generic.
    pub(crate) fn to_lines(&self) -> String {
        let officials = |places: &Vec<u16>| {
            self.officials(places).map(|term| term.replace(char::is_control, " ")).collect()
        };
        let kind = |kind: &AnswerKind| vec![(*kind as usize).to_string()];
        let parts = [
            self.words.to_lines(officials),
            self.absent.to_lines(officials),
            self.questions.to_lines(kind),
            self.fillers.to_lines(|()| Vec::new()),
            self.generic.to_lines(|()| Vec::new()),
            self.light.to_owned(),
        ];
        parts.join(&BETWEEN_PARTS.to_string())
    }

    /// Parses the output of [`Self::to_lines`]; `None` if it is invalid.
    pub(crate) fn from_lines(text: &'a str) -> Option<Self> {
        let mut parts = text.split(BETWEEN_PARTS);
        let mut terms: Vec<Term<'a>> = Vec::new();
        let mut officials = |words: &mut Split<'a>| {
            let first = terms.len();
            terms.extend(words.map(|official| Term { official, means: "" }));
            (first..terms.len()).map(|at| u16::try_from(at).ok()).collect()
        };
        let kind = |words: &mut Split<'a>| AnswerKind::ALL.get(words.next()?.parse::<usize>().ok()?).copied();
        Some(Self {
            words: Sayings::from_lines(parts.next()?, &mut officials)?,
            absent: Sayings::from_lines(parts.next()?, &mut officials)?,
            questions: Sayings::from_lines(parts.next()?, kind)?,
            fillers: Sayings::from_lines(parts.next()?, |_| Some(()))?,
            generic: Sayings::from_lines(parts.next()?, |_| Some(()))?,
            light: parts.next()?,
            terms,
        })
    }

    /// The official terms at these indices.
    pub fn officials(&self, places: &[u16]) -> impl Iterator<Item = &'a str> {
        places.iter().filter_map(|&at| self.terms.get(usize::from(at))).map(|term| term.official)
    }

    /// The occurrences of explained terms in a text, each with its index in [`Vocabulary::terms`]. At equal
    /// starts the longer term wins.
    #[must_use]
    pub fn explained_in(&self, text: &str) -> Vec<(Span, usize)> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let stands = |term: &Term<'_>| !term.means.is_empty() && rest.starts_with(term.official);
            let here = self.terms.iter().enumerate().filter(|(_, term)| stands(term));
            match here.max_by_key(|(_, term)| term.official.len()) {
                Some((place, term)) => {
                    let end = at + term.official.len();
                    found.push((Span::of(at..end), place));
                    at = end;
                }
                None => at += rest.chars().next().map_or(1, char::len_utf8),
            }
        }
        found
    }

    /// Whether all indices are valid; checked by the decoder.
    pub(crate) fn is_valid(&self) -> bool {
        let places = self.words.meanings.iter().chain(&self.absent.meanings).flatten();
        places.into_iter().all(|&at| usize::from(at) < self.terms.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn explained(text: &str) -> Vec<(&str, usize)> {
        let term = |official, means| Term { official, means };
        let terms = vec![term("学徒制", "甲"), term("企业新型学徒制", "乙"), term("补贴", "")];
        let vocabulary = Vocabulary { terms, ..Vocabulary::default() };
        vocabulary.explained_in(text).into_iter().map(|(span, at)| (span.slice(text), at)).collect()
    }

    #[test]
    fn explained_terms_are_found_each_time_in_order() {
        assert_eq!(explained("学徒制，又是学徒制"), [("学徒制", 0), ("学徒制", 0)]);
        assert_eq!(explained("没有"), []);
    }

    #[test]
    fn of_two_that_begin_together_the_longer_is_meant() {
        assert_eq!(explained("推行企业新型学徒制"), [("企业新型学徒制", 1)]);
    }

    #[test]
    fn what_means_the_same_is_put_together() {
        let sayings: Sayings<'_, u8> =
            [("欠薪", 1), ("讨薪", 1), ("年金", 2), ("欠钱", 1)].into_iter().collect();
        assert_eq!(sayings.lines, "欠薪 讨薪 欠钱\n年金");
        let all: Vec<(&str, &u8)> = sayings.iter().collect();
        assert_eq!(all, [("欠薪", &1), ("讨薪", &1), ("欠钱", &1), ("年金", &2)]);
        assert_eq!(Sayings::<u8>::default().iter().count(), 0);
    }

    #[test]
    fn a_term_without_explanation_is_none() {
        assert_eq!(explained("补贴"), []);
    }
}
