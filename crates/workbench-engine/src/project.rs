//! The files of a project: import from bytes, new documents, and reproducible zip archives.

use std::io::{Cursor, Read as _, Write as _};

use pinyin::ToPinyin as _;
use seeds::new_document::{NewDocumentError, NewDocumentRequest, new_document};
use seeds::{SeedFiles, file};
use workbench_messages::{DocumentName, ImportedDocument, ProjectFiles, Response};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::view;

/// Maximum size of an imported project in bytes, several times that of the largest.
const MAX_SIZE: u64 = 32 << 20;

/// Reserved names: folders of the site or of a project, which no document can have as id.
const RESERVED_IDS: [&str; 13] = [
    "measures",
    "compare",
    "figures",
    "about",
    "wizard",
    "result",
    "data",
    "embed",
    "assets",
    "icons",
    "workbench",
    "alignments",
    "cases",
];

/// Path prefixes in archives that are not files of the project.
const IGNORED_PREFIXES: [&str; 2] = ["__MACOSX/", "."];

/// Imports a file: a document, or a zip archive of a project.
///
/// # Errors
/// In Chinese: what the file is and what to do.
pub fn import(bytes: &[u8]) -> Result<Response, String> {
    if let Some(files) = unzip_project(bytes)? {
        return Ok(Response::Project { documents: documents(&files), files });
    }
    let text = file::read(bytes).map_err(|error| error.to_string())?;
    let reading = seeds::document::reading::read(&text.text);
    let mut warnings: Vec<_> = text.notes.iter().map(|note| view::warning(note)).collect();
    warnings.extend(reading.notes.iter().map(|note| view::warning(note)));
    let id = suggested_id(reading.jurisdiction.as_deref());
    Ok(Response::Import(Box::new(ImportedDocument {
        summary: view::summary(&text.text, reading),
        source: text.text,
        kind: text.name.to_owned(),
        warnings,
        id,
    })))
}

/// Adds a document to a project, in the reading edition.
///
/// # Errors
/// In Chinese: which value is invalid and what to do.
pub fn add_document(
    mut files: ProjectFiles,
    source: &str,
    id: &str,
    jurisdiction: &str,
) -> Result<Response, String> {
    let id = id.trim();
    if RESERVED_IDS.contains(&id) {
        return Err(format!("“{id}”是网站里别的页面的名字，请换一个"));
    }
    if jurisdiction.trim().is_empty() {
        return Err("请填写适用地区，如“黑龙江省”；全国通用的文件填“全国”".to_owned());
    }
    let request = NewDocumentRequest { id, text: source.as_bytes(), jurisdiction: Some(jurisdiction) };
    let created = new_document(&request, &bytes(&files)).map_err(|error| match error {
        NewDocumentError::Id(id) => {
            format!("“{id}”不能作网址里的名字：请用小写英文字母开头，只用 a 到 z、数字和 -")
        }
        NewDocumentError::Taken(id) => format!("工程里已经有“{id}”了，请换一个名字"),
        NewDocumentError::TooLong => "文件太长，一个文件放不下，请分成几个文件".to_owned(),
        NewDocumentError::File(error) => error.to_string(),
        NewDocumentError::Jurisdiction => "请填写适用地区，如“黑龙江省”".to_owned(),
    })?;
    // The reading edition has only these two. The files of the full edition are drafted when the author starts it.
    for name in ["source.txt", "document.toml"] {
        let path = format!("{id}/{name}");
        let text = created.files.get(&path).and_then(|bytes| String::from_utf8(bytes.clone()).ok());
        files.insert(path, text.unwrap_or_default());
    }
    Ok(Response::Project { documents: documents(&files), files })
}

/// The documents of a project, sorted by id.
#[must_use]
pub fn documents(files: &ProjectFiles) -> Vec<DocumentName> {
    let document = |path: &String| {
        let id = path.strip_suffix("/source.txt").filter(|id| !id.contains('/'))?;
        let toml = files.get(&format!("{id}/document.toml")).map_or("", String::as_str);
        let short_title = view::form(toml).short_title;
        Some(DocumentName { id: id.to_owned(), short_title })
    };
    files.keys().filter_map(document).collect()
}

/// The files in the compiler's format.
#[must_use]
pub fn bytes(files: &ProjectFiles) -> SeedFiles {
    files.iter().map(|(path, text)| (path.clone(), text.clone().into_bytes())).collect()
}

/// A zip archive of files, sorted by path and with a fixed timestamp, so that its bytes depend only on the files.
///
/// # Errors
/// If a file is larger than the format allows.
pub fn zip_files(files: &SeedFiles) -> Result<Vec<u8>, String> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        let is_packed = [".png", ".zip"].iter().any(|ending| path.ends_with(ending));
        let method = if is_packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        zip.start_file(path, options)
            .and_then(|()| Ok(zip.write_all(bytes)?))
            .map_err(|error| format!("打包失败：{path}：{error}"))?;
    }
    let written = zip.finish().map_err(|error| format!("打包失败：{error}"))?;
    Ok(written.into_inner())
}

/// The files of a project's zip archive; `None` if the bytes are not such an archive.
fn unzip_project(bytes: &[u8]) -> Result<Option<ProjectFiles>, String> {
    let Ok(mut zip) = ZipArchive::new(Cursor::new(bytes)) else { return Ok(None) };
    let names: Vec<String> = zip.file_names().map(str::to_owned).collect();
    // An archive of the folder itself has the folder's name before every path.
    let root =
        names.iter().filter_map(|name| name.strip_suffix("document.toml")).min_by_key(|root| root.len());
    let Some(root) = root else { return Ok(None) };
    let above = root.trim_end_matches('/').rsplit_once('/').map_or("", |(above, _)| above);
    let prefix = if above.is_empty() { String::new() } else { format!("{above}/") };
    let mut files = ProjectFiles::new();
    let mut size = 0;
    for name in &names {
        let Some(path) = name.strip_prefix(&prefix).filter(|path| !path.is_empty() && !path.ends_with('/'))
        else {
            continue;
        };
        if IGNORED_PREFIXES.iter().any(|start| path.starts_with(start)) || path.contains("/.") {
            continue;
        }
        let broken = |_| format!("压缩包里的 {name} 打不开，可能没有传完或已损坏");
        let mut file = zip.by_name(name).map_err(broken)?;
        size += file.size();
        if size > MAX_SIZE {
            return Err(format!("压缩包太大（超过{}MB），不是工作台的工程", MAX_SIZE >> 20));
        }
        let mut text = String::new();
        // The size given in the archive may be wrong.
        let read = file.by_ref().take(MAX_SIZE).read_to_string(&mut text);
        if read.is_err() {
            return Err(format!("压缩包里的 {name} 不是 UTF-8 文字，不是工作台的工程"));
        }
        files.insert(path.to_owned(), text);
    }
    Ok(Some(files))
}

/// The pinyin of a jurisdiction's name, as a suggested id; `document` if there is none.
fn suggested_id(jurisdiction: Option<&str>) -> String {
    const ENDINGS: [&str; 8] =
        ["壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "自治州", "省", "市", "县"];
    // Official spellings that differ from the first pinyin reading of the characters.
    const SPELLINGS: [(&str, &str); 3] = [("陕西", "shaanxi"), ("西藏", "xizang"), ("重庆", "chongqing")];
    let Some(name) = jurisdiction else { return "document".to_owned() };
    if name == "全国" {
        return "national".to_owned();
    }
    let name = ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name);
    let id: String = name.to_pinyin().flatten().map(pinyin::Pinyin::plain).collect();
    let spelling = SPELLINGS.iter().find(|(place, _)| *place == name);
    let id = spelling.map_or_else(|| id.replace('ü', "u"), |(_, id)| (*id).to_owned());
    if id.is_empty() || RESERVED_IDS.contains(&id.as_str()) { "document".to_owned() } else { id }
}

/// The project's own `seeds/`, for tests.
#[cfg(test)]
pub(crate) fn own_seeds() -> ProjectFiles {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let files = seeds::files::read_dir(&folder).expect("the folder can be read");
    let text = |bytes| String::from_utf8(bytes).expect("seeds are UTF-8");
    files.into_iter().map(|(path, bytes)| (path, text(bytes))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "甘省总工会关于职工帮扶的意见\n各市总工会：\n一、帮扶标准\n每户每年补助3000元。\n甘省总工会\n2021年5月6日\n";

    fn new_project() -> ProjectFiles {
        match add_document(ProjectFiles::new(), SOURCE, "gan", "甘省") {
            Ok(Response::Project { files, .. }) => files,
            other => panic!("{other:?}"),
        }
    }

    fn imported(bytes: &[u8]) -> ProjectFiles {
        match import(bytes) {
            Ok(Response::Project { files, .. }) => files,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_document_is_imported_and_other_files_are_rejected_with_the_readers_message() {
        let Ok(Response::Import(received)) = import(SOURCE.as_bytes()) else { panic!("it is a document") };
        assert_eq!(received.summary.title.as_deref(), Some("甘省总工会关于职工帮扶的意见"));
        assert_eq!(received.source, SOURCE);
        assert!(received.warnings.iter().any(|warning| warning.message.starts_with("没有找到发文字号")));
        let error = import(b"%PDF-1.7").expect_err("it is no document");
        assert!(error.starts_with("这是PDF 文件"), "{error}");
        let empty = zip_files(&[("a.txt".to_owned(), b"a".to_vec())].into()).expect("it is packed");
        assert!(import(&empty).expect_err("it is no project").starts_with("这是压缩包"));
    }

    #[test]
    fn a_new_document_has_its_text_and_its_document_toml() {
        let files = new_project();
        let paths: Vec<&str> = files.keys().map(String::as_str).collect();
        assert_eq!(paths, ["gan/document.toml", "gan/source.txt"]);
        assert_eq!(files["gan/source.txt"], SOURCE);
        assert_eq!(documents(&files), [DocumentName { id: "gan".into(), short_title: "甘省意见".into() }]);
    }

    #[test]
    fn invalid_ids_are_rejected() {
        for (id, words) in [("about", "别的页面"), ("9", "小写英文"), ("Gan", "小写英文"), ("gan", "已经有")]
        {
            let error = add_document(new_project(), SOURCE, id, "甘省").expect_err(id);
            assert!(error.contains(words), "{id}: {error}");
        }
        assert!(add_document(new_project(), SOURCE, "b", " ").expect_err("no area").contains("适用地区"));
    }

    #[test]
    fn importing_and_exporting_an_archive_keeps_its_bytes() {
        let files = new_project();
        let first = zip_files(&bytes(&files)).expect("it is packed");
        let again = imported(&first);
        assert_eq!(again, files);
        assert_eq!(zip_files(&bytes(&again)).expect("it is packed"), first);
    }

    #[test]
    fn an_archive_of_the_projects_folder_is_imported() {
        let files: SeedFiles = bytes(&new_project())
            .into_iter()
            .map(|(path, bytes)| (format!("my seeds/{path}"), bytes))
            .collect();
        assert_eq!(imported(&zip_files(&files).expect("it is packed")), new_project());
    }

    #[test]
    fn a_damaged_archive_is_rejected() {
        let mut bytes = zip_files(&bytes(&new_project())).expect("it is packed");
        let middle = bytes.len() / 3;
        bytes[middle..middle + 40].fill(0);
        assert!(import(&bytes).is_err());
    }

    #[test]
    fn ids_are_suggested_from_jurisdictions() {
        for (place, id) in [
            ("黑龙江省", "heilongjiang"),
            ("陕西省", "shaanxi"),
            ("广西壮族自治区", "guangxi"),
            ("全国", "national"),
        ] {
            assert_eq!(suggested_id(Some(place)), id);
        }
        assert_eq!(suggested_id(None), "document");
    }
}
