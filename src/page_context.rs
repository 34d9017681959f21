//! Where a view is shown, and so how it links to the rest of the site.

use std::collections::BTreeSet;

use policy::model::document::{Edition, Kind, MetadataKey, Node};
use policy::model::rules::Benefit;
use policy::{Corpus, Document};

use crate::route::{Fragment, Province, Route, Tool, fragment::Fields};

/// A node of the embedded corpus.
pub type SiteNode = Node<'static, 'static>;

/// The page that a view is part of.
#[derive(Debug, Clone)]
pub struct PageContext {
    /// Everything there is to show in the page's province.
    pub corpus: &'static Corpus<'static>,
    /// The page's province.
    pub province: Province,
    /// The page.
    pub route: Route,
}

impl PageContext {
    /// The relative link to a page.
    #[must_use]
    pub fn link(&self, target: &Route) -> String {
        self.route.link_to(target)
    }

    /// The page of the same province for this.
    #[must_use]
    pub fn route_of(&self, tool: Tool) -> Route {
        Route::Tool(self.province.clone(), tool)
    }

    /// The relative link to the page of the same province for this.
    #[must_use]
    pub fn link_to(&self, tool: Tool) -> String {
        self.link(&self.route_of(tool))
    }

    /// The document of the page's province; the first, where no document is a province's.
    #[must_use]
    pub fn own_document(&self) -> Option<&'static Document<'static>> {
        let documents = &self.corpus.documents;
        documents.iter().find(|document| !document.metadata.is_nationwide()).or(documents.first())
    }

    /// The year that the province's document is dated, as it stands there: `2017年`. Empty where it has no date.
    #[must_use]
    pub fn year(&self) -> &'static str {
        self.own_document().and_then(year_of).unwrap_or_default()
    }

    /// What the province is called.
    #[must_use]
    pub fn province_name(&self) -> &'static str {
        self.own_document().map_or("", |own| own.metadata.jurisdiction)
    }

    /// Whether the province's measures are held against another document. Every measure is then in a pair or
    /// stands alone.
    #[must_use]
    pub fn is_compared(&self) -> bool {
        !self.corpus.counterparts.is_empty()
    }

    /// Whether there is anything to ask about: some document of the province has its benefits written.
    #[must_use]
    pub fn has_questions(&self) -> bool {
        !self.corpus.eligibility.benefits.is_empty()
    }

    /// The documents of which nobody has written what they give.
    pub fn reading_editions(&self) -> impl Iterator<Item = &'static Document<'static>> {
        self.corpus.documents.iter().filter(|document| is_reading(document))
    }

    /// The benefits that a measure states, in the order of the text.
    pub fn benefits_of(&self, measure: SiteNode) -> impl Iterator<Item = &'static Benefit<'static>> {
        let corpus = self.corpus;
        corpus.eligibility.benefits.iter().filter(move |benefit| {
            let source = &corpus.eligibility.sources[usize::from(benefit.source)];
            corpus.documents[usize::from(source.document)].at(benefit.measure) == measure
        })
    }

    /// The relative link to the questions of one measure alone.
    #[must_use]
    pub fn link_to_questions(&self, measure: SiteNode) -> String {
        let fields = Fields { measure: measure.id().to_owned(), ..Fields::default() };
        self.link_to(Tool::Wizard) + &Fragment::from(fields).to_string()
    }

    /// The relative link to a question of the wizard, by its fact's id; or [`NEXT`](crate::route::fragment::NEXT).
    #[must_use]
    pub fn link_to_question(&self, ask: &str) -> String {
        let fields = Fields { ask: ask.to_owned(), ..Fields::default() };
        self.link_to(Tool::Wizard) + &Fragment::from(fields).to_string()
    }

    /// The relative link to a node in its whole document.
    #[must_use]
    pub fn link_in_document(&self, node: SiteNode) -> String {
        self.link(&Route::Document(node.document().id.to_owned())) + &anchor(node)
    }

    /// The relative link to a node where it is read best: in a measure on the measure's page, else in
    /// its whole document.
    #[must_use]
    pub fn link_to_node(&self, node: SiteNode) -> String {
        match measure_of(node).and_then(measure_route) {
            Some(route) => self.link(&route) + &anchor(node),
            None => self.link_in_document(node),
        }
    }
}

/// The year that a document is dated, as it stands there: `2017年`.
fn year_of(document: &'static Document<'static>) -> Option<&'static str> {
    let date = document.metadata.entries.iter().rfind(|entry| entry.key == MetadataKey::Date)?;
    let words = document.quoted(date.quote);
    words.find('年').map(|at| &words[..at + '年'.len_utf8()])
}

/// Of which years documents are, before the word for them: `2017年和2020年的`. Empty where none has a date.
#[must_use]
pub fn years_of(documents: &'static [Document<'static>]) -> String {
    let years: BTreeSet<&str> = documents.iter().filter_map(year_of).collect();
    if years.is_empty() { String::new() } else { years.into_iter().collect::<Vec<_>>().join("和") + "的" }
}

/// What documents of the whole country are, and what they are not, each in a sentence of its own.
pub fn on_nationwide(documents: &'static [Document<'static>]) -> impl Iterator<Item = String> {
    documents
        .iter()
        .filter(|document| document.metadata.is_nationwide())
        .map(|document| format!("“{}”是{}", document.metadata.short_title, document.metadata.description))
}

/// Whether nobody has written yet what a document gives.
#[must_use]
pub fn is_reading(document: &Document<'_>) -> bool {
    document.metadata.edition == Edition::Reading
}

/// The page of a measure; nothing for other nodes.
#[must_use]
pub fn measure_route(node: SiteNode) -> Option<Route> {
    let unit = (node.kind() == Kind::Measure).then(|| node.local_id().to_owned())?;
    Some(Route::Measure { document: node.document().id.to_owned(), unit })
}

/// The measure that a node is part of, or is.
#[must_use]
pub fn measure_of(node: SiteNode) -> Option<SiteNode> {
    std::iter::once(node).chain(node.ancestors()).find(|node| node.kind() == Kind::Measure)
}

/// What a measure stands in (area, 领域): the section, chapter or part right around it.
#[must_use]
pub fn area_of(measure: SiteNode) -> Option<SiteNode> {
    measure.parent().filter(|holder| holder.heading().is_some())
}

/// What holds the measures of a document, in order: sections or parts, or the document itself where they stand in none.
pub fn areas(document: &'static Document<'static>) -> impl Iterator<Item = SiteNode> {
    document.iter().filter(|area| area.children().any(|child| child.kind() == Kind::Measure))
}

/// A heading's words as a name, without the full stop that ends it in the text; of what has no heading its first words.
#[must_use]
pub fn name_of(node: SiteNode) -> &'static str {
    if node.kind() == Kind::Root { node.document().metadata.short_title } else { node.name() }
}

/// A measure's number, else its label as printed.
#[must_use]
pub fn card_number(measure: SiteNode) -> String {
    let label = || measure.label().trim().trim_end_matches('、').to_owned();
    measure.measure_number().map_or_else(label, |number| number.to_string())
}

/// The fragment that leads to a node.
#[must_use]
pub fn anchor(node: SiteNode) -> String {
    Fragment::Anchor(node.id().to_owned()).to_string()
}
