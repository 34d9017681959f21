//! 核对原文: the text that the server has, against the one that the app was built from.
//!
//! The digest is computed here and not by the platform, which offers it on secure origins alone.

use std::any::Any;

use leptos::prelude::*;
use leptos::task::spawn_local;
use sha2::{Digest, Sha256};

use crate::browser::{self, Default, HtmlElement};
use crate::components::source_check::{Checked, findings};
use crate::place::Place;

/// Mounts the control on the slot of a document's check.
pub fn mount(place: &Place, slot: &HtmlElement) -> Option<Box<dyn Any>> {
    let document = place.corpus.document(&slot.get_attribute("data-document")?)?;
    let url = slot.get_attribute("data-source")?;
    let place = place.clone();
    let button: HtmlElement = browser::find(slot, "button")?;
    let status: HtmlElement = browser::find(slot, "[role=status]")?;
    let owner = Owner::new();
    browser::hide(&button, false);
    owner.with(|| {
        browser::on_event(&button, "click", Default::Keep, move |_| {
            let (place, url, status) = (place.clone(), url.clone(), status.clone());
            spawn_local(async move {
                let bytes = browser::fetch_bytes(&url).await;
                let checked = bytes.map_or(Checked::Unreachable, |bytes| {
                    Checked::of(
                        document,
                        &bytes,
                        hexadecimal(&Sha256::digest(&bytes)) == document.source_digest,
                    )
                });
                browser::show(&status, &findings(&place, document, &checked));
            });
        });
    });
    Some(Box::new(owner))
}

fn hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(|digit| char::from(DIGITS[usize::from(digit)]))
        .collect()
}
