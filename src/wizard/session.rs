//! One visit to the wizard: the answers, and the way through the questions.
//!
//! The way is a list of screens, and a place on it that the browser's history keeps. Going back changes
//! nothing. A changed answer keeps all others; only the way behind it is planned anew, and a question
//! that has an answer is not asked again.

use policy::Corpus;
use policy::eligibility::{Answer, FactIndex, Link, NotAnAnswer, Scope};

/// One screen of the wizard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// Which topic is of interest.
    Topic,
    /// A question.
    Question(FactIndex),
}

/// What was asked and answered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Session {
    /// The answers, the as-of date where it is not today, and the topic.
    pub link: Link,
    /// The measure that alone is of interest: its source and its node.
    pub measure: Option<(u8, policy::document::NodeIndex)>,
    /// The screens so far.
    pub trail: Vec<Screen>,
}

/// The question that everything else depends on.
const WHO: FactIndex = FactIndex(0);

/// Stands for the topic among the ids of facts, none of which begins so.
const TOPIC: &str = "*";

impl Session {
    /// Which benefits are of interest.
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

    /// Forgets the way, and narrows the interest to one measure or widens it to all.
    pub fn set_measure(&mut self, measure: Option<(u8, policy::document::NodeIndex)>) {
        if self.measure != measure {
            self.measure = measure;
            self.trail.clear();
        }
        if measure.is_some() {
            self.link.topic = None;
            self.link.wish = None;
        }
    }

    /// The place on the way that the history means by `at`: no place is behind the way's end. The history outlives the
    /// way where nothing can be stored, or what was stored is gone.
    #[must_use]
    pub fn place_on_way(&self, at: usize) -> usize {
        at.min(self.trail.len())
    }

    /// Narrows the interest to what somebody came to ask, which says who asks. The answers are kept; the way to them
    /// is, where the same was asked before.
    pub fn set_wish(&mut self, corpus: &Corpus<'_>, wish: u8) {
        if self.link.wish != Some(wish) {
            self.trail.clear();
        }
        self.measure = None;
        self.link = Link { wish: Some(wish), topic: None, audience: None, ..std::mem::take(&mut self.link) };
        corpus.eligibility.choose_wish(wish, &mut self.link.answers);
    }

    /// Whether something is known besides what the wish itself says.
    #[must_use]
    pub fn has_earlier_answers(&self) -> bool {
        self.link.answers.iter().count() > usize::from(self.link.wish.is_some())
    }

    /// The screen at a place on the way. Right behind its end the question that is planned next is
    /// added; nothing where no question is left.
    pub fn screen(&mut self, at: usize, planned: Option<FactIndex>) -> Option<Screen> {
        if at >= self.trail.len() {
            let next = self.next_screen(planned)?;
            self.trail.push(next);
        }
        self.trail.get(at).copied()
    }

    /// The first two screens ask who and what; where that is known, of a wish or a measure, its own questions are
    /// enough.
    fn next_screen(&self, planned: Option<FactIndex>) -> Option<Screen> {
        if self.measure.is_none() && self.link.wish.is_none() {
            for screen in [Screen::Question(WHO), Screen::Topic] {
                if !self.trail.contains(&screen) {
                    return Some(screen);
                }
            }
        }
        // A planned question has no answer, so it is on the way already only where it was left open.
        planned.map(Screen::Question)
    }

    /// Answers the question at a place on the way. What comes behind it is planned anew if the answer
    /// is another than before.
    ///
    /// # Errors
    /// Where the answer is not one that the question can have.
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

    /// Chooses the topic at a place on the way.
    pub fn choose_topic(&mut self, at: usize, topic: Option<u8>) {
        if self.link.topic != topic {
            self.link.topic = topic;
            self.trail.truncate(at + 1);
        }
    }

    /// The session as text: its link, the measure's id and the ids on the way, a line each.
    #[must_use]
    pub fn encode(&self, corpus: &Corpus<'_>) -> String {
        let rules = &corpus.eligibility;
        let measure = self.measure.and_then(|(source, node)| {
            let source = rules.sources.get(usize::from(source))?;
            Some(corpus.documents.get(usize::from(source.document))?.at(node).id())
        });
        let ids: Vec<&str> = self
            .trail
            .iter()
            .map(|screen| match screen {
                Screen::Topic => TOPIC,
                Screen::Question(fact) => rules.fact(*fact).id,
            })
            .collect();
        format!("{}\n{}\n{}", self.link.encode(rules), measure.unwrap_or(""), ids.join("."))
    }

    /// Reads what [`Self::encode`] wrote; nothing where it was altered. What was written for another province,
    /// or by a version with other questions, gives the answers that are known here: a way through other
    /// questions is none, and neither is another's measure.
    #[must_use]
    pub fn decode(corpus: &Corpus<'_>, text: &str) -> Option<Self> {
        let rules = &corpus.eligibility;
        let mut lines = text.split('\n');
        let (link, measure, ids) = (lines.next()?, lines.next()?, lines.next()?);
        let read = Link::decode(rules, link).ok()?;
        if lines.next().is_some() {
            return None;
        }
        if read.other_version {
            return Some(Self { link: read.link, ..Self::default() });
        }
        let screen = |id: &str| match id {
            TOPIC => Some(Screen::Topic),
            id => rules.fact_index(id).map(Screen::Question),
        };
        let trail = ids.split_terminator('.').map(screen).collect::<Option<_>>()?;
        let measure = match measure {
            "" => None,
            id => Some(Self::find_measure(corpus, id)?),
        };
        Some(Self { link: read.link, measure, trail })
    }

    /// The measure with this id, if it gives or could give benefits.
    #[must_use]
    pub fn find_measure(corpus: &Corpus<'_>, id: &str) -> Option<(u8, policy::document::NodeIndex)> {
        (0u8..).zip(&corpus.eligibility.sources).find_map(|(at, source)| {
            let document = corpus.documents.get(usize::from(source.document))?;
            let node = document.node(id).filter(|node| node.kind() == policy::document::Kind::Measure)?;
            Some((at, node.index()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::corpus;
    use proptest::prelude::*;

    const PERSON: Answer = Answer::Option(0);

    fn fact(id: &str) -> FactIndex {
        corpus().eligibility.fact_index(id).unwrap()
    }

    #[test]
    fn who_and_what_are_asked_first_and_then_what_is_planned() {
        let mut session = Session::default();
        let planned = Some(fact("employment"));
        assert_eq!(session.screen(0, planned), Some(Screen::Question(WHO)));
        session.answer(corpus(), 0, WHO, PERSON).unwrap();
        assert_eq!(session.screen(1, planned), Some(Screen::Topic));
        assert_eq!(session.screen(2, planned), Some(Screen::Question(fact("employment"))));
        assert_eq!(session.screen(3, None), None);
    }

    #[test]
    fn where_the_way_is_lost_the_questions_begin_anew() {
        let mut session = Session::default();
        let at = session.place_on_way(5);
        assert_eq!((at, session.screen(at, None)), (0, Some(Screen::Question(WHO))));
        session.trail = vec![Screen::Question(WHO), Screen::Topic];
        assert_eq!([session.place_on_way(1), session.place_on_way(2), session.place_on_way(3)], [1, 2, 2]);
    }

    #[test]
    fn a_measure_asks_only_its_own_questions() {
        let mut session = Session::default();
        session.set_measure(Session::find_measure(corpus(), "heilongjiang.10"));
        assert_eq!(session.screen(0, Some(fact("employment"))), Some(Screen::Question(fact("employment"))));
    }

    #[test]
    fn a_wish_says_who_asks_and_what() {
        let mut session = Session::default();
        let wages = corpus().eligibility.wish_place("wages").unwrap();
        session.trail = vec![Screen::Question(WHO), Screen::Topic];
        session.link.topic = Some(1);
        session.set_wish(corpus(), wages);
        assert_eq!(session.link.answers.get(WHO), Some(PERSON));
        assert_eq!((session.link.topic, session.has_earlier_answers()), (None, false));
        assert_eq!(session.screen(0, Some(fact("arrears"))), Some(Screen::Question(fact("arrears"))));
        session.answer(corpus(), 0, fact("arrears"), Answer::Unknown).unwrap();
        session.set_wish(corpus(), wages);
        assert_eq!((session.trail.len(), session.has_earlier_answers()), (1, true));
    }

    #[test]
    fn the_same_answer_again_keeps_the_way_and_another_only_the_answers() {
        let mut session = Session { trail: vec![Screen::Question(WHO), Screen::Topic], ..Session::default() };
        session.answer(corpus(), 0, WHO, PERSON).unwrap();
        session.trail = vec![Screen::Question(WHO), Screen::Topic, Screen::Question(fact("identity"))];
        session.answer(corpus(), 2, fact("identity"), Answer::Unknown).unwrap();
        session.answer(corpus(), 0, WHO, PERSON).unwrap();
        assert_eq!(session.trail.len(), 3);
        session.answer(corpus(), 0, WHO, Answer::Option(1)).unwrap();
        assert_eq!(session.trail.len(), 1);
        assert_eq!(session.link.answers.get(fact("identity")), Some(Answer::Unknown));
    }

    #[test]
    fn a_session_comes_back() {
        let mut session = Session::default();
        session.link.topic = Some(1);
        session.link.as_of = Some("2018-06-01".parse().unwrap());
        session.trail = vec![Screen::Question(WHO), Screen::Topic];
        session.answer(corpus(), 0, WHO, PERSON).unwrap();
        session.measure = Session::find_measure(corpus(), "heilongjiang.10");
        let text = session.encode(corpus());
        assert_eq!(Session::decode(corpus(), &text), Some(session));
    }

    #[test]
    fn of_another_province_the_answers_are_kept_and_not_the_way() {
        let mut session = Session::default();
        session.answer(corpus(), 0, WHO, PERSON).unwrap();
        session.trail = vec![Screen::Question(WHO), Screen::Topic];
        session.measure = Session::find_measure(corpus(), "heilongjiang.10");
        let mut elsewhere = corpus().clone();
        elsewhere.eligibility.version += 1;
        elsewhere.documents.retain(|document| document.id != "heilongjiang");
        elsewhere.eligibility.sources.clear();
        let read = Session::decode(&elsewhere, &session.encode(corpus())).unwrap();
        assert_eq!(read, Session { link: session.link, ..Session::default() });
        assert_eq!(read.link.answers.get(WHO), Some(PERSON));
    }

    #[test]
    fn what_was_altered_is_not_read() {
        let text = Session::default().encode(corpus());
        for wrong in [String::new(), text.replace('v', "w"), text.clone() + "\n", text.clone() + "nothing"] {
            assert_eq!(Session::decode(corpus(), &wrong), None, "{wrong}");
        }
        assert_eq!(Session::find_measure(corpus(), "heilongjiang.p1"), None);
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in ".*\n.*\n.*") {
            let _ = Session::decode(corpus(), &text);
        }
    }
}
