//! Parses document numbers (发文字号).

use super::fold::folded;
use super::organs::joined;

/// The first document number in a line: `吉发〔2018〕5号`.
pub fn first(line: &str) -> Option<&str> {
    let mut from = 0;
    while let Some(open) = line[from..].find(['〔', '[', '［', '﹝', '（', '(', '【']).map(|at| from + at)
    {
        if let Some(found) = around(line, open) {
            return Some(found);
        }
        from = open + line[open..].chars().next().map_or(1, char::len_utf8);
    }
    None
}

/// As [`first`], ignoring spaces.
pub fn spaced(line: &str) -> Option<String> {
    first(line).map_or_else(|| first(&joined(line)).map(str::to_owned), |number| Some(number.to_owned()))
}

/// The number around the bracketed year at this offset.
fn around(line: &str, open: usize) -> Option<&str> {
    let bracket = line[open..].chars().next()?.len_utf8();
    let inner = &line[open + bracket..];
    let close = inner.find(['〕', ']', '］', '﹞', '）', ')', '】'])?;
    let year: String = inner[..close].chars().filter(|c| !c.is_whitespace()).collect();
    let is_year = year.chars().count() == 4 && year.chars().all(char::is_numeric);
    let is_term = folded(&year).ends_with('届') && year.chars().count() <= 8;
    if !is_year && !is_term {
        return None;
    }
    let behind_start = open + bracket + close + inner[close..].chars().next()?.len_utf8();
    let behind = line[behind_start..].trim_start();
    let behind = behind.strip_prefix('第').unwrap_or(behind).trim_start();
    let digits = behind.trim_start_matches(char::is_numeric);
    let count = behind[..behind.len() - digits.len()].chars().count();
    let end = digits.trim_start().strip_prefix(['号', '號'])?;
    if !(1..=6).contains(&count) {
        return None;
    }
    let before = line[..open].trim_end_matches(|c: char| c.is_alphanumeric() || matches!(c, '·' | '-'));
    let number = &line[before.len()..line.len() - end.len()];
    (before.len() < open && (1..=16).contains(&line[before.len()..open].chars().count())).then_some(number)
}

/// The number of a decree, announcement or minutes on its own line: 第33号, （第12号）, 2021年第5号, 〔2021〕2号.
pub fn alone(line: &str) -> Option<&str> {
    if let Some(rest) = line.trim().strip_prefix(['〔', '［', '[']) {
        let (year, behind) = rest.split_once(['〕', '］', ']'])?;
        let count = behind.trim().trim_start_matches('第').strip_suffix(['号', '號', '期'])?.trim();
        let digits = |words: &str| !words.is_empty() && words.chars().all(char::is_numeric);
        let fits = year.chars().count() == 4 && digits(year) && count.len() <= 4 && digits(count);
        return fits.then(|| line.trim());
    }
    let line = line.trim().trim_start_matches(['（', '(']).trim_end_matches(['）', ')']).trim();
    let rest = match line.split_once('年') {
        Some((year, rest)) if year.chars().count() == 4 && year.chars().all(char::is_numeric) => {
            rest.trim_start()
        }
        _ => line,
    };
    let inner = rest.strip_prefix('第')?.trim_start();
    let inner = inner.strip_suffix(['号', '號'])?.trim_end();
    let counts = |c: char| c.is_numeric() || "〇○零一二三四五六七八九十百".contains(c);
    ((1..=7).contains(&inner.chars().count()) && inner.chars().all(counts)).then_some(line)
}

/// The decree number in the remark below a title: （2021年5月6日甘省人民政府令第33号公布）.
pub fn of_decree(line: &str) -> Option<&str> {
    let plain = folded(line);
    let order = plain.find('令')?;
    let start = order + plain[order..].find('第')?;
    let end = start + plain[start..].find('号')? + '号'.len_utf8();
    (start - order <= 6).then(|| alone(&line[start..end])).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_paper_is_found_in_its_line() {
        for (line, expected) in [
            ("特急·明电     粤工总明电〔2017〕28号", "粤工总明电〔2017〕28号"),
            ("甘政發〔2021〕3號", "甘政發〔2021〕3號"),
            ("甘政发[2021]第3号", "甘政发[2021]第3号"),
            ("（甘政发〔2021〕3号）", "甘政发〔2021〕3号"),
            ("甘政发（2021）3号", "甘政发（2021）3号"),
            ("甘政发〔2021〕 3 号", "甘政发〔2021〕 3 号"),
            ("【发文字号】甘政发〔2021〕3号 【发布日期】", "甘政发〔2021〕3号"),
        ] {
            assert_eq!(first(line), Some(expected), "{line}");
        }
        for line in ["省委文件", "〔2017〕28号", "意见（2021年修订）", "甘政发〔2021〕"] {
            assert_eq!(first(line), None, "{line}");
        }
    }

    #[test]
    fn decrees_and_announcements_have_a_number_alone() {
        for line in ["第33号", "第 33 号", "（第33号）", "2021年第5号", "第十二号", "〔2021〕2号"]
        {
            assert!(alone(line).is_some(), "{line}");
        }
        for line in ["第33条", "33号", "第号", "第3号机组", "〔2021〕", "〔21〕2号", "〔2021〕2号文件"]
        {
            assert_eq!(alone(line), None, "{line}");
        }
        assert_eq!(of_decree("（2021年5月6日甘省人民政府令第33号公布）"), Some("第33号"));
    }
}
