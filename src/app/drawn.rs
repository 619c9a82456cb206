//! Pages drawn natively when the site is built: the first frame (see [`crate::frame`]), and the help for browsers that
//! run no scripts.

use super::shell::{Frame, sections};
use crate::config::{Config, of_text, use_config};
use crate::locale::{Lang, shell_words};
use crate::pages::help;
use crate::pages::sign_in::{SignInForm, title};
use crate::taste::{LanguageTool, ThemeTool};
use crate::ui::Fault;
use leptos::prelude::*;

/// Filled in when the site is built.
const BASE: &str = "%BASE%";

/// Where the help stands for whoever has no program, or not yet.
fn help_of(lang: Lang) -> String {
    [BASE, lang.pick("help.html", "help-en.html")].concat()
}

/// What stands in `index.html` until the app is there. `page` is its text, which says whose cabinet it is.
pub fn first_frame(page: &str) -> String {
    let (_, _, brand) = of_text(page);
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
    drawn(use_config(), move || {
        provide_context(brand);
        view! {
            <Frame
                sections=Signal::stored(sections(w, None))
                tools=Box::new(tools)
                on_intent=Callback::new(|_| ())
                help=help_of(Lang::default())
            >
                <div data-frame="sign-in" class="gc-stack">
                    <h1 class="gc-title">{title()}</h1>
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
        }
        .to_html()
    })
}

/// The help as a page of its own. `page` is the text of `index.html`, which names the companies.
pub fn help_page(lang: Lang, page: &str) -> String {
    let (config, companies, brand) = of_text(page);
    let other = lang.other();
    let tools = move || {
        view! {
            <a class="gc-tool" href=help_of(other) lang=other.tag()>{shell_words(lang).other_language}</a>
        }
        .into_any()
    };
    drawn(config, move || {
        provide_context(lang);
        provide_context(companies);
        provide_context(brand);
        view! {
            <Frame
                sections=Signal::stored(Vec::new())
                tools=Box::new(tools)
                on_intent=Callback::new(|_| ())
                help=help_of(lang)
            >
                <h1 class="gc-title">{help::title()}</h1>
                <help::Explained />
            </Frame>
        }
        .to_html()
    })
}

fn drawn(config: Config, draw: impl FnOnce() -> String) -> String {
    let owner = Owner::new();
    owner.set();
    // Drawn once: nothing here is meant to react.
    let _still = leptos::reactive::diagnostics::SpecialNonReactiveZone::enter();
    provide_context(Config {
        base: BASE,
        ..config
    });
    // The base ends with a slash where the site is built, and never in the running app.
    draw().replace(&[BASE, "/"].concat(), BASE)
}
