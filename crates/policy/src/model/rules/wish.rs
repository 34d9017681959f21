//! What people come to ask (您想问哪件事): the first choice of the wizard.

use serde::{Deserialize, Serialize};

use super::Eligibility;
use super::answer::{Answer, Answers};
use super::benefit::BenefitIndex;
use super::fact::FactIndex;

/// One of the things that people come to ask, with the benefits that answer it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish<'a> {
    /// Short, stable and public: links carry it.
    pub id: &'a str,
    /// The wish in plain words.
    pub label: &'a str,
    /// Which option of the fact `who` asks so.
    pub who: u8,
    /// Whether it leaves nothing out (说不准，都问一遍).
    pub is_everything: bool,
    /// What is asked first of whoever asks so.
    pub first: Vec<FactIndex>,
    /// The benefits that belong to it, in the order of the text.
    pub benefits: Vec<BenefitIndex>,
}

impl<'a> Eligibility<'a> {
    /// The wish with this id, by its place.
    #[must_use]
    pub fn wish_place(&self, id: &str) -> Option<u8> {
        self.wishes.iter().position(|wish| wish.id == id).and_then(|at| u8::try_from(at).ok())
    }

    /// The wish at a place.
    #[must_use]
    pub fn wish(&self, at: u8) -> Option<&Wish<'a>> {
        self.wishes.get(usize::from(at))
    }

    /// The wishes that some benefit belongs to, with their places: not all are in every province.
    pub fn listed_wishes(&self) -> impl Iterator<Item = (u8, &Wish<'a>)> {
        (0u8..).zip(&self.wishes).filter(|(_, wish)| !wish.benefits.is_empty())
    }

    /// The wish that leaves nothing out, for whoever asks so: where 「别的方面也问问」 leads.
    #[must_use]
    pub fn everything(&self, who: u8) -> Option<u8> {
        let found = self.listed_wishes().find(|(_, wish)| wish.who == who && wish.is_everything);
        found.map(|(at, _)| at)
    }

    /// Chooses a wish: whoever asks so is known then, so that the question `who` is answered.
    ///
    /// Where somebody else was asked for before, only answers to questions that both have make sense, and the
    /// others are 不适用; they are kept all the same.
    pub fn choose_wish(&self, wish: u8, answers: &mut Answers) {
        if let Some(wish) = self.wish(wish) {
            // The first fact is `who`, and the compiler took `who` of a wish from its options.
            let _ = answers.set(self, FactIndex(0), Answer::Option(wish.who));
        }
    }
}
