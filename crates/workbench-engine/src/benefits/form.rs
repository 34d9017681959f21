//! A `[[benefit]]`: from TOML to the form and back. Only changed values are written.

use toml_edit::{Array, InlineTable, Item, Table, Value};
use workbench_messages::benefits::{
    Amount, AmountKind, BenefitForm, BenefitTerm, Gives, Per, Quota, Quote, Recurrence, StrengthKind,
};

use super::conditions;
use super::file::{item_text, parse_quote, quote};
use crate::entries::{Entry, set_value};

/// The keys that the form supports, and `draft`.
const KNOWN: [&str; 20] = [
    "id",
    "measure",
    "title",
    "summary",
    "audiences",
    "topics",
    "gives",
    "quote",
    "cut",
    "strength",
    "target",
    "condition",
    "amount",
    "payer",
    "payer_note",
    "fund",
    "quota",
    "term",
    "ambiguity",
    "draft",
];

/// Reads a benefit into its form.
pub fn read(entry: &Entry) -> BenefitForm {
    let table = &entry.table;
    let string = |key: &str| entry.text(key).unwrap_or("").to_owned();
    let strength = table.get("strength").and_then(Item::as_table_like);
    let strength_kind = strength.and_then(|table| table.get("kind")?.as_str());
    let strength_quote = strength.and_then(|table| quote_of(table.get("quote")?));
    let unsupported = table.iter().filter(|(key, _)| !KNOWN.contains(key));
    BenefitForm {
        id: string("id"),
        title: string("title"),
        summary: string("summary"),
        audiences: ids(table, "audiences"),
        topics: ids(table, "topics"),
        gives: GIVES.iter().find(|(_, key)| Some(*key) == entry.text("gives")).map(|(gives, _)| *gives),
        quote: table.get("quote").and_then(quote_of),
        cut: string("cut"),
        strength: STRENGTHS.iter().find(|(_, key)| Some(*key) == strength_kind).map(|(kind, _)| *kind),
        strength_quote,
        target: conditions::read(table, "target"),
        condition: conditions::read(table, "condition"),
        amount: table.get("amount").and_then(amount),
        payer: table.get("payer").and_then(quote_of),
        payer_note: string("payer_note"),
        fund: table.get("fund").and_then(quote_of),
        quota: table.get("quota").and_then(quota),
        term: table.get("term").and_then(term),
        ambiguity: string("ambiguity"),
        unsupported: unsupported.map(|(key, item)| format!("{key} = {}", item_text(item))).collect(),
    }
}

/// Writes a form into its entry. `measure` is the unit that contains the quote.
///
/// # Errors
/// In Chinese, if a value is missing or invalid.
pub fn write(entry: &mut Entry, form: &BenefitForm, measure: &str) -> Result<(), String> {
    let before = read(entry);
    let (gives, strength, default_quote) = required_values(form)?;
    entry.set("id", &form.id);
    entry.set("measure", measure);
    entry.set("title", form.title.trim());
    entry.set("summary", form.summary.trim());
    let table = &mut entry.table;
    if before.audiences != form.audiences || !table.contains_key("audiences") {
        set_value(table, "audiences", list(&form.audiences));
    }
    if before.topics != form.topics || !table.contains_key("topics") {
        set_value(table, "topics", list(&form.topics));
    }
    if before.gives != Some(gives) {
        set_value(table, "gives", Value::from(key_of(&GIVES, gives)));
    }
    write_quote(table, "quote", before.quote.as_ref(), Some(default_quote));
    write_string(table, "cut", &form.cut);
    let quote_value = form.strength_quote.as_ref().unwrap_or(default_quote);
    if before.strength != Some(strength) || before.strength_quote.as_ref() != Some(quote_value) {
        write_strength(table, strength, quote_value);
    }
    if before.target != form.target {
        conditions::write(table, "target", &form.target)?;
    }
    if before.condition != form.condition {
        conditions::write(table, "condition", &form.condition)?;
    }
    if before.amount != form.amount {
        write_amount(table, form.amount.as_ref(), default_quote)?;
    }
    write_quote(table, "payer", before.payer.as_ref(), form.payer.as_ref());
    write_string(table, "payer_note", &form.payer_note);
    write_quote(table, "fund", before.fund.as_ref(), form.fund.as_ref());
    if before.quota != form.quota {
        write_quota(table, form.quota.as_ref(), default_quote)?;
    }
    if before.term != form.term {
        write_term(table, form.term.as_ref(), default_quote)?;
    }
    write_string(table, "ambiguity", &form.ambiguity);
    Ok(())
}

/// The required values.
fn required_values(form: &BenefitForm) -> Result<(Gives, StrengthKind, &Quote), String> {
    let quote = form.quote.as_ref().ok_or("还没有引原文：请在左边选几个字，按“用选中的话”")?;
    for (text, missing) in
        [(&form.title, "请填名称，如“技能提升补贴”"), (&form.summary, "请用一句大白话写清楚给谁、给什么")]
    {
        if text.trim().is_empty() {
            return Err(missing.to_owned());
        }
    }
    for (ids, missing) in [(&form.audiences, "请选给谁"), (&form.topics, "请选归在哪个主题")] {
        if ids.is_empty() {
            return Err(missing.to_owned());
        }
    }
    let gives = form.gives.ok_or("请选给的是什么")?;
    let strength = form.strength.ok_or("请选文件说得多肯定")?;
    Ok((gives, strength, quote))
}

const GIVES: [(Gives, &str); 7] = [
    (Gives::Money, "money"),
    (Gives::Title, "title"),
    (Gives::Service, "service"),
    (Gives::Rest, "rest"),
    (Gives::Right, "right"),
    (Gives::Duty, "duty"),
    (Gives::Chance, "chance"),
];

const STRENGTHS: [(StrengthKind, &str); 7] = [
    (StrengthKind::Grants, "grants"),
    (StrengthKind::ApplicantMay, "applicant_may"),
    (StrengthKind::OwnChoice, "own_choice"),
    (StrengthKind::ByAgreement, "by_agreement"),
    (StrengthKind::ProviderMay, "provider_may"),
    (StrengthKind::Priority, "priority"),
    (StrengthKind::Aim, "aim"),
];

const AMOUNTS: [(AmountKind, &str); 6] = [
    (AmountKind::Fixed, "fixed"),
    (AmountKind::Cap, "cap"),
    (AmountKind::Share, "share"),
    (AmountKind::ShareRange, "share_range"),
    (AmountKind::ShareMin, "share_min"),
    (AmountKind::Unspecified, "unspecified"),
];

const PERS: [(Per, &str); 3] =
    [(Per::Unstated, "unstated"), (Per::Person, "person"), (Per::Enterprise, "enterprise")];

const RECURRENCES: [(Recurrence, &str); 3] =
    [(Recurrence::Unstated, "unstated"), (Recurrence::Once, "once"), (Recurrence::Monthly, "monthly")];

/// The TOML key of a choice.
fn key_of<T: Copy + PartialEq>(all: &[(T, &'static str)], one: T) -> &'static str {
    all.iter().find(|(other, _)| *other == one).map_or("", |(_, key)| *key)
}

fn ids(table: &Table, key: &str) -> Vec<String> {
    let array = table.get(key).and_then(Item::as_array);
    array.into_iter().flatten().filter_map(|id| id.as_str().map(str::to_owned)).collect()
}

fn list(ids: &[String]) -> Value {
    Value::Array(ids.iter().map(String::as_str).collect::<Array>())
}

fn quote_of(item: &Item) -> Option<Quote> {
    let (node, text) = parse_quote(item.as_table_like()?)?;
    Some(Quote { node, text })
}

fn write_quote(table: &mut Table, key: &str, before: Option<&Quote>, after: Option<&Quote>) {
    match after {
        same if same == before => {}
        Some(Quote { node, text }) => set_value(table, key, quote(node, text)),
        None => {
            table.remove(key);
        }
    }
}

fn write_string(table: &mut Table, key: &str, text: &str) {
    let before = table.get(key).and_then(Item::as_str).unwrap_or("");
    match text.trim() {
        same if same == before => {}
        "" => {
            table.remove(key);
        }
        text => set_value(table, key, Value::from(text)),
    }
}

/// Writes the strength; the value of `by` is kept.
fn write_strength(table: &mut Table, strength: StrengthKind, quote_value: &Quote) {
    let mut new = InlineTable::new();
    new.insert("kind", Value::from(key_of(&STRENGTHS, strength)));
    let by = table.get("strength").and_then(Item::as_table_like).and_then(|table| table.get("by")?.as_str());
    if let Some(by) = by {
        new.insert("by", Value::from(by));
    }
    new.insert("quote", quote(&quote_value.node, &quote_value.text));
    set_value(table, "strength", Value::InlineTable(new));
}

/// Parses an amount; `None` if its kind is unknown.
fn amount(item: &Item) -> Option<Amount> {
    let table = item.as_table_like()?;
    let string = |key: &str| table.get(key).and_then(Item::as_str);
    let kind = string("kind")?;
    let number = |key: &str| table.get(key).map(item_text);
    let range =
        number("min_percent").zip(number("max_percent")).map(|(least, most)| format!("{least}-{most}"));
    let per = PERS.iter().find(|(_, name)| Some(*name) == string("per"));
    let recurrence = RECURRENCES.iter().find(|(_, name)| Some(*name) == string("recurrence"));
    Some(Amount {
        kind: AMOUNTS.iter().find(|(_, key)| *key == kind).map(|(kind, _)| *kind)?,
        number: number("yuan").or_else(|| number("percent")).or(range).unwrap_or_default(),
        of: string("of").unwrap_or("").to_owned(),
        per: per.map(|(per, _)| *per).unwrap_or_default(),
        recurrence: recurrence.map(|(recurrence, _)| *recurrence).unwrap_or_default(),
        quote: table.get("quote").and_then(quote_of),
    })
}

/// Writes an amount; the value of `total_cap` is kept.
fn write_amount(table: &mut Table, amount: Option<&Amount>, default_quote: &Quote) -> Result<(), String> {
    let Some(amount) = amount else {
        table.remove("amount");
        return Ok(());
    };
    let total_cap = table.get("amount").and_then(Item::as_table_like).and_then(|old| old.get("total_cap"));
    let total_cap = total_cap.and_then(Item::as_value).cloned();
    let mut new = InlineTable::new();
    new.insert("kind", Value::from(key_of(&AMOUNTS, amount.kind)));
    let typed = amount.number.trim();
    match amount.kind {
        AmountKind::Fixed | AmountKind::Cap => {
            new.insert("yuan", Value::from(yuan(typed)?));
        }
        AmountKind::Share | AmountKind::ShareMin => {
            new.insert("percent", percent(typed)?);
        }
        AmountKind::ShareRange => {
            let (least, most) = typed.split_once(['-', '－', '~', '～', '至']).ok_or(RANGE)?;
            new.insert("min_percent", percent(least)?);
            new.insert("max_percent", percent(most)?);
        }
        AmountKind::Unspecified => {}
    }
    let is_share = matches!(amount.kind, AmountKind::Share | AmountKind::ShareMin | AmountKind::ShareRange);
    match (is_share, amount.of.trim()) {
        (true, "") => return Err("请填是什么的百分之几，用原文里的字，如“工资总额”".to_owned()),
        (true, of) => {
            new.insert("of", Value::from(of));
        }
        (false, _) => {}
    }
    if amount.per != Per::Unstated {
        new.insert("per", Value::from(key_of(&PERS, amount.per)));
    }
    if amount.recurrence != Recurrence::Unstated {
        new.insert("recurrence", Value::from(key_of(&RECURRENCES, amount.recurrence)));
    }
    if let Some(total_cap) = total_cap {
        new.insert("total_cap", total_cap);
    }
    let quote_value = amount.quote.as_ref().unwrap_or(default_quote);
    new.insert("quote", quote(&quote_value.node, &quote_value.text));
    set_value(table, "amount", Value::InlineTable(new));
    Ok(())
}

fn quota(item: &Item) -> Option<Quota> {
    let table = item.as_table_like()?;
    Some(Quota {
        count: item_text(table.get("count")?),
        every: table.get("every").and_then(Item::as_str).unwrap_or("").to_owned(),
        quote: table.get("quote").and_then(quote_of),
    })
}

fn write_quota(table: &mut Table, quota: Option<&Quota>, default_quote: &Quote) -> Result<(), String> {
    let Some(Quota { count, every, quote: quote_value }) = quota else {
        table.remove("quota");
        return Ok(());
    };
    let wrong = || format!("“{count}”不是名额的数目：请写整数，如 20");
    let number: u32 = positive(count, &['名', '个', '人', '户', '家', '项']).ok_or_else(wrong)?;
    let mut new = InlineTable::new();
    new.insert("count", Value::from(i64::from(number)));
    if !every.trim().is_empty() {
        new.insert("every", Value::from(every.trim()));
    }
    let quote_value = quote_value.as_ref().unwrap_or(default_quote);
    new.insert("quote", quote(&quote_value.node, &quote_value.text));
    set_value(table, "quota", Value::InlineTable(new));
    Ok(())
}

fn term(item: &Item) -> Option<BenefitTerm> {
    let table = item.as_table_like()?;
    Some(BenefitTerm {
        years: item_text(table.get("years")?),
        what: table.get("what").and_then(Item::as_str).unwrap_or("").to_owned(),
        quote: table.get("quote").and_then(quote_of),
    })
}

fn write_term(table: &mut Table, term: Option<&BenefitTerm>, default_quote: &Quote) -> Result<(), String> {
    let Some(BenefitTerm { years, what, quote: quote_value }) = term else {
        table.remove("term");
        return Ok(());
    };
    let wrong = || format!("“{years}”不是期限的年数：请写整数，如 4");
    let number: u16 = positive(years, &['年']).ok_or_else(wrong)?;
    if what.trim().is_empty() {
        return Err("请填是什么的期限，用原文里的字，如“管理期”".to_owned());
    }
    let mut new = InlineTable::new();
    new.insert("years", Value::from(i64::from(number)));
    new.insert("what", Value::from(what.trim()));
    let quote_value = quote_value.as_ref().unwrap_or(default_quote);
    new.insert("quote", quote(&quote_value.node, &quote_value.text));
    set_value(table, "term", Value::InlineTable(new));
    Ok(())
}

/// Parses a positive integer as typed, with or without its unit: `20`, `20名`.
fn positive<N: std::str::FromStr + Default + PartialEq>(typed: &str, units: &[char]) -> Option<N> {
    let digits = typed.trim().trim_end_matches(units).trim_end();
    digits.parse().ok().filter(|number| is_digits(digits) && *number != N::default())
}

const RANGE: &str = "百分数的范围请写成 1.5-2.5 的样子";

/// Parses yuan as typed: `3000`, `3,000元`, `1.5万`.
fn yuan(typed: &str) -> Result<i64, String> {
    let wrong = || format!("“{typed}”不是钱数：请写元数，如 3000，或 1.5万");
    let plain: String = typed.chars().filter(|c| !matches!(c, ',' | '，' | ' ')).collect();
    let plain = plain.trim_end_matches('元');
    let (digits, zeros) = plain.strip_suffix('万').map_or((plain, 0), |digits| (digits, 4));
    let (integer, part) = digits.split_once('.').unwrap_or((digits, ""));
    if part.len() > zeros || integer.is_empty() || ![integer, part].iter().all(|text| is_digits(text)) {
        return Err(wrong());
    }
    let yuan: u32 = format!("{integer}{part:0<zeros$}").parse().map_err(|_| wrong())?;
    Ok(i64::from(yuan))
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Parses a percentage as typed: `60`, `1.5%`.
fn percent(typed: &str) -> Result<Value, String> {
    let plain = typed.trim().trim_end_matches(['%', '％']);
    let (integer, part) = plain.split_once('.').unwrap_or((plain, ""));
    let is_percent =
        !integer.is_empty() && part.len() <= 1 && [integer, part].iter().all(|text| is_digits(text));
    let value = if part.is_empty() {
        integer.parse::<i64>().map(Value::from).ok()
    } else {
        plain.parse::<f64>().map(Value::from).ok()
    };
    value.filter(|_| is_percent).ok_or_else(|| format!("“{typed}”不是百分数：请写 60 或 1.5，小数最多一位"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::benefits::file::{self, EntryKind};
    use crate::entries::EntriesFile;

    const TEXT: &str = "[[benefit]]\nid = \"x-1\"\nmeasure = \"x.1\"\ntitle = \"补贴\" # 待问\nsummary = \"给补贴。\"\n\
        audiences = [\"worker\"]\ntopics = [ \"subsidy\" ]\ngives = \"money\"\nwishes = [\"work\"]\n\
        quote = { node = \"x.1.s1\", text = \"财政可给补贴\" }\n\
        strength = { kind = \"provider_may\", by = \"财政\", quote = { node = \"x.1.s1\", text = \"可给\" } }\n\
        amount = { kind = \"share_range\", min_percent = 1.5, max_percent = 2, of = \"工资\", quote = { node = \"x.1.s1\", text = \"补贴\" } }\n\
        ambiguity = \"没有写多少。\"\n";

    fn entry(text: &str) -> (EntriesFile, Entry) {
        let file = file::parse("x", text).expect("it is TOML");
        let entry = file.entries[0].clone();
        (file, entry)
    }

    fn written(form: &BenefitForm) -> Result<String, String> {
        let (mut file, mut entry) = entry(TEXT);
        write(&mut entry, form, "x.1")?;
        file.entries[0] = entry;
        Ok(file::write(file))
    }

    #[test]
    fn saving_an_unchanged_form_changes_nothing() {
        let form = read(&entry(TEXT).1);
        assert_eq!(written(&form), Ok(TEXT.to_owned()));
        assert_eq!(form.unsupported, ["wishes = [\"work\"]"]);
        assert_eq!(form.amount.as_ref().map(|amount| &*amount.number), Some("1.5-2"));
    }

    #[test]
    fn only_changed_values_are_written() {
        let mut form = read(&entry(TEXT).1);
        form.title = " 培训补贴 ".to_owned();
        form.ambiguity = String::new();
        form.strength = Some(StrengthKind::Grants);
        let expected = TEXT
            .replace("\"补贴\" # 待问", "\"培训补贴\" # 待问")
            .replace("kind = \"provider_may\"", "kind = \"grants\"")
            .replace("ambiguity = \"没有写多少。\"\n", "");
        assert_eq!(written(&form), Ok(expected));
    }

    #[test]
    fn a_new_benefit_is_read_as_it_was_entered() {
        let quoted = |text: &str| Some(Quote { node: "x.1.s1".to_owned(), text: text.to_owned() });
        let form = BenefitForm {
            id: "x-1".to_owned(),
            title: "补贴".to_owned(),
            summary: "给补贴。".to_owned(),
            audiences: vec!["worker".to_owned()],
            topics: vec!["subsidy".to_owned()],
            gives: Some(Gives::Money),
            quote: quoted("每人最高3000元"),
            strength: Some(StrengthKind::Grants),
            strength_quote: quoted("每人"),
            amount: Some(Amount {
                kind: AmountKind::Cap,
                number: "3000".to_owned(),
                per: Per::Person,
                quote: quoted("最高3000元"),
                ..Amount::default()
            }),
            fund: quoted("基金"),
            quota: Some(Quota {
                count: "50".to_owned(),
                every: "每两年".to_owned(),
                quote: quoted("每两年50名"),
            }),
            term: Some(BenefitTerm {
                years: "4".to_owned(),
                what: "管理期".to_owned(),
                quote: quoted("管理期为4年"),
            }),
            ..BenefitForm::default()
        };
        let mut entry = EntryKind::Benefit.entry();
        write(&mut entry, &form, "x.1").expect("it is whole");
        assert_eq!(read(&entry), form);
    }

    /// As in `seeds/heilongjiang/benefits/19.toml`.
    const LIMITS: &str = "quota = { count = 50, every = \"每两年\", quote = { node = \"x.1.s1\", text = \"补贴\" } } # 问过\n\
        term = { years = 4, what = \"管理期\", quote = { node = \"x.1.s1\", text = \"补贴\" } }\n";

    #[test]
    fn quota_and_term_are_read_changed_and_removed() {
        let text = format!("{TEXT}{LIMITS}");
        let (mut file, mut entry) = entry(&text);
        let form = read(&entry);
        assert_eq!(form.unsupported, ["wishes = [\"work\"]"]);
        let quota = form.quota.clone().expect("it is read");
        assert_eq!((&*quota.count, &*quota.every), ("50", "每两年"));
        let term = form.term.clone().expect("it is read");
        assert_eq!((&*term.years, &*term.what), ("4", "管理期"));

        let count = " 20名".to_owned();
        let changed = Some(Quota { count, every: String::new(), ..quota });
        let form = BenefitForm { quota: changed, ..form };
        write(&mut entry, &form, "x.1").expect("it is whole");
        file.entries[0] = entry.clone();
        let expected = text.replace("count = 50, every = \"每两年\"", "count = 20");
        assert_eq!(file::write(file.clone()), expected);

        let form = BenefitForm { quota: None, term: None, ..form };
        write(&mut entry, &form, "x.1").expect("it is whole");
        file.entries[0] = entry;
        assert_eq!(file::write(file), TEXT);
    }

    #[test]
    fn an_invalid_quota_or_term_is_rejected() {
        let form = read(&entry(TEXT).1);
        let quota = |count: &str| {
            let quota = Quota { count: count.to_owned(), ..Quota::default() };
            written(&BenefitForm { quota: Some(quota), ..form.clone() })
        };
        for count in ["", "0", "几十", "+5", "1.5"] {
            assert!(quota(count).expect_err(count).contains("不是名额的数目"));
        }
        // Without a quote of its own, it has the benefit's quote.
        let written_quota = "quota = { count = 5, quote = { node = \"x.1.s1\", text = \"财政可给补贴\" } }\n";
        assert!(quota("5").expect("it is a number").ends_with(written_quota));
        let term = |years: &str, what: &str| {
            let term = BenefitTerm { years: years.to_owned(), what: what.to_owned(), quote: None };
            written(&BenefitForm { term: Some(term), ..form.clone() })
        };
        assert!(term("半年", "管理期").expect_err("no whole years").contains("不是期限的年数"));
        assert!(term("4", " ").expect_err("of nothing").contains("是什么的期限"));
        assert!(term("4年", "管理期").expect("it is whole").contains("term = { years = 4, what = "));
    }

    #[test]
    fn missing_values_are_reported() {
        let form = read(&entry(TEXT).1);
        let told = |change: fn(&mut BenefitForm)| {
            let mut form = form.clone();
            change(&mut form);
            written(&form).expect_err("it is not whole")
        };
        assert!(told(|form| form.quote = None).contains("还没有引原文"));
        assert!(told(|form| form.title = " ".to_owned()).contains("请填名称"));
        assert!(told(|form| form.audiences.clear()).contains("请选给谁"));
        assert!(told(|form| form.gives = None).contains("给的是什么"));
        assert!(told(|form| form.strength = None).contains("多肯定"));
        let number = |kind, number: &str| {
            let mut form = form.clone();
            form.amount =
                Some(Amount {
                    kind, number: number.to_owned(), of: "工资".to_owned(), ..Amount::default()
                });
            written(&form)
        };
        assert!(number(AmountKind::Fixed, "三千").expect_err("no number").contains("不是钱数"));
        assert!(number(AmountKind::Share, "1.55").expect_err("too fine").contains("不是百分数"));
        assert!(number(AmountKind::ShareRange, "15").expect_err("no range").contains("1.5-2.5"));
        assert!(number(AmountKind::Fixed, "1.5万元").expect("it is a sum").contains("yuan = 15000"));
    }
}
