use super::*;

#[test]
fn every_route_is_found_again_by_its_path() {
    for route in [
        Route::Overview,
        Route::SignIn,
        Route::Readings,
        Route::NewReading,
        Route::CheckReading,
        Route::AllMeters,
        Route::Unsent,
        Route::Dates,
        Route::Receipt(ReadingId("r-901".into())),
        Route::Identity,
        Route::Welcome,
        Route::Account(AccountId("a-1500000015".into())),
        Route::Closed,
        Route::Accounts,
        Route::Balance,
        Route::Settlements,
        Route::Benefits,
        Route::Invoices,
        Route::Invoice(InvoiceId("i-2026-10-1500000015".into())),
        Route::Payments,
        Route::NewPayment,
        Route::Payment(PaymentId("p-7".into())),
        Route::Feedback,
        Route::NewEntry,
        Route::Entry(EntryId("f-7".into())),
        Route::PublicBook,
        Route::Appointments,
        Route::Appointment(AppointmentId("v-7".into())),
        Route::MoveAppointment(AppointmentId("v-7".into())),
        Route::Equipment,
        Route::NewCorrection,
        Route::Correction(CorrectionId("c-7".into())),
        Route::Accession,
        Route::Statement,
        Route::Notices,
        Route::Help,
        Route::Everything,
    ] {
        assert_eq!(Route::from_path(&route.path()), Some(route));
    }
}

#[test]
fn every_step_of_a_task_is_found_again_by_its_path() {
    let steps = REGISTRATION.map(Route::Registration).into_iter();
    let steps = steps.chain(RECOVERY.map(Route::Recovery));
    let steps = steps.chain(BOOKING.map(Route::NewAppointment));
    for route in steps.chain(ADDING.map(Route::AddAccount)) {
        assert_eq!(Route::from_path(&route.path()), Some(route));
    }
    // A step of another task.
    assert_eq!(Route::from_path("/recovery/person"), None);
    assert_eq!(Route::from_path("/registrationcode"), None);
}

#[test]
fn every_page_of_the_profile_is_found_again_by_its_path() {
    for (part, rest) in parts::PROFILE {
        let path = ["/profile", rest].concat();
        assert_eq!(Route::Profile(part).path(), path);
        assert_eq!(Route::from_path(&path), Some(Route::Profile(part)));
    }
    assert_eq!(Route::from_path("/profile/email/code/x"), None);
    assert_eq!(Route::from_path("/profilename"), None);
}

#[test]
fn an_address_of_somebody_else_is_no_route() {
    for hostile in [
        "",
        "readings",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "https://evil.example/",
        "javascript:alert(1)",
        "/readings/../../admin",
        "/readings/%2e%2e",
        "/readings/new/check/x",
        "/readings/r-1?x=//evil.example",
    ] {
        assert_eq!(Route::from_path(hostile), None, "{hostile}");
    }
}

#[test]
fn of_a_foreign_query_the_meter_and_the_year_alone_are_kept() {
    let trusted = |address| trusted_path(address);
    assert_eq!(
        trusted("/readings/new?meter=m-1").as_deref(),
        Some("/readings/new?meter=m-1")
    );
    assert_eq!(
        trusted("/readings?meter=//evil").as_deref(),
        Some("/readings")
    );
    assert_eq!(
        trusted("/readings?meter=m-1&year=2024").as_deref(),
        Some("/readings?meter=m-1&year=2024")
    );
    assert_eq!(
        trusted("/equipment/correction?item=m-1&check=1").as_deref(),
        Some("/equipment/correction?item=m-1&check=1")
    );
    for foreign in [
        "x=1",
        "year=20/24",
        "year=2024&x=1",
        "year=2024&",
        "year",
        "meter=m-1&next=//evil",
    ] {
        let address = ["/readings?", foreign].concat();
        assert_eq!(
            trusted_path(&address).as_deref(),
            Some("/readings"),
            "{foreign}"
        );
    }
    assert_eq!(trusted("//evil.example?meter=m-1"), None);
    assert_eq!(trusted("/sign-in?next=/sign-in"), None);
}

#[test]
fn what_is_told_of_an_address_names_nobodys_things() {
    for (path, pattern) in [
        ("/readings/r-901", "/readings/:id"),
        ("/accounts/a-1500000015", "/accounts/:id"),
        ("/invoices/i-2026-10", "/invoices/:id"),
        ("/payments/p-7", "/payments/:id"),
        ("/feedback/f-7", "/feedback/:id"),
        ("/appointments/v-7", "/appointments/:id"),
        ("/appointments/v-7/move", "/appointments/:id/move"),
        ("/equipment/corrections/c-7", "/equipment/corrections/:id"),
        // A name that is a part of another word.
        ("/readings/r", "/readings/:id"),
        ("/readings/new/check", "/readings/new/check"),
    ] {
        let route = Route::from_path(path).expect(path);
        assert_eq!(route.pattern(), pattern);
    }
}

#[test]
fn an_address_is_read_under_its_base_alone() {
    assert_eq!(of_address("/cabinet", "/cabinet"), Some(Route::Overview));
    assert_eq!(
        of_address("/cabinet/readings", "/cabinet"),
        Some(Route::Readings)
    );
    assert_eq!(of_address("/cabinet-news", "/cabinet"), None);
    assert_eq!(of_address("/readings", "/cabinet"), None);
}

#[test]
fn only_signing_in_is_open_to_anyone() {
    assert_eq!(Route::SignIn.access(), Access::Anyone);
    assert_eq!(Route::Overview.access(), Access::SignedIn);
}
