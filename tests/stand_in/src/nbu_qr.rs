//! What a bank's app reads from a QR: a payment order in the form of the National Bank (Resolution 97, version 002).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::payees::{self, PayeeJson};
use crate::payment_options::QR;

/// An address of the bank's, the order behind it: UTF-8, lines ended by a line feed, as the payment options tell.
pub(crate) fn link(payee: &PayeeJson, kopiykas: i64) -> String {
    let sum = format!("UAH{}.{:02}", kopiykas / 100, kopiykas % 100);
    let purpose = payees::purpose(payee);
    let order = [
        "BCD",
        QR.version,
        "1",
        "UCT",
        "",
        &payee.name,
        &payee.iban,
        &sum,
        &payee.code,
        "",
        "",
        &purpose,
        "",
    ];
    QR.url.to_owned() + &URL_SAFE_NO_PAD.encode(order.join("\n"))
}
