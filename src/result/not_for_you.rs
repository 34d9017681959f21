//! The benefits for others, by title. If an interpretation of the text excludes the user, it is stated.

use policy::model::rules::{BenefitIndex, Eligibility};

use super::texts;
use crate::html::{Html, element};

/// The titles, collapsed; `heading` includes their number.
#[must_use]
pub fn not_for_you(
    rules: &Eligibility<'static>,
    key: &str,
    heading: &str,
    benefits: &[BenefitIndex],
) -> Html {
    let titles = benefits.iter().map(|&at| {
        let benefit = rules.benefit(at);
        let readings = rules.audience_notes(benefit).into_iter();
        let readings = readings.map(|note| element("p").class("condition__note").text(note));
        element("li").text(benefit.title).children(readings)
    });
    element("details")
        .class("others")
        .attribute("id", key)
        .child(element("summary").text(heading))
        .child(element("p").text(texts::FOR_OTHERS))
        .child(element("ul").class("plain-list").children(titles))
        .end()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::corpus;

    #[test]
    fn a_reading_that_leaves_somebody_out_stands_beside_the_title() {
        let rules = &corpus().eligibility;
        let html = |id: &str| {
            let at = rules.benefit_index(id).unwrap();
            not_for_you(rules, "not_for_you", "写给别人的（1项）", &[at]).as_str().to_owned()
        };
        let welfare = html("m27-welfare");
        assert!(welfare.contains("文件没有给“产业工人”下定义"), "{welfare}");
        let prize = html("m21-world-gold");
        assert!(prize.contains("世界技能大赛金牌奖励") && !prize.contains("condition__note"), "{prize}");
    }
}
