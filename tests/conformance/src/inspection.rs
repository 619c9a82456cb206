//! One run: asks, holds each answer to the contract, keeps what was found and what was seen.

use std::thread::sleep;
use std::time::Duration;

use crate::checks::cors;
use crate::client::{Answer, Ask, Client, Who};
use crate::contract::{CONTRACT, Difference, Operation, Place, Rule, Seen};
use crate::report::{Finding, Kind, OPERATION, Report, name};
use crate::settings::Settings;
use crate::{mask, why};

/// Seconds that a run waits where the API asks it to.
const LONGEST_WAIT: u64 = 60;

/// The same of a whole run.
const WAITED_IN_ALL: u64 = 300;

/// How often it waits for one answer.
const WAITS: u32 = 2;

/// Requests without an answer, one after the other, after which it gives up.
const SILENT: u32 = 3;

/// Bytes of a body that a server may refuse to read to its end.
const LARGE: usize = 64 * 1024;

/// The id of no thing.
pub const NOTHING: &str = "conformance-nothing";

pub struct Inspection<'a> {
    pub settings: &'a Settings,
    pub client: Client,
    pub report: Report,
    silent: u32,
    /// Seconds.
    waited: u64,
}

impl<'a> Inspection<'a> {
    pub fn new(settings: &'a Settings) -> Inspection<'a> {
        Inspection {
            settings,
            client: Client::new(settings),
            report: Report::default(),
            silent: 0,
            waited: 0,
        }
    }

    /// The answer where it has one of the wanted statuses; otherwise nothing, and a finding says so.
    pub fn ask(&mut self, ask: &Ask, wants: &[u16]) -> Option<Answer> {
        let answer = self.answer(ask)?;
        if wants.contains(&answer.status) {
            return Some(answer);
        }
        self.not_wanted(ask, &answer, wants);
        None
    }

    /// The same, where a status alone does not say why it matters.
    pub fn ask_for(&mut self, ask: &Ask, wants: &[u16], why: &str) -> Option<Answer> {
        let answer = self.answer(ask)?;
        if wants.contains(&answer.status) {
            return Some(answer);
        }
        let wanted = either(wants);
        let came = came(&answer);
        self.found(
            Kind::Differs,
            ask,
            &Wish {
                at: "status",
                came,
                wanted: &wanted,
                why,
            },
        );
        None
    }

    /// Whatever the contract has for it.
    pub fn look(&mut self, ask: &Ask) -> Option<Answer> {
        let operation = self.operation(ask);
        let wants = operation.map_or(vec![404, 405], |one| one.statuses.clone());
        self.ask(ask, &wants)
    }

    /// A rule that no schema can say.
    pub fn expect(&mut self, holds: bool, ask: &Ask, rule: &Wish) {
        if !holds {
            self.found(Kind::Differs, ask, rule);
        }
    }

    pub fn found(&mut self, kind: Kind, ask: &Ask, rule: &Wish) {
        self.report.add(Finding {
            kind,
            operation: self.name_of(ask),
            at: rule.at.to_owned(),
            sent: ask.words(),
            came: rule.came.clone(),
            wanted: rule.wanted.to_owned(),
            why: rule.why.to_owned(),
            curl: ask.curl(),
            times: 1,
        });
    }

    pub fn has_given_up(&self) -> bool {
        self.report.unreachable.is_some()
    }

    /// Whether it makes sense to ask it.
    pub fn is_there(&self, method: &str, template: &str) -> bool {
        !self.has_given_up()
            && self.settings.is_wanted(template)
            && self.report.has_operation(&name(method, template))
    }

    /// Sends, and again after a wait that the API asks for; every answer is held to the contract.
    fn answer(&mut self, ask: &Ask) -> Option<Answer> {
        if !self.settings.is_wanted(&ask.template) {
            return None;
        }
        for _ in 0..WAITS {
            let answer = self.once(ask)?;
            if !matches!(answer.status, 429 | 503) {
                return Some(answer);
            }
            self.wait(ask, &answer)?;
        }
        self.once(ask)
    }

    fn wait(&mut self, ask: &Ask, answer: &Answer) -> Option<()> {
        let wait = answer.retry_after().unwrap_or(1);
        if wait > LONGEST_WAIT {
            let because = format!(
                "the API answered {} and asks to wait {wait} s",
                answer.status
            );
            self.report.leave_out(&self.name_of(ask), &because);
            return None;
        }
        self.waited += wait;
        if self.waited > WAITED_IN_ALL {
            let words = format!(
                "{}: it has asked to wait {WAITED_IN_ALL} s in all",
                self.settings.api
            );
            self.report.unreachable = Some(words);
            return None;
        }
        sleep(Duration::from_secs(wait));
        Some(())
    }

    fn once(&mut self, ask: &Ask) -> Option<Answer> {
        if self.has_given_up() {
            return None;
        }
        self.report.requests += 1;
        match self.client.send(ask) {
            Ok(answer) => {
                self.silent = 0;
                self.judge(ask, &answer);
                Some(answer)
            }
            Err(silence) if silence.is_broken && ask.payload().len() > LARGE => {
                let because = "the connection was closed while the body was on its way";
                self.report
                    .leave_out("413 to a body that is too large", because);
                None
            }
            Err(silence) => {
                self.no_answer(ask, silence.words);
                None
            }
        }
    }

    fn no_answer(&mut self, ask: &Ask, words: String) {
        self.silent += 1;
        if self.report.seen.is_empty() || self.silent == SILENT {
            self.report.unreachable = Some(format!("{}: {words}", self.settings.api));
            return;
        }
        let limit = self.settings.patience.as_secs();
        self.found(
            Kind::Differs,
            ask,
            &Wish {
                at: "the answer",
                came: words,
                wanted: &format!("an answer within {limit} s"),
                why: "The cabinet waits no longer and says so; of a write nobody then knows what has become.",
            },
        );
    }

    fn judge(&mut self, ask: &Ask, answer: &Answer) {
        if let Some(operation) = self.operation(ask) {
            let name = name(&operation.method, &operation.path);
            self.report.saw(name, answer.status);
        }
        let header = |name: &str| answer.header(name);
        let seen = Seen {
            status: answer.status,
            header: &header,
            body: &answer.body,
        };
        for difference in CONTRACT.judge(&ask.method, &ask.template, &seen) {
            // A status that was not wanted is told by whoever wanted another.
            if difference.place != Place::Status {
                self.differs(ask, answer.status, difference);
            }
        }
        self.general(ask, answer);
    }

    fn differs(&mut self, ask: &Ask, status: u16, one: Difference) {
        let kind = match one.rule {
            Rule::Missing => Kind::Missing,
            _ => Kind::Differs,
        };
        let at = match &one.place {
            Place::Header(name) => format!("header {name}"),
            Place::MediaType => "header Content-Type".to_owned(),
            _ if one.at.is_empty() => "the body".to_owned(),
            _ => one.at.clone(),
        };
        let came = format!("{} (in an answer {status})", one.came);
        let why = why::of(&one.place, one.rule);
        self.found(
            kind,
            ask,
            &Wish {
                at: &at,
                came,
                wanted: &one.wanted,
                why,
            },
        );
    }

    /// What holds for every answer.
    fn general(&mut self, ask: &Ask, answer: &Answer) {
        let said = &answer.json()["status"];
        if answer.status >= 400 && said.is_u64() {
            self.expect(*said == answer.status, ask, &Wish {
                at: "status",
                came: format!("{said} in the body, {} in the answer", answer.status),
                wanted: "the same status in the problem as of the answer",
                why: "Logs and support read the problem, the cabinet the answer: they must not disagree.",
            });
        }
        let is_private = ask.who == Who::Consumer
            && (200..300).contains(&answer.status)
            && !answer.body.is_empty();
        let cached = answer
            .header("cache-control")
            .unwrap_or_default()
            .to_ascii_lowercase();
        if is_private && self.operation(ask).is_some_and(|one| one.needs_session) {
            self.expect(cached.contains("no-store") || cached.contains("private"), ask, &Wish {
                at: "header Cache-Control",
                came: if cached.is_empty() { "no Cache-Control".to_owned() } else { cached.clone() },
                wanted: "no-store, or at least private",
                why: "Personal data would stay in caches on the way and, after sign-out, in the browser's.",
            });
        }
        if let (Some(origin), false) = (self.settings.foreign_origin(), ask.method == "OPTIONS") {
            cors::allowed(self, ask, answer, origin);
        }
    }

    fn not_wanted(&mut self, ask: &Ask, answer: &Answer, wants: &[u16]) {
        let is_gone = matches!(answer.status, 404 | 405 | 501) && !wants.contains(&404);
        let is_whole = is_gone && CONTRACT.operation(&ask.method, &ask.template).is_some();
        let (kind, at) = match is_whole {
            true => (Kind::Missing, OPERATION),
            false => (Kind::Differs, "status"),
        };
        let why = match is_whole {
            true => why::of_operation(&ask.template),
            false => why::of(&Place::Status, Rule::Status),
        };
        let came = came(answer);
        self.found(
            kind,
            ask,
            &Wish {
                at,
                came,
                wanted: &either(wants),
                why,
            },
        );
    }

    pub fn operation(&self, ask: &Ask) -> Option<&'static Operation> {
        CONTRACT.operation(&ask.method, &ask.template)
    }

    fn name_of(&self, ask: &Ask) -> String {
        match self.operation(ask) {
            Some(operation) => name(&operation.method, &operation.path),
            None => name(&ask.method, &ask.template),
        }
    }
}

fn either(wants: &[u16]) -> String {
    let wanted: Vec<String> = wants.iter().map(u16::to_string).collect();
    wanted.join(" or ")
}

/// A status and what is known of its body.
fn came(answer: &Answer) -> String {
    let code = &answer.json()["code"];
    match code.is_string() {
        true => format!("{}, code {}", answer.status, mask::word(code)),
        false => format!("{}, {}", answer.status, mask::bytes(&answer.body)),
    }
}

/// What is wished, and what came in its place.
pub struct Wish<'a> {
    pub at: &'a str,
    pub came: String,
    pub wanted: &'a str,
    pub why: &'a str,
}
