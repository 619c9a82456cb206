//! What the stand-in does, resource by resource. Every answer is held to the contract on the way: see [`contract`].

mod accounts;
mod claims;
mod closure;
mod contact_changes;
mod contract;
mod database;
mod every_answer;
mod export;
mod faults;
mod here;
mod homes;
mod idempotency;
mod letters;
mod newcomers;
mod password_change;
mod profile;
mod program;
mod reading_window;
mod readings;
mod seed;
mod session;
mod sessions;
mod site;
mod submission;
mod switchboard;
mod tour;
