//! «Хочу прийти й поговорити.» With whom, where, when; moved or given up when plans change.

mod api;
mod calendar;
mod cancelling;
mod check;
mod choose;
mod days;
mod draft;
mod hours;
mod list;
mod model;
mod moving;
mod new;
mod office;
mod picker;
mod refusal;
mod reminding;
mod slot;
mod taken;
mod visit;
mod words;

pub use list::AppointmentsPage;
pub use moving::MoveAppointmentPage;
pub use new::NewAppointmentPage;
pub use visit::AppointmentPage;
