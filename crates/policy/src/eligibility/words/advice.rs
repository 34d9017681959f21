//! Advice as text.

use super::condition::stretches;
use super::{duration, labels, yes_or_no};
use crate::eligibility::{Advice, AdviceOutcome, Change, Decisive, Evaluation, TooLate, Way};
use crate::model::rules::{Eligibility, FactIndex, FactKind};

/// Joins alternative phrases.
const OR: &str = "，或者";

impl Evaluation<'_, '_> {
    /// Advice on a benefit that is not met, one line each. If it is impossible, the lines name what decides
    /// it.
    #[must_use]
    pub fn advice_words(&self, advice: &Advice) -> Vec<String> {
        let rules = self.rules();
        let mut lines: Vec<String> = advice.too_late.iter().map(TooLate::words).collect();
        match &advice.outcome {
            AdviceOutcome::Ways(ways) => {
                lines.extend(
                    rules.distinct_ways(ways).into_iter().map(|way| format!("{way}，这一项就对上了")),
                );
            }
            AdviceOutcome::MoreSteps(way) => {
                let missing = rules.steps(way);
                let how = if missing.len() > 2 { "还差不止两步，比如" } else { "还差" };
                lines.push(format!("{how}：{}", missing.join("；")));
            }
            AdviceOutcome::NeedsAnswers { facts, ways } => {
                let labels: Vec<&str> = facts.iter().map(|&fact| rules.fact(fact).label).collect();
                if !labels.is_empty() {
                    lines.push(format!("还缺回答：{}", labels.join("、")));
                }
                let ways = rules.distinct_ways(ways);
                if !ways.is_empty() {
                    lines.push(format!("另外还差：{}", ways.join("；或者")));
                }
            }
            AdviceOutcome::Impossible { decided_by, ended } => {
                let dated = decided_by.iter().find(|decided| rules.fact(decided.fact).kind == FactKind::Date);
                if let Some((day, dated)) = ended.zip(dated) {
                    let label = rules.fact(dated.fact).label;
                    lines.push(format!("按“{label}”算，申请期到{}，已过", day.words()));
                } else {
                    lines.extend(decided_by.iter().map(|&decisive| self.decisive_words(decisive)));
                }
            }
        }
        lines
    }

    fn decisive_words(&self, decisive: Decisive) -> String {
        let rules = self.rules();
        let fact = rules.fact(decisive.fact);
        let state = if let Some((option, holds)) = decisive.option {
            let has = if holds { "有" } else { "没有" };
            format!("“{}”里{has}“{}”", fact.label, rules.option_label(decisive.fact, option))
        } else {
            let answer = self.answer(decisive.fact).map(|answer| fact.answer_words(answer));
            format!("“{}”是“{}”", fact.label, answer.unwrap_or_default())
        };
        format!("您答的{state}，这一项因此对不上，以后也不会变")
    }
}

impl Eligibility<'_> {
    /// One way to meet the conditions: `“工作情况”变成“在企业上班”`, `再过1年（到2019年6月1日）`.
    #[must_use]
    pub fn way_words(&self, way: &Way) -> String {
        self.steps(way).join("，并且")
    }

    /// The ways as text, without duplicates.
    fn distinct_ways(&self, ways: &[Way]) -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        for way in ways.iter().map(|way| self.way_words(way)) {
            if !words.contains(&way) {
                words.push(way);
            }
        }
        words
    }

    /// The steps of a way as text; changes with the same wording, such as a promotion and its certificate,
    /// are merged.
    #[must_use]
    pub fn steps(&self, way: &Way) -> Vec<String> {
        let mut steps: Vec<String> = Vec::new();
        for change in way {
            let words = self.change_words(change);
            if !steps.contains(&words) {
                steps.push(words);
            }
        }
        // "A or B" together with "A" is A.
        let is_narrowed = |step: &String| {
            let mut choices = step.split(OR);
            step.contains(OR) && choices.any(|choice| steps.iter().any(|other| other == choice))
        };
        let narrowed: Vec<bool> = steps.iter().map(is_narrowed).collect();
        let mut kept = narrowed.iter();
        steps.retain(|_| kept.next() == Some(&false));
        steps
    }

    /// The written phrases for reaching one of some options; `None` unless each option has one.
    fn phrase_words(&self, fact: FactIndex, cells: u64) -> Option<String> {
        let options = (0u8..64).filter(|at| cells >> at & 1 == 1);
        let phrases: Option<Vec<&str>> = options.map(|at| self.interview.phrase(fact, at)).collect();
        let mut phrases = phrases?;
        phrases.dedup();
        (!phrases.is_empty()).then(|| phrases.join(OR))
    }

    fn change_words(&self, change: &Change) -> String {
        match change {
            Change::Choose(fact, cells) if self.phrase_words(*fact, *cells).is_some() => {
                self.phrase_words(*fact, *cells).unwrap_or_default()
            }
            Change::Gain(fact, option) if self.interview.phrase(*fact, *option).is_some() => {
                self.interview.phrase(*fact, *option).unwrap_or_default().to_owned()
            }
            Change::Choose(fact, cells) => {
                let fact = self.fact(*fact);
                let wanted = match fact.options() {
                    [] => yes_or_no(*cells).to_owned(),
                    options => labels(options, *cells).join("”或“"),
                };
                format!("“{}”变成“{wanted}”", fact.label)
            }
            Change::Gain(fact, option) => {
                format!("“{}”里有“{}”", self.fact(*fact).label, self.option_label(*fact, *option))
            }
            Change::Lose(fact, option) => {
                format!("“{}”里不再有“{}”", self.fact(*fact).label, self.option_label(*fact, *option))
            }
            Change::Number(fact, first, last) => {
                let fact = self.fact(*fact);
                let (FactKind::Number(range) | FactKind::Duration(range)) = &fact.kind else {
                    return String::new();
                };
                let is_duration = matches!(fact.kind, FactKind::Duration(_));
                let write = |number| {
                    if is_duration { duration(number) } else { format!("{number}{}", range.unit) }
                };
                format!("“{}”变成{}", fact.label, stretches(range, range.cells(*first, *last), &write))
            }
            Change::Anew(fact) => format!("以后另外取得一次，按新的“{}”算", self.fact(*fact).label),
            Change::Wait { months, until, grown } => {
                let labels: Vec<&str> = grown.iter().map(|&fact| self.fact(fact).label).collect();
                let why = match labels.as_slice() {
                    [] => String::new(),
                    labels => format!("，“{}”够了", labels.join("”“")),
                };
                format!("再过{}（到{}{why}）", duration(u32::from(*months)), until.words())
            }
        }
    }

    fn option_label(&self, fact: FactIndex, option: u8) -> &str {
        self.fact(fact).options().get(usize::from(option)).map_or("", |option| option.label)
    }
}

impl TooLate {
    /// Why waiting does not help. Application terms run from the date of a certificate, so another
    /// certificate has another term.
    #[must_use]
    pub fn words(&self) -> String {
        format!(
            "还差{}；补足时本证书的申请期已过（{}截止）",
            duration(u32::from(self.months)),
            self.deadline.words()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::rules::FactIndex;

    #[test]
    fn waiting_in_vain_is_said() {
        let too_late = TooLate {
            fact: FactIndex(0),
            months: 12,
            until: "2019-06-01".parse().unwrap(),
            deadline: "2019-03-01".parse().unwrap(),
        };
        assert_eq!(too_late.words(), "还差1年；补足时本证书的申请期已过（2019年3月1日截止）");
    }
}
