//! What is kept on this device, and how it is wiped.
//!
//! Only what a consumer must not lose (an unsent reading, what they are typing, the name of what they have begun) and
//! their taste (language, theme). A browser that
//! forbids storage costs them the comfort, never the task.

use leptos::prelude::*;
use std::future::Future;
use web_sys::Storage;

/// Everything that belongs to the signed-in consumer starts so, and goes at sign-out.
const PERSONAL: &str = "gc-mine:";
/// Whose it is, as a fingerprint.
const OWNER: &str = "owner";
/// What a guest has begun.
const BEGUN: &str = "gc-begun:";
/// What is being typed, in this tab alone.
const TYPED: &str = "gc-typed:";
/// By whom, as a fingerprint; goes with it.
const TYPED_BY: &str = "gc-by";
/// Set while a sign-out has not reached the server yet.
const SIGN_OUT_OWED: &str = "gc-sign-out-owed";

/// What is too large or too dear for the rest: see [`crate::outbox`].
pub const DATABASE: &str = "gas-cabinet";

fn local() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn tab() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

pub fn keep_mine(name: &str, value: &str) {
    set(&[PERSONAL, name].concat(), value);
}

pub fn mine(name: &str) -> Option<String> {
    get(&[PERSONAL, name].concat())
}

pub fn drop_mine(name: &str) {
    remove(&[PERSONAL, name].concat());
}

/// Wipes everything that belongs to the consumer, and what was begun on this device: nobody knows by whom.
pub fn wipe_mine() {
    wipe_personal();
    if let Some(local) = local() {
        remove_all(&local, BEGUN);
    }
}

fn wipe_personal() {
    // Whatever asks for it from now on waits until it is gone.
    if let Ok(Some(databases)) = window().indexed_db() {
        let _ = databases.delete_database(DATABASE);
    }
    if let Some(local) = local() {
        remove_all(&local, PERSONAL);
    }
    wipe_typed();
}

/// What is kept in each tab apart: the tab that signs out wipes the rest for all.
pub fn wipe_typed() {
    drop_typed("");
    let _ = tab().map(|tab| tab.remove_item(TYPED_BY));
}

fn remove_all(storage: &Storage, beginning: &str) {
    let keys: Vec<String> = (0..storage.length().unwrap_or(0))
        .filter_map(|at| storage.key(at).ok().flatten())
        .filter(|key| key.starts_with(beginning))
        .collect();
    for key in keys {
        let _ = storage.remove_item(&key);
    }
}

/// Keeps what is here for this consumer alone, by the server's name for them: what another has left goes.
pub fn claim_for(consumer: &str) {
    let claim = fingerprint(consumer);
    if mine(OWNER).as_ref() != Some(&claim) {
        wipe_personal();
        keep_mine(OWNER, &claim);
    }
    // Another tab may have brought another person: then what was typed in this one is of the one before.
    let before = tab().and_then(|tab| tab.get_item(TYPED_BY).ok()?);
    if before.is_some_and(|before| before != claim) {
        wipe_typed();
    }
    let _ = tab().map(|tab| tab.set_item(TYPED_BY, &claim));
}

/// FNV-1a: enough to tell two people at one device apart without keeping there who they are.
fn fingerprint(text: &str) -> String {
    let mix = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    text.bytes().fold(0x811c_9dc5, mix).to_string()
}

/// What a guest has begun on this device and may go on with after closing the tab: its name at the server, no more.
pub fn begun(name: &str) -> Option<String> {
    get(&[BEGUN, name].concat())
}

pub fn keep_begun(name: &str, value: &str) {
    set(&[BEGUN, name].concat(), value);
}

pub fn drop_begun(name: &str) {
    remove(&[BEGUN, name].concat());
}

/// A field's text for as long as this tab lives: a reload, the way back or an expired session costs no letter of it.
///
/// Not for passwords.
pub fn typed(name: &str) -> RwSignal<String> {
    typed_or(name, String::new())
}

/// The same for a field that begins with a value in use: kept is only what differs from it, an emptied field too.
pub fn typed_or(name: &str, in_use: String) -> RwSignal<String> {
    let key = [TYPED, name].concat();
    let kept = tab().and_then(|tab| tab.get_item(&key).ok()?);
    let text = RwSignal::new(kept.unwrap_or_else(|| in_use.clone()));
    Effect::watch(
        move || text.get(),
        move |text, _, _| {
            let _ = tab().map(|tab| match *text == in_use {
                true => tab.remove_item(&key),
                false => tab.set_item(&key, text),
            });
        },
        false,
    );
    text
}

/// The same for what stands there at once, before anything is typed.
pub fn keep_typed(name: &str, text: &str) {
    let _ = tab().map(|tab| tab.set_item(&[TYPED, name].concat(), text));
}

/// Forgets what was typed under names that begin so: it was sent, or given up.
pub fn drop_typed(name: &str) {
    if let Some(tab) = tab() {
        remove_all(&tab, &[TYPED, name].concat());
    }
}

/// The same once `sent` has arrived, also where its page has gone meanwhile: what is sent is not there to be sent again.
pub async fn drop_typed_after<T, E>(
    name: String,
    sent: impl Future<Output = Result<T, E>>,
) -> Result<T, E> {
    let outcome = sent.await;
    if outcome.is_ok() {
        drop_typed(&name);
    }
    outcome
}

/// Another tab has signed out.
pub fn is_sign_out(event: &web_sys::StorageEvent) -> bool {
    event.key().as_deref() == Some(SIGN_OUT_OWED) && event.new_value().is_some()
}

/// Another tab has signed somebody else in: the browser's one cookie is that person's now.
pub fn is_other_person(event: &web_sys::StorageEvent) -> bool {
    is_mine(event, OWNER)
}

/// Another tab has written something of the consumer's under this name.
pub fn is_mine(event: &web_sys::StorageEvent, name: &str) -> bool {
    let key = event.key();
    let name_of = key.as_deref().and_then(|key| key.strip_prefix(PERSONAL));
    name_of == Some(name) && event.new_value().is_some()
}

/// Remembers that the server has yet to hear of a sign-out, or that it has.
pub fn owe_sign_out(owed: bool) {
    if owed {
        set(SIGN_OUT_OWED, "1");
    } else {
        remove(SIGN_OUT_OWED);
    }
}

pub fn sign_out_is_owed() -> bool {
    get(SIGN_OUT_OWED).is_some()
}

/// A taste of the person at this device: `gc-lang`, `gc-theme`.
pub fn taste(name: &str) -> Option<String> {
    get(name)
}

pub fn keep_taste(name: &str, value: &str) {
    set(name, value);
}

fn get(key: &str) -> Option<String> {
    local()?.get_item(key).ok().flatten()
}

fn set(key: &str, value: &str) {
    // A full or forbidden storage: the person can still finish the task in this tab.
    let _ = local().map(|storage| storage.set_item(key, value));
}

fn remove(key: &str) {
    let _ = local().map(|storage| storage.remove_item(key));
}
