//! The reading edition, several documents of one jurisdiction, and seeds with another province alone.

mod common;

use std::path::Path;

use common::folder;
use policy::Corpus;
use policy::model::document::Edition;
use policy::model::figures::FoundKind;
use seeds::new_document::{NewDocumentRequest, new_document};
use seeds::{Compilation, Language, SeedFiles, Style, compile, provinces};

fn received() -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/sample/received.txt");
    std::fs::read(path).expect("the sample can be read")
}

/// The seeds without Heilongjiang's folder and the alignment with it: the starting point for authors of other
/// provinces.
fn without_heilongjiang() -> SeedFiles {
    let mut files = folder("seeds");
    files.retain(|path, _| !path.contains("heilongjiang"));
    files
}

/// Adds a document as `new-document` writes it, after its author has reviewed it and removed the draft mark.
fn with_reviewed(mut seeds: SeedFiles, id: &str, text: &[u8]) -> SeedFiles {
    let made =
        new_document(&NewDocumentRequest { id, text, jurisdiction: None }, &seeds).expect("it is a document");
    seeds.extend(made.files);
    replace(&mut seeds, &format!("{id}/document.toml"), "draft = true\n", "");
    seeds
}

fn replace(files: &mut SeedFiles, path: &str, from: &str, to: &str) {
    let text = String::from_utf8(files[path].clone()).expect("seeds are UTF-8");
    assert!(text.contains(from), "{path}: {from}");
    files.insert(path.to_owned(), text.replace(from, to).into_bytes());
}

fn sound(files: &SeedFiles) -> Compilation {
    let compilation = compile(files);
    assert!(!compilation.diagnostics.has_errors(), "{}", compilation.diagnostics.render_errors(Style::Plain));
    compilation
}

#[test]
fn a_new_document_is_published_to_be_read_once_somebody_has_looked_at_it() {
    let files = with_reviewed(folder("seeds"), "sample", &received());
    let compilation = sound(&files);
    assert_eq!(compilation.diagnostics.drafts(), 0, "what is written for the full edition holds nothing up");
    assert!(!compilation.packs.contains_key("alignment-sample--national"), "nobody has read these pairs");
    let bytes = compilation.corpus.expect("there is no error");
    let corpus = Corpus::decode(&bytes).expect("it was just encoded");
    let sample = corpus.document("sample").expect("it is there");
    assert_eq!(sample.metadata.edition, Edition::Reading);
    let others = corpus.documents.iter().filter(|document| document.id != "sample");
    assert!(others.into_iter().all(|document| document.metadata.edition == Edition::Full));
    // Read off the sample by hand: every number with a unit, in text order.
    let found: Vec<(FoundKind, &str)> = corpus
        .found
        .iter()
        .filter(|found| found.kind != FoundKind::Other)
        .map(|found| (found.kind, found.words.slice(sample.text)))
        .collect();
    assert_eq!(
        found,
        [
            (FoundKind::Term, "３年以上"),
            (FoundKind::Sum, "２０００元"),
            (FoundKind::Persons, "第一名"),
            (FoundKind::Sum, "1万元"),
            (FoundKind::Sum, "1500元"),
            (FoundKind::Sum, "2000元"),
        ]
    );
    assert!(corpus.found.iter().all(|found| corpus.documents[usize::from(found.document)].id == "sample"));
    let sources: Vec<&str> = corpus
        .eligibility
        .sources
        .iter()
        .map(|source| corpus.documents[usize::from(source.document)].id)
        .collect();
    assert_eq!(sources, ["heilongjiang"]);
}

#[test]
fn a_province_in_the_reading_edition_has_documents_to_search_and_no_benefits() {
    let files = with_reviewed(folder("seeds"), "sample", &received());
    let whole = sound(&files).corpus.expect("there is no error");
    let whole = Corpus::decode(&whole).expect("it was just encoded");
    let parts = provinces(&files, &whole);
    let sample = parts.iter().find(|part| part.id == "sample").expect("it is a province");
    let corpus = Corpus::decode(&sample.corpus).expect("it was just encoded");
    let ids: Vec<&str> = corpus.documents.iter().map(|document| document.id).collect();
    assert_eq!(ids, ["national", "sample"]);
    assert!(corpus.eligibility.benefits.is_empty());
    assert_eq!(corpus.found.len(), whole.found.len());
}

#[test]
fn the_full_edition_asks_for_all_that_the_reading_edition_leaves_open() {
    let mut files = with_reviewed(folder("seeds"), "sample", &received());
    replace(&mut files, "sample/document.toml", "edition = \"reading\"", "edition = \"full\"");
    // Three measures, eleven numbers (see `sample.rs`), and every node of both documents.
    let drafts = |part: &str| {
        let compilation = sound(&files);
        let list = compilation.diagnostics.list();
        list.iter().filter(|one| one.message.starts_with("draft: ") && one.path.contains(part)).count()
    };
    assert_eq!(drafts("sample/benefits/"), 3);
    assert_eq!(drafts("sample/figures.toml"), 11);
    assert!(drafts("alignments/sample--national.toml") > 0);
}

#[test]
fn check_seeds_says_what_is_missing_for_the_full_edition() {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("editions-missing");
    write(&dir, &with_reviewed(folder("seeds"), "sample", &received()));
    let checked = seeds::check(&dir, None, Language::English, Style::Plain);
    assert!(!checked.failed, "{}", checked.text);
    let (_, told) = checked.text.split_once("sample: reading edition").expect("it is told");
    assert!(told.contains("     3  units to be read"), "{told}");
    assert!(told.contains("    11  numbers to be explained"), "{told}");
    assert!(checked.text.ends_with("notes\n"), "no drafts: {}", checked.text);
}

#[test]
fn a_folder_can_have_ones_own_province_alone() {
    let alone = |files: SeedFiles| {
        let compilation = sound(&files);
        assert_eq!(compilation.diagnostics.drafts(), 0);
        compilation.corpus.expect("there is no error")
    };
    // For reading, and with the wizard.
    let bytes = alone(with_reviewed(without_heilongjiang(), "sample", &received()));
    assert!(Corpus::decode(&bytes).expect("it was just encoded").eligibility.benefits.is_empty());
    let mut finished: SeedFiles = without_heilongjiang();
    finished.extend(folder("tests/sample/seeds"));
    finished.remove("alignments/sample--heilongjiang.toml");
    let bytes = alone(finished);
    let corpus = Corpus::decode(&bytes).expect("it was just encoded");
    let benefits: Vec<&str> = corpus.eligibility.benefits.iter().map(|benefit| benefit.id).collect();
    assert_eq!(benefits, ["sample-skill-subsidy", "sample-prize"]);
    // The explanation of a question comes from the documents of this folder, not from another province's articles.
    let insured = corpus.eligibility.fact_index("insured_years").expect("it is asked");
    assert_eq!(corpus.eligibility.why(insured), "文件里有1项要看这个回答：技能提升补贴。");
}

#[test]
fn the_projects_own_folder_uses_all_that_it_shares() {
    let compilation = sound(&folder("seeds"));
    let unused = compilation.diagnostics.list().iter().filter(|one| {
        one.message.starts_with("no benefit here uses") || one.message.starts_with("these terms stand in no")
    });
    assert_eq!(unused.map(|one| one.message.as_str()).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn one_province_is_checked_alone() {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("editions-only");
    let mut files = with_reviewed(folder("seeds"), "sample", &received());
    replace(&mut files, "heilongjiang/document.toml", "measures = 29", "measures = 30");
    write(&dir, &files);
    assert!(seeds::check(&dir, None, Language::English, Style::Plain).failed, "the other province is wrong");
    let checked = seeds::check(&dir, Some("sample"), Language::English, Style::Plain);
    assert!(!checked.failed, "{}", checked.text);
    assert!(!checked.text.contains("heilongjiang"), "{}", checked.text);
    let nowhere = seeds::check(&dir, Some("jilin"), Language::English, Style::Plain);
    assert!(nowhere.failed && nowhere.text.starts_with("error: no folder jilin"), "{}", nowhere.text);
}

#[test]
fn a_place_has_several_documents() {
    let second = "示例省总工会关于困难职工帮扶的通知\n各市总工会：\n一、帮扶标准\n每户一次性补助3000元。\n\
                  示例省总工会\n2021年5月6日\n";
    let mut files: SeedFiles = folder("seeds").into_iter().chain(folder("tests/sample/seeds")).collect();
    files = with_reviewed(files, "sample-aid", second.as_bytes());
    replace(&mut files, "sample-aid/document.toml", "edition = \"reading\"", "edition = \"full\"");
    files.retain(|path, _| !path.starts_with("sample-aid/benefits") && !path.contains("sample-aid--"));
    files.insert("sample-aid/figures.toml".to_owned(), FIGURES.as_bytes().to_vec());
    files.insert("sample-aid/benefits/01.toml".to_owned(), BENEFITS.as_bytes().to_vec());
    let whole = sound(&files).corpus.expect("there is no error");
    let whole = Corpus::decode(&whole).expect("it was just encoded");
    let parts = provinces(&files, &whole);
    let ids: Vec<&str> = parts.iter().map(|part| part.id.as_str()).collect();
    assert_eq!(ids, ["heilongjiang", "sample"], "one entry in the choice of a place");
    let corpus = Corpus::decode(&parts[1].corpus).expect("it was just encoded");
    let ids: Vec<&str> = corpus.documents.iter().map(|document| document.id).collect();
    assert_eq!(ids, ["national", "sample", "sample-aid"]);
    let benefits: Vec<&str> = corpus.eligibility.benefits.iter().map(|benefit| benefit.id).collect();
    assert_eq!(benefits, ["sample-skill-subsidy", "sample-prize", "sample-aid-household"], "one wizard");
}

const FIGURES: &str = r#"
[[figure]]
id = "sample-aid-household"
quote = { node = "sample-aid.p1.s1", text = "每户一次性补助3000元" }
number = "3000元"
group = "sum"
meaning = "困难职工帮扶"
who = "困难职工家庭"
recurrence = "一次性"

[[not_figure]]
quote = { node = "sample-aid.date", text = "2021年5月6日" }
reason = "paper-number"
"#;

const BENEFITS: &str = r#"
[[benefit]]
id = "sample-aid-household"
measure = "sample-aid.p1"
title = "困难职工帮扶"
summary = "每户一次性补助3000元。"
audiences = ["worker"]
topics = ["subsidy"]
gives = "money"
quote = { node = "sample-aid.p1.s1", text = "每户一次性补助3000元。" }
strength = { kind = "provider_may", quote = { node = "sample-aid.p1.s1", text = "补助" } }
amount = { kind = "fixed", yuan = 3000, per = "unstated", recurrence = "once", quote = { node = "sample-aid.p1.s1", text = "每户一次性补助3000元" } }
"#;

fn write(dir: &Path, files: &SeedFiles) {
    let _ = std::fs::remove_dir_all(dir);
    for (path, bytes) in files {
        let path = dir.join(path);
        std::fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("it can be made");
        std::fs::write(path, bytes).expect("it can be written");
    }
}

#[test]
fn one_entry_can_be_for_a_range_of_sentences() {
    let mut files: SeedFiles = folder("seeds").into_iter().chain(folder("tests/sample/seeds")).collect();
    let principles = |files: &SeedFiles| {
        let bytes = sound(files).corpus.expect("there is no error");
        let corpus = Corpus::decode(&bytes).expect("it was just encoded");
        let (at, sample) =
            (0u16..).zip(&corpus.documents).find(|(_, one)| one.id == "sample").expect("it is there");
        let is_of = |source: u8| corpus.eligibility.sources[usize::from(source)].document == at;
        let own = corpus.eligibility.principles.iter().filter(|principle| is_of(principle.source));
        own.map(|principle| sample.quoted(principle.quote).to_owned()).collect::<Vec<_>>()
    };
    // The three sentences of measure 3, on the tasks of enterprises and unions.
    let of_3 =
        ["企业应当按月足额支付工资，不得拖欠农民工工资。", "各级工会要协助开展检查。", "开通维权热线。"];
    assert!(principles(&files).ends_with(&of_3.map(str::to_owned)), "{:?}", principles(&files));
    for (from, to, message) in [
        ("to = \"sample.3-2.s1\"", "to = \"sample.3-9\"", "no document has a node `sample.3-9`"),
        ("from = \"sample.3.s1\"", "from = \"sample.p3\"", "no sentence is in this range"),
        ("from = \"sample.3.s1\"\n", "", "a principle has a quote, or a range"),
    ] {
        let before = files.clone();
        replace(&mut files, "sample/benefits/03.toml", from, to);
        let errors = compile(&files).diagnostics.render_errors(Style::Plain);
        assert!(errors.contains(message), "{errors}");
        files = before;
    }
}

#[test]
fn one_entry_can_be_for_a_range_of_measures_that_give_nothing() {
    let text = "甘省技能办法\n第一条 为了提高技能，制定本办法。\n第二条 各级政府加强领导。企业做好配合。\n\
                第三条 各单位做好宣传。\n第四条 本办法由省人社厅解释。\n甘省人民政府\n2021年5月6日\n";
    let entry = |from: &str, to: &str| {
        format!("[[no_benefit]]\nfrom = \"gan.{from}\"\nto = \"gan.{to}\"\nreason = \"没有写给谁什么。\"\n")
    };
    let files = |entries: &str| {
        let mut files = with_reviewed(without_heilongjiang(), "gan", text.as_bytes());
        replace(&mut files, "gan/document.toml", "edition = \"reading\"", "edition = \"full\"");
        files.retain(|path, _| !path.starts_with("gan/benefits/") && !path.starts_with("alignments/"));
        files.insert("gan/benefits/all.toml".to_owned(), entries.as_bytes().to_vec());
        files
    };
    let compilation = sound(&files(&entry("1", "4")));
    let bytes = compilation.corpus.expect("there is no error");
    let corpus = Corpus::decode(&bytes).expect("it was just encoded");
    assert_eq!(corpus.eligibility.no_benefit.len(), 4);
    assert_eq!(corpus.eligibility.principles.len(), 5, "each sentence is one for the same reason");
    for (from, to, message) in [
        ("1", "3", "nothing says what `gan.4` gives"),
        ("3", "2", "no sentence is in this range"),
        ("1", "9", "`gan.9` is no measure of this document"),
    ] {
        let errors = compile(&files(&entry(from, to))).diagnostics.render_errors(Style::Plain);
        assert!(errors.contains(message), "{errors}");
    }
}

#[test]
fn a_draft_has_each_sentence_as_a_quote_to_be_taken_over() {
    let made = new_document(
        &NewDocumentRequest { id: "sample", text: &received(), jurisdiction: None },
        &folder("seeds"),
    );
    let made = made.expect("it is a document");
    let file = std::str::from_utf8(&made.files["sample/benefits/03.toml"]).expect("it is UTF-8");
    let lines: Vec<&str> = file.lines().filter_map(|line| line.strip_prefix("# ")).collect();
    assert!(lines.contains(&"quote = { node = \"sample.3-2.s1\", text = \"开通维权热线。\" }"), "{file}");
    let range: Vec<&str> =
        lines.iter().skip_while(|line| **line != "[[principle]]").take(3).copied().collect();
    assert_eq!(range, ["[[principle]]", "from = \"sample.3.s1\"", "to = \"sample.3-2.s1\""]);
}

#[test]
fn a_part_that_gives_something_beside_numbered_measures_is_a_unit_too() {
    let text = "甘省总工会关于职工帮扶的意见\n各市总工会：\n一、帮扶标准\n每户每年补助3000元。\n二、帮扶措施\n\
                1.助学。组织助学。\n2.就业。组织招聘。\n三、组织领导\n各级工会要加强领导。\n甘省总工会\n2021年5月6日\n";
    let made = |text: &str| {
        let request = NewDocumentRequest { id: "gan", text: text.as_bytes(), jurisdiction: None };
        new_document(&request, &folder("seeds")).expect("it is a document").files
    };
    let toml =
        |files: &SeedFiles| String::from_utf8(files["gan/document.toml"].clone()).expect("it is UTF-8");
    let files = made(text);
    assert!(toml(&files).contains("\nunit = \"smallest\"\n"), "{}", toml(&files));
    let units: Vec<&str> = files.keys().filter_map(|path| path.strip_prefix("gan/benefits/")).collect();
    assert_eq!(units, ["01.toml", "02.toml", "p1.toml", "p3.toml"]);
    let plain = made(&text.replace("每户每年补助3000元。", "要做好帮扶。"));
    assert!(!toml(&plain).contains("\nunit ="), "nothing is given there: the measures are the units");
}
