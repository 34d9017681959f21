//! Finds the title, the caption below it, and the addressees.

use std::ops::Range;

use super::correction::Role;
use super::fold::folded;
use super::layout::{Lines, attachment_head};
use super::line::{Line, Mark, mark};
use super::number;
use super::organs;
use super::sentence;

impl Lines<'_> {
    /// The title among the lines above the first line of prose: the last line that ends with a document
    /// type, with the preceding lines that belong to it; or else the last line that can be a title.
    pub fn title(&self, head: Range<usize>) -> Range<usize> {
        let chosen = |line: &usize| self.has_role(*line, Role::Title);
        if let Some(first) = head.clone().find(chosen) {
            return first..(first..head.end).take_while(chosen).last().map_or(first, |last| last + 1);
        }
        let found = self.title_found(head.clone());
        // （试行） on its own line belongs to the title.
        let is_edition =
            |line: usize| line < head.end && self.list[line].role.is_none() && is_edition(self.words(line));
        found.start..found.end + usize::from(!found.is_empty() && is_edition(found.end))
    }

    /// The title without a remark on its own line.
    fn title_found(&self, head: Range<usize>) -> Range<usize> {
        let can_be = |line: &usize| self.can_be_title(*line);
        let kind =
            |line: &usize| can_be(line) && names_kind(self.words(*line)) && !self.is_decree_head(*line);
        let Some(last) = head.clone().rev().find(kind) else {
            let last = head.clone().rev().find(|line| {
                can_be(line)
                    && !self.is_decree_head(*line)
                    && !organs::is_organ(self.words(*line))
                    && !self.is_caption(*line)
            });
            return last.map_or(head.end..head.end, |line| self.title_start(head.start, line)..line + 1);
        };
        self.title_start(head.start, last)..last + 1
    }

    /// The first line of the title that ends at `last`.
    fn title_start(&self, start: usize, last: usize) -> usize {
        let about = |line: usize| folded(&organs::joined(self.words(line))).contains("关于");
        // The name of a transmitted text may end a line within the title: 关于印发《管理办法》, 的通知.
        let is_within = |line: usize| {
            let is_cut = self.words(last).starts_with('的') || !names_outer_kind(self.words(line));
            names_outer_kind(self.words(last)) && is_cut && (start..=line).any(about)
        };
        let goes_before = |line: &usize| {
            self.can_be_title(*line)
                && (!names_kind(self.words(*line)) || is_within(*line))
                && !self.is_decree_head(*line)
                && !self.words(*line).ends_with("文件")
                && !self.words(*line).ends_with(['）', ')'])
        };
        let mut first = last;
        if !about(last) {
            let before = (start..last).rev().take_while(goes_before);
            // 关于 within the name of another text, as in 《关于技能的意见》, does not start the title.
            let starts = |line: &usize| about(*line) && !self.words(*line).trim_start().starts_with('《');
            let found = before.clone().find(starts).or_else(|| before.clone().find(|&line| about(line)));
            let cut = before.take_while(|&line| {
                let words = self.words(line);
                !organs::is_organ(words) && !words.contains(['·', '：', ':']) && !self.list[last].indented
            });
            first = found.or_else(|| cut.last()).unwrap_or(last);
        }
        // The issuing authorities may precede 关于.
        if folded(self.words(first)).starts_with("关于") || folded(self.words(first)).starts_with("印发")
        {
            let offices = (start..first).rev().take_while(|line| {
                organs::in_line(self.words(*line)).iter().all(|name| organs::is_organ(name))
                    && self.list[*line].mark != Mark::Date
            });
            first = offices.last().unwrap_or(first);
        }
        first
    }

    fn can_be_title(&self, line: usize) -> bool {
        let words = self.words(line);
        matches!(self.list[line].mark, Mark::Plain | Mark::Row | Mark::Label(_))
            && matches!(self.list[line].role, None | Some(Role::Title))
            && number::alone(words).is_none()
            && number::first(words).is_none_or(|number| number.len() * 2 < words.len())
            && attachment_head(words).is_none()
            && !words.ends_with(['号', '號'])
            && !words.ends_with("文件")
            && !(words.starts_with(['（', '(']) && words.ends_with(['）', ')']))
    }

    /// Whether a line is the head of a decree or announcement without a title of its own: 甘省人民政府令.
    fn is_decree_head(&self, line: usize) -> bool {
        decree_organ(self.words(line)).is_some() || !self.decree_organs_above(line).is_empty()
    }

    /// The authorities above a line that consists of 令: several ministries may issue a decree together.
    pub fn decree_organs_above(&self, line: usize) -> Vec<String> {
        if organs::joined(self.words(line)) != "令" {
            return Vec::new();
        }
        let names = (0..line).rev().map(|above| organs::in_line(self.words(above)));
        let mut names: Vec<Vec<String>> =
            names.take_while(|names| names.iter().all(|name| organs::is_organ(name))).collect();
        names.reverse();
        names.concat()
    }

    /// One past the last of these lines that can be the caption of a title. The next line is an unnumbered
    /// heading or text.
    pub fn caption_end(&self, lines: Range<usize>) -> usize {
        let mut end = lines.start;
        let mut line = lines.start;
        while line < self.list.len() && (line < lines.end || self.list[line].role.is_some()) {
            let words = self.words(line);
            if matches!(
                self.list[line].role,
                Some(Role::Text | Role::Heading(_) | Role::Addressees | Role::Attachment)
            ) {
                break;
            }
            // A bracketed remark may span several lines.
            let opens = words.starts_with(['（', '(']) && self.list[line].mark.label().is_none();
            let closing =
                (line..lines.end.min(line + 6)).find(|&line| self.words(line).ends_with(['）', ')']));
            if opens && let Some(closing) = closing {
                line = closing;
                end = line + 1;
            } else if self.is_caption(line) {
                end = line + 1;
            } else if words.contains('，') && self.list[line].role.is_none() {
                // A line with a comma belongs to the text, even if a page break cuts its sentence.
                break;
            }
            line += 1;
        }
        end
    }

    fn is_caption(&self, line: usize) -> bool {
        let words = self.words(line);
        matches!(self.list[line].role, Some(Role::Number | Role::Date | Role::Issuer))
            || matches!(self.list[line].mark, Mark::Date | Mark::Signed(_))
            || (words.ends_with(['）', ')']) && words.starts_with(['（', '(']))
            || number::spaced(words).is_some()
            || number::alone(words).is_some()
            || (organs::in_line(words).iter().all(|name| organs::is_organ(name))
                && words.chars().count() <= 40)
            || ends_like_office(words)
    }

    /// The addressees, if they are the first of these lines: the lines end with a colon and contain no
    /// sentence.
    pub fn addressees(&self, lines: Range<usize>) -> Range<usize> {
        const MOST: usize = 4;
        let start = lines.start;
        if start >= lines.end {
            return start..start;
        }
        if self.list[start].role.is_some() {
            let chosen = (start..lines.end).take_while(|&line| self.has_role(line, Role::Addressees));
            return start..start + chosen.count();
        }
        let goes_on = |line: &usize| {
            self.list[*line].mark == Mark::Plain
                && self.list[*line].role.is_none()
                && !sentence::has_end(self.words(*line))
        };
        let names = |line: &usize| goes_on(line) && self.words(*line).ends_with(['，', '、', ',', '；']);
        let first = (start..lines.end.min(start + MOST)).find(|line| !names(line));
        let Some(last) = first.filter(|line| goes_on(line) && line + 1 < lines.end) else {
            return start..start;
        };
        let words: String = (start..=last).map(|line| self.words(line)).collect();
        let fits = words.strip_suffix(['：', ':']).is_some_and(names_addressees);
        start..if fits { last + 1 } else { start }
    }
}

/// Whether a line is the edition of a title: （试行）, （征求意见稿）.
fn is_edition(words: &str) -> bool {
    const EDITIONS: [&str; 9] =
        ["试行", "暂行", "修订", "修订版", "修订稿", "修正", "征求意见稿", "草案", "送审稿"];
    let plain = folded(&organs::joined(words));
    let inner = plain.strip_prefix(['（', '(']).and_then(|rest| rest.strip_suffix(['）', ')']));
    inner.is_some_and(|inner| EDITIONS.contains(&inner))
}

/// Endings of lines below a title that abbreviate an authority.
fn ends_like_office(words: &str) -> bool {
    const OFFICES: [&str; 11] = ["委", "委员会", "府", "会", "部", "厅", "局", "院", "办", "办公室", "公司"];
    OFFICES.iter().any(|office| words.ends_with(office)) && !words.contains(['，', '：'])
}

/// Whether words are addressees rather than the start of the text.
fn names_addressees(words: &str) -> bool {
    const LONGEST: usize = 200;
    const BEGINNINGS: [&str; 22] = [
        "为",
        "根据",
        "按照",
        "依据",
        "依照",
        "现",
        "经",
        "近",
        "在",
        "由于",
        "关于",
        "随着",
        "一是",
        "以下",
        "如下",
        "本",
        "凡",
        "对",
        "有下列",
        "具备",
        "符合",
        "申请",
    ];
    const SAYINGS: [&str; 8] = ["如下", "以下", "下列", "应当", "必须", "可以", "意见", "要求"];
    let plain = folded(words.trim());
    (1..=LONGEST).contains(&plain.chars().count())
        && !BEGINNINGS.iter().any(|word| plain.starts_with(word))
        && !SAYINGS.iter().any(|word| plain.contains(word))
}

/// If text follows the addressees on their line: one past their colon.
fn addressees_in_line(words: &str) -> Option<usize> {
    let at = words.find(['：', ':'])?;
    let before = words[..at].trim();
    let end = at + words[at..].chars().next()?.len_utf8();
    let plain = folded(before);
    let to_organs = plain.starts_with('各')
        || ["单位", "部门", "企业", "公司", "学校", "同志"].iter().any(|word| plain.ends_with(word))
        || organs::is_organ(before);
    let fits = !words[end..].trim().is_empty()
        && to_organs
        && names_addressees(before)
        && !sentence::has_end(before)
        && !before.contains(['；', '“']);
    fits.then_some(end)
}

/// Splits lines that contain both addressees and text.
pub fn addressees_apart(source: &str, lines: Vec<Line>) -> Vec<Line> {
    let mut apart: Vec<Line> = Vec::with_capacity(lines.len());
    for line in lines {
        let words = &source[line.range.clone()];
        let below_title = apart.last().is_some_and(|before| {
            let before_words = &source[before.range.clone()];
            before.mark.label().is_none()
                && !sentence::has_end(before_words)
                && !sentence::is_finished(before_words)
        });
        let end = if below_title && line.mark == Mark::Plain && line.role.is_none() {
            addressees_in_line(words)
        } else {
            None
        };
        let Some(end) = end else {
            apart.push(line);
            continue;
        };
        let start = line.range.start + end;
        let rest = &source[start..line.range.end];
        let start = start + rest.len() - rest.trim_start().len();
        let text = Line {
            mark: mark(&source[start..line.range.end]),
            range: start..line.range.end,
            indented: true,
            ..line.clone()
        };
        apart.push(Line { range: line.range.start..line.range.start + end, ..line });
        apart.push(text);
    }
    apart
}

/// The authority of a decree head: 甘省人民政府令, 甘省人民代表大会常务委员会公告.
pub fn decree_organ(words: &str) -> Option<String> {
    let plain = organs::joined(words);
    let name =
        |end: &str| plain.strip_suffix(end).filter(|name| organs::is_organ(name) || name.ends_with("主席"));
    let bare = ["令", "公告", "通告", "决定", "决议"].iter().find_map(|end| name(end));
    let numbered =
        plain.split_once('令').filter(|(_, rest)| number::alone(rest).is_some()).map(|(name, _)| name);
    bare.or(numbered).filter(|name| !name.contains("关于") && !name.contains("關於")).map(str::to_owned)
}

/// Whether a line ends with the type of a document that transmits others.
fn names_outer_kind(words: &str) -> bool {
    const KINDS: [&str; 11] =
        ["通知", "通告", "公告", "通报", "意见", "决定", "批复", "函", "报告", "请示", "答复"];
    let plain = folded(&organs::joined(words));
    KINDS.iter().any(|kind| plain.ends_with(kind))
}

/// Whether a line ends with a document type (文种), optionally followed by a bracketed remark.
pub fn names_kind(words: &str) -> bool {
    const KINDS: [&str; 54] = [
        "意见",
        "方案",
        "通知",
        "决定",
        "决议",
        "公告",
        "通告",
        "公报",
        "通报",
        "报告",
        "请示",
        "批复",
        "函",
        "纪要",
        "办法",
        "规定",
        "条例",
        "规划",
        "计划",
        "纲要",
        "细则",
        "措施",
        "章程",
        "规则",
        "规程",
        "准则",
        "指南",
        "指引",
        "要点",
        "清单",
        "预案",
        "须知",
        "标准",
        "目录",
        "制度",
        "倡议书",
        "实施方法",
        "说明",
        "汇总表",
        "合同",
        "答复",
        "规范",
        "守则",
        "公约",
        "问答",
        "解读",
        "简章",
        "名单",
        "申请表",
        "标准表",
        "登记表",
        "统计表",
        "一览表",
        "审批表",
    ];
    let words = words.trim();
    let words = match words.rfind(['（', '(']) {
        Some(open) if words.ends_with(['）', ')']) => words[..open].trim_end(),
        _ => words,
    };
    let plain = folded(&organs::joined(words));
    let plain = plain.trim_end_matches(['》', '〉', '”']);
    KINDS.iter().any(|kind| plain.ends_with(kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addressees_are_told_from_an_introduction() {
        assert!(names_addressees("各市（地）委和人民政府（行署），省委各部委，省直各单位"));
        assert!(!names_addressees("为了技能,根据有关规定,提出如下意见"));
        assert!(!names_addressees("首席代表应当履行下列职责"));
        assert_eq!(addressees_in_line("各市州人民政府：现将办法印发。"), Some("各市州人民政府：".len()));
        assert_eq!(addressees_in_line("补贴标准：每人500元。"), None);
    }

    #[test]
    fn a_decree_is_named_after_its_office() {
        assert_eq!(decree_organ("甘省人民政府令").as_deref(), Some("甘省人民政府"));
        assert_eq!(decree_organ("甘省人民政府令第33号").as_deref(), Some("甘省人民政府"));
        assert_eq!(
            decree_organ("甘省人民代表大会常务委员会公告").as_deref(),
            Some("甘省人民代表大会常务委员会")
        );
        assert_eq!(decree_organ("甘省人民政府关于废止的决定"), None);
    }

    #[test]
    fn a_title_ends_with_the_kind_of_document() {
        for words in ["技能意见", "實施意見", "实施办法（试行）", "工作 方案", "2021年工作要点"]
        {
            assert!(names_kind(words), "{words}");
        }
        assert!(!names_kind("甘省人民政府文件"));
    }
}
