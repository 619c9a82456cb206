//! Components of plain values: they know neither the API nor the session.

mod button;
mod chart;
mod checkbox;
mod choice;
mod dialog;
mod error_summary;
mod field;
mod form_page;
mod loaded;
mod more;
mod notice;
mod page;
mod register;
mod select;
mod shell;
mod summary;
mod table;
mod trail;

pub use button::{Button, ButtonKind, LinkButton};
pub use chart::{Bar, Chart};
pub use checkbox::Checkbox;
pub use choice::{Choice, Radios};
pub use dialog::Dialog;
pub use error_summary::{ErrorSummary, Fault};
pub use field::{Field, PasswordField};
pub use form_page::{FormPage, FormWords, fault_of};
pub use loaded::{Failed, Failure, Loaded, Waiting};
pub use more::More;
pub use notice::{Notice, Tone};
pub use page::{Arrival, Title, focus};
pub use register::RegisterView;
pub use select::Select;
pub use shell::{NavLink, Shell};
pub use summary::{Summary, SummaryRow};
pub use table::{Column, Table};
pub use trail::{Step, StepState, Trail};
