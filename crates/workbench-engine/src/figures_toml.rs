//! The labels of a document's numbers in `figures.toml` (数字): which are figures (金额、名额、期限…), and which are not. Edits
//! keep the rest of the file.
//!
//! The file has the format of `cargo xtask new-document`, with a `[[draft]]` for each number without a label. It is
//! created by the first label.

mod labels;

use std::collections::BTreeSet;

use policy::model::figures::{self, FigureGroup};
use seeds::document::inspection::ParsedSource;
use seeds::figures::inspection::{self, NumberReading, drafted, inspect};
use workbench_messages::{
    AssignedLabel, FigureChoice, FigureKind, FigureLabel, NotFigureReason, NumberInText, ProjectFiles,
};

use self::labels::{DRAFT, KEYS, entry_key};
use crate::entries::{EntriesFile, Entry, invalid_file};

/// The numbers of a document with their labels; without a file, none has one.
///
/// # Errors
/// In Chinese, if the file is invalid.
pub fn numbers(parsed: &ParsedSource<'_>, text: Option<&str>) -> Result<Vec<NumberInText>, String> {
    let readings = inspect(parsed, text).map_err(|error| invalid_file(&path(parsed.id()), &error))?;
    Ok(readings.into_iter().map(number_in_text).collect())
}

/// Sets the label of a number, or removes it if `label` is `None`; returns the edited file.
///
/// # Errors
/// In Chinese, if the file is invalid or the number cannot have this label.
pub fn set_label(
    files: &ProjectFiles,
    id: &str,
    number: usize,
    label: Option<&FigureLabel>,
) -> Result<String, String> {
    let file = |name: &str| files.get(&format!("{id}/{name}")).map(String::as_str);
    let [source, document_toml] = ["source.txt", "document.toml"].map(|name| file(name).unwrap_or(""));
    let document = Texts { id, source, document_toml };
    let text = file("figures.toml").map_or_else(|| document.draft_file(), str::to_owned);
    let readings = document.numbers(Some(&text))?;
    let reading = readings.get(number).ok_or("没有这个数字了，请刷新页面再试")?;
    let mut file = EntriesFile::parse(&path(id), &KEYS, &text)?;
    let at = file.entry_of(reading);
    match at {
        Some(at) if file.entries[at].key == entry_key(label) => {
            file.entries[at].set_label(reading, label)?;
        }
        Some(at) => file.replace(at, Entry::of(reading, label, &used_ids(files))?),
        None => file.insert(&readings[..number], Entry::of(reading, label, &used_ids(files))?),
    }
    document.normalize(&file.write())
}

/// Updates the node ids in a file after an edit of `document.toml`, given its text before and after; returns the edited
/// file.
///
/// # Errors
/// In Chinese, if the file is invalid.
pub fn update_node_ids(
    id: &str,
    source: &str,
    [before, after]: [&str; 2],
    text: &str,
) -> Result<String, String> {
    let mut file = EntriesFile::parse(&path(id), &KEYS, text)?;
    let quotes: Vec<(String, String)> =
        file.entries.iter().map(|entry| entry.quote().unwrap_or_default()).collect();
    let new_ids = inspection::moved(id, source, [before, after], &quotes);
    for ((entry, (old, _)), new) in file.entries.iter_mut().zip(&quotes).zip(new_ids) {
        if let Some(new) = new.filter(|new| new != old) {
            entry.set_node_id(old, &new);
        }
    }
    Texts { id, source, document_toml: after }.normalize(&file.write())
}

/// The texts of a document.
struct Texts<'t> {
    id: &'t str,
    source: &'t str,
    document_toml: &'t str,
}

impl Texts<'_> {
    fn draft_file(&self) -> String {
        drafted(self.id, self.source, self.document_toml)
    }

    fn numbers(&self, text: Option<&str>) -> Result<Vec<NumberReading>, String> {
        inspect(&ParsedSource::new(self.id, self.source, self.document_toml), text)
            .map_err(|error| invalid_file(&path(self.id), &error))
    }

    /// Normalizes the file: adds a draft for each number without an entry and removes all other drafts.
    fn normalize(&self, text: &str) -> Result<String, String> {
        let readings = self.numbers(Some(text))?;
        let mut file = EntriesFile::parse(&path(self.id), &KEYS, text)?;
        let drafts = readings.iter().filter_map(|reading| match reading.entry {
            Some(inspection::NumberEntry::Draft { index }) => Some(index),
            _ => None,
        });
        let wanted: BTreeSet<usize> = drafts.collect();
        let is_wanted =
            |entry: &Entry| entry.key != DRAFT || entry.index.is_none_or(|index| wanted.contains(&index));
        if readings.iter().all(|reading| reading.entry.is_some()) && file.entries.iter().all(is_wanted) {
            return Ok(text.to_owned());
        }
        // In reverse, so that adjacent drafts end up in reading order.
        for (at, reading) in readings.iter().enumerate().rev() {
            if reading.entry.is_none() {
                file.insert(&readings[..at], Entry::draft(reading));
            }
        }
        while let Some(at) = file.entries.iter().position(|entry| !is_wanted(entry)) {
            file.remove(at);
        }
        Ok(file.write())
    }
}

/// The ids of all figures of the project.
fn used_ids(files: &ProjectFiles) -> BTreeSet<String> {
    let texts = files.iter().filter(|(path, _)| path.ends_with("/figures.toml"));
    let entries = texts
        .filter_map(|(path, text)| EntriesFile::parse(path, &KEYS, text).ok())
        .flat_map(|file| file.entries);
    entries.filter_map(|entry| entry.text("id").map(str::to_owned)).collect()
}

fn path(id: &str) -> String {
    format!("{id}/figures.toml")
}

/// A number as the page shows it.
fn number_in_text(reading: NumberReading) -> NumberInText {
    let NumberReading { line, sentence, place, likely, reason, possible_groups, figure, entry, .. } = reading;
    let mut kinds: Vec<FigureKind> = possible_groups.into_iter().map(figure_kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    NumberInText {
        line,
        before: sentence[..place.start].to_owned(),
        text: sentence[place.clone()].to_owned(),
        after: sentence[place.end..].to_owned(),
        clause: figure.map_or_else(String::new, |figure| figure.clause),
        possible_kinds: kinds,
        suggestion: likely.map(|likely| match likely {
            inspection::LikelyKind::Figure(group) => FigureChoice::Figure(figure_kind(group)),
            inspection::LikelyKind::None => FigureChoice::NotFigure,
        }),
        suggested_reason: reason_from_domain(reason),
        label: entry.and_then(|entry| match entry {
            inspection::NumberEntry::Figure { group, meaning, who, .. } => {
                let (kind, who) = (figure_kind(group), who.unwrap_or_default());
                Some(AssignedLabel::Own(FigureLabel::Figure { kind, meaning, who }))
            }
            inspection::NumberEntry::NotFigure { reason, .. } => {
                Some(AssignedLabel::Own(FigureLabel::NotFigure(reason_from_domain(reason))))
            }
            inspection::NumberEntry::Recurrence { .. } => Some(AssignedLabel::Recurrence),
            inspection::NumberEntry::Draft { .. } => None,
        }),
    }
}

/// The kind of a group. Terms and deadlines are one kind.
const fn figure_kind(group: FigureGroup) -> FigureKind {
    match group {
        FigureGroup::Sum => FigureKind::Sum,
        FigureGroup::Share => FigureKind::Share,
        FigureGroup::Quota => FigureKind::Quota,
        FigureGroup::Term | FigureGroup::Deadline => FigureKind::Term,
        FigureGroup::Frequency => FigureKind::Frequency,
        FigureGroup::Target => FigureKind::Target,
        FigureGroup::Count => FigureKind::Count,
        FigureGroup::Date => FigureKind::Date,
    }
}

const fn reason_from_domain(reason: figures::NotFigureReason) -> NotFigureReason {
    match reason {
        figures::NotFigureReason::PaperNumber => NotFigureReason::PaperNumber,
        figures::NotFigureReason::Meeting => NotFigureReason::Meeting,
        figures::NotFigureReason::Slogan => NotFigureReason::Slogan,
        figures::NotFigureReason::Name => NotFigureReason::Name,
        figures::NotFigureReason::Idiom => NotFigureReason::Idiom,
        figures::NotFigureReason::Indefinite => NotFigureReason::Indefinite,
    }
}

const fn reason_to_domain(reason: NotFigureReason) -> figures::NotFigureReason {
    match reason {
        NotFigureReason::PaperNumber => figures::NotFigureReason::PaperNumber,
        NotFigureReason::Meeting => figures::NotFigureReason::Meeting,
        NotFigureReason::Slogan => figures::NotFigureReason::Slogan,
        NotFigureReason::Name => figures::NotFigureReason::Name,
        NotFigureReason::Idiom => figures::NotFigureReason::Idiom,
        NotFigureReason::Indefinite => figures::NotFigureReason::Indefinite,
    }
}

#[cfg(test)]
mod tests;
