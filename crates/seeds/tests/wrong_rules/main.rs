//! Diagnostics on invalid questions and benefits.

mod benefits;
mod conditions;
mod endless;
mod questions;
mod quotes;
mod readings;
mod statements;

use expect_test::{Expect, expect};
use seeds::eligibility::{self, EligibilityFiles};
use seeds::{Diagnostics, SeedFiles, Style, document};

const SOURCE: &str = "\
关于加强技能培训的意见

　　一、工作任务

　　1.发放补贴。2017年11月30日起，参加失业保险3年以上的在职职工，可申请培训补贴。
　　2.加强宣传。做好政策宣传。
";

const DOCUMENT: &str = r#"order = 1
short_title = "样例"
jurisdiction = "样例省"
description = "样例。"

[expect]
characters = 75
parts = 1
measures = 2

[[metadata]]
key = "title"
quote = { node = "sample.title", text = "关于加强技能培训的意见" }

[[metadata]]
key = "date"
quote = { node = "sample.1.s1", text = "2017年11月30日" }
"#;

const QUESTIONS: &str = r#"
[[audience]]
id = "worker"
label = "在职职工"
who = "person"

[[topic]]
id = "subsidy"
label = "补贴"

[[fact]]
id = "who"
kind = "one_of"
label = "身份"
question = "您为谁查？"
why = "不同的人内容不同。"
options = [{ id = "person", label = "自己" }, { id = "school", label = "学校" }]
changes = "never"

[[fact]]
id = "employed"
kind = "yes_no"
label = "在职"
question = "您在职吗？"
why = "第1条写的是在职职工。"
applies_if = { fact = "who", is = "person" }
changes = "choice"

[[fact]]
id = "insured"
kind = "duration"
label = "参保时间"
question = "您参加失业保险多久了？"
why = "第1条要求3年以上。"
min = 0
max = 60
applies_if = { fact = "employed", is = true }
changes = "time"
"#;

/// The target of the sample's benefit.
const ASKED: &str = r#"target = { fact = "employed", is = true, quote = { node = "sample.1.s1", text = "在职职工" } }
condition = { fact = "insured", at_least = 3, quote = { node = "sample.1.s1", text = "3年以上" } }"#;

const BENEFITS: &str = r#"
[[benefit]]
id = "m1-subsidy"
measure = "sample.1"
title = "培训补贴"
summary = "可申请培训补贴。"
audiences = ["worker"]
topics = ["subsidy"]
gives = "money"
quote = { node = "sample.1.s1", text = "2017年11月30日起，参加失业保险3年以上的在职职工，可申请培训补贴。" }
strength = { kind = "applicant_may", quote = { node = "sample.1.s1", text = "可申请" } }
target = { fact = "employed", is = true, quote = { node = "sample.1.s1", text = "在职职工" } }
condition = { fact = "insured", at_least = 3, quote = { node = "sample.1.s1", text = "3年以上" } }
amount = { kind = "unspecified", quote = { node = "sample.1.s1", text = "培训补贴" } }

[[no_benefit]]
measure = "sample.2"
reason = "只写了宣传。"

[[principle]]
quote = { node = "sample.2.s1", text = "做好政策宣传" }
"#;

fn messages(questions: &str, benefits: &str) -> String {
    messages_of(SOURCE, DOCUMENT, questions, benefits)
}

fn messages_of(source: &str, document: &str, questions: &str, benefits: &str) -> String {
    diagnostics_of(&SeedFiles::from([
        ("sample/source.txt".to_owned(), source.into()),
        ("sample/document.toml".to_owned(), document.into()),
        ("sample/benefits/1.toml".to_owned(), benefits.into()),
        ("questions.toml".to_owned(), questions.into()),
    ]))
}

/// Compiles documents, questions and benefits, and renders the diagnostics.
fn diagnostics_of(files: &SeedFiles) -> String {
    let mut diagnostics = Diagnostics::default();
    let read = document::read_all(files, &mut diagnostics);
    let documents = document::documents(&read, &mut diagnostics);
    let files = EligibilityFiles::parse(files, &documents, &mut diagnostics);
    let _ = eligibility::compile(&files, &documents, &mut diagnostics);
    let text = diagnostics.render(Style::Plain);
    assert!(!text.contains(seeds::codes::UNLISTED), "{text}");
    text
}

/// Compiles the sample with a replacement in the questions.
fn questions(old: &str, new: &str, expected: &Expect) {
    assert!(QUESTIONS.contains(old));
    expected.assert_eq(&messages(&QUESTIONS.replacen(old, new, 1), BENEFITS));
}

/// Compiles the sample with a replacement in the benefits.
fn benefits(old: &str, new: &str, expected: &Expect) {
    assert!(BENEFITS.contains(old));
    expected.assert_eq(&messages(QUESTIONS, &BENEFITS.replacen(old, new, 1)));
}

#[test]
fn nothing_is_said_about_right_ones() {
    expect![""].assert_eq(&messages(QUESTIONS, BENEFITS));
}
