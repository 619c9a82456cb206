//! Everything that is wrong with a form, above its heading, each a link to its field.

use super::focus;
use leptos::prelude::*;

/// One fault: the id of its field, and what is wrong in that field's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub field: &'static str,
    pub text: String,
}

/// Shows while there are faults, and takes focus each time they come anew.
#[component]
pub fn ErrorSummary(
    title: &'static str,
    #[prop(into)] faults: Signal<Vec<Fault>>,
) -> impl IntoView {
    Effect::new(move || {
        if faults.with(|faults| !faults.is_empty()) {
            focus("problems");
        }
    });
    move || {
        let faults = faults.get();
        (!faults.is_empty()).then(|| {
            view! {
                <div class="gc-errors" id="problems" role="alert" tabindex="-1" aria-labelledby="problems-title">
                    <h2 class="gc-errors__title" id="problems-title">{title}</h2>
                    <ul class="gc-errors__list">
                        {faults.into_iter().map(|fault| view! { <Line fault /> }.into_any()).collect_view()}
                    </ul>
                </div>
            }
        })
    }
}

#[component]
fn Line(fault: Fault) -> impl IntoView {
    let field = fault.field;
    let go = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        // Not to the router: it would put the fragment into the address.
        event.stop_propagation();
        focus(field);
    };
    view! {
        <li>
            <a class="gc-errors__link" href=["#", field].concat() on:click=go>{fault.text}</a>
        </li>
    }
}
