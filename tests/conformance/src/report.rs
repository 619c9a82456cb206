//! What was found, and how a developer of the API reads it.

mod text;

use std::collections::{BTreeMap, BTreeSet};

use crate::contract::CONTRACT;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// It is not there: an operation, a property, a header.
    Missing,
    /// It is there and another way.
    Differs,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub kind: Kind,
    /// `GET /accounts/{account_id}`
    pub operation: String,
    /// The property, header or rule: `accounts[].window.today`, `ETag`, `status`.
    pub at: String,
    pub sent: String,
    pub came: String,
    pub wanted: String,
    pub why: String,
    pub curl: String,
    pub times: usize,
}

/// What nobody has looked at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unchecked {
    pub what: String,
    pub because: String,
}

/// All that a run has found out.
#[derive(Default)]
pub struct Report {
    pub findings: Vec<Finding>,
    pub unchecked: BTreeSet<Unchecked>,
    /// By operation, `GET /accounts`: the statuses that came.
    pub seen: BTreeMap<String, BTreeSet<u16>>,
    pub requests: usize,
    /// Where the API could not be asked at all, or stopped answering.
    pub unreachable: Option<String>,
}

impl Report {
    /// The same of the same operation once, and how often.
    pub fn add(&mut self, finding: Finding) {
        let same = |one: &&mut Finding| {
            one.kind == finding.kind
                && one.operation == finding.operation
                && one.at == finding.at
                && one.wanted == finding.wanted
        };
        match self.findings.iter_mut().find(same) {
            Some(known) => known.times += 1,
            None => self.findings.push(finding),
        }
    }

    pub fn leave_out(&mut self, what: &str, because: &str) {
        self.unchecked.insert(Unchecked {
            what: what.to_owned(),
            because: because.to_owned(),
        });
    }

    pub fn saw(&mut self, operation: String, status: u16) {
        self.seen.entry(operation).or_default().insert(status);
    }

    #[must_use]
    pub fn has_operation(&self, operation: &str) -> bool {
        let is_it = |one: &Finding| {
            one.kind == Kind::Missing && one.operation == operation && one.at == OPERATION
        };
        !self.findings.iter().any(is_it)
    }

    /// 0 where nothing is wrong, 1 where something is, 2 where the API could not be reached.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match (&self.unreachable, self.findings.is_empty()) {
            (Some(_), _) => 2,
            (None, false) => 1,
            (None, true) => 0,
        }
    }

    /// Answers of the contract that came, that can be asked for, and all.
    #[must_use]
    pub fn coverage(&self) -> (usize, usize, usize) {
        let documented = CONTRACT.operations().iter().flat_map(|operation| {
            let name = name(&operation.method, &operation.path);
            operation
                .statuses
                .iter()
                .map(move |status| (name.clone(), *status))
        });
        let documented: Vec<_> = documented.collect();
        let asked_for = documented
            .iter()
            .filter(|(_, status)| !UNASKED.contains(status));
        let came = |(name, status): &&(String, u16)| {
            self.seen
                .get(name)
                .is_some_and(|seen| seen.contains(status))
        };
        (
            documented.iter().filter(came).count(),
            asked_for.count(),
            documented.len(),
        )
    }
}

/// [`Finding::at`] of one about a whole operation.
pub const OPERATION: &str = "the whole operation";

/// What a well server never answers.
const UNASKED: [u16; 2] = [429, 503];

pub fn name(method: &str, path: &str) -> String {
    format!("{method} {path}")
}
