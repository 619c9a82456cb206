//! What was sent, read straight from the database.

use crate::here::Here;

pub struct Letter {
    pub channel: String,
    pub subject: String,
    pub body: String,
    pub code: Option<String>,
}

/// All that went to an e-mail or a phone, oldest first.
pub fn to(here: &Here, sent_to: &str) -> Vec<Letter> {
    let letters: Result<_, rusqlite::Error> = here.db.transaction(|db| {
        db.prepare(
            "SELECT channel, subject, body, code FROM message WHERE sent_to = ?1 ORDER BY id",
        )?
        .query_map([sent_to], |row| {
            Ok(Letter {
                channel: row.get(0)?,
                subject: row.get(1)?,
                body: row.get(2)?,
                code: row.get(3)?,
            })
        })?
        .collect()
    });
    letters.unwrap_or_else(|cause| panic!("{cause}"))
}

pub fn subjects(here: &Here, sent_to: &str) -> Vec<String> {
    let letters = to(here, sent_to);
    letters.into_iter().map(|letter| letter.subject).collect()
}

/// The code of the newest letter.
pub fn code(here: &Here, sent_to: &str) -> String {
    let newest = to(here, sent_to).pop();
    newest
        .and_then(|letter| letter.code)
        .expect("a letter with a code")
}

/// Six digits that are not the code.
pub fn other_than(code: &str) -> &'static str {
    if code == "111111" { "222222" } else { "111111" }
}
