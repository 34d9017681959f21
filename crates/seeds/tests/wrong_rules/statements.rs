//! Diagnostics on statements of an author that promise more than the quoted sentence.

use expect_test::expect;

use crate::{BENEFITS, DOCUMENT, QUESTIONS, SOURCE, benefits, messages_of};

#[test]
fn what_is_said_to_be_given_is_held_against_the_rest() {
    benefits(
        "gives = \"money\"",
        "gives = \"duty\"",
        &expect![[r#"
            error[E0517]: `gives` does not fit the rest: a duty is an employer's or a school's
             --> sample/benefits/1.toml:9:9
              |
            9 | gives = "duty"
              |         ^^^^^^ not what it gives
              |
              = help: `gives` is money, title, service, rest, right, duty or chance; read the sentence again

        "#]],
    );
    benefits(
        "amount = { kind = \"unspecified\", quote = { node = \"sample.1.s1\", text = \"培训补贴\" } }\n",
        "",
        &expect![[r#"
            error[E0517]: `gives` does not fit the rest: money has an `amount`, a `fund`, or a cost that is deducted
             --> sample/benefits/1.toml:9:9
              |
            9 | gives = "money"
              |         ^^^^^^^ not what it gives
              |
              = help: `gives` is money, title, service, rest, right, duty or chance; read the sentence again

        "#]],
    );
}

#[test]
fn a_strength_that_the_words_do_not_have() {
    benefits(
        "kind = \"applicant_may\"",
        "kind = \"priority\"",
        &expect![[r#"
            error[E0518]: the quoted words do not promise it so
              --> sample/benefits/1.toml:11:21
               |
            11 | strength = { kind = "priority", quote = { node = "sample.1.s1", text = "可申请" } }
               |                     ^^^^^^^^^^ not in the words
               |
               = help: this kind of strength stands where the text says: 优先 重点 主要 特别

        "#]],
    );
    benefits(
        "kind = \"applicant_may\"",
        "kind = \"by_agreement\"",
        &expect![[r#"
            error[E0518]: the quoted words do not promise it so
              --> sample/benefits/1.toml:11:21
               |
            11 | strength = { kind = "by_agreement", quote = { node = "sample.1.s1", text = "可申请" } }
               |                     ^^^^^^^^^^^^^^ not in the words
               |
               = help: this kind of strength stands where the text says: 协商一致

        "#]],
    );
}

#[test]
fn a_summary_that_promises_more() {
    benefits(
        "summary = \"可申请培训补贴。\"",
        "summary = \"直接发培训补贴。\"",
        &expect![[r#"
        error[E0519]: “直接” says more than the quoted words
         --> sample/benefits/1.toml:3:6
          |
        3 | id = "m1-subsidy"
          |      ^^^^^^^^^^^^ this benefit
          |
          = help: the quoted words have none of: 直接

    "#]],
    );
    benefits(
        "title = \"培训补贴\"",
        "title = \"必须发的培训补贴\"",
        &expect![[r#"
        error[E0519]: “必须” says more than the quoted words
         --> sample/benefits/1.toml:3:6
          |
        3 | id = "m1-subsidy"
          |      ^^^^^^^^^^^^ this benefit
          |
          = help: the quoted words have none of: 必须 应 须 不得

    "#]],
    );
    benefits(
        "summary = \"可申请",
        "summary = \"每人",
        &expect![[r#"
        error[E0519]: “每人” says more than the quoted words
         --> sample/benefits/1.toml:3:6
          |
        3 | id = "m1-subsidy"
          |      ^^^^^^^^^^^^ this benefit
          |
          = help: the quoted words have none of: 每人 每名 每位 人均

    "#]],
    );
}

#[test]
fn a_sum_for_each_person_that_is_not_said_to_be_one() {
    benefits(
        "{ kind = \"unspecified\", quote",
        "{ kind = \"unspecified\", per = \"person\", quote",
        &expect![[r#"
            error[E0520]: the text does not say that each person gets it
              --> sample/benefits/1.toml:14:40
               |
            14 | amount = { kind = "unspecified", per = "person", quote = { node = "sample.1.s1", text = "培训补贴" } }
               |                                        ^^^^^^^^ not in the words
               |
               = help: the quoted words have none of: 每人 每名 每位 人均; then it is `unstated`

        "#]],
    );
}

#[test]
fn a_quote_that_begins_or_ends_inside_a_clause() {
    let whole = "text = \"2017年11月30日起，参加失业保险3年以上的在职职工，可申请培训补贴。\"";
    benefits(
        whole,
        "text = \"失业保险3年以上的在职职工，可申请培训补贴。\"",
        &expect![[r#"
        error[E0521]: the quote begins inside a clause
          --> sample/benefits/1.toml:10:40
           |
        10 | quote = { node = "sample.1.s1", text = "失业保险3年以上的在职职工，可申请培训补贴。" }
           |                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ not a whole clause
           |
           = help: quote the clause whole, or say with `cut` why not

    "#]],
    );
    benefits(
        whole,
        "text = \"2017年11月30日起，参加失业保险3年以上的在职职工，可申请培训\"",
        &expect![[r#"
        error[E0521]: the quote ends inside a clause
          --> sample/benefits/1.toml:10:40
           |
        10 | quote = { node = "sample.1.s1", text = "2017年11月30日起，参加失业保险3年以上的在职职工，可申请培训" }
           |                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ not a whole clause
           |
           = help: quote the clause whole, or say with `cut` why not

    "#]],
    );
    benefits(
        "gives =",
        "cut = \"不用\"\ngives =",
        &expect![[r#"
        error[E0522]: the quote is of whole clauses
          --> sample/benefits/1.toml:11:40
           |
        11 | quote = { node = "sample.1.s1", text = "2017年11月30日起，参加失业保险3年以上的在职职工，可申请培训补贴。" }
           |                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `cut` says otherwise
           |
           = help: leave `cut` out

    "#]],
    );
}

#[test]
fn a_payer_from_elsewhere() {
    let added = "payer = { node = \"sample.1.s1\", text = \"在职职工\" }\n\n[[no_benefit]]";
    let outside = BENEFITS.replacen("[[no_benefit]]", added, 1).replacen(
        "text = \"2017年11月30日起，参加失业保险3年以上的在职职工，可申请培训补贴。\"",
        "text = \"可申请培训补贴。\"",
        1,
    );
    expect![[r#"
        error[E0523]: the payer stands outside the quoted words: that it pays here too is a reading
          --> sample/benefits/1.toml:16:40
           |
        16 | payer = { node = "sample.1.s1", text = "在职职工" }
           |                                        ^^^^^^^^^^ named elsewhere
           |
           = help: say so in `payer_note`, or quote more of the sentence

    "#]]
    .assert_eq(&crate::messages(QUESTIONS, &outside));
    let noted = added.replace("\n\n", "\npayer_note = \"这里理解为……\"\n\n");
    benefits(
        "[[no_benefit]]",
        &noted,
        &expect![[r#"
        error[E0524]: the payer stands in the quoted words
          --> sample/benefits/1.toml:16:40
           |
        16 | payer = { node = "sample.1.s1", text = "在职职工" }
           |                                        ^^^^^^^^^^ no reading
           |
           = help: leave `payer_note` out

    "#]],
    );
}

/// The first sentence gives something instead of being a heading, and what follows is about money alone.
#[test]
fn a_heading_that_gives_something() {
    let source = SOURCE.replace("2.加强宣传。做好政策宣传。", "2.对高级工每人补贴2000元。做好政策宣传。");
    assert_ne!(source, SOURCE);
    expect![[r#"
        error[E0503]: no benefit and no principle quotes `sample.2.s1`: 对高级工每人补贴2000元
        --> sample/benefits/1.toml
         = help: encode what it gives as a [[benefit]], or list it as a [[principle]]

    "#]]
    .assert_eq(&messages_of(
        &source,
        &DOCUMENT.replace("75", "84"),
        QUESTIONS,
        &BENEFITS.replace("sample.2.s1", "sample.2.s2"),
    ));
}

#[test]
fn a_clause_that_nothing_quotes() {
    benefits(
        "text = \"2017年11月30日起，参加失业保险3年以上的在职职工，可申请培训补贴。\"",
        "text = \"可申请培训补贴。\"",
        &expect![[r#"
            error[E0503]: no benefit and no principle quotes `sample.1.s1`: 2017年11月30日起 … 参加失业保险3年以上的在职职工
            --> sample/benefits/1.toml
             = help: encode what it gives as a [[benefit]], or list it as a [[principle]]

        "#]],
    );
}
