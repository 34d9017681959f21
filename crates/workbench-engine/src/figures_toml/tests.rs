use seeds::diagnostics::Severity;

use seeds::document::inspection::ParsedSource;

use super::*;
use crate::project;

const SOURCE: &str = "甘省总工会关于职工帮扶的意见\n甘工发〔2021〕5号\n各市总工会：\n一、帮扶标准\n\
                      每户每年最高补助3000元，给予一次性奖励1万元。建设一批驿站。\n（一）申请\n\
                      向工会申请，30日内办结。\n甘省总工会\n2021年5月6日\n";

fn new_project() -> ProjectFiles {
    match project::add_document(ProjectFiles::new(), SOURCE, "gan", "甘省") {
        Ok(workbench_messages::Response::Project { files, .. }) => files,
        other => panic!("{other:?}"),
    }
}

fn numbers_of(files: &ProjectFiles) -> Vec<NumberInText> {
    let file = |name: &str| files.get(&format!("gan/{name}")).map(String::as_str);
    let toml = file("figures.toml");
    numbers(&ParsedSource::new("gan", SOURCE, file("document.toml").unwrap()), toml)
        .expect("the file can be read")
}

fn at(files: &ProjectFiles, words: &str) -> usize {
    let found = numbers_of(files);
    let place = found.iter().position(|number| number.text == words);
    place.unwrap_or_else(|| panic!("{words}: {found:?}"))
}

fn labelled(mut files: ProjectFiles, words: &str, label: Option<&FigureLabel>) -> ProjectFiles {
    let text = set_label(&files, "gan", at(&files, words), label).expect("it fits");
    files.insert("gan/figures.toml".to_owned(), text);
    files
}

fn figure(kind: FigureKind, meaning: &str, who: &str) -> FigureLabel {
    FigureLabel::Figure { kind, meaning: meaning.to_owned(), who: who.to_owned() }
}

/// The project after all suggested labels of a document are accepted.
fn accepted(mut files: ProjectFiles, id: &str) -> ProjectFiles {
    let [source, document_toml] =
        ["source.txt", "document.toml"].map(|name| &*files[&format!("{id}/{name}")]);
    let document = Texts { id, source, document_toml };
    let text = document.draft_file();
    let mut file = EntriesFile::parse(&path(id), &KEYS, &text).expect("it is TOML");
    let mut used_ids = BTreeSet::new();
    for reading in document.numbers(Some(&text)).expect("it can be read") {
        let number = number_in_text(reading.clone());
        let label = match (number.label, number.suggestion) {
            (Some(_), _) => continue,
            (None, Some(FigureChoice::Figure(kind))) => figure(kind, "", ""),
            (None, Some(FigureChoice::NotFigure) | None) => FigureLabel::NotFigure(number.suggested_reason),
        };
        let at = file.entry_of(&reading).expect("it has a draft");
        let entry = Entry::of(&reading, Some(&label), &used_ids).expect("a suggestion fits");
        used_ids.extend(entry.text("id").map(str::to_owned));
        file.replace(at, entry);
    }
    let text = document.normalize(&file.write()).expect("it can be read");
    files.insert(format!("{id}/figures.toml"), text);
    files
}

/// The compiler's messages on the numbers, in the full edition.
fn messages(files: &ProjectFiles, id: &str) -> Vec<String> {
    let mut files = files.clone();
    let path = format!("{id}/document.toml");
    let text = files[&path].replace("edition = \"reading\"", "edition = \"full\"");
    files.insert(path, text);
    let list = seeds::compile(&project::bytes(&files)).diagnostics;
    let about_numbers = |path: &str| path.ends_with("figures.toml") || path.ends_with("source.txt");
    let messages = list.list().iter().filter(|one| one.severity != Severity::Note);
    messages.filter(|one| about_numbers(&one.path)).map(|one| one.message.clone()).collect()
}

#[test]
fn each_number_has_its_sentence_and_a_suggestion() {
    let found = numbers_of(&new_project());
    let row = |number: &NumberInText| (number.line, number.text.clone(), number.suggestion);
    let rows: Vec<_> = found.iter().map(row).collect();
    let figure = |kind| Some(FigureChoice::Figure(kind));
    assert_eq!(
        rows,
        [
            (2, "2021〕5号".to_owned(), Some(FigureChoice::NotFigure)),
            (5, "3000元".to_owned(), figure(FigureKind::Sum)),
            (5, "一次".to_owned(), Some(FigureChoice::NotFigure)),
            (5, "1万元".to_owned(), figure(FigureKind::Sum)),
            (5, "一批".to_owned(), Some(FigureChoice::NotFigure)),
            (7, "30日".to_owned(), figure(FigureKind::Term)),
            (9, "2021年5月6日".to_owned(), figure(FigureKind::Date)),
        ]
    );
    assert_eq!((&*found[1].before, &*found[1].after), ("每户每年最高补助", "，给予一次性奖励1万元。"));
    assert_eq!(found[1].clause, "每户每年最高补助3000元");
    assert_eq!(found[1].possible_kinds, [FigureKind::Sum]);
    assert!(found.iter().all(|number| number.label.is_none()));
}

#[test]
fn a_label_replaces_its_draft() {
    let before =
        labelled(new_project(), "2021〕5号", Some(&FigureLabel::NotFigure(NotFigureReason::PaperNumber)));
    let before = &before["gan/figures.toml"];
    let sum = figure(FigureKind::Sum, "每户每年最多给3000元", "");
    let mut files = new_project();
    files.insert("gan/figures.toml".to_owned(), before.clone());
    let after = labelled(files, "3000元", Some(&sum));
    let draft = "[[draft]]\n# perhaps group = \"sum\"\nquote = { node = \"gan.p1.s1\", text = \"3000元\" }\n\
                 number = \"3000元\"\n";
    let entry = "[[figure]]\nid = \"gan-p1-s1\"\n\
                 quote = { node = \"gan.p1.s1\", text = \"每户每年最高补助3000元\" }\nnumber = \"3000元\"\n\
                 group = \"sum\"\nbound = \"at-most\"\nmeaning = \"每户每年最多给3000元\"\nwho = \"见原文\"\n";
    assert!(before.contains(draft), "{before}");
    assert_eq!(after["gan/figures.toml"], before.replace(draft, entry));
}

#[test]
fn a_recurrence_is_part_of_its_sum() {
    let files = labelled(new_project(), "1万元", Some(&figure(FigureKind::Sum, "", "职工")));
    let entry = "[[figure]]\nid = \"gan-p1-s1\"\n\
                 quote = { node = \"gan.p1.s1\", text = \"给予一次性奖励1万元\" }\nnumber = \"1万元\"\n\
                 group = \"sum\"\nrecurrence = \"一次性\"\nmeaning = \"给予一次性奖励1万元\"\nwho = \"职工\"\n";
    assert!(files["gan/figures.toml"].contains(entry), "{}", files["gan/figures.toml"]);
    assert!(!files["gan/figures.toml"].contains("number = \"一次\""), "it needs no entry of its own");
    let found = numbers_of(&files);
    assert_eq!(found[2].label, Some(AssignedLabel::Recurrence));
    // It has an entry of its own again if the sum is not a figure.
    let files = labelled(files, "1万元", Some(&FigureLabel::NotFigure(NotFigureReason::Idiom)));
    assert!(files["gan/figures.toml"].contains("number = \"一次\""), "{}", files["gan/figures.toml"]);
}

#[test]
fn a_label_is_changed_and_removed() {
    let first = labelled(new_project(), "30日", Some(&figure(FigureKind::Term, "多久办好", "")));
    assert!(first["gan/figures.toml"].contains("group = \"deadline\"\nmeaning = \"多久办好\"\n"));
    let noted = first["gan/figures.toml"].replace("\"多久办好\"", "\"多久办好\" # 问过");
    let mut files = first;
    files.insert("gan/figures.toml".to_owned(), noted.clone());
    let again = labelled(files.clone(), "30日", Some(&figure(FigureKind::Term, "30日内办好", "工会")));
    assert_eq!(
        again["gan/figures.toml"],
        noted.replace("\"多久办好\" # 问过\n", "\"30日内办好\" # 问过\nwho = \"工会\"\n")
    );
    let back = labelled(again, "30日", None);
    assert!(
        back["gan/figures.toml"].contains("[[draft]]\nquote = { node = \"gan.p1-1.s1\", text = \"30日\" }")
    );
    assert!(numbers_of(&back).iter().all(|number| number.label.is_none()));
}

#[test]
fn a_label_has_to_fit_the_value_of_its_number() {
    let files = new_project();
    let error = set_label(&files, "gan", at(&files, "3000元"), Some(&figure(FigureKind::Share, "", "")));
    assert!(error.expect_err("it is money").starts_with("“3000元”不能算作这一种"));
}

#[test]
fn an_invalid_file_is_rejected() {
    let mut files = new_project();
    files.insert("gan/figures.toml".to_owned(), "[[figures]]\nid = \"a\"\n".to_owned());
    let error = set_label(&files, "gan", 0, None).expect_err("it is no such file");
    assert!(error.contains("figures.toml 写坏了"), "{error}");
}

#[test]
fn suggestions_compile() {
    let files = accepted(new_project(), "gan");
    assert_eq!(messages(&files, "gan"), [""; 0], "{}", files["gan/figures.toml"]);
    assert!(!files["gan/figures.toml"].contains("\n[[draft]]\n"));
}

#[test]
fn suggestions_compile_for_texts_of_every_kind() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for path in [
        "tests/sample/received.txt",
        "tests/sample/regulation/received.txt",
        "seeds/heilongjiang/source.txt",
        "seeds/national/source.txt",
    ] {
        let source = std::fs::read_to_string(root.join(path)).expect("it can be read");
        let added = project::add_document(ProjectFiles::new(), &source, "gan", "甘省");
        let Ok(workbench_messages::Response::Project { files, .. }) = added else { panic!("{added:?}") };
        let files = accepted(files, "gan");
        let found = messages(&files, "gan");
        assert!(
            found.iter().all(|one| !one.contains("number") && !one.contains("quote")),
            "{path}: {found:?}"
        );
        assert!(!files["gan/figures.toml"].contains("\n[[draft]]\n"), "{path}");
    }
}

#[test]
fn the_projects_own_labels_are_parsed_and_kept() {
    let files = project::own_seeds();
    for id in ["heilongjiang", "national"] {
        let text = &files[&format!("{id}/figures.toml")];
        let [source, toml] = ["source.txt", "document.toml"].map(|name| &*files[&format!("{id}/{name}")]);
        let found = numbers(&ParsedSource::new(id, source, toml), Some(text)).expect("it can be read");
        assert!(found.iter().all(|number| number.label.is_some()), "{id}");
        // A sample, because each edit parses the document again.
        for (at, number) in found.iter().enumerate().step_by(25) {
            let said = number.label.as_ref().expect("all have labels");
            if let AssignedLabel::Own(label) = said {
                let again = set_label(&files, id, at, Some(label)).expect("it is the present label");
                assert!(again == *text, "{id}: {} changes the file", number.text);
            }
        }
    }
}

#[test]
fn labels_are_kept_when_a_heading_is_corrected() {
    let files = labelled(new_project(), "30日", Some(&figure(FigureKind::Term, "", "")));
    let before = &files["gan/document.toml"];
    let edit =
        workbench_messages::DocumentEdit::Line { line: 6, kind: Some(workbench_messages::LineKind::Text) };
    let after = crate::document_toml::edit("gan", SOURCE, before, &edit).expect("it is TOML").text;
    let text = &files["gan/figures.toml"];
    let moved = update_node_ids("gan", SOURCE, [before, &after], text).expect("it can be read");
    assert!(text.contains("node = \"gan.p1-1.s1\"") && !moved.contains("gan.p1-1.s1"), "{moved}");
    let found = numbers(&ParsedSource::new("gan", SOURCE, &after), Some(&moved)).expect("it can be read");
    let said = |number: &&NumberInText| number.label.is_some();
    let words: Vec<&str> = found.iter().filter(said).map(|number| &*number.text).collect();
    assert_eq!(words, ["30日"]);
    let back = update_node_ids("gan", SOURCE, [&after, before], &moved).expect("it can be read");
    assert_eq!(back, *text);
}

#[test]
fn drafts_are_added_and_removed_with_the_lines_of_their_numbers() {
    let files = labelled(new_project(), "30日", Some(&figure(FigureKind::Term, "", "")));
    let before = &files["gan/document.toml"];
    let edit =
        workbench_messages::DocumentEdit::Line { line: 5, kind: Some(workbench_messages::LineKind::NotText) };
    let after = crate::document_toml::edit("gan", SOURCE, before, &edit).expect("it is TOML").text;
    let text = &files["gan/figures.toml"];
    let without = update_node_ids("gan", SOURCE, [before, &after], text).expect("it can be read");
    assert!(!without.contains("number = \"3000元\""), "{without}");
    let again = update_node_ids("gan", SOURCE, [&after, before], &without).expect("it can be read");
    assert!(again.contains("number = \"3000元\""), "{again}");
}
