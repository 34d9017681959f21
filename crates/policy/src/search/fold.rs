//! Normalizes texts and queries, keeping offsets into the original.
//!
//! Full-width forms and Kangxi radicals from PDF copies become ordinary characters (the subset of NFKC that
//! such texts need; a complete implementation would be larger than the whole search), letters are
//! lowercased, numbers get one spelling, and everything except Chinese characters, ASCII letters and digits
//! is dropped.

use super::numeral;
use crate::model::document::Span;

/// Separates two adjacent numbers, so that 3-5所 does not become 35.
pub(super) const BETWEEN_NUMBERS: char = '\u{1f}';

/// A normalized text. The two lists are parallel.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Folded {
    /// The normalized characters.
    pub(super) chars: Vec<char>,
    /// For each character its byte range in the original; every digit has the range of its whole number.
    pub(super) spans: Vec<Span>,
}

impl Folded {
    /// Normalizes a text.
    pub(super) fn new(text: &str) -> Self {
        let mut folded = Self::default();
        folded.push(text);
        folded
    }

    /// Appends a text; spans are relative to its own start.
    pub(super) fn push(&mut self, text: &str) {
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let chars: Vec<char> = text.chars().map(plain).collect();
        let span_of = |from: usize, to: usize| Span::of(starts[from]..starts[to]);
        let first = self.chars.len();
        let mut at = 0;
        while at < chars.len() {
            if let Some(number) = numeral::read(&chars[at..]) {
                self.push_kept(first, number.digits.chars(), span_of(at, at + number.len));
                at += number.len;
                continue;
            }
            if is_kept(chars[at]) {
                self.push_kept(first, [chars[at].to_ascii_lowercase()], span_of(at, at + 1));
            }
            at += 1;
        }
    }

    /// Appends characters for `span`, separated from a preceding number of the text that starts at `first`.
    fn push_kept(&mut self, first: usize, chars: impl IntoIterator<Item = char>, span: Span) {
        let mut chars = chars.into_iter().peekable();
        let after_number = self.chars[first..].last().is_some_and(|&last| is_number(last));
        if after_number && chars.peek().is_some_and(|&next| is_number(next)) {
            self.chars.push(BETWEEN_NUMBERS);
            self.spans.push(Span::new(span.start, span.start));
        }
        self.chars.extend(chars);
        self.spans.resize(self.chars.len(), span);
    }
}

/// Whether a normalized character is part of a number.
pub(super) const fn is_number(c: char) -> bool {
    matches!(c, '0'..='9' | '.' | '%')
}

/// Whether a normalized character is a Latin letter, as used in pinyin.
pub(super) const fn is_latin(c: char) -> bool {
    c.is_ascii_lowercase()
}

/// Whether a character is significant for the search.
const fn is_kept(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// The normalized form of a character.
fn plain(c: char) -> char {
    let code = u32::from(c);
    let ordinary = match code {
        0xff01..=0xff5e => char::from_u32(code - 0xfee0),
        0x2f00..=0x2fd5 => usize::try_from(code - 0x2f00).ok().and_then(|at| RADICALS.chars().nth(at)),
        _ => None,
    };
    ordinary.unwrap_or(c)
}

/// The ordinary characters for U+2F00 to U+2FD5, in order.
const RADICALS: &str = "\
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾\
    干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生\
    用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷\
    豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻\
    黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn folded(text: &str) -> String {
        Folded::new(text).chars.into_iter().collect()
    }

    #[test]
    fn width_case_spaces_and_punctuation_do_not_matter() {
        assert_eq!(folded("“互联网＋”培训　平台，手机ＡＰＰ"), "互联网培训平台手机app");
    }

    #[test]
    fn radicals_copied_from_a_pdf_are_characters() {
        assert_eq!(folded("产业⼯⼈"), "产业工人");
        assert_eq!(RADICALS.chars().count(), 0x2fd6 - 0x2f00);
    }

    #[test]
    fn numbers_get_one_spelling_and_stay_apart() {
        assert_eq!(folded("三千元"), folded("3，000元"));
        assert_eq!(folded("3-5所"), "3\u{1f}5所");
        assert_eq!(folded("1.5%-2.5%"), "1.5%\u{1f}2.5%");
        assert_eq!(folded("统一"), "统1");
    }

    #[test]
    fn what_means_nothing_to_a_search_is_dropped() {
        assert_eq!(folded("👍🏽，。！\u{0}\n\u{202e}—— 한국"), "");
    }

    #[test]
    fn the_way_back_leads_to_what_was_written() {
        let text = "给予每人：三千元（一次）";
        let folded = Folded::new(text);
        let at = folded.chars.iter().position(|&c| c == '3').unwrap();
        assert_eq!(folded.spans[at].slice(text), "三千");
        assert_eq!(folded.spans[at + 3].slice(text), "三千");
        assert_eq!(folded.spans[at + 4].slice(text), "元");
    }

    proptest! {
        #[test]
        fn spans_are_in_order_and_on_character_boundaries(text in "\\PC*") {
            let folded = Folded::new(&text);
            prop_assert_eq!(folded.chars.len(), folded.spans.len());
            prop_assert!(folded.spans.is_sorted());
            for span in folded.spans {
                prop_assert!(text.get(span.start as usize..span.end as usize).is_some());
            }
        }
    }
}
