//! Every JSON file is what its schema says, and the schemas say no less than that.

mod common;

use common::{exported, text};
use serde_json::Value;

fn json(path: &str) -> Value {
    serde_json::from_str(text(path)).expect("it is JSON")
}

fn json_files() -> Vec<&'static str> {
    let is_json = |path: &&str| std::path::Path::new(path).extension().is_some_and(|ending| ending == "json");
    let paths = exported().files.keys().map(String::as_str).filter(is_json);
    paths.filter(|path| !path.starts_with("schemas/")).collect()
}

/// The schema that a file names, found as a reader would: relative to the file.
fn schema_of(path: &str, file: &Value) -> Value {
    let link = file["$schema"].as_str().expect("each file names its schema");
    let climbs = path.matches('/').count();
    assert_eq!(link.matches("../").count(), climbs, "{path}: {link}");
    json(link.trim_start_matches("../"))
}

#[test]
fn every_file_is_valid_by_the_schema_it_names() {
    let files = json_files();
    assert_eq!(files.len(), 8, "{files:?}");
    for path in files {
        let file = json(path);
        let schema = schema_of(path, &file);
        jsonschema::meta::validate(&schema).unwrap_or_else(|error| panic!("the schema of {path}: {error}"));
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        let validator = jsonschema::validator_for(&schema).expect("the schema is a schema");
        let errors: Vec<_> = validator
            .iter_errors(&file)
            .take(3)
            .map(|error| {
                format!(
                    "{}: {}",
                    error.instance_path(),
                    error.to_string().chars().take(300).collect::<String>()
                )
            })
            .collect();
        assert!(errors.is_empty(), "{path}: {errors:#?}");
    }
}

/// Calls `change` with every object in a value.
fn each_object(value: &mut Value, change: &mut impl FnMut(&mut serde_json::Map<String, Value>)) {
    match value {
        Value::Object(map) => {
            change(map);
            map.values_mut().for_each(|value| each_object(value, change));
        }
        Value::Array(list) => list.iter_mut().for_each(|value| each_object(value, change)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn a_member_that_no_schema_knows_is_refused_wherever_it_stands() {
    for path in json_files() {
        let file = json(path);
        let validator = jsonschema::validator_for(&schema_of(path, &file)).expect("the schema is a schema");
        let mut count = 0;
        each_object(&mut file.clone(), &mut |_| count += 1);
        // Each object is tried in a small file, every so many in a large one.
        for chosen in (0..count).step_by(1 + count / 12) {
            let mut changed = file.clone();
            let mut at = 0;
            each_object(&mut changed, &mut |map| {
                if at == chosen {
                    map.insert("unheard_of".to_owned(), Value::Null);
                }
                at += 1;
            });
            assert!(!validator.is_valid(&changed), "{path}: object {chosen} may hold anything");
        }
    }
}

#[test]
fn words_quoted_stand_in_the_node_that_is_named() {
    let mut count = 0;
    for path in ["benefits.json", "figures.json", "alignments/heilongjiang--national.json"] {
        each_object(&mut json(path), &mut |map| {
            let (Some(Value::String(node)), Some(Value::String(text))) = (map.get("node"), map.get("text"))
            else {
                return;
            };
            let documents = &exported().corpus.documents;
            let node =
                documents.iter().find_map(|document| document.node(node)).expect("there is such a node");
            assert!(node.text().contains(text), "{path}: {text}");
            count += 1;
        });
    }
    assert!(count > 500, "{count} quotes");
}

#[test]
fn conditions_name_facts_and_options_that_there_are() {
    let questions = json("questions.json");
    let facts = questions["facts"].as_array().expect("a list");
    let mut count = 0;
    each_object(&mut json("benefits.json"), &mut |map| {
        let Some(Value::String(id)) = map.get("fact") else { return };
        let fact = facts.iter().find(|fact| fact["id"] == **id).unwrap_or_else(|| panic!("no fact {id}"));
        let options: Vec<&Value> =
            fact["options"].as_array().into_iter().flatten().map(|option| &option["id"]).collect();
        let named = map.get("in").and_then(Value::as_array).into_iter().flatten();
        for option in named.chain(map.get("has")).chain(map.get("has_not")) {
            assert!(options.contains(&option), "{id} has no option {option}");
        }
        count += 1;
    });
    assert!(count > 50, "{count} comparisons");
}
