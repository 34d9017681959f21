//! Parsers of URLs, of the answers in them, and of the wizard's stored session.

use policy::Date;
use policy::eligibility::{Link, evaluate};
use policy_explorer::route::{Fragment, Route};
use policy_explorer::wizard::Session;

use crate::samples::CORPUS;
use crate::walk;

/// Parses the bytes as a path and, after `#`, a fragment; evaluates the answers in the fragment.
///
/// # Panics
/// If a parsed value does not survive a round trip through its encoding.
pub fn address(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (path, fragment) = text.split_once('#').unwrap_or((&text, ""));
    let route = Route::from_path(path);
    if route != Route::NotFound {
        assert_eq!(Route::from_path(&route.path()), route);
    }
    let fragment = Fragment::parse(fragment);
    assert_eq!(Fragment::parse(&fragment.to_string()), fragment);
    let Fragment::Fields(fields) = fragment else { return };
    let corpus = &*CORPUS;
    let _ = Session::find_measure(corpus, &fields.measure);
    // As given, and with a valid checksum, which a fuzzer would not guess.
    for answers in [fields.answers.clone(), checked(&fields.answers)] {
        answer(&answers);
        if let Some(session) =
            Session::decode(corpus, &format!("{answers}\n{}\n{}", fields.measure, fields.query))
        {
            assert_eq!(Session::decode(corpus, &session.encode(corpus)), Some(session));
        }
    }
}

fn answer(text: &str) {
    let corpus = &*CORPUS;
    let rules = &corpus.eligibility;
    let Ok(read) = Link::decode(rules, text) else { return };
    let again = read.link.encode(rules);
    assert_eq!(Link::decode(rules, &again).map(|read| read.link).as_ref(), Ok(&read.link));
    let as_of = read.link.as_of.or(Date::new(2018, 6, 1)).expect("a day of the calendar");
    if let Ok(evaluation) = evaluate(rules, &read.link.answers, as_of) {
        walk::explain(corpus, &evaluation, &read.link.answers);
    }
}

/// Appends the rules version and the checksum to the items of a link.
fn checked(items: &str) -> String {
    let hash =
        items.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{items}v{:08x}{hash:08x}", CORPUS.eligibility.version)
}

/// Seed inputs: URLs of every kind.
#[must_use]
pub fn address_starts() -> Vec<Vec<u8>> {
    let answers = "who.person-employment.enterprise-insured_years.60-certificates.qualification._skill_level-certificate_date.20180101-on.20180601-topic.subsidy-group.worker-";
    [
        "heilongjiang/measures/9/index.html#heilongjiang.9.s2".to_owned(),
        "/national/?from=singlemessage&isappinstalled=0#9.s2".to_owned(),
        "measures/#q=%E6%AC%A0%E8%96%AA&area=heilongjiang.p2-2".to_owned(),
        "figures/#group=sum&for=worker&topic=subsidy".to_owned(),
        "wizard/#measure=heilongjiang.10&q=*.who.employment".to_owned(),
        format!("wizard/result/#a={answers}"),
        format!("wizard/result/#a={}", checked(answers)),
        "wizard/result/#a=who._-insured_years._-".to_owned(),
        "%2e%2e/%E6%8A%80/compare/#pair-x".to_owned(),
    ]
    .map(String::into_bytes)
    .to_vec()
}
