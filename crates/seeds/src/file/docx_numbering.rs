//! Automatic paragraph numbers of a .docx.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::docx::attribute;

/// The numbering of one level of a list.
#[derive(Debug, Clone, Default)]
struct ListLevel {
    start: u32,
    format: String,
    /// The format, with `%1` for the number of the first level.
    text: String,
    /// Which of the levels above restart it, as the number of the deepest one; `None` if all do.
    restart: Option<usize>,
}

/// The contents of `numbering.xml` and `styles.xml`.
#[derive(Debug, Default)]
pub struct ListNumbering {
    abstracts: BTreeMap<String, BTreeMap<usize, ListLevel>>,
    /// For each list, its abstract list and the levels with an overridden start.
    lists: BTreeMap<String, (String, BTreeMap<usize, u32>)>,
    /// For each style, its list and level, and its base style.
    styles: BTreeMap<String, ParagraphStyle>,
}

#[derive(Debug, Default)]
struct ParagraphStyle {
    number: Option<String>,
    level: Option<usize>,
    based_on: Option<String>,
}

/// Maximum number of levels.
const LEVELS: usize = 9;

/// Calls `report` with each start tag and, as `None`, each end tag of an XML file.
fn elements(xml: &str, mut report: impl FnMut(&str, Option<&BytesStart<'_>>)) {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => report(element.local_name().as_ref(), Some(&element)),
            Ok(Event::Empty(element)) => {
                report(element.local_name().as_ref(), Some(&element));
                report(element.local_name().as_ref(), None);
            }
            Ok(Event::End(element)) => report(element.local_name().as_ref(), None),
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
}

impl ListNumbering {
    /// Parses `numbering.xml`; invalid parts are ignored.
    pub fn read(xml: &str) -> Self {
        let mut numbering = Self::default();
        let (mut of, mut list, mut level) = (String::new(), String::new(), 0_usize);
        let mut in_list = false;
        elements(xml, |name, element| {
            let Some(element) = element else {
                in_list &= name != "num";
                return;
            };
            let value = || attribute(element, "val").unwrap_or_default();
            match name {
                "abstractNum" => of = attribute(element, "abstractNumId").unwrap_or_default(),
                "num" => {
                    list = attribute(element, "numId").unwrap_or_default();
                    in_list = true;
                }
                "abstractNumId" if in_list => {
                    numbering.lists.insert(list.clone(), (value(), BTreeMap::new()));
                }
                "lvl" | "lvlOverride" => {
                    level = attribute(element, "ilvl")
                        .and_then(|level| level.parse().ok())
                        .unwrap_or(0)
                        .min(LEVELS - 1);
                    if name == "lvl" && !in_list {
                        numbering
                            .abstracts
                            .entry(of.clone())
                            .or_default()
                            .insert(level, ListLevel { start: 1, ..ListLevel::default() });
                    }
                }
                "startOverride" => {
                    if let (Some((_, starts)), Ok(start)) = (numbering.lists.get_mut(&list), value().parse())
                    {
                        starts.insert(level, start);
                    }
                }
                "start" | "numFmt" | "lvlText" | "lvlRestart" if !in_list => {
                    let Some(found) =
                        numbering.abstracts.get_mut(&of).and_then(|levels| levels.get_mut(&level))
                    else {
                        return;
                    };
                    match name {
                        "start" => found.start = value().parse().unwrap_or(1),
                        "numFmt" => found.format = value(),
                        "lvlRestart" => found.restart = value().parse().ok(),
                        _ => found.text = value(),
                    }
                }
                _ => {}
            }
        });
        numbering
    }

    /// Parses the numbering of paragraph styles.
    pub fn read_styles(&mut self, xml: &str) {
        let mut id = String::new();
        elements(xml, |name, element| {
            let Some(element) = element else { return };
            let value = || attribute(element, "val");
            if name == "style" {
                id = attribute(element, "styleId").unwrap_or_default();
            }
            let style = self.styles.entry(id.clone()).or_default();
            match name {
                "numId" => style.number = value(),
                "ilvl" => style.level = value().and_then(|level| level.parse().ok()),
                "basedOn" => style.based_on = value(),
                _ => {}
            }
        });
    }

    /// The list and level of a paragraph; `None` if it is not numbered.
    pub fn place(
        &self,
        style: Option<&str>,
        number: Option<&str>,
        level: Option<usize>,
    ) -> Option<(String, usize)> {
        let (mut number, mut level) = (number.map(str::to_owned), level);
        let mut style = style.map(str::to_owned);
        for _ in 0..LEVELS {
            let Some(found) = style.as_ref().and_then(|style| self.styles.get(style)) else { break };
            if number.is_none() {
                number.clone_from(&found.number);
            }
            if level.is_none() {
                level = found.level;
            }
            style.clone_from(&found.based_on);
        }
        let number = number.filter(|number| number != "0")?;
        Some((number, level.unwrap_or(0).min(LEVELS - 1)))
    }
}

/// The counters of all lists.
#[derive(Debug)]
pub struct Counters<'n> {
    numbering: &'n ListNumbering,
    /// For each abstract list, the counter of each level.
    counts: BTreeMap<String, [u32; LEVELS]>,
    /// The lists whose overridden start has been applied.
    begun: BTreeMap<String, [bool; LEVELS]>,
}

impl<'n> Counters<'n> {
    /// All counters at their start.
    pub const fn new(numbering: &'n ListNumbering) -> Self {
        Self { numbering, counts: BTreeMap::new(), begun: BTreeMap::new() }
    }

    /// The number of the next paragraph of a list, as printed; empty for a bullet or an unknown list.
    pub fn next(&mut self, list: &str, level: usize) -> String {
        let Some((of, starts)) = self.numbering.lists.get(list) else { return String::new() };
        let Some(levels) = self.numbering.abstracts.get(of) else { return String::new() };
        let Some(own) = levels.get(&level) else { return String::new() };
        let counts = self.counts.entry(of.clone()).or_default();
        let begun = self.begun.entry(list.to_owned()).or_default();
        match starts.get(&level).filter(|_| !begun[level]) {
            Some(start) => counts[level] = *start,
            None if counts[level] == 0 => counts[level] = own.start,
            None => counts[level] = counts[level].saturating_add(1),
        }
        begun[level] = true;
        for (deeper, count) in counts.iter_mut().enumerate().skip(level + 1) {
            let restart = levels.get(&deeper).and_then(|deeper| deeper.restart);
            if restart.is_none_or(|restart| level < restart) {
                *count = 0;
            }
        }
        if own.format == "bullet" || own.format == "none" && !own.text.contains('%') && own.text.is_empty() {
            return String::new();
        }
        let mut label = own.text.clone();
        for (shown, &count) in counts.iter().enumerate().take(level + 1) {
            let mark = format!("%{}", shown + 1);
            if let Some(found) = levels.get(&shown).filter(|_| label.contains(&mark)) {
                let count = if count == 0 { found.start } else { count };
                label = label.replace(&mark, &printed(count, &found.format));
            }
        }
        let label = label.trim().to_owned();
        // A space follows 第一条 and bare numbers.
        let needs_blank =
            label.ends_with(['条', '章', '节', '编', '篇', '分']) || label.ends_with(char::is_alphanumeric);
        if needs_blank && !label.is_empty() { label + "\u{3000}" } else { label }
    }
}

/// Formats a number.
fn printed(number: u32, format: &str) -> String {
    let circled = |first: u32| char::from_u32(first + number - 1).map(String::from);
    match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "japaneseCounting"
        | "ideographDigital"
        | "koreanDigital2" => chinese(number),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if (1..=20).contains(&number) => {
            circled(0x2460).unwrap_or_default()
        }
        "decimalEnclosedParen" if (1..=20).contains(&number) => circled(0x2474).unwrap_or_default(),
        "decimalEnclosedFullstop" if (1..=20).contains(&number) => circled(0x2488).unwrap_or_default(),
        "decimalZero" => format!("{number:02}"),
        "upperLetter" if (1..=26).contains(&number) => {
            char::from_u32(64 + number).map(String::from).unwrap_or_default()
        }
        "lowerLetter" if (1..=26).contains(&number) => {
            char::from_u32(96 + number).map(String::from).unwrap_or_default()
        }
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        "ideographTraditional" if (1..=10).contains(&number) => {
            "甲乙丙丁戊己庚辛壬癸".chars().nth(number as usize - 1).map(String::from).unwrap_or_default()
        }
        "bullet" | "none" => String::new(),
        _ => number.to_string(),
    }
}

/// Formats a number in Chinese numerals: 十二, 一百零三.
fn chinese(number: u32) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    if number == 0 || number > 9999 {
        return number.to_string();
    }
    let mut words = String::new();
    let mut gap = false;
    for (power, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = (number / power % 10) as usize;
        if digit == 0 {
            gap = !words.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            words.push('零');
        }
        if !(power == 10 && digit == 1 && words.is_empty()) {
            words.push_str(DIGITS[digit]);
        }
        words.push_str(name);
    }
    words
}

fn roman(number: u32) -> String {
    const NUMERALS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = number.min(3999);
    let mut words = String::new();
    for (value, numeral) in NUMERALS {
        while rest >= value {
            words.push_str(numeral);
            rest -= value;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_printed_as_word_prints_them() {
        for (number, format, expected) in [
            (1, "chineseCountingThousand", "一"),
            (12, "chineseCounting", "十二"),
            (103, "chineseCountingThousand", "一百零三"),
            (20, "japaneseCounting", "二十"),
            (1000, "chineseCounting", "一千"),
            (3, "decimalEnclosedCircle", "③"),
            (4, "upperRoman", "IV"),
            (2, "lowerLetter", "b"),
            (7, "decimal", "7"),
        ] {
            assert_eq!(printed(number, format), expected, "{format}");
        }
    }
    #[test]
    fn a_level_that_does_not_restart_counts_through_the_levels_above() {
        let level = |level: usize, text: &str, restart: &str| {
            format!(
                "<w:lvl w:ilvl=\"{level}\"><w:numFmt w:val=\"chineseCounting\"/>{restart}<w:lvlText w:val=\"{text}\"/></w:lvl>"
            )
        };
        let levels = [
            level(0, "第%1章", ""),
            level(1, "第%2条", "<w:lvlRestart w:val=\"0\"/>"),
            level(2, "（%3）", "<w:lvlRestart w:val=\"1\"/>"),
        ];
        let numbering = ListNumbering::read(&format!(
            "<w:numbering><w:abstractNum w:abstractNumId=\"0\">{}</w:abstractNum>\
             <w:num w:numId=\"7\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>",
            levels.concat()
        ));
        let mut counters = Counters::new(&numbering);
        let labels = [0, 1, 2, 1, 2, 0, 1, 2].map(|level| counters.next("7", level).trim().to_owned());
        assert_eq!(labels, ["第一章", "第一条", "（一）", "第二条", "（二）", "第二章", "第三条", "（一）"]);
    }
}
