//! Wishes: the user's reason for coming (您想问哪件事), the wizard's first choice.

use serde::{Deserialize, Serialize};

use super::Eligibility;
use super::answer::{Answer, Answers};
use super::benefit::BenefitIndex;
use super::fact::FactIndex;

/// A reason for coming, with the benefits that answer it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish<'a> {
    /// Short, stable and public: used in links.
    pub id: &'a str,
    /// The wish in plain words.
    pub label: &'a str,
    /// The option of the fact `who` that has this wish.
    pub who: u8,
    /// Whether it covers everything (说不准，都问一遍).
    pub is_everything: bool,
    /// The facts to ask first.
    pub first: Vec<FactIndex>,
    /// Its benefits, in text order.
    pub benefits: Vec<BenefitIndex>,
}

impl<'a> Eligibility<'a> {
    /// Looks up the index of a wish by id.
    #[must_use]
    pub fn wish_index(&self, id: &str) -> Option<u8> {
        self.wishes.iter().position(|wish| wish.id == id).and_then(|at| u8::try_from(at).ok())
    }

    /// The wish at an index.
    #[must_use]
    pub fn wish(&self, at: u8) -> Option<&Wish<'a>> {
        self.wishes.get(usize::from(at))
    }

    /// The wishes with at least one benefit, with their indices; provinces may differ.
    pub fn listed_wishes(&self) -> impl Iterator<Item = (u8, &Wish<'a>)> {
        (0u8..).zip(&self.wishes).filter(|(_, wish)| !wish.benefits.is_empty())
    }

    /// The wish that covers everything for this kind of user, the target of 「别的方面也问问」.
    #[must_use]
    pub fn everything(&self, who: u8) -> Option<u8> {
        let found = self.listed_wishes().find(|(_, wish)| wish.who == who && wish.is_everything);
        found.map(|(at, _)| at)
    }

    /// Chooses a wish, which also answers the question `who`.
    ///
    /// If the kind of user changes, answers that do not apply to the new kind become 不适用; they are kept.
    pub fn choose_wish(&self, wish: u8, answers: &mut Answers) {
        if let Some(wish) = self.wish(wish) {
            // The first fact is `who`, and the compiler validated the wish's option.
            let _ = answers.set(self, FactIndex(0), Answer::Option(wish.who));
        }
    }
}
