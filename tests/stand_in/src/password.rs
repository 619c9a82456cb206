//! Passwords are kept as argon2id hashes, each with its own salt.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};

use crate::problem::Problem;

/// The one of the consumers whose password it is. An unknown login takes as long as a known one.
pub(crate) async fn verified(
    known: Vec<(i64, String)>,
    password: String,
) -> Result<Option<i64>, Problem> {
    let work = tokio::task::spawn_blocking(move || {
        if known.is_empty() {
            hashed(&password).ok();
        }
        known
            .into_iter()
            .find(|(_, hash)| is_password(&password, hash))
            .map(|(consumer, _)| consumer)
    });
    work.await.map_err(|failure| Problem::internal(&failure))
}

/// [`hashed`] off the async threads.
pub(crate) async fn hashed_aside(password: String) -> Result<String, Problem> {
    tokio::task::spawn_blocking(move || hashed(&password))
        .await
        .map_err(|failure| Problem::internal(&failure))?
        .map_err(|failure| Problem::internal(&failure))
}

fn is_password(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash)
        .is_ok_and(|hash| hasher().verify_password(password.as_bytes(), &hash).is_ok())
}

/// A PHC string with a fresh salt.
pub(crate) fn hashed(password: &str) -> Result<String, argon2::password_hash::Error> {
    hasher()
        .hash_password(password.as_bytes())
        .map(|hash| hash.to_string())
}

/// argon2id with far less memory than a real server needs: tests sign in hundreds of times.
fn hasher() -> Argon2<'static> {
    let quick = Params::new(1024, 1, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::default(), quick)
}
