//! A release as nginx serves it: nginx itself with the configuration of `docs/hosting`, the company's API behind it
//! played by the stand-in, and a client that hides nothing of what comes.

mod client;
mod nginx;
mod release;
mod upstream;

pub use client::{Answer, Connection};
pub use nginx::{Nginx, OWN_ADDRESS, WITHIN_A_SITE};
pub use release::{Release, headers_of_a_static_host};
pub use upstream::{PAYMENT_HOSTS, Upstream};
