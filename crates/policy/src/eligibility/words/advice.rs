//! What would change a verdict.

use super::condition::stretches;
use super::{duration, labels, yes_or_no};
use crate::eligibility::{Change, Eligibility, FactKind, TooLate, Way};

impl Eligibility<'_> {
    /// One way to meet the conditions: `“工作情况”变成“在企业上班”`, `再过1年（到2019年6月1日）`.
    #[must_use]
    pub fn way_words(&self, way: &Way) -> String {
        way.iter().map(|change| self.change_words(change)).collect::<Vec<_>>().join("，并且")
    }

    fn change_words(&self, change: &Change) -> String {
        match change {
            Change::Choose(fact, cells) => {
                let fact = self.fact(*fact);
                let wanted = match fact.options() {
                    [] => yes_or_no(*cells).to_owned(),
                    options => labels(options, *cells).join("”或“"),
                };
                format!("“{}”变成“{wanted}”", fact.label)
            }
            Change::Gain(fact, option) => {
                format!("“{}”里有“{}”", self.fact(*fact).label, self.option_label(*fact, *option))
            }
            Change::Lose(fact, option) => {
                format!("“{}”里不再有“{}”", self.fact(*fact).label, self.option_label(*fact, *option))
            }
            Change::Number(fact, first, last) => {
                let fact = self.fact(*fact);
                let (FactKind::Number(range) | FactKind::Duration(range)) = &fact.kind else {
                    return String::new();
                };
                let is_duration = matches!(fact.kind, FactKind::Duration(_));
                let write = |number| {
                    if is_duration { duration(number) } else { format!("{number}{}", range.unit) }
                };
                format!("“{}”变成{}", fact.label, stretches(range, range.cells(*first, *last), &write))
            }
            Change::Anew(fact) => format!("重新取得，“{}”随着更新", self.fact(*fact).label),
            Change::Wait { months, until, grown } => {
                let labels: Vec<&str> = grown.iter().map(|&fact| self.fact(fact).label).collect();
                let why = match labels.as_slice() {
                    [] => String::new(),
                    labels => format!("，“{}”够了", labels.join("”“")),
                };
                format!("再过{}（到{}{why}）", duration(u32::from(*months)), until.words())
            }
        }
    }

    fn option_label(&self, fact: super::super::FactIndex, option: u8) -> &str {
        self.fact(fact).options().get(usize::from(option)).map_or("", |option| option.label)
    }
}

impl TooLate {
    /// Why waiting would be in vain. Terms to apply run from the date of a certificate: another
    /// certificate has another one.
    #[must_use]
    pub fn words(&self) -> String {
        format!(
            "还差{}；补足时本证书的申请期已过（{}截止）",
            duration(u32::from(self.months)),
            self.deadline.words()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eligibility::FactIndex;

    #[test]
    fn waiting_in_vain_is_said() {
        let too_late = TooLate {
            fact: FactIndex(0),
            months: 12,
            until: "2019-06-01".parse().unwrap(),
            deadline: "2019-03-01".parse().unwrap(),
        };
        assert_eq!(too_late.words(), "还差1年；补足时本证书的申请期已过（2019年3月1日截止）");
    }
}
