//! What Trunk tells its hooks.

use anyhow::{Context, Result};
use std::{env, path::PathBuf};

pub struct Trunk {
    /// Where this build is put together; Trunk moves it to `dist` when all went well.
    pub staging: PathBuf,
    /// The path the site is served under, with a slash at both ends.
    pub base: String,
    pub release: bool,
}

impl Trunk {
    pub fn from_env() -> Result<Self> {
        let staging = env::var_os("TRUNK_STAGING_DIR")
            .context("TRUNK_STAGING_DIR is not set: `bundle site` is a hook, run `make build`")?;
        Ok(Self {
            staging: staging.into(),
            base: base(&env::var("TRUNK_PUBLIC_URL").unwrap_or_default()),
            release: env::var("TRUNK_PROFILE").as_deref() == Ok("release"),
        })
    }
}

fn base(public_url: &str) -> String {
    match public_url.trim_matches('/') {
        "" => "/".to_owned(),
        path => format!("/{path}/"),
    }
}

#[cfg(test)]
mod tests {
    use super::base;

    #[test]
    fn a_base_has_a_slash_at_both_ends() {
        for (given, wanted) in [
            ("", "/"),
            ("/", "/"),
            ("cabinet", "/cabinet/"),
            ("/a/b", "/a/b/"),
        ] {
            assert_eq!(base(given), wanted);
        }
    }
}
