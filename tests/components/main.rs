//! Components in a real browser: what a person or a screen reader finds by role and by name, what they do with it,
//! and what comes of it. `make components` runs them.
#![cfg(target_arch = "wasm32")]

mod cabinet; // a page with everything around it
mod contract; // its examples
mod look; // find by role and by name
mod mount; // put a view on the page, and take it away
mod person; // type, press, choose
mod photo; // a photo made ready, and how a person gives one
mod replaced; // ours in place of a function of the browser's
mod server; // answers instead of a network
mod taken; // a file that is handed over
mod time; // let the page come to rest; hold its timers

mod accession;
mod all_meters;
mod appointments;
mod attachments;
mod balance;
mod benefits;
mod booking;
mod button;
mod chart;
mod checkbox;
mod code_page;
mod corrections;
mod dates;
mod dialog;
mod equipment;
mod error_summary;
mod everything;
mod feedback;
mod feedback_lists;
mod feedback_thread;
mod field;
mod format;
mod help;
mod history;
mod homes;
mod http;
mod http_writes;
mod identity;
mod invoice_files;
mod invoices;
mod lists;
mod load;
mod loaded;
mod notices;
mod overview_money;
mod password;
mod payment_begun;
mod payment_late;
mod payment_state;
mod payments;
mod profile;
mod radios;
mod reading_page;
mod receipt;
mod recovery;
mod register;
mod registration;
mod registration_steps;
mod select;
mod settlements;
mod setup;
mod shelf;
mod shell;
mod sign_in_form;
mod sign_in_page;
mod statement;
mod storage;
mod table;
mod title;
mod unsent;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
