//! Heuristics for defective text: mojibake, spaces between characters, columns, omissions.

use super::sentence;

/// Typical mojibake from UTF-8 read as GBK, and vice versa.
const OF_GBK: &str = "锟斤拷烫屯鈥銆锛鐨勫伐浜洪槦浼嶅缓璁炬敼闈╂瀛楃涓枃鏈夊叧绗竴浜屼笁";

/// A defect of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// Mojibake, with the affected percentage (乱码).
    Gibberish(usize),
    /// Spaces between the characters, typical of OCR.
    Spaced,
    /// Several columns copied line by line.
    Columns,
    /// Omissions such as （略）, with the first affected line.
    LeftOut(usize),
    /// Hardly any text; maybe images.
    Short,
}

/// Whether a text contains enough Chinese.
#[must_use]
pub fn is_chinese(text: &str) -> bool {
    const FEWEST: usize = 4;
    text.chars().filter(|&c| is_ideograph(c)).count() >= FEWEST
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '〇')
}

/// The defects of a text.
#[must_use]
pub fn doubts(text: &str) -> Vec<Doubt> {
    let mut found = Vec::new();
    let (mut all, mut strange, mut ideographs) = (0_usize, 0_usize, 0_usize);
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        all += 1;
        ideographs += usize::from(is_ideograph(c));
        let known = c.is_ascii()
            || is_ideograph(c)
            || matches!(c, '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}' | '\u{3200}'..='\u{33ff}' | '\u{ff00}'..='\u{ffef}' | '\u{b7}' | '\u{d7}' | '\u{feff}' | '\u{fe30}'..='\u{fe4f}' | '\u{b0}' | '\u{b1}' | 'α'..='ω');
        strange += usize::from(!known || c == '\u{fffd}');
    }
    let rare = text.chars().filter(|c| OF_GBK.contains(*c)).count();
    let of_hundred = |count: usize| count * 100 / all.max(1);
    let gibberish = of_hundred(strange).max(if of_hundred(rare) > 15 { of_hundred(rare) } else { 0 });
    if gibberish > 3 {
        found.push(Doubt::Gibberish(gibberish));
    }
    if ideographs < 20 {
        found.push(Doubt::Short);
    }
    if is_spaced(text) {
        found.push(Doubt::Spaced);
    }
    if has_columns(text) {
        found.push(Doubt::Columns);
    }
    let left_out = |line: &str| {
        ["（略）", "(略)", "（以下略）", "(以下略)", "（下略）", "（上略）", "（内容略）", "……（略"]
            .iter()
            .any(|mark| line.contains(mark))
            || line.trim() == "略"
    };
    if let Some(line) = text.lines().position(left_out) {
        found.push(Doubt::LeftOut(line + 1));
    }
    found
}

/// Whether most adjacent ideographs are separated by single spaces.
fn is_spaced(text: &str) -> bool {
    let characters: Vec<char> = text.chars().collect();
    let gaps = characters.windows(3).filter(|three| {
        is_ideograph(three[0]) && matches!(three[1], ' ' | '\u{3000}') && is_ideograph(three[2])
    });
    let pairs = characters.windows(2).filter(|two| is_ideograph(two[0]) && is_ideograph(two[1]));
    let (gaps, pairs) = (gaps.count(), pairs.count());
    gaps > 10 && gaps * 3 > pairs
}

/// Whether many lines consist of several sentence fragments with wide gaps in between.
fn has_columns(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let is_piece =
        |piece: &str| piece.chars().count() >= 6 && (sentence::has_end(piece) || piece.contains('，'));
    let in_columns = lines.iter().filter(|line| {
        let pieces: Vec<&str> = pieces(line);
        pieces.len() >= 2
            && pieces.iter().all(|piece| piece.chars().count() >= 6)
            && pieces.iter().any(|piece| is_piece(piece))
    });
    let count = in_columns.count();
    count >= 3 && count * 3 > lines.len()
}

/// Splits a line at wide gaps.
fn pieces(line: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = line;
    while let Some(at) = rest.find("   ").or_else(|| rest.find("　　")).or_else(|| rest.find('\t')) {
        pieces.push(rest[..at].trim());
        rest = rest[at..].trim_start();
    }
    pieces.push(rest.trim());
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "为了做好技能提升补贴工作，根据有关规定，提出如下意见。";

    #[test]
    fn a_text_as_it_should_be_leaves_no_doubt() {
        assert_eq!(doubts(TEXT), []);
    }

    #[test]
    fn what_is_unlike_a_text_is_told() {
        let spaced: String = TEXT.chars().flat_map(|c| [c, ' ']).collect();
        assert_eq!(doubts(&spaced), [Doubt::Spaced]);
        let (wrong, ..) = encoding_rs::GBK.decode(TEXT.as_bytes());
        assert!(matches!(doubts(&wrong)[..], [Doubt::Gibberish(_), ..]), "{wrong}");
        let (wrong, ..) = encoding_rs::WINDOWS_1252.decode(TEXT.as_bytes());
        assert!(matches!(doubts(&wrong)[..], [Doubt::Gibberish(_), ..]), "{wrong}");
        let row = "为了做好工作，提出     根据有关规定。加强     各级各部门要重视\n";
        assert_eq!(doubts(&row.repeat(4)), [Doubt::Columns]);
        assert_eq!(doubts(&format!("{TEXT}\n一、甲（略）")), [Doubt::LeftOut(2)]);
    }
}
