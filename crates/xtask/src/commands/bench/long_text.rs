//! A document as long as the longest, for measurements: made of the sentences of one of the project's own.

use std::fmt::Write as _;
use std::fs;

use crate::{Error, Result, project};

/// The numbers of parts and sections.
const NUMBERS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/// How many measures a section has.
const MEASURES: usize = 6;

/// How many lines of text a measure has.
const LINES: usize = 2;

/// Lines of fewer characters are not taken.
const SHORTEST: usize = 60;

/// A text of at least so many characters, white space apart, with parts, sections and measures as Heilongjiang's.
///
/// # Errors
/// If the project's seeds cannot be read.
pub fn long_text(characters: usize) -> Result<String> {
    let path = project::seeds().join("heilongjiang/source.txt");
    let source = fs::read_to_string(&path).map_err(Error::reading(&path))?;
    // Of each measure what follows its heading.
    let body = |line: &'_ str| line.trim().split_once('。').map(|(_, body)| body.to_owned());
    let is_long = |body: &String| body.ends_with('。') && body.chars().count() > SHORTEST;
    let lines: Vec<String> = source.lines().filter_map(body).filter(is_long).collect();
    let mut lines = lines.iter().cycle();
    let mut text =
        "甘省总工会关于产业工人队伍建设改革的实施意见\n甘工发〔2021〕5号\n各市总工会：\n".to_owned();
    let mut measure = 0;
    for part in NUMBERS {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{part}、第{part}部分");
        for section in NUMBERS {
            let _ = writeln!(text, "（{section}）第{section}方面");
            for _ in 0..MEASURES {
                measure += 1;
                let _ = writeln!(text, "{measure}.第{measure}项措施");
                lines.by_ref().take(LINES).for_each(|line| {
                    let _ = writeln!(text, "{line}");
                });
                if text.chars().filter(|c| !c.is_whitespace()).count() >= characters {
                    text.push_str("甘省总工会\n2021年5月6日\n");
                    return Ok(text);
                }
            }
        }
    }
    Err(Error::Finding(format!("the text does not become {characters} characters long")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_a_document_as_long_as_it_should_be() {
        let text = long_text(60_000).unwrap();
        let count = text.chars().filter(|c| !c.is_whitespace()).count();
        assert!((60_000..62_000).contains(&count), "{count}");
        let request =
            seeds::new_document::NewDocumentRequest { id: "gan", text: text.as_bytes(), jurisdiction: None };
        let made = seeds::new_document::new_document(&request, &seeds::SeedFiles::new()).unwrap();
        assert!(!made.diagnostics.has_errors(), "{}", made.diagnostics.render_errors(seeds::Style::Plain));
        assert!(seeds::document::reading::read(&text).units.len() > 50);
    }
}
