//! The national notice (全总通知) with its labelled figures, for projects that have no second document to compare with.

use workbench_messages::ProjectFiles;

/// Its files by path, as in `seeds/`.
const FILES: [(&str, &str); 4] = [
    ("national/alone.toml", include_str!("../../../seeds/national/alone.toml")),
    ("national/document.toml", include_str!("../../../seeds/national/document.toml")),
    ("national/figures.toml", include_str!("../../../seeds/national/figures.toml")),
    ("national/source.txt", include_str!("../../../seeds/national/source.txt")),
];

/// The files to add to a project.
///
/// # Errors
/// In Chinese, if the project has a document with that id.
pub fn add(files: &ProjectFiles) -> Result<ProjectFiles, String> {
    if files.keys().any(|path| path.starts_with("national/")) {
        return Err("工程里已经有“national”这份文件了".to_owned());
    }
    Ok(FILES.map(|(path, text)| (path.to_owned(), text.to_owned())).into())
}

#[cfg(test)]
mod tests {
    use workbench_messages::{Response, Severity};

    use super::*;
    use crate::{project, view};

    const SOURCE: &str = "甘省总工会关于职工帮扶的意见\n各市总工会：\n一、帮扶标准\n每户每年补助3000元。\n甘省总工会\n2021年5月6日\n";

    #[test]
    fn a_project_with_the_notice_compiles() {
        let added = project::add_document(ProjectFiles::new(), SOURCE, "gan", "甘省");
        let Ok(Response::Project { mut files, .. }) = added else { panic!("{added:?}") };
        files.extend(add(&files).expect("it is not there yet"));
        let found = view::findings(&files);
        assert!(found.iter().all(|one| one.severity != Severity::Error), "{found:?}");
        let is_of_notice = |one: &&workbench_messages::Finding| one.path.starts_with("national/");
        assert!(found.iter().filter(is_of_notice).all(|one| one.severity == Severity::Note), "{found:?}");
        assert!(add(&files).is_err());
    }
}
