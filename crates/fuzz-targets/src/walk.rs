//! Calls every function on a decoded corpus.

use policy::compare::{Counted, diff, marked, measure_of};
use policy::eligibility::{Evaluation, Link, Scope, evaluate};
use policy::figures::{in_group, numbers_in};
use policy::model::figures::FigureGroup;
use policy::model::pairs::Alignment;
use policy::model::rules::{Answer, Answers, BenefitIndex, Eligibility, FactIndex, FactKind};
use policy::outline::{Outline, PrintSide};
use policy::search::{HitTarget, SearchIndex, SearchResults};
use policy::{Corpus, Date, Document};

/// Maximum number of benefits and queries per corpus, to limit the time of a run; more would exercise the
/// same code.
const MOST: usize = 40;

/// Uses all parts of a corpus.
///
/// # Panics
/// If a part violates an invariant of its type.
pub fn corpus(corpus: &Corpus<'_>) {
    corpus.documents.iter().for_each(document);
    figures(corpus);
    for counterpart in &corpus.counterparts {
        let document = &corpus.documents[usize::from(counterpart.document)];
        let _ = document.at(counterpart.measure).heading_text();
    }
    let rules = &corpus.eligibility;
    for principle in &rules.principles {
        let source = &rules.sources[usize::from(principle.source)];
        assert!(!corpus.documents[usize::from(source.document)].quoted(principle.quote).is_empty());
    }
    eligibility(corpus);
    let index = SearchIndex::new(corpus);
    let sayings = corpus.vocabulary.words.texts();
    for query in sayings.chain(["培训补贴", "3年 在职", "jn"]).take(MOST) {
        results(corpus, &index.search(query, None));
    }
}

/// Checks that the document is a tree whose leaves cover its text in order, without gaps or overlaps.
///
/// # Panics
/// If it is not.
pub fn document(document: &Document<'_>) {
    assert_eq!(document.root().descendants().count() + 1, document.nodes.len());
    let mut texts = String::new();
    for node in document.iter() {
        assert!(node.children().all(|child| child.parent() == Some(node)));
        if node.kind().is_leaf() {
            texts.push_str(node.text());
        }
        let _ = (node.id(), node.local_id(), node.heading_text(), node.source(), node.measure_number());
        assert!(node.text().contains(node.label()) || node.heading().is_some());
        assert!(node.ancestors().count() < document.nodes.len());
    }
    assert_eq!(texts, document.text);
    for entry in &document.metadata.entries {
        assert!(document.at(entry.quote.node).text().contains(document.quoted(entry.quote)));
    }
}

fn figures(corpus: &Corpus<'_>) {
    for figure in &corpus.figures {
        let document = &corpus.documents[usize::from(figure.document)];
        let _ = figure.amount(document);
        assert!(!document.quoted(figure.quote).is_empty());
        let stretch = document.at(figure.quote.node).span();
        assert!(numbers_in(&corpus.figures, figure.document, stretch).count() > 0);
        for &benefit in &figure.benefits {
            let _ = corpus.eligibility.benefit(benefit).title;
        }
    }
    for group in FigureGroup::ALL {
        let _ = in_group(&corpus.figures, group);
    }
}

/// Chooses an answer to a question of the given kind; `None` skips the question.
type Choose<'c> = &'c dyn Fn(&FactKind<'_>) -> Option<Answer>;

/// Evaluates the rules with answers of every kind, on dates before and after those of the documents.
fn eligibility(corpus: &Corpus<'_>) {
    let rules = &corpus.eligibility;
    let days = [(1, 1, 1), (2018, 6, 1), (2024, 2, 29), (9999, 12, 31)];
    let days = days.map(|(year, month, day)| Date::new(year, month, day).expect("days of the calendar"));
    let kinds: [Choose<'_>; 4] = [&|_| None, &|_| Some(Answer::Unknown), &first, &last];
    for (as_of, choose) in days.into_iter().cycle().zip(kinds) {
        let mut answers = Answers::default();
        for index in (0..).map(FactIndex).take(rules.facts.len()) {
            if let Some(answer) = choose(&rules.fact(index).kind) {
                // Answers that do not fit the question are rejected, as with a link made for other rules.
                let _ = answers.set(rules, index, answer);
            }
        }
        if let Ok(evaluation) = evaluate(rules, &answers, as_of) {
            explain(corpus, &evaluation, &answers);
        }
    }
    interview(rules, days[1]);
}

/// Calls everything that the app shows of an evaluation.
///
/// # Panics
/// If the evaluation refers to something that the corpus does not contain.
pub fn explain<'a>(corpus: &Corpus<'a>, evaluation: &Evaluation<'_, 'a>, answers: &Answers) {
    let rules = &corpus.eligibility;
    let shown = rules.in_scope(Scope::default());
    let _ = (evaluation.plan(&shown), rules.for_whoever_asks(&shown, answers));
    let outline = Outline::of(corpus, evaluation, &shown);
    let _ = (PrintSide::of(corpus, evaluation, &outline), outline.collapsed());
    for &benefit in shown.iter().take(MOST) {
        describe(corpus, benefit);
        let _ = (evaluation.deadline(benefit), evaluation.open_facts(benefit));
        for proof in evaluation.proof(benefit).into_iter().flatten() {
            let _ = rules.condition_words(proof.condition);
            let _ = evaluation.turns_on(benefit, proof.condition);
        }
        if let Some(advice) = evaluation.advice(benefit) {
            let _ = evaluation.advice_words(&advice);
        }
    }
    for (fact, answer) in answers.iter() {
        let _ = rules.fact(fact).answer_words(answer);
    }
    let link = Link {
        answers: answers.clone(),
        as_of: Some(evaluation.as_of()),
        wish: None,
        topic: None,
        audience: None,
    };
    let _ = Link::decode(rules, &link.encode(rules));
}

fn describe(corpus: &Corpus<'_>, index: BenefitIndex) {
    let rules = &corpus.eligibility;
    let benefit = rules.benefit(index);
    let source = &rules.sources[usize::from(benefit.source)];
    let document = &corpus.documents[usize::from(source.document)];
    assert!(!document.quoted(benefit.quote).is_empty());
    let _ = document.at(benefit.measure).measure_number();
    if let Some(amount) = &benefit.amount {
        let _ = (amount.words(), amount.total_cap.map(|cap| cap.words()));
    }
    for &audience in &benefit.audiences {
        let _ = rules.audiences[usize::from(audience)].label;
    }
    for &topic in &benefit.topics {
        let _ = rules.topics[usize::from(topic)].label;
    }
}

/// Runs the interview to its end; asserts that no question is asked twice.
fn interview(rules: &Eligibility<'_>, as_of: Date) {
    let all = rules.visible(None, None);
    let mut answers = Answers::default();
    for turn in 0..=rules.facts.len() {
        let Ok(evaluation) = evaluate(rules, &answers, as_of) else { return };
        let Some(fact) = evaluation.plan(&all).next else { return };
        assert!(turn < rules.facts.len(), "more questions than there are");
        assert_eq!(answers.get(fact), None, "asked twice");
        let kind = &rules.fact(fact).kind;
        let answer = if turn % 2 == 0 { last(kind) } else { first(kind) };
        answers
            .set(rules, fact, answer.unwrap_or(Answer::Unknown))
            .expect("an answer of the question's kind");
    }
}

fn first(kind: &FactKind<'_>) -> Option<Answer> {
    Some(match kind {
        FactKind::OneOf(_) => Answer::Option(0),
        FactKind::SeveralOf(_) => Answer::Options { held: 1, unknown: 0 },
        FactKind::YesNo => Answer::YesNo(true),
        FactKind::Number(range) | FactKind::Duration(range) => Answer::Number(range.min),
        FactKind::Date => Answer::Date(Date::new(2018, 2, 28)?),
    })
}

fn last(kind: &FactKind<'_>) -> Option<Answer> {
    Some(match kind {
        FactKind::OneOf(options) => Answer::Option(u8::try_from(options.len()).ok()?.checked_sub(1)?),
        FactKind::SeveralOf(options) => {
            Answer::Options { held: 0, unknown: 1 << (options.len() - 1).min(63) }
        }
        FactKind::YesNo => Answer::YesNo(false),
        FactKind::Number(range) | FactKind::Duration(range) => Answer::Number(range.max),
        FactKind::Date => Answer::Date(Date::new(1, 1, 1)?),
    })
}

/// Uses the results of a search.
///
/// # Panics
/// If a hit's target does not exist, or a highlighted range is outside its passage.
pub fn results(corpus: &Corpus<'_>, results: &SearchResults<'_>) {
    for hit in results.hits.iter().chain(&results.besides) {
        match hit.target {
            HitTarget::Node { document, node } => {
                let _ = corpus.documents[document].at(node).heading_text();
            }
            HitTarget::Benefit(benefit) => {
                let _ = corpus.eligibility.benefit(benefit).title;
            }
            HitTarget::Question(at) => {
                let _ = corpus.eligibility.facts[at].question;
            }
        }
        assert!(!hit.passages.is_empty());
        for passage in &hit.passages {
            for mark in &passage.marks {
                assert!(passage.text.get(mark.start as usize..mark.end as usize).is_some());
            }
            for width in [1, 40] {
                let snippet = passage.snippet(width);
                assert!(passage.text.contains(snippet.text));
                for mark in &snippet.marks {
                    assert!(snippet.text.get(mark.start as usize..mark.end as usize).is_some());
                }
            }
        }
    }
}

/// Uses the comparison of two documents.
pub fn alignment(corpus: &Corpus<'_>, alignment: &Alignment<'_>) {
    let counted = |position: u16| Counted {
        document: &corpus.documents[usize::from(position)],
        position,
        figures: &corpus.figures,
    };
    let (left, right) = (counted(alignment.left), counted(alignment.right));
    let _ = (alignment.points(left.document), alignment.counterparts(left.document));
    for pair in alignment.pairs.iter().take(MOST) {
        let _ = (marked(pair, left, right, &["技师"]), measure_of(pair, left.document));
        if let Some(rewording) = &pair.rewording {
            let _ = diff(left.document.quoted(rewording.left), right.document.quoted(rewording.right));
        }
    }
}
