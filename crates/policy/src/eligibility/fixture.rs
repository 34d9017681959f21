//! Rules for tests, written as expressions, and their meaning said a second time: plainly, one complete
//! state of affairs at a time, without cells, masks or three values. The properties compare the two.

use super::*;
use crate::document::{NodeIndex, Quote, Span};

/// A condition as a test writes it. Facts and options are given by their places.
#[derive(Debug, Clone)]
pub enum Expr {
    All(Vec<Expr>),
    Any(Vec<Expr>),
    /// A list that ends in 等.
    Listed(Vec<Expr>),
    Not(Box<Expr>),
    In(u16, Vec<u8>),
    Has(u16, u8),
    Is(u16, bool),
    AtLeast(u16, u32),
    OnOrAfter(u16, Date),
    OnOrBefore(u16, Date),
    Within(u16, u16),
}

#[derive(Debug, Clone)]
pub enum Shape {
    OneOf(u8),
    SeveralOf(u8),
    YesNo,
    /// Months from 0 to the given most.
    Duration(u32),
    Date,
}

#[derive(Debug, Clone)]
pub struct ModelFact {
    pub shape: Shape,
    pub applies_if: Option<Expr>,
    pub changes: Changes,
    /// How each option can come to be; freely where none is given.
    pub comes: Vec<Comes>,
}

impl ModelFact {
    fn comes(&self, option: u8) -> Comes {
        self.comes.get(usize::from(option)).copied().unwrap_or_default()
    }
}

/// Rules as a test writes them.
#[derive(Debug, Clone)]
pub struct Model {
    pub facts: Vec<ModelFact>,
    pub never: Vec<Expr>,
    /// Target, condition, and whether somebody decides.
    pub benefits: Vec<(Option<Expr>, Option<Expr>, bool)>,
}

/// The state of one fact in one complete state of affairs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Option(u8),
    Options(u64),
    YesNo(bool),
    Number(u32),
    Date(Date),
}

pub fn date(text: &str) -> Date {
    text.parse().unwrap()
}

pub const ISSUED: &str = "2017-11-30";
const QUOTE: Quote = Quote { node: NodeIndex(0), span: Span::new(0, 0) };
const IDS: [&str; 8] = ["a", "b", "c", "d", "e", "f", "g", "h"];

impl Model {
    pub fn compile(&self) -> Eligibility<'static> {
        let mut rules = Eligibility {
            version: 0x1234_abcd,
            sources: vec![Source { document: 0, issued: date(ISSUED) }],
            ..Eligibility::default()
        };
        let mut first_slot = 0;
        for (at, fact) in self.facts.iter().enumerate() {
            let options = |count: u8| {
                let of = |option| {
                    let id = IDS[usize::from(option)];
                    FactOption { id, label: id, help: "", comes: fact.comes(option) }
                };
                (0..count).map(of)
            };
            let range = |max: u32| NumberRange { unit: "", min: 0, max, cuts: self.cuts(at) };
            let kind = match fact.shape {
                Shape::OneOf(count) => FactKind::OneOf(options(count).collect()),
                Shape::SeveralOf(count) => FactKind::SeveralOf(options(count).collect()),
                Shape::YesNo => FactKind::YesNo,
                Shape::Duration(max) => FactKind::Duration(range(max)),
                Shape::Date => FactKind::Date,
            };
            rules.facts.push(Fact {
                id: ["who", "job", "extra", "insured", "certificate", "more"][at],
                label: "",
                question: "",
                why: "",
                help: "",
                kind,
                applies_if: None,
                changes: fact.changes,
                first_slot,
            });
            first_slot += u16::try_from(rules.facts[at].slot_count()).unwrap();
        }
        for (at, fact) in self.facts.iter().enumerate() {
            let gate = fact.applies_if.as_ref().map(|gate| push(&mut rules, gate));
            rules.facts[at].applies_if = gate;
        }
        for never in &self.never {
            let never = push(&mut rules, never);
            rules.constraints.push(Constraint { never, message: IDS[rules.constraints.len()] });
        }
        for (target, condition, discretionary) in &self.benefits {
            push_benefit(&mut rules, target.as_ref(), condition.as_ref(), *discretionary);
        }
        rules
    }

    fn cuts(&self, fact: usize) -> Vec<u32> {
        let gates = self.facts.iter().filter_map(|fact| fact.applies_if.as_ref());
        let mut cuts = Vec::new();
        for expr in
            gates.chain(&self.never).chain(self.benefits.iter().flat_map(|(t, c, _)| t.iter().chain(c)))
        {
            expr.each_atom(&mut |atom| match atom {
                Expr::AtLeast(of, least) if usize::from(*of) == fact && *least > 0 => cuts.push(*least),
                _ => {}
            });
        }
        cuts.sort_unstable();
        cuts.dedup();
        cuts
    }

    /// The value of a condition in a complete state of affairs: 0 false, 1 unlisted, 2 true.
    pub fn truth(&self, expr: &Expr, world: &[State], as_of: Date) -> u8 {
        let value = |part: &Expr| self.truth(part, world, as_of);
        let holds = match expr {
            Expr::All(parts) => return parts.iter().map(value).min().unwrap_or(2),
            Expr::Any(parts) => return parts.iter().map(value).max().unwrap_or(0),
            Expr::Listed(parts) => return parts.iter().map(value).max().unwrap_or(0).max(1),
            Expr::Not(part) => return 2 - value(part),
            Expr::In(fact, options) => {
                matches!(world[usize::from(*fact)], State::Option(option) if options.contains(&option))
            }
            Expr::Has(fact, option) => {
                matches!(world[usize::from(*fact)], State::Options(held) if held >> option & 1 == 1)
            }
            Expr::Is(fact, yes) => world[usize::from(*fact)] == State::YesNo(*yes),
            Expr::AtLeast(fact, least) => {
                matches!(world[usize::from(*fact)], State::Number(number) if number >= *least)
            }
            Expr::OnOrAfter(fact, first) => {
                matches!(world[usize::from(*fact)], State::Date(day) if day >= *first)
            }
            Expr::OnOrBefore(fact, last) => {
                matches!(world[usize::from(*fact)], State::Date(day) if day <= *last)
            }
            Expr::Within(fact, months) => matches!(world[usize::from(*fact)],
                State::Date(day) if day <= as_of && as_of <= day.plus_months(*months)),
        };
        let gate = self.facts[usize::from(expr.fact())].applies_if.as_ref();
        if holds && gate.is_none_or(|gate| value(gate) == 2) { 2 } else { 0 }
    }

    /// All complete states of affairs that the answers and constraints allow, with one state for every
    /// stretch of numbers and days that a comparison could tell apart.
    pub fn worlds(&self, answers: &Answers, as_of: Date) -> Vec<Vec<State>> {
        let mut worlds = vec![Vec::new()];
        for (fact, index) in self.facts.iter().zip((0..).map(FactIndex)) {
            let states = self.states(fact, index, answers.get(index), as_of);
            let grow = |world: &Vec<State>| {
                states.iter().map(|&state| [&world[..], &[state]].concat()).collect::<Vec<_>>()
            };
            worlds = worlds.iter().flat_map(grow).collect();
        }
        worlds.retain(|world| self.never.iter().all(|never| self.truth(never, world, as_of) != 2));
        worlds
    }

    /// What each fact can be in a future on a later day, by what is known today: whatever it may be where
    /// nobody has said; else what it is, and what can come of that.
    pub fn futures(&self, answers: &Answers, as_of: Date, day: Date) -> Vec<Vec<State>> {
        let present = self.worlds(answers, as_of);
        let mut worlds = vec![Vec::new()];
        for (fact, index) in self.facts.iter().zip((0..).map(FactIndex)) {
            let applies = |world: &Vec<State>| {
                fact.applies_if.as_ref().is_none_or(|gate| self.truth(gate, world, as_of) == 2)
            };
            let answer = answers.get(index).filter(|&answer| answer != Answer::Unknown);
            let states = match answer {
                Some(answer) => self.what_can_come(fact, index, answer, as_of, day),
                None if matches!(fact.shape, Shape::Date) && !present.iter().any(applies) => {
                    recent(as_of, day).into_iter().map(State::Date).collect()
                }
                None => self.states(fact, index, None, day),
            };
            let grow = |world: &Vec<State>| {
                states.iter().map(|&state| [&world[..], &[state]].concat()).collect::<Vec<_>>()
            };
            worlds = worlds.iter().flat_map(grow).collect();
        }
        worlds.retain(|world| self.never.iter().all(|never| self.truth(never, world, day) != 2));
        worlds
    }

    fn what_can_come(
        &self,
        fact: &ModelFact,
        index: FactIndex,
        answer: Answer,
        as_of: Date,
        day: Date,
    ) -> Vec<State> {
        let mut states = self.states(fact, index, Some(answer), as_of);
        let gain = fact.changes == Changes::Gain;
        match (fact.changes, answer, &fact.shape) {
            (Changes::Never, ..) => {}
            (Changes::Time, Answer::Number(now), _) => {
                let then = now + u32::from(as_of.months_until(day));
                states.extend((now + 1..=then).map(State::Number));
            }
            (Changes::Time, Answer::Between(least, most), _) => {
                let then = most + u32::from(as_of.months_until(day));
                states.extend((least..=then).map(State::Number));
            }
            (_, Answer::Option(now), Shape::OneOf(count)) => {
                let comes = |&option: &u8| fact.comes(option) != Comes::Never && (!gain || option > now);
                states.extend((0..*count).filter(comes).map(State::Option));
            }
            (_, Answer::YesNo(now), _) => states.extend((!now || !gain).then_some(State::YesNo(!now))),
            (_, Answer::Options { held, unknown }, Shape::SeveralOf(count)) => {
                let comes = |option: u8| match (held >> option & 1 == 1, unknown >> option & 1 == 1) {
                    (_, true) => true,
                    (true, _) => !gain,
                    (false, _) => fact.comes(option) != Comes::Never,
                };
                let free = (0..*count).filter(|&option| comes(option)).fold(0, |bits, at| bits | 1 << at);
                let all = (0..1 << count).filter(|options| options & !free == held & !free);
                states.extend(all.map(State::Options));
            }
            (_, Answer::Date(_) | Answer::DaysBetween(..), _) => {
                states.extend(recent(as_of, day).into_iter().map(State::Date));
            }
            _ => {}
        }
        states
    }

    fn states(&self, fact: &ModelFact, index: FactIndex, answer: Option<Answer>, as_of: Date) -> Vec<State> {
        match (answer, &fact.shape) {
            (Some(Answer::Option(option)), _) => vec![State::Option(option)],
            (Some(Answer::YesNo(yes)), _) => vec![State::YesNo(yes)],
            (Some(Answer::Number(number)), _) => vec![State::Number(number)],
            (Some(Answer::Date(day)), _) => vec![State::Date(day)],
            (Some(Answer::Between(least, most)), _) => (least..=most).map(State::Number).collect(),
            (Some(Answer::DaysBetween(first, last)), _) => {
                let mut all = days(as_of);
                all.extend([first, last]);
                all.into_iter().filter(|day| (first..=last).contains(day)).map(State::Date).collect()
            }
            (Some(Answer::Options { held, unknown }), Shape::SeveralOf(count)) => {
                (0..1 << count).filter(|options| options & !unknown == held).map(State::Options).collect()
            }
            (_, Shape::OneOf(count)) => (0..*count).map(State::Option).collect(),
            (_, Shape::SeveralOf(count)) => (0..1 << count).map(State::Options).collect(),
            (_, Shape::YesNo) => vec![State::YesNo(false), State::YesNo(true)],
            (_, Shape::Duration(_)) => {
                let cuts = self.cuts(usize::from(index.0));
                [0].into_iter().chain(cuts).map(State::Number).collect()
            }
            (_, Shape::Date) => days(as_of).into_iter().map(State::Date).collect(),
        }
    }
}

/// Days a month apart from one day to another, and both.
fn recent(from: Date, to: Date) -> Vec<Date> {
    let months = (0..=from.months_until(to)).map(|months| from.plus_months(months));
    months.chain([to]).filter(|&day| day <= to).collect()
}

/// Days on both sides of every limit that the tests' dates can draw.
pub fn days(as_of: Date) -> Vec<Date> {
    let mut days = vec![date("2016-12-31"), date("2017-01-01"), date("2018-03-01"), date("2018-03-02")];
    days.extend([as_of, as_of.plus_months(1), as_of.plus_months(600)]);
    // Around the first day of a term that still runs, whatever the lengths of the months.
    for months in [1, 12] {
        let mut day = Date::new(as_of.year() - 2, as_of.month(), 1).unwrap();
        while day.plus_months(months) < as_of {
            days.push(day);
            day = day.next_day();
        }
        days.push(day);
    }
    // The last day before each such day is enough.
    days.sort_unstable();
    days.dedup();
    let interesting = |pair: &[Date]| {
        [1, 12]
            .iter()
            .any(|&months| pair[0].plus_months(months) < as_of && pair[1].plus_months(months) >= as_of)
            || pair[0] < date("2017-01-01") && pair[1] >= date("2017-01-01")
            || pair[0] < date("2018-03-02") && pair[1] >= date("2018-03-02")
            || pair[0] <= as_of && pair[1] > as_of
    };
    let mut kept: Vec<Date> = days.windows(2).filter(|pair| interesting(pair)).flatten().copied().collect();
    kept.push(days[0]);
    kept.sort_unstable();
    kept.dedup();
    kept
}

impl Expr {
    fn parts(&self) -> &[Expr] {
        match self {
            Self::All(parts) | Self::Any(parts) | Self::Listed(parts) => parts,
            Self::Not(part) => core::slice::from_ref(part),
            _ => &[],
        }
    }

    fn fact(&self) -> u16 {
        match self {
            Self::In(fact, _)
            | Self::Has(fact, _)
            | Self::Is(fact, _)
            | Self::AtLeast(fact, _)
            | Self::OnOrAfter(fact, _)
            | Self::OnOrBefore(fact, _)
            | Self::Within(fact, _) => *fact,
            Self::All(_) | Self::Any(_) | Self::Listed(_) | Self::Not(_) => {
                unreachable!("a group has no fact")
            }
        }
    }

    pub fn speaks_of(&self, fact: u16) -> bool {
        let mut found = false;
        self.each_atom(&mut |atom| found |= atom.fact() == fact);
        found
    }

    fn each_atom(&self, visit: &mut dyn FnMut(&Expr)) {
        match self {
            Self::All(_) | Self::Any(_) | Self::Listed(_) | Self::Not(_) => {
                self.parts().iter().for_each(|part| part.each_atom(visit));
            }
            atom => visit(atom),
        }
    }

    fn comparison(&self, rules: &Eligibility<'_>) -> (u16, Comparison) {
        let fact = &rules.facts[usize::from(self.fact())];
        match self {
            Self::In(_, options) => {
                (0, Comparison::Cells(options.iter().fold(0, |cells, option| cells | 1 << option)))
            }
            Self::Has(_, option) => (u16::from(*option), Comparison::Cells(2)),
            Self::Is(_, yes) => (0, Comparison::Cells(if *yes { 2 } else { 1 })),
            Self::AtLeast(_, least) => match &fact.kind {
                FactKind::Number(range) | FactKind::Duration(range) => {
                    (0, Comparison::Cells(range.cells(*least, range.max)))
                }
                _ => unreachable!("only numbers are compared so"),
            },
            Self::OnOrAfter(_, day) => (0, Comparison::OnOrAfter(*day)),
            Self::OnOrBefore(_, day) => (0, Comparison::OnOrBefore(*day)),
            Self::Within(_, months) => (0, Comparison::WithinMonths(*months)),
            Self::All(_) | Self::Any(_) | Self::Listed(_) | Self::Not(_) => {
                unreachable!("a group compares nothing")
            }
        }
    }
}

fn index(at: usize) -> u16 {
    u16::try_from(at).unwrap()
}

fn push(rules: &mut Eligibility<'static>, expr: &Expr) -> ConditionIndex {
    let at = rules.conditions.len();
    let test = match expr {
        Expr::All(_) => Test::All,
        Expr::Any(_) => Test::Any { open: false },
        Expr::Listed(_) => Test::Any { open: true },
        Expr::Not(_) => Test::Not,
        atom => {
            let fact = FactIndex(atom.fact());
            let (offset, comparison) = atom.comparison(rules);
            let slot = rules.fact(fact).first_slot + offset;
            rules.atoms.push(Atom { fact, slot, comparison });
            Test::Atom(AtomIndex(index(rules.atoms.len() - 1)))
        }
    };
    rules.conditions.push(Condition { test, end: ConditionIndex(0), quote: None, note: "" });
    for part in expr.parts() {
        push(rules, part);
    }
    rules.conditions[at].end = ConditionIndex(index(rules.conditions.len()));
    ConditionIndex(index(at))
}

/// Rules with these facts, constraints, and one benefit.
pub fn rules_of(facts: Vec<Fact<'static>>, never: &[Expr], condition: &Expr) -> Eligibility<'static> {
    let source = Source { document: 0, issued: date(ISSUED) };
    let mut rules = Eligibility { facts, sources: vec![source], ..Eligibility::default() };
    for never in never {
        let never = push(&mut rules, never);
        rules.constraints.push(Constraint { never, message: "" });
    }
    push_benefit(&mut rules, None, Some(condition), false);
    rules
}

/// Sets when a fact applies.
pub fn gate(rules: &mut Eligibility<'static>, fact: FactIndex, gate: &Expr) {
    let gate = push(rules, gate);
    rules.facts[usize::from(fact.0)].applies_if = Some(gate);
}

fn push_benefit(
    rules: &mut Eligibility<'static>,
    target: Option<&Expr>,
    condition: Option<&Expr>,
    discretionary: bool,
) {
    let whole = ConditionIndex(index(rules.conditions.len()));
    rules.conditions.push(Condition { test: Test::All, end: whole, quote: None, note: "" });
    let target = target.map(|target| push(rules, target));
    let condition = condition.map(|condition| push(rules, condition));
    rules.conditions[usize::from(whole.0)].end = ConditionIndex(index(rules.conditions.len()));
    let kind = if discretionary { StrengthKind::ProviderMay } else { StrengthKind::Grants };
    rules.benefits.push(Benefit {
        id: IDS[rules.benefits.len()],
        source: 0,
        measure: NodeIndex(0),
        title: "",
        summary: "",
        audiences: Vec::new(),
        topics: Vec::new(),
        gives: Gives::Right,
        quote: QUOTE,
        strength: Strength { kind, by: "", quote: QUOTE },
        rules_elsewhere: None,
        whole,
        target,
        condition,
        constraints: (0..).take(rules.constraints.len()).collect(),
        amount: None,
        payer: None,
        payer_note: "",
        fund: None,
        quota: None,
        term: None,
        deadline_note: "",
        ambiguity: "",
        bring: Vec::new(),
    });
}
