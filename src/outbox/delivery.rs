//! One try to deliver a parcel. Every step is on the shelf before the next one begins, so that wherever the page dies,
//! whoever opens it next goes on from there: nothing is lost, and the key sees to it that nothing is counted twice.

use super::parcel::{Parcel, State};
use super::policy;
use crate::domain::reading::ReadingId;
use crate::http::{Error, IdempotencyKey, Refusal};

/// Where parcels lie, through closing and crashing. In the browser: IndexedDB.
pub trait Shelf {
    /// What it says when it cannot.
    type Broken;
    fn put(&self, parcel: &Parcel) -> impl Future<Output = Result<(), Self::Broken>>;
    fn remove(&self, key: &IdempotencyKey) -> impl Future<Output = Result<(), Self::Broken>>;
    fn all(&self) -> impl Future<Output = Result<Vec<Parcel>, Self::Broken>>;
}

/// The way to the server. Each call is one request, or few that change nothing.
pub trait Post {
    /// Hands the reading in; the same key twice is one reading.
    fn submit(&self, parcel: &Parcel) -> impl Future<Output = Result<ReadingId, Error>>;
    /// The reading that came of it, if one did: same meter, value and day, sent by the consumer.
    fn find(&self, parcel: &Parcel) -> impl Future<Output = Result<Option<ReadingId>, Error>>;
    /// Puts its photo beside the reading; twice is the same.
    fn add_photo(
        &self,
        parcel: &Parcel,
        reading: &ReadingId,
    ) -> impl Future<Output = Result<(), Error>>;
}

/// What became of one try.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    Delivered(ReadingId),
    /// Not yet, and why.
    Postponed(Error),
    Refused(Refusal),
    Expired,
}

/// A parcel's surroundings during one try.
pub struct Try<'a, S, P> {
    pub shelf: &'a S,
    pub post: &'a P,
    /// Milliseconds since 1970.
    pub now: f64,
    /// From 0 to 1.
    pub random: f64,
}

/// Tries once, and leaves on the shelf how far it came. Fails only where the shelf does.
pub async fn deliver<S: Shelf, P: Post>(
    to: &Try<'_, S, P>,
    mut parcel: Parcel,
) -> Result<Outcome, S::Broken> {
    if let State::Delivered(reading) = &parcel.state {
        let reading = reading.clone();
        return with_photo(to, parcel, reading).await;
    }
    if parcel.is_too_old(to.now) || parcel.key_is_worn(to.now) {
        match to.post.find(&parcel).await {
            Ok(Some(reading)) => return arrived(to, parcel, reading).await,
            Ok(None) if parcel.is_too_old(to.now) => return expire(to, parcel).await,
            // It never arrived: the key may begin its day anew.
            Ok(None) => parcel.first_sent_at = None,
            // The home is no longer this consumer's: there is nothing to find, now or later.
            Err(Error::NotFound | Error::Forbidden) => {
                return refuse(to, parcel, Refusal::unnamed()).await;
            }
            // Never seen by the server, and too old: nothing to find.
            Err(_) if parcel.is_too_old(to.now) && !parcel.in_doubt => {
                return expire(to, parcel).await;
            }
            Err(error) => {
                parcel.tries += 1;
                return postpone(to, parcel, error).await;
            }
        }
    }
    let was_in_doubt = parcel.in_doubt;
    parcel.tries += 1;
    parcel.in_doubt = true;
    parcel.first_sent_at.get_or_insert(to.now);
    to.shelf.put(&parcel).await?;
    match to.post.submit(&parcel).await {
        Ok(reading) => arrived(to, parcel, reading).await,
        Err(Error::Refused(refusal)) if is_in_its_own_way(&refusal) => {
            match to.post.find(&parcel).await {
                Ok(Some(reading)) => arrived(to, parcel, reading).await,
                Ok(None) | Err(Error::NotFound | Error::Forbidden) => {
                    refuse(to, parcel, refusal).await
                }
                Err(error) => postpone(to, parcel, error).await,
            }
        }
        Err(Error::Refused(refusal)) => refuse(to, parcel, refusal).await,
        // The home is no longer this consumer's: no answer will ever be another.
        Err(Error::NotFound | Error::Forbidden) => refuse(to, parcel, Refusal::unnamed()).await,
        Err(error) => {
            parcel.in_doubt = was_in_doubt || error.leaves_doubt();
            postpone(to, parcel, error).await
        }
    }
}

async fn arrived<S: Shelf, P: Post>(
    to: &Try<'_, S, P>,
    mut parcel: Parcel,
    reading: ReadingId,
) -> Result<Outcome, S::Broken> {
    parcel.state = State::Delivered(reading.clone());
    parcel.in_doubt = false;
    parcel.not_before = to.now;
    to.shelf.put(&parcel).await?;
    Ok(Outcome::Delivered(reading))
}

/// The photo comes after its reading, in a try of its own, and never stands in the way of another reading.
async fn with_photo<S: Shelf, P: Post>(
    to: &Try<'_, S, P>,
    mut parcel: Parcel,
    reading: ReadingId,
) -> Result<Outcome, S::Broken> {
    if parcel.has_photo {
        match to.post.add_photo(&parcel, &reading).await {
            Ok(()) => parcel.has_photo = false,
            // Signed in again, it goes on.
            Err(Error::SessionExpired) => {}
            Err(error) => {
                parcel.tries += 1;
                match policy::wait(&error, parcel.tries, to.random) {
                    Some(wait) if !parcel.is_too_old(to.now) => parcel.not_before = to.now + wait,
                    _ => {
                        parcel.has_photo = false;
                        parcel.photo_refused = true;
                    }
                }
            }
        }
        to.shelf.put(&parcel).await?;
    }
    Ok(Outcome::Delivered(reading))
}

async fn refuse<S: Shelf, P: Post>(
    to: &Try<'_, S, P>,
    mut parcel: Parcel,
    refusal: Refusal,
) -> Result<Outcome, S::Broken> {
    // An answer under this key: it settles every earlier try.
    parcel.in_doubt = false;
    parcel.state = State::Refused(refusal.fields.clone());
    to.shelf.put(&parcel).await?;
    Ok(Outcome::Refused(refusal))
}

/// What stands already may be this very reading, sent under a key that the server has forgotten.
fn is_in_its_own_way(refusal: &Refusal) -> bool {
    let mut fields = refusal.fields.iter();
    fields.any(|refused| refused.code == "already_submitted")
}

async fn expire<S: Shelf, P: Post>(
    to: &Try<'_, S, P>,
    mut parcel: Parcel,
) -> Result<Outcome, S::Broken> {
    parcel.in_doubt = false;
    parcel.state = State::Expired;
    to.shelf.put(&parcel).await?;
    Ok(Outcome::Expired)
}

async fn postpone<S: Shelf, P: Post>(
    to: &Try<'_, S, P>,
    mut parcel: Parcel,
    error: Error,
) -> Result<Outcome, S::Broken> {
    let wait = match error {
        // Signed in again, it goes on at once.
        Error::SessionExpired => 0.0,
        _ => policy::wait(&error, parcel.tries, to.random).unwrap_or(policy::CAP_MS),
    };
    parcel.not_before = to.now + wait;
    to.shelf.put(&parcel).await?;
    Ok(Outcome::Postponed(error))
}
