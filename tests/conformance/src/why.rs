//! Why the cabinet needs what the contract asks: a sentence for whoever has to build it.

use crate::contract::{Place, Rule};

/// By the kind of difference.
pub fn of(place: &Place, rule: Rule) -> &'static str {
    match (place, rule) {
        (Place::Header(name), _) => of_header(name),
        (Place::MediaType, _) | (_, Rule::MediaType | Rule::Json) => {
            "The cabinet reads JSON, and of an error the code in it; anything else it can only show as «unexpected answer»."
        }
        (Place::Status, _) | (_, Rule::Status) => {
            "The cabinet decides by the status what to say and whether to try again; one that it does not expect becomes a general failure."
        }
        (_, Rule::File) => "What is no such file is never given to a consumer to keep.",
        (_, Rule::NoBody) => {
            "Nobody reads it, and a proxy may take it for the beginning of the next answer."
        }
        (_, Rule::Missing) => {
            "An unreadable answer is an error and never a default: without this property its whole page is not shown."
        }
        (_, Rule::Unknown) => {
            "Nobody reads it; it may be personal data that nobody asked for, or a name misspelt."
        }
        (_, Rule::Type) => {
            "An unreadable value is an error and never a default: with another type its whole page is not shown."
        }
        (_, Rule::Word) => "The cabinet has words on the screen for these alone.",
        (_, Rule::Format) => {
            "Days, instants and numbers are read strictly: a date read the wrong way round would be a wrong bill."
        }
        (_, Rule::Bounds) => {
            "The cabinet's own types have these bounds; a value outside is unreadable to it."
        }
    }
}

fn of_header(name: &str) -> &'static str {
    match name.to_ascii_lowercase().as_str() {
        "etag" => {
            "With it the cabinet asks whether anything has changed, and a weak link carries 200 bytes and not the page again; a PDF that broke off goes on by it."
        }
        "retry-after" => {
            "With it the cabinet comes back when it may; without it all open pages come back by guess."
        }
        "location" => "It says where the thing that was made can be read.",
        "set-cookie" => "The session lives in a cookie of the API's that no script can read.",
        "allow" => "It tells a developer which methods there are.",
        _ => "A download that broke off goes on where it stopped, and shows how much is to come.",
    }
}

/// By the task of the operation at that path.
pub fn of_operation(path: &str) -> &'static str {
    let of = |part: &str| path.contains(part);
    match path {
        _ if of("/session/extension") => {
            "A consumer who is still typing extends the session with one press, and loses nothing."
        }
        "/session" => "Every visit begins with it: who is here, and signing in and out.",
        "/sessions" | "/sessions/{session_id}" => {
            "A consumer sees which devices are signed in, and signs out a lost phone."
        }
        _ if of("/identity") => "Signing in through BankID or Дія.Підпис.",
        _ if of("/registration") => {
            "A household opens its cabinet with a number of its paper bill."
        }
        _ if of("/recover") => "A forgotten password is set anew.",
        _ if of("/account-claims") => "A relative's home is added to the cabinet.",
        _ if of("/profile") || of("/contact-changes") => {
            "Name, contacts, language, password; the copy and the end of one's own data."
        }
        _ if of("/reading-window") => {
            "It says whether a reading can be handed in today, and for which month it counts."
        }
        _ if of("/photo") => "A photo of the meter goes with a reading that will be asked about.",
        _ if of("/readings") => {
            "Handing in the month's reading, its receipt and history: what most people come for."
        }
        _ if of("/dates") => "The days one must not miss, also as a calendar file.",
        _ if of("/notices") => "What the company has to tell a home: an outage, a new price.",
        _ if of("/balances") || of("/ledger") => {
            "What is owed, and how it came about month by month."
        }
        _ if of("/invoice") => "The bill, why it is what it is, and its PDF.",
        _ if of("/benefits") => "Benefits and subsidies, and how they entered each bill.",
        _ if of("/payment") => "Paying the bill, and knowing when the money has arrived.",
        _ if of("/equipment") => {
            "What hangs on the wall by the company's record, confirmed or corrected."
        }
        _ if of("/accession") => "Joining the home to the public supply contract.",
        _ if of("/documents") => "Contract papers as files.",
        _ if of("/offices") || of("/appointments") => {
            "Booking a visit to the office, moving it, giving it up."
        }
        _ if of("/feedback") => "Writing to the company, and reading the answer.",
        _ if of("/attachments") => "Photos and papers that go with a letter or a correction.",
        _ => "The consumer's homes: every page asks for them first.",
    }
}
