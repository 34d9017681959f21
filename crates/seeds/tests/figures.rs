//! Every number of the two documents is accounted for, with its value; and errors in `figures.toml` are
//! reported with their position.

// The string format that expect-test writes.
#![allow(clippy::needless_raw_string_hashes)]

mod common;

use common::folder;
use expect_test::{Expect, expect};
use policy::Corpus;
use policy::model::figures::{Bound, FigureGroup, FigureValue, NotFigureReason};
use policy::model::rules::Sum;
use seeds::{Compilation, SeedFiles, Style};

/// Read off the texts by hand: node, the number's words, minimum and maximum value, bound. Sums are in yuan,
/// shares in hundredths of a per cent.
const READ_BY_HAND: &str = "\
heilongjiang.4.s7 1次 1 1 exact
heilongjiang.4.s7 1次 1 1 at least
heilongjiang.7.s2 1.5%-2.5% 150 250 exact
heilongjiang.7.s2 60% 6000 6000 at least
heilongjiang.8.s2 双证书 2 2 exact
heilongjiang.9.s2 3000元 3000 3000 at most
heilongjiang.9.s2 2000元 2000 2000 at most
heilongjiang.9.s2 1500元 1500 1500 at most
heilongjiang.9.s3 9类 9 9 exact
heilongjiang.9.s3 8个 8 8 exact
heilongjiang.9.s3 2020年 2020 2020 exact
heilongjiang.9.s3 100个 100 100 exact
heilongjiang.9.s3 100个 100 100 exact
heilongjiang.9.s3 300万人次 3000000 3000000 exact
heilongjiang.10.s3 3年 3 3 at least
heilongjiang.10.s3 2017年1月1日 2017-01-01 exact
heilongjiang.10.s3 1年 1 1 at most
heilongjiang.12.s1 50% 5000 5000 exact
heilongjiang.12.s1 50% 5000 5000 at most
heilongjiang.12.s1 50% 5000 5000 exact
heilongjiang.19.s7 每两年 2 2 exact
heilongjiang.19.s7 20名 20 20 exact
heilongjiang.19.s7 100名 100 100 exact
heilongjiang.19.s7 3万元 30000 30000 exact
heilongjiang.19.s7 1万元 10000 10000 exact
heilongjiang.19.s8 20万元 200000 200000 exact
heilongjiang.19.s8 10万元 100000 100000 exact
heilongjiang.19.s9 每两年 2 2 exact
heilongjiang.19.s9 50名 50 50 exact
heilongjiang.19.s9 4年 4 4 exact
heilongjiang.19.s9 2万元 20000 20000 exact
heilongjiang.21.s1 3-5所 3 5 exact
heilongjiang.21.s2 10万元 100000 100000 exact
heilongjiang.21.s2 5万元 50000 50000 exact
heilongjiang.21.s2 2万元 20000 20000 exact
heilongjiang.21.s2 前三名 3 3 exact
heilongjiang.21.s2 5万元 50000 50000 exact
heilongjiang.21.s2 3万元 30000 30000 exact
heilongjiang.21.s2 1万元 10000 10000 exact
heilongjiang.21.s2 50个 50 50 exact
heilongjiang.21.s2 前三名 3 3 exact
heilongjiang.21.s2 1万元 10000 10000 exact
heilongjiang.21.s2 5000元 5000 5000 exact
heilongjiang.21.s2 3000元 3000 3000 exact
heilongjiang.25.s9 一次 1 1 exact
heilongjiang.27.s2 一次 1 1 exact
heilongjiang.27.s3 三方 3 3 exact
heilongjiang.cover.date 2017年11月30日 2017-11-30 exact
national.cover.date 2017年7月12日 2017-07-12 exact
national.cover.h2 2017年7月10日 2017-07-10 exact
national.date 2017年6月20日 2017-06-20 exact
national.p2-3.s1 25条 25 25 exact
national.p2-3.s1 5个方面 5 5 exact
national.s1 2017年2月6日 2017-02-06 exact
";

#[test]
fn the_values_are_those_that_a_reader_finds() {
    let compilation = seeds::compile(&folder("seeds"));
    let bytes = compilation.corpus.unwrap();
    let corpus = Corpus::decode(&bytes).unwrap();
    let mut lines: Vec<String> = corpus
        .figures
        .iter()
        .map(|figure| {
            let document = &corpus.documents[usize::from(figure.document)];
            let node = document.at(figure.quote.node);
            let value = match figure.value {
                FigureValue::Yuan(range) | FigureValue::Share(range) | FigureValue::Count(range, _) => {
                    format!("{} {}", range.min, range.max)
                }
                FigureValue::Year(year) => format!("{year} {year}"),
                FigureValue::Day(day) => day.to_string(),
            };
            let bound = match figure.bound {
                Bound::Exact => "exact",
                Bound::AtMost => "at most",
                Bound::AtLeast => "at least",
            };
            format!("{} {} {value} {bound}", node.id(), figure.number.slice(document.text))
        })
        .collect();
    let mut expected: Vec<&str> = READ_BY_HAND.lines().collect();
    lines.sort_unstable();
    expected.sort_unstable();
    assert_eq!(lines, expected);
}

#[test]
fn every_number_is_accounted_for() {
    let compilation = seeds::compile(&folder("seeds"));
    let table = compilation.coverage.render();
    // Counted independently of the program: runs of digits in the source files.
    for (document, digit_runs) in [("national", 22), ("heilongjiang", 78)] {
        let title = format!("{document}: numbers\n");
        let section = table.split_once(&title).unwrap().1.split_once("\n\n").unwrap().0;
        assert!(section.contains(&format!("{digit_runs}  runs of ASCII digits")), "{section}");
        assert!(section.contains(" 0    unaccounted for"), "{section}");
    }
}

#[test]
fn the_corpus_also_says_what_counts_nothing() {
    let compilation = seeds::compile(&folder("seeds"));
    let bytes = compilation.corpus.unwrap();
    let corpus = Corpus::decode(&bytes).unwrap();
    let has = |words: &str, reason| {
        corpus.not_figures.iter().any(|entry| {
            let text = corpus.documents[usize::from(entry.document)].text;
            entry.reason == reason && entry.words.slice(text) == words
        })
    };
    assert!(has("“四个自信”", NotFigureReason::Slogan));
    assert!(has("“98113”龙江技能振兴计划", NotFigureReason::Name));
    assert!(has("中机发7067号", NotFigureReason::PaperNumber));
}

const SOURCE: &str = "\
关于技师补贴的通知

各单位：

　　一、补贴

　　1.技师补贴。给予晋升技师的职工最高不超过3000元、1500元的一次性补贴。统一办理。

某局
2017年1月2日
";

const DATE: &str = r#"
[[figure]]
id = "issued"
quote = { node = "x.date", text = "2017年1月2日" }
number = "2017年1月2日"
group = "date"
meaning = "落款日期"
"#;

const SUMS: &str = r#"
[[figure]]
id = "first"
quote = { node = "x.1.s1", text = "最高不超过3000元、1500元的一次性补贴" }
number = "3000元"
group = "sum"
bound = "at-most"
recurrence = "一次性"
meaning = "补贴"
who = "职工"

[[figure]]
id = "second"
quote = { node = "x.1.s1", text = "最高不超过3000元、1500元的一次性补贴" }
number = "1500元"
group = "sum"
bound = "at-most"
meaning = "补贴"
who = "职工"
"#;

fn compile(figures: &str) -> Compilation {
    let characters = SOURCE.chars().filter(|c| !c.is_whitespace()).count();
    let about = format!(
        "order = 1\nshort_title = \"x\"\njurisdiction = \"x\"\ndescription = \"x\"\n\
         [expect]\ncharacters = {characters}\nparts = 1\nmeasures = 1\n"
    );
    let files = [("x/source.txt", SOURCE), ("x/document.toml", &about), ("x/figures.toml", figures)];
    let files = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
    seeds::compile(&SeedFiles::from(files))
}

fn check(figures: &str, expected: &Expect) {
    let text = compile(figures).diagnostics.render(Style::Plain);
    assert!(!text.contains(seeds::codes::UNLISTED), "{text}");
    expected.assert_eq(&text);
}

#[test]
fn entries_that_account_for_all_numbers_are_accepted() {
    check(&format!("{DATE}{SUMS}"), &expect![""]);
}

#[test]
fn a_number_without_an_entry_is_shown_in_its_line() {
    check(
        &SUMS.replace("recurrence = \"一次性\"\n", ""),
        &expect![[r#"
            error[E0401]: nobody accounts for the number `一` in `x.1.s1`
             --> x/source.txt:7:36
              |
            7 | 　　1.技师补贴。给予晋升技师的职工最高不超过3000元、1500元的一次性补贴。统一办理。
              |                                                             ^^ no entry
              |
              = help: add a [[figure]] with its meaning, or a [[not_figure]] with a reason, to x/figures.toml

            error[E0401]: nobody accounts for the number `2017` in `x.date`
              --> x/source.txt:10:1
               |
            10 | 2017年1月2日
               | ^^^^ no entry
               |
               = help: add a [[figure]] with its meaning, or a [[not_figure]] with a reason, to x/figures.toml

            error[E0401]: nobody accounts for the number `1` in `x.date`
              --> x/source.txt:10:6
               |
            10 | 2017年1月2日
               |       ^ no entry
               |
               = help: add a [[figure]] with its meaning, or a [[not_figure]] with a reason, to x/figures.toml

            error[E0401]: nobody accounts for the number `2` in `x.date`
              --> x/source.txt:10:8
               |
            10 | 2017年1月2日
               |          ^ no entry
               |
               = help: add a [[figure]] with its meaning, or a [[not_figure]] with a reason, to x/figures.toml

        "#]],
    );
}

#[test]
fn a_number_with_two_entries_is_refused() {
    let twice = DATE.replace("issued", "again");
    check(
        &format!("{DATE}{SUMS}{twice}"),
        &expect![[r#"
            error[E0406]: this number is accounted for twice
              --> x/figures.toml:31:10
               |
            31 | number = "2017年1月2日"
               |          ^^^^^^^^^^^^^^ second entry
               |
               = help: the words are 「2017年1月2日」

        "#]],
    );
}

#[test]
fn an_entry_for_words_that_are_gone_is_refused() {
    let stale = DATE.replace("2017年1月2日\" }", "2018年1月2日\" }");
    check(
        &format!("{DATE}{SUMS}{}", stale.replace("issued", "stale")),
        &expect![[r#"
            error[E0202]: these words do not stand in `x.date`
              --> x/figures.toml:30:35
               |
            30 | quote = { node = "x.date", text = "2018年1月2日" }
               |                                   ^^^^^^^^^^^^^^ not found
               |
               = help: behind 「201」 the node goes on 「7年1月2日」, the quote 「8年1月2日」

        "#]],
    );
}

#[test]
fn a_cap_cannot_pass_for_a_fixed_sum() {
    let fixed = SUMS.replacen("bound = \"at-most\"\n", "", 1);
    check(
        &format!("{DATE}{fixed}"),
        &expect![[r#"
            error[E0410]: the words name a cap or a floor, the figure's `bound` differs
              --> x/figures.toml:11:35
               |
            11 | quote = { node = "x.1.s1", text = "最高不超过3000元、1500元的一次性补贴" }
               |                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ these words
               |
               = help: caps: 不超过 最高 以内 年内 以下; floors: 以上 至少 不少于 不低于; quote no more than the number needs

        "#]],
    );
}

#[test]
fn words_without_a_number_need_no_entry() {
    let needless = r#"
[[not_figure]]
quote = { node = "x.1.s2", text = "统一办理" }
reason = "idiom"
"#;
    check(
        &format!("{DATE}{SUMS}{needless}"),
        &expect![[r#"
            error[E0404]: there is no number in these words that needs an entry
              --> x/figures.toml:29:35
               |
            29 | quote = { node = "x.1.s2", text = "统一办理" }
               |                                   ^^^^^^^^^^ needless
               |
               = help: the words are 「统一办理」

        "#]],
    );
}

#[test]
fn what_is_missing_or_does_not_fit_is_said() {
    let wrong = SUMS
        .replacen("who = \"职工\"\n", "quota = \"none\"\nbenefits = [\"none\"]\n", 1)
        .replacen("group = \"sum\"", "group = \"share\"", 1)
        .replacen("number = \"1500元\"", "number = \"500元\"", 1);
    check(
        &format!("{DATE}{wrong}"),
        &expect![[r#"
            error[E0408]: `3000元` is not of this group
              --> x/figures.toml:13:9
               |
            13 | group = "share"
               |         ^^^^^^^ another group
               |
               = help: sums are in 元, shares in %

            error[E0418]: no figure of the group `quota` or `target` has the id `none`
              --> x/figures.toml:17:9
               |
            17 | quota = "none"
               |         ^^^^^^ unknown figure
               |
               = help: name one of this file

            error[E0416]: no benefit has the id `none`
              --> x/figures.toml:18:13
               |
            18 | benefits = ["none"]
               |             ^^^^^^ unknown benefit
               |
               = help: the ids stand in the document's benefits

            error[E0405]: the words cut a number in two
              --> x/figures.toml:23:10
               |
            23 | number = "500元"
               |          ^^^^^^^ name the whole number
               |
               = help: the words are 「500元」

        "#]],
    );
}

#[test]
fn a_sum_says_who_gets_it() {
    let silent = SUMS.replacen("who = \"职工\"\n", "", 1);
    check(
        &format!("{DATE}{silent}"),
        &expect![[r#"
            error[E0414]: a sum must say who gets it
              --> x/figures.toml:10:6
               |
            10 | id = "first"
               |      ^^^^^^^ no `who`
               |
               = help: add `who`, in plain words

        "#]],
    );
}

#[test]
fn a_number_behind_a_page_break_is_shown_where_it_stands() {
    let mut files = folder("seeds");
    let entries = files.get_mut("national/figures.toml").unwrap();
    let text = String::from_utf8(entries.clone()).unwrap();
    let entry = "[[not_figure]]\nquote = { node = \"national.s3\", text = \"今后一个时期\" }\nreason = \"indefinite\"\n";
    assert!(text.contains(entry));
    *entries = text.replace(entry, "").into_bytes();
    let diagnostics = seeds::compile(&files).diagnostics;
    let found = diagnostics.list().iter().find(|diagnostic| diagnostic.message.contains("`一`")).unwrap();
    let source = String::from_utf8(files["national/source.txt"].clone()).unwrap();
    let at = source.find("一个时期").unwrap();
    assert_eq!(found.span, Some(at..at + "一".len()));
}

#[test]
fn every_sum_of_a_benefit_is_a_figure_and_every_figure_of_a_sum_has_a_benefit() {
    let compilation = seeds::compile(&folder("seeds"));
    let bytes = compilation.corpus.unwrap();
    let corpus = Corpus::decode(&bytes).unwrap();
    let sums: Vec<_> = corpus.figures.iter().filter(|figure| figure.group == FigureGroup::Sum).collect();
    for (index, benefit) in corpus.eligibility.benefits.iter().enumerate() {
        let named =
            sums.iter().filter(|sum| sum.benefits.iter().any(|at| usize::from(at.0) == index)).count();
        let states_yuan =
            benefit.amount.is_some_and(|amount| matches!(amount.sum, Sum::Fixed(_) | Sum::Cap(_)));
        assert_eq!(named, usize::from(states_yuan), "{}", benefit.id);
    }
    assert!(sums.iter().all(|sum| sum.benefits.len() == 1));
}

#[test]
fn a_figure_that_differs_from_its_benefit_is_refused() {
    let mut files = folder("seeds");
    let file = files.get_mut("heilongjiang/benefits/21.toml").unwrap();
    let text = String::from_utf8(file.clone()).unwrap();
    *file = text.replacen("yuan = 100000", "yuan = 200000", 1).into_bytes();
    let diagnostics = seeds::compile(&files).diagnostics;
    let messages: Vec<_> = diagnostics.list().iter().map(|diagnostic| diagnostic.message.as_str()).collect();
    let expected =
        "the benefit `m21-world-gold` says 200000 to 200000 (Exact), the figure 100000 to 100000 (Exact)";
    assert!(messages.contains(&expected), "{messages:?}");
}
