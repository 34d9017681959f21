//! Eligibility: what a document gives a person, an employer or a school, given their answers.
//!
//! The rules are data that `seeds` compiled to indices, so startup parses nothing and compares no strings.
//! One evaluation serves the page, the explanation, the advice and the tests:
//!
//! ```text
//! Answers + as-of date --evaluate--> Evaluation --> verdict(benefit)    Met, NotMet, Undetermined …
//!                                               --> proof(benefit)      each condition with its sentence
//!                                               --> deadline(benefit)   the last day to apply
//!                                               --> advice(benefit)      what can be done about a NotMet
//!                                               --> plan(visible)       the next question, and how many remain
//! ```
//!
//! Invariant: a verdict is decided if and only if it is the same under *every* completion of the answers
//! that gates ([`Fact::applies_if`]) and [`Constraint`]s allow.
//!
//! [`Fact::applies_if`]: crate::model::rules::Fact::applies_if
//! [`Constraint`]: crate::model::rules::Constraint

mod advice;
mod budget;
mod deadline;
mod evaluation;
mod interview;
mod link;
mod partition;
mod planner;
mod proof;
mod results;
mod search;
mod values;
mod words;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod properties;

pub use advice::{Advice, AdviceOutcome, Change, Decisive, TooLate, Way};
pub use evaluation::{Contradiction, Evaluation, Verdict, evaluate};
pub use interview::{Choice, ChoiceEffect, Choices, InterviewStep, Next};
pub use link::{Link, LinkError, ReadLink};
pub use planner::Plan;
pub use proof::{Proof, Status};
pub use results::{Flip, Scope};
pub use values::Values;
