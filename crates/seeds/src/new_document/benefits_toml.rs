//! Drafts `benefits/*.toml`: one file per measure, with the sentences that may give something.

use std::fmt::Write;

use policy::model::document::{Document, Node};

use super::toml_text;

/// Words that hint at a benefit. They only mark sentences; the others are written out too.
const GIVES: [&str; 17] = [
    "补贴",
    "补助",
    "奖励",
    "资助",
    "给予",
    "优先",
    "免费",
    "减免",
    "可申请",
    "报销",
    "津贴",
    "扣除",
    "贷款",
    "贴息",
    "落户",
    "不得",
    "应当",
];

/// The files by name, in the order of the measures; empty for a document without measures.
pub fn write(document: &Document<'_>) -> Vec<(String, String)> {
    document.measures().map(|measure| (name(measure), file(measure))).collect()
}

/// The file name: the measure's number, zero-padded for sorting, or its full id if numbers restart.
fn name(measure: Node<'_, '_>) -> String {
    match measure.local_id().parse::<u16>() {
        Ok(number) => format!("{number:02}"),
        Err(_) => measure.local_id().replace('.', "-"),
    }
}

fn file(measure: Node<'_, '_>) -> String {
    let heading = [measure.label(), measure.heading_text()].concat();
    let mut text = format!("# {}\n", toml_text::comment(heading.trim()));
    let (mut first, mut last) = (None, None);
    for sentence in measure.sentences() {
        let gives: Vec<_> = GIVES.into_iter().filter(|word| sentence.text().contains(word)).collect();
        let mark = if gives.is_empty() { String::new() } else { format!(" [{}]", gives.join(" ")) };
        // Writing to a string cannot fail.
        let quote = toml_text::quote(sentence.id(), sentence.text());
        let _ = write!(text, "#\n# {}{mark}\n# quote = {quote}\n", sentence.id());
        first = first.or(Some(sentence));
        last = Some(sentence);
    }
    let range = match (first, last) {
        (Some(first), Some(last)) => format!(
            "#\n# All of them at once, where nothing is given to anybody:\n# [[principle]]\n# from = {}\n# to = {}\n\
             # why = \"部署工作\"\n",
            toml_text::string(first.id()),
            toml_text::string(last.id())
        ),
        _ => String::new(),
    };
    let _ = write!(
        text,
        "{range}#\n# Encode each sentence as a [[benefit]] or a [[principle]]; where the measure gives nothing, say why with\n\
         # [[no_benefit]]. Then remove the [[draft]].\n\n[[draft]]\nmeasure = {}\n",
        toml_text::string(measure.id())
    );
    text
}
