//! «Додати ще одну домівку, свою чи рідних.» The same number and the same proof as at registration.

use super::api;
use super::model::{Claimed, Proof};
use super::number::NumberPage;
use super::proof::ProofPage;
use super::words::words;
use crate::accounts::use_homes;
use crate::domain::account::AccountId;
use crate::domain::bill_number::BillNumber;
use crate::http::{Api, Error};
use crate::locale::use_lang;
use crate::route::{Route, Step, use_go, use_replace, use_route};
use crate::storage;
use futures::FutureExt;
use leptos::prelude::*;
use std::rc::Rc;

/// Its name on this device.
const ADDING: &str = "account";

/// A number that the server wants a proof of: the claim's id, and what it can be proven by.
type Claim = (String, Claimed);

#[component]
pub fn AddAccountPage() -> impl IntoView {
    let route = use_route();
    let back = use_replace();
    let claim = RwSignal::new(None::<Claim>);
    let step = Memo::new(move |_| match route.get() {
        Some(Route::AddAccount(step)) => step,
        _ => Step::First,
    });
    move || match (step.get(), claim.get_untracked()) {
        (Step::Proof, Some((id, claimed))) => view! { <ProofStep claim id claimed /> }.into_any(),
        (Step::First, _) => view! { <NumberStep claim /> }.into_any(),
        // After a reload the number is asked for once more; it is still in its field.
        _ => {
            Effect::new(move || back.run(Route::AddAccount(Step::First)));
            ().into_any()
        }
    }
}

#[component]
fn NumberStep(claim: RwSignal<Option<Claim>>) -> impl IntoView {
    let w = words(use_lang());
    let api: Api = expect_context();
    let go = use_go();
    let number = storage::typed(&[ADDING, ".number"].concat());
    let send = move |number: BillNumber| {
        async move {
            claim.set(Some(api::claim(api, &number).await?));
            go.run(Route::AddAccount(Step::Proof));
            Ok(())
        }
        .boxed_local()
    };
    view! {
        <NumberPage title=w.add_title lead=w.add_lead number send=Rc::new(send)>
            <p class="gc-muted">{w.add_note}</p>
        </NumberPage>
        <p><a class="gc-link gc-tap" href=Route::Accounts.href()>{w.to_accounts}</a></p>
    }
}

#[component]
fn ProofStep(claim: RwSignal<Option<Claim>>, id: String, claimed: Claimed) -> impl IntoView {
    let api: Api = expect_context();
    let homes = use_homes();
    let go = use_replace();
    let typed = storage::typed(&[ADDING, ".proof"].concat());
    let send = move |proof: Proof| {
        let id = id.clone();
        async move {
            let added = match api::prove_claim(api, &id, &proof).await {
                // The claim is gone: it is asked for anew.
                Err(Error::NotFound) => {
                    claim.set(None);
                    go.run(Route::AddAccount(Step::First));
                    return Ok(());
                }
                answer => answer?,
            };
            storage::drop_typed(ADDING);
            homes.choose(AccountId(added));
            homes.all.refetch();
            go.run(Route::Accounts);
            Ok(())
        }
        .boxed_local()
    };
    view! {
        <ProofPage claimed typed other_number=Route::AddAccount(Step::First) send=Rc::new(send) />
    }
}
