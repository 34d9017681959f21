//! Reckons training funds from the payroll that somebody types.

use std::any::Any;

use leptos::prelude::*;

use crate::browser::{self, Default, Element, HtmlElement, HtmlInputElement};
use crate::components::training_funds::{SUMS, sums};
use crate::pages::find_measure;
use crate::place::Place;
use crate::wizard::read_payroll;

/// Mounts the control on the form.
pub fn mount(place: &Place, form: &HtmlElement) -> Option<Box<dyn Any>> {
    let field: HtmlInputElement = browser::find(form, "input")?;
    let problem: Element = browser::find(form, ".problem")?;
    let result: Element = browser::find(form, &format!(".{SUMS}"))?;
    let (place, measure) = (place.clone(), find_measure(place.corpus, &place.route)?);
    let owner = Owner::new();
    owner.with(|| {
        browser::on_event(form, "submit", Default::MayPrevent, move |event| {
            event.prevent_default();
            let read = read_payroll(&field.value());
            let reckoned = read.as_ref().ok().and_then(|&payroll| sums(&place, measure, payroll));
            problem.set_text_content(read.err().map(|error| error.words()).as_deref());
            browser::show(&result, &reckoned.unwrap_or_default());
        });
    });
    Some(Box::new(owner))
}
