//! What stands around every page: skip link, brand, sections, tools, the emergency number.

use crate::host;
use leptos::prelude::*;

/// One section of the cabinet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavLink {
    pub href: String,
    pub text: &'static str,
    pub current: bool,
    /// Left out where there is little room.
    pub is_spare: bool,
}

/// The shell. `tools` stand at the right of the brand; `sections` may be empty (a guest has none).
#[component]
pub fn Shell(
    product: &'static str,
    skip: &'static str,
    sections_label: &'static str,
    home: String,
    #[prop(into)] sections: Signal<Vec<NavLink>>,
    tools: Children,
    /// A finger or a focus is on a section's link; its address.
    on_intent: Callback<String>,
    emergency: &'static str,
    emergency_number: &'static str,
    /// Where it is explained, and how that is called.
    help: (String, &'static str),
    children: Children,
) -> impl IntoView {
    let number = ["tel:", emergency_number].concat();
    let page = view! { <div class="gc-stack">{children()}</div> }.into_any();
    let content = match host::is_own_page() {
        true => view! { <main class="gc-main" id="main" tabindex="-1">{page}</main> }.into_any(),
        // The page around has a main part, and this stands in it.
        false => view! { <div class="gc-main" id="main" tabindex="-1">{page}</div> }.into_any(),
    };
    view! {
        <a class="gc-skip" href="#main" on:click=skip_to_main>{skip}</a>
        <header class="gc-header">
            <div class="gc-header__inner">
                <a class="gc-brand" href=home>
                    <Flame />
                    <span class="gc-brand__name">{product}</span>
                </a>
                <div class="gc-tools">{tools()}</div>
                {move || nav(sections_label, sections.get(), on_intent)}
            </div>
        </header>
        {content}
        <footer class="gc-footer">
            <div class="gc-footer__inner">
                <p class="gc-emergency">
                    {emergency} " "
                    <a class="gc-emergency__number" href=number>{emergency_number}</a>
                </p>
                <a class="gc-link gc-tap" href=help.0>{help.1}</a>
            </div>
        </footer>
    }
}

fn nav(
    label: &'static str,
    sections: Vec<NavLink>,
    on_intent: Callback<String>,
) -> Option<impl IntoView> {
    let link = |link: NavLink| {
        let (touched, focused) = (link.href.clone(), link.href.clone());
        let current = link.current.then_some("page");
        let class = link.is_spare.then_some("gc-nav__spare");
        view! {
            <li class=class>
                <a
                    class="gc-nav__link"
                    href=link.href
                    aria-current=current
                    on:pointerenter=move |_| on_intent.run(touched.clone())
                    on:focus=move |_| on_intent.run(focused.clone())
                >
                    {link.text}
                </a>
            </li>
        }
        .into_any()
    };
    (!sections.is_empty()).then(|| {
        view! {
            <nav class="gc-nav" aria-label=label>
                <ul class="gc-nav__list">{sections.into_iter().map(link).collect_view()}</ul>
            </nav>
        }
    })
}

/// Focus goes to the content; the address stays as it is.
fn skip_to_main(event: web_sys::MouseEvent) {
    event.prevent_default();
    event.stop_propagation();
    super::focus("main");
}

#[component]
fn Flame() -> impl IntoView {
    view! {
        <svg class="gc-brand__mark" viewBox="0 0 64 64" width="32" height="32" aria-hidden="true" focusable="false">
            <path d="M33 4c2.5 11 18 18 18 35a19 19 0 0 1-38 0c0-10 6-14.5 7-24 5 2.5 7.5 6 8 11C32 20 34 12.5 33 4Z" />
        </svg>
    }
}
