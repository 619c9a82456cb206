use gas_cabinet::storage;
use leptos::prelude::{GetUntracked, Owner, window};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn what_is_kept_is_there_until_it_is_dropped() {
    storage::keep_mine("reading:m-1", "04405");
    assert_eq!(storage::mine("reading:m-1").as_deref(), Some("04405"));
    storage::drop_mine("reading:m-1");
    assert_eq!(storage::mine("reading:m-1"), None);
}

#[wasm_bindgen_test]
fn a_wipe_takes_everything_of_the_consumer_and_nothing_else() {
    for name in ["reading:m-1", "reading:m-2", "home"] {
        storage::keep_mine(name, "x");
    }
    storage::keep_taste("gc-lang", "en");
    let host = window().local_storage().expect("allowed").expect("there");
    host.set_item("the-site's-own", "x").expect("kept");
    storage::wipe_mine();
    for name in ["reading:m-1", "reading:m-2", "home"] {
        assert_eq!(storage::mine(name), None, "{name}");
    }
    assert_eq!(storage::taste("gc-lang").as_deref(), Some("en"));
    assert!(host.get_item("the-site's-own").expect("allowed").is_some());
    host.clear().expect("cleared");
}

#[wasm_bindgen_test]
fn what_one_person_left_is_not_there_for_the_next() {
    storage::claim_for("c-7f3a91d04e62");
    storage::keep_mine("reading:m-1", "04405");
    storage::claim_for("c-7f3a91d04e62");
    assert_eq!(storage::mine("reading:m-1").as_deref(), Some("04405"));
    storage::claim_for("c-000000000002");
    assert_eq!(storage::mine("reading:m-1"), None);
    storage::wipe_mine();
}

#[wasm_bindgen_test]
fn what_one_person_typed_is_not_there_for_whom_another_tab_signs_in() {
    storage::claim_for("c-2");
    let second = storage::mine("owner").expect("an owner");
    storage::wipe_mine();
    storage::claim_for("c-1");
    storage::keep_typed("feedback.text", "Моє ім’я…");
    storage::claim_for("c-1");
    let typed = || Owner::new().with(|| storage::typed("feedback.text").get_untracked());
    assert_eq!(typed(), "Моє ім’я…");
    // As the other tab leaves it.
    storage::keep_mine("owner", &second);
    storage::claim_for("c-2");
    assert_eq!(typed(), "");
    storage::wipe_mine();
}

#[wasm_bindgen_test]
fn who_it_is_is_not_kept_on_the_device() {
    storage::claim_for("c-7f3a91d04e62");
    let host = window().local_storage().expect("allowed").expect("there");
    for at in 0..host.length().expect("a length") {
        let key = host.key(at).expect("allowed").expect("a key");
        let value = host.get_item(&key).expect("allowed").expect("a value");
        assert!(!value.contains("7f3a91"), "{key}");
    }
    storage::wipe_mine();
}

#[wasm_bindgen_test]
fn a_sign_out_the_server_has_not_heard_of_is_remembered_past_a_wipe() {
    assert!(!storage::sign_out_is_owed());
    storage::owe_sign_out(true);
    storage::wipe_mine();
    assert!(storage::sign_out_is_owed());
    storage::owe_sign_out(false);
    assert!(!storage::sign_out_is_owed());
}
