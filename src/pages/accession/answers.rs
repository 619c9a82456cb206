//! What is answered, kept in the tab with every letter until the statement is made.

use super::form::Typed;
use super::model::{Answers, BillsBy};
use crate::domain::account::AccountId;
use crate::storage;
use leptos::prelude::*;

/// Cheap to copy.
#[derive(Clone, Copy)]
pub struct Draft {
    pub persons: RwSignal<String>,
    pub area: RwSignal<String>,
    pub bills_by: RwSignal<Option<BillsBy>>,
    /// Before each name.
    of: StoredValue<String>,
}

impl Draft {
    /// Begins with what the statement says that was made before, if any.
    pub fn of(home: &AccountId, made: Option<&Answers>) -> Self {
        let of = ["accession.", &home.0, "."].concat();
        let name = |field: &str| [&of, field].concat();
        let made = made.cloned().unwrap_or_default();
        let persons = made.persons_registered.map(|persons| persons.to_string());
        let area = made.heated_area.map(|area| area.replace('.', ","));
        let way = made.bills_by.map_or("", BillsBy::code).to_owned();
        let code = storage::typed_or(&name("bills"), way);
        let bills_by = RwSignal::new(BillsBy::of(&code.get_untracked()));
        Effect::watch(
            move || bills_by.get(),
            move |way, _, _| code.set(way.map_or("", BillsBy::code).to_owned()),
            false,
        );
        Self {
            persons: storage::typed_or(&name("persons"), persons.unwrap_or_default()),
            area: storage::typed_or(&name("area"), area.unwrap_or_default()),
            bills_by,
            of: StoredValue::new(of),
        }
    }

    /// Not tracked.
    pub fn typed(self) -> Typed {
        Typed {
            persons: self.persons.get_untracked(),
            area: self.area.get_untracked(),
            bills_by: self.bills_by.get_untracked(),
        }
    }

    /// What all names in the tab begin with.
    pub fn name(self) -> String {
        self.of.get_value()
    }

    /// The statement is made.
    pub fn forget(self) {
        self.of.with_value(|of| storage::drop_typed(of));
    }
}
