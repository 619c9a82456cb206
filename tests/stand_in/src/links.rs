//! Which homes a consumer sees, in which order, under which names. The home itself belongs to nobody here.

use jiff::Timestamp;
use rusqlite::Connection;

use crate::problem::Problem;

/// The homes of a consumer, the default one first.
pub(crate) fn of_consumer(db: &Connection, consumer: i64) -> rusqlite::Result<Vec<String>> {
    db.prepare("SELECT account_id FROM account_link WHERE consumer_id = ?1 ORDER BY position")?
        .query_map([consumer], |row| row.get(0))?
        .collect()
}

pub(crate) fn has(db: &Connection, consumer: i64, account: &str) -> rusqlite::Result<bool> {
    db.query_row(
        "SELECT EXISTS (SELECT 1 FROM account_link WHERE consumer_id = ?1 AND account_id = ?2)",
        (consumer, account),
        |row| row.get(0),
    )
}

/// 404 where the consumer does not see the home.
pub(crate) fn required(db: &Connection, consumer: i64, account: &str) -> Result<(), Problem> {
    if has(db, consumer, account)? {
        Ok(())
    } else {
        Err(Problem::not_found())
    }
}

/// Puts a home behind the others; leaves one that is there already as it is. Whether it was added.
pub(crate) fn add(
    db: &Connection,
    consumer: i64,
    account: &str,
    now: Timestamp,
) -> rusqlite::Result<bool> {
    let added = db.execute(
        "INSERT INTO account_link (consumer_id, account_id, position, linked_at)
         SELECT ?1, ?2, coalesce(max(position) + 1, 0), ?3 FROM account_link WHERE consumer_id = ?1
         ON CONFLICT (consumer_id, account_id) DO NOTHING",
        (consumer, account, now.as_second()),
    )?;
    Ok(added == 1)
}

pub(crate) fn name(
    db: &Connection,
    consumer: i64,
    account: &str,
    label: Option<&str>,
) -> rusqlite::Result<()> {
    db.execute(
        "UPDATE account_link SET label = ?3 WHERE consumer_id = ?1 AND account_id = ?2",
        (consumer, account, label),
    )
    .map(drop)
}

/// Makes a home the default one; the others keep their order behind it.
pub(crate) fn put_first(db: &Connection, consumer: i64, account: &str) -> rusqlite::Result<()> {
    let mut order = of_consumer(db, consumer)?;
    order.sort_by_key(|home| home != account);
    arrange(db, consumer, &order)
}

/// Takes a home out; the next one becomes the default. Nothing of the home's own is dropped.
pub(crate) fn remove(db: &Connection, consumer: i64, account: &str) -> rusqlite::Result<()> {
    db.execute(
        "DELETE FROM account_link WHERE consumer_id = ?1 AND account_id = ?2",
        (consumer, account),
    )?;
    let order = of_consumer(db, consumer)?;
    arrange(db, consumer, &order)
}

/// Positions are unique at every step: all go out of the way first.
fn arrange(db: &Connection, consumer: i64, order: &[String]) -> rusqlite::Result<()> {
    db.execute(
        "UPDATE account_link SET position = position +
             (SELECT max(position) + 1 FROM account_link WHERE consumer_id = ?1)
         WHERE consumer_id = ?1",
        [consumer],
    )?;
    for (position, account) in (0_i64..).zip(order) {
        db.execute(
            "UPDATE account_link SET position = ?3 WHERE consumer_id = ?1 AND account_id = ?2",
            (consumer, account, position),
        )?;
    }
    Ok(())
}
