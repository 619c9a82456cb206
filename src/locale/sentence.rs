//! A sentence around what changes in it.

pub fn around([before, after]: [&str; 2], value: &str) -> String {
    [before, value, after].concat()
}

pub fn between([before, between, after]: [&str; 3], one: &str, other: &str) -> String {
    [before, one, between, other, after].concat()
}
