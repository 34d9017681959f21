//! The workbench in a real browser: from a Word file to a site, beside a site and as one file without a network.

mod access;
mod benefits;
mod comparison;
mod engines;
mod guide;
mod journey;
mod kept;
mod long;
mod numbers;
mod refused;
mod single_file;
mod untouched;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use e2e::{Browser, Result, Scratch, Settings};
use serde_json::json;
use thirtyfour::prelude::*;
use xtask::project;
use zip::write::SimpleFileOptions;

/// How long an export may take.
const PATIENCE: Duration = Duration::from_mins(2);

/// A window with the workbench, and the folder that its files come from and go to.
pub struct Bench {
    pub browser: Browser,
    pub folder: Scratch,
}

impl Bench {
    /// Opens the workbench at an address.
    pub async fn open(address: &str, settings: Settings) -> Result<Bench> {
        Self::with(Browser::with(settings).await?, address).await
    }

    /// Opens the workbench at an address in a browser that is there.
    pub async fn with(browser: Browser, address: &str) -> Result<Bench> {
        let folder = Scratch::new()?;
        let downloads = json!({ "behavior": "allow", "downloadPath": folder.path() });
        browser.driver.cdp().send_raw("Browser.setDownloadBehavior", downloads).await?;
        browser.load(address).await?;
        browser.wait_until("document.querySelector('.drop')").await?;
        Ok(Bench { browser, folder })
    }

    /// Chooses a file with these bytes.
    pub async fn choose(&self, name: &str, bytes: &[u8]) -> Result {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes)?;
        let input = self.browser.driver.find(By::Id("file")).await?;
        Ok(input.send_keys(path.to_string_lossy()).await?)
    }

    /// Goes to a step by its name.
    pub async fn step(&self, name: &str) -> Result {
        let button = format!("//nav//button[text()='{name}']");
        self.browser.click_on(By::XPath(button)).await
    }

    /// Waits for a file that the workbench gives out.
    pub async fn given(&self, name: &str) -> Result<Vec<u8>> {
        let path = self.folder.path().join(name);
        let start = Instant::now();
        // Chromium keeps the place by an empty file, and writes under another name first.
        while fs::metadata(&path).map_or(0, |file| file.len()) == 0 {
            if start.elapsed() > PATIENCE {
                let said: String = self.browser.value("document.body.innerText").await?;
                return Err(format!("{name} does not come:\n{said}").into());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let bytes = fs::read(&path)?;
        fs::remove_file(&path)?;
        Ok(bytes)
    }

    /// Waits until the page shows these words.
    pub async fn shows(&self, words: &str) -> Result {
        self.browser.wait_until(&format!("document.body.innerText.includes({})", json!(words))).await
    }
}

/// Where the one file is, as an address.
pub fn single_file() -> String {
    format!("file://{}", xtask::build::workbench::path().display())
}

/// The text of the document that the project knows best, as Word has it: a paragraph a line.
pub fn sample() -> Result<(String, Vec<u8>)> {
    let text = fs::read_to_string(project::seeds().join("heilongjiang/source.txt"))?;
    let docx = docx(&text)?;
    Ok((text, docx))
}

/// A document of Word with these lines.
pub fn docx(text: &str) -> Result<Vec<u8>> {
    let mut paragraphs = String::new();
    for line in text.lines() {
        let line = line.replace('&', "&amp;").replace('<', "&lt;");
        write!(paragraphs, "<w:p><w:r><w:t xml:space=\"preserve\">{line}</w:t></w:r></w:p>")?;
    }
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\
         \"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{paragraphs}</w:body></w:document>"
    );
    let types = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Types xmlns=\
                 \"http://schemas.openxmlformats.org/package/2006/content-types\"></Types>";
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in [("[Content_Types].xml", types), ("word/document.xml", &document)] {
        zip.start_file(path, SimpleFileOptions::default())?;
        zip.write_all(bytes.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The files of an archive by their paths.
pub fn unpacked(archive: &[u8]) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(archive))?;
    let mut files = BTreeMap::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        files.insert(file.name().to_owned(), bytes);
    }
    Ok(files)
}

/// Writes files below a folder.
pub fn write_below(folder: &Path, files: &BTreeMap<String, Vec<u8>>) -> Result<PathBuf> {
    xtask::build::write_below(folder, files)?;
    Ok(folder.to_owned())
}
