//! What the files of `benefits/` say, and changes of them that leave the rest of each file as it is.
//!
//! - `file`: a file as it is written
//! - `form` and `conditions`: a benefit, as its form has it
//! - `sentences`: what is said of each sentence; `changes`: changes of that
//! - `questions`: what conditions are chosen from
//! - `full_edition`: from the reading edition to the full one
//! - `moves`: what is written follows when a line of the document is corrected
//! - [`trial`]: verdicts under the rules as they stand, and cases

mod changes;
mod conditions;
mod file;
mod form;
mod full_edition;
mod moves;
mod questions;
mod sentences;
#[cfg(test)]
mod tests;
pub mod trial;

use std::collections::BTreeSet;

use policy::Document;
use seeds::{Diagnostics, SeedFiles};
use workbench_messages::ProjectFiles;
use workbench_messages::benefits::{
    BenefitForm, Benefits, BenefitsEdit, ConditionPart, Conditions, Measure, Quote, Sentence,
};

use crate::entries::File;
use file::Kind;
use sentences::Sentences;

pub use moves::follow;

/// What the step 待遇 shows of a document.
///
/// # Errors
/// In Chinese, where a file holds what it may not.
pub fn look(files: &ProjectFiles, id: &str) -> Result<Benefits, String> {
    with_document(files, id, |document| {
        let sentences = Sentences::new(document, read_all(files, id)?);
        let source = files.get(&format!("{id}/source.txt")).map_or("", String::as_str);
        let entries = sentences.files.iter().flat_map(|file| &file.entries);
        let benefits = entries.filter(|entry| entry.kind() == Kind::Benefit).map(form::read).collect();
        Ok(Benefits { measures: measures(&sentences, source), benefits, questions: questions::read(files)? })
    })?
}

fn measures(sentences: &Sentences<'_, '_>, source: &str) -> Vec<Measure> {
    let line = seeds::document::inspection::lines_of(source);
    let whys = sentences.whys();
    let measure = |at: usize| {
        let rest = sentences.rest(at);
        let sentence = |place: usize| {
            let leaf = sentences.leaf(place);
            let quoting = sentences.benefits().filter(|(_, quote)| leaf.span().overlaps(quote.span));
            let open = rest.iter().find(|(node, _)| node.index() == leaf.index());
            Sentence {
                node: leaf.id().to_owned(),
                text: leaf.text().to_owned(),
                line: line(leaf.source().start as usize),
                benefits: quoting.map(|(entry, _)| entry.words("title").unwrap_or("").to_owned()).collect(),
                why: whys[place].clone(),
                rest: open.map(|(_, words)| words.clone()).unwrap_or_default(),
            }
        };
        let node = sentences.measure(at);
        Measure {
            node: node.id().to_owned(),
            name: sentences::heading(node),
            why: sentences.reason(at),
            sentences: sentences.leaves_of(at).map(sentence).collect(),
        }
    };
    (0..sentences.count()).map(measure).collect()
}

/// The files that a change changes; one that says nothing any more is empty.
///
/// # Errors
/// In Chinese, where a file holds what it may not, and where something is missing or cannot be.
pub fn edit(files: &ProjectFiles, id: &str, edit: &BenefitsEdit) -> Result<ProjectFiles, String> {
    match edit {
        BenefitsEdit::BeginFullEdition => full_edition::begin(files, id),
        BenefitsEdit::Record { name, scope, answers, as_of } => {
            trial::record(files, id, name, scope, answers, as_of)
        }
        BenefitsEdit::Put(form) => change(files, id, |sentences| put(sentences, files, id, form)),
        BenefitsEdit::Remove(benefit) => change(files, id, |sentences| {
            let (file, at) = sentences.find(benefit).ok_or("没有这项待遇了，请刷新页面再试")?;
            sentences.files[file].remove(at);
            Ok(())
        }),
        BenefitsEdit::GivesNothing { sentences: nodes, why } => change(files, id, |sentences| {
            let why = why.trim();
            if why.is_empty() {
                return Err("请写明为什么没有给谁什么".to_owned());
            }
            gives_nothing(sentences, nodes, why)
        }),
        BenefitsEdit::Reopen { sentences: nodes } => change(files, id, |sentences| reopen(sentences, nodes)),
    }
}

/// Changes what is written of a document, and makes it fit together.
fn change(
    files: &ProjectFiles,
    id: &str,
    work: impl FnOnce(&mut Sentences<'_, '_>) -> Result<(), String>,
) -> Result<ProjectFiles, String> {
    with_document(files, id, |document| {
        let mut sentences = Sentences::new(document, read_all(files, id)?);
        work(&mut sentences)?;
        sentences.settle();
        Ok(changed(files, sentences.files))
    })?
}

/// Those of the files that are other than they were.
fn changed(files: &ProjectFiles, written: Vec<File>) -> ProjectFiles {
    let texts = written.into_iter().map(|file| (file.path.clone(), file::write(file)));
    texts.filter(|(path, text)| files.get(path).map_or("", String::as_str) != text).collect()
}

fn put(
    sentences: &mut Sentences<'_, '_>,
    files: &ProjectFiles,
    id: &str,
    form: &BenefitForm,
) -> Result<(), String> {
    let mut form = form.clone();
    for quote in quotes(&form) {
        if sentences.resolve(&quote.node, &quote.text).is_none() {
            return Err(format!("“{}”在那一句里找不到，或者不止一处：请重新选几个字", quote.text));
        }
    }
    let found = if form.id.is_empty() { None } else { sentences.find(&form.id) };
    let quoted = form.quote.clone();
    let measure = quoted.as_ref().and_then(|quote| sentences.measure_with(&quote.node));
    let measure = match (measure, &quoted) {
        (None, Some(_)) => return Err("这一句不在条目里：请到“核对结构”里看看它归在哪一条".to_owned()),
        // What is missing is told below.
        (measure, _) => measure.unwrap_or(0),
    };
    if measure >= sentences.count() {
        return Err("这份文件没有条目：请先在“核对结构”里定好条目".to_owned());
    }
    let node = sentences.measure(measure);
    if form.id.is_empty() {
        form.id = new_id(files, id, node.local_id());
    }
    if let Some((file, at)) = found {
        return form::write(&mut sentences.files[file].entries[at], &form, node.id());
    }
    let mut entry = Kind::Benefit.entry();
    form::write(&mut entry, &form, node.id())?;
    sentences.add(measure, entry);
    // A sentence that gives something does not give nothing.
    let place = quoted.and_then(|quote| sentences.place(&quote.node));
    if let Some(place) = place {
        let mut whys = sentences.whys();
        whys[place] = None;
        sentences.say(&whys);
    }
    Ok(())
}

/// An id that no benefit of the project has.
fn new_id(files: &ProjectFiles, id: &str, measure: &str) -> String {
    let is_benefits = |path: &str| path.split('/').nth(1) == Some("benefits");
    let parsed = files.iter().filter(|(path, _)| is_benefits(path));
    let entries =
        parsed.filter_map(|(path, text)| file::parse(path, text).ok()).flat_map(|file| file.entries);
    let taken: BTreeSet<String> = entries.filter_map(|entry| entry.words("id").map(str::to_owned)).collect();
    let base = format!("{id}-{}", measure.replace('.', "-"));
    let mut ids = std::iter::once(base.clone()).chain((2..).map(|count: usize| format!("{base}-{count}")));
    ids.find(|id| !taken.contains(id)).unwrap_or_default()
}

/// All quotes of a form.
fn quotes(form: &BenefitForm) -> Vec<&Quote> {
    let amount = form.amount.as_ref().and_then(|amount| amount.quote.as_ref());
    let quota = form.quota.as_ref().and_then(|quota| quota.quote.as_ref());
    let term = form.term.as_ref().and_then(|term| term.quote.as_ref());
    let own = [&form.quote, &form.strength_quote, &form.payer, &form.fund];
    let mut found: Vec<&Quote> = own.into_iter().flatten().chain(amount).chain(quota).chain(term).collect();
    for conditions in [&form.target, &form.condition] {
        if let Conditions::List { parts, .. } = conditions {
            add_quotes(parts, &mut found);
        }
    }
    found
}

fn add_quotes<'f>(parts: &'f [ConditionPart], found: &mut Vec<&'f Quote>) {
    for part in parts {
        match part {
            ConditionPart::Condition(condition) => found.extend(&condition.quote),
            ConditionPart::Group(group) => {
                found.extend(&group.quote);
                add_quotes(&group.parts, found);
            }
            ConditionPart::Other(_) => {}
        }
    }
}

fn gives_nothing(sentences: &mut Sentences<'_, '_>, nodes: &[String], why: &str) -> Result<(), String> {
    let mut whys = sentences.whys();
    let mut is_any = false;
    for node in nodes {
        if let Some(place) = sentences.place(node) {
            whys[place] = Some(why.to_owned());
            is_any = true;
        } else if let Some(measure) = sentences.measure_called(node) {
            let own = sentences.leaves_of(measure);
            if own.is_empty() {
                sentences.say_of_measure(measure, why);
            }
            whys[own].fill(Some(why.to_owned()));
            is_any = true;
        }
    }
    if !is_any {
        return Err("请先勾选句子".to_owned());
    }
    sentences.say(&whys);
    Ok(())
}

fn reopen(sentences: &mut Sentences<'_, '_>, nodes: &[String]) -> Result<(), String> {
    let mut whys = sentences.whys();
    let mut is_any = false;
    for node in nodes {
        let places = match (sentences.place(node), sentences.measure_called(node)) {
            (Some(place), _) => place..place + 1,
            (None, Some(measure)) => {
                let own = sentences.leaves_of(measure);
                if own.is_empty() {
                    sentences.release(measure);
                }
                own
            }
            (None, None) => continue,
        };
        is_any = true;
        for place in places {
            whys[place] = None;
            sentences.reopen_words(place);
        }
    }
    if !is_any {
        return Err("请先勾选句子".to_owned());
    }
    sentences.say(&whys);
    Ok(())
}

/// The files of `benefits/`, in the order of their paths.
fn read_all(files: &ProjectFiles, id: &str) -> Result<Vec<File>, String> {
    let folder = format!("{id}/benefits/");
    let own = files.range(folder.clone()..).take_while(|(path, _)| path.starts_with(&folder));
    own.map(|(path, text)| file::parse(path, text)).collect()
}

/// Reads a document of a project as the compiler does.
fn with_document<T>(
    files: &ProjectFiles,
    id: &str,
    work: impl FnOnce(&Document<'_>) -> T,
) -> Result<T, String> {
    let file = |name: &str| files.get(&format!("{id}/{name}")).map_or("", String::as_str);
    with_texts(id, file("source.txt"), file("document.toml"), work)
}

fn with_texts<T>(
    id: &str,
    source: &str,
    document_toml: &str,
    work: impl FnOnce(&Document<'_>) -> T,
) -> Result<T, String> {
    let texts = [("source.txt", source), ("document.toml", document_toml)];
    let files: SeedFiles =
        texts.map(|(name, text)| (format!("{id}/{name}"), text.as_bytes().to_vec())).into();
    let mut ignored = Diagnostics::default();
    let read = seeds::document::read_all(&files, &mut ignored);
    let documents = seeds::document::documents(&read, &mut ignored);
    let document = documents.first().ok_or_else(|| {
        format!("{id}/document.toml 写坏了，读不出条目，请先在“检查”里看是哪里，或从之前导出的工程重新开始")
    })?;
    Ok(work(document))
}
