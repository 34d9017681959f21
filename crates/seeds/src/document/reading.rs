//! The automatic reading of a text, as shown by `cargo xtask read`.
//!
//! A pure function of the text, which also runs in the browser.

use policy::model::document::NodeKind;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::doubt::{Doubt, doubts};
use super::fold::folded;
use super::heading::shown;
use super::line::is_printed;
use super::noise::Noise;
use super::parse::{Parsed, parse};
use super::units;
use crate::figures::quantity::{FractionBound, Quantity, QuantityAmount};
use crate::figures::table::Tables;

/// The automatic reading of a text.
#[derive(Debug, Clone, Serialize)]
pub struct Reading {
    /// The title (标题).
    pub title: Option<String>,
    /// The number (发文字号).
    pub number: Option<String>,
    /// The date of issue (成文日期): `2021-05-06`, or `2021-05` without a day.
    pub date: Option<String>,
    /// The issuers (发文机关).
    pub issuers: Vec<String>,
    /// The addressees (主送机关).
    pub addressees: Vec<String>,
    /// The area it applies to.
    pub jurisdiction: Option<String>,
    /// The level of most units: `part`, `section`, `item` or `article`; `None` if the text is undivided.
    pub unit: Option<&'static str>,
    /// The units, in reading order.
    pub units: Vec<Unit>,
    /// The titles of the attachments (附件).
    pub attachments: Vec<String>,
    /// The lines that are not part of the text, verbatim.
    pub not_text: Vec<String>,
    /// Quantities (sums, shares, terms, counts), in reading order.
    pub numbers: Vec<Number>,
    /// What is missing or doubtful, in Chinese.
    pub notes: Vec<String>,
}

/// A unit (条目) of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unit {
    /// Its id within the document.
    pub id: String,
    /// Its number as printed.
    pub label: String,
    /// Its heading; `None` if it only has text.
    pub heading: Option<String>,
    /// Its level.
    pub level: &'static str,
}

/// A quantity in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Number(pub Quantity, String);

impl Number {
    /// The text, without spaces.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.1
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(Quantity { kind, amount, unit, per, .. }, text) = self;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("text", text)?;
        map.serialize_entry("value", &AmountValue(amount))?;
        map.serialize_entry("kind", kind.key())?;
        if !unit.is_empty() {
            map.serialize_entry("unit", unit)?;
        }
        if !per.is_empty() {
            map.serialize_entry("per", per)?;
        }
        map.end()
    }
}

/// Serializes an amount: a number if it is exact, else an object with its bounds.
struct AmountValue<'a>(&'a QuantityAmount);

impl Serialize for AmountValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let bounds: &[(&str, f64)] = match self.0 {
            QuantityAmount::Exactly(value) => return plain(*value).serialize(serializer),
            QuantityAmount::Fraction(numerator, denominator, bound) => {
                let fraction = format!("{numerator}/{denominator}");
                let key = match bound {
                    FractionBound::Exact => return serializer.serialize_str(&fraction),
                    FractionBound::AtLeast => "min",
                    FractionBound::AtMost => "max",
                    FractionBound::Above => "above",
                    FractionBound::Below => "below",
                };
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry(key, &fraction)?;
                return map.end();
            }
            QuantityAmount::Day(day) => return serializer.serialize_str(day),
            QuantityAmount::Between(min, max) => &[("min", *min), ("max", *max)],
            QuantityAmount::AtLeast(min) => &[("min", *min)],
            QuantityAmount::AtMost(max) => &[("max", *max)],
            QuantityAmount::Above(value) => &[("above", *value)],
            QuantityAmount::Below(value) => &[("below", *value)],
        };
        let mut map = serializer.serialize_map(Some(bounds.len()))?;
        for (key, value) in bounds {
            map.serialize_entry(key, &plain(*value))?;
        }
        map.end()
    }
}

/// A number for JSON: an integer, or a fraction rounded to nine places.
#[derive(Serialize)]
#[serde(untagged)]
enum Plain {
    Whole(i64),
    Decimal(f64),
}

#[allow(clippy::cast_possible_truncation, reason = "whole numbers below 2^53 are exact")]
fn plain(value: f64) -> Plain {
    let rounded = (value * 1e9).round() / 1e9;
    if rounded.fract() == 0.0 && rounded.abs() < 9e15 {
        Plain::Whole(rounded as i64)
    } else {
        Plain::Decimal(rounded)
    }
}

/// Reads a text.
#[must_use]
pub fn read(source: &str) -> Reading {
    let parsed = parse("x", source, &[]);
    of(source, &parsed)
}

/// The reading of a parsed text.
pub(super) fn of(source: &str, parsed: &Parsed) -> Reading {
    let chosen = units::units(parsed);
    let facts = parsed.facts.clone();
    let unit = units::level(parsed, &chosen);
    Reading {
        title: facts.title.clone(),
        number: facts.number.clone(),
        date: facts.date.map(|date| date.to_string()),
        issuers: facts.issuers.clone(),
        addressees: facts.addressees.clone(),
        jurisdiction: facts.jurisdiction.clone(),
        unit: unit.map(super::numbering::Level::key),
        units: chosen.iter().map(|&at| self::unit(parsed, at)).collect(),
        attachments: facts.attachments.clone(),
        not_text: parsed.not_text.iter().map(|(range, _)| source[range.clone()].to_owned()).collect(),
        numbers: numbers(parsed),
        notes: notes(source, parsed, chosen.len()),
    }
}

fn unit(parsed: &Parsed, at: usize) -> Unit {
    let heading = &parsed.numbered[at];
    let node = &parsed.tree.nodes[heading.node];
    let leaf = parsed.tree.nodes.get(heading.node + 1).filter(|leaf| leaf.kind == NodeKind::Heading);
    let (label, words) =
        leaf.map_or(("", ""), |leaf| parsed.tree.text[leaf.text.clone()].split_at(leaf.label_len));
    let words = shown(words);
    Unit {
        id: node.id.trim_start_matches('x').trim_start_matches('.').to_owned(),
        label: label.trim().to_owned(),
        heading: (!words.is_empty()).then_some(words),
        level: heading.level().map_or("item", super::numbering::Level::key),
    }
}

/// The quantities in headings and sentences, excluding head, attachment titles and signature.
fn numbers(parsed: &Parsed) -> Vec<Number> {
    let mut found = Vec::new();
    let mut tables = Tables::default();
    let is_listed = |node: usize| parsed.listed.iter().any(|listed| listed.contains(&node));
    for (node, leaf) in parsed.tree.nodes.iter().enumerate() {
        // Table headers do not carry over to another text.
        if leaf.kind == NodeKind::Title {
            tables = Tables::default();
        }
        if !matches!(leaf.kind, NodeKind::Heading | NodeKind::Sentence) || is_listed(node) {
            continue;
        }
        let words = &parsed.tree.text[leaf.text.clone()][leaf.label_len..];
        // Dates of printing or signing are not quantities.
        if is_printed(&folded(words)) {
            continue;
        }
        for quantity in tables.quantities(words) {
            let text = words[quantity.range.clone()].chars().filter(|c| !c.is_whitespace()).collect();
            found.push(Number(quantity, text));
        }
    }
    found
}

/// What is missing or doubtful.
fn notes(source: &str, parsed: &Parsed, units: usize) -> Vec<String> {
    let mut notes: Vec<String> = doubts(source).into_iter().map(doubt).collect();
    let facts = &parsed.facts;
    let perhaps = |found: &Option<(usize, String)>| {
        found.as_ref().map_or(String::new(), |(line, words)| format!("；第{line}行像是：{words}"))
    };
    if facts.title.is_none() {
        notes.push("没有找到标题：标题要独占一行，在第一句话之前".to_owned());
    }
    if facts.number.is_none() {
        notes.push(format!("没有找到发文字号{}", perhaps(&facts.perhaps_number)));
    }
    match (facts.date, facts.page_date) {
        (None, Some(day)) => notes.push(format!("没有找到成文日期；{day}是网页的发布日期，不当作成文日期")),
        (None, None) => notes.push(format!("没有找到成文日期{}", perhaps(&facts.perhaps_date))),
        (Some(_), _) => {}
    }
    if facts.issuers.is_empty() {
        notes.push("没有找到发文机关".to_owned());
    }
    if facts.jurisdiction.is_none() {
        notes.push("没有找到适用地区".to_owned());
    }
    if is_out_of_force(source) {
        notes.push("文件开头标明已失效或已废止".to_owned());
    }
    if let Some(sent) = &facts.sent {
        notes.push(format!("这是印发的通知，所印发的文件是《{sent}》"));
    }
    if let Some(decree) = &facts.decree {
        notes.push(format!("由“{decree}”公布"));
    }
    if units == 0 {
        notes.push("正文没有编号，全文作为一个整体".to_owned());
    }
    for line in &parsed.split {
        notes.push(format!("第{line}行里有几个编号，已经分开"));
    }
    for (noise, name) in [(Noise::Page, "页码"), (Noise::RunningHead, "页眉")] {
        let count = parsed.not_text.iter().filter(|(_, found)| *found == noise).count();
        if count > 0 {
            notes.push(format!("去掉了{count}处{name}"));
        }
    }
    if parsed.not_text.iter().any(|(_, noise)| *noise == Noise::Contents) {
        notes.push("目录不算正文".to_owned());
    }
    notes.extend(numbering(source, parsed));
    notes
}

/// Whether one of the first lines says that the document is no longer in force: 【已失效】, 有效性：已失效.
fn is_out_of_force(source: &str) -> bool {
    const LINES: usize = 20;
    let mut first = source.lines().map(str::trim).filter(|line| !line.is_empty()).take(LINES);
    first.any(|line| {
        ["已失效", "已废止"].iter().flat_map(|word| line.match_indices(word)).any(|(at, word)| {
            let (before, behind) = (line[..at].trim_end(), line[at + word.len()..].trim_start_matches('。'));
            let stands_out = before.is_empty() || before.ends_with(['【', '（', '(', '［', '[', '：', ':']);
            stands_out
                && (behind.is_empty()
                    || behind.starts_with(['】', '）', ')', '］', ']'])
                    || behind.starts_with(char::is_whitespace))
        })
    })
}

/// Numbers that are missing, repeated or out of order.
fn numbering(source: &str, parsed: &Parsed) -> Vec<String> {
    let line_of = |at: usize| source[..at].matches('\n').count() + 1;
    let mut notes = Vec::new();
    super::check::irregular(&parsed.numbered, |heading, expected, found| {
        let (line, name) = (line_of(heading.place.start), heading.numbering.example());
        notes.push(if found < expected {
            format!("第{line}行的编号重复或次序不对：按“{name}”数，这里应是{expected}，写的是{found}")
        } else {
            format!("第{line}行前面缺编号：按“{name}”数，这里应是{expected}，写的是{found}")
        });
    });
    notes
}

fn doubt(doubt: Doubt) -> String {
    match doubt {
        Doubt::Gibberish(of_hundred) => {
            format!(
                "可能是乱码：每100个字里有{of_hundred}个不是中文文件常用的字，请换一个文件，或另存为 UTF-8 再试"
            )
        }
        Doubt::Spaced => "字和字之间有空格，像是扫描识别出来的：可能有错字，请对照原件".to_owned(),
        Doubt::Columns => "像是几栏文字并排复制的，句子的次序可能不对：请一栏一栏地复制".to_owned(),
        Doubt::LeftOut(line) => format!("第{line}行写着“略”：文字不全，请找全文"),
        Doubt::Short => "文字很少：如果原件主要是图片或扫描件，请换成有文字的文件".to_owned(),
    }
}

/// A heading of a text, with its depth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutlineEntry {
    /// The number of enclosing headings.
    pub depth: usize,
    /// Its number as printed.
    pub label: String,
    /// Its text; `None` if it only has content.
    pub heading: Option<String>,
    /// Whether it is a unit.
    pub is_unit: bool,
    /// 0 for the cover, 1 for the document, 2 and up for its attachments.
    pub text: usize,
}

/// All headings of a text, in reading order.
#[must_use]
pub fn outline(source: &str) -> Vec<OutlineEntry> {
    let parsed = parse("x", source, &[]);
    let chosen = units::units(&parsed);
    let depth = |at: usize| {
        std::iter::successors(parsed.numbered[at].parent, |&at| parsed.numbered[at].parent).count()
    };
    (0..parsed.numbered.len())
        .map(|at| {
            let Unit { label, heading, .. } = unit(&parsed, at);
            let text = parsed.numbered[at].text;
            OutlineEntry { depth: depth(at), label, heading, is_unit: chosen.contains(&at), text }
        })
        .collect()
}
