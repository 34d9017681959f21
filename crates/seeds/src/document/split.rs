//! Splits lines that contain several headings with text: run-on articles, or a part with its first section.

use super::label::{Label, label};
use super::numbering::Numbering;
use super::sentence;

/// The offsets of the headings in a line, the first being 0. `next` is the following line.
pub fn starts(words: &str, next: Option<&str>) -> Vec<usize> {
    let mut starts = vec![0];
    // A chapter heading that shares its line with its first article ends where the article starts.
    let heading = || {
        let mut ends = words.match_indices('第').map(|(at, _)| at).filter(|at| *at > 0);
        ends.find_map(|end| {
            label(&words[..end]).filter(|label| !label.weak && label.numbering < Numbering::Article)
        })
    };
    let Some(mut last) = label(words).or_else(heading) else { return starts };
    let mut at = last.len;
    while let Some((start, found)) = next_heading(words, at, last) {
        starts.push(start);
        at = start + found.len;
        last = found;
    }
    if starts.len() == 1
        && let Some(start) = dash(words, last, next)
    {
        starts.push(start);
    }
    starts
}

/// The next heading after an offset, given the last heading of the line.
fn next_heading(words: &str, from: usize, last: Label) -> Option<(usize, Label)> {
    let behind_label = |at: usize| words[from..at].trim();
    words[from..].char_indices().map(|(at, _)| from + at).skip(1).find_map(|at| {
        let found = label(&words[at..])?;
        let (number, before) = (found.number?, words[..at].trim_end());
        let ends = sentence::is_finished(before) && !before.ends_with(['：', ':', '；', ';', '…']);
        let goes_on = found.numbering == last.numbering && Some(number.wrapping_sub(1)) == last.number;
        let fits = match (last.numbering, found.numbering) {
            (Numbering::Article, Numbering::Article)
            | (Numbering::Part, Numbering::Part)
            | (Numbering::Section, Numbering::Section)
            | (Numbering::Measure, Numbering::Measure) => ends && goes_on,
            // A heading and the first one below it: 一、总体要求（一）目标.
            (Numbering::Part, Numbering::Section) | (Numbering::Section, Numbering::Measure) => {
                number == 1
                    && (ends || is_short_heading(behind_label(at)))
                    && starts_text(&words[at + found.len..])
            }
            (
                Numbering::Volume | Numbering::Chapter | Numbering::ChapterSection,
                Numbering::Chapter | Numbering::ChapterSection | Numbering::Article,
            ) => {
                number == 1
                    || is_short_heading(behind_label(at)) && words[..at].ends_with(char::is_whitespace)
            }
            _ => false,
        };
        fits.then_some((at, found))
    })
}

fn is_short_heading(words: &str) -> bool {
    const LONGEST: usize = 20;
    (1..=LONGEST).contains(&words.chars().count())
        && words.chars().all(|c| c.is_alphanumeric() || c.is_whitespace() || "“”、".contains(c))
}

/// Whether text can start here; （一）项 and （一）款 are references.
fn starts_text(words: &str) -> bool {
    !words.is_empty() && !words.starts_with(['项', '款', '、', '和', '至', '，', '。', '类', '级'])
}

/// The first dashed item on the line of its heading, if the next line starts with another one.
fn dash(words: &str, last: Label, next: Option<&str>) -> Option<usize> {
    let is_dash = |words: &str| label(words).is_some_and(|label| label.numbering == Numbering::Dash);
    if !next.is_some_and(is_dash) || last.numbering == Numbering::Dash {
        return None;
    }
    let at = words.find("——").or_else(|| words.find("--"))?;
    let heading = words[last.len..at].trim().trim_end_matches(['。', '：', ':']);
    is_short_heading(heading).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces<'w>(words: &'w str, next: Option<&str>) -> Vec<&'w str> {
        let starts = starts(words, next);
        let ends = starts.iter().skip(1).copied().chain([words.len()]);
        starts.iter().zip(ends).map(|(&start, end)| &words[start..end]).collect()
    }

    #[test]
    fn headings_in_one_line_are_told_apart() {
        for (words, expected) in [
            ("第一条 甲。第二条 乙。第三条 丙。", vec!["第一条 甲。", "第二条 乙。", "第三条 丙。"]),
            ("第九条甲。第十条乙。", vec!["第九条甲。", "第十条乙。"]),
            ("一、总体要求（一）目标。多起来。", vec!["一、总体要求", "（一）目标。多起来。"]),
            ("（一）目标。甲。（二）原则。乙。", vec!["（一）目标。甲。", "（二）原则。乙。"]),
            ("第一章 总则 第一条 为了。", vec!["第一章 总则 ", "第一条 为了。"]),
        ] {
            assert_eq!(pieces(words, None), expected, "{words}");
        }
        assert_eq!(pieces("（一）原则——公平。", Some("——效率。")), ["（一）原则", "——公平。"]);
    }

    #[test]
    fn references_stay_where_they_are() {
        for words in [
            "第一条 依照本办法第二条执行。",
            "第五条 甲。第三条规定的除外。",
            "第五条 甲。第六条规定的除外。",
            "一、按照第三条（一）项办理",
            "（一）中国梦——劳动美",
            "1.甲；2.乙。",
        ] {
            assert_eq!(pieces(words, Some("下一行。")), [words], "{words}");
        }
    }
}
