//! The shell with its contents: sections, language, theme, sign-out, the word before the session ends.

use super::lazy::preload;
use crate::config::use_config;
use crate::locale::{EMERGENCY, ShellWords, shell_words, use_lang};
use crate::route::Route;
use crate::session::use_session;
use crate::storage;
use crate::ui::{Button, Dialog, LinkButton, NavLink, Shell, Title};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The route of an address in the browser: what stands under the base.
pub fn route_of(pathname: &str) -> Option<Route> {
    let inside = pathname.strip_prefix(use_config().base)?;
    Route::from_path(if inside.is_empty() { "/" } else { inside })
}

#[component]
pub fn AppShell(children: Children) -> impl IntoView {
    let lang = use_lang();
    let w = shell_words(lang);
    let session = use_session();
    let location = use_location();
    let config = use_config();
    let sections = Memo::new(move |_| {
        provide_context(config);
        let here = route_of(&location.pathname.get());
        if here == Some(Route::SignIn) { vec![] } else { sections(w, here.as_ref()) }
    });
    let tools = move || {
        view! {
            <LanguageTool />
            <ThemeTool />
            {move || session.is_signed_in().then(|| view! {
                <button class="gc-tool" type="button" on:click=move |_| session.sign_out()>{w.sign_out}</button>
            })}
        }
    };
    view! {
        <Frame sections tools=Box::new(move || tools().into_any()) on_intent=Callback::new(intent)>{children()}</Frame>
        <ClosingDialog />
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
    provide_context(Config { base: BASE, api: "" });
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
            <div data-frame="sign-in">
                <h1 class="gc-title">{crate::pages::sign_in::title()}</h1>
                {form(())}
            </div>
            <div data-frame="other" class="gc-loading">
                <p class="gc-status">{w.waiting}</p>
                <div class="gc-skeleton"></div>
                <div class="gc-skeleton"></div>
                <div class="gc-skeleton"></div>
            </div>
        </Frame>
    };
    frame.to_html()
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
    ]
}

fn intent(href: String) {
    if let Some(route) = route_of(&href) {
        preload(&route);
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
        let Some(root) = document().document_element() else { return };
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
    let query = window().match_media("(prefers-color-scheme: dark)").ok().flatten();
    query.is_some_and(|query| query.matches())
}

/// Two minutes before the end: one press and it goes on.
#[component]
fn ClosingDialog() -> impl IntoView {
    let w = shell_words(use_lang());
    let session = use_session();
    let stay = Callback::new(move |()| session.extend());
    view! {
        <Dialog id="closing" title=w.closing_title open=Signal::derive(move || session.is_closing()) on_close=stay>
            <p>{w.closing_text}</p>
            <div class="gc-actions"><Button text=w.closing_stay on_press=stay /></div>
        </Dialog>
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
