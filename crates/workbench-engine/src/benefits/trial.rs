//! Trials (试一试): evaluates the current rules for some answers, and records test cases.

use policy::eligibility::{
    Choice, ChoiceEffect, Choices, Evaluation, InterviewStep, Proof, Status, evaluate,
};
use policy::model::rules::{Answer, Answers, BenefitIndex, Eligibility, FactIndex, FactKind};
use policy::{Corpus, Date, Document};
use seeds::{Language, Style, cases};
use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, Value, value};
use workbench_messages::benefits::{
    AnsweredQuestion, BenefitVerdict, ConditionResult, LabelledOption, Question, Trial, TrialAnswer,
    TrialScope,
};
use workbench_messages::{Finding, ProjectFiles, Severity};

use crate::project;

/// The folder of a project's test cases.
const CASES: &str = "cases/";

/// The question who asks, which is always the first.
const WHO: FactIndex = FactIndex(0);

/// Evaluates the rules for some answers on a date.
///
/// # Errors
/// In Chinese, if the project does not compile or the date is invalid.
pub fn run(
    files: &ProjectFiles,
    id: &str,
    scope: &TrialScope,
    trial_answers: &[TrialAnswer],
    as_of: &str,
) -> Result<Trial, String> {
    with_rules(files, id, |corpus, document, document_benefits| {
        let rules = &corpus.eligibility;
        let wish = wish(rules, scope);
        let wishes = wishes(rules, document_benefits);
        let benefits = benefits_for(rules, wish, document_benefits);
        let (answers, answered) = answers(rules, wish, trial_answers);
        let day = day(as_of)?;
        let evaluation = match evaluate(rules, &answers, day) {
            Ok(evaluation) => evaluation,
            Err(contradiction) => {
                let contradiction = Some(contradiction.message.to_owned());
                return Ok(Trial { wishes, answered, contradiction, ..Trial::default() });
            }
        };
        let next =
            next_question(&evaluation, wish, &benefits).map(|fact| question(&evaluation, fact, &benefits));
        let verdicts = benefits.iter().map(|benefit| verdict(&evaluation, document, *benefit)).collect();
        Ok(Trial { wishes, answered, contradiction: None, next, verdicts })
    })
}

/// The index of the wish in scope; `None` for all benefits or an unknown wish.
fn wish(rules: &Eligibility<'_>, scope: &TrialScope) -> Option<u8> {
    match scope {
        TrialScope::Everything => None,
        TrialScope::Wish(id) => rules.wish_index(id),
    }
}

/// The wishes to which the document has a benefit, in the order of the site.
fn wishes(rules: &Eligibility<'_>, document_benefits: &[BenefitIndex]) -> Vec<LabelledOption> {
    let listed = rules.listed_wishes().map(|(_, wish)| wish);
    let answered =
        listed.filter(|wish| wish.benefits.iter().any(|benefit| document_benefits.contains(benefit)));
    answered.map(|wish| LabelledOption { id: wish.id.to_owned(), label: wish.label.to_owned() }).collect()
}

/// The benefits of the document for a wish.
fn benefits_for(
    rules: &Eligibility<'_>,
    wish: Option<u8>,
    document_benefits: &[BenefitIndex],
) -> Vec<BenefitIndex> {
    let Some(wish) = wish.and_then(|at| rules.wish(at)) else { return document_benefits.to_vec() };
    document_benefits.iter().copied().filter(|benefit| wish.benefits.contains(benefit)).collect()
}

/// Compiles a project and calls `work` with the benefits of a document.
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
    let document_benefits =
        rules.benefits().filter(|(_, benefit)| is_own(benefit.source)).map(|(index, _)| index);
    let document_benefits: Vec<BenefitIndex> = document_benefits.collect();
    work(&corpus, &corpus.documents[at], &document_benefits)
}

fn day(as_of: &str) -> Result<Date, String> {
    as_of.parse().map_err(|_| format!("“{as_of}”不是日期：请写成 2020-06-01 的样子"))
}

/// The valid answers, for the rules and for display. Answers to unknown questions are skipped, and who asks is skipped
/// if the wish determines it.
fn answers(
    rules: &Eligibility<'_>,
    wish: Option<u8>,
    trial_answers: &[TrialAnswer],
) -> (Answers, Vec<AnsweredQuestion>) {
    let mut answers = Answers::default();
    if let Some(wish) = wish {
        rules.choose_wish(wish, &mut answers);
    }
    let mut answered = Vec::new();
    for TrialAnswer { fact, answer } in trial_answers {
        let Some(index) = rules.fact_index(fact).filter(|fact| wish.is_none() || *fact != WHO) else {
            continue;
        };
        let fact_data = rules.fact(index);
        let Some(answer) = fact_data.decode_answer(answer) else { continue };
        if answers.set(rules, index, answer).is_ok() {
            answered.push(AnsweredQuestion {
                fact: fact.clone(),
                label: fact_data.label.to_owned(),
                text: fact_data.answer_words(answer),
            });
        }
    }
    (answers, answered)
}

/// The next question, in the order of the site. Screens that cover several questions are skipped: the questions are
/// asked one by one.
fn next_question(
    evaluation: &Evaluation<'_, '_>,
    wish: Option<u8>,
    benefits: &[BenefitIndex],
) -> Option<FactIndex> {
    const EVERY_GATE: u64 = u64::MAX;
    match evaluation.next_screen(wish, benefits, EVERY_GATE).step? {
        InterviewStep::Fact(fact) => Some(fact),
        InterviewStep::Gate(..) => None,
    }
}

fn question(evaluation: &Evaluation<'_, '_>, fact: FactIndex, benefits: &[BenefitIndex]) -> Question {
    let fact_data = evaluation.rules().fact(fact);
    let (is_several, mut options) = match evaluation.choices(fact, benefits) {
        Choices::Several(_) => (
            true,
            fact_data
                .options()
                .iter()
                .map(|option| LabelledOption { id: option.id.to_owned(), label: option.label.to_owned() })
                .collect(),
        ),
        Choices::One(choices) => (false, answer_options(evaluation, fact, &choices)),
    };
    let none_option = LabelledOption { id: "0".to_owned(), label: "都没有".to_owned() };
    let unknown_option = LabelledOption { id: "_".to_owned(), label: "不清楚".to_owned() };
    options.extend(is_several.then_some(none_option));
    options.push(unknown_option);
    Question {
        fact: fact_data.id.to_owned(),
        text: fact_data.question.to_owned(),
        help: fact_data.help.to_owned(),
        is_several,
        options,
    }
}

/// The options of a question with one answer, including nested ones.
fn answer_options(
    evaluation: &Evaluation<'_, '_>,
    fact: FactIndex,
    choices: &[Choice],
) -> Vec<LabelledOption> {
    let fact_data = evaluation.rules().fact(fact);
    let mut named = Vec::new();
    for Choice { label, effect, .. } in choices {
        match effect {
            ChoiceEffect::Answer(answer) | ChoiceEffect::Exact(answer) => {
                named.push(LabelledOption { id: fact_data.encode_answer(*answer), label: label.clone() });
            }
            ChoiceEffect::More(_, inner) => named.extend(answer_options(evaluation, fact, inner)),
            ChoiceEffect::Tick(..) => {}
        }
    }
    named
}

fn verdict(evaluation: &Evaluation<'_, '_>, document: &Document<'_>, index: BenefitIndex) -> BenefitVerdict {
    let benefit = evaluation.rules().benefit(index);
    let verdict = evaluation.verdict(index);
    let mut conditions = Vec::new();
    for proof in evaluation.proof(index).into_iter().flatten() {
        add_condition_results(evaluation, document, &proof, &mut conditions);
    }
    BenefitVerdict {
        title: benefit.title.to_owned(),
        key: verdict.key().to_owned(),
        text: verdict.name().to_owned(),
        quote: document.quoted(benefit.quote).to_owned(),
        conditions,
    }
}

fn add_condition_results(
    evaluation: &Evaluation<'_, '_>,
    document: &Document<'_>,
    proof: &Proof,
    results: &mut Vec<ConditionResult>,
) {
    let text = evaluation.rules().condition_words(proof.condition);
    if !text.is_empty() {
        let status = match proof.status {
            Status::True => "对上了",
            Status::False => "对不上",
            Status::NotApplicable => "不适用",
            Status::Unlisted => "没写明算不算",
            Status::Open => "还没答",
        };
        let quote = document.quoted(proof.quote).to_owned();
        results.push(ConditionResult { text, status: status.to_owned(), quote });
    }
    proof.parts.iter().for_each(|part| add_condition_results(evaluation, document, part, results));
}

/// Adds a test case to the file of cases; returns the changed file.
///
/// # Errors
/// In Chinese, if the project does not compile, the name is empty, or the answers contradict each other.
pub fn record_case(
    files: &ProjectFiles,
    id: &str,
    name: &str,
    scope: &TrialScope,
    trial_answers: &[TrialAnswer],
    as_of: &str,
) -> Result<ProjectFiles, String> {
    let name = name.trim();
    if name.is_empty() {
        return Err("请给这个例子起个名字，如“参保满3年的在职职工”".to_owned());
    }
    let path = format!("{CASES}{id}.toml");
    let case = with_rules(files, id, |corpus, _, benefits| {
        let rules = &corpus.eligibility;
        let (given, _) = answers(rules, wish(rules, scope), trial_answers);
        // The verdicts are those of the answers as the file has them: benefits outside of the scope may divide a range.
        let mut answers = Answers::default();
        for (fact, answer) in given.iter() {
            let written = match answer {
                Answer::Between(least, _) => Answer::Number(least),
                Answer::DaysBetween(_, last) => Answer::Date(last),
                exact => exact,
            };
            // A value of a valid range is valid.
            let _ = answers.set(rules, fact, written);
        }
        let evaluation = evaluate(rules, &answers, day(as_of)?)
            .map_err(|contradiction| format!("回答互相对不上，记不下来：{}", contradiction.message))?;
        let mut case = Table::new();
        case["name"] = value(name);
        case["as_of"] = value(as_of);
        let mut answers_table = Table::new();
        for (fact, answer) in answers.iter() {
            answers_table[rules.fact(fact).id] = Item::Value(answer_value(rules, fact, answer));
        }
        case["answers"] = Item::Table(answers_table);
        let mut verdicts = Table::new();
        for benefit in benefits {
            verdicts[rules.benefit(*benefit).id] = value(evaluation.verdict(*benefit).key());
        }
        case["verdicts"] = Item::Table(verdicts);
        Ok(case)
    })?;
    let text = files.get(&path).map_or("", String::as_str);
    let mut file: DocumentMut =
        text.parse().map_err(|error: toml_edit::TomlError| crate::entries::invalid_file(&path, &error))?;
    let cases = file.entry("case").or_insert_with(|| Item::ArrayOfTables(toml_edit::ArrayOfTables::new()));
    let cases =
        cases.as_array_of_tables_mut().ok_or_else(|| crate::entries::invalid_file(&path, &"[[case]]"))?;
    cases.push(case);
    Ok([(path, file.to_string())].into())
}

/// Runs the test cases of a project: one finding for each file with failed cases.
#[must_use]
pub fn failures(files: &ProjectFiles, corpus: Option<&[u8]>) -> Vec<Finding> {
    let Some(corpus) = corpus.and_then(|bytes| Corpus::decode(bytes).ok()) else { return Vec::new() };
    let case_files = files.iter().filter(|(path, _)| path.starts_with(CASES));
    let failure = |(path, text): (&String, &String)| {
        let case = [(path.clone(), text.clone().into_bytes())].into();
        let results = cases::run_some(
            &corpus.eligibility,
            &case,
            cases::CaseSelection::OfKnownBenefits,
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
    case_files.filter_map(failure).collect()
}

/// An answer as case files encode it. A range is represented by its minimum.
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
