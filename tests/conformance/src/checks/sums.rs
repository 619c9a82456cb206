//! What has to add up. The cabinet reckons it too, and says aloud on the page where it does not.

use serde_json::Value;

use crate::client::Ask;
use crate::inspection::{Inspection, Wish};

const ALOUD: &str =
    "The cabinet adds it up too, and tells the consumer on the page that it does not add up.";

/// Months, newest first.
pub fn ledger(it: &mut Inspection, ask: &Ask, ledger: &Value) {
    let months = ledger["months"].as_array().cloned().unwrap_or_default();
    for month in &months {
        let (Some(closing), Some(reckoned)) = (month["closing"].as_i64(), closing(month)) else {
            continue;
        };
        it.expect(
            closing == reckoned,
            ask,
            &Wish {
                at: "months[].closing",
                came: format!(
                    "a month whose closing is {} kopiykas off",
                    (closing - reckoned).abs()
                ),
                wanted: "opening + charged − benefit − subsidy + recalculated + penalty − paid",
                why: ALOUD,
            },
        );
    }
    for pair in months.windows(2) {
        let follows = pair[0]["opening"] == pair[1]["closing"];
        it.expect(
            follows || !pair[0]["opening"].is_i64(),
            ask,
            &Wish {
                at: "months[].opening",
                came: "a month that begins with another sum than the month before ends with"
                    .to_owned(),
                wanted: "the closing of the month before",
                why: ALOUD,
            },
        );
    }
}

fn closing(month: &Value) -> Option<i64> {
    let sum = |name: &str| month[name].as_i64();
    Some(
        sum("opening")? + sum("charged")? - sum("benefit")? - sum("subsidy")?
            + sum("recalculated")?
            + sum("penalty")?
            - sum("paid")?,
    )
}

pub fn invoice(it: &mut Inspection, ask: &Ask, invoice: &Value) {
    for part in invoice["parts"].as_array().into_iter().flatten() {
        let lines = part["lines"].as_array().into_iter().flatten();
        let lines: i64 = lines.filter_map(|line| line["kopiykas"].as_i64()).sum();
        let sum = |name: &str| part[name].as_i64();
        let (Some(total), Some(opening), Some(paid), Some(to_pay)) =
            (sum("total"), sum("opening"), sum("paid"), sum("to_pay"))
        else {
            continue;
        };
        it.expect(
            total == lines,
            ask,
            &Wish {
                at: "parts[].total",
                came: format!("a total {} kopiykas off", (total - lines).abs()),
                wanted: "the sum of its lines' kopiykas",
                why: ALOUD,
            },
        );
        it.expect(
            to_pay == opening - paid + total,
            ask,
            &Wish {
                at: "parts[].to_pay",
                came: format!(
                    "a sum {} kopiykas off",
                    (to_pay - opening + paid - total).abs()
                ),
                wanted: "opening − paid + total",
                why: ALOUD,
            },
        );
    }
}
