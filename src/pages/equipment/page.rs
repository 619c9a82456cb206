//! The record of a home: each item, whether it is right, and what is said to be wrong in it.

use super::api;
use super::confirmation::ToConfirm;
use super::item::ItemPanel;
use super::list::Corrections;
use super::model::{Equipment, Item};
use super::words::words;
use crate::accounts::{HomeLine, use_mark_of_home, use_of_home};
use crate::domain::account::AccountId;
use crate::locale::{Answered, shell_words, use_lang};
use crate::ui::Title;
use leptos::prelude::*;

#[derive(Clone)]
struct Here {
    home: AccountId,
    equipment: Equipment,
}

#[component]
pub fn EquipmentPage() -> impl IntoView {
    let lang = use_lang();
    let (w, shell) = (words(lang), shell_words(lang));
    let here = use_of_home(|api, home| {
        let equipment = api::equipment(api, home);
        let home = home.clone();
        async move {
            Ok(Here {
                home,
                equipment: equipment.await?,
            })
        }
    });
    // Of the record that has changed while it was looked at.
    let is_outdated = use_mark_of_home();
    let again = Callback::new(move |()| here.refetch());
    view! {
        <Title text=w.title.to_owned() product=shell.product />
        <HomeLine />
        <p class="gc-lead">{w.lead}</p>
        <Answered
            resource=here
            children=move |here| view! { <Shown here is_outdated again /> }
        />
    }
}

#[component]
fn Shown(here: Here, is_outdated: RwSignal<bool>, again: Callback<()>) -> impl IntoView {
    let w = words(use_lang());
    let Here { home, equipment } = here;
    let (today, operator) = (equipment.today, equipment.operator.clone());
    let panel = |item: Item| {
        let operator = operator.clone();
        view! { <ItemPanel item today operator /> }.into_any()
    };
    let items = equipment.items.iter().cloned().map(panel).collect_view();
    let items = match equipment.items.is_empty() {
        true => view! { <p class="gc-empty">{w.none}</p> }.into_any(),
        false => view! { <div class="gc-stack gc-stack--tight">{items}</div> }.into_any(),
    };
    view! {
        <div class="gc-stack gc-stack--loose">
            {items}
            <ToConfirm home=home.clone() equipment is_outdated again />
            <Corrections home />
        </div>
    }
    .into_any()
}
