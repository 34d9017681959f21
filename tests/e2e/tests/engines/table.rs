//! The table of engines by journeys.

use std::fmt;

use super::journeys::Journey;

/// The outcome of a journey in an engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// It succeeded.
    Run,
    /// It failed.
    Failed,
    /// The engine does not run here; the syntax of the site's files was validated for it.
    Validated,
}

/// An engine's results.
pub struct Row {
    /// The engine, with its version.
    pub name: String,
    /// One per journey, in order.
    pub cells: Vec<Cell>,
    /// For all journeys together.
    pub seconds: Option<f64>,
}

impl Row {
    /// The row of an engine that does not run here.
    pub fn validated(name: &str) -> Row {
        Row { name: name.to_owned(), cells: vec![Cell::Validated; Journey::ALL.len()], seconds: None }
    }
}

/// The results of all engines.
#[derive(Default)]
pub struct Table {
    pub rows: Vec<Row>,
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:<18}", "engine")?;
        for journey in Journey::ALL {
            write!(f, "{:<16}", journey.name())?;
        }
        writeln!(f, "seconds")?;
        for row in &self.rows {
            write!(f, "{:<18}", row.name)?;
            for cell in &row.cells {
                write!(f, "{:<16}", cell.label())?;
            }
            writeln!(f, "{}", row.seconds.map_or_else(|| "-".to_owned(), |seconds| format!("{seconds:.0}")))?;
        }
        Ok(())
    }
}

impl Cell {
    fn label(self) -> &'static str {
        match self {
            Cell::Run => "run",
            Cell::Failed => "FAILED",
            Cell::Validated => "validated only",
        }
    }
}
