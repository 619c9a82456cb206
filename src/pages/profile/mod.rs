//! «Хто я тут, як мене знайти, хто ще має доступ — і що станеться, якщо я піду?»
//!
//! Everything at a glance, and a page for each thing that can be changed.

mod all;
mod api;
mod close;
mod code;
mod contact;
mod devices;
mod export;
mod form;
mod model;
mod name;
mod notices;
mod page;
mod password;
mod words;

pub use all::ProfilePage;
pub use close::{ClosePage, ClosedPage};
pub use code::CodePage;
pub use contact::ContactPage;
pub use devices::DevicesPage;
pub use export::ExportPage;
pub use name::NamePage;
pub use notices::NoticesPage;
pub use password::PasswordPage;
