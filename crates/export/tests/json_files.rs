//! Every JSON file conforms to its schema, and the schemas are as strict as possible.

mod common;

use std::collections::{BTreeMap, BTreeSet};

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

/// The schema that a file refers to, resolved relative to the file.
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
        // Samples the objects of large files.
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

/// A kind of object: the member names on the path to it, without list indices, and its own member names.
type Shape = (Vec<String>, Vec<String>);

/// The pointer to one object of each kind in a file.
fn kinds_of_objects(file: &Value) -> BTreeMap<Shape, String> {
    fn walk(value: &Value, names: &[String], pointer: &str, found: &mut BTreeMap<Shape, String>) {
        match value {
            Value::Object(map) => {
                // Conditions and nodes are recursive, so the last names suffice.
                let place = names[names.len().saturating_sub(2)..].to_vec();
                found.entry((place, map.keys().cloned().collect())).or_insert_with(|| pointer.to_owned());
                for (name, value) in map {
                    let names = [names, std::slice::from_ref(name)].concat();
                    walk(value, &names, &format!("{pointer}/{name}"), found);
                }
            }
            Value::Array(list) => {
                for (at, value) in list.iter().enumerate() {
                    walk(value, names, &format!("{pointer}/{at}"), found);
                }
            }
            _ => {}
        }
    }
    let mut found = BTreeMap::new();
    walk(file, &[], "", &mut found);
    found
}

/// The members whose values are enumerated in a schema.
fn members_with_listed_words(schema: &Value) -> BTreeSet<String> {
    fn lists(schema: &Value, member: &Value) -> bool {
        let target = member["$ref"].as_str().and_then(|path| schema.pointer(path.trim_start_matches('#')));
        let forms =
            || member["oneOf"].as_array().is_some_and(|forms| forms.iter().all(|form| lists(schema, form)));
        member.get("enum").is_some()
            || member.get("const").is_some()
            || forms()
            || target.is_some_and(|target| lists(schema, target))
    }
    let mut listed = BTreeMap::new();
    each_object(&mut schema.clone(), &mut |map| {
        for (name, member) in map.get("properties").and_then(Value::as_object).into_iter().flatten() {
            let all = listed.entry(name.clone()).or_insert(true);
            *all &= lists(schema, member);
        }
    });
    listed.into_iter().filter_map(|(name, all)| all.then_some(name)).collect()
}

/// Reduces the lists of a file to what a pointer passes through, for fast validation; returns the adjusted
/// pointer too.
fn alone(file: &Value, pointer: &str) -> (Value, String) {
    let mut file = file.clone();
    let steps: Vec<&str> = pointer.split('/').skip(1).collect();
    let mut steps_alone = steps.clone();
    for (name, list) in file.as_object_mut().expect("a file is an object") {
        let Some(list) = list.as_array_mut() else { continue };
        let kept = steps.first().filter(|first| *first == name).map(|_| {
            steps_alone[1] = "0";
            list.swap_remove(steps[1].parse().expect("a place in a list"))
        });
        *list = kept.into_iter().collect();
    }
    let pointer = if steps_alone.is_empty() { String::new() } else { format!("/{}", steps_alone.join("/")) };
    (file, pointer)
}

/// The file after changing the members of the object at a pointer.
fn changed(file: &Value, pointer: &str, change: impl FnOnce(&mut serde_json::Map<String, Value>)) -> Value {
    let mut file = file.clone();
    change(file.pointer_mut(pointer).and_then(Value::as_object_mut).expect("an object stands there"));
    file
}

#[test]
fn every_member_is_refused_under_another_name_of_another_type_and_with_a_word_that_is_not_listed() {
    for path in json_files() {
        let file = json(path);
        let schema = schema_of(path, &file);
        let validator = jsonschema::validator_for(&schema).expect("the schema is a schema");
        let listed = members_with_listed_words(&schema);
        let mut words = BTreeSet::new();
        for ((_, names), pointer) in kinds_of_objects(&file) {
            let (file, at) = alone(&file, &pointer);
            assert!(validator.is_valid(&file), "{path}{pointer} alone");
            for name in names {
                let set = |value: Value| changed(&file, &at, |map| drop(map.insert(name.clone(), value)));
                let mut wrong = vec![
                    changed(&file, &at, |map| {
                        let value = map.remove(&name).expect("it has this member");
                        map.insert(format!("{name}_"), value);
                    }),
                    set(Value::Null),
                    set(0.5.into()),
                ];
                if listed.contains(&name) {
                    wrong.push(set("unheard_of".into()));
                    words.insert(name.clone());
                }
                for file in wrong {
                    assert!(!validator.is_valid(&file), "{path}{pointer}/{name}: {:?}", file.pointer(&at));
                }
            }
        }
        assert!(listed.is_subset(&words), "{path}: no data for {:?}", listed.difference(&words));
    }
}

/// Optional members that happen to be present in every object of a list, by the list's name.
const PRESENT_BY_CHANCE: [(&str, &str); 5] =
    [("any", "quote"), ("benefits", "target"), ("pairs", "note"), ("principles", "why"), ("quota", "every")];

#[test]
fn a_member_that_all_objects_of_a_list_have_is_not_to_be_missing() {
    for path in json_files() {
        let file = json(path);
        let validator = jsonschema::validator_for(&schema_of(path, &file)).expect("the schema is a schema");
        // By path: the members present in every object, and a pointer to one object.
        let mut always: BTreeMap<Vec<String>, (BTreeSet<String>, String)> = BTreeMap::new();
        for ((place, names), pointer) in kinds_of_objects(&file) {
            let names: BTreeSet<String> = names.into_iter().collect();
            let (common, _) = always.entry(place).or_insert_with(|| (names.clone(), pointer));
            common.retain(|name| names.contains(name));
        }
        for (place, (names, pointer)) in always {
            let (file, at) = alone(&file, &pointer);
            let list = place.last().map_or("", String::as_str);
            for name in names.iter().filter(|name| !PRESENT_BY_CHANCE.contains(&(list, name))) {
                let without = changed(&file, &at, |map| drop(map.remove(name)));
                assert!(!validator.is_valid(&without), "{path}{pointer}: {name} may be missing");
            }
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
