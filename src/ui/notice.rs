//! A word aside: what to know, what went well, what to mind.

use leptos::prelude::*;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Info,
    Success,
    Warning,
    Danger,
}

impl Tone {
    fn class(self) -> &'static str {
        match self {
            Self::Info => "gc-notice gc-notice--info",
            Self::Success => "gc-notice gc-notice--success",
            Self::Warning => "gc-notice gc-notice--warning",
            Self::Danger => "gc-notice gc-notice--danger",
        }
    }
}

#[component]
pub fn Notice(
    tone: Tone,
    #[prop(into)] title: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class=tone.class()>
            <p class="gc-notice__title">{title}</p>
            {children.map(|children| view! { <div class="gc-notice__body">{children()}</div> })}
        </div>
    }
}
