//! A write that is done once, however often it is sent: the key of one act, on this device before the first try.
//!
//! For what a page sends while the person looks on. A reading, which must outlive the page, goes through
//! [`crate::outbox`].

use crate::http::{Api, Error, IdempotencyKey};
use crate::storage;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Milliseconds after which an act that had no answer is over: the same words then are another one.
const KEPT_FOR: f64 = 60.0 * 60.0 * 1000.0;

/// Beside the body it is for: an edit is another act.
#[derive(Serialize, Deserialize)]
struct Kept {
    key: IdempotencyKey,
    body: String,
    /// Milliseconds since 1970.
    at: f64,
}

/// Sends `body` as one act. As long as nobody knows whether it arrived, the same body goes out under the same key, also
/// after a try that was told to wait or to sign in first: only what is done or refused is over.
pub async fn post<T: DeserializeOwned>(
    api: Api,
    endpoint: &'static str,
    act: &str,
    path: &str,
    body: String,
) -> Result<T, Error> {
    let key = key_for(act, &body);
    let answer = api.post_keyed(endpoint, path, body.clone(), &key).await;
    let is_over = match &answer {
        Ok(_) => true,
        Err(error) => error.is_final(),
    };
    if is_over {
        is_answered(act, &body);
    }
    answer
}

/// The key under which `body` goes out: the one that was made for it and has no answer yet, else a new one.
pub fn key_for(act: &str, body: &str) -> IdempotencyKey {
    let now = js_sys::Date::now();
    let is_it = |kept: &Kept| kept.body == body && (0.0..KEPT_FOR).contains(&(now - kept.at));
    if let Some(kept) = kept(act).filter(is_it) {
        return kept.key;
    }
    let kept = Kept {
        key: IdempotencyKey::random(),
        body: body.to_owned(),
        at: now,
    };
    if let Ok(json) = serde_json::to_string(&kept) {
        storage::keep_mine(&name(act), &json);
    }
    kept.key
}

/// It is answered: the same words from now on are another act. Of other words that were sent since, nothing goes.
pub fn is_answered(act: &str, body: &str) {
    if kept(act).is_some_and(|kept| kept.body == body) {
        storage::drop_mine(&name(act));
    }
}

fn kept(act: &str) -> Option<Kept> {
    serde_json::from_str(&storage::mine(&name(act))?).ok()
}

fn name(act: &str) -> String {
    ["once.", act].concat()
}
