//! Bars by month. What they say stands in a table too, one press away: the page puts it beside.

use leptos::prelude::*;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum BarKind {
    Measured,
    /// Told apart by its outline, not by colour alone.
    Planned,
}

/// One month's bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Under the axis; may be empty where there is no room for all.
    pub label: String,
    pub value: u32,
    pub planned: bool,
}

const WIDTH: u32 = 640;
const HEIGHT: u32 = 220;
const TOP: u32 = 18;
const AXIS: u32 = 188;
const LEFT: u32 = 44;

/// Draws `bars` left to right. `caption` says in words what the chart shows.
#[component]
pub fn Chart(
    #[prop(into)] caption: Signal<String>,
    #[prop(into)] bars: Signal<Vec<Bar>>,
) -> impl IntoView {
    view! {
        <figure class="gc-chart">
            <svg
                class="gc-chart__plot"
                viewBox=format!("0 0 {WIDTH} {HEIGHT}")
                role="img"
                aria-label=move || caption.get()
            >
                {move || plot(&bars.get())}
            </svg>
            <figcaption class="gc-chart__caption">{move || caption.get()}</figcaption>
        </figure>
    }
}

fn plot(bars: &[Bar]) -> impl IntoView + use<> {
    let top = ceiling(bars.iter().map(|bar| bar.value).max().unwrap_or(0));
    let step = (WIDTH - LEFT) / u32::try_from(bars.len().max(1)).unwrap_or(1);
    let grid = [0, top / 2, top].map(|value| grid_line(value, top));
    let bars: Vec<_> = bars
        .iter()
        .zip(0..)
        .map(|(bar, at)| column(bar, LEFT + at * step, step, top))
        .collect();
    view! {
        {grid.into_iter().collect_view()}
        {bars}
    }
}

fn grid_line(value: u32, top: u32) -> impl IntoView {
    let y = AXIS - height(value, top);
    view! {
        <line class="gc-chart__grid" x1=LEFT x2=WIDTH y1=y y2=y />
        <text class="gc-chart__label" x=LEFT - 8 y=y + 4 text-anchor="end">{value}</text>
    }
}

fn column(bar: &Bar, x: u32, step: u32, top: u32) -> impl IntoView + use<> {
    let class = if bar.planned {
        "gc-chart__bar gc-chart__bar--planned"
    } else {
        "gc-chart__bar"
    };
    let tall = height(bar.value, top);
    let gap = (step / 5).max(1);
    view! {
        <rect class=class x=x + gap / 2 y=AXIS - tall width=step.saturating_sub(gap) height=tall />
        <text class="gc-chart__label" x=x + step / 2 y=AXIS + 20 text-anchor="middle">
            {bar.label.clone()}
        </text>
    }
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
}
