//! The log tells what happened, and nothing about the person it happened to.

use hosting::{Nginx, OWN_ADDRESS, Release, WITHIN_A_SITE};

#[test]
fn a_log_names_no_person() {
    let release = Release::here();
    let set = release.set();
    let mut nginx = Nginx::start(OWN_ADDRESS, &release.0, &[]);
    let mut connection = nginx.connect();
    let said = [
        ("User-Agent", "Phone of Halyna"),
        ("Referer", "https://www.company.example/?halyna"),
    ];
    for address in [
        "/accounts/a-1500000015?meter=m-70415",
        "/api/v1/accounts/a-1500000015/readings?limit=10",
        "/readings/r-417",
        "/readings/new",
        &format!("/{set}/main.js"),
    ] {
        connection.get(address, &said);
    }
    // Ended, so that all of it is written.
    nginx.stop();
    let log = nginx.log("access.log");
    let paths: Vec<&str> = log
        .lines()
        .filter_map(|line| line.split(' ').nth(3))
        .collect();
    let main = format!("/{set}/main.js");
    let page = "/index.html";
    assert_eq!(
        paths,
        [page, "/api/v1/accounts/...", page, page, &main],
        "{log}"
    );
    for personal in ["1500000015", "70415", "417", "alyna", "127.0.0.1"] {
        assert!(!log.contains(personal), "{personal} in:\n{log}");
    }
}

#[test]
fn nor_does_that_of_a_site_around() {
    let release = Release::here();
    let mut nginx = Nginx::start(WITHIN_A_SITE, &release.0, &[]);
    let mut connection = nginx.connect();
    connection.get("/cabinet/accounts/a-1500000015?meter=m-70415", &[]);
    nginx.stop();
    let log = nginx.log("access.log");
    assert_eq!(log.lines().count(), 1, "{log}");
    for personal in ["1500000015", "70415", "127.0.0.1"] {
        assert!(!log.contains(personal), "{personal} in:\n{log}");
    }
}
