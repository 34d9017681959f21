//! The first screen of the result: what there is in one or two sentences, and the replies to troubles.

use policy::eligibility::{BenefitIndex, Group, Reply, Section, Trouble, Verdict};

use super::{SiteEvaluation, cited};
use crate::components::quotation::source_link;
use crate::html::{Html, element};
use crate::place::Place;

/// How many benefits of a kind are certain, uncertain and one step away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Tally {
    certain: usize,
    uncertain: usize,
    one_step: usize,
}

impl Tally {
    fn words(self, name: &str) -> String {
        let certain = match self.certain {
            0 => "现在没有条件对上的".to_owned(),
            count => format!("条件对上了{count}项"),
        };
        let others = [("不一定有", self.uncertain), ("还差一步", self.one_step)];
        let others = others.into_iter().filter(|(_, count)| *count > 0);
        let others = others.map(|(what, count)| format!("，{what}{count}项"));
        format!("{name}：{certain}{}。", others.collect::<String>())
    }
}

/// What the answers make of the benefits, a sentence each: about money, then about all else.
#[must_use]
pub fn headline_words(evaluation: &SiteEvaluation, outline: &[Section]) -> [String; 2] {
    let (mut money, mut else_) = (Tally::default(), Tally::default());
    for section in outline {
        let count = section.benefits.len();
        match section.group {
            Group::Money => money.certain += count,
            Group::MoneyUncertain => money.uncertain += count,
            Group::MoneyOneStep => money.one_step += count,
            group if group.is_reached() => {
                let certain =
                    section.benefits.iter().filter(|&&at| evaluation.verdict(at) == Verdict::Met).count();
                else_.certain += certain;
                else_.uncertain += count - certain;
            }
            _ => {}
        }
    }
    [money.words("和钱有关的"), else_.words("权利、服务等其他")]
}

/// The two sentences.
#[must_use]
pub fn headline(evaluation: &SiteEvaluation, outline: &[Section]) -> Html {
    let [money, others] = headline_words(evaluation, outline);
    [element("p").class("answer answer--money").text(&money), element("p").class("answer").text(&others)]
        .into_iter()
        .collect()
}

/// The reply to each trouble that was ticked.
#[must_use]
pub fn replies(place: &Place, evaluation: &SiteEvaluation) -> Html {
    let rows = evaluation.replies().into_iter().map(|(trouble, reply)| {
        let link = reply_benefit(reply).map(|at| {
            let benefit = evaluation.rules().benefit(at);
            source_link(place, super::document_of(place, benefit), benefit.quote)
        });
        element("p")
            .class("answer answer--reply")
            .text(&reply_words(place, evaluation, &trouble, reply))
            .text(" ")
            .children(link)
    });
    rows.collect()
}

fn reply_benefit(reply: Reply) -> Option<BenefitIndex> {
    match reply {
        Reply::Met(at) | Reply::Discretionary(at) | Reply::Undetermined(at) | Reply::ForOthers(at) => {
            Some(at)
        }
        Reply::Nothing => None,
    }
}

/// A reply in words.
#[must_use]
pub fn reply_words(
    place: &Place,
    evaluation: &SiteEvaluation,
    trouble: &Trouble<'_>,
    reply: Reply,
) -> String {
    let rules = evaluation.rules();
    let said = rules.fact(trouble.fact).options()[usize::from(trouble.option)].label;
    let title = |at: BenefitIndex| rules.benefit(at).title;
    let rest = match reply {
        Reply::Met(at) => format!("条件对上了：{}。", title(at)),
        Reply::Discretionary(at) => format!("条件对上了，但不一定有：{}。", title(at)),
        Reply::Undetermined(at) => format!("还缺回答才说得准：{}。", title(at)),
        Reply::ForOthers(at) => {
            let measure = cited(place, rules.benefit(at));
            let meant = rules.benefit(at).audiences.iter();
            let meant: Vec<&str> =
                meant.filter_map(|&at| Some(rules.audiences.get(usize::from(at))?.label)).collect();
            format!(
                "文件里和它有关的是{measure}，写给{}的，和您的回答对不上。您的情况请问{}。",
                meant.join("、"),
                trouble.ask
            )
        }
        Reply::Nothing => format!("这份文件没有写到。请问{}。", trouble.ask),
    };
    format!("您说“{said}”：{rest}")
}
