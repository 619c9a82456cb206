//! Registering: a number, a proof, who one is, a code.

use serde_json::{Value, json};
use stand_in::UNCLAIMED;

use crate::here::{Here, IN_THE_WINDOW};
use crate::letters;
use crate::registering::{
    EMAIL, NEW_PASSWORD, PHONE, begun, confirm, consents, kept, person, proven, ready, registered,
    send_code, sent, serial, start, text, total,
};

const UNKNOWN: &str = "1599999999";

/// An answer without what is every registration's own.
fn without_own(answer: &Value) -> Value {
    let mut shape = answer.clone();
    shape["id"] = json!(text(&answer["id"]).len());
    shape["number"] = json!(text(&answer["number"]).len());
    shape
}

async fn count(here: &Here, table: &str) -> i64 {
    let count = format!("SELECT count(*) FROM {table}");
    let counted: Result<i64, rusqlite::Error> = here
        .db
        .transaction(|db| db.query_row(&count, [], |row| row.get(0)));
    counted.unwrap_or_else(|cause| panic!("{cause}"))
}

#[tokio::test]
async fn a_home_is_found_by_any_of_its_numbers() {
    let here = Here::at(IN_THE_WINDOW);
    let home = &UNCLAIMED[0];
    for (number, kind) in [
        (home.operator_account, "operator_account"),
        (home.supplier_account, "supplier_account"),
        (home.eic_consumer, "eic"),
        (home.eic_metering_point, "eic"),
    ] {
        let begun = start(&here, number).await.json();
        assert_eq!([&begun["number"], &begun["number_kind"]], [number, kind]);
        assert_eq!(begun["expires_in"], 86_400);
        let path = format!("/registrations/{}", text(&begun["id"]));
        let proven = kept(&here, &path, &serial("0070488")).await;
        assert_eq!(proven["is_proven"], true, "{number}");
        assert_eq!(here.get(&path).await.json(), proven);
    }
}

#[tokio::test]
async fn a_number_that_is_none_is_refused_with_the_reason() {
    let here = Here::at(IN_THE_WINDOW);
    for (number, code) in [
        ("", "required"),
        ("  ", "required"),
        ("12345678", "malformed"),
        ("12345678901", "malformed"),
        ("15000000A1", "malformed"),
        ("56XM25A00000001C", "check"),
        ("56XM25A00700001-", "check"),
        ("21X000000001397P", "malformed"),
        ("56ХМ25А0ЯЯ", "malformed"),
    ] {
        let answer = start(&here, number).await;
        assert_eq!(answer.fields(), [format!("number: {code}")], "{number}");
    }
    let none = here.post("/registrations", &json!({})).await;
    assert_eq!(none.fields(), ["number: required"]);
}

#[tokio::test]
async fn a_known_and_an_unknown_number_cannot_be_told_apart() {
    let here = Here::at(IN_THE_WINDOW);
    let known = start(&here, UNCLAIMED[0].operator_account).await;
    let unknown = start(&here, UNKNOWN).await;
    assert_eq!(without_own(&known.json()), without_own(&unknown.json()));
    assert_eq!(known.headers.len(), unknown.headers.len());
    for answer in [&known, &unknown] {
        let path = format!("/registrations/{}", text(&answer.json()["id"]));
        for proof in [
            serial("1"),
            total("1"),
            serial("2"),
            total("2"),
            serial("3"),
        ] {
            let wrong = here.patch(&path, &proof).await;
            assert_eq!(wrong.fields(), ["proof.value: not_matched"]);
        }
        let locked = here.patch(&path, &serial("0070488")).await;
        assert_eq!((locked.status, locked.code().as_str()), (429, "locked_out"));
        assert_eq!(locked.header("retry-after"), Some("900"));
    }
}

#[tokio::test]
async fn wrong_proofs_lock_the_number_and_not_the_registration() {
    let here = Here::at(IN_THE_WINDOW);
    let number = UNCLAIMED[0].operator_account;
    for _ in 0..5 {
        let path = begun(&here, number).await;
        assert_eq!(here.patch(&path, &serial("1")).await.status, 422);
    }
    let path = begun(&here, number).await;
    assert_eq!(here.patch(&path, &serial("0070488")).await.status, 429);
    let other = begun(&here, UNCLAIMED[1].operator_account).await;
    assert_eq!(here.patch(&other, &serial("0061204")).await.status, 200);
    here.set_clock("2026-11-03T19:45:00+02:00");
    assert_eq!(here.patch(&path, &serial("0070488")).await.status, 200);
    here.sign_in("olena@example.com").await;
}

#[tokio::test]
async fn locking_a_number_does_not_lock_signing_in_with_it() {
    let here = Here::at(IN_THE_WINDOW);
    let path = begun(&here, "1500000015").await;
    for _ in 0..6 {
        here.patch(&path, &serial("1")).await;
    }
    here.sign_in("1500000015").await;
}

#[tokio::test]
async fn a_serial_is_read_as_people_write_it() {
    let here = Here::at(IN_THE_WINDOW);
    for value in ["0070488", "70488", " 00 70 488 ", "000070488"] {
        let path = begun(&here, UNCLAIMED[0].operator_account).await;
        assert_eq!(
            here.patch(&path, &serial(value)).await.status,
            200,
            "{value}"
        );
    }
    let second = begun(&here, "1500000023").await;
    assert_eq!(
        here.patch(&second, &serial("112234")).await.status,
        200,
        "any meter of the home"
    );
}

#[tokio::test]
async fn either_company_s_last_total_proves_and_a_home_without_a_meter_looks_like_any() {
    let here = Here::at(IN_THE_WINDOW);
    let home = &UNCLAIMED[2];
    for value in [home.invoice_total, home.supplier_invoice_total] {
        let answer = start(&here, home.operator_account).await.json();
        assert_eq!(answer["proofs"], json!(["meter_serial", "invoice_total"]));
        let path = format!("/registrations/{}", text(&answer["id"]));
        kept(&here, &path, &total(&value.to_string())).await;
    }
}

#[tokio::test]
async fn a_proof_that_is_none_is_refused_and_not_counted() {
    let here = Here::at(IN_THE_WINDOW);
    let path = begun(&here, UNCLAIMED[0].operator_account).await;
    for (proof, code) in [
        (serial(""), "required"),
        (serial("<b>"), "malformed"),
        (serial(&"1".repeat(41)), "malformed"),
        (total("286,50"), "malformed"),
        (total("-1"), "malformed"),
        (total(&"9".repeat(30)), "malformed"),
    ] {
        let answer = here.patch(&path, &proof).await;
        assert_eq!(answer.fields(), [format!("proof.value: {code}")], "{proof}");
    }
    kept(&here, &path, &serial("0070488")).await;
}

#[tokio::test]
async fn nothing_is_asked_before_the_proof() {
    let here = Here::at(IN_THE_WINDOW);
    let path = begun(&here, UNCLAIMED[0].operator_account).await;
    for part in [
        person(EMAIL, PHONE),
        json!({ "password": NEW_PASSWORD }),
        consents(&["personal_data", "terms_of_use"]),
    ] {
        let answer = here.patch(&path, &part).await;
        assert_eq!(answer.fields(), ["proof: incomplete"], "{part}");
    }
}

#[tokio::test]
async fn one_part_at_a_time() {
    let here = Here::at(IN_THE_WINDOW);
    let path = proven(&here).await;
    let mut two = person(EMAIL, PHONE);
    two["password"] = json!(NEW_PASSWORD);
    for part in [
        json!({}),
        two,
        json!({ "person": null }),
        json!({ "else": 1 }),
    ] {
        assert_eq!(here.patch(&path, &part).await.status, 400, "{part}");
    }
}

#[tokio::test]
async fn everything_wrong_with_a_person_is_named_at_once() {
    let here = Here::at(IN_THE_WINDOW);
    let path = proven(&here).await;
    let name = json!({ "given_name": "", "patronymic": "1", "family_name": "Г".repeat(61) });
    let part = json!({ "person": { "name": name, "email": "sofiia", "phone": "0671112233" } });
    assert_eq!(
        here.patch(&path, &part).await.fields(),
        [
            "person.name.given_name: required",
            "person.name.patronymic: malformed",
            "person.name.family_name: too_long",
            "person.email: malformed",
            "person.phone: malformed"
        ]
    );
}

#[tokio::test]
async fn a_password_is_long_and_not_the_first_that_anybody_guesses() {
    let here = Here::at(IN_THE_WINDOW);
    let path = proven(&here).await;
    kept(&here, &path, &person(EMAIL, PHONE)).await;
    for (password, code) in [
        ("", "required"),
        ("коротке", "too_short"),
        (&*"є".repeat(129), "too_long"),
        ("1234567890", "too_common"),
        ("мій sofiia пароль", "like_login"),
        ("дім 671112233 дім", "like_login"),
        ("рахунок 1500000081", "like_login"),
    ] {
        let answer = here.patch(&path, &json!({ "password": password })).await;
        assert_eq!(answer.fields(), [format!("password: {code}")], "{password}");
    }
    let kept = kept(&here, &path, &json!({ "password": NEW_PASSWORD })).await;
    assert_eq!(kept["has_password"], true);
    assert!(!kept.to_string().contains(NEW_PASSWORD));
}

#[tokio::test]
async fn a_password_chosen_before_the_person_is_asked_for_again_and_held_against_them() {
    let here = Here::at(IN_THE_WINDOW);
    let path = proven(&here).await;
    for (email, phone, password) in [
        (EMAIL, PHONE, "мій sofiia пароль"),
        (EMAIL, "+380671112244", "дім 671112244 дім"),
        ("other@example.com", PHONE, "мій other пароль"),
    ] {
        let password = json!({ "password": password });
        let before = kept(&here, &path, &password).await;
        assert_eq!(before["has_password"], true, "{password}");
        let after = kept(&here, &path, &person(email, phone)).await;
        assert_eq!(after["has_password"], false, "{password}");
        let again = here.patch(&path, &password).await;
        assert_eq!(again.fields(), ["password: like_login"], "{password}");
    }
    kept(&here, &path, &consents(&["personal_data", "terms_of_use"])).await;
    let unanswered = send_code(&here, &path, "email").await;
    assert_eq!(unanswered.fields(), ["channel: incomplete"]);
}

#[tokio::test]
async fn a_registration_in_english_writes_in_english_and_so_does_its_cabinet() {
    let here = Here::at(IN_THE_WINDOW);
    let new = json!({ "number": "1500000081", "language": "en" });
    let begun = here.post("/registrations", &new).await.json();
    let path = format!("/registrations/{}", text(&begun["id"]));
    for part in [
        serial("0070488"),
        person(EMAIL, PHONE),
        json!({ "password": NEW_PASSWORD }),
        consents(&["personal_data", "terms_of_use"]),
    ] {
        kept(&here, &path, &part).await;
    }
    send_code(&here, &path, "email").await;
    assert_eq!(letters::subjects(&here, EMAIL), ["Your registration code"]);
    let code = letters::code(&here, EMAIL);
    assert_eq!(confirm(&here, &path, &code).await.status, 201);
    assert_eq!(here.get("/profile").await.json()["language"], "en");
}

#[tokio::test]
async fn a_language_that_no_letter_is_written_in_is_not_of_this_shape() {
    let here = Here::at(IN_THE_WINDOW);
    for language in [json!("de"), json!(null)] {
        let new = json!({ "number": "1500000081", "language": language });
        assert_eq!(here.post("/registrations", &new).await.status, 400, "{new}");
    }
}

#[tokio::test]
async fn consents_are_to_this_version_and_none_that_is_required_is_missing() {
    let here = Here::at(IN_THE_WINDOW);
    let path = proven(&here).await;
    let other = json!({ "consents": { "version": "2020-01", "agreed": ["personal_data"] } });
    assert_eq!(
        here.patch(&path, &other).await.fields(),
        ["consents.version: unknown", "consents.agreed: missing"]
    );
    let unknown = consents(&["personal_data", "terms_of_use", "everything"]);
    assert_eq!(
        here.patch(&path, &unknown).await.fields(),
        ["consents.agreed: unknown"]
    );
    let twice = consents(&["personal_data", "personal_data"]);
    assert_eq!(here.patch(&path, &twice).await.status, 400);
    let all = ["personal_data", "terms_of_use", "paperless"];
    assert_eq!(
        kept(&here, &path, &consents(&all)).await["consents"],
        json!(all)
    );
}

#[tokio::test]
async fn a_code_is_sent_when_every_question_is_answered() {
    let here = Here::at(IN_THE_WINDOW);
    let path = proven(&here).await;
    for part in [
        person(EMAIL, PHONE),
        json!({ "password": NEW_PASSWORD }),
        consents(&["personal_data", "terms_of_use"]),
    ] {
        let answer = send_code(&here, &path, "email").await;
        assert_eq!(answer.fields(), ["channel: incomplete"]);
        kept(&here, &path, &part).await;
    }
    for (channel, sent_to) in [("email", EMAIL), ("phone", PHONE)] {
        let answer = send_code(&here, &path, channel).await.json();
        let expected =
            json!({ "channel": channel, "sent_to": sent_to, "expires_in": 600, "resend_in": 60 });
        assert_eq!(answer["code"], expected);
        assert_eq!(letters::code(&here, sent_to).len(), 6);
        let again = send_code(&here, &path, channel).await;
        assert_eq!((again.status, again.code().as_str()), (429, "too_soon"));
        assert_eq!(again.header("retry-after"), Some("60"));
        here.set_clock("2026-11-03T19:31:00+02:00");
    }
}

#[tokio::test]
async fn a_new_code_voids_the_older_one() {
    let here = Here::at(IN_THE_WINDOW);
    let path = sent(&here, EMAIL, PHONE).await;
    let older = letters::code(&here, EMAIL);
    let newer = loop {
        here.clock.shift(jiff::SignedDuration::from_secs(60));
        assert_eq!(send_code(&here, &path, "email").await.status, 200);
        let newer = letters::code(&here, EMAIL);
        if newer != older {
            break newer;
        }
    };
    assert_eq!(
        confirm(&here, &path, &older).await.fields(),
        ["code: wrong"]
    );
    assert_eq!(confirm(&here, &path, &newer).await.status, 201);
}

#[tokio::test]
async fn a_code_is_six_digits_however_grouped_good_for_ten_minutes_and_five_tries() {
    let here = Here::at(IN_THE_WINDOW);
    let path = sent(&here, EMAIL, PHONE).await;
    for (code, said) in [
        ("", "required"),
        ("12345", "malformed"),
        ("12345a", "malformed"),
    ] {
        assert_eq!(
            confirm(&here, &path, code).await.fields(),
            [format!("code: {said}")]
        );
    }
    let code = letters::code(&here, EMAIL);
    let wrong = letters::other_than(&code);
    for _ in 0..5 {
        assert_eq!(confirm(&here, &path, wrong).await.fields(), ["code: wrong"]);
    }
    assert_eq!(
        confirm(&here, &path, &code).await.fields(),
        ["code: used_up"]
    );
    assert_eq!(here.get(&path).await.json()["code"]["expires_in"], 0);

    here.set_clock("2026-11-03T19:31:00+02:00");
    assert_eq!(send_code(&here, &path, "email").await.status, 200);
    let code = letters::code(&here, EMAIL);
    here.set_clock("2026-11-03T19:41:00+02:00");
    assert_eq!(
        confirm(&here, &path, &code).await.fields(),
        ["code: expired"]
    );
    here.set_clock("2026-11-03T19:40:59+02:00");
    let grouped = format!(" {}-{} ", &code[..3], &code[3..]);
    assert_eq!(confirm(&here, &path, &grouped).await.status, 201);
}

#[tokio::test]
async fn another_email_voids_the_code_that_went_to_the_first() {
    let here = Here::at(IN_THE_WINDOW);
    let path = sent(&here, EMAIL, PHONE).await;
    let code = letters::code(&here, EMAIL);
    let other = kept(&here, &path, &person("other@example.com", PHONE)).await;
    assert_eq!(other["code"], Value::Null);
    assert_eq!(
        confirm(&here, &path, &code).await.fields(),
        ["code: expired"]
    );
    kept(&here, &path, &json!({ "password": NEW_PASSWORD })).await;
    assert_eq!(send_code(&here, &path, "email").await.status, 200);
}

#[tokio::test]
async fn the_same_email_again_leaves_code_and_password_good() {
    let here = Here::at(IN_THE_WINDOW);
    let path = sent(&here, EMAIL, PHONE).await;
    let same = kept(&here, &path, &person(EMAIL, PHONE)).await;
    assert_eq!(same["has_password"], true);
    let code = letters::code(&here, EMAIL);
    assert_eq!(confirm(&here, &path, &code).await.status, 201);
}

#[tokio::test]
async fn the_code_opens_a_cabinet_with_the_home_in_it() {
    let here = Here::at(IN_THE_WINDOW);
    registered(&here).await;
    assert_eq!(
        here.get("/session").await.json()["consumer"]["family_name"],
        "Гнатюк"
    );
    let homes = here.get("/accounts").await.json();
    assert_eq!(homes["accounts"][0]["id"], "a-1500000081");
    assert_eq!(homes["accounts"][0]["is_default"], true);
    let profile = here.get("/profile").await.json();
    assert_eq!(
        profile["email"],
        json!({ "value": EMAIL, "is_confirmed": true })
    );
    assert_eq!(
        profile["phone"],
        json!({ "value": PHONE, "is_confirmed": false })
    );
    assert_eq!(profile["registered_on"], "2026-11-03");
    assert_eq!(profile["language"], "uk");
    assert_eq!(profile["notices"], json!(["window_open"]));
    assert_eq!(count(&here, "consent WHERE version = '2026-11'").await, 2);
    assert_eq!(count(&here, "registration").await, 0);
    here.delete("/session").await;
    for login in [EMAIL, PHONE, "1500000081"] {
        let pair = json!({ "login": login, "password": NEW_PASSWORD });
        assert_eq!(here.post("/session", &pair).await.status, 201, "{login}");
    }
}

#[tokio::test]
async fn two_confirmations_at_once_open_one_cabinet() {
    let here = Here::at(IN_THE_WINDOW);
    let path = sent(&here, EMAIL, PHONE).await;
    let code = letters::code(&here, EMAIL);
    let before = count(&here, "consumer").await;
    let (one, other) = tokio::join!(confirm(&here, &path, &code), confirm(&here, &path, &code));
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 404]);
    assert_eq!(count(&here, "consumer").await, before + 1);
    assert_eq!(
        count(&here, &format!("consumer WHERE email = '{EMAIL}'")).await,
        1
    );
}

#[tokio::test]
async fn two_registrations_with_one_email_open_one_cabinet() {
    let here = Here::at(IN_THE_WINDOW);
    let first = sent(&here, EMAIL, PHONE).await;
    let first_code = letters::code(&here, EMAIL);
    let second = sent(&here, EMAIL, "+380671112244").await;
    let second_code = letters::code(&here, EMAIL);
    assert_eq!(confirm(&here, &first, &first_code).await.status, 201);
    let late = confirm(&here, &second, &second_code).await;
    assert_eq!(late.fields(), ["code: expired"]);
}

#[tokio::test]
async fn whoever_has_a_cabinet_is_told_so_where_only_they_read_it() {
    for (email, phone, channel, told) in [
        ("olena@example.com", PHONE, "email", "olena@example.com"),
        (EMAIL, "+380671112202", "phone", "+380671112202"),
    ] {
        let here = Here::at(IN_THE_WINDOW);
        let path = ready(&here, email, phone).await;
        let taken = send_code(&here, &path, channel).await;
        let free = ready(&here, "free@example.com", "+380671112244").await;
        let other = send_code(&here, &free, channel).await;
        assert_eq!(taken.status, other.status);
        let code = |answer: &crate::here::Answer| {
            let mut code = answer.json()["code"].clone();
            code["sent_to"] = Value::Null;
            code
        };
        assert_eq!(code(&taken), code(&other), "the same answer");
        assert_eq!(letters::subjects(&here, told), ["У вас уже є кабінет"]);
        let letter = &letters::to(&here, told)[0];
        assert!(letter.code.is_none());
        assert!(letter.body.contains("Забули пароль?"), "{}", letter.body);
        for guess in ["000000", "123456"] {
            assert_eq!(confirm(&here, &path, guess).await.fields(), ["code: wrong"]);
        }
    }
}

#[tokio::test]
async fn a_home_of_another_cabinet_is_joined_and_its_owner_told() {
    let here = Here::at(IN_THE_WINDOW);
    let path = begun(&here, "1500000015").await;
    for part in [
        serial("0070415"),
        person(EMAIL, PHONE),
        json!({ "password": NEW_PASSWORD }),
        consents(&["personal_data", "terms_of_use"]),
    ] {
        kept(&here, &path, &part).await;
    }
    send_code(&here, &path, "phone").await;
    let code = letters::code(&here, PHONE);
    assert_eq!(confirm(&here, &path, &code).await.status, 201);
    assert_eq!(
        here.get("/accounts").await.json()["accounts"][0]["holder"]["family_name"],
        "Ковальчук"
    );
    assert_eq!(
        letters::subjects(&here, "olena@example.com"),
        ["Ваш обʼєкт додано ще до одного кабінету"]
    );
    let both = [(NEW_PASSWORD, "Гнатюк"), (stand_in::PASSWORD, "Ковальчук")];
    for (password, family_name) in both {
        let pair = json!({ "login": "1500000015", "password": password });
        let session = here.post("/session", &pair).await.json();
        assert_eq!(session["consumer"]["family_name"], family_name);
    }
}

#[tokio::test]
async fn a_registration_is_forgotten_on_demand_and_after_a_day() {
    let here = Here::at(IN_THE_WINDOW);
    let dropped = sent(&here, EMAIL, PHONE).await;
    assert_eq!(here.delete(&dropped).await.status, 204);
    assert_eq!(here.get(&dropped).await.status, 404);
    assert_eq!(count(&here, "code").await, 0);
    let left = proven(&here).await;
    here.set_clock("2026-11-04T19:29:59+02:00");
    assert_eq!(here.get(&left).await.json()["expires_in"], 1);
    here.set_clock("2026-11-04T19:30:00+02:00");
    assert_eq!(here.get(&left).await.status, 404);
    assert_eq!(here.patch(&left, &person(EMAIL, PHONE)).await.status, 404);
    begun(&here, UNKNOWN).await;
    assert_eq!(count(&here, "registration").await, 1);
}

#[tokio::test]
async fn the_database_does_not_hold_what_opens_a_registration() {
    let here = Here::at(IN_THE_WINDOW);
    let path = proven(&here).await;
    let id = path.trim_start_matches("/registrations/");
    assert_eq!(id.len(), 32);
    assert_eq!(
        count(&here, &format!("registration WHERE id_hash = '{id}'")).await,
        0
    );
}
