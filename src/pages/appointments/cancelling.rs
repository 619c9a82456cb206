//! «Я не прийду.» Asked once more before the time goes to others.

use super::api;
use super::model::Visit;
use super::refusal::told_of_change;
use super::words::words;
use crate::form::Form;
use crate::http::{Api, Error};
use crate::locale::{use_format, use_lang};
use crate::ui::{Button, ButtonKind, Dialog, NotThrough};
use leptos::prelude::*;

#[component]
pub fn Cancelling(visit: Visit, shown: RwSignal<Visit>) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let api: Api = expect_context();
    let open = RwSignal::new(false);
    let form = Form::<(), (), Error>::new();
    let failure = told_of_change(lang, form.submission);
    let busy = Signal::derive(move || form.is_sending());
    let when = use_format().meeting(&visit.slot.starts_at);
    let id = visit.id;
    let cancel = move |()| {
        let id = id.clone();
        form.submit(
            || Ok(id),
            |id| api::cancel(api, id),
            Err,
            move |visit| shown.set(visit),
        );
    };
    view! {
        <Button text=w.cancel kind=ButtonKind::Quiet on_press=move |()| open.set(true) />
        <Dialog id="cancel" title=w.cancel_question open on_close=move |()| open.set(false)>
            <p>{when}</p>
            <p>{w.cancel_text}</p>
            {move || failure.get().map(|failure| view! { <NotThrough failure /> })}
            <div class="gc-actions">
                <Button text=w.cancel_yes kind=ButtonKind::Danger busy on_press=cancel />
                <Button text=w.cancel_no kind=ButtonKind::Secondary on_press=move |()| open.set(false) />
            </div>
        </Dialog>
    }
}
