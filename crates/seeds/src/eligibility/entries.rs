//! The formats of `questions.toml`, `readings.toml` and `benefits/*.toml`.

mod benefits;

pub(super) use benefits::{RawBenefit, RawBenefits, RawPrinciple, RawSum, RawSumKind};

use policy::Document;
use policy::model::document::Edition;
use policy::model::rules::{Changes, Comes, Gives};
use serde::Deserialize;
use toml::Spanned;

use crate::diagnostics::Diagnostics;
use crate::files::{SeedFiles, text};
use crate::toml_file::{self, RawQuote};

/// The path of the questions below `seeds/`.
pub(super) const QUESTIONS: &str = "questions.toml";

/// All eligibility files, parsed.
#[derive(Debug, Default)]
pub struct EligibilityFiles {
    pub(super) questions: RawQuestions,
    /// The benefits files, ordered by document and then by path.
    pub(super) benefits: Vec<BenefitFile>,
    /// The readings files of the documents that have one.
    pub(super) readings: Vec<ReadingFile>,
}

/// `<document>/readings.toml`
#[derive(Debug)]
pub(super) struct ReadingFile {
    /// The path below `seeds/`.
    pub path: String,
    /// The index of its document.
    pub document: u16,
    pub readings: Vec<RawReading>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Readings {
    #[serde(rename = "reading")]
    readings: Vec<RawReading>,
}

/// `[[reading]]`: the interpretation of a term that the document does not define.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawReading {
    pub id: Spanned<String>,
    /// The forms in which the term occurs; a benefit that uses the reading quotes one of them.
    pub words: Vec<Spanned<String>>,
    /// Who is certainly included. A reading of 等 has none; its note applies to the benefit's own condition.
    pub condition: Option<Spanned<RawCondition>>,
    /// Who may be included; the text leaves it open.
    pub doubt: Option<Spanned<RawCondition>>,
    /// The interpretation in plain words, and what the text leaves open.
    pub note: Spanned<String>,
}

/// A benefits file.
#[derive(Debug)]
pub(super) struct BenefitFile {
    /// The path below `seeds/`.
    pub path: String,
    /// The index of its document.
    pub document: u16,
    pub entries: RawBenefits,
}

/// `questions.toml`
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawQuestions {
    #[serde(rename = "audience")]
    pub audiences: Vec<RawAudience>,
    #[serde(rename = "topic")]
    pub topics: Vec<RawTopic>,
    #[serde(rename = "wish")]
    pub wishes: Vec<RawWish>,
    #[serde(rename = "fact")]
    pub facts: Vec<RawFact>,
    #[serde(rename = "gate")]
    pub gates: Vec<RawGate>,
    #[serde(rename = "constraint")]
    pub constraints: Vec<RawConstraint>,
}

/// `[[audience]]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawAudience {
    pub id: Spanned<String>,
    pub label: String,
    /// An option of the fact `who`.
    pub who: Spanned<String>,
}

/// `[[topic]]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTopic {
    pub id: Spanned<String>,
    pub label: String,
}

/// `[[wish]]`: a reason for coming.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawWish {
    pub id: Spanned<String>,
    pub label: Spanned<String>,
    /// An option of the fact `who`.
    pub r#for: Spanned<String>,
    /// Whether it covers everything.
    #[serde(default)]
    pub everything: bool,
    /// The facts to ask first.
    #[serde(default)]
    pub first: Vec<Spanned<String>>,
    /// Filters for its benefits; a benefit matches if some filter does.
    #[serde(default)]
    pub take: Vec<Spanned<RawTake>>,
}

/// A filter: matches benefits with one of the listed values in each field; an empty field matches all.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawTake {
    pub topics: Vec<Spanned<String>>,
    pub audiences: Vec<Spanned<String>>,
    pub gives: Vec<Gives>,
}

/// `[[fact]]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawFact {
    pub id: Spanned<String>,
    pub kind: Spanned<RawKind>,
    pub label: String,
    pub question: String,
    #[serde(default)]
    pub why: String,
    #[serde(default)]
    pub help: String,
    #[serde(default)]
    pub options: Vec<RawOption>,
    pub unit: Option<String>,
    pub min: Option<Spanned<RawAmount>>,
    pub max: Option<Spanned<RawAmount>>,
    pub applies_if: Option<Spanned<RawCondition>>,
    pub changes: Spanned<Changes>,
    /// Whether it is asked first where it matters.
    #[serde(default)]
    pub first: bool,
    /// Options grouped behind one button.
    #[serde(default)]
    pub groups: Vec<RawGroup>,
    /// The button label for the minimum.
    pub nothing: Option<String>,
    /// For a yes-or-no fact: the wording for having come true.
    #[serde(default)]
    pub when: String,
}

/// Options of a one-of fact grouped behind one button.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawGroup {
    pub label: Spanned<String>,
    pub question: String,
    pub options: Vec<Spanned<String>>,
}

/// `[[gate]]`: a screen that covers several questions.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawGate {
    pub id: Spanned<String>,
    pub question: String,
    pub options: Vec<RawGateOption>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawGateOption {
    pub label: String,
    pub facts: Vec<Spanned<String>>,
}

/// A follow-up question about certification.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCheck {
    pub question: String,
    /// Whether the option stays open without a certificate, instead of being refuted.
    #[serde(default)]
    pub open_without: bool,
}

/// A hardship that gets a direct reply.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTrouble {
    pub word: Spanned<String>,
    pub ask: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum RawKind {
    OneOf,
    SeveralOf,
    YesNo,
    Number,
    Duration,
    Date,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawOption {
    pub id: Spanned<String>,
    pub label: String,
    #[serde(default)]
    pub help: String,
    #[serde(default)]
    pub comes: Comes,
    /// The wording for having come true: 升了技师.
    #[serde(default)]
    pub when: String,
    pub check: Option<RawCheck>,
    pub trouble: Option<RawTrouble>,
}

/// A number; for a duration in years, or `{ years = 2, months = 3 }`.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(untagged)]
pub(super) enum RawAmount {
    Number(u32),
    Length(RawLength),
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawLength {
    #[serde(default)]
    pub years: u32,
    #[serde(default)]
    pub months: u32,
}

impl RawLength {
    pub fn in_months(self) -> u32 {
        self.years.saturating_mul(12).saturating_add(self.months)
    }
}

/// `[[constraint]]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawConstraint {
    pub never: Spanned<RawCondition>,
    pub message: Spanned<String>,
}

/// A condition: exactly one of `all`, `any`, `not`, a comparison on a `fact`, or a `reading`; a reading of 等
/// is combined with one of the others.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawCondition {
    pub reading: Option<Spanned<String>>,
    pub all: Option<Vec<Spanned<RawCondition>>>,
    pub any: Option<Vec<Spanned<RawCondition>>>,
    pub not: Option<Box<Spanned<RawCondition>>>,
    pub fact: Option<Spanned<String>>,
    pub is: Option<Spanned<RawIs>>,
    pub r#in: Option<Vec<Spanned<String>>>,
    pub has: Option<Spanned<String>>,
    pub has_any: Option<Vec<Spanned<String>>>,
    pub at_least: Option<Spanned<RawAmount>>,
    pub at_most: Option<Spanned<RawAmount>>,
    pub more_than: Option<Spanned<RawAmount>>,
    pub less_than: Option<Spanned<RawAmount>>,
    pub on_or_after: Option<Spanned<String>>,
    pub on_or_before: Option<Spanned<String>>,
    pub within: Option<Spanned<RawLength>>,
    pub quote: Option<RawQuote>,
    pub note: String,
    pub open: bool,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum RawIs {
    YesNo(bool),
    Option(String),
}

impl BenefitFile {
    /// Whether the file consists of drafts only.
    pub fn is_draft(&self) -> bool {
        let RawBenefits { given, principles, no_benefit, drafts } = &self.entries;
        given.is_empty() && principles.is_empty() && no_benefit.is_empty() && !drafts.is_empty()
    }

    /// Whether the measure with this id is a draft.
    pub fn has_draft(&self, measure: &str) -> bool {
        self.entries.drafts.iter().any(|draft| draft.measure.get_ref() == measure)
    }

    /// Whether some entry refers to the measure with this id.
    pub fn mentions(&self, measure: &str) -> bool {
        let given = self.entries.given.iter().map(|benefit| &benefit.measure);
        let reasons = self.entries.no_benefit.iter().map(|none| &none.measure);
        given.chain(reasons).any(|id| id.get_ref() == measure)
    }
}

impl EligibilityFiles {
    /// Parses the questions, and the benefits files of every full-edition document.
    pub fn parse(files: &SeedFiles, documents: &[Document<'_>], diagnostics: &mut Diagnostics) -> Self {
        let mut parsed = Self::default();
        let full = |(document, _): &(&Document<'_>, u16)| document.metadata.edition == Edition::Full;
        for (document, place) in documents.iter().zip(0..).filter(full) {
            let folder = format!("{}/benefits/", document.id);
            let inside = files.range(folder.clone()..).map(|(path, _)| path);
            for path in inside.take_while(|path| path.starts_with(&folder)) {
                let entries =
                    text(files, path, diagnostics).and_then(|text| toml_file::parse(path, text, diagnostics));
                if let Some(entries) = entries {
                    parsed.benefits.push(BenefitFile { path: path.clone(), document: place, entries });
                }
            }
            let path = format!("{}/readings.toml", document.id);
            if files.contains_key(&path)
                && let Some(entries) = text(files, &path, diagnostics)
                    .and_then(|text| toml_file::parse::<Readings>(&path, text, diagnostics))
            {
                parsed.readings.push(ReadingFile { path, document: place, readings: entries.readings });
            }
        }
        if !parsed.benefits.is_empty() || files.contains_key(QUESTIONS) {
            parsed.questions = text(files, QUESTIONS, diagnostics)
                .and_then(|text| toml_file::parse(QUESTIONS, text, diagnostics))
                .unwrap_or_default();
        }
        parsed
    }
}
