//! Adapts a page to the single file, by removing what needs a hosted site.
//!
//! The views mark such elements with `data-on-site`, and their replacements with `data-in-file`.

const ON_SITE: &str = " data-on-site";
const IN_FILE: &str = " data-in-file=\"\" hidden";

/// Removes the elements that need a site, and shows their replacements.
pub fn for_file(html: &str) -> String {
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(element) = next_on_site(rest) {
        kept.push_str(&rest[..element.start]);
        rest = &rest[element.end..];
    }
    kept.push_str(rest);
    kept.replace(IN_FILE, "")
}

/// The range of the first element that needs a site; `None` if there is none or it is not closed.
fn next_on_site(html: &str) -> Option<std::ops::Range<usize>> {
    let start = html[..html.find(ON_SITE)?].rfind('<')?;
    let name = html[start + 1..].split([' ', '>']).next()?;
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let (mut depth, mut at) = (0_usize, start);
    loop {
        let end = at + html[at..].find(&close)? + close.len();
        depth += html[at..end]
            .match_indices(&open)
            .filter(|(found, _)| is_whole(&html[at + found + open.len()..]))
            .count();
        depth -= 1;
        if depth == 0 {
            return Some(start..end);
        }
        at = end;
    }
}

/// Whether a tag name ends here: `<s` is also a prefix of `<section`.
fn is_whole(following: &str) -> bool {
    following.starts_with([' ', '>'])
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;

    #[test]
    fn what_needs_a_site_is_left_out_with_all_that_is_in_it() {
        let html = r#"<p>a</p><div class="x" data-on-site data-y="1"><div>b<i></i></div><divide></divide></div><p data-on-site>c</p>d"#;
        assert_eq!(for_file(html), "<p>a</p>d");
    }

    #[test]
    fn what_takes_its_place_is_shown() {
        assert_eq!(for_file("<span data-in-file=\"\" hidden>x</span>"), "<span>x</span>");
    }

    proptest! {
        /// Everything around a removed element is kept.
        #[test]
        fn what_stands_around_is_kept(before in "[a-z ]{0,20}", name in "[a-z]{1,3}", held in 0..4_usize) {
            let (open, close) = (format!("<{name}>").repeat(held), format!("</{name}>").repeat(held));
            let html = format!("{before}<{name} data-on-site>{open}x<{name}y></{name}y>{close}</{name}>z");
            prop_assert_eq!(for_file(&html), format!("{before}z"));
        }

        #[test]
        fn any_text_is_read(parts in vec(select(&["<div", " data-on-site", ">", "</div>", "<", "产", ""][..]), 0..30)) {
            for_file(&parts.concat());
        }
    }

    #[test]
    fn an_element_that_never_ends_is_kept() {
        for html in ["<div data-on-site>", " data-on-site", "<div data-on-site><div></div>", ""] {
            assert_eq!(for_file(html), html);
        }
    }
}
