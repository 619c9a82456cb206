//! What is owed to each of the two companies.

use super::wire::BalancesJson;
use crate::accounts::use_of_home;
use crate::domain::account::{AccountId, Standing};
use crate::domain::bill::{Coming, InvoiceMention, Payee, Service};
use crate::domain::money::Kopiykas;
use crate::http::{Api, Error};
use crate::load::Load;
use chrono::NaiveDate;

/// Both companies' balances of one home.
#[derive(Clone, Debug, PartialEq)]
pub struct Balances {
    /// In Europe/Kyiv.
    pub today: NaiveDate,
    /// Gas first, then delivery.
    pub of_services: Vec<ServiceBalance>,
    pub coming: Coming,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ServiceBalance {
    pub payee: Payee,
    /// Positive: debt. Negative: credit.
    pub amount: Kopiykas,
    pub as_of: NaiveDate,
    /// By when the newest invoice is to be paid; `None` where nothing is owed.
    pub due_on: Option<NaiveDate>,
    /// How much of the debt is past its day.
    pub overdue: Kopiykas,
    /// The newest one.
    pub invoice: Option<InvoiceMention>,
    /// The newest one in the ledger.
    pub last_payment: Option<LastPayment>,
    /// Paid here by anybody who has the home, and not in the ledger yet: not in `amount`.
    pub on_the_way: Kopiykas,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastPayment {
    pub amount: Kopiykas,
    pub paid_on: NaiveDate,
}

impl Balances {
    pub fn of(&self, service: Service) -> Option<&ServiceBalance> {
        let mut all = self.of_services.iter();
        all.find(|balance| balance.payee.service == service)
    }
}

impl ServiceBalance {
    pub fn standing(&self) -> Standing {
        Standing::of(self.amount)
    }

    /// What is left to pay when what is on its way has arrived.
    pub fn left_to_pay(&self) -> Option<Kopiykas> {
        let left = self.amount.checked_sub(self.on_the_way)?;
        (left.0 > 0).then_some(left)
    }
}

/// The balances of the home being looked at, read anew for the page that asks.
pub fn use_balances() -> Load<Balances, Error> {
    use_of_home(read_balances)
}

pub fn read_balances(
    api: Api,
    home: &AccountId,
) -> impl Future<Output = Result<Balances, Error>> + use<> {
    let path = ["/accounts/", &home.0, "/balances"].concat();
    let answer = api.get::<BalancesJson>("balances", path);
    async {
        answer.await?.try_into().map_err(|()| Error::Unreadable {
            endpoint: "balances",
        })
    }
}
