//! Diagnostics on the other fields of a benefit, and on sentences without a benefit.

use expect_test::expect;

use crate::{BENEFITS, QUESTIONS, benefits, messages};

#[test]
fn an_unknown_audience() {
    benefits(
        "[\"worker\"]",
        "[\"workers\"]",
        &expect![[r#"
            error[E0609]: there is no audience `workers`
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
fn an_amount_without_its_number() {
    benefits(
        "\"unspecified\"",
        "\"fixed\"",
        &expect![[r#"
            error[E0511]: this kind of amount has other numbers
              --> sample/benefits/1.toml:14:19
               |
            14 | amount = { kind = "fixed", quote = { node = "sample.1.s1", text = "培训补贴" } }
               |                   ^^^^^^^
               |
               = help: fixed, cap: `yuan`; share, share_min: `percent` and `of`; share_range: `min_percent`, `max_percent` and `of`; unspecified: none

        "#]],
    );
}

#[test]
fn a_measure_that_nothing_speaks_of() {
    benefits(
        "measure = \"sample.2\"",
        "measure = \"sample.1\"",
        &expect![[r#"
            error[E0502]: `sample.1` has benefits, and a reason why it has none
            --> sample/benefits/1.toml
             = help: keep one of the two

            error[E0501]: nothing says what `sample.2` gives
            --> sample/benefits/1.toml
             = help: encode its benefits, or say with [[no_benefit]] why it has none

        "#]],
    );
}

#[test]
fn a_sentence_that_nothing_quotes() {
    let end = BENEFITS.find("[[principle]]").expect("there is one");
    expect![[r#"
        error[E0503]: no benefit and no principle quotes `sample.2.s1`: 做好政策宣传
        --> sample/benefits/1.toml
         = help: encode what it gives as a [[benefit]], or list it as a [[principle]]

    "#]]
    .assert_eq(&messages(QUESTIONS, &BENEFITS[..end]));
}
