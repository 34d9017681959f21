//! Checks a benefit's wording and classification against its quoted sentence.

use policy::model::document::{NodeKind, Quote};
use policy::model::rules::{Gives, Per, StrengthKind};

use super::compiler::{Compiler, Location};
use super::entries::{RawBenefit, RawSumKind};

/// How the title of a duty starts.
const DUTY: &str = "要做到";

/// Words that promise something, with the words of a text that justify them.
const PROMISES: [(&str, &[&str]); 5] = [
    ("可以申请", &["申请", "申报"]),
    ("直接", &["直接"]),
    ("必须", &["必须", "应", "须", "不得"]),
    ("每人", &EACH),
    ("一定给", &["一定"]),
];

/// Words in a text that mean "per person".
const EACH: [&str; 4] = ["每人", "每名", "每位", "人均"];

/// Clause boundaries.
const CLAUSE: [char; 6] = ['，', '。', '；', '：', '？', '！'];

impl<'f> Compiler<'f, '_> {
    /// Checks the kind of a benefit against its other fields.
    pub fn check_gives(&mut self, raw: &'f RawBenefit, audiences: &[u8], path: &'f str) {
        let gives = *raw.gives.get_ref();
        let place = Location { path, span: raw.gives.span() };
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

    /// Checks the strength of a benefit against the words quoted for it.
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
            let place = Location { path, span: raw.strength.kind.span() };
            self.error(
                &place,
                "the quoted words do not promise it so",
                "not in the words",
                format!("this kind of strength stands where the text says: {}", needed.join(" ")),
            );
        }
    }

    /// Checks that title and summary promise no more than the quote, and that a sum per person is declared
    /// as such.
    pub fn check_words(&mut self, raw: &'f RawBenefit, path: &'f str) {
        let amount = raw.amount.as_ref();
        let quotes = [Some(&raw.quote), Some(&raw.strength.quote), amount.map(|amount| &amount.quote)];
        let texts: Vec<&str> =
            quotes.into_iter().flatten().map(|quote| quote.text.get_ref().as_str()).collect();
        let has = |words: &[&str]| texts.iter().any(|text| contains_any(text, words));
        for (said, alike) in PROMISES {
            if [&raw.title, &raw.summary].iter().any(|text| text.contains(said)) && !has(alike) {
                let place = Location { path, span: raw.id.span() };
                let hint = format!("the quoted words have none of: {}", alike.join(" "));
                self.error(&place, format!("“{said}” says more than the quoted words"), "this benefit", hint);
            }
        }
        if let Some(per) = amount.and_then(|amount| amount.per.as_ref())
            && *per.get_ref() == Per::Person
            && !has(&EACH)
        {
            let place = Location { path, span: per.span() };
            let hint = format!("the quoted words have none of: {}; then it is `unstated`", EACH.join(" "));
            self.error(&place, "the text does not say that each person gets it", "not in the words", hint);
        }
    }

    /// Checks that a quote consists of whole clauses, or that the entry explains why not.
    pub fn check_cut(&mut self, raw: &'f RawBenefit, quote: Quote, path: &'f str, document: u16) {
        let document = &self.documents[usize::from(document)];
        let sentence =
            document.at(quote.node).sentences().find(|sentence| sentence.span().overlaps(quote.span));
        let Some(sentence) = sentence.filter(|sentence| sentence.kind() == NodeKind::Sentence) else {
            return;
        };
        let (start, end) = (quote.span.start as usize, quote.span.end as usize);
        let before = document.text.get(..start).and_then(|text| text.chars().next_back());
        let after = document.text.get(end..).and_then(|text| text.chars().next());
        let last = document.quoted(quote).chars().next_back();
        let is_mark = |c: Option<char>| c.is_none_or(|c| CLAUSE.contains(&c));
        let begins = quote.span.start == sentence.span().start || is_mark(before);
        let ends = quote.span.end == sentence.span().end || is_mark(after) || is_mark(last);
        let place = Location { path, span: raw.quote.text.span() };
        match (begins && ends, raw.cut.trim().is_empty()) {
            (false, true) => {
                let which = if begins { "ends" } else { "begins" };
                self.error(
                    &place,
                    format!("the quote {which} inside a clause"),
                    "not a whole clause",
                    "quote the clause whole, or say with `cut` why not",
                );
            }
            (true, false) => {
                self.error(
                    &place,
                    "the quote is of whole clauses",
                    "`cut` says otherwise",
                    "leave `cut` out",
                );
            }
            (true, true) | (false, false) => {}
        }
    }

    /// Checks that the quote names the payer, or that the entry explains how it was determined.
    pub fn check_payer(&mut self, raw: &'f RawBenefit, quote: Quote, payer: Option<Quote>, path: &'f str) {
        let Some(written) = &raw.payer else { return };
        let place = Location { path, span: written.text.span() };
        let is_inside = payer.is_none_or(|payer| quote.span.contains(payer.span));
        match (is_inside, raw.payer_note.trim().is_empty()) {
            (false, true) => {
                self.error(
                    &place,
                    "the payer stands outside the quoted words: that it pays here too is a reading",
                    "named elsewhere",
                    "say so in `payer_note`, or quote more of the sentence",
                );
            }
            (true, false) => {
                self.error(
                    &place,
                    "the payer stands in the quoted words",
                    "no reading",
                    "leave `payer_note` out",
                );
            }
            (true, true) | (false, false) => {}
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
