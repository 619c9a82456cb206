//! A report as text, for a terminal, a mail, a ticket.

use std::fmt::{self, Display, Formatter, Write};

use super::{Finding, Kind, Report, name};
use crate::contract::CONTRACT;

/// Operations of one finding that are listed by name.
const LISTED: usize = 5;

impl Display for Report {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if let Some(why) = &self.unreachable {
            writeln!(f, "COULD NOT REACH THE API: {why}\n")?;
            if self.seen.is_empty() {
                return Ok(());
            }
            writeln!(f, "What was found until then:\n")?;
        }
        let mut number = 0;
        for (kind, title) in [(Kind::Missing, "MISSING"), (Kind::Differs, "DIFFERS")] {
            let groups = self.groups(kind);
            writeln!(f, "{title}: {}\n", counted(groups.len()))?;
            for group in groups {
                number += 1;
                written(f, number, &group)?;
            }
        }
        self.write_unchecked(f)?;
        self.write_fine(f)?;
        self.write_coverage(f)
    }
}

impl Report {
    /// The same finding at several operations is one for whoever mends it.
    fn groups(&self, kind: Kind) -> Vec<Vec<&Finding>> {
        let mut groups: Vec<Vec<&Finding>> = Vec::new();
        for finding in self.findings.iter().filter(|one| one.kind == kind) {
            let same = |group: &&mut Vec<&Finding>| {
                let first = group[0];
                (&first.at, &first.came, &first.wanted)
                    == (&finding.at, &finding.came, &finding.wanted)
                    && first.why == finding.why
            };
            match groups.iter_mut().find(same) {
                Some(group) => group.push(finding),
                None => groups.push(vec![finding]),
            }
        }
        groups
    }

    fn write_unchecked(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "COULD NOT BE CHECKED: {}\n", self.unchecked.len())?;
        for one in &self.unchecked {
            writeln!(f, "  - {}: {}", one.what, one.because)?;
        }
        let never: Vec<String> = CONTRACT
            .operations()
            .iter()
            .map(|one| name(&one.method, &one.path))
            .filter(|name| {
                self.seen.contains_key(name) && !self.has_good(name) && self.has_operation(name)
            })
            .collect();
        if !never.is_empty() {
            writeln!(
                f,
                "  - what a success looks like, of {} operations:",
                never.len()
            )?;
            never
                .iter()
                .try_for_each(|name| writeln!(f, "      {name}"))?;
        }
        writeln!(f)
    }

    fn has_good(&self, name: &str) -> bool {
        let seen = self.seen.get(name);
        seen.is_some_and(|seen| seen.iter().any(|status| (200..304).contains(status)))
    }

    fn write_fine(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let is_fine = |name: &&String| !self.findings.iter().any(|one| &&one.operation == name);
        let fine: Vec<&String> = self.seen.keys().filter(is_fine).collect();
        writeln!(
            f,
            "FINE: {} operations, as far as they were asked\n",
            fine.len()
        )?;
        for name in fine {
            let statuses: Vec<String> = self.seen[name].iter().map(u16::to_string).collect();
            writeln!(f, "  {name}  {}", statuses.join(" "))?;
        }
        writeln!(f)
    }

    fn write_coverage(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (came, asked_for, all) = self.coverage();
        let percent = came * 100 / asked_for.max(1);
        writeln!(
            f,
            "{} requests. Of the contract's {all} answers {asked_for} can be asked for (a well server never \
             gives its 429 and 503), and {came} of them came: {percent} %.",
            self.requests
        )
    }
}

fn counted(groups: usize) -> String {
    match groups {
        0 => "nothing".to_owned(),
        some => some.to_string(),
    }
}

fn written(f: &mut Formatter<'_>, number: usize, group: &[&Finding]) -> fmt::Result {
    let first = group[0];
    writeln!(f, "{number}. {}", first.operation)?;
    let rows = [
        ("where", &first.at),
        ("sent", &first.sent),
        ("came", &first.came),
        ("wanted", &first.wanted),
        ("why", &first.why),
        ("see", &first.curl),
    ];
    for (label, words) in rows {
        writeln!(f, "   {label:<7} {words}")?;
    }
    if let Some(words) = also(group) {
        writeln!(f, "   {:<7} {words}", "also")?;
    }
    writeln!(f)
}

fn also(group: &[&Finding]) -> Option<String> {
    let mut words = String::new();
    let others: Vec<&str> = group[1..]
        .iter()
        .map(|one| one.operation.as_str())
        .collect();
    if !others.is_empty() {
        words.push_str(&others[..others.len().min(LISTED)].join(", "));
    }
    if others.len() > LISTED {
        write!(words, " and {} more", others.len() - LISTED).ok()?;
    }
    let times: usize = group.iter().map(|one| one.times).sum();
    if times > group.len() {
        let comma = if words.is_empty() { "" } else { "; " };
        write!(words, "{comma}{times} times in all").ok()?;
    }
    (!words.is_empty()).then_some(words)
}
