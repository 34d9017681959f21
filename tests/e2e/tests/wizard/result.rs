//! Budgets of the result on a phone, for every person of the cases. One page shows all results, one after another,
//! by changing its fragment.

use std::collections::BTreeMap;

use e2e::{Browser, Result, Served, Size};
use policy::Corpus;
use policy::eligibility::Link;
use seeds::cases::people;
use seeds::files::read_dir;
use serde::Deserialize;

use super::wait_for_result;
use crate::budgets::record;

/// The limits, at the standard and the largest text size.
const SCREENS: [f64; 2] = [3.0, 6.0];
const CHARACTERS: u32 = 550;
const FIRST_ROW_ENDS: [f64; 2] = [520.0, 1000.0];
const ANSWER_ENDS_LARGEST: f64 = 740.0;
const LINKS: u32 = 40;
/// Samples one of this many results.
const ONE_OF: usize = 3;

/// Measurements of a result before unfolding; positions in CSS pixels from the top.
#[derive(Debug, Deserialize)]
struct Seen {
    screens: f64,
    characters: u32,
    answer_ends: f64,
    /// 0 if the result has no visible row.
    first_row_ends: f64,
    links: u32,
    repeated: Vec<String>,
    replies: u32,
    /// Whether every reply precedes the first group.
    replies_first: bool,
}

const MEASURE: &str = "(() => {
    const isSeen = (node) => {
        for (let at = node; at && at.closest; at = at.parentElement) {
            const fold = at.parentElement && at.parentElement.localName === 'details' && !at.parentElement.open;
            if (fold && at.localName !== 'summary' || at.matches('.sheet, [hidden]')) return false;
        }
        return true;
    };
    const main = document.querySelector('main');
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    let characters = 0;
    while (walker.nextNode()) {
        if (isSeen(walker.currentNode.parentElement)) characters += walker.currentNode.data.replace(/\\s/g, '').length;
    }
    const end = (element) => element ? element.getBoundingClientRect().bottom + scrollY : 0;
    const answers = [...main.querySelectorAll('.answer')];
    const links = [...main.querySelectorAll('a, summary, button')]
        .filter((link) => isSeen(link) && link.offsetParent);
    const names = links.map((link) => link.getAttribute('aria-label') || link.textContent.trim());
    const first = [...main.querySelectorAll('.benefit__line')].find(isSeen);
    const group = main.querySelector('.group');
    const replies = [...main.querySelectorAll('.answer--reply')];
    return {
        screens: document.documentElement.scrollHeight / 740,
        characters,
        answer_ends: end(answers[answers.length - 1]),
        first_row_ends: end(first),
        links: links.length,
        repeated: names.filter((name, at) => names.indexOf(name) !== at),
        replies: replies.length,
        replies_first: replies.every((reply) => !group || reply.compareDocumentPosition(group) & 4),
    };
})()";

#[tokio::test]
async fn the_first_screens_answer_everybody_of_the_cases() -> Result {
    let root = xtask::project::root();
    let bytes = seeds::compile(&read_dir(&root.join("seeds"))?).corpus.ok_or("the seeds do not compile")?;
    let corpus = Corpus::decode(&bytes).map_err(|_| "the corpus does not decode")?;
    let rules = &corpus.eligibility;
    let everybody = people(rules, &read_dir(&root.join("tests/cases"))?);
    // The same answers have the same result.
    let mut links = BTreeMap::new();
    for person in &everybody {
        let link = Link { answers: person.answers.clone(), as_of: Some(person.as_of), ..Link::default() };
        if person.answers.iter().next().is_some() {
            links.entry(link.encode(rules)).or_insert(&person.name);
        }
    }
    let site = Served::at_root()?;
    let mut over = Vec::new();
    for (at, size) in ["", "largest"].into_iter().enumerate() {
        let browser = Browser::with_size(Size::PHONE).await?;
        browser.load(&site.address("about/")).await?;
        if !size.is_empty() {
            browser.run(&format!("localStorage.setItem('text-size', '{size}')")).await?;
        }
        browser.visit(&site.address("wizard/result/")).await?;
        let mut all = Vec::new();
        for (link, name) in links.iter().step_by(ONE_OF) {
            browser
                .run(&format!("document.querySelector('main h1').id = 'old'; location.hash = 'a={link}'"))
                .await?;
            let is_shown = browser.wait_until("!document.getElementById('old')").await;
            is_shown.map_err(|error| format!("{name}, {link}: {error}"))?;
            wait_for_result(&browser).await?;
            // Hides the hint about one's own answers, which only this test causes by opening one link after
            // another.
            browser.run("document.querySelectorAll('main .resume').forEach((own) => own.remove())").await?;
            let seen: Seen = browser.value(MEASURE).await?;
            let too_much = [
                (seen.screens > SCREENS[at], format!("{:.2} screens", seen.screens)),
                (seen.characters > CHARACTERS, format!("{} characters", seen.characters)),
                (
                    seen.first_row_ends > FIRST_ROW_ENDS[at],
                    format!("first row ends at {}", seen.first_row_ends),
                ),
                (
                    at == 1 && seen.answer_ends > ANSWER_ENDS_LARGEST,
                    format!("answer ends at {}", seen.answer_ends),
                ),
                (seen.links > LINKS, format!("{} links and buttons", seen.links)),
                (!seen.repeated.is_empty(), format!("twice: {:?}", seen.repeated)),
                (!seen.replies_first, "a reply below a group".to_owned()),
            ];
            let too_much = too_much.into_iter().filter(|(is_over, _)| *is_over);
            over.extend(too_much.map(|(_, what)| format!("{size} {name}: {what} (#a={link})")));
            all.push(seen);
        }
        println!("{}", table(size, &all));
        record_greatest(at, &all);
        browser.close(&site).await?;
    }
    let count = over.len();
    over.truncate(20);
    if count == 0 { Ok(()) } else { Err(format!("{count} over a budget:\n{}", over.join("\n")).into()) }
}

/// Records the maximum of each figure in the table of budgets.
fn record_greatest(at: usize, all: &[Seen]) {
    let greatest = |figure: &dyn Fn(&Seen) -> f64| all.iter().map(figure).fold(0.0, f64::max);
    let size = ["standard", "largest"][at];
    let row = |what: &str, was: &str, most: f64, found: f64, digits: usize| {
        record(&format!("result of {} people: {what}, {size}", all.len()), was, most, found, digits);
    };
    row("screens", ["167", "410"][at], SCREENS[at], greatest(&|seen| seen.screens), 1);
    row("first row ends, px", "-", FIRST_ROW_ENDS[at], greatest(&|seen| seen.first_row_ends), 0);
    row("characters", "35873", f64::from(CHARACTERS), greatest(&|seen| f64::from(seen.characters)), 0);
    row("links and buttons", "219", f64::from(LINKS), greatest(&|seen| f64::from(seen.links)), 0);
    if at == 1 {
        row("answer ends, px", "-", ANSWER_ENDS_LARGEST, greatest(&|seen| seen.answer_ends), 0);
    }
}

/// The median and maximum of each figure, as text.
fn table(size: &str, all: &[Seen]) -> String {
    let row = |name: &str, figure: &dyn Fn(&Seen) -> f64| {
        let mut figures: Vec<f64> = all.iter().map(figure).collect();
        figures.sort_by(f64::total_cmp);
        format!("{name:<28}{:>10.1}{:>10.1}\n", figures[figures.len() / 2], figures[figures.len() - 1])
    };
    let size = if size.is_empty() { "standard" } else { size };
    [
        format!("{:<28}{:>10}{:>10}\n", format!("{} results, {size}", all.len()), "median", "greatest"),
        row("screens of 740 px", &|seen| seen.screens),
        row("characters", &|seen| f64::from(seen.characters)),
        row("the answer ends, px", &|seen| seen.answer_ends),
        row("the first row ends, px", &|seen| seen.first_row_ends),
        row("links and buttons", &|seen| f64::from(seen.links)),
        row("replies to troubles", &|seen| f64::from(seen.replies)),
    ]
    .concat()
}
