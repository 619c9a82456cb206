//! The device's shelf, in the browser's real IndexedDB.

use crate::replaced::Replaced;
use gas_cabinet::domain::account::AccountId;
use gas_cabinet::domain::meter::{MeterId, MeterIndex};
use gas_cabinet::domain::reading::ReadingId;
use gas_cabinet::http::IdempotencyKey;
use gas_cabinet::outbox::shelf::{Device, NotPut};
use gas_cabinet::outbox::{Broken, Parcel, Shelf, State, drop_photo, keep_photo, photo};
use gas_cabinet::storage;
use js_sys::Uint8Array;
use leptos::prelude::window;
use wasm_bindgen_test::wasm_bindgen_test;

/// Of meter `m-1`, made at `at`.
pub fn parcel(meter: &str, at: f64) -> Parcel {
    Parcel {
        key: IdempotencyKey::random(),
        account: AccountId("a-1500000015".into()),
        meter: MeterId(meter.into()),
        serial: "0070415".into(),
        value: MeterIndex(4405),
        taken_on: "2026-11-03".into(),
        body: r#"{"meter_id":"m-1","value":4405,"taken_on":"2026-11-03"}"#.into(),
        made_at: at,
        tries: 0,
        first_sent_at: None,
        in_doubt: false,
        not_before: 0.0,
        has_photo: false,
        photo_refused: false,
        state: State::Waiting,
    }
}

async fn all() -> Vec<Parcel> {
    Device.all().await.expect("a shelf")
}

fn bytes() -> Uint8Array {
    Uint8Array::from([0xFF, 0xD8, 0xFF, 1].as_slice())
}

async fn photo_of(parcel: &Parcel) -> Option<Vec<u8>> {
    let kept = photo(parcel.key.as_str()).await.expect("a shelf");
    kept.map(|bytes| bytes.to_vec())
}

#[wasm_bindgen_test]
async fn a_parcel_lies_there_to_the_letter_until_it_is_removed() {
    storage::wipe_mine();
    let (late, early) = (parcel("m-1", 2.0), parcel("m-2", 1.0));
    for parcel in [&late, &early] {
        Device.add(parcel, None).await.expect("kept");
    }
    assert_eq!(all().await, [early.clone(), late.clone()], "oldest first");
    let sent = Parcel {
        tries: 1,
        in_doubt: true,
        ..late.clone()
    };
    Device.put(&sent).await.expect("kept");
    Device.remove(&early.key).await.expect("removed");
    assert_eq!(all().await, [sent]);
    storage::wipe_mine();
}

#[wasm_bindgen_test]
async fn a_second_number_of_a_meter_never_lies_beside_one_that_waits() {
    storage::wipe_mine();
    let (one, other) = (parcel("m-1", 1.0), parcel("m-1", 2.0));
    let (first, second) =
        futures::future::join(Device.add(&one, None), Device.add(&other, None)).await;
    assert_eq!(first, Ok(()));
    assert_eq!(second, Err(NotPut::Another(Box::new(one.clone()))));
    let delivered = Parcel {
        state: State::Delivered(ReadingId("r-1".into())),
        ..one
    };
    Device.put(&delivered).await.expect("kept");
    assert_eq!(
        Device.add(&other, None).await,
        Ok(()),
        "that one is settled"
    );
    storage::wipe_mine();
}

#[wasm_bindgen_test]
async fn a_photo_comes_and_goes_with_its_parcel() {
    storage::wipe_mine();
    let mut with_photo = parcel("m-1", 1.0);
    with_photo.has_photo = true;
    Device.add(&with_photo, Some(&bytes())).await.expect("kept");
    assert_eq!(photo_of(&with_photo).await, Some(bytes().to_vec()));
    with_photo.has_photo = false;
    Device.put(&with_photo).await.expect("kept");
    assert_eq!(photo_of(&with_photo).await, None);
    storage::wipe_mine();
}

#[wasm_bindgen_test]
async fn a_photo_of_a_draft_is_kept_replaced_and_dropped() {
    storage::wipe_mine();
    let name = "draft:m-1";
    assert!(photo(name).await.expect("a shelf").is_none());
    keep_photo(name, &Uint8Array::new_with_length(3))
        .await
        .expect("kept");
    keep_photo(name, &bytes()).await.expect("kept");
    let kept = photo(name).await.expect("a shelf").expect("a photo");
    assert_eq!(kept.to_vec(), bytes().to_vec());
    drop_photo(name).await.expect("dropped");
    assert!(photo(name).await.expect("a shelf").is_none());
}

#[wasm_bindgen_test]
async fn a_wipe_takes_all_of_it_and_what_was_on_its_way_stays_away() {
    let on_its_way = parcel("m-1", 1.0);
    Device.add(&on_its_way, Some(&bytes())).await.expect("kept");
    storage::wipe_mine();
    assert_eq!(Device.put(&on_its_way).await, Err(Broken));
    assert_eq!(all().await, []);
    assert_eq!(photo_of(&on_its_way).await, None);
}

#[wasm_bindgen_test]
async fn what_one_person_left_never_reaches_the_next() {
    storage::claim_for("c-7f3a91d04e62");
    let hers = parcel("m-1", 1.0);
    Device.add(&hers, None).await.expect("kept");
    storage::claim_for("c-7f3a91d04e62");
    assert_eq!(all().await, [hers]);
    storage::claim_for("c-000000000002");
    assert_eq!(all().await, []);
    storage::wipe_mine();
}

#[wasm_bindgen_test]
async fn a_device_that_keeps_nothing_says_so_and_holds_it_in_memory() {
    let databases = window().indexed_db().expect("allowed").expect("there");
    let forbids = js_sys::Function::new_no_args("throw new DOMException('', 'SecurityError')");
    let _forbidden = Replaced::put(&databases, "open", &forbids);
    let parcel = parcel("m-1", 1.0);
    assert_eq!(Device.add(&parcel, None).await, Err(NotPut::Broken));
    Device.hold(parcel.clone(), Some(bytes()));
    assert!(Device.holds(&parcel.key));
    let sent = Parcel {
        tries: 1,
        has_photo: true,
        ..parcel
    };
    Device.put(&sent).await.expect("held");
    assert_eq!(all().await, [sent.clone()]);
    assert_eq!(photo_of(&sent).await, Some(bytes().to_vec()));
    Device.remove(&sent.key).await.expect("removed");
    assert_eq!(all().await, []);
}
