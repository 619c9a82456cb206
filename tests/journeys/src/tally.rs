//! What became of every journey, and the last lines of a run.

use crate::engine::Engine;
use crate::run::Journey;
use std::fmt;
use std::process::ExitCode;
use std::time::Duration;

/// What one engine has done.
pub struct Run {
    pub engine: Engine,
    pub tried: Vec<Tried>,
    /// Why it did not come to its end.
    pub broke: Option<String>,
}

/// One journey in one engine.
pub struct Tried {
    pub journey: &'static Journey,
    pub verdict: Verdict,
    pub took: Duration,
}

/// Troubles are in one line.
pub enum Verdict {
    Passed,
    /// Failed with this, and passed the second time.
    Unstable(String),
    Failed(String),
}

impl Run {
    pub fn failures(&self) -> usize {
        self.tried.iter().filter(|tried| tried.has_failed()).count()
    }

    fn count(&self) -> Count {
        let failed = self.failures();
        Count {
            passed: self.tried.len() - failed,
            failed: failed + usize::from(self.broke.is_some()),
            took: self.tried.iter().map(|tried| tried.took).sum(),
        }
    }

    /// In the words that `.make/test` looks for.
    fn tell_troubles(&self) {
        let engine = self.engine;
        for Tried {
            journey, verdict, ..
        } in &self.tried
        {
            match verdict {
                Verdict::Passed => {}
                Verdict::Unstable(trouble) => {
                    println!("unstable: {engine} {}\n    {trouble}", journey.name);
                }
                Verdict::Failed(trouble) => {
                    println!("failed: {engine} {}\n    {trouble}", journey.name);
                }
            }
        }
        if let Some(error) = &self.broke {
            println!("failed: {engine} to the end\n    {error}");
        }
    }
}

impl Tried {
    pub fn has_failed(&self) -> bool {
        matches!(self.verdict, Verdict::Failed(_))
    }
}

/// The last lines; the very last in the words of cargo's own runner.
pub fn tell(runs: &[Run], took: Duration) -> ExitCode {
    println!();
    runs.iter().for_each(Run::tell_troubles);
    for run in runs {
        println!("{:8} {}", run.engine, run.count());
    }
    let all = runs.iter().map(Run::count);
    let (passed, failed) = all.fold((0, 0), |sum, count| {
        (sum.0 + count.passed, sum.1 + count.failed)
    });
    let is_ok = failed == 0 && passed > 0;
    println!(
        "test result: {}. {passed} passed; {failed} failed; finished in {:.1}s",
        if is_ok { "ok" } else { "FAILED" },
        took.as_secs_f32()
    );
    if is_ok {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

struct Count {
    passed: usize,
    failed: usize,
    took: Duration,
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            passed,
            failed,
            took,
        } = self;
        write!(
            f,
            "{passed:5} passed {failed:4} failed {:5.0} s",
            took.as_secs_f32()
        )
    }
}
