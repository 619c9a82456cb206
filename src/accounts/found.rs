//! What an address names without saying of which home it is: an invoice, a reading.

use super::use_homes;
use crate::domain::account::AccountId;
use crate::http::{Api, Error};
use crate::load::Load;
use futures::future::Either;
use leptos::prelude::*;

/// What has this name, whichever of the consumer's homes it is of: the one being looked at is asked first, then the
/// others. `None`: there is nothing to ask for yet.
pub fn use_found<I, T, F>(
    id: Memo<Option<I>>,
    read: impl Fn(Api, AccountId, I) -> F + Copy + 'static,
) -> Load<T, Error>
where
    I: Clone + PartialEq + Send + Sync + 'static,
    T: 'static,
    F: Future<Output = Result<T, Error>> + 'static,
{
    let api: Api = expect_context();
    let homes = use_homes();
    let wanted = Memo::new(move |_| (id.get(), homes.ids(), homes.all.failure()));
    Load::new(move || match wanted.get() {
        (Some(id), homes, None) if !homes.is_empty() => Some(Either::Left(async move {
            for home in homes {
                match read(api, home, id.clone()).await {
                    Err(Error::NotFound) => {}
                    found => return found,
                }
            }
            Err(Error::NotFound)
        })),
        (_, _, Some(error)) => Some(Either::Right(async { Err(error) })),
        _ => None,
    })
    .behind(move || homes.ask_again_if_failed())
}
