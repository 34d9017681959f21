//! Conditions as text.

use super::{duration, labels, yes_or_no};
use crate::eligibility::partition::YES;
use crate::model::rules::{Atom, Comparison, ConditionIndex, Eligibility, FactKind, NumberRange, Test};

impl Eligibility<'_> {
    /// What a condition requires; for a compound one, how its parts combine. Empty for `all`, whose parts
    /// are listed one by one.
    #[must_use]
    pub fn condition_words(&self, at: ConditionIndex) -> String {
        match self.condition(at).test {
            Test::All => String::new(),
            Test::Any { open: false } => "下面有一项就行".to_owned(),
            Test::Any { open: true } if self.parts(at).next().is_none() => "算不算，文件没有写明".to_owned(),
            Test::Any { open: true } => "下面有一项就行；别的算不算，文件没有写明".to_owned(),
            Test::Not => "不能是".to_owned(),
            Test::Atom(atom) => self.atom_words(self.atom(atom)),
        }
    }

    fn atom_words(&self, atom: &Atom) -> String {
        let fact = self.fact(atom.fact);
        let asked = match (atom.comparison, &fact.kind) {
            (Comparison::OnOrAfter(day), _) => format!("{}或以后", day.words()),
            (Comparison::OnOrBefore(day), _) => format!("{}或以前", day.words()),
            (Comparison::WithinMonths(months), _) => format!("起{}内", duration(u32::from(months))),
            (Comparison::Cells(cells), FactKind::OneOf(options)) => labels(options, cells).join("，或"),
            (Comparison::Cells(cells), FactKind::SeveralOf(options)) => {
                let option = usize::from(atom.slot).checked_sub(usize::from(fact.first_slot));
                let label = option.and_then(|at| options.get(at)).map_or("", |option| option.label);
                if cells == YES { label.to_owned() } else { format!("没有“{label}”") }
            }
            (Comparison::Cells(cells), FactKind::Duration(range)) => stretches(range, cells, &duration),
            (Comparison::Cells(cells), FactKind::Number(range)) => {
                stretches(range, cells, &|number| format!("{number}{}", range.unit))
            }
            (Comparison::Cells(cells), FactKind::YesNo | FactKind::Date) => yes_or_no(cells).to_owned(),
        };
        format!("{}：{asked}", fact.label)
    }
}

/// Number ranges: `3年以上`, `不到3年`, `1人到5人`.
pub(super) fn stretches(range: &NumberRange<'_>, cells: u64, write: &dyn Fn(u32) -> String) -> String {
    let words = range.stretches(cells).into_iter().map(|(first, last)| stretch(range, first, last, write));
    words.collect::<Vec<_>>().join("，或")
}

/// One inclusive number range: `3年以上`, `不到3年`.
pub(super) fn stretch(
    range: &NumberRange<'_>,
    first: u32,
    last: u32,
    write: &dyn Fn(u32) -> String,
) -> String {
    if last == range.max {
        format!("{}以上", write(first))
    } else if first == range.min {
        format!("不到{}", write(last + 1))
    } else if first == last {
        write(first)
    } else {
        format!("{}到{}", write(first), write(last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_bounds() {
        let range = NumberRange { unit: "年", min: 0, max: 720, cuts: vec![36, 60] };
        let words = |cells| stretches(&range, cells, &duration);
        assert_eq!(words(0b110), "3年以上");
        assert_eq!(words(0b001), "不到3年");
        assert_eq!(words(0b010), "3年到4年11个月");
        assert_eq!(words(0b101), "不到3年，或5年以上");
    }
}
