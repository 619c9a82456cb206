//! The cabinet on a page of the company's site.

use hosting::{Nginx, Release, WITHIN_A_SITE};
use std::fs;

const PAGE: &str = "<gas-cabinet api=\"/api/v1\" base=\"/cabinet\"></gas-cabinet>";
const NEWS: &str = "Новини";

fn site(release: &Release) -> Nginx {
    let nginx = Nginx::start(WITHIN_A_SITE, &release.0, &[]);
    fs::write(nginx.site().join("cabinet.html"), PAGE).expect("a page");
    fs::write(nginx.site().join("cabinet-news"), NEWS).expect("a page");
    nginx
}

#[test]
fn every_address_below_the_base_is_the_company_s_page_and_no_other() {
    let release = Release::here();
    let nginx = site(&release);
    let mut connection = nginx.connect();
    for address in [
        "/cabinet",
        "/cabinet/",
        "/cabinet/readings/new",
        "/cabinet/accounts/a-15?meter=m-7",
    ] {
        let answer = connection.get(address, &[]);
        assert_eq!(
            (answer.status, answer.text().as_str()),
            (200, PAGE),
            "{address}"
        );
        // The site's own policy, not that of the standalone page.
        assert_eq!(answer.header("content-security-policy"), None, "{address}");
    }
    assert_eq!(connection.get("/cabinet-news", &[]).text(), NEWS);
    assert_eq!(connection.get("/nowhere", &[]).status, 404);
}

#[test]
fn the_release_beside_it_is_served_as_on_an_address_of_its_own() {
    let release = Release::here();
    let nginx = site(&release);
    let mut connection = nginx.connect();
    let set = release.set();
    let main = format!("/gas-cabinet/{set}/main_bg.wasm");
    let answer = connection.get(&main, &[("Accept-Encoding", "br")]);
    assert_eq!(answer.status, 200);
    for (name, value) in [
        ("content-type", "application/wasm"),
        ("content-encoding", "br"),
        ("cache-control", "public, max-age=31536000, immutable"),
    ] {
        assert_eq!(answer.header(name), Some(value));
    }
    let page = release.read("index.html");
    for address in ["/gas-cabinet/", "/gas-cabinet/readings/new"] {
        let answer = connection.get(address, &[]);
        assert_eq!(
            (answer.status, answer.header("cache-control")),
            (200, Some("no-cache")),
            "{address}"
        );
        assert!(
            answer.header("content-security-policy").is_some() && answer.body == page,
            "{address}"
        );
    }
    for gone in [
        "/gas-cabinet/assets/0000000000000000/main.js",
        "/gas-cabinet/assets/0000000000000000/piece",
        "/gas-cabinet/no.js",
    ] {
        let answer = connection.get(gone, &[]);
        assert_eq!(
            (answer.status, answer.header("cache-control")),
            (404, Some("no-cache")),
            "{gone}"
        );
    }
    let loader = connection.get("/gas-cabinet/gas-cabinet.js", &[]);
    assert_eq!(
        (loader.status, loader.header("cache-control")),
        (200, Some("no-cache"))
    );
}
