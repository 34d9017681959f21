//! Diagnostics on a term whose reading is given more than once.

use expect_test::{Expect, expect};
use seeds::SeedFiles;

use crate::{BENEFITS, DOCUMENT, QUESTIONS, SOURCE, diagnostics_of};

const READINGS: &str = r#"
[[reading]]
id = "worker_in_service"
words = ["在职职工"]
condition = { fact = "employed", is = true }
note = "在职的人。"
"#;

/// The diagnostics after replacing something in the readings and in the benefits.
fn messages(readings: [&str; 2], benefits: [&str; 2]) -> String {
    let change = |text: &str, [old, new]: [&str; 2]| {
        assert!(text.contains(old));
        text.replacen(old, new, 1)
    };
    let reads = r#"{ reading = "worker_in_service", quote = { node = "sample.1.s1", text = "在职职工" } }"#;
    let own = r#"{ fact = "employed", is = true, quote = { node = "sample.1.s1", text = "在职职工" } }"#;
    diagnostics_of(&SeedFiles::from([
        ("sample/source.txt".to_owned(), SOURCE.into()),
        ("sample/document.toml".to_owned(), DOCUMENT.into()),
        ("sample/benefits/1.toml".to_owned(), change(&change(BENEFITS, [own, reads]), benefits).into()),
        ("sample/readings.toml".to_owned(), change(READINGS, readings).into()),
        ("questions.toml".to_owned(), QUESTIONS.into()),
    ]))
}

fn reading(old: &str, new: &str, expected: &Expect) {
    expected.assert_eq(&messages([old, new], ["", ""]));
}

fn used(old: &str, new: &str, expected: &Expect) {
    expected.assert_eq(&messages(["", ""], [old, new]));
}

#[test]
fn nothing_is_said_about_a_right_one() {
    reading("", "", &expect![""]);
}

/// Two benefits with the same term in their sentences: one refers to the reading, the other defines its own.
#[test]
fn the_same_word_read_otherwise_by_another_benefit() {
    used(
        "[[no_benefit]]",
        r#"[[benefit]]
id = "m1-again"
measure = "sample.1"
title = "补贴"
summary = "补贴。"
audiences = ["worker"]
topics = ["subsidy"]
gives = "money"
quote = { node = "sample.1.s1", text = "可申请培训补贴" }
strength = { kind = "applicant_may", quote = { node = "sample.1.s1", text = "可申请" } }
target = { not = { fact = "employed", is = false, quote = { node = "sample.1.s1", text = "的在职职工" } } }
amount = { kind = "unspecified", quote = { node = "sample.1.s1", text = "培训补贴" } }

[[no_benefit]]"#,
        &expect![[r#"
            error[E0630]: “在职职工” is read here and, otherwise, in readings.toml as `worker_in_service`
              --> sample/benefits/1.toml:26:18
               |
            26 | target = { not = { fact = "employed", is = false, quote = { node = "sample.1.s1", text = "的在职职工" } } }
               |                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ read for a second time
               |
               = help: `reading = "worker_in_service"`, or quote narrower words

        "#]],
    );
}

#[test]
fn a_condition_that_does_not_say_which_words_it_rests_on() {
    used(
        r#"{ fact = "insured", at_least = 3, quote = { node = "sample.1.s1", text = "3年以上" } }"#,
        r#"{ fact = "employed", is = true }"#,
        &expect![[r#"
            error[E0629]: readings.toml reads words by `employed`: this condition says which it rests on
              --> sample/benefits/1.toml:13:13
               |
            13 | condition = { fact = "employed", is = true }
               |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ without a quote
               |
               = help: quote the words, or name the reading

        "#]],
    );
}

#[test]
fn a_use_that_does_not_quote_the_word() {
    used(
        "text = \"在职职工\"",
        "text = \"3年以上\"",
        &expect![[r#"
            error[E0627]: whoever uses the reading `worker_in_service` quotes its word
              --> sample/benefits/1.toml:12:22
               |
            12 | target = { reading = "worker_in_service", quote = { node = "sample.1.s1", text = "3年以上" } }
               |                      ^^^^^^^^^^^^^^^^^^^ not quoted
               |
               = help: quote one of: 在职职工

        "#]],
    );
}

#[test]
fn an_unknown_reading() {
    used(
        "reading = \"worker_in_service\"",
        "reading = \"worker\"",
        &expect![[r#"
            error[E0624]: no benefit uses the reading `worker_in_service`
             --> sample/readings.toml:3:6
              |
            3 | id = "worker_in_service"
              |      ^^^^^^^^^^^^^^^^^^^ unused
              |
              = help: name it in a condition: { reading = "…" }

            error[E0625]: there is no reading `worker`
              --> sample/benefits/1.toml:12:22
               |
            12 | target = { reading = "worker", quote = { node = "sample.1.s1", text = "在职职工" } }
               |                      ^^^^^^^^ unknown reading
               |
               = help: the document's readings.toml has: worker_in_service

        "#]],
    );
}

#[test]
fn readings_in_a_circle() {
    reading(
        "{ fact = \"employed\", is = true }",
        "{ reading = \"worker_in_service\" }",
        &expect![[r#"
            error[E0626]: these readings are made of each other
             --> sample/readings.toml:5:25
              |
            5 | condition = { reading = "worker_in_service" }
              |                         ^^^^^^^^^^^^^^^^^^^ in a circle
              |
              = help: say whom one of them means

        "#]],
    );
}

#[test]
fn a_doubt_without_those_who_are_meant() {
    reading(
        "condition = ",
        "doubt = ",
        &expect![[r#"
            error[E0623]: a reading with a `doubt` says who is meant for certain
             --> sample/readings.toml:3:6
              |
            3 | id = "worker_in_service"
              |      ^^^^^^^^^^^^^^^^^^^ without a `condition`
              |
              = help: `condition`: who is meant; `doubt`: of whom the text does not say it

            error[E0601]: a condition has exactly one of `all`, `any`, `not` and `fact`
              --> sample/benefits/1.toml:12:10
               |
            12 | target = { reading = "worker_in_service", quote = { node = "sample.1.s1", text = "在职职工" } }
               |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this condition
               |
               = help: { all = [ { fact = "insured_years", at_least = 3 }, … ] }

        "#]],
    );
}

#[test]
fn a_reading_without_a_note() {
    reading(
        "在职的人。",
        " ",
        &expect![[r#"
            error[E0622]: a reading has `words` and a `note`
             --> sample/readings.toml:3:6
              |
            3 | id = "worker_in_service"
              |      ^^^^^^^^^^^^^^^^^^^ incomplete
              |
              = help: the words that sentences have, and in plain words how they are read

        "#]],
    );
}

#[test]
fn a_list_that_does_not_say_how_it_is_read() {
    used(
        r#"{ fact = "insured", at_least = 3, quote = { node = "sample.1.s1", text = "3年以上" } }"#,
        r#"{ any = [{ fact = "insured", at_least = 3 }], open = true, quote = { node = "sample.1.s1", text = "3年以上" } }"#,
        &expect![[r#"
            error[E0628]: a list that ends in 等 says how it is read
              --> sample/benefits/1.toml:13:13
               |
            13 | condition = { any = [{ fact = "insured", at_least = 3 }], open = true, quote = { node = "sample.1.s1", text = "...
               |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ without a reading
               |
               = help: name a reading of 等: `of_the_kind` where a noun behind it names the kind, else `open_list`

        "#]],
    );
}
