//! A button, and a link that looks like one.

use leptos::prelude::*;

#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum ButtonKind {
    #[default]
    Primary,
    Secondary,
    Quiet,
    /// What it does cannot be undone by a press.
    Danger,
}

impl ButtonKind {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => "gc-button",
            Self::Secondary => "gc-button gc-button--secondary",
            Self::Quiet => "gc-button gc-button--quiet",
            Self::Danger => "gc-button gc-button--danger",
        }
    }
}

/// Submits its form unless it has an `on_press`. Never disabled: while `busy` it says so, and its page sees to it
/// that a second press does nothing twice.
#[component]
pub fn Button(
    #[prop(into)] text: Signal<String>,
    #[prop(optional)] kind: ButtonKind,
    #[prop(optional, into)] busy: Signal<bool>,
    #[prop(optional, into)] on_press: Option<Callback<()>>,
    /// In place of the text where several say the same: begins with it.
    #[prop(optional, into)]
    label: Option<String>,
) -> impl IntoView {
    let press = move |_| {
        if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    view! {
        <button
            class=kind.class()
            type=if on_press.is_some() { "button" } else { "submit" }
            aria-label=label
            aria-busy=move || busy.get().then_some("true")
            on:click=press
        >
            {text}
        </button>
    }
}

#[component]
pub fn LinkButton(
    #[prop(into)] href: String,
    text: &'static str,
    #[prop(optional)] kind: ButtonKind,
) -> impl IntoView {
    view! { <a class=kind.class() href=href>{text}</a> }
}
