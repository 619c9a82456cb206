//! What has been chosen so far. It stays in the tab: a reload and the way back cost nothing of it.

use super::model::{Office, Receptionist, Reminder, Slot, Subject};
use crate::storage;
use leptos::prelude::*;

const TYPED: &str = "visit.";

/// Cheap to copy.
#[derive(Clone, Copy)]
pub struct Chosen {
    pub office: RwSignal<Option<String>>,
    pub receptionist: RwSignal<Option<String>>,
    /// Its code.
    pub subject: RwSignal<Option<String>>,
    pub text: RwSignal<String>,
    pub slot: RwSignal<Option<Slot>>,
    pub reminder: RwSignal<Option<Reminder>>,
}

impl Chosen {
    pub fn kept() -> Self {
        let receptionist = kept("receptionist", own, |id| id.clone());
        let slot = slot_of(&[TYPED, "slot"].concat());
        // A time is one person's: what was chosen with one is not free with another.
        Effect::watch(
            move || receptionist.get(),
            move |now, before, _| {
                if before.is_some_and(|before| before != now) {
                    slot.set(None);
                }
            },
            false,
        );
        Self {
            office: kept("office", own, |id| id.clone()),
            receptionist,
            subject: kept("subject", own, |code| code.clone()),
            text: storage::typed(&[TYPED, "text"].concat()),
            slot,
            reminder: kept("reminder", Reminder::of, |one| one.code().to_owned()),
        }
    }

    /// It is booked.
    pub fn drop() {
        storage::drop_typed(TYPED);
    }

    /// Who was chosen, where they are there still.
    pub fn whom(self, offices: &[Office]) -> Option<(Office, Receptionist)> {
        let office = self.office.get()?;
        let office = offices.iter().find(|one| one.id == office)?;
        let id = self.receptionist.get()?;
        let one = office.receptionists.iter().find(|one| one.id == id)?;
        Some((office.clone(), one.clone()))
    }

    /// What it is about, where that person deals with it.
    pub fn about(self, whom: &Receptionist) -> Option<Subject> {
        let subject = Subject::of(self.subject.get()?);
        whom.subjects.contains(&subject).then_some(subject)
    }
}

/// A free time that was chosen, under a name of its own.
pub fn slot_of(name: &str) -> RwSignal<Option<Slot>> {
    kept_as(name, read_slot, written)
}

fn own(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn kept<T: Clone + Send + Sync + 'static>(
    name: &str,
    read: fn(&str) -> Option<T>,
    write: fn(&T) -> String,
) -> RwSignal<Option<T>> {
    kept_as(&[TYPED, name].concat(), read, write)
}

fn kept_as<T: Clone + Send + Sync + 'static>(
    name: &str,
    read: fn(&str) -> Option<T>,
    write: fn(&T) -> String,
) -> RwSignal<Option<T>> {
    let text = storage::typed(name);
    let chosen = RwSignal::new(read(&text.get_untracked()));
    Effect::watch(
        move || chosen.get(),
        move |chosen: &Option<T>, _, _| text.set(chosen.as_ref().map_or(String::new(), write)),
        false,
    );
    chosen
}

/// Its instants, a space between: no instant has one.
fn written(slot: &Slot) -> String {
    let remind_at = slot.remind_at.as_deref().unwrap_or_default();
    [&slot.starts_at, " ", &slot.ends_at, " ", remind_at].concat()
}

fn read_slot(text: &str) -> Option<Slot> {
    let mut parts = text.split(' ');
    Some(Slot {
        starts_at: own(parts.next()?)?,
        ends_at: own(parts.next()?)?,
        remind_at: own(parts.next()?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kept_slot_is_the_same_slot() {
        for remind_at in [None, Some("2026-11-04T10:00:00+02:00".to_owned())] {
            let slot = Slot {
                starts_at: "2026-11-05T10:00:00+02:00".into(),
                ends_at: "2026-11-05T10:20:00+02:00".into(),
                remind_at,
            };
            assert_eq!(read_slot(&written(&slot)), Some(slot));
        }
        for broken in [
            "",
            " ",
            "2026-11-05T10:00:00+02:00",
            "2026-11-05T10:00:00+02:00 ",
        ] {
            assert_eq!(read_slot(broken), None, "{broken}");
        }
    }
}
