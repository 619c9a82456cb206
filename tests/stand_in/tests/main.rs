//! What the stand-in does, resource by resource. Every answer is held to the contract on the way: see [`contract`].

mod accounts;
mod contract;
mod database;
mod every_answer;
mod faults;
mod here;
mod idempotency;
mod program;
mod reading_window;
mod readings;
mod seed;
mod session;
mod site;
mod submission;
mod switchboard;
