//! A release behind nginx, with the configuration of `docs/hosting`.

mod api;
mod files;
mod logs;
mod pages;
mod readers;
mod release;
mod static_host;
mod within_a_site;
