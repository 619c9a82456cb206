//! A payment: by way of whom one can pay, what is paid, and how far it has come.

use crate::domain::account::AccountId;
use crate::domain::bill::{InvoiceId, InvoiceMention, Payee, PaymentId, Service};
use crate::domain::fee::Fee;
use crate::domain::money::Kopiykas;
use crate::domain::nbu_qr::QrSettings;
use chrono::NaiveDate;

/// By way of whom one can pay, and to whom the money goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    pub providers: Vec<Provider>,
    /// With what a payment order says it is for. Gas first, then delivery.
    pub payees: Vec<(Payee, String)>,
    /// `None` where the code would be one that this version cannot make.
    pub qr: Option<QrSettings>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provider {
    pub code: String,
    pub name: String,
    /// `None`: it tells the fee on its own page.
    pub fee: Option<Fee>,
}

/// The invoice that a person came from: what of it is not paid, by service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvoiceDue {
    pub mention: InvoiceMention,
    pub outstanding: Vec<(Service, Kopiykas)>,
}

/// What is to be paid, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPayment {
    pub service: Service,
    pub amount: Kopiykas,
    pub provider: Provider,
    pub invoice: Option<InvoiceId>,
}

/// Another payment of the same thing, which the person is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Second {
    /// What is on its way, or in the ledger already, covers it.
    AlreadyPaid,
    /// Another one is at the provider's.
    BeingPaid,
}

/// That one, where it is this person's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    pub id: PaymentId,
    pub reference: String,
    pub amount: Kopiykas,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Payment {
    pub id: PaymentId,
    /// Any of the person's, not only the one being looked at.
    pub home: AccountId,
    /// What a consumer can name on the phone.
    pub reference: String,
    pub payee: Payee,
    /// What the company gets.
    pub amount: Kopiykas,
    /// `None`: the provider tells it on its own page.
    pub fee: Option<Kopiykas>,
    pub provider: String,
    pub invoice: Option<InvoiceMention>,
    pub stage: Stage,
    /// Why it was refused or abandoned.
    pub reason: Option<Reason>,
    pub created_at: String,
    /// `None` once it cannot be sent any more.
    pub checkout: Option<Checkout>,
    /// By when it will be in the ledger, or since when it is.
    pub ledger_day: Option<NaiveDate>,
    pub receipt: Option<Receipt>,
    /// Oldest first.
    pub trail: Vec<Passed>,
}

/// How far a payment has come, by the provider's word alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The form was not sent yet.
    Created,
    /// The provider has it, its word is awaited.
    Pending,
    /// Not in the ledger yet.
    Paid,
    InLedger,
    Refused,
    /// Given up, or its time is over.
    Abandoned,
    /// The money went back.
    Reversed,
    /// A status that this version does not know.
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    InsufficientFunds,
    DeclinedByBank,
    Cancelled,
    Expired,
    /// A reason that this version does not know.
    Other,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passed {
    pub stage: Stage,
    pub at: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    pub number: String,
    pub paid_at: String,
}

/// The form that goes to the provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkout {
    pub action: String,
    /// As a form writes it.
    pub method: &'static str,
    /// In this order.
    pub fields: Vec<(String, String)>,
}

impl Options {
    pub fn payee(&self, service: Service) -> Option<&(Payee, String)> {
        self.payees
            .iter()
            .find(|(payee, _)| payee.service == service)
    }

    pub fn provider(&self, code: &str) -> Option<&Provider> {
        self.providers.iter().find(|provider| provider.code == code)
    }
}

impl InvoiceDue {
    /// What of this part is not paid; `None` where nothing is.
    pub fn of(&self, service: Service) -> Option<Kopiykas> {
        let mut all = self.outstanding.iter();
        let (_, due) = all.find(|(of, due)| *of == service && due.0 > 0)?;
        Some(*due)
    }
}

impl Stage {
    /// It is not known yet what comes of it.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Created | Self::Pending | Self::Other)
    }

    /// Money was taken, and stayed so.
    pub fn is_paid(self) -> bool {
        matches!(self, Self::Paid | Self::InLedger)
    }

    /// No word of the provider's changes it any more, unless the money goes back.
    pub fn is_settled(self) -> bool {
        matches!(self, Self::InLedger | Self::Reversed)
    }

    /// It came to nothing, and may be tried again.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Refused | Self::Abandoned | Self::Reversed)
    }
}

impl Payment {
    /// What the person pays in all, where the fee is known.
    pub fn total(&self) -> Option<Kopiykas> {
        self.fee.and_then(|fee| self.amount.checked_add(fee))
    }

    /// It came to nothing, but the provider had it: its late word may still make it paid.
    pub fn may_turn_out_paid(&self) -> bool {
        match self.stage {
            Stage::Refused => true,
            Stage::Abandoned => self.was_at_provider(),
            _ => false,
        }
    }

    fn was_at_provider(&self) -> bool {
        let mut trail = self.trail.iter();
        trail.any(|passed| passed.stage == Stage::Pending)
    }
}
