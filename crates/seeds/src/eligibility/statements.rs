//! What a benefit says in the author's own words and choices, held against the words of its sentence.

use policy::eligibility::{Gives, StrengthKind};

use super::compiler::{Compiler, Place};
use super::entries::{RawBenefit, RawSumKind};

/// How the title of a duty says that it is one.
const DUTY: &str = "要做到";

impl<'f> Compiler<'f, '_> {
    /// Checks what kind of thing a benefit is said to be against its other entries.
    pub fn check_gives(&mut self, raw: &'f RawBenefit, audiences: &[u8], path: &'f str) {
        let gives = *raw.gives.get_ref();
        let place = Place { path, span: raw.gives.span() };
        let for_persons = audiences.iter().any(|&at| self.is_of_persons(at));
        let quoted = raw.quote.text.get_ref().as_str();
        let is_discretionary = raw.strength.kind.get_ref().is_discretionary();
        let is_sum = raw
            .amount
            .as_ref()
            .is_some_and(|amount| matches!(amount.kind.get_ref(), RawSumKind::Fixed | RawSumKind::Cap));
        let has_money =
            raw.amount.is_some() || raw.fund.is_some() || contains_any(quoted, &["扣除", "成本", "列支"]);
        let wrong = match gives {
            Gives::Duty if for_persons => Some("a duty is an employer's or a school's"),
            Gives::Duty if !raw.title.contains(DUTY) => Some("the title of a duty says 要做到"),
            Gives::Money if !has_money => Some("money has an `amount`, a `fund`, or a cost that is deducted"),
            Gives::Right if is_discretionary => Some("a right is not for others to decide"),
            Gives::Rest if !quoted.contains('休') && !raw.title.contains('休') => {
                Some("a rest is 休假 or 疗休养")
            }
            _ if gives != Gives::Duty && raw.title.contains(DUTY) => Some("what says 要做到 is a duty"),
            _ if gives != Gives::Money && is_sum => Some("a sum of money is money"),
            _ => None,
        };
        if let Some(message) = wrong {
            let hint =
                "`gives` is money, title, service, rest, right, duty or chance; read the sentence again";
            self.error(
                &place,
                format!("`gives` does not fit the rest: {message}"),
                "not what it gives",
                hint,
            );
        }
    }

    /// Checks how firmly a benefit is said to be promised against the words that are to say so.
    pub fn check_strength(&mut self, raw: &'f RawBenefit, path: &'f str) {
        let kind = *raw.strength.kind.get_ref();
        let said = raw.strength.quote.text.get_ref().as_str();
        let whole = raw.quote.text.get_ref().as_str();
        let (text, needed): (&str, &[&str]) = match kind {
            StrengthKind::ApplicantMay => (said, &["申请", "申报"]),
            StrengthKind::OwnChoice => (said, &["可", "允许", "自行"]),
            StrengthKind::ByAgreement => (whole, &["协商一致"]),
            StrengthKind::Priority => (said, &["优先", "重点", "主要", "特别"]),
            StrengthKind::Grants | StrengthKind::ProviderMay | StrengthKind::Aim => return,
        };
        if !contains_any(text, needed) {
            let place = Place { path, span: raw.strength.kind.span() };
            self.error(
                &place,
                "the quoted words do not promise it so",
                "not in the words",
                format!("this kind of strength stands where the text says: {}", needed.join(" ")),
            );
        }
    }

    fn is_of_persons(&self, audience: u8) -> bool {
        let who = self.rules.audiences.get(usize::from(audience)).map(|audience| usize::from(audience.who));
        let options = self.rules.facts.first().map_or(&[][..], |fact| fact.options());
        who.and_then(|who| options.get(who)).is_some_and(|option| option.id == "person")
    }
}

fn contains_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}
