//! What stands in the form of a correction, kept in the tab with every letter. Each item has a draft of its own.

use super::form::Typed;
use super::model::What;
use crate::attachments::Chosen;
use crate::domain::equipment::EquipmentKind;
use crate::storage;
use leptos::prelude::*;

/// Cheap to copy.
#[derive(Clone, Copy)]
pub struct Draft {
    pub what: RwSignal<Option<What>>,
    /// Of what is missing.
    pub kind: RwSignal<Option<EquipmentKind>>,
    pub value: RwSignal<String>,
    pub quantity: RwSignal<String>,
    pub text: RwSignal<String>,
    pub files: Chosen,
    /// Before each name.
    of: StoredValue<String>,
}

impl Draft {
    /// `of`: the home and the item.
    pub fn of(of: &str) -> Self {
        let of = ["correction.", of, "."].concat();
        let name = |field: &str| [&of, field].concat();
        Self {
            what: coded(&name("what"), What::of, What::code),
            kind: coded(&name("kind"), EquipmentKind::known, EquipmentKind::code),
            value: storage::typed(&name("value")),
            quantity: storage::typed(&name("quantity")),
            text: storage::typed(&name("text")),
            files: Chosen::kept(&name("files")),
            of: StoredValue::new(of),
        }
    }

    /// Not tracked.
    pub fn typed(self) -> Typed {
        Typed {
            what: self.what.get_untracked(),
            kind: self.kind.get_untracked(),
            value: self.value.get_untracked(),
            quantity: self.quantity.get_untracked(),
            text: self.text.get_untracked(),
            attachments: match self.files.unready() {
                None => Ok(self.files.ids()),
                Some(why) => Err(why),
            },
        }
    }

    /// What all names in the tab begin with.
    pub fn name(self) -> String {
        self.of.get_value()
    }

    /// It is sent.
    pub fn forget(self) {
        self.files.clear();
        self.of.with_value(|of| storage::drop_typed(of));
    }
}

/// One among few, kept by its code.
fn coded<T: Copy + Send + Sync + 'static>(
    name: &str,
    of: fn(&str) -> Option<T>,
    code: fn(T) -> &'static str,
) -> RwSignal<Option<T>> {
    let kept = storage::typed(name);
    let chosen = RwSignal::new(of(&kept.get_untracked()));
    Effect::watch(
        move || chosen.get(),
        move |chosen, _, _| kept.set(chosen.map_or("", code).to_owned()),
        false,
    );
    chosen
}
