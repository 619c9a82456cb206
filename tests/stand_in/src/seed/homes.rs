//! A home and its meters, with all the readings there are of them.

use jiff::Timestamp;
use rusqlite::Connection;

use super::Holder;
use super::companies::SUPPLIERS;
use super::history::{self, Wall};
use super::people::{Home, MeterOnWall};
use crate::Failure;
use crate::clock;

/// Plants a home; its id.
pub(super) fn plant(
    db: &Connection,
    holder: Holder,
    home: &Home,
    now: Timestamp,
) -> Result<String, Failure> {
    let account = format!("a-{}", home.operator_account);
    let first_of_month = clock::day(now).first_of_month();
    let subsidy_until = first_of_month
        .saturating_add(jiff::Span::new().months(5))
        .last_of_month();
    db.execute(
        "INSERT INTO account VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,
             ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, NULL, NULL, '1')",
        rusqlite::params![
            account,
            holder.0,
            holder.1,
            holder.2,
            home.address,
            home.heating,
            home.persons,
            home.operator as i64,
            home.operator_account,
            home.operator_balance,
            home.operator_invoice,
            home.supplier as i64,
            home.supplier_account,
            home.supplier_balance,
            home.supplier_invoice,
            first_of_month.to_string(),
            home.eic_consumer,
            home.eic_metering_point,
            home.benefit.map(|(percent, _)| percent),
            home.benefit.map(|(_, norm)| norm),
            home.subsidy,
            home.subsidy.map(|_| subsidy_until.to_string()),
        ],
    )?;
    for (position, meter) in (0_i64..).zip(home.meters) {
        hang(db, &account, home, position, meter, now)?;
    }
    Ok(account)
}

fn hang(
    db: &Connection,
    account: &str,
    home: &Home,
    position: i64,
    meter: &MeterOnWall,
    now: Timestamp,
) -> Result<(), Failure> {
    let id = format!("m-{}", meter.serial.trim_start_matches('0'));
    // Verified every eight years; how many are left differs from home to home.
    let verification = clock::day(now).first_of_month().saturating_add(
        jiff::Span::new()
            .months(meter.months_to_verification)
            .days(meter.serial.len() as i64 * 2),
    );
    db.execute(
        "INSERT INTO meter (id, account_id, position, serial, model, location, digits,
             next_verification_on) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        (
            &id,
            account,
            position,
            meter.serial,
            meter.model,
            meter.location,
            meter.digits,
            verification.to_string(),
        ),
    )?;
    let wall = Wall {
        id: &id,
        operator_account: home.operator_account,
        window: SUPPLIERS[home.supplier].window,
    };
    let takes_now = wall.window.seen_on(clock::day(now)).counts_for;
    history::plant(db, &wall, meter, takes_now.before())?;
    Ok(())
}
