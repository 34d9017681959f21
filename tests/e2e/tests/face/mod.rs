//! Accessibility of the pages: in each colour scheme, at each text size and width.

mod contrast;
pub mod examine;
mod focus;
mod handout;
mod matrix;
mod paper;
mod read_aloud;
mod scaled;
mod states;
mod steps;
mod terms;
mod text_size;

use e2e::{Browser, Result};
use serde_json::json;

/// The colour schemes that a device requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scheme {
    Light,
    Dark,
    /// Forced colours: a few, chosen by the reader.
    Forced,
}

impl Scheme {
    const ALL: [Scheme; 3] = [Scheme::Light, Scheme::Dark, Scheme::Forced];

    async fn emulate(self, browser: &Browser) -> Result {
        let colours = if self == Scheme::Dark { "dark" } else { "light" };
        let forced = if self == Scheme::Forced { "active" } else { "none" };
        let features = json!({ "features": [
            { "name": "prefers-color-scheme", "value": colours },
            { "name": "forced-colors", "value": forced },
        ]});
        browser.driver.cdp().send_raw("Emulation.setEmulatedMedia", features).await?;
        Ok(())
    }
}

/// The text sizes that a page offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextSize {
    Standard,
    Large,
    Largest,
}

impl TextSize {
    pub const ALL: [TextSize; 3] = [TextSize::Standard, TextSize::Large, TextSize::Largest];

    /// The value in storage and in `<html data-text>`.
    const fn key(self) -> &'static str {
        match self {
            TextSize::Standard => "",
            TextSize::Large => "large",
            TextSize::Largest => "largest",
        }
    }

    /// The size of body text, in CSS pixels.
    const fn pixels(self) -> f64 {
        match self {
            TextSize::Standard => 18.0,
            TextSize::Large => 22.0,
            TextSize::Largest => 30.0,
        }
    }

    /// The minimum width and height of touch targets, in CSS pixels.
    const fn target(self) -> f64 {
        match self {
            TextSize::Standard | TextSize::Large => 44.0,
            TextSize::Largest => 60.0,
        }
    }

    /// Stores the size for pages loaded from now on.
    pub async fn choose(self, browser: &Browser) -> Result {
        browser.run(&format!("localStorage.setItem('text-size', '{}')", self.key())).await
    }
}

/// Sets the window's width, in CSS pixels, at the height of a phone.
async fn set_width(browser: &Browser, width: u32) -> Result {
    let screen = json!({ "width": width, "height": 740, "deviceScaleFactor": 1, "mobile": width < 900 });
    browser.driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", screen).await?;
    Ok(())
}
