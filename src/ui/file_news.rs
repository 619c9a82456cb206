//! How far a file that is being made has come, and what has become of it.

use super::{Notice, Tone};
use leptos::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileState {
    Idle,
    /// What has been brought together so far, in words.
    Collecting(String),
    /// Under this name.
    Saved(String),
    /// `again`: what to do about it, where anything can be done.
    Failed {
        why: String,
        again: String,
    },
}

/// `saved` and `failed` are the titles of the two outcomes.
#[component]
pub fn FileNews(
    #[prop(into)] state: Signal<FileState>,
    saved: &'static str,
    failed: &'static str,
) -> impl IntoView {
    let news = move || match state.get() {
        FileState::Collecting(text) => Some(view! { <p class="gc-status">{text}</p> }.into_any()),
        FileState::Saved(name) => {
            Some(view! { <Notice tone=Tone::Success title=saved><p>{name}</p></Notice> }.into_any())
        }
        _ => None,
    };
    let why = move || match state.get() {
        FileState::Failed { why, again } => Some(
            view! {
                <div role="alert">
                    <Notice tone=Tone::Danger title=failed>
                        <p>{why}</p>
                        {(!again.is_empty()).then(|| view! { <p>{again}</p> })}
                    </Notice>
                </div>
            }
            .into_any(),
        ),
        _ => None,
    };
    view! {
        <div role="status">{news}</div>
        {why}
    }
    .into_any()
}
