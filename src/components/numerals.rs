//! Prevents line breaks between a number and its unit: 3000元, 20名, 2017年.

use crate::html::{Html, element};

/// The text with each number and its unit in a non-breaking element.
#[must_use]
pub fn numerals(text: &str) -> Html {
    let mut parts: Vec<Html> = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let (before, from_number) = rest.split_at(start);
        let (number, after) = from_number.split_at(length(from_number));
        parts.push(before.into());
        parts.push(element("span").class("number").text(number).end());
        rest = after;
    }
    parts.push(rest.into());
    parts.into_iter().collect()
}

/// The length in bytes of the number with its unit at the start of a text.
fn length(text: &str) -> usize {
    let is_number = |letter: char| letter.is_ascii_digit() || ".%".contains(letter);
    let digits = text.find(|letter| !is_number(letter)).unwrap_or(text.len());
    let mut end = digits;
    for letter in text[digits..].chars() {
        let is_unit = letter.is_alphabetic() && !text[..end].ends_with('%');
        if !is_unit {
            break;
        }
        end += letter.len_utf8();
        // 万 and 亿 belong to the number; the next character is the unit.
        if !matches!(letter, '万' | '亿') {
            break;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(text: &str) -> Vec<String> {
        let html = numerals(text);
        let parts = html.as_str().split("<span class=\"number\">").skip(1);
        parts.filter_map(|part| Some(part.split_once('<')?.0.to_owned())).collect()
    }

    #[test]
    fn a_number_stays_with_its_unit() {
        assert_eq!(held("不超过3000元、2000元"), ["3000元", "2000元"]);
        assert_eq!(held("培训300万人次，到2020年"), ["300万人", "2020年"]);
        assert_eq!(held("按1.5%-2.5%足额提取"), ["1.5%", "2.5%"]);
        assert_eq!(held("实施“98113”计划，第9。"), ["98113", "9"]);
        assert_eq!(held("没有"), [""; 0]);
    }

    #[test]
    fn no_letter_is_lost() {
        let text = "每2年评选20名<甲>，3万元";
        let html = numerals(text);
        let bare = html.as_str().replace("<span class=\"number\">", "").replace("</span>", "");
        assert_eq!(bare, Html::text(text).as_str());
    }
}
