//! What is chosen and typed, what it means, and what is wrong with it.

use super::model::{InvoiceDue, NewPayment, Options, Second};
use crate::billing::Balances;
use crate::domain::account::AccountId;
use crate::domain::bill::{InvoiceId, Service};
use crate::domain::money::Kopiykas;
use crate::form::Problems;
use crate::http::{Error, FieldRefusal};

/// The contract's limit: 1 000 000,00 ₴.
const MOST: Kopiykas = Kopiykas(100_000_000);

/// Everything that a payment is made up from.
#[derive(Clone, Debug, PartialEq)]
pub struct Desk {
    pub home: AccountId,
    pub options: Options,
    pub balances: Balances,
    /// The one that the person came from.
    pub invoice: Option<InvoiceDue>,
    /// The address names one that this home has not.
    pub is_invoice_missing: bool,
}

/// How much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SumKind {
    /// All that is left to pay.
    Debt,
    /// What of the invoice is not paid.
    Invoice,
    /// As typed.
    Own,
}

/// As chosen and typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Typed {
    pub service: Option<Service>,
    pub kind: Option<SumKind>,
    pub own: String,
    /// Its code.
    pub provider: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Service,
    /// The group of sums to choose from.
    HowMuch,
    /// One of the person's own.
    Sum,
    Provider,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    Missing,
    NotASum,
    Zero,
    /// Over a million hryvnias.
    TooMuch,
    /// The server does not take it.
    NotTaken,
}

impl Field {
    pub fn id(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::HowMuch => "how-much",
            Self::Sum => "sum",
            Self::Provider => "provider",
        }
    }
}

impl SumKind {
    const ALL: [Self; 3] = [Self::Debt, Self::Invoice, Self::Own];

    pub fn code(self) -> &'static str {
        match self {
            Self::Debt => "debt",
            Self::Invoice => "invoice",
            Self::Own => "own",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

impl Desk {
    /// What can be paid of a service without typing, by kind; a sum of one's own always can.
    pub fn sums(&self, service: Service) -> Vec<(SumKind, Kopiykas)> {
        let balance = self.balances.of(service);
        let debt = balance.and_then(|balance| balance.left_to_pay());
        let invoice = self
            .invoice
            .as_ref()
            .and_then(|invoice| invoice.of(service));
        let debt = debt.map(|sum| (SumKind::Debt, sum));
        let invoice = invoice.map(|sum| (SumKind::Invoice, sum));
        debt.into_iter().chain(invoice).collect()
    }

    /// The kind that counts: the chosen one where there is such, else the invoice one came from, else the debt. `None`
    /// where the person wanted an invoice that is not here: another sum is for them to choose.
    pub fn kind(&self, service: Service, chosen: Option<SumKind>) -> Option<SumKind> {
        let sums = self.sums(service);
        let is_there = |kind| sums.iter().any(|(of, _)| *of == kind);
        let chosen = chosen.filter(|kind| *kind == SumKind::Own || is_there(*kind));
        if chosen.is_some() || (self.is_invoice_missing && !sums.is_empty()) {
            return chosen;
        }
        let mut preferred = [SumKind::Invoice, SumKind::Debt].into_iter();
        let preferred = preferred.find(|kind| is_there(*kind));
        Some(preferred.unwrap_or(SumKind::Own))
    }

    /// Where the sum stands on the page.
    pub fn field_of_sum(&self, typed: &Typed) -> Field {
        let kind = typed
            .service
            .and_then(|service| self.kind(service, typed.kind));
        match kind {
            Some(SumKind::Own) => Field::Sum,
            _ => Field::HowMuch,
        }
    }

    /// The sum that is to be paid for a service.
    pub fn sum(&self, service: Service, typed: &Typed) -> Result<Kopiykas, Problem> {
        let kind = self.kind(service, typed.kind).ok_or(Problem::Missing)?;
        let sums = self.sums(service);
        let known = sums.iter().find(|(of, _)| *of == kind);
        let sum = match known {
            Some((_, sum)) => *sum,
            None if typed.own.trim().is_empty() => return Err(Problem::Missing),
            None => Kopiykas::parse(&typed.own).ok_or(Problem::NotASum)?,
        };
        match sum.0 {
            ..=0 => Err(Problem::Zero),
            _ if sum > MOST => Err(Problem::TooMuch),
            _ => Ok(sum),
        }
    }
}

/// What is to be paid, or what is wrong in the order of the page.
pub fn parse(typed: &Typed, desk: &Desk) -> Result<NewPayment, Problems<Field, Problem>> {
    let mut problems = Problems::default();
    if typed.service.is_none() {
        problems.add(Field::Service, Problem::Missing);
    }
    let sum = typed.service.map(|service| desk.sum(service, typed));
    if let Some(Err(problem)) = sum {
        problems.add(desk.field_of_sum(typed), problem);
    }
    let provider = typed
        .provider
        .as_deref()
        .and_then(|code| desk.options.provider(code));
    if provider.is_none() {
        problems.add(Field::Provider, Problem::Missing);
    }
    let new = match (typed.service, sum, provider) {
        (Some(service), Some(Ok(amount)), Some(provider)) => Some(NewPayment {
            service,
            amount,
            provider: provider.clone(),
            invoice: meant_for(desk, service, typed),
        }),
        _ => None,
    };
    problems.or(new)
}

fn meant_for(desk: &Desk, service: Service, typed: &Typed) -> Option<InvoiceId> {
    let invoice = desk.invoice.as_ref();
    let invoice = invoice.filter(|_| desk.kind(service, typed.kind) == Some(SumKind::Invoice));
    invoice.map(|invoice| invoice.mention.id.clone())
}

/// Whether the server asks about another payment of the same thing.
pub fn second(error: &Error) -> Option<Second> {
    let Error::Refused(refusal) = error else {
        return None;
    };
    let of = |field: &FieldRefusal| match field.code.as_str() {
        "already_paid" => Some(Second::AlreadyPaid),
        "being_paid" => Some(Second::BeingPaid),
        _ => None,
    };
    refusal.fields.iter().find_map(of)
}

/// The server's refusal as problems of the fields, of the sum at `sum`; any other error as it came.
pub fn refusals(error: Error, sum: Field) -> Result<Problems<Field, Problem>, Error> {
    let Error::Refused(refusal) = &error else {
        return Err(error);
    };
    let mut problems = Problems::default();
    for refused in &refusal.fields {
        let field = match refused.field.as_str() {
            "service" => Field::Service,
            "kopiykas" | "invoice_id" => sum,
            "provider" => Field::Provider,
            _ => continue,
        };
        problems.add(field, Problem::NotTaken);
    }
    if problems.is_empty() {
        Err(error)
    } else {
        Ok(problems)
    }
}

#[cfg(test)]
mod tests;
