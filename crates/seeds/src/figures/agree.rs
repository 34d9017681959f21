//! Cross-checks figures and benefits, which are written separately from the same sentence.

use policy::model::figures::{Bound, Figure, Group, Range, Value};
use policy::model::rules::{Benefit, Sum};

/// The difference between a figure and its benefit; `None` if they agree or state different things.
pub(super) fn disagreement(figure: &Figure<'_>, benefit: &Benefit<'_>) -> Option<String> {
    let (expected, found) = match (figure.group, figure.value) {
        (Group::Sum, Value::Yuan(range)) => (stated_sum(benefit), Some((range, figure.bound))),
        (Group::Quota, Value::Count(range, _)) => {
            (exactly(benefit.quota.map(|quota| quota.count)), Some((range, figure.bound)))
        }
        (Group::Term, Value::Count(range, _)) => {
            (exactly(benefit.term.map(|term| u32::from(term.years))), Some((range, figure.bound)))
        }
        _ => (None, None),
    };
    let silent = expected.is_none() && figure.group != Group::Sum;
    if expected == found || silent {
        return None;
    }
    let said = |stated: Option<(Range, Bound)>| match stated {
        None => "nothing".to_owned(),
        Some((range, bound)) => format!("{} to {} ({bound:?})", range.min, range.max),
    };
    Some(format!("the benefit `{}` says {}, the figure {}", benefit.id, said(expected), said(found)))
}

fn stated_sum(benefit: &Benefit<'_>) -> Option<(Range, Bound)> {
    match benefit.amount?.sum {
        Sum::Fixed(yuan) => Some((Range::one(yuan), Bound::Exact)),
        Sum::Cap(yuan) => Some((Range::one(yuan), Bound::AtMost)),
        Sum::Share(..) | Sum::ShareRange(..) | Sum::ShareMin(..) | Sum::Unspecified => None,
    }
}

fn exactly(count: Option<u32>) -> Option<(Range, Bound)> {
    Some((Range::one(count?), Bound::Exact))
}
