//! Of a reading and of a payment no more than an entry about them needs: their reference, and whose they are.

use crate::domain::account::AccountId;
use crate::domain::bill::PaymentId;
use crate::domain::reading::ReadingId;
use crate::http::{Api, Error};
use crate::js::encoded;
use serde::Deserialize;

/// Its reference.
pub fn reading(
    api: Api,
    home: &AccountId,
    id: &ReadingId,
) -> impl Future<Output = Result<String, Error>> + use<> {
    let path = ["/accounts/", &home.0, "/readings/", &encoded(&id.0)].concat();
    let answer = api.get::<ReadingJson>("reading", path);
    async { Ok(answer.await?.reference) }
}

/// Its reference, and the home it is for.
pub fn payment(
    api: Api,
    id: &PaymentId,
) -> impl Future<Output = Result<(AccountId, String), Error>> + use<> {
    let path = ["/payments/", &encoded(&id.0)].concat();
    let answer = api.get::<PaymentJson>("payment", path);
    async {
        let payment = answer.await?;
        Ok((AccountId(payment.account_id), payment.reference))
    }
}

#[derive(Deserialize)]
struct ReadingJson {
    reference: String,
}

#[derive(Deserialize)]
struct PaymentJson {
    account_id: String,
    reference: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::decode;

    #[test]
    fn the_contracts_reading_and_payment_have_a_reference() {
        assert!(
            decode::<ReadingJson>("ReadingReceived")
                .reference
                .starts_with("П-")
        );
        let payment = decode::<PaymentJson>("PaymentCreated");
        assert!(payment.reference.starts_with("О-") && !payment.account_id.is_empty());
    }
}
