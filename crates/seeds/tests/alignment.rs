//! The alignment of the two documents accounts for every character, and survives its encoding.

// The string format that expect-test writes.
#![allow(clippy::needless_raw_string_hashes)]

mod common;

use common::folder;
use policy::compare::{Counted, MarkedPair, Piece, diff, marked};
use policy::model::document::Span;
use policy::model::encoding::DecodeError;
use policy::model::figures::{Figure, FigureGroup};
use policy::model::pairs::{Alignment, Pair, Relation};
use policy::{Corpus, Document};

const PACK: &str = "alignment-heilongjiang--national";

/// The project's alignment with its documents.
struct Compared<'c> {
    corpus: &'c Corpus<'c>,
    alignment: &'c Alignment<'c>,
}

impl<'c> Compared<'c> {
    fn counted(&self, position: u16) -> Counted<'c, 'c> {
        Counted {
            document: &self.corpus.documents[usize::from(position)],
            position,
            figures: &self.corpus.figures,
        }
    }

    fn left(&self) -> &'c Document<'c> {
        self.counted(self.alignment.left).document
    }

    fn right(&self) -> &'c Document<'c> {
        self.counted(self.alignment.right).document
    }

    fn marked(&self, pair: &Pair<'_>) -> MarkedPair {
        marked(pair, self.counted(self.alignment.left), self.counted(self.alignment.right), &[])
    }
}

fn with_project_alignment(check: impl FnOnce(Compared<'_>)) {
    let compilation = seeds::compile(&folder("seeds"));
    let bytes = compilation.corpus.expect("the project's seeds have no errors");
    let corpus = Corpus::decode(&bytes).expect("what was encoded can be decoded");
    let alignment = Alignment::decode(&compilation.packs[PACK], &corpus.documents)
        .expect("what was encoded can be decoded");
    check(Compared { corpus: &corpus, alignment: &alignment });
}

#[test]
fn no_letter_of_either_document_is_left_over() {
    let coverage = seeds::compile(&folder("seeds")).coverage.render();
    let table = &coverage[coverage.find("alignment heilongjiang--national").unwrap()..];
    let accounts: Vec<&str> = (table.lines().take_while(|line| !line.is_empty()))
        .filter(|line| line.contains("unaccounted for"))
        .collect();
    assert_eq!(accounts.len(), 2);
    assert!(accounts.iter().all(|line| line.ends_with("unaccounted for: 0")), "{accounts:?}");
}

#[test]
fn the_phrases_for_the_unions_correspond_to_their_measures() {
    with_project_alignment(|compared| {
        for (phrase, measures) in [
            ("突出思想政治引领", &[2_u16][..]),
            ("健全保证产业工人主人翁地位的制度安排", &[4]),
            ("创新面向产业工人的工会工作", &[5]),
            ("打造更多高技能人才", &[9]),
            ("推行“互联网+”普惠性服务", &[16]),
            ("创新技能导向的激励机制", &[19]),
            ("改进劳动和技能竞赛体系", &[20, 21]),
            ("完善权益保障机制", &[13, 27]),
        ] {
            let quotes_it =
                |pair: &&Pair<'_>| pair.right.iter().any(|&quote| compared.right().quoted(quote) == phrase);
            let found: Vec<u16> = (compared.alignment.pairs.iter().filter(quotes_it))
                .flat_map(|pair| &pair.left)
                .filter_map(|quote| compared.left().at(quote.node).measure_number())
                .collect();
            assert_eq!(found, measures, "{phrase}");
        }
    });
}

#[test]
fn every_measure_is_in_a_pair_or_stands_alone() {
    with_project_alignment(|compared| {
        assert_eq!(compared.left().measures().count(), 29);
        for measure in compared.left().measures() {
            let alignment = compared.alignment;
            let entries = alignment.pairs_at(measure).count() + alignment.alone_at(measure).count();
            assert!(entries > 0, "{}", measure.id());
        }
    });
}

#[test]
fn every_number_that_the_province_gives_is_listed_as_added() {
    let is_given = |figure: &&Figure<'_>| match figure.group {
        FigureGroup::Sum
        | FigureGroup::Share
        | FigureGroup::Quota
        | FigureGroup::Term
        | FigureGroup::Deadline
        | FigureGroup::Target => true,
        FigureGroup::Frequency | FigureGroup::Count | FigureGroup::Date => false,
    };
    with_project_alignment(|compared| {
        let alignment = compared.alignment;
        let added: Vec<Span> = (alignment.pairs.iter().map(|pair| &pair.adds))
            .chain(alignment.alone.iter().map(|alone| &alone.adds))
            .flatten()
            .map(|addition| addition.quote.span)
            .collect();
        let of_the_left = |figure: &&Figure<'_>| figure.document == alignment.left;
        let missing: Vec<&str> = (compared.corpus.figures.iter().filter(of_the_left).filter(is_given))
            .filter(|figure| !added.iter().any(|span| span.contains(figure.number)))
            .map(|figure| figure.id)
            .collect();
        assert_eq!(missing, [""; 0]);
    });
}

#[test]
fn what_is_said_to_be_the_same_shares_a_phrase() {
    with_project_alignment(|compared| {
        for pair in compared.alignment.pairs.iter().filter(|pair| pair.relation == Relation::Same) {
            let marks = compared.marked(pair);
            assert!(marks.left.iter().flatten().any(|stretch| stretch.phrase.is_some()), "{}", pair.id);
        }
    });
}

#[test]
fn marks_leave_every_quote_whole() {
    with_project_alignment(|compared| {
        for pair in &compared.alignment.pairs {
            let marks = compared.marked(pair);
            let sides =
                [(compared.left(), &pair.left, &marks.left), (compared.right(), &pair.right, &marks.right)];
            for (document, quotes, marks) in sides {
                assert_eq!(quotes.len(), marks.len());
                for (quote, stretches) in quotes.iter().zip(marks) {
                    let text: String =
                        stretches.iter().map(|stretch| stretch.span.slice(document.text)).collect();
                    assert_eq!(text, document.quoted(*quote), "{}", pair.id);
                }
            }
        }
    });
}

#[test]
fn numbers_that_only_one_side_has_stand_out() {
    with_project_alignment(|compared| {
        let pair = compared.alignment.pairs.iter().find(|pair| pair.id == "skilled-talent").unwrap();
        let marks = compared.marked(pair);
        let numbers: Vec<&str> = (marks.left.iter().flatten().filter(|stretch| stretch.number))
            .map(|stretch| stretch.span.slice(compared.left().text))
            .collect();
        assert_eq!(
            numbers,
            ["3000元", "2000元", "1500元", "9类", "8个", "2020年", "100个", "100个", "300万人次"]
        );
    });
}

#[test]
fn a_rewording_keeps_at_least_half_of_its_words() {
    with_project_alignment(|compared| {
        for pair in &compared.alignment.pairs {
            let Some(rewording) = pair.rewording else { continue };
            let (old, new) =
                (compared.right().quoted(rewording.right), compared.left().quoted(rewording.left));
            let equal = |piece: Piece| match piece {
                Piece::Equal { old, .. } => old.len(),
                Piece::Removed(_) | Piece::Added(_) => 0,
            };
            let kept: u32 = diff(old, new).into_iter().map(equal).sum();
            assert!(kept as usize * 2 >= old.len(), "{}: {kept} of {} bytes kept", pair.id, old.len());
        }
    });
}

#[test]
fn what_is_no_alignment_is_refused() {
    with_project_alignment(|compared| {
        let documents = &compared.corpus.documents;
        let bytes = compared.alignment.encode().unwrap();
        assert_eq!(Alignment::decode(&bytes, documents).as_ref(), Ok(compared.alignment));
        assert_eq!(Alignment::decode(&bytes[1..], documents), Err(DecodeError::Version));
        assert_eq!(Alignment::decode(&bytes[..bytes.len() - 1], documents), Err(DecodeError::Malformed));
        assert_eq!(Alignment::decode(&bytes, &documents[..1]), Err(DecodeError::OutOfBounds));
        let exchanged: Vec<_> = documents.iter().rev().cloned().collect();
        assert_eq!(Alignment::decode(&bytes, &exchanged), Err(DecodeError::OutOfBounds));
    });
}

#[test]
fn any_changed_byte_is_refused_or_harmless() {
    with_project_alignment(|compared| {
        let bytes = compared.alignment.encode().unwrap();
        // All positions would take a minute. The step is prime, so that every kind of field is hit.
        for at in (0..bytes.len()).step_by(61) {
            let mut changed = bytes.clone();
            changed[at] ^= 0x15;
            if let Ok(alignment) = Alignment::decode(&changed, &compared.corpus.documents) {
                let compared = Compared { corpus: compared.corpus, alignment: &alignment };
                let shown = alignment.pairs.iter().map(|pair| compared.marked(pair).left.len());
                assert!(shown.sum::<usize>() > 0);
            }
        }
    });
}

#[test]
fn a_documents_own_list_holds_for_what_no_pair_takes_up() {
    with_project_alignment(|compared| {
        let alone = |id: &str| compared.alignment.alone.iter().find(|alone| alone.id == id);
        let words = |id: &str| -> Vec<&str> {
            let quotes = &alone(id).expect("it is in the list").quotes;
            quotes.iter().map(|quote| compared.right().quoted(*quote)).collect()
        };
        // Eight of this sentence's points are in pairs.
        assert_eq!(
            words("union-focus"),
            ["立足工会特点和优势，着重在", "等方面下大气力加以推进，切实增强广大产业工人对改革的获得感"]
        );
        assert_eq!(words("notice-end").len(), 4, "nothing of these nodes is in a pair");
        // All goals are in pairs.
        assert!(alone("plan-goals").is_none());
    });
}
