//! The data of a whole site, compiled from a folder of seeds.

use policy::model::pairs::Alignment;
use policy::{Corpus, Document};

use crate::page_context::PageContext;
use crate::route::{Province, Route, Tool};

/// The data that pages are rendered from.
#[derive(Debug)]
pub struct Site {
    /// All documents, with everything written about them.
    pub corpus: &'static Corpus<'static>,
    /// The comparisons of two documents.
    pub alignments: Vec<Alignment<'static>>,
    /// The provinces; the first is the home province.
    pub parts: Vec<ProvinceData>,
}

/// The data of one province.
#[derive(Debug, Clone)]
pub struct ProvinceData {
    /// The id of its first document.
    pub id: &'static str,
    /// The location of its pages.
    pub province: Province,
    /// Its corpus, which is also what its modules load.
    pub corpus: &'static Corpus<'static>,
}

impl ProvinceData {
    /// The context of a page of the province.
    #[must_use]
    pub fn context(&self, route: Route) -> PageContext {
        PageContext { corpus: self.corpus, province: self.province.clone(), route }
    }

    /// Whether a document belongs to the province.
    fn is_own(&self, document: &Document<'_>) -> bool {
        document.metadata.jurisdiction == self.name()
    }

    /// The province's name.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.corpus.document(self.id).map_or("", |document| document.metadata.jurisdiction)
    }
}

impl Site {
    /// The province of a page.
    #[must_use]
    pub fn part_of(&self, context: &PageContext) -> Option<&ProvinceData> {
        self.parts.iter().find(|part| part.province == context.province)
    }

    /// The alignment that a page shows.
    #[must_use]
    pub fn comparison(&self, context: &PageContext) -> Option<&Alignment<'static>> {
        let part = self.part_of(context)?;
        self.alignments.iter().find(|alignment| match (self.compared(alignment), &context.route) {
            (Some([left, right]), Route::Tool(_, Tool::Compare)) => {
                part.is_own(left) && right.metadata.is_nationwide()
            }
            (Some([left, right]), Route::Comparison { left: one, right: other }) => {
                left.id == one && right.id == other
            }
            _ => false,
        })
    }

    /// The pages that compare a province's measures with a document other than the national one.
    pub fn comparisons(&self, part: &ProvinceData) -> impl Iterator<Item = Route> {
        self.alignments.iter().filter_map(move |alignment| {
            let [left, right] = self.compared(alignment)?;
            let is_own = part.is_own(left) && !right.metadata.is_nationwide();
            is_own.then(|| Route::Comparison { left: left.id.to_owned(), right: right.id.to_owned() })
        })
    }

    /// All pages that compare a province's measures with another's or vice versa, each with both names.
    pub fn comparisons_with(&self, part: &ProvinceData) -> impl Iterator<Item = (Route, [&'static str; 2])> {
        self.alignments.iter().filter_map(move |alignment| {
            let [left, right] = self.compared(alignment)?;
            let is_of_two = !left.metadata.is_nationwide() && !right.metadata.is_nationwide();
            let is_with = [left, right].iter().any(|document| part.is_own(document));
            let route = Route::Comparison { left: left.id.to_owned(), right: right.id.to_owned() };
            let names = [left, right].map(|document| document.metadata.jurisdiction);
            (is_of_two && is_with).then_some((route, names))
        })
    }

    fn compared(&self, alignment: &Alignment<'_>) -> Option<[&'static Document<'static>; 2]> {
        let document = |at: u16| self.corpus.documents.get(usize::from(at));
        Some([document(alignment.left)?, document(alignment.right)?])
    }
}

#[cfg(feature = "ssr")]
mod read {
    use std::path::Path;

    use seeds::{Compilation, SeedFiles, Style};

    use super::{Alignment, Corpus, Province, ProvinceData, Site};

    impl Site {
        /// Compiles a folder of seeds. The result is leaked.
        ///
        /// # Errors
        /// If the folder cannot be read or contains errors; the message lists them.
        pub fn read(folder: &Path) -> Result<Self, String> {
            Self::of(&seeds::files::read_dir(folder).map_err(|error| error.to_string())?)
        }

        /// Compiles seed files, as [`Self::read`] does.
        ///
        /// # Errors
        /// If the files contain errors.
        pub fn of(files: &SeedFiles) -> Result<Self, String> {
            let Compilation { corpus, packs, diagnostics, .. } = seeds::compile(files);
            let bytes = corpus.ok_or_else(|| diagnostics.render(Style::Plain))?;
            let corpus = decode(bytes)?;
            let comparisons = packs.into_iter().filter(|(name, _)| name.starts_with("alignment-"));
            let alignments = comparisons.map(|(name, bytes)| {
                Alignment::decode(bytes.leak(), &corpus.documents)
                    .map_err(|error| format!("{name}: {error:?}"))
            });
            let parts = seeds::provinces(files, corpus).into_iter().enumerate().map(|(at, part)| {
                let (id, corpus): (&str, _) = (part.id.leak(), decode(part.corpus)?);
                let province = if at == 0 { Province::Home } else { Province::Other(id.to_owned()) };
                Ok(ProvinceData { id, province, corpus })
            });
            let parts = parts.collect::<Result<_, String>>()?;
            Ok(Self { alignments: alignments.collect::<Result<_, _>>()?, parts, corpus })
        }
    }

    fn decode(bytes: Vec<u8>) -> Result<&'static Corpus<'static>, String> {
        let corpus = Corpus::decode(bytes.leak()).map_err(|error| format!("the corpus: {error:?}"))?;
        Ok(Box::leak(Box::new(corpus)))
    }
}
