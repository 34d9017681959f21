//! Parses the number before a heading, in all its forms.

use super::fold::fold;
use super::numbering::Numbering;
use super::numeral::{self, Enclosed, digit};
use super::sentence;

/// The number before a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label {
    /// The numbering style.
    pub numbering: Numbering,
    /// The number; `None` for a dash.
    pub number: Option<u16>,
    /// Its length in bytes.
    pub len: usize,
    /// Whether the line alone is ambiguous: it is a heading only if its neighbours continue the numbering.
    pub weak: bool,
}

/// Parses the number at the start of a line.
pub fn label(words: &str) -> Option<Label> {
    let found = dash(words)
        .or_else(|| ordinal(words))
        .or_else(|| enclosed(words))
        .or_else(|| in_brackets(words))
        .or_else(|| chinese(words))
        .or_else(|| digits(words))
        .or_else(|| decimal(words))?;
    let (numbering, number, rest, weak) = found;
    Some(Label { numbering, number, len: words.len() - rest.len(), weak })
}

type Found<'w> = (Numbering, Option<u16>, &'w str, bool);

/// Two or more dashes, or a bullet.
fn dash(words: &str) -> Option<Found<'_>> {
    if let Some(rest) = words.strip_prefix(['●', '•', '■', '◆', '▲', '□']) {
        return rest.starts_with(|c: char| !c.is_ascii_digit()).then_some((
            Numbering::Dash,
            None,
            rest.trim_start(),
            false,
        ));
    }
    let rest = words.trim_start_matches(['-', '—', '–', '－', '―', '─']);
    let count = words.chars().count() - rest.chars().count();
    ((2..=4).contains(&count) && rest.chars().any(char::is_alphabetic)).then_some((
        Numbering::Dash,
        None,
        rest,
        false,
    ))
}

/// 第一编, 第一章, 第一节, 第一条, 第一，
fn ordinal(words: &str) -> Option<Found<'_>> {
    let inner = words.strip_prefix('第')?.trim_start();
    let (number, rest) = numeral::chinese(inner).or_else(|| numeral::digits(inner))?;
    let rest = rest.trim_start();
    let unit = rest.chars().next()?;
    let behind = &rest[unit.len_utf8()..];
    let numbering = match fold(unit) {
        '编' | '篇' => Numbering::Volume,
        '部' => return Some((Numbering::Volume, Some(number), heading(behind.strip_prefix('分')?)?, false)),
        '章' => Numbering::Chapter,
        '节' => Numbering::ChapterSection,
        '条' => return article(number, behind),
        '，' | ',' | '、' | '：' | ':' if !behind.trim_start().starts_with('第') => {
            return Some((Numbering::Point, Some(number), behind.trim_start(), false));
        }
        _ => return None,
    };
    Some((numbering, Some(number), heading(behind)?, false))
}

/// The text after 第一章, if it can be a heading: short and not a sentence.
fn heading(behind: &str) -> Option<&str> {
    const LONGEST: usize = 40;
    let rest = behind.trim_start().trim_start_matches(['、', '：', ':', '.', '．']).trim_start();
    let is_heading = rest.chars().count() <= LONGEST
        && !rest.contains(['，', '；'])
        && !sentence::has_end(rest)
        && !rest.starts_with(['的', '所', '规', '至', '和', '及']);
    is_heading.then_some(rest)
}

/// The text after 第一条: a space, a colon, or the text itself.
fn article(number: u16, behind: &str) -> Option<Found<'_>> {
    const REFERENCE: [&str; 19] = [
        "规定", "規定", "的", "所", "第", "、", "和", "至", "款", "项", "中", "及", "以", "，", ",", "或",
        "与", "关于", "措施",
    ];
    // 第一条之一 is an inserted article.
    let (behind, inserted) = match behind.strip_prefix('之').and_then(numeral::chinese) {
        Some((_, rest)) => (rest, true),
        None => (behind, false),
    };
    let rest = behind.trim_start();
    let strong = rest.len() < behind.len() || inserted;
    if let Some(rest) = rest.strip_prefix(['：', ':', '.', '．']) {
        return Some((Numbering::Article, Some(number), rest.trim_start(), false));
    }
    if rest.is_empty() {
        return Some((Numbering::Article, Some(number), rest, false));
    }
    if !strong && REFERENCE.iter().any(|word| rest.starts_with(word)) {
        return None;
    }
    Some((Numbering::Article, Some(number), rest, !strong))
}

/// ①, ⑴, ⒈, ㈠
fn enclosed(words: &str) -> Option<Found<'_>> {
    let (style, number, rest) = numeral::enclosed(words)?;
    let numbering = match style {
        Enclosed::Circle => Numbering::Circled,
        Enclosed::Brackets => Numbering::Item,
        Enclosed::Point => Numbering::Measure,
        Enclosed::ChineseBrackets => Numbering::Section,
    };
    Some((numbering, Some(number), rest.trim_start_matches(['、', '.', '．']), false))
}

/// （一）, （1）, 〔一〕
fn in_brackets(words: &str) -> Option<Found<'_>> {
    let inner = words.strip_prefix(['（', '(', '〔', '［'])?.trim_start();
    let (numbering, (number, rest)) = numeral::chinese(inner)
        .map(|found| (Numbering::Section, found))
        .or_else(|| numeral::digits(inner).map(|found| (Numbering::Item, found)))?;
    let rest = rest.trim_start().strip_prefix(['）', ')', '〕', '］'])?;
    let behind = rest.trim_start_matches(['、', '.', '．']);
    // （2021） is a year.
    (number < 1000).then_some((numbering, Some(number), behind, false))
}

/// 一、 一． 一是 (一) 一）
fn chinese(words: &str) -> Option<Found<'_>> {
    let (number, rest) = numeral::chinese(words)?;
    if let Some(rest) = rest.trim_start().strip_prefix(['、', '．', '.', '﹑', '､']) {
        return Some((Numbering::Part, Some(number), rest, false));
    }
    if let Some(rest) = rest.strip_prefix(['）', ')']) {
        return Some((Numbering::Section, Some(number), rest, false));
    }
    if rest.starts_with('是') {
        return Some((Numbering::Point, Some(number), point(rest)?, false));
    }
    blank_behind(rest).map(|rest| (Numbering::Part, Some(number), rest, true))
}

/// `1.` `1、` `1）` `1 `
fn digits(words: &str) -> Option<Found<'_>> {
    let (number, rest) = numeral::digits(words)?;
    if number == 0 || number >= 1000 {
        return None;
    }
    if let Some(rest) = rest.strip_prefix(['）', ')']) {
        return Some((Numbering::Parenthesis, Some(number), rest, false));
    }
    if let Some(rest) = rest.strip_prefix(['.', '．', '、', '﹒', ',', '，']) {
        // `1.5%…` is not a heading, `1.2021年起…` is.
        let is_year =
            || numeral::digits(rest).is_some_and(|(year, rest)| year >= 1000 && rest.starts_with('年'));
        if rest.starts_with(|c| digit(c).is_some()) && !is_year() {
            return None;
        }
        return Some((Numbering::Measure, Some(number), rest, false));
    }
    blank_behind(rest).map(|rest| (Numbering::Measure, Some(number), rest, true))
}

/// `1.1 `, `1.1.1 `: multi-level numbers. A single one may be a decimal.
fn decimal(words: &str) -> Option<Found<'_>> {
    const UNITS: [char; 22] = [
        '年', '月', '日', '天', '时', '元', '个', '名', '人', '倍', '万', '亿', '千', '百', '岁', '周', '次',
        '分', '米', '亩', '户', '级',
    ];
    let (mut number, mut rest) = numeral::digits(words)?;
    let mut levels = 1;
    while let Some(behind) = rest.strip_prefix(['.', '．']) {
        let Some((next, behind)) = numeral::digits(behind) else { break };
        (number, rest) = (next, behind);
        levels += 1;
        if number == 0 || number >= 100 {
            return None;
        }
    }
    let numbering = match levels {
        2 => Numbering::Decimal2,
        3 => Numbering::Decimal3,
        4 => Numbering::Decimal4,
        _ => return None,
    };
    let behind = rest.strip_prefix(['.', '．', '、']).unwrap_or(rest);
    let heading = behind.trim_start();
    let is_heading = heading
        .starts_with(|c: char| !c.is_ascii() && c.is_alphabetic() || c == '《' || c == '“')
        && !heading.starts_with(UNITS);
    is_heading.then_some((numbering, Some(number), behind, false))
}

/// The text after a number and a space, if it can be a heading.
fn blank_behind(rest: &str) -> Option<&str> {
    const LONGEST: usize = 40;
    let words = rest.trim_start();
    let is_heading = words.len() < rest.len()
        && words.starts_with(char::is_alphabetic)
        && !words.starts_with(['年', '月', '日', '元', '个', '名', '人'])
        && words.split_whitespace().count() <= 2
        && words.chars().count() <= LONGEST;
    is_heading.then_some(words)
}

/// The text after 是, if it starts a point: several clauses in the first sentence mean running text, as in
/// `一是做好…；二是做好…。`.
fn point(words: &str) -> Option<&str> {
    let rest = words.strip_prefix('是')?;
    let first = &rest[..sentence::first_end(rest).unwrap_or(rest.len())];
    (!first.contains('；')).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labelled(words: &str) -> Option<(Numbering, Option<u16>, &str)> {
        label(words).map(|label| (label.numbering, label.number, &words[..label.len]))
    }

    #[test]
    fn numbers_say_what_a_line_opens() {
        for (words, numbering, number, len) in [
            ("一、总体要求", Numbering::Part, 1, "一、"),
            ("一．总体要求", Numbering::Part, 1, "一．"),
            ("二十九、附则", Numbering::Part, 29, "二十九、"),
            ("（十）其他", Numbering::Section, 10, "（十）"),
            ("(十)其他", Numbering::Section, 10, "(十)"),
            ("㈡其他", Numbering::Section, 2, "㈡"),
            ("10.改革创新", Numbering::Measure, 10, "10."),
            ("１０．改革创新", Numbering::Measure, 10, "１０．"),
            ("⒉改革创新", Numbering::Measure, 2, "⒉"),
            ("3、改革创新", Numbering::Measure, 3, "3、"),
            ("1.2021年起实行", Numbering::Measure, 1, "1."),
            ("1,改革创新", Numbering::Measure, 1, "1,"),
            ("2.3 改革创新", Numbering::Decimal2, 3, "2.3"),
            ("2.3.1改革创新", Numbering::Decimal3, 1, "2.3.1"),
            ("2）奖励", Numbering::Parenthesis, 2, "2）"),
            ("（1）其一", Numbering::Item, 1, "（1）"),
            ("⑶其三", Numbering::Item, 3, "⑶"),
            ("③其三", Numbering::Circled, 3, "③"),
            ("四是组织实施。", Numbering::Point, 4, "四是"),
            ("第二，加强领导。", Numbering::Point, 2, "第二，"),
            ("第一章　总则", Numbering::Chapter, 1, "第一章　"),
            ("第一章总则", Numbering::Chapter, 1, "第一章"),
            ("第 二 章　总则", Numbering::Chapter, 2, "第 二 章　"),
            ("第三節　總則", Numbering::ChapterSection, 3, "第三節　"),
            ("第一编 总则", Numbering::Volume, 1, "第一编 "),
            ("第一部分 总则", Numbering::Volume, 1, "第一部分 "),
            ("第十二条 为了提高技能", Numbering::Article, 12, "第十二条 "),
            ("第十二条：为了", Numbering::Article, 12, "第十二条："),
            ("第12条　为了", Numbering::Article, 12, "第12条　"),
            ("第一千条为了", Numbering::Article, 1000, "第一千条"),
            ("第一百零三條 為了", Numbering::Article, 103, "第一百零三條 "),
        ] {
            assert_eq!(labelled(words), Some((numbering, Some(number), len)), "{words}");
        }
        assert_eq!(labelled("--坚持党的领导"), Some((Numbering::Dash, None, "--")));
        assert_eq!(labelled("——坚持党的领导"), Some((Numbering::Dash, None, "——")));
    }

    #[test]
    fn a_number_that_the_line_alone_does_not_prove_is_weak() {
        for words in ["第一条为了", "一 总体要求", "1 受理条件"] {
            assert!(label(words).is_some_and(|label| label.weak), "{words}");
        }
        for words in ["第一条 为了", "第一条：为了", "一、总体要求"] {
            assert!(label(words).is_some_and(|label| !label.weak), "{words}");
        }
    }

    #[test]
    fn running_text_is_not_taken_for_a_number() {
        for words in [
            "1.5%-2.5%足额提取",
            "1.5万元",
            "1,500元",
            "2021.5.6",
            "2.5个百分点",
            "2017年2月6日，",
            "一线工人",
            "（以下简称《方案》）",
            "（2021）",
            "2017.",
            "150001邮政编码",
            "十",
            "一是加强领导；二是强化责任。",
            "第三条规定的情形，从重处罚。",
            "第三条、第四条不适用。",
            "第一章的规定，适用于本条。",
            "2021 年工作",
            "— 1 —",
        ] {
            assert_eq!(labelled(words), None, "{words}");
        }
    }
}
