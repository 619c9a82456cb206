//! The nouns and rules of household gas: no browser, no wire shapes, nothing of ours imported.

/// A home: its two companies, their balances, its premises, benefit and subsidy.
pub mod account;
/// The three numbers a bill carries, any of which names a home.
pub mod bill_number;
/// How a consumer is reached and recognised: phone, e-mail, login.
pub mod contact;
/// Days as the API writes them and as people type them.
pub mod date;
/// The energy identification code of a consumer or a metering point.
pub mod eic;
/// What a picture is and how large, by its first bytes.
pub mod image;
/// A meter, its register and the index it shows.
pub mod meter;
/// Hryvnias to the kopiyka, and prices per cubic metre.
pub mod money;
/// What a password must be.
pub mod password;
/// Settlement periods and the days on which readings are taken.
pub mod period;
/// People's names, whichever apostrophe they are typed with.
pub mod person;
/// What a new index says beside the one before it.
pub mod reading;
