//! The page that a view is part of, and how it links to the rest of the site.

use std::collections::BTreeSet;

use policy::model::document::{Edition, MetadataKey, Node, NodeKind};
use policy::model::rules::Benefit;
use policy::{Corpus, Document};

use crate::route::{Fragment, Province, Route, Tool, fragment::Fields};

/// A node of a site's corpus.
pub type SiteNode = Node<'static, 'static>;

/// The page that a view is part of.
#[derive(Debug, Clone)]
pub struct PageContext {
    /// The corpus of the page's province.
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

    /// The route of a tool of the same province.
    #[must_use]
    pub fn route_of(&self, tool: Tool) -> Route {
        Route::Tool(self.province.clone(), tool)
    }

    /// The relative link to a tool of the same province.
    #[must_use]
    pub fn link_to(&self, tool: Tool) -> String {
        self.link(&self.route_of(tool))
    }

    /// The province's document; the first document if none belongs to a province.
    #[must_use]
    pub fn own_document(&self) -> Option<&'static Document<'static>> {
        let documents = &self.corpus.documents;
        documents.iter().find(|document| !document.metadata.is_nationwide()).or(documents.first())
    }

    /// The year of the province's document, as printed: `2017年`. Empty if it has no date.
    #[must_use]
    pub fn year(&self) -> &'static str {
        self.own_document().and_then(year_of).unwrap_or_default()
    }

    /// The province's name.
    #[must_use]
    pub fn province_name(&self) -> &'static str {
        self.own_document().map_or("", |own| own.metadata.jurisdiction)
    }

    /// Whether the province's measures are compared with another document, in which case every measure is in
    /// a pair or has no counterpart.
    #[must_use]
    pub fn is_compared(&self) -> bool {
        !self.corpus.counterparts.is_empty()
    }

    /// Whether some document of the province has benefits, so that there are questions to ask.
    #[must_use]
    pub fn has_questions(&self) -> bool {
        !self.corpus.eligibility.benefits.is_empty()
    }

    /// The documents without benefits yet.
    pub fn reading_editions(&self) -> impl Iterator<Item = &'static Document<'static>> {
        self.corpus.documents.iter().filter(|document| is_reading(document))
    }

    /// The benefits of a measure, in text order.
    pub fn benefits_of(&self, measure: SiteNode) -> impl Iterator<Item = &'static Benefit<'static>> {
        let corpus = self.corpus;
        corpus.eligibility.benefits.iter().filter(move |benefit| {
            let source = &corpus.eligibility.sources[usize::from(benefit.source)];
            corpus.documents[usize::from(source.document)].at(benefit.measure) == measure
        })
    }

    /// The relative link to the wizard limited to one measure.
    #[must_use]
    pub fn link_to_questions(&self, measure: SiteNode) -> String {
        let fields = Fields { measure: measure.id().to_owned(), ..Fields::default() };
        self.link_to(Tool::Wizard) + &Fragment::from(fields).to_string()
    }

    /// The relative link to a wizard question, by fact id or [`NEXT`](crate::route::fragment::NEXT).
    #[must_use]
    pub fn link_to_question(&self, ask: &str) -> String {
        let fields = Fields { ask: ask.to_owned(), ..Fields::default() };
        self.link_to(Tool::Wizard) + &Fragment::from(fields).to_string()
    }

    /// The relative link to a node on its document's page.
    #[must_use]
    pub fn link_in_document(&self, node: SiteNode) -> String {
        self.link(&Route::Document(node.document().id.to_owned())) + &anchor(node)
    }

    /// The relative link to a node on its measure's page if it belongs to a measure, else on its document's
    /// page.
    #[must_use]
    pub fn link_to_node(&self, node: SiteNode) -> String {
        match measure_of(node).and_then(measure_route) {
            Some(route) => self.link(&route) + &anchor(node),
            None => self.link_in_document(node),
        }
    }
}

/// The year of a document, as printed: `2017年`.
fn year_of(document: &'static Document<'static>) -> Option<&'static str> {
    let date = document.metadata.entries.iter().rfind(|entry| entry.key == MetadataKey::Date)?;
    let words = document.quoted(date.quote);
    words.find('年').map(|at| &words[..at + '年'.len_utf8()])
}

/// The years of documents as an attribute: `2017年和2020年的`. Empty if none has a date.
#[must_use]
pub fn years_of(documents: &'static [Document<'static>]) -> String {
    let years: BTreeSet<&str> = documents.iter().filter_map(year_of).collect();
    if years.is_empty() { String::new() } else { years.into_iter().collect::<Vec<_>>().join("和") + "的" }
}

/// The descriptions of the national documents.
pub fn on_nationwide(documents: &'static [Document<'static>]) -> impl Iterator<Item = String> {
    documents
        .iter()
        .filter(|document| document.metadata.is_nationwide())
        .map(|document| format!("“{}”是{}", document.metadata.short_title, document.metadata.description))
}

/// Whether a document is a reading edition.
#[must_use]
pub fn is_reading(document: &Document<'_>) -> bool {
    document.metadata.edition == Edition::Reading
}

/// The route of a measure's page; `None` for other nodes.
#[must_use]
pub fn measure_route(node: SiteNode) -> Option<Route> {
    let unit = (node.kind() == NodeKind::Measure).then(|| node.local_id().to_owned())?;
    Some(Route::Measure { document: node.document().id.to_owned(), unit })
}

/// The measure that contains a node, or the node itself.
#[must_use]
pub fn measure_of(node: SiteNode) -> Option<SiteNode> {
    std::iter::once(node).chain(node.ancestors()).find(|node| node.kind() == NodeKind::Measure)
}

/// The area (领域) of a measure: the enclosing section, chapter or part.
#[must_use]
pub fn area_of(measure: SiteNode) -> Option<SiteNode> {
    measure.parent().filter(|holder| holder.heading().is_some())
}

/// The areas of a document in order: sections or parts, or else the document itself.
pub fn areas(document: &'static Document<'static>) -> impl Iterator<Item = SiteNode> {
    document.iter().filter(|area| area.children().any(|child| child.kind() == NodeKind::Measure))
}

/// A heading without its final full stop, or the first words of a node without heading.
#[must_use]
pub fn name_of(node: SiteNode) -> &'static str {
    if node.kind() == NodeKind::Root { node.document().metadata.short_title } else { node.name() }
}

/// A measure's number, or its printed label.
#[must_use]
pub fn card_number(measure: SiteNode) -> String {
    let label = || measure.label().trim().trim_end_matches('、').to_owned();
    measure.measure_number().map_or_else(label, |number| number.to_string())
}

/// The URL fragment of a node.
#[must_use]
pub fn anchor(node: SiteNode) -> String {
    Fragment::Anchor(node.id().to_owned()).to_string()
}
