//! The app: what is the same whatever the seeds say, and the files that pages load.

use std::collections::BTreeMap;

use seeds::Province;
use serde::{Deserialize, Serialize};

use crate::content::Content;
use crate::worker;
use crate::{ASSETS, Files, content_hash, marked};

/// The bytes that make the app.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct App {
    /// The stylesheets, by name.
    pub styles: BTreeMap<String, Vec<u8>>,
    /// What pages have in themselves: it sets the size of letters before the first of them is drawn.
    pub first: Vec<u8>,
    /// How the page is read.
    pub reading: Vec<u8>,
    /// The loader.
    pub boot: Vec<u8>,
    /// The modules of the pages that answer, by name.
    pub engines: BTreeMap<String, Engine>,
    /// The service worker's code.
    pub worker: Vec<u8>,
    /// Makes a site of the single file.
    pub file: Vec<u8>,
    /// What the loader loads on first use, by name.
    pub scripts: BTreeMap<String, Vec<u8>>,
    /// What is copied into each site as it is: icons, the manifest, the settings, licences.
    pub public: Files,
    /// The day of the last change to the app or its seeds, where Git knows it: `2026-11-21`.
    pub date: Option<String>,
}

/// A module of WebAssembly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Engine {
    /// What wasm-bindgen wrote, which declares the global that the loader starts.
    pub glue: Vec<u8>,
    /// The module itself.
    pub wasm: Vec<u8>,
}

/// The files that pages refer to, by their paths below the site's root.
///
/// Their names carry a hash of their bytes. Trunk's own hashes do not do: they are taken before
/// optimisation, so that one name could stand for different bytes in a browser's cache.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Assets {
    /// The stylesheets, by name.
    pub styles: BTreeMap<String, Style>,
    /// The script that pages have in themselves.
    pub first: String,
    /// The script for how the page is read.
    pub reading: String,
    /// The loader.
    pub boot: String,
    /// The modules of the pages that answer, by name.
    pub engines: BTreeMap<String, EngineFiles>,
    /// What the app is given, by province.
    pub provinces: BTreeMap<String, Packs>,
    /// Scripts that pages load on first use, by name.
    pub scripts: BTreeMap<String, String>,
    /// The day of the release.
    pub date: Option<String>,
    /// Where the site is on the web, as the settings of `public/` say; nothing where they do not.
    pub address: Option<String>,
}

/// A stylesheet. Its text stands in pages too, so that their first paint waits for nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Style {
    /// Where it is.
    pub path: String,
    /// What is in it.
    pub text: String,
}

/// Where a module of WebAssembly is, with the script that joins it with the browser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EngineFiles {
    /// The script that wasm-bindgen wrote.
    pub glue: String,
    /// The module.
    pub wasm: String,
}

/// Where the packs of a province are, by the names of the modules that load them; `pinyin` is loaded by the search.
pub type Packs = BTreeMap<String, String>;

/// What is loaded for a province, by name.
pub fn packs_of(province: &Province) -> impl Iterator<Item = (&str, &[u8])> {
    let packs = province.packs.iter().map(|(pack, bytes)| (pack.name(), bytes.as_slice()));
    packs.chain([("pinyin", province.pinyin.as_slice())])
}

impl App {
    /// The files of a site that pages load, those that are copied, and what pages are to be told of where they are.
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
            styles.insert(name.clone(), Style { path: add(name, "css", text.as_bytes()), text });
        }
        let mut engines = BTreeMap::new();
        for (name, Engine { glue, wasm }) in &self.engines {
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

    /// The `public_address` of the settings that the site is built with, ending in a slash.
    fn public_address(&self) -> Option<String> {
        // What is wrong with the settings is said on the about page.
        let settings = self.public.get(worker::SETTINGS)?;
        let settings: serde_json::Value = serde_json::from_slice(settings).unwrap_or_default();
        let address = settings["public_address"].as_str().filter(|address| address.starts_with("http"));
        address.map(|address| format!("{}/", address.trim_end_matches('/')))
    }
}
