//! Valid rules that are too complex to evaluate.

use super::{BENEFITS, QUESTIONS, messages};

const FACTS: usize = 30;

/// A condition that an even or odd number of the facts in a range hold.
fn parity(from: usize, to: usize, odd: bool) -> String {
    if to - from == 1 {
        return format!("{{ fact = \"f{from}\", is = {odd} }}");
    }
    let middle = from.midpoint(to);
    let both = |left: bool| {
        let (left, right) = (parity(from, middle, left), parity(middle, to, left != odd));
        format!("{{ all = [{left}, {right}] }}")
    };
    format!("{{ any = [{}, {}] }}", both(false), both(true))
}

#[test]
fn what_cannot_be_found_out_in_time_is_an_error() {
    let fact = |at: usize| {
        format!(
            "[[fact]]\nid = \"f{at}\"\nkind = \"yes_no\"\nlabel = \"甲\"\nquestion = \"甲吗？\"\n\
             why = \"第1条\"\nchanges = \"choice\"\n"
        )
    };
    let facts: String = (0..FACTS).map(fact).collect();
    // No one satisfies both, but proving it takes every combination.
    let both = format!("condition = {{ all = [{}, {}] }}", parity(0, FACTS, true), parity(0, FACTS, false));
    let old = "condition = { fact = \"insured\", at_least = 3, quote = { node = \"sample.1.s1\", text = \"3年以上\" } }";
    assert!(BENEFITS.contains(old));
    let said = messages(&format!("{QUESTIONS}{facts}"), &BENEFITS.replacen(old, &both, 1));
    assert!(said.contains("error[E0631]: finding out about `m1-subsidy` takes too long"), "{said}");
}

#[test]
fn many_facts_alone_do_no_harm() {
    let said = |condition: &str| {
        let facts = (0..FACTS).map(|at| {
            format!(
                "[[fact]]\nid = \"f{at}\"\nkind = \"yes_no\"\nlabel = \"甲\"\nquestion = \"甲吗？\"\n\
                 why = \"第1条\"\nchanges = \"choice\"\n"
            )
        });
        let old = "condition = { fact = \"insured\", at_least = 3";
        let new = format!("condition = {{ all = [{condition}] }}\n# {{ fact = \"insured\", at_least = 3");
        messages(&format!("{QUESTIONS}{}", facts.collect::<String>()), &BENEFITS.replacen(old, &new, 1))
    };
    let all: Vec<String> = (0..FACTS).map(|at| format!("{{ fact = \"f{at}\", is = true }}")).collect();
    assert!(!said(&all.join(", ")).contains("takes too long"));
    assert!(!said(&parity(0, FACTS, true)).contains("takes too long"));
}
