//! The workbench's engine: imports documents, corrects their structure, edits the TOML files of a project, compiles it,
//! and exports the project, the site and the site as a single file.
//!
//! Pure except for [`browser`], the interface to the worker's script. Requests and responses are those of
//! `workbench_messages`.
//!
//! - [`project`]: the files of a project: import, new documents, zip archives
//! - [`document_toml`]: edits of `document.toml`
//! - [`figures_toml`]: labels of numbers in `figures.toml`
//! - [`benefits`]: edits of `benefits/*.toml`, and trials of the rules
//! - [`view`]: a parsed document as the page shows it, and the compiler's findings
//! - [`publish`]: the site, its single file and previews, made by the renderer of `cargo xtask build`
//! - [`comparison_toml`]: comparisons of two documents, and edits of `alignments/*.toml`
//! - [`entries`]: TOML files of entries, edited without changing the rest of the file
//! - [`national`]: the national notice, to compare with

pub mod benefits;
pub mod browser;
pub mod comparison_toml;
pub mod document_toml;
pub mod entries;
pub mod figures_toml;
pub mod national;
pub mod project;
pub mod publish;
pub mod view;

use seeds::document::inspection::ParsedSource;
use site_files::SINGLE_FILE_NAME;
use workbench_messages::{DocumentEdit, Progress, ProjectFiles, Request, Response};

use publish::{Kit, NO_KIT};

/// A response and the file contents passed beside it.
pub type ResponseWithBytes = (Response, Option<Vec<u8>>);

/// Handles a request. `bytes` is the file of [`Request::Import`]; `kit` is needed to render sites and previews;
/// `report` receives the progress.
///
/// # Errors
/// In Chinese: what is wrong and what to do.
pub fn handle(
    request: Request,
    bytes: &[u8],
    kit: Option<&Kit>,
    report: &mut dyn FnMut(Progress),
) -> Result<ResponseWithBytes, String> {
    let without_bytes = |response| Ok((response, None));
    match request {
        Request::Import { name: _ } => without_bytes(project::import(bytes)?),
        Request::AddDocument { files, source, id, jurisdiction } => {
            without_bytes(project::add_document(files, &source, &id, &jurisdiction)?)
        }
        Request::View { files, document } => {
            without_bytes(Response::View(Box::new(view::view(&files, &document)?)))
        }
        Request::EditDocument { files, document, edit } => {
            let Edited { changed, parsed } = edit_document(&files, &document, &edit)?;
            without_bytes(match parsed {
                Some(parsed) => {
                    let view = view::view_parsed(&with_changes(&files, &changed), &parsed);
                    Response::Edited { changed, view: Box::new(view) }
                }
                None => with_view(&files, &document, changed)?,
            })
        }
        Request::SetFigureLabel { files, document, number, label } => {
            let text = figures_toml::set_label(&files, &document, number, label.as_ref())?;
            let changed = [(format!("{document}/figures.toml"), text)].into();
            without_bytes(with_view(&files, &document, changed)?)
        }
        Request::Benefits { files, document } => {
            without_bytes(Response::Benefits(Box::new(benefits::read(&files, &document)?)))
        }
        Request::EditBenefits { files, document, edit } => {
            let changed = benefits::edit(&files, &document, &edit)?;
            without_bytes(with_view(&files, &document, changed)?)
        }
        Request::RunTrial { files, document, scope, answers, as_of } => {
            let trial = benefits::trial::run(&files, &document, &scope, &answers, &as_of)?;
            without_bytes(Response::Trial(Box::new(trial)))
        }
        Request::Check { files } => without_bytes(Response::Findings(view::findings(&files))),
        Request::Preview { files, document } => {
            without_bytes(Response::Preview { html: publish::preview(&files, &document, kit)? })
        }
        Request::Compare { files, left, right } => {
            without_bytes(Response::Comparison(Box::new(comparison_toml::compare(&files, [&left, &right])?)))
        }
        Request::EditComparison { files, left, right, edit } => without_bytes(Response::Changed {
            changed: comparison_toml::edit(&files, [&left, &right], &edit)?,
        }),
        Request::AddNational { files } => {
            without_bytes(Response::Changed { changed: national::add(&files)? })
        }
        Request::ExportProject { files } => {
            let count = files.len();
            let response = Response::Archive { name: "工程.zip".to_owned(), files: count };
            Ok((response, Some(project::zip_files(&project::bytes(&files))?)))
        }
        Request::ExportSite { files } => {
            let site = publish::site(&files, kit.ok_or(NO_KIT)?, report)?;
            report(Progress { activity: "打包".to_owned(), done: 0, total: 0 });
            let response = Response::Archive { name: "网站.zip".to_owned(), files: site.len() };
            Ok((response, Some(project::zip_files(&site)?)))
        }
        Request::ExportSingleFile { files } => {
            let file = publish::single_file(&files, kit.ok_or(NO_KIT)?, report)?;
            Ok((Response::SingleFile { name: SINGLE_FILE_NAME.to_owned() }, Some(file)))
        }
    }
}

/// The result of an edit of `document.toml`.
struct Edited<'f> {
    changed: ProjectFiles,
    /// The document parsed with the new file, if it is parsed differently now.
    parsed: Option<ParsedSource<'f>>,
}

/// Applies an edit of `document.toml`. If the kind of a line changes, node ids change, and the files that refer to them
/// are updated.
fn edit_document<'f>(
    files: &'f ProjectFiles,
    id: &'f str,
    edit: &DocumentEdit,
) -> Result<Edited<'f>, String> {
    let [source, before, figures] = ["source.txt", "document.toml", "figures.toml"]
        .map(|name| files.get(&format!("{id}/{name}")).map_or("", String::as_str));
    let document_toml::EditedDocument { text: after, parsed } =
        document_toml::edit(id, source, before, edit)?;
    let is_line_edit = matches!(edit, DocumentEdit::Line { .. });
    let mut changed =
        if is_line_edit { comparison_toml::update_node_ids(files, id, &after) } else { ProjectFiles::new() };
    if is_line_edit && !figures.is_empty() {
        // A file with errors is left unchanged; the step 数字 reports its errors, as 对照 and 待遇 do for theirs.
        if let Ok(updated) = figures_toml::update_node_ids(id, source, [before, &after], figures) {
            changed.insert(format!("{id}/figures.toml"), updated);
        }
    }
    if is_line_edit {
        // As above.
        changed.extend(benefits::update_node_ids(files, id, [before, &after]).unwrap_or_default());
    }
    changed.insert(format!("{id}/document.toml"), after);
    Ok(Edited { changed, parsed })
}

/// The files of a project after an edit. An empty text means the file was deleted.
fn with_changes(files: &ProjectFiles, changed: &ProjectFiles) -> ProjectFiles {
    let mut files = files.clone();
    files.extend(changed.clone());
    files.retain(|_, text| !text.is_empty());
    files
}

/// The response to an edit: the changed files and the document parsed again.
fn with_view(files: &ProjectFiles, id: &str, changed: ProjectFiles) -> Result<Response, String> {
    let view = Box::new(view::view(&with_changes(files, &changed), id)?);
    Ok(Response::Edited { changed, view })
}
