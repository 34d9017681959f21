//! Tries the rules out as they stand: the next question, and the verdict on each benefit. A try can be kept as a case.

use policy::eligibility::{Asked, Choice, Choices, Evaluation, Leads, Proof, Status, evaluate};
use policy::model::rules::{Answer, Answers, BenefitIndex, Eligibility, FactIndex, FactKind};
use policy::{Corpus, Date, Document};
use seeds::{Language, Style, cases};
use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, Value, value};
use workbench_messages::benefits::{Answered, Given, Named, Part, Question, Trial, TrialScope, Verdict};
use workbench_messages::{Finding, ProjectFiles, Severity};

use crate::project;

/// The folder of a project's cases.
const CASES: &str = "cases/";

/// The question who asks, which is the first of all.
const WHO: FactIndex = FactIndex(0);

/// What comes of answers about something, on a day.
///
/// # Errors
/// In Chinese, where the project cannot be compiled.
pub fn attempt(
    files: &ProjectFiles,
    id: &str,
    scope: &TrialScope,
    given: &[Given],
    as_of: &str,
) -> Result<Trial, String> {
    with_rules(files, id, |corpus, document, own| {
        let rules = &corpus.eligibility;
        let wish = wish(rules, scope);
        let wishes = wishes(rules, own);
        let benefits = in_wish(rules, wish, own);
        let (answers, answered) = answers(rules, wish, given);
        let day = day(as_of)?;
        let evaluation = match evaluate(rules, &answers, day) {
            Ok(evaluation) => evaluation,
            Err(contradiction) => {
                let contradiction = Some(contradiction.message.to_owned());
                return Ok(Trial { wishes, answered, contradiction, ..Trial::default() });
            }
        };
        let next = next(&evaluation, wish, &benefits).map(|fact| question(&evaluation, fact, &benefits));
        let verdicts = benefits.iter().map(|benefit| verdict(&evaluation, document, *benefit)).collect();
        Ok(Trial { wishes, answered, contradiction: None, next, verdicts })
    })
}

/// The wish that is asked about; nothing for everything, and for a wish that is no longer there.
fn wish(rules: &Eligibility<'_>, scope: &TrialScope) -> Option<u8> {
    match scope {
        TrialScope::Everything => None,
        TrialScope::Wish(id) => rules.wish_index(id),
    }
}

/// The wishes that some of the benefits answer, as the site lists them.
fn wishes(rules: &Eligibility<'_>, own: &[BenefitIndex]) -> Vec<Named> {
    let listed = rules.listed_wishes().map(|(_, wish)| wish);
    let answered = listed.filter(|wish| wish.benefits.iter().any(|benefit| own.contains(benefit)));
    answered.map(|wish| Named { id: wish.id.to_owned(), label: wish.label.to_owned() }).collect()
}

/// Those of the benefits that answer a wish.
fn in_wish(rules: &Eligibility<'_>, wish: Option<u8>, own: &[BenefitIndex]) -> Vec<BenefitIndex> {
    let Some(wish) = wish.and_then(|at| rules.wish(at)) else { return own.to_vec() };
    own.iter().copied().filter(|benefit| wish.benefits.contains(benefit)).collect()
}

/// Compiles a project and hands the benefits of a document over.
fn with_rules<T>(
    files: &ProjectFiles,
    id: &str,
    work: impl FnOnce(&Corpus<'_>, &Document<'_>, &[BenefitIndex]) -> Result<T, String>,
) -> Result<T, String> {
    let compilation = seeds::compile(&project::bytes(files));
    let bytes = compilation.corpus.ok_or("工程里有错误，试不了：请先到“检查”里改正")?;
    let corpus = Corpus::decode(&bytes).map_err(|_| "编好的内容读不出来，请刷新页面再试")?;
    let at = corpus.documents.iter().position(|document| document.id == id);
    let at = at.ok_or_else(|| format!("工程里没有“{id}”"))?;
    let rules = &corpus.eligibility;
    let is_own = |source: u8| {
        rules.sources.get(usize::from(source)).is_some_and(|source| usize::from(source.document) == at)
    };
    let own = rules.benefits().filter(|(_, benefit)| is_own(benefit.source)).map(|(index, _)| index);
    let own: Vec<BenefitIndex> = own.collect();
    work(&corpus, &corpus.documents[at], &own)
}

fn day(as_of: &str) -> Result<Date, String> {
    as_of.parse().map_err(|_| format!("“{as_of}”不是日期：请写成 2020-06-01 的样子"))
}

/// The answers that can still be given, and those in words. What the questions no longer have is passed over, and who
/// asks where the wish says it.
fn answers(rules: &Eligibility<'_>, wish: Option<u8>, given: &[Given]) -> (Answers, Vec<Answered>) {
    let mut answers = Answers::default();
    if let Some(wish) = wish {
        rules.choose_wish(wish, &mut answers);
    }
    let mut words = Vec::new();
    for Given { fact, answer } in given {
        let Some(index) = rules.fact_index(fact).filter(|fact| wish.is_none() || *fact != WHO) else {
            continue;
        };
        let told = rules.fact(index);
        let Some(answer) = told.decode_answer(answer) else { continue };
        if answers.set(rules, index, answer).is_ok() {
            words.push(Answered {
                fact: fact.clone(),
                label: told.label.to_owned(),
                words: told.answer_words(answer),
            });
        }
    }
    (answers, words)
}

/// The question that comes next, as the site asks it. A screen of the site that covers several questions is left out:
/// they are asked one by one.
fn next(evaluation: &Evaluation<'_, '_>, wish: Option<u8>, benefits: &[BenefitIndex]) -> Option<FactIndex> {
    const EVERY_GATE: u64 = u64::MAX;
    match evaluation.next_screen(wish, benefits, EVERY_GATE).asked? {
        Asked::Fact(fact) => Some(fact),
        Asked::Gate(..) => None,
    }
}

fn question(evaluation: &Evaluation<'_, '_>, fact: FactIndex, benefits: &[BenefitIndex]) -> Question {
    let told = evaluation.rules().fact(fact);
    let (is_several, mut options) = match evaluation.choices(fact, benefits) {
        Choices::Several(_) => (
            true,
            told.options()
                .iter()
                .map(|option| Named { id: option.id.to_owned(), label: option.label.to_owned() })
                .collect(),
        ),
        Choices::One(choices) => (false, buttons(evaluation, fact, &choices)),
    };
    let none = Named { id: "0".to_owned(), label: "都没有".to_owned() };
    let unknown = Named { id: "_".to_owned(), label: "不清楚".to_owned() };
    options.extend(is_several.then_some(none));
    options.push(unknown);
    Question {
        fact: told.id.to_owned(),
        words: told.question.to_owned(),
        help: told.help.to_owned(),
        is_several,
        options,
    }
}

/// The buttons of a question of which one answers, those behind others included.
fn buttons(evaluation: &Evaluation<'_, '_>, fact: FactIndex, choices: &[Choice]) -> Vec<Named> {
    let told = evaluation.rules().fact(fact);
    let mut named = Vec::new();
    for Choice { label, leads, .. } in choices {
        match leads {
            Leads::Answer(answer) | Leads::Exact(answer) => {
                named.push(Named { id: told.encode_answer(*answer), label: label.clone() });
            }
            Leads::More(_, inner) => named.extend(buttons(evaluation, fact, inner)),
            Leads::Tick(..) => {}
        }
    }
    named
}

fn verdict(evaluation: &Evaluation<'_, '_>, document: &Document<'_>, index: BenefitIndex) -> Verdict {
    let benefit = evaluation.rules().benefit(index);
    let verdict = evaluation.verdict(index);
    let mut parts = Vec::new();
    for proof in evaluation.proof(index).into_iter().flatten() {
        add_parts(evaluation, document, &proof, &mut parts);
    }
    Verdict {
        title: benefit.title.to_owned(),
        key: verdict.key().to_owned(),
        words: verdict.name().to_owned(),
        quote: document.quoted(benefit.quote).to_owned(),
        parts,
    }
}

fn add_parts(evaluation: &Evaluation<'_, '_>, document: &Document<'_>, proof: &Proof, parts: &mut Vec<Part>) {
    let words = evaluation.rules().condition_words(proof.condition);
    if !words.is_empty() {
        let status = match proof.status {
            Status::True => "对上了",
            Status::False => "对不上",
            Status::NotApplicable => "不适用",
            Status::Unlisted => "没写明算不算",
            Status::Open => "还没答",
        };
        let quote = document.quoted(proof.quote).to_owned();
        parts.push(Part { words, status: status.to_owned(), quote });
    }
    proof.parts.iter().for_each(|part| add_parts(evaluation, document, part, parts));
}

/// The changed file of cases: these answers, with the verdicts that they have now.
///
/// # Errors
/// In Chinese, where the project cannot be compiled, nothing was answered or the answers do not go together.
pub fn record(
    files: &ProjectFiles,
    id: &str,
    name: &str,
    scope: &TrialScope,
    given: &[Given],
    as_of: &str,
) -> Result<ProjectFiles, String> {
    let name = name.trim();
    if name.is_empty() {
        return Err("请给这个例子起个名字，如“参保满3年的在职职工”".to_owned());
    }
    let path = format!("{CASES}{id}.toml");
    let case = with_rules(files, id, |corpus, _, benefits| {
        let rules = &corpus.eligibility;
        let (answers, _) = answers(rules, wish(rules, scope), given);
        let evaluation = evaluate(rules, &answers, day(as_of)?)
            .map_err(|contradiction| format!("回答互相对不上，记不下来：{}", contradiction.message))?;
        let mut case = Table::new();
        case["name"] = value(name);
        case["as_of"] = value(as_of);
        let mut told = Table::new();
        for (fact, answer) in answers.iter() {
            told[rules.fact(fact).id] = Item::Value(answer_value(rules, fact, answer));
        }
        case["answers"] = Item::Table(told);
        let mut verdicts = Table::new();
        for benefit in benefits {
            verdicts[rules.benefit(*benefit).id] = value(evaluation.verdict(*benefit).key());
        }
        case["verdicts"] = Item::Table(verdicts);
        Ok(case)
    })?;
    let text = files.get(&path).map_or("", String::as_str);
    let mut file: DocumentMut =
        text.parse().map_err(|error: toml_edit::TomlError| crate::entries::broken(&path, &error))?;
    let cases = file.entry("case").or_insert_with(|| Item::ArrayOfTables(toml_edit::ArrayOfTables::new()));
    let cases = cases.as_array_of_tables_mut().ok_or_else(|| crate::entries::broken(&path, &"[[case]]"))?;
    cases.push(case);
    Ok([(path, file.to_string())].into())
}

/// What the cases of a project say of its rules: one finding for each file of which some do not hold.
#[must_use]
pub fn failures(files: &ProjectFiles, corpus: Option<&[u8]>) -> Vec<Finding> {
    let Some(corpus) = corpus.and_then(|bytes| Corpus::decode(bytes).ok()) else { return Vec::new() };
    let own = files.iter().filter(|(path, _)| path.starts_with(CASES));
    let failure = |(path, text): (&String, &String)| {
        let case = [(path.clone(), text.clone().into_bytes())].into();
        let results = cases::run_some(
            &corpus.eligibility,
            &case,
            cases::Which::OfKnownBenefits,
            Language::Chinese,
            Style::Plain,
        );
        (results.failed > 0).then(|| Finding {
            severity: Severity::Note,
            path: path.clone(),
            line: None,
            message: format!("记下的例子里有{}个和现在的规则不一样", results.failed),
            hint: format!("先重读原文，再决定改规则还是改例子。{}", results.text.trim()),
        })
    };
    own.filter_map(failure).collect()
}

/// An answer as case files have it. A range is told by its least: all of it counts alike.
fn answer_value(rules: &Eligibility<'_>, fact: FactIndex, answer: Answer) -> Value {
    let fact = rules.fact(fact);
    let is_duration = matches!(fact.kind, FactKind::Duration(_));
    let ids = |bits: u64| {
        let held = fact.options().iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
        held.map(|(_, option)| option.id).collect::<Array>()
    };
    match answer {
        Answer::Unknown => Value::from("unknown"),
        Answer::Option(at) => Value::from(fact.options().get(usize::from(at)).map_or("", |option| option.id)),
        Answer::Options { held, unknown: 0 } => Value::Array(ids(held)),
        Answer::Options { held, unknown } => {
            let mut both = InlineTable::new();
            both.insert("has", Value::Array(ids(held)));
            both.insert("unknown", Value::Array(ids(unknown)));
            Value::InlineTable(both)
        }
        Answer::YesNo(yes) => Value::from(yes),
        Answer::Number(months) | Answer::Between(months, _) if is_duration => {
            let mut length = InlineTable::new();
            length.insert("years", Value::from(i64::from(months / 12)));
            length.insert("months", Value::from(i64::from(months % 12)));
            Value::InlineTable(length)
        }
        Answer::Number(number) | Answer::Between(number, _) => Value::from(i64::from(number)),
        Answer::Date(day) => Value::from(day.to_string()),
        Answer::DaysBetween(_, last) => Value::from(last.to_string()),
    }
}
