//! The state of one visit to the wizard: the answers, and the trail of screens.
//!
//! The browser's history holds a place on the trail. Going back changes nothing. A changed answer keeps all
//! others, and only the trail behind it is planned anew, skipping answered questions.

mod encoding;

use policy::Corpus;
use policy::eligibility::{Evaluation, InterviewStep, Link, Next, Scope};
use policy::model::document::{NodeIndex, NodeKind};
use policy::model::rules::{Answer, BenefitIndex, FactIndex, NotAnAnswer};

/// A screen of the wizard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// The choice of a wish.
    Wish,
    /// A question.
    Question(FactIndex),
    /// A gate, by index, with the bit set of the options shown.
    Gate(u8, u64),
}

/// The state of a visit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Session {
    /// The answers, the wish, and the as-of date unless it is today.
    pub link: Link,
    /// The measure that the visit is limited to: its source and node.
    pub measure: Option<(u8, NodeIndex)>,
    /// The screens so far.
    pub trail: Vec<Screen>,
    /// The answers before the last change to a result, for reporting changed verdicts.
    pub before: Option<Link>,
}

impl Session {
    /// The benefits of interest.
    #[must_use]
    pub fn scope(&self) -> Scope {
        Scope {
            wish: self.link.wish,
            topic: self.link.topic,
            audience: self.link.audience,
            measure: self.measure,
        }
    }

    /// Whether nothing was answered yet.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.link.answers.iter().next().is_none()
    }

    /// The benefits in scope for this kind of user, in text order.
    #[must_use]
    pub fn benefits(&self, corpus: &Corpus<'_>) -> Vec<BenefitIndex> {
        let rules = &corpus.eligibility;
        rules.for_whoever_asks(&rules.in_scope(self.scope()), &self.link.answers)
    }

    /// Clears the trail, and limits the visit to one measure or lifts the limit.
    pub fn set_measure(&mut self, measure: Option<(u8, NodeIndex)>) {
        if self.measure != measure {
            self.measure = measure;
            self.trail.clear();
        }
        if measure.is_some() {
            self.link = Link { wish: None, topic: None, audience: None, ..std::mem::take(&mut self.link) };
        }
    }

    /// Clamps a place from the history to the trail, which may be shorter if the session could not be stored
    /// or was lost.
    #[must_use]
    pub fn place_on_way(&self, at: usize) -> usize {
        at.min(self.trail.len())
    }

    /// Chooses a wish, which also answers `who`. Keeps the answers, and the trail if the wish is unchanged.
    pub fn set_wish(&mut self, corpus: &Corpus<'_>, wish: u8) {
        if self.link.wish != Some(wish) {
            self.trail.clear();
        }
        self.measure = None;
        self.link = Link { wish: Some(wish), topic: None, audience: None, ..std::mem::take(&mut self.link) };
        corpus.eligibility.choose_wish(wish, &mut self.link.answers);
    }

    /// Whether there are answers besides those implied by the wish.
    #[must_use]
    pub fn has_earlier_answers(&self) -> bool {
        self.link.answers.iter().count() > usize::from(self.link.wish.is_some())
    }

    /// The planner's state for these benefits, and the next screen after the trail.
    #[must_use]
    pub fn next(&self, evaluation: &Evaluation<'_, '_>, benefits: &[BenefitIndex]) -> Next {
        let passed = self.trail.iter().fold(0, |bits, screen| match screen {
            Screen::Gate(gate, _) => bits | 1 << gate,
            Screen::Wish | Screen::Question(_) => bits,
        });
        evaluation.next_screen(self.link.wish, benefits, passed)
    }

    /// The screen at a place. One past the end, extends the trail by `next`; `None` if no question is left.
    pub fn screen(&mut self, corpus: &Corpus<'_>, at: usize, next: Option<InterviewStep>) -> Option<Screen> {
        if at >= self.trail.len() {
            let screen = if self.asks_wish(corpus, at) {
                Screen::Wish
            } else {
                match next? {
                    InterviewStep::Fact(fact) => Screen::Question(fact),
                    InterviewStep::Gate(gate, shown) => Screen::Gate(u8::try_from(gate).ok()?, shown),
                }
            };
            self.trail.push(screen);
        }
        self.trail.get(at).copied()
    }

    /// Whether the screen at a place is the choice of a wish, which is skipped if a wish or measure is
    /// given.
    #[must_use]
    pub fn asks_wish(&self, corpus: &Corpus<'_>, at: usize) -> bool {
        if let Some(screen) = self.trail.get(at) {
            return *screen == Screen::Wish;
        }
        let is_anything_asked = self.measure.is_none() && self.link.wish.is_none();
        is_anything_asked && corpus.eligibility.listed_wishes().next().is_some()
    }

    /// The place of the first unanswered screen.
    #[must_use]
    pub fn end_of_answers(&self) -> usize {
        let waits = match self.trail.last() {
            Some(Screen::Question(fact)) => self.link.answers.get(*fact).is_none(),
            Some(Screen::Gate(..)) => true,
            Some(Screen::Wish) => self.link.wish.is_none(),
            None => false,
        };
        self.trail.len() - usize::from(waits)
    }

    /// The number of questions before a place.
    #[must_use]
    pub fn questions_before(&self, at: usize) -> usize {
        self.trail.iter().take(at).filter(|screen| **screen != Screen::Wish).count()
    }

    /// Answers the question at a place. If the answer changed, the trail behind it is planned anew.
    ///
    /// # Errors
    /// If the answer is invalid for the question.
    pub fn answer(
        &mut self,
        corpus: &Corpus<'_>,
        at: usize,
        fact: FactIndex,
        answer: Answer,
    ) -> Result<(), NotAnAnswer> {
        let before = self.link.answers.get(fact);
        self.link.answers.set(&corpus.eligibility, fact, answer)?;
        if before != Some(answer) {
            self.trail.truncate(at + 1);
        }
        Ok(())
    }

    /// Answers the gate at a place with a bit set of ticked options.
    pub fn answer_gate(&mut self, corpus: &Corpus<'_>, at: usize, ticked: u64) {
        let Some(&Screen::Gate(gate, shown)) = self.trail.get(at) else { return };
        let before = self.link.answers.clone();
        corpus.eligibility.answer_gate(usize::from(gate), shown, ticked, &mut self.link.answers);
        if self.link.answers != before {
            self.trail.truncate(at + 1);
        }
    }

    /// The bit set of ticked options of the gate at a place; 0 if it is unanswered.
    #[must_use]
    pub fn ticked(&self, corpus: &Corpus<'_>, at: usize) -> u64 {
        let (Some(&Screen::Gate(gate, _)), true) = (self.trail.get(at), self.trail.len() > at + 1) else {
            return 0;
        };
        let rules = &corpus.eligibility;
        let gate = rules.interview.gates.get(usize::from(gate));
        let options = gate.map_or(&[][..], |gate| &gate.options).iter().enumerate();
        let is_none = |&fact: &FactIndex| self.link.answers.get(fact) == rules.fact(fact).none();
        options
            .filter(|(_, option)| !option.facts.iter().all(is_none))
            .fold(0, |bits, (at, _)| bits | 1 << at)
    }

    /// Chooses a wish at a place.
    pub fn choose_wish(&mut self, corpus: &Corpus<'_>, at: usize, wish: u8) {
        let mut trail = std::mem::take(&mut self.trail);
        let is_same = self.link.wish == Some(wish);
        self.set_wish(corpus, wish);
        if !is_same {
            trail.truncate(at + 1);
        }
        self.trail = trail;
    }

    /// Changes an answer of an existing result. The trail is planned anew.
    ///
    /// # Errors
    /// If the answer is invalid for the question.
    pub fn change(
        &mut self,
        corpus: &Corpus<'_>,
        fact: FactIndex,
        answer: Answer,
    ) -> Result<(), NotAnAnswer> {
        let before = self.link.clone();
        self.link.answers.set(&corpus.eligibility, fact, answer)?;
        self.before = Some(before);
        self.trail.clear();
        Ok(())
    }

    /// Continues with the remaining questions; a session from a link, which has no trail and often no wish,
    /// continues with everything.
    pub fn resume(&mut self, corpus: &Corpus<'_>) {
        let rules = &corpus.eligibility;
        if let (None, None, Some(Answer::Option(who))) =
            (self.measure, self.link.wish, self.link.answers.get(FactIndex(0)))
        {
            self.link.wish = rules.everything(who);
        }
    }

    /// Clears all answers and the trail, keeping the subject.
    pub fn restart(&mut self, corpus: &Corpus<'_>) {
        // A wish from the URL is the subject; one chosen on screen or taken from a result is an answer.
        let wish = self.link.wish.filter(|_| self.trail.first().is_some_and(|first| *first != Screen::Wish));
        *self = Self { measure: self.measure, ..Self::default() };
        if let Some(wish) = wish {
            self.set_wish(corpus, wish);
        }
    }

    /// The measure with this id, if it has or can have benefits.
    #[must_use]
    pub fn find_measure(corpus: &Corpus<'_>, id: &str) -> Option<(u8, NodeIndex)> {
        (0u8..).zip(&corpus.eligibility.sources).find_map(|(at, source)| {
            let document = corpus.documents.get(usize::from(source.document))?;
            let node = document.node(id).filter(|node| node.kind() == NodeKind::Measure)?;
            Some((at, node.index()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::corpus;

    pub(super) const WHO: FactIndex = FactIndex(0);
    pub(super) const PERSON: Answer = Answer::Option(0);

    pub(super) fn fact(id: &str) -> FactIndex {
        corpus().eligibility.fact_index(id).unwrap()
    }

    fn wish(id: &str) -> u8 {
        corpus().eligibility.wish_index(id).unwrap()
    }

    pub(super) fn gate(id: &str) -> u8 {
        let at = corpus().eligibility.interview.gates.iter().position(|gate| gate.id == id);
        u8::try_from(at.unwrap()).unwrap()
    }

    #[test]
    fn what_somebody_comes_to_ask_is_the_first_question() {
        let mut session = Session::default();
        let next = Some(InterviewStep::Fact(fact("employment")));
        assert_eq!(session.screen(corpus(), 0, next), Some(Screen::Wish));
        session.choose_wish(corpus(), 0, wish("wages"));
        assert_eq!(session.link.answers.get(WHO), Some(PERSON));
        assert_eq!(session.screen(corpus(), 1, next), Some(Screen::Question(fact("employment"))));
        assert_eq!((session.screen(corpus(), 2, None), session.end_of_answers()), (None, 1));
        session.answer(corpus(), 1, fact("employment"), Answer::Unknown).unwrap();
        assert_eq!(session.end_of_answers(), 2);
        assert_eq!((session.questions_before(0), session.questions_before(2)), (0, 1));
    }

    #[test]
    fn where_the_way_is_lost_the_questions_begin_anew() {
        let mut session = Session::default();
        let at = session.place_on_way(5);
        assert_eq!((at, session.screen(corpus(), at, None)), (0, Some(Screen::Wish)));
        session.trail = vec![Screen::Wish, Screen::Question(WHO)];
        assert_eq!([session.place_on_way(1), session.place_on_way(2), session.place_on_way(3)], [1, 2, 2]);
    }

    #[test]
    fn a_measure_asks_only_its_own_questions() {
        let mut session = Session::default();
        session.set_measure(Session::find_measure(corpus(), "heilongjiang.10"));
        let next = InterviewStep::Fact(fact("employment"));
        assert_eq!(session.screen(corpus(), 0, Some(next)), Some(Screen::Question(fact("employment"))));
    }

    #[test]
    fn an_address_says_what_is_asked() {
        let wages = wish("wages");
        let mut session = Session { trail: vec![Screen::Wish], ..Session::default() };
        session.link.topic = Some(1);
        session.set_wish(corpus(), wages);
        assert_eq!(session.link.answers.get(WHO), Some(PERSON));
        assert_eq!((session.link.topic, session.has_earlier_answers()), (None, false));
        let next = InterviewStep::Fact(fact("arrears"));
        assert_eq!(session.screen(corpus(), 0, Some(next)), Some(Screen::Question(fact("arrears"))));
        session.answer(corpus(), 0, fact("arrears"), Answer::Unknown).unwrap();
        session.set_wish(corpus(), wages);
        assert_eq!((session.trail.len(), session.has_earlier_answers()), (1, true));
        session.restart(corpus());
        assert_eq!((session.link.wish, session.has_earlier_answers()), (Some(wages), false));
    }

    /// On a shared device, the next user must not inherit the previous one's wish.
    #[test]
    fn a_wish_that_was_chosen_is_forgotten_with_the_answers() {
        let mut session = Session::default();
        session.choose_wish(corpus(), 0, wish("wages"));
        let mut changed = session.clone();
        changed.change(corpus(), fact("arrears"), Answer::Unknown).unwrap();
        for mut session in [session, changed] {
            session.restart(corpus());
            assert_eq!((session.link.wish, session.has_earlier_answers()), (None, false));
        }
    }

    #[test]
    fn the_same_answer_again_keeps_the_way_and_another_only_the_answers() {
        let mut session = Session::default();
        session.choose_wish(corpus(), 0, wish("unsure"));
        session.trail =
            vec![Screen::Wish, Screen::Question(fact("employment")), Screen::Question(fact("identity"))];
        session.answer(corpus(), 2, fact("identity"), Answer::Unknown).unwrap();
        session.choose_wish(corpus(), 0, wish("unsure"));
        assert_eq!(session.trail.len(), 3);
        session.answer(corpus(), 1, fact("employment"), Answer::Option(1)).unwrap();
        assert_eq!(session.trail.len(), 2);
        session.choose_wish(corpus(), 0, wish("training"));
        assert_eq!(session.trail.len(), 1);
        assert_eq!(session.link.answers.get(fact("identity")), Some(Answer::Unknown));
    }

    #[test]
    fn a_gate_answers_what_was_on_the_screen_and_comes_back_as_it_was_ticked() {
        let rare = gate("rare");
        let gate = &corpus().eligibility.interview.gates[usize::from(rare)];
        let (first, second, third) =
            (gate.options[0].facts[0], gate.options[1].facts[0], gate.options[2].facts[0]);
        let mut session = Session { trail: vec![Screen::Gate(rare, 0b011)], ..Session::default() };
        session.answer_gate(corpus(), 0, 0b001);
        let answer = |session: &Session, fact| session.link.answers.get(fact);
        assert_eq!(answer(&session, first), None, "it is asked");
        assert_eq!(answer(&session, second), corpus().eligibility.fact(second).none());
        assert_eq!(answer(&session, third), None, "it was not shown");
        session.trail.push(Screen::Question(first));
        session.answer(corpus(), 1, first, Answer::Options { held: 1, unknown: 0 }).unwrap();
        session.trail.push(Screen::Question(WHO));
        assert_eq!(session.ticked(corpus(), 0) & 0b011, 0b001);
        session.answer_gate(corpus(), 0, 0b001);
        assert_eq!(session.trail.len(), 3, "nothing has changed");
        session.answer_gate(corpus(), 0, 0);
        assert_eq!(
            (answer(&session, first), session.trail.len()),
            (corpus().eligibility.fact(first).none(), 1)
        );
    }

    #[test]
    fn of_a_link_the_rest_of_everything_is_asked() {
        let mut session = Session::default();
        session.link.answers.set(&corpus().eligibility, WHO, PERSON).unwrap();
        session.resume(corpus());
        assert_eq!(session.link.wish, Some(wish("unsure")));
    }
}
