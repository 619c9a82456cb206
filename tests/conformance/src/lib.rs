//! Holds an API to `tests/contract/openapi.yaml`, and says in words for its developers what is missing or differs.
//!
//! `contract` judges an answer, and the stand-in's own tests are held to it too. The rest asks a running API for
//! answers: `checks` decides what to ask, `client` asks it, `report` tells.

mod checks;
mod client;
pub mod contract;
mod inspection;
mod mask;
mod report;
mod settings;
mod why;

pub use checks::run;
pub use report::{Finding, Kind, Report};
pub use settings::{Settings, TestAccount, Wrong};
