//! The shell with its contents: sections, language, theme, sign-out, the word before the session ends.

use super::Place;
use super::lazy::{Chunk, Lazily};
use crate::config::{brand, use_config};
use crate::locale::{EMERGENCY, ShellWords, shell_words, use_lang};
use crate::route::{Access, ProfilePart, Route, of_address, use_route};
use crate::session::use_session;
use crate::taste::{LanguageTool, ThemeTool};
use crate::ui::{LinkButton, NavLink, Shell, Title};
use leptos::prelude::*;

#[component]
pub fn AppShell(children: Children) -> impl IntoView {
    let lang = use_lang();
    let w = shell_words(lang);
    let session = use_session();
    let route = use_route();
    let config = use_config();
    let sections = Memo::new(move |_| {
        provide_context(config);
        match route.get() {
            Some(route) if route.access() == Access::Anyone && !session.is_signed_in() => vec![],
            here => sections(w, here.as_ref()),
        }
    });
    let tools = move || {
        view! {
            <LanguageTool />
            <ThemeTool />
            {move || session.is_signed_in().then(|| view! {
                <ProfileTool />
                <button class="gc-tool" type="button" on:click=move |_| session.leave_or_ask()>{w.sign_out}</button>
            })}
        }
    };
    view! {
        <Frame sections tools=Box::new(move || tools().into_any()) on_intent=Callback::new(move |href: String| intent(&href, config.base)) help=Route::Help.href()>
            <Lazily chunk=Chunk::Around />
            {children()}
        </Frame>
        {move || session.is_signed_in().then(|| view! { <Lazily chunk=Chunk::Strip /> })}
    }
}

/// What the first frame and the running app have in common.
#[component]
pub fn Frame(
    #[prop(into)] sections: Signal<Vec<NavLink>>,
    tools: Children,
    on_intent: Callback<String>,
    /// Where the help is.
    help: String,
    children: Children,
) -> impl IntoView {
    let w = shell_words(use_lang());
    let brand = brand();
    view! {
        <Shell
            product=brand.0.unwrap_or(w.product)
            skip=w.skip
            sections_label=w.sections
            home=Route::Overview.href()
            sections
            tools
            on_intent
            emergency=w.emergency
            emergency_number=EMERGENCY
            help=(help, w.help)
        >
            {children()}
        </Shell>
    }
}

pub fn sections(w: &ShellWords, here: Option<&Route>) -> Vec<NavLink> {
    let link = |route: Route, text, is_spare| NavLink {
        href: route.href(),
        text,
        current: here == Some(&route),
        is_spare,
    };
    vec![
        link(Route::Overview, w.overview, false),
        link(Route::NewReading, w.new_reading, false),
        link(Route::Readings, w.history, true),
        link(Route::Balance, w.bills, false),
        link(Route::Accounts, w.homes, true),
        link(Route::Everything, w.everything, false),
    ]
}

/// The person's own things stand beside their way out: the sections are about homes, and have little room on a phone.
#[component]
fn ProfileTool() -> impl IntoView {
    let w = shell_words(use_lang());
    let route = use_route();
    let profile = Route::Profile(ProfilePart::All);
    let is_here = move || {
        let here = route.with(|route| matches!(route, Some(Route::Profile(_))));
        here.then_some("true")
    };
    let preload = || Chunk::Profile(ProfilePart::All).preload();
    view! {
        <a
            class="gc-tool gc-tool--own"
            href=profile.href()
            aria-current=is_here
            on:pointerenter=move |_| preload()
            on:focus=move |_| preload()
        >
            {w.profile}
        </a>
    }
}

/// A finger or a focus is on a section's link.
fn intent(href: &str, base: &str) {
    let route = of_address(href, base);
    if let Place::Lazy(chunk) = Place::of(route.as_ref()) {
        chunk.preload();
    }
}

#[component]
pub fn NotFound() -> impl IntoView {
    let w = shell_words(use_lang());
    view! {
        <Title text=w.not_found.to_owned() product=w.product />
        <p class="gc-lead">{w.not_found_text}</p>
        <div class="gc-actions"><LinkButton href=Route::Overview.href() text=w.to_overview /></div>
    }
}
