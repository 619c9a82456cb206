//! A QR code: black on white in every theme, with the hryvnia's sign in its middle.

use leptos::prelude::*;

/// Modules around the code that stay white, as its standard wants.
const QUIET: usize = 4;

/// Draws `modules`, row by row. `label` says what the code is for.
#[component]
pub fn QrCode(modules: Vec<Vec<bool>>, label: String) -> impl IntoView {
    let side = (modules.len() + 2 * QUIET).to_string();
    // A whole number of pixels for each: the edges stay sharp wherever there is room.
    let width = (4 * (modules.len() + 2 * QUIET)).to_string();
    let view_box = ["0 0 ", &side, " ", &side].concat();
    let middle = half(modules.len() + 2 * QUIET);
    // A fifth of the side across covers a thirtieth of the code.
    let radius = half(modules.len() / 5);
    let sign = (modules.len() / 7).to_string();
    view! {
        <svg class="gc-qr" viewBox=view_box width=width role="img" aria-label=label>
            <rect class="gc-qr__light" width="100%" height="100%" />
            <path class="gc-qr__dark" d=path(&modules) />
            <circle class="gc-qr__light" cx=middle.clone() cy=middle.clone() r=radius />
            <text
                class="gc-qr__dark"
                x=middle.clone()
                y=middle
                font-size=sign
                text-anchor="middle"
                dominant-baseline="central"
                aria-hidden="true"
            >
                "₴"
            </text>
        </svg>
    }
}

/// `12.5` of 25.
fn half(whole: usize) -> String {
    let fraction = if whole % 2 == 1 { ".5" } else { "" };
    [&(whole / 2).to_string(), fraction].concat()
}

/// Every run of dark modules as one rectangle.
fn path(modules: &[Vec<bool>]) -> String {
    let mut path = String::new();
    for (y, row) in modules.iter().enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|one, next| one == next) {
            if run[0] {
                let width = run.len().to_string();
                let (x, y) = ((x + QUIET).to_string(), (y + QUIET).to_string());
                for part in ["M", &x, " ", &y, "h", &width, "v1h-", &width, "z"] {
                    path.push_str(part);
                }
            }
            x += run.len();
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_run_is_a_rectangle_inside_the_quiet_zone() {
        let modules = vec![vec![true, true, false], vec![false, false, true]];
        assert_eq!(path(&modules), "M4 4h2v1h-2zM6 5h1v1h-1z");
    }

    #[test]
    fn the_middle_of_an_odd_side_is_between_two_whole_ones() {
        assert_eq!((half(25), half(24)), ("12.5".to_owned(), "12".to_owned()));
    }
}
