use seeds::diagnostics::Severity;
use workbench_messages::benefits::{
    Amount, AmountKind, BenefitTerm, Combinator, ComparisonOperator, Condition, ConditionGroup, Gives, Per,
    Quota, Recurrence, StrengthKind, Test, Trial, TrialAnswer, TrialScope,
};
use workbench_messages::{DocumentEdit, LineKind, Response};

use super::*;

const SOURCE: &str = "甘省总工会关于职工帮扶的意见\n甘工发〔2021〕5号\n各市总工会：\n一、帮扶标准\n\
                      对困难职工给予补助。每户每年最高3000元，由市总工会列支。\n二、申请\n（一）怎样申请\n向工会申请。\n\
                      （二）加强领导\n各级工会要加强领导。要落实责任。\n甘省总工会\n2021年5月6日\n";

fn reading_edition(source: &str, id: &str, area: &str) -> ProjectFiles {
    match crate::project::add_document(ProjectFiles::new(), source, id, area) {
        Ok(Response::Project { files, .. }) => files,
        other => panic!("{other:?}"),
    }
}

/// A reviewed project in the full edition.
fn full_edition(source: &str, id: &str, area: &str) -> ProjectFiles {
    let files = applied(reading_edition(source, id, area), id, &BenefitsEdit::StartFullEdition);
    let path = format!("{id}/document.toml");
    let text =
        crate::document_toml::edit(id, source, &files[&path], &DocumentEdit::Reviewed(true)).unwrap().text;
    with(files, [(path, text)].into())
}

fn with(mut files: ProjectFiles, changed: ProjectFiles) -> ProjectFiles {
    files.extend(changed);
    files.retain(|_, text| !text.is_empty());
    files
}

fn applied(files: ProjectFiles, id: &str, change: &BenefitsEdit) -> ProjectFiles {
    let changed = edit(&files, id, change).expect("it can be made");
    with(files, changed)
}

fn gan() -> ProjectFiles {
    full_edition(SOURCE, "gan", "甘省")
}

#[expect(clippy::unnecessary_wraps, reason = "as forms have them")]
fn quote(node: &str, text: &str) -> Option<Quote> {
    Some(Quote { node: node.to_owned(), text: text.to_owned() })
}

fn condition(fact: &str, test: Test, quote: Option<Quote>) -> ConditionPart {
    ConditionPart::Condition(Condition { fact: fact.to_owned(), test, quote, note: String::new() })
}

fn subsidy() -> BenefitForm {
    let node = "gan.p1.s1";
    BenefitForm {
        title: "困难职工补助".to_owned(),
        summary: "对困难职工给予补助。".to_owned(),
        audiences: vec!["worker".to_owned()],
        topics: vec!["subsidy".to_owned()],
        gives: Some(Gives::Money),
        quote: quote(node, "对困难职工给予补助。"),
        strength: Some(StrengthKind::Grants),
        strength_quote: quote(node, "给予"),
        target: Conditions::List {
            any: false,
            parts: vec![condition(
                "hardship",
                Test::Has(vec!["hardship_worker".to_owned()]),
                quote(node, "困难职工"),
            )],
        },
        amount: Some(Amount {
            kind: AmountKind::Unspecified,
            quote: quote(node, "补助"),
            ..Amount::default()
        }),
        ..BenefitForm::default()
    }
}

fn saved(files: ProjectFiles, form: BenefitForm) -> ProjectFiles {
    applied(files, "gan", &BenefitsEdit::Save(Box::new(form)))
}

fn no_benefit(nodes: &[&str], reason: &str) -> BenefitsEdit {
    let sentences = nodes.iter().map(|node| (*node).to_owned()).collect();
    BenefitsEdit::SetNoBenefit { sentences, reason: reason.to_owned() }
}

/// The compiler's errors and drafts.
fn errors_and_drafts(files: &ProjectFiles) -> Vec<String> {
    let list = seeds::compile(&crate::project::bytes(files)).diagnostics;
    let wrong = list.list().iter().filter(|one| one.severity != Severity::Note);
    wrong.map(|one| format!("{}: {}", one.path, one.message)).collect()
}

/// The files of `benefits/` as one text.
fn written(files: &ProjectFiles) -> String {
    let own = files.iter().filter(|(path, _)| path.contains("/benefits/"));
    own.map(|(_, text)| text.as_str()).collect()
}

/// The status of each sentence.
fn states(files: &ProjectFiles) -> Vec<(String, String)> {
    let view = read(files, "gan").expect("it can be read");
    let state = |sentence: &MeasureSentence| {
        let is = match (&*sentence.uncovered, &sentence.no_benefit_reason, sentence.benefits.as_slice()) {
            ("", Some(why), []) => format!("没有：{why}"),
            ("", None, titles) => titles.join("、"),
            ("", Some(why), titles) => format!("{}；{why}", titles.join("、")),
            (_, _, []) => "没着落".to_owned(),
            (rest, ..) => format!("还有：{rest}"),
        };
        (sentence.node.clone(), is)
    };
    view.measures.iter().flat_map(|measure| &measure.sentences).map(state).collect()
}

fn state_of(files: &ProjectFiles, node: &str) -> String {
    let found = states(files).into_iter().find(|(of, _)| of == node);
    found.unwrap_or_else(|| panic!("{node}: {:?}", states(files))).1
}

#[test]
fn the_full_edition_begins_with_a_draft_for_each_unit_and_number() {
    let before = reading_edition(SOURCE, "gan", "甘省");
    let files = gan();
    assert!(files["gan/document.toml"].contains("\nedition = \"full\"\n"));
    assert!(files.contains_key("questions.toml") && files.contains_key("vocabulary.toml"));
    let found = errors_and_drafts(&files);
    assert!(found.iter().all(|one| one.contains("nobody has")), "{found:?}");
    assert_eq!(found.iter().filter(|one| one.contains("/benefits/")).count(), 3, "{found:?}");
    assert!(states(&files).iter().all(|(_, is)| is == "没着落"), "{:?}", states(&files));
    // The source is unchanged.
    assert_eq!(files["gan/source.txt"], before["gan/source.txt"]);
}

#[test]
fn a_benefit_is_written_and_read_and_compiles() {
    let files = saved(gan(), subsidy());
    let view = read(&files, "gan").expect("it can be read");
    let mut form = subsidy();
    form.id = "gan-p1".to_owned();
    assert_eq!(view.benefits, [form]);
    assert_eq!(state_of(&files, "gan.p1.s1"), "困难职工补助");
    let found = errors_and_drafts(&files);
    assert!(found.iter().all(|one| one.contains("nobody has")), "{found:?}\n{}", written(&files));
}

#[test]
fn a_benefit_is_changed_without_the_rest_and_removed() {
    let files = saved(gan(), subsidy());
    let path = files.keys().find(|path| path.contains("/benefits/") && files[*path].contains("[[benefit]]"));
    let path = path.expect("it is written").clone();
    let noted =
        files[&path].replace("title = \"困难职工补助\"\n", "title = \"困难职工补助\" # 问过\nbring = []\n");
    let files = with(files, [(path.clone(), noted.clone())].into());
    let mut form = read(&files, "gan").unwrap().benefits.remove(0);
    assert_eq!(form.unsupported, ["bring = []"]);
    // Without a change, nothing is written.
    let same = edit(&files, "gan", &BenefitsEdit::Save(Box::new(form.clone()))).expect("it can be written");
    assert_eq!(same, ProjectFiles::new());
    form.title = "困难补助".to_owned();
    let changed = saved(files, form);
    assert_eq!(changed[&path], noted.replace("\"困难职工补助\" # 问过", "\"困难补助\" # 问过"));
    let removed = applied(changed, "gan", &BenefitsEdit::Remove("gan-p1".to_owned()));
    assert!(!written(&removed).contains("[[benefit]]"));
    assert_eq!(state_of(&removed, "gan.p1.s1"), "没着落");
    assert!(errors_and_drafts(&removed).iter().all(|one| one.contains("nobody has")));
}

#[test]
fn groups_of_conditions_a_quota_and_a_term_are_written_and_compile() {
    let group = |combinator, parts| {
        ConditionPart::Group(ConditionGroup { combinator, parts, ..ConditionGroup::default() })
    };
    let is = |fact: &str, option: &str| condition(fact, Test::Is(vec![option.to_owned()]), None);
    let abroad = condition("identity", Test::Has(vec!["overseas".to_owned()]), None);
    let any =
        group(Combinator::Any, vec![is("employment", "enterprise"), group(Combinator::NoneOf, vec![abroad])]);
    let form = BenefitForm {
        condition: Conditions::List { any: false, parts: vec![is("who", "person"), any] },
        quota: Some(Quota {
            count: "20".to_owned(),
            every: String::new(),
            quote: quote("gan.p1.s1", "困难职工"),
        }),
        term: Some(BenefitTerm {
            years: "1".to_owned(),
            what: "补助".to_owned(),
            quote: quote("gan.p1.s1", "给予补助"),
        }),
        ..subsidy()
    };
    let files = saved(gan(), form.clone());
    let read = read(&files, "gan").expect("it can be read").benefits.remove(0);
    assert_eq!(read, BenefitForm { id: "gan-p1".to_owned(), ..form.clone() });
    let found = errors_and_drafts(&files);
    assert!(found.iter().all(|one| one.contains("nobody has")), "{found:?}\n{}", written(&files));

    // Quotes that are not in the text are rejected at any depth.
    let error_of = |form: BenefitForm| {
        edit(&gan(), "gan", &BenefitsEdit::Save(Box::new(form))).expect_err("it cannot be")
    };
    let foreign = quote("gan.p1.s1", "没有这几个字");
    let quota = Some(Quota { quote: foreign.clone(), ..form.quota.clone().unwrap() });
    assert!(error_of(BenefitForm { quota, ..form.clone() }).contains("找不到"));
    let deep = group(Combinator::Any, vec![condition("in_service", Test::YesNo(true), foreign)]);
    let parts = vec![group(Combinator::All, vec![deep])];
    assert!(
        error_of(BenefitForm { condition: Conditions::List { any: false, parts }, ..form })
            .contains("找不到")
    );
}

#[test]
fn units_with_the_same_reason_are_one_entry() {
    let all = ["gan.p2-1", "gan.p2-2"];
    let files = applied(gan(), "gan", &no_benefit(&all, "部署工作"));
    let text = written(&files);
    let entry = "[[no_benefit]]\nfrom = \"gan.p2-1\"\nto = \"gan.p2-2\"\nreason = \"部署工作\"\n";
    assert!(text.contains(entry), "{text}");
    assert_eq!(text.matches("[[draft]]").count(), 1, "{text}");
    assert_eq!(state_of(&files, "gan.p2-2.s2"), "没有：部署工作");
    // Clearing one sentence keeps the reasons of the others.
    let sentences = vec!["gan.p2-2.s1".to_owned()];
    let back = applied(files, "gan", &BenefitsEdit::ClearNoBenefit { sentences });
    let text = written(&back);
    assert!(text.contains("from = \"gan.p2-1\"\nto = \"gan.p2-1\"\n"), "{text}");
    assert_eq!(state_of(&back, "gan.p2-1.s1"), "没有：部署工作");
    assert_eq!(state_of(&back, "gan.p2-2.s1"), "没着落");
    assert_eq!(state_of(&back, "gan.p2-2.s2"), "没有：部署工作");
    assert!(
        errors_and_drafts(&back).iter().all(|one| one.contains("nobody has")),
        "{:?}",
        errors_and_drafts(&back)
    );
}

#[test]
fn a_unit_whose_sentences_all_have_reasons_gets_a_reason() {
    let files = applied(gan(), "gan", &no_benefit(&["gan.p2-2.s1"], "部署工作"));
    assert!(written(&files).contains("[[principle]]\nfrom = \"gan.p2-2.s1\"\nwhy = \"部署工作\"\n"));
    let files = applied(files, "gan", &no_benefit(&["gan.p2-2.s2"], "目标"));
    let text = written(&files);
    assert!(text.contains("[[no_benefit]]\nmeasure = \"gan.p2-2\"\nreason = \"部署工作\"\n"), "{text}");
    assert!(!text.contains("[[draft]]\nmeasure = \"gan.p2-2\""), "{text}");
    assert!(
        errors_and_drafts(&files).iter().all(|one| one.contains("nobody has")),
        "{:?}",
        errors_and_drafts(&files)
    );
}

#[test]
fn adding_a_benefit_removes_the_reason_of_its_sentence() {
    let files = applied(gan(), "gan", &no_benefit(&["gan.p1", "gan.p2-1", "gan.p2-2"], "部署工作"));
    assert_eq!(written(&files).matches("[[draft]]").count(), 0, "{}", written(&files));
    let files = saved(files, subsidy());
    assert_eq!(state_of(&files, "gan.p1.s1"), "困难职工补助");
    assert_eq!(state_of(&files, "gan.p1.s2"), "没有：部署工作");
    assert_eq!(state_of(&files, "gan.p2-1.s1"), "没有：部署工作");
    let found = errors_and_drafts(&files);
    assert!(found.iter().all(|one| !one.contains("/benefits/")), "{found:?}\n{}", written(&files));
}

#[test]
fn invalid_edits_are_rejected() {
    let files = gan();
    let error_of = |change: &BenefitsEdit| edit(&files, "gan", change).expect_err("it cannot be");
    let mut form = subsidy();
    form.quote = quote("gan.p1.s1", "没有这几个字");
    assert!(error_of(&BenefitsEdit::Save(Box::new(form.clone()))).contains("找不到"));
    form.quote = None;
    assert!(error_of(&BenefitsEdit::Save(Box::new(form))).contains("还没有引原文"));
    assert!(error_of(&BenefitsEdit::Remove("x".to_owned())).contains("没有这项待遇"));
    assert!(error_of(&no_benefit(&[], "部署工作")).contains("请先勾选"));
    assert!(error_of(&no_benefit(&["gan.p1.s1"], " ")).contains("请写明"));
    let broken = with(files.clone(), [("gan/benefits/x.toml".to_owned(), "[[benefit]".to_owned())].into());
    assert!(read(&broken, "gan").expect_err("it is no TOML").contains("写坏了"));
    let broken = with(files, [("questions.toml".to_owned(), "[[fact]]\nid = 1\n".to_owned())].into());
    assert!(read(&broken, "gan").expect_err("it is no such file").contains("questions.toml"));
}

#[test]
fn node_ids_are_updated_when_a_line_is_corrected() {
    let files = saved(gan(), subsidy());
    let files = applied(files, "gan", &no_benefit(&["gan.p1.s2"], "说明"));
    let files = applied(files, "gan", &no_benefit(&["gan.p2-1", "gan.p2-2"], "部署工作"));
    let correct = |files: &ProjectFiles, line, kind| {
        let change = DocumentEdit::Line { line, kind };
        with(files.clone(), crate::edit_document(files, "gan", &change).expect("it can be corrected").changed)
    };
    // The heading of the last section becomes text, so its sentences belong to the section before.
    let after = correct(&files, 9, Some(LineKind::Text));
    let found = errors_and_drafts(&after);
    assert!(!found.iter().any(|one| one.contains("/benefits/")), "{found:?}\n{}", written(&after));
    // Reverting the correction loses nothing.
    let back = correct(&after, 9, None);
    let is = |files: &ProjectFiles| states(files).into_iter().filter(|(_, is)| is != "没着落").count();
    assert_eq!(is(&back), is(&files), "{}", written(&back));
    // The first heading changes its level, so the ids of its sentences change.
    let after = correct(&files, 4, Some(LineKind::Section));
    assert!(!errors_and_drafts(&after).iter().any(|one| one.contains("stand in")), "{}", written(&after));
    assert!(states(&after).iter().any(|(_, is)| is == "困难职工补助"), "{}", written(&after));
}

#[test]
fn a_trial_evaluates_the_rules_and_is_recorded_as_a_case() {
    let files = saved(gan(), subsidy());
    let given = |answers: &[(&str, &str)]| -> Vec<TrialAnswer> {
        let one = |(fact, answer): &(&str, &str)| TrialAnswer {
            fact: (*fact).to_owned(),
            answer: (*answer).to_owned(),
        };
        answers.iter().map(one).collect()
    };
    let everything = TrialScope::Everything;
    let run = |answers: &[(&str, &str)]| {
        trial::run(&files, "gan", &everything, &given(answers), "2021-06-01").expect("it compiles")
    };
    let first = run(&[]);
    let question = first.next.expect("there is a question");
    assert_eq!(question.fact, "who");
    assert!(question.options.iter().any(|option| option.id == "person"), "{question:?}");
    assert_eq!(first.verdicts[0].text, "还缺回答");
    let second = run(&[("who", "person")]);
    let question = second.next.expect("there is another");
    assert_eq!((&*question.fact, question.is_several), ("hardship", true));
    let met = run(&[("who", "person"), ("hardship", "hardship_worker")]);
    assert_eq!((&*met.verdicts[0].key, &*met.verdicts[0].quote), ("met", "对困难职工给予补助。"));
    assert_eq!(met.verdicts[0].conditions[0].status, "对上了");
    assert!(met.next.is_none() && met.answered.len() == 2);
    let not = run(&[("who", "person"), ("hardship", "0")]);
    assert_eq!(not.verdicts[0].key, "not_for_you");

    let answers = given(&[("who", "person"), ("hardship", "hardship_worker")]);
    let as_of = "2021-06-01".to_owned();
    let record =
        BenefitsEdit::RecordCase {
            name: "困难职工".to_owned(), scope: everything.clone(), answers, as_of
        };
    let files = applied(files.clone(), "gan", &record);
    let files = applied(files, "gan", &record);
    assert_eq!(files["cases/gan.toml"].matches("[[case]]").count(), 2);
    let compilation = seeds::compile(&crate::project::bytes(&files));
    let bytes = compilation.corpus.expect("cases are no part of what is compiled");
    let corpus = policy::Corpus::decode(&bytes).unwrap();
    let cases = [("gan.toml".to_owned(), files["cases/gan.toml"].clone().into_bytes())].into();
    let results = seeds::cases::run(&corpus.eligibility, &cases, seeds::Style::Plain);
    assert_eq!((results.passed, results.failed), (2, 0), "{}", results.text);
}

/// A benefit of the second sentence, with another topic and other conditions.
fn allowance() -> BenefitForm {
    let node = "gan.p1.s2";
    BenefitForm {
        title: "疗休养补助".to_owned(),
        summary: "每户每年最高3000元，由市总工会列支。".to_owned(),
        topics: vec!["rest".to_owned()],
        quote: quote(node, "每户每年最高3000元，由市总工会列支。"),
        strength_quote: quote(node, "由市总工会列支"),
        target: Conditions::List {
            any: false,
            parts: vec![condition("employment", Test::Is(vec!["enterprise".to_owned()]), None)],
        },
        amount: None,
        ..subsidy()
    }
}

#[test]
fn a_trial_for_a_wish_asks_only_what_it_needs() {
    let files = saved(saved(gan(), subsidy()), allowance());
    let run = |scope: &TrialScope, given: &[TrialAnswer]| {
        trial::run(&files, "gan", scope, given, "2021-06-01").expect("it compiles")
    };
    let titles = |trial: &Trial| -> Vec<String> {
        trial.verdicts.iter().map(|verdict| verdict.title.clone()).collect()
    };
    let all = run(&TrialScope::Everything, &[]);
    assert_eq!(titles(&all), ["困难职工补助", "疗休养补助"]);
    let wishes: Vec<&str> = all.wishes.iter().map(|wish| wish.id.as_str()).collect();
    assert_eq!(wishes, ["certificate", "security", "unsure"]);
    assert_eq!(all.wishes[1].label, "社保、退休、休假、疗休养");

    // The wish determines who asks.
    let subsidies = TrialScope::Wish("certificate".to_owned());
    let first = run(&subsidies, &[]);
    assert_eq!(titles(&first), ["困难职工补助"]);
    assert!(first.answered.is_empty());
    assert_eq!(first.next.map(|question| question.fact), Some("hardship".to_owned()));
    let given = |fact: &str, answer: &str| TrialAnswer { fact: fact.to_owned(), answer: answer.to_owned() };
    let answers = [given("who", "employer"), given("hardship", "hardship_worker")];
    let last = run(&subsidies, &answers);
    assert_eq!((&*last.verdicts[0].key, last.next.is_none(), last.answered.len()), ("met", true, 1));

    let rest = run(&TrialScope::Wish("security".to_owned()), &[]);
    assert_eq!(rest.next.map(|question| question.fact), Some("employment".to_owned()));
    // An unknown wish evaluates all benefits.
    assert_eq!(run(&TrialScope::Wish("gone".to_owned()), &[]), all);

    // A case includes the answer that the wish implies.
    let record = BenefitsEdit::RecordCase {
        name: "困难职工".to_owned(),
        scope: subsidies,
        answers: vec![given("hardship", "hardship_worker")],
        as_of: "2021-06-01".to_owned(),
    };
    let files = applied(files, "gan", &record);
    let case = &files["cases/gan.toml"];
    assert!(case.contains("who = \"person\"\n") && case.contains("gan-p1 = \"met\"\n"), "{case}");
}

#[test]
fn a_case_recorded_for_a_wish_holds_for_the_other_benefits_too() {
    let insured = |years| Conditions::List {
        any: false,
        parts: vec![condition(
            "insured_years",
            Test::Number { bound: ComparisonOperator::AtLeast, number: years, months: 0 },
            None,
        )],
    };
    let files = saved(gan(), BenefitForm { target: insured(3), ..subsidy() });
    let files = saved(files, BenefitForm { target: insured(5), ..allowance() });
    let scope = TrialScope::Wish("certificate".to_owned());
    let run = |given: &[TrialAnswer]| trial::run(&files, "gan", &scope, given, "2021-06-01").unwrap();
    let mut answers = vec![TrialAnswer { fact: "employment".to_owned(), answer: "enterprise".to_owned() }];
    // The wish needs no more than 满3年. The other benefit begins at 5 years.
    let question = run(&answers).next.expect("there is a question");
    let option = question
        .options
        .iter()
        .find(|option| option.label.contains('3') && !option.label.starts_with('不'))
        .expect("it is offered");
    answers.push(TrialAnswer { fact: question.fact, answer: option.id.clone() });
    assert_eq!(run(&answers).verdicts[0].key, "met");
    let name = "参保满3年".to_owned();
    let record =
        BenefitsEdit::RecordCase { name, scope: scope.clone(), answers, as_of: "2021-06-01".to_owned() };
    let files = applied(files.clone(), "gan", &record);
    let failed: Vec<_> =
        crate::view::findings(&files).into_iter().filter(|one| one.path == "cases/gan.toml").collect();
    assert!(failed.is_empty(), "{failed:?}\n{}", files["cases/gan.toml"]);
}

#[test]
fn a_trial_of_a_project_with_errors_is_rejected() {
    let mut form = subsidy();
    form.gives = Some(Gives::Duty);
    let files = saved(gan(), form);
    let run = |files: &ProjectFiles, day| trial::run(files, "gan", &TrialScope::Everything, &[], day);
    let error = run(&files, "2021-06-01").expect_err("a duty is not for persons");
    assert!(error.contains("检查"), "{error}");
    assert!(run(&gan(), "昨天").expect_err("no day").contains("不是日期"));
}

#[test]
fn the_preview_shows_the_edition() {
    let reading = reading_edition(SOURCE, "gan", "甘省");
    let page = |files: &ProjectFiles| crate::publish::preview(files, "gan", None).expect("it is shown");
    assert!(page(&reading).contains("阅读版"));
    assert!(!page(&saved(gan(), subsidy())).contains("阅读版"));
}

#[test]
fn failed_cases_are_findings() {
    let files = saved(gan(), subsidy());
    let given = |fact: &str, answer: &str| TrialAnswer { fact: fact.to_owned(), answer: answer.to_owned() };
    let record = BenefitsEdit::RecordCase {
        name: "困难职工".to_owned(),
        scope: TrialScope::Everything,
        answers: vec![given("who", "person"), given("hardship", "hardship_worker")],
        as_of: "2021-06-01".to_owned(),
    };
    let files = applied(files, "gan", &record);
    let error_of = |files: &ProjectFiles| {
        let found = crate::view::findings(files);
        found
            .into_iter()
            .filter(|one| one.path == "cases/gan.toml")
            .map(|one| one.message)
            .collect::<Vec<_>>()
    };
    assert_eq!(error_of(&files), [""; 0]);
    let mut form = read(&files, "gan").unwrap().benefits.remove(0);
    form.strength = Some(StrengthKind::ProviderMay);
    assert_eq!(error_of(&saved(files, form)), ["记下的例子里有1个和现在的规则不一样"]);
}

/// The sample document in the full edition, with one benefit.
#[test]
fn the_sample_becomes_a_full_edition() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let source = std::fs::read_to_string(root.join("tests/sample/received.txt")).expect("it can be read");
    let files = full_edition(&source, "sample", "示例省");
    let words = |text: &str| quote("sample.1.s1", text);
    let part = |fact: &str, test, text: &str| condition(fact, test, words(text));
    let units = ["enterprise", "tech_school", "institution", "other_unit"].map(str::to_owned).to_vec();
    let whole = "依法参加失业保险３年以上、取得职业资格证书的在职职工，可申请技能提升补贴，每人一次性２０００元，所需资金从失业保险基金中列支。";
    let form = BenefitForm {
        title: "技能提升补贴".to_owned(),
        summary: "参加失业保险3年以上、取得职业资格证书的在职职工，可申请技能提升补贴，每人一次性2000元。"
            .to_owned(),
        audiences: vec!["worker".to_owned()],
        topics: vec!["subsidy".to_owned()],
        gives: Some(Gives::Money),
        quote: words(whole),
        strength: Some(StrengthKind::ApplicantMay),
        strength_quote: words("可申请技能提升补贴"),
        target: Conditions::List {
            any: false, parts: vec![part("employment", Test::Is(units), "在职职工")]
        },
        condition: Conditions::List {
            any: false,
            parts: vec![
                part(
                    "insured_years",
                    Test::Number { bound: ComparisonOperator::AtLeast, number: 3, months: 0 },
                    "依法参加失业保险３年以上",
                ),
                part("certificates", Test::Has(vec!["qualification".to_owned()]), "取得职业资格证书"),
            ],
        },
        amount: Some(Amount {
            kind: AmountKind::Fixed,
            number: "2000".to_owned(),
            per: Per::Person,
            recurrence: Recurrence::Once,
            quote: words("每人一次性２０００元"),
            ..Amount::default()
        }),
        fund: words("失业保险基金"),
        ..BenefitForm::default()
    };
    let files = applied(files, "sample", &BenefitsEdit::Save(Box::new(form)));
    let nodes: Vec<String> = read(&files, "sample")
        .expect("it can be read")
        .measures
        .iter()
        .flat_map(|measure| &measure.sentences)
        .filter(|sentence| !sentence.uncovered.is_empty())
        .map(|sentence| sentence.node.clone())
        .collect();
    let reason = "试一试，先不写".to_owned();
    let files = applied(files, "sample", &BenefitsEdit::SetNoBenefit { sentences: nodes, reason });
    let found = errors_and_drafts(&files);
    assert!(found.iter().all(|one| one.contains("nobody has said what the number")), "{found:?}");
    let answers = [
        ("who", "person"),
        ("employment", "enterprise"),
        ("insured_years", "36"),
        ("certificates", "qualification"),
    ];
    let given: Vec<TrialAnswer> = answers
        .map(|(fact, answer)| TrialAnswer { fact: fact.to_owned(), answer: answer.to_owned() })
        .to_vec();
    let everything = TrialScope::Everything;
    let trial = trial::run(&files, "sample", &everything, &given, "2020-06-01").expect("it compiles");
    assert_eq!(trial.verdicts[0].key, "met", "{trial:?}");
}

/// The project's own files are parsed completely, and saving a form without changes keeps them.
#[test]
fn the_projects_own_rules_are_parsed_and_kept() {
    let files = crate::project::own_seeds();
    let view = read(&files, "heilongjiang").expect("it can be read");
    assert_eq!(view.measures.len(), 29);
    let open =
        view.measures.iter().flat_map(|measure| &measure.sentences).find(|one| !one.uncovered.is_empty());
    assert_eq!(open, None);
    assert!(view.benefits.iter().all(|form| form.gives.is_some() && form.strength.is_some()));
    for form in view.benefits.iter().step_by(10) {
        let put = BenefitsEdit::Save(Box::new(form.clone()));
        let changed = edit(&files, "heilongjiang", &put).expect("it is written already");
        assert_eq!(changed, ProjectFiles::new(), "{}", form.id);
    }
}
