//! Compiles wishes: reasons for coming, with the benefits that answer them.
//!
//! A wish selects benefits by topic, audience and kind, so that new provinces need no changes. A benefit can
//! list its wishes explicitly instead.

use std::collections::BTreeSet;

use policy::model::rules::{Benefit, BenefitIndex, StrengthKind, Wish};

use super::compiler::{Compiler, Location};
use super::entries::{EligibilityFiles, QUESTIONS, RawBenefit, RawTake, RawWish};

/// A [`RawTake`] with indices.
struct Take {
    topics: Vec<u8>,
    audiences: Vec<u8>,
    gives: Vec<policy::model::rules::Gives>,
}

impl Take {
    fn takes(&self, benefit: &Benefit<'_>) -> bool {
        let meets = |asked: &[u8], has: &[u8]| asked.is_empty() || asked.iter().any(|at| has.contains(at));
        meets(&self.topics, &benefit.topics)
            && meets(&self.audiences, &benefit.audiences)
            && (self.gives.is_empty() || self.gives.contains(&benefit.gives))
    }
}

impl<'f> Compiler<'f, '_> {
    /// Compiles the wishes, after all benefits are known, and checks that every benefit belongs to one.
    pub fn wishes(&mut self, files: &'f EligibilityFiles) {
        let raw_wishes = &files.questions.wishes;
        let mut ids = BTreeSet::new();
        let mut takes = Vec::new();
        for raw in raw_wishes {
            self.new_id(&raw.id, QUESTIONS, b'_', &mut ids);
            self.wish(raw);
            takes.push(raw.take.iter().map(|take| self.take(take.get_ref())).collect::<Vec<_>>());
        }
        if self.rules.wishes.len() != raw_wishes.len() {
            return;
        }
        for (index, raw, path) in self.written(files) {
            self.join_wishes(index, raw, path, raw_wishes, &takes);
        }
        self.check_everything(raw_wishes);
    }

    fn wish(&mut self, raw: &'f RawWish) {
        let who = self.rules.facts.first().filter(|fact| fact.id == "who");
        let who: Vec<&str> = who.iter().flat_map(|fact| fact.options()).map(|option| option.id).collect();
        let who = self.known_id(&raw.r#for, QUESTIONS, "option of the first fact, `who`,", &who);
        if raw.everything == raw.take.is_empty() {
            // A wish has either filters or `everything`, not both.
            let first = raw.first.iter().filter_map(|id| self.known_fact(id, QUESTIONS)).collect();
            if let Some(who) = who {
                self.rules.wishes.push(Wish {
                    id: raw.id.get_ref(),
                    label: raw.label.get_ref(),
                    who,
                    is_everything: raw.everything,
                    first,
                    benefits: Vec::new(),
                });
            }
            return;
        }
        let place = Location { path: QUESTIONS, span: raw.id.span() };
        let hint = "write `take = [{ topics = [\"training\"] }]`, or `everything = true`";
        self.error(&place, "a wish takes benefits, or everything", "one of the two", hint);
    }

    fn take(&mut self, raw: &'f RawTake) -> Take {
        let topics: Vec<&str> = self.rules.topics.iter().map(|topic| topic.id).collect();
        let audiences: Vec<&str> = self.rules.audiences.iter().map(|audience| audience.id).collect();
        let topics = raw.topics.iter().filter_map(|id| self.known_id(id, QUESTIONS, "topic", &topics));
        let topics = topics.collect();
        let audiences =
            raw.audiences.iter().filter_map(|id| self.known_id(id, QUESTIONS, "audience", &audiences));
        Take { topics, audiences: audiences.collect(), gives: raw.gives.clone() }
    }

    /// The compiled benefits with their entries and paths.
    fn written(&self, files: &'f EligibilityFiles) -> Vec<(BenefitIndex, &'f RawBenefit, &'f str)> {
        let given = files
            .benefits
            .iter()
            .flat_map(|file| file.entries.given.iter().map(move |raw| (raw, file.path.as_str())));
        let index = |raw: &RawBenefit| self.rules.benefit_index(raw.id.get_ref());
        given.filter_map(|(raw, path)| Some((index(raw)?, raw, path))).collect()
    }

    /// Adds a benefit to its wishes.
    fn join_wishes(
        &mut self,
        index: BenefitIndex,
        raw: &'f RawBenefit,
        path: &'f str,
        raw_wishes: &[RawWish],
        takes: &[Vec<Take>],
    ) {
        let ids: Vec<&str> = raw_wishes.iter().map(|wish| wish.id.get_ref().as_str()).collect();
        let named: Option<Vec<u8>> = raw
            .wishes
            .as_ref()
            .map(|named| named.iter().filter_map(|id| self.known_id(id, path, "wish", &ids)).collect());
        let benefit = self.rules.benefit(index).clone();
        let of: Vec<u8> = benefit
            .audiences
            .iter()
            .filter_map(|&at| self.rules.audiences.get(usize::from(at)))
            .map(|audience| audience.who)
            .collect();
        let mut joined = Vec::new();
        for (at, (wish, takes)) in (0u8..).zip(self.rules.wishes.iter_mut().zip(takes)) {
            let is_named = named.as_ref().is_some_and(|named| named.contains(&at));
            let is_taken = named.is_none() && takes.iter().any(|take| take.takes(&benefit));
            if !of.contains(&wish.who) || !(is_named || is_taken || wish.is_everything) {
                continue;
            }
            wish.benefits.push(index);
            if is_named || is_taken {
                joined.push(wish.who);
            }
        }
        self.check_joined(&benefit, raw, path, &of, &joined, named.is_some());
    }

    /// Checks that a benefit's target group has a wish that leads to it, unless it is an aim or they have
    /// only one wish.
    fn check_joined(
        &mut self,
        benefit: &Benefit<'_>,
        raw: &RawBenefit,
        path: &str,
        of: &[u8],
        joined: &[u8],
        is_named: bool,
    ) {
        let has_choice =
            |who: u8| self.rules.wishes.iter().any(|wish| wish.who == who && !wish.is_everything);
        let is_lost = |&who: &u8| has_choice(who) && !joined.contains(&who);
        let is_aim = benefit.strength.kind == StrengthKind::Aim;
        if of.iter().any(is_lost) && !is_aim {
            let place = Location { path, span: raw.id.span() };
            let message = format!("no wish leads to `{}`", benefit.id);
            let hint = "let a [[wish]] of questions.toml take it, or write `wishes = [\"…\"]`; one that is asked about only with everything names that wish";
            self.error(&place, message, "without a wish", hint);
        } else if is_named && joined.is_empty() {
            let place = Location { path, span: raw.id.span() };
            let message = format!("the wishes of `{}` are for others than it is", benefit.id);
            self.error(&place, message, "for others", "name wishes of those for whom the benefit is listed");
        }
    }

    /// Checks that everyone with a benefit has a wish that covers everything.
    fn check_everything(&mut self, raw_wishes: &[RawWish]) {
        let Some(last) = raw_wishes.last() else { return };
        let mut asking: Vec<u8> = Vec::new();
        for benefit in &self.rules.benefits {
            for &at in &benefit.audiences {
                asking.extend(self.rules.audiences.get(usize::from(at)).map(|audience| audience.who));
            }
        }
        asking.sort_unstable();
        asking.dedup();
        let wishes = &self.rules.wishes;
        asking.retain(|&who| !wishes.iter().any(|wish| wish.who == who && wish.is_everything));
        for who in asking {
            let options = self.rules.facts.first().map_or(&[][..], |fact| fact.options());
            let id = options.get(usize::from(who)).map_or("", |option| option.id);
            let place = Location { path: QUESTIONS, span: last.id.span() };
            let message = format!("no wish of `{id}` leaves nothing out");
            let hint = format!("add a [[wish]] with `for = \"{id}\"` and `everything = true`");
            self.error(&place, message, "without such a wish", hint);
        }
    }
}
