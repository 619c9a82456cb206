//! «Тут усі наші домівки: моя, мамина, дача. Як кожна зветься, хто її обслуговує, які в неї номери?»
//!
//! Two addresses of one task: the list, and one home with its two companies.

mod api;
mod form;
mod home;
mod keeping;
mod list;
mod words;

pub use home::AccountPage;
pub use list::AccountsPage;
