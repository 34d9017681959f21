//! Diagnostics on questions, their gates and constraints.

use expect_test::{Expect, expect};

use crate::{BENEFITS, QUESTIONS, benefits, messages, questions};

#[test]
fn an_unknown_option() {
    questions(
        "is = \"person\" }",
        "is = \"people\" }",
        &expect![[r#"
            error[E0607]: the fact has no option `people`
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
fn an_id_used_twice() {
    questions(
        "id = \"employed\"",
        "id = \"who\"",
        &expect![[r#"
            error[E0611]: the id `who` is used twice
              --> questions.toml:21:6
               |
            21 | id = "who"
               |      ^^^^^ again here
               |
               = help: ids are public: give it one of its own

            error[E0608]: there is no fact `employed`
              --> questions.toml:37:23
               |
            37 | applies_if = { fact = "employed", is = true }
               |                       ^^^^^^^^^^ unknown fact
               |
               = help: questions.toml has: who who insured

            error[E0608]: there is no fact `employed`
              --> sample/benefits/1.toml:12:19
               |
            12 | target = { fact = "employed", is = true, quote = { node = "sample.1.s1", text = "在职职工" } }
               |                   ^^^^^^^^^^ unknown fact
               |
               = help: questions.toml has: who who insured

        "#]],
    );
}

#[test]
fn growth_of_something_other_than_a_duration() {
    questions(
        "kind = \"duration\"",
        "kind = \"number\"",
        &expect![[r#"
            error[E0615]: only a duration grows with time
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
            error[E0617]: a gate tests earlier facts only
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
fn an_open_list_in_a_gate() {
    questions(
        "applies_if = { fact = \"employed\", is = true }",
        "applies_if = { any = [{ fact = \"employed\", is = true }], open = true }",
        &expect![[r#"
            error[E0515]: an open list cannot stand in a gate, in a constraint or under `not`
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
fn a_fact_that_nothing_depends_on() {
    benefits(
        "condition = ",
        "# condition = ",
        &expect![[r#"
            note[E0619]: no benefit here uses fact `insured`
              --> questions.toml:30:6
               |
            30 | id = "insured"
               |      ^^^^^^^^^ the first of them
               |
               = help: what is shared with other provinces may stay: it is not asked here

        "#]],
    );
}

#[test]
fn an_option_that_nobody_can_choose() {
    let constraint =
        "[[constraint]]\nnever = { fact = \"who\", is = \"school\" }\nmessage = \"没有学校。\"\n";
    expect![[r#"
        error[E0620]: nobody can choose `school`
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
        error[E0618]: the constraints cannot all be kept
        --> questions.toml
         = help: one of them refuses every answer

    "#]]
    .assert_eq(&messages(&(QUESTIONS.to_owned() + constraint), BENEFITS));
}

/// Adds wishes to the questions.
fn wishes(written: &str, expected: &Expect) {
    questions("\n[[fact]]\nid = \"who\"", &format!("{written}\n[[fact]]\nid = \"who\""), expected);
}

const ALL: &str = "
[[wish]]
id = \"all\"
label = \"都问\"
for = \"person\"
everything = true
";

#[test]
fn a_benefit_has_a_wish_and_everybody_one_that_leaves_nothing_out() {
    let some = "
[[wish]]
id = \"money\"
label = \"补贴\"
for = \"person\"
take = [{ topics = [\"subsidy\"], gives = [\"money\"] }]
";
    wishes(&format!("{some}{ALL}"), &expect![""]);
    wishes(
        &(some.replace("\"money\"]", "\"rest\"]") + ALL),
        &expect![[r#"
        error[E0633]: no wish leads to `m1-subsidy`
         --> sample/benefits/1.toml:3:6
          |
        3 | id = "m1-subsidy"
          |      ^^^^^^^^^^^^ without a wish
          |
          = help: let a [[wish]] of questions.toml take it, or write `wishes = ["…"]`; one that is asked about only with everything names that wish

    "#]],
    );
    wishes(
        some,
        &expect![[r#"
        error[E0635]: no wish of `person` leaves nothing out
          --> questions.toml:12:6
           |
        12 | id = "money"
           |      ^^^^^^^ without such a wish
           |
           = help: add a [[wish]] with `for = "person"` and `everything = true`

    "#]],
    );
}

#[test]
fn a_wish_takes_something_or_everything() {
    wishes(
        &ALL.replace("everything = true", ""),
        &expect![[r#"
        error[E0632]: a wish takes benefits, or everything
          --> questions.toml:12:6
           |
        12 | id = "all"
           |      ^^^^^ one of the two
           |
           = help: write `take = [{ topics = ["training"] }]`, or `everything = true`

    "#]],
    );
}

#[test]
fn the_wishes_of_a_benefit_are_of_those_for_whom_it_is() {
    let for_school = ALL.replace("\"all\"", "\"school\"").replace("person", "school");
    let written = "\n[[fact]]\nid = \"who\"";
    let with_wishes = QUESTIONS.replacen(written, &format!("{ALL}{for_school}{written}"), 1);
    let named = BENEFITS.replacen("gives = \"money\"", "gives = \"money\"\nwishes = [\"school\"]", 1);
    expect![[r#"
        error[E0634]: the wishes of `m1-subsidy` are for others than it is
         --> sample/benefits/1.toml:3:6
          |
        3 | id = "m1-subsidy"
          |      ^^^^^^^^^^^^ for others
          |
          = help: name wishes of those for whom the benefit is listed

    "#]]
    .assert_eq(&messages(&with_wishes, &named));
}

#[test]
fn a_screen_has_at_most_seven_options() {
    let many: Vec<String> = (0..8).map(|at| format!("{{ id = \"o{at}\", label = \"{at}\" }}")).collect();
    questions(
        "kind = \"yes_no\"",
        &format!("kind = \"several_of\"\noptions = [{}]", many.join(", ")),
        &expect![[r#"
            error[E0606]: the answer to this fact is several options
              --> questions.toml:38:14
               |
            38 | applies_if = { fact = "employed", is = true }
               |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cannot be compared so
               |
               = help: `has = "…"` or `has_any = ["…"]`

            error[E0636]: `employed` shows 8 options, and a screen has at most 7
              --> questions.toml:21:6
               |
            21 | id = "employed"
               |      ^^^^^^^^^^ too many
               |
               = help: put some behind one button with `groups`, or make two questions

            error[E0606]: the answer to this fact is several options
              --> sample/benefits/1.toml:12:10
               |
            12 | target = { fact = "employed", is = true, quote = { node = "sample.1.s1", text = "在职职工" } }
               |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cannot be compared so
               |
               = help: `has = "…"` or `has_any = ["…"]`

        "#]],
    );
}

#[test]
fn a_group_is_of_options_of_one_question() {
    questions(
        "changes = \"never\"",
        "changes = \"never\"\ngroups = [{ label = \"学校\", question = \"哪种？\", options = [\"school\"] }]",
        &expect![[r#"
            error[E0637]: these options are no group
              --> questions.toml:19:21
               |
            19 | groups = [{ label = "学校", question = "哪种？", options = ["school"] }]
               |                     ^^^^^^
               |
               = help: a group has two options or more of a one_of fact, none of them in another group

        "#]],
    );
}

#[test]
fn nothing_is_a_number() {
    questions(
        "changes = \"choice\"",
        "changes = \"choice\"\nnothing = \"没有\"",
        &expect![[r#"
        error[E0638]: only a number or a duration can be `nothing`
          --> questions.toml:21:6
           |
        21 | id = "employed"
           |      ^^^^^^^^^^ neither

    "#]],
    );
}

#[test]
fn a_gate_stands_for_questions_that_can_be_answered_with_none_and_each_behind_one() {
    let gate = "
[[gate]]
id = \"rare\"
question = \"有吗？\"
options = [
  { label = \"甲\", facts = [\"insured\"] },
  { label = \"乙\", facts = [\"employed\"] },
  { label = \"丙\", facts = [\"employed\"] },
]
";
    expect![[r#"
        error[E0639]: a gate stands for questions that can be answered with none
          --> questions.toml:44:27
           |
        44 |   { label = "甲", facts = ["insured"] },
           |                            ^^^^^^^^^ cannot
           |
           = help: several_of and yes_no facts have such an answer, and one_of facts with an option `none`

        error[E0640]: a question stands behind one gate
          --> questions.toml:46:27
           |
        46 |   { label = "丙", facts = ["employed"] },
           |                            ^^^^^^^^^^ behind another already

    "#]]
    .assert_eq(&messages(&(QUESTIONS.to_owned() + gate), BENEFITS));
}
