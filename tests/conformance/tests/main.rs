//! The contract with itself; a run against the stand-in, and against one that is broken, a way at a time.

mod breakages;
mod broken;
mod company;
mod contract;
mod good;
mod quiet;
mod words;
