//! Diagnostics on quotes, and on words that are said to occur in the text.

use expect_test::expect;

use crate::benefits;

#[test]
fn a_quote_that_is_not_in_the_text() {
    benefits(
        "\"3年以上\"",
        "\"3年及以上\"",
        &expect![[r#"
            error[E0202]: these words do not stand in `sample.1.s1`
              --> sample/benefits/1.toml:13:86
               |
            13 | condition = { fact = "insured", at_least = 3, quote = { node = "sample.1.s1", text = "3年及以上" } }
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
            error[E0203]: these words stand in `sample.1.s1` 2 times; a quote must be found exactly once
              --> sample/benefits/1.toml:12:81
               |
            12 | target = { fact = "employed", is = true, quote = { node = "sample.1.s1", text = "职" } }
               |                                                                                 ^^^^ ambiguous
               |
               = help: quote more of the sentence, or name a narrower node

        "#]],
    );
}

#[test]
fn words_that_do_not_stand_in_the_measure() {
    benefits(
        "\"applicant_may\",",
        "\"applicant_may\", by = \"省财政\",",
        &expect![[r#"
            error[E0510]: these words do not stand in the measure
              --> sample/benefits/1.toml:11:43
               |
            11 | strength = { kind = "applicant_may", by = "省财政", quote = { node = "sample.1.s1", text = "可申请" } }
               |                                           ^^^^^^^^ not found
               |
               = help: take them from the text, letter by letter

        "#]],
    );
}
