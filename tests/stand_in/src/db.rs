//! The SQLite file: opening, migrating, one transaction a request.

use std::error::Error;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::problem::Problem;

/// In order; the database's `user_version` says how many of them it has seen.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_cabinet.sql"),
    include_str!("migrations/0002_cabinets.sql"),
    include_str!("migrations/0003_trail.sql"),
    include_str!("migrations/0004_money.sql"),
    include_str!("migrations/0005_feedback.sql"),
    include_str!("migrations/0006_feedback_threads.sql"),
    include_str!("migrations/0007_appointments.sql"),
    include_str!("migrations/0008_equipment.sql"),
    include_str!("migrations/0009_accession.sql"),
    include_str!("migrations/0010_notices.sql"),
];

/// One connection behind a lock: SQLite writes one at a time anyway.
#[derive(Clone)]
pub struct Db(Arc<Mutex<Connection>>);

impl Db {
    /// Opens or makes the file and brings its tables up to date.
    ///
    /// # Errors
    /// A path that cannot be written, a file that is no database, or one made by a newer stand-in.
    pub fn open(path: &Path) -> Result<Db, Box<dyn Error + Send + Sync>> {
        let mut connection = Connection::open(path)?;
        connection.execute_batch(
            "PRAGMA journal_mode = WAL;
             PRAGMA synchronous = NORMAL;
             PRAGMA busy_timeout = 5000;
             -- While tables are rebuilt; the pragma does nothing within a transaction.
             PRAGMA foreign_keys = OFF;",
        )?;
        migrate(&mut connection)?;
        connection.execute_batch("PRAGMA foreign_keys = ON;")?;
        // A key left at work by a server that was killed would answer 409 for a day.
        connection.execute("DELETE FROM idempotency_key WHERE status IS NULL", [])?;
        Ok(Db(Arc::new(Mutex::new(connection))))
    }

    /// Brings all that is written into the one file.
    pub(crate) fn settle(&self) -> rusqlite::Result<()> {
        let connection = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
    }

    /// One transaction: kept when `work` succeeds, undone when it fails.
    ///
    /// # Errors
    /// What `work` answers, or the database's own failure.
    pub fn transaction<T, E: From<rusqlite::Error>>(
        &self,
        work: impl FnOnce(&mut Transaction) -> Result<T, E>,
    ) -> Result<T, E> {
        // A panic elsewhere has rolled its transaction back: the connection itself is sound.
        let mut connection = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut transaction =
            connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = work(&mut transaction)?;
        transaction.commit()?;
        Ok(done)
    }

    /// The same off the async threads, for a handler.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Transaction) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let db = self.clone();
        tokio::task::spawn_blocking(move || db.transaction(work))
            .await
            .unwrap_or_else(|failure| Err(Problem::internal(&failure)))
    }

    /// The same, but what was written before a refusal stays: a wrong try that was counted.
    pub(crate) async fn run_counting<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Transaction) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        self.run(move |db| match work(db) {
            Err(problem) if problem.status().is_server_error() => Err(problem),
            settled => Ok(settled),
        })
        .await?
    }
}

fn migrate(connection: &mut Connection) -> Result<(), Box<dyn Error + Send + Sync>> {
    let seen: usize =
        connection.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0))? as usize;
    if seen > MIGRATIONS.len() {
        return Err(format!(
            "the database is of version {seen}, this stand-in knows {}: start afresh",
            MIGRATIONS.len()
        )
        .into());
    }
    for (index, migration) in MIGRATIONS.iter().enumerate().skip(seen) {
        let transaction = connection.transaction()?;
        transaction.execute_batch(migration)?;
        refuse_broken_references(&transaction)?;
        transaction.pragma_update(None, "user_version", index as i64 + 1)?;
        transaction.commit()?;
    }
    Ok(())
}

/// Foreign keys are off during a migration: what it has broken would be found much later.
fn refuse_broken_references(db: &Connection) -> Result<(), Box<dyn Error + Send + Sync>> {
    let broken: i64 = db.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| {
        row.get(0)
    })?;
    if broken > 0 {
        return Err(format!("the migration left {broken} references that lead nowhere").into());
    }
    Ok(())
}
