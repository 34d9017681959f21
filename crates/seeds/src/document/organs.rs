//! Recognizes the names of authorities and places.

use super::fold::folded;

/// Suffixes of authorities.
const ORGANS: [&str; 47] = [
    "委员会",
    "人民政府",
    "政府",
    "办公厅",
    "办公室",
    "总工会",
    "工会",
    "厅",
    "局",
    "委",
    "部",
    "院",
    "府",
    "会",
    "署",
    "处",
    "中心",
    "公司",
    "集团",
    "协会",
    "联合会",
    "办",
    "法院",
    "检察院",
    "团委",
    "妇联",
    "党组",
    "工委",
    "支队",
    "总队",
    "学校",
    "大学",
    "学院",
    "医院",
    "银行",
    "委办",
    "府办",
    "工商联",
    "残联",
    "科协",
    "文联",
    "党委",
    "省委",
    "市委",
    "站",
    "社",
    "国务院",
];

/// Words with such a suffix that are not authorities.
const NOT_ORGANS: [&str; 12] =
    ["社会", "机会", "大会", "全部", "内部", "干部", "学会了", "到位", "办会", "一部", "会议", "用处"];

/// Whether words name an authority.
pub fn is_organ(words: &str) -> bool {
    const LONGEST: usize = 40;
    let words = folded(&joined(words));
    let count = words.chars().count();
    (2..=LONGEST).contains(&count)
        && !words.contains(['，', '。', '：', '；', ',', ':', '（', '('])
        && !words.contains("关于")
        && ORGANS.iter().any(|organ| words.ends_with(organ))
        && !NOT_ORGANS.iter().any(|word| words.ends_with(word))
}

/// The authorities in a line, separated by spaces; a single name may itself be spaced out.
pub fn in_line(words: &str) -> Vec<String> {
    // Ends of names: 甘省人民政府 办公厅 is one authority.
    const ENDS: [&str; 5] = ["办公厅", "办公室", "委员会", "总工会", "联合会"];
    let tokens: Vec<&str> =
        words.split(|c: char| c.is_whitespace() || c == '、').filter(|token| !token.is_empty()).collect();
    let is_name = |token: &&str| is_organ(token) && token.chars().count() > 2 && !ENDS.contains(token);
    if tokens.len() > 1 && tokens.iter().all(is_name) {
        return tokens.into_iter().map(str::to_owned).collect();
    }
    split_party(&joined(words))
}

/// Splits 中共甘省委甘省人民政府 into its two authorities.
fn split_party(words: &str) -> Vec<String> {
    for end in ["委员会", "委办公厅", "委办公室", "委"] {
        if let Some(at) = words.find(end)
            && words.starts_with("中共")
        {
            let (first, second) = words.split_at(at + end.len());
            let is_second = second.chars().count() >= 4
                && !second.starts_with(['员', '办', '组', '宣', '统'])
                && is_organ(second);
            if is_second {
                return vec![first.to_owned(), second.to_owned()];
            }
        }
    }
    vec![words.to_owned()]
}

/// Removes all white space.
pub fn joined(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The authorities at the start of a title, before 关于 or 印发《.
pub fn of_title(title: &str) -> Vec<String> {
    let plain = folded(title);
    let ends = ["关于", "印发《", "转发《", "批转《"].iter().filter_map(|word| plain.find(word));
    let Some(end) = ends.min() else { return Vec::new() };
    let before = title[..end].trim();
    if ["转发", "批转", "印发"].iter().any(|word| plain.starts_with(word)) {
        return Vec::new();
    }
    let names: Vec<String> = in_line(before);
    if names.iter().all(|name| is_organ(name)) { names } else { Vec::new() }
}

/// The place name at the start of words (省, 自治区, 市, 州, 县, 区), with all its levels; 全国 for a national
/// authority.
pub fn place(words: &str) -> Option<String> {
    const NATIONAL: [&str; 12] = [
        "中共中央",
        "国务院",
        "中华全国",
        "中华人民共和国",
        "全国",
        "国家",
        "人力资源社会保障部",
        "人力资源和社会保障部",
        "财政部",
        "教育部",
        "工业和信息化部",
        "民政部",
    ];
    let words = without_year(words);
    let plain = joined(words);
    let plain = plain.strip_prefix("中国共产党").or_else(|| plain.strip_prefix("中共")).unwrap_or(&plain);
    let start = |words: &str| NATIONAL.iter().any(|name| words.starts_with(name));
    if start(&folded(&joined(words))) || start(&folded(plain)) {
        return Some("全国".to_owned());
    }
    let plain = plain.strip_prefix("共青团").unwrap_or(plain);
    let (mut end, mut above) = (0, 0);
    while let Some((len, rank)) = level(&plain[end..], above) {
        end += len;
        above = rank;
    }
    (end > 0).then(|| plain[..end].to_owned())
}

/// Words without a year in front: 2021年度甘市….
fn without_year(words: &str) -> &str {
    let rest = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let named = rest.strip_prefix("年度").or_else(|| rest.strip_prefix('年'));
    named.filter(|_| words.len() - rest.len() == 4).unwrap_or(words)
}

/// One level of a place name at the start of words, below the level of rank `above` (0 for none): its length and
/// rank.
fn level(words: &str, above: u8) -> Option<(usize, u8)> {
    const LONGEST: usize = 9;
    const UNITS: [&str; 10] =
        ["自治区", "特别行政区", "自治州", "自治县", "新区", "省", "市", "州", "县", "区"];
    const NEVER: [&str; 31] = [
        "跨",
        "各",
        "全",
        "本",
        "我",
        "该",
        "有关",
        "推进",
        "加强",
        "关于",
        "促进",
        "做好",
        "进一步",
        "城",
        "对",
        "为",
        "在",
        "和",
        "的",
        "技能",
        "产业",
        "工业",
        "开发",
        "印发",
        "转发",
        "建设",
        "实施",
        "人民",
        "委",
        "政府",
        "总工会",
    ];
    let plain = folded(words);
    let ends = UNITS.iter().filter_map(|unit| Some((plain.find(unit)?, unit.len())));
    let ends = ends.filter(|(at, len)| !is_within_name(&plain[*at..], *len));
    let (at, len) = ends.filter(|(at, _)| *at > 0).min_by_key(|(at, len)| (*at, usize::MAX - len))?;
    let (name, unit) = (&plain[..at], &plain[at..at + len]);
    let rank = match unit {
        "省" | "自治区" | "特别行政区" => 1,
        // A second 市 has the rank of a county.
        "市" | "州" | "自治州" if above < 2 => 2,
        _ => 3,
    };
    // The place of a second authority is no lower level: 甘省财政厅甘市财政局.
    let is_further_office = above > 0
        && (name.contains(['厅', '局', '部', '院', '办', '联', '协'])
            // 会宁县 and 四会市 are places.
            || name.trim_matches('会').contains('会'));
    let is_word = goes_on_as_word(unit, &plain[at + len..]);
    let shortest = if above > 0 { 2 } else { 1 };
    let count = name.chars().count();
    let is_name = (shortest..=LONGEST).contains(&count)
        && name.chars().all(char::is_alphabetic)
        && !NEVER.iter().any(|word| name.contains(word) && !(*word == "城" && count > 1))
        && rank > above
        && !is_further_office
        && !is_word;
    is_name.then_some((at + len, rank))
}

/// Whether a unit belongs to the name of a larger one: the 州 of 贵州省, 广州市 and 通州区.
fn is_within_name(words: &str, len: usize) -> bool {
    let (unit, behind) = words.split_at(len);
    unit == "州"
        && ["省", "市", "区"]
            .iter()
            .any(|larger| behind.strip_prefix(larger).is_some_and(|behind| !goes_on_as_word(larger, behind)))
}

/// Whether a unit and the text behind it are a word, not the end of a place name: 市民, 省级, 区域. In 市民政局 they
/// are none.
fn goes_on_as_word(unit: &str, behind: &str) -> bool {
    const OFFICES: [&str; 15] = [
        "直属",
        "民政",
        "民族",
        "民宗",
        "民营",
        "民防办",
        "政府",
        "政务",
        "政法",
        "政协",
        "政策",
        "政研",
        "政数",
        "外事",
        "外办",
    ];
    let words = if unit == "省" { "级直内外域属" } else { "级直场民域内外属容政" };
    behind.starts_with(|c| words.contains(c)) && !OFFICES.iter().any(|office| behind.starts_with(office))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_stand_at_the_beginning() {
        for (words, expected) in [
            ("甘省关于技能工人的实施意见", "甘省"),
            ("中共吉林省委", "吉林省"),
            ("内蒙古自治区人民政府", "内蒙古自治区"),
            ("甘省“十四五”技能规划", "甘省"),
            ("甘市技能培训条例", "甘市"),
            ("2021年度甘市科技计划项目申报指南", "甘市"),
            ("2021年甘市就业工作要点", "甘市"),
            ("黑龙江省哈尔滨市人民政府关于", "黑龙江省哈尔滨市"),
            ("中华全国总工会", "全国"),
            ("国务院办公厅关于", "全国"),
            ("甘省人民政府關於技能", "甘省"),
            ("广西壮族自治区南宁市人力资源和社会保障局", "广西壮族自治区南宁市"),
        ] {
            assert_eq!(place(words).as_deref(), Some(expected), "{words}");
        }
        for words in [
            "各省、自治区总工会",
            "关于省级工作的意见",
            "省委",
            "技能提升补贴",
            "推进城市更新的意见",
            "市场监管办法",
            "2021年全市就业工作要点",
        ] {
            assert_eq!(place(words), None, "{words}");
        }
    }

    #[test]
    fn an_office_behind_a_place_is_told_from_a_word() {
        for (words, expected) in [
            ("甘省民政厅", "甘省"),
            ("甘市民政局", "甘市"),
            ("甘市民族宗教事务局", "甘市"),
            ("甘市政务服务局", "甘市"),
            ("甘省政务服务管理局", "甘省"),
            ("甘市政协办公室", "甘市"),
            ("甘省外事办公室", "甘省"),
            ("甘省民办学校管理办法", "甘省"),
        ] {
            assert_eq!(place(words).as_deref(), Some(expected), "{words}");
        }
        for words in ["甘市民手册", "跨省外出务工", "新增市政工程", "重点区域规划"] {
            assert_eq!(place(words), None, "{words}");
        }
    }

    #[test]
    fn the_place_of_a_second_office_is_no_lower_level() {
        for (words, expected) in [
            ("青岚省科学技术厅青岚省财政厅关于", "青岚省"),
            ("云溪市财政局云溪市教育局关于", "云溪市"),
            ("云溪市财政局青岚区财政局关于", "云溪市"),
            ("云溪市残联云溪市科协关于", "云溪市"),
            ("甘肃省白银市会宁县财政局", "甘肃省白银市会宁县"),
            ("吉林省延边朝鲜族自治州延吉市财政局", "吉林省延边朝鲜族自治州延吉市"),
            ("上海市浦东新区财政局", "上海市浦东新区"),
        ] {
            assert_eq!(place(words).as_deref(), Some(expected), "{words}");
        }
        assert_eq!(in_line("甘省人民政府 办公厅"), ["甘省人民政府办公厅"]);
    }

    #[test]
    fn a_name_may_end_in_the_character_of_a_unit() {
        for (words, expected) in [
            ("贵州省教育厅", "贵州省"),
            ("广州市民政局", "广州市"),
            ("江苏省苏州市昆山市财政局", "江苏省苏州市昆山市"),
            ("北京市通州区财政局", "北京市通州区"),
            ("凉山州财政局", "凉山州"),
            ("凉山州市场监督管理局", "凉山州"),
        ] {
            assert_eq!(place(words).as_deref(), Some(expected), "{words}");
        }
    }

    #[test]
    fn offices_are_told_from_places() {
        for words in [
            "甘省人社厅",
            "甘省人力资源和社会保障厅",
            "省委",
            "甘　省　总　工　会",
            "国务院",
            "甘省人民政府辦公廳",
        ] {
            assert!(is_organ(words), "{words}");
        }
        for words in ["甘省", "技能提升补贴", "服务社会", "加强领导，做好工作的部"] {
            assert!(!is_organ(words), "{words}");
        }
        assert_eq!(in_line("甘省总工会　甘省财政厅"), ["甘省总工会", "甘省财政厅"]);
        assert_eq!(in_line("甘 省 总 工 会"), ["甘省总工会"]);
        assert_eq!(of_title("中共甘省委甘省人民政府关于技能的意见"), ["中共甘省委", "甘省人民政府"]);
        assert_eq!(of_title("中共甘省委甘省人民政府印发《关于技能的意见》"), ["中共甘省委", "甘省人民政府"]);
        assert_eq!(of_title("甘省关于技能的意见"), [""; 0]);
    }
}
