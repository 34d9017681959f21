//! Numbers in tables copied as text, with the unit in the column header (会费（元/年）) or above the table (单位：元).

use super::numerals::numeral;
use super::quantity::{self, Quantity, QuantityAmount};
use super::units::{measure, reference};

/// The state of the current table, carried from line to line.
#[derive(Debug, Default)]
pub struct Tables {
    /// The unit stated above the table.
    declared: Option<ColumnUnit>,
    /// The columns with their units; empty if no column header has one.
    columns: Vec<Column>,
}

/// A column, as its header describes it.
#[derive(Debug)]
struct Column {
    unit: Option<ColumnUnit>,
    /// Whether it numbers the rows (序号).
    counts_rows: bool,
}

/// A unit with its reference: 元/人.
#[derive(Debug, Clone)]
struct ColumnUnit {
    name: String,
    scale: f64,
    per: Vec<&'static str>,
}

impl Tables {
    /// The quantities of a line, in order: those written with their units, and the bare numbers of a row.
    pub fn quantities(&mut self, words: &str) -> Vec<Quantity> {
        let mut found = self.row(words);
        if found.is_empty() {
            return quantity::quantities(words);
        }
        for (at, cell) in cells(words) {
            if !found.iter().any(|bare| bare.range.start == at) {
                let written = quantity::quantities(cell).into_iter();
                found.extend(written.map(|quantity| Quantity {
                    range: at + quantity.range.start..at + quantity.range.end,
                    ..quantity
                }));
            }
        }
        found.sort_by_key(|quantity| quantity.range.start);
        found
    }

    /// The quantities of a line's bare numbers, if it is a row of a table with known units.
    fn row(&mut self, words: &str) -> Vec<Quantity> {
        if let Some(declared) = declared(words) {
            *self = Self { declared: Some(declared), columns: Vec::new() };
            return Vec::new();
        }
        let cells: Vec<(usize, &str)> = cells(words);
        let filled = cells.iter().filter(|(_, cell)| !cell.is_empty()).count();
        let is_cell = words.chars().count() <= 12 && !words.contains(['，', '。', '：']);
        if filled < 2 && !(is_cell && self.declared.is_some()) {
            *self = Self::default();
            return Vec::new();
        }
        let heads = cells.iter().map(|(_, cell)| Column {
            unit: in_brackets(cell),
            counts_rows: ["序号", "编号"].contains(cell),
        });
        let heads: Vec<Column> = heads.collect();
        if heads.iter().any(|head| head.unit.is_some()) {
            self.columns = heads;
            return Vec::new();
        }
        let Some(first) = self.first_column(&cells) else { return Vec::new() };
        let found = cells.iter().enumerate().filter_map(|(index, &(at, cell))| {
            let column = self.columns.get(first + index).and_then(|column| column.unit.clone());
            let unit = column.or_else(|| self.declared.clone())?;
            let number = bare_number(cell)?;
            let (kind, _) = measure(&unit.name)?;
            Some(Quantity {
                range: at..at + cell.len(),
                kind,
                amount: QuantityAmount::Exactly(number * unit.scale),
                unit: unit.name,
                per: unit.per,
            })
        });
        found.collect()
    }

    /// The column of a row's first cell; `None` if it is unknown.
    ///
    /// Blank cells at the ends of a line are lost, hence a row may be shorter than the head. It then stands on the
    /// side where each of its numbers has a unit, if that is one side only.
    fn first_column(&self, cells: &[(usize, &str)]) -> Option<usize> {
        if self.columns.is_empty() {
            return Some(0);
        }
        let missing = self.columns.len().checked_sub(cells.len())?;
        let fits = |first: usize| {
            cells.iter().zip(&self.columns[first..]).all(|((_, cell), column)| {
                column.unit.is_some() || column.counts_rows || bare_number(cell).is_none()
            })
        };
        match (missing, fits(0), fits(missing)) {
            (0, ..) | (_, true, false) => Some(0),
            (_, false, true) => Some(missing),
            _ => None,
        }
    }
}

/// The number that fills a cell.
fn bare_number(cell: &str) -> Option<f64> {
    numeral(cell).filter(|number| number.len == cell.len() && number.digits > 0).map(|number| number.value)
}

/// The cells of a line with their byte offsets. Blank cells between tabs or bars count.
fn cells(words: &str) -> Vec<(usize, &str)> {
    let place = |cell: &str| cell.as_ptr() as usize - words.as_ptr() as usize;
    let is_divided = words.contains(['\t', '|']);
    let divided: Vec<&str> =
        if is_divided { words.split(['\t', '|']).collect() } else { words.split("  ").collect() };
    let trimmed = divided.into_iter().map(str::trim).filter(|cell| is_divided || !cell.is_empty());
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
    let words = words.strip_prefix("人民币").unwrap_or(words);
    let mut parts = words.split(['/', '·', '每']);
    let name = parts.next()?;
    let (scale, name) = match (name.strip_prefix('万'), name.strip_prefix('亿')) {
        (Some(rest), _) => (1e4, rest),
        (_, Some(rest)) => (1e8, rest),
        _ => (1.0, name),
    };
    measure(name)?;
    let per = parts.map(|part| {
        let part = part.trim();
        reference(part).filter(|per| per.len() == '每'.len_utf8() + part.len())
    });
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
    fn a_unit_in_the_head_may_refer_to_any_measure() {
        let found = read(&["作物\t标准（元/亩）\t电价（元/千瓦时·月）", "水稻\t95\t0.5"]);
        let per: Vec<_> = found.into_iter().map(|(.., per)| per).collect();
        assert_eq!(per, [vec!["每亩"], vec!["每千瓦时", "每月"]]);
    }

    #[test]
    fn blank_cells_leave_the_others_in_their_columns() {
        let row = |words: &str| {
            let found = read(&["类别\t会费（元/年）\t给付（万元）\t备注", words]);
            found.into_iter().map(|(_, value, _, per)| (value, per)).collect::<Vec<_>>()
        };
        assert_eq!(row("一档\t\t1\t无"), [(10_000.0, vec![])]);
        // Blank cells at the ends of a line are lost.
        assert_eq!(row("一档\t50"), [(50.0, vec!["每年"])]);
        assert_eq!(row("50\t1\t无"), [(50.0, vec!["每年"]), (10_000.0, vec![])]);
        assert_eq!(row("一档\t50\t1\t无\t2"), []);
        assert_eq!(read(&["类别\t会费（元/年）\t给付（万元）", "一档\t50"]), []);
    }

    #[test]
    fn quantities_written_in_a_row_are_read_too() {
        let mut tables = Tables::default();
        tables.quantities("类别\t标准（元/月）\t条件");
        let row = "甲\t500\t年满60周岁，每年另发1000元";
        let found: Vec<_> = tables.quantities(row).into_iter().map(|found| &row[found.range]).collect();
        assert_eq!(found, ["500", "年满60周岁", "1000元"]);
    }

    #[test]
    fn a_sentence_ends_the_table_and_what_has_no_unit_is_nothing() {
        assert_eq!(read(&["单位：元", "各地要加强管理，落实责任。", "省级\t2000"]), []);
        assert_eq!(read(&["序号\t名称", "1\t申请表"]), []);
        assert_eq!(read(&["联系单位：人社厅", "电话\t1234567"]), []);
    }
}
