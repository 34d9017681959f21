//! What an employer has to set aside for training, reckoned from its payroll by the shares that a measure
//! names.

use policy::eligibility::{Benefit, Sum, TrainingFunds};

use crate::components::quotation::source_link;
use crate::html::{Html, element};
use crate::place::{Place, SiteNode};

/// The class of the element that holds what was reckoned.
pub const SUMS: &str = "funds__sums";

/// The audience that sets the funds aside.
const EMPLOYER: &str = "employer";

/// The two benefits whose shares are reckoned with: the share of the payroll, and the share of that for
/// the front line.
fn shares(place: &Place, measure: SiteNode) -> Option<[&'static Benefit<'static>; 2]> {
    let audiences = &place.corpus.eligibility.audiences;
    let is_for_employers = |&at: &u8| audiences[usize::from(at)].id == EMPLOYER;
    let with = |is: fn(Sum<'_>) -> bool| {
        place.benefits_of(measure).find(|benefit| {
            benefit.amount.is_some_and(|amount| is(amount.sum))
                && benefit.audiences.iter().any(is_for_employers)
        })
    };
    let payroll = with(|sum| matches!(sum, Sum::ShareRange(..)))?;
    Some([payroll, with(|sum| matches!(sum, Sum::ShareMin(..)))?])
}

/// The form for the payroll; nothing on measures that name no such shares.
#[must_use]
pub fn training_funds(place: &Place, measure: SiteNode) -> Html {
    let Some([funds, _]) = shares(place, measure) else { return Html::default() };
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
    let source = source_link(place, measure.document(), funds.quote);
    element("form")
        .class("funds")
        .attribute("data-slot", "training-funds")
        .attribute("id", "training-funds")
        .child(element("h3").text("给企业：算一算要提取多少职工教育培训经费"))
        .child(row)
        .child(element("p").class("problem").attribute("role", "alert"))
        .child(element("div").class(SUMS).attribute("role", "status"))
        .child(
            element("p").class("hint").text("按这一条写的比例算，只在您的设备上算。比例出自").child(source),
        )
        .end()
}

/// What a payroll in yuan gives; nothing where it is beyond any enterprise's.
#[must_use]
pub fn sums(place: &Place, measure: SiteNode, payroll: u64) -> Option<Html> {
    let [share, frontline] = shares(place, measure)?;
    let (of_payroll, of_funds) = (share.amount?, frontline.amount?);
    let funds = TrainingFunds::of_payroll(payroll, of_payroll.sum)?;
    let part = funds.for_frontline(of_funds.sum)?;
    let line = |words: String| element("p").text(&words).end();
    let lines = [
        line(format!(
            "按{}文件，要提取{}，就是{}到{}。",
            place.year(),
            of_payroll.words(),
            funds.least,
            funds.most
        )),
        line(format!(
            "其中用于一线职工的，要占{}：提取{}的，不少于{}；提取{}的，不少于{}。",
            of_funds.words(),
            funds.least,
            part.least,
            funds.most,
            part.most
        )),
    ];
    let open = (!share.ambiguity.is_empty()).then(|| line(share.ambiguity.to_owned()));
    Some(lines.into_iter().chain(open).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::route::Route;
    use crate::testing::{corpus, place};

    fn measure(number: u16) -> (Place, SiteNode) {
        let document = corpus().document("heilongjiang").unwrap();
        let measure = document.measures().find(|measure| measure.measure_number() == Some(number)).unwrap();
        (place(Route::Measure { document: "heilongjiang".to_owned(), number }), measure)
    }

    #[test]
    fn a_million_yuan_gives_fifteen_to_twenty_five_thousand_and_nine_to_fifteen_of_them() {
        let (place, measure) = measure(7);
        let html = sums(&place, measure, 1_000_000).unwrap();
        for sum in ["15000元到25000元", "不少于9000元", "不少于15000元"] {
            assert!(html.as_str().contains(sum), "{html:?}");
        }
        assert!(html.as_str().contains("文件没有写哪些企业按1.5%、哪些企业按2.5%"), "{html:?}");
        assert_eq!(sums(&place, measure, u64::MAX), None);
    }

    #[test]
    fn only_the_measure_with_the_shares_has_the_form() {
        let has_form = |number| {
            let (place, measure) = measure(number);
            !training_funds(&place, measure).is_empty()
        };
        let with_form: Vec<u16> = (1..=29).filter(|&number| has_form(number)).collect();
        assert_eq!(with_form, [7]);
    }
}
