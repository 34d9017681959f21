//! Engines × journeys.

use std::fmt;

use super::journeys::Journey;

/// What was seen of a journey in an engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// It was made to its end.
    Run,
    /// It was begun.
    Failed,
    /// The engine cannot be run here; the site's files are what it understands.
    Validated,
}

/// An engine.
pub struct Row {
    /// With its version.
    pub name: String,
    /// In the order of the journeys.
    pub cells: Vec<Cell>,
    /// For all of them.
    pub seconds: Option<f64>,
}

impl Row {
    /// An engine that cannot be run here.
    pub fn validated(name: &str) -> Row {
        Row { name: name.to_owned(), cells: vec![Cell::Validated; Journey::ALL.len()], seconds: None }
    }
}

/// All engines.
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
                write!(f, "{:<16}", cell.words())?;
            }
            writeln!(f, "{}", row.seconds.map_or_else(|| "-".to_owned(), |seconds| format!("{seconds:.0}")))?;
        }
        Ok(())
    }
}

impl Cell {
    fn words(self) -> &'static str {
        match self {
            Cell::Run => "run",
            Cell::Failed => "FAILED",
            Cell::Validated => "validated only",
        }
    }
}
