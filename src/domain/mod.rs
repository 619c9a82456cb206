//! The nouns and rules of household gas: no browser, no wire shapes, nothing of ours imported.

/// A home: its two companies, their balances, its premises, benefit and subsidy.
pub mod account;
/// A visit to the company.
pub mod appointment;
/// What the companies bill: service, payee, invoice, exact volume.
pub mod bill;
/// The three numbers a bill carries, any of which names a home.
pub mod bill_number;
/// How a consumer is reached and recognised: phone, e-mail, login.
pub mod contact;
/// Colours, and whether one can be read on another.
pub mod contrast;
/// Days as the API writes them and as people type them.
pub mod date;
/// The energy identification code of a consumer or a metering point.
pub mod eic;
/// Meters and gas appliances on record.
pub mod equipment;
/// What a payment provider takes on top.
pub mod fee;
/// What a picture is and how large, by its first bytes.
pub mod image;
/// An invoice and how its sums come about.
pub mod invoice;
/// Settlements month by month, and whether they add up.
pub mod ledger;
/// A meter, its register and the index it shows.
pub mod meter;
/// Hryvnias to the kopiyka, and prices per cubic metre.
pub mod money;
/// The QR that any bank's app pays by.
pub mod nbu_qr;
/// What a password must be.
pub mod password;
/// What a PDF begins and ends with.
pub mod pdf;
/// Settlement periods and the days on which readings are taken.
pub mod period;
/// People's names, whichever apostrophe they are typed with.
pub mod person;
/// What a new index says beside the one before it.
pub mod reading;
