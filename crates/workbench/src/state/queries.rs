//! Requests to the engine that change nothing. They run without blocking the buttons.

use workbench_messages::benefits::{Benefits, Trial, TrialAnswer, TrialScope};
use workbench_messages::comparison::DocumentComparison;
use workbench_messages::{Finding, ProjectFiles, Request, Response};

use crate::browser;
use crate::engine;

/// Compiles a project and returns the compiler's findings.
///
/// # Errors
/// In Chinese, if the engine is unavailable.
pub async fn check(files: ProjectFiles) -> Result<Vec<Finding>, String> {
    match engine::send(&Request::Check { files }, None, None).await? {
        (Response::Findings(findings), _) => Ok(findings),
        _ => Ok(Vec::new()),
    }
}

/// Reads the benefits of a document.
///
/// # Errors
/// In Chinese, if a file is invalid.
pub async fn benefits(files: ProjectFiles, document: String) -> Result<Benefits, String> {
    match engine::send(&Request::Benefits { files, document }, None, None).await? {
        (Response::Benefits(benefits), _) => Ok(*benefits),
        _ => Ok(Benefits::default()),
    }
}

/// Evaluates the current rules for some answers, as of today.
///
/// # Errors
/// In Chinese, if the project does not compile.
pub async fn run_trial(
    files: ProjectFiles,
    document: String,
    scope: TrialScope,
    answers: Vec<TrialAnswer>,
) -> Result<Trial, String> {
    let request = Request::RunTrial { files, document, scope, answers, as_of: browser::today() };
    match engine::send(&request, None, None).await? {
        (Response::Trial(trial), _) => Ok(*trial),
        _ => Ok(Trial::default()),
    }
}

/// Renders the page of a document, as HTML.
///
/// # Errors
/// In Chinese, if it cannot be rendered.
pub async fn preview(files: ProjectFiles, document: String) -> Result<String, String> {
    match engine::send(&Request::Preview { files, document }, None, None).await? {
        (Response::Preview { html }, _) => Ok(html),
        _ => Ok(String::new()),
    }
}

/// Compares two documents of a project.
///
/// # Errors
/// In Chinese, if they cannot be compared.
pub async fn compare(files: ProjectFiles, left: String, right: String) -> Result<DocumentComparison, String> {
    match engine::send(&Request::Compare { files, left, right }, None, None).await? {
        (Response::Comparison(comparison), _) => Ok(*comparison),
        _ => Err("工作台的文件版本不一致，请刷新页面后再试".to_owned()),
    }
}
