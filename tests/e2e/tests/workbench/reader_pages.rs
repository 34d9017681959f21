//! The readers' pages and files do not refer to the workbench.

use e2e::{Result, Served};
use xtask::build::{read_below, worker};
use xtask::project;

#[test]
fn no_page_or_script_refers_to_it_and_no_worker_stores_it() -> Result {
    let dist = project::dist();
    for page in Served::at_root()?.pages()? {
        let html = Served::at_root()?.html(&page)?;
        assert!(!html.contains("workbench"), "{page}");
    }
    for (path, bytes) in read_below(&dist)? {
        let is_text = [".js", ".css", ".json", ".webmanifest"].iter().any(|ending| path.ends_with(ending));
        if is_text && !path.starts_with("workbench/") {
            assert!(!String::from_utf8_lossy(&bytes).contains("workbench"), "{path}");
        }
    }
    assert!(worker::digests(&dist)?.keys().all(|path| !path.starts_with("workbench/")));
    Ok(())
}
