use seeds::diagnostics::Severity;
use workbench_messages::{LineKind, Response};

use super::*;
use crate::{document_toml, project};

const GAN: &str = "甘省总工会关于职工帮扶的意见\n各市总工会：\n一、帮扶标准\n每户每年补助3000元，用于基本生活。职工可以申请。\n\
                   二、组织领导\n各级工会要加强对产业工人队伍建设改革工作的组织领导，制定实施方案。\n甘省总工会\n2021年5月6日\n";
const ALL: &str = "中华全国总工会关于职工帮扶的通知\n各省总工会：\n一、组织领导\n\
                   各级工会要加强对产业工人队伍建设改革工作的组织领导，明确责任分工。\n二、宣传先进\n宣传先进典型。\n\
                   中华全国总工会\n2020年5月6日\n";
const PATH: &str = "alignments/gan--all.toml";
const IDS: [&str; 2] = ["gan", "all"];

fn new_project() -> ProjectFiles {
    let mut files = ProjectFiles::new();
    for (id, source, area) in [("all", ALL, "全国"), ("gan", GAN, "甘省")] {
        match project::add_document(files, source, id, area) {
            Ok(Response::Project { files: added, .. }) => files = added,
            other => panic!("{other:?}"),
        }
    }
    files
}

fn compared(files: &ProjectFiles) -> DocumentComparison {
    compare(files, IDS).expect("it can be read")
}

fn edited(mut files: ProjectFiles, change: &ComparisonEdit) -> ProjectFiles {
    files.extend(edit(&files, IDS, change).expect("it can be changed"));
    files
}

fn accept(pair: usize, title: &str, relation: Relation, note: &str) -> ComparisonEdit {
    ComparisonEdit::Accept { pair, title: title.to_owned(), relation, note: note.to_owned() }
}

/// The index of the unmatched entry with a sentence that contains this text.
fn unmatched_with(compared: &DocumentComparison, side: Side, words: &str) -> usize {
    let texts = if side == Side::Left { &compared.left } else { &compared.right };
    let holds = |one: &UnmatchedEntry| {
        one.side == side && one.passages.iter().any(|it| texts.sentences[it.sentence].text.contains(words))
    };
    compared.unmatched.iter().position(holds).unwrap_or_else(|| panic!("{words}: {:?}", compared.unmatched))
}

fn sentence(texts: &ComparedDocument, words: &str) -> usize {
    texts.sentences.iter().position(|one| one.text.contains(words)).unwrap_or_else(|| panic!("{words}"))
}

/// The sentences of a side of a pair.
fn texts(texts: &ComparedDocument, passages: &[ComparedPassage]) -> Vec<String> {
    passages.iter().map(|it| texts.sentences[it.sentence].text.clone()).collect()
}

/// The compiler's messages on the comparison, with both documents in the full edition.
fn messages(files: &ProjectFiles) -> Vec<String> {
    let mut files = files.clone();
    for id in IDS {
        let path = format!("{id}/document.toml");
        let text = files[&path].replace("edition = \"reading\"", "edition = \"full\"");
        files.insert(path, text);
    }
    let list = seeds::compile(&project::bytes(&files)).diagnostics;
    let messages = list.list().iter().filter(|one| one.severity != Severity::Note && one.path == PATH);
    messages.map(|one| one.message.clone()).collect()
}

#[test]
fn similar_passages_are_proposed_and_all_others_are_unmatched() {
    let compared = compared(&new_project());
    let pairs: Vec<_> =
        compared.pairs.iter().map(|pair| (&*pair.title, pair.is_draft, &*pair.note)).collect();
    assert_eq!(pairs, [("组织领导", true, "")]);
    assert_eq!(
        texts(&compared.left, &compared.pairs[0].left),
        ["二、组织领导", "各级工会要加强对产业工人队伍建设改革工作的组织领导，制定实施方案。"]
    );
    assert!(compared.unmatched.iter().all(|one| one.is_draft && one.reason.is_empty()));
    unmatched_with(&compared, Side::Left, "3000元");
    unmatched_with(&compared, Side::Right, "宣传先进典型");
    assert_eq!(compared.left.sentences[sentence(&compared.left, "职工可以申请")].line, 4);
    assert!(!compared.is_published, "both are in the reading edition");
}

#[test]
fn an_accepted_pair_is_no_draft() {
    let files = edited(new_project(), &accept(0, "", Relation::Same, ""));
    let text = &files[PATH];
    let pair = "[[pair]]\nid = \"pair-1\"\ntitle = \"组织领导\"\nleft = [\"gan.p2\"]\nright = [\"all.p1\"]\n\
                relation = \"same\"\nnote = \"两份文件说的一样。\"\n";
    assert!(text.contains(pair), "{text}");
    let noted = text.replace("\"组织领导\"", "\"组织领导\" # 问过");
    let mut files = files;
    files.insert(PATH.to_owned(), noted.clone());
    let again = edited(files, &accept(0, "领导", Relation::MoreSpecific, "省里要制定方案。"));
    let expected = noted
        .replace("\"组织领导\" # 问过", "\"领导\" # 问过")
        .replace("\"same\"", "\"more_specific\"")
        .replace("两份文件说的一样。", "省里要制定方案。");
    assert_eq!(again[PATH], expected);
}

#[test]
fn a_dissolved_pair_is_unmatched_on_both_sides() {
    let files = edited(new_project(), &ComparisonEdit::Dissolve { pair: 0 });
    let compared = compared(&files);
    assert!(compared.pairs.is_empty());
    for (side, words) in [(Side::Left, "制定实施方案"), (Side::Right, "明确责任分工")] {
        assert!(compared.unmatched[unmatched_with(&compared, side, words)].is_draft);
    }
}

#[test]
fn sentences_are_added_and_removed() {
    let files = new_project();
    let found = compared(&files);
    let toggle = |words: &str| ComparisonEdit::ToggleSentence {
        pair: 0,
        side: Side::Left,
        sentence: sentence(&found.left, words),
    };
    let more = edited(files.clone(), &toggle("职工可以申请"));
    assert!(more[PATH].contains("left = [\"gan.p1.s2\", \"gan.p2\"]\n"), "{}", more[PATH]);
    assert!(more[PATH].contains("nodes = [\"gan.p1.title\", \"gan.p1.s1\"]\n"), "it is matched now");
    // All leaves of a node are written as the node.
    let all = edited(edited(more.clone(), &toggle("3000元")), &toggle("帮扶标准"));
    assert!(all[PATH].contains("left = [\"gan.p1\", \"gan.p2\"]\n"), "{}", all[PATH]);
    assert!(!all[PATH].contains("nodes = [\"gan.p1"), "{}", all[PATH]);
    let less = edited(more, &toggle("职工可以申请"));
    assert!(less[PATH].contains("left = [\"gan.p2\"]\n"), "{}", less[PATH]);
    unmatched_with(&compared(&less), Side::Left, "职工可以申请");
    // A side cannot become empty.
    let one = edited(files, &toggle("二、组织领导"));
    assert!(one[PATH].contains("left = [\"gan.p2.para1\"]\n"), "{}", one[PATH]);
    let error = edit(&one, IDS, &toggle("制定实施方案")).expect_err("nothing would be left");
    assert!(error.contains("不是一对"), "{error}");
}

#[test]
fn two_unmatched_entries_become_a_pair() {
    let files = new_project();
    let found = compared(&files);
    let [left, right] =
        [unmatched_with(&found, Side::Left, "3000元"), unmatched_with(&found, Side::Right, "宣传先进典型")];
    let files = edited(files, &ComparisonEdit::MakePair { left, right });
    let compared = compared(&files);
    assert_eq!(compared.pairs.len(), 2);
    assert!(compared.pairs[1].is_draft && compared.pairs[1].title == "帮扶标准");
    assert_eq!(texts(&compared.right, &compared.pairs[1].right), ["二、宣传先进", "宣传先进典型。"]);
    assert_eq!(compared.unmatched.len(), found.unmatched.len() - 2);
    let error =
        edit(&files, IDS, &ComparisonEdit::MakePair { left: 0, right: 1 }).expect_err("both are on the left");
    assert!(error.contains("各选一处"), "{error}");
}

#[test]
fn many_unmatched_entries_get_one_reason_and_can_be_reopened() {
    let files = new_project();
    let entries: Vec<usize> = (0..compared(&files).unmatched.len()).collect();
    let error =
        edit(&files, IDS, &ComparisonEdit::SetReason { entries: entries.clone(), reason: " ".to_owned() });
    assert!(error.expect_err("readers want a reason").contains("为什么"));
    let reason = "另一份文件没有写。".to_owned();
    let files = edited(files, &ComparisonEdit::SetReason { entries, reason });
    assert!(compared(&files).unmatched.iter().all(|one| !one.is_draft && one.reason == "另一份文件没有写。"));
    let again = compared(&edited(files, &ComparisonEdit::Reopen { entry: 0 }));
    assert!(again.unmatched[0].is_draft && again.unmatched[1..].iter().all(|one| !one.is_draft));
}

#[test]
fn a_comparison_can_be_deleted() {
    let mut files = edited(new_project(), &accept(0, "", Relation::Same, ""));
    files.insert(PATH.to_owned(), format!("{}[[pairs]]\n", files[PATH]));
    let changed = edit(&files, IDS, &ComparisonEdit::Delete).expect("also one that is broken goes");
    assert_eq!(changed, [(PATH.to_owned(), String::new())].into());
}

#[test]
fn a_finished_comparison_compiles() {
    let files = edited(new_project(), &accept(0, "", Relation::MoreSpecific, ""));
    assert!(messages(&files).iter().all(|one| one.starts_with("draft: ")), "{:?}", messages(&files));
    let entries = (0..compared(&files).unmatched.len()).collect();
    let files =
        edited(files, &ComparisonEdit::SetReason { entries, reason: "另一份文件没有写。".to_owned() });
    assert_eq!(messages(&files), [""; 0], "{}", files[PATH]);
}

#[test]
fn the_projects_own_comparison_is_parsed_and_kept() {
    let files = project::own_seeds();
    let ids = ["heilongjiang", "national"];
    let path = "alignments/heilongjiang--national.toml";
    let compared = compare(&files, ids).expect("it can be read");
    assert!(compared.is_published && compared.pairs.len() > 20 && compared.unmatched.len() > 10);
    assert!(compared.pairs.iter().all(|pair| !pair.is_draft && pair.missing == 0));
    assert!(compared.unmatched.iter().all(|one| !one.is_draft));
    for (at, pair) in compared.pairs.iter().enumerate().step_by(9) {
        let same = edit(&files, ids, &accept(at, &pair.title, pair.relation, &pair.note))
            .expect("it is said already");
        assert!(same[path] == files[path], "{} changes the file", pair.title);
    }
    // An edit of one value changes one line.
    let changed = edit(
        &files,
        ids,
        &accept(1, "指导思想和总体思路", compared.pairs[1].relation, &compared.pairs[1].note),
    );
    let changed = &changed.expect("it can be said")[path];
    let other = |(a, b): &(&str, &str)| a != b;
    let lines: Vec<_> = files[path].lines().zip(changed.lines()).filter(other).collect();
    assert_eq!(lines, [("title = \"指导思想\"", "title = \"指导思想和总体思路\"")]);
}

#[test]
fn node_ids_are_updated_when_a_heading_is_corrected() {
    let files = edited(new_project(), &accept(0, "", Relation::Same, ""));
    let line = workbench_messages::DocumentEdit::Line { line: 5, kind: Some(LineKind::Text) };
    let after = document_toml::edit("gan", GAN, &files["gan/document.toml"], &line).expect("it is TOML").text;
    let mut updated = files.clone();
    updated.extend(update_node_ids(&files, "gan", &after));
    updated.insert("gan/document.toml".to_owned(), after);
    assert!(!updated[PATH].contains("gan.p2"), "{}", updated[PATH]);
    let found = compared(&updated);
    assert_eq!(found.pairs[0].missing, 0, "{}", updated[PATH]);
    let words = texts(&found.left, &found.pairs[0].left).concat();
    assert!(words.contains("二、组织领导") && words.contains("制定实施方案"), "{words}");
    assert!(!words.contains("3000元"), "{words}");
    // Without an edit, the file is unchanged.
    assert_eq!(update_node_ids(&files, "gan", &files["gan/document.toml"])[PATH], files[PATH]);
}

#[test]
fn invalid_comparisons_are_rejected() {
    let mut files = new_project();
    assert!(compare(&files, ["gan", "gan"]).expect_err("it is the same").contains("同一份"));
    assert!(compare(&files, ["gan", "b"]).expect_err("there is none").contains("b/source.txt"));
    let gone = edit(&files, IDS, &ComparisonEdit::Dissolve { pair: 7 }).expect_err("there is none");
    assert!(gone.contains("刷新"), "{gone}");
    files.insert(PATH.to_owned(), "left = \"gan\"\nright = \"all\"\n[[pairs]]\n".to_owned());
    let error = compare(&files, IDS).expect_err("it is no such file");
    assert!(error.contains("gan--all.toml 写坏了"), "{error}");
}

#[test]
fn a_pair_with_a_missing_node_cannot_be_accepted() {
    let mut files = edited(new_project(), &accept(0, "", Relation::Same, ""));
    let text = files[PATH].replace("left = [\"gan.p2\"]", "left = [\"gan.p2\", \"gan.p9\"]");
    files.insert(PATH.to_owned(), text);
    assert_eq!(compared(&files).pairs[0].missing, 1);
    let error = edit(&files, IDS, &accept(0, "", Relation::Same, "")).expect_err("a place is gone");
    assert!(error.contains("找不到了"), "{error}");
    let found = compared(&files);
    let side = Side::Left;
    let toggle =
        ComparisonEdit::ToggleSentence {
            pair: 0, side, sentence: sentence(&found.left, "职工可以申请")
        };
    let files = edited(files, &toggle);
    assert_eq!(compared(&files).pairs[0].missing, 0);
    assert!(files[PATH].contains("left = [\"gan.p1.s2\", \"gan.p2\"]\n"), "{}", files[PATH]);
}
