//! A visit to the company (запис на прийом).

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AppointmentId(pub String);
