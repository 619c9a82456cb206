//! Where a page dies: before or after any of its steps, and in the middle of a request.

use std::cell::Cell;
use std::future::Future;
use tokio::sync::Notify;

/// Counts a page's steps; at the last one it is dead and does nothing more.
pub struct Fuse {
    left: Cell<Option<u64>>,
    blown: Notify,
}

impl Fuse {
    /// `None`: this page lives on.
    pub fn after(steps: Option<u64>) -> Self {
        Self {
            left: Cell::new(steps),
            blown: Notify::new(),
        }
    }

    /// A place where the page may die.
    pub async fn step(&self) {
        match self.left.get() {
            None => {}
            Some(0) => {
                self.blown.notify_one();
                std::future::pending::<()>().await;
            }
            Some(left) => self.left.set(Some(left - 1)),
        }
    }

    /// What the page does, as far as it comes: `None` where it died.
    pub async fn live<T>(&self, page: impl Future<Output = T>) -> Option<T> {
        tokio::select! {
            biased;
            () = self.blown.notified() => None,
            done = page => Some(done),
        }
    }
}
