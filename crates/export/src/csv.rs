//! Benefits and figures as spreadsheet tables, one per row, with a Chinese header row.
//!
//! UTF-8 with a byte order mark and CR LF line ends, as spreadsheet programs on Windows expect.

use csv::{Terminator, WriterBuilder};
use policy::Corpus;
use policy::model::document::Quote;
use policy::model::figures::{Figure, FigureValue};
use policy::model::rules::{Benefit, Quota};

use crate::json::document_of;

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The table of benefits.
pub fn benefits(corpus: &Corpus<'_>) -> Vec<u8> {
    let head = [
        "编号",
        "文件",
        "措施",
        "名称",
        "说明",
        "适用人群",
        "主题",
        "文件怎样写的",
        "金额",
        "名额",
        "期限",
        "出钱的一方",
        "资金来源",
        "原文",
        "原文位置",
    ];
    let rows = corpus.eligibility.benefits.iter().map(|benefit| benefit_row(corpus, benefit));
    table(&head, rows)
}

fn benefit_row(corpus: &Corpus<'_>, benefit: &Benefit<'_>) -> Vec<String> {
    let rules = &corpus.eligibility;
    let document = document_of(corpus, benefit.source);
    let quoted = |quote: Quote| document.quoted(quote).to_owned();
    let join = |labels: Vec<&str>| labels.join("、");
    vec![
        benefit.id.to_owned(),
        document.metadata.short_title.to_owned(),
        document.at(benefit.measure).id().to_owned(),
        benefit.title.to_owned(),
        benefit.summary.to_owned(),
        join(benefit.audiences.iter().map(|&at| rules.audiences[usize::from(at)].label).collect()),
        join(benefit.topics.iter().map(|&at| rules.topics[usize::from(at)].label).collect()),
        benefit.strength.words(document.quoted(benefit.strength.quote)),
        benefit.amount.map(|amount| amount.words()).unwrap_or_default(),
        benefit.quota.map(quota).unwrap_or_default(),
        benefit.term.map(|term| format!("{}{}年", term.what, term.years)).unwrap_or_default(),
        benefit.payer.map(quoted).unwrap_or_default(),
        benefit.fund.map(quoted).unwrap_or_default(),
        quoted(benefit.quote),
        document.at(benefit.quote.node).id().to_owned(),
    ]
}

/// The number of recipients with its interval: `100（每两年）`.
fn quota(quota: Quota<'_>) -> String {
    match quota.every {
        "" => quota.count.to_string(),
        every => format!("{}（{every}）", quota.count),
    }
}

/// The table of figures.
pub fn figures(corpus: &Corpus<'_>) -> Vec<u8> {
    let head = [
        "编号",
        "文件",
        "类别",
        "原文数字",
        "最小值",
        "最大值",
        "单位",
        "怎样读",
        "含义",
        "对象",
        "出钱的一方",
        "资金来源",
        "频次",
        "备注",
        "原文",
        "原文位置",
    ];
    table(&head, corpus.figures.iter().map(|figure| figure_row(corpus, figure)))
}

fn figure_row(corpus: &Corpus<'_>, figure: &Figure<'_>) -> Vec<String> {
    let document = &corpus.documents[usize::from(figure.document)];
    let quoted = |quote: Quote| document.quoted(quote).to_owned();
    let (min, max, unit) = match figure.value {
        FigureValue::Yuan(range) => (range.min.to_string(), range.max.to_string(), "元"),
        FigureValue::Share(range) => (percent(range.min), percent(range.max), "%"),
        FigureValue::Count(range, unit) => (range.min.to_string(), range.max.to_string(), unit),
        FigureValue::Year(year) => (year.to_string(), year.to_string(), "年份"),
        FigureValue::Day(day) => (day.to_string(), day.to_string(), "日期"),
    };
    vec![
        figure.id.to_owned(),
        document.metadata.short_title.to_owned(),
        figure.group.name().to_owned(),
        figure.number.slice(document.text).to_owned(),
        min,
        max,
        unit.to_owned(),
        figure.amount(document),
        figure.meaning.to_owned(),
        figure.who.unwrap_or_default().to_owned(),
        figure.payer.map(quoted).unwrap_or_default(),
        figure.fund.map(quoted).unwrap_or_default(),
        figure.recurrence.map(|span| span.slice(document.text).to_owned()).unwrap_or_default(),
        figure.note.unwrap_or_default().to_owned(),
        quoted(figure.quote),
        document.at(figure.quote.node).id().to_owned(),
    ]
}

/// Formats basis points as percent: 150 is `1.5`.
fn percent(hundredths: u32) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    match (rest, rest % 10) {
        (0, _) => whole.to_string(),
        (_, 0) => format!("{whole}.{}", rest / 10),
        (_, _) => format!("{whole}.{rest:02}"),
    }
}

fn table(head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer =
        WriterBuilder::new().terminator(Terminator::CRLF).from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    let head = head.iter().map(|&name| name.to_owned()).collect();
    for row in std::iter::once(head).chain(rows) {
        writer
            .write_record(&row)
            .expect("every row has as many cells as the header, and writing to memory cannot fail");
    }
    writer.into_inner().expect("writing to memory cannot fail")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_written_as_per_cent() {
        assert_eq!([percent(150), percent(6000), percent(125), percent(5)], ["1.5", "60", "1.25", "0.05"]);
    }

    #[test]
    fn cells_with_commas_and_quotes_are_quoted() {
        let rows = [vec!["甲,乙".to_owned(), "说\"丙\"".to_owned(), "丁".to_owned()]];
        let bytes = table(&["一", "二", "三"], rows.into_iter());
        assert_eq!(bytes, "\u{feff}一,二,三\r\n\"甲,乙\",\"说\"\"丙\"\"\",丁\r\n".as_bytes());
    }
}
