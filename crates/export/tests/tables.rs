//! The CSV files according to an RFC 4180 parser.

mod common;

use common::{exported, text};

fn rows(path: &str) -> Vec<csv::StringRecord> {
    let text = text(path).strip_prefix('\u{feff}').expect("a byte order mark comes first");
    assert!(text.ends_with("\r\n") && text.matches('\n').count() == text.matches("\r\n").count(), "{path}");
    // Not `flexible`: the parser rejects rows with a different number of cells.
    csv::Reader::from_reader(text.as_bytes()).into_records().map(|row| row.expect("a row is whole")).collect()
}

#[test]
fn each_benefit_is_a_row() {
    let rows = rows("benefits.csv");
    let benefits = &exported().corpus.eligibility.benefits;
    assert_eq!(rows.len(), benefits.len());
    for (row, benefit) in rows.iter().zip(benefits) {
        assert_eq!((&row[0], &row[3]), (benefit.id, benefit.title));
    }
}

#[test]
fn each_figure_is_a_row() {
    let rows = rows("figures.csv");
    let figures = &exported().corpus.figures;
    assert_eq!(rows.len(), figures.len());
    for (row, figure) in rows.iter().zip(figures) {
        assert_eq!((&row[0], &row[8]), (figure.id, figure.meaning));
    }
}

#[test]
fn a_sum_is_a_number_that_can_be_added_up() {
    let rows = rows("figures.csv");
    let sums: Vec<_> = rows.iter().filter(|row| &row[6] == "元").collect();
    assert!(!sums.is_empty());
    for row in sums {
        assert!(row[4].parse::<u32>().is_ok() && row[5].parse::<u32>().is_ok(), "{row:?}");
    }
}

#[test]
fn no_cell_is_a_formula() {
    for path in ["benefits.csv", "figures.csv"] {
        for row in rows(path) {
            let formula = row.iter().find(|cell| cell.starts_with(['=', '+', '-', '@', '\t']));
            assert_eq!(formula, None, "{path}");
        }
    }
}
