//! Diagnostics on the conditions of a benefit.

use expect_test::expect;

use crate::{ASKED, benefits};

#[test]
fn an_unknown_fact() {
    benefits(
        "fact = \"insured\"",
        "fact = \"insurance\"",
        &expect![[r#"
            error[E0608]: there is no fact `insurance`
              --> sample/benefits/1.toml:13:22
               |
            13 | condition = { fact = "insurance", at_least = 3, quote = { node = "sample.1.s1", text = "3年以上" } }
               |                      ^^^^^^^^^^^ unknown fact
               |
               = help: questions.toml has: who employed insured

        "#]],
    );
}

#[test]
fn a_comparison_that_does_not_suit_the_fact() {
    benefits(
        "at_least = 3",
        "is = true",
        &expect![[r#"
            error[E0606]: the answer to this fact is a length of time
              --> sample/benefits/1.toml:13:13
               |
            13 | condition = { fact = "insured", is = true, quote = { node = "sample.1.s1", text = "3年以上" } }
               |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cannot be compared so
               |
               = help: `at_least = 3`, `at_most`, `more_than` or `less_than`; of a duration in years, or { years = 2, months = 6 }

        "#]],
    );
    benefits(
        "is = true",
        "at_least = 3",
        &expect![[r#"
            error[E0606]: the answer to this fact is yes or no
              --> sample/benefits/1.toml:12:10
               |
            12 | target = { fact = "employed", at_least = 3, quote = { node = "sample.1.s1", text = "在职职工" } }
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
            error[E0605]: a condition on a fact has exactly one comparison
              --> sample/benefits/1.toml:13:13
               |
            13 | condition = { fact = "insured", at_least = 3, is = true, quote = { node = "sample.1.s1", text = "3年以上" } }
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
            error[E0601]: a condition has exactly one of `all`, `any`, `not` and `fact`
              --> sample/benefits/1.toml:13:13
               |
            13 | condition = { quote = { node = "sample.1.s1", text = "3年以上" } }
               |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this condition
               |
               = help: { all = [ { fact = "insured_years", at_least = 3 }, … ] }

        "#]],
    );
}

#[test]
fn a_not_that_forgets_the_gate() {
    benefits(
        ASKED,
        "condition = { not = { fact = \"insured\", at_least = 3 } }",
        &expect![[r#"
            error[E0516]: this `not` holds where `insured` does not apply
              --> sample/benefits/1.toml:12:13
               |
            12 | condition = { not = { fact = "insured", at_least = 3 } }
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
            error[E0513]: nobody can meet the conditions of `m1-subsidy`
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
            error[E0514]: everybody meets the conditions of `m1-subsidy`
             --> sample/benefits/1.toml:3:6
              |
            3 | id = "m1-subsidy"
              |      ^^^^^^^^^^^^ irrefutable
              |
              = help: its conditions always hold: leave them out, or correct them

        "#]],
    );
}
