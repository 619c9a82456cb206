//! Who is here: guest or signed in; when that ends; how it is ended.

use crate::domain::person::PersonName;
use crate::host;
use crate::http::{self, Api, Error};
use crate::storage;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// How long before the end a person is warned. Milliseconds.
const WARNING: f64 = 120_000.0;
/// The resource's name, for [`Api`].
const SESSION: &str = "session";
const WATCH: Duration = Duration::from_secs(5);

/// What is known of the session.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// The server has not answered yet.
    Restoring,
    /// The server could not be asked.
    Unknown(Error),
    Guest,
    SignedIn(PersonName),
    /// Was signed in, and the time is over.
    Ended,
    /// Signed out at this device.
    Left,
}

/// The session, for every page. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Session {
    api: Api,
    standing: RwSignal<Standing>,
    /// When it ends by this device's clock, in milliseconds, and how long it lives from an answer.
    ends: RwSignal<f64>,
    lives: StoredValue<f64>,
    closing: RwSignal<bool>,
    /// Others can vouch for a guest: BankID, Дія.Підпис.
    providers: RwSignal<Option<bool>>,
    /// The server is being asked how much time is left.
    asking: StoredValue<bool>,
    /// The server's own name for who is signed in.
    consumer: StoredValue<String>,
    /// Asks before something of the person's is lost.
    farewell: StoredValue<Option<Callback<()>>>,
}

impl Session {
    /// Asks the server who is here, and listens to what the API says of it from then on.
    pub fn start(api: Api) -> Self {
        let session = Self {
            api,
            standing: RwSignal::new(Standing::Restoring),
            ends: RwSignal::new(f64::INFINITY),
            lives: StoredValue::new(f64::INFINITY),
            closing: RwSignal::new(false),
            providers: RwSignal::new(None),
            asking: StoredValue::new(false),
            consumer: StoredValue::new(String::new()),
            farewell: StoredValue::new(None),
        };
        Effect::watch(
            move || api.expired.track(),
            move |(), _, _| session.end(),
            false,
        );
        Effect::watch(
            move || api.answered.get(),
            // To ask how much time is left takes none and gives none.
            move |resource, _, _| {
                if *resource != SESSION {
                    session.renew();
                }
            },
            false,
        );
        let watch = set_interval_with_handle(move || session.watch(), WATCH);
        // A sign-out in another tab leaves nothing of the consumer in this one.
        let elsewhere = window_event_listener(ev::storage, move |event| {
            if storage::is_sign_out(&event) {
                storage::wipe_typed();
                session.leave();
            } else if storage::is_other_person(&event) && untrack(|| session.is_signed_in()) {
                // This page would write into that person's cabinet.
                host::again();
            }
        });
        let online = window_event_listener(ev::online, move |_| {
            // What waits on this device goes on by itself once it is known whose it is.
            match session.standing.get_untracked() {
                Standing::Unknown(_) => session.restore(),
                _ => spawn_local(session.pay_sign_out()),
            }
        });
        on_cleanup(move || {
            let _ = watch.map(|watch| watch.clear());
            elsewhere.remove();
            online.remove();
        });
        session.restore();
        session
    }

    pub fn standing(self) -> Standing {
        self.standing.get()
    }

    pub fn is_signed_in(self) -> bool {
        self.standing
            .try_with(|standing| matches!(standing, Standing::SignedIn(_)))
            // The cabinet has been taken down while something was on its way.
            .unwrap_or_default()
    }

    /// Who was signed in last, as the server names them: never changes, whatever the name.
    pub fn consumer(self) -> String {
        self.consumer.get_value()
    }

    /// True in the last two minutes.
    pub fn is_closing(self) -> bool {
        self.closing.get()
    }

    /// True where the server has said that others can vouch for a guest, or has not been asked as a guest yet: the page
    /// behind it asks.
    pub fn has_providers(self) -> bool {
        self.providers.get().unwrap_or_else(|| {
            self.standing
                .with(|standing| matches!(standing, Standing::Ended | Standing::Left))
        })
    }

    /// Asks the server whether somebody is still signed in: after a write that may have ended it and brought no answer.
    pub async fn is_over(self) -> bool {
        let path = "/session".to_owned();
        let answer = self.api.get::<SessionJson>(SESSION, path).await;
        answer.is_ok_and(|json| json.consumer.is_none())
    }

    /// Asks the server who is here.
    pub fn restore(self) {
        self.standing.set(Standing::Restoring);
        spawn_local(async move {
            self.pay_sign_out().await;
            let answer = self
                .api
                .get::<SessionJson>(SESSION, "/session".into())
                .await;
            // Somebody has signed in meanwhile: that is newer.
            if self.standing.try_get_untracked() != Some(Standing::Restoring) {
                return;
            }
            self.standing.set(match answer {
                Ok(_) if storage::sign_out_is_owed() => Standing::Guest,
                Ok(json) => self.enter(json),
                Err(error) => Standing::Unknown(error),
            });
        });
    }

    /// Signs in. `login` is as [`crate::domain::contact::Login::as_wire`] gives it.
    pub async fn sign_in(self, login: &str, password: &str) -> Result<(), Error> {
        let body = CredentialsJson { login, password };
        self.begin("/session", &body).await
    }

    /// Posts to a path that answers with a session, and takes it in: signing in, registering, a new password.
    pub async fn begin<B: Serialize>(self, path: &str, body: &B) -> Result<(), Error> {
        // Settled first, or it would end the session that begins now.
        self.pay_sign_out().await;
        let json: SessionJson = self.api.post(SESSION, path, body).await?;
        storage::owe_sign_out(false);
        // Whoever was here before may have been another.
        http::forget_answers();
        self.api.epoch.update_value(|epoch| *epoch += 1);
        match self.enter(json) {
            Standing::Guest => Err(Error::Unreadable { endpoint: SESSION }),
            standing => {
                self.standing.set(standing);
                Ok(())
            }
        }
    }

    /// Starts the session's time anew.
    pub fn extend(self) {
        spawn_local(async move {
            let path = "/session/extension";
            if let Ok(json) = self.api.post::<_, SessionJson>(SESSION, path, &()).await {
                self.enter(json);
            }
        });
    }

    /// `ask` runs in place of a sign-out by the person, until there is nothing to ask any more.
    pub fn before_leaving(self, ask: Option<Callback<()>>) {
        self.farewell.try_set_value(ask);
    }

    /// Signs out, unless something is to be asked first.
    pub fn leave_or_ask(self) {
        match self.farewell.get_value() {
            Some(ask) => ask.run(()),
            None => self.sign_out(),
        }
    }

    /// Signs out here at once, in the other tabs, and at the server as soon as it can be reached.
    pub fn sign_out(self) {
        storage::wipe_mine();
        storage::owe_sign_out(true);
        self.leave();
        spawn_local(self.pay_sign_out());
    }

    /// The server has ended it everywhere: nothing of the person stays here, nor in the other tabs.
    pub fn forget(self) {
        storage::wipe_mine();
        // The other tabs hear of the mark; the server need not be told.
        storage::owe_sign_out(true);
        storage::owe_sign_out(false);
        self.leave();
    }

    fn leave(self) {
        http::forget_answers();
        self.api.epoch.update_value(|epoch| *epoch += 1);
        self.closing.set(false);
        self.standing.set(Standing::Left);
        host::tell_who_is_here(false);
    }

    /// Tells the server of a sign-out it has not heard of yet.
    async fn pay_sign_out(self) {
        if storage::sign_out_is_owed() && self.api.delete(SESSION, "/session").await.is_ok() {
            storage::owe_sign_out(false);
        }
    }

    /// Takes in the server's answer; returns what it says.
    fn enter(self, json: SessionJson) -> Standing {
        let SessionJson {
            consumer: Some(consumer),
            consumer_id: Some(id),
            expires_at: Some(expires_at),
            now: Some(now),
            ..
        } = json
        else {
            self.providers.set(json.has_identity_providers);
            return Standing::Guest;
        };
        // The server's own clock: a wrong one on the device does no harm.
        let lives = js_sys::Date::parse(&expires_at) - js_sys::Date::parse(&now);
        self.lives.set_value(lives);
        self.ends.set(js_sys::Date::now() + lives);
        self.closing.set(lives <= WARNING);
        storage::claim_for(&id);
        self.consumer.set_value(id);
        host::tell_who_is_here(true);
        Standing::SignedIn(PersonName::from(consumer))
    }

    fn renew(self) {
        self.ends.set(js_sys::Date::now() + self.lives.get_value());
        self.closing.set(false);
    }

    fn end(self) {
        let is_over = matches!(
            self.standing.try_get_untracked(),
            None | Some(Standing::Guest | Standing::Left)
        );
        if !is_over {
            http::forget_answers();
            self.closing.set(false);
            self.standing.set(Standing::Ended);
            host::tell_who_is_here(false);
        }
    }

    /// Near the end the server is asked how near: another tab may have kept the session alive.
    fn watch(self) {
        let left = self.ends.get_untracked() - js_sys::Date::now();
        let is_signed_in = untrack(|| self.is_signed_in());
        let is_due = left <= 0.0 || (left <= WARNING && !self.closing.get_untracked());
        if is_signed_in && is_due && !self.asking.get_value() {
            self.asking.set_value(true);
            spawn_local(async move {
                let answer = self
                    .api
                    .get::<SessionJson>(SESSION, "/session".into())
                    .await;
                self.asking.set_value(false);
                let is_over = match answer {
                    Ok(json) => self.enter(json) == Standing::Guest,
                    Err(_) => left <= 0.0,
                };
                if is_over {
                    self.end();
                }
            });
        }
    }
}

/// The session of this app.
///
/// # Panics
/// Outside the app's contexts.
pub fn use_session() -> Session {
    expect_context()
}

#[derive(Serialize)]
struct CredentialsJson<'a> {
    login: &'a str,
    password: &'a str,
}

/// A guest's has none of these. Not a tagged enum: its decoder alone weighs 3 KB.
#[derive(Deserialize)]
struct SessionJson {
    consumer_id: Option<String>,
    consumer: Option<PersonJson>,
    expires_at: Option<String>,
    now: Option<String>,
    has_identity_providers: Option<bool>,
}

/// A person's name as the API writes it, and takes it.
#[derive(Serialize, Deserialize)]
pub(crate) struct PersonJson {
    given_name: String,
    patronymic: Option<String>,
    family_name: String,
}

impl From<PersonJson> for PersonName {
    fn from(json: PersonJson) -> Self {
        Self {
            given: json.given_name,
            patronymic: json.patronymic,
            family: json.family_name,
        }
    }
}

impl From<PersonName> for PersonJson {
    fn from(name: PersonName) -> Self {
        Self {
            given_name: name.given,
            patronymic: name.patronymic,
            family_name: name.family,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract;

    #[test]
    fn the_contracts_sessions_are_read() {
        let guest: SessionJson = contract::decode("SessionGuest");
        assert!(guest.consumer.is_none());
        assert_eq!(guest.has_identity_providers, Some(true));
        let signed_in: SessionJson = contract::decode("SessionSignedIn");
        assert_eq!(signed_in.consumer_id.as_deref(), Some("c-7f3a91d04e62"));
        let consumer = signed_in.consumer.expect("a consumer");
        assert_eq!(
            PersonName::from(consumer).full(),
            "Ковальчук Олена Петрівна"
        );
    }

    #[test]
    fn credentials_go_out_as_the_contract_says() {
        let sent = CredentialsJson {
            login: "olena@example.com",
            password: "відкрий-кабінет",
        };
        assert_eq!(
            serde_json::to_value(sent).expect("json"),
            contract::example("Credentials")
        );
    }
}
