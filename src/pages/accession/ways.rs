//! How a signed statement gets to the company: where, when, with what.

use super::model::{Place, Way};
use super::words::words;
use crate::config::{is_allowed, use_config};
use crate::locale::use_lang;
use leptos::prelude::*;

#[component]
pub fn Ways(ways: Vec<Way>) -> impl IntoView {
    let w = words(use_lang());
    if ways.is_empty() {
        return ().into_any();
    }
    let hosts = use_config().hosts;
    let way = |way: Way| {
        let [title, text] = w.way(way.kind);
        let places = way.places.into_iter().map(place).collect_view();
        let link = way.url.filter(|url| is_allowed(url, hosts)).map(|url| {
            view! {
                <p><a class="gc-link gc-tap" href=url rel="noopener noreferrer">{w.sign_online}</a></p>
            }
        });
        view! {
            <section class="gc-panel">
                <h3 class="gc-subheading">{title}</h3>
                <p>{text}</p>
                {places}
                {link}
            </section>
        }
        .into_any()
    };
    view! {
        <section class="gc-stack gc-stack--tight">
            <h2 class="gc-heading">{w.ways}</h2>
            <div class="gc-stack gc-stack--tight">{ways.into_iter().map(way).collect_view()}</div>
        </section>
    }
    .into_any()
}

fn place(place: Place) -> AnyView {
    view! {
        <div>
            <p><strong>{place.name}</strong></p>
            <p>{place.address}</p>
            {place.hours.map(|hours| view! { <p class="gc-muted">{hours}</p> })}
        </div>
    }
    .into_any()
}
