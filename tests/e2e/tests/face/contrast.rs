//! Contrast in every colour scheme, computed from the custom properties.

use std::collections::BTreeMap;

use e2e::Result;
use xtask::project;

/// The custom properties of a colour scheme, by name.
type Scheme = BTreeMap<String, String>;

const BACKGROUNDS: [&str; 3] = ["paper", "surface", "surface-quiet"];

/// Text colours, used on every background.
const TEXT_COLOURS: [&str; 5] = ["ink", "ink-quiet", "accent", "accent-strong", "good"];

/// Text colours with a background of their own.
const TEXT_ON_OWN_BACKGROUND: [(&str, &str); 7] = [
    ("ink", "accent-soft"),
    ("accent", "accent-soft"),
    ("accent-strong", "accent-soft"),
    ("on-fill", "fill"),
    ("on-fill", "fill-strong"),
    ("on-mark", "mark"),
    ("ink", "chart-cap-soft"),
];

/// Borders of controls, the focus ring and chart marks, used on every background.
const LINES: [&str; 4] = ["line-strong", "focus", "chart", "chart-cap"];

#[test]
fn letters_have_four_and_a_half_to_one_and_lines_three_to_one() -> Result {
    let schemes = schemes(&std::fs::read_to_string(project::root().join("src/styles/parts/tokens.css"))?);
    assert_eq!(schemes.len(), 5);
    for (name, scheme) in &schemes {
        let on_grounds = |inks: &[&'static str]| -> Vec<(&'static str, &'static str)> {
            inks.iter().flat_map(|ink| BACKGROUNDS.map(|ground| (*ink, ground))).collect()
        };
        for (least, pairs) in [
            (4.5, [on_grounds(&TEXT_COLOURS), TEXT_ON_OWN_BACKGROUND.to_vec()].concat()),
            (3.0, on_grounds(&LINES)),
        ] {
            for (above, below) in pairs {
                let contrast = contrast(colour(scheme, above), colour(scheme, below));
                assert!(contrast >= least, "{name}: --{above} on --{below} has {contrast:.2}:1");
            }
        }
    }
    Ok(())
}

#[test]
fn black_on_white_has_the_most_and_a_colour_on_itself_the_least() {
    let (white, black) = ([1.0; 3], [0.0; 3]);
    assert!((contrast(black, white) - 21.0).abs() < 1e-9);
    assert!((contrast(white, white) - 1.0).abs() < 1e-9);
}

/// The colour schemes of the stylesheet, except forced colours, which the reader chooses.
fn schemes(css: &str) -> Vec<(&'static str, Scheme)> {
    let light = properties(css.split("@media").next().unwrap_or_default());
    let with = |scheme: &Scheme, condition: &str| {
        let block = css.split("@media ").find(|block| block.starts_with(condition));
        let mut scheme = scheme.clone();
        scheme.extend(properties(block.unwrap_or_else(|| panic!("there is a scheme for {condition}"))));
        scheme
    };
    let dark = with(&light, "(prefers-color-scheme: dark)");
    let more = "(prefers-contrast: more)";
    vec![
        ("light, more contrast", with(&light, more)),
        ("dark, more contrast", with(&dark, more)),
        ("print", with(&light, "print")),
        ("light", light),
        ("dark", dark),
    ]
}

fn properties(css: &str) -> Scheme {
    let declarations = css.split([';', '{', '}']).filter_map(|piece| piece.trim().strip_prefix("--"));
    let pairs = declarations.filter_map(|declaration| declaration.split_once(':'));
    pairs.map(|(name, value)| (name.to_owned(), value.trim().to_owned())).collect()
}

/// Red, green and blue, from 0 to 1.
fn colour(scheme: &Scheme, name: &str) -> [f64; 3] {
    let value = scheme.get(name).unwrap_or_else(|| panic!("there is a colour --{name}"));
    if let Some(other) = value.strip_prefix("var(--").and_then(|rest| rest.strip_suffix(')')) {
        return colour(scheme, other);
    }
    let digits =
        value.strip_prefix('#').unwrap_or_else(|| panic!("--{name} is no colour in digits: {value}"));
    let width = digits.len() / 3;
    [0, 1, 2].map(|part| {
        let digits = digits[part * width..(part + 1) * width].repeat(3 - width);
        f64::from(u8::from_str_radix(&digits, 16).unwrap_or_else(|_| panic!("--{name}: {value}"))) / 255.0
    })
}

/// The contrast ratio of WCAG 2.2.
fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(colour: [f64; 3]) -> f64 {
    let linear = |part: f64| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
    let [red, green, blue] = colour.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}
