//! What the companies have to tell: an outage for one home, a price for one supplier's homes, news for everybody.

use jiff::{Timestamp, ToSpan};
use rusqlite::Connection;

use crate::clock;

/// Olena's home, where the gas is shut off for a day a week and a half from now.
const SHUT_OFF: &str = "1500000015";
const OUTAGE: &str = "Міняємо засувку у вашому дворі. Закрийте крани перед приладами; пускати газ прийде наш слюсар.";

/// The supplier that has told of a dearer cubic metre.
const DEARER: &str = "Постачальник «Полісся Енергозбут»";
const PRICE: &str = "8.45";

const NEWS: &str = "Перед зимою перевірте тягу в димоходах і вентиляції. Наш слюсар приходить безкоштовно, якщо приладу \
                    понад десять років: запишіться на прийом або зателефонуйте.";

/// Where there are none yet.
pub(super) fn plant(db: &Connection, now: Timestamp) -> rusqlite::Result<()> {
    let has_some: bool =
        db.query_row("SELECT EXISTS (SELECT 1 FROM notice)", [], |row| row.get(0))?;
    if has_some {
        return Ok(());
    }
    let today = clock::day(now);
    let published_at = clock::instant(today, 0, 0).as_second();
    let day = today.saturating_add(9.days());
    let (starts_at, ends_at) = (clock::instant(day, 9, 0), clock::instant(day, 17, 0));
    db.execute(
        "INSERT INTO notice (kind, account_id, published_at, over_at, starts_at, ends_at, text)
         SELECT 'outage', id, ?2, ?4, ?3, ?4, ?5 FROM account WHERE operator_account = ?1",
        (
            SHUT_OFF,
            published_at,
            starts_at.as_second(),
            ends_at.as_second(),
            OUTAGE,
        ),
    )?;
    let since = today.saturating_add(2.months()).first_of_month();
    let over_at = clock::instant(since.saturating_add(1.month()), 0, 0);
    db.execute(
        "INSERT INTO notice (kind, supplier_id, published_at, over_at, since, price, previous_price)
         SELECT 'gas_price', id, ?2, ?3, ?4, ?5, gas_price FROM supplier WHERE name = ?1",
        (DEARER, published_at, over_at.as_second(), since.to_string(), PRICE),
    )?;
    let over_at = clock::instant(today.saturating_add(60.days()), 0, 0);
    db.execute(
        "INSERT INTO notice (kind, published_at, over_at, text) VALUES ('news', ?1, ?2, ?3)",
        (published_at, over_at.as_second(), NEWS),
    )?;
    Ok(())
}
