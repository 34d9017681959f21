//! Encodes answers as text for a link.
//!
//! ```text
//! link    = *( item "-" ) "v" version check
//! item    = key "." value            each key at most once
//! key     = fact id | "on" | "wish" | "topic" | "group"
//! value   = "_"                      不清楚
//!         | option id                one of; also the wish, the topic and the group
//!         | "0" | option *( "." option )    several of: none, or each option that holds,
//!                                    and "_" option id for each that is 不清楚
//!         | "1" | "0"                是, 否
//!         | digits                   a number; of a duration the months
//!         | digits "." digits        a number between two
//!         | YYYYMMDD "." YYYYMMDD    a date between two
//!         | YYYYMMDD                 a date; also the as-of date, under "on"
//! version = 8 hex digits             of the questions and rules the answers were given to
//! check   = 8 hex digits             FNV-1a of everything before "v"
//! ```
//!
//! Only letters, digits, `.`, `-` and `_` occur, which messengers, forms and address bars leave unchanged.
//! Because items use ids instead of indices, a link of another version stays readable, and items that no
//! longer exist can be named. The check detects truncated links.

use crate::model::date::Date;
use crate::model::rules::{Answer, Answers, Eligibility, Fact, FactKind, FactOption};

/// The contents of a link.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Link {
    /// The answers.
    pub answers: Answers,
    /// The as-of date; `None` means today.
    pub as_of: Option<Date>,
    /// The index of the chosen wish.
    pub wish: Option<u8>,
    /// The index of the chosen topic.
    pub topic: Option<u8>,
    /// The index of the chosen audience.
    pub audience: Option<u8>,
}

/// A decoded link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadLink<'t> {
    /// The items that were understood.
    pub link: Link,
    /// The items that were not; empty for links of this version.
    pub not_understood: Vec<&'t str>,
    /// Whether the questions or rules have changed since the link was made.
    pub other_version: bool,
}

/// The text is not a valid link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkError {
    /// It exceeds the maximum length.
    TooLong,
    /// Its checksum does not match: it was truncated or altered.
    Damaged,
    /// Its checksum matches, but its contents are invalid for this version.
    Impossible,
}

/// Maximum length in bytes, several times the length of a link with all answers.
const MAX_LEN: usize = 8192;

/// Length of the trailer: `v` and two groups of eight digits.
const TRAILER_LEN: usize = 17;

impl Link {
    /// Encodes the link as text.
    #[must_use]
    pub fn encode(&self, rules: &Eligibility<'_>) -> String {
        let mut text = String::new();
        for (index, answer) in self.answers.iter() {
            push_answer(&mut text, rules.fact(index), answer);
        }
        if let Some(day) = self.as_of {
            push_item(&mut text, "on", "");
            push_date(&mut text, day);
            text.push('-');
        }
        let wish = self.wish.and_then(|at| rules.wish(at));
        let topic = self.topic.and_then(|at| rules.topics.get(usize::from(at)));
        let audience = self.audience.and_then(|at| rules.audiences.get(usize::from(at)));
        let chosen = [
            ("wish", wish.map(|wish| wish.id)),
            ("topic", topic.map(|topic| topic.id)),
            ("group", audience.map(|group| group.id)),
        ];
        for (key, id) in chosen {
            if let Some(id) = id {
                push_item(&mut text, key, id);
                text.push('-');
            }
        }
        let check = fnv(&text);
        text.push('v');
        push_hex(&mut text, rules.version);
        push_hex(&mut text, check);
        text
    }

    /// Decodes an untrusted link.
    ///
    /// # Errors
    /// If the text is not a valid, whole link. Links of another version decode as far as they can be
    /// understood.
    pub fn decode<'t>(rules: &Eligibility<'_>, text: &'t str) -> Result<ReadLink<'t>, LinkError> {
        if text.len() > MAX_LEN {
            return Err(LinkError::TooLong);
        }
        let (items, version) = whole(text).ok_or(LinkError::Damaged)?;
        let mut read = ReadLink {
            link: Self::default(),
            not_understood: Vec::new(),
            other_version: version != rules.version,
        };
        let mut keys = Vec::new();
        for item in items.split_terminator('-') {
            let (key, value) = item.split_once('.').ok_or(LinkError::Impossible)?;
            if keys.contains(&key) {
                return Err(LinkError::Impossible);
            }
            keys.push(key);
            match read.link.read_item(rules, key, value) {
                Some(()) => {}
                None if read.other_version => read.not_understood.push(item),
                None => return Err(LinkError::Impossible),
            }
        }
        Ok(read)
    }

    fn read_item(&mut self, rules: &Eligibility<'_>, key: &str, value: &str) -> Option<()> {
        let place = |at: Option<usize>| at.and_then(|at| u8::try_from(at).ok());
        match key {
            "on" => self.as_of = Some(read_date(value)?),
            "wish" => self.wish = Some(rules.wish_index(value)?),
            "topic" => self.topic = Some(place(rules.topics.iter().position(|topic| topic.id == value))?),
            "group" => {
                self.audience = Some(place(rules.audiences.iter().position(|group| group.id == value))?);
            }
            _ => {
                let index = rules.fact_index(key)?;
                let answer = read_answer(rules.fact(index), value)?;
                self.answers.set(rules, index, answer).ok()?;
            }
        }
        Some(())
    }
}

impl Fact<'_> {
    /// Encodes an answer to this question: `value` in the grammar above.
    #[must_use]
    pub fn encode_answer(&self, answer: Answer) -> String {
        let mut text = String::new();
        push_answer(&mut text, self, answer);
        text[self.id.len() + 1..].trim_end_matches('-').to_owned()
    }

    /// Decodes the output of [`Self::encode_answer`]; `None` if it is not a valid answer to this question.
    #[must_use]
    pub fn decode_answer(&self, text: &str) -> Option<Answer> {
        read_answer(self, text)
    }
}

/// Extracts the items and version from a text that starts with a whole link. Messengers treat text directly
/// after a link as part of it (`…，快看`); the check digits mark where the link ends.
fn whole(text: &str) -> Option<(&str, u32)> {
    text.match_indices('v').find_map(|(at, _)| {
        let (items, rest) = text.split_at_checked(at)?;
        let (tail, behind) = rest.split_at_checked(TRAILER_LEN)?;
        let (version, check) = read_tail(tail)?;
        let ends = !behind.starts_with(|next: char| next.is_ascii_alphanumeric());
        (ends && check == fnv(items)).then_some((items, version))
    })
}

fn push_item(text: &mut String, key: &str, value: &str) {
    text.push_str(key);
    text.push('.');
    text.push_str(value);
}

fn push_answer(text: &mut String, fact: &Fact<'_>, answer: Answer) {
    push_item(text, fact.id, "");
    match answer {
        Answer::Unknown => text.push('_'),
        Answer::Option(option) => {
            text.push_str(fact.options().get(usize::from(option)).map_or("", |option| option.id));
        }
        Answer::Options { held: 0, unknown: 0 } => text.push('0'),
        Answer::Options { held, unknown } => {
            for (at, option) in fact.options().iter().enumerate() {
                if (held | unknown) >> at & 1 == 0 {
                    continue;
                }
                if !text.ends_with('.') {
                    text.push('.');
                }
                if unknown >> at & 1 == 1 {
                    text.push('_');
                }
                text.push_str(option.id);
            }
        }
        Answer::YesNo(yes) => text.push(if yes { '1' } else { '0' }),
        Answer::Number(number) => push_number(text, number, 1),
        Answer::Date(day) => push_date(text, day),
        Answer::Between(least, most) => {
            push_number(text, least, 1);
            text.push('.');
            push_number(text, most, 1);
        }
        Answer::DaysBetween(first, last) => {
            push_date(text, first);
            text.push('.');
            push_date(text, last);
        }
    }
    text.push('-');
}

fn read_answer(fact: &Fact<'_>, value: &str) -> Option<Answer> {
    if value == "_" {
        return Some(Answer::Unknown);
    }
    match &fact.kind {
        FactKind::OneOf(options) => {
            let place = option_place(options, value)?;
            Some(Answer::Option(place))
        }
        FactKind::SeveralOf(options) => read_options(options, value),
        FactKind::YesNo => match value {
            "1" => Some(Answer::YesNo(true)),
            "0" => Some(Answer::YesNo(false)),
            _ => None,
        },
        FactKind::Number(_) | FactKind::Duration(_) => match value.split_once('.') {
            Some((least, most)) => Some(Answer::Between(read_number(least)?, read_number(most)?)),
            None => read_number(value).map(Answer::Number),
        },
        FactKind::Date => match value.split_once('.') {
            Some((first, last)) => Some(Answer::DaysBetween(read_date(first)?, read_date(last)?)),
            None => read_date(value).map(Answer::Date),
        },
    }
}

fn read_options(options: &[FactOption<'_>], value: &str) -> Option<Answer> {
    let (mut held, mut unknown) = (0u64, 0u64);
    if value != "0" {
        for word in value.split('.') {
            let (set, id) = match word.strip_prefix('_') {
                Some(id) => (&mut unknown, id),
                None => (&mut held, word),
            };
            let bit = 1u64.checked_shl(option_place(options, id)?.into())?;
            if *set & bit != 0 {
                return None;
            }
            *set |= bit;
        }
    }
    Some(Answer::Options { held, unknown })
}

fn option_place(options: &[FactOption<'_>], id: &str) -> Option<u8> {
    options.iter().position(|option| option.id == id).and_then(|place| u8::try_from(place).ok())
}

fn push_number(text: &mut String, number: u32, least_digits: usize) {
    let mut digits = [b'0'; 10];
    let mut rest = number;
    let mut first = digits.len();
    while rest > 0 || digits.len() - first < least_digits {
        first -= 1;
        digits[first] = b"0123456789"[rest as usize % 10];
        rest /= 10;
    }
    text.extend(digits[first..].iter().map(|&digit| char::from(digit)));
}

/// Parses the output of [`push_number`]: no sign, no leading zeros.
fn read_number(value: &str) -> Option<u32> {
    let plain = value.bytes().all(|byte| byte.is_ascii_digit()) && (value == "0" || !value.starts_with('0'));
    if plain { value.parse().ok() } else { None }
}

fn push_date(text: &mut String, day: Date) {
    push_number(text, u32::from(day.year()), 4);
    push_number(text, u32::from(day.month()), 2);
    push_number(text, u32::from(day.day()), 2);
}

fn read_date(value: &str) -> Option<Date> {
    if value.len() != 8 || !value.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Date::new(value[..4].parse().ok()?, value[4..6].parse().ok()?, value[6..].parse().ok()?)
}

fn push_hex(text: &mut String, number: u32) {
    let digits = (0..8).rev().map(|at| number >> (4 * at) & 15);
    text.extend(digits.map(|digit| char::from(b"0123456789abcdef"[digit as usize])));
}

fn read_tail(tail: &str) -> Option<(u32, u32)> {
    let digits = tail.strip_prefix('v')?;
    if !digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
        return None;
    }
    let (version, check) = digits.split_at_checked(8)?;
    Some((u32::from_str_radix(version, 16).ok()?, u32::from_str_radix(check, 16).ok()?))
}

/// FNV-1a, 32 bits.
fn fnv(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Model;
    use super::*;

    #[test]
    fn what_a_messenger_takes_for_a_part_of_a_link_is_no_part_of_it() {
        let rules = Model { facts: Vec::new(), never: Vec::new(), benefits: Vec::new() }.compile();
        let link = Link { as_of: Date::new(2018, 6, 1), ..Link::default() };
        let text = link.encode(&rules);
        for behind in ["。", "）", "\"", "，快看", ".", "_", "-", "…v12", " v0000000000000000"] {
            let read = Link::decode(&rules, &(text.clone() + behind)).map(|read| read.link.as_of);
            assert_eq!(read, Ok(link.as_of), "{behind}");
        }
        // Trailing digits mean that the link was altered, unlike trailing punctuation.
        for behind in ["0", "a", "v"] {
            let read = Link::decode(&rules, &(text.clone() + behind)).map(|read| read.link.as_of);
            assert_eq!(read, Err(LinkError::Damaged), "{behind}");
        }
    }
}
