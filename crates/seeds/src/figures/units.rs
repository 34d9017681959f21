//! Units and what they measure.

use super::quantity::Kind;

/// Units with what they measure; a longer unit precedes its prefixes.
pub(super) const UNITS: [(&str, Kind); 56] = [
    ("个百分点", Kind::PercentagePoints),
    ("百分点", Kind::PercentagePoints),
    ("个工作日", Kind::Term),
    ("工作日", Kind::Term),
    ("个自然日", Kind::Term),
    ("个日历日", Kind::Term),
    ("周岁", Kind::Age),
    ("岁", Kind::Age),
    ("人民币", Kind::Sum),
    ("元", Kind::Sum),
    ("％", Kind::Share),
    ("%", Kind::Share),
    ("‰", Kind::Share),
    ("个学年", Kind::Term),
    ("学年", Kind::Term),
    ("年度", Kind::Term),
    ("年", Kind::Term),
    ("个月", Kind::Term),
    ("个季度", Kind::Term),
    ("季度", Kind::Term),
    ("月", Kind::Term),
    ("周", Kind::Term),
    ("日", Kind::Term),
    ("天", Kind::Term),
    ("个小时", Kind::Term),
    ("小时", Kind::Term),
    ("个学时", Kind::Term),
    ("个课时", Kind::Term),
    ("学时", Kind::Term),
    ("课时", Kind::Term),
    ("分钟", Kind::Term),
    ("人次", Kind::PersonTimes),
    ("人", Kind::Persons),
    ("名", Kind::Persons),
    ("位", Kind::Persons),
    ("倍", Kind::Count),
    ("次", Kind::Count),
    ("个", Kind::Count),
    ("家", Kind::Count),
    ("所", Kind::Count),
    ("项", Kind::Count),
    ("种", Kind::Count),
    ("件", Kind::Count),
    ("套", Kind::Count),
    ("批", Kind::Count),
    ("期", Kind::Count),
    ("届", Kind::Count),
    ("户", Kind::Count),
    ("台", Kind::Count),
    ("支", Kind::Count),
    ("间", Kind::Count),
    ("类", Kind::Count),
    ("篇", Kind::Count),
    ("平方米", Kind::Count),
    ("㎡", Kind::Count),
    ("亩", Kind::Count),
];

/// What a unit measures, and the unit itself; `None` for other words.
#[must_use]
pub fn measure(unit: &str) -> Option<(Kind, &'static str)> {
    UNITS.into_iter().find(|(name, _)| *name == unit).map(|(name, kind)| (kind, name))
}
