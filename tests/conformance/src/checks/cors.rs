//! A cabinet on another site than the API: what a browser asks before it lets the page read an answer.

use crate::client::{Answer, Ask, Who};
use crate::inspection::{Inspection, Wish};

const NEEDED: [&str; 6] = [
    "content-type",
    "idempotency-key",
    "if-none-match",
    // A PDF whose way was broken goes on from where it is.
    "if-range",
    "range",
    "x-requested-with",
];

const METHODS: [&str; 4] = ["POST", "PATCH", "PUT", "DELETE"];

/// Headers of an answer that the cabinet reads and a browser hides unless told otherwise.
const READ: [&str; 3] = ["etag", "retry-after", "content-range"];

const NOBODYS: &str = "https://conformance.invalid";

const WHY: &str = "The browser hides the answer from a cabinet on another site, and says only that the link is lost.";

pub fn all(it: &mut Inspection) {
    let Some(origin) = it.settings.foreign_origin().map(str::to_owned) else {
        return;
    };
    for method in METHODS {
        preflight(it, &origin, method);
    }
    nobody_else(it);
}

/// Every answer to the cabinet's own origin, errors too.
pub fn allowed(it: &mut Inspection, ask: &Ask, answer: &Answer, origin: &str) {
    if ask.header_of("Origin").is_some() || answer.status == 303 {
        return;
    }
    names(it, ask, answer, origin);
    let said = answer
        .header("access-control-allow-credentials")
        .unwrap_or("no such header");
    it.expect(
        said == "true",
        ask,
        &Wish {
            at: "header Access-Control-Allow-Credentials",
            came: said.to_owned(),
            wanted: "true",
            why: "Without it the browser sends no cookie, and nobody is ever signed in.",
        },
    );
    exposed(it, ask, answer);
}

/// The cabinet's own origin.
fn names(it: &mut Inspection, ask: &Ask, answer: &Answer, origin: &str) {
    let said = answer
        .header("access-control-allow-origin")
        .unwrap_or("no such header");
    it.expect(
        said == origin,
        ask,
        &Wish {
            at: "header Access-Control-Allow-Origin",
            came: said.to_owned(),
            wanted: origin,
            why: WHY,
        },
    );
}

fn exposed(it: &mut Inspection, ask: &Ask, answer: &Answer) {
    let said = listed(answer, "access-control-expose-headers");
    for name in READ.iter().filter(|name| answer.header(name).is_some()) {
        it.expect(said.contains(&(*name).to_owned()), ask, &Wish {
            at: "header Access-Control-Expose-Headers",
            came: format!("without {name}"),
            wanted: &format!("{name} among them"),
            why: "A browser hides this header from a cabinet on another site unless it is named.",
        });
    }
}

fn preflight(it: &mut Inspection, origin: &str, method: &str) {
    let ask = Ask::new("OPTIONS", "/accounts")
        .header("Origin", origin)
        .header("Access-Control-Request-Method", method)
        .header("Access-Control-Request-Headers", &NEEDED.join(","))
        .by(Who::Guest);
    let Some(answer) = it.ask_for(&ask, &[200, 204], WHY) else {
        return;
    };
    names(it, &ask, &answer, origin);
    let methods = listed(&answer, "access-control-allow-methods");
    it.expect(
        methods.contains(&method.to_ascii_lowercase()),
        &ask,
        &Wish {
            at: "header Access-Control-Allow-Methods",
            came: format!("without {method}"),
            wanted: &format!("{method} among them"),
            why: "The browser does not send the write at all.",
        },
    );
    let headers = listed(&answer, "access-control-allow-headers");
    for name in NEEDED {
        it.expect(
            headers.contains(&name.to_owned()),
            &ask,
            &Wish {
                at: "header Access-Control-Allow-Headers",
                came: format!("without {name}"),
                wanted: &format!("{name} among them; `*` does not count where cookies go along"),
                why: "The browser does not send the request at all.",
            },
        );
    }
}

fn nobody_else(it: &mut Inspection) {
    let ask = Ask::get("/session")
        .header("Origin", NOBODYS)
        .by(Who::Guest);
    let Some(answer) = it.ask(&ask, &[200]) else {
        return;
    };
    let said = answer
        .header("access-control-allow-origin")
        .unwrap_or_default();
    it.expect(
        said != NOBODYS,
        &ask,
        &Wish {
            at: "header Access-Control-Allow-Origin",
            came: "whatever origin was sent".to_owned(),
            wanted: "the cabinet's own origin alone",
            why: "Any site that a consumer visits could read the cabinet in the consumer's name.",
        },
    );
}

fn listed(answer: &Answer, name: &str) -> Vec<String> {
    let all = answer
        .headers(name)
        .into_iter()
        .flat_map(|value| value.split(','));
    all.map(|one| one.trim().to_ascii_lowercase()).collect()
}
