//! A report as its reader sees it.

use serde_json::json;

use crate::breakages::{At, json as changed};
use crate::company::{Company, OLENA};

#[test]
fn a_finding_says_what_was_sent_what_came_what_is_wanted_why_and_how_to_see_it() {
    let company = Company::with(changed(
        At("GET", "/accounts/*/reading-window"),
        200,
        |window| {
            window["today"] = json!(20_261_103);
        },
    ));
    let text = company
        .signed_in_as(OLENA)
        .only("/accounts/{account_id}")
        .checked()
        .to_string();
    let wanted = "\
MISSING: nothing

DIFFERS: 1

1. GET /accounts/{account_id}/reading-window
   where   today
   sent    GET /accounts/{account_id}/reading-window, signed in
   came    a whole number of 8 digits (in an answer 200)
   wanted  text
   why     An unreadable value is an error and never a default: with another type its whole page is not shown.
   see     curl -i -b cookies.txt \"$API/accounts/$account_id/reading-window\"

COULD NOT BE CHECKED: ";
    assert!(text.starts_with(wanted), "{text}");
    assert!(
        text.contains("  GET /accounts/{account_id}/dates  200 304 401 404\n"),
        "{text}"
    );
    assert!(
        text.trim_end().ends_with('%') || text.contains("of them came: "),
        "{text}"
    );
}
