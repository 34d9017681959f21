//! Units and what they measure.

use super::quantity::QuantityKind;

/// Units with what they measure; a longer unit precedes its prefixes.
pub(super) const UNITS: [(&str, QuantityKind); 59] = [
    ("个百分点", QuantityKind::PercentagePoints),
    ("百分点", QuantityKind::PercentagePoints),
    ("个工作日", QuantityKind::Term),
    ("工作日", QuantityKind::Term),
    ("个自然日", QuantityKind::Term),
    ("个日历日", QuantityKind::Term),
    ("周岁", QuantityKind::Age),
    ("岁", QuantityKind::Age),
    ("人民币", QuantityKind::Sum),
    ("元", QuantityKind::Sum),
    ("％", QuantityKind::Share),
    ("%", QuantityKind::Share),
    ("‰", QuantityKind::Share),
    ("个学年", QuantityKind::Term),
    ("学年", QuantityKind::Term),
    ("年度", QuantityKind::Term),
    ("年", QuantityKind::Term),
    ("个月", QuantityKind::Term),
    ("个季度", QuantityKind::Term),
    ("季度", QuantityKind::Term),
    ("月", QuantityKind::Term),
    ("周", QuantityKind::Term),
    ("日", QuantityKind::Term),
    ("天", QuantityKind::Term),
    ("个小时", QuantityKind::Term),
    ("小时", QuantityKind::Term),
    ("个学时", QuantityKind::Term),
    ("个课时", QuantityKind::Term),
    ("学时", QuantityKind::Term),
    ("课时", QuantityKind::Term),
    ("分钟", QuantityKind::Term),
    ("人次", QuantityKind::PersonTimes),
    ("人", QuantityKind::Persons),
    ("名", QuantityKind::Persons),
    ("位", QuantityKind::Persons),
    ("倍", QuantityKind::Count),
    ("次", QuantityKind::Count),
    ("个", QuantityKind::Count),
    ("家", QuantityKind::Count),
    ("所", QuantityKind::Count),
    ("项", QuantityKind::Count),
    ("种", QuantityKind::Count),
    ("件", QuantityKind::Count),
    ("套", QuantityKind::Count),
    ("批", QuantityKind::Count),
    ("期", QuantityKind::Count),
    ("届", QuantityKind::Count),
    ("户", QuantityKind::Count),
    ("台", QuantityKind::Count),
    ("支", QuantityKind::Count),
    ("间", QuantityKind::Count),
    ("类", QuantityKind::Count),
    ("篇", QuantityKind::Count),
    ("平方米", QuantityKind::Count),
    ("平方公里", QuantityKind::Count),
    ("公斤", QuantityKind::Count),
    ("斤", QuantityKind::Count),
    ("㎡", QuantityKind::Count),
    ("亩", QuantityKind::Count),
];

/// What a quantity may refer to: recipient, frequency or measure.
const PER: [&str; 33] = [
    "每人",
    "每名",
    "每生",
    "每户",
    "每家",
    "每所",
    "每村",
    "每班",
    "每个",
    "每项",
    "每件",
    "每年",
    "每两年",
    "每季度",
    "每月",
    "每天",
    "每日",
    "每学年",
    "每学期",
    "每学时",
    "每课时",
    "每次",
    "每亩",
    "每平方米",
    "每吨",
    "每千瓦时",
    "每床",
    "每床位",
    "每头",
    "每只",
    "每辆",
    "每台",
    "每套",
];

/// The reference that follows 每 or a slash, the longest if several fit: 每床位, not 每床.
pub(super) fn reference(words: &str) -> Option<&'static str> {
    let found = PER.into_iter().filter(|per| words.starts_with(&per['每'.len_utf8()..]));
    // 每生产一台
    found.max_by_key(|per| per.len()).filter(|_| !words.starts_with("生产"))
}

/// What a unit measures, and the unit itself; `None` for other words.
#[must_use]
pub fn measure(unit: &str) -> Option<(QuantityKind, &'static str)> {
    UNITS.into_iter().find(|(name, _)| *name == unit).map(|(name, kind)| (kind, name))
}
