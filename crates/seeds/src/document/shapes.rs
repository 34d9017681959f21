//! Expect-tests for the shapes of official documents, each in a minimal text.

use expect_test::{Expect, expect};

use super::parse::parse;

/// Compares the tree of a text: each node by its id, each leaf by its text, joins as `/`.
fn check(source: &str, expected: &Expect) {
    let parsed = parse("x", source, &[]);
    let joined = |range: &std::ops::Range<usize>| {
        let inner = parsed.joins.iter().filter(|join| range.start < join.start && join.end < range.end);
        inner.fold(source[range.clone()].to_owned(), |words, join| {
            words.replacen(&source[join.clone()], "/", 1)
        })
    };
    let lines = parsed.tree.nodes.iter().map(|node| {
        let words = if node.kind.is_leaf() { joined(&node.source) } else { String::new() };
        format!("{} {:?} {words}", node.id, node.kind).trim_end().to_owned() + "\n"
    });
    expected.assert_eq(&lines.collect::<String>());
}

#[test]
fn a_document_without_a_cover() {
    check(
        "关于技能的意见\n\n　　为了技能，提出意见。\n\n　　一、要求\n　　做好。\n",
        &expect![[r#"
        x Root
        x.title Title 关于技能的意见
        x.para1 Paragraph
        x.s1 Sentence 为了技能，提出意见。
        x.p1 Part
        x.p1.title Heading 一、要求
        x.p1.para1 Paragraph
        x.p1.s1 Sentence 做好。
    "#]],
    );
}

#[test]
fn a_letter_with_addressees_and_signature() {
    check(
        "关于技能的通知\n各单位：\n　　请执行。\n省总工会\n2018年1月2日\n抄送：省委\n（公开）",
        &expect![[r#"
            x Root
            x.title Title 关于技能的通知
            x.to Addressees 各单位：
            x.para1 Paragraph
            x.s1 Sentence 请执行。
            x.by1 Issuer 省总工会
            x.date Date 2018年1月2日
            x.cc CopyTo 抄送：省委
            x.para2 Paragraph
            x.s2 Sentence （公开）
        "#]],
    );
}

#[test]
fn a_cover_signed_only_by_its_date() {
    check(
        "甘省关于印发技能办法的通知\n　　请执行。\n2020年9月1日\n技能办法\n第一条　甲。\n第二条　乙。\n",
        &expect![[r#"
            x Root
            x.cover Cover
            x.cover.title Title 甘省关于印发技能办法的通知
            x.cover.para1 Paragraph
            x.cover.s1 Sentence 请执行。
            x.cover.date Date 2020年9月1日
            x.title Title 技能办法
            x.1 Measure
            x.1.title Heading 第一条
            x.1.para1 Paragraph
            x.1.s1 Sentence 甲。
            x.2 Measure
            x.2.title Heading 第二条
            x.2.para1 Paragraph
            x.2.s1 Sentence 乙。
        "#]],
    );
}

#[test]
fn a_cover_with_a_signature_of_its_own() {
    check(
        "各市：\n　　现印发。\n省委\n省政府\n2018年1月2日\n技能意见\n　　一、要求\n",
        &expect![[r#"
        x Root
        x.cover Cover
        x.cover.to Addressees 各市：
        x.cover.para1 Paragraph
        x.cover.s1 Sentence 现印发。
        x.cover.by1 Issuer 省委
        x.cover.by2 Issuer 省政府
        x.cover.date Date 2018年1月2日
        x.title Title 技能意见
        x.p1 Part
        x.p1.title Heading 一、要求
    "#]],
    );
}

#[test]
fn a_date_under_the_title_signs_nothing() {
    check(
        "技能意见\n省委\n（2018年1月2日）\n　　为了技能。\n　　一、要求\n",
        &expect![[r#"
            x Root
            x.title Title 技能意见
            x.h1 HeadLine 省委
            x.h2 HeadLine （2018年1月2日）
            x.para1 Paragraph
            x.s1 Sentence 为了技能。
            x.p1 Part
            x.p1.title Heading 一、要求
        "#]],
    );
}

#[test]
fn a_title_on_two_lines() {
    check(
        "省委文件\n省委省政府关于技能的\n实施意见（试行）\n　　为了技能。\n",
        &expect![[r#"
        x Root
        x.h1 HeadLine 省委文件
        x.title Title 省委省政府关于技能的/实施意见（试行）
        x.para1 Paragraph
        x.s1 Sentence 为了技能。
    "#]],
    );
}

#[test]
fn a_title_with_the_name_of_another_text_at_the_end_of_a_line() {
    check(
        "甘省关于印发《甘省管理办法》\n的通知\n　　请执行。\n",
        &expect![[r#"
            x Root
            x.title Title 甘省关于印发《甘省管理办法》/的通知
            x.para1 Paragraph
            x.s1 Sentence 请执行。
        "#]],
    );
    check(
        "甘省关于印发甘省贯彻落实\n《关于技能的意见》实施方案\n的通知\n　　请执行。\n",
        &expect![[r#"
            x Root
            x.title Title 甘省关于印发甘省贯彻落实/《关于技能的意见》实施方案/的通知
            x.para1 Paragraph
            x.s1 Sentence 请执行。
        "#]],
    );
}

#[test]
fn a_first_paragraph_that_ends_with_a_colon_is_no_addressee() {
    check(
        "技能意见\n为了技能，提出意见：\n一、要求\n",
        &expect![[r#"
        x Root
        x.title Title 技能意见
        x.para1 Paragraph
        x.s1 Sentence 为了技能，提出意见：
        x.p1 Part
        x.p1.title Heading 一、要求
    "#]],
    );
}

#[test]
fn sections_without_parts() {
    check(
        "题\n（一）甲。子。\n（二）乙。\n",
        &expect![[r#"
        x Root
        x.title Title 题
        x.p0-1 Section
        x.p0-1.title Heading （一）甲。
        x.p0-1.para1 Paragraph
        x.p0-1.s1 Sentence 子。
        x.p0-2 Section
        x.p0-2.title Heading （二）乙。
    "#]],
    );
}

#[test]
fn measures_numbered_through() {
    check(
        "题\n一、甲\n1.子。\n二、乙\n2.丑。\n",
        &expect![[r#"
        x Root
        x.title Title 题
        x.p1 Part
        x.p1.title Heading 一、甲
        x.1 Measure
        x.1.title Heading 1.子。
        x.p2 Part
        x.p2.title Heading 二、乙
        x.2 Measure
        x.2.title Heading 2.丑。
    "#]],
    );
}

#[test]
fn measures_numbered_anew_in_each_part() {
    check(
        "题\n一、甲\n1.子。\n2.丑。\n二、乙\n1.寅。\n",
        &expect![[r#"
        x Root
        x.title Title 题
        x.p1 Part
        x.p1.title Heading 一、甲
        x.p1.1 Measure
        x.p1.1.title Heading 1.子。
        x.p1.2 Measure
        x.p1.2.title Heading 2.丑。
        x.p2 Part
        x.p2.title Heading 二、乙
        x.p2.1 Measure
        x.p2.1.title Heading 1.寅。
    "#]],
    );
}

#[test]
fn items_within_a_measure() {
    check(
        "题\n一、甲\n1.子。\n（1）鼠。\n（2）牛。\n2.丑。\n",
        &expect![[r#"
        x Root
        x.title Title 题
        x.p1 Part
        x.p1.title Heading 一、甲
        x.1 Measure
        x.1.title Heading 1.子。
        x.1-1 Item
        x.1-1.title Heading （1）鼠。
        x.1-2 Item
        x.1-2.title Heading （2）牛。
        x.2 Measure
        x.2.title Heading 2.丑。
    "#]],
    );
}

#[test]
fn chapters_and_articles() {
    check(
        "条例\n第一章　总则\n第一条　为了技能。\n第二条　可以：\n（一）甲；\n（二）乙。\n",
        &expect![[r#"
            x Root
            x.title Title 条例
            x.p1 Part
            x.p1.title Heading 第一章　总则
            x.1 Measure
            x.1.title Heading 第一条
            x.1.para1 Paragraph
            x.1.s1 Sentence 为了技能。
            x.2 Measure
            x.2.title Heading 第二条
            x.2.para1 Paragraph
            x.2.s1 Sentence 可以：
            x.2-1 Item
            x.2-1.title Heading （一）甲；
            x.2-2 Item
            x.2-2.title Heading （二）乙。
        "#]],
    );
}

#[test]
fn every_paragraph_behind_a_list_belongs_to_its_article() {
    check(
        "条例\n第一条　禁止：\n（一）甲；\n（二）乙。\n前款由丙处理。\n违反的，罚款。\n第二条　丁。\n",
        &expect![[r#"
            x Root
            x.title Title 条例
            x.1 Measure
            x.1.title Heading 第一条
            x.1.para1 Paragraph
            x.1.s1 Sentence 禁止：
            x.1-1 Item
            x.1-1.title Heading （一）甲；
            x.1-2 Item
            x.1-2.title Heading （二）乙。
            x.1.para2 Paragraph
            x.1.s2 Sentence 前款由丙处理。
            x.1.para3 Paragraph
            x.1.s3 Sentence 违反的，罚款。
            x.2 Measure
            x.2.title Heading 第二条
            x.2.para1 Paragraph
            x.2.s1 Sentence 丁。
        "#]],
    );
}

#[test]
fn every_paragraph_behind_a_list_belongs_to_its_part() {
    check(
        "题\n一、甲\n包括：\n（一）子；\n（二）丑。\n上述人员不重复。\n每人500元。\n二、乙\n",
        &expect![[r#"
            x Root
            x.title Title 题
            x.p1 Part
            x.p1.title Heading 一、甲
            x.p1.para1 Paragraph
            x.p1.s1 Sentence 包括：
            x.p1-1 Section
            x.p1-1.title Heading （一）子；
            x.p1-2 Section
            x.p1-2.title Heading （二）丑。
            x.p1.para2 Paragraph
            x.p1.s2 Sentence 上述人员不重复。
            x.p1.para3 Paragraph
            x.p1.s3 Sentence 每人500元。
            x.p2 Part
            x.p2.title Heading 二、乙
        "#]],
    );
}

#[test]
fn what_an_entry_of_a_list_quotes_belongs_to_it() {
    check(
        "决定\n一、对条例作如下修改：\n（一）删去第二条。\n（二）第三条修改为：\n“第三条　甲。\n“前款乙。”\n（三）丙。\n",
        &expect![[r#"
            x Root
            x.title Title 决定
            x.p1 Part
            x.p1.title Heading 一、对条例作如下修改：
            x.p1-1 Section
            x.p1-1.title Heading （一）删去第二条。
            x.p1-2 Section
            x.p1-2.title Heading （二）第三条修改为：
            x.p1-2.para1 Paragraph
            x.p1-2.s1 Sentence “第三条　甲。
            x.p1-2.para2 Paragraph
            x.p1-2.s2 Sentence “前款乙。”
            x.p1-3 Section
            x.p1-3.title Heading （三）丙。
        "#]],
    );
}

#[test]
fn dashed_principles() {
    check(
        "题\n一、甲\n——子。鼠。\n--丑。\n",
        &expect![[r#"
        x Root
        x.title Title 题
        x.p1 Part
        x.p1.title Heading 一、甲
        x.p1.1 Principle
        x.p1.1.title Heading ——子。
        x.p1.1.para1 Paragraph
        x.p1.1.s1 Sentence 鼠。
        x.p1.2 Principle
        x.p1.2.title Heading --丑。
    "#]],
    );
}

#[test]
fn a_last_paragraph_behind_a_point_closes_the_document() {
    check(
        "题\n一、甲\n一是子。鼠。\n请上报。\n省总\n2018年1月2日\n",
        &expect![[r#"
        x Root
        x.title Title 题
        x.p1 Part
        x.p1.title Heading 一、甲
        x.p1-1 Point
        x.p1-1.title Heading 一是子。
        x.p1-1.para1 Paragraph
        x.p1-1.s1 Sentence 鼠。
        x.end Paragraph
        x.end.s1 Sentence 请上报。
        x.by1 Issuer 省总
        x.date Date 2018年1月2日
    "#]],
    );
}

#[test]
fn a_last_paragraph_behind_a_heading_belongs_to_it() {
    check(
        "题\n一、甲\n请上报。\n省总\n2018年1月2日\n",
        &expect![[r#"
        x Root
        x.title Title 题
        x.p1 Part
        x.p1.title Heading 一、甲
        x.p1.para1 Paragraph
        x.p1.s1 Sentence 请上报。
        x.by1 Issuer 省总
        x.date Date 2018年1月2日
    "#]],
    );
}

#[test]
fn a_paragraph_cut_twice_is_one() {
    check(
        "意见\n\n甲乙，丙\n\n丁\n\n戊。己。\n庚。\n",
        &expect![[r#"
            x Root
            x.title Title 意见
            x.para1 Paragraph
            x.s1 Sentence 甲乙，丙/丁/戊。
            x.s2 Sentence 己。
            x.para2 Paragraph
            x.s3 Sentence 庚。
        "#]],
    );
}

#[test]
fn an_indented_line_begins_a_paragraph() {
    check(
        "意见\n　　甲，乙\n　　丙。\n",
        &expect![[r#"
            x Root
            x.title Title 意见
            x.para1 Paragraph
            x.s1 Sentence 甲，乙
            x.para2 Paragraph
            x.s2 Sentence 丙。
        "#]],
    );
}

#[test]
fn a_heading_is_not_joined_with_what_follows() {
    check(
        "题\n一、提高认识，加强领导\n各级党委要负责。\n",
        &expect![[r#"
        x Root
        x.title Title 题
        x.p1 Part
        x.p1.title Heading 一、提高认识，加强领导
        x.p1.para1 Paragraph
        x.p1.s1 Sentence 各级党委要负责。
    "#]],
    );
}

#[test]
fn headings_without_numbers_are_parts() {
    check(
        "技能意见\n总体要求\n为了技能，提出意见。\n主要任务\n1.甲。子。\n2.乙。丑。\n",
        &expect![[r#"
            x Root
            x.title Title 技能意见
            x.u1 Part
            x.u1.title Heading 总体要求
            x.u1.para1 Paragraph
            x.u1.s1 Sentence 为了技能，提出意见。
            x.u2 Part
            x.u2.title Heading 主要任务
            x.1 Measure
            x.1.title Heading 1.甲。
            x.1.para1 Paragraph
            x.1.s1 Sentence 子。
            x.2 Measure
            x.2.title Heading 2.乙。
            x.2.para1 Paragraph
            x.2.s1 Sentence 丑。
        "#]],
    );
}

#[test]
fn headings_without_numbers_divide_parts() {
    check(
        "题\n一、甲\n补贴标准\n子，鼠。\n申请办法\n丑，牛。\n二、乙\n寅。\n",
        &expect![[r#"
            x Root
            x.title Title 题
            x.p1 Part
            x.p1.title Heading 一、甲
            x.p1.u1 Section
            x.p1.u1.title Heading 补贴标准
            x.p1.u1.para1 Paragraph
            x.p1.u1.s1 Sentence 子，鼠。
            x.p1.u2 Section
            x.p1.u2.title Heading 申请办法
            x.p1.u2.para1 Paragraph
            x.p1.u2.s1 Sentence 丑，牛。
            x.p2 Part
            x.p2.title Heading 二、乙
            x.p2.para1 Paragraph
            x.p2.s1 Sentence 寅。
        "#]],
    );
}

#[test]
fn rows_of_a_table_stay_apart() {
    check(
        "题\n一、甲\n标准如下：\n工种\t等级\t金额\n焊工\t三级，四级\t1000元\n1.\t钳工\t800元\n请执行。\n",
        &expect![[r#"
            x Root
            x.title Title 题
            x.p1 Part
            x.p1.title Heading 一、甲
            x.p1.para1 Paragraph
            x.p1.s1 Sentence 标准如下：
            x.p1.para2 Paragraph
            x.p1.s2 Sentence 工种	等级	金额
            x.p1.para3 Paragraph
            x.p1.s3 Sentence 焊工	三级，四级	1000元
            x.p1.para4 Paragraph
            x.p1.s4 Sentence 1.	钳工	800元
            x.p1.para5 Paragraph
            x.p1.s5 Sentence 请执行。
        "#]],
    );
}

#[test]
fn every_numbering_in_one_text() {
    check(
        "题\n一、甲\n（一）子\n１．鼠。\n（1）牛。\n一是虎。兔。\n二是龙。\n（二）丑\n2、蛇。\n",
        &expect![[r#"
            x Root
            x.title Title 题
            x.p1 Part
            x.p1.title Heading 一、甲
            x.p1-1 Section
            x.p1-1.title Heading （一）子
            x.1 Measure
            x.1.title Heading １．鼠。
            x.1-1 Item
            x.1-1.title Heading （1）牛。
            x.1-1-1 Point
            x.1-1-1.title Heading 一是虎。
            x.1-1-1.para1 Paragraph
            x.1-1-1.s1 Sentence 兔。
            x.1-1-2 Point
            x.1-1-2.title Heading 二是龙。
            x.p1-2 Section
            x.p1-2.title Heading （二）丑
            x.2 Measure
            x.2.title Heading 2、蛇。
        "#]],
    );
}

#[test]
fn a_number_that_stands_twice_still_has_an_address() {
    check(
        "题\n1.甲。\n1.乙。\n",
        &expect![[r#"
            x Root
            x.title Title 题
            x.1 Measure
            x.1.title Heading 1.甲。
            x.1~2 Measure
            x.1~2.title Heading 1.乙。
        "#]],
    );
}
