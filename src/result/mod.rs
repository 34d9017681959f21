//! The wizard's result: its parts as HTML, and the control that shows it.

pub mod answers;
pub mod basis;
pub mod conditions;
pub mod not_for_you;
pub mod outcome;
#[cfg(feature = "csr")]
pub mod page;
pub mod plain_text;
pub mod print_sheet;
pub mod row;
pub mod sections;
pub mod share;
pub mod texts;

use policy::Document;
use policy::eligibility::Evaluation;
use policy::model::rules::Benefit;

use crate::page_context::{PageContext, SiteNode};

/// An evaluation of the site's rules.
pub type SiteEvaluation = Evaluation<'static, 'static>;

/// The year and names of the documents, for copied and printed results.
#[must_use]
pub fn documents(context: &PageContext) -> String {
    let sources = context.corpus.eligibility.sources.iter();
    let titles =
        sources.map(|source| context.corpus.documents[usize::from(source.document)].metadata.short_title);
    texts::documents(context.year(), &titles.collect::<Vec<_>>().join("、"))
}

/// The document that states a benefit.
#[must_use]
pub fn document_of(context: &PageContext, benefit: &Benefit<'static>) -> &'static Document<'static> {
    let source = &context.corpus.eligibility.sources[usize::from(benefit.source)];
    &context.corpus.documents[usize::from(source.document)]
}

/// The sentence of a benefit.
#[must_use]
pub fn sentence_of(context: &PageContext, benefit: &Benefit<'static>) -> SiteNode {
    document_of(context, benefit).at(benefit.quote.node)
}
