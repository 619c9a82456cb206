//! Tasks with pages of their own: the profile's, and the steps of those that ask one question after another.

use crate::domain::contact::Channel;

/// One page of the profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProfilePart {
    /// The profile's own address: everything at a glance.
    All,
    Name,
    /// Another e-mail or phone, and the code that confirms it.
    Contact(Channel),
    Code(Channel),
    Password,
    Notices,
    Devices,
    Export,
    Close,
}

pub(super) const PROFILE: [(ProfilePart, &str); 11] = [
    (ProfilePart::All, ""),
    (ProfilePart::Name, "/name"),
    (ProfilePart::Contact(Channel::Email), "/email"),
    (ProfilePart::Code(Channel::Email), "/email/code"),
    (ProfilePart::Contact(Channel::Phone), "/phone"),
    (ProfilePart::Code(Channel::Phone), "/phone/code"),
    (ProfilePart::Password, "/password"),
    (ProfilePart::Notices, "/notices"),
    (ProfilePart::Devices, "/devices"),
    (ProfilePart::Export, "/data"),
    (ProfilePart::Close, "/close"),
];

impl ProfilePart {
    pub(super) fn path(self) -> &'static str {
        let found = PROFILE.iter().find(|(part, _)| *part == self);
        found.map_or("", |(_, path)| path)
    }

    pub(super) fn at(path: &str) -> Option<Self> {
        let found = PROFILE.iter().find(|(_, of)| *of == path);
        found.map(|(part, _)| *part)
    }
}

/// One page of a task that has several. Which steps a task has, its own list says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The task's own address: its first question.
    First,
    Proof,
    Person,
    Password,
    Consents,
    Slot,
    Check,
    Code,
}

/// In order.
pub const REGISTRATION: [Step; 7] = [
    Step::First,
    Step::Proof,
    Step::Person,
    Step::Password,
    Step::Consents,
    Step::Check,
    Step::Code,
];
pub const RECOVERY: [Step; 3] = [Step::First, Step::Code, Step::Password];
pub const ADDING: [Step; 2] = [Step::First, Step::Proof];
pub const BOOKING: [Step; 3] = [Step::First, Step::Slot, Step::Check];

impl Step {
    /// The last part of its address.
    pub(super) fn part(self) -> &'static str {
        match self {
            Self::First => "",
            Self::Proof => "/proof",
            Self::Person => "/person",
            Self::Password => "/password",
            Self::Consents => "/consents",
            Self::Slot => "/slot",
            Self::Check => "/check",
            Self::Code => "/code",
        }
    }

    pub(super) fn under(task: &str, steps: &[Self], path: &str) -> Option<Self> {
        let part = path.strip_prefix(task)?;
        steps.iter().copied().find(|step| step.part() == part)
    }
}
