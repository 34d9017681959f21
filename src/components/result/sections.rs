//! The groups of the result: the first are open with a few rows, the others are a line each.

use policy::eligibility::{BenefitIndex, Group, OpenQuestion, Section, Verdict};

use super::SiteEvaluation;
use super::others::others;
use super::row::row;
use crate::components::terms::Terms;
use crate::html::{Html, element};
use crate::place::Place;

/// How many groups are open.
const OPEN_GROUPS: usize = 3;
/// How many rows an open group shows.
const OPEN_ROWS: usize = 3;
/// How many questions are named before the others.
const FIRST_QUESTIONS: usize = 2;

/// All groups in their order. `go_on` leads to the questions that are left; nothing where none is.
pub fn sections(
    place: &Place,
    evaluation: &SiteEvaluation,
    outline: &[Section],
    go_on: Option<&str>,
    words: &mut Terms,
) -> Html {
    let mut open = 0;
    let section = |section: &Section| {
        let heading = format!("{}（{}项）", name(section.group), section.benefits.len());
        let key = section.group.key();
        if section.group == Group::NotForYou {
            return others(evaluation.rules(), key, &heading, &section.benefits);
        }
        if section.group == Group::Undetermined {
            return missing(place, evaluation, &section.benefits, go_on, words);
        }
        let mut rows: Vec<Html> =
            section.benefits.iter().map(|&at| row(place, evaluation, section.group, at, words)).collect();
        if !section.group.is_reached() || open == OPEN_GROUPS {
            return folded(section.group, &heading, rows);
        }
        open += 1;
        let more = rows.split_off(rows.len().min(OPEN_ROWS));
        let more = (!more.is_empty()).then(|| {
            let count = format!("再看{}项", more.len());
            element("details")
                .class("group__more")
                .child(element("summary").text(&count))
                .child(element("ul").class("benefits").children(more))
        });
        element("section")
            .class("group")
            .attribute("id", key)
            .child(element("h2").class("group__heading").text(&heading))
            .child(element("ul").class("benefits").children(rows))
            .children(more)
            .end()
    };
    outline.iter().map(section).collect()
}

/// A group that is a line until it is opened.
fn folded(group: Group, heading: &str, rows: Vec<Html>) -> Html {
    let explained = explained(group);
    element("details")
        .class("group group--folded")
        .attribute("id", group.key())
        .child(element("summary").class("group__heading").text(heading))
        .children((!explained.is_empty()).then(|| element("p").class("group__words").text(explained)))
        .child(element("ul").class("benefits").children(rows))
        .end()
}

/// What is not decided, as questions: those that decide most, the way to them, and below each question, folded, what
/// depends on it.
fn missing(
    place: &Place,
    evaluation: &SiteEvaluation,
    benefits: &[BenefitIndex],
    go_on: Option<&str>,
    words: &mut Terms,
) -> Html {
    let rules = evaluation.rules();
    let questions = evaluation.open_questions(benefits);
    let named = questions
        .iter()
        .take(FIRST_QUESTIONS)
        .map(|question| format!("{}（关系到{}项）", rules.fact(question.fact).label, question.decides));
    let named = named.collect::<Vec<_>>().join("、");
    let said = match go_on {
        Some(_) => format!("先答：{named}。"),
        None => format!("要看您答“不清楚”的：{named}。"),
    };
    let way = go_on.map(|link| element("a").class("button").attribute("href", link).text("接着答"));
    let of_question = |OpenQuestion { fact, benefits, .. }: &OpenQuestion| -> Html {
        let rows: Vec<Html> =
            benefits.iter().map(|&at| row(place, evaluation, Group::Undetermined, at, words)).collect();
        [
            element("h3").class("missing__question").text(rules.fact(*fact).label),
            element("ul").class("benefits").children(rows),
        ]
        .into_iter()
        .collect()
    };
    let rows: Html = questions.iter().map(of_question).collect();
    element("section")
        .class("group missing")
        .attribute("id", Group::Undetermined.key())
        .child(element("h2").class("group__heading").text(&format!("还缺回答（{}项）", benefits.len())))
        .child(element("p").class("missing__words").text(&said))
        .children(way)
        .child(element("details").class("group__more").child(element("summary").text("看是哪些")).child(rows))
        .end()
}

/// A group's name.
#[must_use]
pub const fn name(group: Group) -> &'static str {
    match group {
        Group::Money => "和钱有关的，条件对上了",
        Group::MoneyUncertain => "和钱有关的，不一定有",
        Group::MoneyOneStep => "和钱有关的，还差一步",
        Group::Duty => "单位、学校要做到的",
        Group::Title => "职称、等级和荣誉",
        Group::Service => "培训和服务",
        Group::Rest => "休假、疗休养",
        Group::Right => "权利",
        Group::Chance => "机会",
        Group::Undetermined => Verdict::Undetermined.name(),
        Group::Unlisted => Verdict::Unlisted.name(),
        Group::NotMet => Verdict::NotMet.name(),
        Group::NotYetIssued => Verdict::NotYetIssued.name(),
        Group::NotForYou => Verdict::NotForYou.name(),
    }
}

const fn explained(group: Group) -> &'static str {
    match group {
        Group::Unlisted => "文件没有点到您的情况，也没有排除：算不算要问主管部门。",
        Group::NotMet => "有条件对不上。点开看差在哪里。",
        Group::NotYetIssued => "您选的日期比文件的日期（成文日期）早，那时文件尚未印发。",
        _ => "",
    }
}
