//! How far something has come: done, under way, still ahead, or gone wrong.

use leptos::prelude::*;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum StepState {
    Done,
    Waiting,
    Failed,
}

/// One step. `time` is in words, empty where it is still ahead.
#[derive(Clone)]
pub struct Step {
    pub name: String,
    pub time: String,
    pub state: StepState,
}

#[component]
pub fn Trail(label: &'static str, steps: Vec<Step>) -> impl IntoView {
    view! {
        <ol class="gc-trail" aria-label=label>
            {steps
                .into_iter()
                .map(|step| {
                    view! {
                        <li class="gc-trail__step" data-state=state(step.state)>
                            <span class="gc-trail__name">{step.name}</span>
                            " "
                            <span class="gc-trail__time">{step.time}</span>
                        </li>
                    }
                    .into_any()
                })
                .collect_view()}
        </ol>
    }
}

fn state(state: StepState) -> &'static str {
    match state {
        StepState::Done => "done",
        StepState::Waiting => "waiting",
        StepState::Failed => "failed",
    }
}
