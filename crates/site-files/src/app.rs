//! The app: everything independent of the seeds, and the asset files of a site.

use std::collections::BTreeMap;

use seeds::CompiledProvince;
use serde::{Deserialize, Serialize};

use crate::content::Content;
use crate::worker;
use crate::{ASSETS, Files, content_hash, marked};

/// The files that make up the app.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct App {
    /// The stylesheets, by name.
    pub styles: BTreeMap<String, Vec<u8>>,
    /// The inline script, which sets the text size before the first paint.
    pub first: Vec<u8>,
    /// The reading-tools script.
    pub reading: Vec<u8>,
    /// The loader.
    pub boot: Vec<u8>,
    /// The WebAssembly engines, by name.
    pub engines: BTreeMap<String, WasmEngine>,
    /// The service worker's code.
    pub worker: Vec<u8>,
    /// The script of the single file.
    pub file: Vec<u8>,
    /// The lazily loaded scripts, by name.
    pub scripts: BTreeMap<String, Vec<u8>>,
    /// Files copied unchanged into each site: icons, manifest, settings, licences.
    pub public: Files,
    /// The date of the last change to the app or its seeds according to Git: `2026-11-21`.
    pub date: Option<String>,
}

/// A WebAssembly engine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WasmEngine {
    /// The wasm-bindgen script, which declares the global that the loader calls.
    pub glue: Vec<u8>,
    /// The module.
    pub wasm: Vec<u8>,
}

/// The files that pages refer to, as paths below the site's root.
///
/// Names contain a hash of the contents. Trunk's own hashes are unsuitable because they precede
/// optimisation, so that one name could denote different contents in a browser's cache.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Assets {
    /// The stylesheets, by name.
    pub styles: BTreeMap<String, Stylesheet>,
    /// The inline script.
    pub first: String,
    /// The reading-tools script.
    pub reading: String,
    /// The loader.
    pub boot: String,
    /// The WebAssembly engines, by name.
    pub engines: BTreeMap<String, EngineFiles>,
    /// The packs, by province.
    pub provinces: BTreeMap<String, Packs>,
    /// The lazily loaded scripts, by name.
    pub scripts: BTreeMap<String, String>,
    /// The release date.
    pub date: Option<String>,
    /// The site's public URL according to the settings in `public/`, if set.
    pub address: Option<String>,
}

/// A stylesheet. It is also inlined in pages, for the first paint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stylesheet {
    /// Its path.
    pub path: String,
    /// Its contents.
    pub text: String,
}

/// The files of a WebAssembly engine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EngineFiles {
    /// The wasm-bindgen script.
    pub glue: String,
    /// The module.
    pub wasm: String,
}

/// The paths of a province's packs, by the engine that loads them; `pinyin` is loaded by the search.
pub type Packs = BTreeMap<String, String>;

/// The packs of a province, by name.
pub fn packs_of(province: &CompiledProvince) -> impl Iterator<Item = (&str, &[u8])> {
    let packs = province.packs.iter().map(|(pack, bytes)| (pack.name(), bytes.as_slice()));
    packs.chain([("pinyin", province.pinyin.as_slice())])
}

impl App {
    /// The paths of the site's assets, and the asset files including those copied unchanged.
    #[must_use]
    pub fn assets(&self, content: &Content) -> (Assets, Files) {
        let mut files = self.public.clone();
        let mut add = |name: &str, extension: &str, bytes: &[u8]| {
            let bytes =
                if extension == "bin" || extension == "wasm" { bytes.to_vec() } else { marked(bytes) };
            let path = format!("{ASSETS}/{name}-{}.{extension}", content_hash(&bytes));
            files.insert(path.clone(), bytes);
            path
        };
        let words = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
        let mut styles = BTreeMap::new();
        for (name, bytes) in &self.styles {
            let text = words(bytes);
            styles.insert(name.clone(), Stylesheet { path: add(name, "css", text.as_bytes()), text });
        }
        let mut engines = BTreeMap::new();
        for (name, WasmEngine { glue, wasm }) in &self.engines {
            let engine = EngineFiles { glue: add(name, "js", glue), wasm: add(name, "wasm", wasm) };
            engines.insert(name.clone(), engine);
        }
        let mut provinces = BTreeMap::new();
        for province in &content.provinces {
            let id = &province.id;
            let packs = packs_of(province)
                .map(|(name, bytes)| (name.to_owned(), add(&format!("{name}-{id}"), "bin", bytes)));
            provinces.insert(id.clone(), packs.collect::<Packs>());
        }
        let reading = add("reading", "js", &self.reading);
        let boot = add("boot", "js", &self.boot);
        let scripts = self.scripts.iter().map(|(name, bytes)| (name.clone(), add(name, "js", bytes)));
        let scripts = scripts.collect();
        let assets = Assets {
            styles,
            first: words(&self.first),
            reading,
            boot,
            engines,
            provinces,
            scripts,
            date: self.date.clone(),
            address: self.public_address(),
        };
        (assets, files)
    }

    /// The `public_address` in the site's settings, with a trailing slash.
    fn public_address(&self) -> Option<String> {
        // Problems in the settings are reported on the about page.
        let settings = self.public.get(worker::SETTINGS)?;
        let settings: serde_json::Value = serde_json::from_slice(settings).unwrap_or_default();
        let address = settings["public_address"].as_str().filter(|address| address.starts_with("http"));
        address.map(|address| format!("{}/", address.trim_end_matches('/')))
    }
}
