//! The training-funds calculator: what an employer must set aside, by the payroll shares that a measure
//! names. `scripts/enhance/training-funds.ts` computes the sums.

use policy::model::rules::{Benefit, Sum};

use crate::components::quotation::source_link;
use crate::contract::{DATA_FEN, DATA_SHARES};
use crate::html::{Html, element};
use crate::page_context::{PageContext, SiteNode};

/// The audience that pays the funds.
const EMPLOYER: &str = "employer";

/// The two benefits with the shares: of the payroll, and of those funds for the front line.
fn shares(context: &PageContext, measure: SiteNode) -> Option<[&'static Benefit<'static>; 2]> {
    let audiences = &context.corpus.eligibility.audiences;
    let is_for_employers = |&at: &u8| audiences[usize::from(at)].id == EMPLOYER;
    let with = |is: fn(Sum<'_>) -> bool| {
        context.benefits_of(measure).find(|benefit| {
            benefit.amount.is_some_and(|amount| is(amount.sum))
                && benefit.audiences.iter().any(is_for_employers)
        })
    };
    let payroll = with(|sum| matches!(sum, Sum::ShareRange(..)))?;
    Some([payroll, with(|sum| matches!(sum, Sum::ShareMin(..)))?])
}

/// The calculator form; empty for measures without such shares.
#[must_use]
pub fn training_funds(context: &PageContext, measure: SiteNode) -> Html {
    let Some([funds, frontline]) = shares(context, measure) else { return Html::default() };
    let thousandths = |benefit: &Benefit<'_>| match benefit.amount.map(|amount| amount.sum) {
        Some(Sum::ShareRange(least, most, _)) => format!("{} {}", least.0, most.0),
        Some(Sum::ShareMin(least, _)) => least.0.to_string(),
        _ => String::new(),
    };
    let field = element("input")
        .class("funds__payroll")
        .attribute("id", "payroll")
        .attribute("type", "text")
        .attribute("inputmode", "numeric")
        .attribute("autocomplete", "off")
        .attribute("maxlength", "16");
    let row = element("p")
        .class("funds__row")
        .child(element("label").attribute("for", "payroll").text("工资总额"))
        .text(" ")
        .child(field)
        .text(" 元 ")
        .child(element("button").class("button").attribute("type", "submit").text("算一算"));
    let source = source_link(context, measure.document(), funds.quote);
    element("form")
        .class("funds")
        .attribute("data-slot", "training-funds")
        .attribute("id", "training-funds")
        .attribute(DATA_SHARES, &format!("{} {}", thousandths(funds), thousandths(frontline)))
        .child(element("h3").text("给企业：算一算要提取多少职工教育培训经费"))
        .child(row)
        .child(element("p").class("problem").attribute("role", "alert"))
        .child(element("div").class("funds__sums").attribute("role", "status"))
        .child(element("template").children(sentences(context, funds, frontline)))
        .child(
            element("p").class("hint").text("按这一条写的比例算，只在您的设备上算。比例出自").child(source),
        )
        .end()
}

/// The result sentences, with placeholders for the sums: minimum and maximum, and of each the share for the
/// front line.
fn sentences(context: &PageContext, share: &Benefit<'_>, frontline: &Benefit<'_>) -> Option<Html> {
    let (of_payroll, of_funds) = (share.amount?, frontline.amount?);
    let sum = |number: &str| element("span").attribute(DATA_FEN, number);
    let lines = [
        element("p")
            .text(&format!("按{}文件，要提取{}，就是", context.year(), of_payroll.words()))
            .child(sum("0"))
            .text("到")
            .child(sum("1"))
            .text("。"),
        element("p")
            .text(&format!("其中用于一线职工的，要占{}：提取", of_funds.words()))
            .child(sum("0"))
            .text("的，不少于")
            .child(sum("2"))
            .text("；提取")
            .child(sum("1"))
            .text("的，不少于")
            .child(sum("3"))
            .text("。"),
    ];
    let open = (!share.ambiguity.is_empty()).then(|| element("p").text(share.ambiguity));
    Some(lines.into_iter().chain(open).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::route::Route;
    use crate::testing::{context, corpus};

    fn measure(number: u16) -> (PageContext, SiteNode) {
        let document = corpus().document("heilongjiang").unwrap();
        let measure = document.measures().find(|measure| measure.measure_number() == Some(number)).unwrap();
        (context(Route::Measure { document: "heilongjiang".to_owned(), unit: number.to_string() }), measure)
    }

    #[test]
    fn the_form_has_the_shares_of_the_sentence_in_thousandths_and_says_what_is_left_open() {
        let (context, measure) = measure(7);
        let html = training_funds(&context, measure);
        // 1.5% to 2.5%, of which at least 60%.
        assert!(html.as_str().contains(r#"data-shares="15 25 600""#), "{html:?}");
        assert!(html.as_str().contains("文件没有写哪些企业按1.5%、哪些企业按2.5%"), "{html:?}");
    }

    #[test]
    fn only_the_measure_with_the_shares_has_the_form() {
        let has_form = |number| {
            let (context, measure) = measure(number);
            !training_funds(&context, measure).is_empty()
        };
        let with_form: Vec<u16> = (1..=29).filter(|&number| has_form(number)).collect();
        assert_eq!(with_form, [7]);
    }
}
