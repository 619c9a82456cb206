//! What is known of addresses: of each the newest. They are few, and a table of hashes would travel with the first visit.

/// Address → what is known of it.
pub struct ByAddress<T>(Vec<(String, T)>);

impl<T> ByAddress<T> {
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    pub fn put(&mut self, address: String, known: T) {
        match self.0.iter_mut().find(|(of, _)| *of == address) {
            Some((_, before)) => *before = known,
            None => self.0.push((address, known)),
        }
    }

    pub fn get(&self, address: &str) -> Option<&T> {
        let (_, known) = self.0.iter().find(|(of, _)| of == address)?;
        Some(known)
    }

    pub fn clear(&mut self) {
        self.0.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::ByAddress;

    #[test]
    fn the_newest_counts_until_all_is_forgotten() {
        let mut places = ByAddress::new();
        places.put("/readings".into(), 600);
        places.put("/help".into(), 7);
        places.put("/readings".into(), 40);
        assert_eq!(places.get("/readings"), Some(&40));
        assert_eq!(places.get("/help"), Some(&7));
        assert_eq!(places.get("/reading"), None);
        places.clear();
        assert_eq!(places.get("/help"), None);
    }
}
