//! Citations of measures and sentences, and a sentence for asking about a benefit.

use crate::model::corpus::Corpus;
use crate::model::document::NodeIndex;
use crate::model::rules::{Benefit, Eligibility, Gives};

/// The measure of a benefit: `第9条`.
fn measure_words(corpus: &Corpus<'_>, benefit: &Benefit<'_>) -> String {
    label_of(corpus, &corpus.eligibility, benefit.source, benefit.measure).unwrap_or_default()
}

/// A measure by its number, else by its printed label.
pub(super) fn label_of(
    corpus: &Corpus<'_>,
    rules: &Eligibility<'_>,
    source: u8,
    node: NodeIndex,
) -> Option<String> {
    let source = rules.sources.get(usize::from(source))?;
    let measure = corpus.documents.get(usize::from(source.document))?.at(node);
    Some(measure.cited().into_owned())
}

/// The citation of a benefit's sentence: `第9条第2句`.
pub(super) fn place_words(corpus: &Corpus<'_>, benefit: &Benefit<'_>) -> String {
    let measure = measure_words(corpus, benefit);
    let source = &corpus.eligibility.sources[usize::from(benefit.source)];
    let document = &corpus.documents[usize::from(source.document)];
    let holds = |sentence: NodeIndex| {
        let node = document.at(benefit.quote.node);
        node.index() == sentence || node.ancestors().any(|holder| holder.index() == sentence)
    };
    let found = document.at(benefit.measure).sentences().position(|sentence| holds(sentence.index()));
    match found {
        Some(at) => format!("{measure}第{}句", at + 1),
        None => measure,
    }
}

/// A sentence for asking about a benefit: `2017年黑龙江省实施意见第9条第2句的“晋升技师的培训补贴”，现在还办吗？到哪里办？带什么？`
#[must_use]
pub fn ask_sentence(corpus: &Corpus<'_>, benefit: &Benefit<'_>) -> String {
    let source = &corpus.eligibility.sources[usize::from(benefit.source)];
    let name = corpus.documents[usize::from(source.document)].metadata.short_title;
    let question = match benefit.gives {
        Gives::Money | Gives::Title | Gives::Service | Gives::Rest => "现在还办吗？到哪里办？带什么？",
        Gives::Right | Gives::Duty | Gives::Chance => "现在还是这样吗？该找谁？",
    };
    let (year, place) = (source.issued.year(), place_words(corpus, benefit));
    format!("{year}年{name}{place}的“{}”，{question}", benefit.title)
}
