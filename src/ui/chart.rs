//! Bars by month. What they say stands in a table too: the page puts it beside.

use leptos::prelude::*;

/// One month: its bar and, to compare with, the one of a year before.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bar {
    /// Under the axis; may be empty where there is no room for all.
    pub label: String,
    /// `None` where nothing is known: no bar, which is another thing than one of no height.
    pub value: Option<u32>,
    /// Told apart by its outline, not by colour alone.
    pub planned: bool,
    /// Drawn beside it as a mere outline.
    pub before: Option<u32>,
}

/// What a look of a bar means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BarKind {
    Measured,
    Planned,
    Before,
}

impl BarKind {
    fn bar(self) -> &'static str {
        match self {
            Self::Measured => "gc-chart__bar",
            Self::Planned => "gc-chart__bar gc-chart__bar--planned",
            Self::Before => "gc-chart__bar gc-chart__bar--before",
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Measured => "gc-chart__key",
            Self::Planned => "gc-chart__key gc-chart__key--planned",
            Self::Before => "gc-chart__key gc-chart__key--before",
        }
    }
}

// Parts of a thousand of the plot's width and height: it stretches with the page, its words do not.
const LEFT: u32 = 120;
const TOP: u32 = 40;
const AXIS: u32 = 880;
const LABELS: u32 = 985;
/// No home's month; beyond it the arithmetic of thousandths would overflow.
const MOST: u32 = 1_000_000;

/// Draws `bars` left to right. `caption` says in words what the chart shows, `legend` what each look means.
#[component]
pub fn Chart(
    #[prop(into)] caption: Signal<String>,
    #[prop(into)] bars: Signal<Vec<Bar>>,
    #[prop(optional, into)] legend: Signal<Vec<(BarKind, String)>>,
) -> impl IntoView {
    let key =
        |(kind, text): (BarKind, String)| view! { <li class=kind.key()>{text}</li> }.into_any();
    view! {
        <figure class="gc-chart">
            <svg class="gc-chart__plot" role="img" aria-label=move || caption.get()>
                {move || plot(&bars.get())}
            </svg>
            <figcaption class="gc-chart__caption">{move || caption.get()}</figcaption>
            {move || {
                let keys = legend.get();
                (!keys.is_empty()).then(|| view! {
                    <ul class="gc-chart__legend">{keys.into_iter().map(key).collect_view()}</ul>
                })
            }}
        </figure>
    }
}

fn plot(bars: &[Bar]) -> AnyView {
    let values = bars.iter().flat_map(|bar| [bar.value, bar.before]);
    let top = ceiling(values.flatten().max().unwrap_or(0).min(MOST));
    let step = (1000 - LEFT) / u32::try_from(bars.len().max(1)).unwrap_or(1);
    let grid = [0, top / 2, top].map(|value| grid_line(value, top));
    let is_compared = bars.iter().any(|bar| bar.before.is_some());
    let columns = bars.iter().zip(0..).map(|(bar, at)| {
        let place = Place {
            x: LEFT + at * step,
            step,
            top,
        };
        column(bar, place, is_compared)
    });
    grid.into_iter().chain(columns).collect_view().into_any()
}

fn grid_line(value: u32, top: u32) -> AnyView {
    let y = AXIS - height(value, top);
    view! {
        <line class="gc-chart__grid" x1=part(LEFT) x2="100%" y1=part(y) y2=part(y) />
        <text class="gc-chart__label" x=part(LEFT - 15) y=part(y + 15) text-anchor="end">{value.to_string()}</text>
    }
    .into_any()
}

/// Where a month stands, and what its bars are measured by.
#[derive(Clone, Copy)]
struct Place {
    x: u32,
    step: u32,
    top: u32,
}

fn column(bar: &Bar, place: Place, is_compared: bool) -> AnyView {
    let Place { x, step, .. } = place;
    let kind = if bar.planned {
        BarKind::Planned
    } else {
        BarKind::Measured
    };
    let gap = step / 5;
    let width = step - gap;
    let (start, own) = if is_compared {
        (width / 2, width / 2)
    } else {
        (0, width)
    };
    let x = x + gap / 2;
    let before = bar
        .before
        .map(|value| rect(BarKind::Before, value, place, x, start));
    let own = bar
        .value
        .map(|value| rect(kind, value, place, x + start, own));
    view! {
        {before}
        {own}
        <text class="gc-chart__label" x=part(place.x + step / 2) y=part(LABELS) text-anchor="middle">
            {bar.label.clone()}
        </text>
    }
    .into_any()
}

fn rect(kind: BarKind, value: u32, place: Place, x: u32, width: u32) -> AnyView {
    let tall = height(value.min(MOST), place.top);
    view! {
        <rect class=kind.bar() x=part(x) y=part(AXIS - tall) width=part(width) height=part(tall) />
    }
    .into_any()
}

/// «12.5%» of 125 thousandths.
fn part(thousandths: u32) -> String {
    [
        (thousandths / 10).to_string(),
        (thousandths % 10).to_string(),
    ]
    .join(".")
        + "%"
}

fn height(value: u32, top: u32) -> u32 {
    (AXIS - TOP) * value / top.max(1)
}

/// A round number at or above `value`, even, so that its half is whole.
fn ceiling(value: u32) -> u32 {
    let mut magnitude = 10;
    while value > magnitude * 10 {
        magnitude *= 10;
    }
    value.max(1).div_ceil(magnitude) * magnitude
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_axis_ends_at_a_round_number_that_holds_every_bar() {
        for (value, top) in [
            (0, 10),
            (7, 10),
            (84, 90),
            (101, 200),
            (140, 200),
            (1234, 2000),
        ] {
            assert_eq!(ceiling(value), top, "{value}");
        }
    }

    #[test]
    fn the_highest_bar_stays_inside() {
        assert_eq!(height(90, 90), AXIS - TOP);
        assert_eq!(height(0, 90), 0);
    }

    #[test]
    fn a_thousandth_is_a_tenth_of_a_percent() {
        assert_eq!(part(125), "12.5%");
        assert_eq!(part(0), "0.0%");
    }
}
