//! What `figures.toml` says of the numbers of a document, and changes of it that leave the rest of the file as it is.
//!
//! The file is that of `cargo xtask new-document`, with a draft for each number; what an author says takes the place of
//! the draft. It is begun with the first number of which something is said.

use std::collections::BTreeSet;

use policy::model::figures::{self, Bound, Group};
use seeds::figures::inspection::{self, FigureWords, NumberReading, drafted, inspect};
use seeds::figures::reason_key;
use toml_edit::{InlineTable, Item, Value, value};
use workbench_messages::{Choice, FigureKind, FoundNumber, ProjectFiles, Reason, Said, Statement};

use crate::entries::{Entry, File, broken};

/// Whom a sum is for where nobody has said it: the format wants some words.
const SEE_TEXT: &str = "见原文";

/// The numbers of a document with what its file says of them; a file that is not there yet says nothing.
///
/// # Errors
/// In Chinese, where the file holds what it may not.
pub fn numbers(
    id: &str,
    source: &str,
    document_toml: &str,
    text: Option<&str>,
) -> Result<Vec<FoundNumber>, String> {
    let readings = Texts { id, source, document_toml }.numbers(text)?;
    Ok(readings.into_iter().map(found).collect())
}

/// The changed file of a document, once this is said of one of its numbers; with nothing, nobody has said what it is.
///
/// # Errors
/// In Chinese, where the file holds what it may not, and where the number cannot be what is said.
pub fn say(
    files: &ProjectFiles,
    id: &str,
    number: usize,
    statement: Option<&Statement>,
) -> Result<String, String> {
    let file = |name: &str| files.get(&format!("{id}/{name}")).map(String::as_str);
    let [source, document_toml] = ["source.txt", "document.toml"].map(|name| file(name).unwrap_or(""));
    let document = Texts { id, source, document_toml };
    let begun = file("figures.toml").map_or_else(|| document.drafted(), str::to_owned);
    let readings = document.numbers(Some(&begun))?;
    let reading = readings.get(number).ok_or("没有这个数字了，请刷新页面再试")?;
    let mut file = File::parse(&path(id), &KEYS, &begun)?;
    let at = file.entry_of(reading);
    match at {
        Some(at) if file.entries[at].key == key_of(statement) => {
            file.entries[at].say(reading, statement)?;
        }
        Some(at) => file.replace(at, Entry::of(reading, statement, &taken(files))?),
        None => file.insert(&readings[..number], Entry::of(reading, statement, &taken(files))?),
    }
    document.settle(&file.write())
}

/// The changed file of a document, once its `document.toml` is another: places that have other names then are called by
/// those.
///
/// # Errors
/// In Chinese, where the file holds what it may not.
pub fn follow(id: &str, source: &str, [before, after]: [&str; 2], text: &str) -> Result<String, String> {
    let mut file = File::parse(&path(id), &KEYS, text)?;
    let quotes: Vec<(String, String)> =
        file.entries.iter().map(|entry| entry.quote().unwrap_or_default()).collect();
    let moved = inspection::moved(id, source, [before, after], &quotes);
    for ((entry, (old, _)), new) in file.entries.iter_mut().zip(&quotes).zip(moved) {
        if let Some(new) = new.filter(|new| new != old) {
            entry.rename(old, &new);
        }
    }
    Texts { id, source, document_toml: after }.settle(&file.write())
}

/// A document's own texts.
struct Texts<'t> {
    id: &'t str,
    source: &'t str,
    document_toml: &'t str,
}

impl Texts<'_> {
    fn drafted(&self) -> String {
        drafted(self.id, self.source, self.document_toml)
    }

    fn numbers(&self, text: Option<&str>) -> Result<Vec<NumberReading>, String> {
        inspect(self.id, self.source, self.document_toml, text)
            .map_err(|error| broken(&path(self.id), &error))
    }

    /// The file with a draft for each number that has no entry, and no other draft.
    fn settle(&self, text: &str) -> Result<String, String> {
        let readings = self.numbers(Some(text))?;
        let mut file = File::parse(&path(self.id), &KEYS, text)?;
        let drafts = readings.iter().filter_map(|reading| match reading.said {
            Some(inspection::Said::Draft { index }) => Some(index),
            _ => None,
        });
        let wanted: BTreeSet<usize> = drafts.collect();
        let is_wanted =
            |entry: &Entry| entry.key != DRAFT || entry.index.is_none_or(|index| wanted.contains(&index));
        if readings.iter().all(|reading| reading.said.is_some()) && file.entries.iter().all(is_wanted) {
            return Ok(text.to_owned());
        }
        // From the last, so that those that stand together come in their order.
        for (at, reading) in readings.iter().enumerate().rev() {
            if reading.said.is_none() {
                file.insert(&readings[..at], Entry::draft(reading));
            }
        }
        while let Some(at) = file.entries.iter().position(|entry| !is_wanted(entry)) {
            file.remove(at);
        }
        Ok(file.write())
    }
}

impl File {
    /// The place of the entry that accounts for a number.
    fn entry_of(&self, reading: &NumberReading) -> Option<usize> {
        let (key, index) = match reading.said.as_ref()? {
            inspection::Said::Figure { index, .. } => (FIGURE, *index),
            inspection::Said::NotFigure { index, .. } => (NOT_FIGURE, *index),
            inspection::Said::Draft { index } => (DRAFT, *index),
            inspection::Said::HowOften { draft } => (DRAFT, (*draft)?),
        };
        self.position(key, index)
    }

    /// Puts an entry behind that of the last number before it.
    fn insert(&mut self, before: &[NumberReading], entry: Entry) {
        let last = before.iter().rev().find_map(|reading| self.entry_of(reading));
        self.entries.insert(last.map_or(0, |at| at + 1), entry);
    }
}

/// A number that says something.
const FIGURE: &str = "figure";
/// A number that says nothing.
const NOT_FIGURE: &str = "not_figure";
/// A number of which nobody has said what it is.
const DRAFT: &str = "draft";

/// The names of the file's entries.
const KEYS: [&str; 3] = [FIGURE, NOT_FIGURE, DRAFT];

const fn key_of(statement: Option<&Statement>) -> &'static str {
    match statement {
        Some(Statement::Figure { .. }) => FIGURE,
        Some(Statement::None(_)) => NOT_FIGURE,
        None => DRAFT,
    }
}

fn path(id: &str) -> String {
    format!("{id}/figures.toml")
}

impl Entry {
    /// That nobody has said what a number is.
    fn draft(reading: &NumberReading) -> Self {
        let mut entry = Self::new(DRAFT);
        let (words, number) = &reading.draft;
        entry.table["quote"] = quote(&reading.node, words);
        entry.table["number"] = value(number);
        entry
    }

    /// What is said of a number; the id of a figure is none of those that are taken.
    fn of(
        reading: &NumberReading,
        statement: Option<&Statement>,
        taken: &BTreeSet<String>,
    ) -> Result<Self, String> {
        let mut entry = match statement {
            Some(Statement::Figure { kind, .. }) => Self::figure(reading, *kind, taken)?,
            Some(Statement::None(_)) => Self::not_figure(reading),
            None => Self::draft(reading),
        };
        entry.say(reading, statement)?;
        Ok(entry)
    }

    fn not_figure(reading: &NumberReading) -> Self {
        let mut entry = Self::new(NOT_FIGURE);
        let (words, number) = &reading.not_figure;
        entry.table["quote"] = quote(&reading.node, words);
        if let Some(number) = number {
            entry.table["number"] = value(number);
        }
        entry
    }

    fn figure(reading: &NumberReading, kind: FigureKind, taken: &BTreeSet<String>) -> Result<Self, String> {
        let FigureWords { quote: words, number, bound, recurrence, .. } =
            reading.figure.as_ref().ok_or_else(|| cannot_be(reading))?;
        let base = reading.node.replace('.', "-");
        let mut ids =
            std::iter::once(base.clone()).chain((2..).map(|count: usize| format!("{base}-{count}")));
        let mut entry = Self::new(FIGURE);
        let table = &mut entry.table;
        table["id"] = value(ids.find(|id| !taken.contains(id)).unwrap_or_default());
        table["quote"] = quote(&reading.node, words);
        table["number"] = value(number);
        table["group"] = value(group(reading, kind)?.key());
        match bound {
            Bound::Exact => {}
            Bound::AtMost => table["bound"] = value("at-most"),
            Bound::AtLeast => table["bound"] = value("at-least"),
        }
        if let Some(recurrence) = recurrence.filter(|_| kind == FigureKind::Sum) {
            table["recurrence"] = value(recurrence);
        }
        Ok(entry)
    }

    /// Writes what the author says of the number; what has been written besides stays.
    fn say(&mut self, reading: &NumberReading, statement: Option<&Statement>) -> Result<(), String> {
        match statement {
            Some(Statement::Figure { kind, meaning, who }) => {
                if self.words("group").and_then(Group::of_key).map(figure_kind) != Some(*kind) {
                    self.set("group", group(reading, *kind)?.key());
                }
                let meaning = Some(meaning.trim()).filter(|words| !words.is_empty());
                let clause = reading.figure.as_ref().map_or("", |words| &words.clause);
                self.set("meaning", meaning.unwrap_or(clause));
                match (who.trim(), kind) {
                    ("", FigureKind::Sum) => self.set("who", SEE_TEXT),
                    ("", _) => {
                        self.table.remove("who");
                    }
                    (who, _) => self.set("who", who),
                }
            }
            Some(Statement::None(reason)) => self.set("reason", reason_key(reason_written(*reason))),
            None => {}
        }
        Ok(())
    }

    /// The node and the words that it quotes.
    fn quote(&self) -> Option<(String, String)> {
        let quote = self.table.get("quote")?.as_table_like()?;
        let words = |key: &str| Some(quote.get(key)?.as_str()?.to_owned());
        Some((words("node")?, words("text")?))
    }

    /// Calls the node that it quotes by its new name, in the comment in front of it too.
    fn rename(&mut self, old: &str, new: &str) {
        let prefix = self.prefix().replace(&format!("# {old}: "), &format!("# {new}: "));
        self.table.decor_mut().set_prefix(prefix);
        let quote = self.table.get_mut("quote").and_then(Item::as_table_like_mut);
        if let Some(Item::Value(node)) = quote.and_then(|quote| quote.get_mut("node")) {
            let mut name = Value::from(new);
            *name.decor_mut() = node.decor().clone();
            *node = name;
        }
    }
}

fn quote(node: &str, words: &str) -> Item {
    let mut quote = InlineTable::new();
    quote.insert("node", Value::from(node));
    quote.insert("text", Value::from(words));
    value(quote)
}

/// The ids of all figures of the project.
fn taken(files: &ProjectFiles) -> BTreeSet<String> {
    let texts = files.iter().filter(|(path, _)| path.ends_with("/figures.toml"));
    let entries =
        texts.filter_map(|(path, text)| File::parse(path, &KEYS, text).ok()).flat_map(|file| file.entries);
    entries.filter_map(|entry| entry.words("id").map(str::to_owned)).collect()
}

/// What is written for a kind.
fn group(reading: &NumberReading, kind: FigureKind) -> Result<Group, String> {
    let is_due = reading.figure.as_ref().is_some_and(|words| words.is_due);
    let fits = || reading.fits.iter().copied().filter(|group| figure_kind(*group) == kind);
    let due = fits().find(|group| is_due && *group == Group::Deadline);
    due.or_else(|| fits().next()).ok_or_else(|| cannot_be(reading))
}

fn cannot_be(reading: &NumberReading) -> String {
    let number = &reading.sentence[reading.place.clone()];
    format!("“{number}”不能算作这一种：金额要有“元”，比例要有“%”，日期要写明年份，名额、期限要有单位")
}

/// A number as the page shows it.
fn found(reading: NumberReading) -> FoundNumber {
    let NumberReading { line, sentence, place, likely, reason, fits, figure, said, .. } = reading;
    let mut kinds: Vec<FigureKind> = fits.into_iter().map(figure_kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    FoundNumber {
        line,
        before: sentence[..place.start].to_owned(),
        words: sentence[place.clone()].to_owned(),
        behind: sentence[place.end..].to_owned(),
        clause: figure.map_or_else(String::new, |words| words.clause),
        fits: kinds,
        likely: likely.map(|likely| match likely {
            inspection::Likely::Figure(group) => Choice::Figure(figure_kind(group)),
            inspection::Likely::None => Choice::None,
        }),
        reason: reason_read(reason),
        said: said.and_then(|said| match said {
            inspection::Said::Figure { group, meaning, who, .. } => {
                let (kind, who) = (figure_kind(group), who.unwrap_or_default());
                Some(Said::Statement(Statement::Figure { kind, meaning, who }))
            }
            inspection::Said::NotFigure { reason, .. } => {
                Some(Said::Statement(Statement::None(reason_read(reason))))
            }
            inspection::Said::HowOften { .. } => Some(Said::HowOften),
            inspection::Said::Draft { .. } => None,
        }),
    }
}

/// What people call a group; those of time are one.
const fn figure_kind(group: Group) -> FigureKind {
    match group {
        Group::Sum => FigureKind::Sum,
        Group::Share => FigureKind::Share,
        Group::Quota => FigureKind::Quota,
        Group::Term | Group::Deadline => FigureKind::Term,
        Group::Frequency => FigureKind::Frequency,
        Group::Target => FigureKind::Target,
        Group::Count => FigureKind::Count,
        Group::Date => FigureKind::Date,
    }
}

const fn reason_read(reason: figures::Reason) -> Reason {
    match reason {
        figures::Reason::PaperNumber => Reason::PaperNumber,
        figures::Reason::Meeting => Reason::Meeting,
        figures::Reason::Slogan => Reason::Slogan,
        figures::Reason::Name => Reason::Name,
        figures::Reason::Idiom => Reason::Idiom,
        figures::Reason::Indefinite => Reason::Indefinite,
    }
}

const fn reason_written(reason: Reason) -> figures::Reason {
    match reason {
        Reason::PaperNumber => figures::Reason::PaperNumber,
        Reason::Meeting => figures::Reason::Meeting,
        Reason::Slogan => figures::Reason::Slogan,
        Reason::Name => figures::Reason::Name,
        Reason::Idiom => figures::Reason::Idiom,
        Reason::Indefinite => figures::Reason::Indefinite,
    }
}

#[cfg(test)]
mod tests {
    use seeds::diagnostics::Severity;

    use super::*;
    use crate::project;

    const SOURCE: &str = "甘省总工会关于职工帮扶的意见\n甘工发〔2021〕5号\n各市总工会：\n一、帮扶标准\n\
                          每户每年最高补助3000元，给予一次性奖励1万元。建设一批驿站。\n（一）申请\n\
                          向工会申请，30日内办结。\n甘省总工会\n2021年5月6日\n";

    fn begun() -> ProjectFiles {
        match project::begin(ProjectFiles::new(), SOURCE, "gan", "甘省") {
            Ok(workbench_messages::Answer::Project { files, .. }) => files,
            other => panic!("{other:?}"),
        }
    }

    fn numbers_of(files: &ProjectFiles) -> Vec<FoundNumber> {
        let file = |name: &str| files.get(&format!("gan/{name}")).map(String::as_str);
        let toml = file("figures.toml");
        numbers("gan", SOURCE, file("document.toml").unwrap(), toml).expect("the file can be read")
    }

    fn at(files: &ProjectFiles, words: &str) -> usize {
        let found = numbers_of(files);
        let place = found.iter().position(|number| number.words == words);
        place.unwrap_or_else(|| panic!("{words}: {found:?}"))
    }

    fn said(mut files: ProjectFiles, words: &str, statement: Option<&Statement>) -> ProjectFiles {
        let text = say(&files, "gan", at(&files, words), statement).expect("it can be said");
        files.insert("gan/figures.toml".to_owned(), text);
        files
    }

    fn figure(kind: FigureKind, meaning: &str, who: &str) -> Statement {
        Statement::Figure { kind, meaning: meaning.to_owned(), who: who.to_owned() }
    }

    /// The project once everything that is likely is said of the numbers of a document.
    fn accepted(mut files: ProjectFiles, id: &str) -> ProjectFiles {
        let [source, document_toml] =
            ["source.txt", "document.toml"].map(|name| &*files[&format!("{id}/{name}")]);
        let document = Texts { id, source, document_toml };
        let text = document.drafted();
        let mut file = File::parse(&path(id), &KEYS, &text).expect("it is TOML");
        let mut taken = BTreeSet::new();
        for reading in document.numbers(Some(&text)).expect("it can be read") {
            let number = found(reading.clone());
            let statement = match (number.said, number.likely) {
                (Some(_), _) => continue,
                (None, Some(Choice::Figure(kind))) => figure(kind, "", ""),
                (None, Some(Choice::None) | None) => Statement::None(number.reason),
            };
            let at = file.entry_of(&reading).expect("it has a draft");
            let entry = Entry::of(&reading, Some(&statement), &taken).expect("what is likely can be said");
            taken.extend(entry.words("id").map(str::to_owned));
            file.replace(at, entry);
        }
        let text = document.settle(&file.write()).expect("it can be read");
        files.insert(format!("{id}/figures.toml"), text);
        files
    }

    /// What the compiler says of the numbers, in the full edition.
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
    fn each_number_comes_with_its_sentence_and_what_it_may_be() {
        let found = numbers_of(&begun());
        let row = |number: &FoundNumber| (number.line, number.words.clone(), number.likely);
        let rows: Vec<_> = found.iter().map(row).collect();
        let figure = |kind| Some(Choice::Figure(kind));
        assert_eq!(
            rows,
            [
                (2, "2021〕5号".to_owned(), Some(Choice::None)),
                (5, "3000元".to_owned(), figure(FigureKind::Sum)),
                (5, "一次".to_owned(), Some(Choice::None)),
                (5, "1万元".to_owned(), figure(FigureKind::Sum)),
                (5, "一批".to_owned(), Some(Choice::None)),
                (7, "30日".to_owned(), figure(FigureKind::Term)),
                (9, "2021年5月6日".to_owned(), figure(FigureKind::Date)),
            ]
        );
        assert_eq!((&*found[1].before, &*found[1].behind), ("每户每年最高补助", "，给予一次性奖励1万元。"));
        assert_eq!(found[1].clause, "每户每年最高补助3000元");
        assert_eq!(found[1].fits, [FigureKind::Sum]);
        assert!(found.iter().all(|number| number.said.is_none()));
    }

    #[test]
    fn what_is_said_takes_the_place_of_its_draft() {
        let before = said(begun(), "2021〕5号", Some(&Statement::None(Reason::PaperNumber)));
        let before = &before["gan/figures.toml"];
        let sum = figure(FigureKind::Sum, "每户每年最多给3000元", "");
        let mut files = begun();
        files.insert("gan/figures.toml".to_owned(), before.clone());
        let after = said(files, "3000元", Some(&sum));
        let draft = "[[draft]]\n# perhaps group = \"sum\"\nquote = { node = \"gan.p1.s1\", text = \"3000元\" }\n\
                     number = \"3000元\"\n";
        let entry = "[[figure]]\nid = \"gan-p1-s1\"\n\
                     quote = { node = \"gan.p1.s1\", text = \"每户每年最高补助3000元\" }\nnumber = \"3000元\"\n\
                     group = \"sum\"\nbound = \"at-most\"\nmeaning = \"每户每年最多给3000元\"\nwho = \"见原文\"\n";
        assert!(before.contains(draft), "{before}");
        assert_eq!(after["gan/figures.toml"], before.replace(draft, entry));
    }

    #[test]
    fn what_says_how_often_is_told_with_its_sum() {
        let files = said(begun(), "1万元", Some(&figure(FigureKind::Sum, "", "职工")));
        let entry = "[[figure]]\nid = \"gan-p1-s1\"\n\
                     quote = { node = \"gan.p1.s1\", text = \"给予一次性奖励1万元\" }\nnumber = \"1万元\"\n\
                     group = \"sum\"\nrecurrence = \"一次性\"\nmeaning = \"给予一次性奖励1万元\"\nwho = \"职工\"\n";
        assert!(files["gan/figures.toml"].contains(entry), "{}", files["gan/figures.toml"]);
        assert!(!files["gan/figures.toml"].contains("number = \"一次\""), "it needs no entry of its own");
        let found = numbers_of(&files);
        assert_eq!(found[2].said, Some(Said::HowOften));
        // It is a number of its own again, once that is no sum.
        let files = said(files, "1万元", Some(&Statement::None(Reason::Idiom)));
        assert!(files["gan/figures.toml"].contains("number = \"一次\""), "{}", files["gan/figures.toml"]);
    }

    #[test]
    fn what_is_said_can_be_said_otherwise_and_taken_back() {
        let first = said(begun(), "30日", Some(&figure(FigureKind::Term, "多久办好", "")));
        assert!(first["gan/figures.toml"].contains("group = \"deadline\"\nmeaning = \"多久办好\"\n"));
        let noted = first["gan/figures.toml"].replace("\"多久办好\"", "\"多久办好\" # 问过");
        let mut files = first;
        files.insert("gan/figures.toml".to_owned(), noted.clone());
        let again = said(files.clone(), "30日", Some(&figure(FigureKind::Term, "30日内办好", "工会")));
        assert_eq!(
            again["gan/figures.toml"],
            noted.replace("\"多久办好\" # 问过\n", "\"30日内办好\" # 问过\nwho = \"工会\"\n")
        );
        let back = said(again, "30日", None);
        assert!(
            back["gan/figures.toml"]
                .contains("[[draft]]\nquote = { node = \"gan.p1-1.s1\", text = \"30日\" }")
        );
        assert!(numbers_of(&back).iter().all(|number| number.said.is_none()));
    }

    #[test]
    fn a_number_is_only_what_its_value_can_be() {
        let files = begun();
        let error = say(&files, "gan", at(&files, "3000元"), Some(&figure(FigureKind::Share, "", "")));
        assert!(error.expect_err("it is money").starts_with("“3000元”不能算作这一种"));
    }

    #[test]
    fn a_file_that_says_something_else_is_left_alone() {
        let mut files = begun();
        files.insert("gan/figures.toml".to_owned(), "[[figures]]\nid = \"a\"\n".to_owned());
        let error = say(&files, "gan", 0, None).expect_err("it is no such file");
        assert!(error.contains("figures.toml 写坏了"), "{error}");
    }

    #[test]
    fn what_is_likely_compiles() {
        let files = accepted(begun(), "gan");
        assert_eq!(messages(&files, "gan"), [""; 0], "{}", files["gan/figures.toml"]);
        assert!(!files["gan/figures.toml"].contains("\n[[draft]]\n"));
    }

    #[test]
    fn what_is_likely_compiles_for_texts_of_every_kind() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        for path in [
            "tests/sample/received.txt",
            "tests/sample/regulation/received.txt",
            "seeds/heilongjiang/source.txt",
            "seeds/national/source.txt",
        ] {
            let source = std::fs::read_to_string(root.join(path)).expect("it can be read");
            let begun = project::begin(ProjectFiles::new(), &source, "gan", "甘省");
            let Ok(workbench_messages::Answer::Project { files, .. }) = begun else { panic!("{begun:?}") };
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
    fn what_people_have_written_is_all_there_and_stays() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
        let files = seeds::files::read_dir(&root).expect("the folder can be read");
        let files: ProjectFiles = files
            .into_iter()
            .map(|(path, bytes)| (path, String::from_utf8(bytes).expect("seeds are UTF-8")))
            .collect();
        for id in ["heilongjiang", "national"] {
            let text = &files[&format!("{id}/figures.toml")];
            let [source, toml] = ["source.txt", "document.toml"].map(|name| &*files[&format!("{id}/{name}")]);
            let found = numbers(id, source, toml, Some(text)).expect("it can be read");
            assert!(found.iter().all(|number| number.said.is_some()), "{id}");
            // Some of them: each is compiled anew.
            for (at, number) in found.iter().enumerate().step_by(25) {
                let said = number.said.as_ref().expect("all are said");
                if let Said::Statement(statement) = said {
                    let again = say(&files, id, at, Some(statement)).expect("it is said already");
                    assert!(again == *text, "{id}: {} changes the file", number.words);
                }
            }
        }
    }

    #[test]
    fn numbers_keep_what_is_said_of_them_when_a_heading_is_corrected() {
        let files = said(begun(), "30日", Some(&figure(FigureKind::Term, "", "")));
        let before = &files["gan/document.toml"];
        let edit = workbench_messages::Edit::Line { line: 6, is: Some(workbench_messages::LineKind::Text) };
        let after = crate::document_toml::edit("gan", SOURCE, before, &edit).expect("it is TOML");
        let text = &files["gan/figures.toml"];
        let moved = follow("gan", SOURCE, [before, &after], text).expect("it can be read");
        assert!(text.contains("node = \"gan.p1-1.s1\"") && !moved.contains("gan.p1-1.s1"), "{moved}");
        let found = numbers("gan", SOURCE, &after, Some(&moved)).expect("it can be read");
        let said = |number: &&FoundNumber| number.said.is_some();
        let words: Vec<&str> = found.iter().filter(said).map(|number| &*number.words).collect();
        assert_eq!(words, ["30日"]);
        let back = follow("gan", SOURCE, [&after, before], &moved).expect("it can be read");
        assert_eq!(back, *text);
    }

    #[test]
    fn numbers_that_come_and_go_with_their_lines_have_drafts() {
        let files = said(begun(), "30日", Some(&figure(FigureKind::Term, "", "")));
        let before = &files["gan/document.toml"];
        let edit =
            workbench_messages::Edit::Line { line: 5, is: Some(workbench_messages::LineKind::NotText) };
        let after = crate::document_toml::edit("gan", SOURCE, before, &edit).expect("it is TOML");
        let text = &files["gan/figures.toml"];
        let without = follow("gan", SOURCE, [before, &after], text).expect("it can be read");
        assert!(!without.contains("number = \"3000元\""), "{without}");
        let again = follow("gan", SOURCE, [&after, before], &without).expect("it can be read");
        assert!(again.contains("number = \"3000元\""), "{again}");
    }
}
