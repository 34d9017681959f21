//! The site as a whole: all that a folder of seeds gives.

use policy::compare::Alignment;
use policy::{Corpus, Document};

/// What pages are made of.
#[derive(Debug)]
pub struct Site {
    /// All documents, and all that was written about them.
    pub corpus: &'static Corpus<'static>,
    /// The comparisons of two documents.
    pub alignments: Vec<Alignment<'static>>,
    /// The provinces; the site is at home in the first.
    pub provinces: Vec<Province>,
}

/// A province's part of the site.
#[derive(Debug, Clone, Copy)]
pub struct Province {
    /// The id of its document.
    pub id: &'static str,
    /// What is shown and asked there; what the app is given on its pages.
    pub corpus: &'static Corpus<'static>,
}

impl Site {
    /// The comparison of a document with the first that it is held against.
    #[must_use]
    pub fn alignment_of(&self, document: &str) -> Option<&Alignment<'static>> {
        let id =
            |at: u16| self.corpus.documents.get(usize::from(at)).map(|document: &Document<'_>| document.id);
        self.alignments.iter().find(|alignment| id(alignment.left) == Some(document))
    }
}

#[cfg(feature = "ssr")]
mod read {
    use std::path::Path;

    use seeds::{Compilation, Style};

    use super::{Alignment, Corpus, Province, Site};

    impl Site {
        /// Compiles a folder of seeds. What comes of it is kept for as long as the program runs: a renderer's.
        ///
        /// # Errors
        /// Where the folder cannot be read, or something in it is wrong; the message says what.
        pub fn read(folder: &Path) -> Result<Self, String> {
            let files = seeds::files::read_dir(folder).map_err(|error| error.to_string())?;
            let Compilation { corpus, packs, diagnostics, .. } = seeds::compile(&files);
            let bytes = corpus.ok_or_else(|| diagnostics.render(Style::Plain))?;
            let corpus = decode(bytes)?;
            let comparisons = packs.into_iter().filter(|(name, _)| name.starts_with("alignment-"));
            let alignments = comparisons.map(|(name, bytes)| {
                Alignment::decode(bytes.leak(), &corpus.documents)
                    .map_err(|error| format!("{name}: {error:?}"))
            });
            let provinces = seeds::provinces(&files, corpus)
                .into_iter()
                .map(|province| Ok(Province { id: province.id.leak(), corpus: decode(province.corpus)? }));
            let provinces = provinces.collect::<Result<_, String>>()?;
            Ok(Self { alignments: alignments.collect::<Result<_, _>>()?, provinces, corpus })
        }
    }

    fn decode(bytes: Vec<u8>) -> Result<&'static Corpus<'static>, String> {
        let corpus = Corpus::decode(bytes.leak()).map_err(|error| format!("the corpus: {error:?}"))?;
        Ok(Box::leak(Box::new(corpus)))
    }
}
