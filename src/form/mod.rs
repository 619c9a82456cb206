//! Submission of a form, without a word of it: what was wrong, and how far it has come.

use leptos::prelude::*;
use leptos::task::spawn_local;
use std::future::Future;

/// What is wrong with each field, in the order of the fields on the page.
///
/// `P` is the slice's own type of problem; the same list holds what `parse` found and what the server refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems<F, P>(Vec<(F, P)>);

impl<F, P> Default for Problems<F, P> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<F: PartialEq, P> Problems<F, P> {
    pub fn one(field: F, problem: P) -> Self {
        Self(vec![(field, problem)])
    }

    pub fn add(&mut self, field: F, problem: P) {
        self.0.push((field, problem));
    }

    pub fn of(&self, field: &F) -> Option<&P> {
        self.0
            .iter()
            .find(|(of, _)| of == field)
            .map(|(_, problem)| problem)
    }

    pub fn iter(&self) -> impl Iterator<Item = &(F, P)> {
        self.0.iter()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `value` where nothing is wrong, else the problems.
    pub fn or<T>(self, value: Option<T>) -> Result<T, Self> {
        match value {
            Some(value) if self.is_empty() => Ok(value),
            _ => Err(self),
        }
    }
}

/// How far a submission has come.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Submission<E> {
    #[default]
    Idle,
    Sending,
    /// It did not get through, or was refused as a whole.
    Failed(E),
}

impl<E> Submission<E> {
    pub fn is_sending(&self) -> bool {
        matches!(self, Self::Sending)
    }
}

/// A form at work: what is wrong with it, and its one submission. Cheap to copy.
pub struct Form<F: 'static, P: 'static, E: 'static> {
    /// Not compared: the same fault once more is news too, and takes focus.
    pub problems: RwSignal<Problems<F, P>>,
    pub submission: RwSignal<Submission<E>>,
}

impl<F, P, E> Clone for Form<F, P, E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F, P, E> Copy for Form<F, P, E> {}

impl<F, P, E> Form<F, P, E>
where
    F: PartialEq + Send + Sync + 'static,
    P: Send + Sync + 'static,
    E: Send + Sync + 'static,
{
    pub fn new() -> Self {
        Self {
            problems: RwSignal::default(),
            submission: RwSignal::new(Submission::Idle),
        }
    }

    /// Sends what was parsed, or says what is wrong with it. A second press while one is under way does nothing.
    ///
    /// `refusals` turns what the server refused into problems of the fields, any other error stays as it came.
    pub fn submit<T, U, Sending>(
        self,
        parsed: impl FnOnce() -> Result<T, Problems<F, P>>,
        send: impl FnOnce(T) -> Sending,
        refusals: impl FnOnce(E) -> Result<Problems<F, P>, E> + 'static,
        done: impl FnOnce(U) + 'static,
    ) where
        Sending: Future<Output = Result<U, E>> + 'static,
    {
        if self.submission.with_untracked(Submission::is_sending) {
            return;
        }
        self.submission.set(Submission::Idle);
        let sending = match parsed() {
            Ok(value) => send(value),
            Err(found) => return self.problems.set(found),
        };
        self.problems.set(Problems::default());
        self.submission.set(Submission::Sending);
        spawn_local(async move {
            let outcome = sending.await;
            // Its page may have gone meanwhile: then the value comes back.
            if self.submission.try_set(Submission::Idle).is_some() {
                return;
            }
            match outcome.map_err(refusals) {
                Ok(answer) => done(answer),
                Err(Ok(found)) => self.problems.set(found),
                Err(Err(error)) => self.submission.set(Submission::Failed(error)),
            }
        });
    }

    /// What is typed now is another try: the last one says nothing of it. One under way goes on.
    pub fn forget_failure(self) {
        if !self.submission.with_untracked(Submission::is_sending) {
            self.submission.set(Submission::Idle);
        }
    }

    pub fn is_sending(self) -> bool {
        self.submission.with(Submission::is_sending)
    }
}

impl<F, P, E> Default for Form<F, P, E>
where
    F: PartialEq + Send + Sync + 'static,
    P: Send + Sync + 'static,
    E: Send + Sync + 'static,
{
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_passes_only_where_nothing_is_wrong() {
        assert_eq!(Problems::<u8, &str>::default().or(Some(7)), Ok(7));
        let problems = Problems::one(1_u8, "empty");
        assert_eq!(problems.clone().or(Some(7)), Err(problems));
    }

    #[test]
    fn the_first_problem_of_a_field_is_the_one_said() {
        let mut problems = Problems::one(1_u8, "first");
        problems.add(1, "second");
        assert_eq!(problems.of(&1), Some(&"first"));
        assert_eq!(problems.of(&2), None);
    }
}
