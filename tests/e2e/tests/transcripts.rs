//! The output of a screen reader on three journeys: Chromium's accessibility tree as text, compared with
//! `transcripts/`. A line is an element with its role, name and state; its content is indented below it. The
//! journeys run on a phone, where the layout has one column.
//!
//! `UPDATE_EXPECT=1 cargo test -p e2e --test e2e -- transcripts` rewrites the files.

use std::collections::HashMap;
use std::fmt::Write as _;

use e2e::{Browser, Result, Served, Size};
use expect_test::{ExpectFile, expect_file};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::wizard::{press, wait_for_question, wait_for_result};

/// A node of the tree, in the form of Chromium's debugging protocol.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Node {
    #[serde(rename = "nodeId")]
    id: String,
    #[serde(default)]
    ignored: bool,
    #[serde(default)]
    role: Value,
    #[serde(default)]
    name: Value,
    #[serde(default)]
    description: Value,
    #[serde(default)]
    properties: Vec<Property>,
    #[serde(default)]
    child_ids: Vec<String>,
}

#[derive(Deserialize)]
struct Property {
    name: String,
    value: Value,
}

/// Roles that are announced by their name, without their content.
const LEAF_ROLES: [&str; 12] = [
    "heading",
    "link",
    "button",
    "DisclosureTriangle",
    "DisclosureTriangleGrouped",
    "checkbox",
    "radio",
    "textbox",
    "searchbox",
    "combobox",
    "image",
    "option",
];
/// Roles of containers.
const CONTAINER_ROLES: [&str; 14] = [
    "banner",
    "navigation",
    "main",
    "contentinfo",
    "search",
    "form",
    "region",
    "group",
    "radiogroup",
    "list",
    "listitem",
    "status",
    "alert",
    "blockquote",
];
/// Roles that interrupt running text.
const BLOCK_ROLES: [&str; 6] = ["paragraph", "term", "definition", "listitem", "group", "region"];
/// States that are announced.
const STATES: [&str; 7] = ["level", "expanded", "pressed", "checked", "invalid", "required", "disabled"];

struct Tree(HashMap<String, Node>);

impl Tree {
    async fn of(browser: &Browser) -> Result<Self> {
        #[derive(Deserialize)]
        struct Whole {
            nodes: Vec<Node>,
        }
        browser.driver.cdp().send_raw("Accessibility.enable", json!({})).await?;
        let answer = browser.driver.cdp().send_raw("Accessibility.getFullAXTree", json!({})).await?;
        let whole: Whole = serde_json::from_value(answer)?;
        Ok(Self(whole.nodes.into_iter().map(|node| (node.id.clone(), node)).collect()))
    }

    /// The subtree below the first node with a role, as text.
    fn text(&self, role: &str) -> String {
        let mut lines = Lines::default();
        if let Some(node) = self.0.values().find(|node| node.role() == role) {
            self.write(node, 0, &mut lines);
        }
        lines.text
    }

    fn write(&self, node: &Node, depth: usize, lines: &mut Lines) {
        let (role, name) = (node.role(), words(&node.name));
        let is_leaf = LEAF_ROLES.contains(&role);
        let mut within = depth;
        if !node.ignored && role == "StaticText" {
            lines.append(depth, name);
        } else if !node.ignored && (is_leaf || CONTAINER_ROLES.contains(&role)) {
            lines.push_line(depth, &node.line(role, name));
            within += 1;
        } else if BLOCK_ROLES.contains(&role) {
            lines.is_open = false;
        }
        // A control's label is announced as its name.
        if node.ignored || !is_leaf && !matches!(role, "StaticText" | "LabelText") {
            for child in node.child_ids.iter().filter_map(|id| self.0.get(id)) {
                self.write(child, within, lines);
            }
        }
        if BLOCK_ROLES.contains(&role) {
            lines.is_open = false;
        }
    }
}

/// Lines of text, indented by depth.
#[derive(Default)]
struct Lines {
    text: String,
    /// Whether the last line is running text, to which more can be appended.
    is_open: bool,
}

impl Lines {
    fn push_line(&mut self, depth: usize, line: &str) {
        // Writing to a string cannot fail.
        let _ = write!(self.text, "\n{:indent$}{line}", "", indent = depth * 2);
        self.is_open = false;
    }

    fn append(&mut self, depth: usize, words: &str) {
        if words.is_empty() {
            return;
        }
        if self.is_open {
            self.text.push_str(words);
        } else {
            self.push_line(depth, words);
        }
        self.is_open = true;
    }
}

impl Node {
    fn role(&self) -> &str {
        words(&self.role)
    }

    fn line(&self, role: &str, name: &str) -> String {
        let role = if role.starts_with("Disclosure") { "disclosure" } else { role };
        let mut line = role.to_owned();
        if !name.is_empty() {
            let _ = write!(line, ": {name}");
        }
        let description = words(&self.description);
        if !description.is_empty() {
            let _ = write!(line, " ({description})");
        }
        for Property { name, value } in self.properties.iter().filter(|it| STATES.contains(&it.name.as_str()))
        {
            let value = &value["value"];
            let is_default = matches!(value.as_str(), Some("false")) && name == "invalid"
                || value == false && matches!(name.as_str(), "required" | "disabled");
            if !is_default {
                let _ = write!(line, " [{name} {}]", value.to_string().trim_matches('"'));
            }
        }
        line
    }
}

/// The text of a role, name or description.
fn words(value: &Value) -> &str {
    value["value"].as_str().map_or("", str::trim)
}

/// The transcript of a journey.
struct Transcript<'a> {
    browser: &'a Browser,
    text: String,
}

impl<'a> Transcript<'a> {
    fn of(browser: &'a Browser) -> Self {
        Self { browser, text: String::new() }
    }

    /// Appends a part of the page and the focused element.
    async fn record(&mut self, heading: &str, role: &str) -> Result {
        let text = Tree::of(self.browser).await?.text(role);
        assert!(!text.is_empty(), "{heading}: no {role}");
        let focus: String = self
            .browser
            .value("(document.activeElement.getAttribute('aria-label') || document.activeElement.textContent).trim().slice(0, 40)")
            .await?;
        let body: bool = self.browser.value("document.activeElement === document.body").await?;
        let focus = if body { "the start of the page" } else { &focus };
        let _ = writeln!(self.text, "== {heading}\nfocus: {focus}{text}\n");
        Ok(())
    }

    fn check(&self, expected: &ExpectFile) {
        expected.assert_eq(&self.text);
    }
}

async fn open_phone() -> Result<Browser> {
    Browser::with_size(Size::PHONE).await
}

#[tokio::test]
async fn unpaid_wages_from_the_home_page_to_the_result() -> Result {
    let site = Served::at_root()?;
    let browser = open_phone().await?;
    let mut transcript = Transcript::of(&browser);
    browser.visit(&site.address("")).await?;
    transcript.record("首页：页眉", "banner").await?;
    browser.visit(&site.address("wizard/")).await?;
    wait_for_question(&browser, "哪件事").await?;
    transcript.record("想问哪件事", "main").await?;
    press(&browser, "工资被拖欠").await?;
    wait_for_question(&browser, "哪种情况").await?;
    transcript.record("哪种情况", "main").await?;
    press(&browser, "给人干活，没签合同").await?;
    browser.wait_until("!document.querySelector('h1').textContent.includes('哪种情况')").await?;
    transcript.record("下一题", "main").await?;
    press(&browser, "先看能说准的").await?;
    wait_for_result(&browser).await?;
    browser
        .run("document.querySelectorAll('.basis b').forEach((day) => { day.textContent = '某年某月某日'; })")
        .await?;
    transcript.record("结果", "main").await?;
    transcript.check(&expect_file!["transcripts/unpaid-wages.txt"]);
    browser.close(&site).await
}

#[tokio::test]
async fn a_search_and_the_measure_it_finds() -> Result {
    let site = Served::at_root()?;
    let browser = open_phone().await?;
    let mut transcript = Transcript::of(&browser);
    browser.visit(&site.address("measures/#q=老板不给工资")).await?;
    browser.wait_until("document.querySelector('.hit')").await?;
    transcript.record("搜“老板不给工资”", "main").await?;
    let first: String = browser.value("document.querySelector('.hit a').href").await?;
    browser.visit(&first).await?;
    transcript.record("找到的第一条", "main").await?;
    transcript.check(&expect_file!["transcripts/search.txt"]);
    browser.close(&site).await
}

#[tokio::test]
async fn a_pair_of_the_comparison() -> Result {
    let site = Served::at_root()?;
    let browser = open_phone().await?;
    let mut transcript = Transcript::of(&browser);
    browser.visit(&site.address("compare/")).await?;
    browser.click(".group:has(#pair-skilled-talent) > details > summary").await?;
    browser.click("#pair-skilled-talent summary").await?;
    transcript.record("对照：打开一组，再打开一处", "main").await?;
    transcript.check(&expect_file!["transcripts/comparison.txt"]);
    browser.close(&site).await
}
