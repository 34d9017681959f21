//! Measurements with limits. A run fails above the *ceiling*, which is slightly above the current value. The
//! distance to the *target*, the desired value, is printed. Improvements should lower the ceiling.

use std::fmt::Write as _;

use super::Section;
use crate::{Error, Result};

/// The limits of a measurement for which smaller is better.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    /// The value above which a run fails.
    pub ceiling: f64,
    /// The desired value.
    pub target: f64,
    /// The number of decimals shown.
    pub digits: usize,
}

/// A measurement.
#[derive(Debug)]
pub struct Measurement {
    name: String,
    value: f64,
    limit: Limit,
}

impl Limit {
    /// Limits of integers, such as bytes or milliseconds.
    pub const fn whole(ceiling: f64, target: f64) -> Limit {
        Limit { ceiling, target, digits: 0 }
    }
}

impl Measurement {
    fn row(&self) -> String {
        let Limit { ceiling, target, digits } = self.limit;
        let value = self.value;
        let verdict = if value > ceiling {
            "OVER THE CEILING".to_owned()
        } else if value <= target {
            "at the target".to_owned()
        } else if target > 0.0 {
            format!("{:.2} times the target", value / target)
        } else {
            format!("{:.digits$} over the target", value - target)
        };
        let name = &self.name;
        format!("{name:<44}{value:>10.digits$}{ceiling:>10.digits$}{target:>10.digits$}  {verdict}\n")
    }
}

impl Section {
    /// A section without measurements.
    pub(super) fn new(text: String) -> Section {
        Section { text, figures: Vec::new(), failures: Vec::new() }
    }

    /// Adds a measurement with its limits.
    pub(super) fn hold(&mut self, name: impl Into<String>, value: f64, limit: Limit) {
        self.figures.push(Measurement { name: name.into(), value, limit });
    }

    /// The tables; those with limits come last.
    pub(super) fn tables(&self) -> String {
        let mut text = self.text.clone();
        if !self.figures.is_empty() {
            let _ = writeln!(text, "\n{:<44}{:>10}{:>10}{:>10}", "", "figure", "ceiling", "target");
            text.extend(self.figures.iter().map(Measurement::row));
        }
        text
    }

    /// The reasons for a failure.
    pub(super) fn over(&self) -> Vec<String> {
        let over = self.figures.iter().filter(|figure| figure.value > figure.limit.ceiling);
        let words = |Measurement { name, value, limit: Limit { ceiling, digits, .. } }: &Measurement| {
            format!("{name}: {value:.digits$} of {ceiling:.digits$}")
        };
        over.map(words).chain(self.failures.iter().cloned()).collect()
    }

    /// Fails if a measurement exceeds its ceiling.
    pub(super) fn verdict(&self) -> Result<()> {
        match &self.over()[..] {
            [] => Ok(()),
            over => Err(Error::Finding(format!("Over the ceiling: {}", over.join("; ")))),
        }
    }
}

/// Converts a number of bytes for comparison.
#[expect(clippy::cast_precision_loss)]
pub fn bytes(count: u64) -> f64 {
    // Exact up to 2^53.
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(value: f64) -> Section {
        let mut section = Section::new("text\n".to_owned());
        section.hold("a figure", value, Limit::whole(120.0, 100.0));
        section
    }

    #[test]
    fn a_run_fails_over_the_ceiling_and_not_over_the_target() {
        for value in [99.0, 100.0, 101.0, 120.0] {
            assert!(section(value).verdict().is_ok(), "{value}");
        }
        let message = section(121.0).verdict().map_err(|error| error.to_string());
        assert_eq!(message, Err("Over the ceiling: a figure: 121 of 120".to_owned()));
    }

    #[test]
    fn the_distance_to_the_target_is_shown() {
        for (value, verdict) in
            [(100.0, "at the target"), (110.0, "1.10 times the target"), (121.0, "OVER THE CEILING")]
        {
            assert!(section(value).tables().trim_end().ends_with(verdict), "{}", section(value).tables());
        }
        let mut section = Section::new(String::new());
        section.hold("points lost", 12.0, Limit::whole(20.0, 0.0));
        assert!(section.tables().trim_end().ends_with("12 over the target"));
    }

    #[test]
    fn a_failure_without_a_figure_fails_the_run() {
        let mut section = section(100.0);
        section.failures.push("a bench".to_owned());
        assert_eq!(section.over(), ["a bench"]);
    }
}
