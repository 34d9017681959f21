//! Parsers of typed or pasted text.

use policy::compare::{Piece, diff as differences, shared_phrases};
use policy::model::rules::NumberRange;
use policy_explorer::wizard::{read_date, read_duration, read_number};

use crate::samples::{CORPUS, INDEX, PINYIN};
use crate::walk;

/// Parses the text as a search query and as fields of the wizard.
///
/// # Panics
/// If a hit's target does not exist, or a number out of range is accepted.
pub fn search(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for pinyin in [None, Some(&*PINYIN)] {
        walk::results(&CORPUS, &INDEX.search(&text, pinyin));
    }
    let range = NumberRange { unit: "次", min: 1, max: 600, cuts: Vec::new() };
    let (first, rest) = text.split_once(' ').unwrap_or((&text, ""));
    let (second, third) = rest.split_once(' ').unwrap_or((rest, ""));
    if let Ok(number) = read_number(first, &range) {
        assert!((range.min..=range.max).contains(&number));
    }
    let _ = read_duration(first, second, &range).map_err(|error| error.words());
    let _ = read_date(first, second, third).map_err(|error| error.words());
}

/// Seed inputs: queries of every kind.
#[must_use]
pub fn search_starts() -> Vec<Vec<u8>> {
    let queries = [
        "补贴",
        "老板欠我工资怎么办",
        "技师 补贴 多少钱",
        "三千元",
        "jntsbt",
        "３０００元",
        "2018 2 29",
        "学徒 疗休养",
        "第9条",
        "🎉",
        "给 企业 一次性 2000 元",
    ];
    queries.map(|query| query.as_bytes().to_owned()).to_vec()
}

/// Compares two texts, separated by the first line break.
///
/// # Panics
/// If the pieces of the diff do not add up to both texts, in order.
pub fn diff(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (old, new) = text.split_once('\n').unwrap_or((&text, ""));
    let (mut removed, mut added) = (String::new(), String::new());
    for piece in differences(old, new) {
        match piece {
            Piece::Equal { old: left, new: right } => {
                removed.push_str(left.slice(old));
                added.push_str(right.slice(new));
            }
            Piece::Removed(span) => removed.push_str(span.slice(old)),
            Piece::Added(span) => added.push_str(span.slice(new)),
        }
    }
    assert_eq!((&removed[..], &added[..]), (old, new));
    for min in [0, 4] {
        for shared in shared_phrases(old, new, min, &["技师", ""]) {
            assert!(!shared.left.slice(old).is_empty() && !shared.right.slice(new).is_empty());
        }
    }
}

/// Seed inputs: similar, unrelated and unusual pairs of texts.
#[must_use]
pub fn diff_starts() -> Vec<Vec<u8>> {
    let pairs = [
        "参加失业保险3年以上的职工，可申请补贴。\n参加失业保险３年以上的在职职工，可在1年内申请技能提升补贴。",
        "提高技能\n提升技能水平",
        "啊啊啊啊啊啊啊啊\n啊啊啊啊",
        "\n",
        "e\u{301}\nｅ\u{fe0f}",
    ];
    pairs.map(|pair| pair.as_bytes().to_owned()).to_vec()
}
