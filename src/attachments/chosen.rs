//! What is chosen for one form, and how far each file has come. One after the other: five photos drawn at once are more
//! than a cheap phone holds.

use super::made::{Made, Trouble};
use super::{Attachment, AttachmentId, Kind, MOST, api};
use crate::http::{Api, Error};
use crate::storage;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use web_sys::Blob;

/// Why a form cannot go yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unready {
    /// One is still on its way.
    OnItsWay,
    /// One has not got through.
    Failed,
    /// The server knows them no more.
    Gone,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    Waiting,
    Preparing,
    Sending,
    There(Attachment),
    Failed(Trouble),
}

/// What a file is sent from.
#[derive(Clone)]
enum Source {
    Chosen(Blob),
    Made(Made),
    /// Nothing of it is on this page any more.
    Nothing,
}

#[derive(Clone)]
pub(super) struct Item {
    pub at: u32,
    pub name: String,
    pub stage: Stage,
    source: Source,
}

impl Item {
    /// Whether it may get through when it is sent once more.
    pub fn can_go_again(&self) -> bool {
        let Stage::Failed(Trouble::Api(error)) = &self.stage else {
            return false;
        };
        !matches!(error, Error::Refused(_)) && matches!(self.source, Source::Made(_))
    }
}

/// The files of one form. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Chosen {
    pub(super) items: RwSignal<Vec<Item>, LocalStorage>,
    /// Names of those that there was no place for.
    pub(super) too_many: RwSignal<Vec<String>>,
    api: Api,
    is_at_work: StoredValue<bool>,
    next: StoredValue<u32>,
}

impl Chosen {
    /// What is kept in the tab under `name`: of those that are at the server their ids, of the others their names.
    pub fn kept(name: &str) -> Self {
        let kept = storage::typed(name);
        let items = kept.with_untracked(|kept| read(kept));
        let chosen = Self {
            next: StoredValue::new(items.len() as u32),
            items: RwSignal::new_local(items),
            too_many: RwSignal::default(),
            api: expect_context(),
            is_at_work: StoredValue::new(false),
        };
        Effect::watch(
            move || chosen.items.with(|items| written(items)),
            move |text, _, _| kept.set(text.clone()),
            false,
        );
        chosen
    }

    /// Those that the server has, in order.
    pub fn ids(self) -> Vec<AttachmentId> {
        let there = |item: &Item| match &item.stage {
            Stage::There(attachment) => Some(attachment.id.clone()),
            _ => None,
        };
        self.items
            .with_untracked(|items| items.iter().filter_map(there).collect())
    }

    /// Why the form cannot go yet, if it cannot.
    pub fn unready(self) -> Option<Unready> {
        let why = |item: &Item| match item.stage {
            Stage::There(_) => None,
            Stage::Failed(_) => Some(Unready::Failed),
            _ => Some(Unready::OnItsWay),
        };
        self.items
            .with_untracked(|items| items.iter().find_map(why))
    }

    /// The server knows them no more: each has to be chosen anew.
    pub fn lose(self) {
        self.items.update(|items| {
            for item in items {
                item.stage = Stage::Failed(Trouble::Gone);
            }
        });
    }

    /// They are sent: the next message begins without.
    pub fn clear(self) {
        self.items.update(Vec::clear);
        self.too_many.set(Vec::new());
    }

    pub(super) fn add(self, files: Vec<(String, Blob)>) {
        let mut left = Vec::new();
        for (name, file) in files {
            if self.items.with_untracked(Vec::len) >= MOST {
                left.push(name);
                continue;
            }
            let at = self.next.get_value();
            self.next.set_value(at + 1);
            let item = Item {
                at,
                name,
                stage: Stage::Waiting,
                source: Source::Chosen(file),
            };
            self.items.update(|items| items.push(item));
        }
        self.too_many.set(left);
        self.work();
    }

    pub(super) fn again(self, at: u32) {
        self.put(at, Stage::Waiting);
        self.work();
    }

    pub(super) fn remove(self, at: u32) {
        self.too_many.set(Vec::new());
        let taken = self.items.try_update(|items| {
            let place = items.iter().position(|item| item.at == at)?;
            Some(items.remove(place))
        });
        if let Some(Stage::There(attachment)) = taken.flatten().map(|item| item.stage) {
            self.give_up(attachment);
        }
    }

    /// The server forgets it by itself where this does not get through.
    fn give_up(self, attachment: Attachment) {
        spawn_local(async move {
            let _ = api::remove(self.api, &attachment.id).await;
        });
    }

    fn work(self) {
        if self.is_at_work.get_value() {
            return;
        }
        self.is_at_work.set_value(true);
        spawn_local(async move {
            while let Some((at, source)) = self.waiting() {
                self.bring(at, source).await;
            }
            self.is_at_work.try_set_value(false);
        });
    }

    fn waiting(self) -> Option<(u32, Source)> {
        self.items.try_with_untracked(|items| {
            let next = items.iter().find(|item| item.stage == Stage::Waiting)?;
            Some((next.at, next.source.clone()))
        })?
    }

    async fn bring(self, at: u32, source: Source) {
        let outcome = self.brought(at, source).await;
        let stage = match outcome.clone() {
            Ok(attachment) => Stage::There(attachment),
            Err(trouble) => Stage::Failed(trouble),
        };
        let is_wanted = self.put(at, stage);
        if let (Ok(attachment), false) = (outcome, is_wanted) {
            self.give_up(attachment);
        }
    }

    async fn brought(self, at: u32, source: Source) -> Result<Attachment, Trouble> {
        let made = match source {
            Source::Made(made) => made,
            Source::Chosen(file) => {
                self.put(at, Stage::Preparing);
                Made::of(&file).await?
            }
            Source::Nothing => return Err(Trouble::Interrupted),
        };
        if !self.sends(at, &made) {
            return Err(Trouble::Interrupted);
        }
        api::keep(self.api, &made).await.map_err(Trouble::Api)
    }

    /// False where it was taken away meanwhile, or its page has gone.
    fn sends(self, at: u32, made: &Made) -> bool {
        self.change(at, |item| {
            item.stage = Stage::Sending;
            item.source = Source::Made(made.clone());
        })
    }

    fn put(self, at: u32, stage: Stage) -> bool {
        self.change(at, |item| item.stage = stage)
    }

    fn change(self, at: u32, change: impl FnOnce(&mut Item)) -> bool {
        let changed = self.items.try_update(|items| {
            let item = items.iter_mut().find(|item| item.at == at)?;
            change(item);
            Some(())
        });
        changed.flatten().is_some()
    }
}

/// One file as the tab keeps it.
#[derive(Serialize, Deserialize)]
struct Kept {
    name: String,
    /// Empty where it has not got through.
    id: String,
    paper: bool,
    bytes: u32,
}

fn written(items: &[Item]) -> String {
    let kept = |item: &Item| {
        let there = match &item.stage {
            Stage::There(attachment) => Some(attachment),
            _ => None,
        };
        Kept {
            name: item.name.clone(),
            id: there.map_or(String::new(), |there| there.id.0.clone()),
            paper: there.is_some_and(|there| there.kind == Kind::Paper),
            bytes: there.map_or(0, |there| there.bytes),
        }
    };
    if items.is_empty() {
        return String::new();
    }
    let kept: Vec<_> = items.iter().map(kept).collect();
    serde_json::to_string(&kept).unwrap_or_default()
}

fn read(text: &str) -> Vec<Item> {
    let kept: Vec<Kept> = serde_json::from_str(text).unwrap_or_default();
    let item = |(at, kept): (usize, Kept)| Item {
        at: at as u32,
        name: kept.name,
        stage: match kept.id.is_empty() {
            true => Stage::Failed(Trouble::Interrupted),
            false => Stage::There(Attachment {
                id: AttachmentId(kept.id),
                kind: if kept.paper {
                    Kind::Paper
                } else {
                    Kind::Picture
                },
                bytes: kept.bytes,
            }),
        },
        source: Source::Nothing,
    };
    kept.into_iter().enumerate().map(item).collect()
}
