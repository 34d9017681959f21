//! Numbers in tables copied as text, with the unit in the column header (会费（元/年）) or above the table (单位：元).

use super::numerals::numeral;
use super::quantity::{Quantity, QuantityAmount};
use super::units::measure;

/// The state of the current table, carried from line to line.
#[derive(Debug, Default)]
pub struct Tables {
    /// The unit stated above the table.
    declared: Option<ColumnUnit>,
    /// The units in the column headers.
    columns: Vec<Option<ColumnUnit>>,
}

/// A unit with its reference: 元/人.
#[derive(Debug, Clone)]
struct ColumnUnit {
    name: String,
    scale: f64,
    per: Vec<&'static str>,
}

impl Tables {
    /// The quantities of a line's bare numbers, if it is a row of a table with known units.
    pub fn row(&mut self, words: &str) -> Vec<Quantity> {
        if let Some(declared) = declared(words) {
            *self = Self { declared: Some(declared), columns: Vec::new() };
            return Vec::new();
        }
        let cells: Vec<(usize, &str)> = cells(words);
        let is_cell = words.chars().count() <= 12 && !words.contains(['，', '。', '：']);
        if cells.len() < 2 && !(is_cell && self.declared.is_some()) {
            *self = Self::default();
            return Vec::new();
        }
        let heads: Vec<Option<ColumnUnit>> = cells.iter().map(|(_, cell)| in_brackets(cell)).collect();
        if heads.iter().any(Option::is_some) {
            self.columns = heads;
            return Vec::new();
        }
        let found = cells.iter().enumerate().filter_map(|(column, &(at, cell))| {
            let unit = self.columns.get(column).cloned().flatten().or_else(|| self.declared.clone())?;
            let number = numeral(cell).filter(|number| number.len == cell.len() && number.digits > 0)?;
            let (kind, _) = measure(&unit.name)?;
            Some(Quantity {
                range: at..at + cell.len(),
                kind,
                amount: QuantityAmount::Exactly(number.value * unit.scale),
                unit: unit.name,
                per: unit.per,
            })
        });
        found.collect()
    }
}

/// The cells of a line with their byte offsets.
fn cells(words: &str) -> Vec<(usize, &str)> {
    let place = |cell: &str| cell.as_ptr() as usize - words.as_ptr() as usize;
    let divided: Vec<&str> = if words.contains(['\t', '|']) {
        words.split(['\t', '|']).collect()
    } else {
        words.split("  ").collect()
    };
    let trimmed = divided.into_iter().map(str::trim).filter(|cell| !cell.is_empty());
    trimmed.map(|cell| (place(cell), cell)).collect()
}

/// Parses `单位：万元`, optionally in brackets.
fn declared(words: &str) -> Option<ColumnUnit> {
    let plain: String = words.chars().filter(|c| !c.is_whitespace()).collect();
    let inner = plain.trim_matches(['（', '）', '(', ')']);
    unit(inner.strip_prefix("单位：").or_else(|| inner.strip_prefix("单位:"))?)
}

/// The unit at the end of a column header: 补贴标准（元/人）.
fn in_brackets(cell: &str) -> Option<ColumnUnit> {
    let inner = cell.strip_suffix(['）', ')'])?;
    unit(inner[inner.rfind(['（', '('])?..].trim_start_matches(['（', '(']).trim())
}

fn unit(words: &str) -> Option<ColumnUnit> {
    const PER: [(&str, &str); 6] =
        [("人", "每人"), ("月", "每月"), ("年", "每年"), ("次", "每次"), ("户", "每户"), ("天", "每天")];
    let words = words.strip_prefix("人民币").unwrap_or(words);
    let mut parts = words.split(['/', '·', '每']);
    let name = parts.next()?;
    let (scale, name) = match (name.strip_prefix('万'), name.strip_prefix('亿')) {
        (Some(rest), _) => (1e4, rest),
        (_, Some(rest)) => (1e8, rest),
        _ => (1.0, name),
    };
    measure(name)?;
    let per = parts.map(|part| PER.iter().find(|(word, _)| *word == part.trim()).map(|(_, per)| *per));
    Some(ColumnUnit { name: name.to_owned(), scale, per: per.collect::<Option<_>>()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &[&str]) -> Vec<(String, f64, String, Vec<&'static str>)> {
        let mut tables = Tables::default();
        let of_line = |line: &&str| {
            let line = (*line).to_owned();
            tables.row(&line).into_iter().map(move |quantity| {
                let QuantityAmount::Exactly(value) = quantity.amount else { panic!("a cell is exact") };
                (line[quantity.range].to_owned(), value, quantity.unit, quantity.per)
            })
        };
        lines.iter().flat_map(of_line).collect()
    }

    #[test]
    fn the_unit_stands_in_the_head_of_the_column() {
        assert_eq!(
            read(&["档次\t会费（元/年）\t给付（万元）", "一档\t50\t1", "二档\t100\t2.5"]),
            [
                ("50".to_owned(), 50.0, "元".to_owned(), vec!["每年"]),
                ("1".to_owned(), 10_000.0, "元".to_owned(), vec![]),
                ("100".to_owned(), 100.0, "元".to_owned(), vec!["每年"]),
                ("2.5".to_owned(), 25_000.0, "元".to_owned(), vec![]),
            ]
        );
    }

    #[test]
    fn the_unit_stands_above_the_table() {
        let expected = [("3000".to_owned(), 3000.0, "元".to_owned(), vec!["每月"])];
        assert_eq!(read(&["单位：元/月", "类别\t标准", "国家级\t3000"]), expected);
        // One cell per line, as copied from a web page.
        assert_eq!(read(&["（单位：元/月）", "类别", "标准", "国家级", "3000"]), expected);
    }

    #[test]
    fn a_sentence_ends_the_table_and_what_has_no_unit_is_nothing() {
        assert_eq!(read(&["单位：元", "各地要加强管理，落实责任。", "省级\t2000"]), []);
        assert_eq!(read(&["序号\t名称", "1\t申请表"]), []);
        assert_eq!(read(&["联系单位：人社厅", "电话\t1234567"]), []);
    }
}
