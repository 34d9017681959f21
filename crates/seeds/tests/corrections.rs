//! An author's `[[line]]` corrections: their effect on the tree, and the diagnostics if they do not fit.

use expect_test::{Expect, expect};
use seeds::{Diagnostics, SeedFiles, Style, document};

const SOURCE: &str = "\
样例省人民政府文件
关于加强技能培训的意见
样政　二〇二一　三
各市
重点工作
　　1.加强培训。开展技能培训。
　　2.发放补贴。给予培训补贴。
　　2.加强宣传。做好政策宣传。
共3页
样例省人民政府
五月六日
";

/// Parses the sample with the corrections. Returns its leaves, one a line with id, kind and text, and the
/// diagnostics.
fn read(corrections: &str) -> (String, String) {
    let settings = format!(
        "order = 1\nshort_title = \"样例\"\njurisdiction = \"样例省\"\ndescription = \"样例。\"\n{corrections}\
         [expect]\ncharacters = {}\n",
        SOURCE.chars().filter(|c| !c.is_whitespace()).count()
    );
    let files = SeedFiles::from([
        ("sample/source.txt".to_owned(), SOURCE.as_bytes().to_vec()),
        ("sample/document.toml".to_owned(), settings.into_bytes()),
    ]);
    let mut diagnostics = Diagnostics::default();
    let read = document::read_all(&files, &mut diagnostics);
    let documents = document::documents(&read, &mut diagnostics);
    let leaves = documents
        .iter()
        .flat_map(policy::model::document::Document::iter)
        .filter(|node| node.kind().is_leaf());
    let leaves: Vec<String> = leaves
        .map(|leaf| format!("{} {:?}: {}\n", leaf.local_id(), leaf.kind(), leaf.text().trim()))
        .collect();
    let said = diagnostics.render(Style::Plain);
    // E0308, on the number of measures, is not tested here.
    let errors = said.lines().filter(|line| line.contains("error[") && !line.contains("E0308"));
    let hints = said.lines().filter(|line| line.contains("help: line ") || line.contains("help: no line "));
    (
        leaves.concat(),
        errors.chain(hints).map(|line| format!("{}\n", line.trim())).collect::<Vec<_>>().concat(),
    )
}

fn check(corrections: &str, leaves: &Expect) {
    let (found, errors) = read(corrections);
    leaves.assert_eq(&(found + &errors));
}

fn refuse(corrections: &str, errors: &Expect) {
    errors.assert_eq(&read(corrections).1);
}

fn line(line: usize, starts: &str, is: &str) -> String {
    format!("[[line]]\nline = {line}\nstarts = \"{starts}\"\nis = \"{is}\"\n")
}

#[test]
fn without_a_correction_it_is_what_it_looks_like() {
    check(
        "",
        &expect![[r#"
            h1 HeadLine: 样例省人民政府文件
            title Title: 关于加强技能培训的意见
            s1 Sentence: 样政　二〇二一　三
            s2 Sentence: 各市
            s3 Sentence: 重点工作
            1.title Heading: 1.加强培训。
            1.s1 Sentence: 开展技能培训。
            2.title Heading: 2.发放补贴。
            2.s1 Sentence: 给予培训补贴。
            2~2.title Heading: 2.加强宣传。
            2~2.s1 Sentence: 做好政策宣传。
            2~2.s2 Sentence: 共3页
            2~2.s3 Sentence: 样例省人民政府
            2~2.s4 Sentence: 五月六日
            error[E0305]: measure (1.) 2 stands here for a second time or out of order; expected 3
        "#]],
    );
}

#[test]
fn each_line_is_what_its_author_says() {
    let all = [
        line(1, "样例省人民政府文件", "not_text"),
        line(2, "关于", "title"),
        line(3, "样政", "number"),
        line(4, "各市", "addressees"),
        line(5, "重点", "heading") + "level = \"section\"\n",
        line(7, "2.", "text"),
        line(9, "共3页", "not_text"),
        line(10, "样例省", "issuer"),
        line(11, "五月", "date"),
    ];
    check(
        &all.concat(),
        &expect![[r#"
            title Title: 关于加强技能培训的意见
            h1 HeadLine: 样政　二〇二一　三
            to Addressees: 各市
            p0.u1.title Heading: 重点工作
            1.title Heading: 1.加强培训。
            1.s1 Sentence: 开展技能培训。
            1.s2 Sentence: 2.发放补贴。
            1.s3 Sentence: 给予培训补贴。
            2.title Heading: 2.加强宣传。
            2.s1 Sentence: 做好政策宣传。
            by1 Issuer: 样例省人民政府
            date Date: 五月六日
        "#]],
    );
}

#[test]
fn a_correction_that_fits_no_line_is_an_error_with_the_right_line() {
    refuse(
        &line(3, "2.发放", "text"),
        &expect![[r#"
            error[E0310]: line 3 of source.txt does not begin with 「2.发放」
            error[E0305]: measure (1.) 2 stands here for a second time or out of order; expected 3
            = help: line 7 begins so: write `line = 7`
        "#]],
    );
    refuse(
        &line(3, "没有的字", "text"),
        &expect![[r#"
            error[E0310]: line 3 of source.txt does not begin with 「没有的字」
            error[E0305]: measure (1.) 2 stands here for a second time or out of order; expected 3
            = help: no line begins so: copy the first words of the line from source.txt
        "#]],
    );
}

#[test]
fn a_line_is_corrected_once_and_only_a_heading_has_a_level() {
    refuse(
        &[line(9, "共3页", "not_text"), line(9, "共3页", "text")].concat(),
        &expect![[r#"
            error[E0311]: line 9 of source.txt is corrected twice
            error[E0305]: measure (1.) 2 stands here for a second time or out of order; expected 3
        "#]],
    );
    refuse(
        &(line(9, "共3页", "not_text") + "level = \"section\"\n"),
        &expect![[r#"
            error[E0312]: only a heading has a level
            error[E0305]: measure (1.) 2 stands here for a second time or out of order; expected 3
        "#]],
    );
    refuse(
        &line(9, "共3页", "page"),
        &expect![[r#"
            error[E0106]: the file may not hold this: unknown variant `page`, expected one of `title`, `number`, `date`, `addressees`, `issuer`, `heading`, `text`, `attachment`, `not_text`
            error[E0305]: measure (1.) 2 stands here for a second time or out of order; expected 3
        "#]],
    );
}
