//! What a result shows first: groups of like things, in the order in which they matter to whoever asked.
//!
//! Money comes before all else, then what somebody has to do, titles, services, leave, rights and chances. What is not
//! decided is a list of questions, the one that decides most coming first.

use std::cmp::Reverse;

use super::advice::Outcome;
use super::answer::Answer;
use super::benefit::{Benefit, BenefitIndex, Gives, Sum};
use super::evaluation::{Evaluation, Verdict};
use super::fact::FactIndex;
use super::interview::Trouble;

/// What the benefits of a group have in common. They stand in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Money, and all conditions hold.
    Money,
    /// Money, and all conditions hold, but somebody else decides.
    MoneyUncertain,
    /// Money that one change brings.
    MoneyOneStep,
    /// What an employer or a school has to do.
    Duty,
    /// Titles, grades, posts and honours.
    Title,
    /// Training and other services.
    Service,
    /// Leave and recuperation.
    Rest,
    /// Rights and their protection.
    Right,
    /// What depends on others: selections, encouragements.
    Chance,
    /// It depends on what is not answered.
    Undetermined,
    /// The text does not say whether it counts.
    Unlisted,
    /// A condition does not hold.
    NotMet,
    /// The day lies before the document.
    NotYetIssued,
    /// It is for others.
    NotForYou,
}

impl Group {
    /// All of them, in their order.
    pub const ALL: [Self; 14] = [
        Self::Money,
        Self::MoneyUncertain,
        Self::MoneyOneStep,
        Self::Duty,
        Self::Title,
        Self::Service,
        Self::Rest,
        Self::Right,
        Self::Chance,
        Self::Undetermined,
        Self::Unlisted,
        Self::NotMet,
        Self::NotYetIssued,
        Self::NotForYou,
    ];

    /// Its name in addresses, styles and tests.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::MoneyUncertain => "money_uncertain",
            Self::MoneyOneStep => "money_one_step",
            Self::Duty => "duty",
            Self::Title => "title",
            Self::Service => "service",
            Self::Rest => "rest",
            Self::Right => "right",
            Self::Chance => "chance",
            Self::Undetermined => Verdict::Undetermined.key(),
            Self::Unlisted => Verdict::Unlisted.key(),
            Self::NotMet => Verdict::NotMet.key(),
            Self::NotYetIssued => Verdict::NotYetIssued.key(),
            Self::NotForYou => Verdict::NotForYou.key(),
        }
    }

    /// Whether its benefits are met or one step away: what is shown before what is not.
    #[must_use]
    pub const fn is_reached(self) -> bool {
        !matches!(
            self,
            Self::Undetermined | Self::Unlisted | Self::NotMet | Self::NotYetIssued | Self::NotForYou
        )
    }

    const fn of_met(gives: Gives, is_certain: bool) -> Self {
        match (gives, is_certain) {
            (Gives::Money, true) => Self::Money,
            (Gives::Money, false) => Self::MoneyUncertain,
            (Gives::Duty, _) => Self::Duty,
            (Gives::Title, _) => Self::Title,
            (Gives::Service, _) => Self::Service,
            (Gives::Rest, _) => Self::Rest,
            (Gives::Right, _) => Self::Right,
            (Gives::Chance, _) => Self::Chance,
        }
    }
}

/// A group with its benefits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What they have in common.
    pub group: Group,
    /// The benefits: money from high to low, what is certain before what is not, else in the order of the text.
    pub benefits: Vec<BenefitIndex>,
}

/// A question that undetermined benefits depend on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenQuestion {
    /// The question.
    pub fact: FactIndex,
    /// How many benefits depend on it, those included that also depend on a question before.
    pub decides: usize,
    /// The benefits that depend on it and on no question before it in the list.
    pub benefits: Vec<BenefitIndex>,
}

/// The reply to a trouble that was ticked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// All conditions of this benefit hold.
    Met(BenefitIndex),
    /// All conditions of this benefit hold, but somebody else decides.
    Discretionary(BenefitIndex),
    /// It depends on what is not answered.
    Undetermined(BenefitIndex),
    /// The text has something on the trouble, but not for whoever asked: the benefit that says most.
    ForOthers(BenefitIndex),
    /// No benefit is about it.
    Nothing,
}

impl<'a> Evaluation<'_, 'a> {
    /// These benefits in groups. Each is in exactly one; groups without any are left out.
    #[must_use]
    pub fn outline(&self, benefits: &[BenefitIndex]) -> Vec<Section> {
        let grouped: Vec<_> = benefits.iter().map(|&at| (self.group(at), at)).collect();
        let section = |group| {
            let of_group = grouped.iter().filter(|(of, _)| *of == group);
            let mut benefits: Vec<_> = of_group.map(|(_, at)| *at).collect();
            benefits.sort_by_key(|&at| {
                (self.verdict(at) == Verdict::Discretionary, Reverse(self.yuan(self.rules().benefit(at))))
            });
            Section { group, benefits }
        };
        Group::ALL.into_iter().map(section).filter(|section| !section.benefits.is_empty()).collect()
    }

    /// The group of a benefit.
    #[must_use]
    pub fn group(&self, at: BenefitIndex) -> Group {
        let gives = self.rules().benefit(at).gives;
        match self.verdict(at) {
            Verdict::Met => Group::of_met(gives, true),
            Verdict::Discretionary => Group::of_met(gives, false),
            Verdict::NotMet if gives == Gives::Money && self.is_one_step_away(at) => Group::MoneyOneStep,
            Verdict::NotMet => Group::NotMet,
            Verdict::Undetermined => Group::Undetermined,
            Verdict::Unlisted => Group::Unlisted,
            Verdict::NotYetIssued => Group::NotYetIssued,
            Verdict::NotForYou => Group::NotForYou,
        }
    }

    fn is_one_step_away(&self, at: BenefitIndex) -> bool {
        self.advice(at).is_some_and(|advice| match advice.outcome {
            Outcome::Ways(ways) => ways.iter().any(|way| way.len() == 1),
            Outcome::MoreSteps(_) | Outcome::NeedsAnswers { .. } | Outcome::Impossible { .. } => false,
        })
    }

    /// A sum in yuan, by which money is ordered; 0 where the text names a share or nothing.
    fn yuan(&self, benefit: &Benefit<'_>) -> u32 {
        match benefit.amount.map(|amount| amount.sum) {
            Some(Sum::Fixed(yuan) | Sum::Cap(yuan)) => yuan,
            Some(Sum::Share(..) | Sum::ShareRange(..) | Sum::ShareMin(..) | Sum::Unspecified) | None => 0,
        }
    }

    /// The questions that undetermined ones of these benefits depend on: first the one on which most depend, then the
    /// one on which most of the rest depend, and so on.
    #[must_use]
    pub fn open_questions(&self, benefits: &[BenefitIndex]) -> Vec<OpenQuestion> {
        let mut left: Vec<(BenefitIndex, Vec<FactIndex>)> = benefits
            .iter()
            .filter(|&&at| self.verdict(at) == Verdict::Undetermined)
            .map(|&at| (at, self.matters(at)))
            .collect();
        let all = left.clone();
        let count = |of: &[(BenefitIndex, Vec<FactIndex>)], fact| {
            of.iter().filter(|(_, facts)| facts.contains(&fact)).count()
        };
        let mut questions = Vec::new();
        loop {
            let facts = left.iter().flat_map(|(_, facts)| facts.iter().copied());
            // Of two that decide as many, the one that stands first.
            let Some(fact) = facts.max_by_key(|&fact| (count(&left, fact), Reverse(fact))) else { break };
            let (of_fact, rest): (Vec<_>, _) = left.into_iter().partition(|(_, facts)| facts.contains(&fact));
            left = rest;
            let benefits = of_fact.into_iter().map(|(at, _)| at).collect();
            questions.push(OpenQuestion { fact, decides: count(&all, fact), benefits });
        }
        questions
    }

    /// The troubles that were ticked, each with the reply to it: the best that some benefit whose conditions ask for
    /// the trouble makes of it.
    #[must_use]
    pub fn replies(&self) -> Vec<(Trouble<'a>, Reply)> {
        let is_ticked = |trouble: &&Trouble<'a>| matches!(self.answer(trouble.fact), Some(Answer::Options { held, .. }) if held >> trouble.option & 1 == 1);
        let ticked = self.rules().interview.troubles.iter().filter(is_ticked);
        ticked.map(|trouble| (trouble.clone(), self.reply(trouble))).collect()
    }

    fn reply(&self, trouble: &Trouble<'a>) -> Reply {
        let rules = self.rules();
        let slot = rules.fact(trouble.fact).first_slot + u16::from(trouble.option);
        let asks = |&at: &BenefitIndex| {
            let mut found = false;
            rules.for_each_atom(rules.benefit(at).whole, &mut |atom| {
                found |= atom.fact == trouble.fact && atom.slot == slot;
            });
            found
        };
        let about: Vec<_> = rules.benefits().map(|(at, _)| at).filter(asks).collect();
        let of = |verdict| about.iter().copied().find(|&at| self.verdict(at) == verdict);
        of(Verdict::Met)
            .map(Reply::Met)
            .or_else(|| of(Verdict::Discretionary).map(Reply::Discretionary))
            .or_else(|| of(Verdict::Undetermined).map(Reply::Undetermined))
            .or_else(|| about.first().copied().map(Reply::ForOthers))
            .unwrap_or(Reply::Nothing)
    }
}
