//! What is said about questions and benefits that are not as they should be.

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

/// What the benefit asks.
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
quote = { node = "sample.1.s1", text = "可申请培训补贴" }
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
    let files = SeedFiles::from([
        ("sample/source.txt".to_owned(), SOURCE.into()),
        ("sample/document.toml".to_owned(), DOCUMENT.into()),
        ("sample/benefits/1.toml".to_owned(), benefits.into()),
        ("questions.toml".to_owned(), questions.into()),
    ]);
    let mut diagnostics = Diagnostics::default();
    let read = document::read_all(&files, &mut diagnostics);
    let documents = document::documents(&read, &mut diagnostics);
    let files = EligibilityFiles::parse(&files, &documents, &mut diagnostics);
    let _ = eligibility::compile(&files, &documents, &mut diagnostics);
    diagnostics.render(Style::Plain)
}

/// Replaces something in the questions.
fn questions(old: &str, new: &str, expected: &Expect) {
    assert!(QUESTIONS.contains(old));
    expected.assert_eq(&messages(&QUESTIONS.replacen(old, new, 1), BENEFITS));
}

/// Replaces something in the benefits.
fn benefits(old: &str, new: &str, expected: &Expect) {
    assert!(BENEFITS.contains(old));
    expected.assert_eq(&messages(QUESTIONS, &BENEFITS.replacen(old, new, 1)));
}

#[test]
fn nothing_is_said_about_right_ones() {
    expect![""].assert_eq(&messages(QUESTIONS, BENEFITS));
}

#[test]
fn a_quote_that_is_not_in_the_text() {
    benefits(
        "\"3年以上\"",
        "\"3年及以上\"",
        &expect![[r#"
        error: these words do not stand in `sample.1.s1`
          --> sample/benefits/1.toml:12:86
           |
        12 | condition = { fact = "insured", at_least = 3, quote = { node = "sample.1.s1", text = "3年及以上" } }
           |                                                                                      ^^^^^^^^^^^ not found
           |
           = help: behind 「3年」 the node goes on 「以上的在职职工，可申请培训补贴。」, the quote 「及以上」

    "#]],
    );
}

#[test]
fn a_quote_that_stands_there_twice() {
    benefits(
        "text = \"在职职工\"",
        "text = \"职\"",
        &expect![[r#"
        error: these words stand in `sample.1.s1` 2 times; a quote must be found exactly once
          --> sample/benefits/1.toml:11:81
           |
        11 | target = { fact = "employed", is = true, quote = { node = "sample.1.s1", text = "职" } }
           |                                                                                 ^^^^ ambiguous
           |
           = help: quote more of the sentence, or name a narrower node

    "#]],
    );
}

#[test]
fn an_unknown_fact() {
    benefits(
        "fact = \"insured\"",
        "fact = \"insurance\"",
        &expect![[r#"
        error: there is no fact `insurance`
          --> sample/benefits/1.toml:12:22
           |
        12 | condition = { fact = "insurance", at_least = 3, quote = { node = "sample.1.s1", text = "3年以上" } }
           |                      ^^^^^^^^^^^ unknown fact
           |
           = help: questions.toml has: who employed insured

    "#]],
    );
}

#[test]
fn an_unknown_option() {
    questions(
        "is = \"person\" }",
        "is = \"people\" }",
        &expect![[r#"
        error: the fact has no option `people`
          --> questions.toml:26:35
           |
        26 | applies_if = { fact = "who", is = "people" }
           |                                   ^^^^^^^^ unknown option
           |
           = help: its options are: person school

    "#]],
    );
}

#[test]
fn an_unknown_audience() {
    benefits(
        "[\"worker\"]",
        "[\"workers\"]",
        &expect![[r#"
        error: there is no audience `workers`
         --> sample/benefits/1.toml:7:14
          |
        7 | audiences = ["workers"]
          |              ^^^^^^^^^ unknown audience
          |
          = help: questions.toml has: worker

    "#]],
    );
}

#[test]
fn an_id_used_twice() {
    questions(
        "id = \"employed\"",
        "id = \"who\"",
        &expect![[r#"
        error: the id `who` is used twice
          --> questions.toml:21:6
           |
        21 | id = "who"
           |      ^^^^^ again here
           |
           = help: ids are public: give it one of its own

        error: there is no fact `employed`
          --> questions.toml:37:23
           |
        37 | applies_if = { fact = "employed", is = true }
           |                       ^^^^^^^^^^ unknown fact
           |
           = help: questions.toml has: who who insured

        error: there is no fact `employed`
          --> sample/benefits/1.toml:11:19
           |
        11 | target = { fact = "employed", is = true, quote = { node = "sample.1.s1", text = "在职职工" } }
           |                   ^^^^^^^^^^ unknown fact
           |
           = help: questions.toml has: who who insured

    "#]],
    );
}

#[test]
fn a_comparison_that_does_not_suit_the_fact() {
    benefits(
        "at_least = 3",
        "is = true",
        &expect![[r#"
        error: the answer to this fact is a length of time
          --> sample/benefits/1.toml:12:13
           |
        12 | condition = { fact = "insured", is = true, quote = { node = "sample.1.s1", text = "3年以上" } }
           |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cannot be compared so
           |
           = help: `at_least = 3`, `at_most`, `more_than` or `less_than`; of a duration in years, or { years = 2, months = 6 }

    "#]],
    );
    benefits(
        "is = true",
        "at_least = 3",
        &expect![[r#"
        error: the answer to this fact is yes or no
          --> sample/benefits/1.toml:11:10
           |
        11 | target = { fact = "employed", at_least = 3, quote = { node = "sample.1.s1", text = "在职职工" } }
           |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cannot be compared so
           |
           = help: `is = true` or `is = false`

    "#]],
    );
}

#[test]
fn two_comparisons_at_once() {
    benefits(
        "at_least = 3",
        "at_least = 3, is = true",
        &expect![[r#"
        error: a condition on a fact has exactly one comparison
          --> sample/benefits/1.toml:12:13
           |
        12 | condition = { fact = "insured", at_least = 3, is = true, quote = { node = "sample.1.s1", text = "3年以上" } }
           |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this condition
           |
           = help: `is`, `in`, `has`, `has_any`, `at_least`, `at_most`, `on_or_after`, `on_or_before` or `within`

    "#]],
    );
}

#[test]
fn neither_a_group_nor_a_comparison() {
    benefits(
        "fact = \"insured\", at_least = 3, ",
        "",
        &expect![[r#"
        error: a condition has exactly one of `all`, `any`, `not` and `fact`
          --> sample/benefits/1.toml:12:13
           |
        12 | condition = { quote = { node = "sample.1.s1", text = "3年以上" } }
           |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this condition
           |
           = help: { all = [ { fact = "insured_years", at_least = 3 }, … ] }

    "#]],
    );
}

#[test]
fn words_that_do_not_stand_in_the_measure() {
    benefits(
        "\"applicant_may\",",
        "\"applicant_may\", by = \"省财政\",",
        &expect![[r#"
        error: these words do not stand in the measure
          --> sample/benefits/1.toml:10:43
           |
        10 | strength = { kind = "applicant_may", by = "省财政", quote = { node = "sample.1.s1", text = "可申请" } }
           |                                           ^^^^^^^^ not found
           |
           = help: take them from the text, letter by letter

    "#]],
    );
}

#[test]
fn an_amount_without_its_number() {
    benefits(
        "\"unspecified\"",
        "\"fixed\"",
        &expect![[r#"
        error: this kind of amount has other numbers
          --> sample/benefits/1.toml:13:19
           |
        13 | amount = { kind = "fixed", quote = { node = "sample.1.s1", text = "培训补贴" } }
           |                   ^^^^^^^
           |
           = help: fixed, cap: `yuan`; share, share_min: `percent` and `of`; share_range: `min_percent`, `max_percent` and `of`; unspecified: none

    "#]],
    );
}

#[test]
fn growth_of_something_other_than_a_duration() {
    questions(
        "kind = \"duration\"",
        "kind = \"number\"",
        &expect![[r#"
        error: only a duration grows with time
          --> questions.toml:38:11
           |
        38 | changes = "time"
           |           ^^^^^^ not a duration
           |
           = help: use `kind = "duration"`

    "#]],
    );
}

#[test]
fn a_gate_that_looks_ahead() {
    questions(
        "{ fact = \"who\", is = \"person\" }",
        "{ fact = \"insured\", at_least = 1 }",
        &expect![[r#"
        error: a gate tests earlier facts only
          --> questions.toml:26:14
           |
        26 | applies_if = { fact = "insured", at_least = 1 }
           |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tests a later one
           |
           = help: move the fact down

    "#]],
    );
}

#[test]
fn a_not_that_forgets_the_gate() {
    benefits(
        ASKED,
        "condition = { not = { fact = \"insured\", at_least = 3 } }",
        &expect![[r#"
        error: this `not` holds where `insured` does not apply
          --> sample/benefits/1.toml:11:13
           |
        11 | condition = { not = { fact = "insured", at_least = 3 } }
           |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ negates a fact that may be 不适用
           |
           = help: add the condition under which `insured` applies beside the `not`, in an `all`

    "#]],
    );
}

#[test]
fn conditions_that_nobody_meets() {
    benefits(
        "is = true",
        "is = false",
        &expect![[r#"
        error: nobody can meet the conditions of `m1-subsidy`
         --> sample/benefits/1.toml:3:6
          |
        3 | id = "m1-subsidy"
          |      ^^^^^^^^^^^^ unsatisfiable
          |
          = help: its conditions contradict each other or the questions

    "#]],
    );
}

#[test]
fn conditions_that_everybody_meets() {
    let everybody = r#"condition = { any = [
  { fact = "insured", at_least = 3 },
  { fact = "who", in = ["person", "school"] },
] }"#;
    benefits(
        ASKED,
        everybody,
        &expect![[r#"
        error: everybody meets the conditions of `m1-subsidy`
         --> sample/benefits/1.toml:3:6
          |
        3 | id = "m1-subsidy"
          |      ^^^^^^^^^^^^ irrefutable
          |
          = help: its conditions always hold: leave them out, or correct them

    "#]],
    );
}

#[test]
fn a_fact_that_nothing_depends_on() {
    benefits(
        "condition = ",
        "# condition = ",
        &expect![[r#"
        error: nothing uses the fact `insured`
          --> questions.toml:30:6
           |
        30 | id = "insured"
           |      ^^^^^^^^^ unused
           |
           = help: no condition of a benefit depends on it: it must not be asked

    "#]],
    );
}

#[test]
fn an_option_that_nobody_can_choose() {
    let constraint =
        "[[constraint]]\nnever = { fact = \"who\", is = \"school\" }\nmessage = \"没有学校。\"\n";
    expect![[r#"
        error: nobody can choose `school`
          --> questions.toml:17:52
           |
        17 | options = [{ id = "person", label = "自己" }, { id = "school", label = "学校" }]
           |                                                      ^^^^^^^^ unreachable
           |
           = help: the gate and the constraints exclude it

    "#]]
    .assert_eq(&messages(&(QUESTIONS.to_owned() + constraint), BENEFITS));
}

#[test]
fn constraints_that_refuse_everything() {
    let constraint =
        "[[constraint]]\nnever = { fact = \"who\", in = [\"person\", \"school\"] }\nmessage = \"不行。\"\n";
    expect![[r#"
        error: the constraints cannot all be kept
        --> questions.toml
         = help: one of them refuses every answer

    "#]]
    .assert_eq(&messages(&(QUESTIONS.to_owned() + constraint), BENEFITS));
}

#[test]
fn an_open_list_in_a_gate() {
    questions(
        "applies_if = { fact = \"employed\", is = true }",
        "applies_if = { any = [{ fact = \"employed\", is = true }], open = true }",
        &expect![[r#"
            error: an open list cannot stand in a gate, in a constraint or under `not`
              --> questions.toml:37:14
               |
            37 | applies_if = { any = [{ fact = "employed", is = true }], open = true }
               |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ open
               |
               = help: outside an open list nothing is refuted, so that nothing follows from it here

        "#]],
    );
}

#[test]
fn a_measure_that_nothing_speaks_of() {
    benefits(
        "measure = \"sample.2\"",
        "measure = \"sample.1\"",
        &expect![[r#"
        error: `sample.1` has benefits, and a reason why it has none
        --> sample/benefits/1.toml
         = help: keep one of the two

        error: nothing says what `sample.2` gives
        --> sample/benefits/1.toml
         = help: encode its benefits, or say with [[no_benefit]] why it has none

    "#]],
    );
}

#[test]
fn a_sentence_that_nothing_quotes() {
    let end = BENEFITS.find("[[principle]]").expect("there is one");
    expect![[r#"
        error: no benefit and no principle quotes `sample.2.s1`: 做好政策宣传。
        --> sample/benefits/1.toml
         = help: encode what it gives as a [[benefit]], or list it as a [[principle]]

    "#]]
    .assert_eq(&messages(QUESTIONS, &BENEFITS[..end]));
}
