//! The tour's stops before there is a session: registration, a forgotten password, sign-in by identity.

use serde_json::{Value, json};

use crate::here::{CABINET, JSON};
use crate::letters;
use crate::tour::Tour;

const PASSWORD: &str = "тепло-в-хаті-2026";
const EMAIL: &str = "sofiia@example.com";

pub async fn registering(tour: &mut Tour) {
    tour.read_twice("/registration-terms").await;
    tour.get("/registration-terms?lang=de").await;
    tour.write("POST", "/registrations", &json!({})).await;
    let path = begun(tour).await;
    tour.get(&path).await;
    tour.delete(&path).await;

    let path = begun(tour).await;
    let channel = json!({ "channel": "email" });
    tour.write("POST", &format!("{path}/code"), &channel).await;
    tour.write("PATCH", &path, &json!({ "password": "" })).await;
    for part in parts() {
        let kept = tour.write("PATCH", &path, &part).await;
        assert_eq!(kept.status, 200, "{part}: {}", kept.text);
    }
    tour.write("POST", &format!("{path}/code"), &channel).await;
    confirming(tour, &path, EMAIL).await;
}

async fn begun(tour: &mut Tour) -> String {
    let number = json!({ "number": "1500000099" });
    let begun = tour.write("POST", "/registrations", &number).await.json();
    format!("/registrations/{}", text(&begun["id"]))
}

fn parts() -> [Value; 4] {
    let name = json!({ "given_name": "Софія", "patronymic": null, "family_name": "Гнатюк" });
    let agreed = ["personal_data", "terms_of_use"];
    [
        json!({ "proof": { "kind": "meter_serial", "value": "0061204" } }),
        json!({ "person": { "name": name, "email": EMAIL, "phone": "+380671112233" } }),
        json!({ "password": PASSWORD }),
        json!({ "consents": { "version": "2026-11", "agreed": agreed } }),
    ]
}

/// Nothing, then the code that came.
async fn confirming(tour: &mut Tour, path: &str, sent_to: &str) {
    let confirmation = format!("{path}/confirmation");
    tour.write("POST", &confirmation, &json!({})).await;
    let code = json!({ "code": letters::code(&tour.here, sent_to) });
    tour.write("POST", &confirmation, &code).await;
}

pub async fn recovering(tour: &mut Tour) {
    tour.write("POST", "/recoveries", &json!({})).await;
    let login = json!({ "login": EMAIL });
    let begun = tour.write("POST", "/recoveries", &login).await.json();
    let path = format!("/recoveries/{}", text(&begun["id"]));
    tour.get(&path).await;
    let now = tour.here.clock.now();
    tour.here.set_clock("2026-11-03T19:32:00+02:00");
    let resend = format!("{path}/code");
    tour.ask("POST", &resend, &[CABINET], None).await;
    tour.here.clock.set(now, true);
    confirming(tour, &path, EMAIL).await;
    let set = format!("{path}/password");
    tour.write("POST", &set, &json!({ "password": "short" }))
        .await;
    tour.write("POST", &set, &json!({ "password": PASSWORD }))
        .await;
}

pub async fn vouched_for(tour: &mut Tour) {
    let ask = |provider: &str| json!({ "provider": provider, "return_to": "/sign-in" });
    let path = "/identity-requests";
    let nobody = ask("nobody");
    tour.write("POST", path, &nobody).await;
    let asked = tour
        .ask("POST", path, &[CABINET, JSON], Some(&ask("bankid")))
        .await;
    assert_eq!(asked.status, 201, "{}", asked.text);
    tour.get("/identity-return?state=unknown").await;
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
