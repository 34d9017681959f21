//! A chart of all sums on one logarithmic scale, largest first; the table below it has the same data as
//! text.
//!
//! Horizontal lengths are percentages and vertical ones `em`, so the drawing follows the screen's width and
//! the reader's text size without scaling its letters. It is drawn twice, for wide and for narrow screens,
//! and the stylesheet selects one.

use leptos::prelude::*;
use policy::figures::{LogScale, PerMille};
use policy::model::figures::{Bound, Figure, yuan};

use super::row::{every, quota_of};
use crate::page_context::PageContext;

/// The ends of the scale in yuan: below the smallest sum and above the largest.
const ENDS: (u32, u32) = (1000, 300_000);

/// The position of labels: beside their mark if there is room, above it on narrow screens.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ChartLayout {
    Beside,
    Above,
}

impl ChartLayout {
    const fn class(self) -> &'static str {
        match self {
            Self::Beside => "chart__field chart__field--wide",
            Self::Above => "chart__field chart__field--narrow",
        }
    }

    /// The row height, in hundredths of an em.
    const fn step(self) -> usize {
        match self {
            Self::Beside => 220,
            Self::Above => 320,
        }
    }

    /// The vertical position of a row's mark, in hundredths of an em, below the tick labels.
    const fn row(self, at: usize) -> usize {
        let first = match self {
            Self::Beside => 310,
            Self::Above => 430,
        };
        first + at * self.step()
    }
}

/// Draws the chart.
pub fn chart(context: &PageContext, sums: &[&'static Figure<'static>]) -> impl IntoView + use<> {
    let scale = LogScale::new(ENDS.0, ENDS.1)?;
    Some(view! {
        <figure class="chart">
            <figcaption class="chart__caption">
                <span class="chart__key chart__key--fixed">"固定金额"</span>
                <span class="chart__key chart__key--cap">"最高不超过"</span>
                "灰字是人数或项目数。横轴按倍数画：从1千元到1万元，和从1万元到10万元一样长。"
            </figcaption>
            {[ChartLayout::Beside, ChartLayout::Above].map(|layout| field(context, scale, layout, sums)).into_iter().collect_view()}
        </figure>
    })
}

fn field(
    context: &PageContext,
    scale: LogScale,
    layout: ChartLayout,
    sums: &[&'static Figure<'static>],
) -> impl IntoView + use<> {
    let marks: Vec<_> =
        sums.iter().enumerate().filter_map(|(at, sum)| mark(context, scale, layout, at, sum)).collect();
    view! {
        <svg
            class=layout.class()
            width="100%"
            height=em(layout.row(sums.len()) - layout.step() / 2)
            role="img"
            aria-label="各项金额在同一把尺上的位置，内容与下面的表格相同"
        >
            {scale.ticks().map(|tick| tick_line(scale, tick)).collect_view()}
            {marks}
        </svg>
    }
}

/// A tick with its amount. On narrow screens only powers of ten are labelled.
fn tick_line(scale: LogScale, tick: u32) -> impl IntoView + use<> {
    let x = percent(scale.position(tick));
    let class =
        if tick.to_string().starts_with('1') { "chart__tick" } else { "chart__tick chart__tick--minor" };
    let anchor = if tick == ENDS.0 { "start" } else { "middle" };
    view! {
        <g class=class>
            <text x=x.clone() y="1.2em" text-anchor=anchor>{yuan(tick)}</text>
            <line x1=x.clone() x2=x y1="1.8em" y2="100%" />
        </g>
    }
}

/// A sum: a dot for a fixed amount; for a cap, a band that ends in a bar.
fn mark(
    context: &PageContext,
    scale: LogScale,
    layout: ChartLayout,
    at: usize,
    sum: &'static Figure<'static>,
) -> Option<impl IntoView + use<>> {
    let document = &context.corpus.documents[usize::from(sum.document)];
    let position = scale.position(sum.yuan()?.max);
    let (x, y) = (percent(position), layout.row(at));
    let shape = match sum.bound {
        Bound::AtMost => view! {
            <rect class="chart__band" x="0" y=em(y - 40) width=x.clone() height="0.8em" />
            <line class="chart__stop" x1=x.clone() x2=x y1=em(y - 65) y2=em(y + 65) />
        }
        .into_any(),
        Bound::Exact | Bound::AtLeast => {
            view! { <circle class="chart__dot" cx=x cy=em(y) r="0.42em" /> }.into_any()
        }
    };
    let name = format!("{} {}", sum.amount(document), sum.label.unwrap_or(sum.meaning));
    let quota = quota_of(context, sum).map(|quota| every(context, quota));
    let texts = match layout {
        ChartLayout::Beside => beside(position, y, name, quota).into_any(),
        ChartLayout::Above => above(position, y, name, quota).into_any(),
    };
    Some(view! {
        <g class="chart__sum" data-sum=sum.id>
            <line class="chart__guide" x1="0" x2="100%" y1=em(y) y2=em(y) />
            {shape}
            {texts}
        </g>
    })
}

/// The label on the wider side of a mark and the quota on the other; near the left edge both are on the
/// right.
fn beside(position: PerMille, y: usize, name: String, quota: Option<String>) -> impl IntoView {
    let side = LabelSide::with_room(position);
    let (name, quota) = match quota {
        Some(quota) if position < 350 => (format!("{name}（{quota}）"), None),
        quota => (name, quota),
    };
    view! {
        {side.text(position, y, NAME, name)}
        {quota.map(|quota| side.other().text(position, y, QUIET, quota))}
    }
}

/// The label above the mark, aligned to the left edge, with the quota beside the mark.
fn above(position: PerMille, y: usize, name: String, quota: Option<String>) -> impl IntoView {
    view! {
        <text class=NAME x="0" y=em(y) dy="-0.9em">{name}</text>
        {quota.map(|quota| LabelSide::with_room(position).text(position, y, QUIET, quota))}
    }
}

/// The classes of a sum's label and of its grey annotation.
const NAME: &str = "chart__words";
const QUIET: &str = "chart__words chart__words--quiet";

/// A side of a mark.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LabelSide {
    Left,
    Right,
}

impl LabelSide {
    const fn with_room(position: PerMille) -> Self {
        if position < 500 { Self::Right } else { Self::Left }
    }

    const fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }

    /// Text beside a mark.
    fn text(self, position: PerMille, y: usize, class: &'static str, words: String) -> impl IntoView + use<> {
        let (anchor, dx) = match self {
            Self::Left => ("end", "-0.9em"),
            Self::Right => ("start", "0.9em"),
        };
        let x = percent(position);
        view! { <text class=class x=x y=em(y) dx=dx dy="0.35em" text-anchor=anchor>{words}</text> }
    }
}

/// Formats hundredths of an em.
fn em(hundredths: usize) -> String {
    format!("{}.{:02}em", hundredths / 100, hundredths % 100)
}

fn percent(position: PerMille) -> String {
    format!("{}.{}%", position / 10, position % 10)
}
