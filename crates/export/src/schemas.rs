//! The JSON Schemas, written by hand: what a reader of the files may rely on.

/// The name of each kind of JSON file with the schema that describes it.
pub const ALL: [(&str, &str); 7] = [
    ("alignment", include_str!("../schemas/alignment.schema.json")),
    ("benefits", include_str!("../schemas/benefits.schema.json")),
    ("document", include_str!("../schemas/document.schema.json")),
    ("figures", include_str!("../schemas/figures.schema.json")),
    ("index", include_str!("../schemas/index.schema.json")),
    ("questions", include_str!("../schemas/questions.schema.json")),
    ("vocabulary", include_str!("../schemas/vocabulary.schema.json")),
];

/// Where a schema lies below `data/`.
pub fn path(name: &str) -> String {
    format!("schemas/{name}.schema.json")
}
