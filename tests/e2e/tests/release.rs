//! The release archive for webmasters.

use std::process::Command;

use e2e::{Result, Scratch};
use xtask::build::release;
use xtask::project;

#[test]
fn the_archive_unpacks_to_the_site_and_its_checksums_hold() -> Result {
    let zip = release::write()?;
    let first = std::fs::read(&zip)?;
    assert_eq!(std::fs::read(release::write()?)?, first, "the same site gives the same bytes");

    let scratch = Scratch::new()?;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(first))?;
    archive.extract(scratch.path())?;
    let folder = scratch.path().join("chan-gai-tong");
    let check =
        || Command::new("sha256sum").args(["--check", "--quiet", "SHA256SUMS"]).current_dir(&folder).output();
    let output = check()?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));

    for file in
        ["site/index.html", "site/sw.js", "hosting/nginx.conf", "hosting/apache.htaccess", "LICENSE.txt"]
    {
        assert!(folder.join(file).is_file(), "{file}");
    }
    let home = std::fs::read(project::dist().join("index.html"))?;
    assert_eq!(std::fs::read(folder.join("site/index.html"))?, home);
    let notes = std::fs::read_to_string(folder.join("README.zh.txt"))?;
    assert!(notes.contains("请保留上一版 site/assets/ 里的文件"));

    // The checksums allow changes of `site.json` only.
    std::fs::write(folder.join("site/site.json"), "{\"union\":\"x\"}")?;
    assert!(check()?.status.success());
    std::fs::write(folder.join("site/sw.js"), "changed")?;
    assert!(!check()?.status.success());
    Ok(())
}
