//! The snippets and launchers agree with each other, including those that do not run here.

use std::collections::BTreeMap;
use std::fs;

use e2e::Result;
use xtask::project;

fn read(name: &str) -> Result<String> {
    let file = project::root().join("hosting").join(name);
    fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()).into())
}

/// Every text between two markers.
fn all_between<'a>(text: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    text.split(start).skip(1).filter_map(|rest| rest.split_once(end)).map(|(found, _)| found).collect()
}

/// All use the same page: IIS by a relative file, the others by an address.
#[test]
fn lost_addresses_have_the_sites_own_page() -> Result {
    assert!(project::dist().join("404.html").is_file(), "there is such a page");
    let (nginx, apache, iis) = (read("nginx.conf")?, read("apache.htaccess")?, read("web.config")?);
    assert_eq!(all_between(&nginx, "error_page 404 /chan-gai-tong/", ";"), ["404.html"]);
    assert_eq!(all_between(&apache, "ErrorDocument 404 /chan-gai-tong/", "\n"), ["404.html"]);
    // Other response modes answer with status 200 or redirect.
    let of_iis = all_between(&iis, "<error statusCode=\"404\" subStatusCode=\"-1\" path=\"", " />");
    assert_eq!(of_iis, ["404.html\" responseMode=\"File\""]);
    assert!(iis.contains("<httpErrors errorMode=\"Custom\">"), "also for who looks on the server itself");
    Ok(())
}

#[test]
fn kinds_of_files_are_called_the_same() -> Result {
    let (nginx, apache, iis) = (read("nginx.conf")?, read("apache.htaccess")?, read("web.config")?);
    let types = all_between(&nginx, "types {", "}").concat();
    let of_nginx: BTreeMap<&str, &str> = types
        .split(';')
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            Some((words.next()?, words))
        })
        .flat_map(|(kind, endings)| endings.map(move |ending| (ending, kind)))
        .filter(|(ending, _)| !["zip", "gz"].contains(ending))
        .collect();
    let of_apache: BTreeMap<&str, &str> = all_between(&apache, "AddType ", "\n")
        .into_iter()
        .filter_map(|line| line.split_once(" ."))
        .map(|(kind, ending)| (ending, kind))
        .collect();
    assert_eq!(of_apache, of_nginx);
    for entry in all_between(&iis, "<mimeMap fileExtension=\".", "\" />") {
        let (ending, kind) = entry.split_once("\" mimeType=\"").ok_or("a kind has a type")?;
        let expected = of_nginx.get(ending).copied().unwrap_or("application/octet-stream");
        assert_eq!(kind, expected, ".{ending}");
    }
    Ok(())
}

#[test]
fn rules_for_pages_are_the_same() -> Result {
    let (nginx, apache, iis) = (read("nginx.conf")?, read("apache.htaccess")?, read("web.config")?);
    let policies = |text: &str, start: &str| -> Vec<String> {
        all_between(text, start, "\"").into_iter().map(str::to_owned).collect()
    };
    let of_apache = policies(&apache, "Content-Security-Policy \"");
    let of_iis = policies(&iis, "name=\"Content-Security-Policy\" value=\"");
    assert_eq!(of_iis, of_apache);
    let [of_nginx] = policies(&nginx, "Content-Security-Policy \"").try_into().map_err(|_| "one policy")?;
    // nginx's policy lacks only the variable for frames.
    assert_eq!(of_apache[0], of_nginx.replace("$cgt_frames", "'self'"));
    assert!(of_apache[1].ends_with("frame-ancestors *") && of_apache.len() == 2);
    for rule in ["nosniff", "no-referrer", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"] {
        for (name, text) in [("nginx", &nginx), ("Apache", &apache), ("IIS", &iis)] {
            assert!(text.contains(rule), "{name}: {rule}");
        }
    }
    Ok(())
}
