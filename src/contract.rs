//! Names shared by pages, Rust and scripts: attributes, ids, storage keys, `window` properties, events.
//!
//! `scripts/contract.ts` is generated from this file. Where Rust repeats a name as a literal, because
//! `view!` and format strings take no constants, the tests below check it.

/// Defines each name as a Rust constant and for the scripts.
macro_rules! names {
    ($($(#[doc = $doc:literal])+ $name:ident = $value:literal;)+) => {
        $($(#[doc = $doc])+ pub const $name: &str = $value;)+

        /// All names with their documentation, in the order of `scripts/contract.ts`.
        #[cfg(test)]
        const ALL: &[(&[&str], &str, &str)] = &[$((&[$($doc),+], stringify!($name), $value)),+];
    };
}

names! {
    /// `<html>`: the relative URL of the site's root, made absolute by the loader.
    DATA_ROOT = "data-root";
    /// `<html>`: the state of the page's engine: `none`, `waiting`, `starting`, `running`, `unsupported`,
    /// `failed`.
    DATA_APP = "data-app";
    /// The reading-tools script, on pages that load nothing else up front: the URL of the loader.
    DATA_BOOT = "data-boot";
    /// `<html>`, on interactive pages: the name of the engine that they require.
    DATA_NEEDS = "data-needs";
    /// `<html>`: the app has crashed and handles no events.
    DATA_BROKEN = "data-broken";
    /// `<html>`: the page is in an iframe on another site.
    DATA_EMBED = "data-embed";
    /// `<html>`, prefix of a pack's name: its URL.
    DATA_PACK = "data-pack-";
    /// `<html>`, prefix of a stylesheet's name: its URL.
    DATA_STYLE = "data-style-";
    /// `<html>`, prefix of a lazily loaded script's name: its URL.
    DATA_SCRIPT_FILE = "data-script-";
    /// An inline `<style>`: the URL of the same stylesheet as a file.
    DATA_PATH = "data-path";
    /// `<html>`, prefix of an engine's name: the URL of its WebAssembly.
    DATA_WASM = "data-wasm-";
    /// `<html>`, prefix of an engine's name: the URL of its wasm-bindgen script.
    DATA_GLUE = "data-glue-";
    /// A mount point, by the name of its control.
    DATA_SLOT = "data-slot";
    /// A slot whose contents a script has mounted.
    DATA_MOUNTED = "data-mounted";
    /// A list's filters: the placeholder for the number of entries.
    DATA_COUNT = "data-count";
    /// The text for a list that filters have emptied.
    DATA_EMPTY = "data-empty";
    /// The comparison: a division of the page with its entries.
    DATA_DIVISION = "data-division";
    /// The comparison: an entry, by its relation.
    DATA_RELATION = "data-relation";
    /// An entry of the comparison or a group of measures: the part or area it belongs to.
    DATA_AREA = "data-area";
    /// The comparison: an entry to which the province adds something.
    DATA_ADDS = "data-adds";
    /// The figures: a section with its rows, by kind of figure.
    DATA_GROUP = "data-group";
    /// The figures: a row, by the position of its number in the text.
    DATA_AT = "data-at";
    /// The figures' chart: a mark, by the id of its row.
    DATA_SUM = "data-sum";
    /// A measure card: the measure's id.
    DATA_NODE = "data-node";
    /// A measure card: its audiences, by id.
    DATA_FOR = "data-for";
    /// A measure card: the measure's citation, without the document.
    DATA_CITED = "data-cited";
    /// A source check: the document's id.
    DATA_DOCUMENT = "data-document";
    /// The calculator: minimum and maximum share of the payroll, and the front line's share of that, in
    /// thousandths.
    DATA_SHARES = "data-shares";
    /// The calculator's sentences: the placeholder for a sum, by its number.
    DATA_FEN = "data-fen";
    /// The container of the search results.
    DATA_RESULTS = "data-results";
    /// The container of the search results: the other provinces as space-separated `ID=FILE`; the id is
    /// empty for the home province.
    DATA_OTHERS = "data-others";
    /// A button that searches: its query.
    DATA_QUERY = "data-query";
    /// `<html>`: the id of the page's province; absent for the home province.
    DATA_PROVINCE = "data-province";
    /// A slot: the engine that mounts its control.
    DATA_ENGINE = "data-engine";
    /// A document event: another page is shown (single file only).
    EVENT_PAGE = "page";
    /// A button handled by a lazily loaded script, by the script's name.
    DATA_SCRIPT = "data-script";
    /// A button that shows a QR code: the encoded link.
    DATA_LINK = "data-link";
    /// `<html>`: the text size; a button that shows a QR code: the encoded text if there is no link.
    DATA_TEXT = "data-text";
    /// A button that sets the text size to its value.
    DATA_TEXT_SIZE = "data-text-size";
    /// The button that reads the page aloud.
    DATA_READ_ALOUD = "data-read-aloud";
    /// The placeholder in the footer for the webmaster's settings.
    DATA_SETTINGS = "data-settings";
    /// A document's citation, by the document's id.
    DATA_CITE = "data-cite";
    /// The citation of the document of a measures list; for a source check, the URL of the source.
    DATA_SOURCE = "data-source";
    /// A source check: the ranges of the source's bytes that are not text, as `12-20 34-40`.
    DATA_NOT_TEXT = "data-not-text";
    /// The grouped list of measures.
    DATA_GROUPS = "data-groups";
    /// The name of a table cell's column.
    DATA_LABEL = "data-label";
    /// A button that gives an answer.
    DATA_ANSWER = "data-answer";
    /// A wish's button: the wish's id.
    DATA_WISH = "data-wish";
    /// A wish's button: the name of the preloaded screen with its first question.
    DATA_LEADS = "data-leads";
    /// A preloaded screen, shown before the engine runs; the initial one is visible, the others are
    /// templates. Its value is the name; empty for the initial one.
    DATA_SCREEN = "data-screen";
    /// A measure card or an entry of the comparison: its topics, by id.
    DATA_TOPIC = "data-topic";
    /// The element for a notice about the URL the reader followed.
    ID_NOTICE = "notice";
    /// The search form.
    ID_SEARCH = "search";
    /// The field of the search form.
    ID_QUERY = "query";
    /// The figures' filter by kind.
    ID_GROUP = "group";
    /// The figures' filter by words.
    ID_WORDS = "words";
    /// The sort order of the figures.
    ID_ORDER = "order";
    /// The sort order by position in the text.
    ORDER_TEXT = "text";
    /// Session storage: the wizard's session.
    KEY_WIZARD = "policy-explorer.wizard";
    /// Prefix of a wizard screen's index in a history entry's state.
    HISTORY_PLACE = "place ";
    /// A fragment field: the search query.
    FIELD_QUERY = "q";
    /// A fragment field and the id of its filter: an area.
    FIELD_AREA = "area";
    /// A fragment field: a kind of figures.
    FIELD_GROUP = "group";
    /// A fragment field and the id of its filter: an audience.
    FIELD_AUDIENCE = "for";
    /// A fragment field and the id of its filter: a topic.
    FIELD_TOPIC = "topic";
    /// A fragment field: encoded answers.
    FIELD_ANSWERS = "a";
}

/// `<html>`: the release date, `2026-11-21`, if the build knows it. Unused by scripts.
pub const DATA_RELEASED: &str = "data-released";

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::*;

    const WRITTEN: &str = "src/scripts/contract.ts";

    /// A `const enum`, so that the bundler inlines the values.
    const HEAD: &str = "// Generated by `src/contract.rs`: `UPDATE_EXPECT=1 cargo test -p policy-explorer contract`.\n\n\
        /** Names shared by pages, Rust and scripts. */\n\
        export const enum Name {\n";

    fn files(folder: &Path, ending: &str, found: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                files(&path, ending, found);
            } else if path.to_string_lossy().ends_with(ending) {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }

    /// The sources that use the names: the app, its scripts, and the browser tests.
    fn sources(ending: &str) -> Vec<(PathBuf, String)> {
        let mut found = Vec::new();
        for folder in ["src", "tests/e2e"] {
            files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), ending, &mut found);
        }
        found.retain(|(path, _)| !path.ends_with("src/contract.rs") && !path.ends_with(WRITTEN));
        found
    }

    fn typescript() -> String {
        let mut text = HEAD.to_owned();
        for (docs, name, value) in ALL {
            write!(text, "  /**{} */\n  {name} = '{value}',\n", docs.concat()).unwrap();
        }
        text + "}\n"
    }

    /// Whether a text contains a whole name: `data-text` does not match `data-text-size`.
    fn has(text: &str, name: &str) -> bool {
        let belongs = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-';
        text.match_indices(name).any(|(at, _)| {
            let ends = name.ends_with('-') || !text[at + name.len()..].starts_with(belongs);
            ends && !text[..at].ends_with(belongs)
        })
    }

    #[test]
    fn the_scripts_have_the_names_that_stand_here() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(WRITTEN);
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(&path, typescript()).unwrap();
        }
        assert_eq!(fs::read_to_string(&path).unwrap(), typescript());
    }

    #[test]
    fn each_name_is_used_by_both_sides() {
        let (rust, scripts) = (sources(".rs"), sources(".ts"));
        for (_, name, value) in ALL {
            let is_in_rust = |text: &str| has(text, name) || has(text, value);
            assert!(rust.iter().any(|(_, text)| is_in_rust(text)), "no Rust has {name}, {value}");
            assert!(scripts.iter().any(|(_, text)| has(text, name)), "no script uses {name}");
        }
    }

    #[test]
    fn no_script_writes_an_attribute_of_the_contract_by_hand() {
        for (path, text) in sources(".ts") {
            for (_, name, value) in ALL.iter().filter(|(_, name, _)| name.starts_with("DATA_")) {
                let code = text.lines().filter(|line| !line.trim_start().starts_with(['/', '*']));
                for line in code {
                    let code = line.split(" // ").next().unwrap_or(line);
                    assert!(!has(code, value), "{}: {line}\n{value} is {name}", path.display());
                }
            }
        }
    }
}
