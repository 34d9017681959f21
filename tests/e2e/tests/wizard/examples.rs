//! Examples that can be checked against the documents, on the page.

use e2e::{Browser, Result, Served};
use policy::eligibility::Link;
use policy::model::rules::Eligibility;
use policy::{Corpus, Date};

use super::{expect, wait_for_result};

/// Encodes answers, written as in a case, for a link, with the checksum.
fn link(rules: &Eligibility<'_>, items: &str, on: &str) -> Result<String> {
    let as_of: Date = on.parse().map_err(|_| "no date")?;
    let bare = Link { as_of: Some(as_of), ..Link::default() }.encode(rules);
    let (day, tail) = bare.split_once("-v").ok_or("no tail")?;
    let body = format!("{items}-{day}-");
    let check =
        body.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    Ok(format!("{body}v{}{check:08x}", &tail[..8]))
}

/// As [`link`], with the rules of the project's seeds.
pub(crate) fn link_by_seeds(items: &str, on: &str) -> Result<String> {
    let bytes = compile_seeds()?;
    let corpus = decode(&bytes)?;
    link(&corpus.eligibility, items, on)
}

fn compile_seeds() -> Result<Vec<u8>> {
    let files = seeds::files::read_dir(&xtask::project::root().join("seeds"))?;
    Ok(seeds::compile(&files).corpus.ok_or("the seeds do not compile")?)
}

fn decode(bytes: &[u8]) -> Result<Corpus<'_>> {
    Ok(Corpus::decode(bytes).map_err(|_| "the corpus does not decode")?)
}

/// An example: answers, reference date, benefit, verdict, words of the result.
type Example = (&'static str, &'static str, &'static str, &'static str, &'static [&'static str]);

pub(crate) const SENIOR: &str = "who.person-employment.enterprise-skill_level.senior-certificates.qualification-certificate_date.20180301";

const EXAMPLES: [Example; 5] = [
    (
        "who.person-awards.world-award_since.1-world_medal.silver",
        "2018-06-01",
        "m21-world-silver",
        "met",
        &["一次性5万元", "省财政"],
    ),
    (
        "who.person-awards.title-award_since.1-skill_honours.national_expert-won_for_province.1",
        "2018-06-01",
        "m19-national-expert",
        "met",
        &["10万元"],
    ),
    (
        "who.person-awards.provincial-award_since.1-provincial_rank.third",
        "2018-06-01",
        "m21-provincial-third",
        "met",
        &["3000元"],
    ),
    (
        "who.person-employment.enterprise-skill_level.senior_technician-training.promoted_senior_technician",
        "2018-06-01",
        "m9-senior-technician",
        "met",
        &["最高2000元"],
    ),
    (
        "who.person-identity.farm_worker-arrears.unpaid_wages",
        "2018-06-01",
        "m13-unpaid-wages",
        "met",
        &["依法查处用人单位拖欠农民工工资等侵害农民工权益的违法行为"],
    ),
];

async fn show(browser: &Browser, site: &Served, link: &str) -> Result {
    // A navigation that changes only the fragment does not load the page.
    browser.load(&site.address("about/")).await?;
    browser.visit(&site.address(&format!("wizard/result/#a={link}"))).await?;
    wait_for_result(browser).await
}

#[tokio::test]
async fn public_examples() -> Result {
    let bytes = compile_seeds()?;
    let corpus = decode(&bytes)?;
    let rules = &corpus.eligibility;
    let site = Served::at_root()?;
    let browser = Browser::open().await?;

    let subsidy = "m10-skill-subsidy";
    let senior = |insured: &str| format!("{SENIOR}{insured}");
    show(&browser, &site, &link(rules, &senior("-insured_years.60"), "2018-06-01")?).await?;
    expect(&browser, subsidy, "met", &["2019年3月1日前申请（含当天）", "文件未写明", "失业保险基金"]).await?;
    show(&browser, &site, &link(rules, &senior("-insured_years.24"), "2018-06-01")?).await?;
    expect(&browser, subsidy, "not_met", &["还差1年；补足时本证书的申请期已过"]).await?;
    show(&browser, &site, &link(rules, &senior("-insured_years._"), "2018-06-01")?).await?;
    expect(&browser, subsidy, "undetermined", &["还要知道：失业保险参保时间"]).await?;
    show(&browser, &site, &link(rules, &senior("-insured_years.60"), "2026-11-21")?).await?;
    expect(&browser, subsidy, "not_met", &["申请期已过（2019年3月1日截止）"]).await?;
    show(&browser, &site, &link(rules, &senior("-insured_years.60"), "2017-11-29")?).await?;
    expect(&browser, subsidy, "not_issued", &[]).await?;
    assert!(browser.text("main").await?.contains("文件尚未印发"));

    for (answers, on, id, verdict, words) in EXAMPLES {
        show(&browser, &site, &link(rules, answers, on)?).await?;
        expect(&browser, id, verdict, words).await?;
    }
    // A single tap leads to the highlighted sentence.
    browser.run("document.querySelectorAll('main details').forEach((fold) => { fold.open = true; })").await?;
    browser.click("#m13-unpaid-wages .benefit__source a").await?;
    browser.wait_until("document.querySelector(':target')").await?;
    assert!(browser.address().await?.ends_with("heilongjiang/measures/13/#heilongjiang.13.s1"));
    browser.close(&site).await
}

#[tokio::test]
async fn answers_that_contradict_each_other_give_a_message_and_no_verdict() -> Result {
    let bytes = compile_seeds()?;
    let corpus = decode(&bytes)?;
    let answers = "who.person-skill_level.junior-training.promoted_technician";
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    show(&browser, &site, &link(&corpus.eligibility, answers, "2018-06-01")?).await?;
    assert!(browser.text("main").await?.contains("您说已经晋升为技师，但选的最高技能等级低于技师"));
    assert!(!browser.value::<bool>("document.querySelector('[data-verdict]') !== null").await?);
    browser.close(&site).await
}
