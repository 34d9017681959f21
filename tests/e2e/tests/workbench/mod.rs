//! The workbench in a real browser, on a site and as a single file without a network.

mod accessibility;
mod autosave;
mod benefits;
mod comparison;
mod engines;
mod figures;
mod guide;
mod journey;
mod long_document;
mod reader_pages;
mod rejected;
mod single_file;

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

/// Timeout of an export.
const EXPORT_TIMEOUT: Duration = Duration::from_mins(2);

/// A browser window with the workbench, and the folder of its uploads and downloads.
pub struct WorkbenchPage {
    pub browser: Browser,
    pub folder: Scratch,
}

impl WorkbenchPage {
    /// Opens the workbench at a URL in a new browser.
    pub async fn open(address: &str, settings: Settings) -> Result<WorkbenchPage> {
        Self::with(Browser::with(settings).await?, address).await
    }

    /// Opens the workbench at a URL in a running browser.
    pub async fn with(browser: Browser, address: &str) -> Result<WorkbenchPage> {
        let folder = Scratch::new()?;
        let downloads = json!({ "behavior": "allow", "downloadPath": folder.path() });
        browser.driver.cdp().send_raw("Browser.setDownloadBehavior", downloads).await?;
        browser.load(address).await?;
        browser.wait_until("document.querySelector('.drop')").await?;
        Ok(WorkbenchPage { browser, folder })
    }

    /// Imports a file with these bytes.
    pub async fn choose(&self, name: &str, bytes: &[u8]) -> Result {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes)?;
        let input = self.browser.driver.find(By::Id("file")).await?;
        Ok(input.send_keys(path.to_string_lossy()).await?)
    }

    /// Opens a step by its Chinese name.
    pub async fn step(&self, name: &str) -> Result {
        let button = format!("//nav//button[text()='{name}']");
        self.browser.click_on(By::XPath(button)).await
    }

    /// Waits for a download; returns and deletes the file.
    pub async fn downloaded(&self, name: &str) -> Result<Vec<u8>> {
        let path = self.folder.path().join(name);
        let start = Instant::now();
        // Chromium reserves the name with an empty file and writes to another file first.
        while fs::metadata(&path).map_or(0, |file| file.len()) == 0 {
            if start.elapsed() > EXPORT_TIMEOUT {
                let said: String = self.browser.value("document.body.innerText").await?;
                return Err(format!("{name} does not come:\n{said}").into());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let bytes = fs::read(&path)?;
        fs::remove_file(&path)?;
        Ok(bytes)
    }

    /// Waits until the page contains a text.
    pub async fn wait_for_text(&self, words: &str) -> Result {
        self.browser.wait_until(&format!("document.body.innerText.includes({})", json!(words))).await
    }
}

/// The URL of the workbench as a single file.
pub fn single_file() -> String {
    format!("file://{}", xtask::build::workbench::path().display())
}

/// The text of the Heilongjiang document, and the same as a Word file with one paragraph per line.
pub fn sample() -> Result<(String, Vec<u8>)> {
    let text = fs::read_to_string(project::seeds().join("heilongjiang/source.txt"))?;
    let docx = docx(&text)?;
    Ok((text, docx))
}

/// A Word file with one paragraph per line.
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

/// The files of a zip archive by path.
pub fn unzip(archive: &[u8]) -> Result<BTreeMap<String, Vec<u8>>> {
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
