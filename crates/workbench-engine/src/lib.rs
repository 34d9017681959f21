//! What the workbench does with documents: reads them, corrects their structure, compiles them, and makes of them an
//! archive of the project, one of the whole site, and the site as a single file.
//!
//! Pure but for [`browser`], the door through which a worker asks. Requests and answers are those of
//! `workbench_messages`.
//!
//! - [`project`]: the files of a project, from bytes and to an archive
//! - [`document_toml`]: changes of `document.toml` that leave the rest of the file as it is
//! - [`figures_toml`]: the same of `figures.toml`
//! - [`benefits`]: the same of `benefits/`, and what the rules make of somebody's answers
//! - [`view`]: what follows from a document and its `document.toml`
//! - [`publish`]: the site and its single file, with the renderer of `cargo xtask build`
//! - [`comparison_toml`]: changes of `alignments/*.toml`, the same way
//! - [`entries`]: files of entries, of which one is changed
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

use site_files::SINGLE_FILE_NAME;
use workbench_messages::{Answer, Edit, Progress, ProjectFiles, Request};

use publish::{Kit, NO_KIT};

/// An answer, and the bytes that go with it.
pub type Answered = (Answer, Option<Vec<u8>>);

/// Answers a request. `bytes` is the file of [`Request::Open`], `kit` what a site is made of besides the project.
///
/// # Errors
/// In Chinese: what is wrong and what to do.
pub fn answer(
    request: Request,
    bytes: &[u8],
    kit: Option<&Kit>,
    tell: &mut dyn FnMut(Progress),
) -> Result<Answered, String> {
    let alone = |answer| Ok((answer, None));
    match request {
        Request::Open { name: _ } => alone(project::open(bytes)?),
        Request::Begin { files, source, id, jurisdiction } => {
            alone(project::begin(files, &source, &id, &jurisdiction)?)
        }
        Request::Look { files, document } => alone(Answer::View(Box::new(view::look(&files, &document)?))),
        Request::Edit { files, document, edit } => {
            let changed = edited(&files, &document, &edit)?;
            alone(with_view(files, &document, changed)?)
        }
        Request::Say { files, document, number, statement } => {
            let text = figures_toml::say(&files, &document, number, statement.as_ref())?;
            let changed = [(format!("{document}/figures.toml"), text)].into();
            alone(with_view(files, &document, changed)?)
        }
        Request::Benefits { files, document } => {
            alone(Answer::Benefits(Box::new(benefits::look(&files, &document)?)))
        }
        Request::EditBenefits { files, document, edit } => {
            let changed = benefits::edit(&files, &document, &edit)?;
            alone(with_view(files, &document, changed)?)
        }
        Request::Try { files, document, scope, answers, as_of } => {
            let trial = benefits::trial::attempt(&files, &document, &scope, &answers, &as_of)?;
            alone(Answer::Tried(Box::new(trial)))
        }
        Request::Check { files } => alone(Answer::Findings(view::findings(&files))),
        Request::Preview { files, document } => {
            alone(Answer::Preview { html: publish::preview(&files, &document, kit)? })
        }
        Request::Compare { files, left, right } => {
            alone(Answer::Comparison(Box::new(comparison_toml::look(&files, [&left, &right])?)))
        }
        Request::EditComparison { files, left, right, edit } => {
            alone(Answer::Changed { changed: comparison_toml::edit(&files, [&left, &right], &edit)? })
        }
        Request::AddNational { files } => alone(Answer::Changed { changed: national::add(&files)? }),
        Request::Pack { files } => {
            let count = files.len();
            let answer = Answer::Archive { name: "工程.zip".to_owned(), files: count };
            Ok((answer, Some(project::archive(&project::bytes(&files))?)))
        }
        Request::Publish { files } => {
            let site = publish::site(&files, kit.ok_or(NO_KIT)?, tell)?;
            tell(Progress { doing: "打包".to_owned(), done: 0, of: 0 });
            let answer = Answer::Archive { name: "网站.zip".to_owned(), files: site.len() };
            Ok((answer, Some(project::archive(&site)?)))
        }
        Request::SingleFile { files } => {
            let file = publish::single_file(&files, kit.ok_or(NO_KIT)?, tell)?;
            Ok((Answer::SingleFile { name: SINGLE_FILE_NAME.to_owned() }, Some(file)))
        }
    }
}

/// The files that a change of `document.toml` changes.
fn edited(files: &ProjectFiles, id: &str, edit: &Edit) -> Result<ProjectFiles, String> {
    let [source, before, figures] = ["source.txt", "document.toml", "figures.toml"]
        .map(|name| files.get(&format!("{id}/{name}")).map_or("", String::as_str));
    let after = document_toml::edit(id, source, before, edit)?;
    let is_of_line = matches!(edit, Edit::Line { .. });
    let mut changed =
        if is_of_line { comparison_toml::follow(files, id, &after) } else { ProjectFiles::new() };
    if is_of_line && !figures.is_empty() {
        // What cannot be read stays as it is: the step 数字 says so, as 对照 does of its own files.
        if let Ok(moved) = figures_toml::follow(id, source, [before, &after], figures) {
            changed.insert(format!("{id}/figures.toml"), moved);
        }
    }
    if matches!(edit, Edit::Line { .. }) {
        // As above: the step 待遇 says so.
        changed.extend(benefits::follow(files, id, [before, &after]).unwrap_or_default());
    }
    changed.insert(format!("{id}/document.toml"), after);
    Ok(changed)
}

/// Changed files, with what follows from them; one that is empty is no longer there.
fn with_view(mut files: ProjectFiles, id: &str, changed: ProjectFiles) -> Result<Answer, String> {
    files.extend(changed.clone());
    files.retain(|_, text| !text.is_empty());
    let view = Box::new(view::look(&files, id)?);
    Ok(Answer::Edited { changed, view })
}
