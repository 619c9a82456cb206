//! Bars by month. What they say stands in a table too, one press away: the page puts it beside.

use leptos::prelude::*;

/// One month's bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Under the axis; may be empty where there is no room for all.
    pub label: String,
    pub value: u32,
    /// Told apart by its outline, not by colour alone.
    pub planned: bool,
}

// Parts of a thousand of the plot's width and height: it stretches with the page, its words do not.
const LEFT: u32 = 120;
const TOP: u32 = 40;
const AXIS: u32 = 880;
const LABELS: u32 = 985;
/// No home's month; beyond it the arithmetic of thousandths would overflow.
const MOST: u32 = 1_000_000;

/// Draws `bars` left to right. `caption` says in words what the chart shows.
#[component]
pub fn Chart(caption: String, #[prop(into)] bars: Signal<Vec<Bar>>) -> impl IntoView {
    let label = caption.clone();
    view! {
        <figure class="gc-chart">
            <svg class="gc-chart__plot" role="img" aria-label=label>
                {move || plot(&bars.get())}
            </svg>
            <figcaption class="gc-chart__caption">{caption}</figcaption>
        </figure>
    }
}

fn plot(bars: &[Bar]) -> AnyView {
    let top = ceiling(
        bars.iter()
            .map(|bar| bar.value.min(MOST))
            .max()
            .unwrap_or(0),
    );
    let step = (1000 - LEFT) / u32::try_from(bars.len().max(1)).unwrap_or(1);
    let grid = [0, top / 2, top].map(|value| grid_line(value, top));
    let columns = bars
        .iter()
        .zip(0..)
        .map(|(bar, at)| column(bar, LEFT + at * step, step, top));
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

fn column(bar: &Bar, x: u32, step: u32, top: u32) -> AnyView {
    let class = if bar.planned {
        "gc-chart__bar gc-chart__bar--planned"
    } else {
        "gc-chart__bar"
    };
    let tall = height(bar.value.min(MOST), top);
    let gap = step / 5;
    view! {
        <rect class=class x=part(x + gap / 2) y=part(AXIS - tall) width=part(step - gap) height=part(tall) />
        <text class="gc-chart__label" x=part(x + step / 2) y=part(LABELS) text-anchor="middle">
            {bar.label.clone()}
        </text>
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
