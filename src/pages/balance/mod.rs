//! «Скільки я винен, кому й чому?»
//!
//! Both companies' balances with an estimate of the coming bill, and the history of settlements with its files.

mod address;
mod api;
mod book;
mod breach;
mod chart;
mod coming;
mod export;
mod files;
mod history;
mod page;
mod statement;
mod table;
mod words;
mod years;

pub use history::SettlementsPage;
pub use page::BalancePage;
