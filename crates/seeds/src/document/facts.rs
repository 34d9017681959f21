//! Extracts the metadata in a document's head and end: title, number, date, issuers, addressees, area,
//! attachments.

use std::ops::Range;

use super::correction::Role;
use super::dates::{self, Dated};
use super::fold::folded;
use super::head::decree_organ;
use super::label::label;
use super::layout::{Layout, Layouts, Lines, attachment_head};
use super::line::{Line, Mark};
use super::number;
use super::organs;
use super::portal::Properties;

/// The metadata found in a document. Missing data stays `None` or empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// The title (标题).
    pub title: Option<String>,
    /// The number (发文字号).
    pub number: Option<String>,
    /// The date of issue (成文日期).
    pub date: Option<Dated>,
    /// The issuers (发文机关).
    pub issuers: Vec<String>,
    /// The addressees (主送机关).
    pub addressees: Vec<String>,
    /// The area it applies to.
    pub jurisdiction: Option<String>,
    /// The titles of its attachments (附件).
    pub attachments: Vec<String>,
    /// The title of the transmitted text, if the document goes by the title of its notice.
    pub sent: Option<String>,
    /// The full name of the publishing decree: 甘省人民政府令第33号.
    pub decree: Option<String>,
    /// The publication day of the web page, if no date of issue was found.
    pub page_date: Option<Dated>,
    /// The first line that resembles a document number but is not one: its source line and text.
    pub perhaps_number: Option<(usize, String)>,
    /// The first line that resembles a date of issue but may not be one.
    pub perhaps_date: Option<(usize, String)>,
}

/// Removes spaces, except between Latin words or digits.
pub fn tidy(words: &str) -> String {
    let mut tidy = String::with_capacity(words.len());
    let mut blank = false;
    for c in words.trim().chars() {
        if c.is_whitespace() {
            blank = true;
            continue;
        }
        let between_ascii = tidy.ends_with(|c: char| c.is_ascii_alphanumeric()) && c.is_ascii_alphanumeric();
        if std::mem::take(&mut blank) && between_ascii {
            tidy.push(' ');
        }
        tidy.push(c);
    }
    tidy
}

/// Extracts the metadata of all texts.
pub fn facts(lines: Lines<'_>, texts: &Layouts, properties: &Properties) -> Facts {
    let reader = Reader { lines };
    let (main, cover) = (&texts.main, texts.cover.as_ref());
    let main_title = reader.title(main);
    let cover_title = cover.and_then(|cover| reader.title(cover));
    let signed_by = reader.signers(main);
    // A forwarded, signed text is the document itself; an issued one goes by the title of its notice.
    let by_notice = signed_by.is_empty() && cover_title.is_some();
    let decree = cover.and_then(|cover| reader.decree(cover)).or_else(|| reader.decree(main));
    let title = if by_notice { cover_title.clone() } else { main_title.clone() };
    let titled = if by_notice { cover } else { Some(main) };
    let both = |read: &dyn Fn(&Layout) -> Option<String>| read(main).or_else(|| cover.and_then(read));
    let number = both(&|layout| reader.number(layout))
        .or_else(|| properties.number.as_ref().map(|(_, number)| number.clone()))
        .or_else(|| both(&|layout| reader.number_alone(layout)));
    let date = reader
        .date(main)
        .or_else(|| cover.and_then(|cover| reader.date(cover)))
        .or_else(|| properties.date.map(|(_, dated)| dated));
    let issuers = [
        signed_by,
        cover.map(|cover| reader.signers(cover)).unwrap_or_default(),
        reader.passed_by(main),
        titled.map(|layout| reader.of_title(layout)).unwrap_or_default(),
        reader.of_title(main),
        decree.as_ref().map(|(organs, _)| organs.clone()).unwrap_or_default(),
        properties.issuer.iter().map(|(_, name)| name.clone()).collect(),
        reader.red_head(main).or_else(|| cover.and_then(|cover| reader.red_head(cover))).unwrap_or_default(),
    ];
    let issuers = issuers.into_iter().find(|names| !names.is_empty()).unwrap_or_default();
    let addressees = [Some(main), cover].into_iter().flatten().map(|layout| reader.addressees(layout));
    let addressees = addressees.into_iter().find(|names| !names.is_empty()).unwrap_or_default();
    let says_where =
        main_title.iter().chain(&title).map(String::as_str).chain(issuers.iter().map(String::as_str));
    // The forwarding authority determines the area if the document does not.
    let says_where = says_where.chain(cover_title.as_deref());
    let jurisdiction = {
        let mut says_where = says_where;
        says_where.find_map(organs::place)
    };
    let perhaps_number = if number.is_none() {
        reader.perhaps(|words| {
            let digits = words.chars().any(char::is_numeric);
            digits
                && (words.contains('号') || words.contains('號') || has_bracketed_year(words))
                && words.chars().count() < 40
        })
    } else {
        None
    };
    let perhaps_date = if date.is_none() {
        reader.perhaps(|words| dates::first(words).is_some() && words.chars().count() < 30)
    } else {
        None
    };
    Facts {
        sent: if by_notice { main_title } else { None },
        title,
        number,
        issuers,
        addressees,
        jurisdiction,
        attachments: reader.attachments(texts),
        decree: decree
            .and_then(|(organs, number)| number.map(|number| format!("{}令{number}", organs.join("、")))),
        page_date: if date.is_none() { properties.page_date.map(|(_, dated)| dated) } else { None },
        date,
        perhaps_number,
        perhaps_date,
    }
}

struct Reader<'s> {
    lines: Lines<'s>,
}

impl Reader<'_> {
    fn title(&self, layout: &Layout) -> Option<String> {
        let words: String = layout.title.clone().map(|line| self.lines.words(line)).collect();
        let (words, _) = number_behind(without_status(&words));
        (!words.is_empty()).then(|| tidy(words))
    }

    /// The authorities at the start of the title, which spaces and ends of lines divide, unless the title is spaced
    /// out.
    fn of_title(&self, layout: &Layout) -> Vec<String> {
        let lines: Vec<&str> = layout.title.clone().map(|line| self.lines.words(line)).collect();
        let names = organs::of_title(without_status(&lines.join(" ")));
        if names.is_empty() {
            self.title(layout).as_deref().map(organs::of_title).unwrap_or_default()
        } else {
            names
        }
    }

    fn number(&self, layout: &Layout) -> Option<String> {
        let chosen = head(layout).find(|&line| self.lines.has_role(line, Role::Number));
        if let Some(line) = chosen {
            let words = self.lines.words(line);
            return Some(tidy(number::first(words).unwrap_or(words)));
        }
        let title: String = layout.title.clone().map(|line| self.lines.words(line)).collect();
        let in_title = || number_behind(&title).1.map(tidy);
        let in_head = head(layout).find_map(|line| {
            let words = self.lines.words(line);
            // A long remark that quotes a number refers to another document.
            let quotes = words.starts_with(['（', '(']) && words.chars().count() > 40;
            number::spaced(words).filter(|_| !quotes).map(|number| tidy(&number))
        });
        in_head.or_else(in_title)
    }

    fn number_alone(&self, layout: &Layout) -> Option<String> {
        head(layout).find_map(|line| {
            let words = self.lines.words(line);
            number::alone(words).or_else(|| number::of_decree(words)).map(tidy)
        })
    }

    /// The authority of a decree, and its number.
    fn decree(&self, layout: &Layout) -> Option<(Vec<String>, Option<String>)> {
        let is_decree = |words: &str| folded(words).contains('令');
        let mut above = head(layout).map(|line| self.lines.decree_organs_above(line));
        if let Some(organs) = above.find(|names| !names.is_empty()) {
            return Some((organs, self.number_alone(layout)));
        }
        if let Some(organ) = head(layout).find_map(|line| decree_organ(self.lines.words(line))) {
            let is_decree = head(layout).any(|line| is_decree(self.lines.words(line)));
            return Some((vec![organ], self.number_alone(layout).filter(|_| is_decree)));
        }
        // （2021年5月6日甘省人民政府令第33号公布）
        head(layout).find_map(|line| {
            let words = self.lines.words(line);
            let number = number::of_decree(words)?;
            let before = &words[..words.find('令')?];
            let mut organ = before;
            while let Some((range, _)) = dates::first(organ) {
                organ = &organ[range.end..];
            }
            let organ = organ.trim();
            organs::is_organ(organ).then(|| (vec![tidy(organ)], Some(tidy(number))))
        })
    }

    fn date(&self, layout: &Layout) -> Option<Dated> {
        let signed = layout.date.clone().chain(layout.issuers.clone()).find_map(|line| {
            let words = self.lines.words(line);
            match self.lines.list[line].mark {
                Mark::Signed(at) => dates::whole(&words[at..]),
                Mark::Date => dates::whole(words).or_else(|| dates::first(words).map(|(_, dated)| dated)),
                Mark::Label(_) | Mark::CopyTo | Mark::Imprint | Mark::Row | Mark::Plain => None,
            }
        });
        let chosen = || {
            let mut chosen = head(layout).filter(|&line| self.lines.has_role(line, Role::Date));
            chosen.find_map(|line| dates::first(self.lines.words(line))).map(|(_, dated)| dated)
        };
        let signed = signed.or_else(chosen).or_else(|| {
            let mut below = layout.caption.clone();
            below.find_map(|line| {
                let words = self.lines.words(line);
                match self.lines.list[line].mark {
                    Mark::Date => dates::whole(words),
                    Mark::Signed(at) => dates::whole(&words[at..]),
                    // （2015年12月29日…通过　2016年3月31日…批准）: the day of adoption.
                    _ if words.starts_with(['（', '(']) || is_passing(words) => remark_date(words),
                    _ => None,
                }
            })
        });
        signed.or_else(|| self.signed_in_head(layout).find_map(|(_, date)| dates::whole(date)))
    }

    /// The authorities and dates in lines such as 甘省人民政府办公厅　2021年5月6日 around the title, as in minutes.
    fn signed_in_head(&self, layout: &Layout) -> impl Iterator<Item = (&str, &str)> {
        head(layout).filter_map(move |line| match self.lines.list[line].mark {
            Mark::Signed(at) => Some(self.lines.words(line).split_at(at)),
            _ => None,
        })
    }

    /// The signatories, except a person who signs a decree.
    fn signers(&self, layout: &Layout) -> Vec<String> {
        let names = layout.issuers.clone().flat_map(|line| {
            let words = self.lines.words(line);
            let end = match self.lines.list[line].mark {
                Mark::Signed(at) => at,
                _ => words.len(),
            };
            organs::in_line(without_seal(words[..end].trim().trim_end_matches(['，', ','])))
        });
        let mut names: Vec<String> = names.filter(|name| !is_person(name)).collect();
        if names.is_empty() {
            let below = layout.caption.clone().filter(|&line| {
                self.lines.has_role(line, Role::Issuer)
                    || (matches!(self.lines.list[line].mark, Mark::Plain | Mark::Row)
                        && organs::in_line(self.lines.words(line)).iter().all(|name| organs::is_organ(name)))
            });
            let chosen = layout.head.clone().filter(|&line| self.lines.has_role(line, Role::Issuer));
            names = below.chain(chosen).flat_map(|line| organs::in_line(self.lines.words(line))).collect();
        }
        if names.is_empty() {
            let names_of = |(words, _): (&str, _)| {
                organs::in_line(words.trim().trim_end_matches(['，', ',', '（', '(']))
            };
            names = self.signed_in_head(layout).flat_map(names_of).collect();
        }
        names
    }

    /// The authority that adopted a regulation, from the remark below its title, without its term number.
    fn passed_by(&self, layout: &Layout) -> Vec<String> {
        let names = layout.caption.clone().find_map(|line| {
            let words = self.lines.words(line);
            let (range, _) = dates::first(words)?;
            let passed = words[range.end..].split_once("通过").map(|(before, _)| before)?;
            let organ = ["常务委员会", "代表大会"]
                .iter()
                .find_map(|end| passed.find(end).map(|at| &passed[..at + end.len()]));
            // 省人民政府第52次常务会议
            let meeting = || passed.split('第').next().map(str::trim).filter(|name| organs::is_organ(name));
            organ.or_else(meeting).map(without_term)
        });
        names.into_iter().collect()
    }

    /// The authority in the red letterhead (甘省人民政府文件).
    fn red_head(&self, layout: &Layout) -> Option<Vec<String>> {
        layout.head.clone().find_map(|line| {
            let name = organs::joined(self.lines.words(line));
            let name = name.strip_suffix("文件")?.to_owned();
            organs::is_organ(&name).then(|| vec![name])
        })
    }

    fn addressees(&self, layout: &Layout) -> Vec<String> {
        let words: String = layout.addressees.clone().map(|line| self.lines.words(line)).collect();
        let words = words.trim_end_matches(['：', ':', ' ', '\u{3000}']);
        words.split(['，', '；', ',', ';']).map(tidy).filter(|name| !name.is_empty()).collect()
    }

    /// The first of the initial twelve and final six lines that satisfies `fits`.
    fn perhaps(&self, fits: impl Fn(&str) -> bool) -> Option<(usize, String)> {
        let list = self.lines.list;
        let end = list.len().saturating_sub(6);
        let at_edge = list.iter().enumerate().filter(|(index, _)| *index < 12 || *index >= end);
        let found = at_edge.map(|(_, line)| line).find(|line| {
            let words = &self.lines.source[line.range.clone()];
            line.mark.label().is_none() && !words.contains('。') && fits(words)
        });
        found.map(|Line { range, number, .. }| (*number, tidy(&self.lines.source[range.clone()])))
    }

    fn attachments(&self, texts: &Layouts) -> Vec<String> {
        let mut titles: Vec<String> = Vec::new();
        for layout in texts.cover.iter().chain([&texts.main]) {
            let below = layout.below.clone().filter(|&line| self.lines.is_list_head(line));
            for line in layout.list.clone().chain(below) {
                self.add_listed(line, &mut titles);
            }
        }
        if !titles.is_empty() {
            return titles;
        }
        let title = |layout: &Layout| {
            let own = layout.head.start.min(layout.title.start);
            let in_line = attachment_head(self.lines.words(own))
                .map(|(.., rest)| tidy(rest))
                .filter(|rest| !rest.is_empty());
            in_line.or_else(|| self.title(layout)).unwrap_or_else(|| tidy(self.lines.words(own)))
        };
        texts.attachments.iter().map(title).collect()
    }

    /// Adds the titles in one line of the list of attachments.
    fn add_listed(&self, line: usize, titles: &mut Vec<String>) {
        let words = self.lines.words(line);
        let is_head = self.lines.is_list_head(line);
        let rest = attachment_head(words).filter(|_| is_head).map_or(words, |(.., rest)| rest);
        if rest.is_empty() || dates::whole(rest).is_some() {
            return;
        }
        let number = label(rest).filter(|label| label.number.is_some());
        if !is_head && number.is_none() {
            // A title continued on the next line.
            if let Some(last) = titles.last_mut().filter(|_| !organs::is_organ(words)) {
                *last = tidy(&format!("{last}{words}"));
            }
            return;
        }
        let mut rest = rest;
        while !rest.is_empty() {
            let own = label(rest).filter(|label| label.number.is_some()).map_or(0, |label| label.len);
            let behind = &rest[own..];
            // 1.甲 2.乙
            let next = behind.char_indices().find_map(|(at, _)| {
                let before = &behind[..at];
                let label = label(&behind[at..])
                    .filter(|label| label.number.is_some_and(|number| number > 1) && !label.weak)?;
                (before.ends_with(|c: char| c.is_whitespace() || matches!(c, '；' | ';')) && label.len > 1)
                    .then_some(at)
            });
            let end = next.unwrap_or(behind.len());
            let title = tidy(behind[..end].trim_end_matches([' ', '\u{3000}', '；', ';', '。', '，']));
            let title = title.trim_matches(|c| c == '《' || c == '》').to_owned();
            if !title.is_empty() {
                titles.push(title);
            }
            rest = &behind[end..];
        }
    }
}

/// A title without the remark of a web page that it is no longer in force: 【已失效】….
fn without_status(title: &str) -> &str {
    const REMARKS: [&str; 4] = ["【已失效】", "【已废止】", "（已失效）", "（已废止）"];
    let title = title.trim();
    let title = REMARKS.iter().find_map(|remark| title.strip_prefix(remark)).unwrap_or(title);
    REMARKS.iter().find_map(|remark| title.strip_suffix(remark)).unwrap_or(title).trim()
}

/// Splits a bracketed document number off a title: …的通知（甘人社发〔2023〕9号）.
fn number_behind(title: &str) -> (&str, Option<&str>) {
    let found = title.char_indices().rev().filter(|(_, c)| matches!(c, '（' | '(')).find_map(|(open, c)| {
        let inner = title[open + c.len_utf8()..].strip_suffix(['）', ')'])?;
        (number::first(inner)?.len() == inner.trim().len()).then_some((open, inner.trim()))
    });
    found.map_or((title, None), |(open, number)| (title[..open].trim_end(), Some(number)))
}

/// Whether the words contain the bracketed year of a document number: 〔2021〕.
fn has_bracketed_year(words: &str) -> bool {
    let inner = |rest: &str| rest.split('〕').next().is_some_and(|year| year.chars().count() == 4);
    words.split('〔').skip(1).any(inner)
}

/// The date in the remark below a title: that of adoption, or of the last complete revision (修订). Amendments
/// (修正) do not change it.
fn remark_date(words: &str) -> Option<Dated> {
    remark_day(words).map(|(_, dated)| dated)
}

/// As [`remark_date`], with its range.
fn remark_day(words: &str) -> Option<(Range<usize>, Dated)> {
    let end = words.rfind("修订").unwrap_or(words.len());
    let (mut range, mut found) = dates::first(&words[..end])?;
    if end < words.len() {
        while let Some((next, dated)) = dates::first(&words[range.end..end]) {
            (range, found) = (range.end + next.start..range.end + next.end, dated);
        }
    }
    Some((range, found))
}

/// The text of the date in the remark below a title; `None` for other lines.
pub fn day_of_remark(words: &str) -> Option<&str> {
    let is_remark = words.starts_with(['（', '(']) && is_passing(words);
    remark_day(words).filter(|_| is_remark).map(|(range, _)| &words[range])
}

fn is_passing(words: &str) -> bool {
    ["通过", "公布", "发布", "批准", "修订", "修正"].iter().any(|word| words.contains(word))
}

/// The name before （公章） or （盖章）.
fn without_seal(words: &str) -> &str {
    let open = words.rfind(['（', '(']).filter(|open| *open > 0 && words[*open..].contains('章'));
    open.map_or(words, |open| words[..open].trim_end())
}

/// An official's title and name, as under a decree: 省长 某某某.
fn is_person(words: &str) -> bool {
    const OFFICES: [&str; 13] = [
        "省长", "市长", "主席", "部长", "主任", "州长", "县长", "区长", "局长", "厅长", "总理", "书记",
        "会长",
    ];
    let words = organs::joined(words);
    OFFICES.iter().any(|office| words.strip_prefix(office).is_some_and(|name| name.chars().count() <= 6))
}

/// The name of an authority without its term number: 甘市第十四届人民代表大会.
fn without_term(organ: &str) -> String {
    let organ = tidy(organ);
    match (organ.find('第'), organ.find('届')) {
        (Some(start), Some(end)) if start < end => {
            format!("{}{}", &organ[..start], &organ[end + '届'.len_utf8()..])
        }
        _ => organ,
    }
}

/// The lines above and below the title.
fn head(layout: &Layout) -> impl Iterator<Item = usize> {
    layout.head.clone().chain(layout.caption.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_between_chinese_characters_mean_nothing() {
        assert_eq!(tidy(" 甘 省 GB 5 号 "), "甘省GB 5号");
    }

    #[test]
    fn a_person_is_no_office() {
        assert!(is_person("省　长　某某某"));
        assert!(!is_person("省总工会"));
        assert_eq!(without_term("甘市第十四届人民代表大会常务委员会"), "甘市人民代表大会常务委员会");
    }
}
