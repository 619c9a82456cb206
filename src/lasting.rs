//! What is made when the first page asks for it, and then lives as long as the app: sign-in carries none of its code.

use leptos::prelude::*;

/// The app's own owner, in its contexts.
#[derive(Clone)]
pub struct Lasting(Owner);

impl Lasting {
    /// What will be made lives as long as the current owner.
    pub fn here() -> Self {
        Self(Owner::current().unwrap_or_default())
    }
}

/// The app's one `T`, made by `make` if it is not there yet.
pub fn lasting<T: Clone + Send + Sync + 'static>(make: impl FnOnce() -> T) -> T {
    if let Some(made) = use_context() {
        return made;
    }
    let Some(Lasting(owner)) = use_context() else {
        return make();
    };
    owner.with(|| {
        let made = make();
        provide_context(made.clone());
        made
    })
}
