//! The processes a run starts, and their end: by number, never by name, however the run ends.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A process that ends, with everything it started, when this goes.
pub struct Process(Child);

impl Process {
    /// Starts it quietly; what it says goes to `log`.
    pub fn start(command: &mut Command, log: &Path) -> Result<Self, String> {
        let log = fs::File::create(log).map_err(|e| format!("{}: {e}", log.display()))?;
        let errors = log.try_clone().map_err(|e| e.to_string())?;
        spawn(command.stdin(Stdio::null()).stdout(log).stderr(errors)).map(Self)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Collected before the first one ends: orphans are handed to another parent.
        let family = descendants(self.0.id());
        self.0.kill().ok();
        self.0.wait().ok();
        for process in family {
            Command::new("kill")
                .args(["-KILL", &process.to_string()])
                .stderr(Stdio::null())
                .status()
                .ok();
        }
    }
}

/// A screen for the engine that has no headless mode.
pub struct Screen {
    _server: Process,
    pub display: String,
}

impl Screen {
    /// The X server picks a free display and says which.
    pub fn start() -> Result<Self, String> {
        let mut command = Command::new("Xvfb");
        command.args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1280x1024x24",
            "-nolisten",
            "tcp",
        ]);
        let mut child = spawn(
            command
                .stdin(Stdio::null())
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        )?;
        let said = child.stdout.take();
        let server = Process(child);
        let mut number = String::new();
        BufReader::new(said.ok_or("Xvfb has no output")?)
            .read_line(&mut number)
            .map_err(|e| e.to_string())?;
        match number.trim() {
            "" => Err("Xvfb found no display".to_owned()),
            number => Ok(Self {
                _server: server,
                display: format!(":{number}"),
            }),
        }
    }
}

fn spawn(command: &mut Command) -> Result<Child, String> {
    command.spawn().map_err(|error| {
        format!(
            "{} does not start: {error}; `.make/setup test` installs it",
            command.get_program().display()
        )
    })
}

fn descendants(ancestor: u32) -> Vec<u32> {
    let parents: Vec<(u32, u32)> = processes();
    let mut family = vec![ancestor];
    let mut next = 0;
    while next < family.len() {
        let parent = family[next];
        family.extend(
            parents
                .iter()
                .filter(|(_, its)| *its == parent)
                .map(|(process, _)| *process),
        );
        next += 1;
    }
    family.split_off(1)
}

/// Every process with its parent.
fn processes() -> Vec<(u32, u32)> {
    let Ok(entries) = fs::read_dir("/proc") else {
        return Vec::new();
    };
    entries
        .filter_map(|entry| {
            let process = entry.ok()?.file_name().to_str()?.parse().ok()?;
            let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
            // The name before it stands in brackets and may hold anything.
            let (_, rest) = stat.rsplit_once(')')?;
            let parent = rest.split_whitespace().nth(1)?.parse().ok()?;
            Some((process, parent))
        })
        .collect()
}
