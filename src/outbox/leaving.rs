//! Before the person leaves: what is not sent yet would go with them.

use super::keeper::Outbox;
use super::words::{LeavingWords, words};
use crate::locale::use_lang;
use crate::ui::{Button, ButtonKind, Dialog};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Asks while `open` is true; `on_leave` runs once nothing is in the way any more.
#[component]
pub fn LeavingDialog(
    id: &'static str,
    said: &'static LeavingWords,
    outbox: Outbox,
    open: RwSignal<bool>,
    on_leave: Callback<()>,
) -> impl IntoView {
    let w = words(use_lang());
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(false);
    let stay = Callback::new(move |()| {
        open.set(false);
        failed.set(false);
    });
    let leave = Callback::new(move |()| {
        open.set(false);
        on_leave.run(());
    });
    let send = Callback::new(move |()| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        failed.set(false);
        spawn_local(async move {
            let is_all_sent = outbox.send_before_leaving().await;
            busy.try_set(false);
            // Answered otherwise meanwhile.
            if open.try_get_untracked() != Some(true) {
                return;
            }
            match is_all_sent {
                true => leave.run(()),
                false => failed.set(true),
            }
        });
    });
    let lost = move || {
        let lost = outbox.at_stake().into_iter();
        lost.map(|parcel| view! { <p>{said.lost(&parcel)}</p> }.into_any())
            .collect_view()
    };
    let progress = move || match (busy.get(), failed.get()) {
        (true, _) => w.sending,
        (false, true) => w.still_not_sent,
        (false, false) => "",
    };
    view! {
        <Dialog id title=said.title open on_close=stay>
            {lost}
            <p class="gc-status" role="status">{progress}</p>
            <div class="gc-actions">
                <Button text=said.send busy on_press=send />
                <Button text=said.leave kind=ButtonKind::Danger on_press=leave />
                <Button text=w.stay kind=ButtonKind::Secondary on_press=stay />
            </div>
        </Dialog>
    }
}
