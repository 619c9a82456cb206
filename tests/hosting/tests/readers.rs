//! A page of another origin reads the loader and what that brings, if its origin is named, and nothing else.

use hosting::{Nginx, OWN_ADDRESS, Release};

const NAMED: &str = "https://www.company.example";

#[test]
fn a_named_origin_reads_the_loader_and_the_program() {
    let release = Release::here();
    let nginx = Nginx::start(OWN_ADDRESS, &release.0, &[]);
    let mut connection = nginx.connect();
    let mut read = Vec::new();
    for name in release.files() {
        let address = format!("/{name}");
        let named = connection.get(&address, &[("Origin", NAMED)]);
        let stranger = connection.get(
            &address,
            &[("Origin", "https://www.company.example.evil.example")],
        );
        assert_eq!(
            stranger.header("access-control-allow-origin"),
            None,
            "{name}"
        );
        let Some(origin) = named.header("access-control-allow-origin") else {
            continue;
        };
        assert_eq!(origin, NAMED, "{name}");
        // One address, two answers: a cache must not give the one for the other.
        assert!(stranger.all("vary").any(|vary| vary == "Origin"), "{name}");
        read.push(name);
    }
    let set = format!("{}/", release.set());
    let (program, others): (Vec<_>, Vec<_>) = read.iter().partition(|name| name.starts_with(&set));
    assert!(program.len() > 20, "{program:?}");
    let starts = ["cabinet-", "gas-cabinet-", "gas-cabinet.js", "release.json"];
    assert_eq!(others.len(), starts.len(), "{others:?}");
    for (name, start) in others.iter().zip(starts) {
        assert!(name.starts_with(start), "{others:?}");
    }
}
