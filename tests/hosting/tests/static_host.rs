//! `docs/hosting/static` says the same as `docs/hosting/nginx`, as far as such a host can.

use hosting::{Nginx, OWN_ADDRESS, Release, headers_of_a_static_host};

#[test]
fn a_static_host_gives_files_the_same_headers() {
    let release = Release::here();
    let nginx = Nginx::start(OWN_ADDRESS, &release.0, &[]);
    let mut connection = nginx.connect();
    for name in release.files() {
        let address = format!("/{name}");
        let here = connection.get(&address, &[]);
        let there = headers_of_a_static_host(&address);
        assert!(there.len() >= 5, "{there:?}");
        for (name, value) in &there {
            assert_eq!(here.header(name), Some(value.as_str()), "{address}");
        }
        // Such hosts ask about everything each time that is not said to stay.
        let is_kept = there.iter().any(|(name, _)| name == "cache-control");
        assert_eq!(
            is_kept,
            here.header("cache-control") != Some("no-cache"),
            "{address}"
        );
    }
}
