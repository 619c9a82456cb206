//! Особистий кабінет споживача газу: a household's page with its gas company.
//!
//! Slices over a small kernel. Each task of the consumer is one folder under [`pages`]; everything else serves them.

pub mod accounts; // the consumer's homes, and the one being looked at
pub mod app; // contexts, shell, route table
pub mod attachments; // photos and papers that something is sent with
pub mod begun; // what is begun at the server and gone on with from this device
pub mod billing; // the two companies' bills: what every page about money starts from
mod by_address; // what is known of each address
pub mod config; // where the cabinet and its API live
pub mod confirmation; // a code that came by letter or SMS
#[cfg(all(test, not(target_arch = "wasm32")))]
mod contract; // the contract's examples, for tests
pub mod csv; // a table for a spreadsheet
pub mod domain; // pure nouns and rules
pub mod download; // a PDF fetched for the person to keep
pub mod file; // a file made here, given to the browser to keep
pub mod form; // submission, no wording
pub mod frame; // the first frame, drawn without a browser, and how the app takes over from it
pub mod host; // the page around the cabinet
pub mod http; // the one funnel to the API
pub mod ics; // a calendar file
pub mod js; // the browser's things by their names
pub mod lasting; // what lives as long as the app, made when first asked for
pub mod load; // what a view has asked for, as far as it has come
pub mod locale; // Ukrainian and English: formats, plurals, errors into words
pub mod new_password; // a password to be, and what is wanted of it
pub mod notices; // what the company tells everybody
pub mod once; // a write that is done once, however often it is sent
pub mod outbox; // readings on their way, kept until the server has them
pub mod pages; // one folder a task
pub mod photo; // a photo of the meter, made ready on this device
pub mod route; // path ↔ value, title, who may enter
pub mod session; // guest or signed in; expiry; sign-out
pub mod setup; // what the company has set up wrongly, said to its web developer
pub mod storage; // what is kept on this device, and how it is wiped
pub mod taste; // language and theme as a person likes them
pub mod ui; // components of plain values
