//! Serializes a session for the window's storage, which both pages' engines read.

use policy::Corpus;
use policy::eligibility::Link;

use super::{Screen, Session};

/// Marks the wish among fact ids, none of which starts with this.
const WISH: &str = "*";
/// Prefix of a gate's id.
const GATE: char = '+';

impl Session {
    /// Encodes the session: its link, the measure's id, the ids of the trail, and the previous link, one
    /// line each.
    #[must_use]
    pub fn encode(&self, corpus: &Corpus<'_>) -> String {
        let rules = &corpus.eligibility;
        let measure = self.measure.and_then(|(source, node)| {
            let source = rules.sources.get(usize::from(source))?;
            Some(corpus.documents.get(usize::from(source.document))?.at(node).id())
        });
        let ids: Vec<String> = self
            .trail
            .iter()
            .map(|screen| match *screen {
                Screen::Wish => WISH.to_owned(),
                Screen::Question(fact) => rules.fact(fact).id.to_owned(),
                Screen::Gate(gate, shown) => format!("{GATE}{gate}-{shown}"),
            })
            .collect();
        let before = self.before.as_ref().map_or(String::new(), |before| before.encode(rules));
        [&self.link.encode(rules), measure.unwrap_or(""), &ids.join("."), &before].join("\n")
    }

    /// Decodes the output of [`Self::encode`]; `None` if it is invalid. From a session of another province
    /// or with other questions, only the known answers are kept, without trail and measure.
    #[must_use]
    pub fn decode(corpus: &Corpus<'_>, text: &str) -> Option<Self> {
        let rules = &corpus.eligibility;
        let mut lines = text.split('\n');
        let (link, measure, ids, before) = (lines.next()?, lines.next()?, lines.next()?, lines.next()?);
        let read = Link::decode(rules, link).ok()?;
        if lines.next().is_some() {
            return None;
        }
        if read.other_version {
            return Some(Self { link: read.link, ..Self::default() });
        }
        let screen = |id: &str| match id.strip_prefix(GATE) {
            Some(gate) => {
                let (gate, shown) = gate.split_once('-')?;
                let (gate, shown): (u8, u64) = (gate.parse().ok()?, shown.parse().ok()?);
                (usize::from(gate) < rules.interview.gates.len()).then_some(Screen::Gate(gate, shown))
            }
            None if id == WISH => Some(Screen::Wish),
            None => rules.fact_index(id).map(Screen::Question),
        };
        let trail = ids.split_terminator('.').map(screen).collect::<Option<_>>()?;
        let measure = match measure {
            "" => None,
            id => Some(Self::find_measure(corpus, id)?),
        };
        let before = Link::decode(rules, before).ok().map(|read| read.link);
        Some(Self { link: read.link, measure, trail, before })
    }
}

#[cfg(test)]
mod tests {
    use policy::model::rules::Answer;
    use policy::packs::Pack;
    use proptest::prelude::*;

    use super::*;
    use crate::testing::corpus;
    use crate::wizard::session::tests::{PERSON, WHO, fact, gate};

    #[test]
    fn a_session_comes_back() {
        let mut session = Session::default();
        session.link.as_of = Some("2018-06-01".parse().unwrap());
        session.trail =
            vec![Screen::Wish, Screen::Question(fact("employment")), Screen::Gate(gate("rare"), 5)];
        session.link.answers.set(&corpus().eligibility, WHO, PERSON).unwrap();
        session.measure = Session::find_measure(corpus(), "heilongjiang.10");
        let text = session.encode(corpus());
        assert_eq!(Session::decode(corpus(), &text), Some(session.clone()));
        let before = session.link.clone();
        session.change(corpus(), WHO, Answer::Option(1)).unwrap();
        let read = Session::decode(corpus(), &session.encode(corpus())).unwrap();
        assert_eq!((read.before, read.link.answers.get(WHO)), (Some(before), Some(Answer::Option(1))));
    }

    /// The result reads with its own pack what the wizard stored with its own.
    #[test]
    fn a_session_comes_back_on_the_other_page() {
        let trail = vec![Screen::Wish, Screen::Question(fact("employment")), Screen::Gate(gate("rare"), 5)];
        let mut session = Session { trail, ..Session::default() };
        session.set_measure(Session::find_measure(corpus(), "heilongjiang.10"));
        let mut read = Vec::new();
        for pack in [Pack::Wizard, Pack::Result] {
            let bytes = corpus().pack(pack).unwrap();
            read.push(Session::decode(&Corpus::from_pack(&bytes).unwrap(), &session.encode(corpus())));
        }
        assert_eq!(read, [Some(session.clone()), Some(session)]);
    }

    #[test]
    fn of_another_province_the_answers_are_kept_and_not_the_way() {
        let mut session = Session { trail: vec![Screen::Question(WHO)], ..Session::default() };
        session.answer(corpus(), 0, WHO, PERSON).unwrap();
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
        let wrong =
            ["nothing", "+9-1", "+0", "+0-x"].map(|way| text.trim_end().to_owned() + "\n\n" + way + "\n");
        for wrong in [String::new(), text.replace('v', "w"), text.clone() + "\n"].into_iter().chain(wrong) {
            assert_eq!(Session::decode(corpus(), &wrong), None, "{wrong}");
        }
        assert_eq!(Session::find_measure(corpus(), "heilongjiang.p1"), None);
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in ".*\n.*\n.*\n.*") {
            let _ = Session::decode(corpus(), &text);
        }
    }
}
