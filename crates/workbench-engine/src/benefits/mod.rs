//! The step 待遇: benefits, and sentences without benefit, in `benefits/*.toml`. Edits keep the rest of each file.
//!
//! - `file`: the entries of a file and their quotes
//! - `form` and `conditions`: a `[[benefit]]` to and from its form
//! - `coverage`: what the entries cover; `no_benefit`: edits of the reasons why sentences have no benefit
//! - `questions`: the options of `questions.toml`
//! - `full_edition`: from the reading edition to the full one
//! - `node_ids`: updates of node ids when a line of the document is corrected
//! - [`trial`]: verdicts under the current rules, and test cases

mod conditions;
mod coverage;
mod file;
mod form;
mod full_edition;
mod no_benefit;
mod node_ids;
mod questions;
#[cfg(test)]
mod tests;
pub mod trial;

use std::collections::BTreeSet;

use policy::Document;
use seeds::{Diagnostics, SeedFiles};
use workbench_messages::ProjectFiles;
use workbench_messages::benefits::{
    BenefitForm, Benefits, BenefitsEdit, ConditionPart, Conditions, Measure, MeasureSentence, Quote,
};

use crate::entries::EntriesFile;
use coverage::SentenceCoverage;
use file::EntryKind;

pub use node_ids::update_node_ids;

/// Reads the benefits of a document, as the step 待遇 shows them.
///
/// # Errors
/// In Chinese, if a file is invalid.
pub fn read(files: &ProjectFiles, id: &str) -> Result<Benefits, String> {
    with_document(files, id, |document| {
        let coverage = SentenceCoverage::new(document, read_all(files, id)?);
        let source = files.get(&format!("{id}/source.txt")).map_or("", String::as_str);
        let entries = coverage.files.iter().flat_map(|file| &file.entries);
        let benefits = entries.filter(|entry| entry.kind() == EntryKind::Benefit).map(form::read).collect();
        Ok(Benefits { measures: measures(&coverage, source), benefits, questions: questions::read(files)? })
    })?
}

fn measures(coverage: &SentenceCoverage<'_, '_>, source: &str) -> Vec<Measure> {
    let line = seeds::document::inspection::lines_of(source);
    let reasons = coverage.reasons();
    let measure = |at: usize| {
        let uncovered = coverage.uncovered(at);
        let sentence = |place: usize| {
            let leaf = coverage.leaf(place);
            let quoting = coverage.benefits().filter(|(_, quote)| leaf.span().overlaps(quote.span));
            let open = uncovered.iter().find(|(node, _)| node.index() == leaf.index());
            MeasureSentence {
                node: leaf.id().to_owned(),
                text: leaf.text().to_owned(),
                line: line(leaf.source().start as usize),
                benefits: quoting.map(|(entry, _)| entry.text("title").unwrap_or("").to_owned()).collect(),
                no_benefit_reason: reasons[place].clone(),
                uncovered: open.map(|(_, text)| text.clone()).unwrap_or_default(),
            }
        };
        let node = coverage.measure(at);
        Measure {
            node: node.id().to_owned(),
            name: coverage::heading(node),
            no_benefit_reason: coverage.measure_reason(at),
            sentences: coverage.leaves_of(at).map(sentence).collect(),
        }
    };
    (0..coverage.count()).map(measure).collect()
}

/// Applies an edit; returns the changed files. An empty text means that the file was deleted.
///
/// # Errors
/// In Chinese, if a file is invalid, or a value is missing or invalid.
pub fn edit(files: &ProjectFiles, id: &str, edit: &BenefitsEdit) -> Result<ProjectFiles, String> {
    match edit {
        BenefitsEdit::StartFullEdition => full_edition::start(files, id),
        BenefitsEdit::RecordCase { name, scope, answers, as_of } => {
            trial::record_case(files, id, name, scope, answers, as_of)
        }
        BenefitsEdit::Save(form) => {
            edit_coverage(files, id, |coverage| save_benefit(coverage, files, id, form))
        }
        BenefitsEdit::Remove(benefit) => edit_coverage(files, id, |coverage| {
            let (file, at) = coverage.find(benefit).ok_or("没有这项待遇了，请刷新页面再试")?;
            coverage.files[file].remove(at);
            Ok(())
        }),
        BenefitsEdit::SetNoBenefit { sentences: nodes, reason } => edit_coverage(files, id, |coverage| {
            let reason = reason.trim();
            if reason.is_empty() {
                return Err("请写明为什么没有给谁什么".to_owned());
            }
            set_no_benefit(coverage, nodes, reason)
        }),
        BenefitsEdit::ClearNoBenefit { sentences: nodes } => {
            edit_coverage(files, id, |coverage| clear_no_benefit(coverage, nodes))
        }
    }
}

/// Applies an edit to the entries of a document and normalizes them.
fn edit_coverage(
    files: &ProjectFiles,
    id: &str,
    work: impl FnOnce(&mut SentenceCoverage<'_, '_>) -> Result<(), String>,
) -> Result<ProjectFiles, String> {
    with_document(files, id, |document| {
        let mut coverage = SentenceCoverage::new(document, read_all(files, id)?);
        work(&mut coverage)?;
        coverage.normalize();
        Ok(changed_files(files, coverage.files))
    })?
}

/// The files whose text has changed.
fn changed_files(files: &ProjectFiles, entry_files: Vec<EntriesFile>) -> ProjectFiles {
    let texts = entry_files.into_iter().map(|file| (file.path.clone(), file::write(file)));
    texts.filter(|(path, text)| files.get(path).map_or("", String::as_str) != text).collect()
}

fn save_benefit(
    coverage: &mut SentenceCoverage<'_, '_>,
    files: &ProjectFiles,
    id: &str,
    form: &BenefitForm,
) -> Result<(), String> {
    let mut form = form.clone();
    for quote in form_quotes(&form) {
        if coverage.resolve(&quote.node, &quote.text).is_none() {
            return Err(format!("“{}”在那一句里找不到，或者不止一处：请重新选几个字", quote.text));
        }
    }
    let found = if form.id.is_empty() { None } else { coverage.find(&form.id) };
    let quoted = form.quote.clone();
    let measure = quoted.as_ref().and_then(|quote| coverage.measure_containing(&quote.node));
    let measure = match (measure, &quoted) {
        (None, Some(_)) => return Err("这一句不在条目里：请到“核对结构”里看看它归在哪一条".to_owned()),
        // A missing quote is reported below.
        (measure, _) => measure.unwrap_or(0),
    };
    if measure >= coverage.count() {
        return Err("这份文件没有条目：请先在“核对结构”里定好条目".to_owned());
    }
    let node = coverage.measure(measure);
    if form.id.is_empty() {
        form.id = new_id(files, id, node.local_id());
    }
    if let Some((file, at)) = found {
        return form::write(&mut coverage.files[file].entries[at], &form, node.id());
    }
    let mut entry = EntryKind::Benefit.entry();
    form::write(&mut entry, &form, node.id())?;
    coverage.add(measure, entry);
    // A sentence with a benefit needs no reason for having none.
    let place = quoted.and_then(|quote| coverage.leaf_index(&quote.node));
    if let Some(place) = place {
        let mut reasons = coverage.reasons();
        reasons[place] = None;
        coverage.set_reasons(&reasons);
    }
    Ok(())
}

/// An unused id for a benefit.
fn new_id(files: &ProjectFiles, id: &str, measure: &str) -> String {
    let is_benefits = |path: &str| path.split('/').nth(1) == Some("benefits");
    let parsed = files.iter().filter(|(path, _)| is_benefits(path));
    let entries =
        parsed.filter_map(|(path, text)| file::parse(path, text).ok()).flat_map(|file| file.entries);
    let taken: BTreeSet<String> = entries.filter_map(|entry| entry.text("id").map(str::to_owned)).collect();
    let base = format!("{id}-{}", measure.replace('.', "-"));
    let mut ids = std::iter::once(base.clone()).chain((2..).map(|count: usize| format!("{base}-{count}")));
    ids.find(|id| !taken.contains(id)).unwrap_or_default()
}

/// All quotes of a form.
fn form_quotes(form: &BenefitForm) -> Vec<&Quote> {
    let amount = form.amount.as_ref().and_then(|amount| amount.quote.as_ref());
    let quota = form.quota.as_ref().and_then(|quota| quota.quote.as_ref());
    let term = form.term.as_ref().and_then(|term| term.quote.as_ref());
    let own = [&form.quote, &form.strength_quote, &form.payer, &form.fund];
    let mut found: Vec<&Quote> = own.into_iter().flatten().chain(amount).chain(quota).chain(term).collect();
    for conditions in [&form.target, &form.condition] {
        if let Conditions::List { parts, .. } = conditions {
            collect_quotes(parts, &mut found);
        }
    }
    found
}

fn collect_quotes<'f>(parts: &'f [ConditionPart], found: &mut Vec<&'f Quote>) {
    for part in parts {
        match part {
            ConditionPart::Condition(condition) => found.extend(&condition.quote),
            ConditionPart::Group(group) => {
                found.extend(&group.quote);
                collect_quotes(&group.parts, found);
            }
            ConditionPart::Other(_) => {}
        }
    }
}

fn set_no_benefit(
    coverage: &mut SentenceCoverage<'_, '_>,
    nodes: &[String],
    reason: &str,
) -> Result<(), String> {
    let mut reasons = coverage.reasons();
    let mut is_any_found = false;
    for node in nodes {
        if let Some(place) = coverage.leaf_index(node) {
            reasons[place] = Some(reason.to_owned());
            is_any_found = true;
        } else if let Some(measure) = coverage.measure_index(node) {
            let own = coverage.leaves_of(measure);
            if own.is_empty() {
                coverage.set_measure_reason(measure, reason);
            }
            reasons[own].fill(Some(reason.to_owned()));
            is_any_found = true;
        }
    }
    if !is_any_found {
        return Err("请先勾选句子".to_owned());
    }
    coverage.set_reasons(&reasons);
    Ok(())
}

fn clear_no_benefit(coverage: &mut SentenceCoverage<'_, '_>, nodes: &[String]) -> Result<(), String> {
    let mut reasons = coverage.reasons();
    let mut is_any_found = false;
    for node in nodes {
        let places = match (coverage.leaf_index(node), coverage.measure_index(node)) {
            (Some(place), _) => place..place + 1,
            (None, Some(measure)) => {
                let own = coverage.leaves_of(measure);
                if own.is_empty() {
                    coverage.remove_measure_entries(measure);
                }
                own
            }
            (None, None) => continue,
        };
        is_any_found = true;
        for place in places {
            reasons[place] = None;
            coverage.remove_quotes_in(place);
        }
    }
    if !is_any_found {
        return Err("请先勾选句子".to_owned());
    }
    coverage.set_reasons(&reasons);
    Ok(())
}

/// The files of `benefits/`, sorted by path.
fn read_all(files: &ProjectFiles, id: &str) -> Result<Vec<EntriesFile>, String> {
    let folder = format!("{id}/benefits/");
    let own = files.range(folder.clone()..).take_while(|(path, _)| path.starts_with(&folder));
    own.map(|(path, text)| file::parse(path, text)).collect()
}

/// Parses a document of a project as the compiler does, and calls `work` with it.
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
