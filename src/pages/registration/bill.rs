//! A drawn bill: where each of the three numbers stands, and what each is.

use super::words::words;
use crate::locale::use_lang;
use leptos::prelude::*;

#[component]
pub fn Bill() -> impl IntoView {
    let w = words(use_lang());
    let line = |[name, sample, _]: [&'static str; 3], mark: &'static str| {
        view! {
            <p class="gc-bill__line">
                <span class="gc-bill__mark">{mark}</span>
                <span class="gc-bill__name">{name}</span>
                <span class="gc-bill__number">{sample}</span>
            </p>
        }
        .into_any()
    };
    let meaning = |[name, _, text]: [&'static str; 3], mark: &'static str| {
        view! {
            <li class="gc-bill__meaning">
                <span class="gc-bill__mark" aria-hidden="true">{mark}</span>
                <p><strong>{name}</strong> ": " {text}</p>
            </li>
        }
        .into_any()
    };
    const MARKS: [&str; 3] = ["1", "2", "3"];
    view! {
        <section class="gc-stack">
            <h2 class="gc-heading">{w.where_title}</h2>
            // The drawing says nothing that the list does not.
            <div class="gc-bill" aria-hidden="true">
                <div class="gc-bill__sheet">
                    <p class="gc-bill__head">{w.delivery_bill}</p>
                    {line(w.numbers[0], MARKS[0])}
                    {line(w.numbers[2], MARKS[2])}
                    <p class="gc-bill__rest"></p>
                    <p class="gc-bill__rest"></p>
                </div>
                <div class="gc-bill__sheet">
                    <p class="gc-bill__head">{w.gas_bill}</p>
                    {line(w.numbers[1], MARKS[1])}
                    {line(w.numbers[2], MARKS[2])}
                    <p class="gc-bill__rest"></p>
                    <p class="gc-bill__rest"></p>
                </div>
            </div>
            <ol class="gc-bill__meanings">
                {w.numbers.into_iter().zip(MARKS).map(|(number, mark)| meaning(number, mark)).collect_view()}
            </ol>
            <p class="gc-muted">{w.any_will_do}</p>
        </section>
    }
}
