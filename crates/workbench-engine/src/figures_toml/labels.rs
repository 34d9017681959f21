//! The entries of `figures.toml`: `[[figure]]`, `[[not_figure]]` and `[[draft]]`, written from the labels of numbers.

use std::collections::BTreeSet;

use policy::model::figures::{Bound, FigureGroup};
use seeds::figures::inspection::{self, FigureFields, NumberReading};
use seeds::figures::reason_key;
use toml_edit::{InlineTable, Item, Value, value};
use workbench_messages::{FigureKind, FigureLabel};

use super::{figure_kind, reason_to_domain};
use crate::entries::{EntriesFile, Entry};

/// The value of `who` for a sum if the author gives none: the format requires one.
const DEFAULT_WHO: &str = "见原文";

/// Table name of figures.
const FIGURE: &str = "figure";
/// Table name of numbers that are not figures.
const NOT_FIGURE: &str = "not_figure";
/// Table name of numbers without a label.
pub(super) const DRAFT: &str = "draft";

/// The table names of the file's entries.
pub(super) const KEYS: [&str; 3] = [FIGURE, NOT_FIGURE, DRAFT];

pub(super) const fn entry_key(label: Option<&FigureLabel>) -> &'static str {
    match label {
        Some(FigureLabel::Figure { .. }) => FIGURE,
        Some(FigureLabel::NotFigure(_)) => NOT_FIGURE,
        None => DRAFT,
    }
}

impl EntriesFile {
    /// The position of the entry of a number.
    pub(super) fn entry_of(&self, reading: &NumberReading) -> Option<usize> {
        let (key, index) = match reading.entry.as_ref()? {
            inspection::NumberEntry::Figure { index, .. } => (FIGURE, *index),
            inspection::NumberEntry::NotFigure { index, .. } => (NOT_FIGURE, *index),
            inspection::NumberEntry::Draft { index } => (DRAFT, *index),
            inspection::NumberEntry::Recurrence { draft } => (DRAFT, (*draft)?),
        };
        self.position(key, index)
    }

    /// Inserts an entry after that of the last number before it.
    pub(super) fn insert(&mut self, before: &[NumberReading], entry: Entry) {
        let last = before.iter().rev().find_map(|reading| self.entry_of(reading));
        self.entries.insert(last.map_or(0, |at| at + 1), entry);
    }
}

impl Entry {
    /// A draft for a number.
    pub(super) fn draft(reading: &NumberReading) -> Self {
        let mut entry = Self::new(DRAFT);
        let (text, number) = &reading.draft;
        entry.table["quote"] = quote(&reading.node, text);
        entry.table["number"] = value(number);
        entry
    }

    /// A new entry with a label. The id of a figure is not one of `used_ids`.
    pub(super) fn of(
        reading: &NumberReading,
        label: Option<&FigureLabel>,
        used_ids: &BTreeSet<String>,
    ) -> Result<Self, String> {
        let mut entry = match label {
            Some(FigureLabel::Figure { kind, .. }) => Self::figure(reading, *kind, used_ids)?,
            Some(FigureLabel::NotFigure(_)) => Self::not_figure(reading),
            None => Self::draft(reading),
        };
        entry.set_label(reading, label)?;
        Ok(entry)
    }

    fn not_figure(reading: &NumberReading) -> Self {
        let mut entry = Self::new(NOT_FIGURE);
        let (text, number) = &reading.not_figure;
        entry.table["quote"] = quote(&reading.node, text);
        if let Some(number) = number {
            entry.table["number"] = value(number);
        }
        entry
    }

    fn figure(
        reading: &NumberReading,
        kind: FigureKind,
        used_ids: &BTreeSet<String>,
    ) -> Result<Self, String> {
        let FigureFields { quote: text, number, bound, recurrence, .. } =
            reading.figure.as_ref().ok_or_else(|| kind_error(reading))?;
        let base = reading.node.replace('.', "-");
        let mut ids =
            std::iter::once(base.clone()).chain((2..).map(|count: usize| format!("{base}-{count}")));
        let mut entry = Self::new(FIGURE);
        let table = &mut entry.table;
        table["id"] = value(ids.find(|id| !used_ids.contains(id)).unwrap_or_default());
        table["quote"] = quote(&reading.node, text);
        table["number"] = value(number);
        table["group"] = value(group_for(reading, kind)?.key());
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

    /// Sets the values of a label; all other keys are kept.
    pub(super) fn set_label(
        &mut self,
        reading: &NumberReading,
        label: Option<&FigureLabel>,
    ) -> Result<(), String> {
        match label {
            Some(FigureLabel::Figure { kind, meaning, who }) => {
                if self.text("group").and_then(FigureGroup::of_key).map(figure_kind) != Some(*kind) {
                    self.set("group", group_for(reading, *kind)?.key());
                }
                let meaning = Some(meaning.trim()).filter(|meaning| !meaning.is_empty());
                let clause = reading.figure.as_ref().map_or("", |figure| &figure.clause);
                self.set("meaning", meaning.unwrap_or(clause));
                match (who.trim(), kind) {
                    ("", FigureKind::Sum) => self.set("who", DEFAULT_WHO),
                    ("", _) => {
                        self.table.remove("who");
                    }
                    (who, _) => self.set("who", who),
                }
            }
            Some(FigureLabel::NotFigure(reason)) => self.set("reason", reason_key(reason_to_domain(*reason))),
            None => {}
        }
        Ok(())
    }

    /// The node id and the text of its quote.
    pub(super) fn quote(&self) -> Option<(String, String)> {
        let quote = self.table.get("quote")?.as_table_like()?;
        let string = |key: &str| Some(quote.get(key)?.as_str()?.to_owned());
        Some((string("node")?, string("text")?))
    }

    /// Replaces the node id of its quote, and of the comment before it.
    pub(super) fn set_node_id(&mut self, old: &str, new: &str) {
        let prefix = self.prefix().replace(&format!("# {old}: "), &format!("# {new}: "));
        self.table.decor_mut().set_prefix(prefix);
        let quote = self.table.get_mut("quote").and_then(Item::as_table_like_mut);
        if let Some(Item::Value(node)) = quote.and_then(|quote| quote.get_mut("node")) {
            let mut value = Value::from(new);
            *value.decor_mut() = node.decor().clone();
            *node = value;
        }
    }
}

fn quote(node: &str, text: &str) -> Item {
    let mut quote = InlineTable::new();
    quote.insert("node", Value::from(node));
    quote.insert("text", Value::from(text));
    value(quote)
}

/// The group for a kind: the first that the number's value allows, or the deadline if it is one.
fn group_for(reading: &NumberReading, kind: FigureKind) -> Result<FigureGroup, String> {
    let is_deadline = reading.figure.as_ref().is_some_and(|figure| figure.is_deadline);
    let possible = || reading.possible_groups.iter().copied().filter(|group| figure_kind(*group) == kind);
    let deadline = possible().find(|group| is_deadline && *group == FigureGroup::Deadline);
    deadline.or_else(|| possible().next()).ok_or_else(|| kind_error(reading))
}

fn kind_error(reading: &NumberReading) -> String {
    let number = &reading.sentence[reading.place.clone()];
    format!("“{number}”不能算作这一种：金额要有“元”，比例要有“%”，日期要写明年份，名额、期限要有单位")
}
