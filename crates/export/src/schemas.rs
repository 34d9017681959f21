//! The JSON Schemas of the exported files, derived from the serialized types.

use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use schemars::{JsonSchema, Schema};
use serde_json::Value;

use crate::json;

/// A kind of JSON file, and the function that writes its schema.
type Described = (&'static str, fn() -> Vec<u8>);

/// All kinds of JSON files with their schemas.
pub const ALL: [Described; 7] = [
    ("alignment", write::<json::AlignmentJson<'_>>),
    ("benefits", write::<json::BenefitsJson<'_>>),
    ("document", write::<json::DocumentJson<'_>>),
    ("figures", write::<json::FiguresJson<'_>>),
    ("index", write::<json::IndexJson<'_>>),
    ("questions", write::<json::QuestionsJson<'_>>),
    ("vocabulary", write::<json::VocabularyJson<'_>>),
];

/// The path of a schema below `data/`.
pub fn path(name: &str) -> String {
    format!("schemas/{name}.schema.json")
}

/// Writes the schema of a file with this content.
fn write<T: JsonSchema>() -> Vec<u8> {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<json::File<T>>();
    RecursiveTransform(tidy).transform(&mut schema);
    let mut bytes = serde_json::to_vec_pretty(&schema).expect("string keys and in-memory output cannot fail");
    bytes.push(b'\n');
    bytes
}

/// Removes Rust-specific details: line breaks of doc comments; formats such as `uint32`, which strict
/// validators reject; and `null` for `Option`, because absent values are omitted.
fn tidy(schema: &mut Schema) {
    if let Some(Value::String(description)) = schema.get_mut("description") {
        *description = description.replace('\n', " ");
    }
    if schema.get("format").and_then(Value::as_str).is_some_and(|format| format.starts_with("uint")) {
        schema.remove("format");
    }
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|name| name != "null");
        if let [one] = types.as_slice() {
            let one = one.clone();
            schema.insert("type".to_owned(), one);
        }
    }
    if let Some(Value::Array(forms)) = schema.get_mut("anyOf") {
        forms.retain(|form| form["type"] != "null");
        if let [Value::Object(one)] = forms.as_slice() {
            let one = one.clone();
            schema.remove("anyOf");
            schema.ensure_object().extend(one);
        }
    }
}
