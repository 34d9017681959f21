//! Answers as text.

use super::condition::stretch;
use super::{days, duration, labels};
use crate::model::rules::{Answer, Fact, FactKind};

impl Fact<'_> {
    /// An answer to this fact's question as text.
    #[must_use]
    pub fn answer_words(&self, answer: Answer) -> String {
        match (&self.kind, answer) {
            (_, Answer::Unknown) => "不清楚".to_owned(),
            (_, Answer::Option(at)) => {
                self.options().get(usize::from(at)).map_or(String::new(), |option| option.label.to_owned())
            }
            (_, Answer::Options { held, unknown }) => {
                let (held, unknown) = (labels(self.options(), held), labels(self.options(), unknown));
                match (held.is_empty(), unknown.is_empty()) {
                    (true, true) => "都没有".to_owned(),
                    (false, true) => held.join("；"),
                    (true, false) => format!("不清楚：{}", unknown.join("；")),
                    (false, false) => format!("{}。不清楚：{}", held.join("；"), unknown.join("；")),
                }
            }
            (_, Answer::YesNo(yes)) => if yes { "是" } else { "否" }.to_owned(),
            (FactKind::Duration(_), Answer::Number(months)) => duration(months),
            (FactKind::Number(range), Answer::Number(number)) => format!("{number}{}", range.unit),
            (_, Answer::Number(number)) => number.to_string(),
            (_, Answer::Date(day)) => day.words(),
            (FactKind::Duration(range) | FactKind::Number(range), Answer::Between(least, most)) => {
                let write = |number| match &self.kind {
                    FactKind::Duration(_) => duration(number),
                    _ => format!("{number}{}", range.unit),
                };
                stretch(range, least, most, &write)
            }
            (_, Answer::Between(least, most)) => format!("{least}到{most}"),
            (_, Answer::DaysBetween(first, last)) => days(first, last),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::rules::{Answer, Comes, Fact, FactKind, FactOption, NumberRange};

    #[test]
    fn none_of_several_and_not_knowing_are_told_apart() {
        let option = |id, label| FactOption { id, label, help: "", comes: Comes::Freely };
        let fact =
            Fact::bare(FactKind::SeveralOf(vec![option("a", "甲"), option("b", "乙"), option("c", "丙")]));
        let words = |held, unknown| fact.answer_words(Answer::Options { held, unknown });
        assert_eq!(words(0, 0), "都没有");
        assert_eq!(words(0b011, 0), "甲；乙");
        assert_eq!(words(0, 0b100), "不清楚：丙");
        assert_eq!(words(0b001, 0b110), "甲。不清楚：乙；丙");
        assert_eq!(fact.answer_words(Answer::Unknown), "不清楚");
    }

    #[test]
    fn months_are_read_as_years() {
        let fact =
            Fact::bare(FactKind::Duration(NumberRange { unit: "年", min: 0, max: 720, cuts: vec![36] }));
        let words = |months| fact.answer_words(Answer::Number(months));
        assert_eq!([words(60), words(27), words(5), words(0)], ["5年", "2年3个月", "5个月", "0个月"]);
    }

    #[test]
    fn days_are_written_as_the_texts_write_them() {
        let day = "2018-03-01".parse().unwrap();
        assert_eq!(Fact::bare(FactKind::Date).answer_words(Answer::Date(day)), "2018年3月1日");
    }
}
