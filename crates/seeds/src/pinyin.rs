//! Compiles the readings for pinyin search: a separate pack, loaded on first use.
//!
//! Readings come from a dictionary; `pinyin.toml` corrects characters with several readings. The pack also
//! contains traditional forms.

use std::collections::{BTreeMap, BTreeSet};

use pinyin::ToPinyin;
use policy::model::document::Document;
use policy::model::pinyin::{PinyinTable, WordReading};
use policy::model::vocabulary::Vocabulary;
use toml::Spanned;

use crate::coverage::Coverage;
use crate::diagnostics::Diagnostics;
use crate::files::{self, SeedFiles};
use crate::toml_file;

const PATH: &str = "pinyin.toml";
/// Each entry is a simplified character followed by its traditional forms.
const TRADITIONAL: &str = include_str!("traditional.txt");

/// Readings of digits, because the search normalizes 一线 to 1线.
const DIGITS: [(char, &str); 10] = [
    ('0', "ling"),
    ('1', "yi"),
    ('2', "er"),
    ('3', "san"),
    ('4', "si"),
    ('5', "wu"),
    ('6', "liu"),
    ('7', "qi"),
    ('8', "ba"),
    ('9', "jiu"),
];

/// The corrections: words with their readings.
type Corrections = BTreeMap<Spanned<String>, Spanned<String>>;

/// Encodes the table for all characters of the documents and the vocabulary.
pub(crate) fn compile(
    files: &SeedFiles,
    documents: &[Document<'_>],
    vocabulary: &Vocabulary<'_>,
    diagnostics: &mut Diagnostics,
    coverage: &mut Coverage,
) -> Option<Vec<u8>> {
    let corrections = read(files, diagnostics);
    let texts = documents.iter().map(|document| document.text);
    let said = vocabulary.words.texts().chain(vocabulary.absent.texts());
    let chars: BTreeSet<char> = texts.chain(said).flat_map(str::chars).collect();

    let usual: BTreeMap<char, &str> =
        DIGITS.into_iter().chain(chars.into_iter().filter_map(|c| Some((c, dictionary(c)?)))).collect();
    let others = corrections.values().flat_map(|spellings| spellings.get_ref().split(' '));
    let spellings: BTreeSet<&str> = usual.values().copied().chain(others).collect();
    let spellings = Vec::from_iter(spellings);
    let place =
        |spelling: &str| spellings.binary_search(&spelling).ok().and_then(|at| u16::try_from(at).ok());
    let words = words(&corrections, place, diagnostics);
    coverage.section(
        "Pinyin",
        vec![
            format!("characters: {}", usual.len()),
            format!("syllables: {}, words read otherwise: {}", spellings.len(), words.len()),
        ],
    );
    let chars: String = usual.keys().collect();
    let readings = usual.values().filter_map(|spelling| place(spelling)).collect();
    let traditional = traditional(documents, vocabulary);
    let table = PinyinTable {
        spellings: spellings.clone(),
        chars: &chars,
        readings,
        words,
        traditional: &traditional,
    };
    table.encode().ok()
}

/// The traditional forms of all characters that occur in the documents and sayings, each followed by its
/// simplified character. A form that occurs itself is left out.
fn traditional(documents: &[Document<'_>], vocabulary: &Vocabulary<'_>) -> String {
    let said = vocabulary.words.texts().chain(vocabulary.absent.texts()).chain(vocabulary.questions.texts());
    let other = vocabulary.fillers.texts().chain(vocabulary.generic.texts());
    let texts = documents.iter().map(|document| document.text).chain(said).chain(other);
    let occurring: BTreeSet<char> = texts.chain([vocabulary.light]).flat_map(str::chars).collect();
    let entries = TRADITIONAL.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
    let mut pairs = BTreeMap::new();
    for entry in entries {
        let mut chars = entry.chars();
        let Some(simplified) = chars.next().filter(|simplified| occurring.contains(simplified)) else {
            continue;
        };
        pairs.extend(chars.filter(|c| !occurring.contains(c)).map(|traditional| (traditional, simplified)));
    }
    pairs.into_iter().flat_map(|(traditional, simplified)| [traditional, simplified]).collect()
}

fn read(files: &SeedFiles, diagnostics: &mut Diagnostics) -> Corrections {
    if !files.contains_key(PATH) {
        return Corrections::default();
    }
    let text = files::text(files, PATH, diagnostics);
    let corrections: Corrections =
        text.and_then(|text| toml_file::parse(PATH, text, diagnostics)).unwrap_or_default();
    for spellings in corrections.values() {
        let is_spelling =
            |spelling: &str| !spelling.is_empty() && spelling.bytes().all(|byte| byte.is_ascii_lowercase());
        if !spellings.get_ref().split(' ').all(is_spelling) {
            diagnostics.error(
                PATH,
                spellings.span(),
                "a reading is syllables of small letters without tones, with one space between two",
                "not such a reading",
                "write for example \"chong die\"; ü is v",
            );
        }
    }
    corrections
}

/// The first reading in the dictionary.
fn dictionary(c: char) -> Option<&'static str> {
    c.to_pinyin().map(|reading| match reading.plain() {
        "lü" => "lv",
        "lüe" => "lve",
        "nü" => "nv",
        "nüe" => "nve",
        plain => plain,
    })
}

fn words<'c>(
    corrections: &'c Corrections,
    place: impl Fn(&str) -> Option<u16>,
    diagnostics: &mut Diagnostics,
) -> Vec<WordReading<'c>> {
    let mut words = Vec::new();
    for (word, spellings) in corrections {
        let word = word.get_ref();
        let syllables: Vec<u16> = spellings.get_ref().split(' ').filter_map(&place).collect();
        if syllables.len() == word.chars().count() {
            words.push(WordReading { word, syllables });
        } else {
            diagnostics.error(
                PATH,
                spellings.span(),
                format!("「{word}」 needs a syllable for each of its characters"),
                "another number of syllables",
                "write one syllable a character, with one space between two",
            );
        }
    }
    words
}
