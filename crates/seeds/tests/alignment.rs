//! The two documents are aligned without a letter left over, the alignment survives its encoding,
//! and what goes wrong in a file of `alignments/` is said with its place.

// The form in which expect-test writes its texts.
#![allow(clippy::needless_raw_string_hashes)]

use std::fmt::Write as _;
use std::path::Path;

use expect_test::{Expect, expect};
use policy::compare::{Alignment, Counted, MarkedPair, Pair, Piece, Relation, diff, marked};
use policy::corpus::DecodeError;
use policy::document::Span;
use policy::figures::{Figure, Group};
use policy::{Corpus, Document};
use seeds::SeedFiles;
use seeds::diagnostics::Severity;

const PATH: &str = "alignments/heilongjiang--national.toml";
const OWN: &str = "national/alone.toml";
const PACK: &str = "alignment-heilongjiang--national";

fn real() -> SeedFiles {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    seeds::files::read_dir(&dir).expect("the project's seeds can be read")
}

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

fn on_the_real_one(check: impl FnOnce(Compared<'_>)) {
    let compilation = seeds::compile(&real());
    let bytes = compilation.corpus.expect("the project's seeds have no errors");
    let corpus = Corpus::decode(&bytes).expect("what was encoded can be decoded");
    let alignment = Alignment::decode(&compilation.packs[PACK], &corpus.documents)
        .expect("what was encoded can be decoded");
    check(Compared { corpus: &corpus, alignment: &alignment });
}

#[test]
fn no_letter_of_either_document_is_left_over() {
    let coverage = seeds::compile(&real()).coverage.render();
    let table = &coverage[coverage.find("alignment heilongjiang--national").unwrap()..];
    let accounts: Vec<&str> = (table.lines().take_while(|line| !line.is_empty()))
        .filter(|line| line.contains("unaccounted for"))
        .collect();
    assert_eq!(accounts.len(), 2);
    assert!(accounts.iter().all(|line| line.ends_with("unaccounted for: 0")), "{accounts:?}");
}

#[test]
fn the_phrases_for_the_unions_correspond_to_their_measures() {
    on_the_real_one(|compared| {
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
    on_the_real_one(|compared| {
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
        Group::Sum | Group::Share | Group::Quota | Group::Term | Group::Deadline | Group::Target => true,
        Group::Frequency | Group::Count | Group::Date => false,
    };
    on_the_real_one(|compared| {
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
    on_the_real_one(|compared| {
        for pair in compared.alignment.pairs.iter().filter(|pair| pair.relation == Relation::Same) {
            let marks = compared.marked(pair);
            assert!(marks.left.iter().flatten().any(|stretch| stretch.phrase.is_some()), "{}", pair.id);
        }
    });
}

#[test]
fn marks_leave_every_quote_whole() {
    on_the_real_one(|compared| {
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
    on_the_real_one(|compared| {
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
    on_the_real_one(|compared| {
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
    on_the_real_one(|compared| {
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
    on_the_real_one(|compared| {
        let bytes = compared.alignment.encode().unwrap();
        // All places at once would take a minute; a prime step visits every kind of field.
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

/// The real seeds with one stretch of the alignment replaced.
fn with(from: &str, to: &str) -> SeedFiles {
    let mut files = real();
    let text = String::from_utf8(files[PATH].clone()).expect("the file is UTF-8");
    assert_eq!(text.matches(from).count(), 1, "{from}");
    files.insert(PATH.to_owned(), text.replace(from, to).into_bytes());
    files
}

/// Checks the errors: the message, the words it points to, the hint. Line numbers are left out, which
/// change with every edit of the real file.
fn says(files: &SeedFiles, expected: &Expect) {
    let compilation = seeds::compile(files);
    let mut text = String::new();
    for error in compilation.diagnostics.list().iter().filter(|one| one.severity == Severity::Error) {
        let place = error.span.as_ref().map_or("the file", |span| {
            files[&error.path]
                .get(span.clone())
                .and_then(|bytes| std::str::from_utf8(bytes).ok())
                .expect("a place in the file")
        });
        writeln!(text, "{}\n  at {place}: {}\n  help: {}", error.message, error.label, error.hint)
            .expect("writing to a string cannot fail");
    }
    expected.assert_eq(&text);
}

#[test]
fn what_is_left_over_is_named() {
    says(
        &with("nodes = [\"heilongjiang.28\"]", "nodes = [\"heilongjiang.28.title\"]"),
        &expect![[r#"
        `heilongjiang.28.s1` is neither in a pair nor alone: 「定期组织开展产业工人队伍状况调查研究，制定完善相关政策」
          at "heilongjiang": of this document
          help: put it into a pair, or say under only_here or only_there why it stands alone
        `heilongjiang.28.s2` is neither in a pair nor alone: 「在各级党校、行政学院和高等学校开设相关课程，加强有关产业工人问题教学科研」
          at "heilongjiang": of this document
          help: put it into a pair, or say under only_here or only_there why it stands alone
    "#]],
    );
}

/// The real seeds with one stretch of the notice's own list replaced.
fn with_own(from: &str, to: &str) -> SeedFiles {
    let mut files = real();
    let text = String::from_utf8(files[OWN].clone()).expect("the file is UTF-8");
    assert_eq!(text.matches(from).count(), 1, "{from}");
    files.insert(OWN.to_owned(), text.replace(from, to).into_bytes());
    files
}

#[test]
fn a_documents_own_list_holds_for_what_no_pair_takes_up() {
    on_the_real_one(|compared| {
        let alone = |id: &str| compared.alignment.alone.iter().find(|alone| alone.id == id);
        let words = |id: &str| -> Vec<&str> {
            let quotes = &alone(id).expect("it is in the list").quotes;
            quotes.iter().map(|quote| compared.right().quoted(*quote)).collect()
        };
        // Eight of the points that this sentence names are in pairs.
        assert_eq!(
            words("union-focus"),
            ["立足工会特点和优势，着重在", "等方面下大气力加以推进，切实增强广大产业工人对改革的获得感"]
        );
        assert_eq!(words("notice-end").len(), 4, "nothing of these nodes is in a pair");
        // Of the goals everything is in pairs.
        assert!(alone("plan-goals").is_none());
    });
    says(
        &with_own("nodes = [\"national.p3-2\"]", "nodes = [\"national.p3-2.title\"]"),
        &expect![[r#"
            `national.p3-2.s1` is neither in a pair nor alone: 「立足工会特点和优势，着重在」
              at "national": of this document
              help: put it into a pair, or say under only_here or only_there why it stands alone
            `national.p3-2.s1` is neither in a pair nor alone: 「等方面下大气力加以推进，切实增强广大产业工人对改革的获得感」
              at "national": of this document
              help: put it into a pair, or say under only_here or only_there why it stands alone
        "#]],
    );
}

#[test]
fn what_is_wrong_in_an_own_list_is_said_once_with_its_place() {
    says(
        &with_own("nodes = [\"national.p2-2\"]", "nodes = [\"national.p2-9\"]"),
        &expect![[r#"
            `national` has no node `national.p2-9`
              at "national.p2-9": unknown node
              help: `cargo xtask check-seeds` lists the ids of all nodes
        "#]],
    );
    says(
        &with_own(
            "nodes = [\"national.p2-2\"]",
            "nodes = [{ node = \"national.p2-2.s1\", text = \"国家和地方\" }]",
        ),
        &expect![[r#"
            an own list names nodes, not words
              at "国家和地方": a quote
              help: name the node: of it stands alone what no pair takes up
        "#]],
    );
}

#[test]
fn what_is_in_a_pair_cannot_stand_alone() {
    says(
        &with("nodes = [\"heilongjiang.28\"]", "nodes = [\"heilongjiang.28\", \"heilongjiang.29.s2\"]"),
        &expect![[r#"
            words of `heilongjiang.29.s2` are both in a pair and alone: 「引导文艺工作者创作更多展现产业工人风采的优秀文艺作品」
              at the file: 
              help: quote in only_here or only_there just what no pair takes up
        "#]],
    );
}

#[test]
fn unknown_nodes_and_documents_are_named() {
    says(
        &with("nodes = [\"heilongjiang.28\"]", "nodes = [\"heilongjiang.30\"]"),
        &expect![[r#"
        `heilongjiang` has no node `heilongjiang.30`
          at "heilongjiang.30": unknown node
          help: `cargo xtask check-seeds` lists the ids of all nodes
    "#]],
    );
    says(
        &with("nodes = [\"heilongjiang.28\"]", "nodes = [\"national.p1\"]"),
        &expect![[r#"
        `heilongjiang` has no node `national.p1`
          at "national.p1": unknown node
          help: `cargo xtask check-seeds` lists the ids of all nodes
    "#]],
    );
    says(
        &with("right = \"national\"", "right = \"jilin\""),
        &expect![[r#"
        there is no document `jilin`
          at "jilin": unknown document
          help: a document's id is the name of its folder in seeds/
    "#]],
    );
}

#[test]
fn an_addition_is_what_it_says_and_lies_in_its_entry() {
    says(
        &with(
            "{ kind = \"duty\", node = \"heilongjiang.29.s1\", text = \"省和",
            "{ kind = \"sum\", node = \"heilongjiang.29.s1\", text = \"省和",
        ),
        &expect![[r#"
            these words name no sum
              at "省和地方主流新闻媒体应建立产业工人常态化宣传工作机制": not named here
              help: a sum names 元, a share %, a quota a number of something, a deadline a number of years, months or days
        "#]],
    );
    says(
        &with(
            "{ kind = \"duty\", node = \"heilongjiang.29.s1\", text = \"省和地方主流新闻媒体应建立产业工人常态化宣传工作机制\" }",
            "{ kind = \"duty\", node = \"heilongjiang.28.s1\", text = \"制定完善相关政策\" }",
        ),
        &expect![[r#"
            these words are not among the places of their entry
              at "制定完善相关政策": outside the entry
              help: add their node to the entry, or quote words of its own places
        "#]],
    );
}

#[test]
fn an_id_is_an_address_and_used_once() {
    says(
        &with("id = \"m28\"", "id = \"m26\""),
        &expect![[r#"
        the id `m26` is taken
          at "m26": second use
          help: give every pair and every entry that stands alone its own id
    "#]],
    );
    says(
        &with("id = \"m28\"", "id = \"m 28\""),
        &expect![[r#"
        `m 28` is not an id
          at "m 28": not an id
          help: an id is part of an address: small letters, digits and single hyphens
    "#]],
    );
}

#[test]
fn an_entry_says_where_and_why() {
    says(
        &with("nodes = [\"heilongjiang.28\"]", "nodes = []"),
        &expect![[r#"
        this entry names no place
          at "m28": nothing quoted
          help: name a node or quote some words
    "#]],
    );
    says(
        &with("reason = \"通知没有提到调查研究和开设课程。\"", "reason = \" \""),
        &expect![[r#"
        here readers expect some words
          at " ": empty
          help: say it in plain words
    "#]],
    );
}

#[test]
fn what_is_the_same_is_no_rewording() {
    let heading = |node: &str| format!("{{ node = \"{node}\", text = \"运用互联网促进产业工人队伍建设\" }}");
    let (left, right) = (heading("heilongjiang.p2-3.title"), heading("national.p2-3.s1"));
    let note = "note = \"这个方面的名称一样；省里在下面写了第14条到第16条。\"";
    let with_rewording = format!("{note}\nrewording = {{ left = {left}, right = {right} }}");
    says(
        &with(note, &with_rewording),
        &expect![[r#"
        the two wordings are the same, letter by letter
          at "运用互联网促进产业工人队伍建设": nothing is reworded
          help: leave `rewording` out; what both share is marked anyway
    "#]],
    );
}

#[test]
fn a_file_is_named_after_its_documents() {
    let mut files = real();
    let text = files.remove(PATH).unwrap();
    files.insert("alignments/heilongjiang--jilin.toml".to_owned(), text);
    says(
        &files,
        &expect![[r#"
        the file compares `heilongjiang--national` but is named `heilongjiang--jilin.toml`
          at "heilongjiang": these documents
          help: name it alignments/heilongjiang--national.toml
    "#]],
    );
}
