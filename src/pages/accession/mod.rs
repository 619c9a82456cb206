//! «Чи є в мене договір, і як приєднатися?»

mod answers;
mod api;
mod check;
mod documents;
mod facts;
mod form;
mod made;
mod model;
mod page;
mod statement;
mod submission;
mod ways;
mod words;

pub use page::AccessionPage;
pub use statement::StatementPage;
