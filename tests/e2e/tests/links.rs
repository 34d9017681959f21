//! Links in the static pages, without a browser: what a page without scripts offers must be there.

use std::collections::{BTreeMap, BTreeSet};

use e2e::{Result, Served};

/// The values of an attribute in HTML as the renderer writes it: always with double quotes.
fn values<'html>(html: &'html str, attribute: &str) -> Vec<&'html str> {
    let start = format!(" {attribute}=\"");
    html.split(start.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The page that a relative link leads to, as a path below the site's root.
fn resolve(page: &str, link: &str) -> Option<String> {
    let mut folders: Vec<&str> = page.split('/').filter(|part| !part.is_empty()).collect();
    for part in link.split('/') {
        match part {
            ".." => {
                folders.pop()?;
            }
            "." | "" => {}
            name => folders.push(name),
        }
    }
    let path = folders.join("/");
    Some(if link.ends_with('/') && !path.is_empty() { path + "/" } else { path })
}

#[test]
fn every_link_leads_to_a_page_and_a_place_on_it() -> Result {
    let site = Served::at_root()?;
    let pages = site.pages()?;
    let html: BTreeMap<&str, String> =
        pages.iter().map(|page| Ok((page.as_str(), site.html(page)?))).collect::<Result<_>>()?;
    let ids: BTreeMap<&str, BTreeSet<&str>> =
        html.iter().map(|(page, html)| (*page, values(html, "id").into_iter().collect())).collect();
    let mut wrong = Vec::new();
    let mut followed = 0;
    for (page, html) in &html {
        for link in values(html, "href").into_iter().chain(values(html, "src")).chain(values(html, "action"))
        {
            let (path, place) = link.split_once('#').unwrap_or((link, ""));
            let target = if path.is_empty() { Some((*page).to_owned()) } else { resolve(page, path) };
            let leads_somewhere = match target.as_deref().map(|target| (target, ids.get(target))) {
                Some((_, Some(ids))) => place.is_empty() || place.contains('=') || ids.contains(place),
                Some((target, None)) => place.is_empty() && site.has_file(target),
                None => false,
            };
            followed += 1;
            if !leads_somewhere {
                wrong.push(format!("{page}: {link}"));
            }
        }
    }
    assert!(followed > 500, "only {followed} links were found");
    assert!(wrong.is_empty(), "{wrong:#?}");
    Ok(())
}

#[test]
fn every_id_stands_once_on_a_page() -> Result {
    let site = Served::at_root()?;
    for page in site.pages()? {
        let html = site.html(&page)?;
        let ids = values(&html, "id");
        let distinct: BTreeSet<_> = ids.iter().collect();
        assert_eq!(ids.len(), distinct.len(), "{page}");
    }
    Ok(())
}

#[test]
fn every_page_names_itself() -> Result {
    let site = Served::at_root()?;
    let mut titles = BTreeSet::new();
    for page in site.pages()? {
        let html = site.html(&page)?;
        let title = html.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap_or("");
        assert!(titles.insert(title.to_owned()), "{page} has a title of its own: {title:?}");
        assert!(html.contains("<html lang=\"zh"), "{page}");
        assert!(html.contains("<meta name=\"description\" content=\""), "{page}");
    }
    Ok(())
}

#[test]
fn relative_links_are_resolved_as_browsers_do() {
    assert_eq!(resolve("", "about/").as_deref(), Some("about/"));
    assert_eq!(resolve("a/b/", "../../").as_deref(), Some(""));
    assert_eq!(resolve("a/b/", "../x.css").as_deref(), Some("a/x.css"));
    assert_eq!(resolve("a/", "./").as_deref(), Some("a/"));
    assert_eq!(resolve("a/", "../../x"), None);
}
