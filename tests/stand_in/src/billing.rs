//! What one month of a service costs a home: by which price, less benefit and subsidy.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension};

use crate::period::Period;
use crate::sums;

/// Gas is the supplier's, delivery the operator's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Service {
    Gas,
    Delivery,
}

impl Service {
    /// In the order in which a bill has them.
    pub const ALL: [Service; 2] = [Service::Gas, Service::Delivery];

    pub fn code(self) -> &'static str {
        match self {
            Service::Gas => "gas",
            Service::Delivery => "delivery",
        }
    }

    pub fn from_code(code: &str) -> Option<Service> {
        Service::ALL
            .into_iter()
            .find(|service| service.code() == code)
    }

    /// The table of the company that is paid for it.
    pub fn company(self) -> &'static str {
        match self {
            Service::Gas => "supplier",
            Service::Delivery => "operator",
        }
    }

    /// The day by which a period is to be paid: of the month after it.
    pub fn due_on(self, period: Period) -> Date {
        period.next().day(match self {
            Service::Gas => 25,
            Service::Delivery => 20,
        })
    }
}

/// Kopiykas of one month.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bill {
    /// Hundredths of a cubic metre, and the price of one; of gas alone.
    pub volume: Option<i64>,
    pub price: Option<String>,
    /// Since when the price holds.
    pub since: Option<String>,
    pub charged: i64,
    pub benefit: i64,
    pub subsidy: i64,
    pub recalculated: i64,
    pub penalty: i64,
}

impl Bill {
    /// What the month adds to the balance.
    pub fn total(&self) -> i64 {
        self.charged - self.benefit - self.subsidy + self.recalculated + self.penalty
    }
}

/// A part of the price that the state bears, since a day.
pub(crate) struct Entitlement<T> {
    pub size: T,
    pub since: Option<String>,
    pub until: Option<String>,
    pub basis: String,
}

impl<T> Entitlement<T> {
    /// Whether it holds for the whole period.
    pub fn holds_in(&self, period: Period) -> bool {
        let (first, last) = (period.day(1).to_string(), period.day(31).to_string());
        self.since.as_ref().is_none_or(|since| *since <= first)
            && self.until.as_ref().is_none_or(|until| last <= *until)
    }
}

/// A percentage of what so many cubic metres a month cost.
#[derive(Clone, Copy)]
pub(crate) struct Benefit {
    pub percent: i64,
    pub norm_m3: i64,
}

/// What a home's bills are made by.
pub(crate) struct Terms {
    pub account: String,
    pub operator_account: String,
    pub coefficient: String,
    pub gas_price: Option<String>,
    pub gas_since: Option<String>,
    pub delivery: Option<i64>,
    pub delivery_since: Option<String>,
    pub benefit: Option<Entitlement<Benefit>>,
    /// Kopiykas a month.
    pub subsidy: Option<Entitlement<i64>>,
    /// As the seed has them, and for which day.
    pub gas_balance: i64,
    pub delivery_balance: i64,
    pub as_of: String,
}

impl Terms {
    /// Nothing where there is no such home.
    pub fn of(db: &Connection, account: &str) -> rusqlite::Result<Option<Terms>> {
        db.prepare(
            "SELECT account.*, gas_price, gas_since,
                 benefit.since AS benefit_since, benefit.basis AS benefit_basis,
                 subsidy.since AS subsidy_since, subsidy.basis AS subsidy_basis
             FROM account
                 JOIN supplier ON supplier.id = supplier_id
                 LEFT JOIN entitlement AS benefit
                     ON benefit.account_id = account.id AND benefit.kind = 'benefit'
                 LEFT JOIN entitlement AS subsidy
                     ON subsidy.account_id = account.id AND subsidy.kind = 'subsidy'
             WHERE account.id = ?1",
        )?
        .query_row([account], |row| {
            let norm_m3: Option<i64> = row.get("benefit_norm_m3")?;
            let percent: Option<i64> = row.get("benefit_percent")?;
            let basis = |column: &str| -> rusqlite::Result<String> {
                Ok(row.get::<_, Option<String>>(column)?.unwrap_or_default())
            };
            let benefit = match percent.zip(norm_m3) {
                Some((percent, norm_m3)) => Some(Entitlement {
                    size: Benefit { percent, norm_m3 },
                    since: row.get("benefit_since")?,
                    until: None,
                    basis: basis("benefit_basis")?,
                }),
                None => None,
            };
            let subsidy = match row.get::<_, Option<i64>>("subsidy_kopiykas")? {
                Some(size) => Some(Entitlement {
                    size,
                    since: row.get("subsidy_since")?,
                    until: row.get("subsidy_until")?,
                    basis: basis("subsidy_basis")?,
                }),
                None => None,
            };
            Ok(Terms {
                account: row.get("id")?,
                operator_account: row.get("operator_account")?,
                coefficient: row.get("coefficient")?,
                gas_price: row.get("gas_price")?,
                gas_since: row.get("gas_since")?,
                delivery: row.get("delivery_kopiykas")?,
                delivery_since: row.get("delivery_since")?,
                benefit,
                subsidy,
                gas_balance: row.get("supplier_balance_kopiykas")?,
                delivery_balance: row.get("operator_balance_kopiykas")?,
                as_of: row.get("balance_as_of")?,
            })
        })
        .optional()
    }

    pub fn seeded_balance(&self, service: Service) -> i64 {
        match service {
            Service::Gas => self.gas_balance,
            Service::Delivery => self.delivery_balance,
        }
    }

    /// The month by today's tariffs and the readings that stand.
    pub fn bill(
        &self,
        db: &Connection,
        service: Service,
        period: Period,
    ) -> rusqlite::Result<Bill> {
        match service {
            Service::Gas => {
                let used = used_m3(db, &self.account, period)?;
                Ok(self.gas_today(period, used))
            }
            Service::Delivery => Ok(self.delivery()),
        }
    }

    /// Any month of delivery at today's tariff.
    pub fn delivery(&self) -> Bill {
        Bill {
            charged: self.delivery.unwrap_or_default(),
            since: self.delivery_since.clone(),
            ..Bill::default()
        }
    }

    /// Gas of a month at today's price.
    pub fn gas_today(&self, period: Period, used_m3: i64) -> Bill {
        let price = self.gas_price.as_deref().unwrap_or("0");
        self.gas(period, used_m3, price, self.gas_since.clone())
    }

    /// Gas of a month at a price.
    pub fn gas(&self, period: Period, used_m3: i64, price: &str, since: Option<String>) -> Bill {
        let volume = sums::volume(used_m3, &self.coefficient);
        let unit = sums::price(price).unwrap_or_default();
        let charged = sums::cost(volume, unit);
        let benefit = self.benefit.as_ref().filter(|one| one.holds_in(period));
        let benefit = benefit.map_or(0, |one| {
            let within = volume.min(one.size.norm_m3 * 100);
            sums::percent(one.size.percent, sums::cost(within, unit))
        });
        let subsidy = self.subsidy.as_ref().filter(|one| one.holds_in(period));
        let subsidy = subsidy.map_or(0, |one| one.size.min(charged - benefit));
        Bill {
            volume: Some(volume),
            price: Some(price.to_owned()),
            since,
            charged,
            benefit,
            subsidy,
            ..Bill::default()
        }
    }
}

/// What the drums of all meters have turned by, as far as it is known.
pub(crate) fn used_m3(db: &Connection, account: &str, period: Period) -> rusqlite::Result<i64> {
    db.prepare(
        "SELECT coalesce(sum(consumption_m3), 0) FROM reading JOIN meter ON meter.id = meter_id
         WHERE account_id = ?1 AND period = ?2 AND superseded_at IS NULL AND rejected_at IS NULL",
    )?
    .query_row((account, period.to_string()), |row| row.get(0))
}
