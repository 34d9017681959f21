//! The result as plain text for a message.

use std::fmt::Write as _;

use policy::model::rules::{Answers, BenefitIndex, Eligibility};
use policy::outline::{Outline, OutlineGroupKind};

use super::row::{advice_words, deadline_words};
use super::texts::{self, CAUTION, NO_TOTALS};
use super::{SiteEvaluation, document_of, documents, sentence_of};
use crate::components::quotation::cite;
use crate::page_context::PageContext;
use crate::pages::SITE;

/// The first line of every result.
#[must_use]
pub fn basis(context: &PageContext, evaluation: &SiteEvaluation) -> String {
    documents(context) + &evaluation.as_of().words() + texts::AS_OF
}

/// The answers, one line each.
#[must_use]
pub fn answer_lines(rules: &Eligibility<'static>, answers: &Answers) -> Vec<(&'static str, String)> {
    let line = |(at, answer)| (rules.fact(at).label, rules.fact(at).answer_words(answer));
    answers.iter().map(line).collect()
}

/// The amount, total cap and deadline of a benefit on one line, with what the text leaves open about the
/// deadline.
#[must_use]
pub fn terms_words(evaluation: &SiteEvaluation, at: BenefitIndex) -> String {
    let benefit = evaluation.rules().benefit(at);
    let amount = benefit.amount.as_ref().map(policy::model::rules::Amount::words);
    let deadline = deadline_words(evaluation, at).map(|words| match benefit.deadline_note {
        "" => words,
        note => format!("{words}（{}）", note.trim_end_matches('。')),
    });
    let cap = benefit.amount.and_then(|amount| amount.total_cap).map(|cap| cap.words());
    amount.into_iter().chain(cap).chain(deadline).collect::<Vec<_>>().join("，")
}

/// The whole result. `notes` returns the webmaster's notes on a benefit, by id.
#[must_use]
pub fn result_text(
    context: &PageContext,
    evaluation: &SiteEvaluation,
    answers: &Answers,
    scope: &[BenefitIndex],
    notes: &dyn Fn(&str) -> Vec<String>,
) -> String {
    let rules = evaluation.rules();
    let mut text = format!("【{SITE}】{}{CAUTION}\n", basis(context, evaluation));
    let mut line = |words: std::fmt::Arguments<'_>| {
        // Writing to a string cannot fail.
        let _ = text.write_fmt(words);
        text.push('\n');
    };
    let outline = Outline::of(context.corpus, evaluation, scope);
    for words in outline.lines.iter().chain(outline.replies.iter().map(|reply| &reply.words)) {
        line(format_args!("{words}"));
    }
    line(format_args!("\n我的情况："));
    for (label, words) in answer_lines(rules, answers) {
        line(format_args!("{label}：{words}"));
    }
    for group in &outline.groups {
        line(format_args!("\n■ {}", group.heading()));
        if group.kind == OutlineGroupKind::ForOthers {
            continue;
        }
        for at in group.rows.iter().map(|row| row.benefit) {
            let benefit = rules.benefit(at);
            let terms = terms_words(evaluation, at);
            let terms = if terms.is_empty() { terms } else { format!("：{terms}") };
            line(format_args!("· {}{terms}（{}）", benefit.title, cite(sentence_of(context, benefit))));
            if group.kind.is_met() {
                line(format_args!("  原句：{}", document_of(context, benefit).quoted(benefit.quote)));
            }
            for words in advice_words(evaluation, at).into_iter().chain(notes(benefit.id)) {
                line(format_args!("  {words}"));
            }
        }
    }
    line(format_args!("\n{NO_TOTALS}"));
    text
}

#[cfg(test)]
mod tests {
    use policy::eligibility::{Verdict, evaluate};
    use policy::model::rules::Answer;

    use super::*;
    use crate::route::Tool;
    use crate::testing::{corpus, tool};

    #[test]
    fn what_is_copied_names_everything_but_what_is_for_others() {
        let context = tool(Tool::WizardResult);
        let rules = &corpus().eligibility;
        for (fact, option) in [("who", 0), ("who", 1), ("who", 2), ("employment", 0), ("skill_level", 3)] {
            let mut answers = Answers::default();
            answers.set(rules, rules.fact_index(fact).unwrap(), Answer::Option(option)).unwrap();
            let evaluation = evaluate(rules, &answers, "2018-06-01".parse().unwrap()).unwrap();
            let scope = rules.visible(None, None);
            let text = result_text(&context, &evaluation, &answers, &scope, &|_| Vec::new());
            for at in scope.into_iter().filter(|&at| evaluation.verdict(at) != Verdict::NotForYou) {
                let title = rules.benefit(at).title;
                assert!(text.contains(title), "{fact}, {option}: {title}");
            }
        }
    }

    /// The recipient of a message does not see the page.
    #[test]
    fn what_is_copied_names_the_document_and_how_its_deadline_was_read() {
        let context = tool(Tool::WizardResult);
        let rules = &corpus().eligibility;
        let mut answers = Answers::default();
        for (fact, answer) in [
            ("who", Answer::Option(0)),
            ("employment", Answer::Option(0)),
            ("certificates", Answer::Options { held: 1, unknown: 0 }),
            ("certificate_date", Answer::Date("2018-03-01".parse().unwrap())),
            ("insured_years", Answer::Number(60)),
        ] {
            answers.set(rules, rules.fact_index(fact).unwrap(), answer).unwrap();
        }
        let evaluation = evaluate(rules, &answers, "2018-06-01".parse().unwrap()).unwrap();
        let scope = [rules.benefit_index("m10-skill-subsidy").unwrap()];
        let text = result_text(&context, &evaluation, &answers, &scope, &|_| Vec::new());
        for words in [
            "按2017年文件（黑龙江省实施意见），以2018年6月1日为准来算。",
            "■ 钱：条件对上了（1项）",
            "金额文件未写明，2019年3月1日前申请（含当天）（从发证日期起算1年。文件没有写从哪天算起",
        ] {
            assert!(text.contains(words), "{words}: {text}");
        }
    }
}
