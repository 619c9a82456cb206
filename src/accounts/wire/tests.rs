use super::*;
use crate::contract;
use crate::domain::account::Submitted;

#[test]
fn the_contracts_account_is_read_whole() {
    let json: AccountJson = contract::decode("Account");
    let account = Account::try_from(json).expect("an account");
    assert_eq!(account.operator.account_number.to_string(), "1500000015");
    assert_eq!(account.supplier.balance.amount, Kopiykas(-5620));
    assert_eq!(account.meters[0].register.digits, 5);
    assert_eq!(account.benefit.expect("a benefit").norm, CubicMetres(42));
    let tariffs = account.tariffs.expect("tariffs");
    assert_eq!(tariffs.gas.cost(CubicMetres(84)), Kopiykas(66_864));
    assert_eq!(tariffs.delivery, Kopiykas(14_230));
}

#[test]
fn the_contracts_list_of_homes_is_read() {
    let json: AccountsJson = contract::decode("Accounts");
    let homes = Vec::<AccountSummary>::try_from(json).expect("homes");
    let [home, mothers] = homes.as_slice() else {
        panic!("{homes:?}");
    };
    assert!(home.is_default && !mothers.is_default);
    assert_eq!(home.label.as_deref(), Some("Дім"));
    assert_eq!(home.submission(), Submitted::None);
    assert_eq!(home.due(), Some(Kopiykas(31_240)));
    assert_eq!(mothers.holder.full(), "Мельник Ганна Іванівна");
    assert_eq!(mothers.submission(), Submitted::All);
    assert_eq!(mothers.due(), None);
}

#[test]
fn the_contracts_windows_are_read() {
    for (name, open) in [("ReadingWindowOpen", true), ("ReadingWindowClosed", false)] {
        let window = ReadingWindow::try_from(contract::decode::<WindowJson>(name)).expect(name);
        assert_eq!(window.is_open, open);
    }
}

#[test]
fn an_unreadable_number_is_an_error_and_never_a_default() {
    let mut account = contract::example("Account");
    account["eic"]["consumer"] = "56XM25A01234567D".into();
    let json: AccountJson = serde_json::from_value(account).expect("json");
    assert!(Account::try_from(json).is_err());
}

#[test]
fn a_rejected_reading_comes_with_its_reason() {
    let mut account = contract::example("Account");
    account["meters"][0]["rejected"] = serde_json::json!({
        "id": "r-9", "value": 9405, "taken_on": "2026-11-02", "reason": "meter_replacement_unknown"
    });
    let json: AccountJson = serde_json::from_value(account).expect("json");
    let account = Account::try_from(json).expect("an account");
    let rejected = account.meters[0].rejected.as_ref().expect("a rejected one");
    assert_eq!(rejected.value, MeterIndex(9405));
    assert_eq!(rejected.reason, Reason::MeterReplacementUnknown);
    assert_eq!(reason("flood".into()), Reason::Other("flood".into()));
}

#[test]
fn an_unknown_source_is_kept_in_its_own_word() {
    assert_eq!(source("drone"), Source::Other("drone".into()));
}
