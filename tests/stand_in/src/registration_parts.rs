//! The questions of a registration, answered one at a time: the proof first, the others in any order.

use jiff::Timestamp;
use rusqlite::Connection;
use serde::Deserialize;

use crate::App;
use crate::names::{self, NewNameJson};
use crate::password::hashed_aside;
use crate::problem::{FieldProblem, Problem};
use crate::proof::{self, ProofJson};
use crate::registration::{PersonJson, Registration, RegistrationJson};
use crate::request::there;
use crate::{codes, contacts, password_rules, terms};

const NAME: [&str; 3] = [
    "person.name.given_name",
    "person.name.patronymic",
    "person.name.family_name",
];

/// One of them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PartJson {
    #[serde(default, deserialize_with = "there")]
    proof: Option<ProofJson>,
    #[serde(default, deserialize_with = "there")]
    person: Option<NewPersonJson>,
    #[serde(default, deserialize_with = "there")]
    password: Option<String>,
    #[serde(default, deserialize_with = "there")]
    consents: Option<ConsentsJson>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewPersonJson {
    name: Option<NewNameJson>,
    email: Option<String>,
    phone: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConsentsJson {
    version: Option<String>,
    agreed: Option<Vec<String>>,
}

/// Keeps the answer that is there.
pub(crate) async fn answer(
    app: &App,
    id: String,
    part: PartJson,
) -> Result<RegistrationJson, Problem> {
    match part {
        PartJson {
            proof: Some(proof),
            person: None,
            password: None,
            consents: None,
        } => change(app, id, move |db, one, now| prove(db, one, proof, now)).await,
        PartJson {
            proof: None,
            person: Some(person),
            password: None,
            consents: None,
        } => change(app, id, move |db, one, _| introduce(db, one, person)).await,
        PartJson {
            proof: None,
            person: None,
            password: Some(password),
            consents: None,
        } => protect(app, id, password).await,
        PartJson {
            proof: None,
            person: None,
            password: None,
            consents: Some(consents),
        } => change(app, id, move |db, one, _| agree(db, one, consents)).await,
        _ => Err(Problem::bad_request("One part at a time")),
    }
}

async fn change(
    app: &App,
    id: String,
    work: impl FnOnce(&Connection, &Registration, Timestamp) -> Result<(), Problem> + Send + 'static,
) -> Result<RegistrationJson, Problem> {
    let now = app.clock.now();
    app.db
        .run_counting(move |db| {
            let registration = Registration::load(db, &id, now)?;
            work(db, &registration, now)?;
            Registration::load(db, &id, now)?.json(db, now)
        })
        .await
}

fn prove(
    db: &Connection,
    registration: &Registration,
    proof: ProofJson,
    now: Timestamp,
) -> Result<(), Problem> {
    let account = proof::prove(db, &registration.number, proof, "proof.value", now)?;
    db.execute(
        "UPDATE registration SET account_id = ?2, proven_at = ?3 WHERE id_hash = ?1",
        (registration.key(), account, now.as_second()),
    )?;
    Ok(())
}

fn introduce(
    db: &Connection,
    registration: &Registration,
    person: NewPersonJson,
) -> Result<(), Problem> {
    registration.require_proof()?;
    let person = checked(person)?;
    let is_elsewhere = registration
        .person
        .as_ref()
        .is_none_or(|before| before.email != person.email || before.phone != person.phone);
    if is_elsewhere {
        // The code that was sent confirms a contact that is not theirs any more. The password was never held against
        // these, and its hash cannot be: it is asked for again.
        codes::void(db, registration.code_owner())?;
        db.execute(
            "UPDATE registration SET password_hash = NULL WHERE id_hash = ?1",
            [registration.key()],
        )?;
    }
    db.execute(
        "UPDATE registration SET given_name = ?2, patronymic = ?3, family_name = ?4, email = ?5, phone = ?6
         WHERE id_hash = ?1",
        (
            registration.key(),
            person.name.given_name,
            person.name.patronymic,
            person.name.family_name,
            person.email,
            person.phone,
        ),
    )?;
    Ok(())
}

/// All that is wrong at once.
fn checked(person: NewPersonJson) -> Result<PersonJson, Problem> {
    let name = names::checked(person.name.unwrap_or_default(), NAME);
    let email = contacts::email(&person.email.unwrap_or_default());
    let phone = contacts::phone(&person.phone.unwrap_or_default());
    match (name, email, phone) {
        (Ok(name), Ok(email), Ok(phone)) => Ok(PersonJson { name, email, phone }),
        (name, email, phone) => {
            let field = |field, code| FieldProblem { field, code };
            let mut wrong = name.err().unwrap_or_default();
            wrong.extend(email.err().map(|code| field("person.email", code)));
            wrong.extend(phone.err().map(|code| field("person.phone", code)));
            Err(Problem::invalid(wrong))
        }
    }
}

/// The hashing is kept out of the transaction: it takes its time.
async fn protect(app: &App, id: String, password: String) -> Result<RegistrationJson, Problem> {
    let (now, asked) = (app.clock.now(), id.clone());
    let registration = app
        .db
        .run(move |db| Registration::load(db, &asked, now))
        .await?;
    registration.require_proof()?;
    hold_against(&registration, &password)?;
    let hash = hashed_aside(password.clone()).await?;
    change(app, id, move |db, registration, _| {
        // Once more: another request may have told who it is meanwhile.
        hold_against(registration, &password)?;
        db.execute(
            "UPDATE registration SET password_hash = ?2 WHERE id_hash = ?1",
            (registration.key(), hash),
        )?;
        Ok(())
    })
    .await
}

fn hold_against(registration: &Registration, password: &str) -> Result<(), Problem> {
    password_rules::checked(password, logins(registration))
        .map_err(|code| Problem::field("password", code))
}

/// What is known so far of what they will sign in with.
fn logins(registration: &Registration) -> impl Iterator<Item = &str> {
    let person = registration.person.as_ref();
    let contacts = person.map(|person| [person.email.as_str(), person.phone.as_str()]);
    contacts
        .into_iter()
        .flatten()
        .chain([registration.number.text.as_str()])
}

fn agree(
    db: &Connection,
    registration: &Registration,
    consents: ConsentsJson,
) -> Result<(), Problem> {
    registration.require_proof()?;
    let version = consents.version.unwrap_or_default();
    let agreed = consents.agreed.unwrap_or_default();
    if (1..agreed.len()).any(|i| agreed[i..].contains(&agreed[i - 1])) {
        return Err(Problem::bad_request("A consent is there twice"));
    }
    terms::check(&version, &agreed)?;
    let json = serde_json::to_string(&agreed).map_err(|cause| Problem::internal(&cause))?;
    db.execute(
        "UPDATE registration SET consents = ?2, consents_version = ?3 WHERE id_hash = ?1",
        (registration.key(), json, version),
    )?;
    Ok(())
}
