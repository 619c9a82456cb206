//! Homes as the API writes them. An unreadable number is an error, never a default.

use crate::domain::account::{
    Account, AccountId, AccountNumber, AccountSummary, Balance, Benefit, Company, Heating,
    Premises, Subsidy, Tariffs,
};
use crate::domain::contact::Phone;
use crate::domain::date::parse_iso;
use crate::domain::eic::EicCode;
use crate::domain::meter::{
    CubicMetres, LastReading, Meter, MeterId, MeterIndex, Register, RejectedReading, Source,
    StandingReading, UsualConsumption,
};
use crate::domain::money::{Kopiykas, UnitPrice};
use crate::domain::period::{Period, ReadingWindow};
use crate::domain::reading::{ReadingId, Reason};
use crate::session::PersonJson;
use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct AccountsJson {
    accounts: Vec<SummaryJson>,
}

#[derive(Deserialize)]
struct SummaryJson {
    id: String,
    label: Option<String>,
    address: String,
    is_default: bool,
    holder: PersonJson,
    meters: u32,
    submitted: u32,
    window: WindowJson,
    operator_balance: BalanceJson,
    supplier_balance: BalanceJson,
}

impl TryFrom<AccountsJson> for Vec<AccountSummary> {
    type Error = ();

    fn try_from(json: AccountsJson) -> Result<Self, ()> {
        json.accounts.into_iter().map(TryInto::try_into).collect()
    }
}

impl TryFrom<SummaryJson> for AccountSummary {
    type Error = ();

    fn try_from(json: SummaryJson) -> Result<Self, ()> {
        Ok(Self {
            id: AccountId(json.id),
            label: json.label,
            address: json.address,
            is_default: json.is_default,
            holder: json.holder.into(),
            meters: json.meters,
            submitted: json.submitted,
            window: json.window.try_into()?,
            operator_balance: json.operator_balance.try_into()?,
            supplier_balance: json.supplier_balance.try_into()?,
        })
    }
}

#[derive(Deserialize)]
pub(super) struct AccountJson {
    id: String,
    label: Option<String>,
    holder: PersonJson,
    premises: PremisesJson,
    operator: CompanyJson,
    supplier: CompanyJson,
    eic: EicJson,
    meters: Vec<MeterJson>,
    tariffs: Option<TariffsJson>,
    benefit: Option<BenefitJson>,
    subsidy: Option<SubsidyJson>,
}

#[derive(Deserialize)]
struct PremisesJson {
    address: String,
    heating: String,
    persons_registered: u32,
}

#[derive(Deserialize)]
struct CompanyJson {
    name: String,
    phone: String,
    account_number: String,
    balance: BalanceJson,
}

#[derive(Deserialize)]
struct BalanceJson {
    kopiykas: i64,
    as_of: String,
}

#[derive(Deserialize)]
struct EicJson {
    consumer: String,
    metering_point: String,
}

#[derive(Deserialize)]
struct TariffsJson {
    gas_price: String,
    delivery_kopiykas: i64,
}

#[derive(Deserialize)]
struct BenefitJson {
    percent: u8,
    norm_m3: u32,
}

#[derive(Deserialize)]
struct SubsidyJson {
    kopiykas: i64,
    until: String,
}

#[derive(Deserialize)]
struct MeterJson {
    id: String,
    serial: String,
    model: String,
    location: Option<String>,
    digits: u8,
    next_verification_on: Option<String>,
    last_reading: Option<LastJson>,
    standing: Option<StandingJson>,
    rejected: Option<RejectedJson>,
    usual: Option<UsualJson>,
}

#[derive(Deserialize)]
struct LastJson {
    value: u32,
    taken_on: String,
    source: String,
}

#[derive(Deserialize)]
struct StandingJson {
    id: String,
    value: u32,
    taken_on: String,
    source: String,
}

#[derive(Deserialize)]
struct RejectedJson {
    id: String,
    value: u32,
    reason: String,
}

#[derive(Deserialize)]
struct UsualJson {
    from_m3: u32,
    to_m3: u32,
}

impl TryFrom<AccountJson> for Account {
    type Error = ();

    fn try_from(json: AccountJson) -> Result<Self, ()> {
        Ok(Self {
            id: AccountId(json.id),
            label: json.label,
            holder: json.holder.into(),
            premises: json.premises.into(),
            operator: json.operator.try_into()?,
            supplier: json.supplier.try_into()?,
            consumer_eic: EicCode::parse(&json.eic.consumer).map_err(drop)?,
            metering_point_eic: EicCode::parse(&json.eic.metering_point).map_err(drop)?,
            meters: json
                .meters
                .into_iter()
                .map(TryInto::try_into)
                .collect::<Result<_, _>>()?,
            tariffs: json.tariffs.map(TryInto::try_into).transpose()?,
            benefit: json.benefit.map(|benefit| Benefit {
                percent: benefit.percent,
                norm: CubicMetres(benefit.norm_m3),
            }),
            subsidy: json.subsidy.map(TryInto::try_into).transpose()?,
        })
    }
}

impl From<PremisesJson> for Premises {
    fn from(json: PremisesJson) -> Self {
        Self {
            address: json.address,
            heating: match json.heating.as_str() {
                "individual" => Heating::Individual,
                "district" => Heating::District,
                "none" => Heating::None,
                _ => Heating::Other,
            },
            persons_registered: json.persons_registered,
        }
    }
}

impl TryFrom<CompanyJson> for Company {
    type Error = ();

    fn try_from(json: CompanyJson) -> Result<Self, ()> {
        Ok(Self {
            name: json.name,
            phone: Phone::parse(&json.phone).ok_or(())?,
            account_number: AccountNumber::parse(&json.account_number).map_err(drop)?,
            balance: json.balance.try_into()?,
        })
    }
}

impl TryFrom<BalanceJson> for Balance {
    type Error = ();

    fn try_from(json: BalanceJson) -> Result<Self, ()> {
        Ok(Self {
            amount: Kopiykas(json.kopiykas),
            as_of: parse_iso(&json.as_of).ok_or(())?,
        })
    }
}

impl TryFrom<TariffsJson> for Tariffs {
    type Error = ();

    fn try_from(json: TariffsJson) -> Result<Self, ()> {
        Ok(Self {
            gas: UnitPrice::parse(&json.gas_price).ok_or(())?,
            delivery: Kopiykas(json.delivery_kopiykas),
        })
    }
}

impl TryFrom<SubsidyJson> for Subsidy {
    type Error = ();

    fn try_from(json: SubsidyJson) -> Result<Self, ()> {
        Ok(Self {
            monthly: Kopiykas(json.kopiykas),
            until: parse_iso(&json.until).ok_or(())?,
        })
    }
}

impl TryFrom<MeterJson> for Meter {
    type Error = ();

    fn try_from(json: MeterJson) -> Result<Self, ()> {
        Ok(Self {
            id: MeterId(json.id),
            serial: json.serial,
            model: json.model,
            location: json.location,
            register: Register {
                digits: json.digits,
            },
            next_verification_on: json
                .next_verification_on
                .map(|day| parse_iso(&day).ok_or(()))
                .transpose()?,
            last_reading: json.last_reading.map(TryInto::try_into).transpose()?,
            standing: json.standing.map(TryInto::try_into).transpose()?,
            rejected: json.rejected.map(Into::into),
            usual: json.usual.map(|usual| UsualConsumption {
                from: CubicMetres(usual.from_m3),
                to: CubicMetres(usual.to_m3),
            }),
        })
    }
}

impl TryFrom<LastJson> for LastReading {
    type Error = ();

    fn try_from(json: LastJson) -> Result<Self, ()> {
        Ok(Self {
            value: MeterIndex(json.value),
            taken_on: parse_iso(&json.taken_on).ok_or(())?,
            source: source(&json.source),
        })
    }
}

impl TryFrom<StandingJson> for StandingReading {
    type Error = ();

    fn try_from(json: StandingJson) -> Result<Self, ()> {
        Ok(Self {
            id: ReadingId(json.id),
            value: MeterIndex(json.value),
            taken_on: parse_iso(&json.taken_on).ok_or(())?,
            source: source(&json.source),
        })
    }
}

impl From<RejectedJson> for RejectedReading {
    fn from(json: RejectedJson) -> Self {
        Self {
            id: ReadingId(json.id),
            value: MeterIndex(json.value),
            reason: reason(json.reason),
        }
    }
}

/// Why a reading was planned or rejected. An unknown word is kept as [`Reason::Other`].
pub(crate) fn reason(word: String) -> Reason {
    match word.as_str() {
        "no_reading_submitted" => Reason::NoReadingSubmitted,
        "meter_not_accessible" => Reason::MeterNotAccessible,
        "value_not_plausible" => Reason::ValueNotPlausible,
        "meter_replacement_unknown" => Reason::MeterReplacementUnknown,
        _ => Reason::Other(word),
    }
}

/// Where a reading came from. An unknown word is kept as [`Source::Other`].
pub(crate) fn source(word: &str) -> Source {
    match word {
        "consumer" => Source::Consumer,
        "operator" => Source::Operator,
        "planned" => Source::Planned,
        "other_channel" => Source::OtherChannel,
        other => Source::Other(other.to_owned()),
    }
}

#[derive(Deserialize)]
pub(super) struct WindowJson {
    is_open: bool,
    opens_on: String,
    closes_on: String,
    counts_for: String,
    today: String,
}

impl TryFrom<WindowJson> for ReadingWindow {
    type Error = ();

    fn try_from(json: WindowJson) -> Result<Self, ()> {
        let day = |text: &str| parse_iso(text).ok_or(());
        Ok(Self {
            is_open: json.is_open,
            opens_on: day(&json.opens_on)?,
            closes_on: day(&json.closes_on)?,
            counts_for: Period::parse(&json.counts_for).ok_or(())?,
            today: day(&json.today)?,
        })
    }
}

/// The contract's home, for the tests of those who show it.
#[cfg(all(test, not(target_arch = "wasm32")))]
pub(super) fn example() -> Account {
    crate::contract::decode::<AccountJson>("Account")
        .try_into()
        .unwrap_or_else(|()| panic!("the contract's account"))
}

#[cfg(test)]
mod tests;
