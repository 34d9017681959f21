//! The configuration for IIS, which does not run here: validated against its schema, and merged with typical parent
//! configurations.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

use e2e::{Result, Scratch};
use xtask::project;

fn rules() -> Result<String> {
    Ok(fs::read_to_string(project::root().join("hosting/web.config"))?)
}

/// The schema errors of a configuration; empty if it is valid.
fn schema_errors(rules: &str) -> Result<String> {
    let folder = Scratch::new()?;
    let file = folder.path().join("web.config");
    fs::write(&file, rules)?;
    let schema = project::root().join("tests/hosts/iis.xsd");
    let output = Command::new("xmllint").arg("--noout").arg("--schema").arg(schema).arg(&file).output()?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    Ok(if output.status.success() { String::new() } else { said })
}

#[test]
fn the_rules_are_what_the_schema_allows() -> Result {
    let rules = rules()?;
    assert_eq!(schema_errors(&rules)?, "");
    for (right, wrong) in [
        ("UseMaxAge", "MaxAge"),
        ("fileExtension=\".wasm\"", "fileExtension=\"wasm\""),
        ("responseMode=\"File\"", "responseMode=\"Files\""),
        ("<customHeaders>", "<customHeaders><set name=\"x\" />"),
    ] {
        assert_ne!(schema_errors(&rules.replace(right, wrong))?, "", "{wrong}");
    }
    Ok(())
}

/// The keys of the entries of each collection, which must be unique.
type Collections = BTreeMap<String, BTreeSet<String>>;

/// The value of a tag's attribute.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split('"').next())
}

/// Merges a configuration into those of the server and parent folders, as IIS does. Fails on a duplicate entry, for
/// which IIS answers 500.19.
fn merge(rules: &str, parents: &Collections) -> std::result::Result<(), String> {
    let mut own = parents.clone();
    // The configuration of a `location` starts from that of the site.
    let mut of_folder: Option<Collections> = None;
    let mut open: Vec<&str> = Vec::new();
    for tag in rules.split('<').skip(1).filter_map(|part| part.split('>').next()) {
        let name = tag.split([' ', '/']).next().unwrap_or_default();
        if tag.starts_with(['!', '?']) {
            continue;
        }
        if tag.starts_with('/') {
            if open.pop() == Some("location") {
                of_folder = None;
            }
            continue;
        }
        let collection = open.last().copied().unwrap_or_default();
        let key =
            ["fileExtension", "name", "statusCode", "value"].into_iter().find_map(|key| attribute(tag, key));
        let entries = of_folder.as_mut().unwrap_or(&mut own).entry(collection.to_owned()).or_default();
        match (name, key) {
            ("clear", _) => entries.clear(),
            ("remove", Some(key)) => drop(entries.remove(key)),
            ("add" | "mimeMap" | "error", Some(key)) if !entries.insert(key.to_owned()) => {
                return Err(format!("{collection} has {key} twice"));
            }
            ("location", _) => of_folder = Some(own.clone()),
            _ => {}
        }
        if !tag.ends_with('/') {
            open.push(name);
        }
    }
    Ok(())
}

#[test]
fn whatever_parents_have_the_rules_can_be_merged() -> Result {
    let rules = rules()?;
    let entries = |words: &str| words.split(' ').map(str::to_owned).collect::<BTreeSet<_>>();
    // The defaults of IIS 7.5, additions of newer versions, and a parent site that sets every header itself.
    let parents = Collections::from([
        (
            "staticContent".into(),
            entries(".html .css .js .txt .xml .png .svg .json .wasm .webmanifest .md .csv .bin .gz .br"),
        ),
        (
            "customHeaders".into(),
            entries(
                "X-Powered-By X-Content-Type-Options Referrer-Policy Permissions-Policy Content-Security-Policy",
            ),
        ),
        ("httpErrors".into(), entries("401 403 404 500")),
        ("files".into(), entries("Default.htm index.html")),
    ]);
    merge(&rules, &parents)?;
    merge(&rules, &Collections::new())?;
    // Without the `remove` or `clear` before it, an entry would make every page fail.
    for taken in ["<remove name=\"Referrer-Policy\" />", "<remove fileExtension=\".json\" />", "<clear />"] {
        assert!(merge(&rules.replacen(taken, "", 1), &parents).is_err(), "{taken}");
    }
    Ok(())
}

/// IIS 7.5 answers 404 for file extensions without a media type.
#[test]
fn every_kind_of_file_of_the_site_has_a_type() -> Result {
    let rules = rules()?;
    for file in xtask::build::files_below(&project::dist())? {
        let ending = file.extension().ok_or("every file has an ending")?.to_string_lossy().into_owned();
        let mapped = format!("<mimeMap fileExtension=\".{ending}\" ");
        assert!(rules.contains(&mapped), "{}", file.display());
    }
    Ok(())
}
