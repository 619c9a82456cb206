//! The rush of the first five days, simulated with the cabinet's own retry policy.

pub mod chance;
pub mod rush;
