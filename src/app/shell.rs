//! The shell with its contents: sections, language, theme, sign-out, the word before the session ends.

use super::Place;
use super::lazy::{Chunk, Lazily};
use crate::config::use_config;
use crate::locale::{EMERGENCY, ShellWords, shell_words, use_lang};
use crate::route::{Access, ProfilePart, Route, of_address, use_route};
use crate::session::use_session;
use crate::storage;
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
            Some(route) if route.access() == Access::Anyone => vec![],
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
        <Frame sections tools=Box::new(move || tools().into_any()) on_intent=Callback::new(move |href: String| intent(&href, config.base))>{children()}</Frame>
        {move || session.is_signed_in().then(|| view! { <Lazily chunk=Chunk::Strip /> })}
    }
}

/// The page's first frame, drawn natively when the site is built: see [`crate::frame`].
#[cfg(feature = "frame")]
pub fn first_frame() -> String {
    use crate::config::Config;
    use crate::locale::Lang;
    use crate::pages::sign_in::SignInForm;
    use crate::ui::Fault;

    /// Filled in when the site is built.
    const BASE: &str = "%BASE%";
    let owner = Owner::new();
    owner.set();
    // Drawn once: nothing here is meant to react.
    let _still = leptos::reactive::diagnostics::SpecialNonReactiveZone::enter();
    provide_context(Config {
        base: BASE,
        ..use_config()
    });
    let w = shell_words(Lang::default());
    let tools = || view! { <LanguageTool /> <ThemeTool /> }.into_any();
    let form = |_: ()| {
        let (login, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
        view! {
            <SignInForm
                login
                password
                faults=Signal::stored(Vec::<Fault>::new())
                busy=Signal::stored(false)
                on_submit=Callback::new(|()| ())
            />
        }
    };
    let frame = view! {
        <Frame sections=Signal::stored(sections(w, None)) tools=Box::new(tools) on_intent=Callback::new(|_| ())>
            <div data-frame="sign-in" class="gc-stack">
                <h1 class="gc-title">{crate::pages::sign_in::title()}</h1>
                {form(())}
            </div>
            <div data-frame="other" class="gc-loading">
                <h1 class="gc-title">{w.product}</h1>
                <p class="gc-status">{w.waiting}</p>
                <div class="gc-skeleton"></div>
                <div class="gc-skeleton"></div>
                <div class="gc-skeleton"></div>
            </div>
        </Frame>
    };
    // The base ends with a slash where the site is built, and never in the running app.
    frame.to_html().replace(&[BASE, "/"].concat(), BASE)
}

/// Nothing to draw natively in the browser's build.
#[cfg(not(feature = "frame"))]
pub fn first_frame() -> String {
    String::new()
}

/// What the first frame and the running app have in common.
#[component]
fn Frame(
    #[prop(into)] sections: Signal<Vec<NavLink>>,
    tools: Children,
    on_intent: Callback<String>,
    children: Children,
) -> impl IntoView {
    let w = shell_words(use_lang());
    view! {
        <Shell
            product=w.product
            skip=w.skip
            sections_label=w.sections
            home=Route::Overview.href()
            sections
            tools
            on_intent
            emergency=w.emergency
            emergency_number=EMERGENCY
        >
            {children()}
        </Shell>
    }
}

fn sections(w: &ShellWords, here: Option<&Route>) -> Vec<NavLink> {
    let link = |route: Route, text| NavLink {
        href: route.href(),
        text,
        current: here == Some(&route),
    };
    vec![
        link(Route::Overview, w.overview),
        link(Route::NewReading, w.new_reading),
        link(Route::Readings, w.history),
        link(Route::Balance, w.bills),
        link(Route::Accounts, w.homes),
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
            class="gc-tool"
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
fn LanguageTool() -> impl IntoView {
    let lang = use_lang();
    let other = lang.other();
    view! {
        <button class="gc-tool" type="button" lang=other.tag() on:click=move |_| other.choose()>
            {shell_words(lang).other_language}
        </button>
    }
}

/// Light or dark as the device says, until the person says otherwise.
#[component]
fn ThemeTool() -> impl IntoView {
    let w = shell_words(use_lang());
    let turn = |_| {
        let Some(root) = document().document_element() else {
            return;
        };
        let is_dark = match root.get_attribute("data-theme") {
            Some(theme) => theme == "dark",
            None => prefers_dark(),
        };
        let theme = if is_dark { "light" } else { "dark" };
        let _ = root.set_attribute("data-theme", theme);
        storage::keep_taste("gc-theme", theme);
    };
    view! {
        <button class="gc-tool gc-tool--icon" type="button" aria-label=w.theme on:click=turn>"◐"</button>
    }
}

fn prefers_dark() -> bool {
    let query = window()
        .match_media("(prefers-color-scheme: dark)")
        .ok()
        .flatten();
    query.is_some_and(|query| query.matches())
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
